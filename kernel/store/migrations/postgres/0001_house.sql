-- The ledger: what was done, by whom, in one chain.
CREATE TABLE ledger_entry (
    seq          BIGINT NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL,
    actor        TEXT COLLATE "C" NOT NULL,
    verb         TEXT COLLATE "C" NOT NULL,
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id   TEXT COLLATE "C" NOT NULL,
    payload      TEXT COLLATE "C" NOT NULL,
    previous     TEXT COLLATE "C" NOT NULL,
    hash         TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE INDEX ledger_entry_subject ON ledger_entry (subject_kind, subject_id, seq);

-- What entries say about persons, beside the chain: the entry holds a commitment only.
CREATE TABLE ledger_personal (
    seq       BIGINT NOT NULL REFERENCES ledger_entry (seq),
    field     TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    salt      TEXT COLLATE "C" NOT NULL,
    value     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (seq, field)
);
CREATE INDEX ledger_personal_person ON ledger_personal (person_id);

CREATE TABLE person (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    email         TEXT COLLATE "C",
    email_key     TEXT COLLATE "C" UNIQUE,
    name          TEXT COLLATE "C" NOT NULL,
    locale        TEXT COLLATE "C",
    password_hash TEXT COLLATE "C",
    created_at    BIGINT NOT NULL,
    erased_at     BIGINT,
    version       BIGINT NOT NULL
);

CREATE TABLE organisation (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name       TEXT COLLATE "C" NOT NULL,
    name_key   TEXT COLLATE "C" NOT NULL,
    country    TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);
CREATE INDEX organisation_name ON organisation (name_key);

CREATE TABLE membership (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id       TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    organisation_id TEXT COLLATE "C" REFERENCES organisation (id),
    role            TEXT COLLATE "C" NOT NULL CHECK (role IN ('organiser', 'panel-chair', 'evaluator', 'city-officer', 'mentor', 'expert', 'supplier')),
    since_at        BIGINT NOT NULL,
    until_at        BIGINT 
);
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE session (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id  TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    csrf       TEXT COLLATE "C" NOT NULL,
    how        TEXT COLLATE "C" NOT NULL CHECK (how IN ('link', 'password', 'invitation')),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE sign_in_link (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id  TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT 
);
CREATE INDEX sign_in_link_person ON sign_in_link (person_id);

CREATE TABLE invitation (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash      TEXT COLLATE "C" NOT NULL UNIQUE,
    email           TEXT COLLATE "C" NOT NULL,
    email_key       TEXT COLLATE "C" NOT NULL,
    name            TEXT COLLATE "C" NOT NULL,
    role            TEXT COLLATE "C" NOT NULL CHECK (role IN ('organiser', 'panel-chair', 'evaluator', 'city-officer', 'mentor', 'expert', 'supplier')),
    organisation_id TEXT COLLATE "C" REFERENCES organisation (id),
    invited_by      TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    accepted_at     BIGINT,
    withdrawn_at    BIGINT 
);

-- Attempts within a window: sign-in by account, by address and in total.
CREATE TABLE rate_count (
    bucket       TEXT COLLATE "C" NOT NULL,
    window_start BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    PRIMARY KEY (bucket, window_start)
);

CREATE TABLE job (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind        TEXT COLLATE "C" NOT NULL,
    payload     TEXT COLLATE "C" NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    run_at      BIGINT NOT NULL,
    attempts    BIGINT NOT NULL,
    lease_until BIGINT,
    last_error  TEXT COLLATE "C",
    created_at  BIGINT NOT NULL,
    finished_at BIGINT 
);
CREATE INDEX job_next ON job (state, run_at);

CREATE TABLE mail (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    recipient  TEXT COLLATE "C" NOT NULL,
    subject    TEXT COLLATE "C" NOT NULL,
    body       TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at    BIGINT 
);
CREATE INDEX mail_created ON mail (created_at);
