//! The text of one letter in one language: written, tried with an application of this call, kept.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::find_person;
use centum_calls::Site;
use centum_calls::call::Call;
use centum_calls::expression::Dossier;
use centum_calls::expression::model::reference;
use centum_calls::organiser::entrants::{Entrant, entrants};
use centum_letters::{Template as Text, Written};
use centum_web::components::Choice;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Locale, Page, Problem, Typed, Visit, again, onward};

use super::letters;
use super::problem::{errors_of, message};
use crate::decision::Outcome;
use crate::pages::deciding::{below, impartial};
use crate::process::Selection;
use crate::wording::{Facts, VARIABLES, WordingError, keep, put_back, standard, values, worded};

#[derive(Template)]
#[template(path = "wording/edit.html")]
pub(super) struct View {
    page: Page,
    path: String,
    lang: String,
    subject: String,
    body: String,
    /// Whether somebody worded it.
    is_own: bool,
    variables: Vec<(String, String)>,
    applications: Vec<Choice>,
    /// Subject and text as an applicant would read them.
    preview: Option<(String, String)>,
    /// Why there is no preview.
    cannot: Option<String>,
    errors: FieldErrors,
}

/// The letter of an address.
struct Place {
    call: Call,
    selection: Selection,
    letter: Outcome,
    language: Locale,
}

async fn place(visit: &Visit, (slug, letter, lang): (&str, &str, &str)) -> Result<Place, Problem> {
    let (call, selection) = impartial(visit, slug).await?;
    let letter = Outcome::named(letter).ok_or_else(Problem::not_found)?;
    let language = visit.app.catalogue.offered().find(|one| one.tag() == lang).cloned();
    Ok(Place { call, selection, letter, language: language.ok_or_else(Problem::not_found)? })
}

/// What was typed into the form, or what stands.
pub(super) struct Shown {
    pub(super) text: Text,
    pub(super) is_own: bool,
    pub(super) errors: FieldErrors,
}

type Address = Path<(String, String, String)>;

pub(super) async fn show(visit: Visit, Path((slug, letter, lang)): Address) -> Result<Response, Problem> {
    let place = place(&visit, (&slug, &letter, &lang)).await?;
    let kept = worded(&mut visit.app.house.read().await?.conn(), place.selection.id).await?;
    let kept = kept.find(place.letter, place.language.tag()).cloned();
    let is_own = kept.is_some();
    let text = kept.unwrap_or_else(|| standard(&place.language, place.letter.name()));
    let shown = Shown { text, is_own, errors: FieldErrors::new() };
    visit.html(&composed(&visit, &place, shown, "").await?)
}

pub(super) async fn change(
    visit: Visit,
    Path((slug, letter, lang)): Address,
    typed: Typed,
) -> Result<Response, Problem> {
    let place = place(&visit, (&slug, &letter, &lang)).await?;
    let (house, id) = (&visit.app.house, place.selection.id);
    let (letter, lang) = (place.letter, place.language.tag());
    let field = |name: &str| typed.value(name).unwrap_or_default().replace("\r\n", "\n");
    let text = Text { subject: field("subject").trim().to_owned(), body: field("body") };
    let of = field("application");
    match typed.value("go") {
        Some("standard") => {
            put_back(house, &visit.actor, id, (letter, lang)).await?;
            visit.flash(Tone::Success, "wording-put-back");
        }
        Some("preview") => {
            let shown = Shown { text, is_own: false, errors: FieldErrors::new() };
            return visit.html(&composed(&visit, &place, shown, &of).await?);
        }
        _ => match keep(house, &visit.actor, id, (letter, lang), &text).await {
            Ok(()) => visit.flash(Tone::Success, "wording-kept"),
            Err(WordingError::Faults(faults)) => {
                let shown = Shown { text, is_own: false, errors: errors_of(&faults) };
                return again(&visit, &composed(&visit, &place, shown, &of).await?);
            }
            Err(error) => return Err(error.into()),
        },
    }
    Ok(onward(&format!("{}/{}/{lang}", letters(&place.call), letter.name())))
}

async fn composed(visit: &Visit, place: &Place, shown: Shown, of: &str) -> Result<View, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let all = entrants(conn, place.call.id).await?;
    let one = all.iter().find(|one| one.id.to_string() == of).or(all.first());
    let preview = match one {
        Some(one) => Some(tried(conn, visit, place, (one, &shown.text)).await?),
        None => None,
    };
    drop(reader);
    let title = visit.locale.text(&format!("wording-letter-{}", place.letter.name()));
    let page = below(visit, &place.call, format!("{title} ({})", place.language.endonym()))
        .crumb(letters(&place.call), visit.locale.text("wording-title"));
    let path = format!("{}/{}/{}", letters(&place.call), place.letter.name(), place.language.tag());
    Ok(view(&visit.locale, page, (path, place.language.tag()), shown, (&all, of, preview)))
}

type Tried = Result<Written, centum_letters::Fault>;

/// The letter as the first who writes for an application would read it.
async fn tried(
    conn: &mut centum_store::Conn<'_>,
    visit: &Visit,
    place: &Place,
    (one, text): (&Entrant, &Text),
) -> Result<Tried, Problem> {
    let dossier = Dossier::load(conn, one.id).await?.ok_or_else(Problem::not_found)?;
    let name = match dossier.writers.first() {
        Some(writer) => find_person(conn, writer.person).await?.map(|person| person.name),
        None => None,
    };
    let site = Site::of(&visit.app.settings);
    let facts = Facts {
        selection: &place.selection,
        call: &place.call,
        application: (&one.title, one.number),
        name: name.as_deref().unwrap_or_default(),
        link: &format!("{}/expressions/{}/outcome", site.base, one.id),
        site: &site.name,
    };
    let values = values(place.language.tag(), &facts);
    // A fault in words that nobody reaches is a fault too.
    match text.faults(&values).into_iter().next() {
        Some(fault) => Ok(Err(fault)),
        None => Ok(text.write(&values)),
    }
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    (path, lang): (String, &str),
    shown: Shown,
    (all, of, preview): (&[Entrant], &str, Option<Tried>),
) -> View {
    let variable = |name: &str| {
        let says = locale.text(&format!("wording-variable-{}", name.replace('_', "-")));
        (format!("{{{{ {name} }}}}"), says)
    };
    let application = |one: &Entrant| {
        Choice::new(one.id.to_string(), format!("{} {}", reference(one.number), one.title), Some(of))
    };
    let (preview, cannot) = match preview {
        Some(Ok(written)) => (Some((written.subject, written.body)), None),
        Some(Err(fault)) => (None, Some(locale.tell(&message(&fault)).plain())),
        None => (None, Some(locale.text("wording-preview-none"))),
    };
    View {
        page,
        path,
        lang: lang.to_owned(),
        subject: shown.text.subject,
        body: shown.text.body,
        is_own: shown.is_own,
        variables: VARIABLES.map(variable).to_vec(),
        applications: all.iter().map(application).collect(),
        preview,
        cannot,
        errors: shown.errors,
    }
}
