//! A copy of an application to work on offline: a workbook, a page to print, and the way back with a preview.

mod compare;
mod program;
mod sample;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use centum_accounts::Permission::Apply;
use centum_base::Digest;
use centum_forms::offline::{Copy, Filled, OfflineError, WorkbookError, read, write};
use centum_forms::view::{Answering, bring};
use centum_forms::{FieldKey, Part, Value, Whose};
use centum_web::flash::Tone;
use centum_web::negotiate::{Format, as_file};
use centum_web::security::upload::MIB;
use centum_web::{FieldErrors, Html, Message, Page, Problem, Route, Upload, Visit, onward};
use serde::{Deserialize, Serialize};

use super::applicant::{framed, path_of, seen};
use crate::expression::actions::{Save, Saved, save};
use crate::expression::saving::is_untouched;
use crate::expression::{Access, Dossier, store};
use compare::{Compared, Line, compare, missing};

pub(crate) use program::Document;
pub(crate) use sample::samples;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/copies.ftl");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/expressions/{id}/copy", Apply, show),
        Route::get("/expressions/{id}/copy.xlsx", Apply, workbook),
        Route::get("/expressions/{id}/copy/print", Apply, print),
        Route::post("/expressions/{id}/copy", Apply, preview),
        Route::post("/expressions/{id}/copy/keep", Apply, keep),
        Route::get("/api/v1/expressions/{id}/copy", Apply, program::hand_out),
        Route::post("/api/v1/expressions/{id}/copy", Apply, program::bring_back),
    ]
}

#[derive(Template)]
#[template(path = "copies/copy.html")]
struct View {
    page: Page,
    path: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "copies/preview.html")]
struct Preview {
    page: Page,
    path: String,
    lines: Vec<Line>,
    unchanged: usize,
    keeping: usize,
    conflicts: usize,
    unknown: Vec<(String, String)>,
    missing: Vec<String>,
    stray: Vec<(String, String)>,
    other_form: bool,
    held: String,
    copy: String,
}

#[derive(Template)]
#[template(path = "copies/print.html")]
struct Print {
    page: Page,
    facts: Vec<(String, String)>,
    answers: Html,
}

/// A change that waits for the person's word, as the preview holds it.
#[derive(Debug, Serialize, Deserialize)]
struct Held {
    part: Part,
    field: FieldKey,
    base: u32,
    value: Option<Value>,
}

fn frame(visit: &Visit, dossier: &Dossier, title: &str) -> Page {
    framed(visit, dossier, visit.locale.text(title))
}

fn path(dossier: &Dossier) -> String {
    format!("{}/copy", path_of(dossier.head.id))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let page = frame(&visit, &dossier, "calls-copy-title");
    visit.html(&View { page, path: path(&dossier), errors: FieldErrors::new() })
}

/// The parts that a person may write in; an organiser reads all.
fn parts(dossier: &Dossier, access: &Access) -> Vec<Part> {
    let mut parts = dossier.circumstances().parts(Whose::Application);
    parts.extend(dossier.circumstances().parts(Whose::EachMember));
    parts.retain(|part| access.organiser || access.writes(dossier.head.shared, part));
    parts.dedup();
    parts
}

fn names(dossier: &Dossier) -> BTreeMap<String, String> {
    dossier.members.iter().map(|member| (member.id.to_string(), member.name.clone())).collect()
}

async fn workbook(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let revisions = dossier
        .standing_answers()
        .map(|answer| ((answer.part.clone(), answer.field.clone()), answer.revision))
        .collect();
    let of = dossier.head.id.to_string();
    let title = format!("{} {}", dossier.head.reference(), dossier.head.title);
    let copy = Copy {
        of: &of,
        title: &title,
        version: dossier.head.form,
        form: &dossier.form,
        answers: &dossier.answers(),
        revisions: &revisions,
        circumstances: &dossier.circumstances(),
        names: &names(&dossier),
        parts: &parts(&dossier, &access),
    };
    let bytes = write(&copy, &visit.locale).map_err(Problem::fault)?;
    let mut response = ([(header::CONTENT_TYPE, Format::Xlsx.content_type())], bytes).into_response();
    as_file(&mut response, &format!("{}-{}.xlsx", dossier.call.slug, dossier.head.reference()));
    Ok(response)
}

async fn print(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let locale = &visit.locale;
    let answering = Answering {
        form: &dossier.form,
        answers: &dossier.answers(),
        circumstances: &dossier.circumstances(),
        names: &names(&dossier),
        lang: None,
        files_url: None,
    };
    let answers = centum_forms::view::read(&answering, locale)?;
    let members: Vec<&str> = dossier.members.iter().map(|member| member.name.as_str()).collect();
    let zone = super::words::zone_of(&dossier.call.terms);
    let facts = vec![
        (locale.text("calls-copy-call"), dossier.call.terms.title.in_lang(locale.tag()).to_owned()),
        (locale.text("calls-copy-number"), dossier.head.reference()),
        (locale.text("calls-copy-members"), members.join(", ")),
        (locale.text("calls-copy-printed"), super::words::moment(locale, visit.received_at, &zone)),
        (locale.text("calls-copy-content"), dossier.manifest().digest().short()),
    ];
    let page = bring(frame(&visit, &dossier, "calls-copy-print-title"), &visit);
    visit.html(&Print { page, facts, answers })
}

