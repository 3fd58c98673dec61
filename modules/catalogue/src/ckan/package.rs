//! A record as a package: the fields of CKAN, and the extras that ckanext-dcat keeps the rest of DCAT in.

use std::collections::BTreeMap;

use centum_web::BaseUrl;
use serde_json::{Map, Value, json};

use super::geojson;
use super::guide::Organisation;
use super::licences;
use super::resource;
use super::store::Shown;
use super::words::{address_of, mail, naive, one, said, tag, version};
use crate::dcat::vocabulary::{self, FormatKind};
use crate::dcat::{Agent, Coded, Contact, Geometry, Kind, Place, Record, Reference, Texts};

/// The package of a record.
pub(super) fn package(shown: &Shown, organisation: Option<&Organisation>, base: &BaseUrl) -> Value {
    let typed = &shown.typed;
    let resources = resource::all(shown);
    let tags = tags(typed);
    let licence = licence(typed);
    let contact = typed.contacts.first();
    let creator = typed.creators.first();
    let page = typed.landing_pages.first().cloned();
    let mut package = json!({
        "id": shown.id, "name": shown.slug, "title": one(&typed.titles).unwrap_or(&shown.slug),
        "notes": one(&typed.descriptions).unwrap_or_default(),
        "url": page.unwrap_or_else(|| base.join(&format!("/data/datasets/{}", shown.slug))),
        "type": match typed.kind { Kind::Dataset => "dataset", Kind::Series => "dataset_series", Kind::Service => "data_service" },
        "author": creator.and_then(|who| one(&who.names)), "author_email": creator.and_then(|who| mail(&who.emails)),
        "maintainer": contact.and_then(name_of), "maintainer_email": contact.and_then(|who| mail(&who.emails)),
        "version": typed.version.as_deref().map(version), "creator_user_id": null, "isopen": licence.open,
        "license_id": licence.id, "license_title": licence.title, "license_url": licence.url,
        "metadata_created": naive(shown.created), "metadata_modified": naive(shown.changed),
        "num_resources": resources.len(), "num_tags": tags.len(), "tags": null, "groups": null,
        "organization": organisation.map(|one| one.brief()), "owner_org": organisation.map(|one| &one.id),
        "private": false, "state": "active", "resources": null, "extras": null,
        "relationships_as_subject": [], "relationships_as_object": [],
    });
    if let Value::Object(fields) = &mut package {
        // Put in their places as they are: the macro would copy them value by value.
        let lists =
            [("tags", tags), ("groups", groups(typed)), ("resources", resources), ("extras", extras(typed))];
        for (name, list) in lists {
            fields.insert(name.into(), Value::Array(list));
        }
        translated(fields, typed);
    }
    package
}

/// The licence that stands for the whole.
struct Licence {
    id: Option<String>,
    title: Option<String>,
    url: Option<String>,
    open: bool,
}

fn licence(typed: &Record) -> Licence {
    let found = typed.licence();
    let known = found.and_then(Coded::code).and_then(|code| vocabulary::licences().get(code));
    let given = || found.map(|one| one.as_str().to_owned());
    match known {
        Some(terms) => Licence {
            id: Some(licences::id_of(terms).to_owned()),
            title: Some(terms.label("en").to_owned()),
            url: Some(terms.facts.address.to_owned()).filter(|address| !address.is_empty()),
            open: terms.facts.open,
        },
        None => Licence {
            id: found.map(|_| "other".to_owned()),
            title: given(),
            url: given().filter(|text| text.contains("://")),
            open: false,
        },
    }
}

fn tags(typed: &Record) -> Vec<Value> {
    let mut names: Vec<String> = typed.keywords.values().flatten().filter_map(|word| tag(word)).collect();
    names.sort();
    names.dedup();
    let tag = |name: String| json!({ "id": name, "name": name, "display_name": name, "state": "active", "vocabulary_id": null });
    names.into_iter().map(tag).collect()
}

/// The data themes are the groups.
fn groups(typed: &Record) -> Vec<Value> {
    let known = typed.themes.iter().filter_map(|theme| vocabulary::themes().get(theme.code()?));
    known.map(group).collect()
}

