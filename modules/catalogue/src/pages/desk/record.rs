//! The records of a source, and one of them: how it stands, what is wrong with it, and taking it out or back.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::{Id, Timestamp};
use centum_web::components::Heading;
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Page, Problem, Route, Tone, Visit, again, onward};
use serde::Deserialize;

use super::seat::seen_source;
use super::{HOME, below, id_of, source as of_source, words};
use crate::records::{
    Entry, Record, RecordError, State, current, history, record, record_by_remote_id, record_by_slug,
    records_of, restore, withdraw,
};
use crate::sources::{Source, catalogue};

/// Records of a page.
const SHOWN: u32 = 50;
/// So many entries of the log stand on the page of a record.
const ENTRIES: u32 = 50;

#[derive(Template)]
#[template(path = "desk/records.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) q: String,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    pub(super) next: Option<String>,
}

/// One record.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) remote_id: String,
    pub(super) kind: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) findings: usize,
    pub(super) seen: Timestamp,
}

#[derive(Template)]
#[template(path = "desk/record.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) public: String,
    pub(super) line: Line,
    pub(super) first_seen: Timestamp,
    pub(super) findings: Vec<Finding>,
    pub(super) is_public: bool,
    /// What can be done: take it out, or put it back.
    pub(super) can_withdraw: bool,
    pub(super) can_restore: bool,
    pub(super) past: Vec<Past>,
    pub(super) reason: String,
    pub(super) errors: FieldErrors,
}

/// Something that is wrong with it.
pub(super) struct Finding {
    pub(super) severity: String,
    pub(super) tone: &'static str,
    pub(super) rule: String,
    pub(super) field: String,
    pub(super) value: String,
    pub(super) remedy: Option<String>,
}

/// One entry of the log.
pub(super) struct Past {
    pub(super) what: String,
    pub(super) at: Timestamp,
    pub(super) reason: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Reason {
    reason: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::{ManageCatalogue, PublishData};
    vec![
        Route::get("/desk/catalogue/sources/{id}/records", PublishData, list),
        Route::get("/desk/catalogue/records/{id}", PublishData, show),
        Route::post("/desk/catalogue/records/{id}/withdraw", ManageCatalogue, take_out),
        Route::post("/desk/catalogue/records/{id}/restore", ManageCatalogue, put_back),
    ]
}

async fn list(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let whole = of_source::of(&visit, &id).await?;
    let query = Query::parse(visit.uri.query());
    let q = query.get("q").unwrap_or_default().trim().to_owned();
    let path = format!("{HOME}/sources/{id}/records");
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let found = if q.is_empty() {
        let after = query.get("after").and_then(|id| id.parse().ok());
        records_of(&mut conn, whole.source.id, after, SHOWN).await?
    } else {
        let named = match record_by_remote_id(&mut conn, whole.source.id, &q).await? {
            Some(found) => Some(found),
            None => record_by_slug(&mut conn, slug_in(&q)).await?,
        };
        named.into_iter().filter(|one| one.source == whole.source.id).collect()
    };
    let full = q.is_empty() && found.len() == SHOWN as usize;
    let next = found.last().filter(|_| full);
    let next = next.map(|last| Query::default().with("after", last.id).href(&path));
    let mut lines = Vec::with_capacity(found.len());
    for one in &found {
        let entry = current(&mut conn, one.id).await?.ok_or_else(Problem::not_found)?;
        lines.push(line(&visit.locale, one, &entry));
    }
    let page = below(&visit, visit.locale.text("catalogue-desk-records"))
        .crumb(format!("{HOME}/sources/{id}"), &whole.catalogue.name);
    visit.html(&List { page, path, q, headings: headings(&visit.locale), lines, next })
}

/// The name in addresses that a pasted address of our own ends with.
fn slug_in(text: &str) -> &str {
    text.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("catalogue-desk-record"),
        plain("catalogue-desk-kind"),
        plain("word-state"),
        plain("catalogue-desk-findings").of_numbers(),
        plain("catalogue-desk-last-seen"),
    ]
}

