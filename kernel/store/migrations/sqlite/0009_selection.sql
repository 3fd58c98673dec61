-- How the applications of a call are read, weighed and chosen from. `declared` is the number of the terms that apply.
CREATE TABLE selection (
    id         TEXT    NOT NULL PRIMARY KEY,
    call_id    TEXT    NOT NULL UNIQUE REFERENCES call (id),
    state      TEXT    NOT NULL CHECK (state IN ('preparing', 'reviewing', 'deliberating', 'deciding', 'released', 'closed')),
    declared   INTEGER NOT NULL,
    on_table   TEXT    REFERENCES expression (id),
    created_at INTEGER NOT NULL,
    version    INTEGER NOT NULL
) STRICT;

-- What was declared before the call closed, and how it was corrected since. `digest` is that of the terms.
CREATE TABLE selection_terms (
    selection_id TEXT    NOT NULL REFERENCES selection (id),
    number       INTEGER NOT NULL,
    terms        TEXT    NOT NULL,
    digest       TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    declared_by  TEXT    NOT NULL,
    declared_at  INTEGER NOT NULL,
    PRIMARY KEY (selection_id, number)
) STRICT;

CREATE TABLE selection_step (
    selection_id TEXT    NOT NULL REFERENCES selection (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    PRIMARY KEY (selection_id, number)
) STRICT;

-- Who reads. `employer_key` is the folded name; languages and topics are lists in JSON.
CREATE TABLE reviewer (
    id           TEXT    NOT NULL PRIMARY KEY,
    selection_id TEXT    NOT NULL REFERENCES selection (id),
    person_id    TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('invited', 'accepted', 'declined', 'left')),
    languages    TEXT    NOT NULL,
    topics       TEXT    NOT NULL,
    country      TEXT,
    employer     TEXT    NOT NULL,
    employer_key TEXT    NOT NULL,
    least        INTEGER NOT NULL CHECK (least >= 0),
    most         INTEGER NOT NULL CHECK (most >= least),
    invited_at   INTEGER NOT NULL,
    answered_at  INTEGER,
    version      INTEGER NOT NULL,
    UNIQUE (selection_id, person_id)
) STRICT;

-- What a person declares about an application, or about a body by its folded name in any of them.
CREATE TABLE interest (
    id            TEXT    NOT NULL PRIMARY KEY,
    selection_id  TEXT    NOT NULL REFERENCES selection (id),
    person_id     TEXT    NOT NULL,
    expression_id TEXT    REFERENCES expression (id),
    body          TEXT    NOT NULL,
    body_key      TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('employed', 'adviser', 'coach', 'family', 'financial', 'other')),
    explanation   TEXT    NOT NULL,
    declared_at   INTEGER NOT NULL,
    ended_at      INTEGER,
    CHECK (expression_id IS NOT NULL OR body_key <> '')
) STRICT;
CREATE INDEX interest_person ON interest (selection_id, person_id);

-- What a named person fixed, either way, over what is declared and computed. The last one holds.
CREATE TABLE conflict_pin (
    selection_id  TEXT    NOT NULL REFERENCES selection (id),
    person_id     TEXT    NOT NULL,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    number        INTEGER NOT NULL,
    pinned        TEXT    NOT NULL CHECK (pinned IN ('conflict', 'no-conflict', 'as-computed')),
    reason        TEXT    NOT NULL,
    pinned_by     TEXT    NOT NULL,
    pinned_at     INTEGER NOT NULL,
    PRIMARY KEY (selection_id, person_id, expression_id, number)
) STRICT;

-- An assignment that was worked out: the problem, the answer, and their digests. Only one that is carried out makes reviews.
CREATE TABLE assignment_run (
    selection_id   TEXT    NOT NULL REFERENCES selection (id),
    number         INTEGER NOT NULL,
    seed           INTEGER NOT NULL,
    problem        TEXT    NOT NULL,
    problem_digest TEXT    NOT NULL,
    result         TEXT    NOT NULL,
    result_digest  TEXT    NOT NULL,
    made_by        TEXT    NOT NULL,
    made_at        INTEGER NOT NULL,
    carried_out_at INTEGER,
    PRIMARY KEY (selection_id, number)
) STRICT;

