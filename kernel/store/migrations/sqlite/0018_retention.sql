-- What was erased because its time had come: a line for each call, class of answers and batch.
CREATE TABLE call_erasure (
    call_id      TEXT    NOT NULL REFERENCES call (id),
    class        TEXT    NOT NULL CHECK (class IN ('personal', 'until-decided')),
    batch        INTEGER NOT NULL,
    answers      INTEGER NOT NULL,
    applications INTEGER NOT NULL,
    files        INTEGER NOT NULL,
    erased_at    INTEGER NOT NULL,
    PRIMARY KEY (call_id, class, batch)
) STRICT;

-- The answers that are files: whoever lets go of a file looks here for others that name it.
CREATE INDEX answer_files ON answer (expression_id) WHERE value LIKE '{"is":"files"%';
CREATE INDEX answer_revision_files ON answer_revision (expression_id) WHERE value LIKE '{"is":"files"%';
CREATE INDEX submission_answer_files ON submission_answer (expression_id) WHERE value LIKE '{"is":"files"%';
