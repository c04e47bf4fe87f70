//! The columns of `import tickets`.

use super::common::{account, external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::timeline::Ticket;
use crate::domain::intake::Kind;

impl Imported for Ticket {
    const KIND: Kind = Kind::Tickets;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        external_id(&[
            "ticket id",
            "case id",
            "case number",
            "id",
            "ticket",
            "ticket number",
            "id de ticket",
            "caso",
        ]),
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

    of_an_account!(Tickets);
}
