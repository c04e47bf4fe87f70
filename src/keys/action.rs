//! The one table of what can be done: it feeds key lookup, footer, help, palette, the check of `settings.yaml` and
//! the README's key table.

use super::chord::Chord;

/// Something a person can do, by key or from the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Go on with the script.
    NextStep,
    /// Go on and leave this step out.
    SkipStep,
    /// One step back.
    PreviousStep,
    /// Choose a step to go to.
    JumpToStep,
    /// Back to where one was before the jump.
    ReturnFromJump,
    /// To the graceful exit (R9).
    GracefulExit,
    /// Choose another playbook.
    SwitchPlaybook,
    /// Choose a card.
    Cards,
    /// What may be offered.
    Concessions,
    /// Put the quiet word aside (B2).
    PutAside,
    /// The reasons tagged, and which are answered (R8).
    Reasons,
    /// The account's history.
    History,
    /// What became of the promises of earlier calls, in a call (B16).
    Promises,
    /// The five marks of a note as a list (B15).
    Marks,
    /// Write the proposed tag (B2).
    TakeProposal,
    /// Move the line one stands in to another step (B12).
    MoveLine,
    /// From here on the arrows select, without Shift.
    Select,
    /// Hand over what is selected, or the text to send.
    Copy,
    /// Read the script in the other language.
    ScriptLanguage,
    /// Read the script with the other formality.
    ScriptFormality,
    /// The note, or what lies over it, takes the window, or gives it back.
    Zoom,
    /// The arrows move the borders of the panes.
    PaneSizes,
    /// Hide from other eyes what is ours alone, or show it again (B8).
    ShareMode,
    /// Put the call on hold, or go on.
    Pause,
    /// The conversation is over.
    EndCall,
    /// The call was begun by mistake.
    DiscardCall,
    /// Show the screen in the other language.
    ScreenLanguage,
    /// The next theme.
    Theme,
    /// Draw for a screen reader, or for the eye again.
    ScreenReader,
    /// Take the mouse, or leave it to the terminal.
    Mouse,
    /// Everything that can be done, by name.
    Palette,
    /// The keys of this screen.
    Help,
    /// To the Today screen.
    Today,
    /// On the Today screen my accounts alone, or everybody's again.
    OnlyMine,
    /// To the list of accounts.
    Accounts,
    /// All that happened with the account chosen.
    AccountPage,
    /// All there is to know before a call, on one page.
    Brief,
    /// Open a call with the account chosen.
    OpenCall,
    /// Open a rehearsal with the account chosen.
    PracticeCall,
    /// Three numbers and approvals before a call (B14).
    Prepare,
    /// What became of the promises made to the account chosen (B16).
    AccountPromises,
    /// Another order of the list.
    SortAccounts,
    /// The next saved filter of the list.
    FilterAccounts,
    /// What is searched in the list becomes a saved filter.
    SaveFilter,
    /// A new account from what was typed, and its call at once.
    NewAccount,
    /// Close a call that was cut off.
    FinishCutOff,
    /// A call that was cut off had been begun by mistake.
    DiscardCutOff,
    /// End the program.
    Quit,
}

/// Where an action belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In a call.
    Call,
    /// Anywhere outside a call.
    Desk,
    /// On the Today screen.
    Today,
    /// In the list of accounts.
    Accounts,
    /// On an account's page.
    Account,
    /// On a brief.
    Brief,
    /// Everywhere.
    Everywhere,
}

impl Scope {
    /// Whether what belongs to one place can be meant in the other.
    pub const fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Everywhere, _) | (_, Self::Everywhere) | (Self::Call, Self::Call) => true,
            (Self::Call, _) | (_, Self::Call) => false,
            (Self::Desk, _) | (_, Self::Desk) => true,
            (one, other) => one as u8 == other as u8,
        }
    }
}

/// The heading an action stands under in help and palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// What is there outside a call.
    Desk,
    /// The script.
    Script,
    /// Panes.
    Panes,
    /// Notes.
    Notes,
    /// The call as a whole.
    Call,
    /// The program.
    Program,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in `settings.yaml`; its words are the messages `action-NAME` (a few words) and `action-NAME-short` (the footer's).
    pub name: &'static str,
    /// Where it stands in help and palette.
    pub group: Group,
    /// Where it can be done.
    pub scope: Scope,
    /// Its chord, unless settings say otherwise; `None`: by the palette alone.
    pub chord: Option<Chord>,
    /// How early the footer shows it: 1 first, 0 never.
    pub footer: u8,
}

