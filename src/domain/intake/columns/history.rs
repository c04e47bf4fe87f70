//! The columns of `import contacts`, `interactions` and `tickets`.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::words::{DIRECTION, INTERACTION, OUTCOME};
use super::{Batch, Column, Imported, Reads};
use crate::domain::account::timeline::{Contact, Interaction, Ticket, When};
use crate::domain::intake::Kind;

const fn column<R>(name: &'static str, reads: Reads<R>, aliases: &'static [&'static str]) -> Column<R> {
    Column { name, required: false, reads, aliases }
}

const fn required<R>(name: &'static str, reads: Reads<R>, aliases: &'static [&'static str]) -> Column<R> {
    Column { name, required: true, reads, aliases }
}

/// Headers by which files name the account of a row.
const ACCOUNT: &[&str] = &[
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

/// What a row has before its required columns are read.
const UNREAD: When = When::Day(NaiveDate::MIN);

impl Imported for Contact {
    const KIND: Kind = Kind::Contacts;
    const COLUMNS: &'static [Column<Self>] = &[
        required("account", Reads::Account, ACCOUNT),
        column(
            "external_id",
            Reads::Text(|contact, text| contact.external_id = text),
            &["contact id", "record id", "person id", "id", "id de contacto"],
        ),
        required(
            "name",
            Reads::Text(|contact, text| contact.name = text),
            &["full name", "contact name", "contact", "nombre", "nombre completo", "contacto"],
        ),
        column(
            "email",
            Reads::Text(|contact, text| contact.email = Some(text)),
            &["e-mail", "email address", "mail", "correo", "correo electrónico"],
        ),
        column(
            "phone",
            Reads::Text(|contact, text| contact.phone = Some(text)),
            &["phone number", "mobile phone", "mobile", "telephone", "teléfono", "celular", "móvil"],
        ),
        column(
            "role",
            Reads::Text(|contact, text| contact.role = Some(text)),
            &["contact role", "rol", "papel"],
        ),
        column(
            "title",
            Reads::Text(|contact, text| contact.title = Some(text)),
            &["job title", "cargo", "puesto"],
        ),
        column(
            "champion",
            Reads::YesNo(|contact, yes| contact.champion = yes),
            &["is champion", "promotor", "promotora"],
        ),
        column(
            "left_at",
            Reads::Day(|contact, day| contact.left_at = Some(day)),
            &["left date", "left", "fecha de salida", "se fue"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            name: String::new(),
            email: None,
            phone: None,
            role: None,
            title: None,
            champion: false,
            left_at: None,
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

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Contacts(rows)
    }
}

impl Imported for Interaction {
    const KIND: Kind = Kind::Interactions;
    const COLUMNS: &'static [Column<Self>] = &[
        required("account", Reads::Account, ACCOUNT),
        column(
            "external_id",
            Reads::Text(|interaction, text| interaction.external_id = text),
            &["interaction id", "activity id", "record id", "id"],
        ),
        required(
            "at",
            Reads::When(|interaction, when| interaction.at = when),
            &["date", "activity date", "created date", "created at", "timestamp", "fecha", "fecha y hora"],
        ),
        column(
            "type",
            Reads::Code(INTERACTION, |interaction, code| interaction.kind = Some(code.into())),
            &["interaction type", "activity type", "kind", "tipo"],
        ),
        column(
            "direction",
            Reads::Code(DIRECTION, |interaction, code| interaction.direction = Some(code.into())),
            &["dirección", "sentido"],
        ),
        column(
            "outcome",
            Reads::Code(OUTCOME, |interaction, code| interaction.outcome = Some(code.into())),
            &["call outcome", "meeting outcome", "resultado"],
        ),
        column(
            "subject",
            Reads::Prose(|interaction, text| interaction.subject = Some(text)),
            &["topic", "context name", "asunto", "tema"],
        ),
        column(
            "body",
            Reads::Prose(|interaction, text| interaction.body = Some(text)),
            &["notes", "description", "comments", "text", "notas", "descripción", "comentarios", "texto"],
        ),
        column(
            "sentiment",
            Reads::Text(|interaction, text| interaction.sentiment = Some(text)),
            &["tone", "sentimiento", "tono"],
        ),
        column(
            "person",
            Reads::Text(|interaction, text| interaction.person = Some(text)),
            &["contact", "contact name", "attendees", "user email", "persona", "contacto", "participantes"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            at: UNREAD,
            kind: None,
            direction: None,
            outcome: None,
            subject: None,
            body: None,
            sentiment: None,
            person: None,
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

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Interactions(rows)
    }
}

impl Imported for Ticket {
    const KIND: Kind = Kind::Tickets;
    const COLUMNS: &'static [Column<Self>] = &[
        required("account", Reads::Account, ACCOUNT),
        required(
            "external_id",
            Reads::Text(|ticket, text| ticket.external_id = text),
            &["ticket id", "case id", "case number", "id", "ticket", "ticket number", "id de ticket", "caso"],
        ),
        required(
            "opened_at",
            Reads::When(|ticket, when| ticket.opened_at = when),
            &[
                "created at",
                "created date",
                "submitted at",
                "date opened",
                "opened",
                "opened date",
                "creado",
                "fecha de creación",
                "fecha de apertura",
                "abierto",
            ],
        ),
        column(
            "closed_at",
            Reads::When(|ticket, when| ticket.closed_at = Some(when)),
            &[
                "closed date",
                "solved at",
                "resolved at",
                "date closed",
                "closed",
                "fecha de cierre",
                "cerrado",
                "resuelto",
            ],
        ),
        column(
            "priority",
            Reads::Text(|ticket, text| ticket.priority = Some(text)),
            &["ticket priority", "case priority", "severity", "prioridad", "urgencia"],
        ),
        column(
            "status",
            Reads::Text(|ticket, text| ticket.status = Some(text)),
            &["ticket status", "case status", "state", "estado"],
        ),
        column(
            "subject",
            Reads::Prose(|ticket, text| ticket.subject = Some(text)),
            &["ticket name", "case subject", "asunto", "tema"],
        ),
        column(
            "body",
            Reads::Prose(|ticket, text| ticket.body = Some(text)),
            &["description", "ticket description", "comment", "text", "descripción", "texto"],
        ),
        column(
            "satisfaction",
            Reads::Text(|ticket, text| ticket.satisfaction = Some(text)),
            &["satisfaction score", "csat", "csat score", "satisfacción"],
        ),
        column(
            "escalated",
            Reads::YesNo(|ticket, yes| ticket.escalated = Some(yes)),
            &["is escalated", "escalation flag", "escalado"],
        ),
        column(
            "first_response_minutes",
            Reads::Whole(|ticket, minutes| ticket.first_response_minutes = Some(minutes)),
            &["first reply time in minutes", "first response time minutes"],
        ),
        column(
            "sla_met",
            Reads::YesNo(|ticket, yes| ticket.sla_met = Some(yes)),
            &["within sla", "sla", "sla cumplido"],
        ),
    ];

    fn blank(id: Uuid) -> Self {
        Self {
            id,
            account: Uuid::nil(),
            external_id: String::new(),
            opened_at: UNREAD,
            closed_at: None,
            priority: None,
            status: None,
            subject: None,
            body: None,
            satisfaction: None,
            escalated: None,
            first_response_minutes: None,
            sla_met: None,
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

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Tickets(rows)
    }
}
