//! Colours by what they mean. Meaning is never in the colour alone: words, signs and their places say the same.
//!
//! Colours are of the fixed 256 palette: every terminal has them, and they cost few bytes.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::settings::ThemeName;

/// What the terminal's background is, as far as it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// It did not say.
    #[default]
    Unknown,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

impl Background {
    /// Of a colour: its red, green and blue, each of a thousand.
    pub fn of_colour([red, green, blue]: [u16; 3]) -> Self {
        // How bright the eye finds it: green more than red, red more than blue.
        let bright = u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114;
        if bright > 500_000 { Self::Light } else { Self::Dark }
    }
}

/// What the terminal can show, asked once at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ability {
    /// The terminal's background.
    pub background: Background,
    /// Somebody set `NO_COLOR`: no colours, only bold, underlined, reversed.
    pub no_color: bool,
}

/// The styles of a screen. Each but [`Theme::base`] is laid over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Under everything.
    pub base: Style,
    /// Words to read.
    pub text: Style,
    /// What may be skipped.
    pub dim: Style,
    /// A name, a figure that counts.
    pub strong: Style,
    /// The small words over a pane.
    pub title: Style,
    /// Where the focus is: the one accent.
    pub accent: Style,
    /// The one large thing: the question.
    pub question: Style,
    /// Fine.
    pub good: Style,
    /// To be watched.
    pub warn: Style,
    /// Wrong, broken, lost.
    pub bad: Style,
    /// A `#tag` in a note.
    pub tag: Style,
    /// A quote.
    pub quote: Style,
    /// A `!promise`.
    pub promise: Style,
    /// An `@competitor`.
    pub competitor: Style,
    /// The chosen row of a list, the marked part of a text; it has a background of its own.
    pub selection: Style,
    /// Lines.
    pub rule: Style,
}

impl Theme {
    /// The styles of a theme on a terminal.
    ///
    /// A theme that is named paints its own background, and so does the automatic one where the terminal did not
    /// tell its own: it is readable everywhere. A background the terminal did tell is left as it is.
    pub fn of(name: ThemeName, ability: Ability) -> Self {
        if ability.no_color {
            return Self::without_colour();
        }
        match (name, ability.background) {
            (ThemeName::Dark, _) | (ThemeName::Auto, Background::Unknown) => Self::dark().painted(234),
            (ThemeName::Auto, Background::Dark) => Self::dark(),
            (ThemeName::Auto, Background::Light) => Self::light(),
            (ThemeName::Light, _) => Self::light().painted(231),
            (ThemeName::HighContrast, _) => Self::high_contrast().painted(16),
            (ThemeName::Terminal, _) => Self::terminal(),
        }
    }

    /// The colour of a cursor that is seen on a background this theme paints: the terminal's own may be of that same
    /// colour. `None`: the terminal's own background is left, and so is its cursor.
    pub fn cursor(&self) -> Option<[u8; 3]> {
        match (self.base.bg, self.base.fg) {
            (Some(Color::Indexed(_)), Some(Color::Indexed(ink))) => rgb(ink),
            _ => None,
        }
    }

    fn dark() -> Self {
        Self::from_palette(Palette {
            text: 252,
            dim: 246,
            strong: 255,
            title: 250,
            accent: 110,
            rule: 239,
            selection: 236,
            good: 108,
            warn: 179,
            bad: 174,
            quote: 187,
            competitor: 139,
        })
    }

    fn light() -> Self {
        Self::from_palette(Palette {
            text: 236,
            dim: 242,
            strong: 16,
            title: 240,
            accent: 25,
            rule: 250,
            selection: 254,
            good: 22,
            warn: 94,
            bad: 124,
            quote: 58,
            competitor: 90,
        })
    }

    fn high_contrast() -> Self {
        let theme = Self::from_palette(Palette {
            text: 231,
            dim: 252,
            strong: 231,
            title: 231,
            accent: 226,
            rule: 250,
            selection: 18,
            good: 120,
            warn: 226,
            bad: 217,
            quote: 229,
            competitor: 219,
        });
        Self { title: theme.title.add_modifier(Modifier::BOLD | Modifier::UNDERLINED), ..theme }
    }

    fn terminal() -> Self {
        // A word over a line, or in its place, is not as faint as the line.
        let plain = Style::new().remove_modifier(Modifier::DIM);
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        Self {
            base: Style::reset(),
            text: plain,
            dim,
            strong: bold,
            title: bold,
            accent: plain.fg(Color::Cyan),
            question: bold,
            good: plain.fg(Color::Green),
            warn: plain.fg(Color::Yellow),
            bad: plain.fg(Color::Red),
            tag: plain.fg(Color::Cyan),
            quote: plain.add_modifier(Modifier::ITALIC),
            promise: plain.fg(Color::Yellow),
            competitor: plain.fg(Color::Magenta),
            selection: plain.add_modifier(Modifier::REVERSED),
            rule: dim,
        }
    }

    fn without_colour() -> Self {
        let plain = Style::new().remove_modifier(Modifier::DIM);
        let bold = plain.add_modifier(Modifier::BOLD);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Self {
            accent: bold,
            good: plain,
            warn: bold,
            bad: bold,
            tag: underlined,
            promise: bold,
            competitor: underlined,
            ..Self::terminal()
        }
    }

