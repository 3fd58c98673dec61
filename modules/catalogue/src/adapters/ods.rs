//! Opendatasoft's Explore API, version 2.1: the catalogue by pages, or as one export where it is larger than pages reach.

use serde_json::Value;

use super::address::{JSON, get, number, parameter, path, root, with_number};
use super::draft::{Draft, dcat, dct, under};
use super::json::{Page, Refusal};
use super::parts::Who;
use super::plain::{first, objects, said, texts, unwrapped, without_markup, words};
use super::{Answer, Batch, Dialect, PageError, Request};

/// The datasets of a page: the most that the interface gives.
const ROWS: u64 = 100;
/// How far its pages reach, the end of a page counted; what is larger comes as an export.
const REACH: u64 = 10_000;
/// Without an order of its own, a page may hold what another one held before, and something else is on none.
const ORDER: &str = "dataset_id";
/// Segments of the portal's own pages.
pub(super) const MARKS: [&str; 4] = ["/api", "/explore", "/pages", "/catalog."];
const CATALOGUE: &str = "/api/explore/v2.1/catalog";
/// How the portal's own pages say whose datasets they show.
const PUBLISHER: &str = "refine.publisher=";

/// What narrows the list down where an address is about some publishers of a portal that has many: to take in all of them would
/// make one city publish the datasets of its region.
pub(super) fn narrowed(address: &str) -> String {
    let bare = path(address);
    // The rows of a dataset are asked for in the same words.
    let is_list = bare.ends_with("/catalog/datasets") || bare.contains("/catalog/exports/");
    let asked = parameter(address, "where").filter(|asked| is_list && !asked.is_empty()).map(str::to_owned);
    let query = address.split('#').next().and_then(|all| all.split_once('?')).map_or("", |(_, query)| query);
    let names = query.split('&').filter_map(|pair| pair.strip_prefix(PUBLISHER));
    let names = names.filter(|name| !name.is_empty() && !name.contains("%22") && !name.contains('"'));
    let owned: Vec<String> = names.map(|name| format!("publisher%3D%22{name}%22")).collect();
    let part = asked.unwrap_or_else(|| owned.join("%20or%20"));
    if part.is_empty() { part } else { format!("&where={part}") }
}

/// The dialect of Opendatasoft.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opendatasoft;

impl Dialect for Opendatasoft {
    fn first(&self, address: &str) -> Request {
        let root = root(address, &MARKS);
        let part = narrowed(address.trim());
        get(format!("{root}{CATALOGUE}/datasets?limit={ROWS}&order_by={ORDER}{part}&offset=0"), JSON)
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let page = Page::open(answer, "Opendatasoft")?;
        let site = root(&asked.url, &MARKS);
        let whole = page.whole();
        if page.part(&whole).starts_with('[') {
            let items = page.items(&whole)?;
            let mut batch = page.records(&items, "", &["dataset_uid", "dataset_id"], |it| draft(it, site));
            batch.total = Some(items.len() as u64);
            return Ok(batch);
        }
        let (mut total, mut list) = (None, None);
        for (name, part) in page.members(&whole)? {
            match name.as_str() {
                "total_count" => total = page.count(&part),
                "results" | "datasets" => list = Some((part, format!("/{name}"))),
                "error_code" | "message" if list.is_none() => {
                    let said = page.part(&part).trim_matches('"').chars().take(300).collect();
                    return Err(PageError::Source(said));
                }
                _ => {}
            }
        }
        let Some((list, pointer)) = list else { return Err(page.kind("results".into())) };
        let part = narrowed(&asked.url).replacen('&', "?", 1);
        let export = |total: u64| Batch {
            next: Some(Request { url: format!("{site}{CATALOGUE}/exports/json{part}"), ..asked.clone() }),
            total: Some(total),
            ..Batch::default()
        };
        if let Some(total) = total.filter(|total| *total > REACH) {
            if path(&asked.url).ends_with("/exports/json") {
                return Err(PageError::Endless);
            }
            return Ok(export(total));
        }
        let items = page.items(&list)?;
        let mut batch = page.records(&items, &pointer, &["dataset_uid", "dataset_id"], |it| draft(it, site));
        let after = number(&asked.url, "offset").saturating_add(items.len() as u64);
        if total.is_some_and(|total| after < total) {
            if items.is_empty() {
                return Err(PageError::Broken { place: pointer, detail: format!("0 at {after}") });
            }
            let rest = with_number(&asked.url, "limit", ROWS.min(REACH.saturating_sub(after)));
            batch.next = Some(Request { url: with_number(&rest, "offset", after), ..asked.clone() });
        }
        batch.total = total;
        Ok(batch)
    }
}

