//! Bringing in applications that were received elsewhere: the file, what its columns hold, what would come of each row.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use centum_accounts::Permission::ManageCalls;
use centum_forms::view::{bring, one_answer};
use centum_forms::{Form, say};
use centum_web::components::Choice;
use centum_web::flash::Tone;
use centum_web::security::upload::MIB;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Problem, Route, Upload, Visit};

use super::{below_list, call_of, home, onward, words};
use crate::call::{Call, form_of};
use crate::expression::MAX_NAME;
use crate::organiser::bringing::{
    CellFault, DayOrder, Drafted, Fate, Mapping, Settings, Table, Target, Unread, bring_all, draft, fates,
    lines, read, remembered, targets,
};
use crate::pages::call_words;
use crate::pages::words::zone_of;

/// The largest table with the form around it.
pub(crate) const MOST: usize = 12 * MIB;
/// Rows that the preview shows; the counts are of all.
const SHOWN: usize = 100;
/// Rows whose cells are shown beside the choice of what a column holds.
const SAMPLES: usize = 2;

#[derive(Template)]
#[template(path = "desk_applications/bring_in.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "desk_applications/bring_in_preview.html")]
pub(super) struct Preview {
    page: Page,
    path: String,
    held: String,
    columns: Vec<Column>,
    categories: Vec<Choice>,
    received: String,
    zone: String,
    days: Vec<Choice>,
    leave_out: String,
    left_out: usize,
    new: usize,
    known: usize,
    differs: usize,
    faulty: usize,
    lines: Vec<Line>,
    more: usize,
    errors: FieldErrors,
}

struct Column {
    field: String,
    heading: String,
    samples: String,
    choices: Vec<Choice>,
}

struct Line {
    line: u32,
    lead: String,
    fate: String,
    tone: &'static str,
    facts: String,
    /// Each question with its answer as it was read, also where the line is kept out.
    answers: Vec<(String, Html)>,
    faults: Vec<(String, String)>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/bring-in", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/bring-in", ManageCalls, preview),
        Route::post("/desk/calls/{slug}/applications/bring-in/confirm", ManageCalls, confirm),
    ]
}

fn path(call: &Call) -> String {
    format!("{}/bring-in", home(call))
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let page = below_list(&visit, &call, visit.locale.text("calls-bring-in-title"));
    visit.html(&View { page, path: path(&call), errors: FieldErrors::new() })
}

/// What arrived with the form: the table, what its columns hold, and what holds for every row.
pub(crate) struct Work {
    pub(crate) call: Call,
    form: Form,
    bytes: Vec<u8>,
    pub(crate) table: Table,
    pub(crate) mapping: Mapping,
    settings: Settings,
}

/// Reads what arrived; the error is why the file cannot be read.
pub(crate) async fn work(
    visit: &Visit,
    slug: &str,
    upload: &Upload<MOST>,
) -> Result<Result<Work, (Call, Message)>, Problem> {
    let call = call_of(visit, slug).await?;
    let file = upload.files.iter().find(|file| file.field == "file").map(|file| file.bytes.to_vec());
    let held = || upload.fields.value("held").and_then(|text| BASE64.decode(text).ok());
    let Some(bytes) = file.or_else(held) else { return Ok(Err((call, "calls-bring-in-no-file".into()))) };
    let to_read = bytes.clone();
    let table = match tokio::task::spawn_blocking(move || read(&to_read)).await.map_err(Problem::fault)? {
        Ok(table) => table,
        Err(error) => return Ok(Err((call, unread(&error)))),
    };
    let mut reader = visit.app.house.read().await?;
    let form = form_of(&mut reader.conn(), call.id, call.form).await?.unwrap_or_default();
    let chosen = |at: usize| upload.fields.value(&format!("column-{at}")).map(Target::named);
    let chosen: Vec<Option<Target>> = (0..table.headings.len()).map(chosen).collect();
    let mapping = if chosen.iter().any(Option::is_some) {
        // Who names some columns means no other by the rest.
        Mapping(chosen.into_iter().map(|target| target.unwrap_or(Target::Nothing)).collect())
    } else {
        remembered(&mut reader.conn(), &call, &form, &table).await?
    };
    let typed = |name: &str| upload.fields.value(name).unwrap_or_default().to_owned();
    let mut settings = Settings {
        category: typed("category"),
        received: typed("received"),
        days: DayOrder::named(&typed("days")),
        leave_out: typed("leave-out"),
    };
    if settings.category.is_empty() {
        settings.category = call.terms.categories.first().map(|one| one.key.clone()).unwrap_or_default();
    }
    Ok(Ok(Work { call, form, bytes, table, mapping, settings }))
}

