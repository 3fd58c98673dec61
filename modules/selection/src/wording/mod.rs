//! How the letters of a decision are worded: by the organiser, in any language of the site; as the program words them, as long as
//! nobody does. A proposal keeps every text as it stands, so that what is released is what was seen.

mod actions;
mod model;
pub(crate) mod store;

pub use actions::{WordingError, keep, put_back};
pub(crate) use model::{Facts, values};
pub use model::{VARIABLES, Worded, Wording, standard};
pub(crate) use store::frozen;
pub use store::worded;

use centum_base::{Digest, Id};
use centum_store::{StoreResult, Tx};

use crate::decision::Outcome;
use crate::process::Selection;

/// Keeps every text as it stands beside a decision that is proposed, and tells their digest.
pub(crate) async fn freeze(tx: &mut Tx, selection: Id<Selection>, decision: u32) -> StoreResult<Digest> {
    let mut texts = worded(&mut tx.conn(), selection).await?;
    for locale in crate::letters::languages() {
        for letter in Outcome::ALL {
            if texts.find(letter, locale.tag()).is_none() {
                let (letter, lang) = (letter.name().to_owned(), locale.tag().to_owned());
                let template = standard(locale, &letter);
                texts.0.push(Worded { letter, lang, template });
            }
        }
    }
    texts.0.sort_by(|one, other| (&one.letter, &one.lang).cmp(&(&other.letter, &other.lang)));
    store::freeze(tx, selection, decision, &texts).await
}
