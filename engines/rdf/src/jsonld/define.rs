//! The definition of a term.

use super::context::{Container, Context, Scope, Term, as_slice};
use super::expand::Expander;
use super::resolve::{is_absolute, is_keyword, looks_like_keyword};
use crate::fault::FaultKind;
use crate::read::ReadError;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::rc::Rc;

/// How far one definition may lead to the next.
const CHAIN: usize = 64;

/// A local context whose terms are being defined.
pub(super) struct Defining<'a> {
    local: &'a Map<String, Value>,
    /// Whether a term is done; one that is not done was begun.
    state: HashMap<String, bool>,
    protects: bool,
    over_protected: bool,
    chain: usize,
}

impl Defining<'_> {
    /// Whether the local context defines a name and this was not done yet.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.local.contains_key(name) && self.state.get(name) != Some(&true) && !is_setting(name)
    }
}

/// The entries of a context that are no terms.
fn is_setting(name: &str) -> bool {
    matches!(
        name,
        "@base"
            | "@direction"
            | "@import"
            | "@language"
            | "@propagate"
            | "@protected"
            | "@version"
            | "@vocab"
    )
}

/// Why a term could not be defined.
struct Unfit;

impl Expander<'_, '_> {
    /// Defines all terms of a local context.
    pub(super) fn define_all(
        &mut self,
        active: &mut Context,
        local: &Map<String, Value>,
        scope: Scope,
    ) -> Result<(), ReadError> {
        let mut defining = Defining {
            local,
            state: HashMap::with_capacity(local.len()),
            protects: local.get("@protected").and_then(Value::as_bool).unwrap_or(false),
            over_protected: scope.over_protected,
            chain: 0,
        };
        for name in local.keys().filter(|name| !is_setting(name)) {
            self.define(active, name, &mut defining)?;
        }
        Ok(())
    }

    /// Defines a term, and before it those that it stands on.
    pub(super) fn define(
        &mut self,
        active: &mut Context,
        name: &str,
        defining: &mut Defining<'_>,
    ) -> Result<(), ReadError> {
        if let Some(done) = defining.state.get(name) {
            if !done {
                self.sink.fault(FaultKind::Context, name);
            }
            return Ok(());
        }
        self.spend(1)?;
        defining.state.insert(name.to_owned(), false);
        if looks_like_keyword(name) || is_keyword(name) {
            // `@type` may be told to hold sets; that changes nothing here. Other keywords keep their meaning.
            if is_keyword(name) && name != "@type" {
                self.sink.fault(FaultKind::Context, name);
            }
            defining.state.insert(name.to_owned(), true);
            return Ok(());
        }
        let previous = active.terms.remove(name);
        defining.chain += 1;
        let term = if name.is_empty() || defining.chain > CHAIN {
            Err(Unfit)
        } else {
            self.term(active, name, defining)?
        };
        defining.chain -= 1;
        match term.and_then(|term| self.bounded(term)) {
            Ok(Some(term)) => self.keep(active, name, term, previous, defining),
            Ok(None) => {}
            Err(Unfit) => {
                self.sink.fault(FaultKind::Context, name);
                if let Some(previous) = previous {
                    active.terms.insert(name.into(), previous);
                }
            }
        }
        defining.state.insert(name.to_owned(), true);
        Ok(())
    }

    /// Refuses a term that is short for more than an address may have.
    fn bounded(&self, term: Option<Term>) -> Result<Option<Term>, Unfit> {
        let limit = self.sink.limits.iri_bytes;
        let addresses = term.iter().flat_map(|term| [&term.iri, &term.datatype]);
        if addresses.flatten().any(|iri| iri.len() > limit) { Err(Unfit) } else { Ok(term) }
    }

    /// A protected term stays as it is, unless the new definition says the same.
    fn keep(
        &mut self,
        active: &mut Context,
        name: &str,
        term: Term,
        previous: Option<Rc<Term>>,
        defining: &Defining<'_>,
    ) {
        let guarded = previous.filter(|previous| previous.is_protected && !defining.over_protected);
        let kept = match guarded {
            Some(previous) => {
                if *previous != (Term { is_protected: true, ..term }) {
                    self.sink.fault(FaultKind::Context, name);
                }
                previous
            }
            None => Rc::new(term),
        };
        active.terms.insert(name.into(), kept);
    }

    fn term(
        &mut self,
        active: &mut Context,
        name: &str,
        defining: &mut Defining<'_>,
    ) -> Result<Result<Option<Term>, Unfit>, ReadError> {
        let local = defining.local;
        let empty = Map::new();
        let (entry, id, simple) = match local.get(name) {
            Some(Value::Null) => (&empty, Some(&Value::Null), false),
            Some(id @ Value::String(_)) => (&empty, Some(id), true),
            Some(Value::Object(map)) => (map, map.get("@id"), false),
            _ => return Ok(Err(Unfit)),
        };
        let mut term = Term { is_protected: defining.protects, ..Term::default() };
        if let Some(Value::Bool(is_protected)) = entry.get("@protected") {
            term.is_protected = *is_protected;
        }
        if let Some(datatype) = entry.get("@type") {
            let Value::String(datatype) = datatype else { return Ok(Err(Unfit)) };
            match self.iri_in_definition(active, datatype, defining)? {
                Some(iri)
                    if matches!(iri.as_str(), "@id" | "@vocab" | "@json" | "@none") || is_absolute(&iri) =>
                {
                    term.datatype = Some(iri);
                }
                _ => return Ok(Err(Unfit)),
            }
        }
        if let Some(reverse) = entry.get("@reverse") {
            return self.reverse(active, term, entry, reverse, defining);
        }
        match id {
            Some(Value::Null) => return Ok(Ok(Some(term))),
            Some(Value::String(id)) if id != name => {
                if looks_like_keyword(id) && !is_keyword(id) {
                    return Ok(Ok(None));
                }
                match self.iri_in_definition(active, id, defining)? {
                    Some(iri) if iri != "@context" && (is_keyword(&iri) || is_absolute(&iri)) => {
                        let ends =
                            iri.ends_with([':', '/', '?', '#', '[', ']', '@']) || iri.starts_with("_:");
                        term.is_prefix = simple && ends && !name.contains([':', '/']);
                        term.iri = Some(iri);
                    }
                    _ => return Ok(Err(Unfit)),
                }
            }
            Some(Value::String(_)) | None => match self.own_name(active, name, defining)? {
                Some(iri) => term.iri = Some(iri),
                None => return Ok(Err(Unfit)),
            },
            Some(_) => return Ok(Err(Unfit)),
        }
        Ok(self.details(active, name, term, entry))
    }

