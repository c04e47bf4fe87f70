-- Everything a call, its customer and its history need.
--
-- Keys (`id`, `call`, `account`) are UUIDv7 as 16 bytes: half the size of text in every index, and still in
-- the order of time; `hex(id)` shows one. Days are `2026-11-22`, instants RFC 3339 in UTC: both sort as text.
-- Money is whole minor units beside its ISO 4217 code. `extra` is a JSON object of columns without a name.

CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    external_id TEXT NOT NULL UNIQUE,
    external_folded TEXT NOT NULL,            -- without case and accents, for searching
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    status TEXT NOT NULL,
    segment TEXT,
    tier TEXT,
    industry TEXT,
    country TEXT,
    channel TEXT,
    plan TEXT,
    seats INTEGER,
    arr_minor INTEGER,
    arr_currency TEXT,
    customer_since TEXT,
    renewal_date TEXT,
    renewal_signed INTEGER,
    notice_date TEXT,
    cancel_effective TEXT,
    churned_at TEXT,
    stated_reason TEXT,
    use_case TEXT,
    owner TEXT,
    strategic INTEGER NOT NULL DEFAULT 0,
    language TEXT,
    formality TEXT,
    extra TEXT NOT NULL DEFAULT '{}',
    imported TEXT NOT NULL DEFAULT '{}',      -- by column, the value the last import that stated it gave
    established TEXT NOT NULL DEFAULT '[]'    -- columns a call has set: they outrank an import until its value changes
) STRICT;
CREATE INDEX accounts_by_name ON accounts (name_folded, external_folded);

CREATE TABLE contacts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,                -- here and below: a hash of the row where its file has no key
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    role TEXT,
    title TEXT,
    champion INTEGER NOT NULL DEFAULT 0,
    left_at TEXT,
    extra TEXT NOT NULL DEFAULT '{}',
    UNIQUE (account, external_id)
) STRICT;

CREATE TABLE interactions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT,
    direction TEXT,
    outcome TEXT,
    subject TEXT,
    body TEXT,
    sentiment TEXT,
    person TEXT,
    extra TEXT NOT NULL DEFAULT '{}',
    UNIQUE (account, external_id)
) STRICT;
CREATE INDEX interactions_by_time ON interactions (account, at);

CREATE TABLE tickets (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
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
    extra TEXT NOT NULL DEFAULT '{}',
    UNIQUE (account, external_id)
) STRICT;
CREATE INDEX tickets_by_time ON tickets (account, opened_at);

CREATE TABLE surveys (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    sent_at TEXT,
    at TEXT,
    kind TEXT NOT NULL,
    score INTEGER,
    comment TEXT,
    channel TEXT,
    UNIQUE (account, external_id)
) STRICT;
CREATE INDEX surveys_by_time ON surveys (account, coalesce(at, sent_at));

CREATE TABLE usage (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    at TEXT NOT NULL,
    metric TEXT NOT NULL,
    value REAL NOT NULL,
    UNIQUE (account, external_id)
) STRICT;
CREATE INDEX usage_by_time ON usage (account, metric, at);

CREATE TABLE churn (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    comment TEXT,
    destination TEXT,
    arr_lost_minor INTEGER,
    arr_lost_currency TEXT,
    reactivated INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, external_id)
) STRICT;
CREATE INDEX churn_by_time ON churn (account, at);
CREATE INDEX churn_by_day ON churn (at);

-- A call as its log tells it. `call_events` is the truth; every other table of a call follows from it and is
-- changed in the same transaction.
CREATE TABLE calls (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    playbook TEXT NOT NULL,                   -- the one it began with
    purpose TEXT NOT NULL,
    practice INTEGER NOT NULL,
    format TEXT NOT NULL,
    facilitator TEXT,
    state TEXT NOT NULL,                      -- open, paused, wrap-up, finished, discarded
    started_at TEXT NOT NULL,
    ended_at TEXT,                            -- when the conversation ended
    outcome TEXT,
    here_playbook TEXT NOT NULL,              -- the step one stands at
    here_step TEXT NOT NULL,
    here_reason TEXT NOT NULL DEFAULT '',
    spent_ms INTEGER NOT NULL,                -- the call's clock as it stood at `clock_at`
    clock_at TEXT NOT NULL,
    asked TEXT NOT NULL,                      -- must-ask steps with and without an answer: JSON arrays of step ids
    unasked TEXT NOT NULL,
    policy TEXT NOT NULL,                     -- hashes of the files it keeps, see `policy_files`
    facts TEXT NOT NULL,                      -- the account as conditions saw it when the call began
    signals TEXT NOT NULL,
    notes_behind INTEGER                      -- the first entry whose edit a long note's row does not have yet
) STRICT;
CREATE INDEX calls_by_account ON calls (account, started_at);
CREATE INDEX calls_by_time ON calls (started_at);
CREATE INDEX calls_unfinished ON calls (started_at) WHERE state NOT IN ('finished', 'discarded');

CREATE TABLE call_events (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,                     -- from 0 without gaps
    at TEXT NOT NULL,
    event TEXT NOT NULL,                      -- JSON
    PRIMARY KEY (call, seq)
) STRICT, WITHOUT ROWID;

-- What was written and answered at a step. A step that repeats for a reason has it in `for_reason`.
CREATE TABLE answers (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    playbook TEXT NOT NULL,
    step TEXT NOT NULL,
    for_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    choice TEXT,                              -- the answer field as one word
    value TEXT,                               -- the answer field as JSON, with its kind
    parked INTEGER NOT NULL DEFAULT 0,        -- the path no longer comes here: kept, never counted
    PRIMARY KEY (call, playbook, step, for_reason)
) STRICT;

-- What notes say by their marks, `place` being the order within a note.
CREATE TABLE tags (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    playbook TEXT NOT NULL,
    step TEXT NOT NULL,
    for_reason TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL,
    tag TEXT NOT NULL,                        -- a taxonomy id: primary or primary/secondary
    item TEXT,
    PRIMARY KEY (call, playbook, step, for_reason, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_tag ON tags (tag);

CREATE TABLE quotes (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    playbook TEXT NOT NULL,
    step TEXT NOT NULL,
    for_reason TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (call, playbook, step, for_reason, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE promises (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    playbook TEXT NOT NULL,
    step TEXT NOT NULL,
    for_reason TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (call, playbook, step, for_reason, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE competitors (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    playbook TEXT NOT NULL,
    step TEXT NOT NULL,
    for_reason TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL,
    text TEXT NOT NULL,                       -- its id in the catalogue, or the word as typed
    PRIMARY KEY (call, playbook, step, for_reason, place)
) STRICT, WITHOUT ROWID;

-- The rules calls began with, each version once.
CREATE TABLE policy_files (
    kind TEXT NOT NULL,                       -- playbook, taxonomy, authority, cards, catalogue, team
    name TEXT NOT NULL,
    hash TEXT NOT NULL,                       -- SHA-256 in hex
    yaml TEXT NOT NULL,
    PRIMARY KEY (kind, hash)
) STRICT, WITHOUT ROWID;
