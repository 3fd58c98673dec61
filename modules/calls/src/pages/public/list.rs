//! Every call that everyone may read.

use askama::Template;
use axum::response::Response;
use centum_base::Timestamp;
use centum_forms::Form;
use centum_web::{Locale, Page, Problem, Visit};

use super::super::words::{Said, said};
use super::facts::Facts;
use crate::call::{self, Call};

/// A call in the list.
pub(crate) struct Card {
    href: String,
    title: Said,
    summary: Said,
    facts: Facts,
}

impl Card {
    pub(crate) fn of(locale: &Locale, call: &Call, form: &Form, now: Timestamp) -> Self {
        Self {
            href: format!("/calls/{}", call.slug),
            title: said(locale, &call.terms.title),
            summary: said(locale, &call.terms.summary),
            facts: Facts::of(locale, call, form, now, None),
        }
    }
}

#[derive(Template)]
#[template(path = "calls/list.html")]
pub(crate) struct List {
    pub(crate) page: Page,
    pub(crate) cards: Vec<Card>,
}

/// `GET /calls`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let mut calls = call::calls(&mut reader.conn()).await?;
    drop(reader);
    calls.retain(|call| call.state.is_public());
    // What can be answered stands first.
    calls.sort_by_key(|call| (call.state != call::CallState::Open, call.state));
    let now = visit.app.house.now();
    // The list tells of applications alone, which need no form.
    let form = Form::default();
    let cards = calls.iter().map(|call| Card::of(&visit.locale, call, &form, now)).collect();
    let page = visit.public_page(visit.locale.text("calls-title"));
    let page = page.described(visit.locale.text("calls-lead")).bringing(&visit, super::STYLE);
    visit.html(&List { page, cards })
}
