//! What the shipped files promise to whoever reads them: both languages whole, each customer addressed as they are,
//! cards that can be read in mid-sentence, every lever and reason there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use staunch::content::Library;
use staunch::domain::authority::LeverKind;
use staunch::domain::cards::Card;
use staunch::domain::language::{Cues, Lang, Localized, Voice};
use staunch::domain::playbook::returned::landed;
use staunch::domain::playbook::{Capture, Purpose};
use staunch::domain::taxonomy::TagId;
use staunch::text::{fold::fold, width, wrap};

/// A text of a shipped file, where it stands, and the key it stands under.
struct Text {
    place: String,
    key: String,
    words: Localized,
}

/// Keys of texts that are said to the customer; the others are for our own people.
const SAID: &[&str] = &["say", "ask", "probes", "spoken"];

/// Every text for people, cues aside.
fn texts() -> Vec<Text> {
    let policy = Library::load(None).policy();
    let mut texts = Vec::new();
    let mut add = |name: &str, value: Value| collect(name, "", &value, &mut texts);
    for (id, playbook) in &policy.playbooks {
        add(id, serde_json::to_value(&**playbook).expect("JSON"));
    }
    add("cards", serde_json::to_value(&policy.cards).expect("JSON"));
    add("taxonomy", serde_json::to_value(&policy.taxonomy).expect("JSON"));
    add("authority", serde_json::to_value(&policy.authority).expect("JSON"));
    add("catalogue", serde_json::to_value(&policy.catalogue).expect("JSON"));
    add("team", serde_json::to_value(&policy.team).expect("JSON"));
    texts
}

fn collect(place: &str, key: &str, value: &Value, texts: &mut Vec<Text>) {
    match value {
        Value::Object(map) if map.contains_key("en") || map.contains_key("es") => {
            if let Ok(text) = serde_json::from_value(value.clone()) {
                texts.push(Text { place: place.to_owned(), key: key.to_owned(), words: text });
            }
        }
        Value::Object(map) => {
            for (name, value) in map {
                collect(&format!("{place}/{name}"), name, value, texts);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                let name = value.get("id").and_then(Value::as_str).map_or(at.to_string(), str::to_owned);
                collect(&format!("{place}/{name}"), key, value, texts);
            }
        }
        _ => {}
    }
}

