//! What must hold of what was handed in, checked again: for `centum doctor`.

use centum_base::Digest;
use centum_store::{Conn, StoreResult};

use super::content::{Manifest, commitment};
use super::receipt::{self, KeyId};
use super::store;

/// Something that does not hold, with the expression of interest and the submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsound {
    /// The expression of interest, by its identifier.
    pub expression: String,
    /// The number of the submission.
    pub submission: u32,
    /// What does not hold.
    pub what: Fault,
}

/// What does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The manifest has another digest.
    #[error("the manifest does not have the digest that was signed off")]
    Manifest,
    /// An answer is another one than was committed to.
    #[error("an answer is not the one that was handed in")]
    Answer,
    /// The receipt does not hold under a published key.
    #[error("the receipt does not hold")]
    Receipt,
    /// More than one submission counts, or another one than the state says.
    #[error("another submission counts than the state says")]
    Standing,
}

/// Checks every submission: its manifest, its answers, its receipt, and that the one counts which the state names.
pub async fn unsound(conn: &mut Conn<'_>) -> StoreResult<Vec<Unsound>> {
    let keys: Vec<KeyId> =
        store::keys(conn).await?.iter().filter_map(|(public, _)| KeyId::read(public)).collect();
    let mut faults = Vec::new();
    for one in store::every_submission(conn).await? {
        let mut found = |what| {
            faults.push(Unsound { expression: one.expression.to_string(), submission: one.number, what });
        };
        if one.counts != (one.in_force == Some(one.number)) {
            found(Fault::Standing);
        }
        if Digest::of(one.manifest.as_bytes()) != one.content {
            found(Fault::Manifest);
        }
        let manifest: Option<Manifest> = serde_json::from_str(&one.manifest).ok();
        let signed = receipt::read(&one.receipt);
        if !signed.is_ok_and(|signed| receipt::verify(&signed, &keys, manifest.as_ref()).is_ok()) {
            found(Fault::Receipt);
        }
        let Some(manifest) = manifest else { continue };
        for (part, field, salt, value) in store::submission_answers(conn, one.expression, one.number).await? {
            let (Some(salt), Some(value)) = (salt, value) else { continue };
            let line = manifest.answers.iter().find(|line| line.part == part && line.field == field);
            if line.is_none_or(|line| line.commitment != commitment(&salt, &value)) {
                faults.push(Unsound {
                    expression: one.expression.to_string(),
                    submission: one.number,
                    what: Fault::Answer,
                });
            }
        }
    }
    Ok(faults)
}
