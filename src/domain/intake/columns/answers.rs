//! The columns of `import answers`.

use super::common::{account, maybe_external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::intake::Kind;

impl Imported for ReturnedAnswer {
    const KIND: Kind = Kind::Answers;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        maybe_external_id(&["answer id", "response id", "id"]),
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

    fn question(&self) -> Option<(&str, &str)> {
        Some((&self.playbook, &self.step))
    }

    of_an_account!(Answers);
}
