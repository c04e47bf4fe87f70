//! The columns of `import churn`.

use super::common::{account, currency, maybe_external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::timeline::Churn;
use crate::domain::intake::Kind;

impl Imported for Churn {
    const KIND: Kind = Kind::Churn;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        maybe_external_id(&["churn event id", "churn id", "event id", "id"]),
        must(
            "at",
            Reads::When(|it, when| it.at = when),
            |it| it.at.into(),
            &[
                "churn date",
                "churned at",
                "date",
                "cancelled at",
                "canceled at",
                "cancellation date",
                "fecha de baja",
                "fecha",
            ],
        ),
        may(
            "reason",
            Reads::Reason(|it, reason| it.reason = Some(reason)),
            |it| it.reason.as_deref().into(),
            &[
                "churn reason",
                "reason code",
                "cancellation reason",
                "cancel reason",
                "motivo",
                "motivo de baja",
                "razón",
            ],
        ),
        may(
            "comment",
            Reads::Prose(|it, text| it.comment = Some(text)),
            |it| it.comment.as_deref().into(),
            &[
                "comments",
                "feedback",
                "feedback text",
                "verbatim",
                "cancellation comment",
                "comentario",
                "comentarios",
            ],
        ),
        may(
            "destination",
            Reads::Text(|it, text| it.destination = Some(text)),
            |it| it.destination.as_deref().into(),
            &["competitor", "went to", "switched to", "destino", "competidor"],
        ),
        may(
            "arr_lost",
            Reads::Money(|it, money| it.arr_lost = Some(money)),
            |it| it.arr_lost.into(),
            &["lost arr", "churned arr", "arr", "arr perdido"],
        ),
        currency(|it| it.arr_lost.map(|lost| lost.currency.code()).into()),
        may(
            "reactivated",
            Reads::YesNo(|it, yes| it.reactivated = yes),
            |it| it.reactivated.into(),
            &["is reactivation", "reactivation", "reactivado", "reactivada"],
        ),
    ];

    of_an_account!(Churn);
}
