-- A question to the catalogue that a person is told about when it finds something new.
CREATE TABLE catalogue_saved_search (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id   TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    name        TEXT COLLATE "C" NOT NULL,
    query       TEXT COLLATE "C" NOT NULL,
    created_at  BIGINT NOT NULL,
    known_until BIGINT NOT NULL,
    next_at     BIGINT NOT NULL,
    UNIQUE (person_id, query)
);
CREATE INDEX catalogue_saved_search_next ON catalogue_saved_search (next_at);
