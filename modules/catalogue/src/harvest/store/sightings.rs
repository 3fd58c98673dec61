//! What a run refused, or saw without keeping it: the statements.

centum_store::statements! {
    INSERT = "INSERT INTO catalogue_sighting (run_id, number, page, remote_id, what, detail) VALUES ($1, $2, $3, $4, $5, $6)";
    PAGE = "SELECT number FROM catalogue_sighting WHERE run_id = $1 AND page = $2 AND what = 'page' LIMIT 1";
    SIGHTED = "SELECT number, detail FROM catalogue_sighting WHERE run_id = $1 AND remote_id = $2 LIMIT 1";
    AMEND = "UPDATE catalogue_sighting SET detail = $3 WHERE run_id = $1 AND number = $2";
    FIRST = "SELECT remote_id, detail FROM catalogue_sighting WHERE run_id = $1 AND what = $2 ORDER BY number LIMIT $3";
    READ = "SELECT remote_id, detail FROM catalogue_sighting WHERE run_id = $1 AND what IN ('new', 'changed', 'unchanged') \
        AND remote_id IS NOT NULL AND detail <> '' ORDER BY number";
    UNCHANGED = "SELECT r.remote_id, v.findings, v.record FROM catalogue_sighting s \
        JOIN catalogue_record r ON r.source_id = $2 AND r.remote_id = s.remote_id JOIN catalogue_version v ON v.position = r.head \
        WHERE s.run_id = $1 AND s.what = 'unchanged' AND s.detail = '' ORDER BY r.id";
    UNSEEN = "SELECT COUNT(*) AS n FROM catalogue_record r WHERE r.source_id = $1 AND r.state = 'live' \
        AND NOT EXISTS (SELECT 1 FROM catalogue_sighting s WHERE s.run_id = $2 AND s.remote_id = r.remote_id)";
    FIRST_UNSEEN = "SELECT r.remote_id FROM catalogue_record r WHERE r.source_id = $1 AND r.state = 'live' \
        AND NOT EXISTS (SELECT 1 FROM catalogue_sighting s WHERE s.run_id = $2 AND s.remote_id = r.remote_id) \
        ORDER BY r.remote_id LIMIT $3";
    KNOWN = "SELECT COUNT(*) AS n FROM catalogue_record WHERE source_id = $1 AND state = 'live'";
    CLEAR = "DELETE FROM catalogue_sighting WHERE run_id IN (SELECT id FROM catalogue_run WHERE source_id = $1)";
}
centum_store::tables! {
    catalogue_sighting(run_id, number) {
        run_id: Text Internal, number: Int Internal, page: Text Internal, remote_id: Text Internal, what: Text Internal,
        detail: Text Internal,
    }
}
