//! Rows on their way to the store.

use super::binding::Binding;
use super::row::Taken;
use super::run::{Counts, Destination};
use crate::domain::intake::Kind;
use crate::domain::intake::columns::Imported;

/// Rows on their way to the store, in chunks. Those that leave the status alone go apart from those that state it.
pub(super) struct Putting<R, D> {
    destination: D,
    stated: Vec<&'static str>,
    without_status: Vec<&'static str>,
    rows: Vec<R>,
    rows_without_status: Vec<R>,
    /// Bytes of text in the rows that wait.
    size: usize,
}

/// How much text waits at most, in bytes: memory does not grow with the rows.
const WAITING: usize = 8 << 20;

impl<R: Imported, D: Destination> Putting<R, D> {
    pub(super) fn new(binding: &Binding, destination: D) -> Self {
        let bound = R::COLUMNS.iter().zip(&binding.columns);
        let stated: Vec<_> =
            bound.filter(|(_, from)| from.is_stated()).map(|(column, _)| column.name).collect();
        // Only an account's status is what a call establishes; a ticket's is the help desk's own.
        let is_account = matches!(R::KIND, Kind::Accounts);
        let left_alone = |name: &&'static str| !(is_account && *name == "status");
        Self {
            destination,
            without_status: stated.iter().copied().filter(left_alone).collect(),
            stated,
            rows: Vec::new(),
            rows_without_status: Vec::new(),
            size: 0,
        }
    }

    pub(super) fn add(&mut self, taken: Taken<R>, size: usize, counts: &mut Counts) -> Result<(), D::Error> {
        let rows = if taken.states_status { &mut self.rows } else { &mut self.rows_without_status };
        rows.push(taken.record);
        self.size += size;
        let waiting = self.rows.len() + self.rows_without_status.len();
        if waiting >= self.destination.room() || self.size >= WAITING { self.flush(counts) } else { Ok(()) }
    }

    fn flush(&mut self, counts: &mut Counts) -> Result<(), D::Error> {
        for (rows, stated) in
            [(&mut self.rows, &self.stated), (&mut self.rows_without_status, &self.without_status)]
        {
            if !rows.is_empty() {
                let put = self.destination.put(R::batch(rows), stated)?;
                counts.inserted += put.inserted;
                counts.updated += put.updated;
                counts.unchanged += put.unchanged;
                rows.clear();
            }
        }
        self.size = 0;
        Ok(())
    }

    pub(super) fn finish(mut self, counts: &mut Counts) -> Result<D, D::Error> {
        self.flush(counts)?;
        Ok(self.destination)
    }
}
