//! Answers are carried over: to a changed form, and from an earlier call.

use centum_accounts::Actor;
use centum_base::{Id, Timestamp};
use centum_forms::{Answers, Carried, Part, carry};
use centum_ledger::Note;
use centum_web::App;

use super::{Table, open};
use crate::Attempt;
use crate::call::form_of;
use crate::expression::dossier::Dossier;
use crate::expression::error::ExpressionError;
use crate::expression::model::{Answer, Expression, Standing};
use crate::expression::rules::Deed;
use crate::expression::store::{self, Kept};

/// Takes over the form that applies now. Answers stay; what no longer fits is set aside in the history, never dropped. It
/// changes the parts of every member and ends what they signed: so it is for the lead.
pub async fn take_over_form(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    received_at: Timestamp,
) -> Result<Carried, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.for_the_lead()?;
    table.may(Deed::Write)?;
    let number = table.dossier.call.form;
    let form = form_of(&mut table.tx.conn(), table.dossier.call.id, number).await?;
    let form = form.ok_or(ExpressionError::Absent)?;
    let carried = carry(&table.dossier.form, &form, &table.dossier.answers());
    let before = table.dossier.head.form;
    put(app, &mut table, &carried.answers, Gone::Cleared).await?;
    table.dossier.head.form = number;
    table.dossier.form = form;
    table.keep_head().await?;
    table.content_changed(app).await?;
    let note = Note::new().changed("form", before, number).with("set_aside", carried.set_aside.len());
    table.record(app, "calls.take-over-form", note).await?;
    table.close().await?;
    Ok(carried)
}

/// Fills in what is still empty from an earlier expression of interest of the same people, files included.
pub async fn start_from(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    earlier: Id<Expression>,
    received_at: Timestamp,
) -> Result<Carried, ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.for_the_lead()?;
    table.may(Deed::Write)?;
    let from = Dossier::load(&mut table.tx.conn(), earlier).await?.ok_or(ExpressionError::Absent)?;
    if !from.access(actor).leads {
        return Err(ExpressionError::Absent);
    }
    let parts = |dossier: &Dossier| dossier.lead().map(|lead| lead.part());
    let (Some(theirs), Some(ours)) = (parts(&from), parts(&table.dossier)) else {
        return Err(ExpressionError::Changed);
    };
    // Members of the earlier one have other identifiers: the lead's part is carried, partners start anew.
    let of_lead = from.answers().0.into_iter().filter_map(|((part, field), value)| match part {
        Part::Application => Some(((part, field), value)),
        part if part == theirs => Some(((ours.clone(), field), value)),
        Part::Member(_) => None,
    });
    let mut carried = carry(&from.form, &table.dossier.form, &Answers(of_lead.collect()));
    let standing = table.dossier.answers();
    carried.answers.0.retain(|key, _| !standing.0.contains_key(key));
    put(app, &mut table, &carried.answers, Gone::Kept).await?;
    table.keep_head().await?;
    table.content_changed(app).await?;
    let note = Note::new().with("earlier", earlier).with("answers", carried.answers.0.len());
    table.record(app, "calls.start-from", note).await?;
    table.close().await?;
    Ok(carried)
}

/// What happens to answers that the new set lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gone {
    Kept,
    Cleared,
}

/// Puts every answer that differs from what stands.
async fn put(app: &App, table: &mut Table, answers: &Answers, gone: Gone) -> Result<(), ExpressionError> {
    let standing = table.dossier.answers();
    let mut changes: Vec<_> = answers
        .0
        .iter()
        .filter(|(key, value)| standing.0.get(key) != Some(value))
        .map(|(key, value)| (key.clone(), Some(value.clone())))
        .collect();
    if gone == Gone::Cleared {
        changes.extend(
            standing.0.keys().filter(|key| !answers.0.contains_key(key)).map(|key| (key.clone(), None)),
        );
    }
    let id = table.dossier.head.id;
    let author = table.recorded.to_string();
    for ((part, field), value) in changes {
        let (stands, last) = store::find_answer(&mut table.tx.conn(), id, &part, &field).await?;
        let kept = Kept {
            part: &part,
            field: &field,
            revision: last + 1,
            base: stands.map_or(0, |answer| answer.revision),
            value: value.as_ref(),
            author: &author,
            saved_at: table.received_at,
            save_id: "",
            standing: Standing::Taken,
        };
        store::insert_revision(&mut table.tx, id, kept).await?;
        let answer = Answer {
            part,
            field,
            revision: last + 1,
            value,
            salt: app.house.random.token(),
            author: author.clone(),
            saved_at: table.received_at,
        };
        store::put_answer(&mut table.tx, id, &answer).await?;
    }
    Ok(())
}
