//! A SPARQL endpoint: datasets are asked for by the page, each with what is said of it two steps on.

use bytes::Bytes;
use centum_rdf::{Term, Triple, digest, write};

use super::address;
use super::dcat::{Dcat, RDF};
use super::{Answer, Batch, Dialect, Found, PageError, Refused, Request};

/// Datasets of a page: so few that even those with many files stay below the 10,000 rows at which many endpoints cut an answer
/// and do not say so.
const A_PAGE: u64 = 20;
/// By how much a page shrinks whose answer was cut.
const SMALLER: u64 = 4;
/// Endpoints cut at round numbers: an answer of just so many statements, or a multiple of it, is taken for a part.
const ROUND: usize = 1000;
/// So many rows Virtuoso sorts for a part of them; for more it wants the part taken from the outside.
const SORTED: u64 = 10_000;
/// What stands before the number of datasets of a page, and of those that are left out; blanks are sent so.
const LIMIT: &str = "LIMIT%20";
const OFFSET: &str = "OFFSET%20";
/// What stands before the question, in a body or in an address.
const QUESTION: &str = "query=";
/// Statuses by which an endpoint says that it takes no question in a body.
const NO_BODY: [&str; 5] = ["405", "411", "413", "415", "501"];
/// The class that a page gives to the datasets that it was asked for: others are only mentioned, and told of in part.
const ASKED: &str = "urn:centum:asked";

/// An endpoint that holds DCAT.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sparql;

/// All datasets, in an order that stays.
const ALL: &str = "DISTINCT ?d WHERE { VALUES ?kind { dcat:Dataset dcat:DatasetSeries dcat:DataService } \
    ?d a ?kind } ORDER BY ?d";

/// Things that are looked up in lists, and records that have a page of their own, need not be described by the endpoint.
const QUERY: &str = "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> \
    CONSTRUCT { ?d ?p ?o . ?d a <{asked}> . ?o ?q ?v . ?v ?r ?w } WHERE { {window} \
    ?d ?p ?o . OPTIONAL { ?o ?q ?v . \
    FILTER(?p NOT IN (dcat:theme, dct:language, dct:accrualPeriodicity, dct:type, dct:isPartOf, dcat:inSeries, \
    dct:hasPart, dct:isVersionOf, dct:hasVersion, dct:replaces, dcat:servesDataset, dcat:dataset, dcat:service, \
    dcat:record, dcat:catalog)) \
    OPTIONAL { ?v ?r ?w . FILTER(isBlank(?v)) } } }";

impl Dialect for Sparql {
    fn first(&self, address: &str) -> Request {
        asking(endpoint(address), A_PAGE, 0)
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let (size, after) = (number(asked, LIMIT).max(1), number(asked, OFFSET));
        let (mut batch, statements) = match Dcat::counted(asked, answer) {
            // Behind the last dataset there is nothing, in whatever way an endpoint says that.
            Err(PageError::Kind { expected: "DCAT" | "RDF", .. }) if after > 0 => return Ok(Batch::default()),
            read => read?,
        };
        let is_part = statements > 0 && statements.is_multiple_of(ROUND);
        if is_part && let Some(smaller) = self.in_smaller_steps(asked) {
            return Ok(Batch { next: Some(smaller), ..Batch::default() });
        }
        if batch.found.iter().any(is_asked_for) {
            batch.found.retain(is_asked_for);
            batch.found.iter_mut().for_each(unmark);
        }
        // Another page describes what a catalogue lists.
        batch.refused.retain(|one| one.reason != "record-undescribed");
        if is_part {
            batch.incomplete.extend(batch.found.iter().map(|found| Refused {
                remote_id: Some(found.remote_id.clone()),
                place: String::new(),
                reason: "record-gap",
                detail: statements.to_string(),
            }));
        }
        let is_empty = batch.found.is_empty() && batch.refused.is_empty();
        // What was too much for one page may be little on the next.
        let size_of_next = size.saturating_mul(2).min(A_PAGE);
        batch.next = (!is_empty).then(|| again(asked, size_of_next, after.saturating_add(size)));
        batch.total = None;
        Ok(batch)
    }

    fn in_smaller_steps(&self, asked: &Request) -> Option<Request> {
        let size = number(asked, LIMIT);
        (size > 1).then(|| again(asked, (size / SMALLER).max(1), number(asked, OFFSET)))
    }

    fn in_another_form(&self, asked: &Request, status: &str) -> Option<Request> {
        if NO_BODY.contains(&status) { in_address(asked) } else { None }
    }
}

/// The least that tells whether an endpoint holds DCAT.
pub(super) fn probe(address: &str) -> Request {
    asking(endpoint(address), 1, 0)
}

fn endpoint(address: &str) -> &str {
    address.trim().split('#').next().unwrap_or_default()
}

