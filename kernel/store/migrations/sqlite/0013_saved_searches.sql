-- A question to the catalogue that a person is told about when it finds something new.
CREATE TABLE catalogue_saved_search (
    id          TEXT    NOT NULL PRIMARY KEY,
    person_id   TEXT    NOT NULL REFERENCES person (id),
    name        TEXT    NOT NULL,
    query       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    known_until INTEGER NOT NULL,
    next_at     INTEGER NOT NULL,
    UNIQUE (person_id, query)
) STRICT;
CREATE INDEX catalogue_saved_search_next ON catalogue_saved_search (next_at);
