-- What a program signs in with in a person's name.
CREATE TABLE access_token (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    person_id  TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    name       TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    seen_at    BIGINT
);
CREATE INDEX access_token_person ON access_token (person_id, created_at);
