//! Raising an issue, and settling it.

use std::time::Duration;

use centum_accounts::{Actor, Email, Permission, Refused};
use centum_base::Id;
use centum_jobs::post;
use centum_ledger::{House, Note, Subject};
use centum_store::{StoreError, Tx, args};

use super::letter::letter;
use super::store::{ABOUT_RECORD, BY_SENDER, IN_TOTAL, INSERT_ISSUE, Issue, IssueState, SETTLE, issue};
use crate::records::{Record, record};
use crate::sources::{catalogue, publisher, source};

/// The longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 200;
/// The longest text, in characters.
pub const LONGEST_BODY: usize = 5_000;
/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

const HOUR: Duration = Duration::from_secs(3600);
/// Issues of one sender in an hour.
const OF_ONE: i64 = 5;
/// Issues about one record in an hour: a publisher is not to drown in letters.
const OF_A_RECORD: i64 = 10;
/// Issues of all in an hour.
const OF_ALL: i64 = 200;

/// Why an action on an issue did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such issue, or no such record that is shown.
    #[error("there is no such issue or record")]
    Absent,
    /// The subject says nothing or too much.
    #[error("a subject has between 1 and {LONGEST_SUBJECT} characters")]
    Subject,
    /// The text says nothing or too much.
    #[error("a text has between 1 and {LONGEST_BODY} characters")]
    Body,
    /// The address for the answer is none.
    #[error("this is not a mail address")]
    Mail,
    /// Too many were raised within an hour.
    #[error("too many issues were raised within an hour")]
    TooMany,
    /// The note is too long.
    #[error("a note has at most {LONGEST_NOTE} characters")]
    Note,
    /// Somebody settled it in the meantime.
    #[error("somebody settled this issue in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a reader tells.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// In a few words.
    pub subject: &'a str,
    /// At length.
    pub body: &'a str,
    /// Where an answer goes; empty where none is wanted.
    pub mail: &'a str,
    /// What tells senders apart for an hour, and nobody what it was: a signed address.
    pub sender: &'a str,
    /// The address of the record's page.
    pub address: &'a str,
    /// The name of the site.
    pub site: &'a str,
}

/// What came of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Which it is.
    pub id: Id<Issue>,
    /// Whether it went to the publisher; else organisers look after it.
    pub sent: bool,
}

/// Everything that is wrong with what a reader tells, in the order of the form.
pub fn faults(told: &Told<'_>) -> Vec<IssueError> {
    let subject = within(told.subject, LONGEST_SUBJECT).is_none().then_some(IssueError::Subject);
    let body = within(told.body, LONGEST_BODY).is_none().then_some(IssueError::Body);
    let mail = address(told.mail).err();
    [subject, body, mail].into_iter().flatten().collect()
}

/// Tells the publisher of a record about a problem with it.
pub async fn raise(
    house: &House,
    actor: &Actor,
    id: Id<Record>,
    told: &Told<'_>,
) -> Result<Raised, IssueError> {
    let recorded = actor.require(Permission::ReadPublic)?;
    let subject = within(told.subject, LONGEST_SUBJECT).ok_or(IssueError::Subject)?;
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let body = within(told.body, LONGEST_BODY).ok_or(IssueError::Body)?;
    let mail = address(told.mail)?;
    let mut tx = house.begin().await?;
    let found = record(&mut tx.conn(), id).await?.filter(|record| record.state.is_shown());
    let found = found.ok_or(IssueError::Absent)?;
    check_pace(house, &mut tx, id, told.sender).await?;
    let letter = letter(&mut tx.conn(), &found, (&subject, &body, mail.as_deref()), told).await?;
    let state = if letter.is_some() { IssueState::Sent } else { IssueState::Kept };
    let issue: Id<Issue> = house.id();
    let values = args![issue, id, &subject, &body, mail, told.sender, state.name(), house.now()];
    tx.conn().execute(&INSERT_ISSUE, values).await?;
    if let Some(letter) = letter {
        post(house, &mut tx, &letter).await?;
    }
    // What was written may name people: the chain holds only that something was.
    let note = Note::new().with("record", id).with("state", state);
    house
        .record(&mut tx, &recorded, "catalogue.raise-issue", &Subject::new("catalogue-issue", issue), note)
        .await?;
    tx.commit().await?;
    Ok(Raised { id: issue, sent: state == IssueState::Sent })
}

async fn check_pace(house: &House, tx: &mut Tx, id: Id<Record>, sender: &str) -> Result<(), IssueError> {
    let since = house.now().checked_sub(HOUR).unwrap_or(centum_base::Timestamp::UNIX_EPOCH);
    let mut conn = tx.conn();
    let of_one: i64 = conn.one(&BY_SENDER, args![sender, since]).await?.get("n")?;
    let of_record: i64 = conn.one(&ABOUT_RECORD, args![id, since]).await?.get("n")?;
    let of_all: i64 = conn.one(&IN_TOTAL, args![since]).await?.get("n")?;
    let free = of_one < OF_ONE && of_record < OF_A_RECORD && of_all < OF_ALL;
    if free { Ok(()) } else { Err(IssueError::TooMany) }
}

/// Says that somebody looked after an issue, and what came of it. `seen` is the version that was looked at.
pub async fn settle(
    house: &House,
    actor: &Actor,
    id: Id<Issue>,
    seen: i64,
    note: &str,
) -> Result<(), IssueError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(IssueError::Note);
    }
    let mut tx = house.begin().await?;
    let found = issue(&mut tx.conn(), id).await?.ok_or(IssueError::Absent)?;
    let kept = Some(note).filter(|note| !note.is_empty());
    if tx.conn().execute(&SETTLE, args![id, seen, house.now(), kept]).await? == 0 {
        return Err(IssueError::Changed);
    }
    let note = Note::new().changed("state", found.state, IssueState::Done);
    house
        .record(&mut tx, &recorded, "catalogue.settle-issue", &Subject::new("catalogue-issue", id), note)
        .await?;
    Ok(tx.commit().await?)
}

/// Where an answer goes; none where none is wanted.
fn address(mail: &str) -> Result<Option<String>, IssueError> {
    match mail.trim() {
        "" => Ok(None),
        mail => Ok(Some(mail.parse::<Email>().map_err(|_| IssueError::Mail)?.to_string())),
    }
}

fn within(text: &str, most: usize) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect();
    let text = text.trim().to_owned();
    (!text.is_empty() && text.chars().count() <= most).then_some(text)
}

/// The publisher of the catalogue that a record belongs to, where letters reach it.
pub(super) async fn addressee(
    conn: &mut centum_store::Conn<'_>,
    found: &Record,
) -> Result<Option<(crate::sources::Publisher, String)>, StoreError> {
    let Some(source) = source(conn, found.source).await? else { return Ok(None) };
    let Some(catalogue) = catalogue(conn, source.catalogue).await? else { return Ok(None) };
    let Some(keeper) = catalogue.publisher else { return Ok(None) };
    let publisher = publisher(conn, keeper).await?;
    Ok(publisher.and_then(|publisher| publisher.mail.clone().map(|mail| (publisher, mail))))
}
