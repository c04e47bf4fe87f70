-- What became of promises, as somebody said it; what was said before stays, the newest counts (B16). A promise goes by its
-- call and its words.
CREATE TABLE promise_judgements (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,      -- in which it was promised
    promise TEXT NOT NULL,                    -- its words, as in promises
    judged_at TEXT NOT NULL,
    state TEXT NOT NULL,                      -- open, kept, broken, dropped
    judged_by TEXT,                           -- a person of the team, where known
    judged_in BLOB REFERENCES calls (id) ON DELETE SET NULL,         -- the call in which it was said; empty: in none
    PRIMARY KEY (call, promise, judged_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_judgements_by_call ON promise_judgements (judged_in) WHERE judged_in IS NOT NULL;
