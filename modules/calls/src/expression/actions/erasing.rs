//! Letting go of what is about persons, while receipts and the ledger stay true.

use std::collections::BTreeSet;

use centum_accounts::{About, Actor, Permission};
use centum_base::{Id, Timestamp};
use centum_forms::{FieldKey, Part};
use centum_ledger::{Actor as Recorded, House, Note};
use centum_store::{Conn, StoreResult, Tx};
use centum_web::App;

use super::{end_changed, open, subject};
use crate::Attempt;
use crate::call::CallState;
use crate::expression::error::{ExpressionError, MAX_NAME};
use crate::expression::model::Expression;
use crate::expression::store::{self, Spot};
use crate::expression::{Dossier, stock};

/// Everything that expressions of interest hold about a person.
pub(crate) async fn tell(conn: &mut Conn<'_>, about: &About) -> StoreResult<serde_json::Value> {
    store::kept_about(conn, about).await
}

/// Lets go of a person who is erased: answers about the person, names under sign-offs, invitations. Salts and commitments
/// leave manifests and receipts as they are.
pub(crate) async fn forget(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    about: &About,
) -> StoreResult<()> {
    let places = store::forget_in_answers(tx, about, || house.random.token()).await?;
    store::forget_person(tx, about, house.now()).await?;
    let touched: BTreeSet<_> = places.iter().map(|spot| spot.expression).collect();
    for Spot { expression, part, field } in places {
        let note = Note::new().with("part", part).with("field", field).with("why", "person-erased");
        house.record(tx, recorded, "calls.erase-answer", &subject(expression), note).await?;
    }
    for id in touched {
        content_erased(house, tx, recorded, id).await?;
    }
    Ok(())
}

/// Sign-offs of what stands no more end, as with every change, and stock is taken anew. What was handed in counts on. Letters
/// are in the words of a site, which a house does not know: the pages tell.
async fn content_erased(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    id: Id<Expression>,
) -> StoreResult<()> {
    let Some(dossier) = Dossier::load(&mut tx.conn(), id).await? else { return Ok(()) };
    if dossier.call.state >= CallState::Announced {
        // From then on answers go by their times, and nobody signs any more.
        return Ok(());
    }
    let content = dossier.manifest().digest();
    for one in dossier.sign_offs.iter().filter(|one| one.ended.is_none() && one.content != content) {
        end_changed(house, tx, recorded, id, one).await?;
    }
    stock::take(tx, &dossier, house.now()).await
}

/// Erases one answer wherever it is kept, with its files unless they stand elsewhere too. Manifests and receipts still hold: they contain commitments only.
pub async fn erase_answer(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    reason: &str,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    actor.require(Permission::ManageCalls)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 5 * MAX_NAME {
        return Err(ExpressionError::NoReason);
    }
    let mut table = open(app, actor, id, received_at).await?;
    if table.dossier.answer(part, field).is_none() {
        return Err(ExpressionError::Absent);
    }
    let spot = Spot::new(id, part, field);
    let files = store::let_go(&mut table.tx, &spot, |_| Some(None), || app.house.random.token()).await?;
    store::drop_files_unless_named(&mut table.tx, &files.unwrap_or_default()).await?;
    table.content_changed(app).await?;
    let note =
        Note::new().with("part", part.to_string()).with("field", field.as_str()).with("reason", reason);
    table.record(app, "calls.erase-answer", note).await?;
    table.close().await
}
