//! The ledger: what was done, by whom and when, in one chain that shows every later change.
//!
//! An entry is written in the same transaction as what it records. Each entry's hash covers all its fields and the
//! hash before it. What an entry says about persons stands beside the chain; the entry holds a salted commitment to
//! it, so a person can be erased and the chain stays valid.
//!
//! Truncation at the end leaves a valid, shorter chain: only a [`Head`] kept outside finds it.

mod append;
mod entry;
mod history;
mod house;
mod verify;

pub use append::{Actor, Note, Subject, append, forget};
pub use entry::{Entry, Head, HeadError};
pub use history::{Choice, Told, chosen, find_entry, head, history, kinds, latest, verbs};
pub use house::House;
pub use verify::{Fault, Verified, verify};

/// Every statement of this crate.
pub const STATEMENTS: &[&[&centum_store::Statement]] =
    &[append::STATEMENTS, history::STATEMENTS, verify::STATEMENTS];

mod tables {
    centum_store::tables! {
        ledger_entry(seq) {
            seq: Int Internal, at: Int Internal, actor: Text Internal, verb: Text Internal,
            subject_kind: Text Internal, subject_id: Text Internal, payload: Text Internal,
            previous: Text Public, hash: Text Public,
        }
        ledger_personal(seq, field) {
            seq: Int Internal, field: Text Internal, person_id: Text Internal,
            salt: Text Secret,
            value: Text Personal("who did what, for the audit of a public programme", "until the person is erased"),
        }
    }
}
pub use tables::TABLES;
