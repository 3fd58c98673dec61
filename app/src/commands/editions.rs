//! Editions, from the command line.

use std::fmt::Write as _;

use anyhow::Context as _;
use centum_base::fold::fold;
use centum_cohort::edition::{Edition, NewEdition, Settings, create_edition, edition_by_slug, editions};
use centum_cohort::register::standings;
use centum_store::Conn;

use super::{ACTOR, print};
use crate::cli::{EditionCommand, Outcome};
use crate::config::Config;
use crate::running;

/// The edition of that name in addresses.
pub(super) async fn named(conn: &mut Conn<'_>, slug: &str) -> anyhow::Result<Edition> {
    edition_by_slug(conn, slug).await?.with_context(|| {
        format!("there is no edition “{slug}”; see `centum edition list`, or `centum edition create`")
    })
}

pub(super) async fn run(config: &Config, command: EditionCommand) -> anyhow::Result<Outcome> {
    if let EditionCommand::List = command {
        running::must_exist(&config.database_url())?;
    }
    let house = running::open_for_work(config).await?;
    match command {
        EditionCommand::List => {
            let mut reader = house.read().await?;
            let rows = standings(&mut reader.conn()).await?;
            let mut text = String::new();
            for edition in editions(&mut reader.conn()).await? {
                let count = rows.iter().find(|one| one.edition == edition.slug).map_or(0, |one| one.rows);
                writeln!(text, "{}\t{}\t{count} rows", edition.slug, edition.name)?;
            }
            print(&text)?;
        }
        EditionCommand::Create { slug, name, programme, publisher, licence, members_on, also } => {
            let programme_slug: String =
                fold(&programme).chars().map(|c| if c == ' ' { '-' } else { c }).collect();
            let new = NewEdition {
                programme_slug,
                programme,
                slug: slug.clone(),
                name,
                publisher,
                licence,
                members_on,
                settings: Settings { extra_countries: also, ..Settings::default() },
                invented: false,
            };
            create_edition(&house, &ACTOR, &new).await?;
            print(&format!(
                "Created {slug}. Next: centum import announcement FILE --edition {slug} --dry-run"
            ))?;
        }
    }
    house.db.close().await;
    Ok(Outcome::Done)
}
