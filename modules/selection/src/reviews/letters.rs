//! Reviewers of one application know each other by letters.

use std::collections::BTreeMap;

use centum_base::{Digest, Id};

use super::model::Review;
use super::store::Held;

/// The letter of each review of one application. The order is that of nothing: only who was given the application later has
/// a later letter, so that letters stay what they are.
pub fn letters(held: &[Held]) -> BTreeMap<Id<Review>, String> {
    let mut order: Vec<&Review> = held.iter().map(|held| &held.review).collect();
    order.sort_by_key(|review| (review.assigned_at, *Digest::of(review.id.to_string().as_bytes()).bytes()));
    order.iter().zip(0_u32..).map(|(review, at)| (review.id, letter(at))).collect()
}

fn letter(at: u32) -> String {
    let letter = char::from_u32(u32::from('A') + at % 26).unwrap_or('A');
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_the_last_one() {
        assert_eq!((letter(0), letter(25), letter(26)), ("A".into(), "Z".into(), "A2".into()));
    }
}
