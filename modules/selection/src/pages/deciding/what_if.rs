//! What would be, if: other seats, other bounds, other weights. Nothing is kept.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageSelection;
use centum_calls::call::Call;
use centum_web::components::Tab;
use centum_web::links::Query;
use centum_web::{Locale, Message, Page, Problem, Route, Visit};

use super::problem::undecidable;
use super::words::{self, Naming};
use super::{SCRIPT, below, home, impartial, tabs, worked_out};
use crate::decision::{Chosen, Content, Input, Output, Sensitivity, chosen, sensitivity};
use crate::pages::words::points;

/// Per cent by which weights are moved where nothing else is asked for.
const SPREAD: u32 = 10;

#[derive(Template)]
#[template(path = "deciding/what_if.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    path: String,
    cannot: Option<String>,
    bounds: Vec<BoundField>,
    weights: Vec<(String, String, String)>,
    spread: String,
    result: Option<Compared>,
}

struct BoundField {
    key: String,
    label: String,
    floor: String,
    ceiling: String,
}

struct Compared {
    is_same: bool,
    total: String,
    before: String,
    difference: String,
    comes_in: Vec<String>,
    goes_out: Vec<String>,
    sense: Option<Sense>,
}

/// How firm the set is.
struct Sense {
    always: usize,
    tried: u32,
    combined: bool,
    sometimes: Vec<(String, String)>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/desk/calls/{slug}/selection/what-if", ManageSelection, show)]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = impartial(&visit, &slug).await?;
    let query = Query::parse(visit.uri.query());
    let found = worked_out(&visit, selection.id).await?;
    let page = below(&visit, &call, visit.locale.text("selection-tab-what-if"));
    let page = page.bringing(&visit, SCRIPT.name);
    visit.html(&view(&visit.locale, page, &call, found.as_ref(), &query))
}

/// What rests on the query in the place of what is declared.
fn supposed(input: &Input, query: &Query) -> Input {
    let number = |name: String, declared: Option<u32>| match query.get(&name) {
        Some(text) if text.trim().is_empty() => None,
        Some(text) => text.trim().parse().ok().or(declared),
        None => declared,
    };
    let mut supposed = input.clone();
    for bound in &mut supposed.bounds {
        bound.floor = number(format!("floor-{}", bound.key), bound.floor);
        bound.ceiling = number(format!("ceiling-{}", bound.key), bound.ceiling);
    }
    for criterion in &mut supposed.criteria {
        let typed = query.get(&format!("weight-{}", criterion.key)).and_then(weight);
        criterion.weight = typed.unwrap_or(criterion.weight);
    }
    supposed
}

/// Whether everything that was typed can be tried. In the place of what cannot, what is declared would be worked out.
fn is_usable(input: &Input, query: &Query) -> bool {
    let is_number = |name: String| {
        let text = query.get(&name).unwrap_or_default().trim();
        text.is_empty() || text.parse::<u32>().is_ok()
    };
    let of_bound = |key: &str| is_number(format!("floor-{key}")) && is_number(format!("ceiling-{key}"));
    let of_weight = |key: &str| query.get(&format!("weight-{key}")).is_none_or(|text| weight(text).is_some());
    let of_spread = |text: &str| text.trim().is_empty() || spread_of(text).is_some();
    input.bounds.iter().all(|bound| of_bound(&bound.key))
        && input.criteria.iter().all(|one| of_weight(&one.key))
        && query.get("spread").is_none_or(of_spread)
}

/// Per cent as they are typed.
fn spread_of(text: &str) -> Option<u32> {
    text.trim().parse::<u32>().ok().filter(|one| *one <= MAX_SPREAD)
}

/// The most per cent by which weights are moved.
const MAX_SPREAD: u32 = 50;
/// The greatest weight that is tried, in hundredths.
const MAX_WEIGHT: u32 = 10_000;
/// The greatest total that decisions take, in hundredths of a point.
const MAX_TOTAL: u32 = 1_000_000;

/// A weight as it is typed: 1.5 is 150.
fn weight(text: &str) -> Option<u32> {
    hundredths(text).filter(|weight| *weight <= MAX_WEIGHT)
}

/// A total as it is typed.
pub(super) fn total(text: &str) -> Option<u32> {
    hundredths(text).filter(|total| *total <= MAX_TOTAL)
}