/// A data theme as it stands in a package.
pub(super) fn group(theme: &vocabulary::Concept<()>) -> Value {
    let title = theme.label("en");
    json!({
        "id": theme.code, "name": theme.code.to_lowercase(), "title": title, "display_name": title, "description": "",
        "image_display_url": "",
    })
}

fn name_of(contact: &Contact) -> Option<&str> {
    one(&contact.names).or_else(|| one(&contact.organisation))
}

/// Texts in several languages, under the names of ckanext-fluent; only where there is more to say than one text.
fn translated(fields: &mut Map<String, Value>, typed: &Record) {
    let says_more = |texts: &Texts| texts.0.keys().any(|lang| !lang.is_undetermined());
    for (name, texts) in [("title_translated", &typed.titles), ("notes_translated", &typed.descriptions)] {
        if says_more(texts) {
            fields.insert(name.into(), json!(texts));
        }
    }
    if typed.keywords.keys().any(|lang| !lang.is_undetermined()) {
        fields.insert("tags_translated".into(), json!(typed.keywords));
    }
}

/// Extras are texts; what is a list stands in one as JSON.
#[derive(Default)]
struct Extras(BTreeMap<&'static str, String>);

impl Extras {
    fn text(&mut self, key: &'static str, value: Option<impl Into<String>>) {
        if let Some(value) = value.map(Into::into).filter(|value: &String| !value.is_empty()) {
            self.0.insert(key, value);
        }
    }

    fn list<T: Into<Value>>(&mut self, key: &'static str, values: impl IntoIterator<Item = T>) {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if !values.is_empty() {
            self.0.insert(key, Value::Array(values).to_string());
        }
    }

    fn links(&mut self, key: &'static str, values: &[String]) {
        self.list(key, values.iter().cloned());
    }

    fn references(&mut self, key: &'static str, values: &[Reference]) {
        let said = |one: &Reference| one.uri.clone().or_else(|| self::one(&one.labels).map(str::to_owned));
        self.list(key, values.iter().filter_map(said));
    }

    fn into_values(self) -> Vec<Value> {
        self.0.into_iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
    }
}

fn extras(typed: &Record) -> Vec<Value> {
    let mut extras = Extras::default();
    extras.text("uri", typed.uri.clone());
    extras.text("identifier", typed.identifiers.first().cloned());
    let others = typed.identifiers.iter().skip(1).chain(&typed.other_identifiers);
    extras.list("alternate_identifier", others.cloned());
    extras.text("issued", said(typed.issued.as_ref()));
    extras.text("modified", said(typed.modified.as_ref()));
    coded(&mut extras, typed);
    people(&mut extras, typed);
    where_and_when(&mut extras, typed);
    extras.references("conforms_to", &typed.conforms_to);
    let told = typed.provenance.first();
    extras.text("provenance", told.and_then(|it| it.uri.as_deref().or_else(|| one(&it.labels))));
    extras.text("version_notes", one(&typed.version_notes));
    for (key, values) in [
        ("documentation", &typed.pages),
        ("related_resource", &typed.relations),
        ("source", &typed.sources),
        ("has_version", &typed.has_versions),
        ("is_version_of", &typed.is_version_of),
        ("in_series", &typed.in_series),
        ("is_referenced_by", &typed.referenced_by),
        ("applicable_legislation", &typed.applicable_legislation),
        ("endpoint_url", &typed.endpoint_urls),
        ("endpoint_description", &typed.endpoint_descriptions),
        ("serves_dataset", &typed.serves_datasets),
    ] {
        extras.links(key, values);
    }
    extras.list("sample", typed.samples.iter().filter_map(|sample| sample.uri.clone()));
    extras.into_values()
}

fn coded(extras: &mut Extras, typed: &Record) {
    let themes = typed.themes.iter().map(|one| address_of(one, vocabulary::themes()));
    extras.list("theme", themes);
    let languages = typed.languages.iter().map(|one| address_of(one, vocabulary::languages()));
    extras.list("language", languages);
    let categories = typed.hvd_categories.iter().map(|one| address_of(one, vocabulary::hvd_categories()));
    extras.list("hvd_category", categories);
    let of = |one: &Option<Coded>, list| one.as_ref().map(|one| address_of(one, list));
    extras.text("frequency", typed.frequency.as_ref().map(|one| address_of(one, vocabulary::frequencies())));
    extras.text("access_rights", of(&typed.access_rights, vocabulary::access_rights()));
    extras.text("dcat_type", typed.types.first().map(|one| address_of(one, vocabulary::dataset_types())));
}

