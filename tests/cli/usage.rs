//! Help and wrong usage.

use crate::desk::Desk;

#[test]
fn help_is_whole_in_both_languages() {
    let desk = Desk::new();
    insta::assert_snapshot!(desk.out(&["--help"], 0));
    insta::assert_snapshot!(desk.out(&["import", "--help", "--lang", "es"], 0));
}

#[test]
fn wrong_usage_says_what_and_what_was_meant_and_ends_with_two() {
    let desk = Desk::new();
    let wrong: [&[&str]; 9] = [
        &["acounts"],
        &["import", "account", "x.csv"],
        &["import", "accounts"],
        &["import", "accounts", "x.csv", "--dates", "sideways"],
        &["import", "accounts", "x.csv", "--timezone", "Mars"],
        &["accounts", "--jsn"],
        &["accounts", "--json", "--json"],
        &["accounts", "--lang"],
        &["accounts", "--lang", "kl\u{1b}[31m"],
    ];
    for lang in ["en", "es"] {
        let texts: Vec<String> =
            wrong.iter().map(|arguments| desk.err(&[&["--lang", lang], *arguments].concat(), 2)).collect();
        // `--lang` twice is an error of its own in the last two.
        insta::assert_snapshot!(format!("usage-{lang}"), texts.join("\n———\n"));
    }
}

#[test]
fn the_language_is_the_one_asked_for_else_the_settings_else_the_locales() {
    let desk = Desk::new();
    let calls = |locale: &str, arguments: &[&str]| {
        let output = desk.staunch().env("LC_ALL", locale).arg("calls").args(arguments).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(calls("C", &[]), "There are no calls yet.\n");
    assert_eq!(calls("es_CO.UTF-8", &[]), "Todavía no hay llamadas.\n");
    desk.file("config/settings.yaml", "language: es\n");
    assert_eq!(calls("en_GB.UTF-8", &[]), "Todavía no hay llamadas.\n");
    assert_eq!(calls("C", &["--lang", "en"]), "There are no calls yet.\n");
}

#[test]
fn the_version_is_the_packages() {
    let desk = Desk::new();
    assert_eq!(desk.out(&["--version"], 0), format!("staunch {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_terminal_a_call_lists_who_could_be_meant() {
    let desk = Desk::new();
    desk.file("book.csv", "id,name\nA-1,Acme North\nA-2,Acme South\n");
    desk.out(&["import", "accounts", "book.csv"], 0);
    insta::assert_snapshot!(
        [
            desk.err(&["call", "acme"], 2),
            desk.err(&["call"], 2),
            desk.err(&["call", "zeta"], 2),
            desk.err(&["call", "acme", "--playbook", "rescue"], 2),
            desk.err(&["call", "north"], 1),
            desk.err(&[], 1),
        ]
        .join("\n")
    );
}
