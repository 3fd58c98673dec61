//! A template taken apart just far enough to be checked: tags, attributes, text.

/// One piece of a template, with its place in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// What stands between two tags, template expressions blanked out.
    Text { at: usize, text: &'a str },
    /// An opening tag.
    Open { at: usize, name: &'a str, attributes: Vec<Attribute<'a>> },
    /// A closing tag.
    Close { name: &'a str },
    /// The body of a `<script>` or `<style>`, whose opening tag came before.
    Body { at: usize, len: usize },
}

/// One attribute; a lone name has an empty value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// Replaces template expressions, blocks and comments by blanks of the same length, line ends kept.
pub(super) fn blank_expressions(template: &str) -> String {
    let mut blanked = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((start, close)) = next_delimiter(rest) {
        blanked.push_str(&rest[..start]);
        let end = rest[start..].find(close).map_or(rest.len(), |at| start + at + close.len());
        blanked.extend(rest[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    blanked.push_str(rest);
    blanked
}

fn next_delimiter(text: &str) -> Option<(usize, &'static str)> {
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    pairs.into_iter().filter_map(|(open, close)| Some((text.find(open)?, close))).min()
}

/// Takes blanked markup apart. What is no well-formed tag counts as text.
pub(super) fn pieces(markup: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < markup.len() {
        let rest = &markup[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->").map_or(rest.len(), |end| end + "<!---->".len());
        } else if let Some(tag) = tag_at(rest) {
            let name = tag.name;
            at += tag.len;
            pieces.push(tag.into_piece(at));
            if let Some(len) = raw_body(name, &markup[at..], pieces.last()) {
                pieces.push(Piece::Body { at, len });
                at += len;
            }
        } else {
            let next_tag = rest.char_indices().skip(1).find(|(_, c)| *c == '<');
            let len = next_tag.map_or(rest.len(), |(next, _)| next);
            pieces.push(Piece::Text { at, text: &rest[..len] });
            at += len;
        }
    }
    pieces
}

struct Tag<'a> {
    name: &'a str,
    closing: bool,
    attributes: Vec<Attribute<'a>>,
    len: usize,
}

impl<'a> Tag<'a> {
    fn into_piece(self, end: usize) -> Piece<'a> {
        if self.closing {
            Piece::Close { name: self.name }
        } else {
            Piece::Open { at: end - self.len, name: self.name, attributes: self.attributes }
        }
    }
}

fn tag_at(rest: &str) -> Option<Tag<'_>> {
    let inner = rest.strip_prefix('<')?;
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner.strip_prefix('!').unwrap_or(inner)),
    };
    let name_len = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    if name_len == 0 {
        return None;
    }
    let (name, mut tail) = inner.split_at(name_len);
    let mut attributes = Vec::new();
    loop {
        tail = tail.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = tail.strip_prefix('>') {
            return Some(Tag { name, closing, attributes, len: rest.len() - after.len() });
        }
        let (attribute, after) = attribute_at(tail)?;
        attributes.push(attribute);
        tail = after;
    }
}

fn attribute_at(text: &str) -> Option<(Attribute<'_>, &str)> {
    let name_len = text.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?;
    let (name, tail) = text.split_at(name_len);
    let Some(value) = tail.trim_start().strip_prefix('=').map(str::trim_start) else {
        return (name_len > 0).then_some((Attribute { name, value: "" }, tail));
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, tail) = match quote {
        Some(quote) => value[1..].split_once(quote)?,
        None => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>')?),
    };
    Some((Attribute { name, value }, tail))
}

/// How long the body of a raw element is, when `opened` is the opening tag of one.
fn raw_body(name: &str, after: &str, opened: Option<&Piece<'_>>) -> Option<usize> {
    let is_raw = matches!(opened, Some(Piece::Open { .. })) && matches!(name, "script" | "style");
    is_raw.then(|| after.find(&format!("</{name}")).unwrap_or(after.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_blanked_and_offsets_stay() {
        let template = "<p>{{ städte }}\n{% if a %}x{# no\nte #}</p>";
        let blanked = blank_expressions(template);
        assert_eq!(blanked.len(), template.len());
        assert_eq!(blanked.replace(' ', ""), "<p>\nx\n</p>");
    }

    #[test]
    fn a_tag_gives_its_attributes_however_they_are_quoted() {
        let pieces = pieces("<input type=text name='a b' value=\"x > y\" required>");
        let [Piece::Open { at: 0, name: "input", attributes }] = &pieces[..] else { panic!("{pieces:?}") };
        let pairs: Vec<_> = attributes.iter().map(|attribute| (attribute.name, attribute.value)).collect();
        assert_eq!(pairs, [("type", "text"), ("name", "a b"), ("value", "x > y"), ("required", "")]);
    }

    #[test]
    fn text_comments_and_raw_bodies_are_told_apart() {
        let markup = "é<!-- <b> --><br/><script>a < b</script>1 < 2";
        assert_eq!(
            pieces(markup),
            [
                Piece::Text { at: 0, text: "é" },
                Piece::Open { at: 14, name: "br", attributes: vec![] },
                Piece::Open { at: 19, name: "script", attributes: vec![] },
                Piece::Body { at: 27, len: 5 },
                Piece::Close { name: "script" },
                Piece::Text { at: 41, text: "1 " },
                Piece::Text { at: 43, text: "< 2" },
            ]
        );
    }

    #[test]
    fn an_unfinished_tag_is_text_and_nothing_is_read_past_the_end() {
        for markup in ["<", "<a", "<a b", "<a b=", "<a b=\"", "<!--", "<a é", "<script>", "é<é"] {
            let covered = pieces(markup);
            assert!(covered.len() <= 2, "{markup}: {covered:?}");
        }
    }
}
