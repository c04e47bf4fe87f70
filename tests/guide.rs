//! `guide`: a playbook to read, in Markdown and HTML, in both languages; whatever a file says, a page stays a page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use staunch::content::Library;
use staunch::domain::call::Policy;
use staunch::domain::language::{Formality, Lang, Voice};
use staunch::domain::playbook::Playbook;
use staunch::output::guide::Guide;

fn policy() -> Arc<Policy> {
    Library::load(None).policy()
}

fn with_playbook(json: serde_json::Value) -> Policy {
    let playbook: Playbook = serde_json::from_value(json).expect("a playbook");
    let mut policy = Policy::clone(&policy());
    policy.cards = Arc::default();
    policy.playbooks = BTreeMap::from([(playbook.id.clone(), playbook.into())]);
    policy
}

fn small() -> Policy {
    with_playbook(serde_json::json!({
        "id": "small", "purpose": "retention", "minutes": 5,
        "title": {"en": "A small call", "es": "Una llamada corta"},
        "stages": [
            {"id": "open", "title": {"en": "Opening", "es": "Apertura"}, "minutes": 2},
            {"id": "close", "title": {"en": "Close", "es": "Cierre"}, "minutes": 3},
        ],
        "steps": [
            {
                "id": "hello", "stage": "open",
                "say": {"en": "Hi {contact.first_name}.", "es": "Hola, {contact.first_name}.", "es-usted": "Buen día."},
                "ask": {"en": "May I ask why?", "es": "¿Puedo preguntarte por qué?", "es-usted": "¿Puedo preguntarle por qué?"},
                "why": {"en": "Permission first.", "es": "Primero el permiso."},
                "avoid": {"en": "Pushing.", "es": "Insistir."},
                "probes": [{"en": "Since when?", "es": "¿Desde cuándo?"}],
                "capture": {"kind": "yes-no"},
                "must-ask": true,
                "next": [
                    {"when": {"answer": {"step": "hello", "is": "no"}}, "go": "bye"},
                    {"when": {"tagged": "pricing"}, "go": "each"},
                ],
            },
            {
                "id": "each", "stage": "close", "for-each": "open-reasons", "ask": "{reason.title}?",
                "must-ask": {"unless": {"answer": {"step": "hello", "is": "no"}}},
                "capture": {"kind": "choice", "options": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]},
            },
            {"id": "bye", "stage": "close", "say": {"en": "Thank you.", "es": "Gracias."}, "next": [{"go": "end"}]},
        ],
        "exit": "bye",
        "cards": [{
            "id": "anger", "title": {"en": "Anger", "es": "Enojo"}, "say": {"en": "I hear you.", "es": "Te escucho."},
            "do": [{"en": "Wait.", "es": "Espera."}, {"en": "Own it.", "es": "Hazte cargo."}],
        }],
    }))
}

#[test]
fn a_guide_reads_well_in_both_languages_and_forms() {
    let policy = small();
    for (lang, formality) in
        [(Lang::En, Formality::Tu), (Lang::Es, Formality::Tu), (Lang::Es, Formality::Usted)]
    {
        let voice = Voice::new(lang, formality);
        let guide = Guide::new(&policy, "small", lang, voice).expect("the playbook");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/guide" }, {
            insta::assert_snapshot!(format!("{}.md", voice.code()), guide.markdown());
            let html = guide.html();
            let body = html.split_once("<body>").expect("a body").1;
            insta::assert_snapshot!(format!("{}.html", voice.code()), body);
        });
    }
    assert!(Guide::new(&policy, "nobodys", Lang::En, Voice::En).is_none());
}

#[test]
fn every_shipped_playbook_has_a_guide_whose_links_lead_somewhere() {
    let policy = policy();
    for id in policy.playbooks.keys() {
        for lang in Lang::ALL {
            let guide = Guide::new(&policy, id, lang, Voice::new(lang, Formality::Tu)).expect("the playbook");
            let (markdown, html) = (guide.markdown(), guide.html());
            let anchors = |text: &str, before: &str, after: char| -> BTreeSet<String> {
                text.split(before)
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once(after)?.0.to_owned()))
                    .collect()
            };
            let (there, asked) = (anchors(&html, " id=\"", '"'), anchors(&html, "href=\"#", '"'));
            assert!(asked.is_subset(&there), "{id}: {:?}", asked.difference(&there));
            let (there, asked) = (anchors(&markdown, "<a id=\"", '"'), anchors(&markdown, "](#", ')'));
            assert!(asked.is_subset(&there), "{id}: {:?}", asked.difference(&there));
            assert_eq!(there.len(), policy.playbooks[id].steps.len());
            for step in &policy.playbooks[id].steps {
                let ask = step.ask.as_ref().map(|ask| ask.in_lang(lang)).unwrap_or_default();
                let plain =
                    ask.split(['{', '*', '_', '#', '\n', '<', '&', '"', '\'']).next().unwrap_or_default();
                assert!(markdown.contains(plain) && html.contains(plain), "{id}: {ask}");
            }
        }
    }
}

#[test]
fn what_a_file_says_is_never_markup() {
    let evil = "<script>alert('x')</script> & \"q\" @@body@@ **bold** [a](javascript:x) `code` {<b>}\n- first\n# head";
    let policy = with_playbook(serde_json::json!({
        "id": "evil", "purpose": "retention", "minutes": 1, "title": evil,
        "stages": [{"id": "a\"><b>", "title": evil, "minutes": 1}],
        "steps": [{
            "id": "x\" onload=\"y", "stage": "a\"><b>", "say": evil, "ask": evil, "why": evil, "avoid": evil, "probes": [evil],
            "capture": {"kind": "choice", "options": [{"id": "o", "title": evil}]},
            "next": [{"when": {"signal": evil}, "go": "x\" onload=\"y"}, {"go": evil}],
        }],
        "cards": [{"id": "c", "title": evil, "say": evil, "do": [evil], "avoid": [evil]}],
    }));
    let guide = Guide::new(&policy, "evil", Lang::En, Voice::En).expect("the playbook");
    let html = guide.html();
    assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains(" onload=\"y"), "{html}");
    assert_eq!(html.matches("<body>").count(), 1);
    assert!(html.contains("@@body@@"), "text that looks like the template's own marks stays text");
    let markdown = guide.markdown();
    let unescaped = without_escapes(&markdown);
    for markup in ["<script", "**bold**", "](javascript", "<b>", "\n- first", "\n# head"] {
        assert!(!unescaped.contains(markup), "{markup} in {unescaped}");
    }
}

/// Markdown without what a backslash makes plain, and without code.
fn without_escapes(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars = markdown.chars();
    let mut in_code = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' if !in_code => {
                chars.next();
            }
            '`' => in_code = !in_code,
            c if !in_code => out.push(c),
            _ => {}
        }
    }
    out
}
