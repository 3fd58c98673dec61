//! Assignments as they are kept.

mod sql {
    centum_store::tables! {
        assignment_run(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, seed: Int Internal, problem: Text Internal,
            problem_digest: Text Internal, result: Text Internal, result_digest: Text Internal, made_by: Text Internal,
            made_at: Int Internal, carried_out_at: Int Internal,
        }
    }
}
pub(crate) use sql::TABLES;
