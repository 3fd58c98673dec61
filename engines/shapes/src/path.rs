//! Property paths, as SHACL knows them.

use std::fmt;

use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode, Term, Triple, vocab::rdf};

use crate::vocab;

/// A way from a focus node to its values. `P` is what stands for a predicate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path<P = NamedNode> {
    /// Along one predicate.
    Predicate(P),
    /// A path walked backwards.
    Inverse(Box<Path<P>>),
    /// One path after another.
    Sequence(Vec<Path<P>>),
    /// Any of several paths.
    Alternative(Vec<Path<P>>),
    /// A path, any number of times.
    ZeroOrMore(Box<Path<P>>),
    /// A path, once or more often.
    OneOrMore(Box<Path<P>>),
    /// A path, once or not at all.
    ZeroOrOne(Box<Path<P>>),
}

impl<P> Path<P> {
    /// The same path with other names for its predicates.
    pub fn map<Q>(&self, name: &mut impl FnMut(&P) -> Q) -> Path<Q> {
        fn all<P, Q>(paths: &[Path<P>], name: &mut impl FnMut(&P) -> Q) -> Vec<Path<Q>> {
            paths.iter().map(|path| path.map(name)).collect()
        }
        match self {
            Self::Predicate(predicate) => Path::Predicate(name(predicate)),
            Self::Inverse(inner) => Path::Inverse(Box::new(inner.map(name))),
            Self::Sequence(parts) => Path::Sequence(all(parts, name)),
            Self::Alternative(parts) => Path::Alternative(all(parts, name)),
            Self::ZeroOrMore(inner) => Path::ZeroOrMore(Box::new(inner.map(name))),
            Self::OneOrMore(inner) => Path::OneOrMore(Box::new(inner.map(name))),
            Self::ZeroOrOne(inner) => Path::ZeroOrOne(Box::new(inner.map(name))),
        }
    }
}

/// Written as SPARQL writes it, each composite path in brackets.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Self], by: &str| {
            f.write_str("(")?;
            for (place, part) in parts.iter().enumerate() {
                if place > 0 {
                    f.write_str(by)?;
                }
                part.fmt(f)?;
            }
            f.write_str(")")
        };
        match self {
            Self::Predicate(predicate) => predicate.fmt(f),
            Self::Inverse(inner) => write!(f, "^{inner}"),
            Self::Sequence(parts) => joined(f, parts, "/"),
            Self::Alternative(parts) => joined(f, parts, "|"),
            Self::ZeroOrMore(inner) => write!(f, "({inner})*"),
            Self::OneOrMore(inner) => write!(f, "({inner})+"),
            Self::ZeroOrOne(inner) => write!(f, "({inner})?"),
        }
    }
}

impl Path {
    /// The node that stands for this path in a graph; what describes it is appended to `triples`.
    pub(crate) fn describe(&self, fresh: &mut impl FnMut() -> BlankNode, triples: &mut Vec<Triple>) -> Term {
        match self {
            Self::Predicate(predicate) => predicate.clone().into(),
            Self::Sequence(parts) => list(parts, fresh, triples),
            Self::Alternative(parts) => {
                let inner = list(parts, fresh, triples);
                let node = fresh();
                triples.push(Triple::new(node.clone(), vocab::ALTERNATIVE_PATH, inner));
                node.into()
            }
            Self::Inverse(inner)
            | Self::ZeroOrMore(inner)
            | Self::OneOrMore(inner)
            | Self::ZeroOrOne(inner) => {
                let predicate = match self {
                    Self::Inverse(_) => vocab::INVERSE_PATH,
                    Self::ZeroOrMore(_) => vocab::ZERO_OR_MORE_PATH,
                    Self::OneOrMore(_) => vocab::ONE_OR_MORE_PATH,
                    _ => vocab::ZERO_OR_ONE_PATH,
                };
                let node: BlankNode = fresh();
                let inner = inner.describe(fresh, triples);
                triples.push(Triple::new(node.clone(), predicate, inner));
                node.into()
            }
        }
    }
}

fn list(parts: &[Path], fresh: &mut impl FnMut() -> BlankNode, triples: &mut Vec<Triple>) -> Term {
    let mut rest: Term = rdf::NIL.into_owned().into();
    for part in parts.iter().rev() {
        let first = part.describe(fresh, triples);
        let node: NamedOrBlankNode = fresh().into();
        triples.push(Triple::new(node.clone(), rdf::FIRST, first));
        triples.push(Triple::new(node.clone(), rdf::REST, rest));
        rest = node.into();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_sparql_writes_it() {
        let p = || Path::Predicate(NamedNode::new_unchecked("http://e/p"));
        let path = Path::Sequence(vec![
            Path::Inverse(Box::new(p())),
            Path::Alternative(vec![Path::ZeroOrMore(Box::new(p())), Path::OneOrMore(Box::new(p()))]),
            Path::ZeroOrOne(Box::new(p())),
        ]);
        assert_eq!(path.to_string(), "(^<http://e/p>/((<http://e/p>)*|(<http://e/p>)+)/(<http://e/p>)?)");
    }
}
