//! Issues as they are kept.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, args};

use crate::named::named;
use crate::records::Record;

mod sql {
    centum_store::statements! {
        INSERT_ISSUE = "INSERT INTO catalogue_issue (id, record_id, subject, body, mail, sender, state, raised_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
        SETTLE = "UPDATE catalogue_issue SET state = 'done', settled_at = $3, note = $4, version = version + 1 \
            WHERE id = $1 AND version = $2 AND state <> 'done'";
        ISSUE = "SELECT i.id, i.record_id, i.subject, i.body, i.mail, i.state, i.raised_at, i.settled_at, i.note, i.version, r.slug \
            FROM catalogue_issue i JOIN catalogue_record r ON r.id = i.record_id WHERE i.id = $1";
        ISSUES = "SELECT i.id, i.record_id, i.subject, i.body, i.mail, i.state, i.raised_at, i.settled_at, i.note, i.version, r.slug \
            FROM catalogue_issue i JOIN catalogue_record r ON r.id = i.record_id ORDER BY i.raised_at DESC, i.id LIMIT $1 OFFSET $2";
        COUNT_ISSUES = "SELECT COUNT(*) AS n, COALESCE(CAST(SUM(CASE WHEN state = 'done' THEN 0 ELSE 1 END) AS BIGINT), 0) AS open FROM catalogue_issue";
        ISSUES_OF = "SELECT i.id, i.record_id, i.subject, i.body, i.mail, i.state, i.raised_at, i.settled_at, i.note, i.version, r.slug \
            FROM catalogue_issue i JOIN catalogue_record r ON r.id = i.record_id WHERE i.record_id = $1 ORDER BY i.raised_at DESC, i.id LIMIT $2";
        BY_SENDER = "SELECT COUNT(*) AS n FROM catalogue_issue WHERE sender = $1 AND raised_at > $2";
        ABOUT_RECORD = "SELECT COUNT(*) AS n FROM catalogue_issue WHERE record_id = $1 AND raised_at > $2";
        IN_TOTAL = "SELECT COUNT(*) AS n FROM catalogue_issue WHERE raised_at > $1";
        FORGET_SENDERS = "UPDATE catalogue_issue SET sender = NULL WHERE sender IS NOT NULL AND raised_at < $1";
        FORGET_WORDS = "UPDATE catalogue_issue SET subject = NULL, body = NULL, mail = NULL, note = NULL \
            WHERE body IS NOT NULL AND ((settled_at IS NOT NULL AND settled_at < $1) OR raised_at < $2)";
        OF_WRITER = "SELECT id, subject, body, mail, raised_at FROM catalogue_issue WHERE LOWER(mail) = $1 ORDER BY raised_at";
        FORGET_WRITER = "UPDATE catalogue_issue SET subject = NULL, body = NULL, mail = NULL, sender = NULL WHERE LOWER(mail) = $1";
    }
    centum_store::tables! {
        catalogue_issue(id) {
            id: Text Internal, record_id: Text Public,
            subject: Text Personal("telling the publisher", "a year after it was settled, two years at most"),
            body: Text Personal("telling the publisher", "a year after it was settled, two years at most"),
            mail: Text Personal("the publisher's answer", "a year after it was settled, two years at most"),
            sender: Text Secret, state: Text Internal, raised_at: Int Internal, settled_at: Int Internal,
            note: Text Internal, version: Int Internal,
        }
    }
}
pub(super) use sql::{
    ABOUT_RECORD, BY_SENDER, FORGET_SENDERS, FORGET_WORDS, FORGET_WRITER, IN_TOTAL, INSERT_ISSUE, OF_WRITER,
    SETTLE,
};
pub(crate) use sql::{STATEMENTS, TABLES};

named! {
    /// What became of an issue.
    IssueState {
        /// It went to the publisher.
        Sent = "sent",
        /// Nobody is known whom it could go to: organisers look after it.
        Kept = "kept",
        /// Somebody looked after it.
        Done = "done",
    }
}

/// What a reader told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The identifier.
    pub id: Id<Issue>,
    /// About which record.
    pub record: Id<Record>,
    /// The record's name in addresses.
    pub slug: String,
    /// In a few words; none once it is forgotten.
    pub subject: Option<String>,
    /// At length; none once it is forgotten.
    pub body: Option<String>,
    /// Where an answer goes, if one is wanted.
    pub mail: Option<String>,
    /// What became of it.
    pub state: IssueState,
    /// When.
    pub raised_at: Timestamp,
    /// When somebody looked after it.
    pub settled_at: Option<Timestamp>,
    /// What came of it.
    pub note: Option<String>,
    /// Grows with each change.
    pub version: i64,
}

fn issue_of(row: &Row) -> StoreResult<Issue> {
    Ok(Issue {
        id: row.get("id")?,
        record: row.get("record_id")?,
        slug: row.get("slug")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        mail: row.get("mail")?,
        state: row.named("state", IssueState::named)?,
        raised_at: row.get("raised_at")?,
        settled_at: row.get("settled_at")?,
        note: row.get("note")?,
        version: row.get("version")?,
    })
}

/// The issue of that identifier.
pub async fn issue(conn: &mut Conn<'_>, id: Id<Issue>) -> StoreResult<Option<Issue>> {
    conn.optional(&sql::ISSUE, args![id]).await?.as_ref().map(issue_of).transpose()
}

/// A stretch of all issues, the newest first.
pub async fn issues(conn: &mut Conn<'_>, limit: u32, offset: u32) -> StoreResult<Vec<Issue>> {
    conn.all(&sql::ISSUES, args![limit, offset]).await?.iter().map(issue_of).collect()
}

/// How many issues there are, and how many of them wait.
pub async fn waiting(conn: &mut Conn<'_>) -> StoreResult<(i64, i64)> {
    let row = conn.one(&sql::COUNT_ISSUES, args![]).await?;
    Ok((row.get("n")?, row.get("open")?))
}

/// The last issues about a record, the newest first.
pub async fn issues_of(conn: &mut Conn<'_>, record: Id<Record>, limit: u32) -> StoreResult<Vec<Issue>> {
    conn.all(&sql::ISSUES_OF, args![record, limit]).await?.iter().map(issue_of).collect()
}
