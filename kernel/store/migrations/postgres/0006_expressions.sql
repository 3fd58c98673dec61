-- An expression of interest. `in_force` is the submission that counts.
CREATE TABLE expression (
    id           TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    call_id      TEXT COLLATE "C"    NOT NULL REFERENCES call (id),
    number       BIGINT NOT NULL,
    title        TEXT COLLATE "C"    NOT NULL,
    category     TEXT COLLATE "C"    NOT NULL,
    consortium   BIGINT NOT NULL CHECK (consortium IN (0, 1)),
    shared       BIGINT NOT NULL CHECK (shared IN (0, 1)),
    form         BIGINT NOT NULL,
    state        TEXT COLLATE "C"    NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn')),
    in_force     BIGINT,
    origin       TEXT COLLATE "C"    NOT NULL CHECK (origin IN ('here', 'received')),
    created_at   BIGINT NOT NULL,
    saved_at     BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    UNIQUE (call_id, number),
    CHECK ((state = 'submitted') = (in_force IS NOT NULL))
);

-- A body that applies: the lead and, in a consortium, its partners.
CREATE TABLE expression_member (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    position      BIGINT NOT NULL,
    is_lead       BIGINT NOT NULL CHECK (is_lead IN (0, 1)),
    is_city       BIGINT NOT NULL CHECK (is_city IN (0, 1)),
    name          TEXT COLLATE "C"    NOT NULL,
    name_key      TEXT COLLATE "C"    NOT NULL,
    country       TEXT COLLATE "C",
    place_id      TEXT COLLATE "C",
    left_at       BIGINT
);
CREATE INDEX expression_member_expression ON expression_member (expression_id, position);
CREATE INDEX expression_member_place ON expression_member (place_id);

-- Who writes for which member.
CREATE TABLE expression_person (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    person_id     TEXT COLLATE "C"    NOT NULL REFERENCES person (id),
    member_id     TEXT COLLATE "C"    NOT NULL REFERENCES expression_member (id),
    since         BIGINT NOT NULL,
    until         BIGINT,
    PRIMARY KEY (expression_id, person_id, member_id)
);
CREATE INDEX expression_person_person ON expression_person (person_id);

CREATE TABLE expression_invitation (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    member_id     TEXT COLLATE "C"    NOT NULL REFERENCES expression_member (id),
    email         TEXT COLLATE "C"    NOT NULL,
    secret        TEXT COLLATE "C"    NOT NULL UNIQUE,
    invited_by    TEXT COLLATE "C"    NOT NULL,
    invited_at    BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    accepted_at   BIGINT,
    withdrawn_at  BIGINT
);
CREATE INDEX expression_invitation_expression ON expression_invitation (expression_id);

-- The answer that stands.
CREATE TABLE answer (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    part          TEXT COLLATE "C"    NOT NULL,
    field         TEXT COLLATE "C"    NOT NULL,
    revision      BIGINT NOT NULL,
    value         TEXT COLLATE "C",
    salt          TEXT COLLATE "C"    NOT NULL,
    author        TEXT COLLATE "C"    NOT NULL,
    saved_at      BIGINT NOT NULL,
    PRIMARY KEY (expression_id, part, field)
);

-- Every answer that was acknowledged. One that met another version stands aside until a person settles it.
CREATE TABLE answer_revision (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    part          TEXT COLLATE "C"    NOT NULL,
    field         TEXT COLLATE "C"    NOT NULL,
    revision      BIGINT NOT NULL,
    base          BIGINT NOT NULL,
    value         TEXT COLLATE "C",
    author        TEXT COLLATE "C"    NOT NULL,
    saved_at      BIGINT NOT NULL,
    save_id       TEXT COLLATE "C"    NOT NULL,
    standing      TEXT COLLATE "C"    NOT NULL CHECK (standing IN ('taken', 'aside', 'settled', 'late')),
    PRIMARY KEY (expression_id, part, field, revision)
);
CREATE INDEX answer_revision_save ON answer_revision (expression_id, save_id);

