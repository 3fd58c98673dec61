-- A body that publishes data.
CREATE TABLE catalogue_publisher (
    id         TEXT    NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    homepage   TEXT,
    mail       TEXT,
    locale     TEXT,
    created_at INTEGER NOT NULL,
    version    INTEGER NOT NULL
) STRICT;

-- A portal of somebody, or a part of our own.
CREATE TABLE catalogue_portal (
    id           TEXT    NOT NULL PRIMARY KEY,
    slug         TEXT    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,
    homepage     TEXT,
    kind         TEXT    NOT NULL CHECK (kind IN ('portal', 'own')),
    publisher_id TEXT    REFERENCES catalogue_publisher (id),
    created_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL
) STRICT;

-- For whom a catalogue publishes: a participant may be several municipalities, in several countries.
CREATE TABLE catalogue_publishes_for (
    catalogue_id     TEXT NOT NULL REFERENCES catalogue_portal (id),
    place_id         TEXT NOT NULL REFERENCES place (id),
    participation_id TEXT REFERENCES participation (id),
    PRIMARY KEY (catalogue_id, place_id)
) STRICT;
CREATE INDEX catalogue_publishes_for_place ON catalogue_publishes_for (place_id);
CREATE INDEX catalogue_publishes_for_participation ON catalogue_publishes_for (participation_id);

CREATE TABLE catalogue_source (
    id            TEXT    NOT NULL PRIMARY KEY,
    catalogue_id  TEXT    NOT NULL REFERENCES catalogue_portal (id),
    address       TEXT    NOT NULL,
    dialect       TEXT    NOT NULL,
    every_minutes INTEGER CHECK (every_minutes > 0),
    pause_millis  INTEGER NOT NULL CHECK (pause_millis >= 0),
    guard_percent INTEGER NOT NULL CHECK (guard_percent BETWEEN 0 AND 100),
    grace_days    INTEGER NOT NULL CHECK (grace_days >= 0),
    enabled       INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    next_at       INTEGER,
    runs          INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    UNIQUE (catalogue_id, address)
) STRICT;
CREATE INDEX catalogue_source_next ON catalogue_source (next_at);

CREATE TABLE catalogue_run (
    id          TEXT    NOT NULL PRIMARY KEY,
    source_id   TEXT    NOT NULL REFERENCES catalogue_source (id),
    number      INTEGER NOT NULL,
    mode        TEXT    NOT NULL CHECK (mode IN ('real', 'dry')),
    state       TEXT    NOT NULL CHECK (state IN ('reading', 'settling', 'guarded', 'done', 'failed', 'rejected', 'cancelled')),
    request     TEXT,
    page        INTEGER NOT NULL,
    total       INTEGER,
    counts      TEXT    NOT NULL,
    attempts    INTEGER NOT NULL,
    not_before  INTEGER NOT NULL,
    lease       TEXT,
    lease_until INTEGER,
    failure     TEXT,
    result      TEXT,
    started_by  TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    touched_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    decided_by  TEXT,
    decided_at  INTEGER,
    reason      TEXT,
    UNIQUE (source_id, number)
) STRICT;
-- One run of a source at a time.
CREATE UNIQUE INDEX catalogue_run_active ON catalogue_run (source_id) WHERE state IN ('reading', 'settling', 'guarded');
CREATE INDEX catalogue_run_state ON catalogue_run (state, not_before);

-- What a source said of a page when it was last read, so that it need not be read again.
CREATE TABLE catalogue_page (
    source_id     TEXT    NOT NULL REFERENCES catalogue_source (id),
    page          TEXT    NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    next          TEXT,
    total         INTEGER,
    records       INTEGER NOT NULL,
    run_id        TEXT    NOT NULL,
    read_at       INTEGER NOT NULL,
    PRIMARY KEY (source_id, page)
) STRICT;

