//! The columns of `import usage`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, UNREAD, may, must};
use crate::domain::account::timeline::Usage;
use crate::domain::intake::Kind;

impl Imported for Usage {
    const KIND: Kind = Kind::Usage;
    const ONE_OF: &'static [&'static str] = &["account", "subscription"];
    const COLUMNS: &'static [Column<Self>] = &[
        may("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        may(
            "subscription",
            Reads::Subscription,
            |it| it.subscription.map(Said::Subscription).unwrap_or_default(),
            &["subscription id", "subscription external id", "suscripción", "id de suscripción"],
        ),
        may(
            "external_id",
            Reads::Text(|it, text| it.external_id = text),
            |it| it.external_id.as_str().into(),
            &["usage id", "event id", "id"],
        ),
        must(
            "at",
            Reads::When(|it, when| it.at = when),
            |it| it.at.into(),
            &["date", "usage date", "day", "week", "timestamp", "fecha", "día", "semana"],
        ),
        must(
            "metric",
            Reads::Text(|it, text| it.metric = text),
            |it| it.metric.as_str().into(),
            &["metric name", "feature name", "feature", "métrica", "función"],
        ),
        must(
            "value",
            Reads::Number(|it, number| it.value = number),
            |it| it.value.into(),
            &["count", "usage count", "amount", "valor", "cantidad"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            subscription: None,
            at: UNREAD,
            metric: String::new(),
            value: 0.0,
            extra: Map::new(),
        }
    }

    fn external_id(&mut self) -> &mut String {
        &mut self.external_id
    }

    fn belongs_to(&mut self, account: Uuid) {
        self.account = account;
    }

    fn of_subscription(&mut self, subscription: Uuid) {
        self.subscription = Some(subscription);
    }

    fn extra(&mut self) -> &mut Map<String, Value> {
        &mut self.extra
    }

    fn extras(&self) -> &Map<String, Value> {
        &self.extra
    }

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Usage(rows)
    }
}
