-- Somebody without an account asked for one. It is made when the link of the letter is followed.
CREATE TABLE joining (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    email      TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    asked_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
