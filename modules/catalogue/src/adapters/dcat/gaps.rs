//! What faults in a document mean for its records: a statement that was left out is a gap in what it was about.

use std::collections::{HashMap, HashSet};

use centum_rdf::{Fault, NamedOrBlankNode};

use crate::adapters::Refused;

/// The nodes of which a statement was left out, with the fault where it was kept.
#[derive(Default)]
pub(super) struct Gaps {
    nodes: HashSet<NamedOrBlankNode>,
    told: HashMap<NamedOrBlankNode, Fault>,
}

impl Gaps {
    pub(super) fn new(nodes: HashSet<NamedOrBlankNode>, faults: &[Fault]) -> Self {
        let told = faults.iter().filter_map(|fault| Some((fault.about.clone()?, fault.clone())));
        Self { nodes, told: told.collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a statement about it was left out.
    pub(super) fn contains(&self, node: &NamedOrBlankNode) -> bool {
        self.nodes.contains(node)
    }

    /// Whether a fault that is told of names it already.
    pub(super) fn is_told(&self, node: &NamedOrBlankNode) -> bool {
        self.told.contains_key(node)
    }

    /// That a record of this name is incomplete, because of one of its nodes.
    pub(super) fn of(&self, remote_id: String, gap: &NamedOrBlankNode) -> Refused {
        let (place, detail) = self
            .told
            .get(gap)
            .map_or_else(|| (gap.to_string(), String::new()), |fault| (place(fault), fault.value.clone()));
        Refused { remote_id: Some(remote_id), place, reason: "record-gap", detail }
    }
}

/// What a fault cost, by name where the statement told whom it was about.
pub(super) fn lost(fault: &Fault) -> Refused {
    let remote_id = match &fault.about {
        Some(NamedOrBlankNode::NamedNode(name)) => Some(name.as_str().to_owned()),
        _ => None,
    };
    Refused { remote_id, place: place(fault), reason: "record-syntax", detail: fault.value.clone() }
}

fn place(fault: &Fault) -> String {
    fault.place.map_or_else(String::new, |place| format!("{}:{}", place.line, place.column))
}
