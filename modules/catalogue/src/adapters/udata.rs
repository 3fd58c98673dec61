//! uData's API, version 1: pages of datasets, each with the address of the next.

use serde_json::Value;

use super::address::{self, JSON, get, parameter, path, root};
use super::draft::{Draft, dcat, dct};
use super::json::{Page, Refusal};
use super::parts::Who;
use super::plain::{first, objects, said, words};
use super::{Answer, Batch, Dialect, PageError, Request};
use crate::dcat::vocabulary;

/// The datasets of a page.
const ROWS: u64 = 100;
/// Where the places of France have their addresses.
const INSEE: &str = "http://id.insee.fr/geo/";
/// Where the interface has its organisations.
pub(super) const ORGANISATIONS: &str = "/api/1/organizations/";
/// Segments of the portal's own pages.
const MARKS: [&str; 10] =
    ["/api", "/datasets", "/organizations", "/reuses", "/fr", "/en", "/pt", "/es", "/lb", "/sr"];

/// The list of datasets that an address is about: those of one organisation where it names one. To take in all that a portal has
/// would make one city publish the datasets of a country.
pub(super) fn list(address: &str) -> String {
    let root = root(address, &MARKS);
    match organisation(address.trim()) {
        Some(name) => format!("{root}{ORGANISATIONS}{name}/datasets/"),
        None => format!("{root}/api/1/datasets/"),
    }
}

/// The name or the identifier of an organisation, as its page or a list of datasets has it in its address.
fn organisation(address: &str) -> Option<&str> {
    let mut segments = path(address).split('/').skip(3);
    let is_page = segments.any(|segment| segment == "organizations");
    let own = segments.next().filter(|_| is_page);
    let name = own.or_else(|| parameter(address, "organization"))?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_plain)).then_some(name)
}

/// The dialect of uData.
#[derive(Clone, Copy, Debug, Default)]
pub struct Udata;

impl Dialect for Udata {
    fn first(&self, address: &str) -> Request {
        get(format!("{}?page=1&page_size={ROWS}", list(address)), JSON)
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let page = Page::open(answer, "uData")?;
        let (mut data, mut next, mut total, mut message) = (None, Value::Null, None, None);
        for (name, part) in page.members(&page.whole())? {
            match name.as_str() {
                "data" => data = Some(part),
                "next_page" => next = page.value(&part),
                "total" => total = page.count(&part),
                "message" => message = said(&page.value(&part)),
                _ => {}
            }
        }
        let Some(data) = data else {
            return Err(match message {
                Some(message) => PageError::Source(message.chars().take(300).collect()),
                None => page.kind("data".into()),
            });
        };
        let items = page.items(&data)?;
        let site = root(&asked.url, &MARKS);
        let mut batch = page.records(&items, "/data", &["id", "slug"], |value| draft(value, site));
        batch.total = total;
        if let Some(target) = said(&next) {
            batch.next = Some(address::next(asked, answer, &target)?);
        }
        Ok(batch)
    }
}

