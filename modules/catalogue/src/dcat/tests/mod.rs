//! Whole records: dialects as the field writes them, the way there and back, and anything at all.

mod dialects;
mod properties;
