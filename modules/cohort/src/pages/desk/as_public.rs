//! A version as everybody would see it, before it is released: the pages of the public face, marked as a draft.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::links::Query;
use centum_web::{Page, Problem, Route, Visit};

use super::{id_of, onward, open_to};
use crate::announcement::{Announcement, Content, State, announcements, find_announcement};
use crate::edition::{Edition, edition_by_id};
use crate::pages::public::{AnnouncementPage, ChangesPage, ReconciliationPage, Stage, words};

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/announcements/{id}/preview", ManageCohort, announcement),
        Route::get("/desk/announcements/{id}/preview/reconciliation", ManageCohort, reconciliation),
        Route::get("/desk/announcements/{id}/preview/changes", ManageCohort, changes),
    ]
}

/// A version that is on its way, with its edition.
struct OnItsWay {
    version: Announcement,
    edition: Edition,
    stage: Stage,
}

/// The version, unless it is published: then it has its own address.
async fn on_its_way(visit: &Visit, id: &str) -> Result<Result<OnItsWay, Response>, Problem> {
    let mut reader = visit.app.house.read().await?;
    let version = find_announcement(&mut reader.conn(), id_of(id)?).await?.ok_or_else(Problem::not_found)?;
    let edition = edition_by_id(&mut reader.conn(), version.edition).await?.ok_or_else(Problem::not_found)?;
    if version.state == State::Published {
        return Ok(Err(onward(&words::version_path(&edition.slug, version.number))));
    }
    drop(reader);
    let edition = open_to(visit, edition).await?;
    let stage = Stage::preview(&format!("/desk/announcements/{id}"));
    Ok(Ok(OnItsWay { version, edition, stage }))
}

impl OnItsWay {
    /// A public page whose title says that it is a draft.
    fn page(&self, visit: &Visit, title: &str) -> Page {
        visit.public_page(visit.locale.say("cohort-preview-title").arg("title", title).plain())
    }

    /// The published version before this one.
    async fn before(&self, visit: &Visit) -> Result<Option<Content>, Problem> {
        let mut reader = visit.app.house.read().await?;
        let all = announcements(&mut reader.conn(), self.edition.id).await?;
        let before =
            all.into_iter().find(|one| one.state == State::Published && one.number < self.version.number);
        Ok(before.map(|one| one.content))
    }
}

async fn announcement(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let found = match on_its_way(&visit, &id).await? {
        Ok(found) => found,
        Err(published) => return Ok(published),
    };
    let content = &found.version.content;
    let page = found.page(&visit, &content.texts_in(visit.locale.tag()).1.title);
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    visit.html(&AnnouncementPage::of(page, content, &query, &found.stage))
}

async fn reconciliation(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let found = match on_its_way(&visit, &id).await? {
        Ok(found) => found,
        Err(published) => return Ok(published),
    };
    let page = found.page(&visit, &visit.locale.text("cohort-recon-title"));
    let page = page.described(visit.locale.text("cohort-recon-lead"));
    visit.html(&ReconciliationPage::of(page, &found.version.content, &found.stage))
}

async fn changes(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let found = match on_its_way(&visit, &id).await? {
        Ok(found) => found,
        Err(published) => return Ok(published),
    };
    let before = found.before(&visit).await?;
    let page = found.page(&visit, &visit.locale.text("cohort-changes-title"));
    visit.html(&ChangesPage::of(page, &found.version.content, before.as_ref(), &found.stage))
}
