//! An account by letter, for whoever wants to answer a call or was asked to write.

use std::sync::{Mutex, PoisonError};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{AccountError, Email, Person, Secret, ask_to_join, join};
use centum_jobs::Letter;
use centum_web::links::{LocalPath, Query};
use centum_web::{FieldErrors, Page, Problem, Tone, Typed, Visit, onward};

use super::form::sent_page;
use super::{already_in, way_back, welcome};
use crate::letters;
use crate::problem::{account_problem, is_of_form, kind_of, said};

#[derive(Template)]
#[template(path = "sign_in/join.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) back: String,
    pub(super) called: String,
    pub(super) email: String,
    pub(super) errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "sign_in/join_link.html")]
pub(super) struct Look {
    pub(super) page: Page,
    pub(super) token: String,
    pub(super) back: String,
}

/// `GET /join`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let back = way_back(&visit, query.get("return"));
    if let Some(onwards) = already_in(&visit, &back) {
        return Ok(onwards);
    }
    visit.html(&view(&visit, &back, "", "", FieldErrors::new()))
}

fn view(visit: &Visit, back: &LocalPath, name: &str, email: &str, errors: FieldErrors) -> View {
    View {
        page: visit.public_page(visit.locale.text("desk-join-title")),
        back: back.to_string(),
        called: name.to_owned(),
        email: email.to_owned(),
        errors,
    }
}

/// `POST /join`.
pub(super) async fn ask(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    let back = way_back(&visit, typed.value("return"));
    let name = typed.value("name").unwrap_or_default().trim().to_owned();
    let text = typed.value("email").unwrap_or_default();
    let mut errors = FieldErrors::new();
    if name.is_empty() {
        errors.push("name", "form-required");
    }
    let email = text.parse::<Email>();
    if email.is_err() {
        errors.push("email", "form-email");
    }
    let (Ok(email), true) = (email, errors.is_empty()) else {
        let mut response = visit.html(&view(&visit, &back, &name, text, errors))?;
        *response.status_mut() = centum_web::Kind::Refused.status();
        return Ok(response);
    };
    let written: Mutex<Option<Letter>> = Mutex::new(None);
    let keep = |letter: Letter| {
        *written.lock().unwrap_or_else(PoisonError::into_inner) = Some(letter.clone());
        letter
    };
    let newcomer = |secret: &Secret| {
        keep(letters::joining(&visit.app, &visit.locale, email.as_str(), &name, secret, &back))
    };
    let known = |person: &Person, secret: &Secret| {
        let locale = letters::language_of(&visit.app, person, &visit.locale);
        keep(letters::sign_in(&visit.app, &locale, person, secret, &back))
    };
    match ask_to_join(&visit.app.house, &email, &name, &visit.address(), &newcomer, &known).await {
        Ok(()) if visit.app.settings.demo => {
            let letter = written.into_inner().unwrap_or_else(PoisonError::into_inner);
            sent_page(&visit, true, letter)
        }
        Ok(()) => Ok(onward("/sign-in/sent?way=join")),
        Err(error) if is_of_form(&error) => {
            let mut errors = FieldErrors::new();
            errors.push("email", said(&visit.locale, &error));
            let mut response = visit.html(&view(&visit, &back, &name, email.as_str(), errors))?;
            *response.status_mut() = kind_of(&error).status();
            Ok(response)
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

/// `GET /join/{token}`. Looking does nothing: programs that scan mail look at every link.
pub(super) async fn look(visit: Visit, Path(token): Path<String>) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let back = way_back(&visit, query.get("return")).to_string();
    let page = visit.public_page(visit.locale.text("desk-join-title"));
    visit.html(&Look { page, token, back })
}

/// `POST /join/{token}`.
pub(super) async fn follow(
    visit: Visit,
    Path(token): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let back = way_back(&visit, typed.value("return"));
    match join(&visit.app.house, &Secret::handed_in(&token), &visit.browser()).await {
        Ok(session) => welcome(&visit, &session, back).await,
        Err(AccountError::LinkOver) => {
            visit.flash(Tone::Warning, "desk-link-over");
            Ok(onward(&Query::default().with("return", back).href("/join")))
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}
