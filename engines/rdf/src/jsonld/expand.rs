//! Expansion: every name to its IRI, every value to its type, all at one level.

use super::bundled::Contexts;
use super::context::{Cache, Context, Scope, Term, as_slice};
use super::item::{Item, Node, Typed, add};
use super::resolve::{is_absolute, means};
use crate::fault::FaultKind;
use crate::iri::LANGUAGE_BYTES;
use crate::read::ReadError;
use crate::sink::Sink;
use oxiri::Iri;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::rc::Rc;

/// So many definitions more are possible for each MiB of a document: one that is written out takes more bytes than that.
const TERMS_PER_MIB: usize = 1 << 16;

/// The state of one expansion.
pub(super) struct Expander<'s, 't> {
    pub(super) base: Option<Iri<String>>,
    pub(super) contexts: &'s Contexts,
    pub(super) sink: &'s mut Sink<'t>,
    pub(super) cache: Cache,
    /// The definitions in it.
    pub(super) remembered: usize,
    pub(super) loaded: HashMap<*const Value, Rc<Context>>,
    spent: usize,
    /// The most definitions.
    most_terms: usize,
    /// The bytes of what was expanded, without the values.
    held: usize,
}

/// An object on its way to becoming an item.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) node: Node,
    has_id: bool,
    value: Option<Value>,
    is_unusable: bool,
    language: Option<String>,
    has_language: bool,
    list: Option<Vec<Item>>,
    set: Option<Vec<Item>>,
}

/// What holds while an object's entries are read.
#[derive(Clone)]
struct Frame<'p> {
    active: Rc<Context>,
    /// The context for the object's types, before these had their own say.
    for_types: Rc<Context>,
    property: Option<&'p str>,
    is_json: bool,
}

impl<'s, 't> Expander<'s, 't> {
    pub(super) fn new(
        base: Option<Iri<String>>,
        contexts: &'s Contexts,
        sink: &'s mut Sink<'t>,
        text_bytes: usize,
    ) -> Self {
        let most_terms = sink.limits.context_terms.saturating_add((text_bytes >> 20) * TERMS_PER_MIB);
        let (cache, loaded) = (Cache::new(), HashMap::new());
        Self { base, contexts, sink, cache, remembered: 0, loaded, spent: 0, most_terms, held: 0 }
    }

    /// Counts the work that contexts cause.
    pub(super) fn spend(&mut self, terms: usize) -> Result<(), ReadError> {
        self.spent = self.spent.saturating_add(terms);
        let limit = self.most_terms;
        if self.spent > limit { Err(ReadError::TooManyTerms { limit }) } else { Ok(()) }
    }

    /// Counts what short names were expanded to.
    pub(super) fn hold(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.held = self.sink.limits.within_held(self.held, bytes)?;
        Ok(())
    }

    /// A language that many values may take: none where it is too long to be one.
    pub(super) fn language(&mut self, tag: &str) -> Option<String> {
        if tag.len() > LANGUAGE_BYTES {
            self.sink.fault(FaultKind::LanguageDropped, tag);
            return None;
        }
        Some(tag.to_owned())
    }

    /// Counts the entries of a context that is kept for later; the next definition checks the sum.
    pub(super) fn sized(&mut self, value: &Value) {
        match value {
            Value::Object(map) => {
                self.spent = self.spent.saturating_add(map.len());
                map.values().for_each(|value| self.sized(value));
            }
            Value::Array(items) => items.iter().for_each(|value| self.sized(value)),
            _ => {}
        }
    }

    /// The prefixes of the document's own context.
    pub(super) fn prefixes(&mut self, document: &Value) -> Vec<(String, String)> {
        let first = as_slice(document).first();
        let Some(local) = first.and_then(|value| value.get("@context")) else { return Vec::new() };
        let simple = as_slice(local).iter().filter_map(Value::as_object).flatten();
        simple
            .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
            .filter(|(name, value)| {
                !name.starts_with('@') && is_absolute(value) && value.ends_with(['/', '#', ':'])
            })
            .collect()
    }

