//! The words of Turtle and its relatives, still as they stand in the text.

/// One word of the text. What is escaped in it is so still: most words are only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// What stands between `<` and `>`.
    Iri(Raw<'a>),
    /// `prefix:local`.
    Name { prefix: &'a str, local: Raw<'a> },
    /// `_:label`, without its beginning.
    Label(&'a str),
    /// What stands between quotes.
    Text(Raw<'a>),
    /// `@word`: a language, or the beginning of a directive.
    At(&'a str),
    /// A number.
    Number(Number, &'a str),
    /// A word that is no name: `a`, `true`, `PREFIX`.
    Word(&'a str),
    /// `^^`.
    Carets,
    /// One of `. , ; [ ] ( ) { }`.
    Mark(u8),
    /// The end of a line, where lines count.
    Line,
    /// The end of the text.
    End,
}

/// A part of the text that may hold escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Raw<'a> {
    pub(super) text: &'a str,
    pub(super) escaped: bool,
}

/// How a number is written, which is its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    Integer,
    Decimal,
    Double,
}

/// What is wrong and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) at: usize,
    pub(super) reason: &'static str,
}

impl Token<'_> {
    /// Whether a statement may begin with it, at the beginning of a line.
    pub(super) fn begins(self) -> bool {
        match self {
            Self::Iri(_) | Self::Name { .. } | Self::Label(_) => true,
            Self::At(word) => matches!(word, "prefix" | "base"),
            Self::Word(word) => {
                ["prefix", "base", "graph"].iter().any(|known| word.eq_ignore_ascii_case(known))
            }
            _ => false,
        }
    }
}
