//! The public draw: a secret seed whose digest is public before anybody can know what it decides.
//!
//! The seed is 32 bytes. Its commitment is SHA-256 of the seed. The ticket of an application is SHA-256 over the length-prefixed
//! parts `seed`, `pool` and the application's identifier, where `pool` is the digest of what takes part: whoever chose the
//! seed did not know it. The lower ticket, as a number, goes first.
//!
//! The pool is fixed once, when marks are final and nobody has seen a ticket. Whoever leaves later or comes in moves no ticket
//! of another.

pub(crate) mod store;

use centum_base::{Digest, Id};
use centum_calls::expression::model::Expression;
use centum_ledger::House;
use centum_store::{StoreResult, Tx};
use serde::{Deserialize, Serialize};

use crate::pool::Pool;
use crate::process::Selection;

/// A seed that is known by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed(Digest);

impl Seed {
    /// Drawn from 32 bytes of chance.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Digest::of(&bytes))
    }

    /// What was public from the beginning.
    pub fn commitment(&self) -> Digest {
        Digest::of(self.0.bytes())
    }

    /// The ticket of an application among those that take part.
    pub fn ticket(&self, pool: &Digest, id: Id<Expression>) -> Digest {
        Digest::of_parts(&[self.0.bytes(), pool.bytes(), id.to_string().as_bytes()])
    }
}

/// What takes part in a draw, as its digest is taken of it: a line for each application, with its number, its identifier and the
/// digest of what was handed in.
pub fn pool_text(of: impl IntoIterator<Item = (u32, Id<Expression>, Digest)>) -> String {
    let line = |(number, id, content)| format!("{number} {id} {content}");
    of.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Fixes what takes part, once and for every decision. Gives the digest.
pub(crate) async fn fix_pool(tx: &mut Tx, selection: Id<Selection>, pool: &Pool) -> StoreResult<Digest> {
    let text = pool_text(pool.eligible.iter().map(|one| (one.number, one.id, one.content)));
    store::fix_pool(tx, selection, &text).await?;
    Ok(Digest::of(text.as_bytes()))
}

/// Commits to a fresh seed. Gives the commitment, which is to be published.
pub(crate) async fn commit(house: &House, tx: &mut Tx, selection: Id<Selection>) -> StoreResult<Digest> {
    let mut bytes = [0; 32];
    house.random.fill(&mut bytes);
    let seed = Seed::of(bytes);
    store::insert(tx, selection, &seed, house.now()).await?;
    Ok(seed.commitment())
}

impl std::fmt::Display for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commitment_says_nothing_of_another_seed_and_binds_to_this_one() {
        let (one, other) = (Seed::of([1; 32]), Seed::of([2; 32]));
        assert_ne!(one.commitment(), other.commitment());
        assert_eq!(one.commitment(), Seed::of([1; 32]).commitment());
    }

    #[test]
    fn a_ticket_depends_on_the_seed_on_who_takes_part_and_on_whose_it_is() {
        let seed = Seed::of([1; 32]);
        let (a, b) = (Id::of_name("expression", "a"), Id::of_name("expression", "b"));
        let (pool, other) = (Digest::of(b"pool"), Digest::of(b"other"));
        let ticket = seed.ticket(&pool, a);
        assert_eq!(ticket, seed.ticket(&pool, a));
        assert_ne!(ticket, seed.ticket(&pool, b));
        assert_ne!(ticket, seed.ticket(&other, a));
        assert_ne!(ticket, Seed::of([2; 32]).ticket(&pool, a));
    }
}
