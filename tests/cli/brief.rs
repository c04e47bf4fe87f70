//! `brief`: one page that holds all there is to know, and says what is not known.

use staunch::domain::authority::grant::Grant;
use staunch::domain::authority::three_numbers::{Preparation, ThreeNumbers};
use staunch::store::Store;
use staunch::text::width;

use crate::desk::{Desk, fixture};

/// An account that gave notice, with a history of every kind, and one nobody knows anything of.
fn desk() -> Desk {
    let desk = Desk::new();
    for kind in ["accounts", "contacts", "interactions", "tickets"] {
        desk.out(&["import", kind, &fixture(&format!("{kind}.csv"))], 0);
    }
    let weeks = (0..40).map(|week| {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 2, 16).unwrap() + chrono::TimeDelta::weeks(week);
        let value = if week < 30 { 400 } else { 100 };
        format!("A-1,{day},logins,{value}\n")
    });
    let usage = desk.file("usage.csv", format!("account,at,metric,value\n{}", weeks.collect::<String>()));
    let surveys = desk.file(
        "surveys.csv",
        "account,sent_at,at,type,score,comment\n\
         A-1,2024-11-01,2024-11-03,nps,9,todo bien\n\
         A-1,2025-11-01,2025-11-03,nps,4,el soporte tarda\n\
         A-1,2026-10-01,,nps,,\n",
    );
    let outcomes = desk.file(
        "outcomes.csv",
        "account,at,goal,target,value,unit\nA-1,2026-09-01,close in three days,3,5,days\n",
    );
    let invoices = desk.file(
        "invoices.csv",
        "account,external_id,issued_at,due_at,paid_at\nA-1,F-9,2026-09-01,2026-10-01,\n",
    );
    for (kind, file) in
        [("usage", usage), ("surveys", surveys), ("outcomes", outcomes), ("invoices", invoices)]
    {
        desk.out(&["import", kind, &file], 0);
    }
    desk
}

#[test]
fn the_page_holds_everything_with_its_age_in_both_languages() {
    let desk = desk();
    for lang in ["en", "es"] {
        let page = desk.out(&["brief", "zanz", "--lang", lang], 0);
        assert!(page.lines().count() <= 24 && page.lines().all(|line| width(line) <= 80), "{page}");
        insta::assert_snapshot!(format!("brief-{lang}"), page);
    }
}

#[test]
fn what_is_unknown_says_so_and_nothing_is_made_up() {
    let desk = desk();
    insta::assert_snapshot!(desk.out(&["brief", "A-2"], 0));
    let brief = desk.json(&["brief", "A-2", "--json"], 0);
    assert_eq!(brief["arc"], serde_json::Value::Null);
    for list in ["promises", "surveys", "reviews", "usage", "results"] {
        assert_eq!(brief[list], serde_json::json!([]), "{list}");
    }
}

#[test]
fn json_has_the_figures_with_their_days() {
    let brief = desk().json(&["brief", "A-1", "--json"], 0);
    assert_eq!(brief["as_of"], "2026-11-22");
    assert_eq!(brief["account"]["arr"], serde_json::json!({"minor": 4_800_050, "currency": "USD"}));
    assert_eq!(brief["arc"]["shape"], "one_event");
    assert_eq!(brief["arc"]["change_percent"], -75);
    assert_eq!(brief["usage"][0]["last_on"], "2026-11-16");
    // Nine, then four, then silence: the last answer whatever its age.
    assert_eq!(brief["surveys"][0]["score"], 4);
    assert_eq!(brief["surveys"][0]["on"], "2025-11-03");
    assert_eq!(brief["surveys"][0]["unanswered_since"], 1);
    assert_eq!(brief["tickets"]["opened"], 2);
    assert_eq!(brief["tickets"]["sla_missed"], 1);
    assert_eq!(brief["results"][0]["value"], 5.0);
    let risks: Vec<_> = brief["risks"].as_array().unwrap().iter().map(|it| it["risk"].clone()).collect();
    assert!(risks.contains(&"unpaid".into()) && risks.contains(&"renewal_unsigned".into()), "{risks:?}");
}

