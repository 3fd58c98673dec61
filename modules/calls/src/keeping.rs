//! What calls keep about a person: questions, what is followed, expressions of interest. It is told to that person, and let go of.

use centum_accounts::{About, Keeper, Kept};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Conn, Tx};
use serde_json::{Value, json};

use crate::expression::actions;
use crate::{call, questions};

/// The keeper of this room.
pub(crate) const KEEPER: Keeper = Keeper { name: "calls", tell, erase };

fn tell<'a, 'c>(conn: &'a mut Conn<'c>, about: &'a About) -> Kept<'a, Value> {
    Box::pin(async move {
        let asked = questions::all_of_person(conn, about.person).await?;
        let asked: Vec<Value> = asked
            .into_iter()
            .map(
                |question| json!({ "call": question.call, "asked": question.asked, "at": question.asked_at }),
            )
            .collect();
        let followed = call::followed_by(conn, about.person).await?;
        let applications = actions::tell(conn, about).await?;
        Ok(json!({ "questions": asked, "follows": followed, "applications": applications }))
    })
}

fn erase<'a>(house: &'a House, tx: &'a mut Tx, recorded: &'a Recorded, about: &'a About) -> Kept<'a, ()> {
    Box::pin(async move {
        actions::forget(house, tx, recorded, about).await?;
        questions::forget_asker(tx, about.person).await?;
        questions::forget_told(tx, about.person).await?;
        call::forget_follower(tx, about.person).await
    })
}
