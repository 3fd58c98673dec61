//! A decision as a document that two people sign: what it says and what it rests on, laid out for paper.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageSelection;
use centum_accounts::{Person, find_person};
use centum_base::Id;
use centum_calls::call::Call;
use centum_store::Conn;
use centum_web::{Html, Locale, Page, Problem, Route, Visit};

use super::decision::{Shown, shown};
use super::{below, home, impartial, words};
use crate::decision::{Decision, DecisionState, decisions};
use crate::draw::store::draw;

#[derive(Template)]
#[template(path = "deciding/paper.html")]
pub(super) struct View {
    page: Page,
    one: Shown,
    is_released: bool,
    method: String,
    ties: String,
    /// What each digest is taken of, and the digest.
    rests_on: Vec<(String, String)>,
    signs: Vec<Signs>,
}

/// A place for a signature: what the person did, who it was, and when.
struct Signs {
    did: String,
    name: String,
    at: Option<Html>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/desk/calls/{slug}/selection/decision/{number}/paper", ManageSelection, show)]
}

/// The names that stand under a document, and the commitment of the draw.
#[derive(Default)]
pub(super) struct Around {
    pub(super) proposed_by: String,
    pub(super) released_by: String,
    pub(super) commitment: String,
}

async fn show(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let (call, selection) = impartial(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let all = decisions(conn, selection.id).await?;
    let one = all.iter().find(|one| one.number == number).ok_or_else(Problem::not_found)?;
    let released_by = one.released.as_ref().map_or("", |(by, _)| by.as_str());
    let around = Around {
        proposed_by: name(conn, &one.proposed_by).await?,
        released_by: name(conn, released_by).await?,
        commitment: draw(conn, selection.id).await?.map(|one| one.commitment.to_string()).unwrap_or_default(),
    };
    drop(reader);
    let title = visit.locale.say("selection-paper-title").arg("number", one.number).plain();
    let page = below(&visit, &call, title)
        .crumb(format!("{}/decision/{number}", home(&call)), visit.locale.text("selection-tab-decision"));
    visit.html(&view(&visit.locale, page, &call, (&all, one), around))
}

/// The name of whom the ledger means; empty for nobody, and for somebody who was erased.
async fn name(conn: &mut Conn<'_>, actor: &str) -> Result<String, Problem> {
    let id: Option<Id<Person>> = actor.strip_prefix("person:").and_then(|id| id.parse().ok());
    let Some(id) = id else { return Ok(String::new()) };
    Ok(find_person(conn, id).await?.map(|person| person.name).unwrap_or_default())
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    (all, one): (&[Decision], &Decision),
    around: Around,
) -> View {
    let input = &one.content.input;
    let before = all.iter().rfind(|other| other.released.is_some() && other.number < one.number);
    let ties = input.ties.iter().map(|tie| words::tie(locale, call, tie));
    let ties: Vec<String> = ties.chain([locale.text("selection-tie-draw")]).collect();
    let digest = |of: &str, digest: String| (locale.text(&format!("selection-paper-digest-{of}")), digest);
    let signs = |did: &str, name: String, at| Signs {
        did: locale.text(&format!("selection-paper-{did}-by")),
        name,
        at,
    };
    View {
        one: shown(locale, call, &one.content, Some(one), before, None),
        is_released: one.state == DecisionState::Released,
        method: locale.text(&format!("selection-method-{}", input.method.name())),
        ties: ties.join(" → "),
        rests_on: vec![
            digest("decision", one.digest.to_string()),
            digest("terms", input.terms.to_string()),
            digest("pool", input.drawn_from().to_string()),
            digest("draw", around.commitment),
        ],
        signs: vec![
            signs("proposed", around.proposed_by, Some(locale.moment(one.proposed_at))),
            signs("released", around.released_by, one.released.as_ref().map(|(_, at)| locale.moment(*at))),
        ],
        page: page.described(call.terms.title.in_lang(locale.tag())),
    }
}
