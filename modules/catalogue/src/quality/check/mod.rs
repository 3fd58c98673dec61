//! Records held against the shapes of DCAT-AP 3.0.1: what is mandatory, recommended, of which kind and class, from which
//! vocabulary, and what high-value datasets need beside.
//!
//! The shapes are compiled once; each record is a small graph over a shared background of vocabularies. [`Shacl::report`] gives
//! everything that the standard asks for. For people ([`Shacl::findings`]) two things are left out: that a value lacks its class
//! although the record says nothing about it at all, for a landing page is not wrong because nobody declared it a document;
//! and that text lacks a class, where it is told that text is wrong there.

mod background;
mod rule;
mod short;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use centum_rdf::{NamedOrBlankNode, Options, Term, Triple};
use centum_shapes::{Background, Component, Data, Limits, Report, Shapes, validate, validate_focus};

pub use rule::Rule;
use rule::Rules;

use super::broken::Breach;
use crate::harvest::{Check, Mapped};
use crate::records::{Finding, Severity};

const SHAPES: [&str; 3] = [
    include_str!("../../../../../data/dcat-ap/core.ttl"),
    include_str!("../../../../../data/dcat-ap/recommended.ttl"),
    include_str!("../../../../../data/dcat-ap/vocabularies.ttl"),
];
const HIGH_VALUE_SHAPES: &str = include_str!("../../../../../data/dcat-ap/hvd.ttl");
const CATEGORY: &str = "http://data.europa.eu/r5r/hvdCategory";
const LEGISLATION: &str = "http://data.europa.eu/r5r/applicableLegislation";
const REGULATION: &str = "http://data.europa.eu/eli/reg_impl/2023/138/oj";
/// What begins the names of the rules whose violation makes a record not conform to DCAT-AP.
const PROFILE: &str = "dcat-ap-";
/// The rule of a record that is too large to be looked at to its end.
const CUT: &str = "check-cut";

/// One record is a small graph: more than this is made to cost.
const LIMITS: Limits = Limits { findings: 2000, depth: 20, path_values: 20_000, steps: 20_000_000 };

/// Checks by SHACL. Cheap to make: what it needs is compiled once for the whole program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shacl;

struct Compiled {
    shapes: Shapes,
    high_value: Shapes,
    rules: Rules,
    background: Arc<Background>,
    /// Everything whose class the background knows.
    typed: HashSet<Term>,
}

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let shapes: Vec<Triple> = SHAPES.into_iter().flat_map(read).collect();
    let high_value = read(HIGH_VALUE_SHAPES);
    let background = background::triples();
    let both: Vec<Triple> = shapes.iter().chain(&high_value).cloned().collect();
    Compiled {
        rules: Rules::read(&both),
        shapes: Shapes::compile(shapes).expect("the shapes of the house are sound: a test compiles them"),
        high_value: Shapes::compile(high_value)
            .expect("the shapes of the house are sound: a test compiles them"),
        typed: background.iter().map(|triple| triple.subject.clone().into()).collect(),
        background: Arc::new(Background::new(background)),
    }
});

fn read(turtle: &str) -> Vec<Triple> {
    centum_rdf::read(turtle.as_bytes(), &Options::default())
        .expect("a file of the house is readable: a test reads it")
        .into_triples()
}

