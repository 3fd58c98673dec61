//! What is done to calls; the only place that writes them.

use std::collections::BTreeSet;

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Digest, Id, Timestamp};
use centum_cohort::edition::{Edition, edition_by_id};
use centum_forms::Form;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, Tx};

use super::documents::{brought_here, kept_here};
use super::rules::{By, Step, next_turn, take};
use super::store::{self, json};
use super::{
    About, Barrier, Call, CallState, Deadline, List, Objection, TermChange, Terms, changes, deadline_for,
    find_call, form_of, reopens, template,
};
use crate::Attempt;
use crate::telling::{Site, tell_later};

/// The job that opens and closes calls by the clock.
pub const TURN_JOB: &str = "calls.turn";
/// The job at each deadline of an application: those whose drafts were not handed in are told.
pub const GRACE_JOB: &str = "calls.grace";
/// The longest terms and the longest form, in bytes of JSON.
pub const MAX_BYTES: usize = 400_000;

/// Why an action on a call did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such call or edition.
    #[error("there is no such call or edition")]
    Absent,
    /// The name in addresses cannot be used.
    #[error(
        "a name in addresses has small letters a–z, digits and hyphens, at most 60, and begins with a letter"
    )]
    Slug,
    /// A call with that name in addresses exists.
    #[error("there is a call of that name in addresses already")]
    SlugTaken,
    /// Somebody changed the call in the meantime.
    #[error("somebody changed this call in the meantime; look at it again")]
    Changed,
    /// It is published: it changes by a corrigendum.
    #[error("this call is published; correct it by a corrigendum")]
    Published,
    /// The terms or the form are too long.
    #[error("the texts of a call, or its form, are longer than {MAX_BYTES} bytes")]
    TooLong,
    /// The document is empty, too large, or of a kind that cannot be told.
    #[error(
        "this file cannot be a document of a call: it is empty, larger than 20 MB, or of a kind that cannot be told"
    )]
    Document,
    /// The terms name a file that nobody brought to this call as a document of it.
    #[error("a document that is kept here has to be brought to this call first")]
    NotBrought,
    /// The form contradicts itself.
    #[error("the form has {0} faults")]
    Form(usize),
    /// Something stands in the way of the step.
    #[error("the call cannot take this step yet")]
    Barred(Vec<Barrier>),
    /// The correction cannot be made.
    #[error("the call cannot be corrected so")]
    Objected(Vec<Objection>),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a new call begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// The ready template.
    Template,
    /// Another call, without its times.
    Call(Id<Call>),
}

/// Creates a draft.
pub async fn create_call(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    edition: Id<Edition>,
    slug: &str,
    begin: Begin,
) -> Result<Id<Call>, CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    if slug.parse::<centum_forms::FieldKey>().is_err() || slug.ends_with('-') || slug == "new" {
        return Err(CallError::Slug);
    }
    let mut tx = house.begin().await?;
    edition_by_id(&mut tx.conn(), edition).await?.ok_or(CallError::Absent)?;
    let (terms, form) = match begin {
        Begin::Template => (template::terms(), template::form()),
        Begin::Call(other) => {
            let (other, form) = load(&mut tx, other).await?;
            let mut terms = Terms { opens: None, deadlines: Vec::new(), pre_screening: None, ..other.terms };
            // To a call that is not there yet nobody has brought anything.
            terms.documents.retain(|one| kept_here(slug, &one.href).is_none());
            (terms, form)
        }
    };
    let id = house.id();
    store::insert(&mut tx, (id, edition, slug), &terms, &form, house.now()).await.map_err(
        |error| match error {
            StoreError::Duplicate(_) => CallError::SlugTaken,
            other => other.into(),
        },
    )?;
    let note = Note::new().with("edition", edition).with("slug", slug);
    house.record(&mut tx, &recorded, "calls.create", &Subject::new("call", id), note).await?;
    house.close(tx).await?;
    Ok(id)
}

