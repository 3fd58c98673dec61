//! The history of a record: what happened when, what changed between any two entries, and what it said on a day.

mod changes;
mod graph;
mod view;

use axum::extract::Path;
use axum::response::Response;
use centum_base::Timestamp;
use centum_store::Conn;
use centum_web::components::Paging;
use centum_web::links::Query;
use centum_web::{Problem, Visit};

pub(super) use graph::show as graph;
pub(crate) use view::HistoryPage;
pub(super) use view::{Compared, Then};

use super::STYLE;
use super::loading::{Known, absent, data_title, known, typed};
use crate::listing;
use crate::records::{Entry, State, version};

/// Entries on one page.
const A_PAGE: usize = 50;

/// `GET /data/datasets/{slug}/history`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let Some(known) = known(&mut conn, &visit, &slug).await? else {
        drop(reader);
        return absent(&visit, &slug).await;
    };
    let query = Query::parse(visit.uri.query());
    let total = usize::try_from(listing::count_events(&mut conn, known.record.id).await?).unwrap_or(0);
    let path = format!("{}/history", super::loading::path(&slug));
    let paging = Paging::read(&path, &query.without("from").without("to").without("at"), A_PAGE, total);
    let offset = u32::try_from(paging.offset()).unwrap_or(u32::MAX);
    let events = listing::events(&mut conn, known.record.id, A_PAGE as u32, offset).await?;
    // What a person took out is not told again by its history.
    let open = known.record.state != State::Withdrawn;
    let compared = if open { compared(&mut conn, &visit, &known, &query).await? } else { None };
    let then = if open { then(&mut conn, &visit, &known, &query).await? } else { None };
    drop(reader);
    let called = view::called(&visit.locale, &known, open).text;
    let title = visit.locale.say("catalogue-public-history-of").arg("title", called.as_str()).plain();
    let page = visit
        .public_page(title)
        .crumb("/data", data_title(&visit))
        .crumb(super::loading::path(&slug), called)
        .bringing(&visit, STYLE);
    let day: String = query.get("at").unwrap_or_default().chars().take(10).collect();
    visit.html(&HistoryPage::of(&visit.locale, page, &known, (events, paging), open, (compared, then), &day))
}

/// The two entries that the address names, in the order of the log; the later alone means the one before it.
async fn compared(
    conn: &mut Conn<'_>,
    visit: &Visit,
    known: &Known,
    query: &Query,
) -> Result<Option<Compared>, Problem> {
    let Some(later) = position(query, "to") else { return Ok(None) };
    let earlier = match position(query, "from") {
        Some(earlier) => Some(earlier),
        None => listing::before(conn, known.record.id, later).await?,
    };
    let Some(earlier) = earlier else { return Ok(None) };
    let (earlier, later) = (earlier.min(later), earlier.max(later));
    let (Some(from), Some(to)) = (own(conn, known, earlier).await?, own(conn, known, later).await?) else {
        return Err(Problem::not_found());
    };
    Ok(Some(Compared::of(&visit.locale, &from, &to)))
}

fn position(query: &Query, name: &str) -> Option<i64> {
    query.get(name)?.parse().ok()
}

/// The entry at a position, if it is about this record.
async fn own(conn: &mut Conn<'_>, known: &Known, position: i64) -> Result<Option<Entry>, Problem> {
    Ok(version(conn, position).await?.filter(|entry| entry.record == known.record.id))
}

/// What the catalogue said at the end of the day `?at=2020-07-03`.
async fn then(
    conn: &mut Conn<'_>,
    visit: &Visit,
    known: &Known,
    query: &Query,
) -> Result<Option<Then>, Problem> {
    let Some(asked) = query.get("at").filter(|asked| !asked.is_empty()) else { return Ok(None) };
    let day = asked
        .parse::<jiff::civil::Date>()
        .map_err(|_| Problem::bad_request("catalogue-public-history-day"))?;
    let end = day.tomorrow().ok().and_then(|next| next.to_zoned(jiff::tz::TimeZone::UTC).ok());
    let end: Timestamp = end.ok_or_else(|| Problem::bad_request("catalogue-public-history-day"))?.timestamp();
    let entry = match listing::at(conn, known.record.id, end).await? {
        Some(position) => own(conn, known, position).await?,
        None => None,
    };
    Ok(Some(Then::of(&visit.locale, known, day, entry.map(|entry| (typed(&entry), entry)))))
}
