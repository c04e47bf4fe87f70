-- Where accounts stand: what people noted and set, what was judged of them, and how that went on.

CREATE TABLE noted_signals (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    signal TEXT NOT NULL,                     -- an id of signals.yaml
    at TEXT NOT NULL,                         -- when it was seen
    text TEXT NOT NULL,
    noted_by TEXT,
    expires TEXT                              -- empty: as its rule says
) STRICT;
CREATE INDEX noted_signals_by_account ON noted_signals (account, at);

-- Health scores somebody set. The newest counts while its days last; those before are kept.
CREATE TABLE set_health (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at TEXT NOT NULL,                         -- when it was set
    value INTEGER NOT NULL,
    reason TEXT NOT NULL,
    set_by TEXT,
    since TEXT NOT NULL,
    until TEXT NOT NULL
) STRICT;
CREATE INDEX set_health_by_account ON set_health (account, at);

-- The score on each day on which it was looked at and was not the one before.
CREATE TABLE health_history (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    score INTEGER NOT NULL,
    band TEXT NOT NULL,                       -- red, yellow, green
    missing_weight INTEGER NOT NULL,          -- percent
    parts TEXT NOT NULL,                      -- JSON: component to points
    settings TEXT NOT NULL,                   -- the version of the weights
    PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

-- From red to the first call (A4).
CREATE TABLE red_times (
    account BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    since TEXT NOT NULL,                      -- when staunch saw it turn red
    called_at TEXT,                           -- the first talk since
    ended_at TEXT,                            -- when it was red no more
    PRIMARY KEY (account, since)
) STRICT, WITHOUT ROWID;

-- What was judged of each account last, and by what: another basis means it is judged again.
CREATE TABLE standings (
    account BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    judged_at TEXT NOT NULL,
    basis TEXT NOT NULL,
    score INTEGER,                            -- health; empty: nothing is known
    band TEXT,
    missing_weight INTEGER,
    before INTEGER,                           -- what the data said four weeks ago
    risk TEXT NOT NULL,                       -- none, alone, together
    place INTEGER,                            -- in the queue: what comes first; empty: nothing to do, or not yet
    per_hour INTEGER NOT NULL DEFAULT 0,
    due TEXT,
    candidate TEXT                            -- its line in the queue, JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX standings_by_rank ON standings (place, per_hour DESC, due) WHERE place IS NOT NULL;
CREATE INDEX standings_waiting ON standings (account) WHERE candidate IS NOT NULL AND place IS NULL;

-- How often the book was written to: standings of before are judged again.
CREATE TABLE book_state (only INTEGER PRIMARY KEY CHECK (only = 1), revision INTEGER NOT NULL) STRICT;
INSERT INTO book_state VALUES (1, 0);
