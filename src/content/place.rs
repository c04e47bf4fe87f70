//! Where a value stands in a file, by keys and positions: `steps`, 3, `next`, 0, `go`.

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Seg {
    Key(String),
    At(usize),
}

/// The way from a file's root to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Place(Vec<Seg>);

impl Place {
    /// Down a key.
    pub(super) fn key(&self, key: &str) -> Self {
        self.with(Seg::Key(key.to_owned()))
    }

    /// Down a position of a list.
    pub(super) fn at(&self, position: usize) -> Self {
        self.with(Seg::At(position))
    }

    pub(super) fn with(&self, seg: Seg) -> Self {
        let mut segs = self.0.clone();
        segs.push(seg);
        Self(segs)
    }

    pub(super) fn segs(&self) -> &[Seg] {
        &self.0
    }

    /// Every place on the way, itself included.
    pub(super) fn way(&self) -> impl Iterator<Item = Self> {
        (0..=self.0.len()).rev().map(|length| Self(self.0[..length].to_vec()))
    }

    pub(super) fn push(&mut self, seg: Seg) {
        self.0.push(seg);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }
}