fn people(extras: &mut Extras, typed: &Record) {
    let keys = [
        ["publisher_uri", "publisher_name", "publisher_email", "publisher_url", "publisher_type"],
        ["creator_uri", "creator_name", "creator_email", "creator_url", "creator_type"],
    ];
    for ([uri, name, mail, url, kind], agents) in keys.into_iter().zip([&typed.publishers, &typed.creators]) {
        let Some(agent) = agents.first() else { continue };
        extras.text(uri, agent.uri.clone());
        extras.text(name, one(&agent.names));
        extras.text(mail, agent.emails.first().cloned());
        extras.text(url, agent.homepages.first().cloned());
        extras.text(kind, agent.kind.as_ref().map(|kind| kind.as_str()));
    }
    several(extras, "publisher", &typed.publishers);
    several(extras, "creator", &typed.creators);
    if let Some(contact) = typed.contacts.first() {
        extras.text("contact_uri", contact.uri.clone());
        extras.text("contact_name", name_of(contact));
        extras.text("contact_email", contact.emails.first().cloned());
    }
    if typed.contacts.len() > 1 || typed.contacts.first().is_some_and(|one| !one.urls.is_empty()) {
        let brief = |it: &Contact| json!({ "uri": it.uri, "name": name_of(it), "email": it.emails.first(), "url": it.urls.first() });
        extras.list("contact", typed.contacts.iter().map(brief));
    }
}

fn several(extras: &mut Extras, key: &'static str, agents: &[Agent]) {
    let brief = |it: &Agent| {
        let kind = it.kind.as_ref().map(Coded::as_str);
        json!({ "uri": it.uri, "name": one(&it.names), "email": it.emails.first(), "url": it.homepages.first(), "type": kind })
    };
    if agents.len() > 1 {
        extras.list(key, agents.iter().map(brief));
    }
}

fn where_and_when(extras: &mut Extras, typed: &Record) {
    if let Some(place) = typed.spatial.first() {
        extras.text("spatial_uri", place.uri.clone());
        extras.text("spatial_text", one(&place.labels));
        extras.text("spatial", shape(place));
    }
    let brief = |it: &Place| json!({ "uri": it.uri, "text": one(&it.labels), "geom": shape(it) });
    extras.list("spatial_coverage", typed.spatial.iter().skip(1).map(brief));
    if let Some(period) = typed.temporal.first() {
        extras.text("temporal_start", said(period.start.as_ref()));
        extras.text("temporal_end", said(period.end.as_ref()));
    }
    let periods = typed.temporal.iter().skip(1);
    extras.list(
        "temporal_coverage",
        periods.map(|it| json!({ "start": said(it.start.as_ref()), "end": said(it.end.as_ref()) })),
    );
    extras.text("temporal_resolution", typed.temporal_resolution.clone());
    extras.list("spatial_resolution_in_meters", typed.spatial_resolution.iter().map(ToString::to_string));
}

/// The shape of a place in GeoJSON; of one that cannot be said so, the box around it.
fn shape(place: &Place) -> Option<String> {
    let own = match &place.geometry {
        Some(Geometry::GeoJson(text)) => Some(text.clone()),
        Some(Geometry::Wkt(text)) => geojson::of_wkt(text).map(|found| found.to_string()),
        None => None,
    };
    let around = || {
        let [w, s, e, n] = place.bbox.map(|edges| [edges.west, edges.south, edges.east, edges.north])?;
        let ring = [[w, s], [e, s], [e, n], [w, n], [w, s]];
        Some(json!({ "type": "Polygon", "coordinates": [ring] }).to_string())
    };
    let middle = || {
        let point = place.centroid?;
        Some(json!({ "type": "Point", "coordinates": [point.lon, point.lat] }).to_string())
    };
    own.or_else(around).or_else(middle)
}

/// Whether a format is something that answers rather than a file.
pub(super) fn is_service(kind: FormatKind) -> bool {
    kind == FormatKind::Service
}
