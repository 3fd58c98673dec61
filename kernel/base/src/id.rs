//! Identifiers that know what they name.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{Clock, Random};

/// A UUIDv7 that names a `K`. Ids of different kinds cannot be mixed up.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// The text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an identifier: expected a UUID such as 01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e")]
pub struct IdError(String);

impl<K> Id<K> {
    /// A new identifier that sorts by the clock's time.
    pub fn new(clock: &dyn Clock, random: &dyn Random) -> Self {
        let mut bytes = [0; 10];
        random.fill(&mut bytes);
        let millis = u64::try_from(clock.now().as_millisecond()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid(), PhantomData)
    }

    /// The identifier that a name always has: for facts that ship with the product.
    pub fn of_name(kind: &str, name: &str) -> Self {
        let digest = crate::Digest::of_parts(&[kind.as_bytes(), name.as_bytes()]);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.bytes()[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid(), PhantomData)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        // Only the canonical form: one thing, one address.
        let uuid = Uuid::parse_str(text).map_err(|_| IdError(text.chars().take(64).collect()))?;
        if uuid.to_string() != text {
            return Err(IdError(text.chars().take(64).collect()));
        }
        Ok(Self(uuid, PhantomData))
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SeededRandom, VirtualClock};

    struct City;

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let clock = VirtualClock::at("2020-02-27T00:00:00Z".parse().unwrap());
        let random = SeededRandom::new(1);
        let first = Id::<City>::new(&clock, &random);
        clock.advance(std::time::Duration::from_millis(1));
        assert!(first < Id::new(&clock, &random));
    }

    #[test]
    fn only_the_canonical_text_is_read_back() {
        let id = Id::<City>::of_name("city", "Leuven");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!(id.to_string().to_uppercase().parse::<Id<City>>().is_err());
        assert!("Leuven".parse::<Id<City>>().is_err());
    }
}
