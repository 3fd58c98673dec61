//! Counts of a call.

centum_store::statements! {
    BY_KIND = "SELECT state, category, consortium, COUNT(*) AS count FROM expression WHERE call_id = $1 \
        GROUP BY state, category, consortium";
    BY_COUNTRY = "SELECT COALESCE(l.country, '') AS country, e.state, COUNT(*) AS count FROM expression e \
        LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
        WHERE e.call_id = $1 GROUP BY COALESCE(l.country, ''), e.state";
    CITIES = "SELECT COUNT(*) AS cities, COUNT(m.place_id) AS placed, COUNT(DISTINCT m.place_id) AS places \
        FROM expression e JOIN expression_member m ON m.expression_id = e.id AND m.left_at IS NULL AND m.is_city = 1 \
        WHERE e.call_id = $1 AND e.state <> 'withdrawn' AND (CAST($2 AS TEXT) = '' OR e.state = $2)";
    /// By quarters of an hour: what a day is depends on the zone of the call.
    BEGUN = "SELECT created_at / 900000000 AS quarter, COUNT(*) AS count FROM expression WHERE call_id = $1 \
        GROUP BY created_at / 900000000";
    /// From the narrow index of first submissions: their rows hold whole manifests.
    HANDED_IN = "SELECT b.received_at / 900000000 AS quarter, COUNT(*) AS count FROM submission b WHERE b.number = 1 \
        AND EXISTS (SELECT 1 FROM expression e WHERE e.id = b.expression_id AND e.call_id = $1) GROUP BY b.received_at / 900000000";
}
