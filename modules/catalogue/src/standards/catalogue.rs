//! The whole catalogue for programs, page by page.

use std::collections::BTreeSet;

use axum::http::HeaderValue;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use centum_base::{Digest, Id, Timestamp};
use centum_rdf::Syntax;
use centum_web::links::Query;
use centum_web::negotiate::vary;
use centum_web::security::headers::open_to_all;
use centum_web::{Kind, Problem, Visit};

use super::conditional::Mark;
use super::described::Whole;
use super::forms::{FOR_PROGRAMS, Form};
use super::hydra::{A_PAGE, Paging};
use super::profile::Profile;
use super::shelf::{Line, Shown};
use super::{Parts, held, views, written};
use crate::sources::{self, Source};

const PATH: &str = "/catalogue";
/// Names of the query that the address of a page keeps.
const KEPT: [&str; 5] = ["profile", "q", "modified_since", "catalogue", "page"];

/// The handler of the catalogue in one syntax, or in the one that is asked for.
macro_rules! in_syntax {
    ($name:ident, $syntax:expr) => {
        pub(super) async fn $name(visit: Visit) -> Result<Response, Problem> {
            show(&visit, $syntax).await
        }
    };
}
in_syntax!(negotiated, None);
in_syntax!(turtle, Some(Syntax::Turtle));
in_syntax!(rdf_xml, Some(Syntax::RdfXml));
in_syntax!(json_ld, Some(Syntax::JsonLd));
in_syntax!(lines, Some(Syntax::NTriples));

/// `GET /catalog.ttl` and its kin: where portals of CKAN have it, and harvesters of theirs look first.
pub(super) async fn as_elsewhere(visit: Visit) -> Response {
    let path = visit.uri.path().replacen("/catalog.", "/catalogue.", 1);
    let query = visit.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = Redirect::temporary(&format!("{path}{query}")).into_response();
    open_to_all(&mut response);
    response
}

async fn show(visit: &Visit, ending: Option<Syntax>) -> Result<Response, Problem> {
    let form = match ending {
        Some(syntax) => Form::Rdf(syntax),
        None => Form::accepted(&visit.headers, FOR_PROGRAMS)
            .ok_or_else(|| Problem::saying(Kind::NotAcceptable, "catalogue-standards-no-form-whole"))?,
    };
    let syntax = match form {
        Form::Page => {
            let mut response = Redirect::to("/data").into_response();
            vary(&mut response, "accept");
            return Ok(response);
        }
        // A page is many records: the syntaxes for one named graph give their lesser halves.
        Form::Rdf(Syntax::TriG) => Syntax::Turtle,
        Form::Rdf(Syntax::NQuads) => Syntax::NTriples,
        Form::Rdf(syntax) => syntax,
    };
    let query = Query::parse(visit.uri.query());
    let profile = Profile::asked(&query)?;
    let standards = held(visit)?;
    let shown = standards.shelf.now(&visit.app.house).await?;
    let narrowed = narrow(visit, &query, &shown).await?;
    let lines = narrowed.as_deref().unwrap_or(&shown.lines);
    let paging = Paging::asked(query.get("page"), lines.len()).ok_or_else(|| {
        let last = Paging { page: 1, total: lines.len() }.last();
        let kind = if is_number(query.get("page")) { Kind::NotFound } else { Kind::BadRequest };
        Problem::saying(kind, "catalogue-standards-no-page").arg("last", last)
    })?;
    let page = Page { visit, standards, syntax, profile, ending, query: &query, paging };
    page.answer(&lines[paging.range()]).await
}

/// Whether a page was asked for that there could be.
fn is_number(text: Option<&str>) -> bool {
    let is_whole = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    text.is_some_and(|text| is_whole(text) && text.bytes().any(|digit| digit != b'0'))
}

/// The lines that fit the filters; none where there are no filters.
async fn narrow(visit: &Visit, query: &Query, shown: &Shown) -> Result<Option<Vec<Line>>, Problem> {
    let asked = |name| query.get(name).map(str::trim).filter(|text| !text.is_empty());
    let since = asked("modified_since").map(instant).transpose()?;
    let part = match asked("catalogue") {
        Some(slug) => Some(sources_of(visit, slug).await?),
        None => None,
    };
    let found = match asked("q") {
        Some(words) => Some(held(visit)?.found.of(views(visit)?.search(), words).await?),
        None => None,
    };
    if since.is_none() && part.is_none() && found.is_none() {
        return Ok(None);
    }
    let fits = |line: &&Line| {
        since.is_none_or(|since| line.changed >= since)
            && part.as_ref().is_none_or(|part| part.contains(&line.source))
            && found.as_ref().is_none_or(|found| found.contains(&line.id))
    };
    Ok(Some(shown.lines.iter().filter(fits).copied().collect()))
}

