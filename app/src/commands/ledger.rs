//! The ledger, checked from outside.

use anyhow::Context as _;
use centum_ledger::Head;

use super::print;
use crate::cli::{LedgerCommand, Outcome};
use crate::config::Config;
use crate::running;

pub(super) async fn run(config: &Config, command: LedgerCommand) -> anyhow::Result<Outcome> {
    let house = running::open(config, false).await?;
    let mut reader = house.read().await?;
    let outcome = match command {
        LedgerCommand::Head => {
            print(&centum_ledger::head(&mut reader.conn()).await?.to_string())?;
            Outcome::Done
        }
        LedgerCommand::Verify { head } => {
            let outside: Option<Head> = head.map(|head| head.parse()).transpose().context("--head")?;
            match centum_ledger::verify(&mut reader.conn(), outside).await {
                Ok(verified) => {
                    print(&format!("{} entries hold; head {}", verified.head.seq, verified.head))?;
                    Outcome::Done
                }
                Err(centum_ledger::Fault::Store(error)) => return Err(error.into()),
                Err(fault) => {
                    print(&fault.to_string())?;
                    Outcome::Found
                }
            }
        }
    };
    drop(reader);
    house.db.close().await;
    Ok(outcome)
}
