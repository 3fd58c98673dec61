//! Everyone with an account.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use centum_accounts::{Membership, Permission, Person, Role, memberships_at, people};
use centum_base::fold::fold;
use centum_base::{Id, Timestamp};
use centum_web::components::{Chip, Choice, Heading, Order, Paging, Sorting};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Visit};

use super::{LIST, role_choices, role_name};

const SIZE: usize = 50;
const COLUMNS: [&str; 3] = ["name", "email", "since"];

/// A row of the list.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) roles: Vec<String>,
    pub(super) organisations: Vec<String>,
    pub(super) since: Timestamp,
}

#[derive(Template)]
#[template(path = "people/list.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) query: String,
    pub(super) role_filter: Vec<Choice>,
    pub(super) chips: Vec<Chip>,
    pub(super) headings: Vec<Heading>,
    pub(super) rows: Vec<Row>,
    pub(super) paging: Paging,
}

/// `GET /desk/people`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    visit.actor.require(Permission::ManagePeople)?;
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let everyone = people(&mut reader.conn()).await?;
    let playing = memberships_at(&mut reader.conn(), house.now()).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let view = view(visit.desk_page(visit.locale.text("desk-people-title")), &query, everyone, &playing);
    visit.html(&view)
}

pub(super) fn view(page: Page, query: &Query, everyone: Vec<Person>, playing: &[Membership]) -> View {
    let locale = page.locale.clone();
    let text = query.get("q").unwrap_or_default().trim();
    let role: Option<Role> = query.get("role").and_then(|name| name.parse().ok());
    let mut of_person: BTreeMap<Id<Person>, Vec<&Membership>> = BTreeMap::new();
    for membership in playing {
        of_person.entry(membership.person).or_default().push(membership);
    }
    let none = Vec::new();
    let wanted = fold(text);
    let mut rows: Vec<Row> = everyone
        .into_iter()
        .filter_map(|person| {
            let held = of_person.get(&person.id).unwrap_or(&none);
            let fits = role.is_none_or(|role| held.iter().any(|membership| membership.role == role));
            fits.then(|| row(&locale, person, held))
        })
        .filter(|row| {
            let searched = [&row.name, &row.email].into_iter().chain(&row.organisations);
            wanted.is_empty() || searched.into_iter().any(|text| fold(text).contains(&wanted))
        })
        .collect();
    let sorting = Sorting::read(query, &COLUMNS);
    match sorting.by.as_str() {
        "email" => locale.sort_by_text(&mut rows, |row| &row.email),
        "since" => rows.sort_by_key(|row| row.since),
        _ => locale.sort_by_text(&mut rows, |row| &row.name),
    }
    if sorting.order == Order::Descending {
        rows.reverse();
    }
    let paging = Paging::read(LIST, query, SIZE, rows.len());
    let heading = |column, id| sorting.heading(LIST, query, column, locale.text(id));
    View {
        chips: chips(&locale, query, text, role),
        headings: vec![
            heading("name", "word-name"),
            heading("email", "desk-email"),
            Heading::plain(locale.text("desk-roles")),
            Heading::plain(locale.text("desk-organisation")),
            heading("since", "desk-since"),
        ],
        role_filter: role_filter(&locale, role),
        query: text.to_owned(),
        rows: rows.into_iter().skip(paging.offset()).take(SIZE).collect(),
        paging,
        page,
    }
}

fn row(locale: &Locale, person: Person, held: &[&Membership]) -> Row {
    let mut organisations: Vec<String> =
        held.iter().filter_map(|membership| membership.organisation.clone()).collect();
    organisations.dedup();
    Row {
        href: format!("{LIST}/{}", person.id),
        name: person.name,
        email: person.email.unwrap_or_default(),
        roles: held.iter().map(|membership| role_name(locale, membership.role)).collect(),
        organisations,
        since: person.created_at,
    }
}

fn role_filter(locale: &Locale, role: Option<Role>) -> Vec<Choice> {
    let current = role.map_or("", Role::name);
    let mut choices = vec![Choice::new("", locale.text("desk-any-role"), Some(current))];
    choices.extend(role_choices(locale, Some(current)));
    choices
}

fn chips(locale: &Locale, query: &Query, text: &str, role: Option<Role>) -> Vec<Chip> {
    let query = query.without("page");
    let chip =
        |id, value, name| Chip { label: locale.text(id), value, without: query.without(name).href(LIST) };
    let searched = (!text.is_empty()).then(|| chip("word-search", text.to_owned(), "q"));
    searched.into_iter().chain(role.map(|role| chip("word-role", role_name(locale, role), "role"))).collect()
}
