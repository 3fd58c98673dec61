-- A body that publishes data.
CREATE TABLE catalogue_publisher (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug       TEXT COLLATE "C" NOT NULL UNIQUE,
    name       TEXT COLLATE "C" NOT NULL,
    homepage   TEXT COLLATE "C",
    mail       TEXT COLLATE "C",
    locale     TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    version    BIGINT NOT NULL
);

-- A portal of somebody, or a part of our own.
CREATE TABLE catalogue_portal (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug         TEXT COLLATE "C" NOT NULL UNIQUE,
    name         TEXT COLLATE "C" NOT NULL,
    homepage     TEXT COLLATE "C",
    kind         TEXT COLLATE "C" NOT NULL CHECK (kind IN ('portal', 'own')),
    publisher_id TEXT COLLATE "C" REFERENCES catalogue_publisher (id),
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);

-- For whom a catalogue publishes: a participant may be several municipalities, in several countries.
CREATE TABLE catalogue_publishes_for (
    catalogue_id     TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    place_id         TEXT COLLATE "C" NOT NULL REFERENCES place (id),
    participation_id TEXT COLLATE "C" REFERENCES participation (id),
    PRIMARY KEY (catalogue_id, place_id)
);
CREATE INDEX catalogue_publishes_for_place ON catalogue_publishes_for (place_id);
CREATE INDEX catalogue_publishes_for_participation ON catalogue_publishes_for (participation_id);

CREATE TABLE catalogue_source (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    catalogue_id  TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    address       TEXT COLLATE "C" NOT NULL,
    dialect       TEXT COLLATE "C" NOT NULL,
    every_minutes BIGINT CHECK (every_minutes > 0),
    pause_millis  BIGINT NOT NULL CHECK (pause_millis >= 0),
    guard_percent BIGINT NOT NULL CHECK (guard_percent BETWEEN 0 AND 100),
    grace_days    BIGINT NOT NULL CHECK (grace_days >= 0),
    enabled       BIGINT NOT NULL CHECK (enabled IN (0, 1)),
    next_at       BIGINT,
    runs          BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    version       BIGINT NOT NULL,
    UNIQUE (catalogue_id, address)
);
CREATE INDEX catalogue_source_next ON catalogue_source (next_at);

CREATE TABLE catalogue_run (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    source_id   TEXT COLLATE "C" NOT NULL REFERENCES catalogue_source (id),
    number      BIGINT NOT NULL,
    mode        TEXT COLLATE "C" NOT NULL CHECK (mode IN ('real', 'dry')),
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('reading', 'settling', 'guarded', 'done', 'failed', 'rejected', 'cancelled')),
    request     TEXT COLLATE "C",
    page        BIGINT NOT NULL,
    total       BIGINT,
    counts      TEXT COLLATE "C" NOT NULL,
    attempts    BIGINT NOT NULL,
    not_before  BIGINT NOT NULL,
    lease       TEXT COLLATE "C",
    lease_until BIGINT,
    failure     TEXT COLLATE "C",
    result      TEXT COLLATE "C",
    started_by  TEXT COLLATE "C" NOT NULL,
    started_at  BIGINT NOT NULL,
    touched_at  BIGINT NOT NULL,
    ended_at    BIGINT,
    decided_by  TEXT COLLATE "C",
    decided_at  BIGINT,
    reason      TEXT COLLATE "C",
    UNIQUE (source_id, number)
);
-- One run of a source at a time.
CREATE UNIQUE INDEX catalogue_run_active ON catalogue_run (source_id) WHERE state IN ('reading', 'settling', 'guarded');
CREATE INDEX catalogue_run_state ON catalogue_run (state, not_before);

-- What a source said of a page when it was last read, so that it need not be read again.
CREATE TABLE catalogue_page (
    source_id     TEXT COLLATE "C" NOT NULL REFERENCES catalogue_source (id),
    page          TEXT COLLATE "C" NOT NULL,
    etag          TEXT COLLATE "C",
    last_modified TEXT COLLATE "C",
    next          TEXT COLLATE "C",
    total         BIGINT,
    records       BIGINT NOT NULL,
    run_id        TEXT COLLATE "C" NOT NULL,
    read_at       BIGINT NOT NULL,
    PRIMARY KEY (source_id, page)
);

