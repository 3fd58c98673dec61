-- What an answer said before it was corrected. Corrections are numbered within the call.
CREATE TABLE answer_correction (
    call_id      TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    number       BIGINT NOT NULL,
    question_id  TEXT COLLATE "C" NOT NULL REFERENCES question (id),
    wording      TEXT COLLATE "C" NOT NULL,
    answer       TEXT COLLATE "C" NOT NULL,
    answered_at  BIGINT NOT NULL,
    corrected_at BIGINT NOT NULL,
    PRIMARY KEY (call_id, number)
);

-- Who was told of which correction, so that nobody is told twice.
CREATE TABLE correction_notice (
    call_id   TEXT COLLATE "C" NOT NULL,
    number    BIGINT NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    told_at   BIGINT NOT NULL,
    PRIMARY KEY (call_id, number, person_id),
    FOREIGN KEY (call_id, number) REFERENCES answer_correction (call_id, number)
);

-- Who was told at a deadline that a complete draft can still be handed in within the grace, so that nobody is told twice.
CREATE TABLE grace_letter (
    expression_id TEXT COLLATE "C" NOT NULL REFERENCES expression (id),
    person_id     TEXT COLLATE "C" NOT NULL,
    deadline      BIGINT NOT NULL,
    posted_at     BIGINT NOT NULL,
    PRIMARY KEY (expression_id, person_id, deadline)
);
