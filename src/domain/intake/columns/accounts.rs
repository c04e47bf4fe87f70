//! The columns of `import accounts`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::words::{FORMALITY, SEGMENT, STATUS};
use super::{Batch, Column, Imported, Reads};
use crate::domain::account::{Account, Segment, Status};
use crate::domain::intake::Kind;
use crate::domain::language::Formality;

const fn column(
    name: &'static str,
    reads: Reads<Account>,
    aliases: &'static [&'static str],
) -> Column<Account> {
    Column { name, required: false, reads, aliases }
}

const fn required(
    name: &'static str,
    reads: Reads<Account>,
    aliases: &'static [&'static str],
) -> Column<Account> {
    Column { name, required: true, reads, aliases }
}

impl Imported for Account {
    const KIND: Kind = Kind::Accounts;
    const COLUMNS: &'static [Column<Self>] = &[
        required(
            "external_id",
            Reads::Text(|account, text| account.external_id = text),
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
        required(
            "name",
            Reads::Text(|account, text| account.name = text),
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
        column(
            "status",
            Reads::Code(STATUS, |account, code| {
                account.status = Status::from_code(code).unwrap_or_default();
            }),
            &["account status", "customer status", "estado", "situación"],
        ),
        column(
            "segment",
            Reads::Code(SEGMENT, |account, code| account.segment = Segment::from_code(code)),
            &["size", "customer segment", "segmento", "tamaño"],
        ),
        column("tier", Reads::Text(|account, text| account.tier = Some(text)), &["service tier", "nivel"]),
        column(
            "industry",
            Reads::Text(|account, text| account.industry = Some(text)),
            &["sector", "vertical", "industria", "rubro", "giro"],
        ),
        column(
            "country",
            Reads::Text(|account, text| account.country = Some(text)),
            &["country/region", "billing country", "país"],
        ),
        column(
            "channel",
            Reads::Text(|account, text| account.channel = Some(text)),
            &["acquisition channel", "lead source", "account source", "referral source", "canal", "origen"],
        ),
        column(
            "plan",
            Reads::Text(|account, text| account.plan = Some(text)),
            &["plan tier", "plan name", "subscription plan"],
        ),
        column(
            "seats",
            Reads::Count(|account, number| account.seats = Some(number)),
            &["license count", "licenses", "users", "licencias", "usuarios", "asientos"],
        ),
        column(
            "arr",
            Reads::Money(|account, money| account.arr = Some(money)),
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
        column("currency", Reads::Currency, &["currency iso code", "arr currency", "moneda", "divisa"]),
        column(
            "customer_since",
            Reads::Day(|account, day| account.customer_since = Some(day)),
            &[
                "signup date",
                "start date",
                "original contract date",
                "cliente desde",
                "fecha de alta",
                "fecha de inicio",
            ],
        ),
        column(
            "renewal_date",
            Reads::Day(|account, day| account.renewal_date = Some(day)),
            &["next renewal date", "renewal", "fecha de renovación", "renovación", "próxima renovación"],
        ),
        column(
            "renewal_signed",
            Reads::YesNo(|account, yes| account.renewal_signed = Some(yes)),
            &["renovación firmada"],
        ),
        column(
            "notice_date",
            Reads::Day(|account, day| account.notice_date = Some(day)),
            &["cancellation notice date", "fecha de aviso"],
        ),
        column(
            "cancel_effective",
            Reads::Day(|account, day| account.cancel_effective = Some(day)),
            &["cancellation effective date", "cancellation date", "baja efectiva", "fecha efectiva de baja"],
        ),
        column(
            "churned_at",
            Reads::Day(|account, day| account.churned_at = Some(day)),
            &["churn date", "churned date", "fecha de baja"],
        ),
        column(
            "stated_reason",
            Reads::Text(|account, text| account.stated_reason = Some(text)),
            &["churn reason", "cancellation reason", "motivo", "motivo de baja", "razón de baja"],
        ),
        column(
            "use_case",
            Reads::Text(|account, text| account.use_case = Some(text)),
            &["caso de uso", "uso principal"],
        ),
        column(
            "owner",
            Reads::Text(|account, text| account.owner = Some(text)),
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
        column(
            "strategic",
            Reads::YesNo(|account, yes| account.strategic = yes),
            &["strategic account", "estratégica", "estratégico", "cuenta estratégica"],
        ),
        column(
            "language",
            Reads::Language(|account, lang| account.language = Some(lang)),
            &["locale", "preferred language", "idioma", "lengua"],
        ),
        column(
            "formality",
            Reads::Code(FORMALITY, |account, code| {
                account.formality = Some(if code == "usted" { Formality::Usted } else { Formality::Tu });
            }),
            &["trato", "tratamiento"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self::bare(id, "", "")
    }

    fn external_id(&mut self) -> &mut String {
        &mut self.external_id
    }

    fn extra(&mut self) -> &mut Map<String, Value> {
        &mut self.extra
    }

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Accounts(rows)
    }
}
