//! A SPARQL endpoint: datasets are asked for by the page, each with what is said of it two steps on.

use super::address;
use super::dcat::{Dcat, RDF};
use super::{Answer, Batch, Dialect, PageError, Request};

/// Datasets of a page: so few that even those with many files stay below the 10,000 rows at which many endpoints cut an answer
/// and do not say so.
const A_PAGE: u64 = 20;
/// What stands before the number of datasets that are left out; blanks are sent so.
const OFFSET: &str = "OFFSET%20";

/// An endpoint that holds DCAT.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sparql;

/// Things that are looked up in lists, and need not be described by the endpoint.
const QUERY: &str = "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> \
    CONSTRUCT { ?d ?p ?o . ?o ?q ?v . ?v ?r ?w } WHERE { \
    { SELECT DISTINCT ?d WHERE { VALUES ?kind { dcat:Dataset dcat:DatasetSeries dcat:DataService } ?d a ?kind } \
    ORDER BY ?d LIMIT {page} OFFSET {after} } \
    ?d ?p ?o . OPTIONAL { ?o ?q ?v . \
    FILTER(?p NOT IN (dcat:theme, dct:language, dct:accrualPeriodicity, dct:type, dct:isPartOf, dcat:inSeries)) \
    OPTIONAL { ?v ?r ?w . FILTER(isBlank(?v)) } } }";

impl Dialect for Sparql {
    fn first(&self, address: &str) -> Request {
        asking(address.trim().split('#').next().unwrap_or_default(), 0)
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let after = offset(asked);
        let mut batch = match Dcat.read(asked, answer) {
            // Behind the last dataset there is nothing, in whatever way an endpoint says that.
            Err(PageError::Kind { expected: "DCAT" | "RDF", .. }) if after > 0 => return Ok(Batch::default()),
            read => read?,
        };
        let is_empty = batch.found.is_empty() && batch.refused.is_empty();
        batch.next = (!is_empty).then(|| asking(&asked.url, after + A_PAGE));
        batch.total = None;
        Ok(batch)
    }
}

fn asking(endpoint: &str, after: u64) -> Request {
    let query = QUERY.replace("{page}", &A_PAGE.to_string()).replace("{after}", &after.to_string());
    let body = format!("query={}", address::encoded(&query));
    let form = "application/x-www-form-urlencoded".to_owned();
    Request { body: Some((body, form)), ..address::get(endpoint, RDF) }
}

fn offset(asked: &Request) -> u64 {
    let body = asked.body.as_ref().map_or("", |(body, _)| body.as_str());
    let Some((_, rest)) = body.rsplit_once(OFFSET) else { return 0 };
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

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
        assert_eq!(offset(&next), A_PAGE);
        for nothing in ["", "# nothing\n", "@prefix dcat: <http://www.w3.org/ns/dcat#> ."] {
            let end = Sparql.read(&next, &answer(nothing)).unwrap();
            assert!(end.found.is_empty() && end.next.is_none(), "{nothing}");
            assert!(
                Sparql.read(&first, &answer(nothing)).is_err(),
                "an endpoint without datasets is told of"
            );
        }
    }
}
