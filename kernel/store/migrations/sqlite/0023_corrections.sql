-- What an answer said before it was corrected. Corrections are numbered within the call.
CREATE TABLE answer_correction (
    call_id      TEXT    NOT NULL REFERENCES call (id),
    number       INTEGER NOT NULL,
    question_id  TEXT    NOT NULL REFERENCES question (id),
    wording      TEXT    NOT NULL,
    answer       TEXT    NOT NULL,
    answered_at  INTEGER NOT NULL,
    corrected_at INTEGER NOT NULL,
    PRIMARY KEY (call_id, number)
) STRICT;

-- Who was told of which correction, so that nobody is told twice.
CREATE TABLE correction_notice (
    call_id   TEXT    NOT NULL,
    number    INTEGER NOT NULL,
    person_id TEXT    NOT NULL REFERENCES person (id),
    told_at   INTEGER NOT NULL,
    PRIMARY KEY (call_id, number, person_id),
    FOREIGN KEY (call_id, number) REFERENCES answer_correction (call_id, number)
) STRICT;

-- Who was told at a deadline that a complete draft can still be handed in within the grace, so that nobody is told twice.
CREATE TABLE grace_letter (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    person_id     TEXT    NOT NULL,
    deadline      INTEGER NOT NULL,
    posted_at     INTEGER NOT NULL,
    PRIMARY KEY (expression_id, person_id, deadline)
) STRICT;
