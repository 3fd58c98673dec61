-- Places that something refers to. The gazetteer itself stands in a file; a place is adopted from it on first use.
CREATE TABLE place (
    id              TEXT    NOT NULL PRIMARY KEY,
    source          TEXT    NOT NULL CHECK (source IN ('geonames', 'overlay', 'own')),
    source_id       TEXT,
    kind            TEXT    NOT NULL CHECK (kind IN ('settlement', 'body')),
    name            TEXT    NOT NULL,
    name_key        TEXT    NOT NULL,
    country         TEXT    NOT NULL,
    admin           TEXT,
    latitude_e6     INTEGER,
    longitude_e6    INTEGER,
    population      INTEGER,
    population_year INTEGER,
    data_version    TEXT    NOT NULL,
    merged_into     TEXT    REFERENCES place (id),
    created_at      INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    UNIQUE (source, source_id)
) STRICT;
CREATE INDEX place_name_key ON place (country, name_key);

CREATE TABLE place_name (
    place_id TEXT NOT NULL REFERENCES place (id),
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL,
    language TEXT,
    kind     TEXT NOT NULL CHECK (kind IN ('official', 'alternate', 'alias')),
    PRIMARY KEY (place_id, name)
) STRICT;
CREATE INDEX place_name_by_key ON place_name (name_key);

-- The places that a body consists of: an inter-municipal body is not its seat.
CREATE TABLE place_part (
    body_id  TEXT NOT NULL REFERENCES place (id),
    place_id TEXT NOT NULL REFERENCES place (id),
    PRIMARY KEY (body_id, place_id)
) STRICT;
