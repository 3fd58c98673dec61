//! A city: a place that catalogues publish for. Whether it takes part, and in which participant, is another matter.

use axum::extract::Path;
use axum::response::Response;
use centum_base::Id;
use centum_places::map::{CandidateMap, Point};
use centum_places::{Place, current_place};
use centum_web::links::Query;
use centum_web::{Html, Locale, Problem, Visit, onward};

use super::{About, page};
use crate::listing::{Scope, by_catalogue};
use crate::pages::public::around::{City, participants};
use crate::pages::public::facts::{Fact, Section};
use crate::pages::public::figures::{Asked, Drawn, homes_by_city};
use crate::pages::public::links::{data, inward};
use crate::pages::public::words::Said;
use crate::sources::catalogues;

/// `GET /data/cities/{place}`.
pub(in crate::pages::public) async fn show(
    visit: Visit,
    Path(place): Path<String>,
) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let id: Id<Place> = place.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let place = current_place(&mut conn, id).await?.ok_or_else(Problem::not_found)?;
    if place.id != id {
        return Ok(onward(&format!("/data/cities/{}", place.id)));
    }
    let homes = homes_by_city(&mut conn).await?.remove(&id).map(|(_, homes)| homes);
    let homes = homes.ok_or_else(Problem::not_found)?;
    let city = City::of(&mut conn, locale, &place).await?;
    let own: Vec<_> =
        catalogues(&mut conn).await?.into_iter().filter(|one| homes.contains(&one.id)).collect();
    let numbers = by_catalogue(&mut conn, "").await?;
    let here = id.to_string();
    let at_this_place = |entry: &centum_cohort::announcement::Entry| {
        entry.cities.iter().filter_map(|city| city.place.as_ref()).any(|place| place.id == here)
    };
    let participants = participants(&mut conn, at_this_place).await?;
    let line = |catalogue: &crate::sources::Catalogue| {
        let count = numbers.get(&catalogue.id).copied().unwrap_or(0);
        let link = inward(&format!("/data/catalogues/{}", catalogue.slug), &catalogue.name);
        let count = locale.say("catalogue-scope-count").arg("count", count).html();
        Html::trusted(format!("{link} <span class=\"soft\">{count}</span>"))
    };
    let takes_part = participants.iter().map(|one| {
        Html::trusted(format!(
            "{} <span class=\"soft\">{}</span>",
            inward(&one.href, &one.name),
            data(&one.edition)
        ))
    });
    let facts = [
        Fact::of(locale, "country", vec![Html::text(&locale.country(city.country))]),
        Fact::of(locale, "catalogues", own.iter().map(line).collect()),
        Fact::of(locale, "takes-part", takes_part.collect()),
        Fact::of(locale, "place", vec![inward(&format!("/places/{id}"), &place.name)]),
    ];
    let about = About {
        kicker: "catalogue-scope-city",
        list: "/data/cities",
        title: Said::bare(&city.name),
        own_name: city.own_name.clone(),
        lead: locale.say("catalogue-scope-city-lead").arg("count", own.len()).html(),
        sections: Section::of(locale, "about", facts.into_iter().flatten().collect()).into_iter().collect(),
        map: map(locale, &city),
        charts: &[Drawn::Theme, Drawn::Format, Drawn::Licence, Drawn::Age, Drawn::Growth],
    };
    let asked = Asked {
        scope: Scope::Of(homes.into_iter().collect()),
        theme: String::new(),
        query: Query::default().with("city", id),
    };
    page(&mut conn, &visit, about, &asked).await
}

fn map(locale: &Locale, city: &City) -> Option<Html> {
    let point = Point {
        id: city.id.to_string(),
        label: city.name.clone(),
        latitude: city.latitude?,
        longitude: city.longitude?,
        size: 1,
        kind: "core",
        href: None,
    };
    let text = locale.text("catalogue-scope-map-text");
    let map = CandidateMap::new("map", locale.text("catalogue-scope-map"), text, vec![point]);
    map.outside().is_empty().then(|| Html::trusted(map.render()))
}
