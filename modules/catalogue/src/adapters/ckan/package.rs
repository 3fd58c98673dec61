//! A package of CKAN as a dataset.

use serde_json::{Map, Value};

use super::resource;
use crate::adapters::draft::{Draft, adms, dcat, dcatap, dct, foaf, under};
use crate::adapters::json::Refusal;
use crate::adapters::parts::Who;
use crate::adapters::plain::{first, named, objects, said, texts, unwrapped, words};
use crate::dcat::vocabulary;

/// The Union's list of places, of which ckanext-dcatapit keeps codes alone.
const PLACES: &str = "http://publications.europa.eu/resource/authority/place/";
/// Kinds of packages that are no data.
const NO_DATA: [&str; 6] = ["harvest", "showcase", "page", "application", "reuse", "issue"];

/// A package with its extras, which may stand in a list, in a map or among its own members.
pub(super) struct Package<'a> {
    pub(super) own: &'a Value,
    extras: Map<String, Value>,
    pub(super) site: &'a str,
}

impl<'a> Package<'a> {
    fn new(own: &'a Value, site: &'a str) -> Self {
        let extras = match own.get("extras") {
            Some(Value::Array(pairs)) => pairs
                .iter()
                .filter_map(|pair| Some((said(pair.get("key")?)?, pair.get("value")?.clone())))
                .collect(),
            Some(Value::Object(map)) => map.clone(),
            _ => Map::new(),
        };
        Self { own, extras, site }
    }

    /// A value by name: the package's own, else that of an extra, with or without the `dcat_` of older versions.
    pub(super) fn get(&self, name: &str) -> Option<Value> {
        let own = self.own.get(name).filter(|value| said(value).is_some() || is_full(value));
        let extra = || self.extras.get(name).or_else(|| self.extras.get(&format!("dcat_{name}")));
        own.or_else(extra).map(unwrapped).filter(|value| said(value).is_some() || is_full(value))
    }

    pub(super) fn word(&self, name: &str) -> Option<String> {
        said(&self.get(name)?)
    }

    pub(super) fn words(&self, name: &str) -> Vec<String> {
        self.get(name).map(|value| words(&value)).unwrap_or_default()
    }

    /// Words that may stand in the notation of a database: `{ECON,GOVE}`.
    fn listed(&self, name: &str) -> Vec<String> {
        let inner = |text: &str| Some(text.strip_prefix('{')?.strip_suffix('}')?.to_owned());
        let parts = |text: String| -> Vec<String> {
            match inner(&text) {
                Some(list) => list.split(',').map(|part| part.trim().trim_matches('"').to_owned()).collect(),
                None => vec![text],
            }
        };
        self.words(name).into_iter().flat_map(parts).filter(|part| !part.is_empty()).collect()
    }

    fn objects(&self, name: &str) -> Vec<Value> {
        self.get(name).map(|value| objects(&value)).unwrap_or_default()
    }

    fn texts(&self, names: &[&str]) -> Vec<(Option<String>, String)> {
        names
            .iter()
            .filter_map(|name| self.get(name))
            .map(|value| texts(&value))
            .find(|all| !all.is_empty())
            .unwrap_or_default()
    }
}

fn is_full(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => false,
    }
}

/// The dataset of a package; none where it is private, deleted or no data.
pub(super) fn draft(own: &Value, site: &str) -> Result<Option<Draft>, Refusal> {
    let package = Package::new(own, site);
    let state = package.word("state");
    let is_inactive = state.is_some_and(|state| !state.eq_ignore_ascii_case("active"));
    let is_away = is_inactive || own.get("private") == Some(&Value::Bool(true));
    let kind = package.word("type").unwrap_or_default();
    if is_away || NO_DATA.contains(&kind.as_str()) {
        return Ok(None);
    }
    let Some(id) = package.word("id").or_else(|| package.word("name")) else {
        return Err(("record-name", first(own, &["title"]).unwrap_or_default()));
    };
    let own_uri = package.word("uri").filter(|uri| uri.contains("://"));
    let uri = own_uri.unwrap_or_else(|| under(site, &[&"dataset", &id]));
    let mut draft = Draft::new(&id, &uri, site);
    let it = draft.subject();
    draft.kind(
        &it,
        dcat(match kind.replace(['-', '_'], "").as_str() {
            "datasetseries" | "dataseries" => "DatasetSeries",
            "dataservice" => "DataService",
            _ => "Dataset",
        }),
    );
    about(&package, &mut draft, &id);
    people(&package, &mut draft);
    where_and_when(&package, &mut draft);
    details(&package, &mut draft);
    resource::all(&package, &mut draft, &id);
    Ok(Some(draft))
}

