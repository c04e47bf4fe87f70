//! What holds for every lever, amount, role, table and grant.

use proptest::prelude::*;
use staunch::content::Library;
use staunch::domain::authority::bundle::{Bundle, OnTable, Share};
use staunch::domain::authority::grant::Grant;
use staunch::domain::authority::verdict::{Authority, Verdict};
use staunch::domain::authority::{AuthorityMatrix, amount};
use staunch::domain::call::Policy;
use staunch::domain::money::Money;

/// A role, a lever, an amount, a table and grants of the shipped matrix, by numbers.
#[derive(Debug, Clone)]
struct Case {
    role: usize,
    lever: usize,
    amount: u32,
    table: Vec<(usize, u32)>,
    grants: Vec<(usize, u32, usize)>,
}

fn cases() -> impl Strategy<Value = Case> {
    let amount = prop_oneof![0..120_u32, any::<u32>()];
    let table = prop::collection::vec((0..25_usize, 1..40_u32), 0..4);
    let grants = prop::collection::vec((0..26_usize, 1..60_u32, 0..8_usize), 0..3);
    (0..4_usize, 0..25_usize, amount, table, grants).prop_map(|(role, lever, amount, table, grants)| Case {
        role,
        lever,
        amount,
        table,
        grants,
    })
}

/// Less is more: *now* is better than *needs*, which is better than *never*.
fn rank(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Now(_) => 0,
        Verdict::Needs(_) => 1,
        Verdict::Never(_) => 2,
    }
}

fn table(case: &Case, matrix: &AuthorityMatrix) -> Vec<OnTable> {
    let mut table: Vec<OnTable> = Vec::new();
    for (lever, amount) in &case.table {
        let lever = &matrix.levers[*lever];
        if table.iter().all(|item| item.lever != lever.id) {
            table.push(OnTable { lever: lever.id.clone(), amount: lever.first_amount().map(|_| *amount) });
        }
    }
    table
}

fn grants(case: &Case, policy: &Policy) -> Vec<Grant> {
    let grant = |(lever, up_to, who): &(usize, u32, usize)| {
        let person = &policy.team.people[*who];
        let lever = policy.authority.levers.get(*lever).map(|lever| lever.id.clone());
        let (by, role) = (person.name.clone(), Some(person.role.clone()));
        Grant { lever, up_to: Some(*up_to), by, role, beforehand: false }
    };
    case.grants.iter().map(grant).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn less_is_never_worse_a_grant_never_hurts_and_an_executive_may_whatever_may_be(case in cases()) {
        let policy = Library::load(None).policy();
        let matrix = &policy.authority;
        let (lever, table, grants) = (&matrix.levers[case.lever], table(&case, matrix), grants(&case, &policy));
        let role = matrix.roles[case.role].id.as_str();
        let authority =
            Authority { matrix, team: &policy.team, role, grants: &grants, table: &table, seats: None };
        let amount = lever.first_amount().map(|_| case.amount);
        let verdict = authority.verdict(lever, amount);

        if let Some(more) = amount.filter(|amount| *amount > 1) {
            let less = authority.verdict(lever, Some(more - 1));
            prop_assert!(rank(&less) <= rank(&verdict), "{} {more}: {verdict:?}, one less {less:?}", lever.id);
        }
        let alone = Authority { grants: &[], ..authority }.verdict(lever, amount);
        prop_assert!(rank(&verdict) <= rank(&alone));
        let above = Authority { role: "executive", ..authority }.verdict(lever, amount);
        prop_assert!(rank(&above) <= rank(&verdict));
        prop_assert_eq!(rank(&above) == 2, rank(&verdict) == 2, "never is never, whoever speaks");
        let bare = Authority { table: &[], ..authority }.verdict(lever, amount);
        prop_assert!(rank(&bare) <= rank(&verdict));
    }

    #[test]
    fn a_table_is_worth_the_sum_of_what_is_on_it_in_any_order(case in cases()) {
        let policy = Library::load(None).policy();
        let matrix = &policy.authority;
        let mut table = table(&case, matrix);
        let sum = table
            .iter()
            .filter_map(|item| matrix.lever(&item.lever).unwrap().worth(item.amount))
            .fold(Share::ZERO, Share::plus);
        prop_assert_eq!(Bundle::of(matrix, &table).share, sum);
        table.reverse();
        prop_assert_eq!(Bundle::of(matrix, &table).share, sum);
    }

    #[test]
    fn a_cost_grows_with_the_share_and_stays_in_its_currency(minor in 0..1_i64 << 45, share in 0..200_000_i64) {
        for code in ["USD", "CLP", "KWD"] {
            let arr = Money::from_code(minor, code).unwrap();
            let (cost, more) = (Share(share).of(arr), Share(share + 1).of(arr));
            prop_assert!(cost.minor <= more.minor);
            prop_assert_eq!(cost.currency, arr.currency);
            let exact = i128::from(minor) * i128::from(share);
            prop_assert!((i128::from(cost.minor) * 100_000 - exact) < 100_000 && i128::from(cost.minor) * 100_000 >= exact);
        }
    }

    #[test]
    fn whatever_is_typed_is_an_amount_or_a_reason_why_not(text in "\\PC{0,12}", number in 1..=amount::MOST) {
        if let Ok(read) = amount::read(&text) {
            prop_assert!((1..=amount::MOST).contains(&read));
        }
        prop_assert_eq!(amount::read(&number.to_string()), Ok(number));
    }
}
