-- What counts of an application, as it was handed in: lists and figures look here. Drawn from the manifest of the submission in
-- force; without a row nothing counts. Title and consortium are absent where the manifest says neither.
CREATE TABLE applied (
    expression_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES expression (id),
    title         TEXT COLLATE "C",
    category      TEXT COLLATE "C" NOT NULL,
    consortium    BIGINT CHECK (consortium IN (0, 1))
);
CREATE TABLE applied_member (
    expression_id TEXT COLLATE "C" NOT NULL REFERENCES applied (expression_id),
    position      BIGINT NOT NULL,
    is_lead       BIGINT NOT NULL CHECK (is_lead IN (0, 1)),
    is_city       BIGINT NOT NULL CHECK (is_city IN (0, 1)),
    name          TEXT COLLATE "C" NOT NULL,
    name_key      TEXT COLLATE "C" NOT NULL,
    country       TEXT COLLATE "C",
    place_id      TEXT COLLATE "C",
    PRIMARY KEY (expression_id, position)
);

INSERT INTO applied (expression_id, title, category, consortium)
SELECT e.id, b.manifest::jsonb ->> 'title', b.manifest::jsonb ->> 'category',
    (b.manifest::jsonb ->> 'consortium')::boolean::integer
FROM expression e JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force;

INSERT INTO applied_member (expression_id, position, is_lead, is_city, name, name_key, country, place_id)
SELECT e.id, j.ordinal - 1, (j.line ->> 'lead')::boolean::integer, (j.line ->> 'city')::boolean::integer, j.line ->> 'name',
    COALESCE((SELECT m.name_key FROM expression_member m WHERE m.id = j.line ->> 'id' AND m.name = j.line ->> 'name'),
        lower(j.line ->> 'name')),
    j.line ->> 'country', j.line ->> 'place'
FROM expression e JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force
    CROSS JOIN LATERAL jsonb_array_elements(b.manifest::jsonb -> 'members') WITH ORDINALITY AS j (line, ordinal);

-- One name in two applications is found by it, not the lead's alone.
CREATE INDEX expression_member_name ON expression_member (name_key) WHERE left_at IS NULL;
