//! Reading what a public page shows: published versions alone.
//!
//! Whoever may see the desk finds editions without an announcement too. To everybody else an edition that has
//! announced nothing, and a version that is still being written, do not exist.

use centum_accounts::Permission;
use centum_web::{Problem, Visit};

use crate::announcement::{Announcement, State, announcements, published};
use crate::edition::{Edition, edition_by_slug};

/// An edition with its published versions, the newest first.
pub(crate) struct Shown {
    /// The edition.
    pub(crate) edition: Edition,
    /// Its published versions.
    pub(crate) versions: Vec<Announcement>,
}

impl Shown {
    /// The newest version.
    pub(crate) fn latest(&self) -> Option<&Announcement> {
        self.versions.first()
    }
}

/// The edition of that name, if it has announced something.
pub(crate) async fn announced(visit: &Visit, slug: &str) -> Result<Shown, Problem> {
    let shown = with_versions(visit, slug).await?;
    if shown.versions.is_empty() { Err(Problem::not_found()) } else { Ok(shown) }
}

/// The edition of that name for a reader who may know of it.
pub(crate) async fn visible(visit: &Visit, slug: &str) -> Result<Shown, Problem> {
    let shown = with_versions(visit, slug).await?;
    let known = !shown.versions.is_empty() || visit.actor.may(Permission::ReadDesk);
    if known { Ok(shown) } else { Err(Problem::not_found()) }
}

/// One published version.
pub(crate) async fn version(visit: &Visit, slug: &str, number: &str) -> Result<Announcement, Problem> {
    let number = parsed(number).ok_or_else(Problem::not_found)?;
    let mut reader = visit.app.house.read().await?;
    let edition = edition_by_slug(&mut reader.conn(), slug).await?.ok_or_else(Problem::not_found)?;
    published(&mut reader.conn(), edition.id, number).await?.ok_or_else(Problem::not_found)
}

/// One published version and the published one before it.
pub(crate) async fn with_previous(
    visit: &Visit,
    slug: &str,
    number: &str,
) -> Result<(Announcement, Option<Announcement>), Problem> {
    let number = parsed(number).ok_or_else(Problem::not_found)?;
    let shown = announced(visit, slug).await?;
    let mut versions = shown.versions.into_iter().skip_while(|version| version.number != number);
    let version = versions.next().ok_or_else(Problem::not_found)?;
    Ok((version, versions.next()))
}

/// Keeps the published versions.
pub(crate) fn published_only(all: Vec<Announcement>) -> Vec<Announcement> {
    all.into_iter().filter(|version| version.state == State::Published).collect()
}

async fn with_versions(visit: &Visit, slug: &str) -> Result<Shown, Problem> {
    let mut reader = visit.app.house.read().await?;
    let edition = edition_by_slug(&mut reader.conn(), slug).await?.ok_or_else(Problem::not_found)?;
    let versions = published_only(announcements(&mut reader.conn(), edition.id).await?);
    Ok(Shown { edition, versions })
}

/// A number in its one form: `7`, never `007` or `+7`, so that a version has one address.
fn parsed(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_one_address() {
        assert_eq!(parsed("7"), Some(7));
        for other in ["007", "+7", "-1", "7 ", "", "99999999999"] {
            assert_eq!(parsed(other), None, "{other}");
        }
    }
}
