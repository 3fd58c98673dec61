//! A decision: who is selected, why, at which price; proposed, released, replayed.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::{ManageSelection, ReleaseDecision};
use centum_base::Id;
use centum_calls::call::Call;
use centum_calls::expression::model::{Expression, reference};
use centum_web::chart::{Bar, Bars, Naming as ChartNaming, Second};
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Problem, Route, Typed, Visit};

use super::words::{self, Naming};
use super::{again, below, home, impartial, onward, site, tabs, worked_out};
use crate::decision::{
    self, Content, Decision, DecisionError, DecisionState, Line, Reason, Unsent, decisions, outcomes,
    propose, release,
};
use crate::pages::words::points;

#[derive(Template)]
#[template(path = "deciding/decision.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    path: String,
    letters: String,
    others: Vec<(String, String, String, Html)>,
    /// Applications to which no letter could go.
    unreached: Vec<String>,
    /// How many applicants are written to when what is shown is released.
    news: usize,
    shown: Option<Shown>,
    cannot: Option<String>,
    typed: String,
    errors: FieldErrors,
}

/// One decision in words.
pub(super) struct Shown {
    pub(super) number: Option<u32>,
    pub(super) digest: String,
    pub(super) reason: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) is_proposed: bool,
    pub(super) may_release: bool,
    pub(super) proposed: Html,
    pub(super) released: Option<Html>,
    pub(super) figures: Vec<(String, String, String)>,
    pub(super) chart: Option<Html>,
    /// Where the line lies, in a sentence.
    pub(super) line: Option<String>,
    pub(super) comes_in: Vec<String>,
    pub(super) goes_out: Vec<String>,
    pub(super) is_first: bool,
    pub(super) lines: Vec<Row>,
    pub(super) bounds: Vec<BoundRow>,
    pub(super) other: String,
    pub(super) other_in: Vec<String>,
    pub(super) other_out: Vec<String>,
    pub(super) alternatives: String,
    pub(super) ineligible: Vec<(String, String)>,
    /// Groups of equals whose order decided who is selected.
    pub(super) ties: Vec<Vec<String>>,
    /// Where the draw stood between selected and not selected, with the tickets.
    pub(super) lots: Vec<Vec<(String, String)>>,
}

/// One application of a decision.
pub(super) struct Row {
    pub(super) rank: u32,
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) countries: String,
    pub(super) category: String,
    pub(super) score: String,
    pub(super) parted: Option<String>,
    pub(super) selected: bool,
    pub(super) reason: String,
    pub(super) change: Option<String>,
}

/// One bound, with what it came to.
pub(super) struct BoundRow {
    pub(super) label: String,
    pub(super) limits: String,
    pub(super) count: String,
    pub(super) points: String,
    pub(super) comes_in: String,
    pub(super) goes_out: String,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection/decision", ManageSelection, show),
        Route::post("/desk/calls/{slug}/selection/decision", ManageSelection, propose_one),
        Route::post("/desk/calls/{slug}/selection/decision/drop", ManageSelection, drop_one),
        Route::get("/desk/calls/{slug}/selection/decision/{number}", ManageSelection, show_one),
        Route::get("/desk/calls/{slug}/selection/decision/{number}/content", ManageSelection, content),
        Route::post("/desk/calls/{slug}/selection/decision/{number}/release", ReleaseDecision, release_one),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let view = prepared(&visit, &slug, None, (String::new(), FieldErrors::new())).await?;
    visit.html(&view)
}

async fn show_one(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Problem::not_found())?;
    let view = prepared(&visit, &slug, Some(number), (String::new(), FieldErrors::new())).await?;
    visit.html(&view)
}

/// What a decision rests on and says, exactly as its digest is taken of it.
async fn content(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Problem::not_found())?;
    let (_, selection) = impartial(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let found = decision::find_decision(&mut reader.conn(), selection.id, number).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let text = decision::store::text_of(&found.content);
    let mut response = Response::new(text.into());
    let headers = response.headers_mut();
    headers.insert("content-type", axum::http::HeaderValue::from_static("application/json"));
    Ok(response)
}

