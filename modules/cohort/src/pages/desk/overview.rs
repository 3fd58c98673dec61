//! Where an edition stands, what to do next, and what is decided about it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Date;
use centum_web::{FieldErrors, Form, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::{EDITIONS, again, below, countries_in, edition_of, onward};
use crate::announcement::{State, announcements};
use crate::edition::{Edition, EditionError, Settings, keep_settings};
use crate::intake::{SourceState, documents};
use crate::register::{Consent, participations, unplaced};

#[derive(Template)]
#[template(path = "desk/overview.html")]
pub(super) struct Overview {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) edition: Edition,
    pub(super) steps: Vec<Step>,
    pub(super) area: String,
}

/// A step on the way from a list to an announcement.
pub(super) struct Step {
    pub(super) title: &'static str,
    pub(super) state: Message,
    pub(super) href: String,
    pub(super) action: &'static str,
    /// Whether it is the next thing to do.
    pub(super) next: bool,
    pub(super) done: bool,
}

#[derive(Template)]
#[template(path = "desk/settings.html")]
pub(super) struct SettingsPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) form: SettingsForm,
    pub(super) errors: FieldErrors,
}

/// What is typed about an edition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsForm {
    pub(super) members_on: String,
    pub(super) extra_countries: String,
    pub(super) marks: String,
    pub(super) dates: String,
    pub(super) seen: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/editions/{slug}", ManageCohort, show),
        Route::get("/desk/editions/{slug}/settings", ManageCohort, settings),
        Route::post("/desk/editions/{slug}/settings", ManageCohort, keep),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let sources = documents(&mut reader.conn(), edition.id).await?;
    let rows = participations(&mut reader.conn(), edition.id).await?;
    let open = unplaced(&mut reader.conn(), edition.id).await?.len();
    let versions = announcements(&mut reader.conn(), edition.id).await?;
    drop(reader);
    let counted: Vec<_> = rows.iter().filter(|one| one.counts()).collect();
    let facts = Facts {
        drafts: sources.iter().filter(|one| one.state == SourceState::Draft).count(),
        confirmed: sources.iter().filter(|one| one.state == SourceState::Confirmed).count(),
        rows: counted.len(),
        silent: counted.iter().filter(|one| one.consent != Consent::Given).count(),
        unplaced: open,
        open_version: versions.iter().any(|one| one.state != State::Published),
        published: versions.iter().filter(|one| one.state == State::Published).count(),
    };
    let path = format!("{EDITIONS}/{slug}");
    let locale = &visit.locale;
    let page = visit
        .desk_page(&edition.name)
        .described(edition.programme.clone())
        .crumb(EDITIONS, locale.text("cohort-desk-editions"));
    let area = locale.list(edition.settings.extra_countries.iter().map(|country| locale.country(*country)));
    visit.html(&Overview { page, steps: steps(&path, &facts), path, edition, area })
}

/// What is known of an edition's way.
pub(super) struct Facts {
    pub(super) drafts: usize,
    pub(super) confirmed: usize,
    pub(super) rows: usize,
    pub(super) silent: usize,
    pub(super) unplaced: usize,
    pub(super) open_version: bool,
    pub(super) published: usize,
}

/// The four steps, with the first that waits marked as next.
pub(super) fn steps(path: &str, facts: &Facts) -> Vec<Step> {
    let step = |title, state, page: &str, action, done| Step {
        title,
        state,
        href: format!("{path}/{page}"),
        action,
        next: false,
        done,
    };
    let imports = if facts.drafts > 0 {
        let state = Message::new("cohort-desk-step-import-waits").arg("count", facts.drafts);
        step("cohort-desk-imports", state, "imports", "cohort-desk-step-import-look", false)
    } else {
        let state = Message::new("cohort-desk-step-import-done").arg("count", facts.confirmed);
        step("cohort-desk-imports", state, "imports/new", "cohort-desk-import-new", facts.confirmed > 0)
    };
    let cohort = Message::new("cohort-desk-step-cohort-state")
        .arg("rows", facts.rows)
        .arg("unplaced", facts.unplaced)
        .arg("silent", facts.silent);
    let settled = facts.rows > 0 && facts.unplaced == 0 && facts.silent == 0;
    let versions = Message::new(if facts.open_version {
        "cohort-desk-step-announce-open"
    } else {
        "cohort-desk-step-announce-state"
    });
    let versions = versions.arg("count", facts.published);
    let announced = facts.published > 0 && !facts.open_version;
    let mut steps = vec![
        imports,
        step("cohort-desk-cohort", cohort, "cohort", "cohort-desk-step-cohort-look", settled),
        step(
            "cohort-desk-figures",
            "cohort-desk-step-figures-state".into(),
            "figures",
            "cohort-desk-step-figures-look",
            facts.rows > 0,
        ),
        step(
            "cohort-desk-announcements",
            versions,
            "announcements",
            "cohort-desk-step-announce-look",
            announced,
        ),
    ];
    if let Some(next) = steps.iter_mut().find(|step| !step.done) {
        next.next = true;
    }
    steps
}

