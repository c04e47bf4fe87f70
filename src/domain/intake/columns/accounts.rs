//! The columns of `import accounts`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::words::{FORMALITY, NOTICE, SEGMENT, STATUS};
use super::{Batch, Column, Imported, Reads, may, must};
use crate::domain::account::{Account, NoticeKind, Segment, Status};
use crate::domain::intake::Kind;
use crate::domain::language::{Formality, Lang};

impl Imported for Account {
    const KIND: Kind = Kind::Accounts;
    const COLUMNS: &'static [Column<Self>] = &[
        must(
            "external_id",
            Reads::Text(|account, text| account.external_id = text),
            |it| it.external_id.as_str().into(),
            &[
                "account id",
                "accountexternalid",
                "customer id",
                "company id",
                "record id",
                "id",
                "código",
                "id de cuenta",
                "id de cliente",
                "id del cliente",
                "id cliente",
            ],
        ),
        must(
            "name",
            Reads::Text(|account, text| account.name = text),
            |it| it.name.as_str().into(),
            &[
                "account name",
                "company name",
                "customer name",
                "account",
                "company",
                "customer",
                "nombre",
                "cuenta",
                "empresa",
                "cliente",
                "razón social",
                "nombre de la cuenta",
                "nombre de la empresa",
            ],
        ),
        may(
            "status",
            Reads::Code(STATUS, |account, code| {
                account.status = Status::from_code(code).unwrap_or_default();
            }),
            |it| it.status.code().into(),
            &["account status", "customer status", "estado", "situación"],
        ),
        may(
            "segment",
            Reads::Code(SEGMENT, |account, code| account.segment = Segment::from_code(code)),
            |it| it.segment.map(Segment::code).into(),
            &["size", "customer segment", "segmento", "tamaño"],
        ),
        may(
            "tier",
            Reads::Text(|account, text| account.tier = Some(text)),
            |it| it.tier.as_deref().into(),
            &["service tier", "nivel"],
        ),
        may(
            "industry",
            Reads::Text(|account, text| account.industry = Some(text)),
            |it| it.industry.as_deref().into(),
            &["sector", "vertical", "industria", "rubro", "giro"],
        ),
        may(
            "country",
            Reads::Text(|account, text| account.country = Some(text)),
            |it| it.country.as_deref().into(),
            &["country/region", "billing country", "país"],
        ),
        may(
            "channel",
            Reads::Text(|account, text| account.channel = Some(text)),
            |it| it.channel.as_deref().into(),
            &["acquisition channel", "lead source", "account source", "referral source", "canal", "origen"],
        ),
        may(
            "plan",
            Reads::Text(|account, text| account.plan = Some(text)),
            |it| it.plan.as_deref().into(),
            &["plan tier", "plan name", "subscription plan"],
        ),
        may(
            "seats",
            Reads::Count(|account, number| account.seats = Some(number)),
            |it| it.seats.into(),
            &["license count", "licenses", "users", "licencias", "usuarios", "asientos"],
        ),
        may(
            "arr",
            Reads::Money(|account, money| account.arr = Some(money)),
            |it| it.arr.into(),
            &[
                "annual recurring revenue",
                "arr amount",
                "annual contract value",
                "acv",
                "ingreso anual",
                "ingreso recurrente anual",
                "ingresos recurrentes anuales",
            ],
        ),
        may(
            "currency",
            Reads::Currency,
            |it| it.arr.map(|arr| arr.currency.code()).into(),
            &["currency iso code", "arr currency", "moneda", "divisa"],
        ),
        may(
            "customer_since",
            Reads::Day(|account, day| account.customer_since = Some(day)),
            |it| it.customer_since.into(),
            &[
                "signup date",
                "start date",
                "original contract date",
                "cliente desde",
                "fecha de alta",
                "fecha de inicio",
            ],
        ),
        may(
            "renewal_date",
            Reads::Day(|account, day| account.renewal_date = Some(day)),
            |it| it.renewal_date.into(),
            &["next renewal date", "renewal", "fecha de renovación", "renovación", "próxima renovación"],
        ),
        may(
            "renewal_signed",
            Reads::YesNo(|account, yes| account.renewal_signed = Some(yes)),
            |it| it.renewal_signed.into(),
            &["renovación firmada"],
        ),
        may(
            "notice_date",
            Reads::Day(|account, day| account.notice_date = Some(day)),
            |it| it.notice_date.into(),
            &["cancellation notice date", "fecha de aviso"],
        ),
        may(
            "notice_kind",
            Reads::Code(NOTICE, |account, code| account.notice_kind = NoticeKind::from_code(code)),
            |it| it.notice_kind.map(NoticeKind::code).into(),
            &["notice type", "cancellation notice type", "tipo de aviso"],
        ),
        may(
            "cancel_effective",
            Reads::Day(|account, day| account.cancel_effective = Some(day)),
            |it| it.cancel_effective.into(),
            &["cancellation effective date", "cancellation date", "baja efectiva", "fecha efectiva de baja"],
        ),
        may(
            "churned_at",
            Reads::Day(|account, day| account.churned_at = Some(day)),
            |it| it.churned_at.into(),
            &["churn date", "churned date", "fecha de baja"],
        ),
        may(
            "stated_reason",
            Reads::Text(|account, text| account.stated_reason = Some(text)),
            |it| it.stated_reason.as_deref().into(),
            &["churn reason", "cancellation reason", "motivo", "motivo de baja", "razón de baja"],
        ),
        may(
            "use_case",
            Reads::Text(|account, text| account.use_case = Some(text)),
            |it| it.use_case.as_deref().into(),
            &["caso de uso", "uso principal"],
        ),
        may(
            "owner",
            Reads::Text(|account, text| account.owner = Some(text)),
            |it| it.owner.as_deref().into(),
            &[
                "csm",
                "account owner",
                "company owner",
                "owner user account",
                "owner name",
                "owner id",
                "responsable",
                "ejecutivo",
            ],
        ),
        may(
            "strategic",
            Reads::YesNo(|account, yes| account.strategic = yes),
            |it| it.strategic.into(),
            &["strategic account", "estratégica", "estratégico", "cuenta estratégica"],
        ),
        may(
            "language",
            Reads::Language(|account, lang| account.language = Some(lang)),
            |it| it.language.map(Lang::code).into(),
            &["locale", "preferred language", "idioma", "lengua"],
        ),
        may(
            "formality",
            Reads::Code(FORMALITY, |account, code| {
                account.formality = Some(if code == "usted" { Formality::Usted } else { Formality::Tu });
            }),
            |it| it.formality.map(Formality::code).into(),
            &["trato", "tratamiento"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self::bare(id, "", "")
    }

    fn key(&self) -> &str {
        &self.external_id
    }

    fn account(&self) -> Uuid {
        self.id
    }

    fn external_id(&mut self) -> &mut String {
        &mut self.external_id
    }

    fn extra(&mut self) -> &mut Map<String, Value> {
        &mut self.extra
    }

    fn extras(&self) -> &Map<String, Value> {
        &self.extra
    }

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Accounts(rows)
    }
}
