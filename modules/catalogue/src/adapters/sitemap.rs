//! Sites without an interface: a sitemap names the pages, and pages tell search engines of datasets.

use bytes::Bytes;

use super::address::{self, get, origin, path};
use super::json::{decode, looks_like_html, parse};
use super::{Answer, Batch, Dialect, PageError, Refused, Request, schema, xml};

/// What is asked for with.
const ANY: &str = "text/html, application/xhtml+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";
/// Pages that are taken out of a sitemap at once; then it is asked for again.
const A_STRETCH: usize = 200;
/// Parts of an index of sitemaps that are read.
const MOST_PARTS: usize = 500;
/// Where a stretch begins, in the address of a sitemap.
const AFTER: &str = "#after=";
/// The longest page for people that is looked at, in bytes.
const LONGEST_PAGE: usize = 8 << 20;
/// Endings of files that tell of nothing, and may be large.
const FILES: [&str; 20] = [
    "pdf", "zip", "csv", "xls", "xlsx", "doc", "docx", "ppt", "pptx", "ods", "odt", "jpg", "jpeg", "png",
    "gif", "svg", "webp", "mp3", "mp4", "geojson",
];
/// The most pieces of data on one page.
const MOST_PIECES: usize = 50;

/// A site whose pages tell of datasets by schema.org.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sitemap;

impl Dialect for Sitemap {
    fn first(&self, address: &str) -> Request {
        let address = address.trim();
        match path(address) {
            map if leads_on(map) => get(address, ANY),
            _ => get(format!("{}/sitemap.xml", origin(address)), ANY),
        }
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let head = String::from_utf8_lossy(&answer.body[..answer.body.len().min(2000)]);
        let is_map = head.contains("<urlset") || head.contains("<sitemapindex");
        match is_map {
            true => of_map(asked, answer),
            false
                if asked.then.is_empty()
                    && !asked.url.contains('#')
                    && path(&asked.url).ends_with(".xml") =>
            {
                let is_page = looks_like_html(head.trim_start_matches('\u{feff}'));
                let detail = head.chars().take(80).collect();
                Err(if is_page { PageError::Html } else { PageError::Kind { expected: "a sitemap", detail } })
            }
            false => Ok(of_page(asked, answer)),
        }
    }

    fn passes_over(&self, asked: &Request) -> Option<Option<Request>> {
        Some(following(asked.then.clone()))
    }

    fn does_without(&self, asked: &Request) -> Option<Option<Request>> {
        (!leads_on(&asked.url)).then(|| following(asked.then.clone()))
    }
}

/// Whether an address looks like that of a list.
fn leads_on(url: &str) -> bool {
    url.contains('#') || [".xml", ".xml.gz"].iter().any(|end| path(url).ends_with(end))
}

/// A list of pages, or a list of lists.
fn of_map(asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
    let root = xml::read(&decode(&answer.body), "a sitemap")?;
    let is_index = root.name == "sitemapindex";
    let named = root.every(&["*", "loc"]).into_iter().filter_map(xml::Element::said);
    // A site speaks for itself alone.
    let named = named.filter_map(|url| address::resolve(&answer.url, &url));
    let named: Vec<String> = named.filter(|url| same_site(url, &answer.url) && !is_file(url)).collect();
    let (map, after) = asked.url.split_once(AFTER).unwrap_or((&asked.url, "0"));
    let after = after.parse::<usize>().unwrap_or(0);
    let most = if is_index { MOST_PARTS } else { A_STRETCH };
    let mut then: Vec<String> = named.iter().skip(after).take(most).cloned().collect();
    if !is_index && named.len() > after + most {
        then.push(format!("{map}{AFTER}{}", after + most));
    }
    then.extend(asked.then.iter().cloned());
    then.retain(|url| *url != asked.url);
    Ok(Batch { next: following(then), ..Batch::default() })
}

fn following(then: Vec<String>) -> Option<Request> {
    let mut then = then.into_iter();
    let url = then.next()?;
    Some(Request { then: then.collect(), ..get(url, ANY) })
}

