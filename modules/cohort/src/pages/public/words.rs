//! What the engines hand up, said in the reader's language.

use centum_base::Country;
use centum_web::{Html, Locale, Message};

use crate::announcement::Clause;
use crate::figures::{self, Rule};
use crate::model::Part;

/// A message of the figures, as the pages say messages.
pub(crate) fn message(said: &figures::Message) -> Message {
    said.args.iter().fold(Message::new(said.id), |message, (name, value)| with(message, name, value))
}

/// A clause of a published rule, as the pages say messages.
pub(crate) fn clause(said: &Clause) -> Message {
    said.args.iter().fold(Message::new(said.id.as_str()), |message, (name, value)| with(message, name, value))
}

/// Numbers are handed over as numbers, so that they choose plural forms and are grouped.
fn with(message: Message, name: &str, value: &str) -> Message {
    match value.parse::<i64>() {
        Ok(number) => message.arg(name, number),
        Err(_) => message.arg(name, value),
    }
}

/// Messages as one sentence of clauses.
pub(crate) fn clauses(locale: &Locale, said: &[figures::Message]) -> Html {
    let said: Vec<String> = said.iter().map(|one| locale.tell(&message(one)).html().to_string()).collect();
    Html::trusted(said.join("; "))
}

/// One message.
pub(crate) fn tell(locale: &Locale, said: &figures::Message) -> Html {
    locale.tell(&message(said)).html()
}

/// A whole rule as a list of clauses: what is counted first, then each choice.
pub(crate) fn rule(locale: &Locale, rule: &Rule) -> Vec<Html> {
    rule.messages().iter().map(|one| tell(locale, one)).collect()
}

/// The name of a part of the list, in the plural.
pub(crate) fn part(locale: &Locale, part: Part) -> String {
    locale.text(&format!("cohort-part-{}", part.name()))
}

/// “Italy / Sweden”.
pub(crate) fn countries(locale: &Locale, countries: &[Country]) -> String {
    let names: Vec<String> = countries.iter().map(|country| locale.country(*country)).collect();
    names.join(" / ")
}

/// The address of an edition.
pub(crate) fn edition_path(slug: &str) -> String {
    format!("/editions/{slug}")
}

/// The address of a version.
pub(crate) fn version_path(slug: &str, number: u32) -> String {
    format!("/editions/{slug}/announcements/{number}")
}

/// The address of a participant.
pub(crate) fn participant_path(slug: &str, participation: &str) -> String {
    format!("/editions/{slug}/participants/{participation}")
}

/// The address of a place.
pub(crate) fn place_path(id: &str) -> String {
    format!("/places/{id}")
}
