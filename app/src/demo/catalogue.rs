//! Portals of four cities, taken in by the same steps as at the desk.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use centum_accounts::{Actor, find_person_by_email};
use centum_base::Id;
use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::{DcatMapper, Harvester, Left, Limits, Run, Spoken, Stage};
use centum_catalogue::intake::{Keeper, NewKeeper, Taking, approve, look, looking, take_on};
use centum_catalogue::officers::{give_charge, name_officer};
use centum_catalogue::publishing::set_review;
use centum_catalogue::quality::check::Shacl;
use centum_catalogue::sources::{CatalogueKind, NewCatalogue, add_catalogue, catalogues};
use centum_cohort::edition::edition_by_slug;
use centum_cohort::intake::suggestions;
use centum_cohort::register::participations;
use centum_ledger::House;
use centum_web::App;

use super::portals::{Bundled, PORTALS, Portal};

/// The catalogue that is made last of all.
pub(super) const LAST: &str = "published-here";

/// Takes the portals in.
pub(super) async fn populate(app: &App, olga: &Actor) -> anyhow::Result<()> {
    let harvester = match app.held::<Harvester>() {
        Some(held) => Harvester { fetch: Bundled::before(None), ..held.clone() },
        None => alone().await?,
    };
    for portal in &PORTALS {
        take_in(&app.house, &harvester, olga, portal).await.with_context(|| portal.address)?;
    }
    officer(&app.house, olga).await.context("the officer of Heidelberg")?;
    published_here(&app.house, olga).await
}

/// A catalogue of our own, where organisers publish without a second person: by hand, or with a client of CKAN.
async fn published_here(house: &House, olga: &Actor) -> anyhow::Result<()> {
    let new = NewCatalogue {
        slug: LAST.into(),
        name: "Published here (invented)".into(),
        homepage: None,
        kind: CatalogueKind::Own,
        publisher: None,
    };
    let own = add_catalogue(house, olga, &new).await?;
    Ok(set_review(house, olga, own, false).await?)
}

/// Ofelia acts for Heidelberg, and looks after its portal.
async fn officer(house: &House, olga: &Actor) -> anyhow::Result<()> {
    let mut reader = house.db.read_current().await?;
    let email = super::OFELIA.parse()?;
    let ofelia = find_person_by_email(&mut reader.conn(), &email).await?.context("Ofelia")?;
    let edition = edition_by_slug(&mut reader.conn(), super::ICC).await?.context("the cohort of 2020")?;
    let all = participations(&mut reader.conn(), edition.id).await?;
    let city = all.iter().find(|one| one.name == "Heidelberg").context("Heidelberg takes part")?;
    let mut own = catalogues(&mut reader.conn()).await?.into_iter();
    let own = own.find(|one| one.name.contains("Heidelberg")).context("the portal of Heidelberg")?;
    drop(reader);
    name_officer(house, olga, city.id, ofelia.id).await?;
    give_charge(house, olga, own.id, Some(city.id)).await?;
    Ok(())
}

/// A harvester of a house that holds none: its bytes are gone with it, what the log says stays.
async fn alone() -> anyhow::Result<Harvester> {
    let blobs = Blobs::open("memory:", Options::default()).await?;
    Ok(Harvester {
        fetch: Bundled::before(None),
        dialects: Arc::new(Spoken),
        mapper: Arc::new(DcatMapper),
        check: Arc::new(Shacl),
        vault: Arc::new(blobs),
        limits: Limits::default(),
    })
}

async fn take_in(house: &House, harvester: &Harvester, olga: &Actor, portal: &Portal) -> anyhow::Result<()> {
    let id = look(house, olga, portal.address).await?;
    if let Err(error) = harvester.look(house, id).await {
        bail!("{}", error.0);
    }
    let found = looking(&mut house.db.read_current().await?.conn(), id).await?.context("just asked")?;
    let offer = found.found.offers.first().cloned().context("nothing was recognised")?;
    let mail = format!("data@{}", centum_catalogue::intake::host(portal.address));
    let keeper = NewKeeper { name: portal.publisher.into(), mail: Some(mail), locale: None };
    let country = portal.country.parse().context("the country")?;
    let cities = suggestions(portal.city, &[country]).into_iter().take(1).map(|one| one.facts).collect();
    let name = found.found.title.unwrap_or_else(|| format!("Open data of {} (invented)", portal.city));
    let taking = Taking { offer, name, keeper: Keeper::New(keeper), cities, of: None };
    let dry = take_on(house, olga, &*harvester.dialects, id, &taking).await?;
    finish(house, harvester, dry).await?;
    // By hand alone: nothing of a demonstration happens by itself.
    let real = approve(house, olga, &*harvester.dialects, dry, None).await?;
    finish(house, harvester, real).await
}

async fn finish(house: &House, harvester: &Harvester, run: Id<Run>) -> anyhow::Result<()> {
    match harvester.work(house, run).await? {
        Left::At(Stage::Done) => Ok(()),
        left => bail!("a harvest was left at {left:?}"),
    }
}
