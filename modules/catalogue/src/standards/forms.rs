//! In which form something is given: by the ending of its address, else by what `Accept` likes best.

use axum::http::{HeaderMap, header};
use centum_rdf::Syntax;

/// A form that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Form {
    /// A page for people.
    Page,
    /// Statements.
    Rdf(Syntax),
}

/// Ranges of an Accept header that are looked at.
const MOST_RANGES: usize = 32;

/// The forms of something that has a page.
pub(super) const WITH_PAGE: &[Form] = &[
    Form::Page,
    Form::Rdf(Syntax::Turtle),
    Form::Rdf(Syntax::RdfXml),
    Form::Rdf(Syntax::JsonLd),
    Form::Rdf(Syntax::NTriples),
    Form::Rdf(Syntax::TriG),
    Form::Rdf(Syntax::NQuads),
];

/// The forms of something that is meant for programs first.
pub(super) const FOR_PROGRAMS: &[Form] = &[
    Form::Rdf(Syntax::Turtle),
    Form::Rdf(Syntax::RdfXml),
    Form::Rdf(Syntax::JsonLd),
    Form::Rdf(Syntax::NTriples),
    Form::Rdf(Syntax::TriG),
    Form::Rdf(Syntax::NQuads),
    Form::Page,
];

impl Form {
    /// The media types that name it, its own first.
    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Page => &["text/html", "application/xhtml+xml"],
            Self::Rdf(Syntax::Turtle) => &["text/turtle", "application/x-turtle", "text/n3"],
            Self::Rdf(Syntax::RdfXml) => &["application/rdf+xml", "application/xml", "text/xml"],
            Self::Rdf(Syntax::JsonLd) => &["application/ld+json", "application/json"],
            // Before it had a media type of its own, it was plain text, as which clients still ask for it.
            Self::Rdf(Syntax::NTriples) => &["application/n-triples", "text/plain"],
            Self::Rdf(Syntax::TriG) => &["application/trig"],
            Self::Rdf(Syntax::NQuads) => &["application/n-quads"],
        }
    }

    /// The form that an address names by its ending, and the address without it.
    pub(super) fn split(name: &str) -> (&str, Option<Self>) {
        let known = name.rsplit_once('.').and_then(|(stem, ending)| {
            let form = match ending {
                "ttl" => Syntax::Turtle,
                "rdf" | "xml" => Syntax::RdfXml,
                "jsonld" | "json" => Syntax::JsonLd,
                "nt" => Syntax::NTriples,
                "trig" => Syntax::TriG,
                "nq" => Syntax::NQuads,
                _ => return None,
            };
            (!stem.is_empty()).then_some((stem, Some(Self::Rdf(form))))
        });
        known.unwrap_or((name, None))
    }

    /// The offered form that `Accept` likes best: the first of equals, and where nothing is said. None where it takes
    /// none of them.
    pub(super) fn accepted(headers: &HeaderMap, offered: &[Self]) -> Option<Self> {
        let types: Vec<&[&str]> = offered.iter().map(|form| form.media_types()).collect();
        liked_best(headers, &types).map(|place| offered[place])
    }
}

/// Which of the offered forms, each with the media types that name it, `Accept` likes best: the first of equals, and where
/// nothing is said. None where it takes none of them.
pub(super) fn liked_best(headers: &HeaderMap, offered: &[&[&str]]) -> Option<usize> {
    let first = (!offered.is_empty()).then_some(0);
    // A list may come in several lines.
    let lines = headers.get_all(header::ACCEPT).iter().filter_map(|line| line.to_str().ok());
    let ranges: Vec<(u16, &str)> =
        lines.flat_map(|line| line.split(',')).take(MOST_RANGES).filter_map(range).collect();
    if ranges.is_empty() {
        return first;
    }
    let mut best: Option<(u16, usize)> = None;
    for (place, types) in offered.iter().enumerate() {
        let weight = likes(types, &ranges);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, place));
        }
    }
    best.map(|(_, place)| place)
}

