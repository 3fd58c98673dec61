-- What each dataset that is shown passes of the quality metrics: made from the log, and made again when it is thrown away.
CREATE TABLE catalogue_score (
    record_id    TEXT    NOT NULL PRIMARY KEY REFERENCES catalogue_record (id),
    catalogue_id TEXT    NOT NULL REFERENCES catalogue_portal (id),
    generation   INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    passed       INTEGER NOT NULL,
    tally        TEXT    NOT NULL,
    broken       TEXT    NOT NULL,
    points       INTEGER,
    band         TEXT CHECK (band IN ('bad', 'sufficient', 'good', 'excellent')),
    stale        INTEGER NOT NULL CHECK (stale IN (0, 1))
) STRICT;
CREATE INDEX catalogue_score_catalogue ON catalogue_score (catalogue_id, points);
CREATE INDEX catalogue_score_stale ON catalogue_score (record_id) WHERE stale = 1;

-- The sum over a catalogue, one for each generation of the rules.
CREATE TABLE catalogue_score_sum (
    catalogue_id TEXT    NOT NULL REFERENCES catalogue_portal (id),
    generation   INTEGER NOT NULL,
    tally        TEXT    NOT NULL,
    broken       TEXT    NOT NULL,
    PRIMARY KEY (catalogue_id, generation)
) STRICT;

-- The sum of a catalogue at the end of each day on which it changed.
CREATE TABLE catalogue_score_day (
    catalogue_id TEXT NOT NULL REFERENCES catalogue_portal (id),
    day          TEXT NOT NULL,
    tally        TEXT NOT NULL,
    PRIMARY KEY (catalogue_id, day)
) STRICT;

-- How far a reader of the log has come: under which generation of its rules, and which generation serves.
CREATE TABLE catalogue_follower (
    name       TEXT    NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    serving    INTEGER NOT NULL
) STRICT;

-- Addresses of data, and whether they answer.
CREATE TABLE catalogue_link (
    id            TEXT    NOT NULL PRIMARY KEY,
    address       TEXT    NOT NULL,
    host          TEXT    NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('unknown', 'answers', 'silent')),
    status        INTEGER,
    detail        TEXT,
    media_type    TEXT,
    html          INTEGER CHECK (html IN (0, 1)),
    fails         INTEGER NOT NULL,
    failing_since INTEGER,
    checked_at    INTEGER,
    next_at       INTEGER NOT NULL,
    told_at       INTEGER
) STRICT;
CREATE INDEX catalogue_link_next ON catalogue_link (next_at);
CREATE INDEX catalogue_link_fails ON catalogue_link (fails, told_at);

CREATE TABLE catalogue_link_use (
    record_id TEXT NOT NULL REFERENCES catalogue_record (id),
    link_id   TEXT NOT NULL REFERENCES catalogue_link (id),
    PRIMARY KEY (record_id, link_id)
) STRICT;
CREATE INDEX catalogue_link_use_link ON catalogue_link_use (link_id);

-- When a publisher was last told of dead addresses.
CREATE TABLE catalogue_link_letter (
    publisher_id TEXT    NOT NULL PRIMARY KEY REFERENCES catalogue_publisher (id),
    sent_at      INTEGER NOT NULL
) STRICT;
