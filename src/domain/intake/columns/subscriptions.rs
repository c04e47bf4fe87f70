//! The columns of `import subscriptions`.

use super::common::{account, currency, external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::subscription::Subscription;
use crate::domain::intake::Kind;

impl Imported for Subscription {
    const KIND: Kind = Kind::Subscriptions;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        external_id(&["subscription id", "subscription", "id", "id de suscripción", "suscripción"]),
        may(
            "plan",
            Reads::Text(|it, text| it.plan = Some(text)),
            |it| it.plan.as_deref().into(),
            &["plan name", "plan tier", "product", "plan id", "nombre del plan"],
        ),
        may(
            "seats",
            Reads::Count(|it, count| it.seats = Some(count)),
            |it| it.seats.into(),
            &["quantity", "licenses", "license count", "licencias", "puestos", "usuarios"],
        ),
        may(
            "mrr",
            Reads::Money(|it, money| it.mrr = Some(money)),
            |it| it.mrr.into(),
            &["mrr amount", "monthly recurring revenue", "ingreso mensual"],
        ),
        may(
            "arr",
            Reads::Money(|it, money| it.arr = Some(money)),
            |it| it.arr.into(),
            &["arr amount", "annual recurring revenue", "ingreso anual"],
        ),
        currency(|it| it.arr.or(it.mrr).map(|amount| amount.currency.code()).into()),
        must(
            "start",
            Reads::Day(|it, day| it.start = day),
            |it| it.start.into(),
            &[
                "start date",
                "started at",
                "start date (utc)",
                "start (utc)",
                "current period start",
                "created",
                "created (utc)",
                "fecha de inicio",
                "inicio",
            ],
        ),
        may(
            "end",
            Reads::Day(|it, day| it.end = Some(day)),
            |it| it.end.into(),
            &[
                "end date",
                "ended at",
                "ended at (utc)",
                "canceled at",
                "cancelled at",
                "canceled at (utc)",
                "fecha de fin",
                "fin",
            ],
        ),
        may(
            "trial",
            Reads::YesNo(|it, yes| it.trial = Some(yes)),
            |it| it.trial.into(),
            &["is trial", "prueba"],
        ),
        may(
            "auto_renew",
            Reads::YesNo(|it, yes| it.auto_renew = Some(yes)),
            |it| it.auto_renew.into(),
            &["auto renew flag", "auto renewal", "renovación automática"],
        ),
        may(
            "billing",
            Reads::Text(|it, text| it.billing = Some(text)),
            |it| it.billing.as_deref().into(),
            &["billing frequency", "billing period", "interval", "facturación", "frecuencia de facturación"],
        ),
    ];

    of_an_account!(Subscriptions);
}