const fn row(
    action: Action,
    name: &'static str,
    group: Group,
    scope: Scope,
    chord: Option<Chord>,
    footer: u8,
) -> ActionRow {
    ActionRow { action, name, group, scope, chord, footer }
}

/// Everything that can be done.
pub const ACTIONS: &[ActionRow] = &[
    row(Action::NextStep, "next-step", Group::Script, Scope::Call, Some(Chord::f(2)), 1),
    row(Action::PreviousStep, "previous-step", Group::Script, Scope::Call, Some(Chord::f(9)), 7),
    row(Action::SkipStep, "skip-step", Group::Script, Scope::Call, None, 0),
    row(Action::JumpToStep, "jump-to-step", Group::Script, Scope::Call, Some(Chord::f(8)), 8),
    row(Action::ReturnFromJump, "return-from-jump", Group::Script, Scope::Call, Some(Chord::ctrl('o')), 0),
    row(Action::GracefulExit, "graceful-exit", Group::Script, Scope::Call, Some(Chord::ctrl('x')), 9),
    row(Action::SwitchPlaybook, "switch-playbook", Group::Script, Scope::Call, None, 0),
    row(Action::ScriptLanguage, "script-language", Group::Script, Scope::Call, Some(Chord::ctrl('l')), 0),
    row(Action::ScriptFormality, "script-formality", Group::Script, Scope::Call, None, 0),
    row(Action::Cards, "cards", Group::Panes, Scope::Call, Some(Chord::f(3)), 2),
    row(Action::Concessions, "concessions", Group::Panes, Scope::Call, Some(Chord::f(4)), 3),
    row(Action::PutAside, "put-aside", Group::Call, Scope::Call, None, 0),
    row(Action::Reasons, "reasons", Group::Panes, Scope::Call, Some(Chord::f(5)), 4),
    row(Action::History, "history", Group::Panes, Scope::Call, Some(Chord::f(6)), 10),
    row(Action::Promises, "promises", Group::Panes, Scope::Call, None, 0),
    row(Action::Zoom, "zoom", Group::Panes, Scope::Call, None, 0),
    row(Action::PaneSizes, "pane-sizes", Group::Panes, Scope::Call, None, 0),
    row(Action::ShareMode, "share-mode", Group::Panes, Scope::Call, Some(Chord::ctrl('n')), 13),
    row(Action::Marks, "marks", Group::Notes, Scope::Call, Some(Chord::f(7)), 11),
    row(Action::TakeProposal, "take-proposal", Group::Notes, Scope::Call, None, 0),
    row(Action::MoveLine, "move-line", Group::Notes, Scope::Call, Some(Chord::ctrl('t')), 0),
    row(Action::Select, "select", Group::Notes, Scope::Call, None, 0),
    row(Action::Copy, "copy", Group::Notes, Scope::Call, None, 0),
    row(Action::Pause, "pause", Group::Call, Scope::Call, None, 0),
    row(Action::EndCall, "end-call", Group::Call, Scope::Call, Some(Chord::ctrl('e')), 12),
    row(Action::DiscardCall, "discard-call", Group::Call, Scope::Call, None, 0),
    row(Action::Brief, "brief", Group::Desk, Scope::Desk, Some(Chord::f(5)), 1),
    row(Action::AccountPage, "account-page", Group::Desk, Scope::Desk, Some(Chord::f(4)), 2),
    row(Action::Accounts, "accounts", Group::Desk, Scope::Desk, Some(Chord::f(3)), 3),
    row(Action::Today, "today", Group::Desk, Scope::Desk, Some(Chord::f(2)), 4),
    row(Action::OnlyMine, "only-mine", Group::Desk, Scope::Today, Some(Chord::f(7)), 6),
    row(Action::AccountPromises, "account-promises", Group::Desk, Scope::Desk, Some(Chord::f(8)), 0),
    row(Action::OpenCall, "open-call", Group::Call, Scope::Desk, None, 0),
    row(Action::PracticeCall, "practice-call", Group::Call, Scope::Desk, None, 0),
    row(Action::SortAccounts, "sort-accounts", Group::Desk, Scope::Accounts, Some(Chord::f(6)), 7),
    row(Action::FilterAccounts, "filter-accounts", Group::Desk, Scope::Accounts, Some(Chord::f(7)), 6),
    row(Action::SaveFilter, "save-filter", Group::Desk, Scope::Accounts, None, 0),
    row(Action::Prepare, "prepare", Group::Call, Scope::Desk, Some(Chord::ctrl('t')), 8),
    row(Action::NewAccount, "new-account", Group::Call, Scope::Accounts, Some(Chord::ctrl('n')), 3),
    row(Action::FinishCutOff, "finish-cut-off", Group::Call, Scope::Desk, Some(Chord::ctrl('f')), 0),
    row(Action::DiscardCutOff, "discard-cut-off", Group::Call, Scope::Desk, Some(Chord::ctrl('x')), 0),
    row(Action::Palette, "palette", Group::Program, Scope::Everywhere, Some(Chord::ctrl('p')), 5),
    row(Action::Help, "help", Group::Program, Scope::Everywhere, Some(Chord::ctrl('g')), 6),
    row(Action::ScreenLanguage, "screen-language", Group::Program, Scope::Everywhere, None, 0),
    row(Action::Theme, "theme", Group::Program, Scope::Everywhere, None, 0),
    row(Action::ScreenReader, "screen-reader", Group::Program, Scope::Everywhere, None, 0),
    row(Action::Mouse, "mouse", Group::Program, Scope::Everywhere, None, 0),
    row(Action::Quit, "quit", Group::Program, Scope::Desk, Some(Chord::ctrl('d')), 9),
];

