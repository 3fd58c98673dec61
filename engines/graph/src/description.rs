//! What the endpoint says of itself when it is asked nothing: a SPARQL 1.1 Service Description.

use crate::format::ResultFormat;
use crate::snapshot::Snapshot;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};

fn sd(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://www.w3.org/ns/sparql-service-description#{name}"))
}

fn void(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://rdfs.org/ns/void#{name}"))
}

/// The statements about the endpoint with this address, which serves this state.
#[must_use]
pub fn description(endpoint: &NamedNode, snapshot: &Snapshot) -> Vec<Triple> {
    let service = NamedOrBlankNode::from(endpoint.clone());
    let dataset = NamedOrBlankNode::from(BlankNode::new_unchecked("dataset"));
    let graph = NamedOrBlankNode::from(BlankNode::new_unchecked("union"));
    let mut triples = Vec::new();
    let mut say = |subject: &NamedOrBlankNode, predicate: NamedNode, object: Term| {
        triples.push(Triple::new(subject.clone(), predicate, object));
    };
    say(&service, rdf::TYPE.into_owned(), sd("Service").into());
    say(&service, sd("endpoint"), endpoint.clone().into());
    say(&service, sd("supportedLanguage"), sd("SPARQL11Query").into());
    say(&service, sd("feature"), sd("UnionDefaultGraph").into());
    for format in ResultFormat::FOR_ROWS.iter().chain(ResultFormat::FOR_STATEMENTS) {
        say(&service, sd("resultFormat"), NamedNode::new_unchecked(format.iri()).into());
    }
    say(&service, sd("defaultDataset"), dataset.clone().into());
    say(&dataset, rdf::TYPE.into_owned(), sd("Dataset").into());
    say(&dataset, sd("defaultGraph"), graph.clone().into());
    say(&graph, rdf::TYPE.into_owned(), sd("Graph").into());
    let statements = Literal::new_typed_literal(snapshot.len().to_string(), xsd::INTEGER);
    say(&graph, void("triples"), statements.into());
    triples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_names_the_endpoint_the_language_and_every_format() {
        let endpoint = NamedNode::new_unchecked("https://example.org/sparql");
        let triples = description(&endpoint, &Snapshot::default());
        let has = |p: NamedNode, o: NamedNode| {
            triples.iter().any(|t| t.predicate == p && t.object == o.clone().into())
        };
        assert!(has(sd("endpoint"), endpoint));
        assert!(has(sd("supportedLanguage"), sd("SPARQL11Query")));
        assert_eq!(triples.iter().filter(|triple| triple.predicate == sd("resultFormat")).count(), 6);
    }
}
