//! How far a selection is, what is declared, and the next step.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageSelection;
use centum_base::{Id, Timestamp};
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, StoreResult};
use centum_web::components::Tab;
use centum_web::{Html, Locale, Page, Problem, Route, Tone, Typed, Visit};

use super::{LIST, OVERVIEW, STYLE, begun, home, impartial, of_slug, onward, tabs, words};
use crate::consensus;
use crate::decision::{last_released, open_complaints, redress_ends};
use crate::draw::store::{self as draws, Draw, draw};
use crate::pages::words::points;
use crate::pool::{Pool, pool};
use crate::process::rules::{Barrier, Progress, next};
use crate::process::{self, Declared, Of, Selection, SelectionState, Terms};
use crate::reviewers::conflicts_of;

#[derive(Template)]
#[template(path = "deciding/overview.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    path: String,
    selection: Option<Known>,
}

struct Known {
    version: i64,
    states: Vec<(String, bool, bool)>,
    figures: Vec<(String, String, String)>,
    barriers: Vec<String>,
    /// What bars no step and is to be known before it is taken.
    short: Option<String>,
    next: Option<String>,
    terms: Said,
    history: Vec<(u32, Html, String, String)>,
    commitment: String,
    committed: Html,
    seed: Option<String>,
    pool: Option<String>,
    /// Whether who looks may read what that is the digest of.
    reads_pool: bool,
}

/// Terms in words.
pub(super) struct Said {
    pub(super) facts: Vec<(String, String)>,
    pub(super) bounds: Vec<(String, String, String, String)>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection", ManageSelection, show),
        Route::post("/desk/calls/{slug}/selection/step", ManageSelection, step),
        Route::get("/desk/calls/{slug}/selection/draw", ManageSelection, drawn),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = of_slug(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let found = match selection {
        Some(selection) => {
            let conflicts = conflicts_of(&mut reader.conn(), &selection).await?;
            let person = visit.actor.person().map(|person| person.id);
            let hidden = person.map(|person| conflicts.hidden_from(person)).unwrap_or_default();
            let pool = pool(&mut reader.conn(), &call).await?.without(&hidden);
            let now = visit.app.house.now();
            let progress = progress(&mut reader.conn(), &selection, &call, (&pool, &hidden), now).await?;
            let history = process::terms_history(&mut reader.conn(), selection.id).await?;
            let draw = draw(&mut reader.conn(), selection.id).await?;
            Some((selection, pool, progress, history, draw, hidden.is_empty()))
        }
        None => None,
    };
    drop(reader);
    let page = visit
        .desk_page(visit.locale.text("selection-title"))
        .crumb(LIST, visit.locale.text("selection-list-title"))
        .described(call.terms.title.in_lang(visit.locale.tag()))
        .bringing(&visit, STYLE.name);
    let found = found.as_ref().map(|(selection, pool, progress, history, draw, is_impartial)| Found {
        selection,
        pool,
        progress: *progress,
        history,
        draw: draw.as_ref(),
        is_impartial: *is_impartial,
    });
    visit.html(&view(&visit.locale, page, &call, found))
}

/// What takes part in the draw, to the byte: whoever shows it to somebody shows what its digest is taken of.
async fn drawn(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (_, selection) = impartial(&visit, &slug).await?;
    let text = draws::pool(&mut visit.app.house.read().await?.conn(), selection.id).await?;
    let mut response = Response::new(text.ok_or_else(Problem::not_found)?.into());
    let plain = axum::http::HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert("content-type", plain);
    Ok(response)
}

/// What is known of a selection that was begun.
pub(super) struct Found<'a> {
    pub(super) selection: &'a Selection,
    pub(super) pool: &'a Pool,
    pub(super) progress: Progress,
    pub(super) history: &'a [Declared],
    pub(super) draw: Option<&'a Draw>,
    /// Whether nothing is kept from who looks: such a person takes no step.
    pub(super) is_impartial: bool,
}

