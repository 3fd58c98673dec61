//! Every file of an announcement is read back by a reader that knows nothing of its writer; and what changed from one
//! version to the next.

mod cohort_2020;
mod counts;
mod diff;
mod hostile;
mod read;
mod sample;
mod schema;
mod shape;
mod stable;
mod validate;