async fn prepared(
    visit: &Visit,
    slug: &str,
    number: Option<u32>,
    (typed, errors): (String, FieldErrors),
) -> Result<View, Problem> {
    let (call, selection) = impartial(visit, slug).await?;
    let all = decisions(&mut visit.app.house.read().await?.conn(), selection.id).await?;
    let shown = match number {
        Some(number) => Some(all.iter().find(|one| one.number == number).ok_or_else(Problem::not_found)?),
        None => all.iter().rfind(|one| one.state != DecisionState::Dropped),
    };
    let told = match shown {
        Some(one) => {
            let mut reader = visit.app.house.read().await?;
            decision::store::letters(&mut reader.conn(), selection.id, one.number).await?
        }
        None => BTreeMap::new(),
    };
    let unreached: Vec<Id<Expression>> =
        told.into_iter().filter(|(_, unsent)| *unsent == Some(Unsent::NoAddress)).map(|(id, _)| id).collect();
    let news = match shown.filter(|one| one.state == DecisionState::Proposed) {
        Some(one) => {
            let mut reader = visit.app.house.read().await?;
            decision::news(&mut reader.conn(), selection.id, &all, one).await?.len()
        }
        None => 0,
    };
    let now = worked_out(visit, selection.id).await?;
    let page = below(visit, &call, visit.locale.text("selection-tab-decision"));
    let releaser = visit.actor.require(ReleaseDecision).ok().map(|recorded| recorded.to_string());
    let releaser = releaser.as_deref();
    let looked = Looked { all: &all, shown, now: &now, unreached: &unreached, news, releaser };
    Ok(view(&visit.locale, page, &call, &looked, (typed, errors)))
}

/// Everything that the page shows of decisions.
pub(super) struct Looked<'a> {
    /// Every decision.
    pub(super) all: &'a [Decision],
    /// The one that is shown.
    pub(super) shown: Option<&'a Decision>,
    /// What would be decided now, or why nothing can be.
    pub(super) now: &'a Result<Content, Message>,
    /// To whom no letter about the one that is shown could go.
    pub(super) unreached: &'a [Id<Expression>],
    /// To how many the one that is shown would be news.
    pub(super) news: usize,
    /// Who looks, as the ledger names people, if that is somebody who may release.
    pub(super) releaser: Option<&'a str>,
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    looked: &Looked<'_>,
    (typed, errors): (String, FieldErrors),
) -> View {
    let path = format!("{}/decision", home(call));
    let other = |one: &Decision| {
        let state = locale.text(&format!("selection-decision-{}", one.state.name()));
        (format!("{path}/{}", one.number), locale.number(one.number), state, locale.moment(one.proposed_at))
    };
    let before = looked
        .all
        .iter()
        .rfind(|one| one.released.is_some() && looked.shown.is_none_or(|shown| one.number < shown.number));
    let shown = match (looked.shown, looked.now) {
        (Some(one), _) => Some(shown(locale, call, &one.content, Some(one), before, looked.releaser)),
        (None, Ok(content)) => Some(shown(locale, call, content, None, before, looked.releaser)),
        (None, Err(_)) => None,
    };
    View {
        page,
        tabs: tabs(locale, &home(call), "decision"),
        others: looked.all.iter().rev().map(other).collect(),
        news: looked.news,
        unreached: looked.shown.iter().flat_map(|one| called(&one.content, looked.unreached)).collect(),
        shown,
        cannot: looked.now.as_ref().err().map(|message| words::sentence(locale, message)),
        path,
        letters: format!("{}/letters", home(call)),
        typed,
        errors,
    }
}

