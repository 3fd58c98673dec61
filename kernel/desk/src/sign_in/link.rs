//! The link of a letter. Looking at it does nothing: programs that scan mail look at every link.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{AccountError, Secret, follow_link};
use centum_web::links::Query;
use centum_web::{Page, Problem, Tone, Typed, Visit, onward};

use super::{way_back, welcome};
use crate::problem::account_problem;

#[derive(Template)]
#[template(path = "sign_in/link.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) token: String,
    pub(super) back: String,
}

/// `GET /sign-in/link/{token}`.
pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let back = way_back(&visit, query.get("return")).to_string();
    let page = visit.public_page(visit.locale.text("desk-link-title"));
    visit.html(&View { page, token, back })
}

/// `POST /sign-in/link/{token}`.
pub(super) async fn follow(
    visit: Visit,
    Path(token): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let back = way_back(&visit, typed.value("return"));
    match follow_link(&visit.app.house, &Secret::handed_in(&token), &visit.browser()).await {
        Ok(session) => welcome(&visit, &session, back).await,
        Err(AccountError::LinkOver) => {
            visit.flash(Tone::Warning, "desk-link-over");
            Ok(onward(&Query::default().with("return", back).href("/sign-in")))
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}
