//! Declaring the terms of a selection.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageSelection;
use centum_calls::call::{Call, CallState};
use centum_web::components::Choice;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Locale, Message, Page, Problem, Route, Typed, Visit};

use super::{again, below, home, of_slug, onward};
use crate::pages::words::points;
use crate::process::rules::{Declaring, TermsFault, declaring};
use crate::process::{
    Bound, Method, Of, Selection, SelectionError, SelectionState, Terms, Tie, begin, correct_terms,
    marks_in_view, terms_of_call,
};

/// New bounds that one form takes.
const NEW: usize = 2;
/// Links of the chain that one form takes.
const TIES: usize = 4;

#[derive(Template)]
#[template(path = "deciding/terms.html")]
pub(super) struct View {
    page: Page,
    path: String,
    version: i64,
    methods: Vec<Choice>,
    ties: Vec<Vec<Choice>>,
    bounds: Vec<BoundRow>,
    new: Vec<NewRow>,
    /// Name, label, help, what stands in it, and whether something has to.
    numbers: Vec<(String, String, String, String, bool)>,
    own_country: bool,
    with_reason: bool,
    /// What can change now.
    rule: String,
    reason: String,
    errors: FieldErrors,
}

struct BoundRow {
    key: String,
    label: String,
    of: String,
    floor: String,
    ceiling: String,
    held: String,
    dropped: bool,
    wrong: Vec<Message>,
}

struct NewRow {
    at: usize,
    of: Vec<Choice>,
    label: String,
    floor: String,
    ceiling: String,
    wrong: Vec<Message>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection/terms", ManageSelection, show),
        Route::post("/desk/calls/{slug}/selection/terms", ManageSelection, keep),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = of_slug(&visit, &slug).await?;
    let terms = selection.as_ref().map_or_else(|| terms_of_call(&call), |one| one.terms.clone());
    let page = below(&visit, &call, visit.locale.text("selection-declare"));
    let state = (known(&visit, selection.as_ref()).await?, "", FieldErrors::new());
    visit.html(&view(&visit.locale, page, &call, &terms, state, &Typed::default()))
}

/// A selection that was begun, with whether marks are in view.
type Known<'s> = Option<(&'s Selection, bool)>;