/// Keeps the terms of a draft. `seen` is the version that the organiser looked at.
pub async fn keep_terms(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    seen: i64,
    terms: Terms,
) -> Result<(), CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    within_limits(&terms)?;
    let mut tx = house.begin().await?;
    let (mut call, _) = load_draft(&mut tx, id, seen).await?;
    brought_here(&mut tx.conn(), &call, &terms).await?;
    let note = what_changed(Note::new(), &changes(&call.terms, &terms)).with("terms", digest(&terms));
    call.terms = terms;
    write(&mut tx, &call).await?;
    store::keep_draft(&mut tx, &call, house.now()).await?;
    house.record(&mut tx, &recorded, "calls.keep-terms", &subject(&call), note).await?;
    Ok(house.close(tx).await?)
}

/// Keeps the form that is composed: of a draft its form; of a published call a working copy that nobody is asked until
/// a corrigendum puts it in force. It may be unfinished, but not contradict itself.
pub async fn keep_form(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    seen: i64,
    form: &Form,
) -> Result<(), CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    within_limits(form)?;
    let broken = form.faults().iter().filter(|fault| !fault.wrong.is_unfinished()).count();
    if broken > 0 {
        return Err(CallError::Form(broken));
    }
    let mut tx = house.begin().await?;
    let call = load_composable(&mut tx, id, seen).await?;
    let number = if call.state == CallState::Draft { call.form } else { 0 };
    write(&mut tx, &call).await?;
    store::replace_form(&mut tx, id, number, form, house.now()).await?;
    let note = Note::new().with("form", digest(form)).with("number", number);
    house.record(&mut tx, &recorded, "calls.keep-form", &subject(&call), note).await?;
    Ok(house.close(tx).await?)
}

/// Gives up the working copy of a published call's form.
pub async fn drop_form(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    seen: i64,
) -> Result<(), CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let call = load_composable(&mut tx, id, seen).await?;
    if !store::drop_working_form(&mut tx, id).await? {
        return Ok(());
    }
    write(&mut tx, &call).await?;
    house.record(&mut tx, &recorded, "calls.drop-form", &subject(&call), Note::new()).await?;
    Ok(house.close(tx).await?)
}

/// Takes a step by hand.
pub async fn step(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    seen: i64,
    step: Step,
    reason: &str,
) -> Result<CallState, CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let (call, form) = load(&mut tx, id).await?;
    if call.version != seen {
        return Err(CallError::Changed);
    }
    let state = go(house, &mut tx, &recorded, (call, &form), step, By::Hand { reason }).await?;
    house.close(tx).await?;
    Ok(state)
}

