//! How long issues are kept, and what is told to and forgotten of those who wrote them.

use std::time::Duration;

use centum_accounts::{About, Keeper};
use centum_base::Timestamp;
use centum_ledger::House;
use centum_store::{StoreResult, args};
use serde_json::json;

use super::store::{FORGET_SENDERS, FORGET_WORDS, FORGET_WRITER, OF_WRITER};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Forgets what is no longer kept: who sent something after a day, what was written a year after it was settled, and two
/// years after it was raised in any case.
pub async fn sweep(house: &House) -> StoreResult<()> {
    let now = house.now();
    let ago = |days: u32| now.checked_sub(DAY * days).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = house.begin().await?;
    tx.conn().execute(&FORGET_SENDERS, args![ago(1)]).await?;
    tx.conn().execute(&FORGET_WORDS, args![ago(365), ago(730)]).await?;
    tx.commit().await
}

/// Tells a person what they wrote, and forgets it when they are erased.
pub const KEEPER: Keeper = Keeper {
    name: "issues",
    tell: |conn, about| {
        Box::pin(async move {
            let rows = conn.all(&OF_WRITER, args![address(about)]).await?;
            let mut issues = Vec::new();
            for row in &rows {
                let at: Timestamp = row.get("raised_at")?;
                let (subject, body): (Option<String>, Option<String>) =
                    (row.get("subject")?, row.get("body")?);
                issues.push(json!({ "raised_at": at.to_string(), "subject": subject, "text": body }));
            }
            Ok(json!({ "issues": issues }))
        })
    },
    erase: |_, tx, _, about| {
        Box::pin(async move { tx.conn().execute(&FORGET_WRITER, args![address(about)]).await.map(drop) })
    },
};

fn address(about: &About) -> String {
    about.email.trim().to_lowercase()
}
