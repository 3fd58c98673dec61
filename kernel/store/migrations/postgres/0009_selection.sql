-- How the applications of a call are read, weighed and chosen from. `declared` is the number of the terms that apply.
CREATE TABLE selection (
    id         TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    call_id    TEXT COLLATE "C"    NOT NULL UNIQUE REFERENCES call (id),
    state      TEXT COLLATE "C"    NOT NULL CHECK (state IN ('preparing', 'reviewing', 'deliberating', 'deciding', 'released', 'closed')),
    declared   BIGINT NOT NULL,
    on_table   TEXT COLLATE "C"    REFERENCES expression (id),
    created_at BIGINT NOT NULL,
    version    BIGINT NOT NULL
);

-- What was declared before the call closed, and how it was corrected since. `digest` is that of the terms.
CREATE TABLE selection_terms (
    selection_id TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    number       BIGINT NOT NULL,
    terms        TEXT COLLATE "C"    NOT NULL,
    digest       TEXT COLLATE "C"    NOT NULL,
    reason       TEXT COLLATE "C"    NOT NULL,
    declared_by  TEXT COLLATE "C"    NOT NULL,
    declared_at  BIGINT NOT NULL,
    PRIMARY KEY (selection_id, number)
);

CREATE TABLE selection_step (
    selection_id TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    number       BIGINT NOT NULL,
    state        TEXT COLLATE "C"    NOT NULL,
    at           BIGINT NOT NULL,
    reason       TEXT COLLATE "C"    NOT NULL,
    PRIMARY KEY (selection_id, number)
);

-- Who reads. `employer_key` is the folded name; languages and topics are lists in JSON.
CREATE TABLE reviewer (
    id           TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    selection_id TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    person_id    TEXT COLLATE "C"    NOT NULL,
    state        TEXT COLLATE "C"    NOT NULL CHECK (state IN ('invited', 'accepted', 'declined', 'left')),
    languages    TEXT COLLATE "C"    NOT NULL,
    topics       TEXT COLLATE "C"    NOT NULL,
    country      TEXT COLLATE "C",
    employer     TEXT COLLATE "C"    NOT NULL,
    employer_key TEXT COLLATE "C"    NOT NULL,
    least        BIGINT NOT NULL CHECK (least >= 0),
    most         BIGINT NOT NULL CHECK (most >= least),
    invited_at   BIGINT NOT NULL,
    answered_at  BIGINT,
    version      BIGINT NOT NULL,
    UNIQUE (selection_id, person_id)
);

-- What a person declares about an application, or about a body by its folded name in any of them.
CREATE TABLE interest (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    selection_id  TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    person_id     TEXT COLLATE "C"    NOT NULL,
    expression_id TEXT COLLATE "C"    REFERENCES expression (id),
    body          TEXT COLLATE "C"    NOT NULL,
    body_key      TEXT COLLATE "C"    NOT NULL,
    kind          TEXT COLLATE "C"    NOT NULL CHECK (kind IN ('employed', 'adviser', 'coach', 'family', 'financial', 'other')),
    explanation   TEXT COLLATE "C"    NOT NULL,
    declared_at   BIGINT NOT NULL,
    ended_at      BIGINT,
    CHECK (expression_id IS NOT NULL OR body_key <> '')
);
CREATE INDEX interest_person ON interest (selection_id, person_id);

-- What a named person fixed, either way, over what is declared and computed. The last one holds.
CREATE TABLE conflict_pin (
    selection_id  TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    person_id     TEXT COLLATE "C"    NOT NULL,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    number        BIGINT NOT NULL,
    pinned        TEXT COLLATE "C"    NOT NULL CHECK (pinned IN ('conflict', 'no-conflict', 'as-computed')),
    reason        TEXT COLLATE "C"    NOT NULL,
    pinned_by     TEXT COLLATE "C"    NOT NULL,
    pinned_at     BIGINT NOT NULL,
    PRIMARY KEY (selection_id, person_id, expression_id, number)
);

