//! What everyone may read of a selection: what was declared, the commitment of the draw, and once a decision was released,
//! how many.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ReadPublic;
use centum_base::{Digest, Id};
use centum_calls::call::{Call, CallState};
use centum_calls::expression::model::Expression;
use centum_web::{Html, Locale, Page, Problem, Route, Visit};

use super::overview::{Said, said};
use super::words;
use super::{STYLE, begun};
use crate::decision::{Decision, Input, last_released, lots};
use crate::draw::store::{Draw, draw};
use crate::pool::{Pool, pool};
use crate::process::{self, Declared, Selection};

#[derive(Template)]
#[template(path = "deciding/public.html")]
pub(super) struct View {
    page: Page,
    one: Shown,
}

struct Shown {
    terms: Said,
    history: Vec<Version>,
    commitment: String,
    committed: Html,
    seed: Option<String>,
    pool: Option<String>,
    /// Where the draw stood between selected and not selected: the applications by their identifiers, with their tickets.
    lots: Vec<Vec<(String, String)>>,
    figures: Vec<(String, String, String)>,
    released: Option<(Html, String)>,
    /// How far the checking of eligibility is, once the call has closed.
    eligibility: Option<String>,
}

/// The terms as they were declared once.
struct Version {
    number: u32,
    at: Html,
    reason: String,
    digest: String,
    /// What they say, line by line.
    says: Vec<String>,
    /// Where they are as data.
    data: String,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/calls/{slug}/selection", ReadPublic, show),
        Route::get("/calls/{slug}/selection/terms/{number}", ReadPublic, terms),
    ]
}

/// Terms as they were declared once, to the byte: anybody can take their digest.
async fn terms(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let (_, selection) = begun(&visit, &slug).await?;
    let history = process::terms_history(&mut visit.app.house.read().await?.conn(), selection.id).await?;
    let found = history.into_iter().find(|one| one.number == number).ok_or_else(Problem::not_found)?;
    let mut response = Response::new(found.text.into());
    let json = axum::http::HeaderValue::from_static("application/json");
    response.headers_mut().insert("content-type", json);
    Ok(response)
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = begun(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let history = process::terms_history(&mut reader.conn(), selection.id).await?;
    let draw = draw(&mut reader.conn(), selection.id).await?;
    let decision = last_released(&mut reader.conn(), selection.id).await?;
    let checked = match call.state {
        CallState::Draft | CallState::Published | CallState::Open => None,
        _ => Some(pool(&mut reader.conn(), &call).await?),
    };
    drop(reader);
    let page = visit
        .public_page(visit.locale.text("selection-terms-public"))
        .crumb("/calls", visit.locale.text("selection-calls"))
        .crumb(format!("/calls/{}", call.slug), call.terms.title.in_lang(visit.locale.tag()))
        .bringing(&visit, STYLE.name);
    visit.html(&view(
        &visit.locale,
        page,
        &call,
        &selection,
        (&history, draw.as_ref(), decision.as_ref(), checked.as_ref()),
    ))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    selection: &Selection,
    (history, draw, decision, checked): (&[Declared], Option<&Draw>, Option<&Decision>, Option<&Pool>),
) -> View {
    let figure =
        |count: usize, id: &str| (locale.number(count), locale.text(id), locale.text(&format!("{id}-rule")));
    let figures = decision.map(|decision| {
        let (selected, weighed, ineligible) = words::tally(&decision.content);
        vec![
            figure(selected, "selection-figure-selected"),
            figure(weighed, "selection-figure-weighed"),
            figure(ineligible, "selection-figure-ineligible"),
        ]
    });
    let lots = decision.map(|one| lots(&one.content)).unwrap_or_default();
    let lots = lots.into_iter().filter(|lot| lot.decided);
    let ticket = |(id, ticket): (Id<Expression>, Digest)| (id.to_string(), ticket.to_string());
    let lots = lots.map(|lot| lot.tickets.into_iter().map(ticket).collect()).collect();
    let decided_pool = decision.map(|one| one.content.input.drawn_from());
    let released = decision.and_then(|one| one.released.as_ref().map(|(_, at)| (one, at)));
    View {
        page,
        one: Shown {
            terms: said(locale, call, &selection.terms),
            history: history.iter().rev().map(|one| version(locale, call, one)).collect(),
            commitment: draw.map(|draw| draw.commitment.to_string()).unwrap_or_default(),
            committed: draw.map(|draw| locale.moment(draw.committed_at)).unwrap_or_default(),
            seed: draw.and_then(|draw| draw.revealed.as_ref()).map(|(seed, _)| seed.to_string()),
            pool: draw.and_then(|draw| draw.pool).or(decided_pool).map(|pool| pool.to_string()),
            lots,
            figures: figures.unwrap_or_default(),
            eligibility: match decision {
                Some(one) => Some(admitted(locale, &one.content.input)),
                None => checked.map(|pool| eligibility(locale, pool)),
            },
            released: released.map(|(one, at)| (locale.moment(*at), one.digest.to_string())),
        },
    }
}

fn version(locale: &Locale, call: &Call, one: &Declared) -> Version {
    let said = said(locale, call, &one.terms);
    let held_back = locale.text("selection-bound-held");
    let bound = |(label, of, limits, held): (String, String, String, String)| {
        format!("{label} {of}; {limits}; {held_back}: {held}")
    };
    let fact = |(name, says): (String, String)| format!("{name}: {says}");
    Version {
        number: one.number,
        at: locale.moment(one.at),
        reason: one.reason.clone(),
        digest: one.digest.to_string(),
        data: format!("/calls/{}/selection/terms/{}", call.slug, one.number),
        says: said.bounds.into_iter().map(bound).chain(said.facts.into_iter().map(fact)).collect(),
    }
}

/// Numbers alone, and only once every application is decided: before that they would tell of single ones.
fn eligibility(locale: &Locale, pool: &Pool) -> String {
    if pool.open.is_empty() {
        numbers(locale, pool.eligible.len(), pool.ineligible.len())
    } else {
        locale.text("selection-eligibility-open")
    }
}

/// Once a decision is released, its numbers: what is found after that would tell of single applications before the next one.
fn admitted(locale: &Locale, input: &Input) -> String {
    numbers(locale, input.candidates.len(), input.ineligible.len())
}

fn numbers(locale: &Locale, eligible: usize, ineligible: usize) -> String {
    let said = locale.say("selection-eligibility-decided").arg("eligible", eligible);
    said.arg("ineligible", ineligible).plain()
}
