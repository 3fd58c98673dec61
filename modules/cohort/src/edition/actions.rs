//! What is done to editions.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Date, Id};
use centum_ledger::{House, Note, Subject};
use centum_store::{StoreError, args};

use super::store::{Edition, FIND_PROGRAMME, INSERT_EDITION, INSERT_PROGRAMME, KEEP_SETTINGS, Settings};

/// Why an action on an edition did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The name in addresses cannot be used.
    #[error("“{0}” cannot stand in an address: use small letters a–z, digits and hyphens, at most 60")]
    Slug(String),
    /// An edition with that name in addresses exists.
    #[error("there is an edition “{0}” already")]
    SlugTaken(String),
    /// A name is empty or too long.
    #[error("names need between 1 and 200 characters")]
    Name,
    /// Somebody changed the edition in the meantime.
    #[error("somebody changed this edition in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An edition to be created, with its programme if that is new.
#[derive(Clone, Debug)]
pub struct NewEdition {
    /// The programme's name in addresses.
    pub programme_slug: String,
    /// The programme's name.
    pub programme: String,
    /// The edition's name in addresses.
    pub slug: String,
    /// The edition's name.
    pub name: String,
    /// Who publishes.
    pub publisher: String,
    /// The licence of its data.
    pub licence: String,
    /// The day on which membership of the Union decides.
    pub members_on: Date,
    /// What else is decided.
    pub settings: Settings,
    /// Whether it is invented.
    pub invented: bool,
}

/// Creates an edition.
pub async fn create_edition(
    house: &House,
    actor: &Actor,
    new: &NewEdition,
) -> Result<Id<Edition>, EditionError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    for slug in [&new.programme_slug, &new.slug] {
        if !is_slug(slug) {
            return Err(EditionError::Slug(slug.chars().take(80).collect()));
        }
    }
    for name in [&new.programme, &new.name, &new.publisher, &new.licence] {
        if name.trim().is_empty() || name.chars().count() > 200 {
            return Err(EditionError::Name);
        }
    }
    let mut tx = house.begin().await?;
    let now = house.now();
    let fresh = house.id::<Edition>();
    tx.conn().execute(&INSERT_PROGRAMME, args![fresh, &new.programme_slug, &new.programme, now]).await?;
    let programme: String = tx.conn().one(&FIND_PROGRAMME, args![&new.programme_slug]).await?.get("id")?;
    let id: Id<Edition> = house.id();
    let values = args![
        id,
        programme,
        &new.slug,
        &new.name,
        &new.publisher,
        &new.licence,
        new.members_on,
        json(&new.settings),
        new.invented,
        now
    ];
    tx.conn().execute(&INSERT_EDITION, values).await.map_err(|error| match error {
        StoreError::Duplicate(_) => EditionError::SlugTaken(new.slug.clone()),
        other => other.into(),
    })?;
    let note = Note::new().with("slug", &new.slug).with("name", &new.name).with("invented", new.invented);
    house.record(&mut tx, &recorded, "cohort.create-edition", &Subject::new("edition", id), note).await?;
    tx.commit().await?;
    Ok(id)
}

/// Keeps what an organiser decided about an edition.
pub async fn keep_settings(
    house: &House,
    actor: &Actor,
    edition: &Edition,
    members_on: Date,
    settings: &Settings,
) -> Result<(), EditionError> {
    let recorded = actor.require(Permission::ManageCohort)?;
    let mut tx = house.begin().await?;
    let values = args![edition.id, json(settings), members_on, edition.version];
    if tx.conn().execute(&KEEP_SETTINGS, values).await? == 0 {
        return Err(EditionError::Changed);
    }
    let note = Note::new().changed("settings", &edition.settings, settings).changed(
        "members_on",
        edition.members_on,
        members_on,
    );
    house
        .record(&mut tx, &recorded, "cohort.keep-settings", &Subject::new("edition", edition.id), note)
        .await?;
    Ok(tx.commit().await?)
}

fn json(settings: &Settings) -> String {
    serde_json::to_string(settings).expect("settings have a JSON form")
}

fn is_slug(slug: &str) -> bool {
    let letters = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    letters && (1..=60).contains(&slug.len()) && !slug.starts_with('-') && !slug.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain() {
        assert!(is_slug("icc-2020"));
        for bad in ["", "-a", "a-", "A", "a b", "č", "a/b", "..", &"a".repeat(61)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
