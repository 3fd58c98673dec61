//! Reports and what is said to them, as they are kept.

mod sql {
    centum_store::tables! {
        consensus(expression_id) {
            expression_id: Text Internal, selection_id: Text Internal, rapporteur_id: Text Internal, state: Text Internal,
            round: Int Internal, agreed_at: Int Internal, version: Int Internal,
        }
        consensus_mark(expression_id, criterion, revision) {
            expression_id: Text Internal, criterion: Text Internal, revision: Int Internal, base: Int Internal, halves: Int Internal,
            comment: Text Internal, standing: Text Internal, author: Text Internal, saved_at: Int Internal,
        }
        consensus_voice(expression_id, round, reviewer_id) {
            expression_id: Text Internal, round: Int Internal, reviewer_id: Text Internal, voice: Text Internal,
            content: Text Internal, view: Text Internal, said_at: Int Internal,
        }
        consensus_comment(id) {
            id: Text Internal, expression_id: Text Internal, person_id: Text Internal, said: Text Internal, said_at: Int Internal,
        }
        panel_mark(expression_id, criterion, number) {
            expression_id: Text Internal, criterion: Text Internal, number: Int Internal, halves: Int Internal, reason: Text Internal,
            changed_by: Text Internal, changed_at: Int Internal,
        }
    }
}
pub(crate) use sql::TABLES;
