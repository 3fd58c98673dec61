//! What is published, as JSON: editions, their versions, and who takes part.

use axum::extract::Path;
use axum::response::Response;
use centum_base::{Date, Timestamp};
use centum_web::{Problem, Visit};
use serde::Serialize;
use utoipa::ToSchema;

use super::open;
use crate::announcement::Announcement;
use crate::announcement::announcements as all_versions;
use crate::edition::{Edition, editions as all_editions};
use crate::exports::Links;
use crate::exports::json::document::Row;
use crate::exports::json::{self, document};
use crate::pages::public::{links, loading};

/// An edition that has announced something.
#[derive(Serialize, ToSchema)]
pub(super) struct EditionLine {
    /// Its name in addresses.
    slug: String,
    /// Its name.
    name: String,
    /// The programme that it belongs to.
    programme: String,
    /// Who publishes.
    publisher: String,
    /// The licence of its data, by its SPDX identifier.
    licence: String,
    /// Whether it is invented, for demonstrations.
    invented: bool,
    /// Its page.
    address: String,
    /// Its published versions, the newest first.
    versions: Vec<VersionLine>,
}

/// A published version.
#[derive(Serialize, ToSchema)]
pub(super) struct VersionLine {
    /// Its number within the edition.
    number: u32,
    /// The date that it bears.
    #[schema(value_type = String, format = Date)]
    date: Date,
    /// When it was published.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Timestamp>,
    /// SHA-256 of its content.
    hash: String,
    /// Its page: what stands there never changes.
    address: String,
}

/// A participant, and the versions that name it.
#[derive(Serialize, ToSchema)]
pub(super) struct Participant<'a> {
    /// The participant as the newest of these versions tells of it.
    participant: Row<'a>,
    /// The versions, the newest first.
    versions: Vec<u32>,
}

fn edition_line(edition: &Edition, versions: &[Announcement], links: &Links) -> EditionLine {
    EditionLine {
        slug: edition.slug.clone(),
        name: edition.name.clone(),
        programme: edition.programme.clone(),
        publisher: edition.publisher.clone(),
        licence: edition.licence.clone(),
        invented: edition.invented,
        address: links.edition(&edition.slug),
        versions: versions.iter().map(|version| version_line(version, links)).collect(),
    }
}

fn version_line(version: &Announcement, links: &Links) -> VersionLine {
    VersionLine {
        number: version.number,
        date: version.content.date,
        published_at: version.published_at,
        hash: version.hash.to_string(),
        address: links.version(&version.content.edition.slug, version.number),
    }
}

/// Every edition that has announced something
#[utoipa::path(get, path = "/api/v1/editions", tag = "cohort",
    responses((status = 200, description = "The editions", body = Vec<EditionLine>)))]
pub(super) async fn editions(visit: Visit) -> Result<Response, Problem> {
    let links = links(&visit)?;
    let mut lines = Vec::new();
    let mut reader = visit.app.house.read().await?;
    for edition in all_editions(&mut reader.conn()).await? {
        let versions = loading::published_only(all_versions(&mut reader.conn(), edition.id).await?);
        if !versions.is_empty() {
            lines.push(edition_line(&edition, &versions, &links));
        }
    }
    drop(reader);
    open(&visit, &lines)
}

/// One edition
#[utoipa::path(get, path = "/api/v1/editions/{slug}", tag = "cohort",
    params(("slug" = String, Path, description = "The edition's name in addresses")),
    responses((status = 200, description = "The edition", body = EditionLine), (status = 404, description = "It has announced nothing, or does not exist")))]
pub(super) async fn edition(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = loading::announced(&visit, &slug).await?;
    open(&visit, &edition_line(&shown.edition, &shown.versions, &links(&visit)?))
}

/// The published versions of an edition's announcement
#[utoipa::path(get, path = "/api/v1/editions/{slug}/announcements", tag = "cohort",
    params(("slug" = String, Path, description = "The edition's name in addresses")),
    responses((status = 200, description = "The versions, the newest first", body = Vec<VersionLine>), (status = 404, description = "It has announced nothing, or does not exist")))]
pub(super) async fn announcements(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let links = links(&visit)?;
    let shown = loading::announced(&visit, &slug).await?;
    let lines: Vec<VersionLine> =
        shown.versions.iter().map(|version| version_line(version, &links)).collect();
    open(&visit, &lines)
}

/// One version with everything in it
#[utoipa::path(get, path = "/api/v1/editions/{slug}/announcements/{number}", tag = "cohort",
    params(("slug" = String, Path, description = "The edition's name in addresses"), ("number" = u32, Path, description = "The version")),
    responses((status = 200, description = "The version", body = json::document::Announcement<'static>), (status = 404, description = "No such version is published")))]
pub(super) async fn announcement(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let version = loading::version(&visit, &slug, &number).await?;
    open(&visit, &document(&version.content, &links(&visit)?))
}

/// Who takes part, by the newest version
#[utoipa::path(get, path = "/api/v1/editions/{slug}/participants", tag = "cohort",
    params(("slug" = String, Path, description = "The edition's name in addresses")),
    responses((status = 200, description = "The rows of the newest version", body = Vec<Row<'static>>), (status = 404, description = "It has announced nothing, or does not exist")))]
pub(super) async fn participants(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = loading::announced(&visit, &slug).await?;
    let latest = shown.latest().ok_or_else(Problem::not_found)?;
    open(&visit, &document(&latest.content, &links(&visit)?).rows)
}

/// One participant
#[utoipa::path(get, path = "/api/v1/editions/{slug}/participants/{id}", tag = "cohort",
    params(("slug" = String, Path, description = "The edition's name in addresses"), ("id" = String, Path, description = "The participant")),
    responses((status = 200, description = "The participant", body = Participant<'static>), (status = 404, description = "No published version names it")))]
pub(super) async fn participant(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let links = links(&visit)?;
    let shown = loading::announced(&visit, &slug).await?;
    let names =
        |version: &&Announcement| version.content.entries.iter().any(|entry| entry.participation == id);
    let versions: Vec<&Announcement> = shown.versions.iter().filter(names).collect();
    let newest = versions.first().ok_or_else(Problem::not_found)?;
    let rows = document(&newest.content, &links).rows;
    let participant = rows.into_iter().find(|row| row.id == id).ok_or_else(Problem::not_found)?;
    open(
        &visit,
        &Participant { participant, versions: versions.iter().map(|version| version.number).collect() },
    )
}