async fn settings(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let form = SettingsForm::of(&visit, &edition);
    visit.html(&SettingsPage {
        page: page(&visit, &edition),
        path: path(&slug),
        form,
        errors: FieldErrors::new(),
    })
}

fn path(slug: &str) -> String {
    format!("{EDITIONS}/{slug}/settings")
}

fn page(visit: &Visit, edition: &Edition) -> Page {
    below(visit, edition, visit.locale.text("cohort-desk-settings"))
}

async fn keep(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<SettingsForm>,
) -> Result<Response, Problem> {
    let mut edition = edition_of(&visit, &slug).await?;
    edition.version = form.seen.parse().unwrap_or_default();
    let mut errors = FieldErrors::new();
    if let (Some((members_on, settings)), true) = (read_settings(&form, &mut errors), errors.is_empty()) {
        match keep_settings(&visit.app.house, &visit.actor, &edition, members_on, &settings).await {
            Ok(()) => {
                visit.flash(Tone::Success, "cohort-desk-settings-kept");
                return Ok(onward(&format!("{EDITIONS}/{slug}")));
            }
            Err(EditionError::Changed) => errors.push("members_on", "cohort-desk-error-changed-kept"),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &SettingsPage { page: page(&visit, &edition), path: path(&slug), form, errors })
}

impl SettingsForm {
    fn of(visit: &Visit, edition: &Edition) -> Self {
        let settings = &edition.settings;
        let countries = settings.extra_countries.iter().map(|country| visit.locale.country(*country));
        let marks = settings.marks.iter().map(|(mark, meaning)| format!("{mark} = {meaning}"));
        let dates = settings.dates.iter().map(|(from, until, title)| format!("{from} {until} {title}"));
        Self {
            members_on: edition.members_on.to_string(),
            extra_countries: countries.collect::<Vec<_>>().join(", "),
            marks: marks.collect::<Vec<_>>().join("\n"),
            dates: dates.collect::<Vec<_>>().join("\n"),
            seen: edition.version.to_string(),
        }
    }
}

/// What was typed as settings; what is wrong goes to `errors`.
pub(super) fn read_settings(form: &SettingsForm, errors: &mut FieldErrors) -> Option<(Date, Settings)> {
    let mut settings = Settings::default();
    let members_on: Option<Date> = form.members_on.trim().parse().ok();
    if members_on.is_none() {
        errors.push("members_on", "form-date");
    }
    match countries_in(&form.extra_countries) {
        Ok(countries) => settings.extra_countries = countries,
        Err(word) => {
            errors.push("extra_countries", Message::new("cohort-desk-error-not-a-country").arg("word", word));
        }
    }
    for line in form.marks.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once('=') {
            Some((mark, meaning)) if !mark.trim().is_empty() && !meaning.trim().is_empty() => {
                settings.marks.insert(mark.trim().to_owned(), meaning.trim().to_owned());
            }
            _ => {
                errors.push("marks", Message::new("cohort-desk-error-mark-line").arg("line", line));
                break;
            }
        }
    }
    for line in form.dates.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match day_line(line) {
            Some(day) => settings.dates.push(day),
            None => {
                errors.push("dates", Message::new("cohort-desk-error-date-line").arg("line", line));
                break;
            }
        }
    }
    members_on.map(|members_on| (members_on, settings))
}

fn day_line(line: &str) -> Option<(Date, Date, String)> {
    let mut words = line.splitn(3, ' ');
    let from: Date = words.next()?.parse().ok()?;
    let until: Date = words.next()?.parse().ok()?;
    let title = words.next()?.trim();
    (from <= until && !title.is_empty()).then(|| (from, until, title.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts { drafts: 0, confirmed: 0, rows: 0, silent: 0, unplaced: 0, open_version: false, published: 0 }
    }

    fn next(facts: &Facts) -> Option<&'static str> {
        steps("/x", facts).iter().find(|step| step.next).map(|step| step.title)
    }

    #[test]
    fn an_empty_edition_begins_with_an_import_and_a_published_one_has_nothing_next() {
        assert_eq!(next(&facts()), Some("cohort-desk-imports"));
        let taken = Facts { confirmed: 1, rows: 90, ..facts() };
        assert_eq!(next(&taken), Some("cohort-desk-announcements"));
        assert_eq!(next(&Facts { unplaced: 2, ..taken }), Some("cohort-desk-cohort"));
        assert_eq!(next(&Facts { confirmed: 1, rows: 90, published: 1, ..facts() }), None);
    }

    #[test]
    fn a_wrong_line_is_told_at_its_field() {
        let mut errors = FieldErrors::new();
        let form = SettingsForm {
            members_on: "2020-07-03".into(),
            extra_countries: "Royaume-Uni".into(),
            marks: "DCC = Digital Cities Challenge".into(),
            dates: "2020-10-02 2020-09-28 Launch week".into(),
            seen: String::new(),
        };
        let (_, settings) = read_settings(&form, &mut errors).unwrap();
        assert_eq!(settings.extra_countries, ["GB".parse().unwrap()]);
        assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["dates"]);
    }
}
