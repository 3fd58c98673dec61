//! A record as GeoJSON, with the properties of OGC API – Records.

use centum_base::Date;
use centum_web::BaseUrl;
use serde_json::{Map, Value, json};

use super::answered::{GEO_JSON, at, link};
use crate::dcat::{self, Coded, Moment, Place, vocabulary};
use crate::records::{Entry, Record};
use crate::standards::uris::{Uris, distribution_keys};

const CORE: &str = "http://www.opengis.net/spec/ogcapi-records-1/1.0/req/record-core";
const THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";

/// Writes a record in the reader's languages.
pub(super) fn record(
    base: &BaseUrl,
    (record, entry): (&Record, &Entry),
    typed: &dcat::Record,
    wishes: &[&str],
) -> Value {
    json!({
        "id": record.slug,
        "type": "Feature",
        "conformsTo": [CORE],
        "geometry": geometry(&typed.spatial),
        "time": time(typed),
        "properties": properties((record, entry), typed, wishes),
        "links": links(base, record, typed, wishes),
    })
}

fn put(out: &mut Map<String, Value>, name: &str, value: Value) {
    let is_nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    if !is_nothing {
        out.insert(name.to_owned(), value);
    }
}

fn properties((record, entry): (&Record, &Entry), typed: &dcat::Record, wishes: &[&str]) -> Value {
    let mut out = Map::new();
    let best = |texts: &dcat::Texts| texts.best(wishes).map(|(_, text)| text.to_owned());
    put(&mut out, "type", json!(record.kind.name()));
    put(&mut out, "title", json!(best(&typed.titles).unwrap_or_else(|| record.slug.clone())));
    put(&mut out, "description", json!(best(&typed.descriptions)));
    // The standard dates the record; what the publisher says of the data goes by the names of DCAT.
    put(&mut out, "created", json!(record.first_seen.to_string()));
    put(&mut out, "updated", json!(entry.at.to_string()));
    put(&mut out, "issued", json!(typed.issued.as_ref().filter(is_exact).map(ToString::to_string)));
    put(&mut out, "modified", json!(typed.modified.as_ref().filter(is_exact).map(ToString::to_string)));
    if let Some((language, _)) = typed.titles.best(wishes).filter(|(language, _)| !language.is_undetermined())
    {
        put(&mut out, "language", json!({ "code": language.as_str() }));
    }
    let tags =
        typed.languages.iter().filter_map(Coded::code).filter_map(|code| vocabulary::languages().get(code));
    put(&mut out, "resourceLanguages", tags.map(|tag| json!({ "code": tag.facts })).collect());
    let keywords: Vec<&String> = typed.keywords.values().flatten().collect();
    put(&mut out, "keywords", json!(keywords));
    put(&mut out, "themes", themes(typed));
    put(&mut out, "externalIds", external(typed));
    put(&mut out, "formats", formats(typed));
    put(&mut out, "contacts", contacts(typed, wishes));
    put(&mut out, "license", json!(licence(typed)));
    put(&mut out, "rights", json!(typed.rights.iter().find_map(|rights| best(&rights.labels))));
    Value::Object(out)
}

fn is_exact(moment: &&Moment) -> bool {
    moment.day().is_some()
}

fn themes(typed: &dcat::Record) -> Value {
    let known = typed.themes.iter().filter_map(Coded::code).filter_map(|code| vocabulary::themes().get(code));
    let concept =
        |code: &str, label: &str, iri: &Option<String>| json!({ "id": code, "title": label, "url": iri });
    let concepts: Vec<Value> =
        known.map(|theme| concept(theme.code, theme.label("en"), &theme.iri)).collect();
    if concepts.is_empty() { Value::Null } else { json!([{ "concepts": concepts, "scheme": THEMES }]) }
}

fn external(typed: &dcat::Record) -> Value {
    let given =
        typed.identifiers.iter().chain(&typed.other_identifiers).map(|value| json!({ "value": value }));
    typed.uri.iter().map(|uri| json!({ "scheme": "uri", "value": uri })).chain(given).collect()
}

fn formats(typed: &dcat::Record) -> Value {
    let mut seen = Vec::new();
    for part in &typed.distributions {
        let name = part.format.as_ref().and_then(|format| format.value.as_ref()).map(Coded::as_str);
        let media = part.media_type.as_deref();
        let format = match (name, media) {
            (None, None) => continue,
            (Some(name), None) => json!({ "name": name }),
            (None, Some(media)) => json!({ "mediaType": media }),
            (Some(name), Some(media)) => json!({ "name": name, "mediaType": media }),
        };
        if !seen.contains(&format) {
            seen.push(format);
        }
    }
    Value::Array(seen)
}