fn about(package: &Package<'_>, draft: &mut Draft, id: &str) {
    let it = draft.subject();
    let identifier = package.word("identifier").or_else(|| package.word("guid"));
    draft.text(&it, dct("identifier"), None, identifier.as_deref().unwrap_or(id));
    draft.texts(&it, &dct("title"), package.texts(&["title_translated", "title"]));
    draft.texts(&it, &dct("description"), package.texts(&["notes_translated", "notes", "description"]));
    let tags = package.texts(&["tags_translated", "keywords_translated", "keywords", "keyword"]);
    if tags.is_empty() {
        let tags = package.own.get("tags").and_then(Value::as_array).into_iter().flatten();
        for tag in tags.filter_map(|tag| first(tag, &["display_name", "name"]).or_else(|| said(tag))) {
            draft.text(&it, dcat("keyword"), None, &tag);
        }
    } else {
        draft.texts(&it, &dcat("keyword"), tags);
    }
    for theme in themes(package) {
        draft.theme(None, &theme);
    }
    for group in package.objects("groups") {
        let uri = first(&group, &["name", "id"]).map(|name| under(package.site, &[&"group", &name]));
        let is_theme = |name: &String| vocabulary::themes().find(name).is_some();
        let code = first(&group, &["name"]).filter(is_theme);
        if let Some(name) = code.or_else(|| named(&group, &["display_name", "title", "name"])) {
            draft.theme(uri.as_deref(), &name);
        }
    }
    let page = package.word("url").unwrap_or_else(|| {
        under(package.site, &[&"dataset", &package.word("name").unwrap_or_else(|| id.to_owned())])
    });
    draft.page(&it, dcat("landingPage"), &page);
    for language in package.listed("language") {
        draft.language(&it, &language);
    }
}

/// Themes as words, under the names of Austria and of the United Kingdom as well, and as ckanext-dcatapit has them: each an
/// object with its subthemes.
fn themes(package: &Package<'_>) -> Vec<String> {
    let objects = [package.objects("theme"), package.objects("themes_aggregate")].concat();
    let named = objects.iter().filter_map(|one| first(one, &["theme"]));
    let words = ["theme", "categorization", "theme-primary"].iter().flat_map(|name| package.listed(name));
    let mut all: Vec<String> = words.chain(named).collect();
    all.sort();
    all.dedup();
    all
}

/// One of a list of people, as the schema of ckanext-dcat has them.
fn who(value: &Value) -> Who {
    Who {
        uri: first(value, &["uri"]),
        name: named(value, &["name", "title", "creator_name"]),
        email: first(value, &["email"]),
        url: first(value, &["url"]),
        kind: first(value, &["type"]).filter(|kind| kind.contains("://")),
    }
}