fn unread(error: &Unread) -> Message {
    match error {
        Unread::Workbook(_) => "calls-bring-in-damaged",
        Unread::NotUtf8 => "calls-bring-in-not-utf8",
        Unread::NotATable => "calls-bring-in-not-a-table",
        Unread::Empty => "calls-bring-in-empty",
        Unread::TooLarge => "calls-bring-in-too-large",
    }
    .into()
}

/// What must be put right before anything is brought in.
pub(crate) fn objections(work: &Work) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if let Some(at) = work.mapping.twice() {
        errors.push(format!("column-{at}"), "calls-bring-in-column-twice");
    }
    if let Err(text) = lines(&work.settings.leave_out) {
        errors.push("leave-out", Message::new("calls-bring-in-leave-out-unread").arg("text", text));
    }
    errors
}

fn refused(visit: &Visit, call: &Call, why: Message) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    errors.push("file", why);
    let page = below_list(visit, call, visit.locale.text("calls-bring-in-title"));
    super::again(visit, &View { page, path: path(call), errors })
}

/// What each row says.
pub(crate) fn drafted(visit: &Visit, work: &Work) -> Vec<Drafted> {
    let zone = zone_of(&work.call.terms);
    let how = (&zone, visit.locale.tag(), visit.app.house.now());
    draft(&work.call, &work.form, &work.table, &work.mapping, &work.settings, how)
}

async fn preview(visit: Visit, Path(slug): Path<String>, upload: Upload<MOST>) -> Result<Response, Problem> {
    let work = match work(&visit, &slug, &upload).await? {
        Ok(work) => work,
        Err((call, why)) => return refused(&visit, &call, why),
    };
    let errors = objections(&work);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    shown(&visit, &work, errors, status).await
}

async fn shown(
    visit: &Visit,
    work: &Work,
    errors: FieldErrors,
    status: StatusCode,
) -> Result<Response, Problem> {
    let drafts = drafted(visit, work);
    let mut reader = visit.app.house.db.read_current().await?;
    let fates = fates(&mut reader.conn(), work.call.id, &drafts).await?;
    drop(reader);
    let page = bring(below_list(visit, &work.call, visit.locale.text("calls-bring-in-title")), visit);
    let of = (&work.call, &work.form, &work.table, &work.mapping, &work.settings);
    let view = view(&visit.locale, page, of, &drafts, &fates, BASE64.encode(&work.bytes), errors);
    let mut response = visit.html(&view)?;
    *response.status_mut() = status;
    Ok(response)
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    (call, form, table, mapping, settings): (&Call, &Form, &Table, &Mapping, &Settings),
    drafts: &[Drafted],
    fates: &[Fate],
    held: String,
    errors: FieldErrors,
) -> Preview {
    let count = |fate: Fate| fates.iter().filter(|one| **one == fate).count();
    let all = targets(form);
    let name = |target: &Target| match target {
        Target::Field(key) => {
            let label =
                form.field(key.as_str()).map_or(key.as_str(), |(_, field)| field.label.in_lang(locale.tag()));
            locale.say("calls-bring-in-answer").arg("label", label).plain()
        }
        Target::Nothing => locale.text("calls-bring-in-column-nothing"),
        target => locale.text(&format!("calls-bring-in-column-{}", target.name())),
    };
    let columns = table.headings.iter().enumerate().map(|(at, heading)| {
        let current = mapping.0.get(at).map(Target::name).unwrap_or_default();
        let samples =
            table.rows.iter().filter_map(|(_, cells)| cells.get(at)).filter(|cell| !cell.is_empty());
        Column {
            field: format!("column-{at}"),
            heading: heading.clone(),
            samples: samples
                .take(SAMPLES)
                .map(|cell| cell.chars().take(60).collect::<String>())
                .collect::<Vec<_>>()
                .join(" · "),
            choices: all.iter().map(|one| Choice::new(one.name(), name(one), Some(&current))).collect(),
        }
    });
    let line = |(drafted, fate): (&Drafted, &Fate)| {
        let (id, tone) = match fate {
            Fate::New => ("new", "success"),
            Fate::Known => ("known", "neutral"),
            Fate::Differs => ("differs", "warning"),
            Fate::Faulty => ("faulty", "danger"),
            Fate::LeftOut => ("left-out", "neutral"),
        };
        Line {
            line: drafted.line,
            lead: drafted.lead.clone(),
            fate: locale.text(&format!("calls-bring-in-fate-{id}")),
            tone,
            facts: drafted.arrived.as_ref().map_or_else(String::new, |arrived| {
                let country = words::country(locale, arrived.country);
                let at = words::short(locale, &zone_of(&call.terms), arrived.received_at);
                let says = locale.say("calls-bring-in-facts").arg("country", country).arg("at", at);
                says.arg("partners", arrived.partners.len()).arg("answers", arrived.answers.len()).plain()
            }),
            answers: drafted
                .answers
                .iter()
                .filter_map(|(key, value)| {
                    let (_, field) = form.field(key.as_str())?;
                    Some((field.label.in_lang(locale.tag()).to_owned(), one_answer(field, value, locale)))
                })
                .collect(),
            faults: drafted
                .faults
                .iter()
                .map(|(column, fault)| {
                    let heading = column.and_then(|at| table.headings.get(at)).cloned().unwrap_or_default();
                    (heading, locale.tell(&said(fault, locale)).plain())
                })
                .collect(),
        }
    };
    // What needs a look stands first.
    let mut order: Vec<(&Drafted, &Fate)> = drafts.iter().zip(fates).collect();
    order.sort_by_key(|(drafted, fate)| match fate {
        Fate::Faulty => 0,
        Fate::Differs => 1,
        _ if !drafted.faults.is_empty() => 2,
        _ => 3,
    });
    let categories = call.terms.categories.iter().map(|category| {
        Choice::new(category.key.clone(), category.label.in_lang(locale.tag()), Some(&settings.category))
    });
    let days = DayOrder::ALL.into_iter().map(|order| {
        let id = if order == DayOrder::Unsaid { "unsaid" } else { order.name() };
        let text = locale.text(&format!("calls-bring-in-days-{id}"));
        Choice::new(order.name(), text, Some(settings.days.name()))
    });
    Preview {
        page,
        path: path(call),
        held,
        columns: columns.collect(),
        categories: categories.collect(),
        received: settings.received.clone(),
        days: days.collect(),
        leave_out: settings.leave_out.clone(),
        left_out: count(Fate::LeftOut),
        zone: zone_of(&call.terms).name().to_owned(),
        new: count(Fate::New),
        known: count(Fate::Known),
        differs: count(Fate::Differs),
        faulty: count(Fate::Faulty),
        more: order.len().saturating_sub(SHOWN),
        lines: order.into_iter().take(SHOWN).map(line).collect(),
        errors,
    }
}

