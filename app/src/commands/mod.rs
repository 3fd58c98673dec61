//! The commands. Each calls the same actions as the pages do, as a named system actor.

mod data;
mod doctor;
mod editions;
mod export;
mod harvest;
mod import;
mod ledger;
mod people;
mod receipt;
mod reconcile;
mod selection;
mod serve;

use anyhow::Context as _;
use centum_accounts::Actor;
use clap::CommandFactory as _;

use crate::cli::{Cli, Command, Import, Outcome};
use crate::config::Effective;

/// Who does what the command line asks for.
const ACTOR: Actor = Actor::System("command-line");

/// Runs one command to its end.
pub fn run(cli: Cli) -> anyhow::Result<Outcome> {
    if let Command::Completions { shell } = cli.command {
        // Straight to the output it would panic where nobody reads on.
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "centum", &mut script);
        print(&String::from_utf8(script)?)?;
        return Ok(Outcome::Done);
    }
    // Whoever checks a receipt needs no installation, and so no settings.
    if let Command::Receipt(command) = &cli.command {
        return receipt::run(command);
    }
    let listen = match &cli.command {
        Command::Serve(listen) => listen.listen.clone(),
        Command::Demo(demo) => demo.listen.listen.clone(),
        _ => None,
    };
    let effective = Effective::read(&cli.settings, listen.as_deref())?;
    if let Command::Config = cli.command {
        print(&effective.describe()?)?;
        return Ok(Outcome::Done);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(dispatch(cli, effective))
}

async fn dispatch(cli: Cli, effective: Effective) -> anyhow::Result<Outcome> {
    let config = effective.config;
    match cli.command {
        Command::Serve(_) => serve::serve(config).await,
        Command::Demo(demo) => serve::demo(config, demo.populate_only).await,
        Command::Import(Import::Announcement(args)) => import::announcement(&config, &args).await,
        Command::Reconcile(args) => reconcile::reconcile(&config, &args).await,
        Command::Export(args) => export::export(&config, &args).await,
        Command::Harvest(args) => harvest::harvest(&config, &args).await,
        Command::Edition(command) => editions::run(&config, command).await,
        Command::Person(command) => people::run(&config, command).await,
        Command::Migrate => data::migrate(&config).await,
        Command::Copy(args) => data::copy(&args).await,
        Command::Backup { file } => data::backup(&config, &file).await,
        Command::Restore { file } => data::restore(&config, &file).await,
        Command::Doctor => doctor::doctor(&config).await,
        Command::Ledger(command) => ledger::run(&config, command).await,
        Command::Selection(command) => selection::run(&config, command).await,
        Command::Config | Command::Completions { .. } | Command::Receipt(_) => Ok(Outcome::Done),
    }
}

/// An error with its causes, each said once: many a message holds that of its cause.
pub fn told(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
    }
    text
}

/// Writes to standard output. A reader that has gone away, as in `centum … | head`, is no error; a full disk is.
fn print(text: &str) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    match out
        .write_all(text.as_bytes())
        .and_then(|()| out.write_all(end.as_bytes()))
        .and_then(|()| out.flush())
    {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("the result cannot be written"),
    }
}