fn is_file(url: &str) -> bool {
    let below = path(url).get(origin(url).len()..).unwrap_or_default();
    let ending = below.rsplit('/').next().and_then(|last| last.rsplit_once('.'));
    ending.is_some_and(|(_, ending)| FILES.contains(&ending.to_ascii_lowercase().as_str()))
}

fn same_site(one: &str, other: &str) -> bool {
    let site = |url: &str| {
        let host = origin(url).split_once("://").map_or("", |(_, host)| host).to_ascii_lowercase();
        host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
    };
    site(one) == site(other)
}

/// A page for people: what it tells machines of datasets.
fn of_page(asked: &Request, answer: &Answer) -> Batch {
    let mut batch = Batch { next: following(asked.then.clone()), ..Batch::default() };
    let body = &answer.body[..answer.body.len().min(LONGEST_PAGE)];
    let text = decode(body);
    for piece in pieces(&text) {
        match parse(piece) {
            Ok(value) => {
                for own in &schema::datasets(&value) {
                    let raw = Bytes::from(own.to_string());
                    batch.found.push(schema::draft(own, &answer.url).found_in("application/ld+json", raw));
                }
            }
            Err(error) if piece.contains("Dataset") => batch.refused.push(Refused {
                remote_id: Some(answer.url.clone()),
                place: format!("{}:{}", error.line(), error.column()),
                reason: "record-json",
                detail: error.to_string(),
            }),
            Err(_) => {}
        }
    }
    batch
}

/// The pieces of JSON-LD on a page.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let marks = text.match_indices("application/ld+json").take(MOST_PIECES);
    marks.filter_map(move |(at, _)| {
        // A link to another form of the page names the same kind.
        let tag = &text[text[..at].rfind('<')?..];
        tag.get(..7).filter(|head| head.eq_ignore_ascii_case("<script"))?;
        let start = at + text[at..].find('>')? + 1;
        let end = start + text[start..].find("</script")?;
        Some(bare(&text[start..end]))
    })
}

/// What stands before and behind data that a page hides from old browsers.
const VEILS: [&str; 8] = ["//", "/*", "*/", "<!--", "-->", "<![CDATA[", "]]>", ";"];

