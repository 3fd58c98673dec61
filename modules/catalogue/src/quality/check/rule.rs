//! Each constraint of the shapes as a rule for people: a short name, the field, what helps, and how bad it is.
//!
//! A rule is named by its profile, the class that it is about and the kind of fault: `dcat-ap-dataset-missing`. The field says
//! which property. So a few dozen texts name every constraint of the profile, and findings group as people think of them.

use std::collections::{HashMap, HashSet};

use centum_rdf::{NamedOrBlankNode, Term, Triple};
use centum_shapes::{Component, vocab};

use super::short::short;
use crate::records::Severity;

/// Where the shapes of the profile live.
const PROFILE: &str = "https://semiceu.github.io/DCAT-AP/releases/3.0.1#";
/// Where those for high-value datasets live.
const HIGH_VALUE: &str = "https://semiceu.github.io/DCAT-AP/drafts/3.0.1-hvd#";
/// Classes whose recommended properties are worth a warning; of things beside them the lack is only good to know.
const ESSENTIAL: [&str; 4] = ["dataset", "distribution", "dataservice", "datasetseries"];

/// A constraint of the shapes, as findings name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// The name: `dcat-ap-dataset-missing`.
    pub name: String,
    /// The property, as people of the trade write it: `dct:title`.
    pub field: String,
    /// The id of the text that says what helps.
    pub remedy: String,
    /// How bad it is.
    pub severity: Severity,
}

/// The rules of a graph of shapes, by shape and component.
#[derive(Debug, Default)]
pub(super) struct Rules(HashMap<(NamedOrBlankNode, Component), Rule>);

impl Rules {
    /// Reads the property shapes of a graph.
    pub(super) fn read(graph: &[Triple]) -> Self {
        let mut paths = HashMap::new();
        let mut warnings = HashSet::new();
        for triple in graph {
            let Term::NamedNode(object) = &triple.object else { continue };
            match parameter(triple) {
                Some("path") => {
                    paths.insert(&triple.subject, object.as_str());
                }
                Some("severity") if object.as_str().ends_with("#Warning") => {
                    warnings.insert(&triple.subject);
                }
                _ => {}
            }
        }
        let mut rules = HashMap::new();
        for triple in graph {
            let Some(path) = paths.get(&triple.subject) else { continue };
            let Some((component, fault)) = fault(triple) else { continue };
            let warns = warnings.contains(&triple.subject);
            if let Some(rule) = rule(&triple.subject, path, &fault, warns) {
                rules.insert((triple.subject.clone(), component), rule);
            }
        }
        Self(rules)
    }

    /// The rule that a constraint stands for.
    pub(super) fn of(&self, shape: &NamedOrBlankNode, component: Component) -> Option<&Rule> {
        // Asking by reference would want a key of references; shapes have short names.
        self.0.get(&(shape.clone(), component))
    }

    /// Every rule.
    pub(super) fn all(&self) -> impl Iterator<Item = &Rule> {
        self.0.values()
    }
}

/// What goes wrong where a constraint does not hold, and the end of the remedy's id; a field follows where it ends in a
/// hyphen.
struct Fault {
    word: &'static str,
    remedy: String,
}

/// The word of SHACL that a triple uses.
fn parameter(triple: &Triple) -> Option<&str> {
    triple.predicate.as_str().strip_prefix(vocab::SHACL)
}

fn fault(triple: &Triple) -> Option<(Component, Fault)> {
    let value = match &triple.object {
        Term::NamedNode(name) => name.as_str().rsplit(['#', '/']).next().unwrap_or_default(),
        _ => "",
    };
    let named = |component, word, remedy: &str| Some((component, Fault { word, remedy: remedy.to_owned() }));
    match parameter(triple)? {
        "minCount" => named(Component::MinCount, "missing", "missing-"),
        "maxCount" => named(Component::MaxCount, "several", "shape-several"),
        "nodeKind" if value == "Literal" => named(Component::NodeKind, "kind", "shape-text"),
        "nodeKind" => named(Component::NodeKind, "kind", "shape-node"),
        "class" => named(Component::Class, "class", "shape-class"),
        "datatype" => {
            let remedy = format!("datatype-{}", value.to_ascii_lowercase());
            Some((Component::Datatype, Fault { word: "datatype", remedy }))
        }
        "pattern" => named(Component::Pattern, "foreign", "vocabulary-"),
        "uniqueLang" => named(Component::UniqueLang, "language", "shape-language"),
        "hasValue" => named(Component::HasValue, "lacks", "regulation"),
        _ => None,
    }
}

fn rule(shape: &NamedOrBlankNode, path: &str, fault: &Fault, warns: bool) -> Option<Rule> {
    let NamedOrBlankNode::NamedNode(shape) = shape else { return None };
    let (profile, local) = match shape.as_str().strip_prefix(PROFILE) {
        Some(local) => ["recommended", "vocabulary"]
            .into_iter()
            .find_map(|part| Some((part, local.strip_prefix(part)?.strip_prefix('-')?)))
            .unwrap_or(("dcat-ap", local)),
        None => ("hvd", shape.as_str().strip_prefix(HIGH_VALUE)?),
    };
    let (class, _) = local.split_once('.')?;
    let class = class.to_ascii_lowercase();
    let severity = match warns {
        false => Severity::Violation,
        true if ESSENTIAL.contains(&class.as_str()) => Severity::Warning,
        true => Severity::Info,
    };
    let field = short(path);
    // A value of a vocabulary that is no address at all is foreign to it, too.
    let (word, ending) = match (profile, fault.word) {
        ("vocabulary", _) => ("foreign", "vocabulary-"),
        (_, word) => (word, fault.remedy.as_str()),
    };
    let property = if ending.ends_with('-') { kebab(&field) } else { String::new() };
    let remedy = format!("catalogue-remedy-{ending}{property}");
    Some(Rule { name: format!("{profile}-{class}-{word}"), remedy, severity, field })
}

/// `dct-access-rights` of `dct:accessRights`.
fn kebab(field: &str) -> String {
    let mut out = String::with_capacity(field.len() + 4);
    let mut before = ':';
    for letter in field.chars() {
        match letter {
            ':' => out.push('-'),
            upper if upper.is_ascii_uppercase() => {
                if before.is_ascii_lowercase() {
                    out.push('-');
                }
                out.push(upper.to_ascii_lowercase());
            }
            other => out.push(other),
        }
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_become_parts_of_ids() {
        assert_eq!(kebab("dct:accessRights"), "dct-access-rights");
        assert_eq!(kebab("dcat:accessURL"), "dcat-access-url");
        assert_eq!(kebab("dcat:endpointURL"), "dcat-endpoint-url");
    }
}
