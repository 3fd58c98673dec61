//! Declaring where one would not be impartial. What one is kept from already is not shown, not even one's own choice of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::fold::fold;
use centum_web::components::{Choice, Tab};
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Form, Html, Locale, Message, Page, Problem, Visit, onward};
use serde::Deserialize;

use super::{Own, again, below, tabs};
use crate::reviewers::{
    About, InterestKind, ReviewerError, ReviewerState, declare_interest, interests_of, rules, with_entrants,
    withdraw_interest,
};

#[derive(Template)]
#[template(path = "interests/interests.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) lines: Vec<Line>,
    pub(super) applications: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) typed: Declared,
    pub(super) errors: FieldErrors,
}

/// What was declared.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) about: Option<String>,
    pub(super) kind: String,
    pub(super) explanation: String,
    pub(super) at: Html,
    pub(super) ended: Option<Html>,
    pub(super) may_withdraw: bool,
}

/// What is declared, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Declared {
    pub(super) application: String,
    pub(super) body: String,
    pub(super) kind: String,
    pub(super) explanation: String,
}

pub(super) fn kinds(locale: &Locale, current: &str) -> Vec<Choice> {
    InterestKind::ALL
        .map(|kind| {
            let text = locale.text(&format!("interests-kind-{}", kind.name()));
            Choice::new(kind.name(), text, Some(current))
        })
        .to_vec()
}

async fn own(visit: &Visit, slug: &str) -> Result<Own, Problem> {
    let own = Own::of(visit, slug).await?;
    // The names of the applications are for those who said that they will read.
    if own.reviewer.state == ReviewerState::Accepted { Ok(own) } else { Err(Problem::not_found()) }
}

async fn view(visit: &Visit, own: &Own, typed: Declared, errors: FieldErrors) -> Result<View, Problem> {
    let locale = &visit.locale;
    let person = own.reviewer.person;
    let mut reader = visit.app.house.db.read_current().await?;
    let (entrants, conflicts) = with_entrants(&mut reader.conn(), &own.selection).await?;
    let declared = interests_of(&mut reader.conn(), own.selection.id, person).await?;
    drop(reader);
    let mut applications =
        vec![Choice::new("", locale.text("interests-choose"), Some(typed.application.as_str()))];
    applications.extend(entrants.iter().filter(|one| !conflicts.keeps(person, one.id)).map(|one| {
        let members = one.members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(", ");
        let title = if members == one.title { String::new() } else { format!(" ({members})") };
        let text = format!("{} {}{title}", one.reference(), one.title);
        Choice::new(one.id.to_string(), text, Some(typed.application.as_str()))
    }));
    let lines = declared.into_iter().map(|one| Line {
        id: one.id.to_string(),
        about: match one.about {
            About::Application(_) => None,
            About::Body { name, .. } => Some(name),
        },
        kind: locale.text(&format!("interests-kind-{}", one.kind.name())),
        explanation: one.explanation,
        at: locale.moment(one.declared_at),
        ended: one.ended_at.map(|at| locale.moment(at)),
        may_withdraw: one.ended_at.is_none() && rules::may_withdraw(own.selection.state),
    });
    Ok(View {
        page: below(visit, own),
        path: format!("/reviews/interests/{}", own.call.slug),
        tabs: tabs(locale, &own.call.slug, "interests"),
        lines: lines.collect(),
        applications,
        kinds: kinds(locale, &typed.kind),
        typed,
        errors,
    })
}

/// `GET /reviews/interests/{slug}`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let own = own(&visit, &slug).await?;
    let view = view(&visit, &own, Declared::default(), FieldErrors::new()).await?;
    visit.html(&view)
}

/// What is said of a declaration that is kept. A body that bears another name in its application keeps nothing from anybody yet.
fn said_of(about: &About) -> &'static str {
    match about {
        About::Application(_) => "interests-declared",
        About::Body { .. } => "interests-declared-body",
    }
}

/// `POST /reviews/interests/{slug}`.
pub(super) async fn declare(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Declared>,
) -> Result<Response, Problem> {
    let own = own(&visit, &slug).await?;
    let mut errors = FieldErrors::new();
    let kind = InterestKind::named(&form.kind);
    if kind.is_none() {
        errors.push("kind", "interests-error-kind");
    }
    let about = if form.application.is_empty() {
        let name = form.body.trim().to_owned();
        if name.is_empty() {
            errors.push("application", "interests-error-about");
        }
        About::Body { key: fold(&name), name }
    } else {
        // One of the two would be lost without a word.
        if !form.body.trim().is_empty() {
            errors.push("body", "interests-error-both");
        }
        About::Application(form.application.parse().map_err(|_| Problem::not_found())?)
    };
    if let Some(kind) = kind.filter(|_| errors.is_empty()) {
        let house = &visit.app.house;
        let said = said_of(&about);
        match declare_interest(house, &visit.actor, own.selection.id, about, kind, &form.explanation).await {
            Ok(_) => {
                visit.flash(Tone::Success, said);
                return Ok(onward(&format!("/reviews/interests/{slug}")));
            }
            Err(ReviewerError::Body) => errors.push("body", Message::new("readers-error-body")),
            Err(ReviewerError::Reason) => {
                errors
                    .push("explanation", Message::new("readers-error-reason").arg("most", rules::MAX_REASON));
            }
            Err(other) => return Err(other.into()),
        }
    }
    let view = view(&visit, &own, form, errors).await?;
    again(&visit, &view)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Withdrawn {
    interest: String,
}

/// `POST /reviews/interests/{slug}/withdraw`.
pub(super) async fn withdraw(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Withdrawn>,
) -> Result<Response, Problem> {
    let own = own(&visit, &slug).await?;
    let interest = form.interest.parse().map_err(|_| Problem::not_found())?;
    withdraw_interest(&visit.app.house, &visit.actor, own.selection.id, interest).await?;
    visit.flash(Tone::Success, "interests-withdrawn");
    Ok(onward(&format!("/reviews/interests/{slug}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_of_an_application_is_it_said_that_it_is_kept_from_who_declares() {
        let body = About::Body { name: "City of Lindau".into(), key: "city of lindau".into() };
        let application = About::Application(centum_base::Id::of_name("expression", "a"));
        assert_ne!(said_of(&body), said_of(&application));
        let english = include_str!("../../../locales/en/interests.ftl");
        let says = |id: &str| english.lines().find(|line| line.starts_with(&format!("{id} = "))).unwrap();
        assert!(says(said_of(&application)).contains("It is kept from you"));
        assert!(says(said_of(&body)).contains("exactly this name"));
    }
}