fn contacts(typed: &dcat::Record, wishes: &[&str]) -> Value {
    let best = |texts: &dcat::Texts| texts.best(wishes).map(|(_, text)| text.to_owned());
    let pages = |pages: &[String], rel: &str| {
        let links = pages.iter().map(|href| json!({ "href": href, "rel": rel, "type": "text/html" }));
        links.collect::<Vec<Value>>()
    };
    let mails = |mails: &[String]| mails.iter().map(|mail| json!({ "value": mail })).collect::<Vec<Value>>();
    let publishers = typed.publishers.iter().map(|agent| {
        let mut out = Map::new();
        put(&mut out, "identifier", json!(agent.uri));
        put(&mut out, "organization", json!(best(&agent.names)));
        put(&mut out, "emails", json!(mails(&agent.emails)));
        put(&mut out, "links", json!(pages(&agent.homepages, "about")));
        put(&mut out, "roles", json!(["publisher"]));
        out
    });
    let asked = typed.contacts.iter().map(|contact| {
        let mut out = Map::new();
        put(&mut out, "identifier", json!(contact.uri));
        put(&mut out, "name", json!(best(&contact.names)));
        put(&mut out, "organization", json!(best(&contact.organisation)));
        put(&mut out, "emails", json!(mails(&contact.emails)));
        let phones = contact.telephones.iter().filter_map(|number| phone(number));
        put(&mut out, "phones", phones.map(|number| json!({ "value": number })).collect());
        put(&mut out, "links", json!(pages(&contact.urls, "about")));
        put(&mut out, "roles", json!(["pointOfContact"]));
        out
    });
    publishers.chain(asked).filter_map(called).map(Value::Object).collect()
}

/// A contact with a name, which the standard asks for: its own, else what it is reached by. None that has nothing of these.
fn called(mut contact: Map<String, Value>) -> Option<Map<String, Value>> {
    if !contact.contains_key("name") && !contact.contains_key("organization") {
        let reached = [&["emails", "value"], &["links", "href"]];
        let by = reached.iter().find_map(|[list, name]| contact.get(*list)?.get(0)?.get(*name));
        let name = by.or_else(|| contact.get("identifier"))?.clone();
        contact.insert("name".to_owned(), name);
    }
    Some(contact)
}

/// A number as the standard writes it: a plus and up to fifteen digits. None that is of another country's own way.
fn phone(text: &str) -> Option<String> {
    let plain = text.trim().trim_start_matches("tel:").replace("(0)", "");
    let digits: String = plain
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')'))
        .collect();
    let digits = digits.strip_prefix('+').or_else(|| digits.strip_prefix("00"))?;
    let fits = (4..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    fits.then(|| format!("+{digits}"))
}

/// The licence of the whole, else the one that all parts share.
fn licence(typed: &dcat::Record) -> Option<String> {
    let mut parts = typed.distributions.iter().flat_map(|part| &part.licences);
    let own = typed.licences.first();
    let shared = || parts.next().filter(|first| parts.all(|other| other == *first));
    let licence = own.or_else(shared)?;
    let known = licence.code().and_then(|code| vocabulary::licences().get(code));
    Some(known.map_or_else(|| licence.as_str().to_owned(), |known| known.facts.address.to_owned()))
}

/// How far a box reaches around a point, in degrees: about a metre.
const AROUND: f64 = 0.000_01;

/// The box around all that the record is about; nothing where it says nothing. A point has a box, too: clients such as that
/// of QGIS look for the corners of one in every record, and show none of an answer where they miss them.
fn geometry(places: &[Place]) -> Value {
    let each = places.iter().filter_map(|place| {
        let point = place.centroid.map(|point| [point.lon, point.lat, point.lon, point.lat]);
        place.bbox.map(|bbox| [bbox.west, bbox.south, bbox.east, bbox.north]).or(point)
    });
    let whole = each
        .filter(|sides| sides.iter().all(|side| side.is_finite()))
        .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    let Some([mut west, mut south, mut east, mut north]) = whole else { return Value::Null };
    if west == east {
        (west, east) = ((west - AROUND).max(-180.0), (east + AROUND).min(180.0));
    }
    if south == north {
        (south, north) = ((south - AROUND).max(-90.0), (north + AROUND).min(90.0));
    }
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    json!({ "type": "Polygon", "coordinates": [ring] })
}

/// The first period, with `..` for open ends.
fn time(typed: &dcat::Record) -> Value {
    let span = |period: &dcat::Period| [end(period.start.as_ref(), false), end(period.end.as_ref(), true)];
    let spans = typed.temporal.iter().map(span);
    let known = |span: &[String; 2]| span.iter().any(|end| end != "..");
    spans.into_iter().find(known).map_or(Value::Null, |span| json!({ "interval": span }))
}

/// One end of a period. The standard knows days and instants: a year or a month is its first or its last day.
fn end(moment: Option<&Moment>, is_last: bool) -> String {
    let day = match moment {
        Some(Moment::Year(year)) if is_last => Date::new(*year, 12, 31).ok(),
        Some(Moment::Month(year, month)) if is_last => {
            Date::new(*year, *month, 1).ok().map(Date::last_of_month)
        }
        Some(Moment::Instant(at)) => return at.to_string(),
        other => other.and_then(Moment::day),
    };
    day.map_or_else(|| "..".to_owned(), |day| day.to_string())
}

