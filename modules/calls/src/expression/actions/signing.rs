//! Every member signs the exact content off.

use centum_accounts::Actor;
use centum_base::{Digest, Id, Timestamp};
use centum_ledger::Note;
use centum_web::App;

use super::handing::Signature;
use super::{Table, open};
use crate::Attempt;
use crate::expression::error::ExpressionError;
use crate::expression::model::{Expression, Member, SignOff, SignOffEnd};
use crate::expression::rules::Deed;
use crate::expression::store;

/// Signs off for a member what the person saw: the content of that digest.
pub async fn sign_off(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
    seen: Digest,
    signature: &Signature,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.may(Deed::SignOff)?;
    if !table.access.members.contains(&member) {
        return Err(ExpressionError::NotYourPart);
    }
    sign(app, &mut table, actor, member, seen, signature).await?;
    table.close().await
}

/// Signs off in the transaction of the table.
pub(super) async fn sign(
    app: &App,
    table: &mut Table,
    actor: &Actor,
    member: Id<Member>,
    seen: Digest,
    signature: &Signature,
) -> Result<(), ExpressionError> {
    let person = actor.person().ok_or(ExpressionError::Absent)?.id;
    signature.check()?;
    if table.dossier.manifest().digest() != seen {
        return Err(ExpressionError::OtherContent);
    }
    let now = app.house.now();
    let replaced: Vec<_> = table
        .dossier
        .sign_offs
        .iter()
        .filter(|one| one.member == member && one.ended.is_none())
        .cloned()
        .collect();
    for earlier in replaced {
        store::end_sign_off(&mut table.tx, earlier.id, now, SignOffEnd::Replaced).await?;
    }
    let new = SignOff {
        id: app.house.id(),
        member,
        content: seen,
        person,
        name: signature.name.trim().to_owned(),
        duty: signature.duty.trim().to_owned(),
        mandate: signature.mandate.trim().to_owned(),
        salt: app.house.random.token(),
        signed_at: table.received_at,
        ended: None,
    };
    let head = table.dossier.head.id;
    store::insert_sign_off(&mut table.tx, head, &new).await?;
    let note = Note::new()
        .with("sign_off", new.id)
        .with("member", member)
        .with("content", seen)
        .personal("name", person, &new.name)
        .personal("duty", person, &new.duty)
        .personal("mandate", person, &new.mandate);
    table.dossier.sign_offs.push(new);
    table.record(app, "calls.sign-off", note).await?;
    Ok(())
}

/// A member takes its sign-off back.
pub async fn take_back(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    table.may(Deed::SignOff)?;
    if !table.access.members.contains(&member) {
        return Err(ExpressionError::NotYourPart);
    }
    let held = table.dossier.sign_offs.iter().find(|one| one.member == member && one.ended.is_none());
    let held = held.ok_or(ExpressionError::Absent)?.id;
    store::end_sign_off(&mut table.tx, held, app.house.now(), SignOffEnd::TakenBack).await?;
    let note = Note::new().with("sign_off", held).with("why", SignOffEnd::TakenBack.name());
    table.record(app, "calls.end-sign-off", note).await?;
    table.close().await
}
