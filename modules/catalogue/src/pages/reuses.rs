//! Telling of what was made with data, and the list of it for organisers.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::{ManageCatalogue, ReadPublic};
use centum_base::Id;
use centum_web::components::{Choice, Paging};
use centum_web::links::Query;
use centum_web::module::Route;
use centum_web::{FieldErrors, Form, Kind, Locale, Message, Page, Problem, Tone, Visit, again, onward};
use serde::Deserialize;

use super::issues::{below_dataset, title_of, titled};
use crate::records::record_by_slug;
use crate::reuses::{
    LONGEST, Reuse, ReuseError, ReuseKind, ReuseState, Told, faults, reuses, settle_use, tell_of,
    waiting_reuses,
};

/// The texts of these pages.
pub(crate) const ENGLISH: centum_web::locale::Texts = ("en", include_str!("../../locales/en/reuses.ftl"));
/// Where organisers look at them.
pub(crate) const DESK: &str = "/desk/catalogue/reuses";
/// Uses on one page.
const A_PAGE: usize = 50;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/data/datasets/{slug}/reuses", ReadPublic, show),
        Route::post("/data/datasets/{slug}/reuses", ReadPublic, tell),
        Route::get(DESK, ManageCatalogue, list),
        Route::post("/desk/catalogue/reuses/{id}", ManageCatalogue, settle),
    ]
}

/// What is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReuseForm {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) maker: String,
    pub(crate) kind: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Settled {
    seen: i64,
    shown: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "public/reuse.html")]
pub(crate) struct ReusePage {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) typed: ReuseForm,
    pub(crate) kinds: Vec<Choice>,
    pub(crate) errors: FieldErrors,
}

/// The name of a kind.
pub(crate) fn kind_text(locale: &Locale, kind: ReuseKind) -> String {
    locale.text(&format!("catalogue-reuse-kind-{}", kind.name()))
}

/// The kinds to choose from.
pub(crate) fn kinds(locale: &Locale, current: &str) -> Vec<Choice> {
    ReuseKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.name(), kind_text(locale, *kind), Some(current)))
        .collect()
}

async fn page(
    visit: &Visit,
    slug: &str,
    typed: ReuseForm,
    errors: FieldErrors,
) -> Result<ReusePage, Problem> {
    let mut reader = visit.app.house.read().await?;
    let (_, title) = titled(&mut reader.conn(), &visit.locale, slug).await?;
    let path = format!("/data/datasets/{slug}");
    let frame = below_dataset(visit, "catalogue-reuse-title", &path, &title);
    let kinds = kinds(&visit.locale, &typed.kind);
    Ok(ReusePage { page: frame, path, title, typed, kinds, errors })
}

/// `GET /data/datasets/{slug}/reuses`.
async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.html(&page(&visit, &slug, ReuseForm::default(), FieldErrors::new()).await?)
}

/// `POST /data/datasets/{slug}/reuses`.
async fn tell(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<ReuseForm>,
) -> Result<Response, Problem> {
    let found = record_by_slug(&mut visit.app.house.read().await?.conn(), &slug).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let told = Told {
        title: &form.title,
        address: &form.address,
        maker: &form.maker,
        kind: ReuseKind::named(&form.kind).unwrap_or(ReuseKind::Other),
        sender: &visit.app.settings.secret.sign("catalogue-reuse", &visit.address()),
    };
    let mut wrong = faults(&told);
    if wrong.is_empty() {
        match tell_of(&visit.app.house, &visit.actor, found.id, &told).await {
            Ok(state) => {
                visit.flash(Tone::Success, Message::new(format!("catalogue-reuse-told-{}", state.name())));
                return Ok(onward(&format!("/data/datasets/{slug}")));
            }
            Err(ReuseError::TooMany) => wrong.push(ReuseError::TooMany),
            Err(other) => return Err(problem(other)),
        }
    }
    let mut errors = FieldErrors::new();
    for fault in &wrong {
        let (field, message) = at_field(fault);
        errors.push(field, message);
    }
    let mut response = again(&visit, &page(&visit, &slug, form, errors).await?)?;
    if wrong.iter().any(|fault| matches!(fault, ReuseError::TooMany)) {
        *response.status_mut() = Kind::TooOften.status();
    }
    Ok(response)
}

