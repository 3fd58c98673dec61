//! `package_search` and its kin: the Solr subset over our own index.

mod facets;
mod lower;
mod resources;
mod results;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use centum_base::fold::fold;
use centum_search::{Answer, Clause, FacetRequest, MAX_FACET_VALUES, MAX_HITS, Order, Request, SearchError};
use centum_store::{Conn, StoreResult};
use centum_web::{BaseUrl, Problem, Visit};
use serde_json::{Value, json};

use super::answer::{Fault, Outcome};
use super::call::Call;
use super::guide::{Guide, Organisation};
use super::kept::Kept;
use super::package::package;
use super::solr::{self, Node};
use super::store::{self, Shown};
use super::words::one;
use crate::search::{FARTHEST, Search, SearchFault, fields};
use crate::views::Views;
use lower::Terms;
pub(super) use resources::resources;

/// Rows where the caller does not say.
const USUAL_ROWS: usize = 10;
/// Values of a facet where the caller does not say.
const USUAL_VALUES: usize = 50;
/// Filters of one call.
const MOST_FILTERS: usize = 50;

/// Patterns of names in one call: each is compared with every name.
const MOST_PATTERNS: usize = 5;
/// Names that one pattern may stand for.
const MOST_NAMED: usize = 10_000;

/// How many records have each value of a field.
pub(super) type Counts = HashMap<String, u64>;

impl From<SearchFault> for Fault {
    fn from(fault: SearchFault) -> Self {
        match fault {
            SearchFault::Search(
                error @ (SearchError::Clause(_) | SearchError::Deadline | SearchError::TooFar { .. }),
            ) => Self::Search(format!("Search Query is invalid: {error}")),
            other => Self::Problem(Problem::fault(other)),
        }
    }
}

/// What is made from the log, where this house has it.
fn views(visit: &Visit) -> Result<&Views, Fault> {
    visit.app.held::<Views>().ok_or_else(|| Fault::Search("the search is not open here".into()))
}

/// The search, where this house has one.
fn engine(visit: &Visit) -> Result<&Search, Fault> {
    views(visit).map(Views::search)
}

/// `package_search`, as JSON.
pub(super) async fn packages(visit: &Visit, call: &Call) -> Result<String, Fault> {
    let views = views(visit)?;
    let asked = Asked::of(call)?;
    let mut guide = views.packages().guide();
    loop {
        let (answer, sort) = found(visit, call, &asked, &guide).await?;
        if call.list("fl").is_empty() {
            let (db, ids) = (&visit.app.house.db, keys_of(&answer));
            if let Some(texts) = results::at_a_glance(db, views.packages(), &ids, &guide).await? {
                return Ok(written(&texts, &asked, (&answer, &sort), &guide));
            }
        }
        // One reader: between its questions nothing changes.
        let mut reader = visit.app.house.read().await?;
        let now = views.packages().guide_now(&mut reader.conn()).await?;
        if !Arc::ptr_eq(&guide, &now) {
            // The organisations are others than was thought, and with them what was asked.
            guide = now;
            continue;
        }
        let reading = (&mut reader.conn(), &visit.app.settings.base);
        return told(reading, views.packages(), (call, &asked), (&answer, &sort), &guide).await;
    }
}

/// The records that a call asks for, and the order that they are in. Elsewhere a name is one of the words that a dataset is
/// found by: here it is looked for where nothing has the word.
async fn found(visit: &Visit, call: &Call, asked: &Asked, guide: &Guide) -> Result<(Answer, String), Fault> {
    let first = run(visit, call, asked, guide).await?;
    let named = if first.0.total == 0 { asked.by_name() } else { None };
    match named {
        Some(named) => run(visit, call, &named, guide).await,
        None => Ok(first),
    }
}

