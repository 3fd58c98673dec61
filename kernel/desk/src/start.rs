//! The start of the desk: what waits, in all modules.

use askama::Template;
use axum::response::Response;
use centum_accounts::{Permission, open_invitations};
use centum_base::Timestamp;
use centum_jobs::{GivenUp, figures, given_up};
use centum_web::components::Heading;
use centum_web::page::Face;
use centum_web::tiles::{Counting, Tile};
use centum_web::{Locale, Message, Page, Problem, Route, Sample, Visit};

/// Failed jobs that the page names.
const NAMED: u32 = 20;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/desk", Permission::ReadDesk, show)]
}

struct Waiting {
    message: Message,
    href: String,
}

#[derive(Template)]
#[template(path = "start/start.html")]
struct View {
    page: Page,
    waiting: Vec<Waiting>,
    headings: Vec<Heading>,
    failed: Vec<GivenUp>,
    /// Jobs that wait for their time.
    queued: i64,
}

/// What waits in the kernel itself.
pub(crate) fn tiles(visit: Visit) -> Counting {
    Box::pin(async move {
        let house = &visit.app.house;
        let mut reader = house.read().await?;
        let mut tiles = Vec::new();
        if visit.actor.may(Permission::ManagePeople) {
            let open = open_invitations(&mut reader.conn(), house.now()).await?.len();
            let count = u64::try_from(open).unwrap_or(u64::MAX);
            tiles.push(Tile {
                message: "desk-tile-invitations",
                count,
                href: "/desk/people/invitations".to_owned(),
            });
        }
        let failed = figures(&mut reader.conn()).await?.failed;
        let count = u64::try_from(failed).unwrap_or(0);
        tiles.push(Tile { message: "desk-tile-failed", count, href: "/desk#failed".to_owned() });
        Ok(tiles)
    })
}

/// `GET /desk`.
async fn show(visit: Visit) -> Result<Response, Problem> {
    visit.actor.require(Permission::ReadDesk)?;
    let mut waiting = Vec::new();
    for tiles in &visit.app.tiles {
        let counted = tiles(visit.clone()).await?;
        waiting.extend(counted.into_iter().filter(|tile| tile.count > 0).map(told));
    }
    let mut reader = visit.app.house.read().await?;
    let failed = given_up(&mut reader.conn(), NAMED).await?;
    let queued = figures(&mut reader.conn()).await?.waiting;
    let locale = &visit.locale;
    visit.html(&View {
        page: visit.desk_page(locale.text("desk-start-title")),
        waiting,
        headings: headings(locale),
        failed,
        queued,
    })
}

fn told(tile: Tile) -> Waiting {
    Waiting { message: Message::new(tile.message).arg("count", tile.count), href: tile.href }
}

fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("desk-job-kind"),
        plain("desk-job-error"),
        plain("desk-job-attempts").of_numbers(),
        plain("desk-job-at"),
    ]
}

pub(crate) fn samples() -> Vec<Sample> {
    fn view(locale: &Locale, busy: bool) -> View {
        let job = || GivenUp {
            kind: "mail.send".into(),
            error: "Δεν απαντά".into(),
            attempts: 12,
            at: Some(Timestamp::UNIX_EPOCH),
        };
        let tile =
            || Tile { message: "desk-tile-invitations", count: 3, href: "/desk/people/invitations".into() };
        View {
            page: Page::sample(Face::Desk, locale, locale.text("desk-start-title")),
            waiting: busy.then(|| told(tile())).into_iter().collect(),
            headings: headings(locale),
            failed: busy.then(job).into_iter().collect(),
            queued: 2,
        }
    }
    vec![
        Sample::new("start", |locale| view(locale, true).render()),
        Sample::new("start-quiet", |locale| view(locale, false).render()),
    ]
}
