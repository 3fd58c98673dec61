//! Sizes and names.

use crate::tree::{Finding, Source};

/// Where a file of Rust should become a folder of rooms.
const MAX_RUST_LINES: usize = 500;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "misc"];

/// A file of Rust has at most 500 lines.
pub(super) fn files_are_short(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if !source.is_rust() || lines <= MAX_RUST_LINES {
        return Vec::new();
    }
    let says = format!("{lines} lines, more than {MAX_RUST_LINES}: make it a folder of rooms");
    vec![Finding::on(&source.path, says)]
}

/// No file and no folder is called after nothing.
pub(super) fn names_say_something(source: &Source) -> Vec<Finding> {
    let empty = |part: &&str| EMPTY_NAMES.contains(&part.split('.').next().unwrap_or(part));
    let found = source.parts().find(empty);
    found
        .map(|part| Finding::on(&source.path, format!("`{part}` says nothing: name what it does")))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_file_of_501_lines_is_reported_and_one_of_500_is_not() {
        assert_eq!(files_are_short(&sample("a.rs", &"x\n".repeat(501))).len(), 1);
        assert_eq!(files_are_short(&sample("a.rs", &"x\n".repeat(500))), []);
        assert_eq!(files_are_short(&sample("a.csv", &"x\n".repeat(9000))), []);
    }

    #[test]
    fn an_empty_name_is_reported_as_file_and_as_folder() {
        assert_eq!(names_say_something(&sample("app/src/utils.rs", "")).len(), 1);
        assert_eq!(names_say_something(&sample("app/helpers/a.rs", "")).len(), 1);
        assert_eq!(names_say_something(&sample("app/src/utilities_of_a_city.rs", "")), []);
    }
}
