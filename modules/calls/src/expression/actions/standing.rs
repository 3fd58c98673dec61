//! Recalling, withdrawing, taking up again.

use centum_accounts::Actor;
use centum_base::{Id, Timestamp};
use centum_ledger::Note;
use centum_web::App;

use super::open;
use crate::Attempt;
use crate::expression::error::ExpressionError;
use crate::expression::letters;
use crate::expression::model::{Expression, State, SubmissionEnd};
use crate::expression::rules::{Deed, after};
use crate::expression::store;

/// Takes back what counts, to go on writing. Without handing in again nothing counts.
pub async fn recall(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    stand(app, actor, id, received_at, Deed::Recall, "calls.recall").await
}

/// Gives up. Everything is kept, and until the deadline it can be taken up again.
pub async fn withdraw(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    stand(app, actor, id, received_at, Deed::Withdraw, "calls.withdraw").await
}

/// Takes up again what was withdrawn, as a draft.
pub async fn restore(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    stand(app, actor, id, received_at, Deed::Restore, "calls.restore").await
}

async fn stand(
    app: &Attempt<'_, App>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
    deed: Deed,
    verb: &'static str,
) -> Result<(), ExpressionError> {
    let mut table = open(app, actor, id, received_at).await?;
    table.for_the_lead()?;
    table.may(deed)?;
    let before = table.dossier.head.state;
    if let State::Submitted(number) = before {
        let why = if deed == Deed::Recall { SubmissionEnd::Recalled } else { SubmissionEnd::Withdrawn };
        store::end_submission(&mut table.tx, id, number, app.house.now(), why).await?;
    }
    table.dossier.head.state = after(deed, before, 0);
    table.keep_head().await?;
    if deed == Deed::Recall {
        // The rules of the category of the draft hold again, not those of what was handed in.
        table.take_stock().await?;
    }
    let note = Note::new()
        .changed("state", before.name(), table.dossier.head.state.name())
        .with("received_at", received_at);
    table.record(app, verb, note).await?;
    letters::standing_changed(app, &mut table.tx, &table.dossier, deed).await?;
    table.close().await
}
