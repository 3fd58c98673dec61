//! The reviewers of a selection, with what each has and how far it is; and inviting one more.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{Permission, memberships_at};
use centum_calls::Site;
use centum_web::components::{Choice, Heading, Tab};
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Visit};
use serde::Deserialize;

use super::room::{Load, Room};
use super::{again, below, onward, tabs, words};
use crate::reviewers::{self, Reviewer, ReviewerError, Whom, rules};

#[derive(Template)]
#[template(path = "readers/list.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    pub(super) known: Vec<Choice>,
    pub(super) typed: Invited,
    pub(super) errors: FieldErrors,
}

/// A reviewer as the list shows one.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) languages: String,
    pub(super) topics: String,
    pub(super) country: String,
    pub(super) employer: String,
    pub(super) least: u32,
    pub(super) most: u32,
    pub(super) load: Load,
    pub(super) kept: usize,
}

/// Whom to invite, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Invited {
    pub(super) person: String,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) most: String,
}

impl Line {
    fn of(locale: &Locale, room: &Room, one: &Reviewer) -> Self {
        Self {
            href: format!("{}/reviewers/{}", room.home(), one.id),
            name: room.name(one.person).to_owned(),
            state: locale.text(&format!("readers-state-{}", one.state.name())),
            tone: words::state_tone(one.state),
            languages: locale.list(one.languages.iter().map(|tag| words::language(locale, tag))),
            topics: one.topics.join(", "),
            country: one.country.map(|country| locale.country(country)).unwrap_or_default(),
            employer: one.employer.clone(),
            least: one.least,
            most: one.most,
            load: room.load(one.id),
            kept: room.kept_from(one.person),
        }
    }
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id: &str| Heading::plain(locale.text(id));
    vec![
        plain("word-name"),
        plain("readers-state"),
        plain("readers-languages"),
        plain("readers-topics"),
        plain("word-country"),
        plain("readers-employer"),
        plain("readers-loads").of_numbers(),
        plain("readers-given").of_numbers(),
        plain("readers-begun").of_numbers(),
        plain("readers-submitted").of_numbers(),
        plain("readers-kept").of_numbers(),
    ]
}

/// `GET /desk/calls/{slug}/selection/reviewers`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let typed = Invited { most: "15".into(), ..Invited::default() };
    let view = view(&visit, &slug, typed, FieldErrors::new()).await?;
    visit.html(&view)
}

async fn view(visit: &Visit, slug: &str, typed: Invited, errors: FieldErrors) -> Result<View, Problem> {
    let room = Room::of(visit, slug).await?;
    let mut reader = visit.app.house.read().await?;
    let roles = memberships_at(&mut reader.conn(), visit.app.house.now()).await?;
    drop(reader);
    let locale = &visit.locale;
    let mut known: Vec<Choice> = roles
        .iter()
        .filter(|one| one.role.may(Permission::Review))
        .filter(|one| !room.reviewers.iter().any(|reviewer| reviewer.person == one.person))
        .map(|one| Choice::new(one.person.to_string(), room.name(one.person), Some(typed.person.as_str())))
        .collect();
    locale.sort_by_text(&mut known, |choice| &choice.text);
    known.dedup_by(|one, two| one.value == two.value);
    known.insert(0, Choice::new("", locale.text("readers-somebody-else"), Some(typed.person.as_str())));
    let mut lines: Vec<Line> = room.reviewers.iter().map(|one| Line::of(locale, &room, one)).collect();
    locale.sort_by_text(&mut lines, |line| &line.name);
    Ok(View {
        page: below(visit, &room, locale.text("readers-reviewers")),
        tabs: tabs(locale, &room.home(), "reviewers"),
        path: room.home(),
        headings: headings(locale),
        lines,
        known,
        typed,
        errors,
    })
}

/// `POST /desk/calls/{slug}/selection/reviewers`.
pub(super) async fn invite(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Invited>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let mut errors = FieldErrors::new();
    let most = form.most.trim().parse::<u32>().unwrap_or(0);
    let whom = if form.person.is_empty() {
        if form.name.trim().is_empty() || form.name.chars().count() > rules::MAX_NAME {
            errors.push("name", "readers-error-name");
        }
        match form.email.parse() {
            Ok(email) => Some(Whom::New { email, name: form.name.clone() }),
            Err(_) => {
                errors.push("email", "readers-error-email");
                None
            }
        }
    } else {
        // One of the two would not be invited, without a word.
        if !form.name.trim().is_empty() || !form.email.trim().is_empty() {
            errors.push("person", "readers-error-both");
        }
        Some(Whom::Known(form.person.parse().map_err(|_| Problem::not_found())?))
    };
    if most == 0 || most > rules::MAX_LOAD {
        errors.push("most", Message::new("readers-fault-loads").arg("most", rules::MAX_LOAD));
    }
    if let Some(whom) = whom.filter(|_| errors.is_empty()) {
        let site = Site::of(&visit.app.settings);
        let house = &visit.app.house;
        match reviewers::invite(house, &visit.actor, room.selection.id, &whom, most, &site).await {
            Ok(_) => {
                visit.flash(Tone::Success, "readers-invited");
                return Ok(onward(&format!("{}/reviewers", room.home())));
            }
            Err(ReviewerError::Invited) => errors.push("email", "readers-error-invited"),
            Err(other) => return Err(other.into()),
        }
    }
    let view = view(&visit, &slug, form, errors).await?;
    again(&visit, &view)
}
