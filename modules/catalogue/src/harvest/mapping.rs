//! What a graph in DCAT says, as the log keeps it.

use centum_base::Digest;
use centum_rdf::{DEFAULT_WORK, NamedNode, NamedOrBlankNode, Term, Triple};

use super::parts::{Check, Mapped, Mapper};
use crate::adapters::{Found, misspelt};
use crate::dcat;
use crate::records::{Finding, Identity, IdentityKind, Kind, LARGEST_GRAPH, Severity};

/// The generation of reading: one more whenever the same graph is read or checked differently.
const READING: i64 = 8;
/// The media type of records whose own bytes are statements line by line.
const LINES: &str = "application/n-triples";
/// The name, in the log's graphs, of a record that has no address of its own.
pub const NAMELESS: &str = "urn:centum:record";

/// Maps by DCAT-AP.
#[derive(Clone, Copy, Debug, Default)]
pub struct DcatMapper;

/// Checks nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCheck;

impl Check for NoCheck {
    fn check(&self, _: &Mapped, _: &[Triple]) -> Vec<Finding> {
        Vec::new()
    }
}

impl Mapper for DcatMapper {
    fn map(&self, found: &Found) -> Result<Mapped, Box<Finding>> {
        let (triples, subject) = named(found);
        let (record, mut notes) = dcat::record(&triples, (&subject).into());
        let lines = std::str::from_utf8(&found.raw).ok().filter(|_| found.media_type == LINES);
        if let Some(name) = lines.and_then(misspelt) {
            notes.push(dcat::Note::new("", name, dcat::What::Vocabulary));
        }
        let (graph, hash, canonical) = canonical(&triples)?;
        let title = record.titles.best(&["en"]).map(|(_, title)| title.to_owned());
        let json =
            serde_json::to_string(&record).map_err(|error| refusal("record-json", &error.to_string()))?;
        Ok(Mapped {
            kind: match record.kind {
                dcat::Kind::Dataset => Kind::Dataset,
                dcat::Kind::Series => Kind::Series,
                dcat::Kind::Service => Kind::Service,
            },
            title,
            identities: identities(&record),
            hash,
            canonical,
            graph,
            subject: subject.to_string().trim_matches(['<', '>']).to_owned(),
            record: json,
            findings: notes.iter().map(finding).collect(),
        })
    }

    fn reading(&self) -> i64 {
        READING
    }

    fn is_mention(&self, record: &str) -> bool {
        serde_json::from_str::<dcat::Record>(record).is_ok_and(|record| says_little(&record))
    }

    fn differences(&self, before: &str, after: &str) -> Vec<String> {
        match (serde_json::from_str(before), serde_json::from_str(after)) {
            (Ok(before), Ok(after)) => {
                dcat::difference(&before, &after).into_iter().map(|change| change.path).collect()
            }
            _ => vec![String::new()],
        }
    }
}

/// Whether nothing but a name is told, or not even that.
fn says_little(record: &dcat::Record) -> bool {
    let is_about =
        !record.descriptions.is_empty() || !record.keywords.is_empty() || !record.themes.is_empty();
    let leads_on = !record.distributions.is_empty()
        || !record.endpoint_urls.is_empty()
        || !record.landing_pages.is_empty()
        || !record.publishers.is_empty();
    record.titles.is_empty() || !(is_about || leads_on)
}

/// The graph, with a name for a record that is a blank node: canonical forms rename those.
fn named(found: &Found) -> (Vec<Triple>, NamedOrBlankNode) {
    let NamedOrBlankNode::BlankNode(blank) = &found.subject else {
        return (found.graph.clone(), found.subject.clone());
    };
    let name = NamedNode::new_unchecked(NAMELESS);
    let renamed = found.graph.iter().cloned().map(|mut triple| {
        if triple.subject == found.subject {
            triple.subject = name.clone().into();
        }
        if triple.object == Term::BlankNode(blank.clone()) {
            triple.object = name.clone().into();
        }
        triple
    });
    (renamed.collect(), name.clone().into())
}

fn canonical(triples: &[Triple]) -> Result<(String, Digest, bool), Box<Finding>> {
    let (graph, hash, canonical) = match centum_rdf::canonical(triples, DEFAULT_WORK) {
        Ok(form) => (form.nquads, form.sha256, true),
        Err(_) => {
            let mut lines: Vec<String> = triples.iter().map(|triple| format!("{triple} .\n")).collect();
            lines.sort_unstable();
            lines.dedup();
            (lines.concat(), centum_rdf::digest(triples).sha256, false)
        }
    };
    if graph.len() as u64 > LARGEST_GRAPH {
        return Err(refusal("record-size", &graph.len().to_string()));
    }
    let hash = hash.parse().map_err(|_| refusal("record-hash", &hash))?;
    Ok((graph, hash, canonical))
}

fn identities(record: &dcat::Record) -> Vec<Identity> {
    let uri = record.uri.iter().filter_map(|uri| Identity::new(IdentityKind::Uri, uri));
    let identifiers = record.identifiers.iter().chain(&record.other_identifiers);
    let identifiers = identifiers.filter_map(|text| Identity::new(IdentityKind::Identifier, text));
    let pages = record.landing_pages.iter();
    let pages = pages.filter_map(|page| Identity::new(IdentityKind::LandingPage, page));
    let mut all: Vec<_> = uri.chain(identifiers).chain(pages).collect();
    all.sort();
    all.dedup();
    all
}

