//! The list of applications.

/// What an application has to have to be wanted. The parameters are those of [`Filter::values`].
macro_rules! wanted {
    () => {
        "e.call_id = $1 \
         AND (CAST($2 AS TEXT) = '' OR e.state = $2) \
         AND (CAST($3 AS TEXT) = '' OR e.category = $3) \
         AND (CAST($4 AS TEXT) = '' OR l.country = $4) \
         AND (CAST($5 AS BIGINT) = -1 OR e.consortium = $5) \
         AND (CAST($6 AS TEXT) = '' OR e.number = CAST($7 AS BIGINT) OR s.title_key LIKE $6 ESCAPE '!' OR EXISTS (SELECT 1 FROM expression_member m \
              WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.name_key LIKE $6 ESCAPE '!')) \
         AND (CAST($8 AS BIGINT) = 0 OR s.missing + s.wrong > 0) \
         AND (CAST($9 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM expression_member m WHERE m.expression_id = e.id \
              AND m.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM sign_off o WHERE o.expression_id = e.id \
              AND o.member_id = m.id AND o.ended_at IS NULL))) \
         AND (CAST($10 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM expression_member m JOIN expression_member o \
              ON o.place_id = m.place_id AND o.expression_id <> m.expression_id AND o.left_at IS NULL \
              JOIN expression x ON x.id = o.expression_id AND x.call_id = e.call_id AND x.state <> 'withdrawn' \
              WHERE m.expression_id = e.id AND m.left_at IS NULL)) \
         AND (CAST($11 AS TEXT) = '' OR s.verdict = $11) \
         AND (CAST($12 AS BIGINT) = 0 OR (e.state = 'submitted' AND (SELECT COUNT(*) FROM eligibility_check c \
              WHERE c.expression_id = e.id AND c.submission = e.in_force) < COALESCE(s.rules, 1))) \
         AND (CAST($13 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM eligibility_check c WHERE c.expression_id = e.id \
              AND c.submission = e.in_force AND c.decided = 'not-met'))"
    };
}

/// An application with its lead, its stock and the submission that counts.
macro_rules! from {
    () => {
        "FROM expression e \
         LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
         LEFT JOIN expression_stock s ON s.expression_id = e.id \
         LEFT JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force "
    };
}

centum_store::statements! {
    COUNT = concat!("SELECT COUNT(*) AS count ", from!(), "WHERE ", wanted!());
    /// The order is chosen by a word, so that one statement serves every column.
    PAGE = concat!("SELECT e.id, e.number, e.title, e.category, e.consortium, e.state, e.origin, e.created_at, e.saved_at, \
        l.name AS lead, l.country, b.received_at, b.in_grace, s.missing, s.wrong, s.documents, s.verdict, s.rules, \
        (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL) AS members, \
        (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.is_city = 1) AS cities, \
        (SELECT COUNT(*) FROM expression_member m WHERE m.expression_id = e.id AND m.left_at IS NULL AND NOT EXISTS \
            (SELECT 1 FROM sign_off o WHERE o.expression_id = e.id AND o.member_id = m.id AND o.ended_at IS NULL)) AS unsigned, \
        (SELECT COUNT(DISTINCT x.id) FROM expression_member m JOIN expression_member o \
            ON o.place_id = m.place_id AND o.expression_id <> m.expression_id AND o.left_at IS NULL \
            JOIN expression x ON x.id = o.expression_id AND x.call_id = e.call_id AND x.state <> 'withdrawn' \
            WHERE m.expression_id = e.id AND m.left_at IS NULL) AS overlaps, \
        (SELECT COUNT(*) FROM eligibility_check c WHERE c.expression_id = e.id AND c.submission = e.in_force) AS confirmed, \
        (SELECT COUNT(*) FROM eligibility_check c WHERE c.expression_id = e.id AND c.submission = e.in_force \
            AND c.decided = 'not-met') AS refused \
        FROM (SELECT e.id, ROW_NUMBER() OVER (ORDER BY \
            CASE WHEN CAST($14 AS TEXT) = '-number' THEN e.number END DESC, \
            CASE WHEN $14 = 'lead' THEN COALESCE(l.name_key, '') END, CASE WHEN $14 = '-lead' THEN COALESCE(l.name_key, '') END DESC, \
            CASE WHEN $14 = 'country' THEN COALESCE(l.country, '') END, CASE WHEN $14 = '-country' THEN COALESCE(l.country, '') END DESC, \
            CASE WHEN $14 = 'state' THEN e.state END, CASE WHEN $14 = '-state' THEN e.state END DESC, \
            CASE WHEN $14 = 'submitted' THEN COALESCE(b.received_at, 0) END, \
            CASE WHEN $14 = '-submitted' THEN COALESCE(b.received_at, 0) END DESC, \
            CASE WHEN $14 = 'saved' THEN e.saved_at END, CASE WHEN $14 = '-saved' THEN e.saved_at END DESC, e.number) AS spot ",
        from!(), "WHERE ", wanted!(), " ORDER BY spot LIMIT $15 OFFSET $16) p JOIN expression e ON e.id = p.id ",
        "LEFT JOIN expression_member l ON l.expression_id = e.id AND l.is_lead = 1 AND l.left_at IS NULL \
         LEFT JOIN expression_stock s ON s.expression_id = e.id \
         LEFT JOIN submission b ON b.expression_id = e.id AND b.number = e.in_force ORDER BY p.spot");
}