/// The metadata of a dataset, by template and name.
struct Metas<'a>(&'a Value);

impl Metas<'_> {
    fn get(&self, template: &str, name: &str) -> Option<Value> {
        let value = self.0.get(template)?.get(name)?;
        // In the catalogue of some versions each value stands with the language that it was taken from.
        let value = value.as_object().and_then(|map| map.get("value")).unwrap_or(value);
        Some(unwrapped(value))
    }

    fn word(&self, places: &[(&str, &str)]) -> Option<String> {
        places.iter().find_map(|(template, name)| said(&self.get(template, name)?))
    }

    fn words(&self, template: &str, name: &str) -> Vec<String> {
        self.get(template, name).map(|value| words(&value)).unwrap_or_default()
    }
}

fn draft(value: &Value, site: &str) -> Result<Option<Draft>, Refusal> {
    let own = value.get("dataset").filter(|inner| inner.is_object()).unwrap_or(value);
    let Some(slug) = first(own, &["dataset_id", "datasetid"]) else {
        return Err(("record-name", String::new()));
    };
    if own.get("data_visible") == Some(&Value::Bool(false))
        && own.get("visibility").is_some_and(|it| it == "restricted")
    {
        return Ok(None);
    }
    // Publishers rename the slug; the other one stays.
    let id = first(own, &["dataset_uid"]).unwrap_or_else(|| slug.clone());
    let uri = under(site, &[&"explore", &"dataset", &slug]) + "/";
    let metas = Metas(own.get("metas").filter(|it| it.is_object()).unwrap_or(own));
    let mut draft = Draft::new(&id, &uri, site);
    let it = draft.subject();
    draft.kind(&it, dcat("Dataset"));
    draft.text(&it, dct("identifier"), None, &slug);
    if id != slug {
        draft.other_identifier(&id);
    }
    // The dataset goes by the address of its page; this part of the page is about it.
    draft.page(&it, dcat("landingPage"), &format!("{uri}information/"));
    about(&metas, &mut draft);
    people(&metas, &mut draft);
    where_and_when(&metas, &mut draft);
    files(own, &metas, &mut draft, &under(site, &[&"api/explore/v2.1/catalog/datasets", &slug]));
    Ok(Some(draft))
}

fn about(metas: &Metas<'_>, draft: &mut Draft) {
    let it = draft.subject();
    let language = metas.word(&[("default", "metadata_languages"), ("default", "language")]);
    let own = metas.words("default", "metadata_languages").into_iter().next().or(language);
    let in_language = |mut all: Vec<(Option<String>, String)>| {
        for (lang, _) in &mut all {
            *lang = lang.take().or_else(|| own.clone());
        }
        all
    };
    let title = metas.get("default", "title").map(|value| texts(&value)).unwrap_or_default();
    draft.texts(&it, &dct("title"), in_language(title));
    let mut description = metas.get("default", "description").map(|value| texts(&value)).unwrap_or_default();
    for (_, text) in &mut description {
        *text = without_markup(text);
    }
    draft.texts(&it, &dct("description"), in_language(description));
    for keyword in metas.words("default", "keyword") {
        draft.text(&it, dcat("keyword"), own.as_deref(), &keyword);
    }
    for theme in metas.words("default", "theme") {
        draft.theme(None, &theme);
    }
    for language in metas.words("default", "language") {
        draft.language(&it, &language);
    }
    for text in metas.words("default", "references") {
        draft.link(&it, dct("relation"), &text);
    }
    for text in metas.words("dcat", "conforms_to") {
        draft.statement(&it, "conformsTo", &text);
    }
    if let Some(text) = metas.word(&[("dcat", "accrualperiodicity"), ("default", "update_frequency")]) {
        draft.frequency(&text);
    }
    if let Some(text) = metas.word(&[("dcat", "accessRights"), ("dcat_ap", "access_rights")]) {
        draft.access_rights(&text);
    }
    for template in ["dcat", "dcat_ap", "custom"] {
        for category in metas.words(template, "hvd_category") {
            draft.high_value(Some(&category));
        }
    }
}

