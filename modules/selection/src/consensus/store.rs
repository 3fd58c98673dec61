//! Reports and what is said to them, as they are kept.

use std::collections::BTreeMap;

use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, StoreResult, args};

use crate::process::Selection;
use crate::reviews::Mark;

mod sql {
    centum_store::statements! {
        /// What was agreed, and over it what the panel changed last.
        FINAL_MARKS = "SELECT m.expression_id, m.criterion, COALESCE((SELECT p.halves FROM panel_mark p \
            WHERE p.expression_id = m.expression_id AND p.criterion = m.criterion ORDER BY p.number DESC LIMIT 1), m.halves) AS halves, \
            m.comment FROM consensus_mark m JOIN consensus c ON c.expression_id = m.expression_id AND c.state = 'agreed' \
            WHERE c.selection_id = $1 AND m.standing = 'taken' AND m.revision = (SELECT MAX(n.revision) FROM consensus_mark n \
            WHERE n.expression_id = m.expression_id AND n.criterion = m.criterion AND n.standing = 'taken') \
            ORDER BY m.expression_id, m.criterion";
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

/// The marks that count, by application: agreed by its reviewers, and where the panel changed one, that.
pub async fn final_marks(
    conn: &mut Conn<'_>,
    selection: &Selection,
) -> StoreResult<BTreeMap<Id<Expression>, Vec<Mark>>> {
    let mut marks: BTreeMap<Id<Expression>, Vec<Mark>> = BTreeMap::new();
    for row in conn.all(&sql::FINAL_MARKS, args![selection.id]).await? {
        let halves: Option<i64> = row.get("halves")?;
        marks.entry(row.get("expression_id")?).or_default().push(Mark {
            criterion: row.get("criterion")?,
            halves: halves.and_then(|halves| u32::try_from(halves).ok()),
            comment: row.get("comment")?,
        });
    }
    Ok(marks)
}
