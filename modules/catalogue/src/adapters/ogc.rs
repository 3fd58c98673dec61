//! OGC API – Records: collections of records in GeoJSON, which link from page to page.

use centum_rdf::NamedOrBlankNode;
use serde_json::Value;

use super::address::{self, get, path};
use super::draft::{Draft, dcat, dct};
use super::json::{Page, Refusal};
use super::parts::Who;
use super::plain::{first, objects, said, words};
use super::{Answer, Batch, Dialect, PageError, Request};

/// What is asked for with.
const GEOJSON: &str = "application/geo+json, application/json;q=0.9, */*;q=0.1";
/// Records of a page.
const A_PAGE: u32 = 100;
/// Links of one record that are read.
const MOST_LINKS: usize = 1000;
/// Collections of one service that are read.
const MOST_COLLECTIONS: usize = 100;
/// Marks the pages of a service of which several collections are read: one may hold what others hold as well, as those of
/// GeoNetwork's parts do.
const OF_SEVERAL: &str = "#of-several";
/// How links say that they lead to the data itself.
const DATA: [&str; 6] =
    ["enclosure", "item", "items", "data", "download", "http://www.opengis.net/def/rel/ogc/1.0/data"];
/// By what the search of ArcGIS Hub is known.
const HUB: &str = "/api/search/v1/";
/// Services that a link may name as its protocol.
const SERVICES: [&str; 4] = ["WMTS", "WMS", "WFS", "WCS"];
/// How links say that they lead to a page for people.
const PAGES: [&str; 4] = ["about", "describedby", "alternate", "canonical"];

/// A catalogue by OGC API – Records.
#[derive(Clone, Copy, Debug, Default)]
pub struct OgcRecords;

impl Dialect for OgcRecords {
    fn first(&self, address: &str) -> Request {
        let (address, bare) = (address.trim(), path(address.trim()));
        match bare.rsplit_once("/collections") {
            Some((_, rest)) if rest.ends_with("/items") => get(address, GEOJSON),
            Some((_, rest)) if rest.len() > 1 => get(format!("{bare}/items?limit={A_PAGE}"), GEOJSON),
            Some(_) => get(bare, GEOJSON),
            None => get(format!("{bare}/collections"), GEOJSON),
        }
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let page = Page::open(answer, "OGC API Records")?;
        let members = page.members(&page.whole())?;
        let part = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, part)| part);
        if let Some(collections) = part("collections") {
            return Ok(of_collections(asked, answer, &page.value(collections)));
        }
        let Some(features) = part("features") else {
            return Err(match part("description").or(part("detail")).map(|part| page.value(part)) {
                Some(Value::String(said)) => PageError::Source(said.chars().take(300).collect()),
                _ => page.kind("no features".into()),
            });
        };
        let items = page.items(features)?;
        let mut batch = page.records(&items, "/features", &["id"], |it| draft(it, &answer.url).map(Some));
        let links = part("links").map(|links| page.value(links)).unwrap_or_default();
        let next = target(&links, "next").filter(|_| !items.is_empty());
        batch.next = next.map(|next| address::next(asked, answer, &next)).transpose()?;
        if is_of_several(asked) {
            if let Some(next) = &mut batch.next {
                next.url.push_str(OF_SEVERAL);
            }
            batch.next = batch.next.or_else(|| following(asked.then.clone()));
        } else {
            batch.total = part("numberMatched").and_then(|total| page.count(total));
        }
        Ok(batch)
    }

    fn has_told(&self, asked: &Request) -> Option<Option<Request>> {
        is_of_several(asked).then(|| following(asked.then.clone()))
    }
}

fn is_of_several(asked: &Request) -> bool {
    asked.url.ends_with(OF_SEVERAL)
}

/// The next collection of several.
fn following(then: Vec<String>) -> Option<Request> {
    let mut then = then.into_iter();
    let url = then.next()?;
    Some(Request { then: then.collect(), ..get(url, GEOJSON) })
}