/// What has more than two decimals is not read: a threshold would be published that nobody typed.
fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if part.len() > 2 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let part = format!("{part:0<2}");
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part.get(..2)?.parse().ok()?)
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    found: Result<&Content, &Message>,
    query: &Query,
) -> View {
    let spread = query.get("spread").and_then(spread_of).unwrap_or(SPREAD);
    let content = match found {
        Ok(content) => content,
        Err(message) => {
            let cannot = Some(words::sentence(locale, message));
            let (bounds, weights) = (Vec::new(), Vec::new());
            let tabs = tabs(locale, &home(call), "what-if");
            let path = format!("{}/what-if", home(call));
            return View { page, tabs, path, cannot, bounds, weights, spread: String::new(), result: None };
        }
    };
    let input = supposed(&content.input, query);
    let naming = Naming::of(locale, call, &content.input);
    let text = |number: Option<u32>| number.map(|one| one.to_string()).unwrap_or_default();
    // What was typed stays in its field, even where it cannot be tried.
    let said = |name: String, stands: String| query.get(&name).map_or(stands, str::to_owned);
    let bounds = input.bounds.iter().map(|bound| BoundField {
        key: bound.key.clone(),
        label: bound.label.in_lang(locale.tag()).to_owned(),
        floor: said(format!("floor-{}", bound.key), text(bound.floor)),
        ceiling: said(format!("ceiling-{}", bound.key), text(bound.ceiling)),
    });
    let weights = input.criteria.iter().map(|one| {
        let weight = format!("{}.{:02}", one.weight / 100, one.weight % 100);
        let weight = weight.trim_end_matches('0').trim_end_matches('.').to_owned();
        (one.key.clone(), naming.criterion(&one.key), said(format!("weight-{}", one.key), weight))
    });
    let (result, cannot) = match chosen(&input) {
        _ if !is_usable(&content.input, query) => (None, Some(locale.text("selection-what-if-unusable"))),
        Ok(then) => {
            // Where weights cannot be varied the rest is still worth reading.
            let sense = sensitivity(&input, spread).ok().map(|sense| firmness(locale, &naming, &sense));
            (Some(compared(locale, &naming, (&content.output, &then), sense)), None)
        }
        Err(error) => (None, Some(words::sentence(locale, &undecidable(&error, locale.tag())))),
    };
    View {
        page,
        tabs: tabs(locale, &home(call), "what-if"),
        path: format!("{}/what-if", home(call)),
        cannot,
        bounds: bounds.collect(),
        weights: weights.collect(),
        // The sentence on how firm this is names it.
        spread: if result.is_some() {
            spread.to_string()
        } else {
            said("spread".to_owned(), spread.to_string())
        },
        result,
    }
}

fn compared(
    locale: &Locale,
    naming: &Naming<'_>,
    (now, then): (&Output, &Chosen),
    sense: Option<Sense>,
) -> Compared {
    let now_in: BTreeSet<_> = now.lines.iter().filter(|line| line.selected).map(|line| line.id).collect();
    let then_in: BTreeSet<_> = then.by_rank.iter().copied().collect();
    Compared {
        is_same: now_in == then_in,
        total: points(locale, then.total),
        before: points(locale, now.total),
        difference: points(locale, then.total - now.total),
        comes_in: then_in.difference(&now_in).map(|id| naming.name(*id)).collect(),
        goes_out: now_in.difference(&then_in).map(|id| naming.name(*id)).collect(),
        sense,
    }
}

fn firmness(locale: &Locale, naming: &Naming<'_>, sense: &Sensitivity) -> Sense {
    let sometimes = sense.sometimes.iter().map(|(id, times)| {
        let share = locale.say("selection-sense-times").arg("times", *times).arg("tried", sense.tried);
        (naming.name(*id), share.plain())
    });
    Sense {
        always: sense.always.len(),
        tried: sense.tried,
        combined: sense.combined,
        sometimes: sometimes.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_read_with_a_point_or_a_comma() {
        assert_eq!(weight("1.5"), Some(150));
        assert_eq!(weight("1,25"), Some(125));
        assert_eq!(weight(" 2 "), Some(200));
        assert_eq!(weight("0.05"), Some(5));
        for wrong in ["", "x", "-1", "1000", "1.x", "1.+5", "0.333"] {
            assert_eq!(weight(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_total_may_be_as_great_as_marks_can_come_to() {
        assert_eq!(total("120.5"), Some(12_050), "of three criteria with fifty points each");
        assert_eq!(total("10000"), Some(MAX_TOTAL));
        assert_eq!(total("10000.01"), None);
        assert_eq!(total("14.255"), None, "it is not declared as 14.25");
    }

    #[test]
    fn nothing_is_worked_out_from_what_cannot_be_tried() {
        let input = super::super::sample::content().input;
        let is_usable = |query: &str| is_usable(&input, &Query::parse(Some(query)));
        for wrong in ["ceiling-seats=-1", "floor-mentors=99999999999", "weight-relevance=1e9", "spread=51"] {
            assert!(!is_usable(wrong), "{wrong}");
        }
        for right in ["", "ceiling-seats=", "ceiling-seats=2", "weight-relevance=1,5", "spread=0"] {
            assert!(is_usable(right), "{right}");
        }
    }
}
