//! Taking a published list in.

use std::fmt::Write as _;
use std::io::Read as _;

use anyhow::{Context as _, bail};
use centum_cohort::intake::{
    Draft, Effects, Placement, Received, Report, Terms, confirm, draft_plan, find_document, preview, receive,
};
use centum_cohort::reading::{Reading, limits};
use centum_cohort::register::{Consent, participations};
use centum_ledger::House;

use super::{ACTOR, editions, print};
use crate::cli::{ImportAnnouncement, Outcome};
use crate::config::Config;
use crate::running;

pub(super) async fn announcement(config: &Config, args: &ImportAnnouncement) -> anyhow::Result<Outcome> {
    let received = Received {
        label: args.label.clone(),
        dated: args.dated,
        file_name: args
            .file
            .file_name()
            .and_then(|name| name.to_str())
            .filter(|name| *name != "-")
            .map(String::from),
        bytes: bytes(args)?,
        mapping: None,
    };
    running::must_exist(&config.database_url())?;
    let house = running::open_for_work(config).await?;
    let edition = editions::named(&mut house.read().await?.conn(), &args.edition).await?;
    let outcome = if args.dry_run {
        let (reading, draft) = preview(&received)?;
        let mut reader = house.read().await?;
        let register = participations(&mut reader.conn(), edition.id).await?;
        let plan = draft_plan(&mut reader.conn(), edition.id, &draft, !args.addition).await?;
        let effects = Effects::of(&plan, &draft, &register);
        tell(args, "previewed", &reading, &draft, Some(effects))?
    } else {
        take_in(&house, args, received).await?
    };
    house.db.close().await;
    Ok(outcome)
}

/// Reads no more than the reader would take, so that an endless input ends.
fn bytes(args: &ImportAnnouncement) -> anyhow::Result<Vec<u8>> {
    let most = limits::MAX_TEXT_BYTES.max(limits::MAX_WORKBOOK_BYTES) as u64 + 1;
    let mut bytes = Vec::new();
    if args.file.as_os_str() == "-" {
        std::io::stdin().take(most).read_to_end(&mut bytes)?;
    } else {
        let file = std::fs::File::open(&args.file).with_context(|| args.file.display().to_string())?;
        file.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

async fn take_in(house: &House, args: &ImportAnnouncement, received: Received) -> anyhow::Result<Outcome> {
    let receipt = receive(house, &ACTOR, &args.edition, received).await?;
    let mut reader = house.read().await?;
    let document = find_document(&mut reader.conn(), receipt.id()).await?.context("the document is gone")?;
    let register = participations(&mut reader.conn(), document.edition).await?;
    let plan = draft_plan(&mut reader.conn(), document.edition, &document.draft, !args.addition).await?;
    drop(reader);
    let effects = Effects::of(&plan, &document.draft, &register);
    let known = matches!(receipt, centum_cohort::intake::Receipt::Known(..));
    if !args.confirm || document.number.is_some() {
        let outcome = if known { "known" } else { "received" };
        return tell(args, outcome, &document.reading, &document.draft, Some(effects));
    }
    let tally = document.draft.tally();
    if tally.doubtful > 0 {
        bail!(
            "{} rows are doubtful; look at them at the desk, under imports, and confirm there",
            tally.doubtful
        );
    }
    let terms = Terms {
        whole: !args.addition,
        consent: if args.consent.is_some() { Consent::Given } else { Consent::Unasked },
        consent_note: args.consent.clone().unwrap_or_default(),
    };
    confirm(house, &ACTOR, document.id, document.version, &terms).await?;
    tell(args, "confirmed", &document.reading, &document.draft, Some(effects))
}

fn tell(
    args: &ImportAnnouncement,
    outcome: &'static str,
    reading: &Reading,
    draft: &Draft,
    effects: Option<Effects>,
) -> anyhow::Result<Outcome> {
    let report = Report::of(&args.edition, outcome, reading, draft, effects);
    if args.json {
        print(&serde_json::to_string_pretty(&report)?)?;
    } else {
        print(&in_words(&report, draft)?)?;
    }
    Ok(Outcome::Done)
}

fn in_words(report: &Report<'_>, draft: &Draft) -> anyhow::Result<String> {
    let mut text = String::new();
    let tally = report.tally;
    writeln!(text, "{}: {}", args_word(report.outcome), report.edition)?;
    writeln!(text, "{:>6} rows, {} of them doubtful", tally.rows, tally.doubtful)?;
    writeln!(
        text,
        "{:>6} cities: {} placed by rule, {} by a person, {} open",
        tally.cities, tally.automatic, tally.by_person, tally.open
    )?;
    writeln!(text, "{:>6} printed figures", report.claims.len())?;
    for seat in report.open_seats {
        writeln!(text, "{:>6} open seats ({}): {}", seat.count, seat.part.name(), seat.sentence)?;
    }
    for row in draft.taken().filter(|row| row.confidence < 100) {
        writeln!(text, "line {:>4}  doubtful {}%: {}", row.line, row.confidence, row.printed)?;
    }
    for row in draft.taken() {
        for city in &row.cities {
            if let Placement::Open { why, suggestions } = &city.placement {
                let names: Vec<_> = suggestions.iter().take(3).map(|one| one.facts.name.as_str()).collect();
                writeln!(
                    text,
                    "line {:>4}  no place yet ({why:?}): {} — {}",
                    row.line,
                    city.name,
                    names.join(", ")
                )?;
            }
        }
    }
    for unread in report.unread {
        writeln!(text, "line {:>4}  not read ({:?}): {}", unread.line, unread.reason, unread.text)?;
    }
    if let Some(effects) = &report.register {
        let (added, changed, removed) = (effects.added.len(), effects.changed.len(), effects.removed.len());
        writeln!(
            text,
            "register: {added} added, {changed} changed, {removed} removed, {} unchanged",
            effects.unchanged
        )?;
    }
    Ok(text)
}

fn args_word(outcome: &str) -> &'static str {
    match outcome {
        "previewed" => "Nothing was written. This would happen to",
        "received" => "Received; correct and confirm it at the desk of",
        "known" => "The same document stands there already:",
        _ => "Confirmed into",
    }
}
