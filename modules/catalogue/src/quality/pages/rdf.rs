//! The validation report as SHACL has it, and the measurements as DQV has them, in four syntaxes. Both are made when they are
//! asked for: kept as triples, measurements would be ten times the catalogue.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_rdf::vocab::{rdf, xsd};
use centum_rdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Options, Prefixes, Syntax, Term, Triple};
use centum_web::negotiate::{Format, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Visit};

use super::dataset::shown;
use crate::quality::check::Shacl;
use crate::quality::{Metric, Score, of_record};
use crate::records::current;

/// The endings of addresses, their syntaxes, and what a link says.
pub(super) const ENDINGS: [(&str, Syntax, &str); 4] = [
    ("ttl", Syntax::Turtle, "Turtle"),
    ("rdf", Syntax::RdfXml, "RDF/XML"),
    ("jsonld", Syntax::JsonLd, "JSON-LD"),
    ("nt", Syntax::NTriples, "N-Triples"),
];

const DQV: &str = "http://www.w3.org/ns/dqv#";
/// The metrics as the Union's portal names them.
const METRICS: &str = "https://piveau.eu/ns/voc#";

/// `GET /data/datasets/{slug}/validation.…`.
pub(super) async fn validation(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let record = shown(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let entry = current(&mut reader.conn(), record.id).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    let checked = tokio::task::spawn_blocking(move || {
        let options = Options { syntax: Some(Syntax::NQuads), ..Options::default() };
        let graph = entry.content.graph.text().ok()?;
        let graph = centum_rdf::read(graph.as_bytes(), &options).ok()?;
        Some(Shacl::report(&graph.into_triples()).to_triples())
    });
    let triples =
        checked.await.map_err(Problem::fault)?.ok_or_else(|| Problem::fault("a graph of the log"))?;
    answer(&visit, &triples)
}

/// `GET /data/datasets/{slug}/measurements.…`.
pub(super) async fn measurements(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let record = shown(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let score = of_record(&mut reader.conn(), record.id).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    let about = visit.app.settings.base.join(&format!("/data/datasets/{slug}"));
    answer(&visit, &measured(&about, &score))
}

/// The measurements of a dataset: one for each metric that could be judged, and the score.
pub(super) fn measured(about: &str, score: &Score) -> Vec<Triple> {
    let name = |text: String| NamedNode::new_unchecked(text);
    let dataset = name(about.to_owned());
    let mut triples = Vec::new();
    let mut measure = |metric: &str, value: Literal| {
        let node = NamedOrBlankNode::from(BlankNode::new_unchecked(format!("m{}", triples.len())));
        let mut say = |predicate: &str, object: Term| {
            triples.push(Triple::new(node.clone(), name(format!("{DQV}{predicate}")), object));
        };
        say("computedOn", dataset.clone().into());
        say("isMeasurementOf", name(format!("{METRICS}{metric}")).into());
        say("value", value.into());
        triples.push(Triple::new(node.clone(), rdf::TYPE, name(format!("{DQV}QualityMeasurement"))));
        triples.push(Triple::new(dataset.clone(), name(format!("{DQV}hasQualityMeasurement")), node));
    };
    for metric in Metric::ALL.iter().copied() {
        let share = score.tally.of(metric);
        match (share.judged, share.ratio()) {
            (1, _) => measure(named(metric), Literal::from(share.passed == 1)),
            (_, Some(ratio)) => {
                measure(named(metric), Literal::new_typed_literal(format!("{ratio:.4}"), xsd::DECIMAL));
            }
            _ => {}
        }
    }
    let points = format!("{}", score.points.whole());
    measure("scoring", Literal::new_typed_literal(points, xsd::INTEGER));
    triples
}

fn named(metric: Metric) -> &'static str {
    use Metric as M;
    match metric {
        M::Keyword => "keywordAvailability",
        M::Theme => "categoryAvailability",
        M::Spatial => "spatialAvailability",
        M::Temporal => "temporalAvailability",
        M::AccessAnswers => "accessUrlStatusCode",
        M::Download => "downloadUrlAvailability",
        M::DownloadAnswers => "downloadUrlStatusCode",
        M::Format => "formatAvailability",
        M::MediaType => "mediaTypeAvailability",
        M::FormatKnown => "formatMediaTypeVocabularyAlignment",
        M::NonProprietary => "formatMediaTypeNonProprietary",
        M::MachineReadable => "formatMediaTypeMachineInterpretable",
        M::Compliant => "dcatApCompliance",
        M::Licence => "licenceAvailability",
        M::LicenceKnown => "knownLicence",
        M::AccessRights => "accessRightsAvailability",
        M::AccessRightsKnown => "accessRightsVocabularyAlignment",
        M::Contact => "contactPointAvailability",
        M::Publisher => "publisherAvailability",
        M::Rights => "rightsAvailability",
        M::ByteSize => "byteSizeAvailability",
        M::Issued => "dateIssuedAvailability",
        M::Modified => "dateModifiedAvailability",
    }
}

/// The triples in the syntax of the address that was asked for.
fn answer(visit: &Visit, triples: &[Triple]) -> Result<Response, Problem> {
    let ending = visit.uri.path().rsplit('.').next().unwrap_or_default();
    let (_, syntax, _) =
        ENDINGS.iter().find(|(known, ..)| *known == ending).ok_or_else(Problem::not_found)?;
    let mut body = Vec::new();
    let prefixes = Prefixes::default();
    centum_rdf::write::triples(&mut body, *syntax, triples, &prefixes).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Text, body);
    let kind = match syntax {
        Syntax::Turtle => "text/turtle; charset=utf-8",
        Syntax::RdfXml => "application/rdf+xml",
        Syntax::JsonLd => "application/ld+json",
        _ => "application/n-triples",
    };
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    open_to_all(&mut response);
    Ok(response)
}
