//! The page of a dataset, a series or a service.

mod beside;
mod cite;
mod facts;
mod gone;
mod head;
mod parts;
mod related;
mod view;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_web::links::Query;
use centum_web::negotiate::{Format, accepted};
use centum_web::{Problem, Visit};

pub(crate) use beside::Beside;
pub(crate) use gone::GonePage;
pub(crate) use related::Related;
pub(crate) use view::{Asked, DatasetPage};

use super::around::participants;
use super::loading::{absent, known, with_status};
use crate::records::State;
use crate::standards::{What, announce, answer};

/// `GET /data/datasets/{slug}`, with the ending of another form or without.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let Some(known) = known(&mut reader.conn(), &visit, &slug).await? else {
        drop(reader);
        // No name has a dot: what stands behind one asks for another form.
        let other = if slug.contains('.') { answer(&visit, What::Dataset, &slug).await? } else { None };
        return match other {
            Some(response) => Ok(response),
            None => absent(&visit, &slug).await,
        };
    };
    drop(reader);
    let wants_page = accepted(&visit.headers, &[Format::Html, Format::Json]) == Some(Format::Html);
    if matches!(known.record.state, State::Withdrawn | State::Vanished) && wants_page {
        return with_status(&visit, StatusCode::GONE, &GonePage::of(&visit, &known));
    }
    // One that is hidden leads to the one that stands for it.
    if let Some(response) = answer(&visit, What::Dataset, &slug).await? {
        return Ok(response);
    }
    let mut reader = visit.app.house.read().await?;
    let related = Related::of(&mut reader.conn(), &visit.locale, &known.typed).await?;
    let ids: Vec<String> =
        known.around.cities.iter().filter_map(|city| city.participation).map(|id| id.to_string()).collect();
    let participants = if ids.is_empty() {
        Vec::new()
    } else {
        participants(&mut reader.conn(), |entry| ids.contains(&entry.participation)).await?
    };
    let score = crate::quality::of_record(&mut reader.conn(), known.record.id).await?;
    let beside = Beside::of(&mut reader.conn(), &known, visit.app.settings.base.as_str()).await?;
    drop(reader);
    let asked = Asked { base: &visit.app.settings.base, query: &Query::parse(visit.uri.query()) };
    let title = head::title(&visit.locale, &known).text;
    let page = visit
        .public_page(title)
        .crumb("/data", super::loading::data_title(&visit))
        .bringing(&visit, super::STYLE);
    let mut response = visit.html(&DatasetPage::of(
        page,
        &known,
        &related,
        &participants,
        &asked,
        (score.as_ref(), &beside),
    ))?;
    announce(&visit, &mut response, What::Dataset, &slug);
    Ok(response)
}

/// What a record is called on each of its pages.
pub(super) fn called(locale: &centum_web::Locale, known: &super::loading::Known) -> super::words::Said {
    head::title(locale, known)
}

/// What a record says, without what it has to do with others.
pub(super) fn sections_of(
    locale: &centum_web::Locale,
    known: &super::loading::Known,
) -> Vec<super::facts::Section> {
    facts::sections(locale, known, &Related::default(), &[])
}
