//! By what records are known elsewhere, and pairs that may describe the same: the statements.

use centum_store::{LISTS_BECAUSE, Statement};

/// Forgets by what some records are known.
pub(crate) const DROP: Statement = Statement::two_texts(
    "DROP",
    "DELETE FROM catalogue_identity WHERE record_id IN (SELECT value FROM json_each($1))",
    "DELETE FROM catalogue_identity WHERE record_id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);
/// Keeps records, kinds and values.
pub(crate) const INSERT: Statement = Statement::two_texts(
    "INSERT",
    "INSERT INTO catalogue_identity (record_id, kind, value) SELECT e ->> 0, e ->> 1, e ->> 2 \
        FROM (SELECT value AS e FROM json_each($1)) AS rows WHERE TRUE ON CONFLICT (record_id, kind, value) DO NOTHING",
    "INSERT INTO catalogue_identity (record_id, kind, value) SELECT e ->> 0, e ->> 1, e ->> 2 \
        FROM (SELECT jsonb_array_elements(CAST(CAST($1 AS TEXT) AS jsonb)) AS e) AS rows WHERE TRUE \
        ON CONFLICT (record_id, kind, value) DO NOTHING",
    LISTS_BECAUSE,
);
/// What of some records is known of few others as well: so many are read, and those of other sources told.
pub(crate) const ALIKE: Statement = Statement::two_texts(
    "ALIKE",
    "SELECT own.record_id, own.kind, (SELECT json_group_array(o.id) FROM (SELECT i.record_id FROM catalogue_identity i \
            WHERE i.kind = own.kind AND i.value = own.value ORDER BY i.record_id LIMIT $3) AS those \
            JOIN catalogue_record o ON o.id = those.record_id WHERE o.source_id <> $2) AS others \
        FROM catalogue_identity own WHERE own.record_id IN (SELECT value FROM json_each($1)) \
        ORDER BY own.record_id, own.kind, own.value",
    "SELECT own.record_id, own.kind, (SELECT CAST(COALESCE(jsonb_agg(o.id), '[]') AS TEXT) FROM (SELECT i.record_id FROM catalogue_identity i \
            WHERE i.kind = own.kind AND i.value = own.value ORDER BY i.record_id LIMIT $3) AS those \
            JOIN catalogue_record o ON o.id = those.record_id WHERE o.source_id <> $2) AS others \
        FROM catalogue_identity own WHERE own.record_id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb))) \
        ORDER BY own.record_id, own.kind, own.value",
    LISTS_BECAUSE,
);
/// Every statement of this room that takes a list.
pub(crate) const LISTS: &[&Statement] = &[&DROP, &INSERT, &ALIKE];

centum_store::statements! {
    PAIR = "INSERT INTO catalogue_duplicate (first_id, second_id, alike_in, found_at, decision) VALUES ($1, $2, $3, $4, 'open') \
        ON CONFLICT (first_id, second_id) DO NOTHING";
    OPEN = "SELECT first_id, second_id, alike_in, found_at, decision, kept_id, decided_by, decided_at, reason \
        FROM catalogue_duplicate WHERE decision = $1 ORDER BY found_at, first_id, second_id LIMIT $2";
    COUNT_PAIRS = "SELECT COUNT(*) AS n FROM catalogue_duplicate WHERE decision = $1";
    OF_RECORD = "SELECT first_id, second_id, alike_in, found_at, decision, kept_id, decided_by, decided_at, reason \
        FROM catalogue_duplicate WHERE first_id = $1 OR second_id = $1 ORDER BY found_at, first_id, second_id";
    ONE = "SELECT first_id, second_id, alike_in, found_at, decision, kept_id, decided_by, decided_at, reason \
        FROM catalogue_duplicate WHERE first_id = $1 AND second_id = $2";
    DECIDE = "UPDATE catalogue_duplicate SET decision = $3, kept_id = $4, decided_by = $5, decided_at = $6, reason = $7 \
        WHERE first_id = $1 AND second_id = $2";
}
centum_store::tables! {
    catalogue_identity(record_id, kind, value) { record_id: Text Public, kind: Text Public, value: Text Public }
    catalogue_duplicate(first_id, second_id) {
        first_id: Text Public, second_id: Text Public, alike_in: Text Public, found_at: Int Public, decision: Text Public,
        kept_id: Text Public, decided_by: Text Internal, decided_at: Int Public, reason: Text Public,
    }
}
