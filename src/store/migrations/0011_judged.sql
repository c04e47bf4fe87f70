-- By what all accounts were judged last, when that was done: the day begins without a look at each of them.
ALTER TABLE book_state ADD COLUMN judged TEXT NOT NULL DEFAULT '';
-- Those that something happened to since.
CREATE INDEX standings_forgotten ON standings (account) WHERE basis = '';
