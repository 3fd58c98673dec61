//! A publisher: a body that keeps catalogues.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use centum_web::links::Query;
use centum_web::{Html, Problem, Visit};

use super::{About, city_line, page};
use crate::listing::{Scope, by_catalogue};
use crate::pages::public::around::cities;
use crate::pages::public::facts::{Fact, Section};
use crate::pages::public::figures::{Asked, Drawn};
use crate::pages::public::links::{bare, inward};
use crate::pages::public::words::Said;
use crate::sources::{catalogues, publishers};
use crate::standards::{What, announce, answer};

/// `GET /data/publishers/{slug}`.
pub(in crate::pages::public) async fn show(
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    if let Some(response) = answer(&visit, What::Publisher, &slug).await? {
        return Ok(response);
    }
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let publisher = publishers(&mut conn).await?.into_iter().find(|one| one.slug == slug);
    let publisher = publisher.ok_or_else(Problem::not_found)?;
    let mut own = catalogues(&mut conn).await?;
    own.retain(|catalogue| catalogue.publisher == Some(publisher.id));
    let numbers = by_catalogue(&mut conn, "").await?;
    // A city of two catalogues stands once.
    let mut served = BTreeMap::new();
    for catalogue in &own {
        let cities = cities(&mut conn, locale, catalogue.id).await?;
        served.extend(cities.into_iter().map(|city| (city.id, city)));
    }
    let mut served: Vec<_> = served.into_values().collect();
    locale.sort_by_text(&mut served, |city| &city.name);
    let line = |catalogue: &crate::sources::Catalogue| {
        let count = numbers.get(&catalogue.id).copied().unwrap_or(0);
        let link = inward(&format!("/data/catalogues/{}", catalogue.slug), &catalogue.name);
        let count = locale.say("catalogue-scope-count").arg("count", count).html();
        Html::trusted(format!("{link} <span class=\"soft\">{count}</span>"))
    };
    let facts = [
        Fact::of(locale, "homepage", publisher.homepage.iter().map(|address| bare(address)).collect()),
        Fact::of(locale, "catalogues", own.iter().map(line).collect()),
        Fact::of(locale, "for-cities", served.iter().map(|city| city_line(locale, city)).collect()),
    ];
    let about = About {
        kicker: "catalogue-scope-publisher",
        list: "/data/publishers",
        title: Said::bare(&publisher.name),
        own_name: None,
        lead: locale.say("catalogue-scope-publisher-lead").arg("count", own.len()).html(),
        sections: Section::of(locale, "about", facts.into_iter().flatten().collect()).into_iter().collect(),
        map: None,
        charts: &[Drawn::Theme, Drawn::Format, Drawn::Licence, Drawn::Age],
    };
    let asked = Asked {
        scope: Scope::Of(own.iter().map(|catalogue| catalogue.id).collect()),
        theme: String::new(),
        query: Query::default().with("publisher", &publisher.slug),
    };
    let mut response = page(&mut conn, &visit, about, &asked).await?;
    announce(&visit, &mut response, What::Publisher, &slug);
    Ok(response)
}
