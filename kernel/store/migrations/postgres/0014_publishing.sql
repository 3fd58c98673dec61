-- How our own catalogues publish: by a second person, unless one is told otherwise.
CREATE TABLE catalogue_own (
    catalogue_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES catalogue_portal (id),
    source_id    TEXT COLLATE "C" REFERENCES catalogue_source (id),
    reviewed     BIGINT NOT NULL CHECK (reviewed IN (0, 1))
);
CREATE INDEX catalogue_own_source ON catalogue_own (source_id);

-- Who may publish in one of our own catalogues.
CREATE TABLE catalogue_editor (
    catalogue_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    person_id    TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    since        BIGINT NOT NULL,
    PRIMARY KEY (catalogue_id, person_id)
);
CREATE INDEX catalogue_editor_person ON catalogue_editor (person_id);

-- What is written here. The identifier is also that of the record, once there is one.
CREATE TABLE catalogue_publication (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    catalogue_id  TEXT COLLATE "C" NOT NULL REFERENCES catalogue_portal (id),
    slug          TEXT COLLATE "C" NOT NULL UNIQUE,
    state         TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'review', 'waiting', 'published', 'withdrawn')),
    live          BIGINT NOT NULL CHECK (live IN (0, 1)),
    document      TEXT COLLATE "C" NOT NULL,
    embargo_until BIGINT,
    version       BIGINT NOT NULL,
    changed_by    TEXT COLLATE "C" NOT NULL,
    changed_at    BIGINT NOT NULL
);
CREATE INDEX catalogue_publication_catalogue ON catalogue_publication (catalogue_id, state);
CREATE INDEX catalogue_publication_embargo ON catalogue_publication (state, embargo_until);

CREATE TABLE catalogue_publication_step (
    publication_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_publication (id),
    number         BIGINT NOT NULL,
    state          TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'review', 'waiting', 'published', 'withdrawn')),
    at             BIGINT NOT NULL,
    by_whom        TEXT COLLATE "C" NOT NULL,
    reason         TEXT COLLATE "C",
    PRIMARY KEY (publication_id, number)
);

-- Files that were brought along; the bytes lie beside the database, under their digest.
CREATE TABLE catalogue_file (
    publication_id TEXT COLLATE "C" NOT NULL REFERENCES catalogue_publication (id),
    digest         TEXT COLLATE "C" NOT NULL,
    name           TEXT COLLATE "C" NOT NULL,
    media_type     TEXT COLLATE "C" NOT NULL,
    size           BIGINT NOT NULL CHECK (size >= 0),
    public         BIGINT NOT NULL CHECK (public IN (0, 1)),
    added_at       BIGINT NOT NULL,
    PRIMARY KEY (publication_id, digest, name)
);
CREATE INDEX catalogue_file_digest ON catalogue_file (digest, public);
