//! The page of a place, with what it takes part in by the newest versions.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use centum_places::pages::TakesPart;
use centum_places::{Place, places_by_id};
use centum_web::{Problem, Visit};

use super::loading::published_only;
use super::words;
use crate::announcement::{Content, announcements};
use crate::edition::editions;

/// `GET /places/{id}`.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let mut takes_part = Vec::new();
    if let Ok(asked) = id.parse::<centum_base::Id<Place>>() {
        let mut reader = visit.app.house.read().await?;
        // A version names places as they were: one that was merged since leads here too.
        let leads_here: HashSet<String> = places_by_id(&mut reader.conn())
            .await?
            .into_iter()
            .filter(|(_, place)| place.id == asked)
            .map(|(id, _)| id.to_string())
            .collect();
        for edition in editions(&mut reader.conn()).await? {
            let versions = published_only(announcements(&mut reader.conn(), edition.id).await?);
            if let Some(latest) = versions.first() {
                takes_part.extend(of_version(&visit, &latest.content, &leads_here));
            }
        }
    }
    centum_places::pages::show(&visit, &id, takes_part).await
}

fn of_version(visit: &Visit, content: &Content, places: &HashSet<String>) -> Vec<TakesPart> {
    let locale = &visit.locale;
    content
        .entries
        .iter()
        .filter(|entry| {
            entry.cities.iter().filter_map(|city| city.place.as_ref()).any(|place| places.contains(&place.id))
        })
        .map(|entry| TakesPart {
            href: words::participant_path(&content.edition.slug, &entry.participation),
            name: entry.name.clone(),
            edition: content.edition.name.clone(),
            part: locale.text(&format!("cohort-part-one-{}", entry.part.name())),
        })
        .collect()
}
