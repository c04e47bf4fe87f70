//! The columns of `import invoices`.

use super::common::{account, currency, external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::invoice::Invoice;
use crate::domain::intake::Kind;

impl Imported for Invoice {
    const KIND: Kind = Kind::Invoices;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        external_id(&[
            "invoice id",
            "invoice number",
            "number",
            "id",
            "número",
            "número de factura",
            "factura",
        ]),
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
        currency(|it| it.amount.map(|amount| amount.currency.code()).into()),
    ];

    of_an_account!(Invoices);
}
