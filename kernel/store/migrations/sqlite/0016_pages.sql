-- What pages count and list: made of the log, dropped and made again at will. Only records that are shown stand here.
CREATE TABLE catalogue_listing (
    record_id    TEXT    NOT NULL PRIMARY KEY,
    catalogue_id TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('dataset', 'series', 'service')),
    slug         TEXT    NOT NULL,
    titles       TEXT    NOT NULL,
    modified     TEXT,
    first_seen   INTEGER NOT NULL,
    facts        TEXT    NOT NULL
) STRICT;
CREATE INDEX catalogue_listing_slug ON catalogue_listing (slug);
CREATE INDEX catalogue_listing_new ON catalogue_listing (kind, first_seen);
CREATE INDEX catalogue_listing_catalogue ON catalogue_listing (catalogue_id, kind, first_seen);

CREATE TABLE catalogue_listing_theme (
    record_id  TEXT    NOT NULL,
    theme      TEXT    NOT NULL,
    first_seen INTEGER NOT NULL,
    PRIMARY KEY (record_id, theme)
) STRICT;
CREATE INDEX catalogue_listing_theme_new ON catalogue_listing_theme (theme, first_seen);

-- What a record says of another, to be found from the other side.
CREATE TABLE catalogue_listing_link (
    record_id TEXT NOT NULL,
    relation  TEXT NOT NULL CHECK (relation IN ('in-series', 'serves')),
    target    TEXT NOT NULL,
    PRIMARY KEY (record_id, relation, target)
) STRICT;
CREATE INDEX catalogue_listing_link_target ON catalogue_listing_link (target, relation);

-- How many datasets of a catalogue, and of one of its themes, have a key of a figure.
CREATE TABLE catalogue_tally (
    catalogue_id TEXT    NOT NULL,
    theme        TEXT    NOT NULL,
    figure       TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    n            INTEGER NOT NULL,
    PRIMARY KEY (catalogue_id, theme, figure, key)
) STRICT;
CREATE INDEX catalogue_tally_figure ON catalogue_tally (figure, theme, key);

-- How far the log is counted, by which generation of the rules.
CREATE TABLE catalogue_listing_head (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    at         INTEGER
) STRICT;

-- What readers tell a publisher about a record.
CREATE TABLE catalogue_issue (
    id         TEXT    NOT NULL PRIMARY KEY,
    record_id  TEXT    NOT NULL REFERENCES catalogue_record (id),
    subject    TEXT,
    body       TEXT,
    mail       TEXT,
    sender     TEXT,
    state      TEXT    NOT NULL CHECK (state IN ('sent', 'kept', 'done')),
    raised_at  INTEGER NOT NULL,
    settled_at INTEGER,
    note       TEXT,
    version    INTEGER NOT NULL
) STRICT;
CREATE INDEX catalogue_issue_record ON catalogue_issue (record_id, raised_at);
CREATE INDEX catalogue_issue_state ON catalogue_issue (state, raised_at);
CREATE INDEX catalogue_issue_sender ON catalogue_issue (sender, raised_at);
