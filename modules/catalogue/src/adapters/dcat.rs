//! DCAT itself, in whatever syntax it comes: a catalogue falls apart into its records; both paging dialects of Hydra, and that
//! of the Linked Data API.

mod gaps;
mod spelling;
mod split;

use centum_rdf::{Fault, FaultKind, Iri, Options, ReadError, Term, Triple, Triples, read};

use super::address::{self, get};
use super::draft::{hydra, xhv};
use super::{Answer, Batch, Dialect, PageError, Refused, Request, apart};
use gaps::{Gaps, lost};
pub(crate) use spelling::misspelt;

/// What RDF is asked for with.
pub(super) const RDF: &str = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8, \
    application/ld+json;q=0.7, application/trig;q=0.6, */*;q=0.1";

/// The dialect of catalogues that speak DCAT.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dcat;

impl Dialect for Dcat {
    fn first(&self, address: &str) -> Request {
        get(address.trim(), RDF)
    }

    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        Self::counted(asked, answer).map(|(batch, _)| batch)
    }
}

impl Dcat {
    /// Reads what came, and tells how many statements it held.
    pub(super) fn counted(asked: &Request, answer: &Answer) -> Result<(Batch, usize), PageError> {
        let base = Some(answer.url.as_str()).filter(|url| Iri::parse(*url).is_ok());
        let options = Options {
            media_type: answer.media_type.as_deref(),
            name: Some(&answer.url),
            base,
            ..Options::default()
        };
        let document = read(&answer.body, &options).map_err(page_error)?;
        let faults: Vec<Fault> =
            document.faults.iter().filter(|fault| fault.kind == FaultKind::Syntax).cloned().collect();
        let gaps = Gaps::new(document.gaps.clone(), &faults);
        let mut refused: Vec<Refused> = faults.iter().map(lost).collect();
        let mut statements = document.into_triples();
        let spelt = spelling::respell(&mut statements);
        let count = statements.len();
        let graph = Triples::new(statements);
        let mut parts = split::split(&graph, &gaps, &spelt)?;
        // Without an address of its own, a record goes by its identifier, and that may be given twice.
        apart::tell(&mut parts.found);
        let total = total(graph.all());
        let target = next(graph.all(), [&answer.url, &asked.url]);
        let before = xhv("prev");
        let is_page = target.is_some() || graph.all().iter().any(|triple| triple.predicate == before);
        let is_catalogue = parts.is_catalogue || is_page || total.is_some();
        if parts.found.is_empty() && parts.refused.is_empty() && !is_catalogue {
            let detail = format!("{} triples", graph.all().len());
            return Err(match refused.pop() {
                Some(fault) => PageError::Broken { place: fault.place, detail: fault.detail },
                None => PageError::Kind { expected: "DCAT", detail },
            });
        }
        refused.extend(parts.refused);
        let incomplete = parts.incomplete.into_iter();
        let incomplete =
            incomplete.map(|(at, gap)| gaps.of(parts.found[at].remote_id.clone(), &gap)).collect();
        let next = match target.map(|target| address::next(asked, answer, &target)).transpose() {
            Err(PageError::Endless) if is_last(graph.all(), asked, answer) => None,
            // Another page that names itself: what it holds counts, and asked for again it is found to be read.
            Err(PageError::Endless) => Some(asked.clone()),
            next => next?,
        };
        Ok((Batch { found: parts.found, refused, incomplete, next, total }, count))
    }
}

fn page_error(error: ReadError) -> PageError {
    match error {
        ReadError::Html => PageError::Html,
        ReadError::Empty | ReadError::UnknownSyntax | ReadError::Base { .. } => {
            PageError::Kind { expected: "RDF", detail: error.to_string() }
        }
        ReadError::ContextNotBundled { iri } => PageError::Context(iri),
        ReadError::TooLarge { .. } => PageError::Limit("bytes"),
        ReadError::TooManyTriples { .. } => PageError::Limit("triples"),
        ReadError::TooManyBlankNodes { .. } => PageError::Limit("blank nodes"),
        ReadError::TooDeep { .. } => PageError::Limit("depth"),
        ReadError::TooManyTerms { .. } => PageError::Limit("context terms"),
        ReadError::Json { line, column } => {
            PageError::Broken { place: format!("{line}:{column}"), detail: "JSON".into() }
        }
        other => PageError::Broken { place: String::new(), detail: other.to_string() },
    }
}

/// The address of the next page. The older dialect gives it as a text.
fn next(triples: &[Triple], mine: [&String; 2]) -> Option<String> {
    let names = [hydra("next"), hydra("nextPage"), xhv("next")];
    let mut targets =
        triples.iter().filter(|triple| names.contains(&triple.predicate)).filter_map(|triple| {
            let target = match &triple.object {
                Term::NamedNode(name) => name.as_str(),
                Term::Literal(text) => text.value(),
                Term::BlankNode(_) => return None,
            };
            let of = triple.subject.to_string();
            let is_mine = mine.iter().any(|url| of.trim_matches(['<', '>']) == url.as_str());
            (!target.trim().is_empty()).then(|| (is_mine, target.to_owned()))
        });
    let first = targets.next()?;
    if first.0 {
        return Some(first.1);
    }
    Some(targets.find(|(is_mine, _)| *is_mine).unwrap_or(first).1)
}

/// Whether a page says that it is the last one.
fn is_last(triples: &[Triple], asked: &Request, answer: &Answer) -> bool {
    let names = [hydra("last"), hydra("lastPage"), xhv("last")];
    let lasts = triples.iter().filter(|triple| names.contains(&triple.predicate));
    let mut lasts = lasts.filter_map(|triple| match &triple.object {
        Term::NamedNode(name) => Some(name.as_str()),
        Term::Literal(text) => Some(text.value()),
        Term::BlankNode(_) => None,
    });
    lasts.any(|last| matches!(address::next(asked, answer, last), Err(PageError::Endless)))
}

fn total(triples: &[Triple]) -> Option<u64> {
    let name = hydra("totalItems");
    let totals =
        triples.iter().filter(|triple| triple.predicate == name).filter_map(|triple| match &triple.object {
            Term::Literal(number) => number.value().trim().parse().ok(),
            _ => None,
        });
    totals.max()
}
