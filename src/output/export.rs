//! Everything a store holds as rows for other programs: CSV that `import` reads back to the same values, and JSON.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::domain::account::change::{self, Change, Field};
use crate::domain::intake::Kind;
use crate::domain::intake::cell::formula::harmless;
use crate::domain::intake::columns::{How, Imported, extra_header, headings};
use crate::domain::money::MoneyJson;

/// What rows name by our own key, with the other systems' key of each.
pub type Names = HashMap<Uuid, String>;

/// The columns of a history of changes.
pub const CHANGE_COLUMNS: [&str; 7] = ["account", "at", "field", "old", "new", "source", "subscription"];

/// The header of a kind's file, `extras` being columns without a name of ours.
pub fn header(kind: Kind, extras: &[String]) -> Vec<String> {
    let columns = headings(kind);
    let own = columns.iter().map(|column| column.name.to_owned());
    own.chain(extras.iter().map(|name| harmless(&extra_header(name, &columns)).into_owned())).collect()
}

/// A row of that file.
pub fn cells<R: Imported>(row: &R, names: &Names, extras: &[String]) -> Vec<String> {
    let named = |id| names.get(&id).cloned().unwrap_or_default();
    let own = R::COLUMNS.iter().map(|column| (column.says)(row).cell(named));
    let extra = |name: &String| match row.extras().get(name) {
        Some(Value::String(text)) => harmless(text).into_owned(),
        Some(value) => value.to_string(),
        None => String::new(),
    };
    own.chain(extras.iter().map(extra)).collect()
}

/// A row as a JSON object: an amount with its currency, columns without a name of ours under `extra`.
pub fn object<R: Imported>(row: &R, names: &Names) -> Value {
    let named = |id| names.get(&id).cloned().unwrap_or_default();
    let own = R::COLUMNS.iter().filter(|column| column.how() != How::Currency);
    let mut object: Map<_, _> =
        own.map(|column| (column.name.to_owned(), (column.says)(row).json(named))).collect();
    object.insert("extra".into(), Value::Object(row.extras().clone()));
    Value::Object(object)
}

/// A change as the cells of [`CHANGE_COLUMNS`].
pub fn change_cells(change: &Change, names: &Names) -> Vec<String> {
    let value = |value: &Option<String>| match value {
        Some(text) => match amount(change.field, text) {
            Some(amount) => format!("{} {}", amount.plain(), amount.currency.code()),
            None => harmless(text).into_owned(),
        },
        None => String::new(),
    };
    vec![
        names.get(&change.account).map(|name| harmless(name).into_owned()).unwrap_or_default(),
        change.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        change.field.code().to_owned(),
        value(&change.old),
        value(&change.new),
        change.source.code().to_owned(),
        change.subscription.as_deref().map(|name| harmless(name).into_owned()).unwrap_or_default(),
    ]
}

/// A change as a JSON object.
pub fn change_object(change: &Change, names: &Names) -> Value {
    let value = |value: &Option<String>| match value {
        Some(text) => amount(change.field, text)
            .map_or_else(|| text.as_str().into(), |amount| json!(MoneyJson::from(amount))),
        None => Value::Null,
    };
    json!({
        "account": names.get(&change.account),
        "at": change.at,
        "field": change.field.code(),
        "old": value(&change.old),
        "new": value(&change.new),
        "source": change.source.code(),
        "subscription": change.subscription,
    })
}

fn amount(field: Field, text: &str) -> Option<crate::domain::money::Money> {
    field.is_money().then(|| change::money(text)).flatten()
}
