//! Who acts for which participant, and whether organisers want to be asked. For organisers.

use askama::Template;
use axum::response::Response;
use centum_accounts::{Email, Permission, find_person, find_person_by_email};
use centum_cohort::edition::editions;
use centum_cohort::register::participations;
use centum_web::components::{Choice, Heading};
use centum_web::{FieldErrors, Form, Locale, Page, Problem, Route, Tone, Visit, again, onward};
use serde::Deserialize;

use super::{below, id_of, taking};
use crate::officers::{Participant, asks, name_officer, officers, release_officer, set_asking};

const HERE: &str = "/desk/catalogue/officers";

#[derive(Template)]
#[template(path = "desk/officers.html")]
pub(super) struct Officers {
    pub(super) page: Page,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    pub(super) participants: Vec<Choice>,
    pub(super) mail: String,
    pub(super) asks: bool,
    pub(super) errors: FieldErrors,
}

/// Somebody who acts for a participant.
pub(super) struct Line {
    pub(super) participation: String,
    pub(super) participant: String,
    pub(super) person: String,
    pub(super) name: String,
}

/// What is to be done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Deed {
    deed: String,
    mail: String,
    of: String,
    person: String,
    asks: Option<String>,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCatalogue;
    vec![Route::get(HERE, ManageCatalogue, show), Route::post(HERE, ManageCatalogue, act)]
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![plain("catalogue-officer-participant"), plain("word-name"), plain("catalogue-officer-release")]
}

async fn view(visit: &Visit, deed: &Deed, errors: FieldErrors) -> Result<Officers, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let mut all = Vec::new();
    for edition in editions(&mut conn).await? {
        let counted = participations(&mut conn, edition.id).await?.into_iter().filter(|one| one.counts());
        all.extend(counted.map(|one| Participant {
            id: one.id,
            name: one.name,
            edition: edition.name.clone(),
        }));
    }
    let mut lines = Vec::new();
    for (of, person) in officers(&mut conn).await? {
        let participant = all.iter().find(|one| one.id == of);
        let found = find_person(&mut conn, person).await?;
        lines.push(Line {
            participation: of.to_string(),
            participant: participant.map(|one| one.name.clone()).unwrap_or_default(),
            person: person.to_string(),
            name: found.map(|found| found.name).unwrap_or_default(),
        });
    }
    locale.sort_by_text(&mut lines, |line| &line.participant);
    let mut participants = taking::participants(&all, &deed.of);
    locale.sort_by_text(&mut participants, |choice| &choice.text);
    participants.insert(0, Choice::new("", locale.text("catalogue-officer-choose"), Some(&deed.of)));
    let page = below(visit, locale.text("catalogue-officer-title"));
    Ok(Officers {
        page: page.described(locale.text("catalogue-officer-title-lead")),
        headings: headings(locale),
        lines,
        participants,
        mail: deed.mail.clone(),
        asks: asks(&mut conn).await?,
        errors,
    })
}

async fn show(visit: Visit) -> Result<Response, Problem> {
    visit.html(&view(&visit, &Deed::default(), FieldErrors::new()).await?)
}

async fn act(visit: Visit, Form(deed): Form<Deed>) -> Result<Response, Problem> {
    let (house, actor) = (&visit.app.house, &visit.actor);
    match deed.deed.as_str() {
        "asks" => set_asking(house, actor, deed.asks.is_some()).await?,
        "release" => release_officer(house, actor, id_of(&deed.of)?, id_of(&deed.person)?).await?,
        "name" => {
            let mut errors = FieldErrors::new();
            let mail: Option<Email> = deed.mail.trim().parse().ok();
            let found = match &mail {
                Some(mail) => find_person_by_email(&mut house.read().await?.conn(), mail).await?,
                None => None,
            };
            if found.is_none() {
                errors.push("mail", "catalogue-publish-editor-unknown");
            }
            let of = deed.of.parse().ok();
            if of.is_none() {
                errors.push("of", "catalogue-desk-error-choose");
            }
            let (Some(person), Some(of)) = (found, of) else {
                return again(&visit, &view(&visit, &deed, errors).await?);
            };
            name_officer(house, actor, of, person.id).await?;
        }
        _ => return Err(Problem::bad_request("problem-form")),
    }
    visit.flash(Tone::Success, "catalogue-officer-kept");
    Ok(onward(HERE))
}
