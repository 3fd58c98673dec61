//! A table of applications that were received elsewhere: what its columns hold, what would come of each row, and bringing them in.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_web::{Problem, Upload, Visit};
use serde::Serialize;
use utoipa::ToSchema;

use super::{attempt, is_trial, json};
use crate::organiser::bringing::{Drafted, Fate, bring_all, fates};
use crate::pages::desk_applications::bringing::{MOST, drafted, objections, said, work};

/// What came of a table, or would come of it
#[derive(Serialize, ToSchema)]
pub(super) struct TableIn {
    /// What each column is taken for.
    columns: Vec<TableColumn>,
    /// Every row of the table.
    rows: Vec<TableRow>,
    /// How many came in, or would.
    new: usize,
    /// Of these, how many were received after their deadline.
    late: usize,
    /// How many are in already and say the same.
    known: usize,
    /// How many are in already and say something else: they were left as they are.
    differs: usize,
    /// How many have faults that keep them out.
    faulty: usize,
    /// Whether this was only a trial.
    dry_run: bool,
}

/// A column
#[derive(Serialize, ToSchema)]
struct TableColumn {
    /// Its heading.
    heading: String,
    /// `lead`, `country`, `category`, `partners`, `received-at`, `key`, `field:` and the key of a question, or nothing.
    holds: String,
}

/// A row
#[derive(Serialize, ToSchema)]
struct TableRow {
    /// Its line in the file.
    line: u32,
    /// The name of the lead, as it is written.
    lead: String,
    /// `new`, `known`, `differs`, `faulty` or `left-out`, before anything was written.
    fate: &'static str,
    /// What is wrong with it, in the language of the request.
    faults: Vec<TableFault>,
}

/// Something that is wrong
#[derive(Serialize, ToSchema)]
struct TableFault {
    /// The column, from 0, if it is one.
    column: Option<usize>,
    /// Whether it keeps the row out.
    keeps_out: bool,
    /// What.
    message: String,
}

/// Bring in a table of applications that were received elsewhere
///
/// A form of `multipart/form-data` with the table as the field `file`: CSV, or the fullest sheet of an XLSX workbook.
/// `column-0`, `column-1` and so on say what each column holds; without them it is what such a table held the last time, else
/// what its headings suggest. `category` and `received` hold for rows that do not say it. `days` is `day-first` or `month-first`
/// where days such as 03/04/2026 are to be read; `leave-out` names lines that stay out, such as `4, 9-12`. Try it first: the answer of
/// `dry_run=true` says what would come of each row. Rows with faults stay out; sent twice, each row stands once.
#[utoipa::path(post, path = "/api/v1/calls/{slug}/applications/table", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body(content = Object, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "What came of each row", body = TableIn),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
        (status = 409, description = "The call is not open yet"),
        (status = 413, description = "The table is too large"),
        (status = 422, description = "The file is missing or no table"),
    ))]
pub(super) async fn bring_in(
    visit: Visit,
    Path(slug): Path<String>,
    upload: Upload<MOST>,
) -> Result<Response, Problem> {
    let work = work(&visit, &slug, &upload).await?.map_err(|(_, why)| Problem::refused(why))?;
    if let Some((field, why)) = objections(&work).iter().next() {
        let why = visit.locale.tell(why).plain();
        return Err(Problem::refused("calls-api-table-field").arg("field", field).arg("why", why));
    }
    let drafts = drafted(&visit, &work);
    let mut reader = visit.app.house.db.read_current().await?;
    let fates = fates(&mut reader.conn(), work.call.id, &drafts).await?;
    drop(reader);
    let dry_run = is_trial(&visit);
    let arrived: Vec<_> = drafts.iter().filter_map(|row| row.arrived.clone()).collect();
    let (app, actor) = (attempt(&visit), &visit.actor);
    let sum = bring_all(app, actor, &work.call, &work.table, &work.mapping, &arrived).await?;
    let columns = work.table.headings.iter().zip(&work.mapping.0);
    let table = TableIn {
        columns: columns
            .map(|(heading, target)| TableColumn { heading: heading.clone(), holds: target.name() })
            .collect(),
        rows: drafts.iter().zip(&fates).map(|(drafted, fate)| row(&visit, drafted, *fate)).collect(),
        new: sum.new,
        late: sum.late,
        known: sum.known,
        differs: sum.differs,
        faulty: fates.iter().filter(|fate| **fate == Fate::Faulty).count(),
        dry_run,
    };
    json(StatusCode::OK, "application/json", &table)
}

fn row(visit: &Visit, drafted: &Drafted, fate: Fate) -> TableRow {
    let faults = drafted.faults.iter().map(|(column, fault)| TableFault {
        column: *column,
        keeps_out: fault.keeps_out(),
        message: visit.locale.tell(&said(fault, &visit.locale)).plain(),
    });
    TableRow {
        line: drafted.line,
        lead: drafted.lead.clone(),
        fate: match fate {
            Fate::New => "new",
            Fate::Known => "known",
            Fate::Differs => "differs",
            Fate::Faulty => "faulty",
            Fate::LeftOut => "left-out",
        },
        faults: faults.collect(),
    }
}
