//! The form that asks for a link or a password.

use std::sync::Mutex;
use std::sync::PoisonError;

use askama::Template;
use axum::response::Response;
use centum_accounts::{Email, Person, Role, ask_link, memberships_at, people, sign_in};
use centum_jobs::Letter;
use centum_web::links::{LocalPath, Query};
use centum_web::{FieldErrors, Kind, Page, Problem, Typed, Visit, onward};

use super::{already_in, way_back, welcome};
use crate::letters;
use crate::outbox::Body;
use crate::problem::{account_problem, is_of_form, kind_of, said};

/// Addresses that a demonstration offers to try.
const OFFERED: usize = 16;
/// Domains that nobody owns (RFC 2606): only such accounts are offered.
const INVENTED: [&str; 4] = [".example", "@example.org", "@example.com", "@example.net"];

#[derive(Template)]
#[template(path = "sign_in/form.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) back: String,
    pub(super) email: String,
    pub(super) account: String,
    /// Whether the person tried a password.
    pub(super) by_password: bool,
    pub(super) errors: FieldErrors,
    pub(super) invented: Vec<Invented>,
}

/// An invented person of a demonstration.
pub(super) struct Invented {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "sign_in/sent.html")]
pub(super) struct Sent {
    pub(super) page: Page,
    /// Whether it was asked for by whoever begins, who may have no account yet.
    pub(super) joins: bool,
    /// What a letter would have brought, in a demonstration.
    pub(super) letter: Option<Shown>,
}

/// A letter on the page.
pub(super) struct Shown {
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) body: Body,
}

/// `GET /sign-in`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let back = way_back(&visit, query.get("return"));
    if let Some(onwards) = already_in(&visit, &back) {
        return Ok(onwards);
    }
    let email = query.get("email").unwrap_or_default().to_owned();
    let view = view(&visit, &back, email, FieldErrors::new()).await?;
    visit.html(&view)
}

async fn view(visit: &Visit, back: &LocalPath, email: String, errors: FieldErrors) -> Result<View, Problem> {
    Ok(View {
        page: visit.public_page(visit.locale.text("desk-sign-in-title")),
        back: back.to_string(),
        email,
        account: String::new(),
        by_password: false,
        errors,
        invented: if visit.app.settings.demo { invented(visit).await? } else { Vec::new() },
    })
}

async fn invented(visit: &Visit) -> Result<Vec<Invented>, Problem> {
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let mut everyone = people(&mut reader.conn()).await?;
    let playing = memberships_at(&mut reader.conn(), house.now()).await?;
    let roles_of = |person: &Person| -> Vec<Role> {
        playing
            .iter()
            .filter(|membership| membership.person == person.id)
            .map(|membership| membership.role)
            .collect()
    };
    // Whoever leads the programme is met first.
    everyone.sort_by_cached_key(|person| {
        let first = roles_of(person).into_iter().min();
        (first.is_none(), first)
    });
    let role = |role: Role| visit.locale.text(&format!("role-{}", role.name()));
    let offered = everyone.iter().filter_map(|person| {
        let email = person.email.clone().filter(|email| INVENTED.iter().any(|end| email.ends_with(end)))?;
        Some(Invented {
            name: person.name.clone(),
            email,
            roles: roles_of(person).into_iter().map(role).collect(),
        })
    });
    Ok(offered.take(OFFERED).collect())
}

/// `POST /sign-in`.
pub(super) async fn answer(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    let back = way_back(&visit, typed.value("return"));
    match typed.value("password") {
        Some(password) => {
            by_password(&visit, &back, typed.value("account").unwrap_or_default(), password).await
        }
        None => by_link(&visit, &back, typed.value("email").unwrap_or_default()).await,
    }
}

async fn by_link(visit: &Visit, back: &LocalPath, text: &str) -> Result<Response, Problem> {
    let Ok(email) = text.parse::<Email>() else {
        return again(visit, back, text, "email", "form-email".into(), Kind::Refused).await;
    };
    let written: Mutex<Option<Letter>> = Mutex::new(None);
    let compose = |person: &Person, secret: &_| {
        let locale = letters::language_of(&visit.app, person, &visit.locale);
        let letter = letters::sign_in(&visit.app, &locale, person, secret, back);
        *written.lock().unwrap_or_else(PoisonError::into_inner) = Some(letter.clone());
        letter
    };
    match ask_link(&visit.app.house, &email, &visit.address(), &compose).await {
        Ok(()) if visit.app.settings.demo => {
            // A newcomer has no mailbox of these people: the demonstration shows what the letter says.
            let letter = written.into_inner().unwrap_or_else(PoisonError::into_inner);
            sent_page(visit, false, letter)
        }
        Ok(()) => Ok(onward("/sign-in/sent")),
        Err(error) if is_of_form(&error) => {
            again(visit, back, text, "email", said(&visit.locale, &error), kind_of(&error)).await
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

async fn by_password(
    visit: &Visit,
    back: &LocalPath,
    text: &str,
    password: &str,
) -> Result<Response, Problem> {
    let Ok(email) = text.parse::<Email>() else {
        return again(visit, back, text, "account", "form-email".into(), Kind::Refused).await;
    };
    match sign_in(&visit.app.house, &email, password, &visit.browser()).await {
        Ok(session) => welcome(visit, &session, back.clone()).await,
        Err(error) if is_of_form(&error) => {
            again(visit, back, text, "password", said(&visit.locale, &error), kind_of(&error)).await
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

async fn again(
    visit: &Visit,
    back: &LocalPath,
    typed: &str,
    field: &str,
    message: centum_web::Message,
    kind: Kind,
) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    errors.push(field, message);
    let mut view = view(visit, back, String::new(), errors).await?;
    view.by_password = field != "email";
    *if view.by_password { &mut view.account } else { &mut view.email } = typed.chars().take(254).collect();
    let mut response = visit.html(&view)?;
    *response.status_mut() = kind.status();
    Ok(response)
}

/// `GET /sign-in/sent`.
pub(super) async fn sent(visit: Visit) -> Result<Response, Problem> {
    let joins = Query::parse(visit.uri.query()).get("way") == Some("join");
    sent_page(&visit, joins, None)
}

pub(super) fn sent_page(visit: &Visit, joins: bool, letter: Option<Letter>) -> Result<Response, Problem> {
    let page = visit.public_page(visit.locale.text("desk-sent-title"));
    let letter = letter.map(|letter| Shown {
        recipient: letter.recipient,
        subject: letter.subject,
        body: Body::open(&letter.body),
    });
    visit.html(&Sent { page, joins, letter })
}
