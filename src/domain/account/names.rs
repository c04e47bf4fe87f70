//! The names of all accounts, so that one is found while its name is typed: by any part of name or external id, without
//! regard to case and accents, the best first, and of those the one heard of last.
//!
//! Kept in memory: a hundred thousand names are some ten megabytes, and looked through in a few milliseconds.

use uuid::Uuid;

use crate::text::fold::fold;

/// An account as it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The account.
    pub id: Uuid,
    /// Its name, folded.
    pub name: String,
    /// The other systems' key, folded.
    pub external_id: String,
    /// When something was last heard of it, as the store has it; empty: never.
    pub last: String,
}

/// The names of all accounts, those heard of last first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    named: Vec<Named>,
}

/// How well a name matches, the best first.
const RANKS: usize = 4;

impl Names {
    /// The names of these accounts.
    pub fn new(mut named: Vec<Named>) -> Self {
        named.sort_by(|one, other| other.last.cmp(&one.last).then_with(|| one.name.cmp(&other.name)));
        Self { named }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.named.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// At most `limit` accounts that have every word of the query: the external id or the whole name itself, then names
    /// that begin with the query, then those of which a word begins with its first word, then the rest.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Uuid> {
        let folded = fold(query.trim());
        let words: Vec<&str> = folded.split_whitespace().collect();
        let Some(first) = words.first() else { return Vec::new() };
        let within = format!(" {first}");
        let mut found: [Vec<Uuid>; RANKS] = Default::default();
        for it in &self.named {
            let has = |word: &&str| it.name.contains(*word) || it.external_id.contains(*word);
            if !words.iter().all(has) {
                continue;
            }
            let rank = if it.external_id == folded || it.name == folded {
                0
            } else if it.name.starts_with(&folded) {
                1
            } else if it.name.starts_with(first) || it.name.contains(&within) {
                2
            } else {
                3
            };
            if found[rank].len() < limit {
                found[rank].push(it.id);
            }
        }
        found.into_iter().flatten().take(limit).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(rows: &[(&str, &str, &str)]) -> Names {
        let named = rows.iter().zip(1..).map(|((name, external_id, last), number)| Named {
            id: Uuid::from_u128(number),
            name: fold(name),
            external_id: fold(external_id),
            last: (*last).to_owned(),
        });
        Names::new(named.collect())
    }

    fn found(names: &Names, query: &str) -> Vec<u128> {
        names.find(query, 50).into_iter().map(|id| id.as_u128()).collect()
    }

    #[test]
    fn the_best_match_comes_first_and_of_equals_the_one_heard_of_last() {
        let names = names(&[
            ("Ñandú Bodegas", "c-1", "2026-01-01"),
            ("Bodegas del Sur", "c-2", "2026-03-01"),
            ("Bodegas Ñandú", "c-3", "2026-11-01"),
            ("Las bodegas", "bo", ""),
            ("Nuevabodega", "c-5", "2026-12-01"),
        ]);
        assert_eq!(found(&names, "bo"), [4, 3, 2, 1, 5]);
        assert_eq!(found(&names, "BODEGAS ñan"), [3, 1]);
        assert_eq!(found(&names, "c-5"), [5]);
        assert_eq!(found(&names, "quinoa"), []);
        assert_eq!(found(&names, "  "), []);
    }

    #[test]
    fn the_whole_name_comes_before_longer_ones_heard_of_later() {
        let names = names(&[
            ("Company_10", "a-1", "2026-01-01"),
            ("Company_101", "a-2", "2026-11-01"),
            ("Company_100", "a-3", ""),
        ]);
        assert_eq!(found(&names, "company_10"), [1, 2, 3]);
    }

    proptest! {
        #[test]
        fn what_is_found_has_every_word_and_nothing_else_does(
            rows in prop::collection::vec("[a-c ]{0,6}", 0..20),
            query in "[a-c ]{0,4}",
        ) {
            let rows: Vec<(&str, &str, &str)> = rows.iter().map(|name| (name.as_str(), "x", "")).collect();
            let found = found(&names(&rows), &query);
            for ((name, ..), number) in rows.iter().zip(1..) {
                let mut words = query.split_whitespace().peekable();
                let expected = words.peek().is_some() && words.all(|word| name.contains(word));
                prop_assert_eq!(found.contains(&number), expected, "{:?} for {:?}", name, query);
            }
        }
    }
}
