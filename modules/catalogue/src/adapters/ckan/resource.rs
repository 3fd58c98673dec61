//! The resources of a package as distributions.

use centum_rdf::NamedOrBlankNode;
use serde_json::Value;

use super::package::{Package, utc};
use crate::adapters::draft::{Draft, adms, dcat, dcatap, dct, foaf, under};
use crate::adapters::plain::{first, objects, said, texts, words};
use crate::dcat::vocabulary;

/// The most resources of one package.
const MOST: usize = 2000;

/// Adds them all, each under the terms of the package where it has none of its own.
pub(super) fn all(package: &Package<'_>, draft: &mut Draft, id: &str) {
    let names = ["license_url", "license_id", "license_title", "licence_url"];
    let mut terms: Vec<Option<String>> = names.iter().map(|name| package.word(name)).collect();
    // So ckanext-spatial keeps what a record of ISO 19139 says of them.
    terms.extend(package.words("licence").into_iter().map(Some));
    let resources = package.own.get("resources").map(objects).unwrap_or_default();
    let is_there =
        |one: &&Value| first(one, &["state"]).is_none_or(|state| state.eq_ignore_ascii_case("active"));
    let mut any = false;
    for one in resources.iter().filter(is_there).take(MOST) {
        any = true;
        let uri = first(one, &["uri"]).filter(|uri| uri.contains("://")).or_else(|| {
            first(one, &["id"]).map(|part| under(package.site, &[&"dataset", &id, &"resource", &part]))
        });
        let node = draft.distribution(uri.as_deref());
        resource(one, draft, &node);
        // Some say the terms under names that elsewhere hold whatever else is to be said of them.
        let known = |name| first(one, &[name]).filter(|text| vocabulary::licence_of(text).is_some());
        let own = [
            first(one, &["license_url"]),
            first(one, &["license"]),
            first(one, &["license_id"]),
            known("license_type"),
            known("rights"),
        ];
        let has_own = own.iter().any(Option::is_some);
        draft.licence(&node, if has_own { &own } else { &terms });
    }
    if !any {
        draft.licence(&draft.subject(), &terms);
    }
}

fn resource(one: &Value, draft: &mut Draft, node: &NamedOrBlankNode) {
    let read = |names: &[&str]| {
        names
            .iter()
            .filter_map(|name| one.get(name))
            .map(texts)
            .find(|all| !all.is_empty())
            .unwrap_or_default()
    };
    draft.texts(node, &dct("title"), read(&["name_translated", "title_translated", "name", "title"]));
    draft.texts(node, &dct("description"), read(&["description_translated", "description"]));
    let url = first(one, &["url"]);
    let access = first(one, &["access_url"]).or_else(|| url.clone());
    if let Some(access) = &access {
        draft.link(node, dcat("accessURL"), access);
    }
    let is_upload = first(one, &["url_type"]).is_some_and(|kind| kind == "upload");
    let named = |url: &String| {
        let last = url.split(['?', '#']).next()?.rsplit('/').next()?.rsplit_once('.')?.1;
        vocabulary::file_type_of(last)
    };
    let is_file = is_upload || url.as_ref().and_then(named).is_some();
    if let Some(file) = first(one, &["download_url"]).or_else(|| url.clone().filter(|_| is_file)) {
        draft.link(node, dcat("downloadURL"), &file);
    }
    if let Some(format) = first(one, &["format", "distribution_format"]) {
        draft.format(node, &format);
    }
    if let Some(kind) = first(one, &["mimetype", "media_type"]) {
        draft.media_type(node, &kind);
    }
    if let Some(size) = first(one, &["size", "byte_size"]) {
        draft.size(node, &size);
    }
    if let Some(sum) = first(one, &["hash"]) {
        draft.checksum(node, first(one, &["hash_algorithm"]).as_deref(), &sum);
    }
    if let Some(text) = first(one, &["issued", "created"]) {
        draft.moment(node, dct("issued"), &utc(text));
    }
    if let Some(text) = first(one, &["modified", "last_modified", "metadata_modified"]) {
        draft.moment(node, dct("modified"), &utc(text));
    }
    if let Some(text) = first(one, &["rights"]) {
        draft.statement(node, "rights", &text);
    }
    for language in one.get("language").map(words).unwrap_or_default() {
        draft.language(node, &language);
    }
    for text in one.get("conforms_to").map(words).unwrap_or_default() {
        draft.statement(node, "conformsTo", &text);
    }
    for text in one.get("documentation").map(words).unwrap_or_default() {
        draft.page(node, foaf("page"), &text);
    }
    let links = [
        ("applicable_legislation", dcatap("applicableLegislation")),
        ("availability", dcatap("availability")),
        ("status", adms("status")),
        ("compress_format", dcat("compressFormat")),
        ("package_format", dcat("packageFormat")),
    ];
    for (name, property) in links {
        for text in one.get(name).map(words).unwrap_or_default() {
            draft.link(node, property.clone(), &text);
        }
    }
    for service in one.get("access_services").map(objects).unwrap_or_default() {
        access_service(&service, draft, node);
    }
}

fn access_service(service: &Value, draft: &mut Draft, of: &NamedOrBlankNode) {
    let node = draft.node(first(service, &["uri"]).as_deref());
    draft.kind(&node, dcat("DataService"));
    draft.add(of, dcat("accessService"), node.clone());
    if let Some(title) = service.get("title").and_then(said) {
        draft.text(&node, dct("title"), None, &title);
    }
    for (name, property) in [("endpoint_url", "endpointURL"), ("endpoint_description", "endpointDescription")]
    {
        for text in service.get(name).map(words).unwrap_or_default() {
            draft.link(&node, dcat(property), &text);
        }
    }
}
