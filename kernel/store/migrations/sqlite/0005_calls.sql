CREATE TABLE call (
    id          TEXT    NOT NULL PRIMARY KEY,
    edition_id  TEXT    NOT NULL REFERENCES edition (id),
    slug        TEXT    NOT NULL UNIQUE,
    state       TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'open', 'closed', 'evaluation', 'decided', 'announced', 'archived')),
    form        INTEGER NOT NULL,
    corrigendum INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    version     INTEGER NOT NULL
) STRICT;
CREATE INDEX call_edition ON call (edition_id, created_at);

-- What a call says: 0 as it was published, then one for each corrigendum. Only 0 of a draft ever changes.
CREATE TABLE call_version (
    call_id TEXT    NOT NULL REFERENCES call (id),
    number  INTEGER NOT NULL,
    terms   TEXT    NOT NULL,
    form    INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (call_id, number)
) STRICT;

CREATE TABLE call_form (
    call_id TEXT    NOT NULL REFERENCES call (id),
    number  INTEGER NOT NULL,
    form    TEXT    NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (call_id, number)
) STRICT;

-- Each step of a call's life: when, and why where somebody had to say it.
CREATE TABLE call_step (
    call_id TEXT    NOT NULL REFERENCES call (id),
    number  INTEGER NOT NULL,
    state   TEXT    NOT NULL CHECK (state IN ('published', 'open', 'closed', 'evaluation', 'decided', 'announced', 'archived')),
    at      INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    PRIMARY KEY (call_id, number)
) STRICT;

-- Who is told when a call changes. Applicants always are.
CREATE TABLE call_follower (
    call_id   TEXT    NOT NULL REFERENCES call (id),
    person_id TEXT    NOT NULL REFERENCES person (id),
    applicant INTEGER NOT NULL CHECK (applicant IN (0, 1)),
    since     INTEGER NOT NULL,
    PRIMARY KEY (call_id, person_id)
) STRICT;

-- Who was told of what, so that nobody is told twice.
CREATE TABLE call_notice (
    call_id   TEXT    NOT NULL REFERENCES call (id),
    about     TEXT    NOT NULL CHECK (about IN ('corrigendum', 'answer')),
    number    INTEGER NOT NULL,
    person_id TEXT    NOT NULL REFERENCES person (id),
    told_at   INTEGER NOT NULL,
    PRIMARY KEY (call_id, about, number, person_id)
) STRICT;

-- Asked privately, answered publicly in words that name nobody.
CREATE TABLE question (
    id          TEXT    NOT NULL PRIMARY KEY,
    call_id     TEXT    NOT NULL REFERENCES call (id),
    person_id   TEXT    REFERENCES person (id),
    asked       TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'answered', 'set-aside')),
    number      INTEGER,
    wording     TEXT    NOT NULL,
    answer      TEXT    NOT NULL,
    answered_at INTEGER,
    version     INTEGER NOT NULL,
    UNIQUE (call_id, number),
    CHECK ((state = 'answered') = (number IS NOT NULL)),
    CHECK ((state = 'answered') = (answered_at IS NOT NULL))
) STRICT;
CREATE INDEX question_call ON question (call_id, asked_at);
