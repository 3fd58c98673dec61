//! A text in several pieces, parted by data sections, comments or instructions: one text by the standard, but the parser
//! takes a single piece and stops at the next.

use super::tags::Tags;

/// How a data section begins.
const DATA: &str = "<![CDATA[";

/// The document with each such text in one piece; nothing where there is none. A text of one piece stays as it is.
pub(super) fn joined(text: &str) -> Option<String> {
    if !text.contains(DATA) && !text.contains("<!--") {
        return None;
    }
    let mut whole = String::new();
    let mut kept = 0;
    let mut behind = None;
    for tag in Tags::new(text, 0) {
        if let Some(from) = behind.replace(tag.end)
            && let Some(one) = in_one(&text[from..tag.start])
        {
            whole.push_str(&text[kept..from]);
            whole.push_str(&one);
            kept = tag.start;
        }
    }
    (kept > 0).then(|| whole + &text[kept..])
}

/// What stands between two tags as plain text, where more than one piece of it is filled.
fn in_one(between: &str) -> Option<String> {
    if !between.contains('<') {
        return None;
    }
    let mut whole = String::with_capacity(between.len());
    let mut filled = 0;
    let mut rest = between;
    while !rest.is_empty() {
        let (plain, markup) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        filled += usize::from(!is_blank(plain));
        whole.push_str(plain);
        rest = if let Some(data) = markup.strip_prefix(DATA) {
            let (data, after) = data.split_once("]]>")?;
            filled += usize::from(!is_blank(data));
            whole.push_str(&data.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            after
        } else if markup.starts_with("<!--") {
            markup.split_once("-->")?.1
        } else if markup.starts_with("<?") {
            markup.split_once("?>")?.1
        } else if markup.is_empty() {
            markup
        } else {
            return None;
        };
    }
    (filled > 1).then_some(whole)
}

/// What the parser takes for blank.
fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_one_text_are_put_together() {
        for (between, one) in [
            ("a<![CDATA[ & <b> ]]>c", Some("a &amp; &lt;b&gt; c")),
            ("<![CDATA[a]]]]><![CDATA[>b]]>", Some("a]]&gt;b")),
            ("a<!-- no --> b<?what ever?>", Some("a b")),
            ("\n <![CDATA[a]]>\n", None),
            ("a<!-- no -->\n", None),
            ("a <!DOCTYPE b> c", None),
            ("a", None),
        ] {
            assert_eq!(in_one(between).as_deref(), one, "{between}");
        }
        assert_eq!(joined("<!-- a --><x>b<!-- > -->c</x>").as_deref(), Some("<!-- a --><x>bc</x>"));
        assert_eq!(joined("<!-- a --><x b='>'>c</x>"), None);
    }
}
