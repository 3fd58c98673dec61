//! Expressions of interest as they are kept.

mod about;
mod answers;
mod applied;
mod beside;
mod bodies;
mod brought;
mod expressions;
mod files;
mod handing;
mod letting_go;
mod screening;
mod stock;

pub(crate) use about::{forget_in_answers, forget_person, kept_about};
pub use answers::revisions;
pub(crate) use answers::{
    Kept, answers, asides, came_late, drop_revision, find_answer, insert_revision, last_revision, put_answer,
    revision_of_save, set_standing,
};
pub(crate) use applied::category_applied;
pub(crate) use beside::beside;
pub(crate) use bodies::one_name;
pub use bodies::{Invitation, Overlap};
pub(crate) use bodies::{
    accept_invitation, begun_since, change_member, end_writer, find_invitation, forget_invited,
    insert_invitation, insert_member, invitations, invited_since, leave, members, others_with, put_writer,
    was_member, withdraw_invitation, writers,
};
pub(crate) use brought::{find_brought_in, find_mapping, insert_brought_in, put_mapping};
pub use expressions::{find, find_by_number, of_call, of_person};
pub(crate) use expressions::{insert, next_number, put_head, touch};
pub use files::FileHead;
pub(crate) use files::{drop_files_unless_named, keep_file, read_file};
pub(crate) use handing::{
    end_sign_off, end_submission, every_submission, find_key, insert_answers, insert_key, insert_sign_off,
    insert_submission, keys, manifest_text, sign_offs, submission_answers, submissions,
};
pub(crate) use letting_go::{BatchLine, Spot, count_going, going, let_go, note_erasure};
pub use letting_go::{Erasure, erasures};
pub use screening::{WaitingScreening, screenings, screenings_waiting};
pub(crate) use screening::{answer_screening, insert_screening};
pub(crate) use stock::{count_outdated, outdated, put_stock};

/// Every statement of this room.
pub(crate) const STATEMENTS: [&[&centum_store::Statement]; 12] = [
    expressions::STATEMENTS,
    bodies::STATEMENTS,
    answers::STATEMENTS,
    handing::STATEMENTS,
    files::STATEMENTS,
    stock::STATEMENTS,
    screening::STATEMENTS,
    about::STATEMENTS,
    brought::STATEMENTS,
    letting_go::STATEMENTS,
    applied::STATEMENTS,
    beside::STATEMENTS,
];

/// Every table of this room, referenced ones first.
pub(crate) const TABLES: [&[centum_store::Table]; 10] = [
    expressions::TABLES,
    bodies::TABLES,
    answers::TABLES,
    handing::TABLES,
    files::TABLES,
    stock::TABLES,
    screening::TABLES,
    brought::TABLES,
    letting_go::TABLES,
    applied::TABLES,
];
