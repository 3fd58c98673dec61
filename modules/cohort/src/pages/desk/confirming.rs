//! Taking a corrected list over into the register, with everything that will change in view first.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::components::{Choice, Tab};
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::preview::{about, document_of, effects_of};
use super::{EDITIONS, again, onward, words};
use crate::intake::{Effects, IntakeError, Obstacle, SourceDocument, SourceState, Tally, Terms, confirm};
use crate::register::Consent;

#[derive(Template)]
#[template(path = "desk/confirm.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) back: String,
    pub(super) seen: i64,
    pub(super) whole: bool,
    pub(super) tabs: Vec<Tab>,
    pub(super) tally: Tally,
    pub(super) effects: Effects,
    pub(super) changed: Vec<(String, String)>,
    pub(super) obstacles: Vec<(String, Message)>,
    pub(super) consents: Vec<Choice>,
    /// How many applicants said themselves that they may be named, and that they may not.
    pub(super) agreed: usize,
    pub(super) refused: usize,
    pub(super) basis: String,
    pub(super) errors: FieldErrors,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct TermsForm {
    seen: i64,
    whole: String,
    consent: String,
    basis: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/imports/{id}/confirm", ManageCohort, show),
        Route::post("/desk/imports/{id}/confirm", ManageCohort, take_over),
    ]
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (document, edition) = document_of(&visit, &id).await?;
    if document.state != SourceState::Draft {
        return Ok(onward(&format!("/desk/imports/{id}")));
    }
    let whole = Query::parse(visit.uri.query()).get("whole") != Some("no");
    let effects = effects_of(&visit, &document, whole).await?;
    let page = page(&visit, &edition, &document);
    visit.html(&view(&visit.locale, page, &document, effects, whole, None, "", FieldErrors::new()))
}

fn page(visit: &Visit, edition: &crate::edition::Edition, document: &SourceDocument) -> Page {
    about(visit, edition, visit.locale.text("cohort-desk-confirm"))
        .crumb(format!("/desk/imports/{}", document.id), &document.label)
}

#[expect(clippy::too_many_arguments, reason = "each is one part of the view, known at one place only")]
pub(super) fn view(
    locale: &Locale,
    page: Page,
    document: &SourceDocument,
    effects: Effects,
    whole: bool,
    consent: Option<&str>,
    basis: &str,
    errors: FieldErrors,
) -> View {
    let back = format!("/desk/imports/{}", document.id);
    let path = format!("{back}/confirm");
    let tab = |value: &str, id: &str, current| Tab {
        href: Query::default().with("whole", value).href(&path),
        text: locale.text(id),
        count: None,
        current,
    };
    let fields = |fields: &[&'static str]| {
        locale.list(fields.iter().map(|field| locale.text(&format!("cohort-desk-changes-{field}"))))
    };
    let obstacle = |obstacle: &Obstacle| {
        let (row, id) = match obstacle {
            Obstacle::NoCountry { row } => (*row, "cohort-desk-obstacle-country"),
            Obstacle::NoMembers { row } => (*row, "cohort-desk-obstacle-members"),
        };
        let name = document.draft.rows.get(row).map(|row| row.row.name.clone()).unwrap_or_default();
        (format!("{back}/rows/{row}"), Message::new(id).arg("name", name))
    };
    let said = |consent: Consent| {
        let rows = document.draft.taken().filter_map(|row| row.said.as_ref());
        rows.filter(|said| said.consent == consent).count()
    };
    View {
        page,
        seen: document.version,
        whole,
        tabs: vec![tab("yes", "cohort-desk-whole", whole), tab("no", "cohort-desk-addition", !whole)],
        tally: document.draft.tally(),
        changed: effects.changed.iter().map(|(name, changed)| (name.clone(), fields(changed))).collect(),
        effects,
        obstacles: document.draft.obstacles().iter().map(obstacle).collect(),
        consents: words::consents(locale, consent),
        agreed: said(Consent::Given),
        refused: said(Consent::Refused),
        basis: basis.to_owned(),
        errors,
        path,
        back,
    }
}

async fn take_over(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<TermsForm>,
) -> Result<Response, Problem> {
    let (document, edition) = document_of(&visit, &id).await?;
    let whole = form.whole != "no";
    let mut errors = FieldErrors::new();
    let consent = Consent::named(&form.consent);
    match consent {
        None => errors.push("consent", "cohort-desk-error-choose"),
        Some(Consent::Given) if form.basis.trim().is_empty() => {
            errors.push("basis", "cohort-desk-error-basis");
        }
        Some(_) if form.basis.chars().count() > 500 => {
            errors.push("basis", Message::new("form-too-long").arg("limit", 500));
        }
        Some(_) => {}
    }
    if let (Some(consent), true) = (consent, errors.is_empty()) {
        let terms = Terms { whole, consent, consent_note: form.basis.trim().to_owned() };
        match confirm(&visit.app.house, &visit.actor, document.id, form.seen, &terms).await {
            Ok(done) => {
                let said = Message::new("cohort-desk-confirmed")
                    .arg("number", done.number)
                    .arg("added", done.plan.added.len())
                    .arg("changed", done.plan.changed.len())
                    .arg("removed", done.plan.removed.len());
                visit.flash(Tone::Success, said);
                return Ok(onward(&format!("{EDITIONS}/{}", edition.slug)));
            }
            Err(IntakeError::Changed) => errors.push("consent", "cohort-desk-error-changed-kept"),
            // The obstacles stand on the page with a link to each row.
            Err(IntakeError::Obstacles(found)) => {
                errors
                    .push("obstacles", Message::new("cohort-desk-error-obstacles").arg("count", found.len()));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let effects = effects_of(&visit, &document, whole).await?;
    let page = page(&visit, &edition, &document);
    again(
        &visit,
        &view(&visit.locale, page, &document, effects, whole, Some(&form.consent), &form.basis, errors),
    )
}
