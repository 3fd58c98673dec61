//! The six syntaxes: how they are named, and how they are told apart when they are not named rightly.

/// A way to write RDF down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Syntax {
    /// Turtle; graphs in it are read too.
    Turtle,
    /// N-Triples.
    NTriples,
    /// N-Quads.
    NQuads,
    /// TriG.
    TriG,
    /// RDF/XML.
    RdfXml,
    /// JSON-LD 1.1.
    JsonLd,
}

/// What the beginning of a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Html,
    Is(Syntax),
    /// A tag without a namespace, which may also be a relative address.
    Tag,
    /// Turtle or one of its relatives, by how many terms its first lines have.
    Lines(Syntax),
    /// Turtle or TriG: it begins with what no line of N-Triples or N-Quads begins with.
    Nested(Syntax),
    Unknown,
}

/// How many lines are looked at to tell whether each of them is a statement.
const LINES: usize = 10;

impl Syntax {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Turtle, Self::NTriples, Self::NQuads, Self::TriG, Self::RdfXml, Self::JsonLd];

    /// The registered media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::NTriples => "application/n-triples",
            Self::NQuads => "application/n-quads",
            Self::TriG => "application/trig",
            Self::RdfXml => "application/rdf+xml",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// The usual ending of a file name, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::NTriples => "nt",
            Self::NQuads => "nq",
            Self::TriG => "trig",
            Self::RdfXml => "rdf",
            Self::JsonLd => "jsonld",
        }
    }

    /// Whether the syntax can hold named graphs.
    #[must_use]
    pub fn has_graphs(self) -> bool {
        matches!(self, Self::NQuads | Self::TriG | Self::JsonLd)
    }

    /// Whether each line is a statement of its own.
    pub(crate) fn is_by_line(self) -> bool {
        matches!(self, Self::NTriples | Self::NQuads)
    }

    /// By a media type with or without parameters, common wrong ones included. Types that say nothing
    /// (`text/plain`, `application/octet-stream`) are none.
    #[must_use]
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Some(match essence.as_str() {
            "text/turtle"
            | "application/turtle"
            | "application/x-turtle"
            | "text/x-turtle"
            | "text/n3"
            | "text/rdf+n3"
            | "application/n3"
            | "application/rdf+turtle" => Self::Turtle,
            "application/n-triples" | "text/n-triples" | "text/ntriples" | "application/ntriples" => {
                Self::NTriples
            }
            "application/n-quads" | "text/n-quads" | "text/x-nquads" | "text/nquads" => Self::NQuads,
            "application/trig" | "application/x-trig" => Self::TriG,
            "application/rdf+xml"
            | "application/rdf"
            | "application/xml"
            | "text/xml"
            | "text/rdf+xml"
            | "text/rdf"
            | "application/owl+xml" => Self::RdfXml,
            "application/ld+json"
            | "application/json"
            | "application/json+ld"
            | "text/json"
            | "application/x-json+ld"
            | "application/jsonld"
            | "application/geo+json" => Self::JsonLd,
            _ => return None,
        })
    }

    /// By the ending of a file name or of an address.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let path = name.split(['?', '#']).next().unwrap_or_default();
        let last = path.rsplit('/').next().unwrap_or_default();
        let (_, ending) = last.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "ttl" | "turtle" | "n3" => Self::Turtle,
            "nt" | "ntriples" => Self::NTriples,
            "nq" | "nquads" => Self::NQuads,
            "trig" => Self::TriG,
            "rdf" | "xml" | "rdfs" | "owl" | "rdfxml" => Self::RdfXml,
            "jsonld" | "json" | "json-ld" => Self::JsonLd,
            _ => return None,
        })
    }

    /// By the first characters of a text; `None` where they look like nothing known.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        match look(text) {
            Look::Is(syntax) | Look::Lines(syntax) | Look::Nested(syntax) => Some(syntax),
            Look::Tag => Some(Self::RdfXml),
            Look::Html | Look::Unknown => None,
        }
    }
}

