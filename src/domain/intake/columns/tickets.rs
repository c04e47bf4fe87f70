//! The columns of `import tickets`.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{ACCOUNT, Batch, Column, Imported, Reads, Said, UNREAD, may, must};
use crate::domain::account::timeline::Ticket;
use crate::domain::intake::Kind;

impl Imported for Ticket {
    const KIND: Kind = Kind::Tickets;
    const COLUMNS: &'static [Column<Self>] = &[
        must("account", Reads::Account, |it| Said::Account(it.account), ACCOUNT),
        must(
            "external_id",
            Reads::Text(|ticket, text| ticket.external_id = text),
            |it| it.external_id.as_str().into(),
            &["ticket id", "case id", "case number", "id", "ticket", "ticket number", "id de ticket", "caso"],
        ),
        must(
            "opened_at",
            Reads::When(|ticket, when| ticket.opened_at = when),
            |it| it.opened_at.into(),
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
        may(
            "closed_at",
            Reads::When(|ticket, when| ticket.closed_at = Some(when)),
            |it| it.closed_at.into(),
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
        may(
            "priority",
            Reads::Text(|ticket, text| ticket.priority = Some(text)),
            |it| it.priority.as_deref().into(),
            &["ticket priority", "case priority", "severity", "prioridad", "urgencia"],
        ),
        may(
            "status",
            Reads::Text(|ticket, text| ticket.status = Some(text)),
            |it| it.status.as_deref().into(),
            &["ticket status", "case status", "state", "estado"],
        ),
        may(
            "subject",
            Reads::Prose(|ticket, text| ticket.subject = Some(text)),
            |it| it.subject.as_deref().into(),
            &["ticket name", "case subject", "asunto", "tema"],
        ),
        may(
            "body",
            Reads::Prose(|ticket, text| ticket.body = Some(text)),
            |it| it.body.as_deref().into(),
            &["description", "ticket description", "comment", "text", "descripción", "texto"],
        ),
        may(
            "satisfaction",
            Reads::Text(|ticket, text| ticket.satisfaction = Some(text)),
            |it| it.satisfaction.as_deref().into(),
            &["satisfaction score", "csat", "csat score", "satisfacción"],
        ),
        may(
            "escalated",
            Reads::YesNo(|ticket, yes| ticket.escalated = Some(yes)),
            |it| it.escalated.into(),
            &["is escalated", "escalation flag", "escalado"],
        ),
        may(
            "first_response_minutes",
            Reads::Whole(|ticket, minutes| ticket.first_response_minutes = Some(minutes)),
            |it| it.first_response_minutes.into(),
            &["first reply time in minutes", "first response time minutes"],
        ),
        may(
            "sla_met",
            Reads::YesNo(|ticket, yes| ticket.sla_met = Some(yes)),
            |it| it.sla_met.into(),
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

    fn extras(&self) -> &Map<String, Value> {
        &self.extra
    }

    fn batch(rows: &[Self]) -> Batch<'_> {
        Batch::Tickets(rows)
    }
}
