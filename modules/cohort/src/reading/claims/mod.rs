//! The figures that a text states, each with its sentence, and the seats that it says are open.
//!
//! A number and the noun behind it make a phrase (`phrase`); the words around decide what it counts (`decide`); figures
//! of one enumeration belong to one sum (`sums`). Which words mean what stands in `words::figures`, by language.

mod decide;
mod phrase;
pub(super) mod sentences;
mod sums;
mod tokens;

use std::collections::HashSet;

use centum_base::fold::fold;

use self::decide::Sentence;
use self::phrase::{Phrase, keys};
use self::tokens::{Kind, Token};
use super::headings::is_sentence;
use super::limits::{MAX_MARKS_EXPLAINED, MAX_SENTENCE_BYTES};
use super::register::Passage;
use super::report::{MarkUse, Notice, ReadSeat};
use super::words::figures::{Counted, DANGLING, MARKS_EARLIER, NOUNS, STILL_OPEN};
use super::words::stands_in;
use crate::model::{Claim, OpenSeat, Part, Quantity};

/// Words that are shown around a number.
const WORDS_SHOWN: usize = 16;
/// Words of a heading of a section.
const MAX_HEADING_WORDS: usize = 12;

/// The earlier programmes that marks stand for, folded, each with its mark.
pub(super) struct Programmes {
    named: Vec<(String, String)>,
    /// The one mark that by itself, or by its legend, says that a row took part before.
    earlier: Option<String>,
}

impl Programmes {
    /// The programmes that the marks of the list are tied to.
    pub(super) fn of(marks: &[MarkUse]) -> Self {
        let named = marks.iter().filter_map(|used| Some((fold(used.meaning.as_deref()?), used.mark.clone())));
        let marked = marks.iter().map(|used| (fold(&used.mark), used.mark.clone()));
        let named =
            named.chain(marked).filter(|(name, _)| name.len() > 1).take(MAX_MARKS_EXPLAINED).collect();
        let says_so = |words: &str| MARKS_EARLIER.stand_in(&fold(words));
        let mut earlier = marks
            .iter()
            .filter(|used| says_so(&used.mark) || used.meaning.as_deref().is_some_and(says_so))
            .map(|used| used.mark.clone());
        let first = earlier.next();
        Self { named, earlier: if earlier.next().is_none() { first } else { None } }
    }

    /// The mark of the programme that `keys` name.
    fn named_in(&self, keys: &str) -> Option<&str> {
        self.named.iter().find(|(name, _)| stands_in(keys, name)).map(|(_, mark)| mark.as_str())
    }
}

/// What the text states.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// What is kept already.
    known: HashSet<(String, String)>,
    pub(super) claims: Vec<Claim>,
    pub(super) seats: Vec<ReadSeat>,
    pub(super) notices: Vec<Notice>,
}

/// Reads the figures out of `passages`.
pub(super) fn read(passages: &[Passage], programmes: &Programmes) -> Stated {
    let mut stated = Stated::default();
    let mut section = String::new();
    let mut groups = 0;
    for paragraph in sentences::paragraphs(passages) {
        if heads_section(&paragraph.text) {
            section = fold(&paragraph.text);
        }
        let mut of_paragraph: Vec<Claim> = Vec::new();
        for range in sentences::sentences(&paragraph.text) {
            let text = &paragraph.text[range.clone()];
            if text.len() > MAX_SENTENCE_BYTES {
                continue;
            }
            let line_at = |offset: usize| paragraph.line_at(range.start + offset);
            let open = STILL_OPEN.stand_in(&fold(text));
            let tokens = tokens::tokens(text, open);
            let phrases = phrase::phrases(&tokens);
            let sentence =
                Sentence { text, tokens: &tokens, phrases: &phrases, section: &section, programmes };
            let mut claims = Vec::new();
            for (at, phrase) in phrases.iter().enumerate() {
                let Some((quantity, qualifier)) = sentence.decide(at) else { continue };
                claims.push(sums::Stated {
                    number: phrase.number,
                    claim: Claim {
                        quantity,
                        qualifier,
                        value: phrase.value,
                        words: shown(text, &tokens, phrase),
                        sentence: text.trim().to_owned(),
                        line: line_at(tokens[phrase.number].from),
                        sum: None,
                    },
                });
            }
            sums::tie(&tokens, &mut claims, &mut of_paragraph, &mut groups);
            if open && claims.is_empty() && speaks_of_cities(&tokens) {
                stated.notices.push(Notice::SeatsWithoutNumber { line: line_at(0) });
            }
            of_paragraph.extend(claims.into_iter().map(|stated| stated.claim));
        }
        for claim in of_paragraph {
            stated.take(claim);
        }
    }
    stated
}

impl Stated {
    /// Keeps a claim once: the same sentence printed again says nothing more.
    fn take(&mut self, claim: Claim) {
        if !self.known.insert((claim.sentence.clone(), claim.words.clone())) {
            return;
        }
        if claim.quantity == Quantity::OpenSeats
            && let Ok(count) = u32::try_from(claim.value)
        {
            let inside = claim.qualifier.inside;
            let outside = (inside == Some(false)).then_some(Part::International);
            let seat = OpenSeat {
                part: claim.qualifier.part.or(outside).unwrap_or(Part::Core),
                count,
                inside,
                sentence: claim.sentence.clone(),
            };
            self.seats.push(ReadSeat { line: claim.line, seat });
        }
        self.claims.push(claim);
    }
}

/// Whether a paragraph heads a section: few words and no sentence.
fn heads_section(text: &str) -> bool {
    text.split_whitespace().count() <= MAX_HEADING_WORDS
        && !is_sentence(text)
        && !text.contains(|c: char| c.is_ascii_digit())
}

fn speaks_of_cities(tokens: &[Token]) -> bool {
    let keys = keys(tokens);
    NOUNS.iter().any(|(counted, nouns)| {
        matches!(counted, Counted::City | Counted::Mentor | Counted::Seat) && nouns.stand_in(&keys)
    })
}

/// The words from the number to the end of its clause.
fn shown(text: &str, tokens: &[Token], phrase: &Phrase) -> String {
    let from = if phrase.counted.is_some() && phrase.end == phrase.number + 1 { 0 } else { phrase.number };
    let after = &tokens[phrase.number + 1..];
    let end = after
        .iter()
        .take(WORDS_SHOWN)
        .position(|token| !matches!(token.kind, Kind::Word { .. }))
        .unwrap_or(after.len().min(WORDS_SHOWN));
    let last = phrase.number + end;
    let mut words = &text[tokens[from].from..tokens[last].to];
    // "193 cities in" ends with a word that leads on to the next figure.
    while let Some((kept, end)) = words.rsplit_once(' ').filter(|(_, end)| DANGLING.contains(&fold(end))) {
        words = &words[..words.len() - end.len()];
        if !kept.contains(' ') {
            break;
        }
        words = words.trim_end();
    }
    words.trim_end().to_owned()
}
