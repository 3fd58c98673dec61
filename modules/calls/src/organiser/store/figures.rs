//! Counts of a call: what was handed in counts as it was handed in, whatever became of its draft.

centum_store::statements! {
    /// A draft as it stands, what counts as it was handed in; of either no more is looked up than is counted. Grouped by what
    /// differs most first: SQLite sorts for it.
    TALLIES = "SELECT c.state, c.category, c.consortium, COALESCE(c.country, '') AS country, COUNT(*) AS count FROM ( \
        SELECT e.state, e.category, e.consortium, l.country FROM expression e \
            LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
            WHERE e.call_id = $1 AND e.state IN ('draft', 'withdrawn') \
        UNION ALL SELECT e.state, COALESCE(n.category, e.category), COALESCE(n.consortium, e.consortium), k.country \
            FROM expression e LEFT JOIN applied n ON n.expression_id = e.id \
            LEFT JOIN applied_member k ON k.expression_id = e.id AND k.is_lead = 1 \
            WHERE e.call_id = $1 AND e.state = 'submitted') c \
        GROUP BY COALESCE(c.country, ''), c.category, c.consortium, c.state";
    CITIES_SUBMITTED = "SELECT COUNT(*) AS cities, COUNT(k.place_id) AS placed, COUNT(DISTINCT k.place_id) AS places \
        FROM expression e JOIN applied_member k ON k.expression_id = e.id AND k.is_city = 1 \
        WHERE e.call_id = $1 AND e.state = 'submitted'";
    CITIES = "SELECT COUNT(*) AS cities, COUNT(c.place_id) AS placed, COUNT(DISTINCT c.place_id) AS places FROM ( \
        SELECT m.place_id FROM expression e JOIN expression_member m ON m.expression_id = e.id AND m.left_at IS NULL \
            AND m.is_city = 1 WHERE e.call_id = $1 AND e.state = 'draft' \
        UNION ALL SELECT k.place_id FROM expression e JOIN applied_member k ON k.expression_id = e.id AND k.is_city = 1 \
            WHERE e.call_id = $1 AND e.state = 'submitted') c";
    /// By quarters of an hour: what a day is depends on the zone of the call.
    BEGUN = "SELECT created_at / 900000000 AS quarter, COUNT(*) AS count FROM expression WHERE call_id = $1 \
        GROUP BY created_at / 900000000";
    /// From the narrow index of first submissions: their rows hold whole manifests.
    HANDED_IN = "SELECT b.received_at / 900000000 AS quarter, COUNT(*) AS count FROM submission b WHERE b.number = 1 \
        AND EXISTS (SELECT 1 FROM expression e WHERE e.id = b.expression_id AND e.call_id = $1) GROUP BY b.received_at / 900000000";
}
