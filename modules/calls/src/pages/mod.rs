//! Pages about calls, for everyone and for the desk.

pub(crate) mod placing;
pub(crate) mod problem;
pub(crate) mod words;

use centum_accounts::Permission::{Apply, ManageCalls};
use centum_web::Verb;

/// What can be done to calls and questions.
pub(crate) const VERBS: &[Verb] = &[
    Verb { name: "calls.create", permission: ManageCalls },
    Verb { name: "calls.keep-terms", permission: ManageCalls },
    Verb { name: "calls.keep-form", permission: ManageCalls },
    Verb { name: "calls.publish", permission: ManageCalls },
    Verb { name: "calls.open", permission: ManageCalls },
    Verb { name: "calls.close", permission: ManageCalls },
    Verb { name: "calls.evaluate", permission: ManageCalls },
    Verb { name: "calls.decide", permission: ManageCalls },
    Verb { name: "calls.announce", permission: ManageCalls },
    Verb { name: "calls.archive", permission: ManageCalls },
    Verb { name: "calls.correct", permission: ManageCalls },
    Verb { name: "calls.follow", permission: Apply },
    Verb { name: "calls.unfollow", permission: Apply },
    Verb { name: "calls.ask", permission: Apply },
    Verb { name: "calls.answer", permission: ManageCalls },
    Verb { name: "calls.set-question-aside", permission: ManageCalls },
];
