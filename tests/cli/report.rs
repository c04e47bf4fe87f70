//! `report` and `export`: what goes out, in every form.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Twelve losses: eight in the third quarter of 2026, one before it, and three after.
const CHURN: &str = "account,external_id,at,reason,comment,arr_lost,currency,reactivated
A-1,L-1,2026-07-01,pricing/budget-cut,muy caro,1000,USD,no
A-1,L-2,2026-07-02,pricing/value-not-seen,,2000,USD,yes
A-2,L-3,2026-07-31,pricing,,1000,USD,no
A-2,L-4,2026-08-01,service/slow-reply,nobody answered,500,USD,no
A-2,L-5,2026-08-15,service/slow-reply,,500,USD,no
A-3,L-6,2026-09-01,competitive/better-price,,,,no
A-3,L-7,2026-09-15,,,,,no
A-3,L-8,2026-09-30,pricing/budget-cut,,5000,USD,no
A-1,L-0,2026-06-30,other,,100,USD,no
A-1,L-9,2026-10-01,other,\"=1+1 | <b>\",100,USD,no
A-2,L-10,2026-10-02,other,,100,USD,no
A-3,L-11,2026-10-03,company-change,,100,EUR,no
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file(
        "accounts.csv",
        "id,name,segment,channel\nA-1,Zanzíbar,smb,partner\nA-2,Halden,mid,\nA-3,Ñandú,smb,ads\n",
    );
    desk.file("churn.csv", CHURN);
    desk.out(&["import", "accounts", "accounts.csv"], 0);
    desk.out(&["import", "churn", "churn.csv"], 0);
    desk
}

fn row<'a>(report: &'a Value, reason: &str) -> &'a Value {
    let rows = report["rows"].as_array().unwrap();
    rows.iter().find(|row| row["reason"] == reason).unwrap_or_else(|| panic!("{reason} in {report}"))
}

#[test]
fn reasons_are_counted_with_their_interval_and_both_days_are_in() {
    let desk = desk();
    let report = desk.json(&["report", "reasons", "--json"], 0);
    assert_eq!(
        (&report["n"], &report["from"], &report["to"]),
        (&json!(12), &json!("2026-06-30"), &json!("2026-10-03"))
    );
    assert_eq!(report["source"], "churn");
    let quarter = ["report", "reasons", "--from", "2026-07-01", "--to", "2026-09-30", "--format", "json"];
    let report = desk.json(&quarter, 0);
    assert_eq!((&report["n"], &report["unstated"]), (&json!(8), &json!(1)));
    let pricing = row(&report, "pricing");
    assert_eq!((&pricing["count"], &pricing["share"]), (&json!(4), &json!(0.5)));
    assert!((pricing["ci_low"].as_f64().unwrap() - 0.2152).abs() < 1e-4, "{pricing}");
    assert!((pricing["ci_high"].as_f64().unwrap() - 0.7848).abs() < 1e-4, "{pricing}");
    assert_eq!(pricing["arr"], json!({"minor": 900_000, "currency": "USD"}));
    assert_eq!((&pricing["arr_share"], &pricing["no_quote"]), (&json!(0.9), &json!(false)));
    assert_eq!((&pricing["too_few"], &pricing["previous_share"]), (&json!(false), &Value::Null));
    assert_eq!(row(&report, "pricing/budget-cut")["count"], 2);
    assert_eq!(row(&report, "competitive/better-price")["no_quote"], true);
    assert!(report["rows"].as_array().unwrap().iter().all(|row| row["reason"] != "other"), "nobody gave it");
}

#[test]
fn below_the_least_number_the_cases_are_told() {
    let desk = desk();
    let report = desk.json(&["report", "reasons", "--from", "2026-10-01", "--json"], 0);
    assert_eq!((&report["n"], &report["too_few"]), (&json!(3), &json!(true)));
    let other = row(&report, "other");
    assert_eq!((&other["share"], &other["too_few"]), (&Value::Null, &json!(true)));
    assert_eq!(other["cases"][1]["comment"], "=1+1 | <b>");
    desk.file("config/settings.yaml", "least-n: 2\n");
    let report = desk.json(&["report", "reasons", "--from", "2026-10-01", "--json"], 0);
    assert_eq!(report["too_few"], false);
}

#[test]
fn amounts_of_other_currencies_are_in_the_sums_where_there_is_a_rate_and_it_is_told() {
    let desk = desk();
    desk.file("config/settings.yaml", "least-n: 1\nexchange: {EUR: 1080000}\nexchange-on: 2026-09-01\n");
    let report = desk.json(&["report", "reasons", "--json"], 0);
    assert_eq!(report["arr"], json!({"minor": 1_030_000 + 10_800, "currency": "USD"}));
    assert_eq!(report["arr_converted"], json!([{"currency": "EUR", "count": 1, "rate": 1.08}]));
    assert_eq!((&report["rates_on"], &report["arr_left_out"]), (&json!("2026-09-01"), &json!(0)));
    assert_eq!(row(&report, "company-change")["arr"], json!({"minor": 10_800, "currency": "USD"}));
    assert_eq!((&report["interval"], &report["confidence"]), (&json!("wilson"), &json!(0.95)));
    let text = |lang| desk.out(&["report", "reasons", "--lang", lang], 0);
    assert!(
        text("en")
            .contains("One amount in EUR is in the sums at 1.08 USD, the rate of September 1 (exchange"),
        "{}",
        text("en")
    );
    assert!(text("es").contains("a 1,08 USD, la tasa del 1 de septiembre"), "{}", text("es"));
    desk.file("config/settings.yaml", "least-n: 1\nexchange: {EUR: 1080000}\n");
    assert!(text("en").contains("names no day for it"), "{}", text("en"));
    desk.file("config/settings.yaml", "least-n: 1\n");
    let report = desk.json(&["report", "reasons", "--json"], 0);
    assert_eq!((&report["arr_left_out"], &report["arr_converted"]), (&json!(1), &json!([])));
}

