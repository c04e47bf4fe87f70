//! The columns of `import outcomes`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, UNREAD, may, must};
use crate::domain::account::outcome::Outcome;
use crate::domain::intake::Kind;

impl Imported for Outcome {
    const KIND: Kind = Kind::Outcomes;
    const COLUMNS: &'static [Column<Self>] = &[
        must("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        may(
            "external_id",
            Reads::Text(|it, text| it.external_id = text),
            |it| it.external_id.as_str().into(),
            &["outcome id", "id"],
        ),
        must(
            "at",
            Reads::When(|it, when| it.at = when),
            |it| it.at.into(),
            &["date", "measured at", "as of", "fecha", "fecha de medición"],
        ),
        must(
            "goal",
            Reads::Text(|it, text| it.goal = text),
            |it| it.goal.as_str().into(),
            &["objective", "outcome", "success criterion", "objetivo", "meta", "resultado"],
        ),
        may(
            "target",
            Reads::Number(|it, number| it.target = Some(number)),
            |it| it.target.into(),
            &["target value", "goal value", "valor objetivo", "valor meta"],
        ),
        may(
            "value",
            Reads::Number(|it, number| it.value = Some(number)),
            |it| it.value.into(),
            &[
                "actual",
                "actual value",
                "current value",
                "result",
                "valor",
                "valor actual",
                "valor alcanzado",
            ],
        ),
        may(
            "unit",
            Reads::Text(|it, text| it.unit = Some(text)),
            |it| it.unit.as_deref().into(),
            &["units", "unidad"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            at: UNREAD,
            goal: String::new(),
            target: None,
            value: None,
            unit: None,
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
        Batch::Outcomes(rows)
    }
}
