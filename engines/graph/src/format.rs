//! The forms of query and the formats in which their answers are written.

use sparesults::QueryResultsFormat;

/// The four forms of query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QueryForm {
    /// Rows.
    Select,
    /// Yes or no.
    Ask,
    /// Statements made by a template.
    Construct,
    /// Statements about resources.
    Describe,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResultFormat {
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// SPARQL Query Results XML.
    Xml,
    /// SPARQL 1.1 Query Results CSV: values without their types.
    Csv,
    /// SPARQL 1.1 Query Results TSV.
    Tsv,
    /// RDF 1.1 Turtle.
    Turtle,
    /// RDF 1.1 N-Triples.
    NTriples,
}

impl ResultFormat {
    /// The formats for rows and for yes or no, the default first.
    pub const FOR_ROWS: &[Self] = &[Self::Json, Self::Xml, Self::Csv, Self::Tsv];
    /// The formats for statements, the default first.
    pub const FOR_STATEMENTS: &[Self] = &[Self::Turtle, Self::NTriples];

    /// What a form of query can be answered in, the default first.
    #[must_use]
    pub fn offered(form: QueryForm) -> &'static [Self] {
        match form {
            QueryForm::Select | QueryForm::Ask => Self::FOR_ROWS,
            QueryForm::Construct | QueryForm::Describe => Self::FOR_STATEMENTS,
        }
    }

    /// The media type, as it is sent.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/sparql-results+json",
            Self::Xml => "application/sparql-results+xml",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Tsv => "text/tab-separated-values; charset=utf-8",
            Self::Turtle => "text/turtle; charset=utf-8",
            Self::NTriples => "application/n-triples",
        }
    }

    /// The format of a media type, with or without parameters; also the plain types that clients send for these.
    #[must_use]
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let plain = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Some(match plain.as_str() {
            "application/sparql-results+json" | "application/json" => Self::Json,
            "application/sparql-results+xml" | "application/xml" | "text/xml" => Self::Xml,
            "text/csv" => Self::Csv,
            "text/tab-separated-values" => Self::Tsv,
            "text/turtle" | "application/x-turtle" => Self::Turtle,
            "application/n-triples" | "text/plain" => Self::NTriples,
            _ => return None,
        })
    }

    /// The name in <http://www.w3.org/ns/formats/>.
    #[must_use]
    pub fn iri(self) -> &'static str {
        match self {
            Self::Json => "http://www.w3.org/ns/formats/SPARQL_Results_JSON",
            Self::Xml => "http://www.w3.org/ns/formats/SPARQL_Results_XML",
            Self::Csv => "http://www.w3.org/ns/formats/SPARQL_Results_CSV",
            Self::Tsv => "http://www.w3.org/ns/formats/SPARQL_Results_TSV",
            Self::Turtle => "http://www.w3.org/ns/formats/Turtle",
            Self::NTriples => "http://www.w3.org/ns/formats/N-Triples",
        }
    }

    /// The writer for rows, where this is a format for rows.
    pub(crate) fn for_rows(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Turtle | Self::NTriples => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_media_type() {
        for format in ResultFormat::FOR_ROWS.iter().chain(ResultFormat::FOR_STATEMENTS) {
            assert_eq!(ResultFormat::of_media_type(format.media_type()), Some(*format));
        }
        assert_eq!(ResultFormat::of_media_type("Application/JSON ; q=0.5"), Some(ResultFormat::Json));
        assert_eq!(ResultFormat::of_media_type("text/html"), None);
    }
}
