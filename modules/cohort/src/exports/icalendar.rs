//! The days of a programme as a calendar by RFC 5545, in whole days.

use centum_base::{Date, Id};

use super::credit::notice;
use super::links::Links;
use super::plain::plain;
use crate::announcement::Content;

/// Octets of a line, without its end.
const MAX_LINE_OCTETS: usize = 75;

/// A day in a calendar, for its identifier.
struct Event;

/// The days that the edition has named; `None` where it names none.
pub fn icalendar(content: &Content, links: &Links) -> Option<String> {
    let edition = &content.edition;
    if edition.dates.is_empty() {
        return None;
    }
    let address = links.version(&edition.slug, content.number);
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Centum//Announcement//EN");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.text("NAME", &edition.name);
    calendar.text("X-WR-CALNAME", &edition.name);
    calendar.text("DESCRIPTION", &notice(content));
    calendar.line("URL", &address);
    for (place, (from, until, title)) in edition.dates.iter().enumerate() {
        // The same title again is the next day of that title: a moved day keeps its identifier over versions.
        let earlier = edition.dates[..place].iter().filter(|(_, _, other)| other == title).count();
        let name =
            [&edition.publisher, &edition.programme, &edition.slug, title].map(String::as_str).join("\n");
        calendar.line("BEGIN", "VEVENT");
        calendar.line("UID", &Id::<Event>::of_name("event", &format!("{earlier}\n{name}")).to_string());
        calendar.line("DTSTAMP", &content.as_of.strftime("%Y%m%dT%H%M%SZ").to_string());
        calendar.line("SEQUENCE", &content.number.saturating_sub(1).to_string());
        calendar.line("DTSTART;VALUE=DATE", &day(*from));
        // The end is the day after the last one; the last day that can be written has none after it.
        if let Ok(after) = (*until).max(*from).tomorrow() {
            calendar.line("DTEND;VALUE=DATE", &day(after));
        }
        calendar.text("SUMMARY", title);
        calendar.line("URL", &address);
        calendar.line("TRANSP", "TRANSPARENT");
        calendar.line("END", "VEVENT");
    }
    calendar.line("END", "VCALENDAR");
    Some(calendar.0)
}

#[derive(Default)]
struct Calendar(String);

impl Calendar {
    fn line(&mut self, name: &str, value: &str) {
        fold(&format!("{name}:{value}"), &mut self.0);
    }

    fn text(&mut self, name: &str, words: &str) {
        self.line(name, &escape(words));
    }
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// The words as a TEXT value.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in plain(words).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

/// Adds a line, folded between characters so that no part is longer than the standard's limit.
fn fold(line: &str, out: &mut String) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > MAX_LINE_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::anything::words;
    use super::*;

    fn folded(line: &str) -> String {
        let mut out = String::new();
        fold(line, &mut out);
        out
    }

    /// What a reader does with a TEXT value.
    fn read(value: &str) -> String {
        let mut words = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => words.push('\n'),
                    other => words.extend(other),
                },
                _ => words.push(c),
            }
        }
        words
    }

    #[test]
    fn a_line_is_folded_at_75_octets_and_never_inside_a_character() {
        let out = folded(&format!("SUMMARY:{}", "ț".repeat(60)));
        let lines: Vec<&str> = out.trim_end().split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 55]);
        assert!(lines[1].starts_with(" ț"));
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(escape("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn any_words_stay_within_their_property_and_come_back(words in words()) {
            let out = folded(&format!("SUMMARY:{}", escape(&words)));
            prop_assert!(out.ends_with("\r\n"));
            for line in out.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= MAX_LINE_OCTETS);
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let unfolded = out.trim_end_matches("\r\n").replace("\r\n ", "");
            prop_assert!(!unfolded.contains('\r'));
            prop_assert_eq!(read(unfolded.strip_prefix("SUMMARY:").unwrap()), plain(&words));
        }
    }
}
