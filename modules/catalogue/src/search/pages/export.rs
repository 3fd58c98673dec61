//! Exports of exactly what a question finds: every record of it, in its order, not only those of one page.

use axum::http::header;
use axum::response::Response;
use centum_base::Timestamp;
use centum_search::{Cursor, MAX_HITS};
use centum_web::links::Query;
use centum_web::negotiate::{document, vary};
use centum_web::security::headers::open_to_all;
use centum_web::{Format, Locale, Problem, Visit};
use csv::{Terminator, WriterBuilder};
use serde_json::{Value, json};

use super::super::question::Question;
use super::super::{Card, Search, SearchFault};
use super::row::best;

/// Records of one export. The whole catalogue is had as a dump.
const MOST: usize = 10_000;

/// What is exported.
struct Exported {
    cards: Vec<Card>,
    total: u64,
    /// All the words together found nothing: these have any of them.
    looser: bool,
}

impl Exported {
    /// Follows the cursors of a question to its end.
    async fn of(search: &Search, question: &Question, most: usize) -> Result<Self, SearchFault> {
        let (mut cards, mut after): (Vec<Card>, Option<Cursor>) = (Vec::new(), None);
        loop {
            let hits = MAX_HITS.min(most - cards.len());
            let answer = search.run(question.request(hits, after)).await?;
            cards.extend(
                answer.hits.iter().filter_map(|hit| serde_json::from_slice::<Card>(&hit.stored).ok()),
            );
            after = answer.next;
            if after.is_none() || cards.len() >= most || answer.hits.is_empty() {
                return Ok(Self { cards, total: answer.total, looser: answer.looser });
            }
        }
    }
}

async fn exported(visit: &Visit) -> Result<(Question, Exported), Problem> {
    let question = Question::read(&Query::parse(visit.uri.query()))?;
    let found = Exported::of(super::views(visit)?.search(), &question, MOST).await?;
    if found.total > MOST as u64 {
        return Err(Problem::bad_request("catalogue-search-fault-export")
            .arg("total", found.total)
            .arg("limit", MOST));
    }
    Ok((question, found))
}

/// `GET /data/results.csv`.
pub(super) async fn csv(visit: Visit) -> Result<Response, Problem> {
    let (_, found) = exported(&visit).await?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let headings = [
        "id",
        "address",
        "kind",
        "title",
        "title_language",
        "summary",
        "publisher",
        "catalogue",
        "cities",
        "formats",
        "licence",
        "modified",
        "first_seen",
        "points",
    ];
    writer.write_record(headings).map_err(Problem::fault)?;
    for card in &found.cards {
        writer.write_record(cells(&visit, card).map(neutralised)).map_err(Problem::fault)?;
    }
    let bytes = writer.into_inner().map_err(Problem::fault)?;
    let mut response = named(document(&visit.headers, Format::Csv, bytes), "data.csv");
    // Of several titles it has the one that the reader understands.
    vary(&mut response, "accept-language");
    Ok(response)
}

fn cells(visit: &Visit, card: &Card) -> [String; 14] {
    let (lang, title) = told(&visit.locale, card);
    let summary = best(&visit.locale, &card.summary).map(|(_, text)| text.to_owned()).unwrap_or_default();
    let names = |named: &[super::super::Named]| {
        named.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    [
        card.id.clone(),
        visit.app.settings.base.join(&format!("/data/datasets/{}", card.slug)),
        card.kind.clone(),
        title,
        lang,
        summary,
        card.publisher.as_ref().map(|publisher| publisher.name.clone()).unwrap_or_default(),
        card.catalogue.name.clone(),
        names(&card.cities),
        card.formats.join("; "),
        card.licence.clone(),
        card.modified.as_ref().map(ToString::to_string).unwrap_or_default(),
        seen(card).map(|at| at.to_string()).unwrap_or_default(),
        card.points.map(|points| points.to_string()).unwrap_or_default(),
    ]
}

/// The text, so that no spreadsheet takes it for a formula: taking one apostrophe away gives every text back.
fn neutralised(text: String) -> String {
    let begins =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches('\'').starts_with(begins) { format!("'{text}") } else { text }
}

/// `GET /data/results.json`.
pub(super) async fn json(visit: Visit) -> Result<Response, Problem> {
    let (question, found) = exported(&visit).await?;
    let base = &visit.app.settings.base;
    let records: Vec<Value> = found.cards.iter().map(|card| of_card(&visit, card)).collect();
    let whole = json!({
        "question": base.join(&question.href()),
        "total": found.total,
        "looser": found.looser,
        "records": records,
    });
    let bytes = serde_json::to_vec(&whole).map_err(Problem::fault)?;
    Ok(named(document(&visit.headers, Format::Json, bytes), "data.json"))
}

fn of_card(visit: &Visit, card: &Card) -> Value {
    json!({
        "id": card.id,
        "address": visit.app.settings.base.join(&format!("/data/datasets/{}", card.slug)),
        "kind": card.kind,
        "titles": card.titles,
        "summaries": card.summary,
        "publisher": card.publisher,
        "catalogue": card.catalogue,
        "cities": card.cities,
        "formats": card.formats,
        "licence": card.licence,
        "modified": card.modified,
        "first_seen": seen(card).map(|at| at.to_string()),
        "points": card.points,
    })
}

/// The title for a reader with its language.
pub(super) fn told(locale: &Locale, card: &Card) -> (String, String) {
    best(locale, &card.titles)
        .map_or((String::new(), card.slug.clone()), |(lang, title)| (super::row::tag(lang), title.to_owned()))
}

/// When the catalogue first saw the record.
pub(super) fn seen(card: &Card) -> Option<Timestamp> {
    Timestamp::from_microsecond(card.seen).ok()
}

/// A file of open data: pages of other sites may read it too.
fn named(mut response: Response, name: &str) -> Response {
    open_to_all(&mut response);
    if let Ok(value) = format!("attachment; filename=\"{name}\"").parse() {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