/// How much these ranges like a form: the most exact one counts, and its own name before other names.
fn likes(types: &[&str], ranges: &[(u16, &str)]) -> u16 {
    let named = |name: &str| ranges.iter().find(|(_, range)| range.eq_ignore_ascii_case(name));
    let exact = types.iter().find_map(|name| named(name));
    let group = || {
        let own = types.first()?.split('/').next()?;
        ranges.iter().find(|(_, range)| range.strip_suffix("/*") == Some(own))
    };
    exact.or_else(group).or_else(|| named("*/*")).map_or(0, |(weight, _)| *weight)
}

/// The forms of statements, with the endings of their addresses, for lists of other forms.
pub(super) const ENDINGS: [Syntax; 4] = [Syntax::Turtle, Syntax::RdfXml, Syntax::JsonLd, Syntax::NTriples];

fn range(text: &str) -> Option<(u16, &str)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().filter(|name| name.contains('/'))?;
    let said = parts.find_map(|part| part.strip_prefix(['q', 'Q'])?.strip_prefix('='));
    Some((said.map_or(Some(1000), weight)?, name))
}

/// A weight such as `0.7` in thousandths. Clients in Java leave the nought away.
fn weight(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    match whole {
        "0" | "" if !text.is_empty() => format!("{part:0<3}").parse().ok(),
        "1" if part.bytes().all(|digit| digit == b'0') => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asks(accept: &str, offered: &[Form]) -> Option<Form> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().unwrap());
        Form::accepted(&headers, offered)
    }

    #[test]
    fn browsers_get_pages_and_programs_statements() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for offered in [WITH_PAGE, FOR_PROGRAMS] {
            assert_eq!(asks(browser, offered), Some(Form::Page));
            for syntax in Syntax::ALL {
                assert_eq!(asks(syntax.media_type(), offered), Some(Form::Rdf(syntax)));
            }
            assert_eq!(asks("image/png", offered), None);
            assert_eq!(asks("text/turtle;q=0", offered), None);
            assert_eq!(asks("text/turtle;q=.2, text/html;q=.1", offered), Some(Form::Rdf(Syntax::Turtle)));
        }
        assert_eq!(asks("text/plain, */*;q=0.1", WITH_PAGE), Some(Form::Rdf(Syntax::NTriples)));
        assert_eq!(asks("application/json, text/plain, */*", WITH_PAGE), Some(Form::Page));
        assert_eq!(asks("*/*", WITH_PAGE), Some(Form::Page));
        assert_eq!(asks("Text/HTML;Q=0, TEXT/Turtle;Q=0.1", WITH_PAGE), Some(Form::Rdf(Syntax::Turtle)));
        assert_eq!(asks("*/*", FOR_PROGRAMS), Some(Form::Rdf(Syntax::Turtle)));
        assert_eq!(asks("application/*", WITH_PAGE), Some(Form::Rdf(Syntax::RdfXml)));
        assert_eq!(asks("application/json, text/html;q=0.5", WITH_PAGE), Some(Form::Rdf(Syntax::JsonLd)));
        assert_eq!(
            asks("text/turtle;q=0.4, application/n-triples;q=0.6", WITH_PAGE),
            Some(Form::Rdf(Syntax::NTriples))
        );
    }

    #[test]
    fn what_is_asked_for_in_several_lines_is_one_list() {
        let line = |accept: &str| (header::ACCEPT, accept.parse().unwrap());
        let mut headers = HeaderMap::new();
        for (name, value) in [line("image/png"), line("text/html;q=0.5"), line("text/turtle")] {
            headers.append(name, value);
        }
        assert_eq!(Form::accepted(&headers, WITH_PAGE), Some(Form::Rdf(Syntax::Turtle)));
        assert_eq!(Form::accepted(&HeaderMap::new(), WITH_PAGE), Some(Form::Page));
    }

    #[test]
    fn an_ending_names_the_form_and_a_name_may_have_dots() {
        assert_eq!(Form::split("trees-1.ttl"), ("trees-1", Some(Form::Rdf(Syntax::Turtle))));
        assert_eq!(Form::split("trees.2024"), ("trees.2024", None));
        assert_eq!(Form::split(".ttl"), (".ttl", None));
    }

    proptest! {
        #[test]
        fn no_header_is_too_odd(accept in "[ -~]{0,200}") {
            if let Ok(value) = accept.parse() {
                let mut headers = HeaderMap::new();
                headers.insert(header::ACCEPT, value);
                let _ = Form::accepted(&headers, WITH_PAGE);
            }
        }
    }
}