fn draft(own: &Value, site: &str) -> Result<Option<Draft>, Refusal> {
    let Some(id) = first(own, &["id", "slug"]) else { return Err(("record-name", String::new())) };
    let is_away = first(own, &["deleted"]).is_some_and(|when| when != "false")
        || own.get("private") == Some(&Value::Bool(true));
    if is_away {
        return Ok(None);
    }
    let harvest = own.get("harvest").unwrap_or(&Value::Null);
    let page = first(own, &["page"]).or_else(|| own.get("self_web_url").and_then(said));
    // Its identifier stays; the page has the slug, which publishers rename.
    let uri = address::resolve(site, &format!("/datasets/{id}/")).unwrap_or_default();
    let mut draft = Draft::new(&id, &uri, site);
    let it = draft.subject();
    draft.kind(&it, dcat("Dataset"));
    draft.text(&it, dct("identifier"), None, &id);
    for other in [first(harvest, &["dct_identifier"]), first(harvest, &["remote_id"])].into_iter().flatten() {
        draft.other_identifier(&other);
    }
    if let Some(text) = first(own, &["title"]) {
        draft.text(&it, dct("title"), None, &text);
    }
    if let Some(text) = first(own, &["description", "description_short"]) {
        draft.text(&it, dct("description"), None, &text);
    }
    for tag in own.get("tags").map(words).unwrap_or_default() {
        draft.text(&it, dcat("keyword"), None, &tag);
    }
    if let Some(page) = page {
        draft.page(&it, dcat("landingPage"), &page);
    }
    let frequency = own.get("frequency").map(|it| if it.is_object() { first(it, &["id"]) } else { said(it) });
    if let Some(text) = frequency.flatten().filter(|text| text != "unknown") {
        draft.frequency(&text);
    }
    if let Some(text) = first(own, &["access_type"]) {
        draft.access_rights(if text == "open" { "PUBLIC" } else { &text });
    }
    if own
        .get("badges")
        .map(objects)
        .unwrap_or_default()
        .iter()
        .any(|it| first(it, &["kind"]).as_deref() == Some("hvd"))
    {
        draft.high_value(None);
    }
    people(own, &mut draft);
    where_and_when(own, harvest, &mut draft);
    let terms = [first(own, &["license"])];
    let resources = own.get("resources").map(objects).unwrap_or_default();
    for one in &resources {
        file(one, &mut draft, site, &terms);
    }
    if resources.is_empty() {
        draft.licence(&it, &terms);
    }
    Ok(Some(draft))
}

fn people(own: &Value, draft: &mut Draft) {
    match own.get("organization").filter(|it| it.is_object()) {
        Some(organisation) => {
            let who = Who {
                uri: first(organisation, &["page", "uri"]),
                name: first(organisation, &["name"]),
                url: first(organisation, &["url"]),
                ..Who::default()
            };
            draft.agent("publisher", &who);
        }
        None => {
            let owner = own.get("owner").unwrap_or(&Value::Null);
            let name: Vec<String> =
                ["first_name", "last_name"].iter().filter_map(|it| first(owner, &[it])).collect();
            let name = (!name.is_empty()).then(|| name.join(" "));
            draft.agent("publisher", &Who { uri: first(owner, &["page"]), name, ..Who::default() });
        }
    }
    for one in own.get("contact_points").map(objects).unwrap_or_default() {
        let who = Who {
            name: first(&one, &["name"]),
            email: first(&one, &["email"]),
            url: first(&one, &["contact_form"]),
            ..Who::default()
        };
        match first(&one, &["role"]).as_deref() {
            Some(role @ ("creator" | "contributor")) => draft.agent(role, &who),
            _ => draft.contact(&who),
        };
    }
}

fn where_and_when(own: &Value, harvest: &Value, draft: &mut Draft) {
    let it = draft.subject();
    let issued = first(harvest, &["issued_at", "created_at"]).or_else(|| first(own, &["created_at"]));
    let modified = first(harvest, &["modified_at"]).or_else(|| first(own, &["last_modified", "last_update"]));
    if let Some(text) = issued {
        draft.moment(&it, dct("issued"), &text);
    }
    if let Some(text) = modified {
        draft.moment(&it, dct("modified"), &text);
    }
    if let Some(period) = own.get("temporal_coverage") {
        draft.period(first(period, &["start"]).as_deref(), first(period, &["end"]).as_deref());
    }
    let spatial = own.get("spatial").unwrap_or(&Value::Null);
    if let Some(shape) = spatial.get("geom").filter(|geom| geom.is_object()) {
        draft.place(None, None, Some(&shape.to_string()));
    }
    for zone in spatial.get("zones").map(words).unwrap_or_default() {
        match of_zone(&zone) {
            Some(uri) => draft.place(Some(&uri), None, None),
            None => draft.place(None, Some(&zone), None),
        }
    }
}