-- An assignment that was worked out: the problem, the answer, and their digests. Only one that is carried out makes reviews.
CREATE TABLE assignment_run (
    selection_id   TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    number         BIGINT NOT NULL,
    seed           BIGINT NOT NULL,
    problem        TEXT COLLATE "C"    NOT NULL,
    problem_digest TEXT COLLATE "C"    NOT NULL,
    result         TEXT COLLATE "C"    NOT NULL,
    result_digest  TEXT COLLATE "C"    NOT NULL,
    made_by        TEXT COLLATE "C"    NOT NULL,
    made_at        BIGINT NOT NULL,
    carried_out_at BIGINT,
    PRIMARY KEY (selection_id, number)
);

-- One person reads one application. `submission` is the content that is read.
CREATE TABLE review (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    selection_id  TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    submission    BIGINT NOT NULL,
    reviewer_id   TEXT COLLATE "C"    NOT NULL REFERENCES reviewer (id),
    run           BIGINT NOT NULL,
    reason        TEXT COLLATE "C"    NOT NULL,
    state         TEXT COLLATE "C"    NOT NULL CHECK (state IN ('assigned', 'open', 'submitted', 'declined', 'recused', 'discounted', 'taken-back')),
    state_reason  TEXT COLLATE "C"    NOT NULL,
    assigned_at   BIGINT NOT NULL,
    submitted_at  BIGINT,
    version       BIGINT NOT NULL,
    CHECK (state <> 'submitted' OR submitted_at IS NOT NULL)
);
CREATE UNIQUE INDEX review_once ON review (expression_id, reviewer_id)
    WHERE state IN ('assigned', 'open', 'submitted');
CREATE INDEX review_reviewer ON review (reviewer_id);
CREATE INDEX review_selection ON review (selection_id, expression_id);

-- What a review says of a criterion; the criterion '' is the whole. Marks are half points. Every version that was acknowledged stays.
CREATE TABLE review_mark (
    review_id TEXT COLLATE "C"    NOT NULL REFERENCES review (id),
    criterion TEXT COLLATE "C"    NOT NULL,
    revision  BIGINT NOT NULL,
    base      BIGINT NOT NULL,
    halves    BIGINT,
    comment   TEXT COLLATE "C"    NOT NULL,
    standing  TEXT COLLATE "C"    NOT NULL CHECK (standing IN ('taken', 'aside', 'settled')),
    author    TEXT COLLATE "C"    NOT NULL,
    saved_at  BIGINT NOT NULL,
    PRIMARY KEY (review_id, criterion, revision)
);

-- The report on one application that its reviewers agree on.
CREATE TABLE consensus (
    expression_id TEXT COLLATE "C"    NOT NULL PRIMARY KEY REFERENCES expression (id),
    selection_id  TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    rapporteur_id TEXT COLLATE "C"    NOT NULL REFERENCES reviewer (id),
    state         TEXT COLLATE "C"    NOT NULL CHECK (state IN ('drafting', 'approving', 'agreed')),
    round         BIGINT NOT NULL,
    agreed_at     BIGINT,
    version       BIGINT NOT NULL,
    CHECK ((state = 'agreed') = (agreed_at IS NOT NULL))
);

CREATE TABLE consensus_mark (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES consensus (expression_id),
    criterion     TEXT COLLATE "C"    NOT NULL,
    revision      BIGINT NOT NULL,
    base          BIGINT NOT NULL,
    halves        BIGINT,
    comment       TEXT COLLATE "C"    NOT NULL,
    standing      TEXT COLLATE "C"    NOT NULL CHECK (standing IN ('taken', 'aside', 'settled')),
    author        TEXT COLLATE "C"    NOT NULL,
    saved_at      BIGINT NOT NULL,
    PRIMARY KEY (expression_id, criterion, revision)
);

-- What each reviewer says to a round of the report: approval of exactly that content, or a view of one's own beside it.
CREATE TABLE consensus_voice (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES consensus (expression_id),
    round         BIGINT NOT NULL,
    reviewer_id   TEXT COLLATE "C"    NOT NULL REFERENCES reviewer (id),
    voice         TEXT COLLATE "C"    NOT NULL CHECK (voice IN ('approves', 'minority')),
    content       TEXT COLLATE "C"    NOT NULL,
    view          TEXT COLLATE "C"    NOT NULL,
    said_at       BIGINT NOT NULL,
    PRIMARY KEY (expression_id, round, reviewer_id)
);

