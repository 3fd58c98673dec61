//! One controlled list: read from its file, asked by code, label or any spelling.

use std::borrow::Cow;
use std::collections::HashMap;

use centum_base::fold::fold;

/// One entry of a list.
#[derive(Debug, Clone)]
pub struct Concept<F> {
    /// Its code.
    pub code: &'static str,
    /// Its address; none where no public list has one.
    pub iri: Option<String>,
    /// What else is known.
    pub facts: F,
    labels: Vec<(&'static str, &'static str)>,
    spellings: Vec<&'static str>,
}

impl<F> Concept<F> {
    /// Its label in a language, else in English, else its code.
    pub fn label(&self, lang: &str) -> &'static str {
        let find = |wish: &str| self.labels.iter().find(|(lang, _)| *lang == wish).map(|(_, label)| *label);
        find(lang).or_else(|| find("en")).unwrap_or(self.code)
    }

    /// Its labels by language.
    pub fn labels(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.labels.iter().copied()
    }

    /// Its spellings, as the file has them.
    pub fn spellings(&self) -> &[&'static str] {
        &self.spellings
    }
}

/// A controlled list.
#[derive(Debug)]
pub struct Vocabulary<F> {
    base: String,
    concepts: Vec<Concept<F>>,
    keys: HashMap<String, usize>,
}

impl<F> Vocabulary<F> {
    /// Reads a list from its file; `facts` and `iri` say what the other columns mean.
    pub(super) fn read(
        data: &'static str,
        base: &str,
        facts: impl Fn(&Row<'_>) -> F,
        iri: impl Fn(&Row<'_>) -> Option<String>,
    ) -> Self {
        let mut lines = data.lines();
        let header: Vec<&'static str> = lines.next().unwrap_or_default().split('\t').collect();
        let mut list = Self { base: base.to_owned(), concepts: Vec::new(), keys: HashMap::new() };
        for line in lines {
            let row = Row { header: &header, cells: line.split('\t').collect() };
            let labels = header.iter().zip(&row.cells);
            let labels = labels.filter_map(|(name, cell)| Some((name.strip_prefix("label.")?, *cell)));
            let concept = Concept {
                code: row.get("code"),
                iri: iri(&row),
                facts: facts(&row),
                labels: labels.filter(|(_, label)| !label.is_empty()).collect(),
                spellings: row.list("spellings"),
            };
            list.concepts.push(concept);
        }
        // A code outranks an address, that a label, and that a spelling: each rank over the whole list before the next.
        list.spell(|concept| vec![concept.code]);
        for at in 0..list.concepts.len() {
            let own = format!("{base}{}", list.concepts[at].code);
            list.remember(&own, at);
            if let Some(iri) = list.concepts[at].iri.clone() {
                list.remember(&iri, at);
            }
        }
        list.spell(|concept| concept.labels().map(|(_, label)| label).collect());
        list.spell(|concept| concept.spellings.clone());
        list
    }

    /// Adds spellings that follow from the facts.
    pub(super) fn spell(&mut self, spellings: impl Fn(&Concept<F>) -> Vec<&'static str>) {
        for at in 0..self.concepts.len() {
            for spelling in spellings(&self.concepts[at]) {
                self.remember(spelling, at);
            }
        }
    }

    fn remember(&mut self, spelling: &str, at: usize) {
        let key = key(spelling);
        if !key.is_empty() {
            self.keys.entry(key).or_insert(at);
        }
    }

    /// Every entry, in the order of the file.
    pub fn concepts(&self) -> &[Concept<F>] {
        &self.concepts
    }

    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&Concept<F>> {
        self.find(code).filter(|concept| concept.code == code)
    }

    /// The entry of a code, an address, a label in any language or a known spelling.
    pub fn find(&self, text: &str) -> Option<&Concept<F>> {
        // No spelling is longer; folding a whole description would be work for nothing.
        if text.len() > Self::LONGEST {
            return None;
        }
        self.keys.get(&key(text)).and_then(|at| self.concepts.get(*at))
    }

    /// The longest text that is looked up.
    pub const LONGEST: usize = 300;

    /// Where the list's addresses live.
    pub fn base(&self) -> &str {
        &self.base
    }
}

/// One line of a file.
pub(super) struct Row<'a> {
    header: &'a [&'static str],
    cells: Vec<&'static str>,
}

impl Row<'_> {
    /// The cell of a column; empty where there is none.
    pub(super) fn get(&self, column: &str) -> &'static str {
        let at = self.header.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).copied().unwrap_or_default()
    }

    /// The parts of a cell.
    pub(super) fn list(&self, column: &str) -> Vec<&'static str> {
        self.get(column).split('|').filter(|part| !part.is_empty()).collect()
    }

    /// Whether the row has a flag.
    pub(super) fn flag(&self, flag: char) -> bool {
        self.get("flags").contains(flag)
    }
}

/// What two spellings of one thing share.
pub(super) fn key(text: &str) -> String {
    let text = decoded(text.trim());
    let scheme = text.get(..8).map(str::to_ascii_lowercase).unwrap_or_default();
    let rest = match scheme.as_str() {
        "https://" => &text[8..],
        start if start.starts_with("http://") => &text[7..],
        _ => &*text,
    };
    fold(rest.strip_prefix("www.").unwrap_or(rest))
}

/// A text with its percent signs undone, where they are signs of an address.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1).copied().and_then(hex).zip(bytes.get(at + 2).copied().and_then(hex));
        match (byte, pair) {
            (b'%', Some((high, low))) => {
                out.push(high * 16 + low);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}
