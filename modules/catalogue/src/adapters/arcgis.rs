//! `data.json` by DCAT-US 1.1, and the feeds of ArcGIS Hub, which serves that and DCAT-AP in JSON-LD.

use std::ops::Range;

use centum_rdf::{NamedOrBlankNode, Term};
use serde_json::Value;

use super::address::{JSON, get, number, origin, path, with_number};
use super::draft::{Draft, dcat, dct};
use super::json::{Page, Refusal};
use super::parts::Who;
use super::plain::{first, named, objects, said, texts, unwrapped, without_markup, words};
use super::{Answer, Batch, Dcat, Dialect, Found, PageError, Request, apart};

/// A bare list of so many records, or of a multiple of ten beyond, may be a page of ckanext-dcat, which does not say that there
/// are more: one asks until nothing new comes.
const A_PAGE: usize = 20;

/// Feeds of ArcGIS Hub in the order in which they are asked for: a site may have switched some off.
const FEEDS: [&str; 3] =
    ["/api/feed/dcat-ap/2.1.1.json", "/api/feed/dcat-ap/2.0.1.json", "/api/feed/dcat-us/1.1.json"];
/// Statuses by which it says so.
const SWITCHED_OFF: [&str; 4] = ["400", "404", "410", "501"];

/// ArcGIS Hub, by its feed in DCAT-AP.
#[derive(Clone, Copy, Debug, Default)]
pub struct ArcGis;

/// A list of datasets by DCAT-US.
#[derive(Clone, Copy, Debug, Default)]
pub struct DataJson;

impl Dialect for ArcGis {
    fn first(&self, address: &str) -> Request {
        match path(address) {
            feed if feed.ends_with(".json") => get(address.trim(), JSON),
            _ => get(format!("{}{}", origin(address.trim()), FEEDS[0]), JSON),
        }
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        DataJson.read(asked, answer)
    }

    fn has_told(&self, asked: &Request) -> Option<Option<Request>> {
        DataJson.has_told(asked)
    }

    fn in_another_form(&self, asked: &Request, status: &str) -> Option<Request> {
        if !SWITCHED_OFF.contains(&status) {
            return None;
        }
        let mut feeds = FEEDS.iter();
        let site = feeds.find_map(|feed| asked.url.strip_suffix(*feed))?;
        let url = format!("{site}{}", feeds.next()?);
        Some(Request { url, ..asked.clone() })
    }
}

impl Dialect for DataJson {
    fn first(&self, address: &str) -> Request {
        match path(address) {
            list if list.ends_with(".json") || list.ends_with(".jsonld") => get(address.trim(), JSON),
            site => get(format!("{site}/data.json"), JSON),
        }
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let number = number(&asked.url, "page");
        let page = match Page::open(answer, "data.json") {
            // Nobody has named the second page: where it is none, there are no pages.
            Err(_) if number == 2 => return Ok(Batch::default()),
            page => page?,
        };
        let whole = page.whole();
        let is_bare = page.part(&whole).starts_with('[');
        let mut list = is_bare.then(|| (whole.clone(), String::new()));
        let mut error = None;
        for (name, part) in page.members(&whole)? {
            match name.as_str() {
                "dataset" => list = Some((part, "/dataset".to_owned())),
                "error" | "errors" | "message" => error = Some(page.part(&part).chars().take(300).collect()),
                "@graph" | "dcat:dataset" => return Dcat.read(asked, answer),
                // By DCAT-AP's own context it is JSON-LD, though its datasets go by the same name.
                "@context" if page.part(&part).to_ascii_lowercase().contains("/dcat-ap") => {
                    let read = Dcat.read(asked, answer);
                    if read.as_ref().is_ok_and(|batch| batch.found.iter().any(is_titled)) {
                        return read;
                    }
                }
                _ => {}
            }
        }
        let Some((list, pointer)) = list else {
            return Err(error.map_or_else(|| page.kind("dataset".into()), PageError::Source));
        };
        let items = page.items(&list)?;
        // JSON-LD in its long form is a list of nodes whose properties go by their addresses.
        let is_long_form = |item: &Range<usize>| {
            page.members(item).is_ok_and(|all| all.iter().any(|(name, _)| name.contains("://")))
        };
        if is_bare && items.iter().take(A_PAGE).any(is_long_form) {
            return Dcat.read(asked, answer);
        }
        let mut batch = page
            .records(&items, &pointer, &["identifier", "landingPage"], |it| draft(it, origin(&asked.url)));
        apart::tell(&mut batch.found);
        if is_bare && items.len() >= A_PAGE && items.len().is_multiple_of(10) {
            let url = with_number(&asked.url, "page", number.max(1) + 1);
            batch.next = Some(Request { url, ..asked.clone() });
        } else if number < 2 {
            batch.total = Some(items.len() as u64);
        }
        Ok(batch)
    }

