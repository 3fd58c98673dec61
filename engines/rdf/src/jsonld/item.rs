//! What a document expands to, kept to what RDF can say.

use serde_json::Value;

/// A node, a value or a list.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Node(Box<Node>),
    Value(Typed),
    List(Vec<Self>),
}

/// A value with its type or its language.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    pub(super) value: Value,
    /// An IRI or `@json`.
    pub(super) datatype: Option<String>,
    pub(super) language: Option<String>,
}

/// A node with all that is said of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    pub(super) id: Option<String>,
    pub(super) types: Vec<String>,
    pub(super) properties: Vec<(String, Vec<Item>)>,
    pub(super) reverse: Vec<(String, Vec<Item>)>,
    pub(super) graph: Option<Vec<Item>>,
    pub(super) included: Vec<Item>,
}

impl Node {
    /// A node of which nothing is said but its name.
    pub(super) fn reference(id: Option<String>) -> Self {
        Self { id, ..Self::default() }
    }

    /// Whether it is a graph and nothing else.
    pub(super) fn is_graph(&self) -> bool {
        self.graph.is_some() && self.types.is_empty() && self.properties.is_empty() && self.reverse.is_empty()
    }

    /// Whether nothing is said of it.
    pub(super) fn is_bare(&self) -> bool {
        self.graph.is_none()
            && self.included.is_empty()
            && self.types.is_empty()
            && self.properties.is_empty()
            && self.reverse.is_empty()
    }
}

/// Adds items under a key. Where that is there already, nothing is said twice by naming it again.
pub(super) fn add(entries: &mut Vec<(String, Vec<Item>)>, key: &str, items: Vec<Item>) {
    if items.is_empty() {
        return;
    }
    match entries.last_mut() {
        Some((known, last)) if known == key => last.extend(items),
        _ => entries.push((key.to_owned(), items)),
    }
}
