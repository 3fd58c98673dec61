//! One version of an announcement.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use bytes::Bytes;
use centum_web::components::{Heading, Tab};
use centum_web::links::Query;
use centum_web::negotiate::{Format, accepted};
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::by_country::{self, Table};
use super::filter::{Filter, FilterForm};
use super::headline::{Headline, headlines};
use super::rows::{PartList, by_part};
use super::stage::Stage;
use super::{drawing, files, loading, words};
use crate::announcement::{Content, Note};
use crate::exports::credits;

/// Where a page stands among the pages of its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The announcement itself.
    Announcement,
    /// Printed figures beside ours.
    Reconciliation,
    /// What changed.
    Changes,
}

/// The frame of every page of a version.
pub(crate) struct VersionHead {
    /// The views.
    pub tabs: Vec<Tab>,
    /// The announcement's date.
    pub date: Html,
    /// The version.
    pub number: u32,
    /// Whether the edition is invented.
    pub invented: bool,
    /// The address of the version.
    pub path: String,
    /// From a preview, the way back to the desk.
    pub desk: Option<String>,
}

impl VersionHead {
    /// The head of a version, seen from one of its views.
    pub(crate) fn of(locale: &Locale, content: &Content, view: View, stage: &Stage) -> Self {
        let path = stage.version(content);
        let tab = |id: &str, at: View, end: &str, count| Tab {
            href: format!("{path}{end}"),
            text: locale.text(id),
            count,
            current: at == view,
        };
        let printed: usize = content.sources.iter().map(|source| source.claims.len()).sum();
        Self {
            tabs: vec![
                tab("cohort-tab-announcement", View::Announcement, "", None),
                tab("cohort-tab-reconciliation", View::Reconciliation, "/reconciliation", Some(printed)),
                tab("cohort-tab-changes", View::Changes, "/changes", None),
            ],
            date: locale.day(content.date),
            number: content.number,
            invented: content.edition.invented,
            path,
            desk: stage.desk().map(str::to_owned),
        }
    }
}

/// The crumbs of every page of a version.
pub(crate) fn crumbs(page: Page, content: &Content) -> Page {
    page.crumb(words::edition_path(&content.edition.slug), content.edition.name.clone())
}

/// A seat that is promised and not filled.
struct SeatLine {
    what: Html,
    sentence: String,
}

/// A mark with its meaning.
struct MarkLine {
    mark: String,
    meaning: String,
    rows: usize,
    href: String,
}

/// Whom facts are owed to.
struct CreditLine {
    holder: String,
    address: Option<&'static str>,
    licence: String,
    licence_address: String,
    own: bool,
}

/// Days that the programme has named.
struct DayLine {
    title: String,
    from: Html,
    until: Option<Html>,
}

#[derive(Template)]
#[template(path = "public/announcement.html")]
pub(crate) struct AnnouncementPage {
    page: Page,
    head: VersionHead,
    lang: String,
    paragraphs: Vec<String>,
    publisher: String,
    figures: Vec<Headline>,
    as_of: Html,
    exception: Option<(Note, Html)>,
    filter: FilterForm,
    shown: usize,
    rows: usize,
    parts: Vec<PartList>,
    marks: Vec<MarkLine>,
    seats: Vec<SeatLine>,
    days: Vec<DayLine>,
    map: Option<Html>,
    unplaced: usize,
    headings: Vec<Heading>,
    countries: Table,
    shared_headings: Vec<Heading>,
    files: Vec<files::FileLine>,
    feed: String,
    credits: Vec<CreditLine>,
    hash: String,
}