    fn has_told(&self, asked: &Request) -> Option<Option<Request>> {
        (number(&asked.url, "page") > 1).then_some(None)
    }

    fn does_without(&self, asked: &Request) -> Option<Option<Request>> {
        (number(&asked.url, "page") == 2).then_some(None)
    }
}

/// Whether the title of a record came through: some write languages where the context knows of none.
fn is_titled(found: &Found) -> bool {
    let title = dct("title");
    found.graph.iter().any(|triple| triple.predicate == title && matches!(triple.object, Term::Literal(_)))
}

fn draft(own: &Value, site: &str) -> Result<Option<Draft>, Refusal> {
    let landing = first(own, &["landingPage"]);
    let Some(id) = first(own, &["identifier", "@id"]).or_else(|| landing.clone()) else {
        return Err(("record-name", first(own, &["title"]).unwrap_or_default()));
    };
    if first(own, &["accessLevel"]).is_some_and(|level| level.eq_ignore_ascii_case("non-public")) {
        return Ok(None);
    }
    let uri = [first(own, &["@id"]), Some(id.clone()), landing.clone()];
    let uri = uri.into_iter().flatten().find(|uri| uri.starts_with("http")).unwrap_or_default();
    let mut draft = Draft::new(&id, &uri, site);
    let it = draft.subject();
    draft.kind(&it, dcat("Dataset"));
    draft.text(&it, dct("identifier"), None, &id);
    if let Some(value) = own.get("title") {
        draft.texts(&it, &dct("title"), texts(value));
    }
    if let Some(value) = own.get("description") {
        let plain = texts(value).into_iter().map(|(lang, text)| (lang, without_markup(&text)));
        draft.texts(&it, &dct("description"), plain.collect());
    }
    for keyword in own.get("keyword").map(words).unwrap_or_default() {
        draft.text(&it, dcat("keyword"), None, &keyword);
    }
    // Hub puts "geospatial" there for whatever has a map.
    for theme in own.get("theme").map(words).unwrap_or_default() {
        draft.theme(None, &theme);
    }
    for one in own.get("theme").map(objects).unwrap_or_default() {
        let uri = first(&one, &["@id", "uri"]);
        match (named(&one, &["prefLabel", "label", "name"]), uri) {
            (Some(name), uri) => draft.theme(uri.as_deref(), &name),
            (None, Some(uri)) => draft.theme(None, &uri),
            (None, None) => {}
        }
    }
    for text in own.get("landingPage").map(words).unwrap_or_default() {
        draft.page(&it, dcat("landingPage"), &text);
    }
    for text in own.get("references").map(words).unwrap_or_default() {
        draft.link(&it, dct("relation"), &text);
    }
    people(own, &mut draft);
    for (name, property) in [("issued", "issued"), ("modified", "modified")] {
        if let Some(text) = first(own, &[name]) {
            draft.moment(&it, dct(property), &text);
        }
    }
    if let Some(value) = own.get("spatial") {
        draft.places(value);
    }
    for text in own.get("temporal").map(words).unwrap_or_default() {
        draft.period_of_text(&text);
    }
    for period in own.get("temporal").map(objects).unwrap_or_default() {
        let (start, end) = (first(&period, &["startDate", "start"]), first(&period, &["endDate", "end"]));
        draft.period(start.as_deref(), end.as_deref());
    }
    if let Some(value) = own.get("accrualPeriodicity") {
        draft.frequency_of(value);
    }
    for language in own.get("language").map(words).unwrap_or_default() {
        draft.language(&it, &language);
    }
    match first(own, &["accessLevel"]).as_deref() {
        Some("public") => draft.access_rights("PUBLIC"),
        Some(other) => draft.access_rights(other),
        None => {}
    }
    if let Some(text) = first(own, &["rights"]) {
        draft.statement(&it, "rights", &text);
    }
    let files = own.get("distribution").map(objects).unwrap_or_default();
    for one in &files {
        let node = draft.distribution(first(one, &["@id"]).filter(|uri| uri.starts_with("http")).as_deref());
        file(one, &mut draft, &node);
        draft.licence(&node, &[terms(one).or_else(|| terms(own))]);
    }
    if files.is_empty() {
        draft.licence(&it, &[terms(own)]);
    }
    Ok(Some(draft))
}

