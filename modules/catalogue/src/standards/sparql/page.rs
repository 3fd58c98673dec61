//! The endpoint for people: a text to write in, examples, the answer as a table.

use askama::Template;
use axum::response::Response;
use centum_graph::{Limits, Query, QueryForm, Rows};
use centum_rdf::{Prefixes, Syntax, Term};
use centum_web::links::Query as Pairs;
use centum_web::negotiate::vary;
use centum_web::{Face, FieldErrors, Locale, Page, Problem, Sample, Visit};

use super::formats::Output;
use super::protocol::Asked;
use super::run::{run, unready};
use crate::standards::{Parts, written};

/// Rows of a table; who wants more takes the answer away as a file.
const MOST_ROWS: u64 = 500;

/// Queries to begin with: the id of a text, and the query.
const EXAMPLES: [(&str, &str); 4] = [
    ("catalogue-standards-sparql-example-newest", include_str!("examples/newest.rq")),
    ("catalogue-standards-sparql-example-formats", include_str!("examples/formats.rq")),
    ("catalogue-standards-sparql-example-publishers", include_str!("examples/publishers.rq")),
    ("catalogue-standards-sparql-example-catalogues", include_str!("examples/catalogues.rq")),
];

struct Example {
    href: String,
    text: String,
}

/// One cell of a table.
struct Cell {
    text: String,
    href: Option<String>,
    lang: Option<String>,
}

/// What came of a query.
enum Found {
    Rows { headings: Vec<String>, rows: Vec<Vec<Cell>> },
    Answer(bool),
    Statements(String),
}