/// A piece without its veils.
fn bare(piece: &str) -> &str {
    let mut piece = piece.trim();
    while let Some(inner) =
        VEILS.iter().find_map(|veil| piece.strip_prefix(*veil).or_else(|| piece.strip_suffix(*veil)))
    {
        piece = inner.trim();
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(url: &str, body: &str) -> Answer {
        Answer { url: url.into(), media_type: None, body: Bytes::copy_from_slice(body.as_bytes()) }
    }

    fn read(asked: &Request, body: &str) -> Batch {
        Sitemap.read(asked, &answer(asked.url.split('#').next().unwrap(), body)).unwrap()
    }

    #[test]
    fn every_page_of_a_site_is_asked_for_once_and_none_of_another() {
        let locs: String =
            (0..450).map(|n| format!("<url><loc>https://a.example/p{n}</loc></url>")).collect();
        let map = format!("<urlset>{locs}<url><loc>https://elsewhere.example/</loc></url></urlset>");
        let index = "<sitemapindex><sitemap><loc>https://www.a.example/m.xml</loc></sitemap></sitemapindex>";
        let mut next = Some(Sitemap.first("https://a.example"));
        let (mut pages, mut maps) = (Vec::new(), 0);
        while let Some(asked) = next {
            assert!(asked.then.len() <= A_STRETCH + 1);
            let body = match &asked.url {
                url if url.ends_with("/sitemap.xml") => index,
                url if url.contains("m.xml") => {
                    maps += 1;
                    &map
                }
                url => {
                    pages.push(url.clone());
                    "<html></html>"
                }
            };
            next = read(&asked, body).next;
        }
        assert_eq!((pages.len(), maps), (450, 3));
        pages.dedup();
        assert_eq!(pages.len(), 450);
    }

    #[test]
    fn files_that_a_list_names_are_not_fetched_to_look_for_pages_in_them() {
        let named = ["a", "plan.PDF", "data.csv?x=1", "part.xml.gz", "v1.0/b", "c.html"];
        let locs = named.map(|name| format!("<url><loc>https://a.example/{name}</loc></url>")).concat();
        let first = Sitemap.first("https://a.example");
        let next = read(&first, &format!("<urlset>{locs}</urlset>")).next.unwrap();
        let asked = [vec![next.url], next.then].concat();
        let pages = ["a", "part.xml.gz", "v1.0/b", "c.html"].map(|name| format!("https://a.example/{name}"));
        assert_eq!(asked, pages);
    }

    #[test]
    fn a_dataset_is_read_from_what_a_page_tells_search_engines() {
        let page = r#"<html><head><script type="application/ld+json">{"@context": "https://schema.org/", "@graph": [
            {"@type": "WebPage"}, {"@type": ["Dataset"], "name": "Bäume", "inLanguage": "de", "url": "/d/1",
             "keywords": "Baum, Stadt", "license": "https://creativecommons.org/licenses/by/4.0/",
             "publisher": {"@type": "Organization", "name": "Graz"}, "dateModified": "2024-02-03",
             "spatialCoverage": {"geo": {"box": "47.0 15.3 47.1 15.5"}}, "temporalCoverage": "2020-01-01/..",
             "distribution": [{"contentUrl": "https://a.example/1.csv", "encodingFormat": "text/csv"}]}]}</script>
            <script type="application/ld+json">{"@type": "Dataset", broken</script></head></html>"#;
        let asked = Request { then: vec!["https://a.example/2".into()], ..get("https://a.example/1", ANY) };
        let batch = read(&asked, page);
        assert_eq!((batch.found.len(), batch.refused.len()), (1, 1));
        assert_eq!(batch.next.unwrap().url, "https://a.example/2");
        let found = &batch.found[0];
        assert_eq!(found.remote_id, "https://a.example/d/1");
        let (record, notes) = crate::dcat::record(&found.graph, (&found.subject).into());
        assert!(notes.is_empty(), "{notes:?}");
        assert_eq!(
            (
                record.keywords.values().map(|words| words.len()).sum::<usize>(),
                record.publishers.len(),
                record.spatial.len()
            ),
            (2, 1, 1)
        );
        assert_eq!(record.distributions[0].download_urls, ["https://a.example/1.csv"]);
        assert_eq!(record.distributions[0].media_type.as_deref(), Some("text/csv"));
    }

    #[test]
    fn a_graph_with_prefixes_is_read_with_what_its_dataset_refers_to() {
        let page = r#"<html><head><title>Trees - Dataset - City</title><link rel="alternate" type="application/ld+json" href="/d/1.jsonld">
            <script src="/a.js"></script><script type="application/ld+json">{"@context": {"schema": "http://schema.org/"}, "@graph": [
            {"@id": "https://a.example/d/1/r/1", "@type": "schema:DataDownload", "schema:contentUrl": "https://a.example/1.csv",
             "schema:encodingFormat": "CSV", "schema:name": "As a table", "schema:isPartOf": {"@id": "https://a.example/d/1"}},
            {"@id": "https://a.example/d/1", "@type": "schema:Dataset", "schema:name": "Trees", "schema:keywords": ["tree"],
             "schema:dateModified": {"@type": "xsd:dateTime", "@value": "2025-01-13T18:19:53Z"},
             "schema:license": "http://www.opendefinition.org/licenses/cc-by", "schema:publisher": {"@id": "https://a.example/o/1"},
             "schema:distribution": [{"@id": "https://a.example/d/1/r/1"}], "schema:includedInDataCatalog": {"@id": "_:c"}},
            {"@id": "https://a.example/o/1", "@type": "schema:Organization", "schema:name": "Parks",
             "schema:contactPoint": {"@id": "_:p"}}, {"@id": "_:p", "@type": "schema:ContactPoint", "schema:email": "p@a.example"},
            {"@id": "_:c", "@type": "schema:DataCatalog", "schema:name": "City", "schema:publisher": {"@id": "https://a.example/o/1"}}]}</script></head></html>"#;
        let batch = read(&get("https://a.example/d/1", ANY), page);
        assert!(batch.refused.is_empty(), "a link is no data: {:?}", batch.refused);
        assert_eq!(batch.found.len(), 1);
        let found = &batch.found[0];
        assert_eq!(found.remote_id, "https://a.example/d/1");
        let (record, _) = crate::dcat::record(&found.graph, (&found.subject).into());
        let title = record.titles.best(&[]).map(|(_, title)| title);
        assert_eq!((title, record.modified.is_some(), record.keywords.len()), (Some("Trees"), true, 1));
        let publisher = record.publishers[0].names.best(&[]).map(|(_, name)| name);
        assert_eq!((publisher, record.contacts[0].emails[0].as_str()), (Some("Parks"), "p@a.example"));
        let [file] = record.distributions.as_slice() else { panic!("one file: {:?}", record.distributions) };
        assert_eq!(file.download_urls, ["https://a.example/1.csv"]);
        assert!(file.format.is_some() && file.licence().is_some());
        // A file that changes changes the record.
        let other = read(&get("https://a.example/d/1", ANY), &page.replace("As a table", "Another"));
        assert_ne!(other.found[0].raw, found.raw);
    }

    #[test]
    fn a_page_in_an_older_encoding_with_raw_lines_in_its_texts_is_read() {
        let page = "<html><script type=\"application/ld+json\">{\"@type\": \"Dataset\", \"name\": \"B\u{e4}ume\", \
            \"description\": \"One\nTwo\"}</script></html>";
        let body: Vec<u8> = page.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let answer = Answer { url: "https://a.example/1".into(), media_type: None, body: Bytes::from(body) };
        let batch = Sitemap.read(&get("https://a.example/1", ANY), &answer).unwrap();
        assert!(batch.refused.is_empty(), "{:?}", batch.refused);
        let (record, _) = crate::dcat::record(&batch.found[0].graph, (&batch.found[0].subject).into());
        assert_eq!(record.titles.best(&[]).map(|(_, title)| title), Some("B\u{e4}ume"));
    }

    #[test]
    fn data_that_is_hidden_from_old_browsers_is_read() {
        let json = "{\"@type\": \"Dataset\", \"name\": \"Trees\", \"url\": \"https://a.example/1\"}";
        for (before, behind) in
            [("//<![CDATA[\n", "\n//]]>"), ("<!--", "-->"), ("/* <![CDATA[ */ ", " /* ]]> */"), ("", ";")]
        {
            let page = format!("<script type=\"application/ld+json\">{before}{json}{behind}</script>");
            let batch = read(&get("https://a.example/1", ANY), &page);
            assert_eq!((batch.found.len(), batch.refused.len()), (1, 0), "{before}");
        }
    }

    #[test]
    fn nodes_that_refer_to_one_another_for_ever_end() {
        let node = |name: &str, other: &str| {
            let refers = format!("{{\"@id\": \"{other}\"}},").repeat(200);
            format!("{{\"@id\": \"{name}\", \"@type\": \"Dataset\", \"distribution\": [{refers} {{}}]}}")
        };
        let (one, two) = ("https://a.example/1", "https://a.example/2");
        let graph = format!("{{\"@graph\": [{}, {}]}}", node(one, two), node(two, one));
        let page = format!("<html><script type=\"application/ld+json\">{graph}</script></html>");
        assert_eq!(read(&get("https://a.example/1", ANY), &page).found.len(), 2);
    }

    #[test]
    fn a_page_costs_itself_alone_and_a_list_all_that_it_names() {
        let asked = |url: &str| Request { then: vec!["https://a.example/2".into()], ..get(url, ANY) };
        let next = Sitemap.does_without(&asked("https://a.example/1")).flatten();
        assert_eq!(next.map(|next| next.url).as_deref(), Some("https://a.example/2"));
        for list in ["m.xml", "m.xml.gz?x=1", "m#after=200"] {
            assert_eq!(Sitemap.does_without(&asked(&format!("https://a.example/{list}"))), None, "{list}");
        }
        assert_eq!(Sitemap.first("https://a.example/m.xml.gz").url, "https://a.example/m.xml.gz");
    }

    #[test]
    fn a_site_without_a_sitemap_is_told_of() {
        let first = Sitemap.first("https://a.example/data");
        assert_eq!(first.url, "https://a.example/sitemap.xml");
        let error = Sitemap.read(&first, &answer(&first.url, "<!doctype html><html></html>")).unwrap_err();
        assert_eq!(error, PageError::Html);
    }
}
