//! Walking a path over the data.

use std::collections::HashSet;

use super::Run;
use crate::data::Id;
use crate::limits::Cut;
use crate::model::Const;
use crate::path::Path;

impl Run<'_> {
    /// The nodes that a path leads to from a node, each once.
    pub(super) fn walk(&mut self, path: &Path<Const>, from: Id) -> Vec<Id> {
        if let Path::Predicate(predicate) = path {
            // One predicate has each object once already.
            let mut values: Vec<_> = self.data.objects(from, self.constant(*predicate)).collect();
            self.bound(&mut values);
            return values;
        }
        let mut values = Vec::new();
        self.step_along(path, from, true, &mut values);
        values
    }

    fn bound(&mut self, values: &mut Vec<Id>) {
        self.steps += values.len() as u64;
        if values.len() > self.limits.path_values {
            values.truncate(self.limits.path_values);
            self.cut(Cut::PathValues);
        }
    }

    /// Appends where a path leads from a node, forwards or backwards; each node of this call once.
    fn step_along(&mut self, path: &Path<Const>, from: Id, forwards: bool, out: &mut Vec<Id>) {
        if !self.step() {
            return;
        }
        let mut found = match path {
            Path::Predicate(predicate) => {
                let predicate = self.constant(*predicate);
                if forwards {
                    self.data.objects(from, predicate).collect()
                } else {
                    self.data.subjects(predicate, from).collect()
                }
            }
            Path::Inverse(inner) => {
                let mut found = Vec::new();
                self.step_along(inner, from, !forwards, &mut found);
                found
            }
            Path::Sequence(parts) => {
                let mut ends = vec![from];
                for place in 0..parts.len() {
                    let part = &parts[if forwards { place } else { parts.len() - 1 - place }];
                    ends = self.step_all(part, &ends, forwards);
                }
                ends
            }
            Path::Alternative(parts) => {
                let mut found = Vec::new();
                for part in parts {
                    self.step_along(part, from, forwards, &mut found);
                }
                once(&mut found);
                found
            }
            Path::ZeroOrOne(inner) => {
                let mut found = vec![from];
                self.step_along(inner, from, forwards, &mut found);
                once(&mut found);
                found
            }
            Path::ZeroOrMore(inner) => self.closure(inner, vec![from], forwards),
            Path::OneOrMore(inner) => {
                let first = self.step_all(inner, &[from], forwards);
                self.closure(inner, first, forwards)
            }
        };
        self.bound(&mut found);
        out.append(&mut found);
    }

    fn step_all(&mut self, path: &Path<Const>, from: &[Id], forwards: bool) -> Vec<Id> {
        let mut found = Vec::new();
        for &node in from {
            self.step_along(path, node, forwards, &mut found);
            if found.len() > 2 * self.limits.path_values {
                once(&mut found);
                self.bound(&mut found);
            }
        }
        once(&mut found);
        self.bound(&mut found);
        found
    }

    /// The nodes of `start` and all that any number of further steps leads to.
    fn closure(&mut self, inner: &Path<Const>, start: Vec<Id>, forwards: bool) -> Vec<Id> {
        let mut seen: HashSet<Id> = start.iter().copied().collect();
        let mut found = start;
        let mut at = 0;
        let mut next = Vec::new();
        while at < found.len() && found.len() <= self.limits.path_values {
            self.step_along(inner, found[at], forwards, &mut next);
            found.extend(next.drain(..).filter(|&node| seen.insert(node)));
            at += 1;
        }
        found
    }
}

fn once(nodes: &mut Vec<Id>) {
    nodes.sort_unstable();
    nodes.dedup();
}
