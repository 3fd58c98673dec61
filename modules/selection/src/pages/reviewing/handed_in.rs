//! An application as it was handed in: who applies, and what they answered.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_base::Digest;
use centum_calls::expression::{Dossier, Member, stock};
use centum_calls::organiser::submitted::file_of;
use centum_forms::view::{Answering, read};
use centum_web::security::headers::shut_in;
use centum_web::{Html, Locale, Problem, Visit};

use crate::pages::words::said;

#[derive(Template)]
#[template(path = "reviewing/handed_in.html")]
struct View<'l> {
    l: &'l Locale,
    category: String,
    consortium: bool,
    members: Vec<Line>,
    answers: Html,
}

struct Line {
    name: String,
    country: String,
    population: Option<i64>,
    lead: bool,
}

/// Members and answers of a dossier, with its files below the address `files`.
pub(crate) fn handed_in(locale: &Locale, dossier: &Dossier, files: &str) -> askama::Result<Html> {
    let names: BTreeMap<String, String> =
        dossier.members.iter().map(|member| (member.id.to_string(), member.name.clone())).collect();
    let answering = Answering {
        form: &dossier.form,
        answers: &dossier.answers(),
        circumstances: &dossier.circumstances(),
        names: &names,
        lang: None,
        files_url: Some(files),
    };
    let category = dossier.call.terms.categories.iter().find(|one| one.key == dossier.head.category);
    let view = View {
        l: locale,
        category: category.map_or_else(|| dossier.head.category.clone(), |one| said(locale, &one.label).text),
        consortium: dossier.head.consortium,
        members: dossier.members.iter().map(|member| line(locale, member)).collect(),
        answers: read(&answering, locale)?,
    };
    view.render().map(Html::trusted)
}

fn line(locale: &Locale, member: &Member) -> Line {
    Line {
        name: member.name.clone(),
        country: member
            .country
            .map_or_else(|| locale.text("word-unknown"), |country| locale.country(country)),
        population: member.place.as_deref().and_then(stock::population),
        lead: member.is_lead,
    }
}

/// A file of an answer as it was handed in, shut in so that nothing in it runs here.
pub(crate) async fn file(
    visit: &Visit,
    dossier: &Dossier,
    (part, field, digest): (&str, &str, &str),
) -> Result<Response, Problem> {
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let found = file_of(&mut reader.conn(), dossier, (part, field), digest).await?;
    let (name, head, content) = found.ok_or_else(Problem::not_found)?;
    let mut response = ([(header::CONTENT_TYPE, head.media_type)], content).into_response();
    shut_in(&mut response, &name);
    Ok(response)
}