/// A text's words in small letters, one space between them and one at either end: ` no lo sé `.
fn words(text: &str) -> String {
    let small = text.to_lowercase();
    let words: Vec<&str> =
        small.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn says_any(text: &str, phrases: &[&str]) -> Option<String> {
    let text = words(text);
    phrases.iter().find(|phrase| text.contains(&words(phrase))).map(|phrase| (*phrase).to_owned())
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn cards() -> Vec<Card> {
    let policy = Library::load(None).policy();
    let own = policy.playbooks.values().flat_map(|playbook| playbook.cards.clone());
    policy.cards.cards.iter().cloned().chain(own).collect()
}

#[test]
fn every_text_is_there_in_both_languages() {
    let texts = texts();
    assert!(texts.len() > 1000, "{}", texts.len());
    let incomplete = texts.iter().filter(|text| Lang::ALL.into_iter().any(|lang| !text.words.speaks(lang)));
    let empty = texts.iter().filter(|text| text.words.texts().any(|(_, text)| text.trim().is_empty()));
    assert_none(&incomplete.chain(empty).map(|text| text.place.clone()).collect::<Vec<_>>());
}

/// Words that only *tú* takes. Those that are also something else (`sigue`, `toma`) are left out.
const TU: &[&str] = &[
    "tú",
    "te",
    "ti",
    "contigo",
    "tu",
    "tus",
    "tuyo",
    "tuya",
    "eres",
    "estás",
    "tienes",
    "quieres",
    "puedes",
    "prefieres",
    "sabes",
    "necesitas",
    "dices",
    "crees",
    "ves",
    "sientes",
    "piensas",
    "recuerdas",
    "quitarías",
    "agregarías",
    "elegirías",
    "dirías",
    "pondrías",
    "esperabas",
    "notaste",
    "dijiste",
    "contaste",
    "prefieras",
    "quieras",
    "necesites",
    "dime",
    "cuéntame",
    "déjame",
    "ayúdame",
    "dinos",
    "cuéntanos",
    "avísame",
    "tómate",
    "escríbelo",
    "sigue por favor",
    "tuviste",
    "hiciste",
    "pediste",
    "haces",
    "usas",
    "viste",
];

/// What a *tú* customer is never called, and what nobody in Latin America is.
const NOT_TU: &[&str] =
    &["usted", "dígame", "cuénteme", "permítame", "ayúdeme", "tómese", "díganos", "cuéntenos"];
const NOWHERE: &[&str] = &["vosotros", "vuestro", "vuestra", "vuestros", "vuestras", "os", "vos"];

#[test]
fn a_customer_is_addressed_in_one_way_throughout() {
    let mut wrong = Vec::new();
    let mut said = 0;
    for Text { place, words: text, .. } in texts().iter().filter(|text| SAID.contains(&text.key.as_str())) {
        said += 1;
        let usted = text.get(Voice::EsUsted);
        wrong.extend(says_any(usted, TU).map(|word| format!("{place}: usted, and `{word}`: {usted}")));
        let tu = text.get(Voice::Es);
        wrong.extend(says_any(tu, NOT_TU).map(|word| format!("{place}: tú, and `{word}`: {tu}")));
        for es in [tu, usted] {
            wrong.extend(says_any(es, NOWHERE).map(|word| format!("{place}: `{word}`: {es}")));
        }
        if let Localized::ByLanguage(by) = text
            && by.es_usted.is_some()
            && by.es_usted == by.es
        {
            wrong.push(format!("{place}: es-usted says what es says"));
        }
    }
    assert!(said > 500, "{said}");
    assert_none(&wrong);
}

#[test]
fn titles_fit_a_list() {
    let policy = Library::load(None).policy();
    let mut titles: Vec<&Localized> = Vec::new();
    let cards = cards();
    titles.extend(cards.iter().map(|card| &card.title));
    titles.extend(policy.playbooks.values().map(|playbook| &playbook.title));
    titles.extend(policy.playbooks.values().flat_map(|playbook| &playbook.stages).map(|stage| &stage.title));
    titles.extend(policy.taxonomy.all().map(|(_, reason)| &reason.title).collect::<Vec<_>>());
    let taxonomy = &policy.taxonomy;
    let scales = [&taxonomy.sentiment, &taxonomy.severity, &taxonomy.urgency, &taxonomy.actionability];
    let scales = scales.into_iter().chain([&taxonomy.triggers, &taxonomy.gaps]).flatten();
    titles.extend(scales.map(|value| &value.title));
    titles.extend(policy.authority.roles.iter().map(|role| &role.title));
    titles.extend(policy.authority.levers.iter().map(|lever| &lever.title));
    let long = titles.iter().flat_map(|title| title.texts()).filter(|(_, text)| width(text) > 28);
    assert_none(&long.map(|(_, text)| text.to_owned()).collect::<Vec<_>>());
}

#[test]
fn cards_can_be_read_in_mid_sentence() {
    let cards = cards();
    assert!(cards.len() >= 35, "{}", cards.len());
    let mut wrong = Vec::new();
    for card in &cards {
        let Some(say) = &card.say else {
            wrong.push(format!("{}: nothing to say", card.id));
            continue;
        };
        for (voice, text) in say.texts() {
            if wrap(text, 76).len() > 3 || text.split_whitespace().count() > 40 {
                wrong.push(format!("{} {}: {text}", card.id, voice.code()));
            }
        }
        for (_, line) in card.do_.iter().chain(&card.avoid).flat_map(Localized::texts) {
            if wrap(line, 74).len() > 2 {
                wrong.push(format!("{}: {line}", card.id));
            }
        }
        if !(1..=3).contains(&card.do_.len()) || !(1..=2).contains(&card.avoid.len()) {
            wrong.push(format!("{}: {} to do, {} to avoid", card.id, card.do_.len(), card.avoid.len()));
        }
        if Lang::ALL.into_iter().any(|lang| card.cues.of(lang).len() < 3) {
            wrong.push(format!("{}: cues are missing in a language", card.id));
        }
    }
    let ids: BTreeSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids.len(), cards.len(), "an id stands twice");
    assert_none(&wrong);
}

/// The hard moments the sources name, each with the card that helps: X7, R8, R9, A6, A1's words about money and about
/// others, and what any call may bring.
const MOMENTS: &[&str] = &[
    // X7
    "named-person",
    "wont-name-vendor",
    "relationship-trouble",
    "product-gap",
    "too-expensive",
    "outage",
    "security-incident",
    // R8
    "never-answered",
    "heard-it-before",
    "no-time-to-fix",
    "team-wont-go-back",
    "not-enough",
    "too-late",
    "bad-fit",
    // A6
    "fine-just-busy",
    "already-decided",
    "only-call-to-renew",
    // R9
    "signed-elsewhere",
    "decided-above",
    "project-closed",
    "acquired",
    "second-no",
    // any call
    "wrong-fact",
    "wrong-fact-listen",
    "silence",
    "anger",
    "tears",
    "just-cancel",
    "in-writing",
    "colleague-promised",
    "your-manager",
    "recording-declined",
    "how-do-you-compare",
    "wants-another-csm",
];

/// A1: what is said about money, and about others.
const EARLY_WORDS: &[&str] = &[
    "budget-talk",
    "asks-discount",
    "cheaper-plan",
    "asks-pause",
    "late-payment",
    "comparing",
    "they-have-it",
    "saw-a-demo",
    "asks-data-export",
];

#[test]
fn every_hard_moment_has_its_card() {
    let cards = cards();
    let missing = MOMENTS.iter().filter(|id| cards.iter().all(|card| card.id != **id));
    assert_none(&missing.map(|id| (*id).to_owned()).collect::<Vec<_>>());
}

#[test]
fn early_words_about_money_and_others_come_with_what_they_mean_and_what_to_ask() {
    let cards = cards();
    let mut wrong = Vec::new();
    for id in EARLY_WORDS {
        let card = cards.iter().find(|card| card.id == *id).expect("the card");
        for (lang, means) in [(Lang::En, "means"), (Lang::Es, "significa")] {
            let told = card
                .do_
                .iter()
                .any(|line| says_any(line.in_lang(lang), &[means, "suele significar"]).is_some());
            let asked = card.say.iter().any(|say| say.in_lang(lang).contains('?'));
            if !told || !asked {
                wrong.push(format!("{id} {}: what it means, or the question", lang.code()));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_cue_raises_one_card_in_a_call() {
    let cards = cards();
    let mut wrong = Vec::new();
    for purpose in Purpose::ALL {
        for lang in Lang::ALL {
            let mut owners: BTreeMap<String, &str> = BTreeMap::new();
            for card in cards.iter().filter(|card| card.serves(purpose)) {
                for cue in card.cues.of(lang) {
                    if let Some(other) = owners.insert(fold(cue), &card.id) {
                        wrong.push(format!("{}: {cue}: {other} and {}", purpose.code(), card.id));
                    }
                }
            }
        }
    }
    assert_none(&wrong);
}

/// Reasons that files, reports and imports of others name.
const REASONS: &[&str] = &[
    "product",
    "pricing",
    "onboarding",
    "service",
    "competitive",
    "consolidation",
    "company-change",
    "other",
    "product/missing-features",
    "product/performance",
    "product/integrations",
    "product/usability",
    "competitive/better-features",
    "competitive/better-price",
    "competitive/better-service",
    "competitive/better-fit",
    "pricing/value-not-seen",
    "pricing/budget-cut",
    "pricing/absolute-price",
    "onboarding/skipped-step",
    "onboarding/workflow-struggle",
    "onboarding/team-not-adopted",
    "onboarding/unclear-documentation",
    "service/slow-reply",
    "service/unhelpful-csm",
    "service/knowledge-gap",
];

/// The codes of Stripe's `cancellation_details.feedback`.
const STRIPE: &[&str] = &[
    "customer_service",
    "low_quality",
    "missing_features",
    "other",
    "switched_service",
    "too_complex",
    "too_expensive",
    "unused",
];

#[test]
fn every_reason_is_there_with_what_is_needed_to_use_it() {
    let taxonomy = &Library::load(None).policy().taxonomy;
    for id in REASONS {
        assert!(taxonomy.reason(&TagId::from(*id)).is_some(), "{id}");
    }
    let mut wrong = Vec::new();
    for (id, reason) in taxonomy.all() {
        let whole = reason.meaning.is_some() && reason.spoken.is_some() && reason.short.is_some();
        if !whole || reason.audience.is_empty() {
            wrong.push(format!("{id}: meaning, spoken, short or audience is missing"));
        }
        let cues = |cues: &Cues| Lang::ALL.into_iter().all(|lang| cues.of(lang).len() >= 5);
        if id.0 != "other" && !cues(&reason.cues) {
            wrong.push(format!("{id}: too few cues"));
        }
        let classed = if reason.children.is_empty() { id.0 != "other" } else { false };
        if classed && reason.class.is_none() {
            wrong.push(format!("{id}: no class"));
        }
    }
    assert_none(&wrong);
    let mut codes: Vec<&str> =
        taxonomy.all().flat_map(|(_, reason)| reason.stripe.iter().map(String::as_str)).collect();
    codes.sort_unstable();
    assert_eq!(codes, STRIPE, "each code means one reason");
}

/// What may be offered, and whether its amount is unlimited.
const LEVERS: &[&str] = &[
    "custom-feature",
    "csm-change",
    "discount",
    "executive-sponsor",
    "exit-clause-30",
    "extended-due-date",
    "feature-enablement",
    "fewer-seats",
    "free-months",
    "monthly-instead-of-annual",
    "named-contact",
    "onboarding-sessions",
    "other-product",
    "paid-pilot-90",
    "pause",
    "payment-terms",
    "performance-guarantee",
    "price-lock",
    "priority-support",
    "raised-sla-30",
    "roadmap-preview",
    "six-month-term",
    "smaller-plan",
    "technical-audit",
    "trial-90",
];

#[test]
fn every_lever_is_there_with_what_is_needed_to_offer_it() {
    let policy = Library::load(None).policy();
    let (authority, taxonomy) = (&policy.authority, &policy.taxonomy);
    let ids: BTreeSet<&str> = authority.levers.iter().map(|lever| lever.id.as_str()).collect();
    assert_eq!(ids, LEVERS.iter().copied().collect());
    assert_eq!(ids.len(), authority.levers.len());
    let mut wrong = Vec::new();
    for lever in &authority.levers {
        let asks = !lever.gives.is_empty();
        if asks != (lever.kind != LeverKind::Remedy) {
            wrong.push(format!("{}: price and terms ask for something back, a remedy never", lever.id));
        }
        if lever.fits.is_empty() || lever.not_for.is_empty() || lever.say.is_none() || lever.never.is_none() {
            wrong.push(format!("{}: fits, not-for, say or never is missing", lever.id));
        }
        for tag in lever.fits.iter().chain(&lever.not_for) {
            if taxonomy.reason(tag).is_none() {
                wrong.push(format!("{}: no reason {tag}", lever.id));
            }
        }
        if lever.bands.is_empty() || lever.bands.iter().any(|band| authority.role(&band.approves).is_none()) {
            wrong.push(format!("{}: bands", lever.id));
        }
        if let Some(other) = lever.excludes.iter().find(|other| !ids.contains(other.as_str())) {
            wrong.push(format!("{}: excludes {other}", lever.id));
        }
        let one_sided = lever.excludes.iter().filter(|other| {
            !authority.levers.iter().any(|lever2| lever2.id == **other && lever2.excludes.contains(&lever.id))
        });
        wrong.extend(
            one_sided.map(|other| format!("{} excludes {other}, which does not exclude it", lever.id)),
        );
        for (voice, text) in lever.say.iter().flat_map(Localized::texts) {
            if wrap(text, 76).len() > 3 || text.split_whitespace().count() > 40 {
                wrong.push(format!("{} {}: {text}", lever.id, voice.code()));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_form_has_five_to_eight_questions_and_a_mail_five_to_seven() {
    let policy = Library::load(None).policy();
    let asked = |id: &str, branch: &str| {
        let playbook = policy.playbook(id).expect("the playbook");
        // Of the questions that go into the reason, a customer is asked one.
        let steps = playbook.steps.iter().filter(|step| step.ask.is_some() && !step.id.starts_with(branch));
        steps.count()
    };
    let survey = asked("exit-survey", "why-") + 2;
    assert!((5..=8).contains(&survey), "{survey}");
    let questionnaire = asked("exit-questionnaire", "-");
    assert!((5..=7).contains(&questionnaire), "{questionnaire}");
    let open = &policy.playbook("exit-questionnaire").expect("the playbook").steps;
    assert!(open.iter().all(|step| step.capture == Capture::Text));
}

#[test]
fn what_a_survey_offers_lands_in_the_reason_it_is_called_by() {
    let policy = Library::load(None).policy();
    let survey = policy.playbook("exit-survey").expect("the survey");
    let mut wrong = Vec::new();
    let mut tried = 0;
    for step in survey.steps.iter().filter(|step| step.id.starts_with("why-")) {
        let primary = step.id.trim_start_matches("why-");
        for option in step.capture.options() {
            let reason =
                if primary == "left" { option.id.clone() } else { format!("{primary}/{}", option.id) };
            let said = option.title.texts().map(|(_, title)| title.to_owned()).chain([option.id.clone()]);
            for said in said {
                tried += 1;
                let tags = landed(step, &said);
                if tags != [TagId::from(reason.as_str())] {
                    wrong.push(format!("{}: {said}: {tags:?}", step.id));
                }
            }
        }
    }
    assert!(tried > 80, "{tried}");
    assert_none(&wrong);
    let several = survey.step("why-product").expect("a step");
    let tags = landed(several, "performance; No se conectaba con lo que usamos, nonsense");
    assert_eq!(tags, ["product/performance", "product/integrations"].map(TagId::from));
}

#[test]
fn a_live_question_has_what_a_facilitator_needs() {
    let policy = Library::load(None).policy();
    let live = policy
        .playbooks
        .values()
        .filter(|playbook| !matches!(playbook.purpose, Purpose::Survey | Purpose::Questionnaire));
    let mut wrong = Vec::new();
    for playbook in live {
        for step in &playbook.steps {
            if step.why.is_none() || step.avoid.is_none() || (step.ask.is_some() && step.probes.len() < 3) {
                wrong.push(format!("{} {}: why, avoid or three probes", playbook.id, step.id));
            }
        }
    }
    assert_none(&wrong);
}

/// The glossary of `playbooks/README.md`: the words never used instead, by language.
fn never() -> BTreeMap<Lang, Vec<String>> {
    let guide = fs::read_to_string("playbooks/README.md").expect("the guide");
    let rows = guide.lines().skip_while(|line| !line.starts_with("## Glossary")).skip(1);
    let rows = rows.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| "));
    let mut never: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
    for row in rows.skip(1) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, _, _, en, es] = cells[..] else { panic!("five cells: {row}") };
        for (lang, cell) in [(Lang::En, en), (Lang::Es, es)] {
            let words = cell.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
            never.entry(lang).or_default().extend(words);
        }
    }
    never
}

#[test]
fn the_words_of_the_trade_are_those_of_the_glossary() {
    let never = never();
    assert!(never.values().all(|words| words.len() > 5), "{never:?}");
    let mut wrong = Vec::new();
    for Text { place, words: text, .. } in &texts() {
        for (voice, text) in text.texts() {
            let words: Vec<&str> = never[&voice.lang()].iter().map(String::as_str).collect();
            wrong.extend(says_any(text, &words).map(|word| format!("{place}: `{word}`: {text}")));
        }
    }
    assert_none(&wrong);
}

/// What we say among ourselves and never to the customer, who is nobody's score.
const AMONG_US: &[&str] =
    &["score", "health", "upsell", "playbook", "puntaje", "salud", "retener", "retenerte", "guion"];

#[test]
fn a_customer_hears_nothing_of_scores_and_scripts() {
    let said = texts().into_iter().filter(|text| SAID.contains(&text.key.as_str()));
    let mut wrong = Vec::new();
    for Text { place, words: text, .. } in said {
        for (_, text) in text.texts() {
            wrong.extend(says_any(text, AMONG_US).map(|word| format!("{place}: `{word}`: {text}")));
        }
    }
    assert_none(&wrong);
}
