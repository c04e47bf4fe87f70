//! The columns of `import answers`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, UNREAD, may, must};
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::intake::Kind;

impl Imported for ReturnedAnswer {
    const KIND: Kind = Kind::Answers;
    const COLUMNS: &'static [Column<Self>] = &[
        must("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        may(
            "external_id",
            Reads::Text(|it, text| it.external_id = text),
            |it| it.external_id.as_str().into(),
            &["answer id", "response id", "id"],
        ),
        must(
            "playbook",
            Reads::Text(|it, text| it.playbook = text),
            |it| it.playbook.as_str().into(),
            &["survey", "questionnaire", "form", "cuestionario", "encuesta"],
        ),
        must(
            "step",
            Reads::Text(|it, text| it.step = text),
            |it| it.step.as_str().into(),
            &["question", "question id", "pregunta", "paso"],
        ),
        must(
            "at",
            Reads::When(|it, when| it.at = when),
            |it| it.at.into(),
            &["date", "answered at", "responded at", "submitted at", "fecha", "fecha de respuesta"],
        ),
        may(
            "text",
            Reads::Prose(|it, text| it.text = Some(text)),
            |it| it.text.as_deref().into(),
            &["answer", "comment", "response", "respuesta", "texto", "comentario"],
        ),
        may(
            "choice",
            Reads::Text(|it, text| it.choice = Some(text)),
            |it| it.choice.as_deref().into(),
            &["option", "value", "opción", "valor", "elección"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            playbook: String::new(),
            step: String::new(),
            at: UNREAD,
            text: None,
            choice: None,
            extra: Map::new(),
        }
    }

    fn external_id(&mut self) -> &mut String {
        &mut self.external_id
    }

    fn belongs_to(&mut self, account: Uuid) {
        self.account = account;
    }

    fn extra(&mut self) -> &mut Map<String, Value> {
        &mut self.extra
    }

    fn extras(&self) -> &Map<String, Value> {
        &self.extra
    }

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Answers(rows)
    }
}
