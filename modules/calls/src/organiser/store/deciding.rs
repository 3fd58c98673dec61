//! What was decided about eligibility.

centum_store::statements! {
    CHECKS = "SELECT rule, computed, decided, reason, decided_by, decided_at FROM eligibility_check \
        WHERE expression_id = $1 AND submission = $2 ORDER BY rule";
    PUT = "INSERT INTO eligibility_check (expression_id, submission, rule, computed, decided, reason, decided_by, decided_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (expression_id, submission, rule) DO UPDATE SET \
        computed = $4, decided = $5, reason = $6, decided_by = $7, decided_at = $8";
}
centum_store::tables! {
    eligibility_check(expression_id, submission, rule) {
        expression_id: Text Internal, submission: Int Internal, rule: Text Internal, computed: Text Internal,
        decided: Text Internal, reason: Text Internal, decided_by: Text Internal, decided_at: Int Internal,
    }
}
