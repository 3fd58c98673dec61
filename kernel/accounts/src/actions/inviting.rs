//! Invitations.

use std::time::Duration;

use centum_base::{Country, Id, Timestamp};
use centum_jobs::{Letter, post};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreResult, Tx, args};

use super::people::{holds, insert_membership, insert_person, organisation};
use super::signing::{Browser, record_sign_in, replace_session, within};
use crate::limits::BY_ADDRESS;
use crate::sessions::{self, How};
use crate::store::{ACCEPT_INVITATION, INSERT_INVITATION, SWEEP_INVITATIONS, WITHDRAW_INVITATION};
use crate::{
    AccountError, AccountResult, Actor, Email, Invitation, NewSession, Permission, Role, Secret,
    find_invitation, find_person_by_email,
};

/// How long an invitation can be accepted.
const LASTS: Duration = Duration::from_secs(14 * 24 * 3600);

/// How long an invitation that nobody answered is kept after it ran out.
const KEPT: Duration = Duration::from_secs(90 * 24 * 3600);

/// Whom to invite to what.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Where the letter goes.
    pub email: Email,
    /// Who is invited.
    pub name: String,
    /// To which role.
    pub role: Role,
    /// For which organisation.
    pub organisation: Option<(String, Option<Country>)>,
}

/// Invites someone to a role by letter, unless the person has it.
pub async fn invite(
    house: &House,
    actor: &Actor,
    invite: &Invite,
    compose: &(dyn Fn(&Secret) -> Letter + Send + Sync),
) -> AccountResult<Id<Invitation>> {
    let recorded = actor.require(Permission::ManagePeople)?;
    let by = actor.person().ok_or(AccountError::Absent)?.id;
    let mut tx = house.begin().await?;
    let organisation = organisation(house, &mut tx, &recorded, invite.organisation.as_ref()).await?;
    if let Some(person) = find_person_by_email(&mut tx.conn(), &invite.email).await?
        && holds(house, &mut tx, person.id, invite.role, organisation).await?
    {
        return Err(AccountError::RoleHeld);
    }
    let (id, secret, now) = (house.id(), Secret::new(&*house.random), house.now());
    let expires_at = now.checked_add(LASTS).unwrap_or(now);
    let values = args![
        id,
        secret.digest(),
        invite.email.as_str(),
        invite.email.key(),
        &invite.name,
        invite.role.name(),
        organisation,
        by,
        now,
        expires_at
    ];
    tx.conn().execute(&INSERT_INVITATION, values).await?;
    sweep_invitations(&mut tx, now).await?;
    post(house, &mut tx, &compose(&secret)).await?;
    let note = Note::new().with("role", invite.role);
    house.record(&mut tx, &recorded, "accounts.invite", &Subject::new("invitation", id), note).await?;
    tx.commit().await?;
    Ok(id)
}

/// Empties invitations that nobody answered, when their time is over.
pub(super) async fn sweep_invitations(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    tx.conn().execute(&SWEEP_INVITATIONS, args![now.checked_sub(KEPT).unwrap_or(now)]).await
}

/// Takes an invitation back. Its link stops working.
pub async fn withdraw_invitation(house: &House, actor: &Actor, id: Id<Invitation>) -> AccountResult<()> {
    let recorded = actor.require(Permission::ManagePeople)?;
    let mut tx = house.begin().await?;
    if tx.conn().execute(&WITHDRAW_INVITATION, args![id, house.now()]).await? == 0 {
        return Err(AccountError::Absent);
    }
    let subject = Subject::new("invitation", id);
    house.record(&mut tx, &recorded, "accounts.withdraw-invitation", &subject, Note::new()).await?;
    Ok(tx.commit().await?)
}

/// Accepts an invitation: the person gets an account, if there is none with that address, the role, and a session. Where there is
/// an account its owner signs in first: such a letter works for two weeks and is passed on, and must not open what an account
/// holds besides.
pub async fn accept_invitation(
    house: &House,
    actor: &Actor,
    secret: &Secret,
    browser: &Browser,
) -> AccountResult<NewSession> {
    within(house, &[(BY_ADDRESS, &browser.address)]).await?;
    let mut tx = house.begin().await?;
    let now = house.now();
    let found = find_invitation(&mut tx.conn(), secret, now).await?.ok_or(AccountError::LinkOver)?;
    let email: Email = found.email.parse().map_err(|_| AccountError::LinkOver)?;
    let known = find_person_by_email(&mut tx.conn(), &email).await?;
    if let Some(owner) = &known
        && actor.person().is_none_or(|asking| asking.id != owner.id)
    {
        return Err(AccountError::SignInFirst);
    }
    if tx.conn().execute(&ACCEPT_INVITATION, args![found.id, now]).await? != 1 {
        return Err(AccountError::LinkOver);
    }
    let visitor = Recorded::System("visitor");
    let person = match known {
        Some(person) => person.id,
        None => insert_person(house, &mut tx, &visitor, &email, &found.name).await?,
    };
    // Somebody may have given the role while the letter lay there.
    if !holds(house, &mut tx, person, found.role, found.organisation_id).await? {
        insert_membership(house, &mut tx, &visitor, person, found.role, found.organisation_id).await?;
    }
    replace_session(house, &mut tx, browser).await?;
    sessions::end_all(&mut tx, person).await?;
    let session = sessions::begin(house, &mut tx, person, How::Invitation).await?;
    record_sign_in(house, &mut tx, person, How::Invitation).await?;
    let subject = Subject::new("invitation", found.id);
    let note = Note::new().with("person", person);
    let by = Recorded::Person(person.to_string());
    house.record(&mut tx, &by, "accounts.accept-invitation", &subject, note).await?;
    tx.commit().await?;
    Ok(session)
}
