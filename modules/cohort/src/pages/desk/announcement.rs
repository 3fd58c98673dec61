//! One version: what it says, what stands in its way, what changed, and its release by two people.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{Permission, Person, find_person};
use centum_base::{Date, Id, Timestamp};
use centum_store::Conn;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::announcements::{WordsForm, tone};
use super::{EDITIONS, again, below, id_of, onward, open_to, words};
use crate::announcement::{
    Announcement, AnnouncementError, Barrier, Elsewhere, Entry, FieldChange, State, VersionDiff,
    announcements, barriers_to, diff, drop_draft, find_announcement, publish, redraft, review,
};
use crate::edition::{Edition, edition_by_id};

#[derive(Template)]
#[template(path = "desk/announcement.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) is_draft: bool,
    pub(super) is_published: bool,
    pub(super) seen: i64,
    pub(super) number: u32,
    pub(super) hash: String,
    pub(super) public: Option<String>,
    pub(super) people: Signatures,
    pub(super) barriers: Vec<Message>,
    /// Whether a reason has to be given.
    pub(super) needs_reason: bool,
    /// Whether nothing but a reason is missing for this person to publish.
    pub(super) may_publish: bool,
    pub(super) reason: String,
    pub(super) exception: Option<(String, String)>,
    pub(super) figures: Vec<(i64, String, String)>,
    pub(super) groups: Vec<(String, Vec<Entry>)>,
    pub(super) changes: Option<Changes>,
    pub(super) words: WordsForm,
    pub(super) errors: FieldErrors,
    pub(super) date: Date,
}

/// Who drafted, reviewed and published.
#[derive(Clone, Debug, Default)]
pub(super) struct Signatures {
    pub(super) drafted: (String, Timestamp),
    pub(super) reviewed: Option<(String, Timestamp)>,
    pub(super) published: Option<(String, Timestamp)>,
}

/// What changed since the last published version.
pub(super) struct Changes {
    pub(super) from: u32,
    pub(super) nothing: bool,
    pub(super) added: Vec<String>,
    pub(super) removed: Vec<String>,
    pub(super) changed: Vec<(String, String)>,
    pub(super) figures: usize,
    pub(super) elsewhere: Vec<&'static str>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    seen: i64,
    reason: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::{ManageCohort, ReleaseAnnouncement};
    vec![
        Route::get("/desk/announcements/{id}", ManageCohort, show),
        Route::post("/desk/announcements/{id}/words", ManageCohort, keep_words),
        Route::post("/desk/announcements/{id}/review", ReleaseAnnouncement, say_reviewed),
        Route::post("/desk/announcements/{id}/publish", ReleaseAnnouncement, release),
        Route::post("/desk/announcements/{id}/drop", ManageCohort, take_back),
    ]
}