CREATE TABLE catalogue_record (
    id            TEXT    NOT NULL PRIMARY KEY,
    source_id     TEXT    NOT NULL REFERENCES catalogue_source (id),
    remote_id     TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('dataset', 'series', 'service')),
    slug          TEXT    NOT NULL UNIQUE,
    first_seen    INTEGER NOT NULL,
    last_seen     INTEGER NOT NULL,
    seen_run      TEXT,
    page          TEXT,
    state         TEXT    NOT NULL CHECK (state IN ('live', 'missing', 'vanished', 'withdrawn', 'hidden')),
    missing_since INTEGER,
    head          INTEGER NOT NULL,
    raw           TEXT    NOT NULL,
    hash          TEXT    NOT NULL,
    reading       INTEGER NOT NULL,
    UNIQUE (source_id, remote_id)
) STRICT;
CREATE INDEX catalogue_record_state ON catalogue_record (source_id, state, missing_since);
CREATE INDEX catalogue_record_page ON catalogue_record (source_id, page);

-- The log. It only grows: position by one each row, nothing is ever changed.
CREATE TABLE catalogue_version (
    position   INTEGER NOT NULL PRIMARY KEY,
    record_id  TEXT    NOT NULL REFERENCES catalogue_record (id),
    at         INTEGER NOT NULL,
    run_id     TEXT    REFERENCES catalogue_run (id),
    what       TEXT    NOT NULL CHECK (what IN ('created', 'changed', 'reread', 'vanished', 'returned', 'withdrawn', 'restored', 'hidden', 'shown')),
    state      TEXT    NOT NULL CHECK (state IN ('live', 'vanished', 'withdrawn', 'hidden')),
    raw        TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    hash       TEXT    NOT NULL,
    canonical  INTEGER NOT NULL CHECK (canonical IN (0, 1)),
    subject    TEXT    NOT NULL,
    graph      BLOB    NOT NULL,
    record     TEXT    NOT NULL,
    findings   TEXT    NOT NULL,
    by_whom    TEXT,
    reason     TEXT
) STRICT;
CREATE INDEX catalogue_version_record ON catalogue_version (record_id, position);
CREATE INDEX catalogue_version_at ON catalogue_version (at);

-- By what the same dataset is known elsewhere.
CREATE TABLE catalogue_identity (
    record_id TEXT NOT NULL REFERENCES catalogue_record (id),
    kind      TEXT NOT NULL CHECK (kind IN ('identifier', 'uri', 'landing-page')),
    value     TEXT NOT NULL,
    PRIMARY KEY (record_id, kind, value)
) STRICT;
CREATE INDEX catalogue_identity_value ON catalogue_identity (kind, value);

CREATE TABLE catalogue_duplicate (
    first_id   TEXT    NOT NULL REFERENCES catalogue_record (id),
    second_id  TEXT    NOT NULL REFERENCES catalogue_record (id),
    alike_in   TEXT    NOT NULL,
    found_at   INTEGER NOT NULL,
    decision   TEXT    NOT NULL CHECK (decision IN ('open', 'same', 'different')),
    kept_id    TEXT    REFERENCES catalogue_record (id),
    decided_by TEXT,
    decided_at INTEGER,
    reason     TEXT,
    PRIMARY KEY (first_id, second_id)
) STRICT;
CREATE INDEX catalogue_duplicate_second ON catalogue_duplicate (second_id);
CREATE INDEX catalogue_duplicate_decision ON catalogue_duplicate (decision, found_at);

-- What a run refused, or saw without keeping it.
CREATE TABLE catalogue_sighting (
    run_id    TEXT    NOT NULL REFERENCES catalogue_run (id),
    number    INTEGER NOT NULL,
    page      TEXT    NOT NULL,
    remote_id TEXT,
    what      TEXT    NOT NULL CHECK (what IN ('page', 'new', 'changed', 'unchanged', 'refused')),
    detail    TEXT    NOT NULL,
    PRIMARY KEY (run_id, number)
) STRICT;
CREATE INDEX catalogue_sighting_remote ON catalogue_sighting (run_id, remote_id);
