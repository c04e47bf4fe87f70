-- Whether a notice is tentative or final (R3), as the CRM says it; empty: nobody has said.
ALTER TABLE accounts ADD COLUMN notice_kind TEXT CHECK (notice_kind IN ('tentative', 'final'));
