//! An amount chosen by keys: figures write it, arrows change it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::authority::amount::{MOST, NoAmount};

/// An amount being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountField {
    /// The amount; 0 while none is.
    pub value: u32,
    /// Figures are being typed: the next one goes behind them.
    typing: bool,
    /// What is being typed has a decimal sign: its figures make no amount, least of all a larger one.
    fraction: bool,
}

/// What a key meant to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldReply {
    /// The amount changed, or the key was about it.
    Taken,
    /// It cannot be an amount.
    Wrong(NoAmount),
    /// Nothing here.
    NotMine,
}

impl AmountField {
    /// A field with an amount to begin with.
    pub const fn new(value: u32) -> Self {
        Self { value, typing: false, fraction: false }
    }

    /// The next figure begins anew.
    pub const fn rest(&mut self) {
        self.typing = false;
        self.fraction = false;
    }

    /// Takes a key; an arrow changes the amount by `step`.
    pub fn key(&mut self, key: KeyEvent, step: u32) -> FieldReply {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return FieldReply::NotMine;
        }
        match key.code {
            KeyCode::Left => self.set(self.value.saturating_sub(step).max(1)),
            KeyCode::Right => self.set(self.value.saturating_add(step).min(MOST)),
            KeyCode::Backspace if self.fraction => self.fraction = false,
            KeyCode::Backspace if self.typing => {
                self.value /= 10;
                self.typing = self.value > 0;
            }
            KeyCode::Char('-' | '−') => return FieldReply::Wrong(NoAmount::Negative),
            KeyCode::Char('.' | ',') if self.typing => {
                self.fraction = true;
                return FieldReply::Wrong(NoAmount::Fraction);
            }
            KeyCode::Char(c) if self.fraction && c.is_ascii_digit() => {
                return FieldReply::Wrong(NoAmount::Fraction);
            }
            KeyCode::Char('%') => {}
            KeyCode::Char(c) => {
                let Some(figure) = c.to_digit(10) else { return FieldReply::NotMine };
                let longer = if self.typing { self.value * 10 + figure } else { figure };
                if longer > MOST {
                    return FieldReply::Wrong(NoAmount::TooLarge);
                }
                *self = Self { value: longer, typing: true, fraction: false };
            }
            _ => return FieldReply::NotMine,
        }
        FieldReply::Taken
    }

    fn set(&mut self, value: u32) {
        *self = Self::new(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut AmountField, keys: &str) -> FieldReply {
        keys.chars().fold(FieldReply::NotMine, |_, c| {
            field.key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), 1)
        })
    }

    #[test]
    fn the_first_figure_begins_anew_and_the_next_ones_follow_it() {
        let mut field = AmountField::new(5);
        typed(&mut field, "20");
        assert_eq!(field.value, 20);
        field.key(KeyCode::Right.into(), 5);
        assert_eq!(field.value, 25);
        typed(&mut field, "7");
        assert_eq!(field.value, 7);
    }

    #[test]
    fn what_is_no_amount_says_so_and_changes_nothing() {
        let mut field = AmountField::new(5);
        assert_eq!(typed(&mut field, "-"), FieldReply::Wrong(NoAmount::Negative));
        assert_eq!(typed(&mut field, "1."), FieldReply::Wrong(NoAmount::Fraction));
        field.rest();
        assert_eq!(typed(&mut field, "123456"), FieldReply::Wrong(NoAmount::TooLarge));
        assert_eq!(field.value, 12345);
        assert_eq!(typed(&mut field, "d"), FieldReply::NotMine);
    }

    #[test]
    fn the_figures_behind_a_decimal_sign_make_no_larger_amount() {
        let mut field = AmountField::new(5);
        assert_eq!(typed(&mut field, "12,5"), FieldReply::Wrong(NoAmount::Fraction));
        assert_eq!(field.value, 12);
        field.key(KeyCode::Backspace.into(), 1);
        typed(&mut field, "3");
        assert_eq!(field.value, 123);
        typed(&mut field, ".9");
        field.key(KeyCode::Right.into(), 1);
        typed(&mut field, "8");
        assert_eq!(field.value, 8);
    }

    #[test]
    fn after_a_rest_the_next_figure_begins_anew() {
        let mut field = AmountField::new(5);
        typed(&mut field, "20");
        field.rest();
        typed(&mut field, "29");
        assert_eq!(field.value, 29);
    }

    #[test]
    fn an_arrow_never_leads_below_one() {
        let mut field = AmountField::new(3);
        field.key(KeyCode::Left.into(), 5);
        assert_eq!(field.value, 1);
    }
}
