//! What stands in a shapes graph and is not run.

use oxrdf::Term;
use oxrdf::vocab::rdf;

use crate::fault::{Feature, Unsupported};
use crate::graph::ShapesGraph;
use crate::vocab;

/// Everything that is not run, sorted, each once.
pub(super) fn find(graph: &ShapesGraph) -> Vec<Unsupported> {
    let mut found = Vec::new();
    for subject in graph.subjects() {
        for (predicate, object) in graph.said_of(subject) {
            let what = match predicate.as_ref() {
                vocab::SPARQL => Feature::SparqlConstraint,
                vocab::TARGET => Feature::CustomTarget,
                vocab::RULE => Feature::Rule,
                vocab::EXPRESSION => Feature::Expression,
                vocab::JS => Feature::Script,
                vocab::ENTAILMENT => Feature::Entailment,
                rdf::TYPE if *object == Term::from(vocab::CONSTRAINT_COMPONENT) => Feature::CustomComponent,
                other => match other.as_str().strip_prefix(vocab::SHACL) {
                    Some(name) if !is_known(name) && !belongs_to_another(graph, subject) => {
                        Feature::UnknownName(predicate.clone())
                    }
                    _ => continue,
                },
            };
            found.push(Unsupported { at: subject.clone().into(), what });
        }
    }
    found.sort_by_cached_key(|one| (one.at.to_string(), one.what.clone()));
    found.dedup();
    found
}

fn is_known(name: &str) -> bool {
    vocab::MEANINGFUL.contains(&name) || vocab::SILENT.contains(&name)
}

/// Whether a subject is the inside of a feature that is told by its owner.
fn belongs_to_another(graph: &ShapesGraph, subject: &oxrdf::NamedOrBlankNode) -> bool {
    const INSIDES: &[&str] =
        &["select", "ask", "construct", "update", "jsFunctionName", "parameter", "subject"];
    graph.said_of(subject).iter().any(|(predicate, _)| {
        predicate.as_str().strip_prefix(vocab::SHACL).is_some_and(|name| INSIDES.contains(&name))
    })
}
