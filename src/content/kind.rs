//! What kind of file a YAML file is, by the rules of the format: some by name, the others by what they hold.

use std::path::Path;

/// A kind of YAML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The script of a call.
    Playbook,
    /// `taxonomy.yaml`: why customers leave.
    Taxonomy,
    /// `authority.yaml`: what may be offered, on whose authority.
    Authority,
    /// `catalogue.yaml`: what is sold, and against whom.
    Catalogue,
    /// `team.yaml`: the people on our side.
    Team,
    /// `settings.yaml`: what a user or a team sets.
    Settings,
    /// `cards.yaml`: the cards every playbook shares.
    Cards,
    /// `signals.yaml`: what tells early that a customer may leave.
    Signals,
    /// How another system's file reads in ours.
    Map,
}

impl Kind {
    /// Every kind, in the order in which documentation names them.
    pub const ALL: [Self; 9] = [
        Self::Playbook,
        Self::Taxonomy,
        Self::Authority,
        Self::Catalogue,
        Self::Team,
        Self::Settings,
        Self::Cards,
        Self::Signals,
        Self::Map,
    ];

    /// The kind's name in `staunch schema KIND`, and of the file where the name decides.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Playbook => "playbook",
            Self::Taxonomy => "taxonomy",
            Self::Authority => "authority",
            Self::Catalogue => "catalogue",
            Self::Team => "team",
            Self::Settings => "settings",
            Self::Cards => "cards",
            Self::Signals => "signals",
            Self::Map => "map",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind a file has by its name alone, wherever it lies; `None` where its content decides.
    pub fn by_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".yaml")?;
        Self::from_code(name).filter(|kind| kind.is_single())
    }

    /// The kind of a file: by its name, by its folder, or by the keys it has. `None`: a kind this version does not use.
    pub(super) fn of(path: &Path, has: impl Fn(&str) -> bool) -> Option<Self> {
        if let Some(kind) = Self::by_name(path) {
            return Some(kind);
        }
        let lies_in = |folder: &str| path.parent().and_then(Path::file_name).is_some_and(|own| own == folder);
        if lies_in("practice") {
            return None;
        }
        // A map that misspells one of its two keys is still a map where nothing speaks for a playbook.
        let is_map = lies_in("maps") || ((has("columns") || has("kind")) && !has("steps") && !has("stages"));
        Some(if is_map { Self::Map } else { Self::Playbook })
    }

    /// Whether there is one file of it, found by name.
    pub const fn is_single(self) -> bool {
        !matches!(self, Self::Playbook | Self::Map)
    }

    /// Whether a call keeps its version (B23).
    pub const fn is_policy(self) -> bool {
        !matches!(self, Self::Settings | Self::Signals | Self::Map)
    }
}
