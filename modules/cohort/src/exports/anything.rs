//! Words for property tests: any character at all, and often those by which formats are broken.

use proptest::prelude::*;

const BREAKERS: &[char] = &[
    '=', '+', '-', '@', '\'', '"', ',', ';', ':', '\\', '\n', '\r', '\t', '\0', '<', '>', '&', ']', '{',
    '\u{7f}', '\u{85}', '\u{200d}', '\u{202e}', '\u{2028}', '\u{feff}', '\u{ffff}', 'ț', '＝', '🏙',
];

/// Up to a hundred characters.
pub(super) fn words() -> impl Strategy<Value = String> {
    let character = prop_oneof![any::<char>(), prop::sample::select(BREAKERS)];
    prop::collection::vec(character, 0..100).prop_map(String::from_iter)
}
