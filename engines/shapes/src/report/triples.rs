//! A report as the graph that SHACL describes.

use oxrdf::vocab::rdf;
use oxrdf::{BlankNode, Literal, NamedNodeRef, NamedOrBlankNode, Term, Triple};

use super::Report;
use crate::vocab;

impl Report {
    /// The `sh:ValidationReport` with one `sh:ValidationResult` for each finding.
    ///
    /// A blank node of the data or the shapes keeps its label, so that both can be read beside the report.
    pub fn to_triples(&self) -> Vec<Triple> {
        let mut triples = Vec::with_capacity(self.findings.len() * 9 + 2);
        let mut last = 0_u64;
        let mut fresh = || {
            last += 1;
            BlankNode::new_unchecked(format!("shacl-report-{last}"))
        };
        let report: NamedOrBlankNode = fresh().into();
        let conforms = Term::from(Literal::from(self.conforms()));
        triples.push(Triple::new(report.clone(), rdf::TYPE, vocab::VALIDATION_REPORT));
        triples.push(Triple::new(report.clone(), vocab::CONFORMS, conforms));
        for finding in &self.findings {
            let result: NamedOrBlankNode = fresh().into();
            triples.push(Triple::new(report.clone(), vocab::RESULT, result.clone()));
            let path = finding.path.as_ref().map(|path| path.describe(&mut fresh, &mut triples));
            let mut say = |predicate: NamedNodeRef<'static>, object: Term| {
                triples.push(Triple::new(result.clone(), predicate, object));
            };
            say(rdf::TYPE, vocab::VALIDATION_RESULT.into());
            say(vocab::FOCUS_NODE, finding.focus.clone());
            if let Some(path) = path {
                say(vocab::RESULT_PATH, path);
            }
            if let Some(value) = &finding.value {
                say(vocab::VALUE, value.clone());
            }
            say(vocab::SOURCE_CONSTRAINT_COMPONENT, finding.component.iri().into());
            say(vocab::SOURCE_SHAPE, finding.shape.clone().into());
            say(vocab::RESULT_SEVERITY, finding.severity.iri().into());
            for message in finding.messages.iter() {
                say(vocab::RESULT_MESSAGE, message.clone().into());
            }
        }
        triples
    }
}
