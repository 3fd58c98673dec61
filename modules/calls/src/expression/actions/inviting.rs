//! Partners and colleagues are asked to write.

use std::time::Duration;

use centum_accounts::{
    AccountError, Actor, Browser, Email, How, NewSession, Permission, Person, Secret, admit,
    find_person_by_email,
};
use centum_base::{Id, Timestamp};
use centum_jobs::post;
use centum_ledger::{Actor as Recorded, Note};
use centum_store::{Conn, Tx};
use centum_web::App;

use super::{open, subject};
use crate::Attempt;
use crate::call::{applies, grace, standing};
use crate::expression::dossier::Dossier;
use crate::expression::error::ExpressionError;
use crate::expression::letters;
use crate::expression::model::{Expression, Member, Origin, Writer};
use crate::expression::rules::{Deed, may, may_supplement};
use crate::expression::store::{self, Invitation};
use crate::once::id_of_request;

/// How long an invitation can be accepted.
const LASTS: Duration = Duration::from_secs(30 * 24 * 3600);
/// The most invitations of one application.
const MAX_INVITATIONS: usize = 300;
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Invitations that go to one address within a day, to whatever application: nobody is to drown in letters of ours.
const TO_ONE: i64 = 10;
/// Invitations that one person sends within a day, from whatever application.
const BY_ONE: i64 = 300;

/// Asks someone by letter to write for a member. The lead asks for any member, a partner for its own, and an organiser the
/// first for what was received elsewhere.
pub async fn invite(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
    email: &Email,
    received_at: Timestamp,
) -> Result<Id<Invitation>, ExpressionError> {
    invite_once(app, actor, id, member, email, "", received_at).await
}

/// Asks someone once: the same request of the same person under the same name, sent again, sends no second letter with a second
/// link. Without a name each request sends one.
pub async fn invite_once(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
    email: &Email,
    name: &str,
    received_at: Timestamp,
) -> Result<Id<Invitation>, ExpressionError> {
    let app: &Attempt<'_, App> = &app.into();
    let asked = format!("{id} {member} {name:?} {}", email.as_str());
    let new = id_of_request(&app.house, actor, "invitation", name, &asked)?;
    let mut table = open(app, actor, id, received_at).await?;
    let for_whom = table.dossier.members.iter().find(|one| one.id == member).cloned();
    let for_whom = for_whom.ok_or(ExpressionError::Absent)?;
    if !table.dossier.may_ask(&table.access, member) {
        return Err(ExpressionError::NotYourPart);
    }
    if table.dossier.invitations.iter().any(|one| one.id == new) {
        return Ok(new);
    }
    if table.dossier.invitations.len() >= MAX_INVITATIONS {
        return Err(ExpressionError::TooMany(MAX_INVITATIONS));
    }
    let now = app.house.now();
    let (by, since) = (table.recorded.to_string(), now.checked_sub(DAY).unwrap_or(now));
    let (to_one, by_one) = store::invited_since(&mut table.tx, email, &by, since).await?;
    // An organiser may have a whole table to hand over that was received elsewhere.
    if to_one >= TO_ONE || (by_one >= BY_ONE && !table.access.organiser) {
        return Err(ExpressionError::TooOften);
    }
    let secret = Secret::new(&*app.house.random);
    let invitation = Invitation {
        id: new,
        expression: id,
        member,
        email: email.as_str().to_owned(),
        invited_by: by,
        invited_at: now,
        expires_at: now.checked_add(LASTS).unwrap_or(now),
        accepted_at: None,
        withdrawn_at: None,
    };
    store::insert_invitation(&mut table.tx, &invitation, email, &secret).await?;
    let by = actor.person().map_or_else(String::new, |person| person.name.clone());
    let letter = letters::invitation(app, &table.dossier, &for_whom, &by, email, &secret);
    post(&app.house, &mut table.tx, &letter).await?;
    let note = Note::new().with("invitation", invitation.id).with("member", member);
    table.record(app, "calls.invite", note).await?;
    table.close().await?;
    Ok(invitation.id)
}

