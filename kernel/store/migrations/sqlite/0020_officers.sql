-- Who acts for a participant in the data catalogue.
CREATE TABLE catalogue_officer (
    participation_id TEXT    NOT NULL REFERENCES participation (id),
    person_id        TEXT    NOT NULL REFERENCES person (id),
    since            INTEGER NOT NULL,
    PRIMARY KEY (participation_id, person_id)
) STRICT;
CREATE INDEX catalogue_officer_person ON catalogue_officer (person_id);

-- Whose officers look after a catalogue, and whether what it has may be shown.
CREATE TABLE catalogue_charge (
    catalogue_id     TEXT    NOT NULL PRIMARY KEY REFERENCES catalogue_portal (id),
    participation_id TEXT    NOT NULL REFERENCES participation (id),
    brought_by       TEXT    NOT NULL,
    brought_at       INTEGER NOT NULL,
    standing         TEXT    NOT NULL CHECK (standing IN ('open', 'asked', 'cleared', 'declined')),
    asked_run        TEXT    REFERENCES catalogue_run (id),
    every_minutes    INTEGER CHECK (every_minutes > 0),
    decided_by       TEXT,
    decided_at       INTEGER,
    reason           TEXT
) STRICT;
CREATE INDEX catalogue_charge_participation ON catalogue_charge (participation_id);
CREATE INDEX catalogue_charge_standing ON catalogue_charge (standing);
CREATE INDEX catalogue_charge_run ON catalogue_charge (asked_run);

-- Whether an organiser is asked before the data of an officer's portal are shown.
CREATE TABLE catalogue_rule (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    asks INTEGER NOT NULL CHECK (asks IN (0, 1))
) STRICT;

-- What somebody made with a record's data.
CREATE TABLE catalogue_reuse (
    id         TEXT    NOT NULL PRIMARY KEY,
    record_id  TEXT    NOT NULL REFERENCES catalogue_record (id),
    title      TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    maker      TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('application', 'visualisation', 'article', 'research', 'service', 'other')),
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'shown', 'refused')),
    told_at    INTEGER NOT NULL,
    sender     TEXT,
    settled_at INTEGER,
    reason     TEXT,
    version    INTEGER NOT NULL
) STRICT;
CREATE INDEX catalogue_reuse_record ON catalogue_reuse (record_id, state);
CREATE INDEX catalogue_reuse_state ON catalogue_reuse (state, told_at);
CREATE INDEX catalogue_reuse_sender ON catalogue_reuse (sender, told_at);

-- The first rows of a small file, as they stood when somebody looked.
CREATE TABLE catalogue_glance (
    address   TEXT    NOT NULL PRIMARY KEY,
    looked_at INTEGER NOT NULL,
    seen      TEXT
) STRICT;
CREATE INDEX catalogue_glance_looked ON catalogue_glance (looked_at);