fn people(package: &Package<'_>, draft: &mut Draft) {
    for role in ["publisher", "creator"] {
        let mut is_said = false;
        for one in package.objects(role) {
            is_said |= draft.agent(role, &who(&one));
        }
        let word = |part: &str| package.word(&format!("{role}_{part}"));
        let plain = package.word(role);
        let (uri, plain) = if plain.as_ref().is_some_and(|text| text.contains("://")) {
            (plain, None)
        } else {
            (None, plain)
        };
        let flat = Who {
            uri: word("uri").or(uri),
            name: word("name").or(plain),
            email: word("email"),
            url: word("url"),
            kind: word("type"),
        };
        is_said = is_said || draft.agent(role, &flat);
        match (is_said, role, package.own.get("organization")) {
            (false, "publisher", Some(organisation)) if organisation.is_object() => {
                let id = first(organisation, &["id", "name"]);
                let uri = id.map(|id| under(package.site, &[&"organization", &id]));
                let name = named(organisation, &["title", "display_name", "name"]);
                draft.agent(role, &Who { uri, name, ..Who::default() });
            }
            (false, "creator", _) => {
                let who = Who {
                    name: package.word("author"),
                    email: package.word("author_email"),
                    ..Who::default()
                };
                draft.agent(role, &who);
            }
            _ => {}
        }
    }
    let mut is_said = false;
    for one in package.objects("contact").iter().chain(&package.objects("contact_points")) {
        is_said |= draft.contact(&who(one));
    }
    for [uri, name, email] in [
        ["contact_uri", "contact_name", "contact_email"],
        ["", "contact-name", "contact-email"],
        ["", "maintainer", "maintainer_email"],
        ["", "author", "author_email"],
    ] {
        let who = Who {
            uri: package.word(uri),
            name: package.word(name),
            email: package.word(email),
            ..Who::default()
        };
        is_said = is_said || draft.contact(&who);
    }
}

/// The site says no zone with its own instants; they are UTC.
pub(super) fn utc(text: String) -> String {
    let has_time = text.as_bytes().get(10) == Some(&b'T');
    let has_zone = text.get(11..).is_some_and(|rest| rest.contains(['Z', '+', '-']));
    if has_time && !has_zone { text + "Z" } else { text }
}

/// The day of what happened to the data, as ckanext-spatial keeps days.
fn referred_to(package: &Package<'_>, kind: &str) -> Option<String> {
    let all = package.objects("dataset-reference-date");
    let one = all.iter().find(|one| first(one, &["type"]).as_deref() == Some(kind))?;
    first(one, &["value"])
}

fn where_and_when(package: &Package<'_>, draft: &mut Draft) {
    let it = draft.subject();
    let issued = ["issued", "date_released", "dateFirstPublished"];
    let issued = issued.iter().find_map(|name| package.word(name));
    let issued = issued.or_else(|| referred_to(package, "publication"));
    let issued = issued.or_else(|| package.word("metadata_created").map(utc));
    let modified = ["modified", "date_updated", "dateLastUpdated"];
    let modified = modified.iter().find_map(|name| package.word(name));
    let modified = modified.or_else(|| referred_to(package, "revision"));
    let modified = modified.or_else(|| package.word("metadata_modified").map(utc));
    if let Some(issued) = issued {
        draft.moment(&it, dct("issued"), &issued);
    }
    if let Some(modified) = modified {
        draft.moment(&it, dct("modified"), &modified);
    }
    let shape = |value: &Value| if value.is_object() { Some(value.to_string()) } else { said(value) };
    let geometry = package.get("spatial").as_ref().and_then(shape);
    let (uri, name) = (package.word("spatial_uri"), package.word("spatial_text"));
    match geometry {
        Some(shape) if uri.is_some() || name.is_some() => {
            let is_shape = shape.starts_with('{') || shape.contains('(');
            draft.place(
                uri.as_deref(),
                name.as_deref(),
                Some(&shape).filter(|_| is_shape).map(String::as_str),
            );
        }
        Some(text) => draft.place_of_text(&text),
        None => draft.place(uri.as_deref(), name.as_deref(), None),
    }
    if let Some(list) = package.get("spatial").filter(Value::is_array) {
        draft.places(&list);
    }
    let sides = ["bbox-west-long", "bbox-south-lat", "bbox-east-long", "bbox-north-lat"];
    let sides: Vec<String> = sides.iter().filter_map(|name| package.word(name)).collect();
    if sides.len() == 4 && package.get("spatial").is_none() {
        draft.place_of_text(&sides.join(","));
    }
    let coverage = ["geographical_coverage", "spatialRelationship", "geographic_bbox", "geographic_toponym"];
    for names in coverage.iter().filter_map(|name| package.get(name)) {
        draft.places(&names);
    }
    for name in package.listed("geographical_name") {
        match name.as_bytes().get(3) {
            Some(b'_') => draft.place(Some(&format!("{PLACES}{name}")), None, None),
            _ => draft.place_of_text(&name),
        }
    }
    if let Some(url) = package.word("geographical_geonames_url") {
        draft.place_of_text(&url);
    }
    for place in package.objects("spatial_coverage") {
        let geometry =
            ["geom", "bbox", "centroid"].iter().find_map(|name| shape(&unwrapped(place.get(name)?)));
        draft.place(
            first(&place, &["uri"]).as_deref(),
            first(&place, &["text"]).as_deref(),
            geometry.as_deref(),
        );
    }
    for [start, end] in [
        ["temporal_start", "temporal_end"],
        ["temporal_coverage_from", "temporal_coverage_to"],
        ["temporal_coverage-from", "temporal_coverage-to"],
        ["temporal-extent-begin", "temporal-extent-end"],
        ["begin_datetime", "end_datetime"],
    ] {
        // Some keep each in a list.
        let (start, end) = (package.words(start), package.words(end));
        draft.period(start.first().map(String::as_str), end.first().map(String::as_str));
    }
    for period in package.objects("temporal_coverage").iter().chain(&package.objects("temporals")) {
        let end = |names: &[&str]| first(period, names);
        let (start, last) =
            (end(&["start", "start_date", "temporal_start"]), end(&["end", "end_date", "temporal_end"]));
        draft.period(start.as_deref(), last.as_deref());
    }
    for text in package.words("temporal_coverage").iter().chain(&package.words("temporal")) {
        draft.period_of_text(text);
    }
}

