-- How our own catalogues publish: by a second person, unless one is told otherwise.
CREATE TABLE catalogue_own (
    catalogue_id TEXT    NOT NULL PRIMARY KEY REFERENCES catalogue_portal (id),
    source_id    TEXT    REFERENCES catalogue_source (id),
    reviewed     INTEGER NOT NULL CHECK (reviewed IN (0, 1))
) STRICT;
CREATE INDEX catalogue_own_source ON catalogue_own (source_id);

-- Who may publish in one of our own catalogues.
CREATE TABLE catalogue_editor (
    catalogue_id TEXT    NOT NULL REFERENCES catalogue_portal (id),
    person_id    TEXT    NOT NULL REFERENCES person (id),
    since        INTEGER NOT NULL,
    PRIMARY KEY (catalogue_id, person_id)
) STRICT;
CREATE INDEX catalogue_editor_person ON catalogue_editor (person_id);

-- What is written here. The identifier is also that of the record, once there is one.
CREATE TABLE catalogue_publication (
    id            TEXT    NOT NULL PRIMARY KEY,
    catalogue_id  TEXT    NOT NULL REFERENCES catalogue_portal (id),
    slug          TEXT    NOT NULL UNIQUE,
    state         TEXT    NOT NULL CHECK (state IN ('draft', 'review', 'waiting', 'published', 'withdrawn')),
    live          INTEGER NOT NULL CHECK (live IN (0, 1)),
    document      TEXT    NOT NULL,
    embargo_until INTEGER,
    version       INTEGER NOT NULL,
    changed_by    TEXT    NOT NULL,
    changed_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX catalogue_publication_catalogue ON catalogue_publication (catalogue_id, state);
CREATE INDEX catalogue_publication_embargo ON catalogue_publication (state, embargo_until);

CREATE TABLE catalogue_publication_step (
    publication_id TEXT    NOT NULL REFERENCES catalogue_publication (id),
    number         INTEGER NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('draft', 'review', 'waiting', 'published', 'withdrawn')),
    at             INTEGER NOT NULL,
    by_whom        TEXT    NOT NULL,
    reason         TEXT,
    PRIMARY KEY (publication_id, number)
) STRICT;

-- Files that were brought along; the bytes lie beside the database, under their digest.
CREATE TABLE catalogue_file (
    publication_id TEXT    NOT NULL REFERENCES catalogue_publication (id),
    digest         TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    media_type     TEXT    NOT NULL,
    size           INTEGER NOT NULL CHECK (size >= 0),
    public         INTEGER NOT NULL CHECK (public IN (0, 1)),
    added_at       INTEGER NOT NULL,
    PRIMARY KEY (publication_id, digest, name)
) STRICT;
CREATE INDEX catalogue_file_digest ON catalogue_file (digest, public);