CREATE TABLE sign_off (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    member_id     TEXT COLLATE "C"    NOT NULL REFERENCES expression_member (id),
    content       TEXT COLLATE "C"    NOT NULL,
    person_id     TEXT COLLATE "C"    NOT NULL,
    name          TEXT COLLATE "C"    NOT NULL,
    duty          TEXT COLLATE "C"    NOT NULL,
    mandate       TEXT COLLATE "C"    NOT NULL,
    salt          TEXT COLLATE "C"    NOT NULL,
    signed_at     BIGINT NOT NULL,
    ended_at      BIGINT,
    ended_why     TEXT COLLATE "C"    CHECK (ended_why IN ('changed', 'taken-back', 'replaced')),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX sign_off_expression ON sign_off (expression_id);

-- What was handed in, and its receipt. Never changed but for its end.
CREATE TABLE submission (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    number        BIGINT NOT NULL,
    manifest      TEXT COLLATE "C"    NOT NULL,
    content       TEXT COLLATE "C"    NOT NULL,
    received_at   BIGINT NOT NULL,
    in_grace      BIGINT NOT NULL CHECK (in_grace IN (0, 1)),
    submitted_by  TEXT COLLATE "C"    NOT NULL,
    receipt       TEXT COLLATE "C"    NOT NULL,
    ended_at      BIGINT,
    ended_why     TEXT COLLATE "C"    CHECK (ended_why IN ('recalled', 'replaced', 'withdrawn')),
    PRIMARY KEY (expression_id, number),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);

-- The answers of a submission: the manifest holds a commitment to each, so that one may be erased.
CREATE TABLE submission_answer (
    expression_id TEXT COLLATE "C"    NOT NULL,
    number        BIGINT NOT NULL,
    part          TEXT COLLATE "C"    NOT NULL,
    field         TEXT COLLATE "C"    NOT NULL,
    salt          TEXT COLLATE "C",
    value         TEXT COLLATE "C",
    PRIMARY KEY (expression_id, number, part, field),
    FOREIGN KEY (expression_id, number) REFERENCES submission (expression_id, number)
);

-- The public halves of the keys that receipts were signed with.
CREATE TABLE receipt_key (
    id         TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    public     TEXT COLLATE "C"    NOT NULL,
    since      BIGINT NOT NULL
);

CREATE TABLE pre_screening (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    number        BIGINT NOT NULL,
    content       TEXT COLLATE "C"    NOT NULL,
    asked_by      TEXT COLLATE "C"    NOT NULL,
    asked_at      BIGINT NOT NULL,
    findings      TEXT COLLATE "C",
    note          TEXT COLLATE "C",
    answered_by   TEXT COLLATE "C",
    answered_at   BIGINT,
    PRIMARY KEY (expression_id, number)
);

-- What a person decided on one rule of eligibility.
CREATE TABLE eligibility_check (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    submission    BIGINT NOT NULL,
    rule          TEXT COLLATE "C"    NOT NULL,
    computed      TEXT COLLATE "C"    NOT NULL CHECK (computed IN ('met', 'not-met', 'unknown')),
    decided       TEXT COLLATE "C"    NOT NULL CHECK (decided IN ('met', 'not-met')),
    reason        TEXT COLLATE "C"    NOT NULL,
    decided_by    TEXT COLLATE "C"    NOT NULL,
    decided_at    BIGINT NOT NULL,
    PRIMARY KEY (expression_id, submission, rule)
);

-- Files by the digest of their content, in pieces.
CREATE TABLE file (
    digest     TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    bytes      BIGINT NOT NULL,
    media_type TEXT COLLATE "C"    NOT NULL,
    kept_at    BIGINT NOT NULL
);
CREATE TABLE file_piece (
    digest   TEXT COLLATE "C"    NOT NULL REFERENCES file (digest),
    position BIGINT NOT NULL,
    content  BYTEA    NOT NULL,
    PRIMARY KEY (digest, position)
);