fn people(metas: &Metas<'_>, draft: &mut Draft) {
    let name = metas.word(&[("default", "publisher")]);
    draft.agent("publisher", &Who { name, ..Who::default() });
    for role in ["creator", "contributor"] {
        let name = metas.word(&[("dcat", role)]);
        draft.agent(role, &Who { name, ..Who::default() });
    }
    let contact = Who {
        name: metas.word(&[
            ("dcat", "contact_name"),
            ("inspire", "contact_name"),
            ("inspire", "contact_individual_name"),
        ]),
        email: metas.word(&[("dcat", "contact_email"), ("inspire", "contact_email")]),
        ..Who::default()
    };
    draft.contact(&contact);
}

fn where_and_when(metas: &Metas<'_>, draft: &mut Draft) {
    let it = draft.subject();
    if let Some(text) = metas.word(&[("dcat", "issued"), ("dcat", "created")]) {
        draft.moment(&it, dct("issued"), &text);
    }
    if let Some(text) = metas.word(&[("default", "modified"), ("default", "data_processed")]) {
        draft.moment(&it, dct("modified"), &text);
    }
    let spatial = metas.word(&[("dcat", "spatial")]);
    if let Some(value) = metas.get("dcat", "spatial") {
        draft.places(&value);
    }
    if let Some(shape) = metas.get("default", "bbox").filter(Value::is_object) {
        let shape = shape.get("geometry").filter(|inner| inner.is_object()).unwrap_or(&shape);
        draft.place(None, None, Some(&shape.to_string()));
    }
    for name in metas.words("default", "territory") {
        if Some(&name) != spatial.as_ref() {
            draft.place(None, Some(&name), None);
        }
    }
    let start = metas.word(&[("dcat", "temporal_coverage_start"), ("dcat", "temporal_coverage_start_date")]);
    let end = metas.word(&[("dcat", "temporal_coverage_end"), ("dcat", "temporal_coverage_end_date")]);
    draft.period(start.as_deref(), end.as_deref());
    if start.is_none()
        && end.is_none()
        && let Some(text) = metas.word(&[("dcat", "temporal")])
    {
        draft.period_of_text(&text);
    }
}

fn files(own: &Value, metas: &Metas<'_>, draft: &mut Draft, api: &str) {
    let terms = [metas.word(&[("default", "license_url")]), metas.word(&[("default", "license")])];
    let mut any = false;
    if own.get("has_records") == Some(&Value::Bool(true)) {
        let is_map =
            own.get("features").map(words).unwrap_or_default().iter().any(|feature| feature == "geo");
        let formats = [("csv", "CSV", "text/csv"), ("json", "JSON", "application/json")];
        let map = is_map.then_some(("geojson", "GEOJSON", "application/geo+json"));
        for (name, format, kind) in formats.into_iter().chain(map) {
            let url = under(api, &[&"exports", &name]);
            let node = draft.distribution(Some(&url));
            draft.text(&node, dct("title"), None, format);
            draft.link(&node, dcat("accessURL"), path(&url));
            draft.link(&node, dcat("downloadURL"), &url);
            draft.format(&node, format);
            draft.media_type(&node, kind);
            draft.licence(&node, &terms);
            any = true;
        }
    }
    for (list, part) in [("attachments", "attachments"), ("alternative_exports", "alternative_exports")] {
        for one in own.get(list).map(objects).unwrap_or_default() {
            let web = first(&one, &["url"]).filter(|url| url.starts_with("http"));
            let Some(url) = web.or_else(|| first(&one, &["id"]).map(|id| under(api, &[&part, &id]))) else {
                continue;
            };
            let node = draft.distribution(Some(&url));
            if let Some(title) = first(&one, &["title", "id"]) {
                draft.text(&node, dct("title"), None, &title);
            }
            draft.link(&node, dcat("accessURL"), &url);
            draft.link(&node, dcat("downloadURL"), &url);
            if let Some(kind) = first(&one, &["mimetype"]) {
                draft.format(&node, &kind);
                draft.media_type(&node, &kind);
            }
            draft.licence(&node, &terms);
            any = true;
        }
    }
    if !any {
        draft.licence(&draft.subject(), &terms);
    }
}
