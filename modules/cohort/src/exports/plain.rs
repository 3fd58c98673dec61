//! Text made fit for formats that do not take every character.

use std::borrow::Cow;

/// The text as XML 1.0, workbooks and iCalendar take it: line ends as `\n`, and a replacement character for what they forbid.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            c if is_plain(c) => out.push(c),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    Cow::Owned(out)
}

fn is_plain(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    }
}

/// JSON that may stand inside a page's `<script>` element: no `<` in it can end the element.
pub(super) fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_replaced_and_line_ends_are_one() {
        assert_eq!(plain("a\r\nb\rc\n\td\0e\u{85}f\u{ffff}"), "a\nb\nc\n\td\u{fffd}e\u{fffd}f\u{fffd}");
        assert!(matches!(plain("Iași, עיר 🏙️"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_script_cannot_be_ended_from_within() {
        let json = serde_json::to_string("</script><!--").unwrap();
        let safe = script_safe(&json);
        assert!(!safe.contains('<'));
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), "</script><!--");
    }
}