    /// Expands any value.
    pub(super) fn expand(
        &mut self,
        active: &Rc<Context>,
        property: Option<&str>,
        element: &Value,
        from_map: bool,
    ) -> Result<Vec<Item>, ReadError> {
        let term = property.and_then(|property| active.term(property)).cloned();
        match element {
            Value::Null => Ok(Vec::new()),
            Value::Array(elements) => {
                let as_list = term.is_some_and(|term| term.container.list);
                let mut items = Vec::with_capacity(elements.len());
                for element in elements {
                    let expanded = self.expand(active, property, element, from_map)?;
                    if as_list && element.is_array() {
                        items.push(Item::List(expanded));
                    } else {
                        items.extend(expanded);
                    }
                }
                Ok(items)
            }
            Value::Object(map) => self.object(active, property, term.as_deref(), map, from_map),
            scalar => {
                let Some(property) = property.filter(|property| *property != "@graph") else {
                    return Ok(Vec::new());
                };
                let scoped = term.and_then(|term| term.scoped.clone());
                let active = match scoped {
                    Some(scoped) => self.scoped(active, &scoped, Scope::PROPERTY)?,
                    None => Rc::clone(active),
                };
                Ok(vec![self.value(&active, property, scalar)?])
            }
        }
    }

    fn object(
        &mut self,
        active: &Rc<Context>,
        property: Option<&str>,
        term: Option<&Term>,
        map: &Map<String, Value>,
        from_map: bool,
    ) -> Result<Vec<Item>, ReadError> {
        let mut active = Rc::clone(active);
        if let Some(previous) = active.previous.clone().filter(|_| !from_map) {
            let is_value = map.keys().any(|key| means(&active, key, "@value"));
            let is_reference = map.len() == 1 && map.keys().all(|key| means(&active, key, "@id"));
            if !is_value && !is_reference {
                active = previous;
            }
        }
        if let Some(scoped) = term.and_then(|term| term.scoped.as_ref()) {
            active = self.scoped(&active, scoped, Scope::PROPERTY)?;
        }
        if let Some(local) = map.get("@context") {
            active = self.local(&active, local)?;
        }
        let for_types = Rc::clone(&active);
        let (active, is_json) = self.with_types(active, &for_types, map)?;
        let frame = Frame { active, for_types, property, is_json };
        let mut draft = Draft::default();
        self.hold(size_of::<Node>())?;
        self.entries(&mut draft, &frame, map)?;
        Ok(self.finish(draft, &frame))
    }

    /// Applies the contexts of an object's types; says whether the last type is JSON itself.
    fn with_types(
        &mut self,
        mut active: Rc<Context>,
        for_types: &Rc<Context>,
        map: &Map<String, Value>,
    ) -> Result<(Rc<Context>, bool), ReadError> {
        let mut keys: Vec<&String> = map.keys().filter(|key| means(for_types, key, "@type")).collect();
        keys.sort();
        let mut last: Option<&str> = None;
        for (index, key) in keys.into_iter().enumerate() {
            let mut names: Vec<&str> =
                as_slice(&map[key.as_str()]).iter().filter_map(Value::as_str).collect();
            names.sort_unstable();
            if index == 0 {
                last = names.last().copied();
            }
            for name in names {
                if let Some(scoped) = for_types.term(name).and_then(|term| term.scoped.clone()) {
                    active = self.scoped(&active, &scoped, Scope::TYPE)?;
                }
            }
        }
        let is_json = last.is_some_and(|name| means(&active, name, "@json"));
        Ok((active, is_json))
    }

    fn entries(
        &mut self,
        draft: &mut Draft,
        frame: &Frame<'_>,
        map: &Map<String, Value>,
    ) -> Result<(), ReadError> {
        let mut nests: Vec<&String> = Vec::new();
        for (key, value) in map {
            if key == "@context" {
                continue;
            }
            let Some(name) = self.kept(&frame.active, key, false, true)? else { continue };
            if name == "@nest" {
                nests.push(key);
            } else if name.starts_with('@') {
                self.keyword(draft, frame, &name, key, value)?;
            } else if name.contains(':') {
                self.property(draft, frame, &name, key, value)?;
            }
        }
        for key in nests {
            let mut inner = frame.clone();
            if let Some(scoped) = frame.active.term(key).and_then(|term| term.scoped.clone()) {
                inner.active = self.scoped(&frame.active, &scoped, Scope::PROPERTY)?;
                inner.for_types = Rc::clone(&inner.active);
            }
            for nested in as_slice(&map[key.as_str()]) {
                match nested {
                    Value::Object(nested) => self.entries(draft, &inner, nested)?,
                    other => self.wrong(key, other),
                }
            }
        }
        Ok(())
    }