fn asking(endpoint: &str, size: u64, after: u64) -> Request {
    let part = format!("LIMIT {size} OFFSET {after}");
    let window = if after.saturating_add(size) > SORTED {
        format!("{{ SELECT ?d WHERE {{ {{ SELECT {ALL} }} }} {part} }}")
    } else {
        format!("{{ SELECT {ALL} {part} }}")
    };
    let query = QUERY.replace("{asked}", ASKED).replace("{window}", &window);
    let body = format!("{QUESTION}{}", address::encoded(&query));
    let form = "application/x-www-form-urlencoded".to_owned();
    Request { body: Some((body, form)), ..address::get(endpoint, RDF) }
}

/// The same question in the address.
fn in_address(asked: &Request) -> Option<Request> {
    let (question, _) = asked.body.as_ref()?;
    let mark = if asked.url.contains('?') { '&' } else { '?' };
    Some(address::get(format!("{}{mark}{question}", asked.url), RDF))
}

/// Another part of what was asked for, in the same form.
fn again(asked: &Request, size: u64, after: u64) -> Request {
    match asked.url.rsplit_once(QUESTION).filter(|_| asked.body.is_none()) {
        Some((endpoint, _)) => {
            let posted = asking(endpoint.trim_end_matches(['?', '&']), size, after);
            in_address(&posted).unwrap_or(posted)
        }
        None => asking(&asked.url, size, after),
    }
}

/// The number behind a mark of the question.
fn number(asked: &Request, mark: &str) -> u64 {
    let question = asked.body.as_ref().map_or(asked.url.as_str(), |(body, _)| body.as_str());
    let Some((_, rest)) = question.rsplit_once(mark) else { return 0 };
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().unwrap_or(0)
}

fn is_mark(triple: &Triple) -> bool {
    matches!(&triple.object, Term::NamedNode(class) if class.as_str() == ASKED)
}

fn is_asked_for(found: &Found) -> bool {
    found.graph.iter().any(|triple| triple.subject == found.subject && is_mark(triple))
}

