//! What holds for every source.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use centum_cohort::model::Row;
use centum_cohort::reading::{Change, Hints, Reading, diff, read};
use proptest::prelude::*;

use crate::announcement::announcement;

/// Lines of the kind that lists are made of, so that random texts come near to lists.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Core cities".to_owned()),
        Just("List of selected mentor cities:".to_owned()),
        Just(String::new()),
        Just("Italy".to_owned()),
        Just("Spain: Alcoy, Gijón (DCC) and Granada".to_owned()),
        Just("We received 12 applications from 3 countries. 4 cities are still to be selected.".to_owned()),
        Just("* = took part".to_owned()),
        Just("| Ulm | Germany |".to_owned()),
        "[A-Z][a-zé]{1,8}( \\([A-Z]{2,4}\\))?(, | |\t| – )(Italy|Spain|Greece|Italy / Sweden)",
        "[A-Z][a-z]{1,6} \\(consortium covering [A-Z][a-z]{1,5}(, [A-Z][a-z]{1,5}){0,3} and [A-Z][a-z]{1,5}\\) France",
        "[A-Z][a-z]{1,6} (and|/|&|with) [A-Z][a-z]{1,6} \\((Slovenia|Italy)?/?(Italy)?\\)",
        "[A-Z][a-z]{1,6} \\(Spain\\)( {3,9}|\t| / | – )([A-Z][a-z]{1,6} \\(Italy\\)|GLA|mentor city|lead: Ulm)",
        "(Name|Austria|The winners are|7\\. Baltic)(:| –| are)( [A-Z][a-z]{1,6} \\((AT|IT)\\)[,;]?){0,4}",
        "(\\[1\\]|\\(\\*\\)|[🇦-🇿]{1,3}) [A-Z][a-z]{1,6}( Germany)?",
        "\\PC{0,40}",
        "[()\\[\\]*;:,\\-|\\t<>&\"0-9 .a-zA-Z\u{a0}\u{200b}é]{0,40}",
    ]
}

/// The rows of the announcement, read once.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let reading = read(&announcement(), &Hints::default()).unwrap();
    reading.rows.into_iter().map(|read| read.row).collect()
});

fn never_breaks(reading: &Reading) {
    for read in &reading.rows {
        assert!((5..=100).contains(&read.confidence));
        assert!(read.line <= read.last_line && !read.row.name.is_empty());
    }
    let json = serde_json::to_string(reading).unwrap();
    let back: Reading = serde_json::from_str(&json).unwrap();
    assert_eq!(&back, reading);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = read(&bytes, &Hints::default()) {
            never_breaks(&reading);
        }
        let hints = Hints { file_name: Some("a.csv"), ..Hints::default() };
        let _ = read(&bytes, &hints);
    }

    #[test]
    fn every_filled_line_of_a_text_has_one_place(lines in proptest::collection::vec(line(), 0..24)) {
        let text = lines.join("\n");
        prop_assume!(!text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']));
        let Ok(reading) = read(text.as_bytes(), &Hints::default()) else { return Ok(()) };
        never_breaks(&reading);
        if reading.format != centum_cohort::reading::Format::Text {
            return Ok(());
        }
        let mut places: BTreeSet<u32> = reading.prose.iter().copied().collect();
        places.extend(reading.headings.iter().flat_map(|heading| heading.line..=heading.last_line));
        places.extend(reading.rows.iter().flat_map(|row| row.line..=row.last_line));
        places.extend(reading.unread.iter().flat_map(|row| row.line..=row.last_line));
        for (line, at) in text.split('\n').zip(1..) {
            let seen = line.chars().any(|c| c.is_alphanumeric());
            prop_assert!(!seen || places.contains(&at), "line {} of {:?}", at, text);
        }
    }

    #[test]
    fn a_page_never_makes_the_reader_panic(parts in proptest::collection::vec(
        prop_oneof![
            Just("<table>"), Just("</table>"), Just("<tr>"), Just("<td rowspan=3>"), Just("</td>"), Just("<li>"),
            Just("<p>"), Just("<script>"), Just("</script>"), Just("<!--"), Just("-->"), Just("Ulm"), Just("Germany"),
            Just("&eacute;"), Just("<"), Just("City"), Just("Country"), Just("<th colspan=2>"), Just("\n"),
        ], 0..60)) {
        let page = format!("<div>{}", parts.concat());
        if let Ok(reading) = read(page.as_bytes(), &Hints::default()) {
            never_breaks(&reading);
        }
    }

    #[test]
    fn what_is_taken_away_and_added_is_what_the_difference_says(taken in proptest::collection::btree_set(0usize..90, 0..20)) {
        let all: &[Row] = &ROWS;
        let kept: Vec<Row> =
            all.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, row)| row.clone()).collect();
        let removed: BTreeSet<usize> = diff(all, &kept)
            .into_iter()
            .map(|change| match change {
                Change::Removed { old, renamed_to: None } => old,
                other => panic!("{other:?}"),
            })
            .collect();
        prop_assert_eq!(&removed, &taken);
        prop_assert_eq!(diff(&kept, all).len(), taken.len());
    }
}