/// Under which terms: a text, or a thing with an address or a name.
fn terms(own: &Value) -> Option<String> {
    let licence = own.get("license")?;
    said(licence).or_else(|| first(licence, &["@id", "url", "uri", "name"]))
}

fn people(own: &Value, draft: &mut Draft) {
    let publishers = own.get("publisher").map(|value| match unwrapped(value) {
        Value::Array(items) => items,
        one => vec![one],
    });
    for publisher in publishers.unwrap_or_default().iter().take(10) {
        // Hub writes "source" instead of "name" in some of its feeds.
        let name = named(publisher, &["name", "source"]).or_else(|| said(publisher));
        draft.agent("publisher", &Who { name, ..Who::default() });
    }
    for one in own.get("contactPoint").map(objects).unwrap_or_default() {
        draft.contact(&Who {
            name: named(&one, &["fn"]),
            // Hub writes the plain one.
            email: first(&one, &["hasEmail", "email"]),
            url: first(&one, &["hasURL", "url"]),
            ..Who::default()
        });
    }
}

fn file(one: &Value, draft: &mut Draft, node: &NamedOrBlankNode) {
    for (name, property) in [("title", "title"), ("description", "description")] {
        if let Some(text) = first(one, &[name]) {
            draft.text(node, dct(property), None, &without_markup(&text));
        }
    }
    let (access, download) = (first(one, &["accessURL"]), first(one, &["downloadURL"]));
    if let Some(url) = access.as_ref().or(download.as_ref()) {
        draft.link(node, dcat("accessURL"), url);
    }
    if let Some(url) = &download {
        draft.link(node, dcat("downloadURL"), url);
    }
    if let Some(text) = first(one, &["format"]) {
        draft.format(node, &text);
    }
    if let Some(text) = first(one, &["mediaType"]) {
        draft.media_type(node, &text);
    }
    if let Some(text) = first(one, &["conformsTo"]) {
        draft.statement(node, "conformsTo", &text);
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn read(asked: &Request, body: &str) -> Result<Batch, PageError> {
        let body = Bytes::copy_from_slice(body.as_bytes());
        DataJson.read(asked, &Answer { url: asked.url.clone(), media_type: None, body })
    }

    fn list(count: usize) -> String {
        let items: Vec<String> =
            (0..count).map(|n| format!("{{\"identifier\": \"{n}\", \"title\": \"T{n}\"}}")).collect();
        format!("[{}]", items.join(","))
    }

    #[test]
    fn pages_of_a_bare_list_are_asked_for_until_nothing_new_comes() {
        let first = DataJson.first("https://a.example/data.json");
        let batch = read(&first, &list(100)).unwrap();
        assert_eq!((batch.found.len(), batch.total), (100, None));
        let second = batch.next.unwrap();
        assert_eq!(second.url, "https://a.example/data.json?page=2");
        assert_eq!(DataJson.has_told(&second), Some(None), "a list without pages comes again");
        assert_eq!(DataJson.has_told(&first), None);
        let third = read(&second, &list(100)).unwrap().next.unwrap();
        assert_eq!(third.url, "https://a.example/data.json?page=3");
        for end in ["[]", list(7).as_str()] {
            assert_eq!(read(&third, end).unwrap().next, None);
        }
        assert_eq!(read(&first, &list(7)).unwrap().total, Some(7));
    }

    #[test]
    fn a_hub_that_has_switched_a_feed_off_is_asked_for_the_next() {
        let first = ArcGis.first("https://hub.example/search");
        let second = ArcGis.in_another_form(&first, "404").unwrap();
        assert_eq!(second.url, "https://hub.example/api/feed/dcat-ap/2.0.1.json");
        let third = ArcGis.in_another_form(&second, "404").unwrap();
        assert_eq!(third.url, "https://hub.example/api/feed/dcat-us/1.1.json");
        assert_eq!(ArcGis.in_another_form(&third, "404"), None);
        assert_eq!(ArcGis.in_another_form(&first, "403"), None);
    }

    #[test]
    fn a_second_page_that_nobody_named_may_be_missing() {
        let first = DataJson.first("https://a.example/data.json");
        let second = read(&first, &list(20)).unwrap().next.unwrap();
        let end = read(&second, "<!doctype html><html></html>").unwrap();
        assert!(end.found.is_empty() && end.next.is_none());
        let third = Request { url: "https://a.example/data.json?page=3".into(), ..second };
        assert_eq!(read(&third, "<!doctype html><html></html>").unwrap_err(), PageError::Html);
    }

    #[test]
    fn nodes_of_json_ld_in_its_long_form_are_no_datasets_of_a_list() {
        let dataset = "{\"@id\": \"https://a.example/d\", \"@type\": [\"http://www.w3.org/ns/dcat#Dataset\"], \
            \"http://purl.org/dc/terms/title\": [{\"@value\": \"Trees\"}], \
            \"http://www.w3.org/ns/dcat#distribution\": [{\"@id\": \"https://a.example/d/1\"}]}";
        let file = "{\"@id\": \"https://a.example/d/1\", \"@type\": [\"http://www.w3.org/ns/dcat#Distribution\"], \
            \"http://purl.org/dc/terms/title\": [{\"@value\": \"CSV\"}]}";
        let first = DataJson.first("https://a.example/catalog.jsonld");
        let batch = read(&first, &format!("[{file}, {dataset}]")).unwrap();
        let [found] = batch.found.as_slice() else { panic!("one record: {:?}", batch.found) };
        let (record, _) = crate::dcat::record(&found.graph, (&found.subject).into());
        assert_eq!((found.remote_id.as_str(), record.distributions.len()), ("https://a.example/d", 1));
    }

    #[test]
    fn a_catalogue_by_the_context_of_dcat_ap_is_read_whole() {
        let dataset = "{\"@id\": \"https://a.example/d\", \"@type\": \"Dataset\", \"title\": \"Trees\", \
            \"applicableLegislation\": \"http://data.europa.eu/eli/reg_impl/2023/138/oj\"}";
        let context = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld";
        let body = format!(
            "{{\"@context\": \"{context}\", \"@id\": \"https://a.example\", \"@type\": \"Catalogue\", \"dataset\": [{dataset}]}}"
        );
        let batch = read(&DataJson.first("https://a.example/catalog.json"), &body).unwrap();
        let [found] = batch.found.as_slice() else { panic!("one record: {:?}", batch.found) };
        let (record, _) = crate::dcat::record(&found.graph, (&found.subject).into());
        assert_eq!(
            (found.remote_id.as_str(), record.applicable_legislation.len()),
            ("https://a.example/d", 1)
        );
    }
}