/// The answer with the files to take away.
struct Shown {
    found: Found,
    files: Vec<(String, &'static str)>,
    count: usize,
}

#[derive(Template)]
#[template(path = "standards/sparql.html")]
struct View {
    page: Page,
    query: String,
    errors: FieldErrors,
    examples: Vec<Example>,
    shown: Option<Shown>,
    is_open: bool,
    /// Why no question can be answered now.
    unready: Option<&'static str>,
    seconds: u64,
    rows: u64,
}

/// Shows the page, with the answer where something was asked.
pub(super) async fn show(visit: &Visit, parts: &Parts, asked: &Asked) -> Result<Response, Problem> {
    let is_open = parts.gate.is_open_to(visit);
    let mut errors = FieldErrors::new();
    let mut status = None;
    let shown = match asked.query.as_deref() {
        None => None,
        Some(_) => {
            parts.gate.admit(visit)?;
            match ask(parts, asked).await {
                Ok(shown) => shown,
                Err(problem) if problem.status().as_u16() == 500 => return Err(problem),
                Err(problem) => {
                    status = Some(problem.status());
                    errors.push("query", problem.detail().clone());
                    None
                }
            }
        }
    };
    let locale = &visit.locale;
    let page = visit
        .public_page(locale.text("catalogue-standards-sparql-title"))
        .described(locale.text("catalogue-standards-sparql-lead"))
        .crumb("/data", locale.text("catalogue-public-data"));
    let query = asked.query.clone().unwrap_or_else(|| EXAMPLES[0].1.to_owned());
    let Limits { time, rows, .. } = parts.gate.limits;
    let view = View {
        examples: examples(locale),
        page,
        query,
        errors,
        shown,
        is_open,
        unready: unready(parts),
        seconds: time.as_secs(),
        rows,
    };
    let mut response = visit.html(&view)?;
    if let Some(status) = status {
        *response.status_mut() = status;
    }
    vary(&mut response, "accept");
    Ok(response)
}

fn examples(locale: &Locale) -> Vec<Example> {
    let example = |(id, query): &(&str, &str)| Example {
        href: Pairs::default().with("query", query.trim_end()).href("/sparql"),
        text: locale.text(id),
    };
    EXAMPLES.iter().map(example).collect()
}

async fn ask(parts: &Parts, asked: &Asked) -> Result<Option<Shown>, Problem> {
    let Some(query) = asked.parse()? else { return Ok(None) };
    let form = query.form();
    let limits = Limits { rows: MOST_ROWS, ..parts.gate.limits.clone() };
    let (found, count) = match form {
        QueryForm::Select => {
            let Rows { variables, rows } = rows(parts, query, limits).await?;
            let headings = variables.iter().map(|variable| variable.as_str().to_owned()).collect();
            let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
            let count = rows.len();
            (Found::Rows { headings, rows }, count)
        }
        QueryForm::Ask => (Found::Answer(!rows(parts, query, limits).await?.rows.is_empty()), 1),
        QueryForm::Construct | QueryForm::Describe => {
            let ask = |graphs: &centum_graph::Snapshot, query: &Query, limits: &_, cancel: &_| {
                graphs.triples(query, limits, cancel)
            };
            let statements = run(parts, query, limits, ask).await?;
            let count = statements.len();
            let bytes = written::write(Syntax::Turtle, statements, &Prefixes::common())?;
            (Found::Statements(String::from_utf8_lossy(&bytes).into_owned()), count)
        }
    };
    let own = Pairs::default().with("query", asked.query.as_deref().unwrap_or_default());
    let files =
        Output::to_take_away(form).map(|name| (own.with("format", name).href("/sparql"), name)).collect();
    Ok(Some(Shown { found, files, count }))
}

async fn rows(parts: &Parts, query: Query, limits: Limits) -> Result<Rows, Problem> {
    let ask = |graphs: &centum_graph::Snapshot, query: &Query, limits: &_, cancel: &_| {
        graphs.rows(query, limits, cancel)
    };
    run(parts, query, limits, ask).await
}

fn cell(term: &Option<Term>) -> Cell {
    match term {
        None => Cell { text: String::new(), href: None, lang: None },
        Some(Term::NamedNode(name)) => {
            let is_page = name.as_str().starts_with("http://") || name.as_str().starts_with("https://");
            Cell {
                text: name.as_str().to_owned(),
                href: is_page.then(|| name.as_str().to_owned()),
                lang: None,
            }
        }
        Some(Term::BlankNode(node)) => Cell { text: node.to_string(), href: None, lang: None },
        Some(Term::Literal(text)) => {
            Cell { text: text.value().to_owned(), href: None, lang: text.language().map(str::to_owned) }
        }
    }
}

pub(in crate::standards) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("standards-sparql", |locale| sample(locale, None).render()).with_data(&["ASK"]),
        Sample::new("standards-sparql-rows", |locale| {
            let cell = |text: &str, href| Cell { text: text.to_owned(), href, lang: Some("el".to_owned()) };
            let rows = vec![vec![cell("Θεσσαλονίκη", None), cell("α", Some("https://δήμος.gr".to_owned()))]];
            let found =
                Found::Rows { headings: vec!["τίτλος".to_owned(), "τόπος".to_owned()], rows };
            let shown = Shown { found, files: vec![("/sparql?format=csv".to_owned(), "csv")], count: 1 };
            sample(locale, Some(shown)).render()
        })
        .with_data(&["ASK", "csv"]),
        Sample::new("standards-sparql-closed", |locale| {
            View { is_open: false, ..sample(locale, None) }.render()
        })
        .with_data(&["ASK"]),
        Sample::new("standards-sparql-unready", |locale| {
            View { unready: Some("catalogue-standards-sparql-too-large"), ..sample(locale, None) }.render()
        })
        .with_data(&["ASK"]),
    ]
}

fn sample(locale: &Locale, shown: Option<Shown>) -> View {
    View {
        page: Page::sample(Face::Public, locale, locale.text("catalogue-standards-sparql-title")),
        query: "ASK { ?σ ?π ?ω }".to_owned(),
        errors: FieldErrors::new(),
        examples: examples(locale),
        shown,
        is_open: true,
        unready: None,
        seconds: 10,
        rows: 100_000,
    }
}
