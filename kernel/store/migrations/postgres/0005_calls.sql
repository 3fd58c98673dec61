CREATE TABLE call (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    edition_id  TEXT COLLATE "C" NOT NULL REFERENCES edition (id),
    slug        TEXT COLLATE "C" NOT NULL UNIQUE,
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published', 'open', 'closed', 'evaluation', 'decided', 'announced', 'archived')),
    form        BIGINT NOT NULL,
    corrigendum BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL
);
CREATE INDEX call_edition ON call (edition_id, created_at);

-- What a call says: 0 as it was published, then one for each corrigendum. Only 0 of a draft ever changes.
CREATE TABLE call_version (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    number  BIGINT NOT NULL,
    terms   TEXT COLLATE "C" NOT NULL,
    form    BIGINT NOT NULL,
    reason  TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (call_id, number)
);

CREATE TABLE call_form (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    number  BIGINT NOT NULL,
    form    TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (call_id, number)
);

-- Each step of a call's life: when, and why where somebody had to say it.
CREATE TABLE call_step (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    number  BIGINT NOT NULL,
    state   TEXT COLLATE "C" NOT NULL CHECK (state IN ('published', 'open', 'closed', 'evaluation', 'decided', 'announced', 'archived')),
    at      BIGINT NOT NULL,
    reason  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, number)
);

-- Who is told when a call changes. Applicants always are.
CREATE TABLE call_follower (
    call_id   TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    applicant BIGINT NOT NULL CHECK (applicant IN (0, 1)),
    since     BIGINT NOT NULL,
    PRIMARY KEY (call_id, person_id)
);

-- Who was told of what, so that nobody is told twice.
CREATE TABLE call_notice (
    call_id   TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    about     TEXT COLLATE "C" NOT NULL CHECK (about IN ('corrigendum', 'answer')),
    number    BIGINT NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    told_at   BIGINT NOT NULL,
    PRIMARY KEY (call_id, about, number, person_id)
);

-- Asked privately, answered publicly in words that name nobody.
CREATE TABLE question (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id     TEXT COLLATE "C" NOT NULL REFERENCES call (id),
    person_id   TEXT COLLATE "C" REFERENCES person (id),
    asked       TEXT COLLATE "C" NOT NULL,
    asked_at    BIGINT NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'answered', 'set-aside')),
    number      BIGINT,
    wording     TEXT COLLATE "C" NOT NULL,
    answer      TEXT COLLATE "C" NOT NULL,
    answered_at BIGINT,
    version     BIGINT NOT NULL,
    UNIQUE (call_id, number),
    CHECK ((state = 'answered') = (number IS NOT NULL)),
    CHECK ((state = 'answered') = (answered_at IS NOT NULL))
);
CREATE INDEX question_call ON question (call_id, asked_at);
