//! People, from the command line: how the first organiser comes into the house.

use std::fmt::Write as _;

use anyhow::Context as _;
use centum_accounts::{
    Email, NewPerson, add_person, erase_person, find_person_by_email, memberships, people,
};

use super::{ACTOR, print};
use crate::cli::{Outcome, PersonCommand};
use crate::config::Config;
use crate::modules::keepers;
use crate::running;

pub(super) async fn run(config: &Config, command: PersonCommand) -> anyhow::Result<Outcome> {
    // The first person is what makes a house.
    if !matches!(command, PersonCommand::Add { .. }) {
        running::must_exist(&config.database_url())?;
    }
    let house = running::open_for_work(config).await?;
    match command {
        PersonCommand::Add { email, name, role } => {
            let new = NewPerson { email: email.parse()?, name, role, organisation: None };
            add_person(&house, &ACTOR, &new).await?;
            print(&format!("{email} can sign in at {}/sign-in", config.base_url))?;
        }
        PersonCommand::List => {
            let mut reader = house.read().await?;
            let mut text = String::new();
            for person in people(&mut reader.conn()).await? {
                let given = memberships(&mut reader.conn(), person.id).await?;
                let roles: Vec<_> =
                    given.iter().filter(|one| one.until.is_none()).map(|one| one.role.name()).collect();
                writeln!(
                    text,
                    "{}\t{}\t{}",
                    person.email.unwrap_or_default(),
                    person.name,
                    roles.join(", ")
                )?;
            }
            print(&text)?;
        }
        PersonCommand::Erase { email } => {
            let address: Email = email.parse()?;
            let found = find_person_by_email(&mut house.read().await?.conn(), &address).await?;
            let person = found.with_context(|| format!("nobody has the address {email}"))?;
            erase_person(&house, &ACTOR, person.id, &keepers()).await?;
            print("Erased. The ledger holds. Running servers keep ready pages for up to an hour.")?;
        }
    }
    house.db.close().await;
    Ok(Outcome::Done)
}
