//! What the columns of several kinds have in common.

use super::{Column, Imported, Reads, Said, may, must};

/// Headers by which files name the account of a row.
pub(super) const ACCOUNT: &[&str] = &[
    "account id",
    "account external id",
    "customer id",
    "company id",
    "organization id",
    "organisation id",
    "associated company ids",
    "associated company id",
    "customer",
    "company",
    "organization",
    "organisation",
    "cuenta",
    "cliente",
    "empresa",
    "id de cuenta",
    "id de cliente",
    "id del cliente",
    "id cliente",
];

/// The account of a row that cannot be without one.
pub(super) const fn account<R: Imported>() -> Column<R> {
    must("account", Reads::Account, |it| Said::Account(it.account()), ACCOUNT)
}

/// The other systems' key of a row that cannot be without one.
pub(super) const fn external_id<R: Imported>(aliases: &'static [&'static str]) -> Column<R> {
    must("external_id", Reads::Text(|it, text| *it.external_id() = text), |it| it.key().into(), aliases)
}

/// The other systems' key; a row without one gets its own.
pub(super) const fn maybe_external_id<R: Imported>(aliases: &'static [&'static str]) -> Column<R> {
    may("external_id", Reads::Text(|it, text| *it.external_id() = text), |it| it.key().into(), aliases)
}

/// The currency of a row's amounts.
pub(super) const fn currency<R>(says: fn(&R) -> Said<'_>) -> Column<R> {
    may("currency", Reads::Currency, says, &["currency code", "moneda", "divisa"])
}

/// What all records that belong to an account have in common.
macro_rules! of_an_account {
    ($batch:ident) => {
        fn blank(id: uuid::Uuid) -> Self {
            Self { id, ..Self::default() }
        }

        fn key(&self) -> &str {
            &self.external_id
        }

        fn external_id(&mut self) -> &mut String {
            &mut self.external_id
        }

        fn account(&self) -> uuid::Uuid {
            self.account
        }

        fn belongs_to(&mut self, account: uuid::Uuid) {
            self.account = account;
        }

        fn extra(&mut self) -> &mut serde_json::Map<String, serde_json::Value> {
            &mut self.extra
        }

        fn extras(&self) -> &serde_json::Map<String, serde_json::Value> {
            &self.extra
        }

        fn batch(rows: &[Self]) -> crate::domain::intake::columns::Batch<'_> {
            crate::domain::intake::columns::Batch::$batch(rows)
        }
    };
}
pub(super) use of_an_account;
