//! Telling a publisher about a problem, and what became of it: the form for everyone, the list for organisers.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::{ManageCatalogue, ReadPublic};
use centum_base::Id;
use centum_store::{Conn, StoreResult};
use centum_web::components::Paging;
use centum_web::links::Query;
use centum_web::module::{NavItem, Route};
use centum_web::page::Face;
use centum_web::{FieldErrors, Form, Html, Kind, Locale, Message, Page, Problem, Tone, Visit, again, onward};
use serde::Deserialize;

use crate::dcat;
use crate::issues::{
    self, Issue, IssueError, IssueState, LONGEST_BODY, LONGEST_SUBJECT, Told, faults, raise, settle, waiting,
};
use crate::listing;
use crate::records::{Record, current, record_by_slug};
use crate::sources::{catalogue, publisher, source};

/// The texts of these pages and of the letter.
pub(crate) const ENGLISH: centum_web::locale::Texts = ("en", include_str!("../../locales/en/issues.ftl"));
/// The line of reported problems in the navigation of the desk.
pub(crate) const NAV: NavItem = NavItem {
    face: Face::Desk,
    href: DESK,
    message: "catalogue-issue-nav",
    permission: ManageCatalogue,
    order: 301,
};
const DESK: &str = "/desk/catalogue/issues";
/// Issues on one page.
const A_PAGE: usize = 50;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/data/datasets/{slug}/issues", ReadPublic, show),
        Route::post("/data/datasets/{slug}/issues", ReadPublic, tell),
        Route::get(DESK, ManageCatalogue, list),
        Route::post("/desk/catalogue/issues/{id}", ManageCatalogue, done),
    ]
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct IssueForm {
    pub(crate) subject: String,
    pub(crate) body: String,
    pub(crate) mail: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DoneForm {
    seen: i64,
    note: String,
}

#[derive(Template)]
#[template(path = "public/issue.html")]
pub(crate) struct IssuePage {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) title: String,
    /// To whom it goes; organisers look after it where nobody is known.
    pub(crate) publisher: Option<String>,
    pub(crate) typed: IssueForm,
    pub(crate) errors: FieldErrors,
}

async fn page(
    visit: &Visit,
    slug: &str,
    typed: IssueForm,
    errors: FieldErrors,
) -> Result<IssuePage, Problem> {
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let (found, title) = titled(&mut conn, &visit.locale, slug).await?;
    let source = source(&mut conn, found.source).await?.ok_or_else(Problem::not_found)?;
    let keeper = catalogue(&mut conn, source.catalogue).await?.and_then(|catalogue| catalogue.publisher);
    let keeper = match keeper {
        Some(id) => publisher(&mut conn, id).await?.filter(|publisher| publisher.mail.is_some()),
        None => None,
    };
    let path = format!("/data/datasets/{slug}");
    let frame = below_dataset(visit, "catalogue-issue-title", &path, &title);
    Ok(IssuePage { page: frame, path, title, publisher: keeper.map(|one| one.name), typed, errors })
}

/// `GET /data/datasets/{slug}/issues`.
async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.html(&page(&visit, &slug, IssueForm::default(), FieldErrors::new()).await?)
}

/// `POST /data/datasets/{slug}/issues`.
async fn tell(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<IssueForm>,
) -> Result<Response, Problem> {
    let found = record_by_slug(&mut visit.app.house.read().await?.conn(), &slug).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let path = format!("/data/datasets/{slug}");
    let settings = &visit.app.settings;
    let told = Told {
        subject: &form.subject,
        body: &form.body,
        mail: &form.mail,
        sender: &settings.secret.sign("catalogue-issue", &visit.address()),
        address: &settings.base.join(&path),
        site: &settings.site_name,
    };
    let mut wrong = faults(&told);
    if wrong.is_empty() {
        match raise(&visit.app.house, &visit.actor, found.id, &told).await {
            Ok(raised) => {
                let id = if raised.sent { "catalogue-issue-sent" } else { "catalogue-issue-kept" };
                visit.flash(Tone::Success, id);
                return Ok(onward(&path));
            }
            Err(IssueError::TooMany) => wrong.push(IssueError::TooMany),
            Err(other) => return Err(problem(other)),
        }
    }
    let mut errors = FieldErrors::new();
    for fault in &wrong {
        let (field, message) = at_field(fault);
        errors.push(field, message);
    }
    let mut response = again(&visit, &page(&visit, &slug, form, errors).await?)?;
    if wrong.iter().any(|fault| matches!(fault, IssueError::TooMany)) {
        *response.status_mut() = Kind::TooOften.status();
    }
    Ok(response)
}

/// The field at which a fault is said, and how.
fn at_field(fault: &IssueError) -> (&'static str, Message) {
    match fault {
        IssueError::Body => ("body", Message::new("catalogue-issue-wrong-body").arg("most", LONGEST_BODY)),
        IssueError::Mail => ("mail", Message::new("catalogue-issue-wrong-mail")),
        IssueError::TooMany => ("subject", Message::new("catalogue-issue-too-many")),
        _ => ("subject", Message::new("catalogue-issue-wrong-subject").arg("most", LONGEST_SUBJECT)),
    }
}

