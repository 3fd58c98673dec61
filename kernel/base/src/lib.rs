//! What every floor of Centum stands on: identifiers, the clock, randomness, countries and text folding.
//!
//! Nothing here does input or output, and nothing is asynchronous. Time and randomness are handed
//! in, so that a test can decide both.

mod clock;
pub mod country;
pub mod digest;
pub mod fold;
mod id;
mod random;

pub use clock::{Clock, SystemClock, VirtualClock, offset_in_words};
pub use country::Country;
pub use digest::Digest;
pub use id::{Id, IdError};
pub use jiff::{Timestamp, civil::Date, tz::TimeZone};
pub use random::{Random, SeededRandom, SystemRandom};
