//! The results of a question as feeds: Atom by RFC 4287, and JSON Feed 1.1. What is new to this catalogue stands first.

use std::borrow::Cow;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_base::Timestamp;
use centum_search::Order;
use centum_web::links::Query;
use centum_web::negotiate::{document, vary};
use centum_web::security::headers::open_to_all;
use centum_web::{Format, Problem, Visit};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde_json::json;

use super::super::question::Question;
use super::super::{Card, fields};
use super::export::{seen, told};
use super::row::best;

/// Entries of a feed.
const MOST: usize = 50;

/// A feed before it is written.
struct Feed {
    title: String,
    language: &'static str,
    page: String,
    own: String,
    site: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    lang: String,
    summary: String,
    href: String,
    author: String,
    published: Timestamp,
    updated: Timestamp,
    tags: Vec<String>,
}

impl Feed {
    async fn of(visit: &Visit, path: &str) -> Result<Self, Problem> {
        let question = Question::read(&Query::parse(visit.uri.query()))?;
        let mut request = question.request(MOST, None);
        request.order = Order::By { field: fields::SEEN.to_owned(), descending: true };
        let answer = super::views(visit)?.search().run(request).await?;
        let base = &visit.app.settings.base;
        let title = match question.text.as_str() {
            "" => visit.locale.text("catalogue-search-feed-title"),
            text => visit.locale.say("catalogue-search-feed-title-text").arg("text", text).plain(),
        };
        // Records that have only some of the words are no news of this question.
        let hits = if answer.looser { Vec::new() } else { answer.hits };
        let cards = hits.iter().filter_map(|hit| serde_json::from_slice::<Card>(&hit.stored).ok());
        Ok(Self {
            title: format!("{title} – {}", visit.app.settings.site_name),
            language: visit.locale.tag(),
            page: base.join(&question.href()),
            own: base.join(&question.query().href(path)),
            site: visit.app.settings.site_name.clone(),
            entries: cards.map(|card| entry(visit, &card)).collect(),
        })
    }

    /// When anything in it last changed: of an empty feed, nothing ever did.
    fn updated(&self) -> Timestamp {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

fn entry(visit: &Visit, card: &Card) -> Entry {
    let (lang, title) = told(&visit.locale, card);
    let published = seen(card).unwrap_or(Timestamp::UNIX_EPOCH);
    // A source may say that its data change next year; a feed says what has happened.
    let modified = card.modified.as_ref().and_then(super::super::document::first);
    let modified = modified.and_then(|micros| Timestamp::from_microsecond(micros).ok());
    let updated =
        modified.filter(|at| *at <= visit.app.house.now()).map_or(published, |at| at.max(published));
    let author = card.publisher.as_ref().unwrap_or(&card.catalogue).name.clone();
    Entry {
        id: format!("urn:uuid:{}", card.id),
        summary: best(&visit.locale, &card.summary).map(|(_, text)| text.to_owned()).unwrap_or_default(),
        href: visit.app.settings.base.join(&format!("/data/datasets/{}", card.slug)),
        tags: card.formats.clone(),
        title,
        lang,
        author,
        published,
        updated,
    }
}

/// `GET /data/feed.atom`.
pub(super) async fn atom(visit: Visit) -> Result<Response, Problem> {
    let feed = Feed::of(&visit, "/data/feed.atom").await?;
    let mut response = document(&visit.headers, Format::Atom, written(&feed).map_err(Problem::fault)?);
    open_to_all(&mut response);
    vary(&mut response, "accept-language");
    Ok(response)
}

fn written(feed: &Feed) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
    xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)])?;
    xml.element("id", &feed.own)?;
    xml.element("title", &feed.title)?;
    xml.element("updated", &feed.updated().to_string())?;
    xml.author(&feed.site)?;
    xml.link("self", &feed.own, "application/atom+xml")?;
    xml.link("alternate", &feed.page, "text/html")?;
    xml.element("generator", "Centum")?;
    for entry in &feed.entries {
        xml.open("entry", &[("xml:lang", entry.lang.as_str())])?;
        xml.element("id", &entry.id)?;
        xml.element("title", &entry.title)?;
        xml.element("published", &entry.published.to_string())?;
        xml.element("updated", &entry.updated.to_string())?;
        xml.author(&entry.author)?;
        xml.link("alternate", &entry.href, "text/html")?;
        if !entry.summary.is_empty() {
            xml.element("summary", &entry.summary)?;
        }
        for tag in &entry.tags {
            xml.empty("category", &[("term", tag.as_str())])?;
        }
        xml.close("entry")?;
    }
    xml.close("feed")?;
    Ok(xml.0.into_inner())
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    fn close(&mut self, name: &str) -> std::io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn element(&mut self, name: &str, words: &str) -> std::io::Result<()> {
        self.open(name, &[])?;
        self.0.write_event(Event::Text(BytesText::new(&fit(words))))?;
        self.close(name)
    }

    fn author(&mut self, name: &str) -> std::io::Result<()> {
        self.open("author", &[])?;
        self.element("name", name)?;
        self.close("author")
    }

    fn link(&mut self, relation: &str, address: &str, media_type: &str) -> std::io::Result<()> {
        self.empty("link", &[("rel", relation), ("href", address), ("type", media_type)])
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        start.push_attribute((*name, fit(value).as_ref()));
    }
    start
}

/// The text with a replacement character for what XML 1.0 forbids.
fn fit(text: &str) -> Cow<'_, str> {
    let is_fit =
        |c: char| matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    if text.chars().all(is_fit) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_fit(c) { c } else { char::REPLACEMENT_CHARACTER }).collect())
}

/// `GET /data/feed.json`.
pub(super) async fn json(visit: Visit) -> Result<Response, Problem> {
    let feed = Feed::of(&visit, "/data/feed.json").await?;
    let items: Vec<_> = feed
        .entries
        .iter()
        .map(|entry| {
            let mut item = json!({
                "id": entry.id,
                "url": entry.href,
                "title": entry.title,
                "content_text": if entry.summary.is_empty() { &entry.title } else { &entry.summary },
                "date_published": entry.published.to_string(),
                "date_modified": entry.updated.to_string(),
                "authors": [{ "name": entry.author }],
                "tags": entry.tags,
            });
            if !entry.lang.is_empty() {
                item["language"] = entry.lang.clone().into();
            }
            item
        })
        .collect();
    let whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "language": feed.language,
        "authors": [{ "name": feed.site }],
        "items": items,
    });
    let bytes = serde_json::to_vec(&whole).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, bytes);
    vary(&mut response, "accept-language");
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/feed+json"));
    open_to_all(&mut response);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words_in_a_feed() {
        let entry = Entry {
            id: "urn:uuid:1".into(),
            title: "</title><script>\u{0}&".into(),
            lang: String::new(),
            summary: "]]>".into(),
            href: "https://x/?a=1&b=\"".into(),
            author: "<".into(),
            published: Timestamp::UNIX_EPOCH,
            updated: Timestamp::UNIX_EPOCH,
            tags: vec!["\">".into()],
        };
        let feed = Feed {
            title: "&".into(),
            language: "en",
            page: "https://x/".into(),
            own: "https://x/feed".into(),
            site: "X".into(),
            entries: vec![entry],
        };
        let text = String::from_utf8(written(&feed).unwrap()).unwrap();
        assert!(!text.contains("<script>") && !text.contains('\u{0}'), "{text}");
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), Event::Eof) {}
    }
}
