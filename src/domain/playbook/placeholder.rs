//! Placeholders in script text: `{account.name}` and friends.

/// A placeholder that scripts may use, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder {
    /// What stands between the braces.
    pub name: &'static str,
    /// What it is filled with, for the schema and the guide to writing playbooks.
    pub about: &'static str,
}

/// Every placeholder there is. The checker, the schema and the filling of scripts read this one table.
pub const PLACEHOLDERS: &[Placeholder] = &[
    Placeholder { name: "account.name", about: "the customer's name" },
    Placeholder { name: "account.arr", about: "what the customer pays in a year" },
    Placeholder { name: "account.plan", about: "the plan they are on" },
    Placeholder { name: "account.seats", about: "how many seats they have" },
    Placeholder { name: "account.industry", about: "their industry" },
    Placeholder { name: "account.use_case", about: "what they first bought it for" },
    Placeholder { name: "account.customer_since", about: "since when they are a customer: month and year" },
    Placeholder { name: "account.renewal_date", about: "the day their contract renews" },
    Placeholder { name: "account.stated_reason", about: "the reason they gave for leaving" },
    Placeholder {
        name: "account.result",
        about: "their newest result of the last year: goal, figure and target",
    },
    Placeholder { name: "contact.name", about: "the name of the person on the call" },
    Placeholder { name: "contact.first_name", about: "their first name" },
    Placeholder {
        name: "reason.title",
        about: "the reason this step is repeated for (for-each), as it is said to the customer",
    },
    Placeholder { name: "reason.quote", about: "what the customer said about that reason" },
    Placeholder { name: "me.name", about: "my name" },
    Placeholder { name: "me.first_name", about: "my first name" },
    Placeholder { name: "company", about: "our company, from the catalogue" },
    Placeholder { name: "factors", about: "the reasons tagged in this call, said as a sentence lists them" },
    Placeholder { name: "promises", about: "the promises made in this call, as a sentence lists them" },
    Placeholder { name: "usage.metric", about: "the usage metric that fell most in the last 90 days" },
    Placeholder { name: "usage.change", about: "by how many percent it fell" },
    Placeholder { name: "today", about: "today's date" },
];

/// Those that repeat what was written in this call, word for word.
const OWN_WORDS: [&str; 4] = ["{reason.title}", "{reason.quote}", "{factors}", "{promises}"];

/// Whether a script text repeats what was written in this call.
pub fn repeats_words(text: &str) -> bool {
    OWN_WORDS.iter().any(|name| text.contains(name))
}

/// The pieces of a script text: plain words, and placeholders by name. A brace that opens nothing is a word.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        if open > 0 {
            out.push(Piece::Words(&rest[..open]));
        }
        out.push(Piece::Placeholder(&rest[open + 1..open + length]));
        rest = &rest[open + length + 1..];
    }
    if !rest.is_empty() {
        out.push(Piece::Words(rest));
    }
    out
}

/// One piece of a script text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// To be read as it stands.
    Words(&'a str),
    /// To be filled in; the name may be one nobody knows.
    Placeholder(&'a str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_and_placeholders() {
        assert_eq!(
            pieces("Hola {contact.first_name}, soy {me.name}."),
            [
                Piece::Words("Hola "),
                Piece::Placeholder("contact.first_name"),
                Piece::Words(", soy "),
                Piece::Placeholder("me.name"),
                Piece::Words("."),
            ]
        );
        assert_eq!(pieces("a { b"), [Piece::Words("a { b")]);
    }
}