    fn keyword(
        &mut self,
        draft: &mut Draft,
        frame: &Frame<'_>,
        name: &str,
        key: &str,
        value: &Value,
    ) -> Result<(), ReadError> {
        let active = &frame.active;
        match (name, value) {
            ("@id", Value::String(id)) => {
                draft.has_id = true;
                draft.node.id = self.kept(active, id, true, false)?;
            }
            ("@type", value) => {
                for kind in as_slice(value) {
                    match kind {
                        Value::String(kind) => {
                            draft.node.types.extend(self.kept(&frame.for_types, kind, true, true)?);
                        }
                        other => self.wrong(key, other),
                    }
                }
            }
            ("@graph", value) => {
                let items = self.expand(active, Some("@graph"), value, false)?;
                draft.node.graph.get_or_insert_default().extend(items);
            }
            ("@included", value) => {
                let items = self.expand(active, None, value, false)?;
                draft.node.included.extend(items.into_iter().filter(|item| matches!(item, Item::Node(_))));
            }
            ("@value", value) if frame.is_json || !(value.is_array() || value.is_object()) => {
                draft.value = Some(value.clone());
            }
            ("@language", Value::String(language)) => {
                draft.language = Some(language.clone());
                draft.has_language = true;
            }
            ("@list", value) => {
                if frame.property.is_some_and(|property| property != "@graph") {
                    draft.list = Some(self.expand(active, frame.property, value, false)?);
                }
            }
            ("@set", value) => draft.set = Some(self.expand(active, frame.property, value, false)?),
            ("@reverse", Value::Object(map)) => self.reversed(draft, active, map)?,
            ("@index" | "@direction", Value::String(_)) | ("@direction" | "@language", Value::Null) => {}
            ("@value", value) => {
                draft.is_unusable = true;
                self.wrong(key, value);
            }
            (_, value) => self.wrong(key, value),
        }
        Ok(())
    }

    /// The entries under `@reverse` point the other way; those that are reversed themselves point forward again.
    fn reversed(
        &mut self,
        draft: &mut Draft,
        active: &Rc<Context>,
        map: &Map<String, Value>,
    ) -> Result<(), ReadError> {
        let mut inner = Draft::default();
        let frame = Frame {
            active: Rc::clone(active),
            for_types: Rc::clone(active),
            property: Some("@reverse"),
            is_json: false,
        };
        self.entries(&mut inner, &frame, map)?;
        for (name, items) in inner.node.reverse {
            add(&mut draft.node.properties, &name, items);
        }
        for (name, items) in inner.node.properties {
            let nodes = self.only_nodes(&name, items);
            add(&mut draft.node.reverse, &name, nodes);
        }
        Ok(())
    }

    fn only_nodes(&mut self, name: &str, items: Vec<Item>) -> Vec<Item> {
        let (nodes, others): (Vec<Item>, Vec<Item>) =
            items.into_iter().partition(|item| matches!(item, Item::Node(_)));
        if !others.is_empty() {
            self.sink.fault(FaultKind::Entry, name);
        }
        nodes
    }

