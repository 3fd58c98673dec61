//! What was wrong in a document and what became of it.

use oxrdf::NamedOrBlankNode;

/// A place in the text, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: u64,
    /// The column, in characters.
    pub column: u64,
}

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The statement, element or entry could not be read; the value holds the parser's reason. It was left out.
    Syntax,
    /// The text is not in the encoding it should be in, or has bytes that mean nothing in it; the value names the encoding
    /// that was used.
    Encoding,
    /// Characters that may not stand there were taken out or escaped, so that the rest could be read.
    Escaped,
    /// An IRI had characters that must be escaped, and they were.
    IriRepaired,
    /// An IRI could not be saved; its statement was left out.
    IriDropped,
    /// An IRI is relative and there is nothing that it is relative to; its statement was left out.
    IriRelative,
    /// A language tag is none; its literal was kept without it.
    LanguageDropped,
    /// A literal is over the limit; what goes beyond was left out. The value is the beginning of it.
    LiteralTooLong,
    /// A part of a JSON-LD context could not be used; the value names the term.
    Context,
    /// An entry of a JSON-LD document could not be used; the value names it.
    Entry,
}

impl FaultKind {
    /// Whether something was left out, rather than mended.
    #[must_use]
    pub fn is_loss(self) -> bool {
        match self {
            Self::Syntax
            | Self::IriDropped
            | Self::IriRelative
            | Self::LiteralTooLong
            | Self::Context
            | Self::Entry => true,
            Self::Encoding | Self::Escaped | Self::IriRepaired | Self::LanguageDropped => false,
        }
    }
}

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, if that is known: exact for syntax, the first occurrence in the text for a value.
    pub place: Option<Place>,
    /// What.
    pub kind: FaultKind,
    /// The value that was wrong, shortened.
    pub value: String,
    /// What the statement that was left out was about, where that could be seen.
    pub about: Option<NamedOrBlankNode>,
}

/// The longest value that a fault carries, in characters.
const VALUE_CHARS: usize = 200;

/// Collects faults up to a bound and counts the rest. Those of syntax have a bound of their own: each may cost a record, and
/// a thousand addresses that were mended must not keep that from being told.
#[derive(Debug)]
pub(crate) struct Faults {
    pub(crate) kept: Vec<Fault>,
    pub(crate) counted: usize,
    most: usize,
    /// How many of those that are kept are of syntax.
    of_syntax: usize,
    /// Whether the last one was kept.
    is_last_kept: bool,
}

impl Faults {
    pub(crate) fn new(most: usize) -> Self {
        Self { kept: Vec::new(), counted: 0, most, of_syntax: 0, is_last_kept: false }
    }

    /// Records a fault; `place` is only asked where the fault is kept.
    pub(crate) fn add(&mut self, kind: FaultKind, value: &str, place: impl FnOnce() -> Option<Place>) {
        self.counted += 1;
        let is_of_syntax = kind == FaultKind::Syntax;
        let alike = if is_of_syntax { self.of_syntax } else { self.kept.len() - self.of_syntax };
        self.is_last_kept = alike < self.most;
        if self.is_last_kept {
            self.of_syntax += usize::from(is_of_syntax);
            let value = value.chars().take(VALUE_CHARS).collect();
            self.kept.push(Fault { place: place(), kind, value, about: None });
        }
    }

    /// Says what the last fault was about, if it was kept.
    pub(crate) fn name_last(&mut self, about: &NamedOrBlankNode) {
        if self.is_last_kept
            && let Some(last) = self.kept.last_mut()
        {
            last.about = Some(about.clone());
        }
    }
}

/// Tells lines and columns. Faults come in the order of the text, mostly: lines are counted on from the last.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    pub(crate) text: &'a str,
    /// A byte, and the line that it is in.
    known: (usize, u64),
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, known: (0, 1) }
    }

    /// The place of a byte.
    pub(crate) fn of(&mut self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let (from, line) = if self.known.0 <= offset { self.known } else { (0, 1) };
        let breaks = self.text.as_bytes()[from..offset].iter().filter(|byte| **byte == b'\n').count();
        let line = line + breaks as u64;
        self.known = (offset, line);
        let begin = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let column = self.text[begin..offset].chars().count() as u64 + 1;
        Place { line, column }
    }
}