async fn known<'s>(visit: &Visit, selection: Option<&'s Selection>) -> Result<Known<'s>, Problem> {
    let Some(one) = selection else { return Ok(None) };
    let mut reader = visit.app.house.read().await?;
    let in_view = marks_in_view(&mut reader.conn(), &visit.actor, one).await?;
    Ok(Some((one, in_view)))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    terms: &Terms,
    (selection, reason, errors): (Known<'_>, &str, FieldErrors),
    typed: &Typed,
) -> View {
    let text = |number: Option<u32>| number.map(|one| one.to_string()).unwrap_or_default();
    // What was typed stays in view, even where it cannot be read.
    let said = |name: &str, stands: String| typed.value(name).map_or(stands, str::to_owned);
    let wrong = |names: [String; 3]| -> Vec<Message> {
        names.iter().filter_map(|name| errors.of(name)).cloned().collect()
    };
    let bound = |bound: &Bound| {
        let names = ["floor", "ceiling", "held"].map(|name| format!("{name}-{}", bound.key));
        BoundRow {
            key: bound.key.clone(),
            label: bound.label.in_lang(locale.tag()).to_owned(),
            of: super::words::counted(locale, call, &bound.of),
            floor: said(&names[0], text(bound.floor)),
            ceiling: said(&names[1], text(bound.ceiling)),
            held: said(&names[2], bound.held_back.to_string()),
            dropped: typed.value(&format!("drop-{}", bound.key)).is_some(),
            wrong: wrong(names),
        }
    };
    let new = |at: usize| NewRow {
        at,
        of: of_choices(locale, call, &said(&format!("new-of-{at}"), String::new())),
        label: said(&format!("new-label-{at}"), String::new()),
        floor: said(&format!("new-floor-{at}"), String::new()),
        ceiling: said(&format!("new-ceiling-{at}"), String::new()),
        wrong: wrong(["of", "floor", "ceiling"].map(|name| format!("new-{name}-{at}"))),
    };
    let method = |method: Method| {
        let name = method.name();
        Choice::new(name, locale.text(&format!("selection-method-{name}")), Some(terms.method.name()))
    };
    let number = |name: &str, value: String| {
        let label = locale.text(&format!("selection-fact-{name}"));
        let needed = !["threshold", "per-country", "per-employer"].contains(&name);
        let help = locale.text(&format!("selection-fact-{name}-help"));
        (name.to_owned(), label, help, said(name, value), needed)
    };
    let state = selection.map_or(SelectionState::Preparing, |(one, _)| one.state);
    let how = declaring(call.state, state, selection.is_some_and(|(_, in_view)| in_view));
    let threshold = terms.threshold.map(|one| format!("{}.{:02}", one / 100, one % 100));
    View {
        path: format!("{}/terms", home(call)),
        version: selection.map_or(0, |(one, _)| one.version),
        methods: Method::ALL.map(method).to_vec(),
        ties: (0..TIES).map(|at| tie_choices(locale, call, terms.ties.get(at))).collect(),
        bounds: terms.bounds.iter().map(bound).collect(),
        new: (0..NEW).map(new).collect(),
        numbers: vec![
            number("threshold", threshold.unwrap_or_default()),
            number("readers", terms.readers.to_string()),
            number("per-country", text(terms.per_country)),
            number("per-employer", text(terms.per_employer)),
            number("answer-days", terms.answer_days.to_string()),
            number("redress-days", terms.redress_days.to_string()),
        ],
        own_country: terms.own_country_is_conflict,
        rule: locale.text(match how {
            Declaring::Rest => "selection-rest-rule",
            Declaring::OpeningSeats => "selection-opening-rule",
            Declaring::Free | Declaring::WithReason | Declaring::Frozen => "selection-declare-rule",
        }),
        with_reason: call.state > CallState::Open || how == Declaring::WithReason,
        reason: reason.to_owned(),
        page,
        errors,
    }
}

fn tie_choices(locale: &Locale, call: &Call, chosen: Option<&Tie>) -> Vec<Choice> {
    let chosen = chosen.map(tie_name).unwrap_or_default();
    let mut choices = vec![Choice::new("", locale.text("word-none"), Some(&chosen))];
    for criterion in &call.terms.criteria {
        let said =
            locale.say("selection-tie-criterion").arg("criterion", criterion.label.in_lang(locale.tag()));
        choices.push(Choice::new(format!("criterion:{}", criterion.key), said.plain(), Some(&chosen)));
    }
    for tie in [Tie::RarerCountry, Tie::Newcomer, Tie::SmallerPopulation] {
        let name = tie_name(&tie);
        let label = locale.text(&format!("selection-tie-{name}"));
        choices.push(Choice::new(name, label, Some(&chosen)));
    }
    choices
}

fn tie_name(tie: &Tie) -> String {
    match tie {
        Tie::Criterion { key } => format!("criterion:{key}"),
        Tie::RarerCountry => "rarer-country".to_owned(),
        Tie::Newcomer => "newcomer".to_owned(),
        Tie::SmallerPopulation => "smaller-population".to_owned(),
    }
}

fn tie_named(name: &str) -> Option<Tie> {
    match name {
        "rarer-country" => Some(Tie::RarerCountry),
        "newcomer" => Some(Tie::Newcomer),
        "smaller-population" => Some(Tie::SmallerPopulation),
        _ => name.strip_prefix("criterion:").map(|key| Tie::Criterion { key: key.to_owned() }),
    }
}

fn of_choices(locale: &Locale, call: &Call, chosen: &str) -> Vec<Choice> {
    let chosen = Some(chosen);
    let mut choices = vec![Choice::new("", locale.text("word-none"), chosen)];
    for name in ["seats", "each-country", "newcomers", "consortia", "cities"] {
        choices.push(Choice::new(name, locale.text(&format!("selection-of-{name}")), chosen));
    }
    for category in &call.terms.categories {
        let said = locale.say("selection-of-category").arg("category", category.label.in_lang(locale.tag()));
        choices.push(Choice::new(format!("category:{}", category.key), said.plain(), chosen));
    }
    for (from, below) in [(0, Some(50_000)), (50_000, Some(250_000)), (250_000, None)] {
        let of = Of::Population { from, below };
        let below = below.map(|below| below.to_string()).unwrap_or_default();
        let label = super::words::counted(locale, call, &of);
        choices.push(Choice::new(format!("population:{from}:{below}"), label, chosen));
    }
    choices
}