    fn from_palette(palette: Palette) -> Self {
        let fg = |index| Style::new().fg(Color::Indexed(index));
        Self {
            base: Style::reset().fg(Color::Indexed(palette.text)),
            text: fg(palette.text),
            dim: fg(palette.dim),
            strong: fg(palette.strong).add_modifier(Modifier::BOLD),
            title: fg(palette.title),
            accent: fg(palette.accent),
            question: fg(palette.strong).add_modifier(Modifier::BOLD),
            good: fg(palette.good),
            warn: fg(palette.warn),
            bad: fg(palette.bad),
            tag: fg(palette.accent),
            quote: fg(palette.quote).add_modifier(Modifier::ITALIC),
            promise: fg(palette.warn),
            competitor: fg(palette.competitor),
            selection: Style::new().bg(Color::Indexed(palette.selection)),
            rule: fg(palette.rule),
        }
    }

    fn painted(self, background: u8) -> Self {
        Self { base: self.base.bg(Color::Indexed(background)), ..self }
    }
}

/// Red, green and blue of a colour of the fixed palette; the first sixteen differ from terminal to terminal.
fn rgb(index: u8) -> Option<[u8; 3]> {
    match index {
        16..=231 => {
            let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let cube = index - 16;
            Some([level(cube / 36), level(cube / 6 % 6), level(cube % 6)])
        }
        232..=255 => Some([8 + 10 * (index - 232); 3]),
        _ => None,
    }
}

/// A theme's colours, by index.
#[derive(Clone, Copy)]
struct Palette {
    text: u8,
    dim: u8,
    strong: u8,
    title: u8,
    accent: u8,
    rule: u8,
    selection: u8,
    good: u8,
    warn: u8,
    bad: u8,
    quote: u8,
    competitor: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMED: [ThemeName; 3] = [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast];

    fn styles(theme: &Theme) -> [(&'static str, Style); 15] {
        [
            ("text", theme.text),
            ("dim", theme.dim),
            ("strong", theme.strong),
            ("title", theme.title),
            ("accent", theme.accent),
            ("question", theme.question),
            ("good", theme.good),
            ("warn", theme.warn),
            ("bad", theme.bad),
            ("tag", theme.tag),
            ("quote", theme.quote),
            ("promise", theme.promise),
            ("competitor", theme.competitor),
            ("selection", theme.selection),
            ("rule", theme.rule),
        ]
    }

    /// Relative luminance of a colour of the 256 palette, as WCAG has it.
    fn luminance(color: Color) -> f64 {
        let Color::Indexed(index) = color else { panic!("a colour of the fixed palette, not {color:?}") };
        let rgb = rgb(index).unwrap_or_else(|| panic!("{index} is another colour in every terminal"));
        let linear = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_word_can_be_read_on_its_background_and_on_the_selection() {
        for name in NAMED {
            let theme = Theme::of(name, Ability::default());
            let backgrounds = [theme.base.bg.unwrap(), theme.selection.bg.unwrap()];
            for (meaning, style) in styles(&theme) {
                let Some(fg) = style.fg.filter(|_| meaning != "rule") else { continue };
                let least = if name == ThemeName::HighContrast { 7.0 } else { 4.5 };
                assert!(
                    contrast(fg, backgrounds[0]) >= least,
                    "{name:?} {meaning}: {}",
                    contrast(fg, backgrounds[0])
                );
                assert!(
                    contrast(fg, backgrounds[1]) >= 3.5,
                    "{name:?} {meaning} chosen: {}",
                    contrast(fg, backgrounds[1])
                );
            }
        }
    }

    #[test]
    fn no_color_means_no_colour_in_any_theme() {
        for name in
            [ThemeName::Auto, ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast, ThemeName::Terminal]
        {
            let theme = Theme::of(name, Ability { background: Background::Light, no_color: true });
            for (meaning, style) in styles(&theme) {
                assert_eq!((style.fg, style.bg), (None, None), "{name:?} {meaning}");
            }
        }
    }

    #[test]
    fn a_word_over_a_line_is_not_as_faint_as_the_line() {
        for no_color in [false, true] {
            let theme = Theme::of(ThemeName::Terminal, Ability { no_color, ..Ability::default() });
            for (meaning, style) in
                styles(&theme).into_iter().filter(|(it, _)| !matches!(*it, "dim" | "rule"))
            {
                let mut cell = ratatui::buffer::Cell::default();
                cell.set_style(theme.rule).set_style(style);
                assert!(!cell.modifier.contains(Modifier::DIM), "{meaning}");
            }
        }
    }

    #[test]
    fn a_background_the_terminal_told_is_left_as_it_is() {
        let told = |background| Theme::of(ThemeName::Auto, Ability { background, no_color: false }).base.bg;
        assert_eq!(told(Background::Light), Some(Color::Reset));
        assert_eq!(told(Background::Dark), Some(Color::Reset));
        assert_eq!(told(Background::Unknown), Some(Color::Indexed(234)));
    }
}
