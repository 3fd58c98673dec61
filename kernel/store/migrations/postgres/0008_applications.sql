-- How far an application is, worked out with every change of it. `terms` is the corrigendum that it was judged by.
CREATE TABLE expression_stock (
    expression_id TEXT COLLATE "C"    NOT NULL PRIMARY KEY REFERENCES expression (id),
    title_key     TEXT COLLATE "C"    NOT NULL,
    missing       BIGINT NOT NULL,
    wrong         BIGINT NOT NULL,
    documents     BIGINT NOT NULL,
    rules         BIGINT NOT NULL,
    verdict       TEXT COLLATE "C"    NOT NULL CHECK (verdict IN ('met', 'unknown', 'not-met')),
    terms         BIGINT NOT NULL,
    taken_at      BIGINT NOT NULL
);

-- What live figures and the pairs of like applications look through.
CREATE INDEX expression_call_kind ON expression (call_id, state, category, consortium);
CREATE INDEX expression_call_begun ON expression (call_id, created_at);
CREATE INDEX expression_member_lead ON expression_member (expression_id, country) WHERE is_lead = 1 AND left_at IS NULL;
CREATE INDEX expression_member_lead_name ON expression_member (name_key) WHERE is_lead = 1 AND left_at IS NULL;

-- Who was reminded of what, one line a letter.
CREATE TABLE reminder (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    call_id       TEXT COLLATE "C"    NOT NULL REFERENCES call (id),
    batch         TEXT COLLATE "C"    NOT NULL,
    reason        TEXT COLLATE "C"    NOT NULL CHECK (reason IN ('incomplete', 'not-submitted', 'unsigned', 'documents')),
    person_id     TEXT COLLATE "C"    NOT NULL,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    asked_by      TEXT COLLATE "C"    NOT NULL,
    asked_at      BIGINT NOT NULL,
    posted_at     BIGINT
);
CREATE INDEX reminder_person ON reminder (call_id, person_id, reason, asked_at);

-- What a person decided about two applications that look alike.
CREATE TABLE double_decision (
    call_id    TEXT COLLATE "C"    NOT NULL REFERENCES call (id),
    first_id   TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    second_id  TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    decided    TEXT COLLATE "C"    NOT NULL CHECK (decided IN ('two', 'ask')),
    reason     TEXT COLLATE "C"    NOT NULL,
    decided_by TEXT COLLATE "C"    NOT NULL,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (first_id, second_id)
);

-- What the columns of a table hold that applications are brought in from, by the digest of its headings.
CREATE TABLE column_mapping (
    call_id TEXT COLLATE "C"    NOT NULL REFERENCES call (id),
    shape   TEXT COLLATE "C"    NOT NULL,
    mapping TEXT COLLATE "C"    NOT NULL,
    kept_by TEXT COLLATE "C"    NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (call_id, shape)
);

-- The key by which a row of such a table is found again.
CREATE TABLE brought_in (
    call_id       TEXT COLLATE "C"    NOT NULL REFERENCES call (id),
    row_key       TEXT COLLATE "C"    NOT NULL,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    content       TEXT COLLATE "C"    NOT NULL,
    brought_at    BIGINT NOT NULL,
    PRIMARY KEY (call_id, row_key)
);
