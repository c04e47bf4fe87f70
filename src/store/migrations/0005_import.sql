-- An import that is under way. Its rows go in a few at a time, so that no live call waits for it; what was there before
-- is noted here and beside each table (`import_before_…`, made and dropped by the import), so that all of it comes out
-- again where the import does not come to its end.
CREATE TABLE import_run (
    started_at TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0       -- all rows are in: only the notes are to be cleared away
) STRICT;

CREATE TABLE import_inserted (
    kept_in TEXT NOT NULL,                    -- the table
    first INTEGER NOT NULL,                   -- rowids, these two among them
    last INTEGER NOT NULL
) STRICT;