fn finding(note: &dcat::Note) -> Finding {
    let name = serde_json::to_value(note.what).ok();
    let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or("odd").replace('_', "-");
    Finding {
        record: None,
        field: note.path.to_owned(),
        severity: severity(note.what),
        remedy: format!("catalogue-remedy-note-{name}"),
        rule: format!("note-{name}"),
        value: note.value.clone(),
    }
}

/// What was understood in spite of its form is good to know; what was not is worse.
fn severity(what: dcat::What) -> Severity {
    use dcat::What as W;
    match what {
        W::Respelt
        | W::ForeignDate
        | W::NoTimeZone
        | W::NumberWithUnit
        | W::ListInOne
        | W::Mended
        | W::Vocabulary => Severity::Info,
        _ => Severity::Warning,
    }
}

fn refusal(rule: &str, value: &str) -> Box<Finding> {
    let remedy = format!("catalogue-remedy-{rule}");
    let (rule, value) = (rule.to_owned(), value.to_owned());
    Box::new(Finding { record: None, field: String::new(), rule, severity: Severity::Refusal, remedy, value })
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use centum_rdf::{Options, read};

    use super::*;
    use crate::adapters::{Answer, Dcat, Dialect};

    fn found(turtle: &str, subject: impl Fn(&[Triple]) -> NamedOrBlankNode) -> Found {
        let head =
            "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .\n";
        let graph = read(format!("{head}{turtle}").as_bytes(), &Options::default()).unwrap().into_triples();
        let subject = subject(&graph);
        Found {
            remote_id: "x".into(),
            raw: Bytes::from(turtle.to_owned()),
            media_type: "text/turtle",
            graph,
            subject,
        }
    }

    #[test]
    fn a_record_without_an_address_has_the_same_hash_whatever_its_label() {
        let first = |graph: &[Triple]| graph[0].subject.clone();
        let one = found("_:a a dcat:Dataset ; dct:title \"Trees\" .", first);
        let other = found("_:zz a dcat:Dataset ; dct:title \"Trees\" .", first);
        let (one, other) = (DcatMapper.map(&one).unwrap(), DcatMapper.map(&other).unwrap());
        assert_eq!((one.hash, &one.subject), (other.hash, &other.subject));
        assert!(one.canonical && one.graph.contains(NAMELESS));
        assert_eq!(one.title.as_deref(), Some("Trees"));
    }

    #[test]
    fn the_hash_is_the_digest_of_the_graph_that_is_kept() {
        let subject = |_: &[Triple]| NamedNode::new_unchecked("https://a.example/1").into();
        let found =
            found("<https://a.example/1> a dcat:Dataset ; dcat:distribution [ dct:title \"x\" ] .", subject);
        let mapped = DcatMapper.map(&found).unwrap();
        assert_eq!(Digest::of(mapped.graph.as_bytes()), mapped.hash);
        assert_eq!(mapped.subject, "https://a.example/1");
    }

    #[test]
    fn a_vocabulary_that_is_spelt_nearly_right_is_understood_and_told_of() {
        let lines = "<https://a.example/c> <https://www.w3.org/ns/dcat#dataset> <https://a.example/1> .\n\
            <https://a.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/ns/dcat#Dataset> .\n\
            <https://a.example/1> <http://purl.org/dc/terms/title> \"Trees\" .\n\
            <https://a.example/2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n\
            <https://a.example/2> <http://purl.org/dc/terms/title> \"Oaks\" .\n";
        let asked = Dcat.first("https://a.example/c.nt");
        let body = Bytes::from_static(lines.as_bytes());
        let answer = Answer { url: asked.url.clone(), media_type: None, body };
        let all = Dcat.read(&asked, &answer).unwrap().found;
        let told = |found: &Found| {
            let mapped = DcatMapper.map(found).unwrap();
            let of_it = mapped.findings.iter().filter(|one| one.rule == "note-vocabulary");
            (mapped.title.clone(), of_it.map(|one| one.value.clone()).collect::<Vec<_>>())
        };
        assert_eq!(all.len(), 2);
        let name = "https://www.w3.org/ns/dcat#Dataset".to_owned();
        assert_eq!(told(&all[0]), (Some("Trees".into()), vec![name]));
        assert_eq!(
            told(&all[1]),
            (Some("Oaks".into()), Vec::new()),
            "the spelling of another is not its own"
        );
        let raw = std::str::from_utf8(&all[0].raw).unwrap();
        assert!(raw.contains("<https://www.w3.org/ns/dcat#Dataset>"), "its bytes stay as they came: {raw}");
    }

    #[test]
    fn what_differs_is_named_by_field() {
        let subject = |_: &[Triple]| NamedNode::new_unchecked("https://a.example/1").into();
        let map = |title: &str| {
            let turtle = format!("<https://a.example/1> a dcat:Dataset ; dct:title \"{title}\"@en .");
            DcatMapper.map(&found(&turtle, subject)).unwrap().record
        };
        assert_eq!(DcatMapper.differences(&map("Trees"), &map("Old trees")), ["titles.en"]);
        assert!(DcatMapper.differences(&map("Trees"), &map("Trees")).is_empty());
    }
}
