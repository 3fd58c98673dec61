//! What a portal speaks: a person pastes any of its addresses; this says what to ask for, and decides from the answers.

use super::address::{JSON, get, origin, path, root};
use super::dcat::RDF;
use super::json::looks_like_html;
use super::{
    Answer, Csw, Dcat, Dialect as _, OgcRecords, PageError, Request, Sitemap, ckan, named, ods, sitemap,
    sparql, udata,
};

/// Folders of a site in which CKAN stands when the pages above are another program's.
const BELOW: [&str; 3] = ["/data", "/opendata", "/ckan"];

/// What a part of an address tells of the interface behind it, and what to ask that for. Endpoints of Fuseki end in `/query`,
/// those of GraphDB and RDF4J stand among the repositories.
const BY_ADDRESS: [(&str, Probe); 8] = [
    ("csw", |address| Csw.first(address)),
    ("sparql", sparql::probe),
    ("/repositories/", sparql::probe),
    ("/query", sparql::probe),
    ("/collections", |address| OgcRecords.first(address)),
    ("/ogc", |address| OgcRecords.first(address)),
    ("/srv/", geonetwork),
    ("/geonetwork", geonetwork),
];

/// How an address is asked whether an interface stands there.
type Probe = fn(&str) -> Request;

/// The catalogue service of a GeoNetwork, from any of its pages.
fn geonetwork(address: &str) -> Request {
    let root = address.split_once("/srv/").map_or_else(|| path(address), |(root, _)| root);
    Csw.first(&format!("{root}/srv/eng/csw"))
}

/// Where a site tells machines of its sitemaps, and how many of them are offered.
const ROBOTS: &str = "/robots.txt";
const MOST_SITEMAPS: usize = 5;

/// How much of a page for people is looked at, in bytes.
const LOOKED_AT: usize = 1 << 20;
/// What a page is asked for with when it may be for people.
const ANY: &str = "text/turtle, application/rdf+xml;q=0.9, application/ld+json;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1";

/// A request and what came of it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What was asked.
    pub asked: Request,
    /// What came.
    pub answer: Answer,
}

/// A dialect that a portal may speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The name of the dialect.
    pub dialect: &'static str,
    /// How sure it is, of 100. From 90 on an answer was read and records were in it.
    pub confidence: u8,
    /// What a harvest would ask for first.
    pub first: Request,
    /// How many records the source says it has.
    pub total: Option<u64>,
}

/// What to ask for, in this order, until a guess is sure enough.
pub fn probes(address: &str) -> Vec<Request> {
    let address = address.trim();
    let whole = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    let site = origin(&whole);
    let roots = |marks: &[&str]| {
        let mut roots = vec![root(&whole, marks).to_owned(), site.to_owned()];
        roots.dedup();
        roots
    };
    let mut all = vec![get(whole.clone(), ANY)];
    // Some interfaces give themselves away by their address alone.
    for (mark, first) in BY_ADDRESS {
        let is_it =
            path(&whole).to_ascii_lowercase().get(site.len()..).is_some_and(|rest| rest.contains(mark));
        all.extend(is_it.then(|| first(&whole)));
    }
    let (ckan, part) = (roots(&ckan::MARKS), ckan::narrowed(&whole));
    let search = |root: &String| format!("{root}/api/3/action/package_search?rows=1{part}&start=0");
    all.extend(ckan.iter().map(|root| get(search(root), JSON)));
    let (ods, part) = (root(&whole, &ods::MARKS), ods::narrowed(&whole));
    all.push(get(format!("{ods}/api/explore/v2.1/catalog/datasets?limit=1{part}&offset=0"), JSON));
    all.push(get(format!("{}?page=1&page_size=1", udata::list(&whole)), JSON));
    all.push(get(format!("{site}/api/search/v1/collections/dataset/items?limit=1"), JSON));
    all.extend(ckan.iter().map(|root| get(format!("{root}/catalog.ttl"), RDF)));
    all.push(get(format!("{site}/catalog.rdf"), RDF));
    all.push(get(format!("{site}/data.json"), JSON));
    // Where the pages are another program's, CKAN stands below them.
    all.extend(
        BELOW.map(|below| get(format!("{site}{below}/api/3/action/package_search?rows=1&start=0"), JSON)),
    );
    all.push(Csw.first(&format!("{site}/csw")));
    all.push(sparql::probe(&format!("{site}/sparql")));
    all.push(get(format!("{site}{ROBOTS}"), "text/plain, */*;q=0.1"));
    all.push(Sitemap.first(site));
    let mut seen = std::collections::HashSet::new();
    all.retain(|request| seen.insert((request.url.clone(), request.body.clone())));
    all
}

