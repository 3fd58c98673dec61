//! Seats as they are kept.

mod sql {
    centum_store::tables! {
        seat(expression_id) {
            selection_id: Text Internal, expression_id: Text Internal, decision: Int Internal, state: Text Internal,
            offered_at: Int Internal, answer_until: Int Internal, answered_at: Int Internal, reason: Text Internal,
            participation_id: Text Internal, version: Int Internal,
        }
    }
}
pub(crate) use sql::TABLES;
