-- What pages count and list: made of the log, dropped and made again at will. Only records that are shown stand here.
CREATE TABLE catalogue_listing (
    record_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    catalogue_id TEXT COLLATE "C" NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL CHECK (kind IN ('dataset', 'series', 'service')),
    slug         TEXT COLLATE "C" NOT NULL,
    titles       TEXT COLLATE "C" NOT NULL,
    modified     TEXT COLLATE "C",
    first_seen   BIGINT NOT NULL,
    facts        TEXT COLLATE "C" NOT NULL
);
CREATE INDEX catalogue_listing_slug ON catalogue_listing (slug);
CREATE INDEX catalogue_listing_new ON catalogue_listing (kind, first_seen);
CREATE INDEX catalogue_listing_catalogue ON catalogue_listing (catalogue_id, kind, first_seen);

CREATE TABLE catalogue_listing_theme (
    record_id  TEXT COLLATE "C" NOT NULL,
    theme      TEXT COLLATE "C" NOT NULL,
    first_seen BIGINT NOT NULL,
    PRIMARY KEY (record_id, theme)
);
CREATE INDEX catalogue_listing_theme_new ON catalogue_listing_theme (theme, first_seen);

-- What a record says of another, to be found from the other side.
CREATE TABLE catalogue_listing_link (
    record_id TEXT COLLATE "C" NOT NULL,
    relation  TEXT COLLATE "C" NOT NULL CHECK (relation IN ('in-series', 'serves')),
    target    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (record_id, relation, target)
);
CREATE INDEX catalogue_listing_link_target ON catalogue_listing_link (target, relation);

-- How many datasets of a catalogue, and of one of its themes, have a key of a figure.
CREATE TABLE catalogue_tally (
    catalogue_id TEXT COLLATE "C" NOT NULL,
    theme        TEXT COLLATE "C" NOT NULL,
    figure       TEXT COLLATE "C" NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    n            BIGINT NOT NULL,
    PRIMARY KEY (catalogue_id, theme, figure, key)
);
CREATE INDEX catalogue_tally_figure ON catalogue_tally (figure, theme, key);

-- How far the log is counted, by which generation of the rules.
CREATE TABLE catalogue_listing_head (
    id         BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    generation BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    at         BIGINT
);

-- What readers tell a publisher about a record.
CREATE TABLE catalogue_issue (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    record_id  TEXT COLLATE "C" NOT NULL REFERENCES catalogue_record (id),
    subject    TEXT COLLATE "C",
    body       TEXT COLLATE "C",
    mail       TEXT COLLATE "C",
    sender     TEXT COLLATE "C",
    state      TEXT COLLATE "C" NOT NULL CHECK (state IN ('sent', 'kept', 'done')),
    raised_at  BIGINT NOT NULL,
    settled_at BIGINT,
    note       TEXT COLLATE "C",
    version    BIGINT NOT NULL
);
CREATE INDEX catalogue_issue_record ON catalogue_issue (record_id, raised_at);
CREATE INDEX catalogue_issue_state ON catalogue_issue (state, raised_at);
CREATE INDEX catalogue_issue_sender ON catalogue_issue (sender, raised_at);
