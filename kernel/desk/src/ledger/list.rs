//! The newest entries, by kind of thing and by deed.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_ledger::{Choice as Chosen, Head, chosen, head, kinds, verbs};
use centum_web::components::{Chip, Choice, Heading};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Visit};

use super::LIST;
use crate::history::{Line, Names, deed, kind, line};
use crate::withheld;

/// Entries on a page.
const SIZE: u32 = 50;
const FILTERS: [&str; 4] = ["kind", "id", "verb", "actor"];

#[derive(Template)]
#[template(path = "ledger/list.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) head: Head,
    pub(super) kinds: Vec<Choice>,
    pub(super) verbs: Vec<Choice>,
    /// Filters that have no field of their own, kept when the form is sent.
    pub(super) kept: Vec<(&'static str, String)>,
    pub(super) chips: Vec<Chip>,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    pub(super) newest: Option<String>,
    pub(super) older: Option<String>,
}

/// `GET /desk/ledger`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    visit.actor.require(Permission::ReadLedger)?;
    withheld::refuse(&visit).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let before = query.get("before").and_then(|seq| seq.parse::<i64>().ok());
    let value = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let [of_kind, id, verb, actor] = FILTERS.map(value);
    let choice = Chosen { kind: of_kind, id, verb, actor };
    let mut reader = visit.app.house.read().await?;
    let mut told = chosen(&mut reader.conn(), &choice, before, SIZE + 1).await?;
    let head = head(&mut reader.conn()).await?;
    let (kinds, verbs) = (kinds(&mut reader.conn()).await?, verbs(&mut reader.conn()).await?);
    let has_older = told.len() > SIZE as usize;
    told.truncate(SIZE as usize);
    let older = told.last().filter(|_| has_older).map(|told| query.with("before", told.entry.seq).href(LIST));
    let names = Names::of(&mut reader.conn(), &told).await?;
    let locale = &visit.locale;
    visit.html(&View {
        page: visit.desk_page(locale.text("desk-ledger-title")).described(locale.text("desk-ledger-lead")),
        head,
        kinds: choices(locale, "desk-any-kind", &choice.kind, kinds, |locale, name| {
            kind(locale, "", name).to_string()
        }),
        verbs: choices(locale, "desk-any-deed", &choice.verb, verbs, |locale, name| {
            deed(locale, name).to_string()
        }),
        kept: [("id", choice.id.clone()), ("actor", choice.actor.clone())]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect(),
        chips: chips(locale, &query, &choice),
        headings: headings(locale),
        lines: told.iter().map(|told| line(locale, &names, told, true)).collect(),
        newest: before.is_some().then(|| query.without("before").href(LIST)),
        older,
    })
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    let number = plain("desk-entry-number").of_numbers();
    let rest = ["desk-entry-deed", "desk-entry-what", "desk-entry-who", "desk-entry-at"].map(plain);
    std::iter::once(number).chain(rest).collect()
}

fn choices(
    locale: &Locale,
    any: &str,
    current: &str,
    names: Vec<String>,
    said: impl Fn(&Locale, &str) -> String,
) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", locale.text(any), Some(current))];
    let mut named: Vec<Choice> = names
        .into_iter()
        .map(|name| {
            let text = without_tags(&said(locale, &name));
            Choice::new(name, text, Some(current))
        })
        .collect();
    locale.sort_by_text(&mut named, |choice| &choice.text);
    choices.extend(named);
    choices
}

/// Words of the ledger come as markup; an option holds text only.
fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in markup.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text
}

fn chips(locale: &Locale, query: &Query, choice: &Chosen) -> Vec<Chip> {
    let query = query.without("before");
    let kind = without_tags(kind(locale, "", &choice.kind).as_str());
    let deed = without_tags(deed(locale, &choice.verb).as_str());
    let filters = [
        ("kind", "desk-entry-kind", &choice.kind, &kind),
        ("id", "desk-entry-id", &choice.id, &choice.id),
        ("verb", "desk-entry-deed", &choice.verb, &deed),
        ("actor", "desk-entry-who", &choice.actor, &choice.actor),
    ];
    let on = filters.into_iter().filter(|(_, _, value, _)| !value.is_empty());
    on.map(|(name, label, _, shown)| Chip {
        label: locale.text(label),
        value: shown.clone(),
        without: query.without(name).href(LIST),
    })
    .collect()
}
