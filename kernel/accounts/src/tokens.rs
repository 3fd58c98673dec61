//! Secrets that leave the house once; the database keeps only their digest.

use centum_base::{Digest, Random};

/// A secret for a link or a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new secret of 256 bits.
    pub fn new(random: &dyn Random) -> Self {
        Self(random.token())
    }

    /// A secret that someone hands in; wrong ones match nothing.
    pub fn handed_in(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for the letter or the cookie.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps. The secret has 256 bits, so a plain digest is enough.
    pub fn digest(&self) -> Digest {
        Digest::of_parts(&[b"centum secret", self.0.as_bytes()])
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