/// An instant or a day, in microseconds.
fn instant(text: &str) -> Result<i64, Problem> {
    let day = || text.parse::<centum_base::Date>().ok()?.to_zoned(centum_base::TimeZone::UTC).ok();
    let at = text.parse::<Timestamp>().ok().or_else(|| day().map(|day| day.timestamp()));
    at.map(Timestamp::as_microsecond).ok_or_else(|| Problem::bad_request("catalogue-standards-no-instant"))
}

async fn sources_of(visit: &Visit, slug: &str) -> Result<Vec<Id<Source>>, Problem> {
    let mut reader = visit.app.house.read().await?;
    let found = sources::catalogue_by_slug(&mut reader.conn(), slug).await?.ok_or_else(Problem::not_found)?;
    let sources = sources::sources_of(&mut reader.conn(), found.id).await?;
    Ok(sources.into_iter().map(|source| source.id).collect())
}

/// One page of the catalogue.
struct Page<'a> {
    visit: &'a Visit,
    standards: &'a Parts,
    syntax: Syntax,
    profile: Profile,
    ending: Option<Syntax>,
    query: &'a Query,
    paging: Paging,
}

impl Page<'_> {
    /// The address of a page of the same list.
    fn address(&self, page: usize, ending: Option<Syntax>) -> String {
        let path = match ending {
            Some(syntax) => format!("{PATH}.{}", syntax.extension()),
            None => PATH.to_owned(),
        };
        let kept = self.query.pairs().filter(|(name, _)| KEPT.contains(name));
        let mut query = Query::default();
        for (name, value) in kept {
            query = query.with(name, value);
        }
        self.standards.uris.join(&query.with("page", page).href(&path))
    }

    /// The mark: the records of the page with their latest entries, and everything around them.
    async fn mark(&self, lines: &[Line]) -> Result<Mark, Problem> {
        let mut seen = Vec::with_capacity(lines.len() * 24);
        for line in lines {
            seen.extend_from_slice(&line.head.to_be_bytes());
        }
        let mut reader = self.visit.app.house.read().await?;
        let mut origins = super::origin::Origins::default();
        let mut marks = BTreeSet::new();
        for line in lines {
            marks.insert(origins.of(&mut reader.conn(), line.source).await?.mark());
        }
        let marks: Vec<String> = marks.into_iter().collect();
        let heads = Digest::of(&seen).to_string();
        let total = self.paging.total.to_string();
        let own = self.address(self.paging.page, self.ending);
        let settings = &self.visit.app.settings;
        let parts = [&own, &heads, &total, &marks.join(" "), &settings.site_name, self.visit.locale.tag()];
        let parts: Vec<&str> =
            parts.into_iter().map(AsRef::as_ref).chain([self.syntax.extension()]).collect();
        // A page changes when a record goes, too, which leaves no date on it: only the tag can tell.
        Ok(Mark::of(&parts, None))
    }

    async fn answer(&self, lines: &[Line]) -> Result<Response, Problem> {
        let mark = self.mark(lines).await?;
        let mut response = mark.answer(&self.visit.headers, async || self.make(lines).await).await?;
        let mut links = vec![format!("<{}>; rel=\"canonical\"", self.address(self.paging.page, self.ending))];
        for syntax in super::forms::ENDINGS.into_iter().filter(|syntax| *syntax != self.syntax) {
            let address = self.address(self.paging.page, Some(syntax));
            links.push(format!("<{address}>; rel=\"alternate\"; type=\"{}\"", syntax.media_type()));
        }
        if self.paging.page < self.paging.last() {
            links.push(format!("<{}>; rel=\"next\"", self.address(self.paging.page + 1, self.ending)));
        }
        if self.paging.page > 1 {
            links.push(format!("<{}>; rel=\"prev\"", self.address(self.paging.page - 1, self.ending)));
        }
        if let Ok(value) = HeaderValue::try_from(links.join(", ")) {
            response.headers_mut().append(header::LINK, value);
        }
        if let Some(link) = self.profile.link() {
            response.headers_mut().append(header::LINK, link);
        }
        vary(&mut response, "accept-language");
        Ok(response)
    }

    async fn make(&self, lines: &[Line]) -> Result<Response, Problem> {
        debug_assert!(lines.len() <= A_PAGE);
        let Parts { uris, fragments, .. } = self.standards;
        let mut reader = self.visit.app.house.read().await?;
        let pieces = fragments.of(&mut reader.conn(), uris, lines, (self.syntax, self.profile)).await?;
        drop(reader);
        let locale = &self.visit.locale;
        let description = locale.text("catalogue-standards-whole");
        let settings = &self.visit.app.settings;
        let whole = Whole { title: &settings.site_name, description: &description, language: locale.tag() };
        let mut head = self.paging.tell(&uris.whole(), |page| self.address(page, self.ending));
        head.extend(whole.tell(uris, pieces.parts(), self.profile));
        let bytes = fragments.document(self.syntax, head, &pieces)?;
        Ok(([(header::CONTENT_TYPE, written::content_type(self.syntax))], bytes).into_response())
    }
}
