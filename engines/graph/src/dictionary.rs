//! Terms as numbers: each text is stored once, in one block of memory.

use hashbrown::HashTable;
use oxrdf::{BlankNode, Literal, NamedNode, Term, TermRef};
use std::hash::{BuildHasher, RandomState};

/// The number of a term.
pub(crate) type Id = u32;

const IRI: u8 = b'I';
const BLANK: u8 = b'B';
const TEXT: u8 = b'T';
const TAGGED: u8 = b'L';
const TYPED: u8 = b'D';

/// Terms with consecutive numbers from `first`.
#[derive(Clone, Default)]
pub(crate) struct Dictionary {
    first: Id,
    block: Vec<u8>,
    /// Where each term ends in the block.
    ends: Vec<usize>,
    places: HashTable<u32>,
    hasher: RandomState,
}

impl Dictionary {
    /// An empty dictionary whose first number is this.
    pub(crate) fn from(first: Id) -> Self {
        Self { first, ..Self::default() }
    }

    /// The number after the last.
    pub(crate) fn end(&self) -> Id {
        self.first + Id::try_from(self.ends.len()).expect("the block is full before the numbers are")
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.block.capacity() + self.ends.capacity() * size_of::<usize>() + self.places.capacity() * 5
    }

    /// The written term of a number of this dictionary.
    pub(crate) fn written(&self, id: Id) -> Option<&[u8]> {
        let place = id.checked_sub(self.first)? as usize;
        Some(at(&self.block, &self.ends, place, *self.ends.get(place)?))
    }

    /// The number of a written term.
    pub(crate) fn find(&self, written: &[u8]) -> Option<Id> {
        let hash = self.hasher.hash_one(written);
        let place = self.places.find(hash, |place| {
            let place = *place as usize;
            at(&self.block, &self.ends, place, self.ends[place]) == written
        })?;
        Some(self.first + place)
    }

    /// The number of a written term, new where it must be.
    pub(crate) fn intern(&mut self, written: &[u8]) -> Id {
        if let Some(id) = self.find(written) {
            return id;
        }
        let id = self.end();
        self.block.extend_from_slice(written);
        self.ends.push(self.block.len());
        let (block, ends, hasher) = (&self.block, &self.ends, &self.hasher);
        self.places.insert_unique(hasher.hash_one(written), id - self.first, |place| {
            let place = *place as usize;
            hasher.hash_one(at(block, ends, place, ends[place]))
        });
        id
    }

    /// Gives back what was reserved and not used.
    pub(crate) fn shrink(&mut self) {
        self.block.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

fn at<'a>(block: &'a [u8], ends: &[usize], place: usize, end: usize) -> &'a [u8] {
    &block[place.checked_sub(1).map_or(0, |before| ends[before])..end]
}

/// Writes a term. A blank node's label is put behind the prefix, which keeps the blank nodes of two graphs apart.
pub(crate) fn write(term: TermRef<'_>, blank_prefix: &str, out: &mut Vec<u8>) {
    out.clear();
    match term {
        TermRef::NamedNode(node) => {
            out.push(IRI);
            out.extend_from_slice(node.as_str().as_bytes());
        }
        TermRef::BlankNode(node) => {
            out.push(BLANK);
            out.extend_from_slice(blank_prefix.as_bytes());
            out.extend_from_slice(node.as_str().as_bytes());
        }
        TermRef::Literal(literal) => {
            let (kind, detail) = match literal.language() {
                Some(language) => (TAGGED, language),
                None if literal.datatype() == oxrdf::vocab::xsd::STRING => (TEXT, ""),
                None => (TYPED, literal.datatype().as_str()),
            };
            out.push(kind);
            if kind != TEXT {
                out.extend_from_slice(&(detail.len() as u64).to_le_bytes());
                out.extend_from_slice(detail.as_bytes());
            }
            out.extend_from_slice(literal.value().as_bytes());
        }
    }
}

/// Reads a written term.
pub(crate) fn read(written: &[u8]) -> Term {
    let (kind, rest) = written.split_first().unwrap_or((&TEXT, &[]));
    match *kind {
        IRI => NamedNode::new_unchecked(text(rest)).into(),
        BLANK => BlankNode::new_unchecked(text(rest)).into(),
        TAGGED => {
            let (language, value) = detail(rest);
            Literal::new_language_tagged_literal_unchecked(text(value), text(language)).into()
        }
        TYPED => {
            let (datatype, value) = detail(rest);
            Literal::new_typed_literal(text(value), NamedNode::new_unchecked(text(datatype))).into()
        }
        _ => Literal::new_simple_literal(text(rest)).into(),
    }
}

fn detail(rest: &[u8]) -> (&[u8], &[u8]) {
    let Some((length, rest)) = rest.split_first_chunk::<8>() else { return (&[], rest) };
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
    rest.split_at_checked(length).unwrap_or((&[], rest))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What stands before the labels of a graph's blank nodes: the same for the same name, in every store.
pub(crate) fn blank_prefix(graph: &str) -> String {
    let hash = graph.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("b{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::vocab::xsd;

    #[test]
    fn every_kind_of_term_is_read_as_it_was_written() {
        let terms: [Term; 5] = [
            NamedNode::new_unchecked("http://example.org/ü").into(),
            BlankNode::new_unchecked("x").into(),
            Literal::new_simple_literal("").into(),
            Literal::new_language_tagged_literal_unchecked("Straße", "de").into(),
            Literal::new_typed_literal("01", xsd::INTEGER).into(),
        ];
        let mut dictionary = Dictionary::from(7);
        let mut written = Vec::new();
        for (id, term) in (7..).zip(&terms) {
            write(term.as_ref(), "", &mut written);
            assert_eq!(dictionary.intern(&written), id);
            assert_eq!(dictionary.intern(&written), id);
            assert_eq!(dictionary.find(&written), Some(id));
            assert_eq!(dictionary.written(id).map(read).as_ref(), Some(term));
        }
        assert_eq!(dictionary.end(), 12);
        assert_eq!(dictionary.written(6), None);
        assert_eq!(dictionary.written(12), None);
    }

    #[test]
    fn blank_nodes_of_two_graphs_are_two_terms() {
        let node = BlankNode::new_unchecked("x");
        let mut one = Vec::new();
        write(node.as_ref().into(), &blank_prefix("http://example.org/1"), &mut one);
        let mut two = Vec::new();
        write(node.as_ref().into(), &blank_prefix("http://example.org/2"), &mut two);
        assert_ne!(one, two);
    }
}
