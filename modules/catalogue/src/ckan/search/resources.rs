//! `resource_search`: the index knows datasets, so what their resources say is looked through one by one.

use centum_search::{Clause, MAX_HITS, Request, Start};
use centum_web::Visit;
use serde_json::{Value, json};

use super::{MOST_FILTERS, engine, lower, shown_of};
use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::resource;

/// Datasets whose resources one call looks through.
const MOST_DATASETS: u64 = 20_000;
/// Fields of a resource that can be asked for.
const FIELDS: [&str; 6] = ["name", "description", "format", "url", "mimetype", "hash"];

/// `resource_search`: resources of the records that a word is found in, whose own field holds it.
pub(in crate::ckan) async fn resources(visit: &Visit, call: &Call) -> Outcome {
    let wanted = Wanted::of(call)?;
    let (offset, limit) =
        (call.number("offset")?.unwrap_or_default(), call.number("limit")?.unwrap_or(MAX_HITS).min(MAX_HITS));
    let search = engine(visit)?;
    let mut request = Request::clause(wanted.datasets());
    request.hits = MAX_HITS;
    request.stored = false;
    let (mut count, mut results) = (0, Vec::new());
    loop {
        let answer = search.run(request.clone()).await?;
        if answer.total > MOST_DATASETS {
            return Err(Fault::Search(format!(
                "{} datasets would have to be looked through, and {MOST_DATASETS} are possible: ask for a name, a description or a format, too",
                answer.total
            )));
        }
        let shown = shown_of(visit, &answer).await?;
        for one in shown.iter().flat_map(resource::all).filter(|one| wanted.is_met_by(one)) {
            if count >= offset && results.len() < limit {
                results.push(one);
            }
            count += 1;
        }
        match answer.next {
            Some(cursor) => request.start = Start::After(cursor),
            None => return Ok(json!({ "count": count, "results": results })),
        }
    }
}

/// What each resource has to hold: fields, and texts in lower case.
struct Wanted(Vec<(&'static str, String)>);

impl Wanted {
    fn of(call: &Call) -> Result<Self, Fault> {
        let queries = call.list("query");
        if queries.is_empty() {
            return Err(Fault::missing("query"));
        }
        if queries.len() > MOST_FILTERS {
            return Err(Fault::of("query", format!("At most {MOST_FILTERS} are possible")));
        }
        let pair = |query: &String| {
            let (field, value) =
                query.split_once(':').ok_or_else(|| Fault::of("query", "Must be <field>:<value> pair(s)"))?;
            let known = FIELDS.into_iter().find(|known| *known == field).ok_or_else(|| {
                Fault::of("query", format!("Field \"{field}\" not recognised in resource_search."))
            })?;
            Ok((known, value.to_lowercase()))
        };
        queries.iter().map(pair).collect::<Result<_, Fault>>().map(Self)
    }

    /// The datasets that such resources can belong to, as far as the index can tell.
    fn datasets(&self) -> Clause {
        let conditions = self.0.iter().filter_map(|(field, value)| match *field {
            "format" => Some(lower::format(value)),
            "name" | "description" => {
                Some(Clause::Wildcard { field: None, text: format!("*{}*", value.replace(['*', '?'], " ")) })
            }
            _ => None,
        });
        Clause::All(conditions.collect())
    }

    fn is_met_by(&self, resource: &Value) -> bool {
        let holds = |text: &str, value: &str| text.to_lowercase().contains(value);
        self.0.iter().all(|(field, value)| resource[field].as_str().is_some_and(|text| holds(text, value)))
    }
}