async fn step(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let (call, selection) = begun(&visit, &slug).await?;
    let seen = typed.value("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    let house = &visit.app.house;
    let of_call = call.clone();
    let progress = async |tx: &mut centum_store::Tx, one: &Selection| {
        let pool = pool(&mut tx.conn(), &of_call).await?;
        // Whoever takes a step is kept from nothing.
        progress(&mut tx.conn(), one, &of_call, (&pool, &BTreeSet::new()), house.now()).await
    };
    process::go_on(house, &visit.actor, selection.id, seen, progress).await?;
    visit.flash(Tone::Success, "selection-stepped");
    Ok(onward(&home(&call)))
}

pub(super) fn view(locale: &Locale, page: Page, call: &Call, found: Option<Found<'_>>) -> View {
    View {
        page,
        tabs: if found.is_some() { tabs(locale, &home(call), OVERVIEW) } else { Vec::new() },
        path: home(call),
        selection: found.map(|found| known(locale, call, &found)),
    }
}

fn known(locale: &Locale, call: &Call, found: &Found<'_>) -> Known {
    let selection = found.selection;
    let state = |state: SelectionState| {
        (
            locale.text(&format!("selection-stage-{}", state.name())),
            state < selection.state,
            state == selection.state,
        )
    };
    let figure =
        |count: usize, id: &str| (locale.number(count), locale.text(id), locale.text(&format!("{id}-rule")));
    let ahead = next(selection.state, call.state, found.progress);
    let barriers = ahead.as_ref().err().into_iter().flatten().filter_map(|one| barrier(locale, one));
    let partial = (!found.is_impartial).then(|| locale.text("selection-barrier-partial"));
    let draw = found.draw;
    let is_read = matches!(selection.state, SelectionState::Reviewing | SelectionState::Deliberating);
    let count = found.progress.short;
    Known {
        version: selection.version,
        states: SelectionState::ALL.map(state).to_vec(),
        figures: vec![
            figure(found.pool.eligible.len(), "selection-figure-eligible"),
            figure(found.pool.open.len(), "selection-figure-open"),
            figure(found.pool.ineligible.len(), "selection-figure-ineligible"),
            figure(found.progress.reports_open as usize, "selection-figure-unmarked"),
        ],
        barriers: barriers.chain(partial).collect(),
        short: (is_read && count > 0).then(|| {
            let said = locale.say("selection-short-of-reviewers").arg("count", count);
            said.arg("declared", selection.terms.readers).plain()
        }),
        next: ahead
            .ok()
            .filter(|_| found.is_impartial)
            .map(|to| locale.text(&format!("selection-step-{}", to.name()))),
        terms: said(locale, call, &selection.terms),
        history: found
            .history
            .iter()
            .rev()
            .map(|one| (one.number, locale.moment(one.at), one.reason.clone(), one.digest.to_string()))
            .collect(),
        commitment: draw.map(|draw| draw.commitment.to_string()).unwrap_or_default(),
        committed: draw.map(|draw| locale.moment(draw.committed_at)).unwrap_or_default(),
        pool: draw.and_then(|draw| draw.pool).map(|pool| pool.to_string()),
        reads_pool: found.is_impartial,
        seed: draw.and_then(|draw| draw.revealed.as_ref()).map(|(seed, _)| seed.to_string()),
    }
}

/// How far the selection is: what was read and agreed, which complaints wait, and whether more can be filed; nothing of what is
/// hidden.
async fn progress(
    conn: &mut Conn<'_>,
    selection: &Selection,
    call: &Call,
    (pool, hidden): (&Pool, &BTreeSet<Id<Expression>>),
    now: Timestamp,
) -> StoreResult<Progress> {
    let complaints_open = open_complaints(conn, selection.id, hidden).await?;
    let last = last_released(conn, selection.id).await?.and_then(|one| one.released);
    let redress_open = last.is_some_and(|(_, at)| now <= redress_ends(selection, at));
    let read = consensus::progress(conn, selection, call, pool).await?;
    Ok(Progress { complaints_open, redress_open, ..read })
}

fn barrier(locale: &Locale, barrier: &Barrier) -> Option<String> {
    let said = |id: &str, count: u32| locale.say(id).arg("count", count).plain();
    match barrier {
        // Said by the page itself: what comes next is a decision, or nothing.
        Barrier::State(_) => None,
        Barrier::CallOpen => Some(locale.text("selection-barrier-call-open")),
        Barrier::Unassigned(count) => Some(said("selection-barrier-unassigned", *count)),
        Barrier::ReviewsOpen(count) => Some(said("selection-barrier-reviews", *count)),
        Barrier::ReportsOpen(count) => Some(said("selection-barrier-reports", *count)),
        Barrier::ComplaintsOpen(count) => Some(said("selection-barrier-complaints", *count)),
        Barrier::RedressOpen => Some(locale.text("selection-barrier-redress")),
    }
}

/// Terms in words, for the organiser and for everyone.
pub(super) fn said(locale: &Locale, call: &Call, terms: &Terms) -> Said {
    let fact = |id: &str, says: String| (locale.text(&format!("selection-fact-{id}")), says);
    let yes = |is: bool| locale.text(if is { "word-yes" } else { "word-no" });
    // “Most: none” would read as if nobody were allowed.
    let no_limit = || locale.text("selection-no-limit");
    let most = |most: Option<u32>| most.map_or_else(no_limit, |most| locale.number(most));
    let days = |days: u32| locale.say("selection-days").arg("count", days).plain();
    let method = locale.text(&format!("selection-method-{}", terms.method.name()));
    let ties = terms.ties.iter().map(|tie| words::tie(locale, call, tie));
    let ties: Vec<String> = ties.chain([locale.text("selection-tie-draw")]).collect();
    let threshold = terms.threshold;
    let facts = vec![
        fact("method", method),
        fact("ties", ties.join(" → ")),
        fact("threshold", threshold.map_or_else(|| locale.text("word-none"), |one| points(locale, one))),
        fact("readers", locale.number(terms.readers)),
        fact("per-country", most(terms.per_country)),
        fact("per-employer", most(terms.per_employer)),
        fact("own-country", yes(terms.own_country_is_conflict)),
        fact("answer-days", days(terms.answer_days)),
        fact("redress-days", days(terms.redress_days)),
    ];
    let bound = |bound: &crate::process::Bound| {
        let held =
            if bound.held_back > 0 { locale.number(bound.held_back) } else { locale.text("word-none") };
        let of: &Of = &bound.of;
        (
            bound.label.in_lang(locale.tag()).to_owned(),
            words::counted(locale, call, of),
            words::limits(locale, bound.floor, bound.ceiling),
            held,
        )
    };
    Said { facts, bounds: terms.bounds.iter().map(bound).collect() }
}