/// How a text begins.
pub(crate) fn look(text: &str) -> Look {
    let rest = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    match rest.as_bytes() {
        [b'{', ..] => match rest[1..].trim_start().as_bytes().first() {
            Some(b'"' | b'}') | None => Look::Is(Syntax::JsonLd),
            Some(_) => Look::Nested(Syntax::TriG),
        },
        [b'[', ..] => match rest[1..].trim_start().as_bytes().first() {
            Some(b'{' | b'"') => Look::Is(Syntax::JsonLd),
            Some(b']') if rest[1..].trim_start()[1..].trim().is_empty() => Look::Is(Syntax::JsonLd),
            _ => Look::Nested(Syntax::Turtle),
        },
        [b'<', ..] => angle(rest),
        [b'#', ..] => behind_remarks(rest),
        _ => word(rest),
    }
}

/// A text that begins with remarks, as only Turtle and its relatives have them.
fn behind_remarks(text: &str) -> Look {
    let mut rest = text;
    while rest.starts_with('#') {
        rest = rest.split_once(['\n', '\r']).map_or("", |(_, after)| after.trim_start());
    }
    match rest.as_bytes() {
        [b'{', ..] => Look::Nested(Syntax::TriG),
        [b'[', ..] => Look::Nested(Syntax::Turtle),
        _ => match word(rest) {
            Look::Unknown => Look::Lines(lines(rest)),
            look => look,
        },
    }
}

/// A text that begins with `<`: markup or an IRI.
fn angle(text: &str) -> Look {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype")) {
            let name = rest[9..].trim_start();
            if name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html")) {
                return Look::Html;
            }
            return Look::Is(Syntax::RdfXml);
        } else {
            break;
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after,
            None => return Look::Is(Syntax::RdfXml),
        }
    }
    let Some(inner) = rest.strip_prefix('<') else { return Look::Unknown };
    let inner = inner.split('>').next().unwrap_or_default().trim();
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let bare = name.trim_end_matches('/');
    if ["html", "head", "body", "script", "meta", "title", "div"]
        .iter()
        .any(|tag| bare.eq_ignore_ascii_case(tag))
    {
        return Look::Html;
    }
    if attributes.contains("xmlns") || bare == "rdf:RDF" || rest.len() < text.len() {
        return Look::Is(Syntax::RdfXml);
    }
    let has_attributes = attributes.contains('=') && !name.contains("://");
    if has_attributes || !bare.is_empty() && !bare.contains([':', '#', '/']) {
        Look::Tag
    } else {
        Look::Lines(lines(rest))
    }
}

/// Whether most of the first lines are whole statements of N-Triples or N-Quads.
fn lines(text: &str) -> Syntax {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut triples, mut quads, mut others) = (0, 0, 0);
    for line in lines.take(LINES) {
        match terms(line) {
            Some(3) => triples += 1,
            Some(4) => quads += 1,
            _ => others += 1,
        }
    }
    match triples + quads > others {
        true if quads > 0 => Syntax::NQuads,
        true => Syntax::NTriples,
        false => Syntax::Turtle,
    }
}

/// How many terms a line has in front of its full stop, if they are those of N-Triples or N-Quads.
fn terms(line: &str) -> Option<usize> {
    let mut rest = line.strip_suffix('.')?.trim();
    let mut terms = 0;
    while !rest.is_empty() {
        let end = match rest.as_bytes()[0] {
            b'<' => rest.find('>')? + 1,
            b'_' => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            b'"' => literal_end(rest)?,
            _ => return None,
        };
        rest = rest[end..].trim_start();
        terms += 1;
    }
    Some(terms)
}

