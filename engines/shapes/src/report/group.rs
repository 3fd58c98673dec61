//! Findings of one kind together, for people.

use std::collections::HashMap;
use std::sync::Arc;

use oxrdf::{Literal, NamedOrBlankNode};

use super::{Finding, Report};
use crate::model::{Component, Severity};
use crate::path::Path;

/// All findings of one constraint at one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The shape that the findings belong to.
    pub shape: &'a NamedOrBlankNode,
    /// The way to the values.
    pub path: Option<&'a Path>,
    /// What kind of constraint does not hold.
    pub component: Component,
    /// How much it weighs.
    pub severity: &'a Severity,
    /// What the shape says about it, per language.
    pub messages: &'a [Literal],
    /// How many findings there are.
    pub count: usize,
    /// At how many focus nodes; one node may have several.
    pub focus_nodes: usize,
    /// The first of them.
    pub examples: Vec<&'a Finding>,
}

impl Report {
    /// The findings by shape, path, component and severity, the heaviest and most frequent first; `examples` of each.
    pub fn groups(&self, examples: usize) -> Vec<Group<'_>> {
        type Key<'a> = (&'a NamedOrBlankNode, Option<&'a Path>, Component, &'a Severity);
        let mut places: HashMap<Key<'_>, usize> = HashMap::new();
        let mut members: Vec<Vec<&Finding>> = Vec::new();
        for finding in &self.findings {
            let key = (&finding.shape, finding.path.as_deref(), finding.component, &finding.severity);
            let place = *places.entry(key).or_insert_with(|| {
                members.push(Vec::new());
                members.len() - 1
            });
            members[place].push(finding);
        }
        let mut groups: Vec<Group<'_>> =
            members.into_iter().filter_map(|members| group(&members, examples)).collect();
        groups.sort_by(|a, b| {
            (b.severity.cmp(a.severity)).then(b.count.cmp(&a.count)).then_with(|| {
                (a.shape.to_string(), a.path, a.component).cmp(&(b.shape.to_string(), b.path, b.component))
            })
        });
        groups
    }
}

fn group<'a>(members: &[&'a Finding], examples: usize) -> Option<Group<'a>> {
    let first = members.first()?;
    let nodes: std::collections::HashSet<_> = members.iter().map(|finding| &finding.focus).collect();
    Some(Group {
        shape: &first.shape,
        path: first.path.as_ref().map(Arc::as_ref),
        component: first.component,
        severity: &first.severity,
        messages: &first.messages,
        count: members.len(),
        focus_nodes: nodes.len(),
        examples: members.iter().take(examples).copied().collect(),
    })
}
