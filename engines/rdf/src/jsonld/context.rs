//! Active contexts, and how local ones change them.

use super::expand::Expander;
use crate::fault::FaultKind;
use crate::read::ReadError;
use oxiri::Iri;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// How contexts may name each other before it counts as a circle.
const CHAIN: usize = 16;

/// How the values of a term are held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Container {
    pub(super) list: bool,
    pub(super) set: bool,
    pub(super) language: bool,
    pub(super) index: bool,
    pub(super) id: bool,
    pub(super) kind: bool,
    pub(super) graph: bool,
}

/// What a term means.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Term {
    /// An IRI, a blank node or a keyword; none where the term is switched off.
    pub(super) iri: Option<String>,
    pub(super) is_prefix: bool,
    pub(super) is_protected: bool,
    pub(super) is_reverse: bool,
    /// The context that holds under it.
    pub(super) scoped: Option<Rc<Value>>,
    pub(super) container: Container,
    pub(super) index: Option<String>,
    /// `Some(None)` is "no language here".
    pub(super) language: Option<Option<String>>,
    pub(super) nest: bool,
    /// An IRI, `@id`, `@vocab`, `@json` or `@none`.
    pub(super) datatype: Option<String>,
}

/// An active context.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    pub(super) base: Option<Iri<String>>,
    pub(super) vocabulary: Option<String>,
    pub(super) language: Option<String>,
    /// Their names are shared between the contexts that copy them.
    pub(super) terms: HashMap<Rc<str>, Rc<Term>>,
    pub(super) previous: Option<Rc<Context>>,
}

impl Context {
    pub(super) fn new(base: Option<Iri<String>>) -> Self {
        Self { base, ..Self::default() }
    }

    pub(super) fn term(&self, name: &str) -> Option<&Rc<Term>> {
        self.terms.get(name)
    }

    fn has_protected(&self) -> bool {
        self.terms.values().any(|term| term.is_protected)
    }
}

/// How a local context is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Scope {
    /// Property-scoped contexts may redefine protected terms.
    pub(super) over_protected: bool,
    /// Type-scoped contexts hold for their node only.
    pub(super) propagates: bool,
}

impl Scope {
    pub(super) const LOCAL: Self = Self { over_protected: false, propagates: true };
    pub(super) const PROPERTY: Self = Self { over_protected: true, propagates: true };
    pub(super) const TYPE: Self = Self { over_protected: false, propagates: false };
}

/// A context that was already worked out; its keys are addresses, so all that they point at is kept alive.
pub(super) struct Known {
    _active: Rc<Context>,
    _scoped: Option<Rc<Value>>,
    result: Rc<Context>,
}

/// Which context was applied to which, and how.
type Key = (*const Context, *const Value, Scope);

pub(super) type Cache = HashMap<Key, Known>;

impl Expander<'_, '_> {
    /// Applies the context that a term carries.
    pub(super) fn scoped(
        &mut self,
        active: &Rc<Context>,
        local: &Rc<Value>,
        scope: Scope,
    ) -> Result<Rc<Context>, ReadError> {
        let key = (Rc::as_ptr(active), Rc::as_ptr(local), scope);
        if let Some(known) = self.cache.get(&key) {
            return Ok(Rc::clone(&known.result));
        }
        let result = self.process(active, local, scope, 0)?;
        let known =
            Known { _active: Rc::clone(active), _scoped: Some(Rc::clone(local)), result: Rc::clone(&result) };
        self.remember(key, known, active.terms.len());
        Ok(result)
    }

    /// Keeps what was worked out. Where that comes to more definitions than a small document may have, it begins anew: a long
    /// list that brings a context with every record would keep them all.
    fn remember(&mut self, key: Key, known: Known, beside: usize) {
        let terms = known.result.terms.len().saturating_add(beside);
        self.remembered = self.remembered.saturating_add(terms);
        if self.remembered > self.sink.limits.context_terms {
            self.cache.clear();
            self.remembered = terms;
        }
        self.cache.insert(key, known);
    }

    /// Applies the context of an object. Where every record of a list names the same one by its address, it is worked out once.
    pub(super) fn local(&mut self, active: &Rc<Context>, local: &Value) -> Result<Rc<Context>, ReadError> {
        let contexts = self.contexts;
        let bundled = local.as_str().and_then(|written| {
            let address = self.context_address(written);
            contexts.get(&address).or_else(|| contexts.get(written))
        });
        let Some(document) = bundled else { return self.process(active, local, Scope::LOCAL, 0) };
        let key = (Rc::as_ptr(active), std::ptr::from_ref(document), Scope::LOCAL);
        if let Some(known) = self.cache.get(&key) {
            return Ok(Rc::clone(&known.result));
        }
        let result = self.process(active, local, Scope::LOCAL, 0)?;
        let known = Known { _active: Rc::clone(active), _scoped: None, result: Rc::clone(&result) };
        self.remember(key, known, active.terms.len());
        Ok(result)
    }