fn details(package: &Package<'_>, draft: &mut Draft) {
    let it = draft.subject();
    let names = ["frequency", "accrual_periodicity", "update_frequency", "updateInterval"];
    let frequency = names.iter().find_map(|name| package.get(name));
    if let Some(frequency) = frequency.or_else(|| package.get("frequency-of-update")) {
        draft.frequency_of(&frequency);
    }
    if let Some(rights) = package.word("access_rights") {
        draft.access_rights(&rights);
    }
    if let Some(text) = package.word("provenance").or_else(|| package.word("lineage_quality")) {
        draft.statement(&it, "provenance", &text);
    }
    if let Some(version) = package.word("version") {
        draft.text(&it, dcat("version"), None, &version);
    }
    draft.texts(&it, &adms("versionNotes"), package.texts(&["version_notes"]));
    if let Some(kind) = package.word("dcat_type") {
        draft.link(&it, dct("type"), &kind);
    }
    for text in package.words("conforms_to") {
        draft.statement(&it, "conformsTo", &text);
    }
    for one in package.objects("conforms_to") {
        if let Some(text) = first(&one, &["uri", "identifier"]) {
            draft.statement(&it, "conformsTo", &text);
        }
    }
    for text in package.words("alternate_identifier") {
        draft.other_identifier(&text);
    }
    for one in package.objects("alternate_identifier") {
        if let Some(text) = first(&one, &["identifier"]) {
            draft.other_identifier(&text);
        }
    }
    let categories = package.words("hvd_category");
    for category in &categories {
        draft.high_value(Some(category));
    }
    for text in package.words("applicable_legislation") {
        draft.link(&it, dcatap("applicableLegislation"), &text);
    }
    for text in package.words("documentation").iter().chain(&package.words("metadata_linkage")) {
        draft.page(&it, foaf("page"), text);
    }
    for text in package.words("spatial_resolution_in_meters") {
        draft.metres(&it, &text);
    }
    for text in package.words("temporal_resolution") {
        draft.duration(&it, dcat("temporalResolution"), &text);
    }
    for relation in package.objects("relations") {
        if let Some(url) = first(&relation, &["url", "uri"]) {
            draft.link(&it, dct("relation"), &url);
        }
    }
    let links = [
        ("related_resource", dct("relation")),
        ("source", dct("source")),
        ("has_version", dcat("hasVersion")),
        ("is_version_of", dcat("isVersionOf")),
        ("in_series", dcat("inSeries")),
        ("sample", adms("sample")),
        ("is_referenced_by", dct("isReferencedBy")),
        ("endpoint_url", dcat("endpointURL")),
        ("endpoint_description", dcat("endpointDescription")),
        ("serves_dataset", dcat("servesDataset")),
    ];
    for (name, property) in links {
        for text in package.words(name) {
            draft.link(&it, property.clone(), &text);
        }
    }
}
