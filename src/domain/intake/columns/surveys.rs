//! The columns of `import surveys`.

use super::common::{account, maybe_external_id, of_an_account};
use super::words::SURVEY;
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::timeline::Survey;
use crate::domain::intake::Kind;

impl Imported for Survey {
    const KIND: Kind = Kind::Surveys;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        maybe_external_id(&["survey id", "response id", "nps feedback uid", "id"]),
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

    of_an_account!(Surveys);
}
