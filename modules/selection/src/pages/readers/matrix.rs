//! Applications by reviewers: who is kept from what, and on which ground, in every cell.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::fold::fold;
use centum_web::components::{Choice, Paging, Tab};
use centum_web::links::Query;
use centum_web::{Page, Problem, Visit};

use super::room::Room;
use super::{below, tabs, words};
use crate::reviewers::{Ground, Reviewer, ReviewerState, Stance};

/// Applications on a page.
const SIZE: usize = 50;
/// The grounds that can be filtered by.
const GROUNDS: [&str; 5] = ["applicant", "declared", "same-body", "own-country", "pinned"];

#[derive(Template)]
#[template(path = "readers/matrix.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) words: String,
    pub(super) only: Vec<Choice>,
    pub(super) readers: Vec<Choice>,
    pub(super) columns: Vec<(String, String)>,
    pub(super) rows: Vec<Row>,
    pub(super) paging: Paging,
    pub(super) conflicts: usize,
}

/// One application.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) cells: Vec<Cell>,
}

/// One application and one reviewer.
pub(super) struct Cell {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) tone: &'static str,
}

/// `GET /desk/calls/{slug}/selection/conflicts`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    visit.html(&view(&visit, &room, &query))
}

fn view(visit: &Visit, room: &Room, query: &Query) -> View {
    let locale = &visit.locale;
    let path = format!("{}/conflicts", room.home());
    let words_typed = query.get("q").unwrap_or_default().trim().to_owned();
    let only = query.get("only").unwrap_or_default();
    let chosen = query.get("reviewer").unwrap_or_default();
    let mut known: Vec<&Reviewer> =
        room.reviewers.iter().filter(|one| one.state != ReviewerState::Declined).collect();
    locale.sort_by_text(&mut known, |one| room.name(one.person));
    let columns: Vec<&Reviewer> =
        known.iter().copied().filter(|one| chosen.is_empty() || one.id.to_string() == chosen).collect();
    let shows = |stance: &Stance| match only {
        "" => true,
        "any" => stance.is_conflict(),
        "cleared" => stance.cleared.is_some(),
        "resembles" => !stance.resembles.is_empty(),
        name => stance.grounds.iter().map(Ground::name).any(|ground| ground == name),
    };
    let key = fold(&words_typed);
    let rows: Vec<Row> = room
        .entrants
        .iter()
        .filter(|entrant| fold(&words::quoted(entrant)).contains(&key))
        .filter_map(|entrant| {
            let cell = |one: &&Reviewer| {
                let stance = room.conflicts.stance(one.person, entrant.id).filter(|stance| shows(stance));
                Cell {
                    href: format!("{path}/{}/{}", entrant.number, one.id),
                    text: stance.map(|stance| words::stance(locale, stance)).unwrap_or_default(),
                    tone: stance.map_or("neutral", words::tone),
                }
            };
            let cells: Vec<Cell> = columns.iter().map(cell).collect();
            let keep = only.is_empty() || cells.iter().any(|cell| !cell.text.is_empty());
            keep.then(|| Row { name: words::quoted(entrant), cells })
        })
        .collect();
    let paging = Paging::read(&path, query, SIZE, rows.len());
    let rows = rows.into_iter().skip(paging.offset()).take(SIZE).collect();
    let choice = |value: &str, text: String| Choice::new(value, text, Some(only));
    let mut menu = vec![
        choice("", locale.text("readers-only-all")),
        choice("any", locale.text("readers-only-any")),
        choice("cleared", locale.text("readers-only-cleared")),
        choice("resembles", locale.text("readers-only-resembles")),
    ];
    menu.extend(GROUNDS.map(|name| choice(name, locale.text(&format!("readers-only-{name}")))));
    let name = |one: &&Reviewer| Choice::new(one.id.to_string(), room.name(one.person), Some(chosen));
    let mut readers: Vec<Choice> = known.iter().map(name).collect();
    readers.insert(0, Choice::new("", locale.text("readers-every-reviewer"), Some(chosen)));
    View {
        page: below(visit, room, locale.text("readers-conflicts")),
        tabs: tabs(locale, &room.home(), "conflicts"),
        words: words_typed,
        only: menu,
        readers,
        columns: columns
            .iter()
            .map(|one| (format!("{}/reviewers/{}", room.home(), one.id), room.name(one.person).to_owned()))
            .collect(),
        rows,
        paging,
        conflicts: known.iter().map(|one| room.kept_from(one.person)).sum(),
        path,
    }
}
