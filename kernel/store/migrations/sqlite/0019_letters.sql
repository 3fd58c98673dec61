-- A letter of a selection as its organiser words it, in one language. Without a row the program's own words are used.
CREATE TABLE letter_wording (
    selection_id TEXT NOT NULL REFERENCES selection (id),
    letter       TEXT NOT NULL,
    lang         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    body         TEXT NOT NULL,
    changed_by   TEXT NOT NULL,
    changed_at   INTEGER NOT NULL,
    PRIMARY KEY (selection_id, letter, lang)
) STRICT;

-- Every text of the letters of a decision, as it stood when the decision was proposed.
CREATE TABLE decision_wording (
    selection_id TEXT NOT NULL,
    decision     INTEGER NOT NULL,
    content      TEXT NOT NULL,
    digest       TEXT NOT NULL,
    PRIMARY KEY (selection_id, decision),
    FOREIGN KEY (selection_id, decision) REFERENCES decision (selection_id, number)
) STRICT;
