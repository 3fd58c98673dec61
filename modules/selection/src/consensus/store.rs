//! Reports and what is said to them, as they are kept.

use std::collections::BTreeMap;

use centum_base::{Id, Timestamp};
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{Comment, PanelMark, Report, ReportState, Said, Unheard, Voice};
use crate::process::Selection;
use crate::reviews::marking::{Sheet, Version};
use crate::reviews::store::{columns, version};

mod sql {
    centum_store::statements! {
        FIND = "SELECT expression_id, selection_id, rapporteur_id, state, round, agreed_at, version FROM consensus \
            WHERE expression_id = $1";
        OF_SELECTION = "SELECT expression_id, selection_id, rapporteur_id, state, round, agreed_at, version FROM consensus \
            WHERE selection_id = $1";
        INSERT = "INSERT INTO consensus (expression_id, selection_id, rapporteur_id, state, round, version) \
            VALUES ($1, $2, $3, 'drafting', 0, 1)";
        /// Who saw an older version changes nothing.
        PUT = "UPDATE consensus SET rapporteur_id = $3, state = $4, round = $5, agreed_at = $6, version = version + 1 \
            WHERE expression_id = $1 AND version = $2";
        VERSIONS = "SELECT criterion, revision, base, halves, comment, standing, author, saved_at FROM consensus_mark \
            WHERE expression_id = $1 ORDER BY criterion, revision";
        INSERT_VERSION = "INSERT INTO consensus_mark (expression_id, criterion, revision, base, halves, comment, standing, author, \
            saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        SETTLE = "UPDATE consensus_mark SET standing = 'settled' WHERE expression_id = $1 AND criterion = $2 AND revision = $3 \
            AND standing = 'aside'";
        STANDING = "SELECT m.expression_id, m.criterion, m.revision, m.base, m.halves, m.comment, m.standing, m.author, m.saved_at \
            FROM consensus c JOIN consensus_mark m ON m.expression_id = c.expression_id \
            WHERE c.selection_id = $1 AND m.standing = 'taken' AND NOT EXISTS (SELECT 1 FROM consensus_mark n \
            WHERE n.expression_id = m.expression_id AND n.criterion = m.criterion AND n.revision > m.revision \
            AND n.standing = 'taken')";
        VOICES = "SELECT expression_id, round, reviewer_id, voice, content, view, said_at FROM consensus_voice \
            WHERE expression_id = $1 ORDER BY round, said_at, reviewer_id";
        VOICES_OF = "SELECT v.expression_id, v.round, v.reviewer_id, v.voice, v.content, v.view, v.said_at FROM consensus c \
            JOIN consensus_voice v ON v.expression_id = c.expression_id AND v.round = c.round WHERE c.selection_id = $1";
        INSERT_VOICE = "INSERT INTO consensus_voice (expression_id, round, reviewer_id, voice, content, view, said_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        UNHEARD = "SELECT round, reason, decided_by, decided_at FROM consensus_unheard WHERE expression_id = $1 ORDER BY decided_at";
        INSERT_UNHEARD = "INSERT INTO consensus_unheard (expression_id, round, reason, decided_by, decided_at) \
            VALUES ($1, $2, $3, $4, $5)";
        COMMENTS = "SELECT person_id, said, said_at FROM consensus_comment WHERE expression_id = $1 ORDER BY said_at, id";
        INSERT_COMMENT = "INSERT INTO consensus_comment (id, expression_id, person_id, said, said_at) VALUES ($1, $2, $3, $4, $5)";
        PANEL = "SELECT p.expression_id, p.criterion, p.number, p.halves, p.reason, p.changed_by, p.changed_at FROM consensus c \
            JOIN panel_mark p ON p.expression_id = c.expression_id WHERE c.selection_id = $1 \
            ORDER BY p.expression_id, p.criterion, p.number";
        PANEL_OF = "SELECT expression_id, criterion, number, halves, reason, changed_by, changed_at FROM panel_mark \
            WHERE expression_id = $1 ORDER BY criterion, number";
        INSERT_PANEL = "INSERT INTO panel_mark (expression_id, criterion, number, halves, reason, changed_by, changed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
    }
    centum_store::tables! {
        consensus(expression_id) {
            expression_id: Text Internal, selection_id: Text Internal, rapporteur_id: Text Internal, state: Text Internal,
            round: Int Internal, agreed_at: Int Internal, version: Int Internal,
        }
        consensus_mark(expression_id, criterion, revision) {
            expression_id: Text Internal, criterion: Text Internal, revision: Int Internal, base: Int Internal, halves: Int Internal,
            comment: Text Internal, standing: Text Internal, author: Text Internal, saved_at: Int Internal,
        }
        consensus_voice(expression_id, round, reviewer_id) {
            expression_id: Text Internal, round: Int Internal, reviewer_id: Text Internal, voice: Text Internal,
            content: Text Internal, view: Text Internal, said_at: Int Internal,
        }
        consensus_unheard(expression_id, round, decided_at) {
            expression_id: Text Internal, round: Int Internal, reason: Text Internal, decided_by: Text Internal,
            decided_at: Int Internal,
        }
        consensus_comment(id) {
            id: Text Internal, expression_id: Text Internal, person_id: Text Internal, said: Text Internal, said_at: Int Internal,
        }
        panel_mark(expression_id, criterion, number) {
            expression_id: Text Internal, criterion: Text Internal, number: Int Internal, halves: Int Internal, reason: Text Internal,
            changed_by: Text Internal, changed_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// Something by the application that it belongs to.
pub(crate) type ByExpression<T> = BTreeMap<Id<Expression>, T>;

fn report(row: &Row) -> StoreResult<Report> {
    Ok(Report {
        expression: row.get("expression_id")?,
        selection: row.get("selection_id")?,
        rapporteur: row.get("rapporteur_id")?,
        state: row.named("state", ReportState::named)?,
        round: row.get("round")?,
        agreed_at: row.get("agreed_at")?,
        version: row.get("version")?,
    })
}

/// The report on an application, once it was begun.
pub(crate) async fn find(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Option<Report>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(report).transpose()
}

/// Every report of a selection.
pub(crate) async fn of_selection(
    conn: &mut Conn<'_>,
    id: Id<Selection>,
) -> StoreResult<ByExpression<Report>> {
    let rows = conn.all(&sql::OF_SELECTION, args![id]).await?;
    rows.iter().map(|row| report(row).map(|one| (one.expression, one))).collect()
}

pub(super) async fn insert(tx: &mut Tx, one: &Report) -> StoreResult<()> {
    let values = args![one.expression, one.selection, one.rapporteur];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// Keeps the head, unless somebody changed it since it was read.
pub(super) async fn put(tx: &mut Tx, one: &Report) -> StoreResult<bool> {
    let values =
        args![one.expression, one.version, one.rapporteur, one.state.name(), one.round, one.agreed_at];
    Ok(tx.conn().execute(&sql::PUT, values).await? == 1)
}

/// Every version of every mark of a report.
pub(crate) async fn sheet(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Sheet> {
    let rows = conn.all(&sql::VERSIONS, args![id]).await?;
    rows.iter().map(version).collect::<StoreResult<Vec<_>>>().map(Sheet)
}

/// What stands in every report of a selection.
pub(super) async fn sheets(conn: &mut Conn<'_>, id: Id<Selection>) -> StoreResult<ByExpression<Sheet>> {
    let mut sheets: ByExpression<Sheet> = BTreeMap::new();
    for row in conn.all(&sql::STANDING, args![id]).await? {
        sheets.entry(row.get("expression_id")?).or_default().0.push(version(&row)?);
    }
    Ok(sheets)
}

pub(super) async fn insert_version(tx: &mut Tx, id: Id<Expression>, new: &Version) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT_VERSION, columns(id, new)).await.map(drop)
}

/// Settles what stands aside. Tells whether it did.
pub(super) async fn settle(
    tx: &mut Tx,
    id: Id<Expression>,
    criterion: &str,
    revision: u32,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::SETTLE, args![id, criterion, revision]).await? == 1)
}

fn voice(row: &Row) -> StoreResult<Voice> {
    let view: String = row.get("view")?;
    let said = |name: &str| match name {
        "approves" => Some(Said::Approves),
        "minority" => Some(Said::Minority(view)),
        _ => None,
    };
    Ok(Voice {
        round: row.get("round")?,
        reviewer: row.get("reviewer_id")?,
        content: row.get("content")?,
        said: row.named("voice", said)?,
        said_at: row.get("said_at")?,
    })
}

/// What was said to every round of a report.
pub(crate) async fn voices(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Vec<Voice>> {
    conn.all(&sql::VOICES, args![id]).await?.iter().map(voice).collect()
}

/// What was said to the last round of every report of a selection.
pub(super) async fn voices_of(
    conn: &mut Conn<'_>,
    id: Id<Selection>,
) -> StoreResult<ByExpression<Vec<Voice>>> {
    let mut voices: ByExpression<Vec<Voice>> = BTreeMap::new();
    for row in conn.all(&sql::VOICES_OF, args![id]).await? {
        voices.entry(row.get("expression_id")?).or_default().push(voice(&row)?);
    }
    Ok(voices)
}

pub(super) async fn insert_voice(tx: &mut Tx, id: Id<Expression>, new: &Voice) -> StoreResult<()> {
    let (name, view) = match &new.said {
        Said::Approves => ("approves", ""),
        Said::Minority(view) => ("minority", view.as_str()),
    };
    let values = args![id, new.round, new.reviewer, name, new.content, view, new.said_at];
    tx.conn().execute(&sql::INSERT_VOICE, values).await.map(drop)
}

/// Every time that somebody went on without those who had not spoken, the first first.
pub(super) async fn unheard(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Vec<Unheard>> {
    let read = |row: &Row| {
        Ok(Unheard {
            round: row.get("round")?,
            reason: row.get("reason")?,
            decided_by: row.get("decided_by")?,
            decided_at: row.get("decided_at")?,
        })
    };
    conn.all(&sql::UNHEARD, args![id]).await?.iter().map(read).collect()
}

pub(super) async fn insert_unheard(tx: &mut Tx, id: Id<Expression>, new: &Unheard) -> StoreResult<()> {
    let values = args![id, new.round, &new.reason, &new.decided_by, new.decided_at];
    tx.conn().execute(&sql::INSERT_UNHEARD, values).await.map(drop)
}

/// What was said while the report was written, the first first.
pub(crate) async fn comments(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Vec<Comment>> {
    let read = |row: &Row| {
        Ok(Comment { person: row.get("person_id")?, said: row.get("said")?, at: row.get("said_at")? })
    };
    conn.all(&sql::COMMENTS, args![id]).await?.iter().map(read).collect()
}

pub(super) async fn insert_comment(
    tx: &mut Tx,
    id: Id<Comment>,
    expression: Id<Expression>,
    new: &Comment,
) -> StoreResult<()> {
    let at: Timestamp = new.at;
    let values = args![id, expression, new.person, &new.said, at];
    tx.conn().execute(&sql::INSERT_COMMENT, values).await.map(drop)
}

fn panel_mark(row: &Row) -> StoreResult<PanelMark> {
    Ok(PanelMark {
        criterion: row.get("criterion")?,
        number: row.get("number")?,
        halves: row.get("halves")?,
        reason: row.get("reason")?,
        changed_by: row.get("changed_by")?,
        changed_at: row.get("changed_at")?,
    })
}

/// Every change that the panel made, by application.
pub(super) async fn panel_marks_of(
    conn: &mut Conn<'_>,
    id: Id<Selection>,
) -> StoreResult<ByExpression<Vec<PanelMark>>> {
    let mut marks: ByExpression<Vec<PanelMark>> = BTreeMap::new();
    for row in conn.all(&sql::PANEL, args![id]).await? {
        marks.entry(row.get("expression_id")?).or_default().push(panel_mark(&row)?);
    }
    Ok(marks)
}

/// Every change that the panel made at an application.
pub(crate) async fn panel_marks(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Vec<PanelMark>> {
    conn.all(&sql::PANEL_OF, args![id]).await?.iter().map(panel_mark).collect()
}

pub(super) async fn insert_panel_mark(tx: &mut Tx, id: Id<Expression>, new: &PanelMark) -> StoreResult<()> {
    let values =
        args![id, &new.criterion, new.number, new.halves, &new.reason, &new.changed_by, new.changed_at];
    tx.conn().execute(&sql::INSERT_PANEL, values).await.map(drop)
}
