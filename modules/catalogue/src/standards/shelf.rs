//! Which records are shown, in the order in which they came: what pages, counts and dumps are cut from.
//!
//! Sixty bytes a record are held in memory, so that the ten-thousandth page costs what the first does. The shelf asks the
//! log for what is new before each use, and so is never behind it.

use std::sync::{Arc, PoisonError, RwLock};

use centum_base::Id;
use centum_ledger::House;
use centum_store::{Conn, StoreResult};
use tokio::sync::Mutex;

use super::store;
use crate::records::{self, Record};
use crate::sources::Source;

/// Rows that are read at once.
const AT_ONCE: u32 = 10_000;

/// A record that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) id: Id<Record>,
    pub(super) source: Id<Source>,
    /// Its latest entry in the log.
    pub(super) head: i64,
    /// When that was made, in microseconds.
    pub(super) changed: i64,
}

/// What became of a record.
pub(super) struct Moved {
    pub(super) position: i64,
    pub(super) line: Line,
    pub(super) is_shown: bool,
}

/// The records that are shown at one position of the log.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) position: i64,
    pub(super) lines: Vec<Line>,
}

impl Shown {
    fn take_in(&mut self, moved: &[Moved]) {
        for Moved { position, line, is_shown } in moved {
            let place = match self.lines.last() {
                Some(last) if last.id < line.id => Err(self.lines.len()),
                _ => self.lines.binary_search_by_key(&line.id, |one| one.id),
            };
            match (place, is_shown) {
                (Ok(at), true) => self.lines[at] = *line,
                (Err(at), true) => self.lines.insert(at, *line),
                (Ok(at), false) => drop(self.lines.remove(at)),
                (Err(_), false) => {}
            }
            self.position = *position;
        }
    }

    /// When anything of it last changed, in microseconds.
    pub(super) fn changed(&self) -> Option<i64> {
        self.lines.iter().map(|line| line.changed).max()
    }
}

/// Holds what is shown.
#[derive(Default)]
pub(super) struct Shelf {
    current: RwLock<Option<Arc<Shown>>>,
    turn: Mutex<()>,
}

impl Shelf {
    fn held(&self) -> Option<Arc<Shown>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn hold(&self, shown: Arc<Shown>) -> Arc<Shown> {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&shown));
        shown
    }

    /// What is shown now.
    pub(super) async fn now(&self, house: &House) -> StoreResult<Arc<Shown>> {
        let mut reader = house.read().await?;
        let conn = &mut reader.conn();
        let head = records::head(conn).await?;
        if let Some(held) = self.held().filter(|held| held.position >= head) {
            return Ok(held);
        }
        // One looks, the others wait for what that one finds.
        let _turn = self.turn.lock().await;
        match self.held() {
            Some(held) if held.position >= head => Ok(held),
            Some(held) => Self::follow(conn, &held).await.map(|shown| self.hold(Arc::new(shown))),
            None => Self::load(conn, head).await.map(|shown| self.hold(Arc::new(shown))),
        }
    }

    async fn load(conn: &mut Conn<'_>, head: i64) -> StoreResult<Shown> {
        let mut lines: Vec<Line> = Vec::new();
        loop {
            let next = store::shown(conn, lines.last().map(|line| line.id), AT_ONCE).await?;
            let is_last = next.len() < AT_ONCE as usize;
            lines.extend(next);
            if is_last {
                return Ok(Shown { position: head, lines });
            }
        }
    }

    async fn follow(conn: &mut Conn<'_>, held: &Shown) -> StoreResult<Shown> {
        let mut shown = held.clone();
        loop {
            let moved = store::moved(conn, shown.position, AT_ONCE).await?;
            shown.take_in(&moved);
            if moved.len() < AT_ONCE as usize {
                return Ok(shown);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(position: i64, name: u8, is_shown: bool) -> Moved {
        let (id, source) = (Id::of_name("record", &name.to_string()), Id::of_name("source", "x"));
        Moved { position, line: Line { id, source, head: position, changed: position }, is_shown }
    }

    #[test]
    fn what_moves_is_in_its_place_and_what_goes_is_gone() {
        let mut shown = Shown::default();
        shown.take_in(&(0..20).map(|n| moved(i64::from(n) + 1, n, true)).collect::<Vec<_>>());
        assert!(shown.lines.is_sorted_by_key(|line| line.id));
        shown.take_in(&[moved(21, 3, false), moved(22, 4, true), moved(23, 99, false)]);
        assert_eq!((shown.lines.len(), shown.position, shown.changed()), (19, 23, Some(22)));
        assert!(shown.lines.iter().all(|line| line.id != Id::of_name("record", "3")));
    }
}