fn links(base: &BaseUrl, record: &Record, typed: &dcat::Record, wishes: &[&str]) -> Value {
    let uris = Uris::new(base);
    let own = uris.dataset(&record.slug);
    let mut links = vec![
        link(at(base, &format!("/collections/datasets/items/{}", record.slug)), "self", GEO_JSON, None),
        link(at(base, "/collections/datasets"), "collection", "application/json", None),
        link(own.clone(), "canonical", "text/html", None),
        link(own.clone(), "alternate", "text/html", None),
        link(format!("{own}.ttl"), "alternate", "text/turtle", None),
        link(format!("{own}.jsonld"), "alternate", "application/ld+json", None),
    ];
    for page in &typed.landing_pages {
        links.push(link(page.clone(), "about", "text/html", None));
    }
    for (part, key) in typed.distributions.iter().zip(distribution_keys(&typed.distributions)) {
        let Some(href) = part.download_urls.first().or(part.access_urls.first()) else { continue };
        let rel = if part.download_urls.is_empty() { "item" } else { "enclosure" };
        let mut out = Map::new();
        put(&mut out, "href", json!(href));
        put(&mut out, "rel", json!(rel));
        put(&mut out, "type", json!(media_type(part)));
        put(&mut out, "title", json!(part.titles.best(wishes).map(|(_, title)| title)));
        put(&mut out, "length", json!(part.byte_size));
        put(&mut out, "uid", json!(key));
        links.push(Value::Object(out));
    }
    for service in &typed.endpoint_urls {
        links.push(link(service.clone(), "service", ANY, None));
    }
    Value::Array(links)
}

/// Bytes of which nothing is known.
const ANY: &str = "application/octet-stream";

/// The media type of a file, which the standard asks for in every link: as it is said, else that of its format.
fn media_type(part: &dcat::Distribution) -> &str {
    let format = part.format.as_ref().and_then(|format| format.value.as_ref()).and_then(Coded::code);
    let known = || vocabulary::file_types().get(format?)?.facts.media_types.first().copied();
    // What cannot be taken away is mostly a page.
    let usual = if part.download_urls.is_empty() { "text/html" } else { ANY };
    part.media_type.as_deref().or_else(known).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dcat::Point;

    #[test]
    fn a_number_is_told_as_the_standard_writes_it_or_not_at_all() {
        for text in ["+32 16 27 20 00", "tel:+3216272000", "0032 (0)16/27.20-00"] {
            assert_eq!(phone(text).as_deref(), Some("+3216272000"), "{text}");
        }
        for text in ["016 27 20 00", "+0", "+32", "+32 16 ext. 5", "", "+1234567890123456"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn the_shape_of_a_record_is_a_box_with_corners() {
        let at = |lon: f64, lat: f64| Place { centroid: Some(Point { lon, lat }), ..Place::default() };
        let corner = |places: &[Place], at: usize| {
            let told = geometry(places);
            assert_eq!(told["type"], "Polygon");
            let pair = &told["coordinates"][0][at];
            [pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap()]
        };
        let two = [at(4.0, 50.0), at(5.0, 51.0)];
        assert_eq!((corner(&two, 0), corner(&two, 2)), ([4.0, 50.0], [5.0, 51.0]));
        let one = [at(180.0, 50.0)];
        let ([west, south], [east, north]) = (corner(&one, 0), corner(&one, 2));
        assert!(west < 180.0 && east == 180.0 && south < 50.0 && north > 50.0);
        assert_eq!(geometry(&[]), Value::Null);
    }

    #[test]
    fn a_period_is_told_in_days_and_instants() {
        let told = |start: Option<&str>, until: Option<&str>| {
            let of = |text: Option<&str>| text.map(Moment::of);
            let period = dcat::Period { start: of(start), end: of(until) };
            time(&dcat::Record { temporal: vec![period], ..dcat::Record::default() })
        };
        for (start, until, interval) in [
            (Some("2019"), Some("2020"), ["2019-01-01", "2020-12-31"]),
            (Some("2019-03"), Some("2020-02"), ["2019-03-01", "2020-02-29"]),
            (Some("2019-03-04"), None, ["2019-03-04", ".."]),
            (Some("once"), Some("2020-07-03T12:00:00Z"), ["..", "2020-07-03T12:00:00Z"]),
        ] {
            assert_eq!(told(start, until), json!({ "interval": interval }));
        }
        assert_eq!(told(None, Some("some day")), Value::Null);
    }

    #[test]
    fn every_contact_has_a_name_to_be_called_by() {
        let contact = |value: Value| called(value.as_object().cloned().unwrap_or_default());
        let named = contact(json!({ "organization": "Parks", "roles": ["publisher"] })).unwrap();
        assert!(!named.contains_key("name"));
        for (nameless, name) in [
            (
                json!({ "emails": [{ "value": "a@b.example" }], "identifier": "https://a.example" }),
                "a@b.example",
            ),
            (json!({ "links": [{ "href": "https://a.example/us" }] }), "https://a.example/us"),
            (json!({ "identifier": "https://a.example" }), "https://a.example"),
        ] {
            assert_eq!(contact(nameless).unwrap()["name"], name);
        }
        assert_eq!(contact(json!({ "roles": ["publisher"] })), None);
    }
}
