-- What a program signs in with in a person's name.
CREATE TABLE access_token (
    id         TEXT    NOT NULL PRIMARY KEY,
    token_hash TEXT    NOT NULL UNIQUE,
    person_id  TEXT    NOT NULL REFERENCES person (id),
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    seen_at    INTEGER
) STRICT;
CREATE INDEX access_token_person ON access_token (person_id, created_at);
