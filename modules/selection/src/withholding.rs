//! Whoever is kept from an application by a conflict reads no ledger and no letters: who reads it, what was asked for and what
//! became of it stand there.

use centum_web::Visit;
use centum_web::withheld::Asking;

use crate::process::selections;
use crate::reviewers::is_impartial;

/// Whether a conflict keeps the person of a visit from an application of any selection.
pub(crate) fn withholds(visit: Visit) -> Asking {
    Box::pin(async move {
        let mut reader = visit.app.house.read().await?;
        for selection in selections(&mut reader.conn()).await? {
            if !is_impartial(&mut reader.conn(), &visit.actor, &selection).await? {
                return Ok(true);
            }
        }
        Ok(false)
    })
}
