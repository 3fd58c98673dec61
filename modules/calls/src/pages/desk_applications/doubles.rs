//! Applications that look alike, side by side, with a decision.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Locale, Page, Problem, Route, Typed, Visit};

use super::{again, below_list, call_of, home, onward, tabs, words};
use crate::call::Call;
use crate::expression::{ExpressionError, reference};
use crate::organiser::doubles::{Doubles, Likeness, MOST, Pair, Side, decide_double, doubles};
use crate::pages::words::zone_of;

#[derive(Template)]
#[template(path = "desk_applications/doubles.html")]
pub(super) struct View {
    page: Page,
    path: String,
    tabs: Vec<Tab>,
    pairs: Vec<Line>,
    /// Those that have nothing but a writer in common, who may well write for several cities.
    by_writer: Vec<Line>,
    by_writer_open: bool,
    /// So many of a kind stand here at most, if there are more.
    at_most: Option<u32>,
    errors: FieldErrors,
}

struct Line {
    first: String,
    second: String,
    field: String,
    sides: [(String, String, String); 2],
    because: Vec<(String, String)>,
    decided: Option<(bool, String, String)>,
    typed: String,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/doubles", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/doubles", ManageCalls, decide),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let found = doubles(&mut visit.app.house.read().await?.conn(), call.id).await?;
    let page = below_list(&visit, &call, visit.locale.text("calls-organiser-tab-doubles"));
    visit.html(&view(&visit.locale, page, &call, &found, None, FieldErrors::new()))
}

async fn decide(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let id = |name: &str| typed.value(name).unwrap_or_default().parse().map_err(|_| Problem::not_found());
    let (first, second) = (id("first")?, id("second")?);
    let key = format!("{first}-{second}");
    let reason = typed.value(&format!("reason-{key}")).unwrap_or_default().to_owned();
    let are_two = match typed.value("decided") {
        Some("two") => true,
        Some("ask") => false,
        _ => return Err(Problem::bad_request("problem-form")),
    };
    match decide_double(&visit.app, &visit.actor, call.id, (first, second), are_two, &reason).await {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-organiser-decided");
            Ok(onward(&format!("{}/doubles", home(&call))))
        }
        Err(error @ (ExpressionError::NoReason | ExpressionError::TooLarge(_))) => {
            let found = doubles(&mut visit.app.house.read().await?.conn(), call.id).await?;
            let page = below_list(&visit, &call, visit.locale.text("calls-organiser-tab-doubles"));
            let mut errors = FieldErrors::new();
            errors.push(format!("reason-{key}"), crate::pages::problem::message(&error));
            again(&visit, &view(&visit.locale, page, &call, &found, Some((&key, &reason)), errors))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    found: &Doubles,
    typed: Option<(&str, &str)>,
    errors: FieldErrors,
) -> View {
    let path = home(call);
    let zone = zone_of(&call.terms);
    let side = |side: &Side| (format!("{path}/{}", side.number), reference(side.number), side.title.clone());
    let line = |pair: &Pair| {
        let key = format!("{}-{}", pair.first.id, pair.second.id);
        let decided = pair.decided.as_ref();
        let mine = typed.filter(|(of, _)| *of == key).map(|(_, reason)| reason.to_owned());
        Line {
            sides: [side(&pair.first), side(&pair.second)],
            because: pair
                .because
                .iter()
                .map(|(likeness, what)| {
                    (locale.text(&format!("calls-doubles-{}", likeness.name())), what.clone())
                })
                .collect(),
            decided: decided
                .map(|one| (one.are_two, one.reason.clone(), words::short(locale, &zone, one.at))),
            typed: mine.or_else(|| decided.map(|one| one.reason.clone())).unwrap_or_default(),
            field: format!("reason-{key}"),
            first: pair.first.id.to_string(),
            second: pair.second.id.to_string(),
        }
    };
    let weak = |pair: &&Pair| pair.because.iter().all(|(likeness, _)| *likeness == Likeness::Writer);
    let (by_writer, pairs): (Vec<&Pair>, Vec<&Pair>) = found.pairs.iter().partition(weak);
    View {
        tabs: tabs(locale, &path, "doubles"),
        at_most: found.more.then_some(MOST),
        by_writer_open: !errors.is_empty(),
        by_writer: by_writer.into_iter().map(line).collect(),
        pairs: pairs.into_iter().map(line).collect(),
        page,
        path,
        errors,
    }
}
