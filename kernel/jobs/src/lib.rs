//! Work for later, and letters: put in the queue in the same transaction as what asks for it.
//!
//! The queue is our own and small: the common job crates bring their own pool and cannot enqueue in the caller's
//! transaction on both databases. A job runs at least once; what it does must bear being done twice.

mod outbox;
mod queue;
mod worker;

pub use outbox::{
    Letter, MAIL_JOB, Posted, count_letters, erase_letters, find_letter, letters, letters_from, letters_to,
    mark_sent, post,
};
pub use queue::{Figures, GivenUp, enqueue, figures, given_up};
pub use worker::{Handler, JobError, Worker, run_due};

/// Removes what is no longer kept: jobs and letters whose time is over.
pub async fn sweep(house: &centum_ledger::House) -> centum_store::StoreResult<()> {
    let mut tx = house.begin().await?;
    queue::sweep_jobs(house, &mut tx).await?;
    outbox::sweep_letters(house, &mut tx).await?;
    tx.commit().await
}

/// Every statement of this crate.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[queue::STATEMENTS, outbox::STATEMENTS];

mod tables {
    centum_store::tables! {
        job(id) {
            id: Text Internal, kind: Text Internal, payload: Text Internal, state: Text Internal, run_at: Int Internal,
            attempts: Int Internal, lease_until: Int Internal, last_error: Text Internal, created_at: Int Internal,
            finished_at: Int Internal,
        }
        mail(id) {
            id: Text Internal,
            recipient: Text Personal("sending the letter", "90 days after it was sent"),
            subject: Text Personal("sending the letter", "90 days after it was sent"),
            body: Text Personal("sending the letter", "90 days after it was sent"),
            created_at: Int Internal, sent_at: Int Internal,
        }
    }
}
pub use tables::TABLES;
