//! Words that cells hold, and what else other systems and languages call them.

use super::Code;

const fn code(code: &'static str, also: &'static [&'static str]) -> Code {
    Code { code, also }
}

pub(super) const STATUS: &[Code] = &[
    code("active", &["activo", "activa"]),
    code("at-risk", &["en riesgo"]),
    code("notice", &["aviso", "notice given", "gave notice", "en aviso"]),
    code("churned", &["churn", "perdido", "perdida"]),
    code("saved", &["retenido", "retenida"]),
    code("won-back", &["recuperado", "recuperada"]),
];

pub(super) const NOTICE: &[Code] = &[
    code("tentative", &["verbal", "intent", "tentativo", "tentativa", "intención"]),
    code("final", &["formal", "written", "confirmed", "definitivo", "definitiva", "en firme", "por escrito"]),
];

pub(super) const SEGMENT: &[Code] = &[
    code("smb", &["small", "small business", "pyme", "pequeña", "chica"]),
    code("mid", &["mid market", "medium", "mediana"]),
    code("enterprise", &["large", "corporate", "corporativo", "grande"]),
];

pub(super) const FORMALITY: &[Code] = &[code("tu", &["informal"]), code("usted", &["formal"])];

pub(super) const INTERACTION: &[Code] = &[
    code("call", &["phone", "phone call", "llamada", "teléfono"]),
    code("email", &["mail", "correo", "correo electrónico"]),
    code("meeting", &["reunión"]),
    code("review", &["business review", "qbr", "ebr", "revisión"]),
    code("training", &["capacitación", "formación"]),
    code("chat", &["conversación"]),
    code("note", &["nota"]),
];

pub(super) const DIRECTION: &[Code] = &[
    code("in", &["inbound", "incoming", "received", "entrante", "recibido", "recibida"]),
    code("out", &["outbound", "outgoing", "sent", "saliente", "enviado", "enviada"]),
];

pub(super) const OUTCOME: &[Code] = &[
    code("held", &["completed", "realizada", "completada"]),
    code("missed", &["no show", "no se presentó", "perdida"]),
    code("cancelled", &["canceled", "cancelada"]),
    code("answered", &["replied", "contestada", "respondida", "respondido"]),
];

pub(super) const SURVEY: &[Code] = &[
    code("nps", &["net promoter score"]),
    code("csat", &["customer satisfaction", "satisfaction", "satisfacción"]),
    code("ces", &["customer effort score", "effort", "esfuerzo"]),
];
