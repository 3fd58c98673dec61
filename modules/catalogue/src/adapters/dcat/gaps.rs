//! What faults in a document mean for its records: a statement that was left out is a gap in what it was about.

use std::collections::{HashMap, HashSet};

use centum_rdf::{Fault, Limits, NamedOrBlankNode};

use crate::adapters::Refused;

/// The nodes of which a statement was left out, with the fault where it was kept.
#[derive(Default)]
pub(super) struct Gaps {
    nodes: HashSet<NamedOrBlankNode>,
    told: HashMap<NamedOrBlankNode, Fault>,
    /// Whether there may be more faults than are kept.
    has_more: bool,
}

impl Gaps {
    pub(super) fn new(nodes: HashSet<NamedOrBlankNode>, faults: &[Fault]) -> Self {
        let told = faults.iter().filter_map(|fault| Some((fault.about.clone()?, fault.clone())));
        Self { nodes, told: told.collect(), has_more: faults.len() >= Limits::default().faults }
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

    /// The nodes whose faults were too many to be kept.
    pub(super) fn untold(&self) -> Vec<&NamedOrBlankNode> {
        let mut untold: Vec<_> =
            self.nodes.iter().filter(|node| self.has_more && !self.is_told(node)).collect();
        untold.sort_by_cached_key(ToString::to_string);
        untold
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

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::adapters::Dcat;
    use crate::adapters::tests::{ids, read};

    const HEAD: &str =
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n";

    #[test]
    fn every_record_that_breaks_off_is_refused_by_name_however_many_there_are() {
        let mut text = HEAD.to_owned();
        for number in 0..1000 {
            let fault = if number < 250 { " dct:issued ~~ ;" } else { "" };
            writeln!(
                text,
                "<https://city.example/{number:03}> a dcat:Dataset ; dct:title \"T\" ;{fault}\n dcat:landingPage <https://city.example/a page {number}> ."
            )
            .unwrap();
        }
        let batch = read(&Dcat, "https://city.example/catalog.ttl", text.as_bytes()).unwrap();
        assert_eq!((batch.found.len(), batch.refused.len()), (750, 250));
        let mut refused: Vec<&str> =
            batch.refused.iter().filter_map(|one| one.remote_id.as_deref()).collect();
        refused.sort_unstable();
        refused.dedup();
        assert_eq!(refused.len(), 250);
        assert!(refused.iter().all(|name| !ids(&batch).contains(name)));
    }
}
