-- Places that something refers to. The gazetteer itself stands in a file; a place is adopted from it on first use.
CREATE TABLE place (
    id              TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    source          TEXT COLLATE "C" NOT NULL CHECK (source IN ('geonames', 'overlay', 'own')),
    source_id       TEXT COLLATE "C",
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('settlement', 'body')),
    name            TEXT COLLATE "C" NOT NULL,
    name_key        TEXT COLLATE "C" NOT NULL,
    country         TEXT COLLATE "C" NOT NULL,
    admin           TEXT COLLATE "C",
    latitude_e6     BIGINT,
    longitude_e6    BIGINT,
    population      BIGINT,
    population_year BIGINT,
    data_version    TEXT COLLATE "C" NOT NULL,
    merged_into     TEXT COLLATE "C" REFERENCES place (id),
    created_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    UNIQUE (source, source_id)
);
CREATE INDEX place_name_key ON place (country, name_key);

CREATE TABLE place_name (
    place_id TEXT COLLATE "C" NOT NULL REFERENCES place (id),
    name     TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C",
    kind     TEXT COLLATE "C" NOT NULL CHECK (kind IN ('official', 'alternate', 'alias')),
    PRIMARY KEY (place_id, name)
);
CREATE INDEX place_name_by_key ON place_name (name_key);

-- The places that a body consists of: an inter-municipal body is not its seat.
CREATE TABLE place_part (
    body_id  TEXT COLLATE "C" NOT NULL REFERENCES place (id),
    place_id TEXT COLLATE "C" NOT NULL REFERENCES place (id),
    PRIMARY KEY (body_id, place_id)
);
