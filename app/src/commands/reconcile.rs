//! Printed figures beside ours, without the web.

use std::fmt::Write as _;

use centum_cohort::figures::{Reconciliation, english, reconcile as judge};
use centum_cohort::intake::documents;
use centum_cohort::model::Roster;
use centum_cohort::register::{open_seats, participations, roster};

use super::{editions, print};
use crate::cli::{Outcome, Reconcile};
use crate::config::Config;
use crate::running;

/// One source with its findings.
#[derive(serde::Serialize)]
struct Judged {
    source: String,
    digest: centum_base::Digest,
    reconciliation: Reconciliation,
}

pub(super) async fn reconcile(config: &Config, args: &Reconcile) -> anyhow::Result<Outcome> {
    running::must_exist(&config.database_url())?;
    let house = running::open_for_work(config).await?;
    let mut reader = house.read().await?;
    let mut conn = reader.conn();
    let edition = editions::named(&mut conn, &args.edition).await?;
    let register = participations(&mut conn, edition.id).await?;
    let roster = roster(&register, open_seats(&mut conn, edition.id).await?);
    let sources = documents(&mut conn, edition.id).await?;
    let judged: Vec<Judged> = sources
        .into_iter()
        .filter(|document| !document.reading.claims.is_empty())
        .map(|document| Judged {
            reconciliation: judge(&roster, &document.reading.claims, &edition.area()),
            source: document.label,
            digest: document.digest,
        })
        .collect();
    if args.json {
        let told =
            serde_json::json!({ "format": "centum-reconcile-1", "edition": edition.slug, "sources": judged });
        print(&serde_json::to_string_pretty(&told)?)?;
    } else {
        print(&in_words(&judged, &roster)?)?;
    }
    drop(reader);
    house.db.close().await;
    Ok(Outcome::Done)
}

fn in_words(judged: &[Judged], roster: &Roster) -> anyhow::Result<String> {
    let mut text = String::new();
    for Judged { source, reconciliation, .. } in judged {
        writeln!(text, "{source}")?;
        for finding in &reconciliation.findings {
            writeln!(text, "  {:>6}  {}", finding.claim.value, finding.claim.words)?;
            writeln!(text, "          {}", english(&finding.verdict.message()))?;
            for detail in finding.verdict.details() {
                writeln!(text, "          · {}", english(&detail))?;
            }
        }
        for sum in &reconciliation.sums {
            writeln!(text, "  sum     {}", english(&sum.message()))?;
            for reading in &sum.readings {
                let clauses: Vec<_> = reading.messages(roster).iter().map(english).collect();
                writeln!(text, "          · {}", clauses.join("; "))?;
            }
        }
    }
    if judged.is_empty() {
        writeln!(text, "No document of this edition prints a figure.")?;
    }
    Ok(text)
}
