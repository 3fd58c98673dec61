//! What cannot be done lightly is asked about on a page that says what will happen.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Timestamp;
use centum_web::{Message, Page, Problem, Visit};

use super::super::public::SCRIPT;
use super::standing::Due;
use super::{below, path_of, seen};
use crate::call::CallState;
use crate::expression::rules::{Deed, Refusal, Situation, may};
use crate::expression::{Dossier, ExpressionError, State};

#[derive(Template)]
#[template(path = "applicant/confirm.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) due: Option<Due>,
    pub(crate) deed: &'static str,
    pub(crate) what: Vec<Message>,
    pub(crate) is_final: bool,
}

/// `GET /expressions/{id}/recall`.
pub(super) async fn recall(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    ask(visit, &id, Deed::Recall).await
}

/// `GET /expressions/{id}/withdraw`.
pub(super) async fn withdraw(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    ask(visit, &id, Deed::Withdraw).await
}

/// `GET /expressions/{id}/restore`.
pub(super) async fn restore(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    ask(visit, &id, Deed::Restore).await
}

async fn ask(visit: Visit, id: &str, deed: Deed) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, id).await?;
    if !access.leads {
        // Who may look may know why this is not offered; nothing can be done here anyway.
        return Err(ExpressionError::ForTheLead.into());
    }
    may(deed, dossier.situation(visit.received_at)).map_err(ExpressionError::from)?;
    let name = name(deed);
    let page =
        below(&visit, &dossier, visit.locale.text(&format!("calls-{name}-title"))).bringing(&visit, SCRIPT);
    let due = Due::of(&visit.locale, &dossier.call, &dossier.head.category, visit.received_at, None);
    visit.html(&View {
        page,
        path: path_of(dossier.head.id),
        due,
        deed: name,
        what: what(deed, &dossier, visit.received_at),
        is_final: deed == Deed::Withdraw,
    })
}

fn name(deed: Deed) -> &'static str {
    match deed {
        Deed::Recall => "recall",
        Deed::Withdraw => "withdraw",
        _ => "restore",
    }
}

/// What will happen, point by point.
pub(crate) fn what(deed: Deed, dossier: &Dossier, now: Timestamp) -> Vec<Message> {
    let number = match dossier.head.state {
        State::Submitted(number) => Some(number),
        State::Draft | State::Withdrawn => None,
    };
    let counting = |id: &str| number.map(|number| Message::new(id).arg("number", number));
    let mut what: Vec<Message> = Vec::new();
    match deed {
        Deed::Recall => {
            what.extend(counting("calls-recall-counts"));
            what.extend(["calls-recall-draft".into(), "calls-recall-again".into(), "calls-kept".into()]);
        }
        Deed::Withdraw => {
            what.extend(counting("calls-withdraw-counts"));
            what.push("calls-withdraw-all".into());
            // Seats can be offered from the closing on; the sentence is the same whether one was or not.
            if dossier.call.state >= CallState::Closed && number.is_some() {
                what.push("calls-withdraw-seat".into());
            }
            let then = Situation { state: State::Withdrawn, ..dossier.situation(now) };
            let back = match may(Deed::Restore, then) {
                Ok(()) | Err(Refusal::NotOpenYet) => "calls-withdraw-back",
                Err(Refusal::CallClosed) => "calls-withdraw-closed",
                Err(_) => "calls-withdraw-final",
            };
            what.extend([back.into(), "calls-kept".into()]);
        }
        _ => what.extend(["calls-restore-draft".into(), "calls-restore-again".into()]),
    }
    what
}

impl View {
    fn button(&self) -> String {
        self.page.locale.text(&format!("calls-{}-do", self.deed))
    }
}
