//! What a row said before it was written over.

use rusqlite::types::Value as Sql;

use crate::domain::account::change::Field;
use crate::store::rows::Column;

/// The values of a row at one moment.
#[derive(Clone, Copy)]
pub(super) struct Past<'v> {
    pub columns: &'static [Column],
    pub values: &'v [Sql],
}

/// A field that is another now: what it was, and what it is.
pub(in crate::store) struct Changed {
    pub field: Field,
    pub old: Option<String>,
    pub new: Option<String>,
}

impl Past<'_> {
    /// A field as its history has it.
    pub fn text(self, field: Field) -> Option<String> {
        let of_field = self.columns.iter().zip(self.values).filter(|(it, _)| it.stated_as == field.code());
        let mut texts = of_field.map(|(_, value)| match value {
            Sql::Text(text) => Some(text.clone()),
            Sql::Integer(number) => Some(number.to_string()),
            _ => None,
        });
        let first = texts.next()??;
        if !field.is_money() {
            return Some(first);
        }
        Some(format!("{first} {}", texts.next()??))
    }

    /// Which of these fields are others now.
    pub fn changed(self, now: Self, fields: &'static [Field]) -> impl Iterator<Item = Changed> {
        fields.iter().filter_map(move |&field| {
            let (old, new) = (self.text(field), now.text(field));
            (old != new).then_some(Changed { field, old, new })
        })
    }
}
