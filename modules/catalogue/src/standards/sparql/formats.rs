//! How an answer is written, by what is asked for.

use axum::http::HeaderMap;
use centum_graph::{QueryForm, ResultFormat};
use centum_rdf::Syntax;

use crate::standards::forms::liked_best;

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// As the engine writes it.
    Engine(ResultFormat),
    /// Statements in a syntax that the engine does not write.
    Statements(Syntax),
}

const ROWS: [Output; 4] = [
    Output::Engine(ResultFormat::Json),
    Output::Engine(ResultFormat::Xml),
    Output::Engine(ResultFormat::Csv),
    Output::Engine(ResultFormat::Tsv),
];
const STATEMENTS: [Output; 4] = [
    Output::Engine(ResultFormat::Turtle),
    Output::Engine(ResultFormat::NTriples),
    Output::Statements(Syntax::RdfXml),
    Output::Statements(Syntax::JsonLd),
];

impl Output {
    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Engine(ResultFormat::Json) => &["application/sparql-results+json", "application/json"],
            Self::Engine(ResultFormat::Xml) => {
                &["application/sparql-results+xml", "application/xml", "text/xml"]
            }
            Self::Engine(ResultFormat::Csv) => &["text/csv"],
            Self::Engine(ResultFormat::Tsv) => &["text/tab-separated-values"],
            Self::Engine(ResultFormat::Turtle) => &["text/turtle", "application/x-turtle"],
            Self::Engine(ResultFormat::NTriples) => &["application/n-triples", "text/plain"],
            Self::Statements(Syntax::JsonLd) => &["application/ld+json", "application/json"],
            Self::Statements(_) => &["application/rdf+xml", "application/xml", "text/xml"],
        }
    }

    /// The short name in addresses.
    fn name(self) -> &'static str {
        match self {
            Self::Engine(ResultFormat::Json) => "json",
            Self::Engine(ResultFormat::Xml) => "xml",
            Self::Engine(ResultFormat::Csv) => "csv",
            Self::Engine(ResultFormat::Tsv) => "tsv",
            Self::Engine(ResultFormat::Turtle) => "ttl",
            Self::Engine(ResultFormat::NTriples) => "nt",
            Self::Statements(Syntax::JsonLd) => "jsonld",
            Self::Statements(_) => "rdf",
        }
    }

    /// Whether clients call it so.
    fn goes_by(self, name: &str) -> bool {
        let others: &[&str] = match self {
            Self::Engine(ResultFormat::Turtle) => &["turtle", "n3"],
            Self::Engine(ResultFormat::NTriples) => &["ntriples", "n-triples"],
            Self::Statements(Syntax::JsonLd) => &["json-ld", "json"],
            Self::Statements(_) => &["rdf+xml", "xml"],
            _ => &[],
        };
        self.name() == name || self.media_types().contains(&name) || others.contains(&name)
    }

    fn offered(form: QueryForm) -> &'static [Self] {
        match form {
            QueryForm::Select | QueryForm::Ask => &ROWS,
            QueryForm::Construct | QueryForm::Describe => &STATEMENTS,
        }
    }

    /// What is asked for by a program: by a name in the address, else by `Accept`. None where there is no such form of this
    /// answer. The page for people is none of them: who would rather have one, and takes others, is given the best of those.
    pub(super) fn asked(form: QueryForm, name: Option<&str>, headers: &HeaderMap) -> Option<Self> {
        let offered = Self::offered(form);
        // Clients send names of their own beside a header that says the same: what is not known here is passed over.
        let by_name = name.and_then(|name| offered.iter().find(|one| one.goes_by(name)));
        if let Some(output) = by_name {
            return Some(*output);
        }
        let types: Vec<&[&str]> = offered.iter().map(|one| one.media_types()).collect();
        liked_best(headers, &types).map(|place| offered[place])
    }

    /// The forms that the page offers to take away, by their names in addresses.
    pub(super) fn to_take_away(form: QueryForm) -> impl Iterator<Item = &'static str> {
        Self::offered(form).iter().map(|one| one.name())
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[test]
    fn each_form_of_query_is_answered_as_asked() {
        let asked = |form, accept: &str| {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
            Output::asked(form, None, &headers)
        };
        assert_eq!(asked(QueryForm::Select, "*/*"), Some(Output::Engine(ResultFormat::Json)));
        assert_eq!(asked(QueryForm::Select, "text/html,*/*;q=0.1"), Some(Output::Engine(ResultFormat::Json)));
        let java = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";
        assert_eq!(asked(QueryForm::Select, java), Some(Output::Engine(ResultFormat::Json)));
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assert_eq!(asked(QueryForm::Ask, browser), Some(Output::Engine(ResultFormat::Xml)));
        assert_eq!(asked(QueryForm::Select, "text/html"), None);
        assert_eq!(asked(QueryForm::Select, "text/turtle"), None);
        assert_eq!(
            asked(QueryForm::Construct, "application/rdf+xml"),
            Some(Output::Statements(Syntax::RdfXml))
        );
        for form in [QueryForm::Select, QueryForm::Describe] {
            for output in Output::offered(form) {
                assert_eq!(Output::asked(form, Some(output.name()), &HeaderMap::new()), Some(*output));
            }
        }
        let json = Some(Output::Engine(ResultFormat::Json));
        assert_eq!(
            Output::asked(QueryForm::Ask, Some("ttl"), &HeaderMap::new()),
            json,
            "what is not known counts for nothing"
        );
        assert_eq!(
            Output::asked(QueryForm::Construct, Some("xml"), &HeaderMap::new()),
            Some(Output::Statements(Syntax::RdfXml))
        );
    }
}
