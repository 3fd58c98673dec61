//! Maps: by language, by index, by name, by type.

use super::context::{Context, Scope, Term, as_slice};
use super::expand::{Expander, graph_of};
use super::item::{Item, Node, Typed};
use super::resolve::means;
use crate::read::ReadError;
use serde_json::{Map, Value};
use std::rc::Rc;

impl Expander<'_, '_> {
    /// `{"en": "city", "de": ["Stadt"]}`
    pub(super) fn language_map(
        &mut self,
        active: &Context,
        key: &str,
        map: &Map<String, Value>,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        for (tag, values) in map {
            let language = match means(active, tag, "@none") {
                true => None,
                false => self.language(tag),
            };
            for value in as_slice(values) {
                if !value.is_string() {
                    self.wrong(key, value);
                    continue;
                }
                items.push(Item::Value(Typed {
                    value: value.clone(),
                    datatype: None,
                    language: language.clone(),
                }));
            }
        }
        items
    }

    /// Maps whose keys are indexes, names or types of what they hold.
    pub(super) fn keyed_map(
        &mut self,
        active: &Rc<Context>,
        term: &Term,
        key: &str,
        map: &Map<String, Value>,
    ) -> Result<Vec<Item>, ReadError> {
        let container = term.container;
        let mut items = Vec::new();
        for (index, values) in map {
            let mut inside = Rc::clone(active);
            if container.id || container.kind {
                inside = active.previous.clone().unwrap_or(inside);
            }
            if container.kind
                && let Some(scoped) = inside.term(index).and_then(|term| term.scoped.clone())
            {
                inside = self.scoped(&inside, &scoped, Scope::TYPE)?;
            }
            let is_none = means(active, index, "@none");
            let expanded = self.expand_values(&inside, key, values)?;
            for item in expanded {
                let item = match item {
                    Item::Node(node) if !container.graph || node.is_graph() => *node,
                    other if container.graph => match graph_of(other, None) {
                        Item::Node(node) => *node,
                        _ => continue,
                    },
                    other => {
                        items.push(other);
                        continue;
                    }
                };
                let node = if is_none { item } else { self.keyed(active, term, index, item)? };
                items.push(Item::Node(Box::new(node)));
            }
        }
        Ok(items)
    }

    fn expand_values(
        &mut self,
        inside: &Rc<Context>,
        key: &str,
        values: &Value,
    ) -> Result<Vec<Item>, ReadError> {
        match values {
            Value::Array(_) => self.expand(inside, Some(key), values, true),
            one => {
                let expanded = self.expand(inside, Some(key), one, true)?;
                Ok(expanded)
            }
        }
    }

    /// Puts the key of the map where it belongs.
    fn keyed(
        &mut self,
        active: &Rc<Context>,
        term: &Term,
        index: &str,
        mut node: Node,
    ) -> Result<Node, ReadError> {
        let container = term.container;
        if container.index {
            if let Some(property) = &term.index
                && let Some(name) = self.kept(active, property, false, true)?
            {
                let value = self.value(active, property, &Value::from(index))?;
                node.properties.insert(0, (name, vec![value]));
            }
        } else if container.id {
            if node.id.is_none() {
                node.id = self.kept(active, index, true, false)?;
            }
        } else if container.kind {
            node.types.extend(self.kept(active, index, true, true)?);
        }
        Ok(node)
    }
}
