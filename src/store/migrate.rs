//! The schema's versions, and the way from each to the newest.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;

/// Every migration in order; a database's version is how many of them it has. Append, never change.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_book.sql"),
    include_str!("migrations/0003_weights.sql"),
    include_str!("migrations/0004_standings.sql"),
    include_str!("migrations/0005_import.sql"),
    include_str!("migrations/0006_offers.sql"),
    include_str!("migrations/0007_subscription_changes.sql"),
    include_str!("migrations/0008_promises.sql"),
    include_str!("migrations/0009_policy_files.sql"),
    include_str!("migrations/0010_notice_kind.sql"),
    include_str!("migrations/0011_judged.sql"),
];

/// Marks a database as ours in its header (`PRAGMA application_id`): "stau".
const APPLICATION: i32 = 0x7374_6175;

/// Brings a database to the newest version; each step whole or not at all. Another program's database, and one
/// newer than this program, is refused before anything is touched.
pub(super) fn migrate(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    migrate_with(conn, path, MIGRATIONS)
}

fn migrate_with(conn: &Connection, path: &Path, migrations: &[&str]) -> Result<(), StoreError> {
    let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
    let known = migrations.len() as i32;
    loop {
        let found = version(conn).map_err(told)?;
        check_ours(conn, path, found)?;
        let Some(next) = usize::try_from(found).ok().map(|found| migrations.get(found)) else {
            return Err(StoreError::Foreign { path: path.to_owned() });
        };
        if found > known {
            return Err(StoreError::Newer { path: path.to_owned(), found, known });
        }
        let Some(next) = next else { return Ok(()) };
        let step = Transaction::new_unchecked(conn, TransactionBehavior::Immediate).map_err(told)?;
        // Another process may have gone this step while we waited for the lock.
        if version(&step).map_err(told)? == found {
            step.execute_batch(next).map_err(told)?;
            step.pragma_update(None, "application_id", APPLICATION).map_err(told)?;
            step.pragma_update(None, "user_version", found + 1).map_err(told)?;
            step.commit().map_err(told)?;
        }
    }
}

