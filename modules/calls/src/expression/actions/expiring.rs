//! Answers whose time has come are erased, in batches that each keep the writer for a moment only.
//!
//! What is left to do is read from the answers themselves. So a pass that was cut off goes on where it stood, and one more
//! pass finds nothing.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{Conn, StoreResult};

use crate::call::retention::{due, going};
use crate::call::{Call, CallError, CallState, Going, find_call, form_of};
use crate::expression::store::{self, BatchLine, Spot};

/// So many answers in one transaction.
const BATCH: u32 = 100;

/// Every question of a call whose answers go one day, by the versions of its form.
pub(crate) async fn all_going(conn: &mut Conn<'_>, call: &Call) -> StoreResult<Vec<Going>> {
    let mut forms = BTreeMap::new();
    for number in 1..=call.form {
        if let Some(form) = form_of(conn, call.id, number).await? {
            forms.insert(number, form);
        }
    }
    Ok(going(&forms))
}

/// Erases the answers of a call whose time has come: as they stand, in their revisions and in what was handed in, with the
/// files that nothing else names. Commitments stay, so manifests and receipts hold. Tells how many answers went.
pub async fn erase_due(house: &House, actor: &Actor, id: Id<Call>) -> Result<usize, CallError> {
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut reader = house.read().await?;
    let call = find_call(&mut reader.conn(), id).await?.ok_or(CallError::Absent)?;
    let classes = due(&call, house.now());
    if classes.is_empty() {
        return Ok(0);
    }
    let all = all_going(&mut reader.conn(), &call).await?;
    drop(reader);
    let mut erased = 0;
    for one in all.iter().filter(|one| classes.contains(&one.class)) {
        let mut after = 0;
        loop {
            let found = store::going(&mut house.read().await?.conn(), id, one, after, BATCH).await?;
            let Some(Batch { spots, last, resume }) = batch(found) else { break };
            let gone = erase_batch(house, &recorded, id, one, &spots).await?;
            erased += gone;
            after = if gone == 0 { last } else { resume };
        }
    }
    Ok(erased)
}

/// Lets go of the addresses of those who were invited, once the call is archived. Tells how many went.
pub async fn forget_invited(house: &House, actor: &Actor, id: Id<Call>) -> Result<u64, CallError> {
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let call = find_call(&mut tx.conn(), id).await?.ok_or(CallError::Absent)?;
    if call.state != CallState::Archived {
        return Ok(0);
    }
    let count = store::forget_invited(&mut tx, id).await?;
    if count > 0 {
        let note = Note::new().with("addresses", count);
        house.record(&mut tx, &recorded, "calls.forget-invited", &Subject::new("call", id), note).await?;
        tx.commit().await?;
    }
    Ok(count)
}

/// What is erased in one transaction.
struct Batch {
    spots: Vec<Spot>,
    /// The number of its last application.
    last: u32,
    /// After which application to go on looking.
    resume: u32,
}

/// The answers of whole applications. What is full may hold but a part of the last one: that one waits, unless it fills a
/// batch alone and is looked at again for the rest.
fn batch(mut found: Vec<(u32, Spot)>) -> Option<Batch> {
    let (first, last) = (found.first()?.0, found.last()?.0);
    let is_full = found.len() >= BATCH as usize;
    if is_full && first != last {
        found.retain(|(number, _)| *number != last);
    }
    let is_part = is_full && first == last;
    let last = found.last()?.0;
    let resume = if is_part { last.saturating_sub(1) } else { last };
    Some(Batch { spots: found.into_iter().map(|(_, spot)| spot).collect(), last, resume })
}

async fn erase_batch(
    house: &House,
    recorded: &Recorded,
    id: Id<Call>,
    going: &Going,
    spots: &[Spot],
) -> Result<usize, CallError> {
    let mut tx = house.begin().await?;
    // A corrigendum may have said otherwise while the answers were looked for.
    let call = find_call(&mut tx.conn(), id).await?.ok_or(CallError::Absent)?;
    if !due(&call, house.now()).contains(&going.class) {
        return Ok(0);
    }
    let (mut files, mut applications, mut answers) = (BTreeSet::new(), BTreeSet::new(), 0);
    for spot in spots {
        let gone = store::let_go(&mut tx, spot, |value| going.left_of(value), || house.random.token());
        if let Some(named) = gone.await? {
            files.extend(named);
            applications.insert(spot.expression);
            answers += 1;
        }
    }
    if answers == 0 {
        return Ok(0);
    }
    let files = store::drop_files_unless_named(&mut tx, &files).await?;
    let line = BatchLine { answers, applications: applications.len(), files };
    let number = store::note_erasure(&mut tx, id, going.class, line, house.now()).await?;
    let note = Note::new()
        .with("class", going.class.name())
        .with("batch", number)
        .with("field", going.field.as_str())
        .with("column", going.column.as_ref().map(|column| column.as_str()))
        .with("answers", answers)
        .with("applications", line.applications)
        .with("files", files);
    house.record(&mut tx, recorded, "calls.erase-due", &Subject::new("call", id), note).await?;
    tx.commit().await?;
    Ok(answers)
}