fn line(locale: &Locale, one: &Record, entry: &Entry) -> Line {
    Line {
        href: format!("{HOME}/records/{}", one.id),
        title: words::title(locale, &entry.content.record, &one.remote_id),
        remote_id: one.remote_id.clone(),
        kind: locale.text(&format!("catalogue-desk-kind-{}", one.kind.name())),
        state: words::state(locale, one.state),
        tone: words::state_tone(one.state),
        findings: entry.content.findings.len(),
        seen: one.last_seen,
    }
}

/// A record with its source and what was said of it.
pub(super) struct Whole {
    pub(super) record: Record,
    pub(super) source: Source,
    pub(super) catalogue: String,
    pub(super) entries: Vec<Entry>,
    pub(super) manages: bool,
}

async fn of(visit: &Visit, id: &str) -> Result<Whole, Problem> {
    let id: Id<Record> = id_of(id)?;
    // What was written a moment ago is looked at.
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let record = record(&mut conn, id).await?.ok_or_else(Problem::not_found)?;
    let source = seen_source(visit, &mut conn, record.source).await?;
    let catalogue = catalogue(&mut conn, source.catalogue).await?.map(|one| one.name).unwrap_or_default();
    let entries = history(&mut conn, id, ENTRIES).await?;
    let manages = visit.actor.may(Permission::ManageCatalogue);
    Ok(Whole { record, source, catalogue, entries, manages })
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    visit.html(&framed(&visit, &whole, String::new(), FieldErrors::new()).ok_or_else(Problem::not_found)?)
}

fn framed(visit: &Visit, whole: &Whole, reason: String, errors: FieldErrors) -> Option<View> {
    let page = below(visit, "").crumb(format!("{HOME}/sources/{}", whole.source.id), &whole.catalogue);
    view(&visit.locale, page, whole, reason, errors)
}

pub(super) fn view(
    locale: &Locale,
    mut page: Page,
    whole: &Whole,
    reason: String,
    errors: FieldErrors,
) -> Option<View> {
    let Whole { record, entries, .. } = whole;
    let newest = entries.first()?;
    let line = line(locale, record, newest);
    page.title.clone_from(&line.title);
    let finding = |one: &crate::records::Finding| Finding {
        severity: words::severity(locale, one.severity),
        tone: words::severity_tone(one.severity),
        rule: words::rule(locale, &one.rule),
        field: one.field.clone(),
        // What the record is missing is told of its address, which stands above.
        value: if one.value == record.remote_id { String::new() } else { one.value.clone() },
        remedy: words::remedy(locale, &one.remedy),
    };
    let past = |entry: &Entry| Past {
        what: locale.text(&format!("catalogue-desk-what-{}", entry.what.name())),
        at: entry.at,
        reason: entry.reason.clone(),
    };
    Some(View {
        page,
        path: format!("{HOME}/records/{}", record.id),
        public: format!("/data/datasets/{}", record.slug),
        line,
        first_seen: record.first_seen,
        findings: newest.content.findings.iter().map(finding).collect(),
        is_public: record.state.is_shown(),
        can_withdraw: whole.manages && record.state.is_shown(),
        can_restore: whole.manages && record.state == State::Withdrawn,
        past: entries.iter().map(past).collect(),
        reason,
        errors,
    })
}

async fn take_out(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Reason>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let done = withdraw(&visit.app.house, &visit.actor, whole.record.id, &form.reason).await;
    turned(&visit, &whole, form.reason, done, "catalogue-desk-withdrawn")
}

async fn put_back(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Reason>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let done = restore(&visit.app.house, &visit.actor, whole.record.id, &form.reason).await;
    turned(&visit, &whole, form.reason, done, "catalogue-desk-restored")
}

fn turned(
    visit: &Visit,
    whole: &Whole,
    reason: String,
    done: Result<(), RecordError>,
    said: &'static str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => {
            visit.flash(Tone::Success, said);
            Ok(onward(&format!("{HOME}/records/{}", whole.record.id)))
        }
        Err(RecordError::Reason) => {
            let mut errors = FieldErrors::new();
            errors.push("reason", "catalogue-desk-error-reason");
            again(visit, &framed(visit, whole, reason, errors).ok_or_else(Problem::not_found)?)
        }
        Err(error) => Err(error.into()),
    }
}
