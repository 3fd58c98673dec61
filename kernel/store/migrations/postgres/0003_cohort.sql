CREATE TABLE programme (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug       TEXT COLLATE "C" NOT NULL UNIQUE,
    name       TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE edition (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    programme_id TEXT COLLATE "C" NOT NULL REFERENCES programme (id),
    slug         TEXT COLLATE "C" NOT NULL UNIQUE,
    name         TEXT COLLATE "C" NOT NULL,
    publisher    TEXT COLLATE "C" NOT NULL,
    licence      TEXT COLLATE "C" NOT NULL,
    members_on   TEXT COLLATE "C" NOT NULL,
    settings     TEXT COLLATE "C" NOT NULL,
    invented     BIGINT NOT NULL CHECK (invented IN (0, 1)),
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);

-- A document that states rows or figures, as it was received, and what was read out of it.
CREATE TABLE source_document (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    edition_id   TEXT COLLATE "C" NOT NULL REFERENCES edition (id),
    label        TEXT COLLATE "C" NOT NULL,
    dated        TEXT COLLATE "C",
    digest       TEXT COLLATE "C" NOT NULL,
    file_name    TEXT COLLATE "C",
    bytes        BYTEA    NOT NULL,
    reading      TEXT COLLATE "C" NOT NULL,
    draft        TEXT COLLATE "C" NOT NULL,
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'confirmed', 'discarded')),
    number       BIGINT,
    received_at  BIGINT NOT NULL,
    confirmed_at BIGINT,
    version      BIGINT NOT NULL
);
CREATE INDEX source_document_edition ON source_document (edition_id, received_at);

CREATE TABLE participation (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    edition_id   TEXT COLLATE "C" NOT NULL REFERENCES edition (id),
    position     BIGINT NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    name_key     TEXT COLLATE "C" NOT NULL,
    part         TEXT COLLATE "C" NOT NULL CHECK (part IN ('core', 'mentor', 'international', 'observer', 'fellow')),
    standing     TEXT COLLATE "C" NOT NULL CHECK (standing IN ('invited', 'confirmed', 'active', 'completed', 'withdrawn')),
    lead         TEXT COLLATE "C" CHECK (lead IN ('listed-member', 'unlisted-member', 'not-a-city')),
    since        TEXT COLLATE "C",
    until        TEXT COLLATE "C",
    consent      TEXT COLLATE "C" NOT NULL CHECK (consent IN ('given', 'refused', 'unasked')),
    consent_note TEXT COLLATE "C" NOT NULL,
    source_id    TEXT COLLATE "C" NOT NULL REFERENCES source_document (id),
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX participation_edition ON participation (edition_id, position);

CREATE TABLE participation_country (
    participation_id TEXT COLLATE "C" NOT NULL REFERENCES participation (id),
    position         BIGINT NOT NULL,
    country          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (participation_id, position)
);

CREATE TABLE participation_mark (
    participation_id TEXT COLLATE "C" NOT NULL REFERENCES participation (id),
    mark             TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (participation_id, mark)
);

CREATE TABLE participation_city (
    participation_id TEXT COLLATE "C" NOT NULL REFERENCES participation (id),
    position         BIGINT NOT NULL,
    name             TEXT COLLATE "C" NOT NULL,
    printed          TEXT COLLATE "C" NOT NULL,
    country          TEXT COLLATE "C",
    is_lead          BIGINT NOT NULL CHECK (is_lead IN (0, 1)),
    place_id         TEXT COLLATE "C" REFERENCES place (id),
    decided          TEXT COLLATE "C" NOT NULL CHECK (decided IN ('automatic', 'person', 'open')),
    PRIMARY KEY (participation_id, position)
);
CREATE INDEX participation_city_place ON participation_city (place_id);

CREATE TABLE open_seat (
    edition_id TEXT COLLATE "C" NOT NULL REFERENCES edition (id),
    position   BIGINT NOT NULL,
    part       TEXT COLLATE "C" NOT NULL CHECK (part IN ('core', 'mentor', 'international', 'observer', 'fellow')),
    seats      BIGINT NOT NULL,
    inside     BIGINT CHECK (inside IN (0, 1)),
    sentence   TEXT COLLATE "C" NOT NULL,
    source_id  TEXT COLLATE "C" NOT NULL REFERENCES source_document (id),
    PRIMARY KEY (edition_id, position)
);

CREATE TABLE announcement (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    edition_id   TEXT COLLATE "C" NOT NULL REFERENCES edition (id),
    number       BIGINT NOT NULL,
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'reviewed', 'published')),
    content      TEXT COLLATE "C" NOT NULL,
    hash         TEXT COLLATE "C" NOT NULL,
    drafted_by   TEXT COLLATE "C" NOT NULL,
    reviewed_by  TEXT COLLATE "C",
    reviewed_at  BIGINT,
    published_by TEXT COLLATE "C",
    published_at BIGINT,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    UNIQUE (edition_id, number)
);

-- What the columns of a table mean, remembered for the next file with the same headings.
CREATE TABLE column_choice (
    headings   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    mapping    TEXT COLLATE "C" NOT NULL,
    chosen_at  BIGINT NOT NULL
);
