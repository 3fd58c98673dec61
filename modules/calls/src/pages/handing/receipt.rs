//! The receipt of a submission: to be printed, and as the files that anyone can check without this site.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_web::{Format, Html, Locale, Page, Problem, Visit};

use super::{below, path, seen};
use crate::expression::content::HandedIn;
use crate::expression::model::Submission;
use crate::expression::receipt::{self as receipts, SignedReceipt};
use crate::expression::{Dossier, store};
use crate::pages::words;

/// A signature under what was handed in.
pub(super) struct SignatoryLine {
    pub(super) member: String,
    /// The name, function and mandate; absent once the person was erased.
    pub(super) who: Option<(String, String, String)>,
    pub(super) at: Html,
    pub(super) commitment: String,
}

#[derive(Template)]
#[template(path = "handing/receipt.html")]
pub(super) struct ReceiptPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) application: String,
    pub(super) signed: SignedReceipt,
    /// The instant in the call's zone, and in universal time.
    pub(super) there: Html,
    pub(super) universal: Html,
    pub(super) deadline: Html,
    pub(super) signatories: Vec<SignatoryLine>,
    /// Why it counts no more, and since when.
    pub(super) ended: Option<(String, Html)>,
    pub(super) key: String,
    pub(super) file: String,
}

impl ReceiptPage {
    pub(super) fn of(page: Page, dossier: &Dossier, submission: &Submission, signed: SignedReceipt) -> Self {
        let locale = page.locale.clone();
        let zone = words::zone_of(&dossier.call.terms);
        let receipt = &signed.receipt;
        let reference = receipt.reference.to_lowercase();
        Self {
            path: format!("{}/receipts/{}", path(dossier), submission.number),
            application: dossier.head.title.clone(),
            there: words::time(&locale, receipt.received_at, &zone),
            universal: words::time(&locale, receipt.received_at, &crate::call::Zone::utc()),
            deadline: words::time(&locale, receipt.deadline, &zone),
            signatories: signatories(&locale, dossier, &signed),
            ended: submission
                .ended
                .map(|(at, why)| (format!("calls-hand-ended-{}", why.name()), locale.moment(at))),
            key: signed.key.to_string(),
            file: format!("{reference}-{}", submission.number),
            signed,
            page,
        }
    }
}

fn signatories(locale: &Locale, dossier: &Dossier, signed: &SignedReceipt) -> Vec<SignatoryLine> {
    let line = |line: &receipts::SignOffLine| {
        // By the commitment alone: who signed for a submission signed the one that it supplements.
        let one = dossier.sign_offs.iter().find(|one| receipts::signatory(one) == line.signatory);
        SignatoryLine {
            member: line.member.clone(),
            who: one.map(|one| (one.name.clone(), one.duty.clone(), one.mandate.clone())),
            at: locale.moment(line.signed_at),
            commitment: line.signatory.to_string(),
        }
    };
    signed.receipt.sign_offs.iter().map(line).collect()
}

fn submission_of<'d>(dossier: &'d Dossier, number: &str) -> Result<&'d Submission, Problem> {
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    dossier.submissions.iter().find(|one| one.number == number).ok_or_else(Problem::not_found)
}

/// `GET /expressions/{id}/receipts/{n}`; with `.json` behind the number the signed file.
pub(super) async fn show(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let dossier = &seen.dossier;
    if let Some(number) = number.strip_suffix(".json") {
        return signed(dossier, number);
    }
    let submission = submission_of(dossier, &number)?;
    let signed = receipts::read(&submission.receipt).map_err(Problem::fault)?;
    let title = visit.locale.say("calls-hand-receipt-title").arg("reference", dossier.head.reference());
    let page = below(&visit, dossier, title.plain());
    visit.html(&ReceiptPage::of(page, dossier, submission, signed))
}

/// The signed receipt, as the file that is checked.
fn signed(dossier: &Dossier, number: &str) -> Result<Response, Problem> {
    let submission = submission_of(dossier, number)?;
    let name = format!("{}-{}-receipt.json", dossier.head.reference().to_lowercase(), submission.number);
    Ok(file(&name, submission.receipt.clone()))
}

/// The signed receipt alone, for programs.
pub(crate) async fn receipt(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    signed(&seen(&visit, &id).await?.dossier, &number)
}

/// `GET /expressions/{id}/receipts/{n}/manifest.json`: the exact text that was hashed.
pub(crate) async fn manifest(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let head = &seen.dossier.head;
    let number = submission_of(&seen.dossier, &number)?.number;
    let mut reader = visit.app.house.db.read_current().await?;
    let text = store::manifest_text(&mut reader.conn(), head.id, number).await?;
    let name = format!("{}-{number}-manifest.json", head.reference().to_lowercase());
    Ok(file(&name, text.ok_or_else(Problem::not_found)?))
}

/// `GET /expressions/{id}/receipts/{n}/answers.json`: every answer with what hides it in the manifest.
pub(crate) async fn answers(
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let head = &seen.dossier.head;
    let number = submission_of(&seen.dossier, &number)?.number;
    let mut reader = visit.app.house.db.read_current().await?;
    let rows = store::submission_answers(&mut reader.conn(), head.id, number).await?;
    let handed_in = HandedIn::of_rows(rows).map_err(Problem::fault)?;
    let text = serde_json::to_string_pretty(&handed_in).map_err(Problem::fault)?;
    Ok(file(&format!("{}-{number}-answers.json", head.reference().to_lowercase()), text))
}

/// A file that is kept beside the receipt. Its name holds letters, digits and hyphens alone.
fn file(name: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, Format::Json.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, text).into_response()
}
