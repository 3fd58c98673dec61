//! By what records are known elsewhere, and pairs that may describe the same: the statements.

centum_store::statements! {
    DROP = "DELETE FROM catalogue_identity WHERE record_id = $1";
    INSERT = "INSERT INTO catalogue_identity (record_id, kind, value) VALUES ($1, $2, $3) ON CONFLICT (record_id, kind, value) DO NOTHING";
    ALIKE = "SELECT i.record_id FROM catalogue_identity i JOIN catalogue_record r ON r.id = i.record_id \
        WHERE i.kind = $1 AND i.value = $2 AND r.source_id <> $3 ORDER BY i.record_id LIMIT $4";
    PAIR = "INSERT INTO catalogue_duplicate (first_id, second_id, alike_in, found_at, decision) VALUES ($1, $2, $3, $4, 'open') \
        ON CONFLICT (first_id, second_id) DO NOTHING";
    OPEN = "SELECT first_id, second_id, alike_in, found_at, decision, kept_id, decided_by, decided_at, reason \
        FROM catalogue_duplicate WHERE decision = $1 ORDER BY found_at, first_id, second_id LIMIT $2";
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