fn version(conn: &Connection) -> rusqlite::Result<i32> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// A database with our mark is ours, and so is one with nothing in it.
fn check_ours(conn: &Connection, path: &Path, version: i32) -> Result<(), StoreError> {
    let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
    let mark: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(told)?;
    if mark == APPLICATION {
        return Ok(());
    }
    let tables: i64 =
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(told)?;
    if mark == 0 && version == 0 && tables == 0 {
        return Ok(());
    }
    Err(StoreError::Foreign { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows a database of each version may hold; the n-th entry is written by version n+1. When a migration is
    /// added, add the rows that the version before it could hold: the test below then goes through it.
    const ROWS_OF_VERSION: &[&str] = &["
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO interactions (id, account, external_id, at, subject)
            VALUES (zeroblob(16), zeroblob(16), 'i', '2026-11-22', 'hola');
        INSERT INTO contacts (id, account, external_id, name) VALUES (zeroblob(16), zeroblob(16), 'c', 'Ana');
        INSERT INTO tickets (id, account, external_id, opened_at) VALUES (zeroblob(16), zeroblob(16), 't', '2026-11-22');
        INSERT INTO surveys (id, account, external_id, kind, score) VALUES (zeroblob(16), zeroblob(16), 's', 'nps', 3);
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO churn (id, account, external_id, at) VALUES (zeroblob(16), zeroblob(16), 'l', '2026-11-22');
        INSERT INTO calls (id, account, playbook, purpose, practice, format, state, started_at, here_playbook,
                here_step, spent_ms, clock_at, asked, unasked, policy, facts, signals)
            VALUES (zeroblob(16), zeroblob(16), 'retention', 'retention', 0, 'phone', 'open',
                '2026-11-22T10:00:00Z', 'retention', 'why', 0, '2026-11-22T10:00:00Z', '[]', '[]', '{}', '{}', '[]');
        INSERT INTO call_events VALUES (zeroblob(16), 0, '2026-11-22T10:00:00Z', '{}');
        INSERT INTO answers (call, playbook, step, note) VALUES (zeroblob(16), 'retention', 'why', 'caro');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO subscriptions (id, account, external_id, \"start\")
            VALUES (zeroblob(16), zeroblob(16), 's', '2026-01-01');
        INSERT INTO usage (id, account, external_id, subscription, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', zeroblob(16), '2026-11-22', 'logins', 4);
        INSERT INTO invoices (id, account, external_id, issued_at, due_at)
            VALUES (zeroblob(16), zeroblob(16), 'f', '2026-01-01', '2026-02-01');
        INSERT INTO outcomes (id, account, external_id, at, goal) VALUES (zeroblob(16), zeroblob(16), 'o', '2026-01-01', 'x');
        INSERT INTO returned_answers (id, account, external_id, playbook, step, at)
            VALUES (zeroblob(16), zeroblob(16), 'a', 'exit-survey', 'why', '2026-01-01');
        INSERT INTO account_changes VALUES (zeroblob(16), '2026-11-22T10:00:00Z', 'plan', NULL, 'pro', 'accounts');
        INSERT INTO raised_items VALUES (zeroblob(16), 'notice', '2026-11-22T10:00:00Z', NULL, NULL);
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO calls (id, account, playbook, purpose, practice, format, state, started_at, here_playbook,
                here_step, spent_ms, clock_at, asked, unasked, policy, facts, signals)
            VALUES (zeroblob(16), zeroblob(16), 'retention', 'retention', 0, 'phone', 'open',
                '2026-11-22T10:00:00Z', 'retention', 'why', 0, '2026-11-22T10:00:00Z', '[]', '[]', '{}', '{}', '[]');
        INSERT INTO tag_weights VALUES (zeroblob(16), 'pricing', 'severity', 'serious');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO noted_signals VALUES (zeroblob(16), 'angry', '2026-11-22', 'gritó', 'ana', NULL);
        INSERT INTO set_health VALUES (zeroblob(16), '2026-11-22T10:00:00Z', 40, 'x', 'ana', '2026-11-22', '2026-12-01');
        INSERT INTO health_history VALUES (zeroblob(16), '2026-11-22', 47, 'red', 20, '{}', 'abc');
        INSERT INTO red_times VALUES (zeroblob(16), '2026-11-22T10:00:00Z', NULL, NULL);
        INSERT INTO standings (account, judged_at, basis, risk) VALUES (zeroblob(16), '2026-11-22T10:00:00Z', 'b', 'none');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO import_run (started_at) VALUES ('2026-11-22T10:00:00Z');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO calls (id, account, playbook, purpose, practice, format, state, started_at, here_playbook,
                here_step, spent_ms, clock_at, asked, unasked, policy, facts, signals)
            VALUES (zeroblob(16), zeroblob(16), 'retention', 'retention', 0, 'phone', 'open',
                '2026-11-22T10:00:00Z', 'retention', 'why', 0, '2026-11-22T10:00:00Z', '[]', '[]', '{}', '{}', '[]');
        INSERT INTO offers (call, place, lever, amount, unit, state, authority, role, matrix, made_at, changed_at)
            VALUES (zeroblob(16), 0, 'discount', 10, 'percent', 'offered', 'own', 'csm', 'abc',
                '2026-11-22T10:05:00Z', '2026-11-22T10:05:00Z');
        INSERT INTO approvals VALUES (zeroblob(16), 0, 'discount', 20, '[]', 'pido', '2026-11-22T10:06:00Z');
        INSERT INTO grants VALUES (zeroblob(16), 0, 'discount', 25, 'Valeria', 'manager', 0, 0, '2026-11-22T10:07:00Z');
        INSERT INTO three_numbers VALUES (zeroblob(16), 5, 10, 20);
        INSERT INTO standing_grants VALUES (zeroblob(16), 0, 'discount', 25, 'Valeria', 'manager');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO subscriptions (id, account, external_id, \"start\")
            VALUES (zeroblob(16), zeroblob(16), 's', '2026-01-01');
        INSERT INTO account_changes (account, subscription, at, field, old, new, source)
            VALUES (zeroblob(16), zeroblob(16), '2026-11-22T10:00:00Z', 'seats', '50', '20', 'subscriptions');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO calls (id, account, playbook, purpose, practice, format, state, started_at, here_playbook,
                here_step, spent_ms, clock_at, asked, unasked, policy, facts, signals)
            VALUES (zeroblob(16), zeroblob(16), 'retention', 'retention', 0, 'phone', 'open',
                '2026-11-22T10:00:00Z', 'retention', 'why', 0, '2026-11-22T10:00:00Z', '[]', '[]', '{}', '{}', '[]');
        INSERT INTO promise_judgements VALUES (zeroblob(16), 'Ana llama', '2026-11-22T10:00:00Z', 'kept', 'ana', NULL);
        INSERT INTO policy_files VALUES ('playbook', 'retention.yaml', 'abc', 'id: retention');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO policy_files VALUES ('playbook', 'retention.yaml', 'abc', 'id: retention');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status, notice_kind)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice', 'final');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO policy_files VALUES ('playbook', 'retention.yaml', 'abc', 'id: retention');
    ", "
        INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status)
            VALUES (zeroblob(16), 'A-1', 'a-1', 'Zanzíbar', 'zanzibar', 'notice');
        INSERT INTO usage (id, account, external_id, at, metric, value)
            VALUES (zeroblob(16), zeroblob(16), 'u', '2026-11-22', 'logins', 4);
        INSERT INTO policy_files VALUES ('playbook', 'retention.yaml', 'abc', 'id: retention');
        INSERT INTO standings (account, judged_at, basis, risk) VALUES (zeroblob(16), '2026-11-22T10:00:00Z', '', 'none');
        UPDATE book_state SET judged = 'b';
    "];

    /// From this version on a row of [`ROWS_OF_VERSION`] is the text of a playbook.
    const WITH_A_PLAYBOOK: usize = 8;

    #[test]
    fn a_database_of_every_version_holding_rows_reaches_the_newest_and_keeps_them() {
        assert_eq!(ROWS_OF_VERSION.len(), MIGRATIONS.len());
        for from in 0..=MIGRATIONS.len() {
            let conn = Connection::open_in_memory().unwrap();
            let path = Path::new("from");
            migrate_with(&conn, path, &MIGRATIONS[..from]).unwrap();
            if let Some(rows) = from.checked_sub(1).and_then(|last| ROWS_OF_VERSION.get(last)) {
                conn.execute_batch(rows).unwrap();
            }
            migrate(&conn, path).unwrap();
            assert_eq!(version(&conn).unwrap() as usize, MIGRATIONS.len());
            let held: i64 = conn
                .query_row("SELECT count(*) FROM accounts WHERE name = 'Zanzíbar'", [], |row| row.get(0))
                .unwrap();
            assert_eq!(held, i64::from(from > 0), "from version {from}");
            let figures: i64 =
                conn.query_row("SELECT count(*) FROM usage WHERE value = 4", [], |row| row.get(0)).unwrap();
            assert_eq!(figures, i64::from(from > 0), "from version {from}");
            let rules: i64 = conn
                .query_row("SELECT count(*) FROM policy_files WHERE yaml = 'id: retention'", [], |row| {
                    row.get(0)
                })
                .unwrap();
            assert_eq!(rules, i64::from(from >= WITH_A_PLAYBOOK), "from version {from}");
            let broken: i64 = conn
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
                .unwrap();
            assert_eq!(broken, 0, "from version {from}");
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_version_before_it() {
        let conn = Connection::open_in_memory().unwrap();
        let path = Path::new("half");
        let broken = ["CREATE TABLE a (x);", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1);"];
        assert!(migrate_with(&conn, path, &broken).is_err());
        assert_eq!(version(&conn).unwrap(), 1);
        let tables: String =
            conn.query_row("SELECT group_concat(name) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, "a");
    }
}
