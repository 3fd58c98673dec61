//! All applications with all their marks on one page.

use std::cmp::Ordering;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ChairPanel;
use centum_calls::call::{Call, Criterion};
use centum_web::components::{Heading, Order, Paging, Sorting, Tab};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Visit};

use super::{SIZE, begun, frame, home, tabs};
use crate::consensus::{Board, Calibrated, Line, NotCalibrated, board, calibrated};
use crate::pages::words::{exact_points, points};
use crate::reviews::score;

/// What the table is sorted by.
const COLUMNS: [&str; 6] = ["number", "mean", "apart", "calibrated", "report", "final"];

#[derive(Template)]
#[template(path = "panel/scores.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    headings: Vec<Heading>,
    greatest: String,
    rows: Vec<Row>,
    paging: Paging,
    disagreements: usize,
    /// Whether only disagreements are shown, and where the other choice leads.
    only: bool,
    other: String,
    /// Why there is no calibrated score.
    not_calibrated: Option<String>,
    /// For the chair: how severe each reviewer is.
    severities: Vec<SeverityLine>,
}

struct Row {
    href: String,
    title: String,
    reviews: Vec<(String, String)>,
    mean: String,
    least: String,
    most: String,
    apart: String,
    disagrees: bool,
    calibrated: Option<(String, String)>,
    report: String,
    last: String,
    below: Vec<String>,
}

struct SeverityLine {
    who: String,
    severity: String,
    low: String,
    high: String,
}

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = begun(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let board = board(&mut reader.conn(), &visit.actor, &selection, &call).await?;
    drop(reader);
    let page = frame(&visit, &call, visit.locale.text("selection-scores-title"));
    let query = Query::parse(visit.uri.query());
    visit.html(&view(&visit.locale, page, &call, &board, (&query, visit.actor.may(ChairPanel))))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    board: &Board,
    (query, chairs): (&Query, bool),
) -> View {
    let criteria = &call.terms.criteria;
    let path = format!("{}/scores", home(call));
    let sorting = Sorting::read(query, &COLUMNS);
    let only = query.get("only") == Some("apart");
    let disagrees = |line: &&Line| line.spread.is_some_and(|spread| spread.is_disagreement(criteria));
    let found = calibrated(board, criteria);
    let none = Calibrated::default();
    let of = found.as_ref().unwrap_or(&none);
    let mut lines: Vec<&Line> = board.lines.iter().filter(|line| !only || disagrees(line)).collect();
    lines.sort_by(|one, other| {
        let order = compare(&sorting.by, criteria, of, (one, other));
        let order = if sorting.order == Order::Descending { order.reverse() } else { order };
        order.then(one.entrant.number.cmp(&other.entrant.number))
    });
    let paging = Paging::read(&path, query, SIZE, lines.len());
    let lines = lines.into_iter().skip(paging.offset()).take(SIZE);
    let without = query.without("only").without("page");
    View {
        tabs: tabs(locale, &home(call), "scores"),
        headings: headings(locale, &sorting, query, &path, found.is_ok()),
        greatest: points(locale, score::greatest(criteria)),
        rows: lines.map(|line| row(locale, call, board, of, line)).collect(),
        paging,
        disagreements: board.lines.iter().filter(disagrees).count(),
        other: if only { without.href(&path) } else { without.with("only", "apart").href(&path) },
        only,
        severities: if chairs { severities(locale, board, of) } else { Vec::new() },
        not_calibrated: found.err().map(|why| reason(locale, why)),
        page,
    }
}

fn reason(locale: &Locale, why: NotCalibrated) -> String {
    match why {
        NotCalibrated::NoReviews => locale.text("selection-calibrated-no-reviews"),
        NotCalibrated::TooFew => locale.text("selection-calibrated-too-few"),
        NotCalibrated::NotConnected(parts) => {
            locale.say("selection-calibrated-not-connected").arg("count", parts).plain()
        }
        NotCalibrated::Beyond => locale.text("selection-calibrated-beyond"),
    }
}