/// The collections of records lead on, one after the other; those of features are no catalogue.
fn of_collections(asked: &Request, answer: &Answer, list: &Value) -> Batch {
    let all = objects(list);
    let is_of_records = |one: &&Value| {
        first(one, &["itemType"]).is_some_and(|kind| kind.eq_ignore_ascii_case("record"))
            || said(one.get("type").unwrap_or(&Value::Null)).is_some_and(|kind| kind == "Catalog")
    };
    let mut chosen: Vec<&Value> = all.iter().filter(is_of_records).take(MOST_COLLECTIONS).collect();
    if chosen.is_empty() {
        chosen.extend(all.first().filter(|one| all.len() == 1 && one.get("itemType").is_none()));
    }
    // A hub has a collection of everything that is on its site, pages and maps as well.
    let is_data = |one: &&Value| first(one, &["id"]).is_some_and(|id| id == "dataset");
    if asked.url.contains(HUB)
        && let Some(data) = all.iter().find(is_data)
    {
        chosen = vec![data];
    }
    let root = path(&asked.url);
    let mut pages: Vec<String> = chosen
        .iter()
        .filter_map(|one| {
            let named = first(one, &["id"]).map(|id| format!("{root}/{id}/items?limit={A_PAGE}"));
            let linked = target(one.get("links").unwrap_or(&Value::Null), "items");
            let linked = linked.and_then(|href| address::resolve(&answer.url, &href));
            linked.map(|url| address::at_home(&asked.url, url)).or(named)
        })
        .collect();
    if pages.len() > 1 {
        pages.iter_mut().for_each(|page| page.push_str(OF_SEVERAL));
    }
    Batch { next: following(pages), ..Batch::default() }
}

/// Where the link of a relation leads.
fn target(links: &Value, relation: &str) -> Option<String> {
    let is_it = |link: &&Value| first(link, &["rel"]).is_some_and(|rel| rel == relation);
    let all = objects(links);
    let as_data = |link: &&Value| first(link, &["type"]).is_none_or(|kind| kind.contains("json"));
    all.iter().filter(is_it).find(as_data).or(all.iter().find(is_it)).and_then(|link| first(link, &["href"]))
}

fn draft(own: &Value, base: &str) -> Result<Draft, Refusal> {
    let Some(id) = first(own, &["id"]) else {
        let title = own.get("properties").and_then(|it| first(it, &["title"]));
        return Err(("record-name", title.unwrap_or_default()));
    };
    let nothing = Value::Null;
    let said_of = own.get("properties").unwrap_or(&nothing);
    let mut links = own.get("links").map(objects).unwrap_or_default();
    // So drafts of the standard called the ways to the data.
    links.extend(said_of.get("associations").map(objects).unwrap_or_default());
    let mine = ["self", "canonical"].iter().find_map(|rel| target(&Value::from(links.clone()), rel));
    let named = Some(id.clone()).filter(|id| id.contains("://"));
    let uri = [named, first(said_of, &["uri"]), mine].into_iter().flatten();
    let uri =
        uri.filter_map(|it| address::resolve(base, &it)).find(|it| it.starts_with("http") && it != base);
    // Lists leave out where a record stands; the standard says it.
    let uri = uri.or_else(|| path(base).ends_with("/items").then(|| format!("{}/{id}", path(base))));
    let mut draft = Draft::new(&id, uri.as_deref().unwrap_or_default(), base);
    let it = draft.subject();
    let kind = first(said_of, &["type"]).unwrap_or_default().to_ascii_lowercase();
    let is_service = kind == "service";
    draft.kind(&it, dcat(if is_service { "DataService" } else { "Dataset" }));
    draft.text(&it, dct("identifier"), None, &id);
    let language = language(said_of);
    for (names, property) in
        [(["title", "name"], dct("title")), (["description", "snippet"], dct("description"))]
    {
        if let Some(text) = first(said_of, &names) {
            draft.text(&it, property, language.as_deref(), &super::plain::without_markup(&text));
        }
    }
    let mut keywords = ["keywords", "tags"].iter().filter_map(|name| said_of.get(*name)).map(words);
    for word in keywords.find(|all| !all.is_empty()).unwrap_or_default() {
        draft.text(&it, dcat("keyword"), language.as_deref(), &word);
    }
    for theme in said_of.get("themes").map(objects).unwrap_or_default() {
        for word in theme.get("concepts").map(words).unwrap_or_default() {
            draft.theme(None, &word);
        }
        for concept in theme.get("concepts").map(objects).unwrap_or_default() {
            let address = first(&concept, &["url"]).or_else(|| first(&concept, &["id"]));
            let uri = address.filter(|it| it.starts_with("http"));
            if let Some(name) = first(&concept, &["title", "name", "id"]) {
                draft.theme(uri.as_deref(), &name);
            }
        }
    }
    // Where a catalogue tells the dates of the data beside those of the record, they count.
    for names in [["issued", "created"], ["modified", "updated"]] {
        if let Some(text) = first(said_of, &names) {
            draft.moment(&it, dct(names[0]), &text);
        }
    }
    if let Some(language) = &language {
        draft.language(&it, language);
    }
    for other in said_of.get("externalIds").map(objects).unwrap_or_default() {
        if let Some(value) = first(&other, &["value"]) {
            draft.other_identifier(&value);
        }
    }
    contacts(said_of, &mut draft);
    extent(own, said_of, &mut draft);
    let count = ways(said_of, &links, &mut draft, (&it, is_service));
    if base.contains(HUB) {
        of_hub(said_of, &id, &mut draft, count);
    }
    Ok(draft)
}