CREATE TABLE consensus_comment (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES consensus (expression_id),
    person_id     TEXT COLLATE "C"    NOT NULL,
    said          TEXT COLLATE "C"    NOT NULL,
    said_at       BIGINT NOT NULL
);
CREATE INDEX consensus_comment_of ON consensus_comment (expression_id, said_at);

-- A mark that the panel changed after it had compared applications. The report stays as it was agreed.
CREATE TABLE panel_mark (
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    criterion     TEXT COLLATE "C"    NOT NULL,
    number        BIGINT NOT NULL,
    halves        BIGINT NOT NULL,
    reason        TEXT COLLATE "C"    NOT NULL,
    changed_by    TEXT COLLATE "C"    NOT NULL,
    changed_at    BIGINT NOT NULL,
    PRIMARY KEY (expression_id, criterion, number)
);

-- A draw: the digest of a secret seed is public before anybody can know what it decides.
CREATE TABLE draw (
    selection_id TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    number       BIGINT NOT NULL,
    commitment   TEXT COLLATE "C"    NOT NULL,
    seed         TEXT COLLATE "C"    NOT NULL,
    committed_at BIGINT NOT NULL,
    revealed_at  BIGINT,
    PRIMARY KEY (selection_id, number)
);

-- A decision is complete in itself. It is never changed: a better one has a higher number.
CREATE TABLE decision (
    selection_id TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    number       BIGINT NOT NULL,
    state        TEXT COLLATE "C"    NOT NULL CHECK (state IN ('proposed', 'released', 'dropped')),
    content      TEXT COLLATE "C"    NOT NULL,
    digest       TEXT COLLATE "C"    NOT NULL,
    reason       TEXT COLLATE "C"    NOT NULL,
    proposed_by  TEXT COLLATE "C"    NOT NULL,
    proposed_at  BIGINT NOT NULL,
    released_by  TEXT COLLATE "C",
    released_at  BIGINT,
    PRIMARY KEY (selection_id, number),
    CHECK ((state = 'released') = (released_at IS NOT NULL)),
    CHECK ((released_at IS NULL) = (released_by IS NULL))
);

-- One letter for each application and decision: the key keeps it from being sent twice.
CREATE TABLE decision_letter (
    selection_id  TEXT COLLATE "C"    NOT NULL,
    decision      BIGINT NOT NULL,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    outcome       TEXT COLLATE "C"    NOT NULL,
    posted_at     BIGINT NOT NULL,
    PRIMARY KEY (selection_id, decision, expression_id),
    FOREIGN KEY (selection_id, decision) REFERENCES decision (selection_id, number)
);

-- A complaint about how a decision came about. It leads to nothing, or to a decision of a higher number.
CREATE TABLE redress (
    id            TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    selection_id  TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    decision      BIGINT NOT NULL,
    expression_id TEXT COLLATE "C"    NOT NULL REFERENCES expression (id),
    person_id     TEXT COLLATE "C"    NOT NULL,
    complaint     TEXT COLLATE "C"    NOT NULL,
    filed_at      BIGINT NOT NULL,
    outcome       TEXT COLLATE "C"    NOT NULL CHECK (outcome IN ('open', 'unchanged', 're-evaluation')),
    answer        TEXT COLLATE "C"    NOT NULL,
    decided_by    TEXT COLLATE "C"    NOT NULL,
    decided_at    BIGINT,
    CHECK ((outcome = 'open') = (decided_at IS NULL))
);
CREATE INDEX redress_of ON redress (expression_id, filed_at);

-- A seat that was offered, and what became of it.
CREATE TABLE seat (
    selection_id     TEXT COLLATE "C"    NOT NULL REFERENCES selection (id),
    expression_id    TEXT COLLATE "C"    NOT NULL PRIMARY KEY REFERENCES expression (id),
    decision         BIGINT NOT NULL,
    state            TEXT COLLATE "C"    NOT NULL CHECK (state IN ('offered', 'confirmed', 'declined', 'lapsed', 'withdrawn')),
    offered_at       BIGINT NOT NULL,
    answer_until     BIGINT NOT NULL,
    answered_at      BIGINT,
    reason           TEXT COLLATE "C"    NOT NULL,
    version          BIGINT NOT NULL
);
CREATE INDEX seat_selection ON seat (selection_id, state);
