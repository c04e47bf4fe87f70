//! The call screen's state: the call, its panes, the note being typed.
