//! Sums that a text prints: a total, and the parts that it is said to consist of.

use super::super::words::figures::INCLUDES;
use super::tokens::{Kind, Token};
use crate::model::{Claim, Quantity, SumRole};

/// The share of a total that its parts must make before they are taken for a sum that should be complete: 3 of 4.
const MOSTLY: (i64, i64) = (3, 4);

/// A claim with the place of its number in the sentence.
pub(super) struct Stated {
    pub(super) number: usize,
    pub(super) claim: Claim,
}

/// Ties the claims of a sentence that enumerates ("This group includes 54 …, 26 … and 9 …") to the total that is said
/// before, in the same sentence or in the paragraph.
pub(super) fn tie(tokens: &[Token], claims: &mut [Stated], earlier: &mut [Claim], groups: &mut u32) {
    let Some(cue) = includes(tokens) else { return };
    tie_parts(cue, claims, earlier, groups);
    // "15 municipalities: nine towns and …": what is not a part of the sum is a figure of its own kind.
    let wholes: Vec<(Quantity, i64)> = claims
        .iter()
        .filter(|stated| stated.number < cue)
        .map(|stated| (stated.claim.quantity, stated.claim.value))
        .collect();
    for stated in claims.iter_mut().filter(|stated| stated.number > cue && stated.claim.sum.is_none()) {
        let of_kind = |quantity| matches!(quantity, Quantity::Selected | Quantity::Cities);
        let counted = stated.claim.quantity;
        let is_less = |(quantity, value): &(Quantity, i64)| {
            let alike = of_kind(*quantity) && of_kind(counted)
                || *quantity == Quantity::Countries && *quantity == counted;
            alike && *value > stated.claim.value
        };
        if wholes.iter().any(is_less) {
            stated.claim.quantity = Quantity::Other;
        }
    }
}

fn tie_parts(cue: usize, claims: &mut [Stated], earlier: &mut [Claim], groups: &mut u32) {
    let is_part = |stated: &Stated| stated.number > cue && can_be_part(stated.claim.quantity);
    let parts = claims.iter().filter(|stated| is_part(stated)).count();
    if parts < 2 {
        return;
    }
    let most =
        claims.iter().filter(|stated| is_part(stated)).map(|stated| stated.claim.value).max().unwrap_or(0);
    let of_parts = claims.iter().filter(|stated| is_part(stated));
    let (made, consortia) = of_parts.fold((0i64, false), |(made, consortia), stated| {
        let is_consortia = stated.claim.quantity == Quantity::Consortia;
        (made.saturating_add(stated.claim.value), consortia || is_consortia)
    });
    let can_be_total = |claim: &Claim| {
        claim.sum.is_none()
            && claim.value > most
            && matches!(
                claim.quantity,
                Quantity::Selected
                    | Quantity::Cities
                    | Quantity::Expressions
                    | Quantity::Total
                    | Quantity::Other
            )
    };
    let own = claims.iter_mut().rev().find(|stated| stated.number < cue && can_be_total(&stated.claim));
    let total = own
        .map(|stated| &mut stated.claim)
        .or_else(|| earlier.iter_mut().rev().find(|claim| can_be_total(claim)));
    let Some(total) = total else { return };
    // "Including 3 from …" names a few; and a consortium may be new or not. Such parts make a total only if they do.
    let much = made.saturating_mul(MOSTLY.1) >= total.value.saturating_mul(MOSTLY.0);
    if made != total.value && (consortia || !much) {
        return;
    }
    *groups += 1;
    let group = *groups;
    total.sum = Some(SumRole::Total { group });
    for stated in claims.iter_mut().filter(|stated| is_part(stated)) {
        stated.claim.sum = Some(SumRole::Part { group });
    }
}

fn can_be_part(quantity: Quantity) -> bool {
    matches!(
        quantity,
        Quantity::New
            | Quantity::Alumni
            | Quantity::Mentors
            | Quantity::CoreRows
            | Quantity::International
            | Quantity::Consortia
            | Quantity::Other
            | Quantity::Selected
            | Quantity::Cities
    )
}

/// The token at which the first announcement of an enumeration ends.
fn includes(tokens: &[Token]) -> Option<usize> {
    (0..tokens.len()).find_map(|at| {
        // "10 cities: seven newcomers and three …"
        if at > 0 && tokens[at].kind == Kind::Sign(':') {
            return Some(at);
        }
        let count = INCLUDES.length_at(tokens[at..].iter().map(Token::key))?;
        Some(at + count - 1)
    })
}
