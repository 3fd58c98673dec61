//! How far applications are, as it is kept.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, StoreResult, Tx, args};

use crate::call::Call;
use crate::expression::dossier::Dossier;
use crate::expression::model::Expression;
use crate::expression::stock::Stock;

mod sql {
    centum_store::statements! {
        PUT = "INSERT INTO expression_stock (expression_id, title_key, missing, wrong, documents, rules, verdict, terms, \
            taken_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (expression_id) DO UPDATE SET title_key = $2, \
            missing = $3, wrong = $4, documents = $5, rules = $6, verdict = $7, terms = $8, taken_at = $9";
        OUTDATED = "SELECT e.id FROM expression e LEFT JOIN expression_stock s ON s.expression_id = e.id \
            WHERE e.call_id = $1 AND (s.terms IS NULL OR s.terms <> $2) ORDER BY e.number LIMIT $3";
        COUNT_OUTDATED = "SELECT COUNT(*) AS count FROM expression e LEFT JOIN expression_stock s ON s.expression_id = e.id \
            WHERE e.call_id = $1 AND (s.terms IS NULL OR s.terms <> $2)";
    }
    centum_store::tables! {
        expression_stock(expression_id) {
            expression_id: Text Internal, title_key: Text Internal, missing: Int Internal, wrong: Int Internal,
            documents: Int Internal, rules: Int Internal, verdict: Text Internal, terms: Int Internal, taken_at: Int Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// Keeps how far an application is.
pub(crate) async fn put_stock(
    tx: &mut Tx,
    dossier: &Dossier,
    title_key: &str,
    stock: &Stock,
    at: Timestamp,
) -> StoreResult<()> {
    let values = args![
        dossier.head.id,
        title_key,
        whole(stock.missing),
        whole(stock.wrong),
        whole(stock.documents),
        whole(stock.rules),
        stock.verdict.name(),
        dossier.call.corrigendum,
        at
    ];
    tx.conn().execute(&sql::PUT, values).await.map(drop)
}

/// Applications whose stock was never taken, or by terms that no longer hold; at most so many.
pub(crate) async fn outdated(
    conn: &mut Conn<'_>,
    call: &Call,
    most: u32,
) -> StoreResult<Vec<Id<Expression>>> {
    let rows = conn.all(&sql::OUTDATED, args![call.id, call.corrigendum, most]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// How many of them there are.
pub(crate) async fn count_outdated(conn: &mut Conn<'_>, call: &Call) -> StoreResult<u32> {
    conn.one(&sql::COUNT_OUTDATED, args![call.id, call.corrigendum]).await?.get("count")
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
