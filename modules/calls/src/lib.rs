//! Calls: what a programme asks, and what cities and consortia answer.
//!
//! A [`call`] states who may apply, until when and by which criteria. An [`expression`] of interest is written,
//! signed off by every member, submitted with a receipt, recalled and resubmitted until the deadline.

pub mod call;
