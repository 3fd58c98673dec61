//! Selections, worked out again from the database alone.

use std::fmt::Write as _;

use centum_selection::replay::{What, replay};

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
            What::Draw => "draw".to_owned(),
            What::Assignment(number) => format!("assignment {number}"),
            What::Decision(number) => format!("decision {number}"),
        };
        let finding = match (one.follows, one.in_ledger) {
            (true, true) => "the same again",
            (false, _) => "NOT THE SAME: it does not follow from what it rests on",
            (true, false) => "NOT IN THE LEDGER",
        };
        writeln!(said, "{} {what}: {} {finding}", one.selection, one.digest)?;
    }
    let wrong = replayed.iter().filter(|one| !one.holds()).count();
    writeln!(said, "{} worked out again, {wrong} of them wrong", replayed.len())?;
    print(&said)?;
    Ok(if wrong == 0 { Outcome::Done } else { Outcome::Found })
}