CREATE TABLE catalogue_record (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    source_id     TEXT COLLATE "C" NOT NULL REFERENCES catalogue_source (id),
    remote_id     TEXT COLLATE "C" NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL CHECK (kind IN ('dataset', 'series', 'service')),
    slug          TEXT COLLATE "C" NOT NULL UNIQUE,
    first_seen    BIGINT NOT NULL,
    last_seen     BIGINT NOT NULL,
    seen_run      TEXT COLLATE "C",
    page          TEXT COLLATE "C",
    state         TEXT COLLATE "C" NOT NULL CHECK (state IN ('live', 'missing', 'vanished', 'withdrawn', 'hidden')),
    missing_since BIGINT,
    head          BIGINT NOT NULL,
    raw           TEXT COLLATE "C" NOT NULL,
    hash          TEXT COLLATE "C" NOT NULL,
    reading       BIGINT NOT NULL,
    UNIQUE (source_id, remote_id)
);
CREATE INDEX catalogue_record_state ON catalogue_record (source_id, state, missing_since);
CREATE INDEX catalogue_record_page ON catalogue_record (source_id, page);

-- The log. It only grows: position by one each row, nothing is ever changed.
CREATE TABLE catalogue_version (
    position   BIGINT NOT NULL PRIMARY KEY,
    record_id  TEXT COLLATE "C" NOT NULL REFERENCES catalogue_record (id),
    at         BIGINT NOT NULL,
    run_id     TEXT COLLATE "C" REFERENCES catalogue_run (id),
    what       TEXT COLLATE "C" NOT NULL CHECK (what IN ('created', 'changed', 'reread', 'vanished', 'returned', 'withdrawn', 'restored', 'hidden', 'shown')),
    state      TEXT COLLATE "C" NOT NULL CHECK (state IN ('live', 'vanished', 'withdrawn', 'hidden')),
    raw        TEXT COLLATE "C" NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    hash       TEXT COLLATE "C" NOT NULL,
    canonical  BIGINT NOT NULL CHECK (canonical IN (0, 1)),
    subject    TEXT COLLATE "C" NOT NULL,
    graph      BYTEA    NOT NULL,
    record     TEXT COLLATE "C" NOT NULL,
    findings   TEXT COLLATE "C" NOT NULL,
    by_whom    TEXT COLLATE "C",
    reason     TEXT COLLATE "C"
);
CREATE INDEX catalogue_version_record ON catalogue_version (record_id, position);
CREATE INDEX catalogue_version_at ON catalogue_version (at);

-- By what the same dataset is known elsewhere.
CREATE TABLE catalogue_identity (
    record_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_record (id),
    kind      TEXT COLLATE "C" NOT NULL CHECK (kind IN ('identifier', 'uri', 'landing-page')),
    value     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (record_id, kind, value)
);
CREATE INDEX catalogue_identity_value ON catalogue_identity (kind, value);

CREATE TABLE catalogue_duplicate (
    first_id   TEXT COLLATE "C" NOT NULL REFERENCES catalogue_record (id),
    second_id  TEXT COLLATE "C" NOT NULL REFERENCES catalogue_record (id),
    alike_in   TEXT COLLATE "C" NOT NULL,
    found_at   BIGINT NOT NULL,
    decision   TEXT COLLATE "C" NOT NULL CHECK (decision IN ('open', 'same', 'different')),
    kept_id    TEXT COLLATE "C" REFERENCES catalogue_record (id),
    decided_by TEXT COLLATE "C",
    decided_at BIGINT,
    reason     TEXT COLLATE "C",
    PRIMARY KEY (first_id, second_id)
);
CREATE INDEX catalogue_duplicate_second ON catalogue_duplicate (second_id);
CREATE INDEX catalogue_duplicate_decision ON catalogue_duplicate (decision, found_at);

-- What a run refused, or saw without keeping it.
CREATE TABLE catalogue_sighting (
    run_id    TEXT COLLATE "C" NOT NULL REFERENCES catalogue_run (id),
    number    BIGINT NOT NULL,
    page      TEXT COLLATE "C" NOT NULL,
    remote_id TEXT COLLATE "C",
    what      TEXT COLLATE "C" NOT NULL CHECK (what IN ('page', 'new', 'changed', 'unchanged', 'refused')),
    detail    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run_id, number)
);
CREATE INDEX catalogue_sighting_remote ON catalogue_sighting (run_id, remote_id);
