//! What a day is to a promise: when it is due, or the day of something it speaks of.
//!
//! The words right before the day decide, as far back as a comma: `by`, `para el` make it due, `dated`, `del`,
//! `reportaron el` make it another thing's. In English the words behind it may too: `the Friday report` is named after its
//! day, and `for the Friday call` is due by it all the same.

use super::{Reader, Word};

/// What a day is to the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is due then, as a word such as `by` or `el` says.
    Due,
    /// It is due then, for all one knows: no word says what the day is.
    Bare,
    /// It is due before.
    Before,
    /// Something else is.
    Other,
}

/// What may stand between such a word and the day itself.
const ARTICLES: &[&str] = &["el", "la", "the", "este", "this", "dia", "a", "on"];

/// Before a day: it is due then, whatever the day is named after.
const DUE: &[&str] = &[
    "by", "on", "for", "until", "till", "due", "in", "at", "during", "to", "el", "este", "this", "next",
    "para", "hasta", "tardar",
];

/// Before a day: it is the day of something else, or one of many.
const OTHERS: &[&str] = &[
    "de",
    "del",
    "desde",
    "cada",
    "los",
    "pasado",
    "fecha",
    "sobre",
    "of",
    "from",
    "since",
    "after",
    "every",
    "each",
    "last",
    "past",
    "about",
    "regarding",
    "date",
];

/// What is said of a thing to tell which it is: `the invoice dated`, `el ticket abierto el`.
const DONE: &[&str] = &[
    "dated",
    "issued",
    "signed",
    "opened",
    "created",
    "reported",
    "raised",
    "logged",
    "filed",
    "received",
    "agreed",
    "discussed",
    "mentioned",
    "requested",
    "promised",
    "fechado",
    "fechada",
    "emitido",
    "emitida",
    "firmado",
    "firmada",
    "abierto",
    "abierta",
    "creado",
    "creada",
    "reportado",
    "reportada",
    "recibido",
    "recibida",
    "acordado",
    "acordada",
    "mencionado",
    "mencionada",
    "solicitado",
    "solicitada",
    "prometido",
    "prometida",
    "vencido",
    "vencida",
];

/// What makes such a word the promise itself: `have it signed on Friday`, `queda firmado el viernes`.
const BRINGS_ABOUT: &[&str] = &[
    "be",
    "is",
    "are",
    "get",
    "gets",
    "have",
    "has",
    "having",
    "getting",
    "being",
    "queda",
    "quedan",
    "quedara",
    "quedaran",
    "estara",
    "estaran",
    "sera",
    "seran",
    "esta",
    "estan",
    "tener",
    "tiene",
    "tenemos",
    "tendra",
    "tendremos",
    "dejar",
    "deja",
    "dejamos",
];

/// What tells which thing is meant by what it does, or what was done about it, on a day of its own: `that starts on`.
const OF_THEIR_OWN: &[&str] = &[
    "starts",
    "start",
    "begins",
    "begin",
    "ends",
    "end",
    "renews",
    "renew",
    "empieza",
    "empiezan",
    "comienza",
    "comienzan",
    "inicia",
    "inician",
    "termina",
    "terminan",
    "renueva",
    "renuevan",
    "tuvimos",
    "hicimos",
    "vimos",
    "dijimos",
    "acordamos",
    "quedamos",
    "hablamos",
    "dijo",
    "pidio",
    "tuvo",
    "hizo",
];

/// The same, and never a promise: nobody promises that something runs out.
const RUNS_OUT: &[&str] =
    &["expires", "expire", "expiring", "lapses", "vence", "vencen", "vencio", "caduca", "caducan", "expira"];

/// What has a day of its own, by which what is for it is due.
const EVENTS: &[&str] = &[
    "reunion",
    "llamada",
    "sesion",
    "visita",
    "junta",
    "comite",
    "demo",
    "revision",
    "capacitacion",
    "presentacion",
];

/// What may stand before an event.
const OF_EVENTS: &[&str] = &["la", "el", "su", "nuestra", "nuestro", "una", "un", "proxima", "proximo"];

/// Begins to tell which thing is meant.
const WHICH: &[&str] = &["que", "that", "which", "who", "como", "as"];

/// Who did something, in English right before what they did.
const WHO: &[&str] = &["they", "he", "she", "we", "you", "i", "it", "customer", "who", "that", "which", "as"];

/// What was done, without the ending that tells it.
const DID: &[&str] = &[
    "sent", "said", "told", "gave", "had", "met", "made", "got", "saw", "wrote", "bought", "paid", "came",
    "went", "did", "asked", "spoke",
];

/// These end as what was done does, and are not.
const DO: &[&str] = &["need", "feed", "proceed", "speed", "embed", "succeed"];

/// Behind a day named with an article: what goes on after it, not what is named after it.
const GOES_ON: &[&str] = &[
    "at",
    "to",
    "in",
    "for",
    "with",
    "by",
    "and",
    "or",
    "if",
    "the",
    "before",
    "after",
    "from",
    "we",
    "i",
    "you",
    "they",
    "a",
    "then",
    "so",
    "but",
    "because",
    "when",
    "once",
    "of",
    "next",
    "week",
    "morning",
    "afternoon",
    "evening",
    "noon",
    "eod",
    "latest",
    "on",
    "this",
    "as",
    "until",
    "who",
    "that",
    "which",
];

