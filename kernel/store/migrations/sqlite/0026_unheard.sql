-- Somebody who runs the selection went on without those who had not spoken to a round of a report, and why.
CREATE TABLE consensus_unheard (
    expression_id TEXT    NOT NULL REFERENCES consensus (expression_id),
    round         INTEGER NOT NULL,
    reason        TEXT    NOT NULL,
    decided_by    TEXT    NOT NULL,
    decided_at    INTEGER NOT NULL,
    PRIMARY KEY (expression_id, round, decided_at)
) STRICT;
