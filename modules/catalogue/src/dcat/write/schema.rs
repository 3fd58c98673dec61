//! The record as schema.org sees it, for the search engines of the web.

use serde_json::{Map, Value, json};

use crate::dcat::{Agent, Coded, Distribution, Kind, Moment, Period, Place, Record, Texts, vocabulary};

/// A `Dataset` (or a `DataFeed` of a service: `WebAPI`) in JSON-LD, in the languages that the record has.
pub fn schema_org(record: &Record) -> Value {
    let mut out = Map::new();
    out.insert("@context".to_owned(), json!("https://schema.org/"));
    let class = match record.kind {
        Kind::Service => "WebAPI",
        Kind::Dataset | Kind::Series => "Dataset",
    };
    out.insert("@type".to_owned(), json!(class));
    put(&mut out, "@id", record.uri.as_ref().map(|uri| json!(uri)));
    put(&mut out, "name", texts(&record.titles));
    put(&mut out, "description", texts(&record.descriptions));
    put(
        &mut out,
        "url",
        one_or_all(record.landing_pages.iter().chain(&record.uri).take(1).map(|url| json!(url))),
    );
    let identifiers = record.identifiers.iter().chain(&record.other_identifiers);
    put(&mut out, "identifier", one_or_all(identifiers.map(|id| json!(id))));
    let words = record.keywords.iter().flat_map(|(lang, words)| words.iter().map(move |word| (lang, word)));
    put(&mut out, "keywords", one_or_all(words.map(|(lang, word)| tagged(lang.as_str(), word))));
    let themes =
        record.themes.iter().filter_map(Coded::code).filter_map(|code| vocabulary::themes().get(code));
    put(&mut out, "about", one_or_all(themes.map(|theme| json!(theme.iri))));
    put(&mut out, "publisher", one_or_all(record.publishers.iter().map(agent)));
    put(&mut out, "creator", one_or_all(record.creators.iter().map(agent)));
    put(&mut out, "datePublished", record.issued.as_ref().and_then(moment));
    put(&mut out, "dateModified", record.modified.as_ref().and_then(moment));
    put(&mut out, "license", one_or_all(licences(record)));
    put(&mut out, "isAccessibleForFree", open(record));
    let tags =
        record.languages.iter().filter_map(Coded::code).filter_map(|code| vocabulary::languages().get(code));
    put(&mut out, "inLanguage", one_or_all(tags.map(|language| json!(language.facts))));
    put(&mut out, "spatialCoverage", one_or_all(record.spatial.iter().map(place)));
    put(&mut out, "temporalCoverage", one_or_all(record.temporal.iter().filter_map(period)));
    put(&mut out, "version", record.version.as_ref().map(|version| json!(version)));
    put(&mut out, "isBasedOn", one_or_all(record.sources.iter().map(|url| json!(url))));
    put(&mut out, "distribution", one_or_all(record.distributions.iter().map(download)));
    put(&mut out, "documentation", one_or_all(record.endpoint_descriptions.iter().map(|url| json!(url))));
    Value::Object(out)
}

fn put(out: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        out.insert(name.to_owned(), value);
    }
}

/// Nothing, the one, or a list.
fn one_or_all(values: impl Iterator<Item = Value>) -> Option<Value> {
    let mut values: Vec<Value> = values.collect();
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

fn tagged(lang: &str, text: &str) -> Value {
    if lang == "und" { json!(text) } else { json!({ "@language": lang, "@value": text }) }
}

fn texts(texts: &Texts) -> Option<Value> {
    one_or_all(texts.0.iter().map(|(lang, text)| tagged(lang.as_str(), text)))
}

fn moment(moment: &Moment) -> Option<Value> {
    moment.day().map(|_| json!(moment.to_string()))
}

fn agent(agent: &Agent) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("Organization"));
    put(&mut out, "@id", agent.uri.as_ref().map(|uri| json!(uri)));
    put(&mut out, "name", texts(&agent.names));
    put(&mut out, "url", agent.homepages.first().map(|url| json!(url)));
    put(&mut out, "email", agent.emails.first().map(|mail| json!(mail)));
    Value::Object(out)
}

/// The licences of the whole, or those of its parts.
fn licences(record: &Record) -> impl Iterator<Item = Value> {
    let parts = || record.distributions.iter().flat_map(|part| &part.licences);
    let mut all: Vec<String> = match record.licences.as_slice() {
        [] => parts().map(licence).collect(),
        own => own.iter().map(licence).collect(),
    };
    all.sort();
    all.dedup();
    all.into_iter().map(Value::String)
}

fn licence(value: &Coded) -> String {
    let known = value.code().and_then(|code| vocabulary::licences().get(code));
    known.map_or_else(|| value.as_str().to_owned(), |licence| licence.facts.address.to_owned())
}

fn open(record: &Record) -> Option<Value> {
    match record.access_rights.as_ref()?.code()? {
        "PUBLIC" => Some(json!(true)),
        _ => None,
    }
}

fn place(place: &Place) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("Place"));
    put(&mut out, "@id", place.uri.as_ref().map(|uri| json!(uri)));
    put(&mut out, "name", texts(&place.labels));
    // schema.org writes latitude first.
    let shape = place.bbox.map(
        |b| json!({ "@type": "GeoShape", "box": format!("{} {} {} {}", b.south, b.west, b.north, b.east) }),
    );
    let point =
        place.centroid.map(|p| json!({ "@type": "GeoCoordinates", "latitude": p.lat, "longitude": p.lon }));
    put(&mut out, "geo", shape.or(point));
    Value::Object(out)
}

fn period(period: &Period) -> Option<Value> {
    let end = |moment: &Option<Moment>| match moment {
        Some(moment) => moment.day().map(|_| moment.to_string()),
        None => Some("..".to_owned()),
    };
    let (from, to) = (end(&period.start)?, end(&period.end)?);
    (from != ".." || to != "..").then(|| json!(format!("{from}/{to}")))
}

fn download(part: &Distribution) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("DataDownload"));
    put(&mut out, "@id", part.uri.as_ref().map(|uri| json!(uri)));
    put(&mut out, "name", texts(&part.titles));
    put(&mut out, "description", texts(&part.descriptions));
    let content = part.download_urls.first().or(part.access_urls.first());
    put(&mut out, "contentUrl", content.map(|url| json!(url)));
    let format =
        part.format.as_ref().and_then(|format| format.value.as_ref()).map(|value| json!(value.as_str()));
    put(&mut out, "encodingFormat", part.media_type.as_ref().map(|media| json!(media)).or(format));
    put(&mut out, "contentSize", part.byte_size.map(|size| json!(format!("{size} B"))));
    put(&mut out, "license", one_or_all(part.licences.iter().map(|value| json!(licence(value)))));
    put(&mut out, "datePublished", part.issued.as_ref().and_then(moment));
    put(&mut out, "dateModified", part.modified.as_ref().and_then(moment));
    Value::Object(out)
}
