//! The columns of `import invoices`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, UNREAD_DAY, may, must};
use crate::domain::account::invoice::Invoice;
use crate::domain::intake::Kind;

impl Imported for Invoice {
    const KIND: Kind = Kind::Invoices;
    const COLUMNS: &'static [Column<Self>] = &[
        must("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        must(
            "external_id",
            Reads::Text(|it, text| it.external_id = text),
            |it| it.external_id.as_str().into(),
            &["invoice id", "invoice number", "number", "id", "número", "número de factura", "factura"],
        ),
        must(
            "issued_at",
            Reads::Day(|it, day| it.issued_at = day),
            |it| it.issued_at.into(),
            &[
                "issue date",
                "invoice date",
                "created",
                "created at",
                "date",
                "fecha de emisión",
                "emitida",
                "fecha",
            ],
        ),
        must(
            "due_at",
            Reads::Day(|it, day| it.due_at = day),
            |it| it.due_at.into(),
            &["due date", "due", "payment due", "fecha de vencimiento", "vencimiento", "vence"],
        ),
        may(
            "paid_at",
            Reads::Day(|it, day| it.paid_at = Some(day)),
            |it| it.paid_at.into(),
            &["paid date", "payment date", "paid", "fecha de pago", "pagada"],
        ),
        may(
            "amount",
            Reads::Money(|it, money| it.amount = Some(money)),
            |it| it.amount.into(),
            &["total", "amount due", "invoice amount", "importe", "monto", "total factura"],
        ),
        may(
            "currency",
            Reads::Currency,
            |it| it.amount.map(|amount| amount.currency.code()).into(),
            &["currency code", "moneda", "divisa"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            issued_at: UNREAD_DAY,
            due_at: UNREAD_DAY,
            paid_at: None,
            amount: None,
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
        Batch::Invoices(rows)
    }
}
