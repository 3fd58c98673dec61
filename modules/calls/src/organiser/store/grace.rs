//! Who was told at a deadline that a draft was not handed in.

centum_store::statements! {
    DRAFTS = "SELECT e.id, e.number FROM expression e WHERE e.call_id = $1 AND e.state = 'draft' AND e.number > $2 \
        ORDER BY e.number LIMIT $3";
    TELL = "INSERT INTO grace_letter (expression_id, person_id, deadline, posted_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (expression_id, person_id, deadline) DO NOTHING";
}
centum_store::tables! {
    grace_letter(expression_id, person_id, deadline) {
        expression_id: Text Internal, person_id: Text Internal, deadline: Int Internal, posted_at: Int Internal,
    }
}
