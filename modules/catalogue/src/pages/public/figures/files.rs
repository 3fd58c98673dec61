//! Figures as files: CSV, JSON and drawings.

use axum::extract::Path;
use axum::response::Response;
use centum_base::Id;
use centum_cohort::exports::{Cell, Table, table_csv};
use centum_places::Place;
use centum_store::{Conn, StoreResult};
use centum_web::links::Query;
use centum_web::negotiate::{Format, as_file, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Visit};
use serde_json::json;

use super::chart::{drawing, rule, title};
use super::counted::{Asked, Count, Drawn, by_city, counted, homes_by_city};
use crate::dcat::vocabulary;
use crate::listing::{Scope, counted_at};
use crate::pages::public::drawing::cities;
use crate::sources::{catalogue_by_slug, catalogues, publishers};

/// `GET /data/figures/{file}`, such as `theme.csv`, `format.svg?city=…` or `map.svg`.
pub(in crate::pages::public) async fn show(
    visit: Visit,
    Path(file): Path<String>,
) -> Result<Response, Problem> {
    let (name, format) = Format::split(&file);
    let format = format.ok_or_else(Problem::not_found)?;
    let query = Query::parse(visit.uri.query());
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let asked = asked(&mut conn, &query).await?.ok_or_else(Problem::not_found)?;
    let (at, behind) = counted_at(&mut conn).await?;
    if (name, format) == ("map", Format::Svg) {
        let cities_there = by_city(&mut conn, &visit.locale, &asked).await?;
        let map = cities(&visit.locale, &cities_there).ok_or_else(Problem::not_found)?;
        return Ok(open(&visit, Format::Svg, map.render_standalone(), "map.svg"));
    }
    let drawn = Drawn::named(name).ok_or_else(Problem::not_found)?;
    let numbers = counted(&mut conn, &visit.locale, &asked, drawn, visit.app.house.now()).await?;
    drop(reader);
    let locale = &visit.locale;
    let bytes = match format {
        Format::Csv => table_csv(&table(&numbers.counts)),
        Format::Svg => drawing(locale, &numbers, true).into_bytes(),
        Format::Json => {
            let row = |one: &Count| json!({ "key": one.key, "label": one.label, "datasets": one.count });
            let all: Vec<_> = numbers.counts.iter().map(row).collect();
            let whole = json!({
                "title": title(locale, drawn),
                "rule": rule(locale, drawn),
                "as_of": at.map(|at| at.to_string()),
                "complete": !behind,
                "rows": all,
            });
            whole.to_string().into_bytes()
        }
        _ => return Err(Problem::not_found()),
    };
    Ok(open(&visit, format, bytes, &file))
}

fn open(visit: &Visit, format: Format, bytes: impl Into<bytes::Bytes>, name: &str) -> Response {
    let mut response = document(&visit.headers, format, bytes);
    if format == Format::Csv {
        as_file(&mut response, name);
    }
    open_to_all(&mut response);
    response
}

fn table(counts: &[Count]) -> Table {
    let row = |one: &Count| {
        vec![Cell::from(one.key.as_str()), Cell::from(one.label.as_str()), Cell::from(one.count)]
    };
    Table {
        columns: ["key", "label", "datasets"].map(Into::into).to_vec(),
        rows: counts.iter().map(row).collect(),
    }
}

/// Whose figures the address asks for; none where nothing has that name.
pub(in crate::pages::public) async fn asked(
    conn: &mut Conn<'_>,
    query: &Query,
) -> StoreResult<Option<Asked>> {
    let mut kept = Query::default();
    let mut scope = Scope::Whole;
    if let Some(slug) = query.get("catalogue") {
        let Some(one) = catalogue_by_slug(conn, slug).await? else { return Ok(None) };
        scope = Scope::Of(vec![one.id]);
        kept = kept.with("catalogue", slug);
    } else if let Some(slug) = query.get("publisher") {
        let all = publishers(conn).await?;
        let Some(one) = all.iter().find(|one| one.slug == slug) else { return Ok(None) };
        let own = catalogues(conn).await?.into_iter().filter(|catalogue| catalogue.publisher == Some(one.id));
        scope = Scope::Of(own.map(|catalogue| catalogue.id).collect());
        kept = kept.with("publisher", slug);
    } else if let Some(city) = query.get("city") {
        let Ok(id) = city.parse::<Id<Place>>() else { return Ok(None) };
        let Some((_, own)) = homes_by_city(conn).await?.remove(&id) else { return Ok(None) };
        scope = Scope::Of(own.into_iter().collect());
        kept = kept.with("city", city);
    }
    let theme = query.get("theme").unwrap_or_default();
    if !theme.is_empty() {
        if vocabulary::themes().get(theme).is_none() {
            return Ok(None);
        }
        kept = kept.with("theme", theme);
    }
    Ok(Some(Asked { scope, theme: theme.to_owned(), query: kept }))
}
