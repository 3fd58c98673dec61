//! What reviewers, the chair, organisers and applicants do with a selection.

mod deciding;
mod panel;
mod reading;

const CHAIR: &str = "chair@example.org";
const READER: &str = "evaluator@example.org";
const APPLICANT: &str = "applicant@example.org";