    fn property(
        &mut self,
        draft: &mut Draft,
        frame: &Frame<'_>,
        name: &str,
        key: &str,
        value: &Value,
    ) -> Result<(), ReadError> {
        let active = &frame.active;
        let term = active.term(key).cloned().unwrap_or_default();
        let mut items = match value {
            value if term.datatype.as_deref() == Some("@json") => {
                let datatype = Some("@json".to_owned());
                vec![Item::Value(Typed { value: value.clone(), datatype, language: None })]
            }
            Value::Object(map) if term.container.language => self.language_map(active, key, map),
            Value::Object(map) if term.container.index || term.container.id || term.container.kind => {
                self.keyed_map(active, &term, key, map)?
            }
            value => self.expand(active, Some(key), value, false)?,
        };
        if term.container.list && !(value.is_object() && matches!(items.as_slice(), [Item::List(_)])) {
            let is_something = value.is_array() || !items.is_empty();
            items = if is_something { vec![Item::List(items)] } else { Vec::new() };
        }
        if term.container.graph && !term.container.id && !term.container.index {
            items = items.into_iter().map(|item| graph_of(item, None)).collect();
        }
        if term.is_reverse {
            let nodes = self.only_nodes(key, items);
            add(&mut draft.node.reverse, name, nodes);
        } else {
            add(&mut draft.node.properties, name, items);
        }
        Ok(())
    }

    fn finish(&mut self, draft: Draft, frame: &Frame<'_>) -> Vec<Item> {
        let is_top = frame.property.is_none_or(|property| property == "@graph");
        if draft.is_unusable {
            return Vec::new();
        }
        if let Some(value) = draft.value {
            return if is_top { Vec::new() } else { self.typed(value, draft.node, draft.language) };
        }
        if let Some(set) = draft.set {
            return set;
        }
        if let Some(list) = draft.list {
            return vec![Item::List(list)];
        }
        let node = draft.node;
        if node.is_bare() && !draft.has_id && draft.has_language {
            return Vec::new();
        }
        if is_top && node.is_bare() {
            return Vec::new();
        }
        // An object that holds nothing but a graph, at the top, is the document's own graph.
        if frame.property.is_none() && !draft.has_id && node.is_graph() && node.included.is_empty() {
            return node.graph.unwrap_or_default();
        }
        vec![Item::Node(Box::new(node))]
    }

    fn typed(&mut self, value: Value, node: Node, language: Option<String>) -> Vec<Item> {
        let mut types = node.types.into_iter();
        let datatype = types.next();
        if datatype.as_deref() != Some("@json") {
            if value.is_null() {
                return Vec::new();
            }
            let misplaced = language.is_some() && (datatype.is_some() || !value.is_string());
            if misplaced || types.next().is_some() {
                self.sink.fault(FaultKind::Entry, "@value");
            }
        }
        let language = language.filter(|_| datatype.is_none() && value.is_string());
        vec![Item::Value(Typed { value, datatype, language })]
    }

    /// A plain value becomes what its term says.
    pub(super) fn value(
        &mut self,
        active: &Context,
        property: &str,
        value: &Value,
    ) -> Result<Item, ReadError> {
        let term = active.term(property);
        let datatype = term.and_then(|term| term.datatype.as_deref());
        self.hold(size_of::<Item>())?;
        Ok(match (datatype, value) {
            (Some("@id"), Value::String(text)) => {
                Item::Node(Box::new(Node::reference(self.kept(active, text, true, false)?)))
            }
            (Some("@vocab"), Value::String(text)) => {
                Item::Node(Box::new(Node::reference(self.kept(active, text, true, true)?)))
            }
            (Some(datatype), value) if !datatype.starts_with('@') => {
                self.hold(datatype.len())?;
                let datatype = Some(datatype.to_owned());
                Item::Value(Typed { value: value.clone(), datatype, language: None })
            }
            (_, Value::String(_)) => {
                let language = match term.and_then(|term| term.language.clone()) {
                    Some(own) => own,
                    None => active.language.clone(),
                };
                Item::Value(Typed { value: value.clone(), datatype: None, language })
            }
            _ => Item::Value(Typed { value: value.clone(), datatype: None, language: None }),
        })
    }

    /// An entry that can't be used.
    pub(super) fn wrong(&mut self, key: &str, value: &Value) {
        if !value.is_null() {
            self.sink.fault(FaultKind::Entry, key);
        }
    }
}

/// Puts an item into a graph of its own.
pub(super) fn graph_of(item: Item, id: Option<String>) -> Item {
    Item::Node(Box::new(Node { id, graph: Some(vec![item]), ..Node::default() }))
}
