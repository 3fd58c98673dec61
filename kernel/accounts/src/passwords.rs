//! Passwords: argon2id, few at a time, in memory that is used again.
//!
//! Parameters: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, 2023). glibc does not give such
//! blocks back, so they are kept and the number of hashes at once is bounded.

use std::sync::{Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use centum_base::Random;
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const AT_ONCE: usize = 2;
const SHORTEST: usize = 12;
const LONGEST: usize = 512;
const PREFIX: &str = "argon2id-19456-2-1";

static TURN: Semaphore = Semaphore::const_new(AT_ONCE);
static MEMORY: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());

/// Why a password cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    /// Fewer than twelve characters.
    #[error("a password needs at least {SHORTEST} characters")]
    TooShort,
    /// More than 512 bytes.
    #[error("a password may have at most {LONGEST} bytes")]
    TooLong,
    /// It contains the address or one character only.
    #[error("this password is easily guessed: choose one without your address and not of one character")]
    Guessable,
}

/// Whether a new password can be taken: length, not the address, not one character again and again
/// (NIST SP 800-63B, 5.1.1.2: no composition rules, no expiry).
pub(crate) fn acceptable(password: &str, email: &str) -> Result<(), PasswordRefused> {
    if password.len() > LONGEST {
        return Err(PasswordRefused::TooLong);
    }
    if password.chars().count() < SHORTEST {
        return Err(PasswordRefused::TooShort);
    }
    let low = password.to_lowercase();
    let local = email.split('@').next().unwrap_or_default().to_lowercase();
    let first = low.chars().next();
    if (local.len() >= 4 && low.contains(&local)) || low.chars().all(|c| Some(c) == first) {
        return Err(PasswordRefused::Guessable);
    }
    Ok(())
}

/// Hashes a password for keeping.
pub(crate) async fn hash(password: &str, random: &dyn Random) -> String {
    let mut salt = [0; 16];
    random.fill(&mut salt);
    let key = derive(password.to_owned(), salt).await;
    format!("{PREFIX}${}${}", hex::encode(salt), hex::encode(key))
}

/// Whether the password is the kept one. An absent or unreadable hash takes as long as a wrong password.
pub(crate) async fn matches(password: &str, kept: Option<&str>) -> bool {
    let parts = kept.and_then(parse);
    let (salt, expected) = parts.unwrap_or(([0; 16], [0; 32]));
    if password.len() > LONGEST {
        return false;
    }
    let found = derive(password.to_owned(), salt).await;
    bool::from(found.ct_eq(&expected)) && parts.is_some()
}

fn parse(kept: &str) -> Option<([u8; 16], [u8; 32])> {
    let mut parts = kept.split('$');
    if parts.next()? != PREFIX {
        return None;
    }
    let (mut salt, mut key) = ([0; 16], [0; 32]);
    hex::decode_to_slice(parts.next()?, &mut salt).ok()?;
    hex::decode_to_slice(parts.next()?, &mut key).ok()?;
    Some((salt, key))
}

async fn derive(password: String, salt: [u8; 16]) -> [u8; 32] {
    let _turn = TURN.acquire().await.expect("the semaphore is never closed");
    tokio::task::spawn_blocking(move || {
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).expect("fixed parameters are valid");
        let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        memory.resize(params.block_count(), Block::default());
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(password.as_bytes(), &salt, &mut key, &mut memory)
            .expect("salt and output have lengths that argon2 takes");
        MEMORY.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
        key
    })
    .await
    .expect("hashing does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;
    use centum_base::SystemRandom;

    #[tokio::test]
    async fn only_the_same_password_matches() {
        let kept = hash("correct horse battery", &SystemRandom).await;
        assert!(matches("correct horse battery", Some(&kept)).await);
        assert!(!matches("correct horse batterz", Some(&kept)).await);
        assert!(!matches("correct horse battery", None).await);
        assert!(!matches("", Some("something else")).await);
    }

    #[tokio::test]
    async fn many_hashes_at_once_share_two_blocks_of_memory() {
        let hashes: Vec<_> = (0..8)
            .map(|n| tokio::spawn(async move { derive(format!("password {n}"), [0; 16]).await }))
            .collect();
        for hash in hashes {
            hash.await.unwrap();
        }
        assert!(MEMORY.lock().unwrap().len() <= AT_ONCE);
    }

    #[test]
    fn short_long_and_guessable_passwords_are_refused() {
        assert_eq!(acceptable("short", "ana@city.eu"), Err(PasswordRefused::TooShort));
        assert_eq!(acceptable(&"x".repeat(600), "ana@city.eu"), Err(PasswordRefused::TooLong));
        assert_eq!(acceptable("aaaaaaaaaaaaaaaa", "ana@city.eu"), Err(PasswordRefused::Guessable));
        assert_eq!(acceptable("ana.kos-password", "ana.kos@city.eu"), Err(PasswordRefused::Guessable));
        assert_eq!(acceptable("a quiet river bend", "ana@city.eu"), Ok(()));
    }
}