/// Takes an invitation back. Its link stops working.
pub async fn withdraw_invitation(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    invitation: Id<Invitation>,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    let known = table.dossier.invitations.iter().find(|one| one.id == invitation);
    let member = known.ok_or(ExpressionError::Absent)?.member;
    if !table.dossier.may_ask(&table.access, member) {
        return Err(ExpressionError::NotYourPart);
    }
    if !store::withdraw_invitation(&mut table.tx, id, invitation, app.house.now()).await? {
        return Err(ExpressionError::LinkOver);
    }
    table.record(app, "calls.withdraw-invitation", Note::new().with("invitation", invitation)).await?;
    table.close().await
}

/// Ends that a person writes for a member. The lead ends anyone's writing but that of its own last writer, a partner that
/// of its colleagues, everyone their own. Whoever is taken out by somebody else leaves no open invitation as a way back.
pub async fn end_writing(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    id: Id<Expression>,
    writer: &Writer,
    received_at: Timestamp,
) -> Result<(), ExpressionError> {
    let app = &app.into();
    let mut table = open(app, actor, id, received_at).await?;
    if !table.access.leads && !table.access.members.contains(&writer.member) {
        return Err(ExpressionError::NotYourPart);
    }
    let of_lead = table.dossier.lead().is_some_and(|lead| lead.id == writer.member);
    let others = table.dossier.writers.iter().filter(|one| one.member == writer.member && *one != writer);
    if of_lead && others.count() == 0 {
        return Err(ExpressionError::LastWriter);
    }
    if !store::end_writer(&mut table.tx, id, writer, app.house.now()).await? {
        return Err(ExpressionError::Absent);
    }
    let note = Note::new().with("member", writer.member).with("person", writer.person);
    table.record(app, "calls.end-writing", note).await?;
    if actor.person().is_none_or(|me| me.id != writer.person) {
        let by = format!("person:{}", writer.person);
        let now = app.house.now();
        let stays = table.dossier.writers.iter().any(|one| one.person == writer.person && one != writer);
        let sent = table.dossier.invitations.iter().filter(|one| one.invited_by == by && one.is_open(now));
        let sent = sent.filter(|one| !stays || one.member == writer.member).map(|one| one.id);
        for invitation in sent.collect::<Vec<_>>() {
            store::withdraw_invitation(&mut table.tx, id, invitation, now).await?;
            let note = Note::new().with("invitation", invitation);
            table.record(app, "calls.withdraw-invitation", note).await?;
        }
    }
    table.close().await
}

/// What an invitation is for, as its page shows it.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// The member that it is for.
    pub member: Member,
    /// The expression of interest.
    pub head: Expression,
    /// Whether somebody has an account with the address that the letter went to.
    pub has_account: bool,
}

/// What the invitation of a link is for, while it can be accepted.
pub async fn invited(app: &App, secret: &Secret) -> Result<Invited, ExpressionError> {
    let reader = &mut app.house.db.read_current().await?;
    let found = store::find_invitation(&mut reader.conn(), secret).await?;
    let invitation = found.filter(|one| one.is_open(app.house.now())).ok_or(ExpressionError::LinkOver)?;
    let members = store::members(&mut reader.conn(), invitation.expression).await?;
    let member = members.into_iter().find(|member| member.id == invitation.member);
    let head = store::find(&mut reader.conn(), invitation.expression).await?;
    let (Some(member), Some(head)) = (member, head) else { return Err(ExpressionError::LinkOver) };
    holds(&mut reader.conn(), &invitation, app.house.now()).await?;
    let has_account = match invitation.email.parse::<Email>() {
        Ok(email) => find_person_by_email(&mut reader.conn(), &email).await?.is_some(),
        Err(_) => false,
    };
    Ok(Invited { invitation, member, head, has_account })
}

/// The signed-in person accepts an invitation and writes for its member from now on.
pub async fn accept(app: &App, actor: &Actor, secret: &Secret) -> Result<Id<Expression>, ExpressionError> {
    let recorded = actor.require(Permission::Apply)?;
    let person = actor.person().ok_or(ExpressionError::LinkOver)?.id;
    let mut tx = app.house.begin().await?;
    let found = take_up(app, &mut tx, &recorded, person, secret).await?;
    tx.commit().await?;
    Ok(found)
}