/// What is wrong with a cell, in words.
pub(crate) fn said(fault: &CellFault, locale: &Locale) -> Message {
    match fault {
        CellFault::NoLead => "calls-bring-in-no-lead".into(),
        CellFault::Name(name) => {
            let begins: String = name.chars().take(40).collect();
            Message::new("calls-bring-in-name").arg("most", MAX_NAME).arg("begins", begins)
        }
        CellFault::NoCountry(text) => Message::new("calls-bring-in-no-country").arg("text", text),
        CellFault::NoCategory(text) => Message::new("calls-bring-in-no-category").arg("text", text),
        CellFault::NotAMoment(error) => call_words::moment(error),
        CellFault::WhichDay(text) => Message::new("calls-bring-in-which-day").arg("text", text),
        CellFault::WholeDay => "calls-bring-in-whole-day".into(),
        CellFault::InTheFuture => "calls-bring-in-future".into(),
        CellFault::Late => "calls-bring-in-late".into(),
        CellFault::Twice(line) => Message::new("calls-bring-in-twice").arg("line", *line),
        CellFault::Answer(fault) => say::message(fault, locale),
    }
}

async fn confirm(visit: Visit, Path(slug): Path<String>, upload: Upload<MOST>) -> Result<Response, Problem> {
    let work = match work(&visit, &slug, &upload).await? {
        Ok(work) => work,
        Err((call, why)) => return refused(&visit, &call, why),
    };
    let errors = objections(&work);
    if !errors.is_empty() {
        return shown(&visit, &work, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let rows: Vec<_> = drafted(&visit, &work).into_iter().filter_map(|row| row.arrived).collect();
    if rows.is_empty() {
        let mut errors = FieldErrors::new();
        errors.push("received", "calls-bring-in-nothing");
        return shown(&visit, &work, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let sum = bring_all(&visit.app, &visit.actor, &work.call, &work.table, &work.mapping, &rows).await?;
    let done = Message::new("calls-bring-in-done").arg("new", sum.new).arg("known", sum.known);
    visit.flash(Tone::Success, done.arg("late", sum.late).arg("differs", sum.differs));
    Ok(onward(&home(&work.call)))
}
