//! The SPARQL 1.1 Protocol: a query in the address, in a form, or as the body itself.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_graph::{Bounds, Query, ResultFormat, description};
use centum_rdf::{NamedNode, Prefixes, Syntax};
use centum_web::links::Query as Pairs;
use centum_web::negotiate::vary;
use centum_web::security::headers::open_to_all;
use centum_web::{Kind, Problem, Visit};

use super::formats::Output;
use super::page;
use super::refused::refused;
use super::run::run;
use crate::standards::forms::{FOR_PROGRAMS, Form};
use crate::standards::statements::node;
use crate::standards::{Parts, held, written};

/// Bytes of a request's body: a query at its longest, with every letter escaped.
const LARGEST_BODY: usize = 256 * 1024;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) query: Option<String>,
    pub(super) default_graphs: Vec<String>,
    pub(super) named_graphs: Vec<String>,
    pub(super) format: Option<String>,
}

impl Asked {
    fn of(pairs: &Pairs) -> Result<Self, Problem> {
        let all = |name| pairs.all(name).map(str::to_owned).collect();
        let mut queries = pairs.all("query");
        let query = queries.next().map(str::to_owned);
        if queries.next().is_some() {
            return Err(Problem::bad_request("catalogue-standards-sparql-one"));
        }
        if pairs.get("update").is_some() {
            return Err(Problem::bad_request("catalogue-standards-sparql-update"));
        }
        Ok(Self {
            query,
            default_graphs: all("default-graph-uri"),
            named_graphs: all("named-graph-uri"),
            // The plus of a media type that nobody escaped has become a blank.
            format: pairs.get("format").or(pairs.get("output")).map(|name| name.trim().replace(' ', "+")),
        })
    }

    async fn of_body(visit: &Visit, request: Request) -> Result<Self, Problem> {
        let kind = essence(request.headers());
        let bytes = to_bytes(request.into_body(), LARGEST_BODY).await;
        let bytes = bytes.map_err(|_| Problem::too_large(LARGEST_BODY))?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| Problem::bad_request("catalogue-standards-sparql-utf8"))?;
        match kind.as_str() {
            "application/sparql-query" => {
                let mut asked = Self::of(&Pairs::parse(visit.uri.query()))?;
                asked.query = Some(text.to_owned());
                Ok(asked)
            }
            "application/x-www-form-urlencoded" => Self::of(&Pairs::parse(Some(text))),
            "application/sparql-update" => Err(Problem::bad_request("catalogue-standards-sparql-update")),
            _ => Err(Problem::new(Kind::Unsupported)),
        }
    }

    /// The query, ready to run, on the graphs that the protocol names.
    pub(super) fn parse(&self) -> Result<Option<Query>, Problem> {
        let Some(text) = self.query.as_deref().filter(|text| !text.trim().is_empty()) else {
            return Ok(None);
        };
        let bounds = Bounds::default();
        let query = Query::parse(text, &bounds).map_err(refused)?;
        if self.default_graphs.is_empty() && self.named_graphs.is_empty() {
            return Ok(Some(query));
        }
        if self.default_graphs.len() + self.named_graphs.len() > bounds.from {
            return Err(Problem::too_many("catalogue-standards-sparql-graphs", bounds.from));
        }
        let nodes = |names: &[String]| names.iter().map(NamedNode::new).collect::<Result<Vec<_>, _>>();
        let wrong = |_| Problem::bad_request("catalogue-standards-sparql-graph");
        let (default, named) =
            (nodes(&self.default_graphs).map_err(wrong)?, nodes(&self.named_graphs).map_err(wrong)?);
        Ok(Some(query.on(default, named)))
    }
}

fn essence(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// `GET /sparql`.
pub(super) async fn get(visit: Visit) -> Result<Response, Problem> {
    let outcome = match Asked::of(&Pairs::parse(visit.uri.query())) {
        Ok(asked) => answer(&visit, &asked, "/sparql", true).await,
        Err(problem) => Err(problem),
    };
    in_its_words(&visit, outcome)
}

/// `POST /sparql`.
pub(super) async fn post(visit: Visit, request: Request) -> Result<Response, Problem> {
    let asked = Asked::of_body(&visit, request).await.and_then(|asked| must_ask(&asked).map(|()| asked));
    let outcome = match asked {
        Ok(asked) => answer(&visit, &asked, "/sparql", false).await,
        Err(problem) => Err(problem),
    };
    in_its_words(&visit, outcome)
}

/// A program that takes anything is told as programs are why there is no answer: it would not read it in a page.
fn in_its_words(visit: &Visit, outcome: Result<Response, Problem>) -> Result<Response, Problem> {
    match outcome {
        Err(problem) if problem.status() != StatusCode::INTERNAL_SERVER_ERROR && !wants_page(visit) => {
            let mut response = centum_web::errors::document(visit, &problem);
            let headers = response.headers_mut();
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if problem.status() == StatusCode::SERVICE_UNAVAILABLE {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
            }
            Ok(response)
        }
        outcome => outcome,
    }
}

/// Ask the catalogue in SPARQL 1.1, the query in the address
#[utoipa::path(get, path = "/api/sparql", tag = "catalogue",
    params(("query" = Option<String>, Query, description = "The query; without one, the service describes itself"),
        ("default-graph-uri" = Option<Vec<String>>, Query, description = "Graphs to ask, as one"),
        ("named-graph-uri" = Option<Vec<String>>, Query, description = "Graphs that the query may name"),
        ("format" = Option<String>, Query, description = "json, xml, csv, tsv; ttl, nt, rdf, jsonld for statements")),
    responses((status = 200, description = "The answer, in a format of SPARQL 1.1 or RDF"),
        (status = 400, description = "The query cannot run, and why"),
        (status = 503, description = "The query was stopped, or too many run")))]