/// Someone who has no account accepts an invitation: whoever has its link reads the letters to that address. The person gets an
/// account and a session. Where there is an account its owner signs in first: any applicant can have such a letter sent, it works
/// for weeks and is passed on to colleagues, and must not open what an account holds besides.
pub async fn accept_by_letter(
    app: &App,
    secret: &Secret,
    name: &str,
    browser: &Browser,
) -> Result<(Id<Expression>, NewSession), ExpressionError> {
    let mut tx = app.house.begin().await?;
    let found = store::find_invitation(&mut tx.conn(), secret).await?;
    let found = found.filter(|one| one.is_open(app.house.now())).ok_or(ExpressionError::LinkOver)?;
    let email: Email = found.email.parse().map_err(|_| ExpressionError::LinkOver)?;
    if find_person_by_email(&mut tx.conn(), &email).await?.is_some() {
        return Err(ExpressionError::SignInFirst);
    }
    let admitted = admit(&app.house, &mut tx, &email, name, (browser, How::Invitation)).await;
    let (person, session) = admitted.map_err(|error| match error {
        AccountError::Store(error) => ExpressionError::Store(error),
        _ => ExpressionError::LinkOver,
    })?;
    let recorded = Recorded::Person(person.to_string());
    let id = take_up(app, &mut tx, &recorded, person, secret).await?;
    tx.commit().await?;
    Ok((id, session))
}

/// Whether an invitation holds still. One of before the close is for writing, and ends where nothing can be written any more.
/// Whoever is asked after the close is asked to stand for the applicant; and what was received elsewhere has nobody else.
async fn holds(conn: &mut Conn<'_>, one: &Invitation, now: Timestamp) -> Result<(), ExpressionError> {
    let dossier = Dossier::load(conn, one.expression).await?.ok_or(ExpressionError::LinkOver)?;
    let Dossier { call, head, .. } = &dossier;
    if head.origin == Origin::Received || call.closed_at.is_none_or(|closed| one.invited_at >= closed) {
        return Ok(());
    }
    let situation = dossier.situation(now);
    let is_open = |at| may_supplement(situation, standing(at, grace(&call.terms), at, now)).is_ok();
    let mut documents = call.terms.deadlines.iter().filter(|one| one.document.is_some());
    let may_add = documents.any(|one| is_open(one.at));
    // What is withdrawn may be taken up again as long as it could be written.
    let writes = may(Deed::Write, situation);
    let writes = writes.or_else(|refusal| may(Deed::Restore, situation).map_err(|_| refusal));
    match writes {
        Err(refusal) if !may_add => Err(refusal.into()),
        _ => Ok(()),
    }
}

async fn take_up(
    app: &App,
    tx: &mut Tx,
    recorded: &Recorded,
    person: Id<Person>,
    secret: &Secret,
) -> Result<Id<Expression>, ExpressionError> {
    let now = app.house.now();
    let found = store::find_invitation(&mut tx.conn(), secret).await?;
    let found = found.filter(|one| one.is_open(now)).ok_or(ExpressionError::LinkOver)?;
    let members = store::members(&mut tx.conn(), found.expression).await?;
    if !members.iter().any(|member| member.id == found.member) {
        return Err(ExpressionError::LinkOver);
    }
    holds(&mut tx.conn(), &found, now).await?;
    if !store::accept_invitation(tx, found.id, now).await? {
        return Err(ExpressionError::LinkOver);
    }
    store::put_writer(tx, found.expression, &Writer { person, member: found.member }, now).await?;
    if let Some(head) = store::find(&mut tx.conn(), found.expression).await? {
        applies(tx, head.call, person, now).await?;
    }
    let note = Note::new().with("invitation", found.id).with("member", found.member).with("person", person);
    app.house.record(tx, recorded, "calls.accept-invitation", &subject(found.expression), note).await?;
    Ok(found.expression)
}
