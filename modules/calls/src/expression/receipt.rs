//! Receipts: what was handed in and when, signed, so that it can be checked without the server.
//!
//! The signature is Ed25519 (RFC 8032) over the JSON text of the receipt, without spaces, its fields in the order of
//! [`Receipt`].

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use centum_base::{Digest, Timestamp};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::content::Manifest;
use super::model::SignOff;

/// The name of this shape.
pub const SCHEMA: &str = "centum-receipt/1";

/// What was handed in, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The name of this shape: [`SCHEMA`].
    pub schema: String,
    /// The site that gives it.
    pub site: String,
    /// The call, by its name in addresses.
    pub call: String,
    /// The number of the expression of interest, as people quote it.
    pub reference: String,
    /// The number of the submission.
    pub submission: u32,
    /// The digest of the manifest of what was handed in.
    pub content: Digest,
    /// When the first byte of the request came in.
    pub received_at: Timestamp,
    /// The same instant on the clocks of the call's zone, with offset and zone.
    pub received_there: String,
    /// The deadline that held.
    pub deadline: Timestamp,
    /// Whether it came in the declared grace.
    pub in_grace: bool,
    /// Who signed it off.
    pub sign_offs: Vec<SignOffLine>,
    /// The entry of the ledger that records it.
    pub ledger: LedgerLine,
    /// The submission that this one only adds a document to; its sign-offs hold on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplements: Option<u32>,
    /// Who of the programme team stated when it was received, for what came in elsewhere: then the server saw no first byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<String>,
}

/// A member's sign-off, the signatory by a commitment only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOffLine {
    /// The member.
    pub member: String,
    /// When it signed.
    pub signed_at: Timestamp,
    /// SHA-256 over salt, name, function and mandate, each preceded by its length.
    pub signatory: Digest,
}

/// The commitment to who signed.
pub fn signatory(one: &SignOff) -> Digest {
    Digest::of_parts(&[&one.salt, &one.name, &one.duty, &one.mandate].map(|part| part.as_bytes()))
}

/// An entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerLine {
    /// Its number.
    pub sequence: i64,
    /// Its hash, which fixes every entry before it too.
    pub hash: Digest,
}

/// A receipt with its signature: the file that applicants keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedReceipt {
    /// What is signed.
    pub receipt: Receipt,
    /// The key that signed.
    pub key: KeyId,
    /// The signature, in Base64.
    pub signature: String,
}

/// A public key, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(Digest);

impl KeyId {
    /// Reads 64 hexadecimal digits.
    pub fn read(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }

    fn key(self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(self.0.bytes()).ok()
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// The key that signs. It never shows itself.
#[derive(Clone)]
pub struct Seal(SigningKey);

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seal({})", self.id())
    }
}

impl Seal {
    /// The seal of an installation, from its secret: the same on every node, another for every secret.
    pub fn of(secret: &centum_web::settings::SigningKey) -> Self {
        let seed = secret.sign("receipt-seal", SCHEMA);
        let seed: Digest = seed.parse().expect("a signature has 64 hexadecimal digits");
        Self(SigningKey::from_bytes(seed.bytes()))
    }

    /// The public half.
    pub fn id(&self) -> KeyId {
        let hex: String =
            self.0.verifying_key().to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        KeyId(hex.parse().expect("a public key has 32 bytes"))
    }

    /// Signs a receipt.
    pub fn sign(&self, receipt: Receipt) -> SignedReceipt {
        let signature = BASE64.encode(self.0.sign(&signed_text(&receipt)).to_bytes());
        SignedReceipt { receipt, key: self.id(), signature }
    }
}

/// Why a receipt does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// The file is no receipt.
    #[error(
        "this is not a receipt of the shape {SCHEMA}; take the JSON file that the page of the receipt offers: {0}"
    )]
    NotAReceipt(String),
    /// The key is not one of those that are trusted.
    #[error(
        "the receipt is signed by the key {0}, which is not one of the keys given; fetch the published key of the site"
    )]
    OtherKey(String),
    /// The signature does not fit.
    #[error("the signature does not fit the receipt: something in it was changed")]
    Signature,
    /// The manifest is another one.
    #[error(
        "the manifest has the digest {found}, the receipt states {stated}: this is not what was handed in"
    )]
    OtherContent {
        /// The digest in the receipt.
        stated: Digest,
        /// The digest of the manifest.
        found: Digest,
    },
}