impl AnnouncementPage {
    /// The page of a content, narrowed by an address.
    pub(crate) fn of(page: Page, content: &Content, query: &Query, stage: &Stage) -> Self {
        let locale = page.locale.clone();
        let locale = &locale;
        let head = VersionHead::of(locale, content, View::Announcement, stage);
        let filter = Filter::read(query, content);
        let parts = by_part(locale, content, &filter, stage);
        let (lang, texts) = content.texts_in(locale.tag());
        let heading = |id: &str| Heading::plain(locale.text(id));
        let number = |id: &str| heading(id).of_numbers();
        Self {
            page: crumbs(page, content),
            lang: lang.to_owned(),
            paragraphs: paragraphs(&texts.introduction),
            publisher: content.edition.publisher.clone(),
            figures: headlines(locale, content),
            as_of: locale.moment(content.as_of),
            exception: content.exception.clone().map(|note| {
                let at = locale.moment(note.at);
                (note, at)
            }),
            filter: filter.form(locale, &head.path, query, content),
            shown: parts.iter().map(|part| part.rows.len()).sum(),
            rows: content.entries.len(),
            parts,
            marks: marks(content, &head.path),
            seats: seats(locale, content),
            days: days(locale, content),
            map: drawing::of_version(locale, content, stage),
            unplaced: drawing::unplaced(content),
            headings: vec![
                heading("word-country"),
                number("cohort-column-core"),
                number("cohort-column-mentors"),
                number("cohort-column-marked"),
                number("cohort-column-consortia"),
                number("cohort-column-cities"),
            ],
            countries: by_country::table(locale, content, &head.path),
            shared_headings: vec![
                heading("word-country"),
                number("cohort-column-alone"),
                number("cohort-column-shared"),
                number("cohort-column-in-each"),
                number("cohort-column-cities-in-it"),
            ],
            files: files::offered(content),
            feed: format!("{}/announcements.atom", words::edition_path(&content.edition.slug)),
            credits: credit_lines(content),
            hash: content.hash().to_string(),
            head,
        }
    }
}

/// `GET /editions/{slug}/announcements/{version}`: a page or a file, by the ending of the address or by `Accept`.
pub(crate) async fn show(
    visit: Visit,
    Path((slug, segment)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (number, ending) = Format::split(&segment);
    let offered = [
        Format::Html,
        Format::Json,
        Format::JsonLd,
        Format::GeoJson,
        Format::Csv,
        Format::Xlsx,
        Format::Calendar,
    ];
    let format = ending.or_else(|| accepted(&visit.headers, &offered)).unwrap_or(Format::Html);
    if format != Format::Html {
        return files::by_format(&visit, &slug, number, format, ending.is_some()).await;
    }
    if ending.is_some() {
        return Err(Problem::not_found());
    }
    visit.frozen(Format::Html, async || page(&visit, &slug, number).await).await
}

async fn page(visit: &Visit, slug: &str, number: &str) -> Result<Bytes, Problem> {
    let version = loading::version(visit, slug, number).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let title = version.content.texts_in(visit.locale.tag()).1.title.clone();
    let view = AnnouncementPage::of(visit.public_page(title), &version.content, &query, &Stage::Published);
    Ok(view.render()?.into())
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn marks(content: &Content, path: &str) -> Vec<MarkLine> {
    let line = |(mark, meaning): (&String, &String)| MarkLine {
        mark: mark.clone(),
        meaning: meaning.clone(),
        rows: content.entries.iter().filter(|entry| entry.marks.contains(mark)).count(),
        href: format!("{}#lists", Query::default().with("mark", mark).href(path)),
    };
    content.edition.marks.iter().map(line).collect()
}

fn seats(locale: &Locale, content: &Content) -> Vec<SeatLine> {
    let line = |seat: &crate::model::OpenSeat| {
        let id = match seat.inside {
            Some(true) => "cohort-seats-inside",
            Some(false) => "cohort-seats-outside",
            None => "cohort-seats",
        };
        let part = words::part(locale, seat.part);
        SeatLine {
            what: locale.say(id).arg("count", seat.count).arg("part", part).html(),
            sentence: seat.sentence.clone(),
        }
    };
    content.open_seats.iter().map(line).collect()
}

fn days(locale: &Locale, content: &Content) -> Vec<DayLine> {
    let line = |(from, until, title): &(centum_base::Date, centum_base::Date, String)| DayLine {
        title: title.clone(),
        from: locale.day(*from),
        until: (from != until).then(|| locale.day(*until)),
    };
    content.edition.dates.iter().map(line).collect()
}

fn credit_lines(content: &Content) -> Vec<CreditLine> {
    let line = |credit: crate::exports::Credit<'_>| CreditLine {
        holder: credit.holder.to_owned(),
        address: credit.address,
        licence: credit.licence.id.to_owned(),
        licence_address: credit.licence.address(),
        own: credit.address.is_none(),
    };
    credits(content).into_iter().map(line).collect()
}
