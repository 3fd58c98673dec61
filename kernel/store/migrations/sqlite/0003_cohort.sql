CREATE TABLE programme (
    id         TEXT    NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE edition (
    id           TEXT    NOT NULL PRIMARY KEY,
    programme_id TEXT    NOT NULL REFERENCES programme (id),
    slug         TEXT    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,
    publisher    TEXT    NOT NULL,
    licence      TEXT    NOT NULL,
    members_on   TEXT    NOT NULL,
    settings     TEXT    NOT NULL,
    invented     INTEGER NOT NULL CHECK (invented IN (0, 1)),
    created_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL
) STRICT;

-- A document that states rows or figures, as it was received, and what was read out of it.
CREATE TABLE source_document (
    id           TEXT    NOT NULL PRIMARY KEY,
    edition_id   TEXT    NOT NULL REFERENCES edition (id),
    label        TEXT    NOT NULL,
    dated        TEXT,
    digest       TEXT    NOT NULL,
    file_name    TEXT,
    bytes        BLOB    NOT NULL,
    reading      TEXT    NOT NULL,
    draft        TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'confirmed', 'discarded')),
    number       INTEGER,
    received_at  INTEGER NOT NULL,
    confirmed_at INTEGER,
    version      INTEGER NOT NULL
) STRICT;
CREATE INDEX source_document_edition ON source_document (edition_id, received_at);

CREATE TABLE participation (
    id           TEXT    NOT NULL PRIMARY KEY,
    edition_id   TEXT    NOT NULL REFERENCES edition (id),
    position     INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    name_key     TEXT    NOT NULL,
    part         TEXT    NOT NULL CHECK (part IN ('core', 'mentor', 'international', 'observer', 'fellow')),
    standing     TEXT    NOT NULL CHECK (standing IN ('invited', 'confirmed', 'active', 'completed', 'withdrawn')),
    lead         TEXT    CHECK (lead IN ('listed-member', 'unlisted-member', 'not-a-city')),
    since        TEXT,
    until        TEXT,
    consent      TEXT    NOT NULL CHECK (consent IN ('given', 'refused', 'unasked')),
    consent_note TEXT    NOT NULL,
    source_id    TEXT    NOT NULL REFERENCES source_document (id),
    created_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL
) STRICT;
CREATE INDEX participation_edition ON participation (edition_id, position);

CREATE TABLE participation_country (
    participation_id TEXT    NOT NULL REFERENCES participation (id),
    position         INTEGER NOT NULL,
    country          TEXT    NOT NULL,
    PRIMARY KEY (participation_id, position)
) STRICT;

CREATE TABLE participation_mark (
    participation_id TEXT NOT NULL REFERENCES participation (id),
    mark             TEXT NOT NULL,
    PRIMARY KEY (participation_id, mark)
) STRICT;

CREATE TABLE participation_city (
    participation_id TEXT    NOT NULL REFERENCES participation (id),
    position         INTEGER NOT NULL,
    name             TEXT    NOT NULL,
    printed          TEXT    NOT NULL,
    country          TEXT,
    is_lead          INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
    place_id         TEXT    REFERENCES place (id),
    decided          TEXT    NOT NULL CHECK (decided IN ('automatic', 'person', 'open')),
    PRIMARY KEY (participation_id, position)
) STRICT;
CREATE INDEX participation_city_place ON participation_city (place_id);

CREATE TABLE open_seat (
    edition_id TEXT    NOT NULL REFERENCES edition (id),
    position   INTEGER NOT NULL,
    part       TEXT    NOT NULL CHECK (part IN ('core', 'mentor', 'international', 'observer', 'fellow')),
    seats      INTEGER NOT NULL,
    inside     INTEGER CHECK (inside IN (0, 1)),
    sentence   TEXT    NOT NULL,
    source_id  TEXT    NOT NULL REFERENCES source_document (id),
    PRIMARY KEY (edition_id, position)
) STRICT;

CREATE TABLE announcement (
    id           TEXT    NOT NULL PRIMARY KEY,
    edition_id   TEXT    NOT NULL REFERENCES edition (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'reviewed', 'published')),
    content      TEXT    NOT NULL,
    hash         TEXT    NOT NULL,
    drafted_by   TEXT    NOT NULL,
    reviewed_by  TEXT,
    reviewed_at  INTEGER,
    published_by TEXT,
    published_at INTEGER,
    created_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    UNIQUE (edition_id, number)
) STRICT;

-- What the columns of a table mean, remembered for the next file with the same headings.
CREATE TABLE column_choice (
    headings   TEXT    NOT NULL PRIMARY KEY,
    mapping    TEXT    NOT NULL,
    chosen_at  INTEGER NOT NULL
) STRICT;