/// Opens or closes a call if its time has come. Doing it again changes nothing. Tells the state that it led to.
pub async fn turn(house: &House, actor: &Actor, id: Id<Call>) -> Result<Option<CallState>, CallError> {
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let (call, form) = load(&mut tx, id).await?;
    let due = next_turn(&call).filter(|(_, at)| *at <= house.now());
    let Some((step, _)) = due else { return Ok(None) };
    match go(house, &mut tx, &recorded, (call, &form), step, By::Clock).await {
        Ok(state) => {
            tx.commit().await?;
            Ok(Some(state))
        }
        // A call that was never opened and whose deadline has passed waits for a person.
        Err(CallError::Barred(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn go(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    (mut call, form): (Call, &Form),
    step: Step,
    by: By<'_>,
) -> Result<CallState, CallError> {
    let now = house.now();
    call.state = take(step, &call, form, now, by).map_err(CallError::Barred)?;
    let reason = match by {
        By::Clock => "",
        By::Hand { reason } => reason.trim(),
    };
    if step == Step::Publish {
        // From now on 0 is what was published, and says when.
        store::keep_draft(tx, &call, now).await?;
    }
    write(tx, &call).await?;
    store::add_step(tx, &call, reason, now).await?;
    wind(house, tx, &call).await?;
    let note = Note::new()
        .with("terms", digest(&call.terms))
        .with("form", digest(form))
        .with("corrigendum", call.corrigendum)
        .with("reason", reason);
    house.record(tx, recorded, step.verb(), &subject(&call), note).await?;
    Ok(call.state)
}

/// What an organiser corrects in a call that everyone can read.
#[derive(Clone, Debug)]
pub struct Correction {
    /// What it shall say.
    pub terms: Terms,
    /// The form, if that changes too.
    pub form: Option<Form>,
    /// Why, for everyone to read.
    pub reason: String,
}

/// Corrects a published call: a numbered corrigendum, told once to everyone who applies or follows. Gives its number.
pub async fn correct(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    seen: i64,
    correction: Correction,
    site: &Site,
) -> Result<u32, CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let Correction { terms, form: new_form, reason } = correction;
    within_limits(&terms)?;
    new_form.as_ref().map_or(Ok(()), within_limits)?;
    let mut tx = house.begin().await?;
    let (mut call, form) = load(&mut tx, id).await?;
    if call.version != seen {
        return Err(CallError::Changed);
    }
    brought_here(&mut tx.conn(), &call, &terms).await?;
    let now = house.now();
    let found = super::correct(&call, &terms, (&form, new_form.as_ref()), &reason, now)
        .map_err(CallError::Objected)?;
    let reopened = reopens(&call, &terms, now);
    call.terms = terms;
    call.corrigendum += 1;
    if reopened {
        call.state = CallState::Open;
        store::add_step(&mut tx, &call, reason.trim(), now).await?;
    }
    if let Some(form) = new_form.filter(|new| *new != form) {
        call.form += 1;
        store::add_form(&mut tx, &call, &form, now).await?;
        store::drop_working_form(&mut tx, call.id).await?;
    }
    write(&mut tx, &call).await?;
    store::add_version(&mut tx, &call, reason.trim(), now).await?;
    wind(house, &mut tx, &call).await?;
    tell_later(house, &mut tx, call.id, (About::Corrigendum, call.corrigendum), site).await?;
    let note = what_changed(Note::new(), &found)
        .with("corrigendum", call.corrigendum)
        .with("terms", digest(&call.terms))
        .with("reason", reason.trim())
        .with("reopened", reopened);
    house.record(&mut tx, &recorded, "calls.correct", &subject(&call), note).await?;
    house.close(tx).await?;
    Ok(call.corrigendum)
}

/// Gives more time: a corrigendum of deadlines alone.
pub async fn extend(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    seen: i64,
    deadlines: Vec<Deadline>,
    reason: &str,
    site: &Site,
) -> Result<u32, CallError> {
    let house = &house.into();
    let call = find_call(&mut house.read().await?.conn(), id).await?.ok_or(CallError::Absent)?;
    let terms = Terms { deadlines, ..call.terms };
    let correction = Correction { terms, form: None, reason: reason.to_owned() };
    // What was read stands as long as `seen` does: the correction checks it.
    correct(*house, actor, id, seen, correction, site).await
}

async fn load(tx: &mut Tx, id: Id<Call>) -> Result<(Call, Form), CallError> {
    let call = find_call(&mut tx.conn(), id).await?.ok_or(CallError::Absent)?;
    let form = form_of(&mut tx.conn(), id, call.form).await?.ok_or(CallError::Absent)?;
    Ok((call, form))
}

async fn load_draft(tx: &mut Tx, id: Id<Call>, seen: i64) -> Result<(Call, Form), CallError> {
    let (call, form) = load(tx, id).await?;
    match (call.version == seen, call.state) {
        (false, _) => Err(CallError::Changed),
        (true, CallState::Draft) => Ok((call, form)),
        (true, _) => Err(CallError::Published),
    }
}

/// A call whose form can still change.
async fn load_composable(tx: &mut Tx, id: Id<Call>, seen: i64) -> Result<Call, CallError> {
    let (call, _) = load(tx, id).await?;
    match call.state {
        _ if call.version != seen => Err(CallError::Changed),
        CallState::Draft | CallState::Published | CallState::Open => Ok(call),
        _ => Err(CallError::Objected(vec![Objection::FormFixed])),
    }
}

async fn write(tx: &mut Tx, call: &Call) -> Result<(), CallError> {
    if store::keep(tx, call).await? { Ok(()) } else { Err(CallError::Changed) }
}

/// Puts the clock's next step in the queue, and what is told at the deadlines before it: the last one lets go of what an
/// archived call does not keep. An earlier one that is left there finds nothing to do.
async fn wind(house: &House, tx: &mut Tx, call: &Call) -> Result<(), CallError> {
    for deadline in to_come(call, house.now()) {
        // The deadline's own instant is in time: what is told of it comes after.
        let after = deadline.checked_add(std::time::Duration::from_micros(1)).unwrap_or(deadline);
        let payload = serde_json::json!({ "call": call.id, "deadline": deadline });
        centum_jobs::enqueue(house, tx, GRACE_JOB, &payload, after).await?;
    }
    let at = match next_turn(call) {
        Some((_, at)) => at,
        None if call.state == CallState::Archived => house.now(),
        None => return Ok(()),
    };
    let payload = serde_json::json!({ "call": call.id });
    centum_jobs::enqueue(house, tx, TURN_JOB, &payload, at).await?;
    Ok(())
}

/// The deadlines of applications that are to come, each once.
fn to_come(call: &Call, now: Timestamp) -> BTreeSet<Timestamp> {
    let of = call.terms.categories.iter().filter_map(|one| deadline_for(&call.terms, &one.key, None));
    let to_come = of.map(|deadline| deadline.at).filter(|at| *at > now);
    to_come.filter(|_| call.state == CallState::Open).collect()
}

fn within_limits(value: &impl serde::Serialize) -> Result<(), CallError> {
    if json(value).len() > MAX_BYTES { Err(CallError::TooLong) } else { Ok(()) }
}

fn digest(value: &impl serde::Serialize) -> Digest {
    Digest::of(json(value).as_bytes())
}

fn subject(call: &Call) -> Subject {
    Subject::new("call", call.id)
}

/// What the ledger says of a change: which parts, and of deadlines the instants. Texts and contacts stay out of it.
fn what_changed(note: Note, found: &[TermChange]) -> Note {
    let mut parts: Vec<&str> = found.iter().map(part).collect();
    parts.dedup();
    let moved: Vec<serde_json::Value> = found
        .iter()
        .filter_map(|change| match change {
            TermChange::Deadline { category, document, before, after } => Some(serde_json::json!({
                "category": category, "document": document, "before": before, "after": after,
            })),
            _ => None,
        })
        .collect();
    let note = note.with("changed", parts);
    if moved.is_empty() { note } else { note.with("deadlines", moved) }
}

fn part(change: &TermChange) -> &'static str {
    match change {
        TermChange::Text { .. } => "text",
        TermChange::Zone { .. } => "zone",
        TermChange::Opens { .. } => "opens",
        TermChange::Deadline { .. } => "deadlines",
        TermChange::Grace { .. } => "grace",
        TermChange::PreScreening { .. } => "pre-screening",
        TermChange::Retention { .. } => "retention",
        TermChange::Form { .. } => "form",
        TermChange::Item { .. } | TermChange::Order(_) => change.list().map_or("list", List::name),
    }
}

/// Takes the clock's steps of every call that are due: for the time after a pause in which no job ran.
pub async fn turn_all(house: &House, actor: &Actor) -> Result<u32, CallError> {
    let all = store::calls(&mut house.read().await?.conn()).await?;
    let now: Timestamp = house.now();
    let mut taken = 0;
    for call in all {
        if next_turn(&call).is_some_and(|(_, at)| at <= now) && turn(house, actor, call.id).await?.is_some() {
            taken += 1;
        }
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deadline_to_come_is_told_of_with_and_without_a_grace() {
        let mut call = template::sample_call();
        call.state = CallState::Open;
        for minutes in [0, 15] {
            call.terms.grace_minutes = minutes;
            let all = to_come(&call, Timestamp::UNIX_EPOCH);
            let last = *all.last().unwrap();
            assert_eq!(Some(last), super::super::last_deadline(&call.terms));
            assert!(to_come(&call, last).is_empty(), "its own instant is in time");
        }
        call.state = CallState::Published;
        assert!(to_come(&call, Timestamp::UNIX_EPOCH).is_empty());
    }
}