/// A key that belongs to the place itself, not to an action: it cannot be given another chord.
#[derive(Debug, Clone, Copy)]
pub struct FixedKey {
    /// The keys, as people read them.
    pub keys: &'static str,
    /// Where it works.
    pub scope: Scope,
    /// The message that says what it does.
    pub words: &'static str,
}

const fn fixed(keys: &'static str, scope: Scope, words: &'static str) -> FixedKey {
    FixedKey { keys, scope, words }
}

/// The keys that stay what they are.
pub const FIXED_KEYS: &[FixedKey] = &[
    fixed("Tab", Scope::Call, "app-key-answer"),
    fixed("Tab →", Scope::Call, "app-key-complete"),
    fixed("→", Scope::Call, "app-key-take"),
    fixed("Ctrl+U", Scope::Call, "app-key-undo"),
    fixed("Ctrl+R", Scope::Call, "app-key-redo"),
    fixed("Esc", Scope::Call, "app-key-close"),
    fixed("Enter", Scope::Desk, "app-key-call"),
    fixed("↑ ↓", Scope::Desk, "app-key-choose"),
    fixed("a–z", Scope::Today, "app-key-search"),
    fixed("a–z", Scope::Account, "app-key-filter"),
    fixed("Esc", Scope::Accounts, "app-key-clear"),
    fixed("Esc", Scope::Account, "app-key-back"),
    fixed("Esc", Scope::Brief, "app-key-back"),
];

impl Action {
    /// Whether it shows what a customer who sees the screen must not: history, health, limits, offers, notes, cues (B8).
    pub const fn shows_what_is_ours(self) -> bool {
        matches!(
            self,
            Self::Cards
                | Self::Concessions
                | Self::Reasons
                | Self::History
                | Self::Promises
                | Self::Marks
                | Self::MoveLine
                | Self::Select
                | Self::Copy
                | Self::Zoom
                | Self::PaneSizes
        )
    }

    /// Whether it is of use once the conversation is over: the script is not read on, and nothing is said any more.
    pub const fn is_for_the_wrap_up(self) -> bool {
        matches!(
            self,
            Self::Reasons | Self::Concessions | Self::History | Self::JumpToStep | Self::Palette | Self::Help
        )
    }

    /// The action's row.
    ///
    /// # Panics
    /// Never: a test finds an action without a row.
    #[expect(clippy::expect_used, reason = "every action has a row; a test goes through them all")]
    pub fn row(self) -> &'static ActionRow {
        ACTIONS.iter().find(|row| row.action == self).expect("an action has a row")
    }
}
