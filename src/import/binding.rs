//! Which header of a file feeds which column.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::refusal::Refusal;
use crate::domain::intake::ImportMap;
use crate::domain::intake::cell::formula::plain;
use crate::domain::intake::cell::key;
use crate::domain::intake::columns::{Heading, extra_name};

/// Headers of a rejects file that are ours; they are never part of a row.
pub const OWN_HEADERS: [&str; 2] = ["staunch_line", "staunch_reason"];

/// The way from a file's cells to a kind's columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// Where each column comes from, in the kind's order.
    pub columns: Vec<From>,
    /// Cells no column takes, with the name they are kept under.
    pub extra: Vec<(usize, String)>,
    /// Cells that decide whether a row is taken, and what they must say.
    pub only: Vec<(usize, BTreeSet<String>)>,
    /// Headers that the map names and the file does not have, with the column.
    pub absent: Vec<(String, String)>,
}

/// Where a column comes from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct From {
    /// The cells, joined by a space.
    pub cells: Vec<usize>,
    /// What the file's words mean here, by their [`key`].
    pub values: HashMap<String, String>,
    /// The value of a row that has none.
    pub default: Option<String>,
}

impl From {
    /// Whether the file or the map says anything about the column.
    pub fn is_stated(&self) -> bool {
        !self.cells.is_empty() || self.default.is_some()
    }
}

impl Binding {
    /// Binds a header to the columns of a kind.
    ///
    /// # Errors
    /// Where a header stands there twice, a required column is missing, or a header that decides which rows are
    /// taken is.
    pub fn new(headers: &[String], columns: &[Heading], map: Option<&ImportMap>) -> Result<Self, Refusal> {
        let places = Places::new(headers)?;
        let mut absent = Vec::new();
        let mut taken = BTreeSet::new();
        let mut bound: Vec<From> = Vec::with_capacity(columns.len());
        for column in columns {
            let from = from_map(column, map, &places, &mut absent)?;
            taken.extend(&from.cells);
            bound.push(from);
        }
        // A header that stands for itself goes before one that is merely known to mean the same.
        for by_alias in [false, true] {
            for (column, from) in columns.iter().zip(&mut bound) {
                let names = if by_alias { column.aliases } else { std::slice::from_ref(&column.name) };
                if !from.cells.is_empty() {
                    continue;
                }
                for name in names {
                    if let Some(place) = places.find(name)?
                        && taken.insert(place)
                    {
                        from.cells.push(place);
                        break;
                    }
                }
            }
        }
        let missing = |(column, from): &(&Heading, &From)| column.required && !from.is_stated();
        let mut missing: Vec<_> =
            columns.iter().zip(&bound).filter(missing).map(|(column, _)| column.name.to_owned()).collect();
        let one_of = |(column, from): (&Heading, &From)| column.one_of.then(|| from.is_stated());
        let stated: Vec<bool> = columns.iter().zip(&bound).filter_map(one_of).collect();
        if !stated.is_empty() && !stated.contains(&true) {
            let names = columns.iter().filter(|column| column.one_of).map(|column| column.name);
            missing.push(names.collect::<Vec<_>>().join(" / "));
        }
        if !missing.is_empty() {
            return Err(Refusal::Missing { columns: missing, headers: headers.to_vec(), absent });
        }
        let own = |place: &usize| OWN_HEADERS.contains(&headers[*place].trim());
        let extra =
            (0..headers.len()).filter(|place| !taken.contains(place) && !own(place)).collect::<Vec<_>>();
        let name = |place: usize| match headers[place].trim() {
            "" => format!("column {}", place + 1),
            name => extra_name(plain(name), columns).to_owned(),
        };
        Ok(Self {
            columns: bound,
            extra: extra.into_iter().map(|place| (place, name(place))).collect(),
            only: only(map, &places)?,
            absent,
        })
    }
}

/// Whether headers can be told apart.
///
/// # Errors
/// Where one stands there twice.
pub(super) fn told_apart(headers: &[String]) -> Result<(), Refusal> {
    Places::new(headers).map(|_| ())
}

fn from_map(
    column: &Heading,
    map: Option<&ImportMap>,
    places: &Places,
    absent: &mut Vec<(String, String)>,
) -> Result<From, Refusal> {
    let Some(map) = map else { return Ok(From::default()) };
    let mut from = From::default();
    for header in map.columns.get(column.name).map_or(&[][..], |headers| headers.names()) {
        match places.named(header)? {
            Some(place) => from.cells.push(place),
            None => absent.push((column.name.to_owned(), header.clone())),
        }
    }
    if let Some(words) = map.values.get(column.name) {
        from.values = words.iter().map(|(word, means)| (key(&word.0), means.0.clone())).collect();
    }
    from.default = map.defaults.get(column.name).map(|word| word.0.clone());
    Ok(from)
}

fn only(map: Option<&ImportMap>, places: &Places) -> Result<Vec<(usize, BTreeSet<String>)>, Refusal> {
    let Some(map) = map else { return Ok(Vec::new()) };
    map.only
        .iter()
        .map(|(header, words)| {
            let place =
                places.find(header)?.ok_or_else(|| Refusal::OnlyMissing { header: header.clone() })?;
            Ok((place, words.iter().map(|word| key(&word.0)).collect()))
        })
        .collect()
}