async fn found(visit: &Visit, id: &str) -> Result<(Announcement, Edition), Problem> {
    let id = id_of(id)?;
    let mut reader = visit.app.house.read().await?;
    let announcement = find_announcement(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let edition =
        edition_by_id(&mut reader.conn(), announcement.edition).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    Ok((announcement, open_to(visit, edition).await?))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (announcement, edition) = found(&visit, &id).await?;
    let words = WordsForm::of(&announcement);
    visit.html(&view(&visit, &announcement, &edition, words, String::new(), FieldErrors::new()).await?)
}

async fn view(
    visit: &Visit,
    announcement: &Announcement,
    edition: &Edition,
    words: WordsForm,
    reason: String,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let published = announcement.state == State::Published;
    let barriers = match published {
        true => Vec::new(),
        false => barriers_to(&visit.app.house, &visit.actor, announcement, &reason).await?,
    };
    let mut reader = visit.app.house.read().await?;
    let all = announcements(&mut reader.conn(), edition.id).await?;
    let before = all.iter().find(|one| one.state == State::Published && one.number < announcement.number);
    let changes = before.map(|before| changes(&visit.locale, &diff(&before.content, &announcement.content)));
    let people = signatures(&mut reader.conn(), announcement).await?;
    drop(reader);
    let locale = &visit.locale;
    let title = locale.say("cohort-desk-version-title").arg("number", announcement.number).plain();
    let page = below(visit, edition, title).crumb(
        format!("{EDITIONS}/{}/announcements", edition.slug),
        locale.text("cohort-desk-announcements"),
    );
    let mut view = compose(locale, page, announcement, &barriers);
    view.public =
        published.then(|| format!("/editions/{}/announcements/{}", edition.slug, announcement.number));
    view.people = people;
    view.changes = changes;
    view.words = words;
    view.reason = reason;
    view.errors = errors;
    Ok(view)
}

/// The page of a version, without what only the house knows.
pub(super) fn compose(
    locale: &Locale,
    page: Page,
    announcement: &Announcement,
    barriers: &[Barrier],
) -> View {
    let content = &announcement.content;
    let needs_reason = content.contradictions() > 0;
    let only_reason = barriers.iter().all(|one| matches!(one, Barrier::DoesNotAddUp { .. }));
    let figure = |line: &crate::announcement::FigureLine| {
        let clause = |clause: &crate::announcement::Clause| {
            clause
                .args
                .iter()
                .fold(locale.say(&clause.id), |said, (name, value)| said.arg(name, value))
                .plain()
        };
        let rule: Vec<String> = line.rule.iter().map(clause).collect();
        (line.value, locale.text(&format!("cohort-desk-figure-{}", line.name)), rule.join("; "))
    };
    let groups = crate::model::Part::ALL.into_iter().map(|part| {
        let rows: Vec<Entry> = content.entries.iter().filter(|entry| entry.part == part).cloned().collect();
        (words::part(locale, part), rows)
    });
    View {
        page,
        path: format!("/desk/announcements/{}", announcement.id),
        state: locale.text(&format!("cohort-desk-version-{}", announcement.state.name())),
        tone: tone(announcement.state),
        is_draft: announcement.state == State::Draft,
        is_published: announcement.state == State::Published,
        seen: announcement.version,
        number: announcement.number,
        hash: announcement.hash.to_string(),
        public: None,
        people: Signatures::default(),
        barriers: barriers.iter().map(words::barrier).collect(),
        needs_reason,
        may_publish: announcement.state == State::Reviewed && only_reason,
        reason: String::new(),
        exception: content.exception.as_ref().map(|note| (note.reason.clone(), note.by.clone())),
        figures: content.figures.iter().map(figure).collect(),
        groups: groups.filter(|(_, rows)| !rows.is_empty()).collect(),
        changes: None,
        words: WordsForm::of(announcement),
        errors: FieldErrors::new(),
        date: content.date,
    }
}

fn changes(locale: &Locale, diff: &VersionDiff) -> Changes {
    let names = |rows: &[Entry]| rows.iter().map(|row| row.name.clone()).collect();
    let field = |field: &FieldChange| {
        locale.text(match field {
            FieldChange::Name { .. } => "cohort-desk-changes-name",
            FieldChange::Part { .. } => "cohort-desk-changes-part",
            FieldChange::Standing { .. } => "cohort-desk-changes-standing",
            FieldChange::Countries { .. } => "cohort-desk-changes-countries",
            FieldChange::Marks { .. } => "cohort-desk-changes-marks",
            FieldChange::Lead { .. } => "cohort-desk-changes-lead",
            FieldChange::Cities { .. } => "cohort-desk-changes-cities",
        })
    };
    let elsewhere = diff.elsewhere.iter().map(|part| match part {
        Elsewhere::Date => "cohort-desk-elsewhere-date",
        Elsewhere::Texts => "cohort-desk-elsewhere-texts",
        Elsewhere::Edition => "cohort-desk-elsewhere-edition",
        Elsewhere::Sources => "cohort-desk-elsewhere-sources",
        Elsewhere::Exception => "cohort-desk-elsewhere-exception",
    });
    Changes {
        from: diff.from,
        nothing: diff.is_empty(),
        added: names(&diff.added),
        removed: names(&diff.removed),
        changed: diff
            .changed
            .iter()
            .map(|one| (one.name.clone(), locale.list(one.fields.iter().map(field))))
            .collect(),
        figures: diff.figures.len(),
        elsewhere: elsewhere.collect(),
    }
}

async fn signatures(conn: &mut Conn<'_>, announcement: &Announcement) -> Result<Signatures, Problem> {
    let drafted = match announcement.drafted_by.strip_prefix("person:").and_then(|id| id.parse().ok()) {
        Some(id) => name(conn, id).await?,
        None => announcement.drafted_by.clone(),
    };
    let reviewed = match announcement.reviewed_by.zip(announcement.reviewed_at) {
        Some((id, at)) => Some((name(conn, id).await?, at)),
        None => None,
    };
    let published = match announcement.published_by.zip(announcement.published_at) {
        Some((id, at)) => Some((name(conn, id).await?, at)),
        None => None,
    };
    Ok(Signatures { drafted: (drafted, announcement.created_at), reviewed, published })
}

async fn name(conn: &mut Conn<'_>, id: Id<Person>) -> Result<String, Problem> {
    Ok(find_person(conn, id).await?.map_or_else(|| "—".to_owned(), |person| person.name))
}

async fn keep_words(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<WordsForm>,
) -> Result<Response, Problem> {
    let (announcement, edition) = found(&visit, &id).await?;
    let mut errors = FieldErrors::new();
    if let Some((date, texts)) = form.read(&mut errors) {
        match redraft(&visit.app.house, &visit.actor, announcement.id, form.seen, date, texts).await {
            Ok(()) => {
                visit.flash(Tone::Success, "cohort-desk-announcement-kept");
                return Ok(onward(&format!("/desk/announcements/{id}")));
            }
            Err(AnnouncementError::Changed) => errors.push("date", "cohort-desk-error-changed-kept"),
            Err(AnnouncementError::Words) => errors.push("title-0", "cohort-desk-error-words"),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &view(&visit, &announcement, &edition, form, String::new(), errors).await?)
}

async fn say_reviewed(
    visit: Visit,
    Path(id): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Problem> {
    review(&visit.app.house, &visit.actor, id_of(&id)?, wanted.seen).await?;
    visit.flash(Tone::Success, "cohort-desk-announcement-reviewed");
    Ok(onward(&format!("/desk/announcements/{id}")))
}

async fn release(
    visit: Visit,
    Path(id): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Problem> {
    let (announcement, edition) = found(&visit, &id).await?;
    let mut errors = FieldErrors::new();
    match publish(&visit.app.house, &visit.actor, announcement.id, wanted.seen, &wanted.reason).await {
        Ok(number) => {
            visit.flash(
                Tone::Success,
                Message::new("cohort-desk-announcement-published").arg("number", number),
            );
            return Ok(onward(&format!("/desk/announcements/{id}")));
        }
        Err(AnnouncementError::Barred(found)) => {
            found.iter().for_each(|one| errors.push("reason", words::barrier(one)));
        }
        Err(AnnouncementError::Reason) => errors.push("reason", "cohort-desk-error-reason"),
        Err(AnnouncementError::Changed) => errors.push("reason", "cohort-desk-error-changed-kept"),
        Err(error) => return Err(error.into()),
    }
    let form = WordsForm::of(&announcement);
    again(&visit, &view(&visit, &announcement, &edition, form, wanted.reason, errors).await?)
}

async fn take_back(
    visit: Visit,
    Path(id): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Problem> {
    let (announcement, edition) = found(&visit, &id).await?;
    drop_draft(&visit.app.house, &visit.actor, announcement.id, wanted.seen).await?;
    visit.flash(Tone::Success, "cohort-desk-announcement-dropped");
    Ok(onward(&format!("{EDITIONS}/{}/announcements", edition.slug)))
}
