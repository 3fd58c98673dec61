-- An address that somebody pasted, what was asked there and what answered.
CREATE TABLE catalogue_looking (
    id        TEXT    NOT NULL PRIMARY KEY,
    address   TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('asking', 'asked', 'taken')),
    found     TEXT    NOT NULL,
    asked_by  TEXT    NOT NULL,
    asked_at  INTEGER NOT NULL,
    ended_at  INTEGER,
    source_id TEXT    REFERENCES catalogue_source (id)
) STRICT;
CREATE INDEX catalogue_looking_asked ON catalogue_looking (asked_at);
