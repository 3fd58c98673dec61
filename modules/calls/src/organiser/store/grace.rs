//! Who was told that a draft can still be handed in.

centum_store::statements! {
    /// Drafts that look complete and lack no sign-off but the lead's, which comes with handing in.
    WAITING = "SELECT e.id, e.number FROM expression e \
        JOIN expression_stock s ON s.expression_id = e.id AND s.missing + s.wrong = 0 \
        WHERE e.call_id = $1 AND e.state = 'draft' AND e.number > $2 AND NOT EXISTS (SELECT 1 FROM expression_member m \
            WHERE m.expression_id = e.id AND m.left_at IS NULL AND m.is_lead = 0 AND NOT EXISTS (SELECT 1 FROM sign_off o \
            WHERE o.expression_id = e.id AND o.member_id = m.id AND o.ended_at IS NULL)) ORDER BY e.number LIMIT $3";
    TELL = "INSERT INTO grace_letter (expression_id, person_id, deadline, posted_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (expression_id, person_id, deadline) DO NOTHING";
}
centum_store::tables! {
    grace_letter(expression_id, person_id, deadline) {
        expression_id: Text Internal, person_id: Text Internal, deadline: Int Internal, posted_at: Int Internal,
    }
}
