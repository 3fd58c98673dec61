-- A letter of a selection as its organiser words it, in one language. Without a row the program's own words are used.
CREATE TABLE letter_wording (
    selection_id TEXT COLLATE "C" NOT NULL REFERENCES selection (id),
    letter       TEXT COLLATE "C" NOT NULL,
    lang         TEXT COLLATE "C" NOT NULL,
    subject      TEXT COLLATE "C" NOT NULL,
    body         TEXT COLLATE "C" NOT NULL,
    changed_by   TEXT COLLATE "C" NOT NULL,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (selection_id, letter, lang)
);

-- Every text of the letters of a decision, as it stood when the decision was proposed.
CREATE TABLE decision_wording (
    selection_id TEXT COLLATE "C" NOT NULL,
    decision     BIGINT NOT NULL,
    content      TEXT COLLATE "C" NOT NULL,
    digest       TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (selection_id, decision),
    FOREIGN KEY (selection_id, decision) REFERENCES decision (selection_id, number)
);
