//! Doing something as a trial: all of it, and then the transaction is let go of. Or only on what somebody saw.

use std::ops::Deref;

use centum_store::{StoreResult, Tx};

/// What an action is done on, and whether what comes of it is kept. Whoever hands in the thing itself means it.
#[derive(Debug)]
pub struct Attempt<'a, T> {
    on: &'a T,
    is_trial: bool,
    seen: Option<&'a str>,
}

impl<'a, T> Attempt<'a, T> {
    /// Everything is worked out as it would be, and nothing is kept.
    pub fn trial(on: &'a T) -> Self {
        Self::new(on, true)
    }

    /// A trial, or in earnest.
    pub fn new(on: &'a T, is_trial: bool) -> Self {
        Self { on, is_trial, seen: None }
    }

    /// Only if what it is done to is what the person saw, by the tags of an `If-Match`. That is looked at in the transaction
    /// of the write, so that of two who saw the same one writes.
    #[must_use]
    pub fn if_seen(self, tags: Option<&'a str>) -> Self {
        Self { seen: tags, ..self }
    }

    /// The versions that it is meant for; nothing where any is.
    pub(crate) fn seen(&self) -> Option<&'a str> {
        self.seen
    }

    /// Whether nothing is kept.
    pub(crate) fn is_trial(&self) -> bool {
        self.is_trial
    }

    /// Keeps what was done; of a trial nothing.
    pub(crate) async fn close(&self, tx: Tx) -> StoreResult<()> {
        // A transaction that is let go of is rolled back.
        if self.is_trial { Ok(()) } else { tx.commit().await }
    }
}

impl<'a, T> From<&'a T> for Attempt<'a, T> {
    fn from(on: &'a T) -> Self {
        Self::new(on, false)
    }
}

impl<T> Clone for Attempt<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Attempt<'_, T> {}

impl<T> Deref for Attempt<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.on
    }
}
