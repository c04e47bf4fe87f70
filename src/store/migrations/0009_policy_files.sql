-- The rules calls began with, each version once. Beside their rows, for a row that is its own key is read whole where
-- it is only looked for: every call that began read half a megabyte of rules it already had.
ALTER TABLE policy_files RENAME TO policy_files_before;
CREATE TABLE policy_files (
    kind TEXT NOT NULL,                       -- playbook, taxonomy, authority, cards, catalogue, team
    name TEXT NOT NULL,
    hash TEXT NOT NULL,                       -- SHA-256 in hex
    yaml TEXT NOT NULL,
    PRIMARY KEY (kind, hash)
) STRICT;
INSERT INTO policy_files SELECT * FROM policy_files_before;
DROP TABLE policy_files_before;