/// Reads the file of a receipt.
pub fn read(text: &str) -> Result<SignedReceipt, Doubt> {
    let signed: SignedReceipt =
        serde_json::from_str(text).map_err(|error| Doubt::NotAReceipt(error.to_string()))?;
    if signed.receipt.schema != SCHEMA {
        return Err(Doubt::NotAReceipt(format!("it says “{}”", signed.receipt.schema)));
    }
    Ok(signed)
}

/// Checks a receipt against the keys that are trusted, and what was handed in if that is at hand.
pub fn verify(signed: &SignedReceipt, trusted: &[KeyId], manifest: Option<&Manifest>) -> Result<(), Doubt> {
    if !trusted.contains(&signed.key) {
        return Err(Doubt::OtherKey(signed.key.to_string()));
    }
    let signature =
        BASE64.decode(&signed.signature).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
    let fits =
        signed.key.key().zip(signature).is_some_and(|(key, signature)| {
            key.verify_strict(&signed_text(&signed.receipt), &signature).is_ok()
        });
    if !fits {
        return Err(Doubt::Signature);
    }
    match manifest.map(Manifest::digest) {
        Some(found) if found != signed.receipt.content => {
            Err(Doubt::OtherContent { stated: signed.receipt.content, found })
        }
        _ => Ok(()),
    }
}

fn signed_text(receipt: &Receipt) -> Vec<u8> {
    serde_json::to_vec(receipt).expect("a receipt has a JSON form")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seal(byte: u8) -> Seal {
        Seal::of(&centum_web::settings::SigningKey::new([byte; 32]))
    }

    fn receipt() -> Receipt {
        let at: Timestamp = "2020-05-29T21:58:59.120Z".parse().unwrap();
        Receipt {
            schema: SCHEMA.into(),
            site: "https://centum.example".into(),
            call: "icc-2020".into(),
            reference: "EOI-0131".into(),
            submission: 2,
            content: Digest::of(b"what was handed in"),
            received_at: at,
            received_there: "2020-05-29T23:58:59.12+02:00[Europe/Brussels]".into(),
            deadline: "2020-05-29T21:59:00Z".parse().unwrap(),
            in_grace: false,
            sign_offs: Vec::new(),
            ledger: LedgerLine { sequence: 7, hash: Digest::of(b"entry") },
            supplements: None,
            stated_by: None,
        }
    }

    #[test]
    fn a_receipt_holds_under_the_key_that_signed_it() {
        let signed = seal(1).sign(receipt());
        let file = serde_json::to_string_pretty(&signed).unwrap();
        let again = read(&file).unwrap();
        assert_eq!(verify(&again, &[seal(2).id(), seal(1).id()], None), Ok(()));
        assert!(matches!(verify(&again, &[seal(2).id()], None), Err(Doubt::OtherKey(_))));
    }

    #[test]
    fn whoever_swaps_the_key_is_found_out() {
        let mut signed = seal(1).sign(receipt());
        signed.key = seal(2).id();
        assert_eq!(verify(&signed, &[seal(2).id()], None), Err(Doubt::Signature));
    }

    proptest! {
        #[test]
        fn no_byte_of_a_receipt_can_be_changed_unseen(at in 0_usize..2000, to in 32_u8..127) {
            let signed = seal(1).sign(receipt());
            let file = serde_json::to_string(&signed).unwrap();
            let at = at % file.len();
            let mut bytes = file.clone().into_bytes();
            prop_assume!(bytes[at] != to);
            bytes[at] = to;
            let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
            let holds = read(&text).and_then(|again| verify(&again, &[seal(1).id()], None).map(|()| again));
            if let Ok(again) = holds {
                // The only change that may pass is one that does not change what is said.
                prop_assert_eq!(again, signed);
            }
        }
    }
}
