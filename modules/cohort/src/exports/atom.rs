//! The versions of an edition's announcement as a feed by RFC 4287.
//!
//! Identifiers are URNs made of contents and names, not of addresses: a feed that moves to another host stays itself.

use centum_base::{Id, Timestamp};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Format;
use super::credit::notice;
use super::links::Links;
use super::plain::plain;
use crate::announcement::Content;

/// The last segment of the feed's address.
pub const FEED_FILE_NAME: &str = "announcements.atom";
/// The media type of the feed.
pub const FEED_MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";
/// So many versions stand in a feed, the newest first.
pub const MAX_ENTRIES: usize = 100;

/// A version that is out.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// What it says.
    pub content: &'a Content,
    /// When it came out.
    pub at: Timestamp,
}

/// The feed of an edition's published versions, in any order; `None` where nothing is published. All versions are
/// handed in: the first one names the feed for good.
pub fn feed(versions: &[Published<'_>], links: &Links) -> Option<String> {
    let first = versions.iter().min_by_key(|version| version.content.number)?.content;
    let latest = versions.iter().max_by_key(|version| version.content.number)?.content;
    let updated = versions.iter().map(|version| version.at).max()?;
    let mut newest_first = versions.to_vec();
    newest_first.sort_by_key(|version| std::cmp::Reverse(version.content.number));

    let edition = &latest.edition;
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", latest.texts_in("en").0)]);
    xml.element("id", &urn("feed", first));
    xml.element("title", &edition.name);
    xml.element("subtitle", &edition.programme);
    xml.element("updated", &updated.to_string());
    xml.open("author", &[]);
    xml.element("name", &edition.publisher);
    xml.close("author");
    xml.link("self", &links.feed(&edition.slug), "application/atom+xml");
    xml.link("alternate", &links.edition(&edition.slug), "text/html");
    xml.element("rights", &notice(latest));
    xml.element("generator", "Centum");
    for version in newest_first.iter().take(MAX_ENTRIES) {
        entry(&mut xml, version, links);
    }
    xml.close("feed");
    Some(xml.finish())
}

fn entry(xml: &mut Xml, version: &Published<'_>, links: &Links) {
    let content = version.content;
    let slug = &content.edition.slug;
    let (language, texts) = content.texts_in("en");
    xml.open("entry", &[("xml:lang", language)]);
    xml.element("id", &urn("version", content));
    xml.element("title", &texts.title);
    xml.element("published", &version.at.to_string());
    xml.element("updated", &version.at.to_string());
    xml.link("alternate", &links.version(slug, content.number), "text/html");
    for format in Format::ALL.into_iter().filter(|format| format.is_offered(content)) {
        xml.link("related", &links.file(slug, content.number, format), format.essence());
    }
    xml.element("summary", if texts.introduction.is_empty() { &texts.title } else { &texts.introduction });
    xml.element("rights", &notice(content));
    xml.close("entry");
}

/// What a content is called for good, made of its hash.
fn urn(kind: &str, content: &Content) -> String {
    format!("urn:uuid:{}", Id::<Content>::of_name(kind, &content.hash().to_string()))
}

/// A document that is written element by element.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    fn write(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes every event");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(start(name, attributes)));
    }

    fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn element(&mut self, name: &str, words: &str) {
        self.open(name, &[]);
        self.write(Event::Text(BytesText::new(&plain(words))));
        self.close(name);
    }

    fn link(&mut self, relation: &str, address: &str, media_type: &str) {
        let attributes = [("rel", relation), ("href", address), ("type", media_type)];
        self.write(Event::Empty(start("link", &attributes)));
    }

    fn finish(self) -> String {
        let mut document = String::from_utf8(self.0.into_inner()).expect("only text was written");
        document.push('\n');
        document
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, plain(value).as_ref()));
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::Reader;

    use super::super::anything::words;
    use super::*;

    /// The words of the one element that `words` were written into.
    fn read_back(words: &str) -> String {
        let mut xml = Xml::new();
        xml.element("title", words);
        let document = xml.finish();
        let mut reader = Reader::from_str(&document);
        let mut read = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Text(text) => read.push_str(&text.xml10_content()),
                Event::GeneralRef(name) => read.push_str(&resolved(&name)),
                Event::Eof => {
                    let read = read.strip_prefix('\n').unwrap_or(&read);
                    return read.strip_suffix('\n').unwrap_or(read).to_owned();
                }
                _ => {}
            }
        }
    }

    fn resolved(name: &str) -> String {
        quick_xml::escape::unescape(&format!("&{name};")).unwrap().into_owned()
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(read_back("</title>&amp;<![CDATA[\"'"), "</title>&amp;<![CDATA[\"'");
    }

    proptest! {
        #[test]
        fn any_words_come_back_as_they_may_be_written(words in words()) {
            let words = format!("x{words}");
            prop_assert_eq!(read_back(&words), plain(&words));
        }
    }
}
