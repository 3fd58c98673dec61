//! Which nodes a shape is held against.

use super::Run;
use crate::data::Id;
use crate::model::{Shape, Target};

impl Run<'_> {
    /// The focus nodes of a shape, each once, in the order of their numbers.
    pub(super) fn targets(&mut self, shape: &Shape) -> Vec<Id> {
        let mut nodes = Vec::new();
        if shape.deactivated {
            return nodes;
        }
        for target in &shape.targets {
            match *target {
                Target::Class(class) => {
                    for &class in self.class(self.constant(class)).iter() {
                        nodes.extend(self.data.own_subjects(self.rdf_type, class));
                    }
                }
                Target::Node(node) => nodes.push(self.constant(node)),
                Target::SubjectsOf(predicate) => {
                    nodes.extend(self.data.own_pairs(self.constant(predicate)).map(|(subject, _)| subject));
                }
                Target::ObjectsOf(predicate) => {
                    nodes.extend(self.data.own_pairs(self.constant(predicate)).map(|(_, object)| object));
                }
            }
        }
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// Whether a node is a focus node of a shape.
    pub(super) fn is_target(&mut self, shape: &Shape, node: Id) -> bool {
        !shape.deactivated
            && shape.targets.iter().any(|target| match *target {
                Target::Class(class) => self.is_instance(node, self.constant(class)),
                Target::Node(target) => self.constant(target) == node,
                Target::SubjectsOf(predicate) => {
                    self.data.objects(node, self.constant(predicate)).next().is_some()
                }
                Target::ObjectsOf(predicate) => {
                    self.data.subjects(self.constant(predicate), node).next().is_some()
                }
            })
    }
}
