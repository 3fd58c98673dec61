//! Every letter in every language of the site, and whose words it is in.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_calls::call::Call;
use centum_web::components::Tab;
use centum_web::{Locale, Page, Problem, Visit};

use super::letters;
use crate::decision::Outcome;
use crate::pages::deciding::{below, impartial};
use crate::pages::place::{home, tabs};
use crate::wording::{Wording, worded};

#[derive(Template)]
#[template(path = "wording/list.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    letters: Vec<(String, Vec<Line>)>,
}

/// A letter in one language.
struct Line {
    href: String,
    language: String,
    lang: &'static str,
    is_own: bool,
}

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = impartial(&visit, &slug).await?;
    let wording = worded(&mut visit.app.house.read().await?.conn(), selection.id).await?;
    let page = below(&visit, &call, visit.locale.text("wording-title"));
    let languages: Vec<&Locale> = visit.app.catalogue.offered().collect();
    visit.html(&view(&visit.locale, page, &call, (&wording, &languages)))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    (wording, languages): (&Wording, &[&Locale]),
) -> View {
    let lines = |letter: Outcome| {
        let line = |language: &&Locale| Line {
            href: format!("{}/{}/{}", letters(call), letter.name(), language.tag()),
            language: language.endonym(),
            lang: language.tag(),
            is_own: wording.find(letter, language.tag()).is_some(),
        };
        let title = locale.text(&format!("wording-letter-{}", letter.name()));
        (title, languages.iter().map(line).collect())
    };
    View { page, tabs: tabs(locale, &home(call), "decision"), letters: Outcome::ALL.map(lines).into() }
}
