//! Names that are like another: an automaton that walks the index and gives up on a branch as soon
//! as it is more than a few letters away.

use fst::Automaton;

/// Longer names are not searched by likeness: a long name misspelt still begins or ends right.
const MAX_LETTERS: usize = 60;

/// More mistakes than these make another name.
const MAX_DISTANCE: u8 = 2;

/// Columns of the edit-distance table that can hold a small distance: those around the diagonal.
const BAND: usize = 2 * MAX_DISTANCE as usize + 1;

/// Stands in a cell that is outside the table or beyond the distance.
const FAR: u8 = MAX_DISTANCE + 1;

/// A search for the names within a small edit distance of one.
#[derive(Clone, Debug)]
pub struct Near {
    letters: Vec<char>,
    distance: u8,
}

impl Near {
    /// A search for names at most `distance` (one or two) insertions, deletions and replacements
    /// away from the folded name `key`. `None` when the name is too long, or so short that
    /// anything is like it.
    pub fn to(key: &str, distance: u8) -> Option<Self> {
        let letters: Vec<_> = key.chars().collect();
        let sensible = letters.len() > usize::from(distance) * 2 && letters.len() <= MAX_LETTERS;
        (sensible && distance <= MAX_DISTANCE).then_some(Self { letters, distance })
    }

    /// The same search among keys that begin with `prefix`.
    pub(super) fn within<'a>(&'a self, prefix: &'a [u8]) -> Within<'a> {
        Within { near: self, prefix }
    }

    /// How far away the name is that ended in `state`.
    pub(super) fn distance_of(&self, state: &State) -> u8 {
        match state {
            State::Row { row, .. } => row.at(self.letters.len()),
            State::Prefix(_) | State::Lost => FAR,
        }
    }

    /// The next row of the table after reading `letter`.
    fn next_row(&self, row: Row, letter: char) -> Row {
        let mut next = Row { read: row.read + 1, cells: [FAR; BAND] };
        for cell in 0..BAND {
            let Some(column) = next.column(cell).filter(|column| *column <= self.letters.len()) else {
                continue;
            };
            let deleted = row.cells.get(cell + 1).map_or(FAR, |edits| edits + 1);
            let inserted = if cell == 0 { FAR } else { next.cells[cell - 1] + 1 };
            let replaced = match column.checked_sub(1) {
                Some(before) => row.cells[cell] + u8::from(self.letters[before] != letter),
                None => FAR,
            };
            next.cells[cell] = deleted.min(inserted).min(replaced).min(FAR);
        }
        next
    }
}

/// The cells of one row of the table that lie around the diagonal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Letters read so far: the number of the row.
    read: usize,
    cells: [u8; BAND],
}

impl Row {
    fn first() -> Self {
        let mut row = Self { read: 0, cells: [FAR; BAND] };
        for edits in 0..=MAX_DISTANCE {
            row.cells[usize::from(MAX_DISTANCE + edits)] = edits;
        }
        row
    }

    /// The column of a cell, unless it lies before the table.
    fn column(&self, cell: usize) -> Option<usize> {
        (self.read + cell).checked_sub(usize::from(MAX_DISTANCE))
    }

    /// The distance in a column.
    fn at(&self, column: usize) -> u8 {
        let cell = (column + usize::from(MAX_DISTANCE)).checked_sub(self.read);
        cell.and_then(|cell| self.cells.get(cell)).copied().unwrap_or(FAR)
    }
}

/// Where the walk stands.
#[derive(Clone, Debug)]
pub(super) enum State {
    /// So many bytes of the prefix have been read.
    Prefix(usize),
    /// Behind the prefix: a row of the table, and the bytes of a letter that is not yet whole.
    Row { row: Row, pending: Pending },
    /// Too far away.
    Lost,
}

/// The bytes of one letter, as far as they have been read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pending {
    bytes: [u8; 4],
    length: u8,
}

impl Pending {
    /// The letter that is whole with `byte`, or the bytes that still wait; `None` for no letter.
    fn read(mut self, byte: u8) -> Option<Result<char, Self>> {
        if self.length == 0 && byte.is_ascii() {
            return Some(Ok(char::from(byte)));
        }
        *self.bytes.get_mut(usize::from(self.length))? = byte;
        self.length += 1;
        match std::str::from_utf8(&self.bytes[..usize::from(self.length)]) {
            Ok(letter) => letter.chars().next().map(Ok),
            Err(error) => error.error_len().is_none().then_some(Err(self)),
        }
    }
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
            State::Row { row, .. } => row.cells.iter().any(|edits| *edits <= self.near.distance),
            State::Lost => false,
        }
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        match state {
            State::Prefix(read) if self.prefix.get(*read) != Some(&byte) => State::Lost,
            State::Prefix(read) if read + 1 < self.prefix.len() => State::Prefix(read + 1),
            State::Prefix(_) => State::Row { row: Row::first(), pending: Pending::default() },
            State::Row { row, pending } => match pending.read(byte) {
                Some(Ok(letter)) => {
                    State::Row { row: self.near.next_row(*row, letter), pending: Pending::default() }
                }
                Some(Err(pending)) => State::Row { row: *row, pending },
                None => State::Lost,
            },
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
    fn the_band_around_the_diagonal_finds_what_the_whole_table_finds() {
        let names = ["padova", "padoa", "adova", "pdaova", "padovano", "pad", "apadova", "padovaxy", "padua"];
        for (distance, one) in [1, 2].into_iter().flat_map(|distance| names.map(|name| (distance, name))) {
            let Some(near) = Near::to(one, distance) else { continue };
            for other in names {
                let row = other.chars().fold(Row::first(), |row, letter| near.next_row(row, letter));
                assert_eq!(row.at(one.len()), whole_table(one, other).min(FAR), "{one} {other}");
            }
        }
    }

    fn whole_table(one: &str, other: &str) -> u8 {
        let mut row: Vec<u8> = (0..=one.len() as u8).collect();
        for letter in other.bytes() {
            let mut next = vec![row[0] + 1];
            for (at, own) in one.bytes().enumerate() {
                next.push((row[at] + u8::from(own != letter)).min(row[at + 1] + 1).min(next[at] + 1));
            }
            row = next;
        }
        row[one.len()]
    }

    #[test]
    fn very_short_and_very_long_names_are_not_searched() {
        assert!(Near::to("ulm", 2).is_none());
        assert!(Near::to("ulm", 1).is_some());
        assert!(Near::to(&"a".repeat(61), 2).is_none());
    }
}
