-- What each dataset that is shown passes of the quality metrics: made from the log, and made again when it is thrown away.
CREATE TABLE catalogue_score (
    record_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES catalogue_record (id),
    catalogue_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    generation   BIGINT NOT NULL,
    position     BIGINT NOT NULL,
    passed       BIGINT NOT NULL,
    tally        TEXT COLLATE "C" NOT NULL,
    broken       TEXT COLLATE "C" NOT NULL,
    points       BIGINT,
    band         TEXT COLLATE "C" CHECK (band IN ('bad', 'sufficient', 'good', 'excellent')),
    stale        BIGINT NOT NULL CHECK (stale IN (0, 1))
);
CREATE INDEX catalogue_score_catalogue ON catalogue_score (catalogue_id, points);
CREATE INDEX catalogue_score_stale ON catalogue_score (record_id) WHERE stale = 1;

-- The sum over a catalogue, one for each generation of the rules.
CREATE TABLE catalogue_score_sum (
    catalogue_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    generation   BIGINT NOT NULL,
    tally        TEXT COLLATE "C" NOT NULL,
    broken       TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (catalogue_id, generation)
);

-- The sum of a catalogue at the end of each day on which it changed.
CREATE TABLE catalogue_score_day (
    catalogue_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    day          TEXT COLLATE "C" NOT NULL,
    tally        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (catalogue_id, day)
);

-- How far a reader of the log has come: under which generation of its rules, and which generation serves.
CREATE TABLE catalogue_follower (
    name       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    generation BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    serving    BIGINT NOT NULL
);

-- Addresses of data, and whether they answer.
CREATE TABLE catalogue_link (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    address       TEXT COLLATE "C" NOT NULL,
    host          TEXT COLLATE "C" NOT NULL,
    state         TEXT COLLATE "C" NOT NULL CHECK (state IN ('unknown', 'answers', 'silent')),
    status        BIGINT,
    detail        TEXT COLLATE "C",
    media_type    TEXT COLLATE "C",
    html          BIGINT CHECK (html IN (0, 1)),
    fails         BIGINT NOT NULL,
    failing_since BIGINT,
    checked_at    BIGINT,
    next_at       BIGINT NOT NULL,
    told_at       BIGINT
);
CREATE INDEX catalogue_link_next ON catalogue_link (next_at);
CREATE INDEX catalogue_link_fails ON catalogue_link (fails, told_at);

CREATE TABLE catalogue_link_use (
    record_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_record (id),
    link_id   TEXT COLLATE "C" NOT NULL REFERENCES catalogue_link (id),
    PRIMARY KEY (record_id, link_id)
);
CREATE INDEX catalogue_link_use_link ON catalogue_link_use (link_id);

-- When a publisher was last told of dead addresses.
CREATE TABLE catalogue_link_letter (
    publisher_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES catalogue_publisher (id),
    sent_at      BIGINT NOT NULL
);
