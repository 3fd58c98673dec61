-- The ledger: what was done, by whom, in one chain.
CREATE TABLE ledger_entry (
    seq          INTEGER NOT NULL PRIMARY KEY,
    at           INTEGER NOT NULL,
    actor        TEXT    NOT NULL,
    verb         TEXT    NOT NULL,
    subject_kind TEXT    NOT NULL,
    subject_id   TEXT    NOT NULL,
    payload      TEXT    NOT NULL,
    previous     TEXT    NOT NULL,
    hash         TEXT    NOT NULL UNIQUE
) STRICT;
CREATE INDEX ledger_entry_subject ON ledger_entry (subject_kind, subject_id, seq);

-- What entries say about persons, beside the chain: the entry holds a commitment only.
CREATE TABLE ledger_personal (
    seq       INTEGER NOT NULL REFERENCES ledger_entry (seq),
    field     TEXT    NOT NULL,
    person_id TEXT    NOT NULL,
    salt      TEXT    NOT NULL,
    value     TEXT    NOT NULL,
    PRIMARY KEY (seq, field)
) STRICT;
CREATE INDEX ledger_personal_person ON ledger_personal (person_id);

CREATE TABLE person (
    id            TEXT    NOT NULL PRIMARY KEY,
    email         TEXT,
    email_key     TEXT    UNIQUE,
    name          TEXT    NOT NULL,
    locale        TEXT,
    password_hash TEXT,
    created_at    INTEGER NOT NULL,
    erased_at     INTEGER,
    version       INTEGER NOT NULL
) STRICT;

CREATE TABLE organisation (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL,
    country    TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX organisation_name ON organisation (name_key);

CREATE TABLE membership (
    id              TEXT    NOT NULL PRIMARY KEY,
    person_id       TEXT    NOT NULL REFERENCES person (id),
    organisation_id TEXT    REFERENCES organisation (id),
    role            TEXT    NOT NULL CHECK (role IN ('organiser', 'panel-chair', 'evaluator', 'city-officer', 'mentor', 'expert', 'supplier')),
    since_at        INTEGER NOT NULL,
    until_at        INTEGER
) STRICT;
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE session (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    person_id  TEXT    NOT NULL REFERENCES person (id),
    csrf       TEXT    NOT NULL,
    how        TEXT    NOT NULL CHECK (how IN ('link', 'password', 'invitation')),
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person_id);

CREATE TABLE sign_in_link (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    person_id  TEXT    NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX sign_in_link_person ON sign_in_link (person_id);

CREATE TABLE invitation (
    id              TEXT    NOT NULL PRIMARY KEY,
    token_hash      TEXT    NOT NULL UNIQUE,
    email           TEXT    NOT NULL,
    email_key       TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('organiser', 'panel-chair', 'evaluator', 'city-officer', 'mentor', 'expert', 'supplier')),
    organisation_id TEXT    REFERENCES organisation (id),
    invited_by      TEXT    NOT NULL REFERENCES person (id),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    accepted_at     INTEGER,
    withdrawn_at    INTEGER
) STRICT;

-- Attempts within a window: sign-in by account, by address and in total.
CREATE TABLE rate_count (
    bucket       TEXT    NOT NULL,
    window_start INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    PRIMARY KEY (bucket, window_start)
) STRICT;

CREATE TABLE job (
    id          TEXT    NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL,
    payload     TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    run_at      INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    lease_until INTEGER,
    last_error  TEXT,
    created_at  INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE INDEX job_next ON job (state, run_at);

CREATE TABLE mail (
    id         TEXT    NOT NULL PRIMARY KEY,
    recipient  TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at    INTEGER
) STRICT;
CREATE INDEX mail_created ON mail (created_at);
