//! Pages in XML as trees of elements, known by their names without prefixes; each keeps the bytes that it came in.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::PageError;
use super::json::{LONGEST_PAGE, looks_like_html};

/// The most elements of one page.
const MOST_ELEMENTS: usize = 4_000_000;
/// The deepest nesting.
const DEEPEST: usize = 200;
/// The most attributes of one element.
const MOST_ATTRIBUTES: usize = 64;

/// One element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(super) children: Vec<Self>,
    text: String,
    /// Where it stands, in bytes.
    pub(super) place: Range<usize>,
}

/// Reads a page.
pub(super) fn read(text: &str, expected: &'static str) -> Result<Element, PageError> {
    if text.len() > LONGEST_PAGE {
        return Err(PageError::Limit("bytes"));
    }
    if looks_like_html(text) {
        return Err(PageError::Html);
    }
    if !text.trim_start().starts_with('<') {
        return Err(PageError::Kind { expected, detail: text.chars().take(80).collect() });
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut open, mut count) = (vec![Element::default()], 0_usize);
    loop {
        let start = place(&reader);
        let event = reader.read_event().map_err(|error| broken(place(&reader), &error))?;
        match event {
            Event::Start(tag) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return Err(PageError::Limit("elements"));
                }
                if open.len() > DEEPEST {
                    return Err(PageError::Limit("depth"));
                }
                open.push(begun(&tag, start));
            }
            Event::End(_) => {
                let end = place(&reader);
                if let Some(mut whole) = open.pop() {
                    whole.place.end = end;
                    match open.last_mut() {
                        Some(above) => above.children.push(whole),
                        None => return Err(broken(end, &"an end without a beginning")),
                    }
                }
            }
            Event::Text(text) => {
                if let Some(in_it) = open.last_mut() {
                    in_it.text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                if let Some(in_it) = open.last_mut() {
                    in_it.text.push_str(&entity(&name));
                }
            }
            Event::CData(text) => {
                if let Some(in_it) = open.last_mut() {
                    in_it.text.push_str(&text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match (open.len(), open.pop().and_then(|mut whole| whole.children.pop())) {
        (1, Some(root)) => Ok(root),
        (1, None) => Err(PageError::Kind { expected, detail: String::new() }),
        _ => Err(broken(text.len(), &"the end is missing")),
    }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn broken(at: usize, what: &dyn std::fmt::Display) -> PageError {
    PageError::Broken { place: at.to_string(), detail: what.to_string() }
}

fn begun(tag: &BytesStart<'_>, start: usize) -> Element {
    let name = tag.local_name().as_ref().to_owned();
    let mut all = tag.attributes();
    let attributes = all.with_checks(false).flatten().take(MOST_ATTRIBUTES).map(|one| {
        let name = one.key.local_name().as_ref().to_owned();
        (name, unescaped(&one.value))
    });
    Element { name, attributes: attributes.collect(), place: start..start, ..Element::default() }
}

/// What a reference stands for; an unknown one stays as it was written.
fn entity(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    match (number.and_then(char::from_u32), name) {
        (Some(letter), _) => letter.to_string(),
        (None, "amp") => "&".into(),
        (None, "lt") => "<".into(),
        (None, "gt") => ">".into(),
        (None, "quot") => "\"".into(),
        (None, "apos") => "'".into(),
        (None, _) => format!("&{name};"),
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        match after.split_once(';').filter(|(name, _)| name.len() <= 10) {
            Some((name, behind)) => {
                plain.push_str(&entity(name));
                rest = behind;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

impl Element {
    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// What stands at the end of a way of names, `*` for any: the first each time that leads there.
    pub(super) fn at(&self, way: &[&str]) -> Option<&Self> {
        let Some((name, rest)) = way.split_first() else { return Some(self) };
        let fits = |child: &&Self| *name == "*" || child.name == *name;
        self.children.iter().filter(fits).find_map(|child| child.at(rest))
    }

    /// Everything that stands at the end of a way of names.
    pub(super) fn every(&self, way: &[&str]) -> Vec<&Self> {
        let mut found = vec![self];
        for name in way {
            let fits = |child: &&Self| *name == "*" || child.name == *name;
            found = found.into_iter().flat_map(|one| one.children.iter().filter(fits)).collect();
        }
        found
    }

    /// An attribute, by its name without a prefix, if it says something.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The text in it alone, if there is one.
    pub(super) fn said(&self) -> Option<String> {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_a_tree_and_prefixes_do_not_matter() {
        let text = "<?xml version=\"1.0\"?><a:x xmlns:a=\"urn:a\"><a:y z=\"1 &amp; 2\">é &lt; <![CDATA[<b>]]> &#233;</a:y><y/></a:x>";
        let root = read(text, "XML").unwrap();
        assert_eq!((root.name.as_str(), root.children.len()), ("x", 2));
        let y = root.child("y").unwrap();
        assert_eq!((y.said().as_deref(), y.attribute("z")), (Some("é < <b> é"), Some("1 & 2")));
        assert!(text[y.place.clone()].starts_with("<a:y") && text[y.place.clone()].ends_with("</a:y>"));
    }

    #[test]
    fn what_is_no_page_of_data_is_told_apart() {
        assert_eq!(read("<!DOCTYPE html><html></html>", "XML").unwrap_err(), PageError::Html);
        assert!(matches!(read("{}", "XML"), Err(PageError::Kind { .. })));
        assert!(matches!(read("<a><b>", "XML"), Err(PageError::Broken { .. })));
        assert!(matches!(read("<a></b>", "XML"), Err(PageError::Broken { .. })));
        assert_eq!(read(&"<a>".repeat(1000), "XML").unwrap_err(), PageError::Limit("depth"));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert_eq!(read(bomb, "XML").unwrap().said().as_deref(), Some("&c;"), "nothing is expanded");
    }
}
