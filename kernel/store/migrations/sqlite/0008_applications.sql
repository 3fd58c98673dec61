-- How far an application is, worked out with every change of it. `terms` is the corrigendum that it was judged by.
CREATE TABLE expression_stock (
    expression_id TEXT    NOT NULL PRIMARY KEY REFERENCES expression (id),
    title_key     TEXT    NOT NULL,
    missing       INTEGER NOT NULL,
    wrong         INTEGER NOT NULL,
    documents     INTEGER NOT NULL,
    rules         INTEGER NOT NULL,
    verdict       TEXT    NOT NULL CHECK (verdict IN ('met', 'unknown', 'not-met')),
    terms         INTEGER NOT NULL,
    taken_at      INTEGER NOT NULL
) STRICT;

-- What live figures and the pairs of like applications look through.
CREATE INDEX expression_call_kind ON expression (call_id, state, category, consortium);
CREATE INDEX expression_call_begun ON expression (call_id, created_at);
CREATE INDEX expression_member_lead ON expression_member (expression_id, country) WHERE is_lead = 1 AND left_at IS NULL;
CREATE INDEX expression_member_lead_name ON expression_member (name_key) WHERE is_lead = 1 AND left_at IS NULL;

-- Who was reminded of what, one line a letter.
CREATE TABLE reminder (
    id            TEXT    NOT NULL PRIMARY KEY,
    call_id       TEXT    NOT NULL REFERENCES call (id),
    batch         TEXT    NOT NULL,
    reason        TEXT    NOT NULL CHECK (reason IN ('incomplete', 'not-submitted', 'unsigned', 'documents')),
    person_id     TEXT    NOT NULL,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    asked_by      TEXT    NOT NULL,
    asked_at      INTEGER NOT NULL,
    posted_at     INTEGER
) STRICT;
CREATE INDEX reminder_person ON reminder (call_id, person_id, reason, asked_at);

-- What a person decided about two applications that look alike.
CREATE TABLE double_decision (
    call_id    TEXT    NOT NULL REFERENCES call (id),
    first_id   TEXT    NOT NULL REFERENCES expression (id),
    second_id  TEXT    NOT NULL REFERENCES expression (id),
    decided    TEXT    NOT NULL CHECK (decided IN ('two', 'ask')),
    reason     TEXT    NOT NULL,
    decided_by TEXT    NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (first_id, second_id)
) STRICT;

-- What the columns of a table hold that applications are brought in from, by the digest of its headings.
CREATE TABLE column_mapping (
    call_id TEXT    NOT NULL REFERENCES call (id),
    shape   TEXT    NOT NULL,
    mapping TEXT    NOT NULL,
    kept_by TEXT    NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (call_id, shape)
) STRICT;

-- The key by which a row of such a table is found again.
CREATE TABLE brought_in (
    call_id       TEXT    NOT NULL REFERENCES call (id),
    row_key       TEXT    NOT NULL,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    content       TEXT    NOT NULL,
    brought_at    INTEGER NOT NULL,
    PRIMARY KEY (call_id, row_key)
) STRICT;
