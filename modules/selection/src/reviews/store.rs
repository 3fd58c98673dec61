//! Reviews as they are kept.

mod sql {
    centum_store::tables! {
        review(id) {
            id: Text Internal, selection_id: Text Internal, expression_id: Text Internal, submission: Int Internal,
            reviewer_id: Text Internal, run: Int Internal, reason: Text Internal, state: Text Internal, state_reason: Text Internal,
            assigned_at: Int Internal, submitted_at: Int Internal, version: Int Internal,
        }
        review_mark(review_id, criterion, revision) {
            review_id: Text Internal, criterion: Text Internal, revision: Int Internal, base: Int Internal, halves: Int Internal,
            comment: Text Internal, standing: Text Internal, author: Text Internal, saved_at: Int Internal,
        }
    }
}
pub(crate) use sql::TABLES;
