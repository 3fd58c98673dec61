//! The declared seed at work: a small number for each pair, which decides where nothing else does.

use super::problem::Place;

/// Numbers of the draw are below this.
pub(super) const DRAW_SPAN: u64 = 1 << 16;

/// The drawn number of a pair: the same for the same seed, on every machine.
pub(super) fn drawn(seed: u64, at: Place) -> u64 {
    let pair = ((at.piece as u64) << 32) | at.reader as u64;
    mixed(mixed(seed) ^ mixed(pair.wrapping_add(1))) >> 48
}

/// The finishing step of splitmix64.
fn mixed(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draw_depends_on_seed_piece_and_reader_and_stays_small() {
        let at = Place { piece: 3, reader: 4 };
        assert_eq!(drawn(7, at), drawn(7, at));
        assert_ne!(drawn(7, at), drawn(8, at));
        assert_ne!(drawn(7, at), drawn(7, Place { piece: 4, reader: 3 }));
        assert!((0..1000).all(|reader| drawn(1, Place { piece: 0, reader }) < DRAW_SPAN));
    }
}
