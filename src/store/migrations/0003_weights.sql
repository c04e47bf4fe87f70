-- What weighs a reason beside its words: marks that a note's text cannot hold, by the tag's id.
CREATE TABLE tag_weights (
    call BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,                        -- a taxonomy id, as in tags
    scale TEXT NOT NULL,                      -- level, sentiment, urgency, severity, actionability, gap, trigger; depth
    value TEXT NOT NULL,                      -- the value's id; of depth a number of steps
    PRIMARY KEY (call, tag, scale)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_weights_by_tag ON tag_weights (tag, scale);
