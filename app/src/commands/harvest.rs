//! Taking a portal in from the command line: the same steps as at the desk, one after the other.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context as _, bail};
use centum_base::Id;
use centum_catalogue::adapters::Portal;
use centum_catalogue::harvest::{Harvester, Left, Mode, Run, Stage, run as find_run, start_run};
use centum_catalogue::intake::{
    Answered, Keeper, Looking, NewKeeper, Taking, approve, host, look, looking, readers_of, take_on,
};
use centum_catalogue::sources::sources;
use centum_ledger::House;

use super::{ACTOR, print};
use crate::cli::{HarvestPortal, Outcome};
use crate::config::Config;
use crate::{holding, running};

/// A pause that a portal asks for is waited for; a longer one is left to the server.
const LONGEST_WAIT: Duration = Duration::from_secs(150);
/// The schedule that a harvest begins: every day.
const EVERY_DAY: u32 = 24 * 60;

pub(super) async fn harvest(config: &Config, args: &HarvestPortal) -> anyhow::Result<Outcome> {
    let house = running::open_for_work(config).await?;
    let harvester = Harvester::standard(holding::fetcher(config)?, holding::blobs(config).await?);
    let outcome = taken_in(&house, &harvester, args).await;
    house.db.close().await;
    outcome
}

async fn taken_in(house: &House, harvester: &Harvester, args: &HarvestPortal) -> anyhow::Result<Outcome> {
    let dry = match known_source(house, harvester, &args.address).await? {
        Some(run) => run,
        None => new_source(house, harvester, args).await?,
    };
    let done = finish(house, harvester, dry).await?;
    print(&told(&done)?)?;
    if done.stage != Stage::Done || args.dry_run {
        return Ok(if done.stage == Stage::Done { Outcome::Done } else { Outcome::Found });
    }
    let real = approve(house, &ACTOR, &*harvester.dialects, dry, Some(EVERY_DAY)).await?;
    let done = finish(house, harvester, real).await?;
    print(&told(&done)?)?;
    Ok(if done.stage == Stage::Done { Outcome::Done } else { Outcome::Found })
}

/// Whoever pastes the same address again has the same source tried again.
async fn known_source(
    house: &House,
    harvester: &Harvester,
    address: &str,
) -> anyhow::Result<Option<Id<Run>>> {
    let all = sources(&mut house.read().await?.conn()).await?;
    let Some(known) = all.iter().find(|source| source.address == address.trim()) else { return Ok(None) };
    Ok(Some(start_run(house, &ACTOR, &*harvester.dialects, known.id, Mode::Dry).await?))
}

async fn new_source(house: &House, harvester: &Harvester, args: &HarvestPortal) -> anyhow::Result<Id<Run>> {
    let id = look(house, &ACTOR, &args.address).await?;
    if let Err(error) = harvester.look(house, id).await {
        bail!("the portal could not be asked: {}", error.0);
    }
    let found = looking(&mut house.db.read_current().await?.conn(), id).await?.context("just asked")?;
    print(&answers(&found)?)?;
    let Some(offer) = found.found.offers.first().cloned() else {
        bail!(
            "nothing there could be read as a catalogue; look on the portal for its API or its DCAT, and name that address"
        );
    };
    // Another page of a portal leads to the source that reads it: a second one would double every record.
    let portal = Portal::read_by(&offer.dialect, &offer.address);
    let mut reader = house.db.read_current().await?;
    let readers = readers_of(&mut reader.conn(), &portal.into_iter().collect()).await?;
    drop(reader);
    if let Some(known) = readers.first() {
        return Ok(start_run(house, &ACTOR, &*harvester.dialects, known.id, Mode::Dry).await?);
    }
    let host = host(&found.address).to_owned();
    let name = args.name.clone().or_else(|| found.found.title.clone()).unwrap_or_else(|| host.clone());
    let keeper = NewKeeper { name: args.publisher.clone().unwrap_or(host), mail: None, locale: None };
    let taking = Taking { offer, name, keeper: Keeper::New(keeper), cities: Vec::new(), of: None };
    Ok(take_on(house, &ACTOR, &*harvester.dialects, id, &taking).await?)
}

/// Works on a run to its end, or to where a person or a long pause is needed.
async fn finish(house: &House, harvester: &Harvester, id: Id<Run>) -> anyhow::Result<Run> {
    loop {
        let left = harvester.work(house, id).await?;
        let run = find_run(&mut house.db.read_current().await?.conn(), id).await?.context("the run")?;
        match left {
            Left::Until(at) => {
                let wait = Duration::try_from(house.now().until(at)?).unwrap_or_default();
                if wait > LONGEST_WAIT {
                    return Ok(run);
                }
                tokio::time::sleep(wait).await;
            }
            // A server on the same database has taken it: it is watched.
            Left::Alone if run.stage.is_working() => tokio::time::sleep(Duration::from_secs(1)).await,
            Left::Alone | Left::At(_) => return Ok(run),
        }
    }
}

fn answers(looking: &Looking) -> anyhow::Result<String> {
    let mut text = String::new();
    for attempt in &looking.found.attempts {
        let answer = match &attempt.answered {
            Answered::Dialect { dialect, total: Some(total) } => format!("{dialect}, {total} records"),
            Answered::Dialect { dialect, total: None } => dialect.clone(),
            Answered::Page => "a page for people".to_owned(),
            Answered::Other { media_type, bytes } => {
                format!("{}, {bytes} bytes", media_type.as_deref().unwrap_or("something"))
            }
            Answered::Fault { code, detail } => format!("{code}: {detail}"),
        };
        writeln!(text, "asked  {}\n       {answer}", attempt.url)?;
    }
    Ok(text)
}

fn told(run: &Run) -> anyhow::Result<String> {
    let counts = &run.counts;
    let mut text = String::new();
    writeln!(
        text,
        "{} run {}: {}; {} seen, {} new, {} changed, {} unchanged, {} refused",
        run.mode.name(),
        run.number,
        run.stage.name(),
        counts.seen,
        counts.new,
        counts.changed,
        counts.unchanged + counts.reread,
        counts.refused
    )?;
    if let Some(failure) = &run.failure {
        writeln!(text, "  {}: {}", failure.code, failure.detail)?;
    }
    if run.stage == Stage::Guarded {
        writeln!(text, "  too much would vanish: decide on it at /desk/catalogue/runs/{}", run.id)?;
    }
    for group in run.outcome.iter().flat_map(|outcome| &outcome.groups) {
        let (severity, rule, field) = (group.severity.name(), &group.rule, &group.field);
        writeln!(text, "  {:>6} × {severity} {rule} {field}", group.count)?;
        for example in group.examples.iter().take(2) {
            writeln!(text, "           {}: {}", example.record.as_deref().unwrap_or("?"), example.value)?;
        }
    }
    Ok(text)
}