/// What ArcGIS Hub says beside the standard: whose it is, where its page is, and the address of the layer or file.
fn of_hub(said_of: &Value, id: &str, draft: &mut Draft, count: usize) {
    let it = draft.subject();
    let is_told = ["publisher", "contacts"].iter().any(|name| said_of.get(*name).is_some());
    let name = first(said_of, &["source", "orgName"]).filter(|name| !is_told && !name.contains("://"));
    if let Some(name) = name {
        draft.agent("publisher", &Who { name: Some(name), ..Who::default() });
    }
    draft.page(&it, dcat("landingPage"), &format!("/datasets/{id}"));
    let Some(url) = first(said_of, &["url"]).filter(|url| count == 0 && url.contains("://")) else { return };
    let node = draft.distribution(None);
    draft.link(&node, dcat("accessURL"), &url);
    let is_service = ["/FeatureServer", "/MapServer", "/ImageServer"].iter().any(|part| url.contains(part));
    if is_service {
        draft.format(&node, "ArcGIS REST");
    } else if let Some(kind) = first(said_of, &["type"]) {
        draft.format(&node, &kind);
    }
    draft.licence(&node, &[first(said_of, &["license"]), first(said_of, &["licenseInfo"])]);
}

/// The language of the texts, as a tag.
fn language(said_of: &Value) -> Option<String> {
    let value = said_of.get("language").or_else(|| said_of.get("languages")?.get(0))?;
    said(value).or_else(|| first(value, &["code"])).filter(|tag| (2..=8).contains(&tag.len()))
}

fn contacts(said_of: &Value, draft: &mut Draft) {
    let mut has_publisher = false;
    for one in said_of.get("contacts").map(objects).unwrap_or_default() {
        let mails = one.get("emails").map(objects).unwrap_or_default();
        let mail = mails.iter().find_map(|mail| first(mail, &["value"]));
        let who = Who {
            name: first(&one, &["organization", "name"]),
            email: mail.or_else(|| first(&one, &["email"])),
            ..Who::default()
        };
        let mut roles = one.get("roles").map(words).unwrap_or_default();
        let named = one.get("roles").map(objects).unwrap_or_default();
        roles.extend(named.iter().filter_map(|role| first(role, &["name"])));
        let is = |role: &str| roles.iter().any(|it| it.eq_ignore_ascii_case(role));
        if is("publisher") && !has_publisher {
            has_publisher = draft.agent("publisher", &who);
        }
        if is("pointOfContact") || is("contact") || !is("publisher") {
            draft.contact(&who);
        }
    }
    if !has_publisher && let Some(name) = first(said_of, &["publisher"]) {
        draft.agent("publisher", &Who { name: Some(name), ..Who::default() });
    }
}