    /// The IRI of a term that gives none: by its prefix, or by the vocabulary.
    fn own_name(
        &mut self,
        active: &mut Context,
        name: &str,
        defining: &mut Defining<'_>,
    ) -> Result<Option<String>, ReadError> {
        if let Some(colon) = name.get(1..).and_then(|rest| rest.find(':')).map(|at| at + 1) {
            let (prefix, suffix) = (&name[..colon], &name[colon + 1..]);
            if defining.is_open(prefix) {
                self.define(active, prefix, defining)?;
            }
            let namespace = active.term(prefix).and_then(|term| term.iri.clone());
            return Ok(match namespace {
                Some(namespace) => Some(format!("{namespace}{suffix}")),
                None => Some(name.to_owned()).filter(|name| is_absolute(name)),
            });
        }
        if name.contains('/') {
            return Ok(self.iri(active, name, false, true).filter(|iri| is_absolute(iri)));
        }
        Ok(active.vocabulary.as_ref().map(|vocabulary| format!("{vocabulary}{name}")))
    }

    fn reverse(
        &mut self,
        active: &mut Context,
        mut term: Term,
        entry: &Map<String, Value>,
        reverse: &Value,
        defining: &mut Defining<'_>,
    ) -> Result<Result<Option<Term>, Unfit>, ReadError> {
        let Value::String(reverse) = reverse else { return Ok(Err(Unfit)) };
        if entry.contains_key("@id") || entry.contains_key("@nest") {
            return Ok(Err(Unfit));
        }
        if looks_like_keyword(reverse) {
            return Ok(Ok(None));
        }
        match self.iri_in_definition(active, reverse, defining)? {
            Some(iri) if is_absolute(&iri) => term.iri = Some(iri),
            _ => return Ok(Err(Unfit)),
        }
        match entry.get("@container") {
            None | Some(Value::Null) => {}
            Some(Value::String(kind)) if kind == "@set" => {}
            Some(Value::String(kind)) if kind == "@index" => term.container.index = true,
            Some(_) => return Ok(Err(Unfit)),
        }
        term.is_reverse = true;
        Ok(Ok(Some(term)))
    }

    fn details(
        &mut self,
        active: &Context,
        name: &str,
        mut term: Term,
        entry: &Map<String, Value>,
    ) -> Result<Option<Term>, Unfit> {
        if let Some(container) = entry.get("@container") {
            term.container = read_container(container).ok_or(Unfit)?;
            if term.container.kind {
                match term.datatype.as_deref() {
                    None => term.datatype = Some("@id".to_owned()),
                    Some("@id" | "@vocab") => {}
                    Some(_) => return Err(Unfit),
                }
            }
        }
        if let Some(index) = entry.get("@index") {
            let Value::String(index) = index else { return Err(Unfit) };
            let is_iri = self.iri(active, index, false, true).is_some_and(|iri| is_absolute(&iri));
            if !term.container.index || !is_iri {
                return Err(Unfit);
            }
            term.index = Some(index.clone());
        }
        if let Some(scoped) = entry.get("@context") {
            self.sized(scoped);
            term.scoped = Some(Rc::new(scoped.clone()));
        }
        if !entry.contains_key("@type") {
            match entry.get("@language") {
                None => {}
                Some(Value::Null) => term.language = Some(None),
                Some(Value::String(language)) => term.language = Some(self.language(language)),
                Some(_) => return Err(Unfit),
            }
        }
        match entry.get("@nest") {
            None => {}
            Some(Value::String(nest)) if nest == "@nest" || !is_keyword(nest) => term.nest = true,
            Some(_) => return Err(Unfit),
        }
        match entry.get("@prefix") {
            None => {}
            Some(Value::Bool(is_prefix)) if !name.contains([':', '/']) => term.is_prefix = *is_prefix,
            Some(_) => return Err(Unfit),
        }
        Ok(Some(term))
    }
}

fn read_container(value: &Value) -> Option<Container> {
    let mut container = Container::default();
    for kind in as_slice(value) {
        match kind {
            Value::Null => {}
            Value::String(kind) => match kind.as_str() {
                "@list" => container.list = true,
                "@set" => container.set = true,
                "@language" => container.language = true,
                "@index" => container.index = true,
                "@id" => container.id = true,
                "@type" => container.kind = true,
                "@graph" => container.graph = true,
                _ => return None,
            },
            _ => return None,
        }
    }
    let maps = [container.language, container.index, container.id, container.kind];
    let many = maps.iter().filter(|is| **is).count() > 1;
    let alone = container.list && (many || maps.contains(&true) || container.set || container.graph);
    let graph = container.graph && (container.language || container.kind);
    (!many && !alone && !graph).then_some(container)
}
