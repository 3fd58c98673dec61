//! Names that are like another: an automaton that walks the index and gives up on a branch as soon
//! as it is more than a few letters away.

use fst::Automaton;

/// Longer names are not searched by likeness: the walk costs too much and a long name misspelt
/// still begins or ends right.
const MAX_LETTERS: usize = 40;

/// A search for the names within a small edit distance of one.
#[derive(Clone, Debug)]
pub struct Near {
    letters: Vec<char>,
    distance: u8,
}

impl Near {
    /// A search for names at most `distance` insertions, deletions and replacements away from the
    /// folded name `key`. `None` when the name is too long, or so short that anything is like it.
    pub fn to(key: &str, distance: u8) -> Option<Self> {
        let letters: Vec<_> = key.chars().collect();
        let sensible = letters.len() > usize::from(distance) * 2 && letters.len() <= MAX_LETTERS;
        sensible.then_some(Self { letters, distance })
    }

    /// The same search among keys that begin with `prefix`.
    pub(super) fn within<'a>(&'a self, prefix: &'a [u8]) -> Within<'a> {
        Within { near: self, prefix }
    }

    /// How far away the name is that ended in `state`.
    pub(super) fn distance_of(&self, state: &State) -> u8 {
        match state {
            State::Row { row, .. } => row.last().copied().unwrap_or(u8::MAX),
            State::Prefix(_) | State::Lost => u8::MAX,
        }
    }

    fn first_row(&self) -> Vec<u8> {
        (0..=self.letters.len()).map(|edits| edits as u8).collect()
    }

    /// The next row of the edit-distance table after reading `letter`.
    fn next_row(&self, row: &[u8], letter: char) -> Vec<u8> {
        let mut next = Vec::with_capacity(row.len());
        next.push(row[0].saturating_add(1));
        for (at, own) in self.letters.iter().enumerate() {
            let replaced = row[at] + u8::from(*own != letter);
            let inserted_or_deleted = row[at + 1].min(next[at]).saturating_add(1);
            next.push(replaced.min(inserted_or_deleted));
        }
        next
    }
}

/// Where the walk stands.
#[derive(Clone, Debug)]
pub(super) enum State {
    /// So many bytes of the prefix have been read.
    Prefix(usize),
    /// Behind the prefix: a row of the table, and the bytes of a letter that is not yet whole.
    Row { row: Vec<u8>, pending: Pending },
    /// Too far away.
    Lost,
}

/// The bytes of one letter, as far as they have been read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pending {
    bytes: [u8; 4],
    length: u8,
}

/// A [`Near`] behind a prefix.
pub(super) struct Within<'a> {
    near: &'a Near,
    prefix: &'a [u8],
}

impl Automaton for Within<'_> {
    type State = State;

    fn start(&self) -> State {
        State::Prefix(0)
    }

    fn is_match(&self, state: &State) -> bool {
        let whole = matches!(state, State::Row { pending, .. } if pending.length == 0);
        whole && self.near.distance_of(state) <= self.near.distance
    }

    fn can_match(&self, state: &State) -> bool {
        match state {
            State::Prefix(_) => true,
            State::Row { row, .. } => row.iter().any(|edits| *edits <= self.near.distance),
            State::Lost => false,
        }
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        match state {
            State::Prefix(read) if self.prefix.get(*read) != Some(&byte) => State::Lost,
            State::Prefix(read) if read + 1 < self.prefix.len() => State::Prefix(read + 1),
            State::Prefix(_) => State::Row { row: self.near.first_row(), pending: Pending::default() },
            State::Row { row, pending } => {
                let mut pending = *pending;
                pending.bytes[usize::from(pending.length)] = byte;
                pending.length += 1;
                match std::str::from_utf8(&pending.bytes[..usize::from(pending.length)]) {
                    Ok(letter) => letter.chars().next().map_or(State::Lost, |letter| State::Row {
                        row: self.near.next_row(row, letter),
                        pending: Pending::default(),
                    }),
                    Err(error) if error.error_len().is_none() && pending.length < 4 => {
                        State::Row { row: row.clone(), pending }
                    }
                    Err(_) => State::Lost,
                }
            }
            State::Lost => State::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fst::{IntoStreamer as _, Map, Streamer as _};

    fn found(keys: &[&str], name: &str, distance: u8) -> Vec<(String, u8)> {
        let map = Map::from_iter(keys.iter().map(|key| (*key, 0))).unwrap();
        let near = Near::to(name, distance).unwrap();
        let mut stream = map.search_with_state(near.within(b"IT")).into_stream();
        let mut found = Vec::new();
        while let Some((key, _, state)) = stream.next() {
            found.push((String::from_utf8(key.to_vec()).unwrap(), near.distance_of(&state)));
        }
        found
    }

    #[test]
    fn a_letter_more_less_or_other_is_one_step() {
        let keys = ["FRmantova", "ITmantoa", "ITmantova", "ITmantovana", "ITmantove", "ITpadova"];
        assert_eq!(
            found(&keys, "mantova", 1),
            [("ITmantoa".into(), 1), ("ITmantova".into(), 0), ("ITmantove".into(), 1)]
        );
    }

    #[test]
    fn letters_count_and_not_their_bytes() {
        assert_eq!(
            found(&["ITαθηνα", "ITαθηναι"], "αθινα", 2),
            [("ITαθηνα".into(), 1), ("ITαθηναι".into(), 2)]
        );
    }

    #[test]
    fn very_short_and_very_long_names_are_not_searched() {
        assert!(Near::to("ulm", 2).is_none());
        assert!(Near::to("ulm", 1).is_some());
        assert!(Near::to(&"a".repeat(41), 2).is_none());
    }
}