/// Where and when.
fn extent(own: &Value, said_of: &Value, draft: &mut Draft) {
    if let Some(shape) = own.get("geometry").filter(|shape| shape.is_object()) {
        draft.place(None, None, Some(&shape.to_string()));
    }
    let time = own.get("time").or_else(|| said_of.get("time")).unwrap_or(&Value::Null);
    if let Some(day) = first(time, &["date", "timestamp"]) {
        draft.period(Some(&day), Some(&day));
    } else if let Some(ends) = time.get("interval").and_then(Value::as_array) {
        let end = |at: usize| ends.get(at).and_then(said).filter(|end| end != "..");
        draft.period(end(0).as_deref(), end(1).as_deref());
    }
}

/// The ways to the data, of which it gives the number, and pages about it.
fn ways(
    said_of: &Value,
    links: &[Value],
    draft: &mut Draft,
    (it, is_service): (&NamedOrBlankNode, bool),
) -> usize {
    let is_licence = |link: &&Value| first(link, &["rel"]).is_some_and(|rel| rel == "license");
    let linked = links.iter().find(is_licence).and_then(|link| first(link, &["href"]));
    let licence = [first(said_of, &["license"]), linked];
    let mut count = 0;
    for link in links.iter().take(MOST_LINKS) {
        let Some(href) = first(link, &["href"]) else { continue };
        let (rel, given) = (first(link, &["rel"]).unwrap_or_default(), first(link, &["type"]));
        // pycsw has the protocol where the media type belongs.
        let is_media = given.as_ref().is_some_and(|given| given.contains('/'));
        let (kind, other) = if is_media { (given, None) } else { (None, given) };
        let for_people = kind.as_deref().is_some_and(|kind| kind.starts_with("text/html"));
        if DATA.contains(&rel.as_str()) || (rel.is_empty() && !for_people) {
            // Where a catalogue was made of ISO 19139, its ways to the data have a protocol and no relation.
            if is_service {
                draft.link(it, dcat("endpointURL"), &href);
                continue;
            }
            count += 1;
            let node = draft.distribution(None);
            draft.link(&node, dcat("accessURL"), &href);
            let protocol = first(link, &["protocol"]).or(other).unwrap_or_default().to_ascii_uppercase();
            if rel == "enclosure" || rel == "download" || protocol.contains("DOWNLOAD") {
                draft.link(&node, dcat("downloadURL"), &href);
            }
            if let Some(title) = first(link, &["title", "name"]) {
                draft.text(&node, dct("title"), None, &title);
            }
            if let Some(kind) = &kind {
                draft.media_type(&node, kind.split(';').next().unwrap_or_default().trim());
            }
            if let Some(service) = SERVICES.iter().find(|service| protocol.contains(**service)) {
                draft.format(&node, service);
            }
            draft.licence(&node, &licence);
        } else if rel == "information" || (for_people && (rel.is_empty() || PAGES.contains(&rel.as_str()))) {
            draft.page(it, dcat("landingPage"), &href);
        }
    }
    if count == 0 {
        draft.licence(it, &licence);
    }
    count
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn answer(url: &str, body: &str) -> Answer {
        Answer { url: url.into(), media_type: None, body: Bytes::copy_from_slice(body.as_bytes()) }
    }

    #[test]
    fn any_address_of_the_service_leads_to_its_records() {
        let first = |address: &str| OgcRecords.first(address).url;
        assert_eq!(first("https://a.example/api/"), "https://a.example/api/collections");
        assert_eq!(first("https://a.example/collections"), "https://a.example/collections");
        assert_eq!(
            first("https://a.example/collections/m"),
            "https://a.example/collections/m/items?limit=100"
        );
        assert_eq!(
            first("https://a.example/collections/m/items?limit=5"),
            "https://a.example/collections/m/items?limit=5"
        );
    }

    #[test]
    fn the_collection_of_records_is_found_among_others() {
        let url = "https://a.example/collections";
        let body = r#"{"collections": [{"id": "roads", "itemType": "feature"}, {"id": "md", "itemType": "record",
            "links": [{"rel": "items", "href": "/collections/md/items", "type": "application/geo+json"}]}]}"#;
        let batch = OgcRecords.read(&OgcRecords.first(url), &answer(url, body)).unwrap();
        assert_eq!(batch.next.unwrap().url, "https://a.example/collections/md/items");
        assert!(batch.found.is_empty());
    }

    #[test]
    fn every_collection_of_records_is_read_one_after_the_other() {
        let url = "https://a.example/collections";
        let body = r#"{"collections": [{"id": "md", "itemType": "record"}, {"id": "roads", "itemType": "feature"},
            {"id": "inspire", "itemType": "record"}]}"#;
        let first = OgcRecords.read(&OgcRecords.first(url), &answer(url, body)).unwrap().next.unwrap();
        assert!(first.url.starts_with("https://a.example/collections/md/items"), "{}", first.url);
        let page = r#"{"numberMatched": 2, "features": [{"id": "a", "properties": {"title": "A"}}],
            "links": [{"rel": "next", "href": "https://a.example/collections/md/items?offset=1"}]}"#;
        let second = OgcRecords.read(&first, &answer(&first.url, page)).unwrap();
        assert_eq!(second.total, None, "a part is not told as the whole");
        let second = second.next.unwrap();
        assert!(second.url.starts_with("https://a.example/collections/md/items?offset=1"), "{}", second.url);
        let last = r#"{"features": [{"id": "b", "properties": {"title": "B"}}], "links": []}"#;
        let other = OgcRecords.read(&second, &answer(&second.url, last)).unwrap().next.unwrap();
        assert!(other.url.starts_with("https://a.example/collections/inspire/items"), "{}", other.url);
        assert_eq!(
            OgcRecords.has_told(&second),
            Some(Some(other.clone())),
            "what was told already ends no run"
        );
        assert_eq!(OgcRecords.read(&other, &answer(&other.url, last)).unwrap().next, None);
        assert_eq!(OgcRecords.has_told(&other), Some(None));
    }

    #[test]
    fn ways_to_the_data_that_say_a_protocol_and_no_relation_are_not_lost() {
        let url = "https://a.example/collections/md/items";
        let body = r#"{"features": [{"id": "trees", "properties": {"type": "dataset", "title": "Bomen"}, "links": [
            {"href": "https://a.example/wms?", "name": "trees", "protocol": "OGC:WMS"},
            {"href": "https://a.example/trees.zip", "protocol": "WWW:DOWNLOAD", "rel": "download"},
            {"href": "https://a.example/about", "protocol": "WWW:LINK", "rel": "information"},
            {"href": "https://a.example/small.png", "rel": "preview"},
            {"href": "https://creativecommons.org/licenses/by/4.0/", "rel": "license"},
            {"href": "https://a.example/collections/md/items/trees", "rel": "self", "type": "application/geo+json"},
            {"href": "https://a.example/collections/md", "rel": "collection", "type": "application/json"}]}]}"#;
        let batch = OgcRecords.read(&OgcRecords.first(url), &answer(url, body)).unwrap();
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        let mut ways: Vec<_> = record.distributions.iter().map(|way| way.access_urls[0].as_str()).collect();
        ways.sort_unstable();
        assert_eq!(ways, ["https://a.example/trees.zip", "https://a.example/wms?"]);
        assert_eq!(record.distributions.iter().filter(|way| way.format.is_some()).count(), 1);
        let have_terms = record.distributions.iter().all(|way| way.licence().is_some());
        assert!(have_terms, "the linked terms hold for each");
        assert_eq!(record.landing_pages, ["https://a.example/about"]);
    }

    #[test]
    fn of_a_hub_the_datasets_are_taken_and_not_its_pages() {
        let body = r#"{"collections": [{"id": "all", "itemType": "record"}, {"id": "dataset"}]}"#;
        let first = OgcRecords.first("https://hub.example/api/search/v1");
        let next = OgcRecords.read(&first, &answer(&first.url, body)).unwrap().next.unwrap();
        assert_eq!(next.url, "https://hub.example/api/search/v1/collections/dataset/items?limit=100");
        assert!(next.then.is_empty());
    }

    #[test]
    fn what_the_search_of_a_hub_says_in_words_of_its_own_is_not_lost() {
        let url = "https://hub.example/api/search/v1/collections/dataset/items";
        let body = r#"{"features": [{"id": "abc_0", "type": "Feature", "geometry": null, "time": null, "properties": {
            "type": "Feature Service", "title": "Trees", "snippet": "All trees", "tags": ["tree", "park"],
            "source": "City of X", "license": "none", "created": 1588327200000, "modified": 1588327200000,
            "url": "https://services.example/rest/services/Trees/FeatureServer/0"},
            "links": [{"rel": "self", "type": "application/geo+json",
                "href": "https://hub.example/api/search/v1/collections/dataset/items/abc_0"}]}], "links": []}"#;
        let batch = OgcRecords.read(&OgcRecords.first(url), &answer(url, body)).unwrap();
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        let publisher = record.publishers[0].names.best(&[]).map(|(_, name)| name);
        assert_eq!((publisher, record.landing_pages.len()), (Some("City of X"), 1));
        assert_eq!(record.keywords.values().map(|words| words.len()).sum::<usize>(), 2);
        assert_eq!(record.descriptions.best(&[]).map(|(_, text)| text), Some("All trees"));
        let [way] = record.distributions.as_slice() else { panic!("one way: {:?}", record.distributions) };
        assert_eq!(way.access_urls, ["https://services.example/rest/services/Trees/FeatureServer/0"]);
        let format = way.format.as_ref().and_then(|format| format.value.as_ref()?.code());
        assert_eq!((format, way.licences.len()), (Some("ESRI_REST"), 0));
    }

    #[test]
    fn a_protocol_in_the_place_of_a_media_type_is_read_as_one() {
        let url = "https://a.example/collections/md/items";
        let body = r#"{"features": [{"id": "trees", "properties": {"type": "dataset", "title": "Bomen"}, "links": [
            {"href": "https://a.example/wms?", "type": "OGC:WMS"},
            {"href": "https://a.example/trees.zip", "type": "WWW:DOWNLOAD-1.0-http--download"}]}]}"#;
        let batch = OgcRecords.read(&OgcRecords.first(url), &answer(url, body)).unwrap();
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert_eq!(record.distributions.iter().filter(|way| way.media_type.is_some()).count(), 0);
        assert_eq!(record.distributions.iter().filter(|way| way.format.is_some()).count(), 1);
        let files: Vec<_> = record.distributions.iter().flat_map(|way| &way.download_urls).collect();
        assert_eq!(files, ["https://a.example/trees.zip"]);
    }

    #[test]
    fn a_record_comes_with_its_time_its_place_and_the_ways_to_its_data() {
        let url = "https://a.example/collections/md/items";
        let body = r#"{"type": "FeatureCollection", "numberMatched": 2, "features": [
            {"id": "trees", "type": "Feature", "geometry": {"type": "Point", "coordinates": [4.7, 50.9]},
             "time": {"interval": ["2020-01-01", ".."]},
             "properties": {"type": "dataset", "title": "Bomen", "language": {"code": "nl"}, "keywords": ["boom"],
                "license": "CC-BY-4.0", "updated": "2024-05-06T07:08:09Z",
                "contacts": [{"organization": "Leuven", "roles": ["publisher"], "emails": [{"value": "o@leuven.example"}]}]},
             "links": [{"rel": "enclosure", "href": "https://a.example/trees.csv", "type": "text/csv"},
                       {"rel": "about", "href": "https://a.example/trees", "type": "text/html"}]},
            {"type": "Feature", "properties": {"title": "Nameless"}}],
            "links": [{"rel": "next", "href": "https://a.example/collections/md/items?offset=2"}]}"#;
        let batch = OgcRecords.read(&OgcRecords.first(url), &answer(url, body)).unwrap();
        assert_eq!((batch.found.len(), batch.refused.len(), batch.total), (1, 1, Some(2)));
        assert_eq!(batch.refused[0].detail, "Nameless");
        assert_eq!(batch.next.unwrap().url, "https://a.example/collections/md/items?offset=2");
        let (record, notes) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert!(notes.is_empty(), "{notes:?}");
        assert_eq!(record.distributions[0].download_urls, ["https://a.example/trees.csv"]);
        assert_eq!(record.landing_pages, ["https://a.example/trees"]);
        assert!(record.temporal[0].start.is_some() && record.temporal[0].end.is_none());
        assert_eq!((record.spatial.len(), record.publishers.len()), (1, 1));
    }
}