#[test]
fn the_limits_and_each_formula_with_its_figures_are_in_every_form() {
    let desk = desk();
    let account =
        Store::open(&desk.path("staunch.db")).unwrap().account_by_external_id("A-1").unwrap().unwrap();
    let numbers = Some(ThreeNumbers { anchor: 5, first: 10, walk_away: 20 });
    let by = |by: &str, lever: Option<&str>, up_to| Grant {
        by: by.into(),
        lever: lever.map(str::to_owned),
        up_to,
        role: None,
        beforehand: true,
    };
    let grants = vec![by("Valeria", Some("discount"), Some(25)), by("Owen", None, Some(30))];
    let mut store = Store::open(&desk.path("staunch.db")).unwrap();
    store.prepare(account.id, &Preparation { numbers, grants }).unwrap();
    let brief = desk.json(&["brief", "A-1", "--json"], 0);
    assert_eq!(brief["limits"]["numbers"], serde_json::json!({"anchor": 5, "first": 10, "walk_away": 20}));
    assert_eq!(brief["limits"]["approvals"][0]["by"], "Valeria");
    for part in brief["health"]["parts"].as_array().unwrap() {
        let formula = part["formula"]["en"].as_str().unwrap();
        assert!(formula == "no data" || formula.contains(": "), "{part}");
    }
    let page = desk.out(&["brief", "A-1"], 0);
    assert!(page.contains("anchor 5% · first concession 10% · walk-away 20%"), "{page}");
    assert!(page.lines().count() <= 24, "{page}");
    let written = desk.out(&["brief", "A-1", "--format", "md", "--lang", "es"], 0);
    assert!(
        written.contains("## mis límites\n\n- ancla 5 % · primera concesión 10 % · retirada 20 %"),
        "{written}"
    );
    assert!(written.contains("Valeria autoriza Descuento hasta 25 %"), "{written}");
    assert!(written.contains("Owen autoriza la mesa entera hasta 30 %"), "{written}");
    assert!(written.contains("Uso: ") && written.contains(" = media de: "), "{written}");
}

#[test]
fn markdown_has_every_line() {
    let written = desk().out(&["brief", "A-1", "--format", "md"], 0);
    assert!(written.starts_with("# Brief: Frigoríficos Zanzíbar\n"), "{written}");
    assert!(written.contains("## results\n\n- close in three days"), "{written}");
}

#[test]
fn an_account_that_is_not_one_lists_the_candidates_and_is_wrong_usage() {
    let desk = desk();
    assert!(desk.err(&["brief", "nobody"], 2).contains("nobody"));
    assert!(desk.err(&["brief"], 2).contains("Zanzíbar"));
}

#[test]
fn answers_that_came_back_land_in_the_reasons_and_words_only_propose() {
    let desk = desk();
    let answers = desk.file(
        "answers.csv",
        "account,playbook,step,at,text,choice\n\
         A-1,exit-survey,why-left,2026-11-20,,Precio o presupuesto\n\
         A-1,exit-survey,why-pricing,2026-11-20,nos recortaron a la mitad,\"budget-cut, We got too little for it\"\n\
         A-1,exit-survey,liked,2026-11-20,,people\n\
         A-1,exit-survy,why-left,2026-11-20,,service\n\
         A-1,exit-questionnaire,would-have-kept,2026-11-21,soporte tardaba una semana en contestar,\n",
    );
    let told = desk.json(&["import", "answers", &answers, "--json"], 0);
    assert_eq!((&told["inserted"], &told["unasked"]), (&5.into(), &1.into()), "kept, and told");
    let brief = desk.json(&["brief", "A-1", "--json"], 0);
    let reasons = brief["why"]["reasons"].as_array().unwrap();
    let of_answers: Vec<(&str, bool)> = reasons
        .iter()
        .filter(|given| given["of_answer"].is_object())
        .map(|given| (given["reason"].as_str().unwrap(), given["proposed"].as_bool().unwrap_or_default()))
        .collect();
    assert_eq!(
        of_answers,
        [
            ("pricing", false),
            ("pricing/budget-cut", false),
            ("pricing/value-not-seen", false),
            ("service/slow-reply", true)
        ]
    );
    let page = desk.out(&["brief", "A-1", "--lang", "es"], 0);
    assert!(page.contains("Recorte de presupuesto (encuesta de salida)"), "{page}");
}
