//! Pages about calls, for everyone and for the desk.

pub(crate) mod api;
pub(crate) mod applicant;
pub(crate) mod call_api;
pub(crate) mod call_desk;
mod call_problem;
mod call_words;
pub(crate) mod copies;
pub(crate) mod desk_applications;
mod difference;
pub(crate) mod handing;
pub(crate) mod placing;
pub(crate) mod problem;
pub(crate) mod programs;
pub(crate) mod public;
pub(crate) mod retention;
mod text;
mod told;
pub(crate) mod words;

use centum_accounts::Permission::{Apply, ManageCalls, ReadPublic};
use centum_web::Verb;
use centum_web::assets::Own;
use centum_web::module::NavItem;
use centum_web::page::Face;

/// Styles and scripts of these pages.
pub(crate) const ASSETS: &[Own] = &[
    Own { name: public::STYLE, text: include_str!("../../static/calls.css") },
    Own { name: handing::STYLE, text: include_str!("../../static/handing.css") },
    applicant::STYLE,
    Own { name: public::SCRIPT, text: include_str!("../../static/calls.js") },
];

/// The lines of calls in the navigation.
pub(crate) const NAV: &[NavItem] = &[
    NavItem { face: Face::Public, href: "/calls", message: "calls-nav", permission: ReadPublic, order: 50 },
    applicant::NAV,
    NavItem {
        face: Face::Desk,
        href: "/desk/calls",
        message: "calls-nav",
        permission: ManageCalls,
        order: 110,
    },
];

/// What can be done to calls and questions.
pub(crate) const VERBS: &[Verb] = &[
    Verb { name: "calls.create", permission: ManageCalls },
    Verb { name: "calls.keep-terms", permission: ManageCalls },
    Verb { name: "calls.keep-form", permission: ManageCalls },
    Verb { name: "calls.drop-form", permission: ManageCalls },
    Verb { name: "calls.publish", permission: ManageCalls },
    Verb { name: "calls.open", permission: ManageCalls },
    Verb { name: "calls.close", permission: ManageCalls },
    Verb { name: "calls.evaluate", permission: ManageCalls },
    Verb { name: "calls.decide", permission: ManageCalls },
    Verb { name: "calls.announce", permission: ManageCalls },
    Verb { name: "calls.archive", permission: ManageCalls },
    Verb { name: "calls.keep-document", permission: ManageCalls },
    Verb { name: "calls.correct", permission: ManageCalls },
    Verb { name: "calls.begin", permission: Apply },
    Verb { name: "calls.save-answer", permission: Apply },
    Verb { name: "calls.settle-answer", permission: Apply },
    Verb { name: "calls.start-from", permission: Apply },
    Verb { name: "calls.take-over-form", permission: Apply },
    Verb { name: "calls.supplement", permission: Apply },
    Verb { name: "calls.follow", permission: Apply },
    Verb { name: "calls.unfollow", permission: Apply },
    Verb { name: "calls.ask", permission: Apply },
    Verb { name: "calls.answer", permission: ManageCalls },
    Verb { name: "calls.set-question-aside", permission: ManageCalls },
    Verb { name: "calls.decide-eligibility", permission: ManageCalls },
    Verb { name: "calls.remind", permission: ManageCalls },
    Verb { name: "calls.tell-grace", permission: ManageCalls },
    Verb { name: "calls.bring-in", permission: ManageCalls },
    Verb { name: "calls.decide-double", permission: ManageCalls },
    Verb { name: "calls.change-head", permission: Apply },
    Verb { name: "calls.add-member", permission: Apply },
    Verb { name: "calls.change-member", permission: Apply },
    Verb { name: "calls.remove-member", permission: Apply },
    Verb { name: "calls.invite", permission: Apply },
    Verb { name: "calls.withdraw-invitation", permission: Apply },
    Verb { name: "calls.accept-invitation", permission: Apply },
    Verb { name: "calls.end-writing", permission: Apply },
    Verb { name: "calls.sign-off", permission: Apply },
    Verb { name: "calls.end-sign-off", permission: Apply },
    Verb { name: "calls.submit", permission: Apply },
    Verb { name: "calls.publish-key", permission: Apply },
    Verb { name: "calls.recall", permission: Apply },
    Verb { name: "calls.withdraw", permission: Apply },
    Verb { name: "calls.restore", permission: Apply },
    Verb { name: "calls.ask-pre-screening", permission: Apply },
    Verb { name: "calls.answer-pre-screening", permission: ManageCalls },
    Verb { name: "calls.erase-answer", permission: ManageCalls },
    Verb { name: "calls.erase-due", permission: ManageCalls },
    Verb { name: "calls.forget-invited", permission: ManageCalls },
];
