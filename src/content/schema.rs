//! The JSON Schema of every kind of file, as the domain types make it of themselves and their comments.

use schemars::{JsonSchema, schema_for};
use serde_json::{Value as Json, json};

use super::Kind;
use crate::domain::account::signals::SignalRules;
use crate::domain::authority::AuthorityMatrix;
use crate::domain::cards::CardDeck;
use crate::domain::catalogue::Catalogue;
use crate::domain::intake::ImportMap;
use crate::domain::playbook::Playbook;
use crate::domain::playbook::placeholder::PLACEHOLDERS;
use crate::domain::settings::Settings;
use crate::domain::taxonomy::Taxonomy;
use crate::domain::team::Team;

/// The schema of a kind: what the checker checks by, what editors complete by, and the reference of the format.
pub fn schema(kind: Kind) -> Json {
    match kind {
        Kind::Playbook => with_placeholders(of::<Playbook>()),
        Kind::Taxonomy => of::<Taxonomy>(),
        Kind::Authority => of::<AuthorityMatrix>(),
        Kind::Catalogue => of::<Catalogue>(),
        Kind::Team => of::<Team>(),
        Kind::Settings => of::<Settings>(),
        Kind::Cards => with_placeholders(of::<CardDeck>()),
        Kind::Signals => of::<SignalRules>(),
        Kind::Map => of::<ImportMap>(),
    }
}

fn of<T: JsonSchema>() -> Json {
    schema_for!(T).to_value()
}

/// Adds the placeholders a script's texts may use: as a table, and where an editor shows what a text is.
fn with_placeholders(mut schema: Json) -> Json {
    let table: Vec<Json> = PLACEHOLDERS
        .iter()
        .map(|placeholder| json!({"name": placeholder.name, "about": placeholder.about}))
        .collect();
    schema["x-placeholders"] = table.into();
    let list: Vec<String> = PLACEHOLDERS
        .iter()
        .map(|placeholder| format!("{{{}}}: {}", placeholder.name, placeholder.about))
        .collect();
    if let Some(Json::String(about)) = schema.pointer_mut("/$defs/Localized/description") {
        about.push_str("\n\nPlaceholders are filled in:\n");
        about.push_str(&list.join("\n"));
    }
    schema
}
