-- The rest of a customer's book: subscriptions, bills, results reached, answers that came back in writing; and what
-- an account was before it changed.
--
-- Every row of a history is matched by its external id alone (before: by account and external id). A ticket that is
-- moved to another account moves, and is no longer kept twice: of rows that share an id the one put last stays.

CREATE TABLE subscriptions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    plan TEXT,
    seats INTEGER,
    mrr_minor INTEGER,
    mrr_currency TEXT,
    arr_minor INTEGER,
    arr_currency TEXT,
    "start" TEXT NOT NULL,
    "end" TEXT,                               -- empty: it goes on
    trial INTEGER,
    auto_renew INTEGER,
    billing TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX subscriptions_by_time ON subscriptions (account, "start");

CREATE TABLE invoices (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    issued_at TEXT NOT NULL,                  -- days, these three
    due_at TEXT NOT NULL,
    paid_at TEXT,                             -- empty: not paid
    amount_minor INTEGER,
    amount_currency TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX invoices_by_time ON invoices (account, due_at);

CREATE TABLE outcomes (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    goal TEXT NOT NULL,
    target REAL,
    value REAL,
    unit TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX outcomes_by_time ON outcomes (account, at);

CREATE TABLE returned_answers (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    playbook TEXT NOT NULL,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT,
    choice TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX returned_answers_by_time ON returned_answers (account, at);

-- Values of accounts that became others: nothing that was once known is forgotten.
CREATE TABLE account_changes (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at TEXT NOT NULL,                         -- when staunch learnt of it
    field TEXT NOT NULL,                      -- a column of `import accounts`
    old TEXT,                                 -- as text; an amount as `4800000 USD`, in minor units
    new TEXT,
    source TEXT NOT NULL                      -- accounts, churn, call
) STRICT;
CREATE INDEX account_changes_by_time ON account_changes (account, at);

-- What a change of status asks somebody to do: raised on the day, settled when it is dealt with.
CREATE TABLE raised_items (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status TEXT NOT NULL,                     -- notice, churned
    at TEXT NOT NULL,                         -- when staunch learnt of it
    day TEXT,                                 -- the day of the notice or the loss, where it is known
    settled_at TEXT                           -- empty: it waits
) STRICT;
CREATE INDEX raised_items_by_account ON raised_items (account, at);
CREATE INDEX raised_items_waiting ON raised_items (at) WHERE settled_at IS NULL;

CREATE TABLE new_contacts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    role TEXT,
    title TEXT,
    champion INTEGER NOT NULL DEFAULT 0,
    left_at TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT OR REPLACE INTO new_contacts
    SELECT id, account, external_id, name, email, phone, role, title, champion, left_at, extra FROM contacts ORDER BY rowid;
DROP TABLE contacts;
ALTER TABLE new_contacts RENAME TO contacts;
CREATE INDEX contacts_by_account ON contacts (account);

CREATE TABLE new_interactions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT,
    direction TEXT,
    outcome TEXT,
    subject TEXT,
    body TEXT,
    sentiment TEXT,
    person TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT OR REPLACE INTO new_interactions
    SELECT id, account, external_id, at, kind, direction, outcome, subject, body, sentiment, person, extra
    FROM interactions ORDER BY rowid;
DROP TABLE interactions;
ALTER TABLE new_interactions RENAME TO interactions;
CREATE INDEX interactions_by_time ON interactions (account, at);

CREATE TABLE new_tickets (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    priority TEXT,
    status TEXT,
    subject TEXT,
    body TEXT,
    satisfaction TEXT,
    escalated INTEGER,
    first_response_minutes INTEGER,
    sla_met INTEGER,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT OR REPLACE INTO new_tickets
    SELECT id, account, external_id, opened_at, closed_at, priority, status, subject, body, satisfaction, escalated,
        first_response_minutes, sla_met, extra
    FROM tickets ORDER BY rowid;
DROP TABLE tickets;
ALTER TABLE new_tickets RENAME TO tickets;
CREATE INDEX tickets_by_time ON tickets (account, opened_at);

CREATE TABLE new_surveys (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    sent_at TEXT,
    at TEXT,
    kind TEXT NOT NULL,
    score INTEGER,
    comment TEXT,
    channel TEXT,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT OR REPLACE INTO new_surveys (id, account, external_id, sent_at, at, kind, score, comment, channel)
    SELECT id, account, external_id, sent_at, at, kind, score, comment, channel FROM surveys ORDER BY rowid;
DROP TABLE surveys;
ALTER TABLE new_surveys RENAME TO surveys;
CREATE INDEX surveys_by_time ON surveys (account, coalesce(at, sent_at));

CREATE TABLE new_usage (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    subscription BLOB REFERENCES subscriptions (id) ON DELETE SET NULL,
    at TEXT NOT NULL,
    metric TEXT NOT NULL,
    value REAL NOT NULL,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT OR REPLACE INTO new_usage (id, account, external_id, at, metric, value)
    SELECT id, account, external_id, at, metric, value FROM usage ORDER BY rowid;
DROP TABLE usage;
ALTER TABLE new_usage RENAME TO usage;
CREATE INDEX usage_by_time ON usage (account, metric, at);
CREATE INDEX usage_by_subscription ON usage (subscription) WHERE subscription IS NOT NULL;

CREATE TABLE new_churn (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    reason TEXT,
    comment TEXT,
    destination TEXT,
    arr_lost_minor INTEGER,
    arr_lost_currency TEXT,
    reactivated INTEGER NOT NULL DEFAULT 0,
    extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT OR REPLACE INTO new_churn
        (id, account, external_id, at, reason, comment, destination, arr_lost_minor, arr_lost_currency, reactivated)
    SELECT id, account, external_id, at, reason, comment, destination, arr_lost_minor, arr_lost_currency, reactivated
    FROM churn ORDER BY rowid;
DROP TABLE churn;
ALTER TABLE new_churn RENAME TO churn;
CREATE INDEX churn_by_time ON churn (account, at);
CREATE INDEX churn_by_day ON churn (at);
