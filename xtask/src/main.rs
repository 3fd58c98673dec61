//! The chores of the house: one room a chore, none of them needed to run the product.

mod direction;
mod gazetteer;
mod map;
mod publiccode;
mod tidy;
mod tree;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Chores of the Centum workspace.
#[derive(Parser)]
#[command(name = "xtask", about)]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Checks what rustfmt and clippy do not: sizes, names, words, templates, where SQL stands
    Tidy,
    /// Checks that crates depend downwards only, and who may name a heavy engine
    Direction,
    /// Checks publiccode.yml for the keys that its standard demands
    Publiccode,
    /// Rebuilds the gazetteer from its published package
    Gazetteer(gazetteer::Args),
    /// Rebuilds the outlines of the map from their published package
    Map(map::Args),
}

fn main() -> ExitCode {
    match run(Cli::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A closed standard error leaves nowhere to say so.
            let _ = writeln!(std::io::stderr(), "{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<()> {
    match chore {
        Chore::Tidy => tidy::run(),
        Chore::Direction => direction::run(),
        Chore::Publiccode => publiccode::run(),
        Chore::Gazetteer(args) => gazetteer::run(args),
        Chore::Map(args) => map::run(args),
    }
}