fn problem(error: IssueError) -> Problem {
    match error {
        IssueError::Refused(refused) => refused.into(),
        IssueError::Absent => Problem::not_found(),
        IssueError::Changed => Problem::conflict("catalogue-issue-changed"),
        IssueError::Note => Problem::refused("catalogue-issue-wrong-note"),
        IssueError::TooMany => Problem::saying(Kind::TooOften, "catalogue-issue-too-many"),
        IssueError::Store(error) => error.into(),
        IssueError::Subject | IssueError::Body | IssueError::Mail => Problem::bad_request("problem-form"),
    }
}

/// An issue on the desk.
pub(crate) struct IssueLine {
    pub(crate) issue: Issue,
    /// What the dataset is called.
    pub(crate) about: String,
    pub(crate) state: String,
    pub(crate) tone: &'static str,
    pub(crate) raised: Html,
    pub(crate) settled: Option<Html>,
}

impl IssueLine {
    pub(crate) fn of(locale: &Locale, issue: Issue) -> Self {
        Self {
            state: locale.text(&format!("catalogue-issue-state-{}", issue.state.name())),
            tone: match issue.state {
                IssueState::Sent => "accent",
                IssueState::Kept => "warning",
                IssueState::Done => "neutral",
            },
            raised: locale.moment(issue.raised_at),
            settled: issue.settled_at.map(|at| locale.moment(at)),
            about: issue.slug.clone(),
            issue,
        }
    }
}

#[derive(Template)]
#[template(path = "public/issues_desk.html")]
pub(crate) struct IssuesPage {
    pub(crate) page: Page,
    pub(crate) open: i64,
    pub(crate) lines: Vec<IssueLine>,
    pub(crate) paging: Paging,
}

/// The frame of a form below the page of a dataset.
pub(super) fn below_dataset(visit: &Visit, heading: &str, path: &str, title: &str) -> Page {
    visit
        .public_page(visit.locale.text(heading))
        .crumb("/data", visit.locale.text("catalogue-public-data"))
        .crumb(path, title)
}

/// A record that readers see, and what it is called for this reader, on one line.
pub(super) async fn titled(
    conn: &mut Conn<'_>,
    locale: &Locale,
    slug: &str,
) -> Result<(Record, String), Problem> {
    let found = record_by_slug(conn, slug).await?.filter(|record| record.state.is_shown());
    let found = found.ok_or_else(Problem::not_found)?;
    let entry = current(conn, found.id).await?.ok_or_else(Problem::not_found)?;
    let record: dcat::Record = serde_json::from_str(&entry.content.record).unwrap_or_default();
    let title = record.titles.best(&[locale.tag()]).map_or(slug, |(_, title)| title);
    Ok((found, title.chars().filter(|c| !c.is_control()).take(300).collect()))
}

/// The title of a record for this reader; none where it has none.
pub(super) async fn title_of(
    conn: &mut Conn<'_>,
    locale: &Locale,
    record: Id<Record>,
) -> StoreResult<Option<String>> {
    let line = listing::line(conn, record).await?;
    let best = line.as_ref().and_then(|line| line.titles.best(&[locale.tag()]));
    let title: Option<String> = best.map(|(_, title)| title.trim().chars().take(LONGEST_SUBJECT).collect());
    Ok(title.filter(|title| !title.is_empty()))
}

/// `GET /desk/catalogue/issues`.
async fn list(visit: Visit) -> Result<Response, Problem> {
    let query = Query::parse(visit.uri.query());
    let mut reader = visit.app.house.read().await?;
    let (all, open) = waiting(&mut reader.conn()).await?;
    let paging = Paging::read(DESK, &query, A_PAGE, usize::try_from(all).unwrap_or(0));
    let offset = u32::try_from(paging.offset()).unwrap_or(u32::MAX);
    let found = issues::issues(&mut reader.conn(), A_PAGE as u32, offset).await?;
    let mut lines = Vec::with_capacity(found.len());
    for issue in found {
        let title = title_of(&mut reader.conn(), &visit.locale, issue.record).await?;
        let mut line = IssueLine::of(&visit.locale, issue);
        if let Some(title) = title {
            line.about = title;
        }
        lines.push(line);
    }
    drop(reader);
    let page = visit.desk_page(visit.locale.text("catalogue-issue-list"));
    visit.html(&IssuesPage { page, open, lines, paging })
}

/// `POST /desk/catalogue/issues/{id}`.
async fn done(visit: Visit, Path(id): Path<String>, Form(form): Form<DoneForm>) -> Result<Response, Problem> {
    let id: Id<Issue> = id.parse().map_err(|_| Problem::not_found())?;
    settle(&visit.app.house, &visit.actor, id, form.seen, &form.note).await.map_err(problem)?;
    visit.flash(Tone::Success, "catalogue-issue-settled");
    Ok(onward(DESK))
}