impl Shacl {
    /// Every rule that a finding can name.
    pub fn rules() -> Vec<&'static Rule> {
        let mut rules: Vec<_> = COMPILED.rules.all().collect();
        rules.sort();
        rules.dedup();
        rules
    }

    /// All that the shapes find in a record's graph.
    pub fn report(graph: &[Triple]) -> Report {
        let data = Data::over(COMPILED.background.clone(), graph.iter().cloned());
        let mut report = validate(&COMPILED.shapes, &data, &LIMITS);
        let high_value = high_value(graph);
        if !high_value.is_empty() {
            let mut more = validate_focus(&COMPILED.high_value, &data, &LIMITS, high_value);
            report.findings.append(&mut more.findings);
            report.dropped += more.dropped;
            report.cuts.append(&mut more.cuts);
        }
        report
    }

    /// What of it a person should hear about, the worst first.
    pub fn findings(graph: &[Triple]) -> Vec<Finding> {
        let report = Self::report(graph);
        let described: HashSet<&NamedOrBlankNode> = graph.iter().map(|triple| &triple.subject).collect();
        let mut findings: Vec<Finding> =
            report.findings.iter().filter(|one| !is_unknown(one, &described)).filter_map(finding).collect();
        if !report.is_complete() {
            findings.push(Finding {
                record: None,
                field: String::new(),
                rule: CUT.to_owned(),
                severity: Severity::Warning,
                remedy: format!("catalogue-remedy-{CUT}"),
                value: String::new(),
            });
        }
        findings.sort_by(|one, other| other.severity.cmp(&one.severity).then_with(|| one.cmp(other)));
        findings.dedup();
        findings
    }
}

impl Check for Shacl {
    fn check(&self, _: &Mapped, graph: &[Triple]) -> Vec<Finding> {
        Self::findings(graph)
    }
}

/// Whether a finding says that a record breaks a rule of DCAT-AP itself.
pub fn breaks_the_profile(finding: &Finding) -> bool {
    finding.severity >= Severity::Violation && finding.rule.starts_with(PROFILE)
}

/// The id of the text that says what helps against a breach.
pub(super) fn remedy_of(breach: &Breach) -> String {
    static REMEDIES: LazyLock<HashMap<(&str, &str), &str>> = LazyLock::new(|| {
        let key = |rule: &'static Rule| ((rule.name.as_str(), rule.field.as_str()), rule.remedy.as_str());
        COMPILED.rules.all().map(key).collect()
    });
    let known = REMEDIES.get(&(breach.rule.as_str(), breach.field.as_str()));
    known.map_or_else(|| format!("catalogue-remedy-{}", breach.rule), |remedy| (*remedy).to_owned())
}

/// The nodes that call themselves of high value.
fn high_value(graph: &[Triple]) -> Vec<&NamedOrBlankNode> {
    let names_it = |triple: &&Triple| match triple.predicate.as_str() {
        CATEGORY => true,
        LEGISLATION => matches!(&triple.object, Term::NamedNode(law) if law.as_str() == REGULATION),
        _ => false,
    };
    graph.iter().filter(names_it).map(|triple| &triple.subject).collect()
}

/// Whether a value is only said to lack its class because nothing is said about it here, or because it is text, which its kind
/// tells already.
fn is_unknown(finding: &centum_shapes::Finding, described: &HashSet<&NamedOrBlankNode>) -> bool {
    if finding.component != Component::Class {
        return false;
    }
    match &finding.value {
        Some(Term::Literal(_)) => true,
        // A dataset that goes by the address of its page is not wrong either.
        Some(Term::NamedNode(value)) if finding.focus == Term::NamedNode(value.clone()) => true,
        Some(Term::NamedNode(value)) => {
            !described.contains(&NamedOrBlankNode::from(value.clone()))
                && !COMPILED.typed.contains(&Term::from(value.clone()))
        }
        _ => false,
    }
}

fn finding(found: &centum_shapes::Finding) -> Option<Finding> {
    let rule = COMPILED.rules.of(&found.shape, found.component)?;
    let value = match (&found.value, &found.focus) {
        (Some(Term::NamedNode(value)), _) => value.as_str().to_owned(),
        (Some(Term::Literal(value)), _) => value.value().to_owned(),
        // Where nothing stands, what lacks it is named.
        (None, Term::NamedNode(focus)) => focus.as_str().to_owned(),
        _ => String::new(),
    };
    Some(Finding {
        record: None,
        field: rule.field.clone(),
        rule: rule.name.clone(),
        severity: rule.severity,
        remedy: rule.remedy.clone(),
        value,
    })
}

#[cfg(test)]
mod tests;
