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

/// What the first characters of a text look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Html,
    Is(Syntax),
    /// Turtle or one of its relatives.
    Terse(Syntax),
    Unknown,
}

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
            Look::Is(syntax) | Look::Terse(syntax) => Some(syntax),
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
            Some(_) => Look::Terse(Syntax::TriG),
        },
        [b'[', ..] => match rest[1..].trim_start().as_bytes().first() {
            Some(b'{' | b'"') => Look::Is(Syntax::JsonLd),
            Some(b']') if rest[1..].trim_start()[1..].trim().is_empty() => Look::Is(Syntax::JsonLd),
            _ => Look::Terse(Syntax::Turtle),
        },
        [b'<', ..] => angle(rest),
        [b'_', b':', ..] => Look::Terse(line(rest)),
        [b'@' | b'#', ..] => Look::Terse(Syntax::Turtle),
        _ => word(rest),
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
    let inner = inner.split('>').next().unwrap_or_default();
    let name = inner.split(|letter: char| letter.is_whitespace() || letter == '/').next().unwrap_or_default();
    if ["html", "head", "body", "script", "meta", "title", "div"]
        .iter()
        .any(|tag| name.eq_ignore_ascii_case(tag))
    {
        return Look::Html;
    }
    let is_tag = inner.contains("xmlns") || name.len() < inner.trim_end().len() && !inner.contains("://");
    if is_tag || (!inner.is_empty() && !inner.contains([':', '#', '/'])) {
        Look::Is(Syntax::RdfXml)
    } else {
        Look::Terse(line(rest))
    }
}

/// Whether the first line is a whole statement of N-Triples or N-Quads.
fn line(text: &str) -> Syntax {
    let first = text.lines().next().unwrap_or_default().trim();
    let Some(statement) = first.strip_suffix('.') else { return Syntax::Turtle };
    let mut rest = statement.trim();
    let mut terms = 0;
    while !rest.is_empty() {
        let end = match rest.as_bytes()[0] {
            b'<' => rest.find('>').map(|at| at + 1),
            b'_' => Some(rest.find(char::is_whitespace).unwrap_or(rest.len())),
            b'"' => literal_end(rest),
            _ => None,
        };
        let Some(end) = end else { return Syntax::Turtle };
        rest = rest[end..].trim_start();
        terms += 1;
    }
    match terms {
        3 => Syntax::NTriples,
        4 => Syntax::NQuads,
        _ => Syntax::Turtle,
    }
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

fn word(text: &str) -> Look {
    let first: String = text.chars().take(40).take_while(|letter| !letter.is_whitespace()).collect();
    if ["prefix", "base", "graph"].iter().any(|word| first.eq_ignore_ascii_case(word)) || first.contains(':')
    {
        return Look::Terse(Syntax::Turtle);
    }
    Look::Unknown
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
            ("[ a <http://x/Y> ] .", Look::Terse(Syntax::Turtle)),
            ("{ <a> <b> <c> }", Look::Terse(Syntax::TriG)),
            ("<?xml version=\"1.0\"?>\n<!-- x --><rdf:RDF xmlns:rdf=\"u\">", Look::Is(Syntax::RdfXml)),
            ("<rdf:RDF\n xmlns:rdf=\"u\">", Look::Is(Syntax::RdfXml)),
            ("<!DOCTYPE html><html>", Look::Html),
            ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", Look::Html),
            ("<HTML lang=en>", Look::Html),
            ("<http://x/a> <http://x/b> \"c . \\\" d\"@en .\n", Look::Terse(Syntax::NTriples)),
            ("_:a <http://x/b> <http://x/c> <http://x/g> .", Look::Terse(Syntax::NQuads)),
            ("<http://x/a> a <http://x/b> ;\n <http://x/c> 1 .", Look::Terse(Syntax::Turtle)),
            ("# by hand\n@prefix : <x> .", Look::Terse(Syntax::Turtle)),
            ("PREFIX : <x>", Look::Terse(Syntax::Turtle)),
            ("dcat:x a dcat:y .", Look::Terse(Syntax::Turtle)),
            ("Not found", Look::Unknown),
            ("", Look::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(look(text), expected, "{text}");
        }
    }
}
