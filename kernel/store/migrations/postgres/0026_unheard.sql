-- Somebody who runs the selection went on without those who had not spoken to a round of a report, and why.
CREATE TABLE consensus_unheard (
    expression_id TEXT COLLATE "C" NOT NULL REFERENCES consensus (expression_id),
    round         BIGINT NOT NULL,
    reason        TEXT COLLATE "C" NOT NULL,
    decided_by    TEXT COLLATE "C" NOT NULL,
    decided_at    BIGINT NOT NULL,
    PRIMARY KEY (expression_id, round, decided_at)
);
