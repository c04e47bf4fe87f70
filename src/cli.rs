//! The command line: arguments in, each command in a file of its own, exit status out.

pub mod arguments;
