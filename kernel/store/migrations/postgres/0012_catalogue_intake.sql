-- An address that somebody pasted, what was asked there and what answered.
CREATE TABLE catalogue_looking (
    id        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    address   TEXT COLLATE "C" NOT NULL,
    state     TEXT COLLATE "C" NOT NULL CHECK (state IN ('asking', 'asked', 'taken')),
    found     TEXT COLLATE "C" NOT NULL,
    asked_by  TEXT COLLATE "C" NOT NULL,
    asked_at  BIGINT NOT NULL,
    ended_at  BIGINT,
    source_id TEXT COLLATE "C" REFERENCES catalogue_source (id)
);
CREATE INDEX catalogue_looking_asked ON catalogue_looking (asked_at);
