//! Decisions, draws, letters and complaints as they are kept.

mod sql {
    centum_store::tables! {
        decision(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, state: Text Internal, content: Text Internal, digest: Text Internal,
            reason: Text Internal, proposed_by: Text Internal, proposed_at: Int Internal, released_by: Text Internal,
            released_at: Int Internal,
        }
        decision_letter(selection_id, decision, expression_id) {
            selection_id: Text Internal, decision: Int Internal, expression_id: Text Internal, outcome: Text Internal,
            posted_at: Int Internal,
        }
        redress(id) {
            id: Text Internal, selection_id: Text Internal, decision: Int Internal, expression_id: Text Internal,
            person_id: Text Internal, complaint: Text Internal, filed_at: Int Internal, outcome: Text Internal, answer: Text Internal,
            decided_by: Text Internal, decided_at: Int Internal,
        }
    }
}
pub(crate) use sql::TABLES;
