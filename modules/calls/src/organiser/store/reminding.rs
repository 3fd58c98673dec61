//! Who is reminded of what.

centum_store::statements! {
    /// The writers of the lead, for what the lead has to do. A document is due by the category that was handed in.
    OF_LEAD = "SELECT e.id, e.number, e.title, COALESCE(n.category, e.category) AS category, e.form, p.person_id, \
        (SELECT MAX(r.asked_at) FROM reminder r WHERE r.call_id = e.call_id AND r.person_id = p.person_id AND r.reason = $2) \
        AS reminded_at \
        FROM expression e JOIN expression_stock s ON s.expression_id = e.id LEFT JOIN applied n ON n.expression_id = e.id \
        JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
        JOIN expression_person p ON p.expression_id = e.id AND p.member_id = l.id AND p.until IS NULL \
        WHERE e.call_id = $1 AND ((CAST($2 AS TEXT) = 'incomplete' AND e.state = 'draft' AND s.missing + s.wrong > 0) \
        OR ($2 = 'not-submitted' AND e.state = 'draft' AND s.missing + s.wrong = 0) \
        OR ($2 = 'documents' AND e.state <> 'withdrawn' AND s.documents > 0)) ORDER BY e.number, p.person_id";
    /// The writers of members that have not signed off a draft that is complete.
    UNSIGNED = "SELECT e.id, e.number, e.title, e.category, e.form, p.person_id, (SELECT MAX(r.asked_at) FROM reminder r \
        WHERE r.call_id = e.call_id AND r.person_id = p.person_id AND r.reason = 'unsigned') AS reminded_at \
        FROM expression e JOIN expression_stock s ON s.expression_id = e.id AND s.missing + s.wrong = 0 \
        JOIN expression_member m ON m.expression_id = e.id AND m.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM sign_off o \
            WHERE o.expression_id = e.id AND o.member_id = m.id AND o.ended_at IS NULL) \
        JOIN expression_person p ON p.expression_id = e.id AND p.member_id = m.id AND p.until IS NULL \
        WHERE e.call_id = $1 AND e.state = 'draft' AND e.consortium = 1 ORDER BY e.number, p.person_id";
    INSERT = "INSERT INTO reminder (id, call_id, batch, reason, person_id, expression_id, asked_by, asked_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// By call and person, as the index goes: by the batch alone each letter would read every reminder that was ever sent.
    UNPOSTED = "SELECT DISTINCT person_id FROM reminder WHERE call_id = $1 AND batch = $2 AND posted_at IS NULL \
        ORDER BY person_id LIMIT $3";
    OF_PERSON = "SELECT e.id, e.number, e.title, COALESCE(n.category, e.category) AS category, e.form FROM reminder r \
        JOIN expression e ON e.id = r.expression_id LEFT JOIN applied n ON n.expression_id = e.id \
        WHERE r.call_id = $1 AND r.person_id = $2 AND r.batch = $3 ORDER BY e.number";
    POSTED = "UPDATE reminder SET posted_at = $4 WHERE call_id = $1 AND person_id = $2 AND batch = $3 AND posted_at IS NULL";
    SENT = "SELECT batch, reason, asked_by, MIN(asked_at) AS asked_at, COUNT(DISTINCT person_id) AS letters, \
        COUNT(posted_at) AS posted, COUNT(*) AS lines FROM reminder WHERE call_id = $1 \
        GROUP BY batch, reason, asked_by ORDER BY MIN(asked_at) DESC, batch LIMIT 50";
}
centum_store::tables! {
    reminder(id) {
        id: Text Internal, call_id: Text Internal, batch: Text Internal, reason: Text Internal, person_id: Text Internal,
        expression_id: Text Internal, asked_by: Text Internal, asked_at: Int Internal, posted_at: Int Internal,
    }
}
