-- What the panel was shown beside the marks when a decision was proposed: the marks that it was made from, and the figures.
CREATE TABLE calibration (
    selection_id TEXT    NOT NULL,
    decision     INTEGER NOT NULL,
    record       TEXT    NOT NULL,
    digest       TEXT    NOT NULL,
    PRIMARY KEY (selection_id, decision),
    FOREIGN KEY (selection_id, decision) REFERENCES decision (selection_id, number)
) STRICT;
