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
    Decision, Duplicate, Record, RecordError, Verdict, count_duplicates, current, decide_duplicate,
    duplicates, record,
};
use crate::sources::{catalogue, source};

/// So many pairs stand on a page; the oldest come first, and those that are decided on leave it.
const SHOWN: u32 = 50;
/// What the form says where two records are not the same.
const DIFFERENT: &str = "different";

#[derive(Template)]
#[template(path = "desk/duplicates.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) tabs: Vec<Tab>,
    pub(super) pairs: Vec<Pair>,
    /// Pairs beside those.
    pub(super) more: i64,
    /// Which of them stand here, by what was decided.
    pub(super) show: &'static str,
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
    /// Whether it was typed that they are two.
    pub(super) different: bool,
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
    show: String,
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
    visit.html(&page_of(&visit, decision, None).await?)
}

/// A form that was refused: where it was sent, what was typed, and what is wrong with it.
type Sent<'a> = (&'a str, &'a Decided, &'a [&'static str]);

async fn page_of(visit: &Visit, decision: Decision, sent: Option<Sent<'_>>) -> Result<List, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let (mut pairs, mut errors) = (Vec::new(), FieldErrors::new());
    for (number, found) in duplicates(&mut conn, decision, SHOWN).await?.iter().enumerate() {
        let mut pair = pair(locale, &mut conn, number, found).await?;
        if let Some((_, typed, wrong)) = sent.filter(|(action, ..)| *action == pair.action) {
            pair.reason.clone_from(&typed.reason);
            pair.one.kept = typed.verdict == pair.one.id;
            pair.other.kept = typed.verdict == pair.other.id;
            pair.different = typed.verdict == DIFFERENT;
            for message in wrong {
                errors.push(format!("pair-{number}"), *message);
            }
        }
        pairs.push(pair);
    }
    // Another has decided on it meanwhile, or it stands further down.
    if let Some((_, _, wrong)) = sent.filter(|_| errors.is_empty()) {
        for message in wrong {
            errors.push("pairs", *message);
        }
    }
    let all = count_duplicates(&mut conn, decision).await?;
    let more = all.saturating_sub(i64::try_from(pairs.len()).unwrap_or(i64::MAX)).max(0);
    let page = below(visit, locale.text("catalogue-desk-duplicates"));
    let page = page.described(locale.text("catalogue-desk-duplicates-lead"));
    Ok(List { page, tabs: tabs(locale, decision), pairs, more, show: decision.name(), errors })
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
        different: false,
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
        DIFFERENT => Some(Verdict::Different),
        id => id.parse().ok().map(|keep| Verdict::Same { keep }),
    };
    let action = format!("{HOME}/duplicates/{first}/{second}");
    let shown = Decision::named(&form.show).unwrap_or(Decision::Open);
    let Some(verdict) = verdict else {
        let is_bare = form.reason.trim().is_empty();
        let wrong = ["catalogue-desk-error-choose", "catalogue-desk-error-reason"];
        let wrong = if is_bare { &wrong[..] } else { &wrong[..1] };
        return again(&visit, &page_of(&visit, shown, Some((&action, &form, wrong))).await?);
    };
    match decide_duplicate(&visit.app.house, &visit.actor, (one, other), verdict, &form.reason).await {
        Ok(()) => {
            visit.flash(Tone::Success, "catalogue-desk-decided");
            Ok(onward(&format!("{HOME}/duplicates")))
        }
        Err(RecordError::Reason) => {
            let wrong: &[&'static str] = &["catalogue-desk-error-reason"];
            again(&visit, &page_of(&visit, shown, Some((&action, &form, wrong))).await?)
        }
        Err(error) => Err(error.into()),
    }
}