-- One person reads one application. `submission` is the content that is read.
CREATE TABLE review (
    id            TEXT    NOT NULL PRIMARY KEY,
    selection_id  TEXT    NOT NULL REFERENCES selection (id),
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    submission    INTEGER NOT NULL,
    reviewer_id   TEXT    NOT NULL REFERENCES reviewer (id),
    run           INTEGER NOT NULL,
    reason        TEXT    NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('assigned', 'open', 'submitted', 'declined', 'recused', 'discounted', 'taken-back')),
    state_reason  TEXT    NOT NULL,
    assigned_at   INTEGER NOT NULL,
    submitted_at  INTEGER,
    version       INTEGER NOT NULL,
    CHECK (state <> 'submitted' OR submitted_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX review_once ON review (expression_id, reviewer_id)
    WHERE state IN ('assigned', 'open', 'submitted');
CREATE INDEX review_reviewer ON review (reviewer_id);
CREATE INDEX review_selection ON review (selection_id, expression_id);

-- What a review says of a criterion; the criterion '' is the whole. Marks are half points. Every version that was acknowledged stays.
CREATE TABLE review_mark (
    review_id TEXT    NOT NULL REFERENCES review (id),
    criterion TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    base      INTEGER NOT NULL,
    halves    INTEGER,
    comment   TEXT    NOT NULL,
    standing  TEXT    NOT NULL CHECK (standing IN ('taken', 'aside', 'settled')),
    author    TEXT    NOT NULL,
    saved_at  INTEGER NOT NULL,
    PRIMARY KEY (review_id, criterion, revision)
) STRICT;

-- The report on one application that its reviewers agree on.
CREATE TABLE consensus (
    expression_id TEXT    NOT NULL PRIMARY KEY REFERENCES expression (id),
    selection_id  TEXT    NOT NULL REFERENCES selection (id),
    rapporteur_id TEXT    NOT NULL REFERENCES reviewer (id),
    state         TEXT    NOT NULL CHECK (state IN ('drafting', 'approving', 'agreed')),
    round         INTEGER NOT NULL,
    agreed_at     INTEGER,
    version       INTEGER NOT NULL,
    CHECK ((state = 'agreed') = (agreed_at IS NOT NULL))
) STRICT;

CREATE TABLE consensus_mark (
    expression_id TEXT    NOT NULL REFERENCES consensus (expression_id),
    criterion     TEXT    NOT NULL,
    revision      INTEGER NOT NULL,
    base          INTEGER NOT NULL,
    halves        INTEGER,
    comment       TEXT    NOT NULL,
    standing      TEXT    NOT NULL CHECK (standing IN ('taken', 'aside', 'settled')),
    author        TEXT    NOT NULL,
    saved_at      INTEGER NOT NULL,
    PRIMARY KEY (expression_id, criterion, revision)
) STRICT;

-- What each reviewer says to a round of the report: approval of exactly that content, or a view of one's own beside it.
CREATE TABLE consensus_voice (
    expression_id TEXT    NOT NULL REFERENCES consensus (expression_id),
    round         INTEGER NOT NULL,
    reviewer_id   TEXT    NOT NULL REFERENCES reviewer (id),
    voice         TEXT    NOT NULL CHECK (voice IN ('approves', 'minority')),
    content       TEXT    NOT NULL,
    view          TEXT    NOT NULL,
    said_at       INTEGER NOT NULL,
    PRIMARY KEY (expression_id, round, reviewer_id)
) STRICT;

CREATE TABLE consensus_comment (
    id            TEXT    NOT NULL PRIMARY KEY,
    expression_id TEXT    NOT NULL REFERENCES consensus (expression_id),
    person_id     TEXT    NOT NULL,
    said          TEXT    NOT NULL,
    said_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX consensus_comment_of ON consensus_comment (expression_id, said_at);

-- A mark that the panel changed after it had compared applications. The report stays as it was agreed.
CREATE TABLE panel_mark (
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    criterion     TEXT    NOT NULL,
    number        INTEGER NOT NULL,
    halves        INTEGER NOT NULL,
    reason        TEXT    NOT NULL,
    changed_by    TEXT    NOT NULL,
    changed_at    INTEGER NOT NULL,
    PRIMARY KEY (expression_id, criterion, number)
) STRICT;

-- A draw: the digest of a secret seed is public before anybody can know what it decides.
CREATE TABLE draw (
    selection_id TEXT    NOT NULL REFERENCES selection (id),
    number       INTEGER NOT NULL,
    commitment   TEXT    NOT NULL,
    seed         TEXT    NOT NULL,
    committed_at INTEGER NOT NULL,
    revealed_at  INTEGER,
    PRIMARY KEY (selection_id, number)
) STRICT;

-- A decision is complete in itself. It is never changed: a better one has a higher number.
CREATE TABLE decision (
    selection_id TEXT    NOT NULL REFERENCES selection (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('proposed', 'released', 'dropped')),
    content      TEXT    NOT NULL,
    digest       TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    proposed_by  TEXT    NOT NULL,
    proposed_at  INTEGER NOT NULL,
    released_by  TEXT,
    released_at  INTEGER,
    PRIMARY KEY (selection_id, number),
    CHECK ((state = 'released') = (released_at IS NOT NULL)),
    CHECK ((released_at IS NULL) = (released_by IS NULL))
) STRICT;

-- One letter for each application and decision: the key keeps it from being sent twice.
CREATE TABLE decision_letter (
    selection_id  TEXT    NOT NULL,
    decision      INTEGER NOT NULL,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    outcome       TEXT    NOT NULL,
    posted_at     INTEGER NOT NULL,
    PRIMARY KEY (selection_id, decision, expression_id),
    FOREIGN KEY (selection_id, decision) REFERENCES decision (selection_id, number)
) STRICT;

-- A complaint about how a decision came about. It leads to nothing, or to a decision of a higher number.
CREATE TABLE redress (
    id            TEXT    NOT NULL PRIMARY KEY,
    selection_id  TEXT    NOT NULL REFERENCES selection (id),
    decision      INTEGER NOT NULL,
    expression_id TEXT    NOT NULL REFERENCES expression (id),
    person_id     TEXT    NOT NULL,
    complaint     TEXT    NOT NULL,
    filed_at      INTEGER NOT NULL,
    outcome       TEXT    NOT NULL CHECK (outcome IN ('open', 'unchanged', 're-evaluation')),
    answer        TEXT    NOT NULL,
    decided_by    TEXT    NOT NULL,
    decided_at    INTEGER,
    CHECK ((outcome = 'open') = (decided_at IS NULL))
) STRICT;
CREATE INDEX redress_of ON redress (expression_id, filed_at);

-- A seat that was offered, and what became of it.
CREATE TABLE seat (
    selection_id     TEXT    NOT NULL REFERENCES selection (id),
    expression_id    TEXT    NOT NULL PRIMARY KEY REFERENCES expression (id),
    decision         INTEGER NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('offered', 'confirmed', 'declined', 'lapsed', 'withdrawn')),
    offered_at       INTEGER NOT NULL,
    answer_until     INTEGER NOT NULL,
    answered_at      INTEGER,
    reason           TEXT    NOT NULL,
    version          INTEGER NOT NULL
) STRICT;
CREATE INDEX seat_selection ON seat (selection_id, state);