pub(super) async fn api_get(visit: Visit) -> Result<Response, Problem> {
    let asked = Asked::of(&Pairs::parse(visit.uri.query()))?;
    answer(&visit, &asked, "/api/sparql", false).await
}

/// Ask the catalogue in SPARQL 1.1, the query in the body
#[utoipa::path(post, path = "/api/sparql", tag = "catalogue",
    request_body(content = String, content_type = "application/sparql-query", description = "The query itself, or a form with `query`"),
    responses((status = 200, description = "The answer, in a format of SPARQL 1.1 or RDF"),
        (status = 400, description = "The query cannot run, and why"),
        (status = 503, description = "The query was stopped, or too many run")))]
pub(super) async fn api_post(visit: Visit, request: Request) -> Result<Response, Problem> {
    let asked = Asked::of_body(&visit, request).await?;
    must_ask(&asked)?;
    answer(&visit, &asked, "/api/sparql", false).await
}

fn must_ask(asked: &Asked) -> Result<(), Problem> {
    match &asked.query {
        Some(query) if !query.trim().is_empty() => Ok(()),
        _ => Err(Problem::bad_request("catalogue-standards-sparql-none")),
    }
}

/// Whether the reader would rather have a page than anything else.
fn wants_page(visit: &Visit) -> bool {
    Form::accepted(&visit.headers, FOR_PROGRAMS) == Some(Form::Page)
}

async fn answer(visit: &Visit, asked: &Asked, path: &str, has_page: bool) -> Result<Response, Problem> {
    let parts = held(visit)?;
    let is_page =
        has_page && asked.format.as_deref().is_none_or(|format| format == "html") && wants_page(visit);
    if is_page {
        return page::show(visit, parts, asked).await;
    }
    let Some(query) = asked.parse()? else { return described(visit, parts, path) };
    if let Err(problem) = parts.gate.admit(visit) {
        return Ok(turned_away(visit, parts, &problem));
    }
    let output = Output::asked(query.form(), asked.format.as_deref(), &visit.headers)
        .ok_or_else(|| Problem::saying(Kind::NotAcceptable, "catalogue-standards-sparql-format"))?;
    let limits = parts.gate.limits.clone();
    let mut response = match output {
        Output::Engine(format) => {
            let ask = move |graphs: &centum_graph::Snapshot, query: &Query, limits: &_, cancel: &_| {
                graphs.run(query, format, limits, cancel)
            };
            let answer = run(parts, query, limits, ask).await?;
            ([(header::CONTENT_TYPE, content_type(format))], answer.body).into_response()
        }
        Output::Statements(syntax) => {
            let ask = move |graphs: &centum_graph::Snapshot, query: &Query, limits: &_, cancel: &_| {
                graphs.triples(query, limits, cancel)
            };
            let found = run(parts, query, limits, ask).await?;
            let bytes = written::write(syntax, found, &Prefixes::common())?;
            ([(header::CONTENT_TYPE, written::content_type(syntax))], bytes).into_response()
        }
    };
    vary(&mut response, "accept");
    if parts.gate.for_everyone {
        open_to_all(&mut response);
    }
    Ok(response)
}

/// A program is told that it may not ask, whatever it takes: no page to sign in on helps it.
fn turned_away(visit: &Visit, parts: &Parts, problem: &Problem) -> Response {
    let mut response = centum_web::errors::document(visit, problem);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let realm = format!("Bearer realm=\"{}\"", parts.uris.join("/api/sparql"));
    if let Some(realm) = HeaderValue::try_from(realm).ok().filter(|_| problem.kind() == Kind::SignIn) {
        headers.insert(header::WWW_AUTHENTICATE, realm);
    }
    response
}

fn content_type(format: ResultFormat) -> &'static str {
    format.media_type()
}

/// What the service says of itself.
fn described(visit: &Visit, parts: &Parts, path: &str) -> Result<Response, Problem> {
    let syntax = match Form::accepted(&visit.headers, FOR_PROGRAMS) {
        Some(Form::Rdf(Syntax::NQuads)) => Syntax::NTriples,
        Some(Form::Rdf(Syntax::TriG)) => Syntax::Turtle,
        Some(Form::Rdf(syntax)) => syntax,
        Some(Form::Page) | None => Syntax::Turtle,
    };
    let endpoint = node(&parts.uris.join(path));
    let told = description(&endpoint, &parts.graph.graphs().snapshot());
    let mut prefixes = Prefixes::common();
    prefixes.add("sd", "http://www.w3.org/ns/sparql-service-description#");
    let bytes = written::write(syntax, told, &prefixes)?;
    let mut response =
        (StatusCode::OK, [(header::CONTENT_TYPE, written::content_type(syntax))], bytes).into_response();
    vary(&mut response, "accept");
    open_to_all(&mut response);
    Ok(response)
}
