//! The tags of a text, found without understanding them: just enough to measure depth and to find where to go on.

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    Whole,
}

/// A tag by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// All tags from a place on; comments, data sections and declarations are passed over.
pub(super) struct Tags<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        loop {
            let start = self.at + self.text[self.at..].find('<')?;
            let rest = &self.text[start..];
            let skip = if rest.starts_with("<!--") {
                Some(rest.find("-->").map(|end| end + 3))
            } else if rest.starts_with("<![CDATA[") {
                Some(rest.find("]]>").map(|end| end + 3))
            } else if rest.starts_with("<?") {
                Some(rest.find("?>").map(|end| end + 2))
            } else if rest.starts_with("<!") {
                Some(doctype_end(rest))
            } else {
                None
            };
            match skip {
                Some(Some(length)) => self.at = start + length,
                Some(None) => {
                    self.at = self.text.len();
                    return None;
                }
                None => {
                    let end = start + tag_end(rest);
                    self.at = end;
                    let bytes = self.text.as_bytes();
                    let kind = match (bytes.get(start + 1), bytes.get(end.saturating_sub(2))) {
                        (Some(b'/'), _) => Kind::Close,
                        (_, Some(b'/')) => Kind::Whole,
                        _ => Kind::Open,
                    };
                    return Some(Tag { start, end, kind });
                }
            }
        }
    }
}

/// Behind the `>` that belongs to the first `<`, whatever stands between: the parser counts so too.
fn doctype_end(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'<' => open += 1,
            b'>' if open <= 1 => return Some(at + 1),
            b'>' => open -= 1,
            _ => {}
        }
    }
    None
}

/// Behind the `>` that is not in quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// How far an element's end is looked for.
const ELEMENT_BYTES: usize = 1 << 20;

/// Behind the element whose tag begins at `start`.
pub(super) fn end_of_element(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for tag in Tags::new(text, start).take_while(|tag| tag.end - start < ELEMENT_BYTES) {
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth <= 1 => return Some(tag.end),
            Kind::Close => depth -= 1,
            Kind::Whole if depth == 0 => return Some(tag.end),
            Kind::Whole => {}
        }
    }
    None
}