/// Decides from what came; the surest first.
pub fn detect(seen: &[Seen]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = Vec::new();
    for guess in seen.iter().flat_map(one) {
        match guesses.iter_mut().find(|it| it.dialect == guess.dialect && it.first == guess.first) {
            Some(known) if known.confidence < guess.confidence => *known = guess,
            Some(_) => {}
            None => guesses.push(guess),
        }
    }
    guesses.sort_by_key(|guess| std::cmp::Reverse(guess.confidence));
    guesses
}

/// What one answer says.
fn one(seen: &Seen) -> Vec<Guess> {
    let body = &seen.answer.body;
    let head = String::from_utf8_lossy(&body[..body.len().min(LOOKED_AT)]);
    let text = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if looks_like_html(text) {
        return of_a_page(seen, text);
    }
    if path(&seen.asked.url).ends_with(ROBOTS) {
        return of_robots(&seen.answer.url, text);
    }
    let is_hub = seen.asked.url.contains("/api/search/v1");
    let tried: &[(&'static str, u8)] = match text.as_bytes().first() {
        _ if seen.asked.body.is_some() => &[("sparql", 96)],
        Some(b'{' | b'[') if is_hub => &[],
        Some(b'{' | b'[') => &[
            ("ckan", 98),
            ("opendatasoft", 98),
            ("udata", 97),
            ("data-json", 96),
            ("ogc-records", 96),
            ("dcat", 94),
        ],
        Some(b'<') => &[("dcat", 95), ("csw", 96), ("sitemap", 50)],
        Some(_) => &[("dcat", 95)],
        None => &[],
    };
    let read: Vec<Guess> = tried.iter().filter_map(|(name, sure)| read_as(seen, name, *sure)).collect();
    if read.is_empty() && text.starts_with('{') { of_an_interface(seen, text) } else { read }
}

/// Why what came as RDF is no catalogue, where its keeper can mend that or another address helps.
pub fn unread(seen: &Seen) -> Option<PageError> {
    const RDF_KINDS: [&str; 5] = ["rdf", "turtle", "ld+json", "n-triples", "trig"];
    let kind = seen.answer.media_type.as_deref().unwrap_or_default();
    let claims_rdf = RDF_KINDS.iter().any(|rdf| kind.contains(rdf));
    match Dcat.read(&seen.asked, &seen.answer).err()? {
        error @ (PageError::Context(_) | PageError::Limit(_)) => Some(error),
        error @ PageError::Broken { .. } if claims_rdf => Some(error),
        _ => None,
    }
}

/// The sitemaps that a site names.
fn of_robots(base: &str, text: &str) -> Vec<Guess> {
    let named = text.lines().filter_map(|line| {
        let (name, map) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("sitemap").then(|| super::address::resolve(base, map))?
    });
    let guesses = named.filter_map(|map| guess("sitemap", 45, &map).filter(|guess| guess.first.url == map));
    guesses.take(MOST_SITEMAPS).collect()
}

fn read_as(seen: &Seen, name: &'static str, sure: u8) -> Option<Guess> {
    let dialect = named(name)?;
    let batch = dialect.read(&seen.asked, &seen.answer).ok()?;
    let has_records = !batch.found.is_empty();
    // These read nearly everything of their syntax: only what leads somewhere speaks for them.
    let is_lax = ["ogc-records", "csw", "sitemap", "sparql"].contains(&name);
    if is_lax && !has_records && batch.next.is_none() {
        return None;
    }
    // A list that is DCAT in JSON-LD is better read as that.
    if name == "data-json" && !batch.found.iter().any(|found| found.media_type == "application/json") {
        return None;
    }
    let is_feed = seen.asked.url.contains("/api/feed/");
    let (name, first) = match name {
        "dcat" if is_feed => ("arcgis", seen.asked.clone()),
        "dcat" => (name, get(seen.asked.url.clone(), RDF)),
        _ => (name, dialect.first(&seen.asked.url)),
    };
    let confidence = if has_records { sure } else { 60 };
    Some(Guess { dialect: name, confidence, first, total: batch.total })
}

/// Answers of interfaces that hold no page of records.
fn of_an_interface(seen: &Seen, text: &str) -> Vec<Guess> {
    let url = &seen.asked.url;
    let is_action = url.contains("/api/") && text.contains("\"success\"") && text.contains("\"help\"");
    let is_hub = url.contains("/api/search/v1") && text.contains("FeatureCollection");
    let is_landing = text.contains("\"conformance\"") && text.contains("/collections");
    let names = [("ckan", is_action, 80), ("arcgis", is_hub, 90), ("ogc-records", is_landing, 80)];
    names.iter().filter(|(_, is, _)| *is).filter_map(|(name, _, sure)| guess(name, *sure, url)).collect()
}

fn guess(name: &'static str, confidence: u8, address: &str) -> Option<Guess> {
    Some(Guess { dialect: name, confidence, first: named(name)?.first(address), total: None })
}

/// What a page for people gives away.
fn of_a_page(seen: &Seen, text: &str) -> Vec<Guess> {
    let lower = text.to_ascii_lowercase();
    let marks: [(&'static str, &[&str], u8); 4] = [
        ("ckan", &["content=\"ckan ", "/api/3/action", "data-module=\"", "ckan-icon"], 70),
        ("opendatasoft", &["opendatasoft", "huwise", "/api/explore/v2"], 65),
        ("arcgis", &["hubcdn.arcgis.com", "opendata-ui", "hub.arcgis.com", "/api/feed/dcat"], 65),
        ("udata", &["content=\"udata", "udata-front", "/api/1/site", "/api/1/datasets"], 65),
    ];
    let url = &seen.answer.url;
    let said = marks.iter().filter(|(_, marks, _)| marks.iter().any(|mark| lower.contains(mark)));
    let mut guesses: Vec<Guess> = said.filter_map(|(name, _, sure)| guess(name, *sure, url)).collect();
    if sitemap::pieces(text).any(|piece| piece.contains("Dataset\"")) {
        guesses.extend(guess("sitemap", 40, url));
    }
    guesses.extend(alternates(text, &lower).filter_map(|href| {
        let target = super::address::resolve(url, href)?;
        let is_whole = ["catalog", "catalogue", "site"].iter().any(|word| target.contains(word));
        guess("dcat", if is_whole { 60 } else { 30 }, &target)
    }));
    let linked = linked(text, &lower).take(MOST_LINKED);
    guesses.extend(linked.filter_map(|href| {
        let target = super::address::resolve(url, href)?;
        // Whoever explains DCAT links to its specification.
        guess("dcat", if origin(&target) == origin(url) { 60 } else { 40 }, &target)
    }));
    guesses
}

/// The most catalogues that a page for people links to.
const MOST_LINKED: usize = 5;

/// Addresses of catalogues in RDF that a page leads people to, as a site of plain files does.
fn linked<'a>(text: &'a str, lower: &'a str) -> impl Iterator<Item = &'a str> {
    const ENDINGS: [&str; 7] = ["ttl", "rdf", "jsonld", "nt", "n3", "trig", "xml"];
    const NAMES: [&str; 3] = ["catalog", "katalog", "dcat"];
    /// The longest address, in bytes.
    const ADDRESS: usize = 2000;
    lower.match_indices("href=").take(5000).filter_map(move |(at, mark)| {
        let end = text.floor_char_boundary((at + ADDRESS).min(text.len()));
        let value = text.get(at + mark.len()..end)?.trim_start_matches(['"', '\'']);
        let value = value.split(['"', '\'', ' ', '>']).next()?;
        let last = path(value).rsplit('/').next()?.to_ascii_lowercase();
        let (name, ending) = last.rsplit_once('.')?;
        let is_catalogue = ENDINGS.contains(&ending) && NAMES.iter().any(|part| name.contains(part));
        is_catalogue.then_some(value)
    })
}

/// Addresses of RDF that a page links to as another form of itself.
fn alternates<'a>(text: &'a str, lower: &'a str) -> impl Iterator<Item = &'a str> {
    const KINDS: [&str; 4] = ["application/rdf+xml", "text/turtle", "text/n3", "application/ld+json"];
    /// The longest tag, in bytes.
    const TAG: usize = 2000;
    lower.match_indices("<link").take(200).filter_map(move |(at, _)| {
        let end = lower.floor_char_boundary((at + TAG).min(lower.len()));
        let end = lower[at..end].find('>').map(|length| at + length)?;
        let tag = &lower[at..end];
        let is_alternate = tag.contains("alternate") && KINDS.iter().any(|kind| tag.contains(kind));
        let start = at + tag.find("href=")? + "href=".len();
        // ASCII letters alone change their case, so that places in both texts are the same.
        let value = text.get(start..end)?.trim_start_matches(['"', '\'']);
        let value = value.split(['"', '\'', ' ', '>']).next()?;
        (is_alternate && !value.is_empty()).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn saw(url: &str, media_type: Option<&str>, body: &str) -> Seen {
        let answer = Answer {
            url: url.to_owned(),
            media_type: media_type.map(str::to_owned),
            body: Bytes::copy_from_slice(body.as_bytes()),
        };
        Seen { asked: get(url, ANY), answer }
    }

    fn offered(seen: Seen) -> Vec<(&'static str, String)> {
        detect(&[seen]).into_iter().map(|guess| (guess.dialect, guess.first.url)).collect()
    }

    #[test]
    fn a_catalogue_that_a_page_links_to_is_offered() {
        let page = "<!DOCTYPE html><html><body><a class=\"x\" href=\"opendata/Katalog.ttl\">Turtle</a> \
            <a href=\"style.xml\">x</a> <a href='/dataset/trees.rdf'>y</a></body></html>";
        let offered = offered(saw("https://city.example/pages/", None, page));
        assert_eq!(offered, [("dcat", "https://city.example/pages/opendata/Katalog.ttl".to_owned())]);
        let probed: Vec<String> = probes("https://city.example/x").into_iter().map(|it| it.url).collect();
        for rest in ["catalog.rdf", "sparql", "robots.txt"] {
            assert!(
                probed.iter().any(|url| url.starts_with(&format!("https://city.example/{rest}"))),
                "{rest}"
            );
        }
    }

    #[test]
    fn a_catalogue_of_the_site_itself_comes_before_its_sitemap_and_before_what_stands_elsewhere() {
        let page = "<html><a href=\"https://www.w3.org/ns/dcat.ttl\">DCAT</a> <a href=\"/catalog.ttl\">ours</a></html>";
        let map = "<urlset><url><loc>https://city.example/1</loc></url></urlset>";
        let map = saw("https://city.example/sitemap.xml", Some("application/xml"), map);
        let guesses = detect(&[saw("https://city.example/", None, page), map]);
        let urls: Vec<&str> = guesses.iter().map(|guess| guess.first.url.as_str()).collect();
        let (ours, theirs) = ("https://city.example/catalog.ttl", "https://www.w3.org/ns/dcat.ttl");
        assert_eq!(urls, [ours, "https://city.example/sitemap.xml", theirs]);
    }

    #[test]
    fn the_sitemaps_that_a_site_names_are_offered() {
        let robots = "User-agent: *\nDisallow: /admin\n\nsitemap: https://city.example/maps/index.xml\nSitemap: /two.xml.gz\n";
        let offered = offered(saw("https://city.example/robots.txt", Some("text/plain"), robots));
        let maps = ["https://city.example/maps/index.xml", "https://city.example/two.xml.gz"];
        assert_eq!(offered, maps.map(|map| ("sitemap", map.to_owned())));
    }

    #[test]
    fn why_rdf_could_not_be_read_is_told_and_other_answers_are_no_fault() {
        let unread = |kind: &str, body: &str| {
            unread(&saw("https://city.example/c", Some(kind), body)).map(|error| error.code())
        };
        let away =
            r#"{"@context": "https://elsewhere.example/ctx.jsonld", "@type": "Dataset", "title": "x"}"#;
        assert_eq!(unread("application/ld+json", away), Some("page-context"));
        assert_eq!(unread("application/json", away), Some("page-context"));
        assert_eq!(unread("application/json", r#"{"detail": "Not found"}"#), None);
        assert_eq!(unread("text/html", "<!DOCTYPE html><html></html>"), None);
        assert_eq!(unread("text/plain", ""), None);
    }
}