pub(super) fn shown(
    locale: &Locale,
    call: &Call,
    content: &Content,
    kept: Option<&Decision>,
    before: Option<&Decision>,
    releaser: Option<&str>,
) -> Shown {
    let naming = Naming::of(locale, call, &content.input);
    let (selected, weighed, ineligible) = words::tally(content);
    let figure = |number: String, id: &str| (number, locale.text(id), locale.text(&format!("{id}-rule")));
    let cities: u64 = content
        .output
        .lines
        .iter()
        .filter(|line| line.selected)
        .filter_map(|line| naming.candidate(line.id))
        .map(|one| u64::from(one.cities))
        .sum();
    let name = |id: &Id<_>| naming.name(*id);
    let (comes_in, goes_out) = difference(content, before, &naming);
    let state = kept.map_or(DecisionState::Proposed, |one| one.state);
    Shown {
        number: kept.map(|one| one.number),
        digest: kept.map(|one| one.digest.to_string()).unwrap_or_default(),
        reason: kept.map(|one| one.reason.clone()).unwrap_or_default(),
        state: match kept {
            Some(one) => locale.text(&format!("selection-decision-{}", one.state.name())),
            None => locale.text("selection-decision-now"),
        },
        tone: match state {
            DecisionState::Released => "success",
            DecisionState::Dropped => "neutral",
            DecisionState::Proposed => "warning",
        },
        is_proposed: kept.is_some_and(|one| one.state == DecisionState::Proposed),
        may_release: kept.zip(releaser).is_some_and(|(one, releaser)| one.proposed_by != releaser),
        proposed: kept.map(|one| locale.moment(one.proposed_at)).unwrap_or_default(),
        released: kept.and_then(|one| one.released.as_ref()).map(|(_, at)| locale.moment(*at)),
        figures: vec![
            figure(locale.number(selected), "selection-figure-selected"),
            figure(locale.number(cities), "selection-figure-cities"),
            figure(locale.number(weighed), "selection-figure-weighed"),
            figure(locale.number(ineligible), "selection-figure-ineligible"),
        ],
        chart: distribution(locale, content, &naming),
        line: last_above(content).map(|line| line_says(locale, line, &naming)),
        comes_in,
        goes_out,
        is_first: before.is_none(),
        lines: content.output.lines.iter().map(|line| row(locale, call, &naming, line)).collect(),
        bounds: content.output.bounds.iter().map(|one| bound_row(locale, &naming, one)).collect(),
        other: words::other(locale, &content.output.other),
        other_in: content.output.other.comes_in.iter().map(name).collect(),
        other_out: content.output.other.goes_out.iter().map(name).collect(),
        alternatives: locale.text(match content.output.other.greatest_is_only {
            Some(true) => "selection-greatest-only",
            Some(false) => "selection-greatest-several",
            None => "selection-greatest-unknown",
        }),
        ties: decision::ties_that_mattered(&content.output)
            .into_iter()
            .map(|tie| tie.iter().map(|line| naming.name(line.id)).collect())
            .collect(),
        lots: decision::lots(content)
            .into_iter()
            .filter(|lot| lot.decided)
            .map(|lot| {
                lot.tickets.iter().map(|(id, ticket)| (naming.name(*id), ticket.to_string())).collect()
            })
            .collect(),
        ineligible: content
            .input
            .ineligible
            .iter()
            .map(|one| (format!("{} {}", reference(one.number), one.title), rules(locale, call, &one.rules)))
            .collect(),
    }
}

fn rules(locale: &Locale, call: &Call, keys: &[String]) -> String {
    let label = |key: &String| {
        let found = call.terms.eligibility.iter().find(|rule| rule.key == *key);
        found.map_or(key.as_str(), |rule| rule.label.in_lang(locale.tag())).to_owned()
    };
    locale.list(keys.iter().map(label))
}

fn row(locale: &Locale, call: &Call, naming: &Naming<'_>, line: &decision::Line) -> Row {
    let candidate = naming.candidate(line.id);
    let category = candidate.map(|one| one.category.as_str()).unwrap_or_default();
    let label = call.terms.categories.iter().find(|one| one.key == category);
    let countries = candidate.map(|one| one.countries.as_slice()).unwrap_or_default();
    Row {
        rank: line.rank,
        reference: reference(line.number),
        title: line.title.clone(),
        countries: locale.list(countries.iter().map(|country| locale.country(*country))),
        category: label.map_or(category, |one| one.label.in_lang(locale.tag())).to_owned(),
        score: naming.total(line),
        parted: naming.parted(&line.parted),
        selected: line.selected,
        reason: naming.reason(line, true),
        change: naming.change(line, true),
    }
}

fn bound_row(locale: &Locale, naming: &Naming<'_>, one: &decision::Counted) -> BoundRow {
    let names = |ids: &[Id<_>]| locale.list(ids.iter().map(|id| naming.name(*id)));
    BoundRow {
        label: naming.bound(&one.key),
        limits: words::limits(locale, one.floor, one.ceiling),
        count: locale.number(one.count),
        points: points(locale, one.points),
        comes_in: names(&one.comes_in),
        goes_out: names(&one.goes_out),
    }
}

/// Who is selected now and was not in the decision before, and the other way round.
fn difference(
    content: &Content,
    before: Option<&Decision>,
    naming: &Naming<'_>,
) -> (Vec<String>, Vec<String>) {
    let selected = |content: &Content| {
        let all = outcomes(content).into_iter();
        all.filter(|(_, outcome)| *outcome == decision::Outcome::Selected)
            .map(|(id, _)| id)
            .collect::<BTreeSet<_>>()
    };
    let now = selected(content);
    let then = before.map(|one| selected(&one.content)).unwrap_or_default();
    let comes_in = now.difference(&then).map(|id| naming.name(*id)).collect();
    // Who goes out may be weighed no more: the decision before has the name.
    let out: Vec<_> = then.difference(&now).copied().collect();
    (comes_in, before.map(|one| called(&one.content, &out)).unwrap_or_default())
}