fn headings(
    locale: &Locale,
    sorting: &Sorting,
    query: &Query,
    path: &str,
    has_calibrated: bool,
) -> Vec<Heading> {
    let text = |column: &str| locale.text(&format!("selection-scores-{column}"));
    let number = |column: &str| sorting.heading(path, query, column, text(column)).of_numbers();
    let mut headings = vec![
        sorting.heading(path, query, "number", locale.text("selection-application")),
        Heading::plain(locale.text("selection-reviews")),
        number("mean"),
        number("apart"),
    ];
    if has_calibrated {
        headings.push(number("calibrated"));
    }
    headings.extend([number("report"), number("final")]);
    headings
}

fn total_of_report(criteria: &[Criterion], line: &Line) -> Option<u64> {
    score::exact(criteria, &line.outcome.as_ref()?.marks)
}

fn total_at_last(criteria: &[Criterion], line: &Line) -> Option<u64> {
    score::exact(criteria, &line.outcome.as_ref()?.final_marks()?)
}

fn compare(
    by: &str,
    criteria: &[Criterion],
    calibrated: &Calibrated,
    (one, other): (&Line, &Line),
) -> Ordering {
    let by_key = |key: &dyn Fn(&Line) -> Option<i64>| key(one).cmp(&key(other));
    match by {
        "mean" => by_key(&|line| line.spread.map(|spread| i64::from(spread.mean))),
        "apart" => by_key(&|line| line.spread.map(|spread| i64::from(spread.width()))),
        "calibrated" => by_key(&|line| calibrated.applications.get(&line.entrant.id).map(|(of, _)| *of)),
        "report" => total_of_report(criteria, one).cmp(&total_of_report(criteria, other)),
        "final" => total_at_last(criteria, one).cmp(&total_at_last(criteria, other)),
        _ => one.entrant.number.cmp(&other.entrant.number),
    }
}

fn row(locale: &Locale, call: &Call, board: &Board, calibrated: &Calibrated, line: &Line) -> Row {
    let criteria = &call.terms.criteria;
    let none = || locale.text("selection-none-given");
    let shown = |total: Option<u32>| total.map_or_else(none, |total| points(locale, total));
    let exact = |total: Option<u64>| total.map_or_else(none, |total| exact_points(locale, total));
    let mut reviews: Vec<(String, String)> = line
        .counted
        .iter()
        .map(|one| (board.name(one.held.person).to_owned(), exact(score::exact(criteria, &one.marks))))
        .collect();
    reviews.sort();
    let last = line.outcome.as_ref().and_then(crate::consensus::Outcome::final_marks).unwrap_or_default();
    let below = score::below(criteria, &last);
    let estimate = calibrated.applications.get(&line.entrant.id);
    Row {
        href: format!("{}/reports/{}", home(call), line.entrant.number),
        title: format!("{} {}", line.entrant.reference(), line.entrant.title),
        mean: shown(line.spread.map(|spread| spread.mean)),
        least: shown(line.spread.map(|spread| spread.least)),
        most: shown(line.spread.map(|spread| spread.greatest)),
        apart: shown(line.spread.map(|spread| spread.width())),
        disagrees: line.spread.is_some_and(|spread| spread.is_disagreement(criteria)),
        calibrated: estimate.map(|(of, error)| (points(locale, *of), points(locale, *error))),
        report: exact(total_of_report(criteria, line)),
        last: exact(total_at_last(criteria, line)),
        below: below.iter().map(|one| one.label.in_lang(locale.tag()).to_owned()).collect(),
        reviews,
    }
}

fn severities(locale: &Locale, board: &Board, calibrated: &Calibrated) -> Vec<SeverityLine> {
    let mut all: Vec<_> = calibrated.severities.iter().collect();
    all.sort_by_key(|(person, one)| (-one.severity, **person));
    let line = |(person, one): &(&centum_base::Id<centum_accounts::Person>, &crate::consensus::Severity)| {
        SeverityLine {
            who: board.name(**person).to_owned(),
            severity: points(locale, one.severity),
            low: points(locale, one.low),
            high: points(locale, one.high),
        }
    };
    all.iter().map(line).collect()
}
