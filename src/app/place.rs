//! Where one is outside a call, and the way back.

use crate::keys::Scope;

/// A place outside a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The Today screen.
    Today,
    /// The list of accounts.
    Accounts,
    /// An account's page.
    Account,
    /// An account's brief.
    Brief,
}

impl Place {
    /// What can be done there.
    pub const fn scope(self) -> Scope {
        match self {
            Self::Today => Scope::Today,
            Self::Accounts => Scope::Accounts,
            Self::Account => Scope::Account,
            Self::Brief => Scope::Brief,
        }
    }
}

/// The places one came through; never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    first: Place,
    further: Vec<Place>,
}

impl Default for Way {
    fn default() -> Self {
        Self::from(Place::Today)
    }
}

impl From<Place> for Way {
    fn from(first: Place) -> Self {
        Self { first, further: Vec::new() }
    }
}

impl Way {
    /// Where one is.
    pub fn here(&self) -> Place {
        self.further.last().copied().unwrap_or(self.first)
    }

    /// Goes to a place. One that was passed is gone back to: no way goes in circles.
    pub fn go(&mut self, place: Place) {
        if place == self.first {
            self.further.clear();
        } else if let Some(at) = self.further.iter().position(|passed| *passed == place) {
            self.further.truncate(at + 1);
        } else {
            self.further.push(place);
        }
    }

    /// Goes back; `false` where one is where one began.
    pub fn back(&mut self) -> bool {
        self.further.pop().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_leads_where_one_came_from_and_no_way_goes_in_circles() {
        let mut way = Way::default();
        for place in [Place::Accounts, Place::Account, Place::Brief, Place::Account] {
            way.go(place);
        }
        assert_eq!(way.here(), Place::Account);
        assert!(way.back());
        assert_eq!(way.here(), Place::Accounts);
        way.go(Place::Today);
        assert!(!way.back());
        assert_eq!(way.here(), Place::Today);
    }
}
