-- What was offered in calls, what was asked for and allowed, and the limits one set oneself beforehand (B13, B14, R12).

CREATE TABLE offers (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,                   -- from 0, in the order they were made
    lever TEXT NOT NULL,
    amount INTEGER,                           -- what is on the table now; nothing: it is given or not
    unit TEXT NOT NULL,                       -- percent, months, days, seats, none
    give TEXT,                                -- what was asked for in return
    no_give_because TEXT,                     -- nothing was asked for, because
    state TEXT NOT NULL,                      -- floated, offered, countered, accepted, declined, withdrawn, expired
    authority TEXT NOT NULL,                  -- own, granted, needs, never
    granted_by TEXT,
    needs TEXT NOT NULL DEFAULT '[]',         -- roles that would have to approve: a JSON array
    role TEXT NOT NULL,                       -- of the one who offered
    matrix TEXT NOT NULL,                     -- the version (hash) of authority.yaml it was made under
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (call, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE approvals (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    lever TEXT NOT NULL,
    amount INTEGER,
    roles TEXT NOT NULL,                      -- JSON array
    text TEXT NOT NULL,                       -- as it was to be sent
    asked_at TEXT NOT NULL,
    PRIMARY KEY (call, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE grants (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    lever TEXT,                               -- nothing: everything on the table together
    up_to INTEGER,
    granted_by TEXT NOT NULL,
    role TEXT,
    beforehand INTEGER NOT NULL,
    revoked INTEGER NOT NULL,
    granted_at TEXT NOT NULL,
    PRIMARY KEY (call, place)
) STRICT, WITHOUT ROWID;

-- Three numbers in percent of a year's price, all on the table taken together; in no report and no export.
CREATE TABLE three_numbers (
    account BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    anchor INTEGER NOT NULL,
    first INTEGER NOT NULL,
    walk_away INTEGER NOT NULL
) STRICT;

-- Approvals obtained before a call: they show as one's own in it.
CREATE TABLE standing_grants (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    lever TEXT,
    up_to INTEGER,
    granted_by TEXT NOT NULL,
    role TEXT,
    PRIMARY KEY (account, place)
) STRICT, WITHOUT ROWID;
