//! The columns of `import surveys`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::words::SURVEY;
use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, may, must};
use crate::domain::account::timeline::Survey;
use crate::domain::intake::Kind;

impl Imported for Survey {
    const KIND: Kind = Kind::Surveys;
    const COLUMNS: &'static [Column<Self>] = &[
        must("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        may(
            "external_id",
            Reads::Text(|it, text| it.external_id = text),
            |it| it.external_id.as_str().into(),
            &["survey id", "response id", "nps feedback uid", "id"],
        ),
        may(
            "sent_at",
            Reads::When(|it, when| it.sent_at = Some(when)),
            |it| it.sent_at.into(),
            &["sent", "sent date", "survey sent", "invited at", "fecha de envío", "enviada"],
        ),
        may(
            "at",
            Reads::When(|it, when| it.at = Some(when)),
            |it| it.at.into(),
            &[
                "responded at",
                "answered at",
                "response date",
                "rated at",
                "created at",
                "date",
                "submitted at",
                "fecha",
                "fecha de respuesta",
            ],
        ),
        must(
            "type",
            Reads::Code(SURVEY, |it, code| it.kind = code.into()),
            |it| it.kind.as_str().into(),
            &["survey type", "metric", "survey", "tipo", "tipo de encuesta"],
        ),
        may(
            "score",
            Reads::Whole(|it, number| it.score = Some(number)),
            |it| it.score.into(),
            &[
                "rating",
                "nps",
                "nps score",
                "csat",
                "csat score",
                "ces",
                "ces score",
                "puntuación",
                "puntaje",
                "calificación",
                "nota",
            ],
        ),
        may(
            "comment",
            Reads::Prose(|it, text| it.comment = Some(text)),
            |it| it.comment.as_deref().into(),
            &[
                "comments",
                "review",
                "feedback",
                "verbatim",
                "feedback text",
                "comentario",
                "comentarios",
                "opinión",
            ],
        ),
        may(
            "channel",
            Reads::Text(|it, text| it.channel = Some(text)),
            |it| it.channel.as_deref().into(),
            &["survey channel", "via", "source", "canal", "medio"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            sent_at: None,
            at: None,
            kind: String::new(),
            score: None,
            comment: None,
            channel: None,
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
        Batch::Surveys(rows)
    }
}
