//! The columns of `import churn`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, UNREAD, may, must};
use crate::domain::account::timeline::Churn;
use crate::domain::intake::Kind;

impl Imported for Churn {
    const KIND: Kind = Kind::Churn;
    const COLUMNS: &'static [Column<Self>] = &[
        must("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        may(
            "external_id",
            Reads::Text(|it, text| it.external_id = text),
            |it| it.external_id.as_str().into(),
            &["churn event id", "churn id", "event id", "id"],
        ),
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
        may(
            "currency",
            Reads::Currency,
            |it| it.arr_lost.map(|lost| lost.currency.code()).into(),
            &["currency code", "moneda", "divisa"],
        ),
        may(
            "reactivated",
            Reads::YesNo(|it, yes| it.reactivated = yes),
            |it| it.reactivated.into(),
            &["is reactivation", "reactivation", "reactivado", "reactivada"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            at: UNREAD,
            reason: None,
            comment: None,
            destination: None,
            arr_lost: None,
            reactivated: false,
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
        Batch::Churn(rows)
    }
}
