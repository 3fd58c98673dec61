-- Somebody without an account asked for one. It is made when the link of the letter is followed.
CREATE TABLE joining (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    email      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    asked_at   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