async fn preview(
    visit: Visit,
    Path(id): Path<String>,
    upload: Upload<{ 9 * MIB }>,
) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let file = upload.files.into_iter().find(|file| file.field == "file");
    let Some(file) = file else { return refused(&visit, &dossier, "calls-copy-no-file".into()) };
    let (filled, compared) = match brought(&visit, (&dossier, &access), &file.bytes).await? {
        Ok(brought) => brought,
        Err(why) => return refused(&visit, &dossier, why),
    };
    let page = frame(&visit, &dossier, "calls-copy-preview-title");
    let held: Vec<Held> = compared.held;
    visit.html(&Preview {
        page,
        path: path(&dossier),
        conflicts: compared.lines.iter().filter(|line| line.conflict).count(),
        lines: compared.lines,
        unchanged: compared.unchanged,
        keeping: held.len(),
        other_form: filled.form != dossier.head.form,
        missing: missing(&visit.locale, &dossier, &parts(&dossier, &access), &filled),
        unknown: filled.unknown,
        stray: filled.stray,
        held: serde_json::to_string(&held).map_err(Problem::fault)?,
        copy: Digest::of(&file.bytes).short(),
    })
}

/// What a copy that is brought back says, and what it would change; or why it is not read.
async fn brought(
    visit: &Visit,
    (dossier, access): (&Dossier, &Access),
    bytes: &Bytes,
) -> Result<Result<(Filled, Compared), Message>, Problem> {
    let (bytes, form) = (bytes.clone(), dossier.form.clone());
    // Unpacking takes its time: not on the threads that answer others.
    let filled = tokio::task::spawn_blocking(move || read(&bytes, &form)).await.map_err(Problem::fault)?;
    let filled = match filled {
        Ok(filled) if filled.of == dossier.head.id.to_string() => filled,
        Ok(_) => return Ok(Err("calls-copy-of-another".into())),
        Err(error) => return Ok(Err(unread(&error))),
    };
    let mut reader = visit.app.house.db.read_current().await?;
    let mut bases = BTreeMap::new();
    for one in &filled.answers {
        let standing = dossier.answer(&one.part, &one.field);
        if standing.is_some_and(|standing| standing.revision != one.base) && one.base > 0 {
            let all = store::revisions(&mut reader.conn(), dossier.head.id, &one.part, &one.field).await?;
            let said = one.answer.as_ref().ok();
            let then = match all.iter().find(|revision| revision.revision == one.base) {
                Some(base) => Some(base.value.clone()),
                // The history may have let go of it, because the version after it begins with the same words.
                None => said.filter(|said| is_untouched(one.base, (*said).as_ref(), &all)).cloned(),
            };
            bases.insert((one.part.clone(), one.field.clone()), then);
        }
    }
    drop(reader);
    let compared = compare(&visit.locale, dossier, access, &filled, &bases);
    Ok(Ok((filled, compared)))
}

/// The answers of a copy as saves. The same copy brought back twice is kept once.
fn saves(held: Vec<Held>, copy: &str) -> Vec<Save> {
    let save = |one: Held| Save {
        save_id: format!("copy-{copy}-{}", one.base),
        part: one.part,
        field: one.field,
        base: one.base,
        value: one.value,
    };
    held.into_iter().map(save).collect()
}

fn refused(visit: &Visit, dossier: &Dossier, why: Message) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    errors.push("file", why);
    let page = frame(visit, dossier, "calls-copy-title");
    let mut response = visit.html(&View { page, path: path(dossier), errors })?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Why a copy was not read, and what to do.
fn unread(error: &OfflineError) -> Message {
    match error {
        OfflineError::NotACopy => "calls-copy-not-a-copy",
        OfflineError::Workbook(WorkbookError::NotAWorkbook) => "calls-copy-not-a-workbook",
        OfflineError::Workbook(WorkbookError::Damaged) => "calls-copy-damaged",
        OfflineError::Workbook(_) => "calls-copy-too-large",
    }
    .into()
}

/// As large as the copy was that it holds the answers of: a form without files takes less.
async fn keep(
    visit: Visit,
    Path(id): Path<String>,
    upload: Upload<{ 9 * MIB }>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let typed = upload.fields;
    let held: Vec<Held> = typed
        .value("held")
        .and_then(|text| serde_json::from_str(text).ok())
        .ok_or_else(|| Problem::bad_request("problem-form"))?;
    let copy: String = typed.value("copy").unwrap_or_default().chars().take(64).collect();
    let saves = saves(held, &copy);
    let saved = save(&visit.app, &visit.actor, dossier.head.id, &saves, visit.received_at).await?;
    let aside = saved.iter().filter(|one| matches!(one, Saved::Aside { .. })).count();
    let late = saved.iter().filter(|one| matches!(one, Saved::Late { .. })).count();
    let taken = saved.len() - aside - late;
    visit.flash(Tone::Success, Message::new("calls-copy-kept").arg("count", taken));
    if aside > 0 {
        visit.flash(Tone::Warning, Message::new("calls-copy-aside").arg("count", aside));
    }
    if late > 0 {
        visit.flash(Tone::Warning, Message::new("calls-copy-late").arg("count", late));
    }
    Ok(onward(&path_of(dossier.head.id)))
}
