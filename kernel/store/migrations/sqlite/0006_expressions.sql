-- An expression of interest. `in_force` is the submission that counts.
CREATE TABLE expression (
    id           TEXT    NOT NULL PRIMARY KEY,
    call_id      TEXT    NOT NULL REFERENCES call (id),
    number       INTEGER NOT NULL,
    title        TEXT    NOT NULL,
    category     TEXT    NOT NULL,
    consortium   INTEGER NOT NULL CHECK (consortium IN (0, 1)),
    shared       INTEGER NOT NULL CHECK (shared IN (0, 1)),
    form         INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn')),
    in_force     INTEGER,
    origin       TEXT    NOT NULL CHECK (origin IN ('here', 'received')),
    created_at   INTEGER NOT NULL,
    saved_at     INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    UNIQUE (call_id, number),
    CHECK ((state = 'submitted') = (in_force IS NOT NULL))
) STRICT;

-- A body that applies: the lead and, in a consortium, its partners.
CREATE TABLE expression_member (
    id            TEXT    NOT NULL PRIMARY KEY,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    position      INTEGER NOT NULL,
    is_lead       INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
    is_city       INTEGER NOT NULL CHECK (is_city IN (0, 1)),
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL,
    country       TEXT,
    place_id      TEXT,
    left_at       INTEGER
) STRICT;
CREATE INDEX expression_member_expression ON expression_member (expression_id, position);
CREATE INDEX expression_member_place ON expression_member (place_id);

-- Who writes for which member.
CREATE TABLE expression_person (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    person_id     TEXT    NOT NULL REFERENCES person (id),
    member_id     TEXT    NOT NULL REFERENCES expression_member (id),
    since         INTEGER NOT NULL,
    until         INTEGER,
    PRIMARY KEY (expression_id, person_id, member_id)
) STRICT;
CREATE INDEX expression_person_person ON expression_person (person_id);

CREATE TABLE expression_invitation (
    id            TEXT    NOT NULL PRIMARY KEY,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    member_id     TEXT    NOT NULL REFERENCES expression_member (id),
    email         TEXT    NOT NULL,
    secret        TEXT    NOT NULL UNIQUE,
    invited_by    TEXT    NOT NULL,
    invited_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    accepted_at   INTEGER,
    withdrawn_at  INTEGER
) STRICT;
CREATE INDEX expression_invitation_expression ON expression_invitation (expression_id);

-- The answer that stands.
CREATE TABLE answer (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    part          TEXT    NOT NULL,
    field         TEXT    NOT NULL,
    revision      INTEGER NOT NULL,
    value         TEXT,
    salt          TEXT    NOT NULL,
    author        TEXT    NOT NULL,
    saved_at      INTEGER NOT NULL,
    PRIMARY KEY (expression_id, part, field)
) STRICT;

-- Every answer that was acknowledged. One that met another version stands aside until a person settles it.
CREATE TABLE answer_revision (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    part          TEXT    NOT NULL,
    field         TEXT    NOT NULL,
    revision      INTEGER NOT NULL,
    base          INTEGER NOT NULL,
    value         TEXT,
    author        TEXT    NOT NULL,
    saved_at      INTEGER NOT NULL,
    save_id       TEXT    NOT NULL,
    standing      TEXT    NOT NULL CHECK (standing IN ('taken', 'aside', 'settled', 'late')),
    PRIMARY KEY (expression_id, part, field, revision)
) STRICT;
CREATE INDEX answer_revision_save ON answer_revision (expression_id, save_id);

CREATE TABLE sign_off (
    id            TEXT    NOT NULL PRIMARY KEY,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    member_id     TEXT    NOT NULL REFERENCES expression_member (id),
    content       TEXT    NOT NULL,
    person_id     TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    duty          TEXT    NOT NULL,
    mandate       TEXT    NOT NULL,
    salt          TEXT    NOT NULL,
    signed_at     INTEGER NOT NULL,
    ended_at      INTEGER,
    ended_why     TEXT    CHECK (ended_why IN ('changed', 'taken-back', 'replaced')),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
) STRICT;
CREATE INDEX sign_off_expression ON sign_off (expression_id);

-- What was handed in, and its receipt. Never changed but for its end.
CREATE TABLE submission (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    number        INTEGER NOT NULL,
    manifest      TEXT    NOT NULL,
    content       TEXT    NOT NULL,
    received_at   INTEGER NOT NULL,
    in_grace      INTEGER NOT NULL CHECK (in_grace IN (0, 1)),
    submitted_by  TEXT    NOT NULL,
    receipt       TEXT    NOT NULL,
    ended_at      INTEGER,
    ended_why     TEXT    CHECK (ended_why IN ('recalled', 'replaced', 'withdrawn')),
    PRIMARY KEY (expression_id, number),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
) STRICT;

-- The answers of a submission: the manifest holds a commitment to each, so that one may be erased.
CREATE TABLE submission_answer (
    expression_id TEXT    NOT NULL,
    number        INTEGER NOT NULL,
    part          TEXT    NOT NULL,
    field         TEXT    NOT NULL,
    salt          TEXT,
    value         TEXT,
    PRIMARY KEY (expression_id, number, part, field),
    FOREIGN KEY (expression_id, number) REFERENCES submission (expression_id, number)
) STRICT;

-- The public halves of the keys that receipts were signed with.
CREATE TABLE receipt_key (
    id         TEXT    NOT NULL PRIMARY KEY,
    public     TEXT    NOT NULL,
    since      INTEGER NOT NULL
) STRICT;

CREATE TABLE pre_screening (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    number        INTEGER NOT NULL,
    content       TEXT    NOT NULL,
    asked_by      TEXT    NOT NULL,
    asked_at      INTEGER NOT NULL,
    findings      TEXT,
    note          TEXT,
    answered_by   TEXT,
    answered_at   INTEGER,
    PRIMARY KEY (expression_id, number)
) STRICT;

-- What a person decided on one rule of eligibility.
CREATE TABLE eligibility_check (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    submission    INTEGER NOT NULL,
    rule          TEXT    NOT NULL,
    computed      TEXT    NOT NULL CHECK (computed IN ('met', 'not-met', 'unknown')),
    decided       TEXT    NOT NULL CHECK (decided IN ('met', 'not-met')),
    reason        TEXT    NOT NULL,
    decided_by    TEXT    NOT NULL,
    decided_at    INTEGER NOT NULL,
    PRIMARY KEY (expression_id, submission, rule)
) STRICT;

-- Files by the digest of their content, in pieces.
CREATE TABLE file (
    digest     TEXT    NOT NULL PRIMARY KEY,
    bytes      INTEGER NOT NULL,
    media_type TEXT    NOT NULL,
    kept_at    INTEGER NOT NULL
) STRICT;
CREATE TABLE file_piece (
    digest   TEXT    NOT NULL REFERENCES file (digest),
    position INTEGER NOT NULL,
    content  BLOB    NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT;
