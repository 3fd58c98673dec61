//! Walking through the whole chain on demand.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Timestamp;
use centum_ledger::{Fault, Head, Verified, verify};
use centum_web::components::Mark;
use centum_web::errors::IntoProblem as _;
use centum_web::{FieldErrors, Kind, Message, Page, Problem, Typed, Visit};

use super::LIST;
use crate::withheld;

#[derive(Template)]
#[template(path = "ledger/proof.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) at: Option<Timestamp>,
    pub(super) mark: Option<Mark>,
    pub(super) verdict: Message,
    pub(super) head: Option<Head>,
    pub(super) typed: String,
    pub(super) errors: FieldErrors,
}

/// `POST /desk/ledger/verify`.
pub(super) async fn verify_now(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    visit.actor.require(Permission::ReadLedger)?;
    withheld::refuse(&visit).await?;
    let text = typed.value("head").unwrap_or_default().trim();
    let outside: Option<Head> = match text {
        "" => None,
        text => match text.parse() {
            Ok(head) => Some(head),
            Err(_) => return unreadable(&visit, text),
        },
    };
    let house = &visit.app.house;
    let found = verify(&mut house.read().await?.conn(), outside).await;
    let (mark, verdict, head) = match found {
        Ok(verified) => (Mark::Holds, holds(&verified, outside), Some(verified.head)),
        Err(Fault::Store(error)) => return Err(error.into_problem()),
        Err(fault) => (Mark::Fails, fails(&fault), None),
    };
    visit.html(&View {
        page: page(&visit),
        at: Some(house.now()),
        mark: Some(mark),
        verdict,
        head,
        typed: text.to_owned(),
        errors: FieldErrors::new(),
    })
}

fn page(visit: &Visit) -> Page {
    let locale = &visit.locale;
    visit.desk_page(locale.text("desk-proof-title")).crumb(LIST, locale.text("desk-ledger-title"))
}

fn unreadable(visit: &Visit, text: &str) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    errors.push("head", "desk-head-unreadable");
    let typed = text.chars().take(200).collect();
    let view = View {
        page: page(visit),
        at: None,
        mark: None,
        verdict: Message::new("desk-proof-not-run"),
        head: None,
        typed,
        errors,
    };
    let mut response = visit.html(&view)?;
    *response.status_mut() = Kind::Refused.status();
    Ok(response)
}

fn holds(verified: &Verified, outside: Option<Head>) -> Message {
    let id = if outside.is_some() { "desk-proof-holds-outside" } else { "desk-proof-holds" };
    Message::new(id).arg("count", verified.head.seq).arg("personal", verified.personal)
}

/// What is wrong, at the first place where the chain does not hold.
pub(super) fn fails(fault: &Fault) -> Message {
    match fault {
        Fault::Gap { expected, found } => {
            Message::new("desk-fault-gap").arg("expected", *expected).arg("found", *found)
        }
        Fault::Unlinked { seq } => Message::new("desk-fault-unlinked").arg("number", *seq),
        Fault::Changed { seq } => Message::new("desk-fault-changed").arg("number", *seq),
        Fault::Unreadable { after, .. } => Message::new("desk-fault-unreadable").arg("number", *after),
        Fault::Personal { seq, field } => {
            Message::new("desk-fault-personal").arg("number", *seq).arg("field", field)
        }
        Fault::PersonalMissing { seq, field } => {
            Message::new("desk-fault-personal-missing").arg("number", *seq).arg("field", field)
        }
        Fault::Truncated { found, kept } => {
            Message::new("desk-fault-truncated").arg("found", *found).arg("kept", *kept)
        }
        Fault::OtherChain { seq } => Message::new("desk-fault-other-chain").arg("number", *seq),
        Fault::Store(_) => Message::new("problem-detail-unavailable"),
    }
}
