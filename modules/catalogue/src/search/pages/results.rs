//! `GET /data`: the results of a question; without one, the start of the data.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use centum_search::Answer;
use centum_web::components::{Chip, Tab};
use centum_web::links::Query;
use centum_web::{FieldErrors, Locale, Page, Problem, Visit};

use super::super::marking::Wanted;
use super::super::names::Names;
use super::super::question::{Question, QuestionFault, SIDES, Sort, Way};
use super::super::{Card, Search, SearchFault, fields};
use super::facets::{self, Group};
use super::filter::Filter;
use super::landing;
use super::row::Row;

/// Records on a page.
const ON_A_PAGE: usize = 20;
/// Conditions that are tried without, where nothing was found.
const MOST_TRIED: usize = 8;

/// Characters of a slip that stand in its field again.
const LONGEST_TYPED: usize = 40;

/// A condition that leaves nothing, and what is found without it.
pub(super) struct Loosening {
    pub chip: Chip,
    pub found: u64,
}

/// The way to the same in other forms.
pub(super) struct Elsewhere {
    pub csv: String,
    pub json: String,
    pub atom: String,
    pub json_feed: String,
}

impl Elsewhere {
    pub(super) fn of(question: &Question) -> Self {
        let at = |path: &str| question.query().href(path);
        Self {
            csv: at("/data/results.csv"),
            json: at("/data/results.json"),
            atom: at("/data/feed.atom"),
            json_feed: at("/data/feed.json"),
        }
    }
}

#[derive(Template)]
#[template(path = "search/results.html")]
pub(super) struct ResultsPage {
    pub page: Page,
    pub text: String,
    /// What the form carries along: chosen values, in pairs.
    pub carried: Vec<(String, String)>,
    pub total: u64,
    pub rows: Vec<Row>,
    pub groups: Vec<Group>,
    pub chips: Vec<Chip>,
    pub clear: String,
    pub sorts: Vec<Tab>,
    pub filter: Filter,
    /// What is wrong in the form of period and box.
    pub errors: FieldErrors,
    pub looser: bool,
    pub did_you_mean: Option<(String, String)>,
    pub loosenings: Vec<Loosening>,
    pub before: Option<String>,
    pub next: Option<String>,
    pub elsewhere: Elsewhere,
    /// The query that is saved, for people who are signed in.
    pub save: Option<String>,
    /// Where to sign in, to save it.
    pub sign_in: String,
    /// Changes that the index has yet to take in.
    pub behind: i64,
}

/// What the page is made from.
pub(super) struct Found<'a> {
    pub question: &'a Question,
    pub way: &'a Way,
    pub whole: Option<&'static str>,
    pub answer: &'a Answer,
    pub names: &'a Names,
    pub loosenings: Vec<Loosening>,
    pub behind: i64,
    pub signed_in: bool,
}

impl ResultsPage {
    pub(super) fn of(page: Page, found: Found<'_>) -> Self {
        let locale = page.locale.clone();
        let Found { question, way, answer, names, .. } = found;
        let wanted = Wanted::of(&question.text);
        let rows = answer.hits.iter().filter_map(|hit| {
            let card: Card = serde_json::from_slice(&hit.stored).ok()?;
            let why = question.query().with("record", &card.slug).href("/data/why");
            let why = (!question.text.is_empty() && question.order() == Sort::Relevance).then_some(why);
            Some(Row::of(&locale, &card, &wanted, why))
        });
        let rows = rows.collect();
        let without = Question { text: String::new(), ..question.clone() }.query();
        let did_you_mean = answer.did_you_mean.clone().map(|meant| {
            let instead = Question { text: meant.clone(), ..question.clone() };
            (meant, instead.href())
        });
        let open = Question { text: question.text.clone(), sort: question.sort, ..Question::default() };
        Self {
            text: question.text.clone(),
            carried: without.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            total: answer.total,
            rows,
            groups: facets::groups(&locale, question, names, &answer.facets, found.whole),
            chips: facets::chips(&locale, question, names),
            clear: open.href(),
            sorts: sorts(&locale, question),
            filter: Filter::of(&locale, question),
            errors: FieldErrors::new(),
            looser: answer.looser,
            did_you_mean,
            loosenings: found.loosenings,
            before: way.before(question),
            next: answer.next.as_ref().map(|cursor| way.next(question, cursor)),
            elsewhere: Elsewhere::of(question),
            save: found.signed_in.then(|| question.query().href("")),
            sign_in: page.sign_in.clone(),
            behind: found.behind,
            page,
        }
    }
}