fn of_named(name: &str) -> Option<Of> {
    match name {
        "seats" => Some(Of::Seats),
        "each-country" => Some(Of::EachCountry),
        "newcomers" => Some(Of::Newcomers),
        "consortia" => Some(Of::Consortia),
        "cities" => Some(Of::Cities),
        _ => match name.split_once(':')? {
            ("category", key) => Some(Of::Category { key: key.to_owned() }),
            ("country", code) => Some(Of::Country { country: code.parse().ok()? }),
            ("population", bounds) => {
                let (from, below) = bounds.split_once(':')?;
                let below = (!below.is_empty()).then(|| below.parse()).transpose().ok()?;
                Some(Of::Population { from: from.parse().ok()?, below })
            }
            _ => None,
        },
    }
}

/// A name that no bound has, not even one that is dropped: the first one from this number on.
fn free_key(bounds: &[&[Bound]], from: usize) -> String {
    let is_taken = |key: &String| bounds.iter().copied().flatten().any(|bound| bound.key == *key);
    let mut keys = (from..).map(|number| format!("bound-{number}"));
    keys.find(|key| !is_taken(key)).unwrap_or_default()
}

/// In which new row a bound was typed, by its key.
type Rows = BTreeMap<String, usize>;

/// What a person typed, over what stood there; which bounds are new; and what could not be read.
fn read(typed: &Typed, before: &Terms) -> (Terms, Rows, FieldErrors) {
    let mut errors = FieldErrors::new();
    let mut number = |name: String, wrong: &'static str| -> Option<u32> {
        let text = typed.value(&name).unwrap_or_default().trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            errors.push(name, wrong);
        }
        read
    };
    let wrong = "selection-error-number";
    let mut terms = Terms { bounds: Vec::new(), ties: Vec::new(), ..before.clone() };
    for bound in &before.bounds {
        if typed.value(&format!("drop-{}", bound.key)).is_some() {
            continue;
        }
        terms.bounds.push(Bound {
            floor: number(format!("floor-{}", bound.key), wrong),
            ceiling: number(format!("ceiling-{}", bound.key), wrong),
            held_back: number(format!("held-{}", bound.key), wrong).unwrap_or(0),
            ..bound.clone()
        });
    }
    let (mut rows, mut of_nothing) = (Rows::new(), Vec::new());
    for at in 0..NEW {
        let Some(of) = typed.value(&format!("new-of-{at}")).and_then(of_named) else {
            let filled = |name: &str| {
                let text = typed.value(&format!("new-{name}-{at}"));
                text.is_some_and(|text| !text.trim().is_empty())
            };
            if ["label", "floor", "ceiling"].into_iter().any(filled) {
                of_nothing.push(at);
            }
            continue;
        };
        let label = typed.value(&format!("new-label-{at}")).unwrap_or_default().trim();
        let key = free_key(&[&before.bounds, &terms.bounds], before.bounds.len() + at + 1);
        rows.insert(key.clone(), at);
        terms.bounds.push(Bound {
            key,
            label: centum_forms::Texts::english(label),
            of,
            floor: number(format!("new-floor-{at}"), wrong),
            ceiling: number(format!("new-ceiling-{at}"), wrong),
            held_back: 0,
        });
    }
    terms.readers = number("readers".into(), wrong).unwrap_or(0);
    terms.per_country = number("per-country".into(), wrong);
    terms.per_employer = number("per-employer".into(), wrong);
    terms.answer_days = number("answer-days".into(), wrong).unwrap_or(0);
    terms.redress_days = number("redress-days".into(), wrong).unwrap_or(0);
    for at in of_nothing {
        errors.push(format!("new-of-{at}"), "selection-error-bound-of");
    }
    let threshold = typed.value("threshold").unwrap_or_default().trim().to_owned();
    terms.threshold = super::what_if::total(&threshold);
    if terms.threshold.is_none() && !threshold.is_empty() {
        errors.push("threshold", "selection-error-points");
    }
    terms.own_country_is_conflict = typed.value("own-country").is_some();
    if typed.value("method") == Some(Method::Greatest.name()) {
        terms.method = Method::Greatest;
    } else {
        terms.method = Method::Merit;
    }
    let ties = (0..TIES).filter_map(|at| typed.value(&format!("tie-{at}")).and_then(tie_named));
    for tie in ties {
        if !terms.ties.contains(&tie) {
            terms.ties.push(tie);
        }
    }
    (terms, rows, errors)
}