    /// Applies a local context.
    pub(super) fn process(
        &mut self,
        active: &Rc<Context>,
        local: &Value,
        scope: Scope,
        chain: usize,
    ) -> Result<Rc<Context>, ReadError> {
        let mut scope = scope;
        if let Some(Value::Bool(propagates)) = local.get("@propagate") {
            scope.propagates = *propagates;
        }
        self.spend(active.terms.len())?;
        let mut result = Context::clone(active);
        if !scope.propagates && result.previous.is_none() {
            result.previous = Some(Rc::clone(active));
        }
        for one in as_slice(local) {
            match one {
                Value::Null => {
                    if !scope.over_protected && active.has_protected() {
                        self.sink.fault(FaultKind::Context, "null");
                        continue;
                    }
                    let previous = (!scope.propagates).then(|| Rc::new(result));
                    result = Context { previous, ..Context::new(self.base.clone()) };
                }
                Value::String(address) => result = self.named(result, address, scope, chain)?,
                Value::Object(map) => self.apply(&mut result, map, scope, chain)?,
                other => self.sink.fault(FaultKind::Context, &other.to_string()),
            }
        }
        Ok(Rc::new(result))
    }

    /// Applies a context that is named by its address.
    fn named(
        &mut self,
        result: Context,
        written: &str,
        scope: Scope,
        chain: usize,
    ) -> Result<Context, ReadError> {
        let address = self.context_address(written);
        let contexts = self.contexts;
        // Many pages say `schema.org` and mean the address, not a file beside them.
        let Some(document) = contexts.get(&address).or_else(|| contexts.get(written)) else {
            return Err(ReadError::ContextNotBundled { iri: address });
        };
        if chain >= CHAIN {
            self.sink.fault(FaultKind::Context, &address);
            return Ok(result);
        }
        // The usual case is one well-known context on top of nothing: it is worked out once.
        let key = std::ptr::from_ref(document);
        let is_fresh = result.terms.is_empty() && result.vocabulary.is_none() && result.previous.is_none();
        if let Some(known) = self.loaded.get(&key).filter(|_| is_fresh) {
            let known = Rc::clone(known);
            self.spend(known.terms.len())?;
            return Ok(Context { base: result.base, language: result.language, ..Context::clone(&known) });
        }
        let is_fresh = is_fresh && result.language.is_none();
        let base = result.base.clone();
        let applied = self.process(&Rc::new(result), document, scope, chain + 1)?;
        if is_fresh && applied.language.is_none() && applied.previous.is_none() {
            self.loaded.insert(key, Rc::clone(&applied));
        }
        // A context from elsewhere does not move the document.
        Ok(Context { base, ..Context::clone(&applied) })
    }

    fn context_address(&self, address: &str) -> String {
        match &self.base {
            Some(base) => base.resolve_unchecked(address).into_inner(),
            None => address.to_owned(),
        }
    }

    fn apply(
        &mut self,
        result: &mut Context,
        local: &Map<String, Value>,
        scope: Scope,
        chain: usize,
    ) -> Result<(), ReadError> {
        let mut local = Cow::Borrowed(local);
        if let Some(Value::String(import)) = local.get("@import") {
            let address = self.context_address(import);
            let contexts = self.contexts;
            match contexts.get(&address) {
                Some(Value::Object(imported)) => {
                    let mut merged = imported.clone();
                    merged.extend(local.iter().map(|(key, value)| (key.clone(), value.clone())));
                    local = Cow::Owned(merged);
                }
                Some(_) => self.sink.fault(FaultKind::Context, "@import"),
                None => return Err(ReadError::ContextNotBundled { iri: address }),
            }
        }
        let local = local.as_ref();
        if chain == 0 {
            self.apply_base(result, local);
        }
        match local.get("@vocab") {
            None => {}
            Some(Value::Null) => result.vocabulary = None,
            Some(Value::String(vocabulary)) => {
                let expanded = self.iri(result, vocabulary, true, true);
                result.vocabulary = expanded.filter(|iri| iri.len() <= self.sink.limits.iri_bytes);
                if result.vocabulary.is_none() {
                    self.sink.fault(FaultKind::Context, "@vocab");
                }
            }
            Some(_) => self.sink.fault(FaultKind::Context, "@vocab"),
        }
        match local.get("@language") {
            None => {}
            Some(Value::Null) => result.language = None,
            Some(Value::String(language)) => result.language = self.language(language),
            Some(_) => self.sink.fault(FaultKind::Context, "@language"),
        }
        self.define_all(result, local, scope)
    }

    fn apply_base(&mut self, result: &mut Context, local: &Map<String, Value>) {
        match local.get("@base") {
            None => {}
            Some(Value::Null) => result.base = None,
            Some(Value::String(base)) => {
                let base = base.trim();
                let resolved = match &result.base {
                    Some(known) => known.resolve_unchecked(base).into_inner(),
                    None => base.to_owned(),
                };
                // Where it is none, addresses are relative to nothing: an older one would make others of them than were meant.
                result.base = self.sink.base(resolved, None);
                if result.base.is_none() {
                    self.sink.fault(FaultKind::Context, "@base");
                }
            }
            Some(_) => self.sink.fault(FaultKind::Context, "@base"),
        }
    }
}

/// One value or the values of an array.
pub(super) fn as_slice(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        other => std::slice::from_ref(other),
    }
}
