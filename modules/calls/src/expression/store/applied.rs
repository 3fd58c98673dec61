//! What counts of an application, as it was handed in, in columns by which lists are filtered. It says nothing that the
//! manifest does not.

use centum_base::{Id, fold};
use centum_store::{Conn, StoreResult, Tx, args};

use crate::expression::content::Manifest;
use crate::expression::model::Expression;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO applied (expression_id, title, category, consortium) VALUES ($1, $2, $3, $4)";
        INSERT_MEMBER = "INSERT INTO applied_member (expression_id, position, is_lead, is_city, name, name_key, country, place_id) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        DROP_MEMBERS = "DELETE FROM applied_member WHERE expression_id = $1";
        DROP = "DELETE FROM applied WHERE expression_id = $1";
        CATEGORY = "SELECT category FROM applied WHERE expression_id = $1";
    }
    centum_store::tables! {
        applied(expression_id) {
            expression_id: Text Internal, title: Text Internal, category: Text Internal, consortium: Int Internal,
        }
        applied_member(expression_id, position) {
            expression_id: Text Internal, position: Int Internal, is_lead: Int Internal, is_city: Int Internal,
            name: Text Internal, name_key: Text Internal, country: Text Internal, place_id: Text Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// What a manifest says counts from now on.
pub(super) async fn put(tx: &mut Tx, expression: Id<Expression>, manifest: &Manifest) -> StoreResult<()> {
    let mut conn = tx.conn();
    let head = args![expression, manifest.title.as_deref(), &manifest.category, manifest.consortium];
    conn.execute(&sql::INSERT, head).await?;
    for (position, line) in (0_u32..).zip(&manifest.members) {
        let (key, place) = (fold::fold(&line.name), line.place.as_deref());
        let values = args![expression, position, line.lead, line.city, &line.name, key, line.country, place];
        conn.execute(&sql::INSERT_MEMBER, values).await?;
    }
    Ok(())
}

/// Nothing counts from now on.
pub(super) async fn drop_all(tx: &mut Tx, expression: Id<Expression>) -> StoreResult<()> {
    let mut conn = tx.conn();
    conn.execute(&sql::DROP_MEMBERS, args![expression]).await?;
    conn.execute(&sql::DROP, args![expression]).await.map(drop)
}

/// The category in which an application was handed in, while that counts.
pub(crate) async fn category_applied(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
) -> StoreResult<Option<String>> {
    conn.optional(&sql::CATEGORY, args![expression]).await?.map(|row| row.get("category")).transpose()
}
