//! Pairs of records that may describe the same: a person decides, and may decide again.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Id;
use centum_store::Conn;
use centum_web::components::Tab;
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Page, Problem, Route, Tone, Visit, again, onward};
use serde::Deserialize;

use super::{HOME, below, id_of, words};
use crate::records::{
    Decision, Duplicate, Record, RecordError, Verdict, current, decide_duplicate, duplicates, record,
};
use crate::sources::{catalogue, source};

/// So many pairs stand on a page; the oldest come first, and those that are decided on leave it.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "desk/duplicates.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) tabs: Vec<Tab>,
    pub(super) pairs: Vec<Pair>,
    pub(super) errors: FieldErrors,
}

/// Two records that may describe the same.
pub(super) struct Pair {
    /// Names its fields on a page of many.
    pub(super) number: usize,
    pub(super) action: String,
    pub(super) alike: String,
    pub(super) one: Side,
    pub(super) other: Side,
    pub(super) decided: Option<String>,
    pub(super) why: String,
    pub(super) reason: String,
}

/// One of them.
pub(super) struct Side {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) catalogue: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) kept: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Decided {
    verdict: String,
    reason: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCatalogue;
    vec![
        Route::get("/desk/catalogue/duplicates", ManageCatalogue, list),
        Route::post("/desk/catalogue/duplicates/{first}/{second}", ManageCatalogue, decide),
    ]
}

async fn list(visit: Visit) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let decision = query.get("show").and_then(Decision::named).unwrap_or(Decision::Open);
    visit.html(&page_of(&visit, decision, None, FieldErrors::new()).await?)
}

async fn page_of(
    visit: &Visit,
    decision: Decision,
    typed: Option<(&str, &str)>,
    errors: FieldErrors,
) -> Result<List, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let mut pairs = Vec::new();
    for (number, found) in duplicates(&mut conn, decision, SHOWN).await?.iter().enumerate() {
        let mut pair = pair(locale, &mut conn, number, found).await?;
        if let Some((_, reason)) = typed.filter(|(action, _)| *action == pair.action) {
            reason.clone_into(&mut pair.reason);
        }
        pairs.push(pair);
    }
    let page = below(visit, locale.text("catalogue-desk-duplicates"));
    let page = page.described(locale.text("catalogue-desk-duplicates-lead"));
    Ok(List { page, tabs: tabs(locale, decision), pairs, errors })
}

pub(super) fn tabs(locale: &Locale, current: Decision) -> Vec<Tab> {
    let tab = |one: &Decision| Tab {
        href: Query::default().with("show", one.name()).href(&format!("{HOME}/duplicates")),
        text: locale.text(&format!("catalogue-desk-decision-{}", one.name())),
        count: None,
        current: *one == current,
    };
    Decision::ALL.iter().map(tab).collect()
}

async fn pair(
    locale: &Locale,
    conn: &mut Conn<'_>,
    number: usize,
    found: &Duplicate,
) -> Result<Pair, Problem> {
    let alike =
        found.alike_in.iter().map(|kind| locale.text(&format!("catalogue-desk-alike-{}", kind.name())));
    let decided = (found.decision != Decision::Open)
        .then(|| locale.text(&format!("catalogue-desk-decision-{}", found.decision.name())));
    Ok(Pair {
        number,
        action: format!("{HOME}/duplicates/{}/{}", found.first, found.second),
        alike: locale.list(alike),
        one: side(locale, conn, found.first, found.kept).await?,
        other: side(locale, conn, found.second, found.kept).await?,
        decided,
        why: found.reason.clone().unwrap_or_default(),
        reason: String::new(),
    })
}

async fn side(
    locale: &Locale,
    conn: &mut Conn<'_>,
    id: Id<Record>,
    kept: Option<Id<Record>>,
) -> Result<Side, Problem> {
    let one = record(conn, id).await?.ok_or_else(Problem::not_found)?;
    let entry = current(conn, id).await?.ok_or_else(Problem::not_found)?;
    let source = source(conn, one.source).await?.ok_or_else(Problem::not_found)?;
    let catalogue = catalogue(conn, source.catalogue).await?.map(|one| one.name).unwrap_or_default();
    Ok(Side {
        id: id.to_string(),
        href: format!("{HOME}/records/{id}"),
        title: words::title(locale, &entry.content.record, &one.remote_id),
        catalogue,
        state: words::state(locale, one.state),
        tone: words::state_tone(one.state),
        kept: kept == Some(id),
    })
}

async fn decide(
    visit: Visit,
    Path((first, second)): Path<(String, String)>,
    Form(form): Form<Decided>,
) -> Result<Response, Problem> {
    let (one, other) = (id_of::<Record>(&first)?, id_of::<Record>(&second)?);
    let verdict = match form.verdict.as_str() {
        "different" => Some(Verdict::Different),
        id => id.parse().ok().map(|keep| Verdict::Same { keep }),
    };
    let mut errors = FieldErrors::new();
    let Some(verdict) = verdict else {
        errors.push("pairs", "catalogue-desk-error-choose");
        return refused(&visit, &form.reason, (&first, &second), errors).await;
    };
    match decide_duplicate(&visit.app.house, &visit.actor, (one, other), verdict, &form.reason).await {
        Ok(()) => {
            visit.flash(Tone::Success, "catalogue-desk-decided");
            Ok(onward(&format!("{HOME}/duplicates")))
        }
        Err(RecordError::Reason) => {
            errors.push("pairs", "catalogue-desk-error-reason");
            refused(&visit, &form.reason, (&first, &second), errors).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(
    visit: &Visit,
    reason: &str,
    (first, second): (&str, &str),
    errors: FieldErrors,
) -> Result<Response, Problem> {
    let action = format!("{HOME}/duplicates/{first}/{second}");
    again(visit, &page_of(visit, Decision::Open, Some((&action, reason)), errors).await?)
}