/// Whose day it is, so that something is named after it.
const WHOSE: &[&str] = &["the", "our", "your", "their", "his", "her", "my", "a", "an"];

impl Reader<'_> {
    /// What the words around a day make of it. A `certain` one is counted from today (`tomorrow`, `in two weeks`): nothing
    /// was done on it yet.
    pub(super) fn role(&self, at: usize, length: usize, certain: bool, is_past: bool) -> Role {
        let behind = at + length;
        if matches!(self.text(behind), "pasado" | "anterior") {
            return Role::Other;
        }
        let start = self.clause_start(at);
        let word = self.without(ARTICLES, start, at);
        let before = |count| self.before(start, word, count);
        match (before(2), before(1)) {
            ("antes", "de" | "del") | (_, "before") => return Role::Before,
            ("due", "date") => return Role::Due,
            (event, "de" | "del") if EVENTS.contains(&event) => return self.role_of_event(start, word - 2),
            (_, other) if OTHERS.contains(&other) => return Role::Other,
            _ if !certain && self.was_done(start, word, is_past) => return Role::Other,
            _ => {}
        }
        let said = self.words[word.saturating_sub(usize::from(word > start))..=at].iter();
        if certain || said.into_iter().any(|word| DUE.contains(&word.text.as_str())) {
            Role::Due
        } else if self.names_a_thing(at, behind) {
            Role::Other
        } else {
            Role::Bare
        }
    }

    /// What the day of an event is: `para la reunión del viernes` is due by it, `la reunión del viernes` is not.
    fn role_of_event(&self, start: usize, event: usize) -> Role {
        let word = self.without(OF_EVENTS, start, event);
        match (self.before(start, word, 2), self.before(start, word, 1)) {
            ("antes", "de") => Role::Before,
            (_, "para" | "en" | "durante") => Role::Due,
            _ => Role::Other,
        }
    }

    /// The word so many before another of the same clause.
    fn before(&self, start: usize, at: usize, count: usize) -> &str {
        if at >= start + count { self.text(at - count) } else { "" }
    }

    /// The first of those words right before another.
    fn without(&self, words: &[&str], start: usize, mut at: usize) -> usize {
        while at > start && words.contains(&self.text(at - 1)) {
            at -= 1;
        }
        at
    }

    /// Where the words begin that stand with a day: behind the last stop or comma.
    fn clause_start(&self, at: usize) -> usize {
        let stops = |word: &Word| word.after.is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '(' | ')'));
        (0..at).rev().find(|&before| stops(&self.words[before])).map_or(0, |before| before + 1)
    }

    /// Whether the words from `start` up to `end` say what was done, or happens by itself, on the day that follows.
    fn was_done(&self, start: usize, end: usize, is_past: bool) -> bool {
        let Some(at) = end.checked_sub(1).filter(|at| *at >= start) else { return false };
        let verb = self.text(at);
        let any =
            |words: &[&str]| self.words[start..at].iter().any(|word| words.contains(&word.text.as_str()));
        let tells_which = (start..at).any(|at| WHICH.contains(&self.text(at)) && !self.is_duty(at));
        let did = DID.contains(&verb) || verb.ends_with("ed") && !DO.contains(&verb);
        RUNS_OUT.contains(&verb)
            || DONE.contains(&verb.trim_end_matches('s')) && !any(BRINGS_ABOUT)
            || tells_which && (is_past || OF_THEIR_OWN.contains(&verb))
            || did && WHO.contains(&self.before(start, at, 1))
            || self.is_spanish_past(at)
    }

    /// `hay que`, `tenemos que`: what is to be done, not which thing is meant.
    fn is_duty(&self, at: usize) -> bool {
        let duties = ["hay", "habra", "habria", "tiene", "tienen", "tenemos", "tengo", "tendra", "tendremos"];
        self.text(at) == "que" && duties.contains(&self.back(at, 1))
    }

    /// `reportaron`, `pidió`; not `Sharon`, to whom it is sent.
    fn is_spanish_past(&self, at: usize) -> bool {
        let word = &self.words[at];
        let is_named =
            word.is_name || at == 0 || matches!(self.back(at, 1), "a" | "con" | "de" | "para" | "por" | "y");
        let is_past = word.ends_stressed || word.text.ends_with("aron");
        word.text.ends_with("ieron") || word.text.ends_with("jeron") || is_past && !is_named
    }

    /// Whether something is named after the day: `the March 3 invoice`, `Friday's call`.
    fn names_a_thing(&self, at: usize, behind: usize) -> bool {
        let noun = self.text(behind);
        let after = self.words.get(behind - 1).and_then(|last| last.after);
        match after {
            Some('\'' | '’') => noun == "s",
            Some(' ') => WHOSE.contains(&self.back(at, 1)) && !noun.is_empty() && !GOES_ON.contains(&noun),
            _ => false,
        }
    }
}
