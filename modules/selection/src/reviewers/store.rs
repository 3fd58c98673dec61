//! Reviewers, interests and conflicts as they are kept.

mod sql {
    centum_store::tables! {
        reviewer(id) {
            id: Text Internal, selection_id: Text Internal, person_id: Text Internal, state: Text Internal,
            languages: Text Personal("giving applications to readers", "with the record of the call"),
            topics: Text Personal("giving applications to readers", "with the record of the call"),
            country: Text Personal("giving applications to readers", "with the record of the call"),
            employer: Text Personal("finding conflicts of interest", "with the record of the call"),
            employer_key: Text Personal("finding conflicts of interest", "with the record of the call"),
            least: Int Internal, most: Int Internal, invited_at: Int Internal, answered_at: Int Internal, version: Int Internal,
        }
        interest(id) {
            id: Text Internal, selection_id: Text Internal, person_id: Text Internal, expression_id: Text Internal,
            body: Text Personal("finding conflicts of interest", "with the record of the call"),
            body_key: Text Personal("finding conflicts of interest", "with the record of the call"),
            kind: Text Personal("finding conflicts of interest", "with the record of the call"),
            explanation: Text Personal("finding conflicts of interest", "with the record of the call"),
            declared_at: Int Internal, ended_at: Int Internal,
        }
        conflict_pin(selection_id, person_id, expression_id, number) {
            selection_id: Text Internal, person_id: Text Internal, expression_id: Text Internal, number: Int Internal,
            pinned: Text Internal, reason: Text Internal, pinned_by: Text Internal, pinned_at: Int Internal,
        }
    }
}
pub(crate) use sql::TABLES;