async fn keep(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let (call, selection) = of_slug(&visit, &slug).await?;
    let before = selection.as_ref().map_or_else(|| terms_of_call(&call), |one| one.terms.clone());
    let (terms, rows, mut errors) = read(&typed, &before);
    let reason = typed.value("reason").unwrap_or_default().to_owned();
    if errors.is_empty() {
        let seen = typed.value("version").and_then(|text| text.parse().ok()).unwrap_or(0);
        let house = &visit.app.house;
        let kept = match &selection {
            Some(one) => correct_terms(house, &visit.actor, one.id, seen, &terms, &reason).await.map(drop),
            None => begin(house, &visit.actor, call.id, &terms, &reason).await.map(drop),
        };
        match kept {
            Ok(()) => {
                visit.flash(Tone::Success, "selection-kept");
                return Ok(onward(&home(&call)));
            }
            Err(SelectionError::ReasonNeeded) => errors.push("reason", "selection-error-reason"),
            Err(SelectionError::Faults(faults)) => {
                for fault in &faults {
                    let (field, message) = fault_at(&visit.locale, fault, &rows);
                    errors.push(field, message);
                }
            }
            Err(other) => return Err(other.into()),
        }
    }
    let page = below(&visit, &call, visit.locale.text("selection-declare"));
    let state = (known(&visit, selection.as_ref()).await?, reason.as_str(), errors);
    // What stood there stands again, and what is new in the rows where it was typed: so nothing is lost.
    let shown = Terms { bounds: before.bounds, ..terms };
    again(&visit, &view(&visit.locale, page, &call, &shown, state, &typed))
}

/// Where a fault stands on the page, and what it says.
fn fault_at(locale: &Locale, fault: &TermsFault, rows: &Rows) -> (String, Message) {
    let bound = |key: &String| match rows.get(key) {
        Some(at) => format!("new-of-{at}"),
        None => format!("floor-{key}"),
    };
    match fault {
        TermsFault::NoSeats => ("new-of-0".into(), "selection-fault-no-seats".into()),
        TermsFault::SameKey(key) => (bound(key), "selection-fault-same-key".into()),
        TermsFault::Unbounded(key) => (bound(key), "selection-fault-unbounded".into()),
        TermsFault::Crossed(key) => (bound(key), "selection-fault-crossed".into()),
        TermsFault::Unlabelled(key) => (bound(key), "selection-fault-unlabelled".into()),
        TermsFault::NoSuchCriterion(_) => ("tie-0".into(), "selection-fault-criterion".into()),
        TermsFault::TooManyBounds => ("new-of-0".into(), "selection-fault-many".into()),
        TermsFault::Threshold(most) => {
            let most = points(locale, *most);
            ("threshold".into(), Message::new("selection-fault-threshold").arg("most", most))
        }
        TermsFault::Readers(_) => ("readers".into(), "selection-fault-readers".into()),
        TermsFault::Days(_) => ("answer-days".into(), "selection-fault-days".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_bound_takes_a_name_that_no_other_has() {
        let bound = |key: &str| Bound {
            key: key.to_owned(),
            label: centum_forms::Texts::english(key),
            of: Of::Seats,
            floor: None,
            ceiling: Some(1),
            held_back: 0,
        };
        let before = [bound("seats"), bound("bound-3")];
        assert_eq!(free_key(&[&before], 3), "bound-4", "one was dropped before");
        assert_eq!(free_key(&[&before[..1], &[bound("bound-2")]], 2), "bound-3");
    }
}
