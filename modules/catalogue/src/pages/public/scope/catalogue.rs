//! A catalogue: a collection of records that somebody keeps.

use axum::extract::Path;
use axum::response::Response;
use centum_web::links::Query;
use centum_web::{Html, Problem, Visit};

use super::{About, city_line, page};
use crate::listing::Scope;
use crate::pages::public::around::{cities, keeper, participants};
use crate::pages::public::facts::{Fact, Section};
use crate::pages::public::figures::{Asked, Drawn};
use crate::pages::public::links::{bare, inward};
use crate::pages::public::words::Said;
use crate::sources::{catalogue_by_slug, sources_of};
use crate::standards::{What, announce, answer};

/// `GET /data/catalogues/{slug}`.
pub(in crate::pages::public) async fn show(
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    if let Some(response) = answer(&visit, What::Catalogue, &slug).await? {
        return Ok(response);
    }
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let catalogue = catalogue_by_slug(&mut conn, &slug).await?.ok_or_else(Problem::not_found)?;
    let keeper = keeper(&mut conn, &catalogue).await?;
    let cities = cities(&mut conn, locale, catalogue.id).await?;
    let meant: Vec<String> =
        cities.iter().filter_map(|city| city.participation).map(|id| id.to_string()).collect();
    let participants = participants(&mut conn, |entry| meant.contains(&entry.participation)).await?;
    let sources = sources_of(&mut conn, catalogue.id).await?;
    let score = crate::quality::of_catalogue(&mut conn, catalogue.id).await?;
    let worth = score.map(|score| {
        let points = locale.say("catalogue-quality-points").arg("points", score.points.whole());
        let href = format!("/data/catalogues/{slug}/quality");
        Html::link(&href, &points.plain())
    });
    let facts = [
        Fact::of(locale, "homepage", catalogue.homepage.iter().map(|address| bare(address)).collect()),
        Fact::of(
            locale,
            "keeper",
            keeper.iter().map(|one| inward(&format!("/data/publishers/{}", one.slug), &one.name)).collect(),
        ),
        Fact::of(locale, "for-cities", cities.iter().map(|city| city_line(locale, city)).collect()),
        Fact::of(
            locale,
            "participants",
            participants.iter().map(|one| inward(&one.href, &one.name)).collect(),
        ),
        Fact::of(
            locale,
            "source",
            sources
                .iter()
                .filter(|source| source.dialect != "own")
                .map(|source| bare(&source.address))
                .collect(),
        ),
        Fact::of(locale, "worth", worth.into_iter().collect()),
    ];
    let about = About {
        kicker: "catalogue-scope-catalogue",
        list: "/data/catalogues",
        title: Said::bare(&catalogue.name),
        own_name: None,
        lead: locale.html(&format!("catalogue-scope-catalogue-{}", catalogue.kind.name())),
        sections: Section::of(locale, "about", facts.into_iter().flatten().collect()).into_iter().collect(),
        map: None,
        charts: &[Drawn::Theme, Drawn::Format, Drawn::Licence, Drawn::Age, Drawn::Growth],
    };
    let asked = Asked {
        scope: Scope::Of(vec![catalogue.id]),
        theme: String::new(),
        query: Query::default().with("catalogue", &catalogue.slug),
    };
    let mut response = page(&mut conn, &visit, about, &asked).await?;
    announce(&visit, &mut response, What::Catalogue, &slug);
    Ok(response)
}