/// Where each header is, however it is written.
struct Places<'a> {
    headers: &'a [String],
    by_key: BTreeMap<String, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn new(headers: &'a [String]) -> Result<Self, Refusal> {
        let mut seen = BTreeMap::new();
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, header) in headers.iter().enumerate().filter(|(_, header)| !header.trim().is_empty()) {
            if seen.insert(header.trim(), place).is_some() {
                return Err(Refusal::DuplicateHeader { headers: vec![header.trim().to_owned()] });
            }
            by_key.entry(key(header)).or_default().push(place);
        }
        Ok(Self { headers, by_key })
    }

    /// The place of a header that a map names. One that is written exactly so goes before others that only differ
    /// in case, accents, spaces and punctuation.
    fn named(&self, header: &str) -> Result<Option<usize>, Refusal> {
        match self.headers.iter().position(|known| known.trim() == header.trim()) {
            Some(place) => Ok(Some(place)),
            None => self.find(header),
        }
    }

    /// The place of a header, however it is written.
    fn find(&self, header: &str) -> Result<Option<usize>, Refusal> {
        match self.by_key.get(&key(header)).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([place]) => Ok(Some(*place)),
            Some(places) => Err(Refusal::DuplicateHeader {
                headers: places.iter().map(|&place| self.headers[place].trim().to_owned()).collect(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::intake::Kind;
    use crate::domain::intake::columns::headings;

    fn bind(kind: Kind, headers: &[&str], map: Option<&str>) -> Result<Binding, Refusal> {
        let headers: Vec<String> = headers.iter().map(|&header| header.to_owned()).collect();
        let map = map.map(|json| serde_json::from_str::<ImportMap>(json).unwrap());
        Binding::new(&headers, &headings(kind), map.as_ref())
    }

    fn cells(binding: &Binding, kind: Kind, column: &str) -> Vec<usize> {
        let place = headings(kind).iter().position(|heading| heading.name == column).unwrap();
        binding.columns[place].cells.clone()
    }

    #[test]
    fn headers_are_known_however_they_are_written() {
        let headers = ["ID_Cliente", "Razón Social", "RENEWAL-DATE", "País", "", "Región"];
        let binding = bind(Kind::Accounts, &headers, None).unwrap();
        for (column, place) in [("external_id", 0), ("name", 1), ("renewal_date", 2), ("country", 3)] {
            assert_eq!(cells(&binding, Kind::Accounts, column), [place], "{column}");
        }
        assert_eq!(binding.extra, [(4, "column 5".to_owned()), (5, "Región".to_owned())]);
    }

    #[test]
    fn a_columns_own_name_goes_before_an_alias() {
        let binding = bind(Kind::Accounts, &["Id", "Account", "external_id", "Name"], None).unwrap();
        assert_eq!(cells(&binding, Kind::Accounts, "external_id"), [2]);
        assert_eq!(cells(&binding, Kind::Accounts, "name"), [3]);
        assert_eq!(binding.extra.len(), 2);
    }

    #[test]
    fn a_map_goes_before_names_and_joins_headers() {
        let map =
            r#"{"kind": "contacts", "columns": {"name": ["First Name", "Last Name"], "account": "Name"}}"#;
        let binding =
            bind(Kind::Contacts, &["Name", "Last Name", "First Name", "Account ID"], Some(map)).unwrap();
        assert_eq!(cells(&binding, Kind::Contacts, "name"), [2, 1]);
        assert_eq!(cells(&binding, Kind::Contacts, "account"), [0]);
    }

    #[test]
    fn a_header_of_the_map_that_is_not_there_is_told_and_the_columns_own_name_serves() {
        let map = r#"{"kind": "accounts", "columns": {"name": "Account Name", "tier": "Tear"}}"#;
        let binding = bind(Kind::Accounts, &["Id", "Name"], Some(map)).unwrap();
        assert_eq!(cells(&binding, Kind::Accounts, "name"), [1]);
        let absent = [("name", "Account Name"), ("tier", "Tear")];
        assert_eq!(binding.absent, absent.map(|(column, header)| (column.to_owned(), header.to_owned())));
    }

    #[test]
    fn missing_and_double_headers_are_refused_by_name() {
        let missing = bind(Kind::Tickets, &["Case Number", "Subject"], None);
        assert!(
            matches!(missing, Err(Refusal::Missing { columns, .. }) if columns == ["account", "opened_at"])
        );
        let double = bind(Kind::Accounts, &["id", "name", "x", "x"], None);
        assert!(matches!(double, Err(Refusal::DuplicateHeader { headers }) if headers == ["x"]));
        let alike = bind(Kind::Accounts, &["id", "Name", "NAME"], None);
        assert!(matches!(alike, Err(Refusal::DuplicateHeader { headers }) if headers == ["Name", "NAME"]));
        let unused = bind(Kind::Accounts, &["id", "name", "Foo", "FOO"], None);
        assert!(unused.is_ok_and(|binding| binding.extra.len() == 2));
        let only = r#"{"kind": "accounts", "columns": {}, "only": {"Churned": [1]}}"#;
        let refused = bind(Kind::Accounts, &["id", "name"], Some(only));
        assert!(matches!(refused, Err(Refusal::OnlyMissing { header }) if header == "Churned"));
    }
}
