//! Who reads what: how it stands, what was lost since, and working out a new assignment.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::{Choice, Paging, Tab};
use centum_web::links::Query;
use centum_web::{Form, Html, Page, Problem, Visit};
use serde::Deserialize;

use super::room::Room;
use super::{below, onward, tabs, words};
use crate::assignment::{Keep, propose, runs};
use crate::process::SelectionState;

/// Applications on one page.
const SIZE: usize = 200;

#[derive(Template)]
#[template(path = "readers/assignment.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    /// Nothing is shown to one who is kept from any application: totals and loads would tell.
    pub(super) is_kept: bool,
    pub(super) is_open: bool,
    pub(super) figures: Vec<(String, String, String)>,
    pub(super) keeps: Vec<Choice>,
    pub(super) runs: Vec<RunLine>,
    pub(super) lost: Vec<Lost>,
    pub(super) pieces: Vec<PieceLine>,
    pub(super) paging: Paging,
    pub(super) wanted: u32,
}

/// An assignment that was worked out.
pub(super) struct RunLine {
    pub(super) number: u32,
    pub(super) at: Html,
    pub(super) digest: String,
    pub(super) carried_out: Option<Html>,
}

/// A review that ended before its time.
pub(super) struct Lost {
    pub(super) application: String,
    pub(super) href: String,
    pub(super) reader: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) why: String,
}

/// An application with who reads it.
pub(super) struct PieceLine {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) readers: Vec<(String, String, &'static str)>,
    pub(super) missing: usize,
}

/// `GET /desk/calls/{slug}/selection/assignment`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let mut room = Room::of(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let mut all = runs(&mut reader.conn(), room.selection.id).await?;
    drop(reader);
    if room.is_kept {
        (room.entrants, room.reviews) = (Vec::new(), Vec::new());
        all.clear();
    }
    let locale = &visit.locale;
    let home = room.home();
    let wanted = room.selection.terms.readers;
    let mut pieces: Vec<PieceLine> = Vec::new();
    for entrant in room.to_be_read() {
        let readers: Vec<_> = room
            .readers_of(entrant.id)
            .map(|one| {
                let state = locale.text(&format!("readers-review-{}", one.state.name()));
                (room.reader(one.reviewer).to_owned(), state, words::review_tone(one.state))
            })
            .collect();
        pieces.push(PieceLine {
            name: words::quoted(entrant),
            href: format!("{home}/readers/{}", entrant.number),
            missing: (wanted as usize).saturating_sub(readers.len()),
            readers,
        });
    }
    let lost = room.reviews.iter().rev().filter(|one| !one.state.is_live()).filter_map(|one| {
        let entrant = room.by_id(one.expression)?;
        Some(Lost {
            application: words::quoted(entrant),
            href: format!("{home}/readers/{}", entrant.number),
            reader: room.reader(one.reviewer).to_owned(),
            state: locale.text(&format!("readers-review-{}", one.state.name())),
            tone: words::review_tone(one.state),
            why: words::ended(locale, one),
        })
    });
    let lost: Vec<Lost> = lost.collect();
    let figure =
        |id: &str, count: usize| (locale.number(count), locale.text(id), locale.text(&format!("{id}-rule")));
    let capacity: u32 = room.reading().map(|one| one.most).sum();
    let figures = vec![
        figure("readers-figure-applications", pieces.len()),
        figure("readers-figure-places", pieces.len() * wanted as usize),
        figure("readers-figure-missing", pieces.iter().map(|one| one.missing).sum()),
        figure("readers-figure-capacity", capacity as usize),
    ];
    let path = format!("{home}/assignment");
    let paging = Paging::read(&path, &Query::parse(visit.uri.query()), SIZE, pieces.len());
    let pieces = pieces.into_iter().skip(paging.offset()).take(SIZE).collect();
    let line = |run: &crate::assignment::Run| RunLine {
        number: run.number,
        at: locale.moment(run.at),
        digest: run.answer_digest.short(),
        carried_out: run.carried_out_at.map(|at| locale.moment(at)),
    };
    let keep = |keep: Keep| {
        let text = locale.text(&format!("readers-keep-{}", keep.name()));
        Choice::new(keep.name(), text, Some(Keep::Everything.name()))
    };
    visit.html(&View {
        page: below(&visit, &room, locale.text("readers-assignment")),
        path,
        tabs: tabs(locale, &home, "assignment"),
        is_kept: room.is_kept,
        is_open: room.selection.state <= SelectionState::Reviewing,
        figures,
        keeps: Keep::ALL.map(keep).to_vec(),
        runs: all.iter().map(line).collect(),
        lost,
        pieces,
        paging,
        wanted,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    keep: String,
}

/// `POST /desk/calls/{slug}/selection/assignment`.
pub(super) async fn work_out(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Wanted>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let keep = Keep::named(&form.keep).unwrap_or_default();
    let number = propose(&visit.app.house, &visit.actor, room.selection.id, keep).await?;
    Ok(onward(&format!("{}/assignment/{number}", room.home())))
}
