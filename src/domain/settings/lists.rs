//! The saved filters there are until a team writes its own: what `settings.yaml` shows under `filters`.

use crate::domain::account::listing::{SavedFilter, Sort};
use crate::domain::language::{ByLanguage, Localized};
use crate::domain::playbook::condition::{AccountTest, Condition, Scalar};

/// Mine; those that renew soon; in red; long silent; strategic; gone.
pub(super) fn filters() -> Vec<SavedFilter> {
    let is = |field: &str, is| test(field, Some(is), None, None);
    let text = |text: &str| Scalar::Text(text.into());
    let here = || Condition::Not(Box::new(is("status", text("churned"))));
    vec![
        filter("mine", "Mine", "Las mías", is("mine", Scalar::Bool(true)), None),
        filter(
            "renewing",
            "Renewing within 90 days",
            "Renuevan en 90 días",
            test("renewal_days", None, Some(0), Some(90)),
            Some(Sort::Renewal),
        ),
        filter(
            "red",
            "Health in red",
            "Salud en rojo",
            Condition::All(vec![is("band", text("red")), here()]),
            Some(Sort::Arr),
        ),
        filter(
            "silent",
            "Silent for 45 days",
            "45 días en silencio",
            Condition::All(vec![test("last_contact_days", None, Some(45), None), here()]),
            Some(Sort::LastContact),
        ),
        filter("strategic", "Strategic", "Estratégicas", is("strategic", Scalar::Bool(true)), None),
        filter("left", "Gone", "Se fueron", is("status", text("churned")), None),
    ]
}

fn filter(id: &str, en: &str, es: &str, when: Condition, sort: Option<Sort>) -> SavedFilter {
    let words = ByLanguage { en: Some(en.into()), es: Some(es.into()), ..ByLanguage::default() };
    SavedFilter { id: id.into(), title: Localized::ByLanguage(words), search: None, when: Some(when), sort }
}

fn test(field: &str, is: Option<Scalar>, at_least: Option<i64>, at_most: Option<i64>) -> Condition {
    Condition::Account(AccountTest { field: field.into(), is, at_least, at_most })
}
