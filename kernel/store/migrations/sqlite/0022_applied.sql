-- What counts of an application, as it was handed in: lists and figures look here. Drawn from the manifest of the submission in
-- force; without a row nothing counts. Title and consortium are absent where the manifest says neither.
CREATE TABLE applied (
    expression_id TEXT    NOT NULL PRIMARY KEY REFERENCES expression (id),
    title         TEXT,
    category      TEXT    NOT NULL,
    consortium    INTEGER CHECK (consortium IN (0, 1))
) STRICT;
CREATE TABLE applied_member (
    expression_id TEXT    NOT NULL REFERENCES applied (expression_id),
    position      INTEGER NOT NULL,
    is_lead       INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
    is_city       INTEGER NOT NULL CHECK (is_city IN (0, 1)),
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL,
    country       TEXT,
    place_id      TEXT,
    PRIMARY KEY (expression_id, position)
) STRICT;

INSERT INTO applied (expression_id, title, category, consortium)
SELECT e.id, json_extract(b.manifest, '$.title'), json_extract(b.manifest, '$.category'),
    json_extract(b.manifest, '$.consortium')
FROM expression e JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force;

INSERT INTO applied_member (expression_id, position, is_lead, is_city, name, name_key, country, place_id)
SELECT e.id, j.key, json_extract(j.value, '$.lead'), json_extract(j.value, '$.city'), json_extract(j.value, '$.name'),
    COALESCE((SELECT m.name_key FROM expression_member m WHERE m.id = json_extract(j.value, '$.id')
        AND m.name = json_extract(j.value, '$.name')), lower(json_extract(j.value, '$.name'))),
    json_extract(j.value, '$.country'), json_extract(j.value, '$.place')
FROM expression e JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force
    JOIN json_each(b.manifest, '$.members') j;

-- One name in two applications is found by it, not the lead's alone.
CREATE INDEX expression_member_name ON expression_member (name_key) WHERE left_at IS NULL;
