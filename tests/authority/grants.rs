//! Whom a word of a grant means, and how much it reaches.

use staunch::content::Library;
use staunch::domain::authority::Limit;
use staunch::domain::authority::grant::{Grant, NoGrant};
use staunch::domain::language::Lang;

fn read(line: &str) -> Result<Grant, NoGrant> {
    let policy = Library::load(None).policy();
    Grant::read(line, policy.authority.lever("discount").unwrap(), &policy.authority, &policy.team)
}

#[test]
fn a_name_that_several_people_have_is_asked_about() {
    let policy = Library::load(None).policy();
    let mut team = (*policy.team).clone();
    team.people[0].name = "Valeria Soto".into();
    let lever = policy.authority.lever("discount").unwrap();
    let several = Grant::read("valeria 20", lever, &policy.authority, &team);
    assert_eq!(several, Err(NoGrant::Several(vec!["Valeria Soto".into(), "Valeria Montes".into()])));
    let one = Grant::read("valeria mon 20", lever, &policy.authority, &team).unwrap();
    assert_eq!(one.by, "Valeria Montes");
}

#[test]
fn a_grant_keeps_what_was_said_and_reaches_what_its_giver_may_approve() {
    let policy = Library::load(None).policy();
    let grant = read("Valeria 45 %").unwrap();
    assert_eq!((grant.up_to, grant.role.as_deref()), (Some(45), Some("manager")));
    let discount = policy.authority.lever("discount").unwrap();
    assert_eq!(grant.limit(&policy.authority, discount), Limit::UpTo(29));
}

#[test]
fn a_line_may_name_its_lever_in_either_language() {
    let policy = Library::load(None).policy();
    for (line, lever, up_to) in [
        ("Valeria descuento 25", "discount", Some(25)),
        ("Valeria 25 discount", "discount", Some(25)),
        ("Valeria 25", "discount", Some(25)),
        ("Valeria meses sin costo 2", "free-months", Some(2)),
        ("Owen custom feature work yes", "custom-feature", None),
        ("Owen: desarrollo a medida", "custom-feature", None),
        ("free-months Valeria 3", "free-months", Some(3)),
    ] {
        let grant = Grant::read_naming(line, &policy.authority, &policy.team).unwrap();
        assert_eq!((grant.lever.as_deref(), grant.up_to), (Some(lever), up_to), "{line}");
        assert!(grant.role.is_some(), "{line}: {grant:?}");
    }
    assert_eq!(Grant::read_naming("descuento 25", &policy.authority, &policy.team), Err(NoGrant::Nobody));
}

#[test]
fn what_was_said_is_read_back_from_the_log_as_it_was() {
    for line in ["Valeria 25", "gerencia todo 20", "Ramiro 50"] {
        let grant = read(line).unwrap();
        let json = serde_json::to_string(&grant).unwrap();
        assert_eq!(serde_json::from_str::<Grant>(&json).unwrap(), grant, "{json}");
    }
}

#[test]
fn a_grant_is_told_as_far_as_it_counts_and_what_was_said_beside_it() {
    let policy = Library::load(None).policy();
    for (line, told) in [
        ("Valeria 25", "Valeria Montes: Discount up to 25%"),
        ("Valeria 99", "Valeria Montes: Discount up to 29% (said 99%)"),
        ("Valeria all 99", "Valeria Montes: the whole table up to 29% (said 99%)"),
        ("Isabel all 40", "Isabel Carranza: the whole table up to 40%"),
    ] {
        assert_eq!(read(line).unwrap().in_words(&policy.authority, Lang::En), told);
    }
    let audit = Grant::read_naming("Owen technical audit", &policy.authority, &policy.team).unwrap();
    assert_eq!(audit.in_words(&policy.authority, Lang::Es), "Owen Fletcher: Auditoría técnica");
}