async fn run(visit: &Visit, call: &Call, asked: &Asked, guide: &Guide) -> Result<(Answer, String), Fault> {
    let wanted = lower::names(&asked.nodes());
    let (mut names, mut alike) = (HashMap::new(), HashMap::new());
    if !wanted.whole.is_empty() || !wanted.patterns.is_empty() {
        let mut reader = visit.app.house.read().await?;
        names = store::ids_of_names(&mut reader.conn(), &wanted.whole).await?;
        alike = names_like(&mut reader.conn(), wanted.patterns).await?;
    }
    let terms = Terms { guide, names: &names, alike: &alike, now: visit.app.house.now() };
    let (request, sort) = asked.request(call, &terms)?;
    let answer = engine(visit)?.run_from(request, reachable("start", asked.start)?).await?;
    Ok((answer, sort))
}

/// An answer in JSON.
async fn told(
    (conn, base): (&mut Conn<'_>, &BaseUrl),
    kept: &Kept,
    (call, asked): (&Call, &Asked),
    (answer, sort): (&Answer, &str),
    guide: &Guide,
) -> Result<String, Fault> {
    let fields = call.list("fl");
    let results = if fields.is_empty() {
        results::texts((conn, base), kept, &keys_of(answer), guide).await?
    } else {
        parts((conn, base), answer, guide, &fields).await?
    };
    Ok(written(&results, asked, (answer, sort), guide))
}

/// An answer of these packages.
fn written(packages: &[Arc<str>], asked: &Asked, (answer, sort): (&Answer, &str), guide: &Guide) -> String {
    let (counts, titled) = facets::told(&asked.facets, (asked.least, asked.most), answer, guide);
    let (total, sort, results) = (answer.total, Value::from(sort), packages.join(","));
    format!(
        "{{\"count\":{total},\"sort\":{sort},\"facets\":{counts},\"results\":[{results}],\"search_facets\":{titled}}}"
    )
}

/// The records whose names look like each of the patterns.
async fn names_like(
    conn: &mut Conn<'_>,
    patterns: BTreeSet<String>,
) -> Result<HashMap<String, Vec<String>>, Fault> {
    if patterns.len() > MOST_PATTERNS {
        return Err(Fault::SearchQuery(format!(
            "Search Query is invalid: at most {MOST_PATTERNS} names with a * or ? are possible"
        )));
    }
    let mut found = HashMap::new();
    for pattern in patterns {
        let ids = store::ids_of_names_like(conn, &pattern, MOST_NAMED).await?.ok_or_else(|| {
            Fault::Search(format!(
                "Search Query is invalid: more than {MOST_NAMED} names look like “{pattern}”: write more of it"
            ))
        })?;
        found.insert(pattern, ids);
    }
    Ok(found)
}

/// The packages of an answer with some of their fields alone.
async fn parts(
    (conn, base): (&mut Conn<'_>, &BaseUrl),
    answer: &Answer,
    guide: &Guide,
    fields: &[String],
) -> StoreResult<Vec<Arc<str>>> {
    let shown = store::of_ids(conn, &keys_of(answer)).await?;
    let mut results: Vec<Value> = shown.iter().map(|one| package(one, guide.of(one.source), base)).collect();
    only(&mut results, fields);
    Ok(results.iter().map(|one| one.to_string().into()).collect())
}

/// The identifiers of the records of an answer.
fn keys_of(answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.key.clone()).collect()
}

/// A place in an answer that can be gone to.
fn reachable(field: &str, start: usize) -> Result<usize, Fault> {
    if start > FARTHEST {
        return Err(Fault::of(field, format!("At most {FARTHEST}: narrow the search instead")));
    }
    Ok(start)
}

/// The records of an answer, in its order.
async fn shown_of(visit: &Visit, answer: &Answer) -> Result<Vec<Shown>, Fault> {
    let mut reader = visit.app.house.read().await?;
    Ok(store::of_ids(&mut reader.conn(), &keys_of(answer)).await?)
}

/// Leaves only the fields that were asked for.
fn only(results: &mut [Value], fields: &[String]) {
    let fields: Vec<&str> =
        fields.iter().flat_map(|text| text.split([',', ' '])).filter(|it| !it.is_empty()).collect();
    if fields.is_empty() || fields.contains(&"*") {
        return;
    }
    for result in results.iter_mut().filter_map(Value::as_object_mut) {
        result.retain(|name, _| fields.contains(&name.as_str()));
    }
}

/// What a call asks for, read.
struct Asked {
    query: Option<Node>,
    /// The query as it was typed, where it is none in the language: people's words are never an error.
    typed: String,
    filters: Vec<Node>,
    facets: Vec<String>,
    /// The fewest records of a value that is counted.
    least: u64,
    /// The most values of one facet.
    most: usize,
    start: usize,
    rows: usize,
}

impl Asked {
    fn of(call: &Call) -> Result<Self, Fault> {
        let typed = call.text("q").unwrap_or_default();
        let query = match solr::parse(&typed) {
            Ok(node) => Some(node),
            Err(unread) if unread.is_meant() => return Err(invalid(&unread)),
            Err(_) => None,
        };
        let texts: Vec<String> = call.list("fq").into_iter().chain(call.list("fq_list")).collect();
        if texts.len() > MOST_FILTERS {
            return Err(Fault::of("fq_list", format!("At most {MOST_FILTERS} filters are possible")));
        }
        let filters: Result<Vec<Node>, _> = texts.iter().map(|text| solr::parse(text)).collect();
        Ok(Self {
            query,
            typed,
            filters: filters.map_err(|unread| invalid(&unread))?,
            facets: facets::asked(call),
            least: call.number("facet.mincount")?.unwrap_or(1) as u64,
            most: match call.text("facet.limit").and_then(|text| text.parse::<i64>().ok()) {
                // Below nothing means without an end.
                Some(most) => usize::try_from(most).unwrap_or(MAX_FACET_VALUES).min(MAX_FACET_VALUES),
                None => USUAL_VALUES,
            },
            start: call.number("start")?.unwrap_or_default(),
            rows: call.number("rows")?.unwrap_or(USUAL_ROWS).min(MAX_HITS),
        })
    }

    /// The same for the record of that name, where one word was asked for.
    fn by_name(&self) -> Option<Self> {
        let Some(Node::Word { field: None, text }) = &self.query else { return None };
        Some(Self {
            query: Some(Node::Word { field: Some("name".into()), text: text.clone() }),
            typed: self.typed.clone(),
            filters: self.filters.clone(),
            facets: self.facets.clone(),
            ..*self
        })
    }

    fn nodes(&self) -> Vec<&Node> {
        self.query.iter().chain(&self.filters).collect()
    }

    fn request(&self, call: &Call, terms: &Terms<'_>) -> Result<(Request, String), Fault> {
        let mut filters: Vec<Clause> =
            self.filters.iter().map(|node| terms.clause(node)).collect::<Result<_, _>>()?;
        // Where the search is sent as JSON, extensions look for what is theirs in extras.
        let in_extras = || Some(call.given.get("extras")?.get("ext_bbox")?.as_str()?.to_owned());
        if let Some(text) = call.text("ext_bbox").or_else(in_extras) {
            filters.push(lower::bounds(&text)?);
        }
        let sort = call.text("sort").unwrap_or_else(|| "score desc, metadata_modified desc".into());
        let mut orders = orders(&sort)?;
        let Some(node) = &self.query else {
            return Ok((self.put(Request::people(self.typed.clone()), filters, orders), sort));
        };
        let mut clause = terms.clause(node)?;
        if clause == Clause::Everything {
            // Everything is found equally well.
            orders.retain(|order| *order != Order::Relevance);
        } else if orders.is_empty() {
            // By identifier means by nothing that ranks.
            filters.push(std::mem::replace(&mut clause, Clause::Everything));
        }
        Ok((self.put(Request::clause(clause), filters, orders), sort))
    }

    fn put(&self, mut request: Request, filters: Vec<Clause>, orders: Vec<Order>) -> Request {
        request.filters = filters;
        let mut orders = orders.into_iter();
        request.order = orders.next().unwrap_or_default();
        request.then = orders.collect();
        request.hits = self.rows;
        // Packages are made of the log.
        request.stored = false;
        let mut wanted: Vec<&str> = self.facets.iter().filter_map(|name| facets::field(name)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let counted = wanted.into_iter().map(|field| {
            // Organisations are put together of catalogues, and licences of their versions.
            let is_put_together = [fields::CATALOGUE, fields::LICENCE].contains(&field);
            let limit = if is_put_together { MAX_FACET_VALUES } else { self.most };
            FacetRequest { field: field.to_owned(), limit, under: None }
        });
        request.facets = counted.collect();
        request
    }
}

/// Whether the parameters of a call can be read.
pub(super) fn is_read(call: &Call) -> bool {
    let is_box = call.text("ext_bbox").is_none_or(|text| lower::bounds(&text).is_ok());
    let is_order = call.text("sort").is_none_or(|text| orders(&text).is_ok());
    is_box && is_order && Asked::of(call).is_ok()
}

fn invalid(unread: &solr::Unread) -> Fault {
    Fault::SearchQuery(format!("Search Query is invalid: {unread}"))
}

/// The orders of a text such as `score desc, metadata_modified desc`, one after the other; none where the identifier is the
/// first. By a field that nobody filled in, everything is alike, so that the next one counts.
fn orders(sort: &str) -> Result<Vec<Order>, Fault> {
    let parts = sort.split(',').map(|part| {
        direction(part).ok_or_else(|| {
            Fault::SearchQuery(format!(
                "Invalid \"sort\" parameter: “{}” is not a field and asc or desc",
                part.trim()
            ))
        })
    });
    let parts: Vec<(&str, bool)> = parts.collect::<Result<_, _>>()?;
    let mut orders = Vec::new();
    for (field, descending) in parts {
        let field = match field {
            // What is equal in every order follows by identifier.
            "id" if !descending => return Ok(orders),
            // Identifiers grow with the time at which a record was first seen.
            "id" => fields::SEEN,
            "name" | "title" | "title_string" => fields::TITLE_SORT,
            "metadata_modified" => fields::CHANGED,
            "metadata_created" => fields::SEEN,
            "modified" => fields::MODIFIED,
            "issued" => fields::ISSUED,
            "num_resources" => fields::PARTS,
            "points" => fields::POINTS,
            "score" => {
                orders.push(Order::Relevance);
                continue;
            }
            _ => continue,
        };
        orders.push(Order::By { field: field.to_owned(), descending });
    }
    if orders.is_empty() {
        orders.push(Order::Relevance);
    }
    Ok(orders)
}

/// A field and whether it is taken from the end; nothing where that is not said in two words.
fn direction(part: &str) -> Option<(&str, bool)> {
    let mut words = part.split_whitespace();
    let field = words.next()?;
    let descending = match words.next() {
        None => false,
        Some(word) if word.eq_ignore_ascii_case("asc") => false,
        Some(word) if word.eq_ignore_ascii_case("desc") => true,
        Some(_) => return None,
    };
    words.next().is_none().then_some((field, descending))
}

/// How many records have each of the most frequent values of a field; nothing where there is no search.
pub(super) async fn counts(visit: &Visit, field: &str) -> Counts {
    counts_where(visit, Clause::Everything, field).await.unwrap_or_default()
}

/// The same among the records that meet a condition.
async fn counts_where(visit: &Visit, clause: Clause, field: &str) -> Result<Counts, Fault> {
    let mut request = Request::clause(clause).count(field, MAX_FACET_VALUES);
    request.hits = 0;
    let facets = engine(visit)?.run(request).await?.facets;
    Ok(facets.into_iter().flat_map(|facet| facet.values).map(|value| (value.value, value.count)).collect())
}

/// Folded keywords that hold a text: of the most frequent ones, and of those of the records where a word begins so.
pub(super) async fn keywords(visit: &Visit, text: &str) -> Result<BTreeSet<String>, Fault> {
    let text = fold(text);
    let mut found = counts_where(visit, Clause::Everything, fields::KEYWORD).await?;
    if !text.is_empty() {
        let begins = Clause::Prefix { field: Some(fields::KEYWORDS.to_owned()), text: text.clone() };
        found.extend(counts_where(visit, begins, fields::KEYWORD).await?);
    }
    Ok(found.into_keys().filter(|name| name.contains(&text)).collect())
}

/// Whether any record has a keyword.
pub(super) async fn has_keyword(visit: &Visit, name: &str) -> Result<bool, Fault> {
    let mut request = Request::clause(of_keyword(name));
    request.hits = 0;
    Ok(engine(visit)?.run(request).await?.total > 0)
}

/// The records of an organisation.
pub(super) fn of_organisation(organisation: &Organisation) -> Clause {
    let of = organisation.catalogues.iter();
    Clause::Any(of.map(|one| Clause::facet(fields::CATALOGUE, one.slug.clone())).collect())
}

/// The records with a keyword, folded.
pub(super) fn of_keyword(name: &str) -> Clause {
    Clause::facet(fields::KEYWORD, name)
}

/// The records of a data theme.
pub(super) fn of_theme(code: &str) -> Clause {
    Clause::facet(fields::THEME, code)
}

/// Records that meet a condition, the last changed first.
pub(super) async fn shown_where(visit: &Visit, clause: Clause, most: usize) -> Result<Vec<Shown>, Fault> {
    shown_from(visit, clause, 0, most).await
}

/// The same, after so many of them.
pub(super) async fn shown_from(
    visit: &Visit,
    clause: Clause,
    start: usize,
    most: usize,
) -> Result<Vec<Shown>, Fault> {
    let mut request = Request::clause(clause);
    request.order = Order::By { field: fields::CHANGED.to_owned(), descending: true };
    request.hits = most.min(MAX_HITS);
    request.stored = false;
    let answer = engine(visit)?.run_from(request, reachable("offset", start)?).await?;
    shown_of(visit, &answer).await
}

/// `package_autocomplete`.
pub(super) async fn autocomplete(visit: &Visit, call: &Call) -> Outcome {
    let typed = call.needed("q")?;
    let limit = call.number("limit")?.unwrap_or(10).min(100);
    // Names are mostly titles with hyphens in them.
    let begins =
        Clause::Prefix { field: Some(fields::TITLE.to_owned()), text: typed.replace(['-', '_'], " ") };
    let name = typed.to_lowercase().replace(' ', "-");
    let mut reader = visit.app.house.read().await?;
    let named = store::ids_of_names_like(&mut reader.conn(), &format!("*{name}*"), MOST_NAMED).await?;
    drop(reader);
    // Where too many names hold it, titles alone give enough to choose from.
    let clause = match named {
        Some(ids) if !ids.is_empty() => Clause::Any(vec![begins, Clause::Keys(ids)]),
        _ => begins,
    };
    let mut request = Request::clause(clause);
    request.hits = limit;
    request.stored = false;
    let answer = engine(visit)?.run(request).await?;
    let shown = shown_of(visit, &answer).await?;
    let line = |it: &Shown| {
        let title = one(&it.typed.titles).unwrap_or(&it.slug);
        let (field, shown) =
            if it.slug.contains(&name) { ("name", it.slug.as_str()) } else { ("title", title) };
        json!({ "name": it.slug, "title": title, "match_field": field, "match_displayed": shown })
    };
    Ok(shown.iter().map(line).collect())
}