/// The field at which a fault is said, and how.
fn at_field(fault: &ReuseError) -> (&'static str, Message) {
    let line = || Message::new("catalogue-reuse-wrong-line").arg("most", LONGEST);
    match fault {
        ReuseError::Maker => ("maker", line()),
        ReuseError::Address => ("address", Message::new("catalogue-publish-link-wrong")),
        ReuseError::TooMany => ("title", Message::new("catalogue-issue-too-many")),
        _ => ("title", line()),
    }
}

fn problem(error: ReuseError) -> Problem {
    match error {
        ReuseError::Refused(refused) => refused.into(),
        ReuseError::Absent => Problem::not_found(),
        ReuseError::Changed => Problem::conflict("catalogue-issue-changed"),
        ReuseError::Reason => Problem::refused("catalogue-desk-error-reason"),
        ReuseError::TooMany => Problem::saying(Kind::TooOften, "catalogue-issue-too-many"),
        ReuseError::Store(error) => error.into(),
        ReuseError::Title | ReuseError::Maker | ReuseError::Address => Problem::bad_request("problem-form"),
    }
}

/// A use on the desk.
pub(crate) struct ReuseLine {
    pub(crate) reuse: Reuse,
    /// What the dataset is called.
    pub(crate) about: String,
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) tone: &'static str,
}

impl ReuseLine {
    pub(crate) fn of(locale: &Locale, reuse: Reuse) -> Self {
        Self {
            kind: kind_text(locale, reuse.kind),
            state: locale.text(&format!("catalogue-reuse-state-{}", reuse.state.name())),
            tone: match reuse.state {
                ReuseState::Waiting => "warning",
                ReuseState::Shown => "success",
                ReuseState::Refused => "neutral",
            },
            about: reuse.slug.clone(),
            reuse,
        }
    }
}

#[derive(Template)]
#[template(path = "public/reuses_desk.html")]
pub(crate) struct ReusesPage {
    pub(crate) page: Page,
    pub(crate) lines: Vec<ReuseLine>,
    pub(crate) paging: Paging,
}

/// `GET /desk/catalogue/reuses`.
async fn list(visit: Visit) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let mut reader = visit.app.house.db.read_current().await?;
    let (all, _) = waiting_reuses(&mut reader.conn()).await?;
    let paging = Paging::read(DESK, &query, A_PAGE, usize::try_from(all).unwrap_or(0));
    let offset = u32::try_from(paging.offset()).unwrap_or(u32::MAX);
    let found = reuses(&mut reader.conn(), A_PAGE as u32, offset).await?;
    let mut lines = Vec::with_capacity(found.len());
    for reuse in found {
        let title = title_of(&mut reader.conn(), &visit.locale, reuse.record).await?;
        let mut line = ReuseLine::of(&visit.locale, reuse);
        if let Some(title) = title {
            line.about = title;
        }
        lines.push(line);
    }
    drop(reader);
    let page = visit.desk_page(visit.locale.text("catalogue-reuse-list"));
    let page = page.crumb("/desk/catalogue", visit.locale.text("catalogue-desk-title"));
    visit.html(&ReusesPage { page, lines, paging })
}

/// `POST /desk/catalogue/reuses/{id}`.
async fn settle(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Settled>,
) -> Result<Response, Problem> {
    let id: Id<Reuse> = id.parse().map_err(|_| Problem::not_found())?;
    let done = (&visit.app.house, &visit.actor);
    settle_use(done.0, done.1, (id, form.seen), form.shown == "yes", &form.reason).await.map_err(problem)?;
    visit.flash(Tone::Success, "catalogue-reuse-settled");
    Ok(onward(DESK))
}