/// What applications are called in a decision, weighed or not.
fn called(content: &Content, ids: &[Id<Expression>]) -> Vec<String> {
    let weighed = content.output.lines.iter().map(|line| (line.id, line.number, &line.title));
    let ineligible = content.input.ineligible.iter().map(|one| (one.id, one.number, &one.title));
    let named = weighed.chain(ineligible).filter(|(id, ..)| ids.contains(id));
    named.map(|(_, number, title)| format!("{} {title}", reference(number))).collect()
}

/// The last one in rank order that is selected for anything but bounds: below it lies the line.
fn last_above(content: &Content) -> Option<&Line> {
    let for_bounds = |line: &Line| matches!(line.reason, Reason::ForBounds { .. });
    content.output.lines.iter().rfind(|line| line.selected && !for_bounds(line))
}

fn line_says(locale: &Locale, line: &Line, naming: &Naming<'_>) -> String {
    let said = locale.say("selection-chart-line").arg("rank", line.rank);
    said.arg("points", naming.total(line)).plain()
}

/// How many have how many points: selected, and all; with the line.
fn distribution(locale: &Locale, content: &Content, naming: &Naming<'_>) -> Option<Html> {
    let mut steps: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for line in &content.output.lines {
        let step = steps.entry(naming.whole_points(line)).or_default();
        step.0 += u64::from(line.selected);
        step.1 += 1;
    }
    let bar = |(step, (selected, all)): (&u32, &(u64, u64))| Bar {
        label: locale.say("selection-chart-step").arg("from", *step).arg("to", step + 1).plain(),
        value: *selected,
        says: locale.say("selection-chart-selected").arg("count", *selected).plain(),
        second: Some(Second {
            value: *all,
            says: locale.say("selection-chart-all").arg("count", *all).plain(),
        }),
    };
    let bars: Vec<Bar> = steps.iter().rev().map(bar).collect();
    if bars.is_empty() {
        return None;
    }
    let line = last_above(content);
    let rule = locale.text("selection-chart-rule");
    let described = |line: &Line| format!("{rule} {}", line_says(locale, line, naming));
    let chart = Bars::new(ChartNaming {
        id: "distribution".to_owned(),
        title: locale.text("selection-chart"),
        description: line.map_or_else(|| rule.clone(), described),
    });
    let chart = chart.with_bars(bars).ok()?;
    let at = line.and_then(|line| steps.keys().rev().position(|step| *step == naming.whole_points(line)));
    let chart = match at {
        Some(at) => chart.with_line_below(at),
        None => chart,
    };
    Some(Html::trusted(chart.render()))
}

async fn propose_one(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let (call, selection) = impartial(&visit, &slug).await?;
    let reason = typed.value("reason").unwrap_or_default().to_owned();
    match propose(&visit.app.house, &visit.actor, selection.id, &reason).await {
        Ok(number) => {
            visit.flash(Tone::Success, "selection-proposed");
            Ok(onward(&format!("{}/decision/{number}", home(&call))))
        }
        Err(DecisionError::ReasonNeeded) => {
            let mut errors = FieldErrors::new();
            errors.push("reason", "selection-error-reason");
            again(&visit, &prepared(&visit, &slug, None, (reason, errors)).await?)
        }
        Err(other) => Err(other.into()),
    }
}

async fn drop_one(visit: Visit, Path(slug): Path<String>, _: Typed) -> Result<Response, Problem> {
    let (call, selection) = impartial(&visit, &slug).await?;
    decision::drop_proposed(&visit.app.house, &visit.actor, selection.id).await?;
    visit.flash(Tone::Success, "selection-dropped");
    Ok(onward(&format!("{}/decision", home(&call))))
}

async fn release_one(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (call, selection) = impartial(&visit, &slug).await?;
    let number = number.parse().map_err(|_| Problem::not_found())?;
    let seen = typed.value("digest").and_then(|text| text.parse().ok());
    let seen = seen.ok_or_else(|| Problem::bad_request("problem-form"))?;
    release(&visit.app.house, &visit.actor, selection.id, (number, seen), &site(&visit)).await?;
    visit.flash(Tone::Success, "selection-released");
    Ok(onward(&format!("{}/decision/{number}", home(&call))))
}
