//! The columns of `import interactions`.

use super::common::{account, maybe_external_id, of_an_account};
use super::words::{DIRECTION, INTERACTION, OUTCOME};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::timeline::Interaction;
use crate::domain::intake::Kind;

impl Imported for Interaction {
    const KIND: Kind = Kind::Interactions;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        maybe_external_id(&["interaction id", "activity id", "record id", "id"]),
        must(
            "at",
            Reads::When(|interaction, when| interaction.at = when),
            |it| it.at.into(),
            &["date", "activity date", "created date", "created at", "timestamp", "fecha", "fecha y hora"],
        ),
        may(
            "type",
            Reads::Code(INTERACTION, |interaction, code| interaction.kind = Some(code.into())),
            |it| it.kind.as_deref().into(),
            &["interaction type", "activity type", "kind", "tipo"],
        ),
        may(
            "direction",
            Reads::Code(DIRECTION, |interaction, code| interaction.direction = Some(code.into())),
            |it| it.direction.as_deref().into(),
            &["dirección", "sentido"],
        ),
        may(
            "outcome",
            Reads::Code(OUTCOME, |interaction, code| interaction.outcome = Some(code.into())),
            |it| it.outcome.as_deref().into(),
            &["call outcome", "meeting outcome", "resultado"],
        ),
        may(
            "subject",
            Reads::Prose(|interaction, text| interaction.subject = Some(text)),
            |it| it.subject.as_deref().into(),
            &["topic", "context name", "asunto", "tema"],
        ),
        may(
            "body",
            Reads::Prose(|interaction, text| interaction.body = Some(text)),
            |it| it.body.as_deref().into(),
            &["notes", "description", "comments", "text", "notas", "descripción", "comentarios", "texto"],
        ),
        may(
            "sentiment",
            Reads::Text(|interaction, text| interaction.sentiment = Some(text)),
            |it| it.sentiment.as_deref().into(),
            &["tone", "sentimiento", "tono"],
        ),
        may(
            "person",
            Reads::Text(|interaction, text| interaction.person = Some(text)),
            |it| it.person.as_deref().into(),
            &["contact", "contact name", "attendees", "user email", "persona", "contacto", "participantes"],
        ),
    ];

    of_an_account!(Interactions);
}
