//! Records that share a name which their source gave to several, told apart by what else they say.

use std::collections::HashMap;

use centum_base::Digest;
use centum_rdf::{NamedOrBlankNode, Term};

use super::Found;
use super::draft::{dcat, dct};

/// Gives every one of several different records of one name a name of its own, which stays as long as its landing page, its
/// title or whatever else tells it apart. The same record twice keeps its name: one of the two goes.
pub(super) fn tell(found: &mut [Found]) {
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, one) in found.iter().enumerate() {
        by_name.entry(&one.remote_id).or_default().push(at);
    }
    let shared: Vec<Vec<usize>> = by_name
        .into_values()
        .filter(|group| group.iter().any(|at| found[*at].raw != found[group[0]].raw))
        .collect();
    for group in shared {
        let marks = MARKS.iter().map(|mark| group.iter().map(|at| mark(&found[*at])).collect::<Vec<_>>());
        let marks = marks.into_iter().find(|all| all.iter().all(Option::is_some) && differ(all));
        for (place, at) in group.into_iter().enumerate() {
            let own = marks.as_ref().and_then(|all| all[place].clone());
            let own = own.unwrap_or_else(|| Digest::of(&found[at].raw).to_string());
            found[at].remote_id.push(' ');
            found[at].remote_id.push_str(&own);
        }
    }
}

/// What tells records apart, the steadiest first.
const MARKS: [fn(&Found) -> Option<String>; 3] = [
    |found| match &found.subject {
        NamedOrBlankNode::NamedNode(name) => Some(name.as_str().to_owned()),
        NamedOrBlankNode::BlankNode(_) => None,
    },
    |found| of(found, &dcat("landingPage")),
    |found| of(found, &dct("title")),
];

fn of(found: &Found, property: &centum_rdf::NamedNode) -> Option<String> {
    let own = found.graph.iter().filter(|triple| triple.subject == found.subject);
    let values = own.filter(|triple| triple.predicate == *property).map(|triple| match &triple.object {
        Term::NamedNode(name) => name.as_str().to_owned(),
        Term::Literal(text) => text.value().trim().chars().take(200).collect(),
        other => other.to_string(),
    });
    values.min().filter(|text| !text.is_empty())
}

fn differ(all: &[Option<String>]) -> bool {
    let mut seen = std::collections::HashSet::new();
    all.iter().all(|one| seen.insert(one))
}
