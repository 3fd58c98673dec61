//! What an application has beside its head, members and answers. Most drafts have none of it: one look tells, instead of a
//! statement for each while everybody else waits to write.

use centum_base::Id;
use centum_store::{Conn, Row, StoreResult, args};

use crate::expression::model::Expression;

mod sql {
    centum_store::statements! {
        BESIDE = "SELECT (SELECT COUNT(*) FROM expression_invitation WHERE expression_id = $1) AS invitations, \
            (SELECT COUNT(*) FROM answer_revision WHERE expression_id = $1 AND standing = 'aside') AS asides, \
            (SELECT COUNT(*) FROM sign_off WHERE expression_id = $1) AS sign_offs, \
            (SELECT COUNT(*) FROM submission WHERE expression_id = $1) AS submissions";
    }
}
pub(super) use sql::STATEMENTS;

/// Which of it there is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside {
    pub(crate) invitations: bool,
    pub(crate) asides: bool,
    pub(crate) sign_offs: bool,
    pub(crate) submissions: bool,
}

/// Looks what there is.
pub(crate) async fn beside(conn: &mut Conn<'_>, expression: Id<Expression>) -> StoreResult<Beside> {
    let row = conn.one(&sql::BESIDE, args![expression]).await?;
    let has = |row: &Row, name| row.get::<i64>(name).map(|count| count > 0);
    Ok(Beside {
        invitations: has(&row, "invitations")?,
        asides: has(&row, "asides")?,
        sign_offs: has(&row, "sign_offs")?,
        submissions: has(&row, "submissions")?,
    })
}
