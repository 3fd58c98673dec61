-- What the panel was shown beside the marks when a decision was proposed: the marks that it was made from, and the figures.
CREATE TABLE calibration (
    selection_id TEXT COLLATE "C"    NOT NULL,
    decision     BIGINT NOT NULL,
    record       TEXT COLLATE "C"    NOT NULL,
    digest       TEXT COLLATE "C"    NOT NULL,
    PRIMARY KEY (selection_id, decision),
    FOREIGN KEY (selection_id, decision) REFERENCES decision (selection_id, number)
);
