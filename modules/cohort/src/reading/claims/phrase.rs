//! A number with the noun that it counts and the words around both.

use super::super::words::figures::{Counted, INSIDE, NOUNS, STOPS, TAIL_STOPS};
use super::tokens::{Kind, Token};

/// Words between a number and its noun.
const MAX_BETWEEN: usize = 5;
/// Words behind a noun that may belong to it ("villes mentors de l'UE").
const MAX_TAIL: usize = 4;
/// Words behind "countries" that say which ones.
const MAX_TAIL_OF_COUNTRIES: usize = 8;

/// A number and what it counts. Places are indexes of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) number: usize,
    pub(super) value: i64,
    pub(super) in_words: bool,
    pub(super) counted: Option<Counted>,
    /// The first token after the noun, or after the number where no noun is found.
    pub(super) end: usize,
    /// The words from the number to the noun and the ones behind that still belong to it, folded.
    pub(super) own: String,
}

/// The phrases of a sentence: one for each number that could count something.
pub(super) fn phrases(tokens: &[Token]) -> Vec<Phrase> {
    (0..tokens.len())
        .filter_map(|at| match tokens[at].kind {
            Kind::Number { value, in_words } => phrase(tokens, at, value, in_words),
            _ => None,
        })
        .collect()
}

fn phrase(tokens: &[Token], number: usize, value: i64, in_words: bool) -> Option<Phrase> {
    let mut unknown_capital = false;
    let mut at = number + 1;
    while at < tokens.len() && at <= number + MAX_BETWEEN + 1 {
        let Kind::Word { key, capital } = &tokens[at].kind else { break };
        if let Some((counted, length)) = noun(&tokens[at..]) {
            // "The 100 Intelligent Cities Challenge" is a name and counts nothing.
            if counted == Counted::Nothing || (unknown_capital && *capital) {
                return None;
            }
            let end = at + length;
            return Some(Phrase {
                number,
                value,
                in_words,
                counted: Some(counted),
                end,
                own: own(tokens, number, end, counted),
            });
        }
        if STOPS.contains(key) {
            break;
        }
        let is_inside_word = INSIDE.stand_in(key);
        unknown_capital |= *capital && !is_inside_word;
        at += 1;
    }
    let counted = to_the_left(tokens, number);
    let own = own(tokens, number, number + 1, Counted::Nothing);
    Some(Phrase { number, value, in_words, counted, end: number + 1, own })
}

/// The noun that `tokens` begin with, and how many tokens it has.
fn noun(tokens: &[Token]) -> Option<(Counted, usize)> {
    NOUNS
        .iter()
        .find_map(|(counted, nouns)| Some((*counted, nouns.length_at(tokens.iter().map(Token::key))?)))
}

/// "Cities: 126" counts cities: a colon or a verb stands between the noun and the number, and nothing follows.
fn to_the_left(tokens: &[Token], number: usize) -> Option<Counted> {
    const SHORT: usize = 10;
    let followed = tokens[number + 1..].iter().any(|token| matches!(token.kind, Kind::Word { .. }));
    let tied = match tokens.get(number.checked_sub(1)?)?.kind {
        Kind::Sign(':' | '=' | '–') => true,
        Kind::Word { ref key, .. } => {
            matches!(key.as_str(), "is" | "are" | "est" | "ist" | "betragt" | "was")
        }
        _ => false,
    };
    if followed || !tied || number > SHORT {
        return None;
    }
    (0..number).rev().find_map(|at| noun(&tokens[at..number])).map(|(counted, _)| counted)
}

fn own(tokens: &[Token], number: usize, end: usize, counted: Counted) -> String {
    let longest = if counted == Counted::Country { MAX_TAIL_OF_COUNTRIES } else { MAX_TAIL };
    let between = tokens[number + 1..end].iter().map(Token::key);
    let tail = tokens[end..]
        .iter()
        .take(longest)
        .take_while(|token| matches!(&token.kind, Kind::Word { key, .. } if !TAIL_STOPS.contains(key)))
        .map(Token::key);
    between.chain(tail).collect::<Vec<_>>().join(" ")
}

/// The folded words of `tokens`.
pub(super) fn keys(tokens: &[Token]) -> String {
    let words = tokens.iter().map(Token::key).filter(|key| !key.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
