//! `GET /data/why`: why a record stands where it stands among the results of a question.

use askama::Template;
use axum::response::Response;
use centum_search::{Explanation, Form, Match, What};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Visit};

use super::super::fields;
use super::super::names::coded;
use super::super::question::{Question, Sort};
use super::row::best;
use crate::dcat;
use crate::records;

/// Words in the page.
const MOST_WORDS: usize = 32;
/// Places of one word in the page.
const MOST_PLACES: usize = 6;
/// The longest name of a record in an address, in bytes.
const LONGEST_NAME: usize = 300;
/// Explanations within explanations.
const DEEPEST: usize = 12;

/// A word of the question, and where the record has it.
pub(super) struct Word {
    pub word: String,
    /// Its part of the whole, of a hundred.
    pub share: u32,
    pub places: Vec<Place>,
}

/// A place where a word stands.
pub(super) struct Place {
    pub field: String,
    pub form: String,
    /// The language by whose rules the form was known.
    pub language: Option<String>,
    pub term: String,
}

#[derive(Template)]
#[template(path = "search/why.html")]
pub(super) struct WhyPage {
    pub page: Page,
    pub record: String,
    pub record_lang: String,
    pub href: String,
    pub text: String,
    pub back: String,
    /// None where the record is not among the results.
    pub words: Option<Vec<Word>>,
    /// The order is another than by match.
    pub other_order: bool,
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let views = super::views(&visit)?.clone();
    let query = Query::parse(visit.uri.query());
    let question = Question::read(&query)?;
    let slug = query.get("record").filter(|slug| is_slug(slug)).ok_or_else(Problem::not_found)?;
    let mut reader = visit.app.house.read().await?;
    let record = records::record_by_slug(&mut reader.conn(), slug).await?;
    let record = record.filter(|record| record.state.is_shown()).ok_or_else(Problem::not_found)?;
    let entry = records::current(&mut reader.conn(), record.id).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    let typed: dcat::Record = serde_json::from_str(&entry.content.record).map_err(Problem::fault)?;
    let explained = views.search().explain(question.request(1, None), &record.id.to_string()).await?;
    let locale = &visit.locale;
    let (lang, title) = best(locale, &typed.titles)
        .map_or((String::new(), record.slug.clone()), |(lang, title)| {
            (super::row::tag(lang), title.to_owned())
        });
    let page = visit.public_page(locale.text("catalogue-search-why-title"));
    let page = page.crumb("/data", locale.text("catalogue-search-nav"));
    let page = page.crumb(question.href(), locale.text("catalogue-search-results"));
    visit.html(&WhyPage {
        page: page.bringing(&visit, super::STYLE),
        record: title,
        record_lang: lang,
        href: format!("/data/datasets/{}", record.slug),
        text: question.text.clone(),
        back: question.href(),
        words: explained.map(|explained| words(locale, &explained)),
        other_order: question.text.is_empty() || question.order() != Sort::Relevance,
    })
}

/// Whether a record can have that name at all: a database need not be asked for what it cannot hold.
fn is_slug(name: &str) -> bool {
    name.len() <= LONGEST_NAME && !name.contains(char::is_control)
}

/// The words of an explanation, the weightiest first.
pub(super) fn words(locale: &Locale, explained: &Explanation) -> Vec<Word> {
    let mut found = Vec::new();
    gather(explained, DEEPEST, &mut found);
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(MOST_WORDS);
    let whole: f32 = found.iter().map(|part| part.score).sum();
    found.into_iter().map(|part| word(locale, part, whole)).collect()
}

/// The parts that are words, whatever stands around them.
fn gather<'a>(part: &'a Explanation, deepest: usize, found: &mut Vec<&'a Explanation>) {
    match &part.what {
        What::Best { .. } | What::Match(_) => found.push(part),
        What::All | What::Any if deepest > 0 => {
            part.parts.iter().for_each(|inner| gather(inner, deepest - 1, found));
        }
        What::All | What::Any | What::Condition => {}
    }
}

fn word(locale: &Locale, part: &Explanation, whole: f32) -> Word {
    let share = if whole > 0.0 { (part.score / whole * 100.0).round() as u32 } else { 0 };
    let met = |found: &Explanation| match &found.what {
        What::Match(met) => Some(place(locale, met)),
        _ => None,
    };
    match &part.what {
        What::Match(met) => Word { word: met.term.clone(), share, places: vec![place(locale, met)] },
        What::Best { word } => {
            let places = part.parts.iter().filter_map(met).take(MOST_PLACES).collect();
            Word { word: word.clone(), share, places }
        }
        What::All | What::Any | What::Condition => Word { word: String::new(), share, places: Vec::new() },
    }
}

fn place(locale: &Locale, met: &Match) -> Place {
    let form = match met.form {
        Form::Word => "word",
        Form::Stem => "stem",
        Form::Spelling => "spelling",
        Form::Prefix => "prefix",
        Form::Phrase => "phrase",
    };
    Place {
        field: locale.text(&format!("catalogue-search-field-{}", met.field.replace('_', "-"))),
        form: locale.text(&format!("catalogue-search-form-{form}")),
        language: met.language.map(|language| coded(locale, fields::LANGUAGE, language.code()).text),
        term: met.term.clone(),
    }
}
