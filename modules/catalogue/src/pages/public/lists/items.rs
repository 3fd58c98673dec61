//! What stands in a list.

use std::collections::HashMap;

use centum_store::{Conn, StoreResult};
use centum_web::Locale;

use super::Listed;
use crate::dcat::vocabulary;
use crate::listing::{Figure, Scope, by_catalogue, shares};
use crate::pages::public::around::City;
use crate::pages::public::figures::homes_by_city;
use crate::pages::public::words::{List, label, line};
use crate::sources;

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// Its name in addresses.
    pub(crate) key: String,
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) own_name: Option<String>,
    /// What tells it apart from others of the name: who keeps it, where it is.
    pub(crate) note: Option<String>,
    pub(crate) count: i64,
}

/// Everything that stands in a list.
pub(super) async fn of(conn: &mut Conn<'_>, locale: &Locale, listed: Listed) -> StoreResult<Vec<Item>> {
    match listed {
        Listed::Catalogues => catalogues(conn).await,
        Listed::Publishers => publishers(conn, locale).await,
        Listed::Cities => cities(conn, locale).await,
        Listed::Themes => themes(conn, locale).await,
    }
}

async fn catalogues(conn: &mut Conn<'_>) -> StoreResult<Vec<Item>> {
    let numbers = by_catalogue(conn, "").await?;
    let keepers: HashMap<_, _> =
        sources::publishers(conn).await?.into_iter().map(|one| (one.id, one.name)).collect();
    let item = |one: sources::Catalogue| Item {
        href: format!("/data/catalogues/{}", one.slug),
        name: line(&one.name),
        own_name: None,
        note: one.publisher.and_then(|id| keepers.get(&id)).map(|name| line(name)),
        count: numbers.get(&one.id).copied().unwrap_or(0),
        key: one.slug,
    };
    Ok(sources::catalogues(conn).await?.into_iter().map(item).collect())
}

async fn publishers(conn: &mut Conn<'_>, locale: &Locale) -> StoreResult<Vec<Item>> {
    let numbers = by_catalogue(conn, "").await?;
    let catalogues = sources::catalogues(conn).await?;
    let item = |one: sources::Publisher| {
        let own: Vec<_> = catalogues.iter().filter(|catalogue| catalogue.publisher == Some(one.id)).collect();
        Item {
            href: format!("/data/publishers/{}", one.slug),
            name: line(&one.name),
            own_name: None,
            note: Some(locale.number(own.len())),
            count: own.iter().filter_map(|catalogue| numbers.get(&catalogue.id)).sum(),
            key: one.slug,
        }
    };
    Ok(sources::publishers(conn).await?.into_iter().map(item).collect())
}

async fn cities(conn: &mut Conn<'_>, locale: &Locale) -> StoreResult<Vec<Item>> {
    let numbers = by_catalogue(conn, "").await?;
    let mut items = Vec::new();
    for (place, homes) in homes_by_city(conn).await?.into_values() {
        let city = City::of(conn, locale, &place).await?;
        items.push(Item {
            key: city.id.to_string(),
            href: city.href(),
            note: Some(locale.country(city.country)),
            count: homes.iter().filter_map(|id| numbers.get(id)).sum(),
            name: city.name,
            own_name: city.own_name,
        });
    }
    Ok(items)
}

async fn themes(conn: &mut Conn<'_>, locale: &Locale) -> StoreResult<Vec<Item>> {
    let numbers = shares(conn, &Scope::Whole, "", Figure::Theme).await?;
    let item = |code: &'static str| Item {
        key: code.to_owned(),
        href: format!("/data/themes/{code}"),
        name: label(locale, List::Theme, code).unwrap_or(code).to_owned(),
        own_name: None,
        note: Some(code.to_owned()),
        count: numbers.get(code).copied().unwrap_or(0),
    };
    Ok(vocabulary::themes().concepts().iter().map(|concept| item(concept.code)).collect())
}
