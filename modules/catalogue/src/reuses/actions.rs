//! Telling of a use, and deciding whether readers see it.

use std::time::Duration;

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Id, Timestamp};
use centum_ledger::{House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx, args};

use super::store::{
    FORGET_TELLERS, INSERT_REUSE, REUSES_BY, REUSES_SINCE, Reuse, ReuseKind, ReuseState, SETTLE_REUSE, reuse,
};
use crate::records::{Record, record};

/// The longest title and the longest name of who made it, in characters.
pub const LONGEST: usize = 200;
/// The longest address, in characters.
const LONGEST_ADDRESS: usize = 2_000;
/// The longest reason, in characters.
const LONGEST_REASON: usize = 2_000;

const HOUR: Duration = Duration::from_secs(3600);
/// What one sender may tell of in an hour.
const OF_ONE: i64 = 5;
/// What all may tell of in an hour.
const OF_ALL: i64 = 200;

/// Why an action on a use did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum ReuseError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such use, or no such record that is shown.
    #[error("there is no such use or record")]
    Absent,
    /// The title says nothing or too much.
    #[error("a title has between 1 and {LONGEST} characters")]
    Title,
    /// It is not said who made it, or at too great a length.
    #[error("the name of who made it has between 1 and {LONGEST} characters")]
    Maker,
    /// The address cannot be followed.
    #[error("an address begins with http:// or https:// and has at most {LONGEST_ADDRESS} characters")]
    Address,
    /// Too many were told within an hour.
    #[error("too many uses were told within an hour")]
    TooMany,
    /// The reason is too long.
    #[error("a reason has at most {LONGEST_REASON} characters")]
    Reason,
    /// Somebody decided on it in the meantime.
    #[error("somebody decided on this in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What somebody tells.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it is.
    pub address: &'a str,
    /// Who made it.
    pub maker: &'a str,
    /// What it is.
    pub kind: ReuseKind,
    /// What tells senders apart for an hour, and nobody what it was: a signed address.
    pub sender: &'a str,
}

/// Everything that is wrong with what somebody tells, in the order of the form.
pub fn faults(told: &Told<'_>) -> Vec<ReuseError> {
    let title = line(told.title).is_none().then_some(ReuseError::Title);
    let address = address(told.address).is_none().then_some(ReuseError::Address);
    let maker = line(told.maker).is_none().then_some(ReuseError::Maker);
    [title, address, maker].into_iter().flatten().collect()
}

/// Tells of something that was made with a record's data. An organiser's own word is shown at once.
pub async fn tell_of(
    house: &House,
    actor: &Actor,
    id: Id<Record>,
    told: &Told<'_>,
) -> Result<ReuseState, ReuseError> {
    let recorded = actor.require(Permission::ReadPublic)?;
    let title = line(told.title).ok_or(ReuseError::Title)?;
    let maker = line(told.maker).ok_or(ReuseError::Maker)?;
    let address = address(told.address).ok_or(ReuseError::Address)?;
    let mut tx = house.begin().await?;
    let found = record(&mut tx.conn(), id).await?.filter(|record| record.state.is_shown());
    found.ok_or(ReuseError::Absent)?;
    let manages = actor.may(Permission::ManageCatalogue);
    if !manages {
        check_pace(house, &mut tx, told.sender).await?;
    }
    let state = if manages { ReuseState::Shown } else { ReuseState::Waiting };
    let reuse: Id<Reuse> = house.id();
    let (kind, now) = (told.kind.name(), house.now());
    let values = args![reuse, id, &title, address, &maker, kind, state.name(), now, told.sender];
    tx.conn().execute(&INSERT_REUSE, values).await?;
    // Who made it may be a person: the chain holds that it was told, and where it is.
    let note = Note::new().with("record", id).with("address", address).with("state", state);
    let subject = Subject::new("catalogue-reuse", reuse);
    house.record(&mut tx, &recorded, "catalogue.tell-of-use", &subject, note).await?;
    tx.commit().await?;
    Ok(state)
}

async fn check_pace(house: &House, tx: &mut Tx, sender: &str) -> Result<(), ReuseError> {
    let since = house.now().checked_sub(HOUR).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut conn = tx.conn();
    let of_one: i64 = conn.one(&REUSES_BY, args![sender, since]).await?.get("n")?;
    let of_all: i64 = conn.one(&REUSES_SINCE, args![since]).await?.get("n")?;
    if of_one < OF_ONE && of_all < OF_ALL { Ok(()) } else { Err(ReuseError::TooMany) }
}

/// Shows a use to readers, or does not, with a reason where there is one. `seen` is the version that was looked at.
pub async fn settle_use(
    house: &House,
    actor: &Actor,
    (id, seen): (Id<Reuse>, i64),
    shown: bool,
    reason: &str,
) -> Result<(), ReuseError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    if reason.is_some_and(|reason| reason.chars().count() > LONGEST_REASON) {
        return Err(ReuseError::Reason);
    }
    let mut tx = house.begin().await?;
    let before = reuse(&mut tx.conn(), id).await?.ok_or(ReuseError::Absent)?;
    let state = if shown { ReuseState::Shown } else { ReuseState::Refused };
    if tx.conn().execute(&SETTLE_REUSE, args![id, seen, state.name(), house.now(), reason]).await? == 0 {
        return Err(ReuseError::Changed);
    }
    let note = Note::new().changed("state", before.state, state).with("reason", reason);
    let subject = Subject::new("catalogue-reuse", id);
    house.record(&mut tx, &recorded, "catalogue.settle-use", &subject, note).await?;
    Ok(tx.commit().await?)
}

/// Forgets after a day who told.
pub async fn sweep(house: &House) -> StoreResult<()> {
    let before = house.now().checked_sub(HOUR * 24).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = house.begin().await?;
    tx.conn().execute(&FORGET_TELLERS, args![before]).await?;
    tx.commit().await
}

/// One line of text, without what steers a terminal or a printer.
fn line(text: &str) -> Option<String> {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (!plain.is_empty() && plain.chars().count() <= LONGEST).then_some(plain)
}

/// An address that can be followed, and leads to the web.
fn address(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c));
    (is_web && plain && text.chars().count() <= LONGEST_ADDRESS).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_the_web_or_is_none() {
        assert_eq!(address(" https://trees.example/map "), Some("https://trees.example/map"));
        for bad in
            ["", "javascript:alert(1)", "data:text/html,x", "trees.example", "https://a b", "https://a\"onx="]
        {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(line(" A\nmap\u{7} "), Some("A map".into()));
        assert_eq!(line(&"x".repeat(201)), None);
        assert_eq!(line("  "), None);
    }
}