/// The record as the endpoint has it, without our mark.
fn unmark(found: &mut Found) {
    found.graph.retain(|triple| !is_mark(triple));
    found.raw = Bytes::from(write::ntriples_fragment(&found.graph));
    if found.remote_id.starts_with("sha256:") {
        found.remote_id = format!("sha256:{}", digest(&found.graph).sha256);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Answer {
        let media_type = Some("text/turtle".into());
        Answer {
            url: "https://a.example/sparql".into(),
            media_type,
            body: Bytes::copy_from_slice(body.as_bytes()),
        }
    }

    #[test]
    fn pages_follow_until_one_is_empty() {
        let first = Sparql.first("https://a.example/sparql");
        assert!(first.body.as_ref().unwrap().0.contains("OFFSET%200%20"));
        let turtle = "@prefix dcat: <http://www.w3.org/ns/dcat#> . <https://a.example/d> a dcat:Dataset ; \
            dcat:keyword \"tree\" .";
        let batch = Sparql.read(&first, &answer(turtle)).unwrap();
        assert_eq!(batch.found.len(), 1);
        let next = batch.next.unwrap();
        assert_eq!((number(&next, LIMIT), number(&next, OFFSET)), (A_PAGE, A_PAGE));
        for nothing in ["", "# nothing\n", "@prefix dcat: <http://www.w3.org/ns/dcat#> ."] {
            let end = Sparql.read(&next, &answer(nothing)).unwrap();
            assert!(end.found.is_empty() && end.next.is_none(), "{nothing}");
            assert!(
                Sparql.read(&first, &answer(nothing)).is_err(),
                "an endpoint without datasets is told of"
            );
        }
    }

    #[test]
    fn an_endpoint_that_takes_no_body_is_asked_in_its_address() {
        let first = Sparql.first("https://a.example/sparql?graph=city");
        let second = Sparql.in_another_form(&first, "405").unwrap();
        let is_asked = |request: &Request| {
            let start = "https://a.example/sparql?graph=city&query=PREFIX";
            request.body.is_none() && request.url.starts_with(start)
        };
        assert!(is_asked(&second), "{}", second.url);
        assert_eq!((number(&second, LIMIT), number(&second, OFFSET)), (A_PAGE, 0));
        let turtle = "<https://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> ; <urn:p> 1 .";
        let next = Sparql.read(&second, &answer(turtle)).unwrap().next.unwrap();
        assert!(is_asked(&next), "{}", next.url);
        assert_eq!((number(&next, LIMIT), number(&next, OFFSET)), (A_PAGE, A_PAGE));
        assert_eq!(Sparql.in_another_form(&second, "405"), None);
        assert_eq!(Sparql.in_another_form(&first, "403"), None);
    }

    #[test]
    fn what_a_page_only_mentions_does_not_stand_for_the_record_that_another_page_tells_of() {
        let first = Sparql.first("https://a.example/sparql");
        let turtle = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . \
            <https://a.example/d> a dcat:Dataset, <urn:centum:asked> ; dct:title \"Trees\" ; \
            dct:relation <https://a.example/e> . \
            <https://a.example/e> a dcat:Dataset ; dct:title \"Parks\" ; dcat:distribution <https://a.example/e/1> .";
        let batch = Sparql.read(&first, &answer(turtle)).unwrap();
        let [found] = batch.found.as_slice() else { panic!("one record: {:?}", batch.found) };
        assert_eq!(found.remote_id, "https://a.example/d");
        let raw = std::str::from_utf8(&found.raw).unwrap();
        assert!(raw.contains("Trees") && !raw.contains(ASKED), "the log keeps what the endpoint said: {raw}");
    }

    #[test]
    fn an_answer_that_was_cut_at_a_round_number_is_asked_for_in_smaller_parts() {
        let head = "@prefix dcat: <http://www.w3.org/ns/dcat#> . <https://a.example/d> a dcat:Dataset";
        let words: String = (0..999).map(|number| format!(" ; dcat:keyword \"w{number}\"")).collect();
        let cut = answer(&format!("{head}{words} ."));
        let mut request = Sparql.first("https://a.example/sparql");
        for size in [5, 1] {
            let batch = Sparql.read(&request, &cut).unwrap();
            assert!(batch.found.is_empty(), "a part is not taken for the whole");
            request = batch.next.unwrap();
            assert_eq!((number(&request, LIMIT), number(&request, OFFSET)), (size, 0));
        }
        let batch = Sparql.read(&request, &cut).unwrap();
        assert_eq!((batch.found.len(), batch.incomplete.len()), (1, 1), "one alone is kept, and told of");
        let next = batch.next.unwrap();
        assert_eq!((number(&next, LIMIT), number(&next, OFFSET)), (2, 1), "it grows again");
    }

    #[test]
    fn beyond_ten_thousand_the_part_is_taken_from_the_outside() {
        let body = |after| asking("https://a.example/sparql", A_PAGE, after).body.unwrap().0;
        let sorted_for_a_part = "ORDER%20BY%20%3Fd%20LIMIT%2020";
        assert!(body(9980).contains(sorted_for_a_part));
        assert!(!body(9981).contains(sorted_for_a_part) && body(9981).contains("LIMIT%2020%20OFFSET%209981"));
    }

    /// What an endpoint with these statements says to a request.
    fn asked_of(turtle: &str, request: &Request) -> Answer {
        let graph = centum_rdf::read(turtle.as_bytes(), &centum_rdf::Options::default()).unwrap();
        let mut loader = centum_graph::Loader::new();
        loader.add(&centum_rdf::NamedNode::new_unchecked("urn:all"), graph.into_triples());
        let form = request.body.as_ref().unwrap().0.strip_prefix("query=").unwrap();
        let (mut bytes, mut question) = (form.bytes(), Vec::new());
        while let Some(byte) = bytes.next() {
            let hex: Vec<u8> = if byte == b'%' { bytes.by_ref().take(2).collect() } else { Vec::new() };
            let said = std::str::from_utf8(&hex).unwrap();
            question.push(if hex.is_empty() { byte } else { u8::from_str_radix(said, 16).unwrap() });
        }
        let question = String::from_utf8(question).unwrap();
        let question = centum_graph::Query::parse(&question, &centum_graph::Bounds::default()).unwrap();
        let (limits, cancel) = (centum_graph::Limits::default(), centum_graph::Cancel::new());
        let triples = loader.finish().triples(&question, &limits, &cancel).unwrap();
        answer(&write::ntriples_fragment(&triples))
    }

    #[test]
    fn the_question_is_sparql_and_brings_each_record_whole() {
        let turtle = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . \
            @prefix : <https://a.example/> . :c a dcat:Catalog ; dcat:dataset :d, :e . \
            :d a dcat:Dataset ; dct:title \"Trees\" ; dct:relation :e ; dcat:distribution :f . \
            :f a dcat:Distribution ; dcat:accessURL :f.csv . \
            :e a dcat:Dataset ; dct:title \"Parks\" ; dcat:distribution :g . \
            :g a dcat:Distribution ; dcat:accessURL :g.csv .";
        let first = Sparql.first("https://a.example/sparql");
        let ways = |request: &Request| -> Vec<usize> {
            let batch = Sparql.read(request, &asked_of(turtle, request)).unwrap();
            let record = |found: &Found| crate::dcat::record(&found.graph, (&found.subject).into()).0;
            batch.found.iter().map(|found| record(found).distributions.len()).collect()
        };
        assert_eq!(ways(&first), [1, 1]);
        assert_eq!(ways(&probe("https://a.example/sparql")), [1], "the other one is only mentioned");
        let beyond = asking("https://a.example/sparql", A_PAGE, SORTED);
        assert!(ways(&beyond).is_empty());
    }
}
