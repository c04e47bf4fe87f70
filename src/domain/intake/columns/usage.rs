//! The columns of `import usage`.

use uuid::Uuid;

use super::common::{ACCOUNT, maybe_external_id, of_an_account};
use super::{Column, Imported, Reads, Said, may, must};
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
        maybe_external_id(&["usage id", "event id", "id"]),
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

    of_an_account!(Usage);

    fn of_subscription(&mut self, subscription: Uuid) {
        self.subscription = Some(subscription);
    }
}