#[test]
fn every_form_tells_the_same_and_text_from_outside_is_only_text() {
    let desk = desk();
    for lang in ["en", "es"] {
        let output = desk.run(&["report", "reasons", "--lang", lang]);
        let text = [output.stderr, output.stdout].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        insta::assert_snapshot!(format!("reasons-{lang}"), text);
    }
    let few = ["report", "reasons", "--from", "2026-10-01", "--by", "segment", "--format"];
    for format in ["md", "html", "csv"] {
        let text = desk.out(&[&few[..], &[format]].concat(), 0);
        assert!(!text.contains("<b>"), "{text}");
        let page = text.find("<body>").map_or(text.as_str(), |at| &text[at..]);
        insta::assert_snapshot!(format!("reasons-{format}"), page);
    }
}

#[test]
fn what_is_not_counted_yet_is_wrong_usage_and_says_so() {
    let desk = desk();
    for source in ["calls", "all"] {
        assert!(desk.err(&["report", "reasons", "--source", source], 2).contains("--source churn"));
    }
    assert!(desk.err(&["report", "saves"], 2).contains("reasons"));
    desk.err(&["report"], 2);
    desk.err(&["report", "reasons", "--by", "weather"], 2);
    assert!(
        desk.err(&["report", "reasons", "--from", "2026-02-01", "--to", "2026-01-01"], 2)
            .contains("2026-02-01")
    );
}

#[test]
fn everything_goes_out_and_comes_back_to_the_same_values() {
    let desk = desk();
    desk.file("again.csv", "id,name,arr,owner,Region,=hostile\nA-1,Zanzíbar,48000.50,ana,South,\"@x\"\n");
    desk.out(&["import", "accounts", "again.csv"], 0);
    let rows = [
        ("contacts", "account,external_id,name,champion,left_at\nA-1,P-1,María Peña,yes,2026-10-31\n"),
        ("subscriptions", "account,external_id,start,seats,mrr,currency\nA-1,S-1,2025-01-01,4,1234.50,EUR\n"),
        (
            "interactions",
            "account,at,type,body\nA-1,2026-10-03T14:00:00-03:00,call,\"two\nlines, \"\"quoted\"\"\"\n",
        ),
        ("tickets", "account,external_id,opened_at,escalated,subject\nA-1,T-1,2026-10-01,no,=1+1\n"),
        ("usage", "subscription,at,metric,value\nS-1,2026-11-02,logins,1.234\n"),
        ("surveys", "account,at,type,score,comment\nA-1,2026-11-02,nps,3,'quoted'\n"),
        (
            "invoices",
            "account,external_id,issued_at,due_at,amount,currency\nA-1,F-1,2026-10-01,2026-11-01,-80,COP\n",
        ),
        ("outcomes", "account,at,goal,target,value,unit\nA-1,2026-11-02,close the month,2,4.5,days\n"),
        ("answers", "account,playbook,step,at,choice\nA-1,exit-survey,why,2026-11-02,price\n"),
    ];
    for (kind, csv) in rows {
        desk.file("rows.csv", csv);
        desk.out(&["import", kind, "rows.csv"], 0);
    }
    let kinds = staunch::domain::intake::Kind::ALL.map(staunch::domain::intake::Kind::code);
    for kind in kinds {
        let out = desk.out(&["export", kind], 0);
        desk.file(&format!("{kind}.out.csv"), &out);
        let told = desk.json(&["import", kind, &format!("{kind}.out.csv"), "--json"], 0);
        assert_eq!((&told["unchanged"], &told["rejected"]), (&told["rows"], &json!(0)), "{kind}: {told}");
    }
    let other = Desk::new();
    for kind in kinds {
        let out = std::fs::read_to_string(desk.path(&format!("{kind}.out.csv"))).unwrap();
        other.file("out.csv", &out);
        other.out(&["import", kind, "out.csv"], 0);
        assert_eq!(other.out(&["export", kind], 0), out, "{kind}");
    }
    let accounts = std::fs::read_to_string(desk.path("accounts.out.csv")).unwrap();
    assert!(accounts.contains("'@x") && accounts.contains("'=hostile"), "{accounts}");
    let history = desk.out(&["export", "history"], 0);
    assert!(history.contains("A-1,2026-11-22T12:00:00Z,status,active,churned,churn"), "{history}");
    let lines = desk.out(&["export", "accounts", "--format", "jsonl"], 0);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["arr"], json!({"minor": 4_800_050, "currency": "USD"}));
    assert_eq!(first["extra"]["Region"], "South");
}
