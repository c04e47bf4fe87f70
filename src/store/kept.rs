//! What is kept of each kind of history: its table, and the columns of each value.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, KEYS, Stored, column, from, kept};
use super::sql::uuid;
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage};

kept!(Contact in "contacts" {
    name: [column("name")],
    email: [column("email")],
    phone: [column("phone")],
    role: [column("role")],
    title: [column("title")],
    champion: [column("champion")],
    left_at: [column("left_at")],
    extra: [column("extra")],
});

kept!(Subscription in "subscriptions" {
    plan: [column("plan")],
    seats: [column("seats")],
    mrr: [from("mrr_minor", "mrr"), from("mrr_currency", "mrr")],
    arr: [from("arr_minor", "arr"), from("arr_currency", "arr")],
    start: [from("\"start\"", "start")],
    end: [from("\"end\"", "end")],
    trial: [column("trial")],
    auto_renew: [column("auto_renew")],
    billing: [column("billing")],
    extra: [column("extra")],
});

kept!(Interaction in "interactions" {
    at: [column("at")],
    kind: [from("kind", "type")],
    direction: [column("direction")],
    outcome: [column("outcome")],
    subject: [column("subject")],
    body: [column("body")],
    sentiment: [column("sentiment")],
    person: [column("person")],
    extra: [column("extra")],
});

kept!(Ticket in "tickets" {
    opened_at: [column("opened_at")],
    closed_at: [column("closed_at")],
    priority: [column("priority")],
    status: [column("status")],
    subject: [column("subject")],
    body: [column("body")],
    satisfaction: [column("satisfaction")],
    escalated: [column("escalated")],
    first_response_minutes: [column("first_response_minutes")],
    sla_met: [column("sla_met")],
    extra: [column("extra")],
});

kept!(Usage in "usage" {
    subscription: [column("subscription")],
    at: [column("at")],
    metric: [column("metric")],
    value: [column("value")],
    extra: [column("extra")],
});

kept!(Survey in "surveys" {
    sent_at: [column("sent_at")],
    at: [column("at")],
    kind: [from("kind", "type")],
    score: [column("score")],
    comment: [column("comment")],
    channel: [column("channel")],
    extra: [column("extra")],
});

kept!(Invoice in "invoices" {
    issued_at: [column("issued_at")],
    due_at: [column("due_at")],
    paid_at: [column("paid_at")],
    amount: [from("amount_minor", "amount"), from("amount_currency", "amount")],
    extra: [column("extra")],
});

kept!(Outcome in "outcomes" {
    at: [column("at")],
    goal: [column("goal")],
    target: [column("target")],
    value: [column("value")],
    unit: [column("unit")],
    extra: [column("extra")],
});

kept!(Churn in "churn" {
    at: [column("at")],
    reason: [column("reason")],
    comment: [column("comment")],
    destination: [column("destination")],
    arr_lost: [from("arr_lost_minor", "arr_lost"), from("arr_lost_currency", "arr_lost")],
    reactivated: [column("reactivated")],
    extra: [column("extra")],
});

kept!(ReturnedAnswer in "returned_answers" {
    playbook: [column("playbook")],
    step: [column("step")],
    at: [column("at")],
    text: [column("text")],
    choice: [column("choice")],
    extra: [column("extra")],
});