impl ResultsPage {
    /// Tells a slip at its field, with what was typed.
    fn tell(&mut self, slip: &QuestionFault, query: &Query) {
        let typed = |name: &str| -> String {
            query.get(name).unwrap_or_default().chars().take(LONGEST_TYPED).collect()
        };
        let field = match slip {
            QuestionFault::Day(field, _) => *field,
            QuestionFault::Box => SIDES[0],
            _ => fields::UNTIL,
        };
        self.errors.push(field, slip.message());
        self.filter.from = typed(fields::FROM);
        self.filter.until = typed(fields::UNTIL);
        self.filter.sides = SIDES.map(typed);
        self.filter.used = true;
    }

    /// Whether the form of period and box brings a value itself.
    fn is_own(&self, name: &str) -> bool {
        [fields::FROM, fields::UNTIL].contains(&name) || SIDES.contains(&name)
    }
}

fn sorts(locale: &Locale, question: &Question) -> Vec<Tab> {
    let offered = Sort::ALL.into_iter().filter(|sort| !question.text.is_empty() || *sort != Sort::Relevance);
    let tab = |sort: Sort| Tab {
        href: Question { sort: Some(sort), ..question.clone() }.href(),
        text: locale.text(&format!("catalogue-search-sort-{}", sort.name())),
        count: None,
        current: sort == question.order(),
    };
    offered.map(tab).collect()
}

/// `GET /data`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let views = super::views(&visit)?.clone();
    let query = Query::parse(visit.uri.query());
    let (question, slip) = match Question::read(&query) {
        Ok(question) => (question, None),
        // A slip in the form of period and box is told there; the rest of the question is answered.
        Err(slip @ (QuestionFault::Day(..) | QuestionFault::Period | QuestionFault::Box)) => {
            let own = SIDES.iter().chain(&[fields::FROM, fields::UNTIL]);
            (Question::read(&own.fold(query.clone(), |rest, name| rest.without(name)))?, Some(slip))
        }
        Err(fault) => return Err(fault.into()),
    };
    let behind = behind(&visit, views.search()).await?;
    if question.is_open()
        && slip.is_none()
        && query.get("q").is_none()
        && query.get("sort").is_none()
        && Way::read(&query).is_start()
    {
        return landing::show(&visit, views.search(), behind).await;
    }
    let way = Way::read(&query);
    let whole = facets::whole(query.get("whole"));
    let request = question.counting(ON_A_PAGE, way.cursor(), &facets::wanted(whole));
    let answer = views.search().run(request).await?;
    let mut reader = visit.app.house.read().await?;
    let names = Names::load(&mut reader.conn(), &answer.facets, &question).await?;
    drop(reader);
    let loosenings = match answer.total {
        0 => loosenings(&visit.locale, views.search(), &question, &names).await?,
        _ => Vec::new(),
    };
    let title = match question.text.as_str() {
        "" => visit.locale.text("catalogue-search-title"),
        text => visit.locale.say("catalogue-search-title-text").arg("text", text).plain(),
    };
    let page = visit.public_page(title).crumb("/data", visit.locale.text("catalogue-search-nav"));
    let page = page.bringing(&visit, super::STYLE).bringing(&visit, super::SCRIPT);
    let signed_in = visit.actor.person().is_some();
    let found = Found {
        question: &question,
        way: &way,
        whole,
        answer: &answer,
        names: &names,
        loosenings,
        behind,
        signed_in,
    };
    let mut shown = ResultsPage::of(page, found);
    let Some(slip) = slip else { return visit.html(&shown) };
    shown.tell(&slip, &query);
    let mut response = visit.html(&shown)?;
    *response.status_mut() = StatusCode::BAD_REQUEST;
    Ok(response)
}

/// How many entries of the log the search does not know yet.
async fn behind(visit: &Visit, search: &Search) -> Result<i64, Problem> {
    let mut reader = visit.app.house.read().await?;
    let head = crate::records::head(&mut reader.conn()).await?;
    Ok((head - search.position()).max(0))
}

/// What each condition costs.
async fn loosenings(
    locale: &Locale,
    search: &Search,
    question: &Question,
    names: &Names,
) -> Result<Vec<Loosening>, SearchFault> {
    let chips = facets::chips(locale, question, names);
    let mut loosenings = Vec::new();
    for (chip, (_, without)) in chips.into_iter().zip(facets::loosened(question)).take(MOST_TRIED) {
        let found = search.run(without.request(0, None)).await?.total;
        if found > 0 {
            loosenings.push(Loosening { chip, found });
        }
    }
    loosenings.sort_by_key(|loosening| std::cmp::Reverse(loosening.found));
    Ok(loosenings)
}
