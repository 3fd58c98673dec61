//! Who applies, signing off, handing in, receipts, and the history: the applicant's pages around the form.

mod body;
mod history;
mod invitation;
mod invitations;
mod keys;
mod member;
mod members;
mod past;
mod people;
pub(crate) mod receipt;
mod review;
mod revisions;
mod sample;
mod screening;
mod signing;
mod standing;

pub(crate) use sample::samples;

use centum_accounts::Permission::{Apply, ManageCalls, ReadPublic, SignIn};
use centum_base::Id;
use centum_web::{Page, Problem, Route, Visit, again, onward};

use super::applicant;
use crate::expression::rules::{Deed, Refusal, may};
use crate::expression::{Access, Dossier};

/// The English texts of these pages.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/handing.ftl");
/// The style of these pages.
pub(crate) const STYLE: &str = "handing.css";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/expressions/{id}/members", Apply, members::show),
        Route::post("/expressions/{id}/members", Apply, members::add),
        Route::post("/expressions/{id}/head", Apply, members::keep_head),
        Route::get("/expressions/{id}/members/{member}", Apply, member::show),
        Route::post("/expressions/{id}/members/{member}", Apply, member::keep),
        Route::get("/expressions/{id}/members/{member}/remove", Apply, member::ask_remove),
        Route::post("/expressions/{id}/members/{member}/remove", Apply, member::remove),
        Route::post("/expressions/{id}/members/{member}/invite", Apply, invitations::invite),
        Route::post(
            "/expressions/{id}/members/{member}/writers/{person}/end",
            Apply,
            invitations::end_writing,
        ),
        Route::post("/expressions/{id}/invitations/{invitation}/withdraw", Apply, invitations::withdraw),
        Route::get("/expressions/invitations/{token}", SignIn, invitation::show),
        Route::post("/expressions/invitations/{token}", SignIn, invitation::accept),
        Route::get("/expressions/{id}/review", Apply, review::show),
        Route::post("/expressions/{id}/sign", Apply, signing::sign),
        Route::post("/expressions/{id}/take-back", Apply, signing::take_back),
        Route::post("/expressions/{id}/submit", Apply, signing::submit),
        Route::post("/expressions/{id}/recall", Apply, standing::recall),
        Route::post("/expressions/{id}/withdraw", Apply, standing::withdraw),
        Route::post("/expressions/{id}/restore", Apply, standing::restore),
        Route::get("/expressions/{id}/receipts/{n}", Apply, receipt::show),
        Route::get("/expressions/{id}/receipts/{n}/manifest.json", Apply, receipt::manifest),
        Route::get("/expressions/{id}/receipts/{n}/answers.json", Apply, receipt::answers),
        Route::get("/expressions/{id}/history", Apply, history::show),
        Route::get("/expressions/{id}/history/{part}/{field}", Apply, revisions::show),
        Route::post("/expressions/{id}/history/{part}/{field}", Apply, revisions::take),
        Route::post("/expressions/{id}/history/{part}/{field}/erase", ManageCalls, revisions::erase),
        Route::get("/expressions/{id}/pre-screening", Apply, screening::show),
        Route::post("/expressions/{id}/pre-screening", Apply, screening::ask),
        Route::get("/receipts/key", ReadPublic, keys::show),
        Route::get("/.well-known/centum-receipt-keys.json", ReadPublic, keys::json),
    ]
}

/// An expression of interest that the visitor may see.
pub(super) struct Seen {
    pub(super) dossier: Dossier,
    pub(super) access: Access,
}

/// The expression of interest of an address. One that is not for the visitor does not exist.
async fn seen(visit: &Visit, id: &str) -> Result<Seen, Problem> {
    let (dossier, access) = applicant::seen(visit, id).await?;
    Ok(Seen { dossier, access })
}

/// An identifier from an address; one that is none leads nowhere.
fn id_of<K>(text: &str) -> Result<Id<K>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The address of an expression of interest.
fn path(dossier: &Dossier) -> String {
    applicant::path_of(dossier.head.id)
}

/// The frame of a page below an expression of interest.
fn below(visit: &Visit, dossier: &Dossier, title: impl Into<String>) -> Page {
    applicant::framed(visit, dossier, title).bringing(visit, STYLE)
}

/// Why something may not be done at the hour of the request, if it may not.
fn barred(visit: &Visit, dossier: &Dossier, deed: Deed) -> Option<Refusal> {
    may(deed, dossier.situation(visit.received_at)).err()
}
