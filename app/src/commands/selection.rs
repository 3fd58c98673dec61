//! Selections, worked out again from the database alone.

use std::fmt::Write as _;

use centum_selection::replay::{Finding, What, replay};

use super::print;
use crate::cli::{Outcome, SelectionCommand};
use crate::config::Config;
use crate::running;

pub(super) async fn run(config: &Config, command: SelectionCommand) -> anyhow::Result<Outcome> {
    let SelectionCommand::Replay = command;
    let house = running::open(config, false).await?;
    let mut reader = house.read().await?;
    let replayed = replay(&mut reader.conn()).await?;
    drop(reader);
    house.db.close().await;
    let mut said = String::new();
    for one in &replayed {
        let what = match one.what {
            What::Ledger => "the chain".to_owned(),
            What::Selection => "the whole of it".to_owned(),
            What::Terms(number) => format!("terms {number}"),
            What::Draw => "draw".to_owned(),
            What::Assignment(number) => format!("assignment {number}"),
            What::Marks => "marks of reviews, reports and the panel".to_owned(),
            What::Calibration(number) => format!("calibration of decision {number}"),
            What::Decision(number) => format!("decision {number}"),
        };
        let digest = one.digest.map(|digest| format!(" {digest}")).unwrap_or_default();
        writeln!(said, "{} {what}:{digest} {}", one.selection, words(&one.finding))?;
    }
    let wrong = replayed.iter().filter(|one| !one.holds()).count();
    writeln!(said, "{} worked out again, {wrong} of them wrong", replayed.len())?;
    print(&said)?;
    Ok(if wrong == 0 { Outcome::Done } else { Outcome::Found })
}

fn words(finding: &Finding) -> String {
    match finding {
        Finding::Same => "the same again".to_owned(),
        Finding::NotRecorded => "not recorded when it was made".to_owned(),
        Finding::Broken(fault) => format!("BROKEN: {fault}"),
        Finding::NotInLedger => "NOT IN THE LEDGER".to_owned(),
        Finding::Lost => "LOST: the ledger tells of it".to_owned(),
        Finding::Reviews { wanted, made } => {
            format!("REVIEWS LOST: {wanted} were given out, {made} are kept")
        }
        Finding::Unlike(marks) => {
            let all: Vec<String> = marks.iter().map(ToString::to_string).collect();
            format!("NOT THE SAME: {}", all.join("; "))
        }
        Finding::Other(differences) if differences.is_empty() => {
            "NOT THE SAME: it does not follow from what it rests on".to_owned()
        }
        Finding::Other(differences) => {
            let all: Vec<String> = differences.iter().map(ToString::to_string).collect();
            format!("NOT THE SAME: {}", all.join("; "))
        }
    }
}
