//! The same content gives the same bytes, and another content other ones.

use crate::read::files;
use crate::sample::content;

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(files(&content()), files(&content()));
}

#[test]
fn another_content_gives_other_bytes_in_every_file() {
    let mut other = content();
    other.number = 3;
    let (before, after) = (files(&content()), files(&other));
    for (name, bytes) in before {
        assert_ne!(bytes, after[name], "{name}");
    }
}