fn literal_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    let close = text.bytes().enumerate().skip(1).find(|(_, byte)| {
        let is_end = !escaped && *byte == b'"';
        escaped = !escaped && *byte == b'\\';
        is_end
    })?;
    Some(text[close.0..].find(char::is_whitespace).map_or(text.len(), |at| close.0 + at))
}

/// A text that begins with a word: a directive, a name, or nothing that is known.
fn word(text: &str) -> Look {
    let first: String = text.chars().take(40).take_while(|letter| !letter.is_whitespace()).collect();
    let is_directive = ["prefix", "base", "graph"].iter().any(|word| first.eq_ignore_ascii_case(word));
    if is_directive || first.starts_with('@') {
        Look::Nested(Syntax::Turtle)
    } else if first.contains(':') {
        Look::Lines(lines(text))
    } else {
        Look::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_known_with_parameters_and_when_wrong() {
        assert_eq!(Syntax::from_media_type("text/turtle; charset=utf-8"), Some(Syntax::Turtle));
        assert_eq!(Syntax::from_media_type("Application/XML"), Some(Syntax::RdfXml));
        assert_eq!(Syntax::from_media_type("application/json"), Some(Syntax::JsonLd));
        assert_eq!(Syntax::from_media_type("text/plain"), None);
        for syntax in Syntax::ALL {
            assert_eq!(Syntax::from_media_type(syntax.media_type()), Some(syntax));
            assert_eq!(
                Syntax::from_name(&format!("https://x.org/a.{}?b=1.x", syntax.extension())),
                Some(syntax)
            );
        }
    }

    #[test]
    fn texts_are_told_apart_by_their_beginning() {
        let cases = [
            ("\u{feff}  {\"@graph\": []}", Look::Is(Syntax::JsonLd)),
            ("[\n {\"@id\": \"x\"}]", Look::Is(Syntax::JsonLd)),
            ("[ a <http://x/Y> ] .", Look::Nested(Syntax::Turtle)),
            ("{ <a> <b> <c> }", Look::Nested(Syntax::TriG)),
            ("<?xml version=\"1.0\"?>\n<!-- x --><rdf:RDF xmlns:rdf=\"u\">", Look::Is(Syntax::RdfXml)),
            ("<rdf:RDF\n xmlns:rdf=\"u\">", Look::Is(Syntax::RdfXml)),
            ("<catalogue version=\"1\">", Look::Tag),
            ("<!DOCTYPE html><html>", Look::Html),
            ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", Look::Html),
            ("<HTML lang=en>", Look::Html),
            ("<http://x/a> <http://x/b> \"c . \\\" d\"@en .\n", Look::Lines(Syntax::NTriples)),
            ("_:a <http://x/b> <http://x/c> <http://x/g> .", Look::Lines(Syntax::NQuads)),
            ("<http://x/a> a <http://x/b> ;\n <http://x/c> 1 .", Look::Lines(Syntax::Turtle)),
            ("<a:b> <a:c> <a:d> .\n<a:b>\n <a:c> 1 ;\n <a:e> 2 .", Look::Lines(Syntax::Turtle)),
            ("# by hand\n@prefix : <x> .", Look::Nested(Syntax::Turtle)),
            (
                "# of today\n\n# all\n<a:b> <a:c> <a:d> .\n<a:b> <a:c> <a:d> <a:g> .",
                Look::Lines(Syntax::NQuads),
            ),
            ("PREFIX : <x>", Look::Nested(Syntax::Turtle)),
            ("dcat:x a dcat:y .", Look::Lines(Syntax::Turtle)),
            ("Not found", Look::Unknown),
            ("", Look::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(look(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_with_a_slash_is_no_tag() {
        for address in
            ["ark:/12148/x", "doi:10.1000/x", "info:lccn/2002", "urn:a/b", "urn:a/", "/x/1", " http://x/a"]
        {
            let text = format!("<{address}> <http://x/p> <http://x/o> .");
            assert_eq!(look(&text), Look::Lines(Syntax::NTriples), "{text}");
        }
    }
}