/// The address of a zone such as `country:fr` or `fr:commune:75056`, which is no name for people.
fn of_zone(zone: &str) -> Option<String> {
    let parts: Vec<&str> = zone.split(':').collect();
    match parts.as_slice() {
        ["country", code] => {
            let all = vocabulary::countries().concepts();
            all.iter().find(|country| country.facts.eq_ignore_ascii_case(code))?.iri.clone()
        }
        ["fr", kind @ ("commune" | "arrondissement" | "departement" | "region"), code]
            if !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            Some(format!("{INSEE}{kind}/{code}"))
        }
        _ => None,
    }
}

fn file(one: &Value, draft: &mut Draft, site: &str, terms: &[Option<String>]) {
    // The permanent address of a file is unlike its URL, which changes with each upload.
    let uri = first(one, &["latest"])
        .or_else(|| first(one, &["id"]).and_then(|id| address::resolve(site, &format!("/datasets/r/{id}"))));
    let url = first(one, &["url"]);
    if first(one, &["type"]).as_deref() == Some("documentation") {
        if let Some(url) = url.or(uri) {
            draft.page(&draft.subject(), super::draft::foaf("page"), &url);
        }
        return;
    }
    let node = draft.distribution(uri.as_deref());
    for (name, property) in [("title", "title"), ("description", "description")] {
        if let Some(text) = first(one, &[name]) {
            draft.text(&node, dct(property), None, &text);
        }
    }
    if let Some(url) = url.as_ref().or(uri.as_ref()) {
        draft.link(&node, dcat("accessURL"), url);
        if first(one, &["type"]).is_none_or(|kind| matches!(kind.as_str(), "main" | "update")) {
            draft.link(&node, dcat("downloadURL"), url);
        }
    }
    if let Some(format) = first(one, &["format"]) {
        draft.format(&node, &format);
    }
    if let Some(kind) = first(one, &["mime"]) {
        draft.media_type(&node, &kind);
    }
    if let Some(size) = first(one, &["filesize"]) {
        draft.size(&node, &size);
    }
    if let Some(sum) = one.get("checksum")
        && let Some(value) = first(sum, &["value"])
    {
        draft.checksum(&node, first(sum, &["type"]).as_deref(), &value);
    }
    if let Some(text) = first(one, &["created_at", "published"]) {
        draft.moment(&node, dct("issued"), &text);
    }
    if let Some(text) = first(one, &["last_modified", "modified"]) {
        draft.moment(&node, dct("modified"), &text);
    }
    draft.licence(&node, terms);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_portal_with_many_organisations_the_one_that_is_named_is_taken() {
        let first = |address: &str| Udata.first(address).url;
        let all = "https://data.example/api/1/datasets/?page=1&page_size=100";
        for address in ["https://data.example", "https://data.example/fr/datasets/arbres/?q=x"] {
            assert_eq!(first(address), all, "{address}");
        }
        assert_eq!(first("https://data.example/organizations/"), all);
        let ours = "https://data.example/api/1/organizations/ville-de-paris/datasets/?page=1&page_size=100";
        for address in [
            "https://data.example/organizations/ville-de-paris/",
            "https://data.example/fr/organizations/ville-de-paris/datasets?page=2",
            "https://data.example/datasets?organization=ville-de-paris&q=",
            ours,
        ] {
            assert_eq!(first(address), ours, "{address}");
        }
    }

    #[test]
    fn a_zone_goes_by_the_address_of_its_place() {
        for (zone, uri) in [
            ("fr:commune:75056", Some("http://id.insee.fr/geo/commune/75056")),
            ("fr:departement:2A", Some("http://id.insee.fr/geo/departement/2A")),
            ("country:fr", Some("http://publications.europa.eu/resource/authority/country/FRA")),
            ("country-group:world", None),
            ("fr:commune:", None),
            ("Paris", None),
        ] {
            assert_eq!(of_zone(zone).as_deref(), uri, "{zone}");
        }
    }
}
