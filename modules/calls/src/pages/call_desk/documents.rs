//! A document is brought as a file and named among those of the call.

use axum::extract::Path;
use axum::response::Response;
use centum_web::{FieldErrors, Problem, Tone, Upload, Visit};

use super::editors::documents_page;
use super::proposing::{Proposed, propose};
use super::rows::put;
use super::{CALLS, again, call_of, edited_language, onward};
use crate::call::{self, CallError, CallState, Document, MAX_DOCUMENT};

/// `POST /desk/calls/{slug}/documents`.
pub(super) async fn add(
    visit: Visit,
    Path(slug): Path<String>,
    upload: Upload<{ MAX_DOCUMENT + 64 * 1024 }>,
) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let lang = edited_language(&visit);
    let title = upload.fields.value("title").unwrap_or_default().trim().to_owned();
    let refused = |why: &'static str| {
        let mut errors = FieldErrors::new();
        errors.push("file", why);
        again(&visit, &documents_page(&visit, &shown, &lang, errors))
    };
    let Some(file) = upload.files.iter().find(|file| file.field == "file") else {
        return refused("calls-file-none");
    };
    let (house, id) = (&visit.app.house, shown.call.id);
    let kept = match call::keep_document(house, &visit.actor, id, &file.name, &file.bytes).await {
        Ok(kept) => kept,
        Err(CallError::Document) => return refused("calls-call-error-document"),
        Err(error) => return Err(error.into()),
    };
    let mut terms = shown.call.terms.clone();
    let title = if title.is_empty() { kept.name } else { title };
    let title = put(&centum_forms::Texts::default(), &lang, &title);
    terms.documents.retain(|one| one.href != kept.href);
    terms.documents.push(Document { title, href: kept.href });
    let seen = shown.call.version;
    if shown.call.state != CallState::Draft {
        let proposed = Proposed { terms, form: None, seen };
        return propose(&visit, &shown, proposed, String::new(), Vec::new()).await;
    }
    call::keep_terms(house, &visit.actor, id, seen, terms).await?;
    visit.flash(Tone::Success, "calls-desk-kept");
    Ok(onward(&format!("{CALLS}/{slug}/edit/documents?in={lang}")))
}
