//! What is wrong with the records that a run saw: the statement.

centum_store::statements! {
    FINDINGS = "SELECT r.remote_id, v.findings FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head \
        WHERE r.source_id = $1 AND r.seen_run = $2 AND v.findings <> '[]' ORDER BY r.id";
}
