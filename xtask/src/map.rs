//! Rebuilds the outlines of the map of Europe from their published package.

#[path = "../../modules/places/src/map/clip.rs"]
mod clip;
mod codes;
mod dissolve;
#[path = "../../modules/places/src/map/grid.rs"]
mod grid;
mod outline;
#[path = "../../modules/places/src/map/projection.rs"]
mod projection;
mod readme;
mod simplify;
mod topology;

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::gazetteer::package::Package;
use outline::Outlines;
use topology::Topology;

/// The file inside the package: 1 : 50 million is fine enough for a page and small enough to simplify.
const TOPOLOGY: &str = "countries-50m.json";

/// Where to read, and where to write.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The package `world-atlas`, as an archive or a folder
    #[arg(long)]
    package: PathBuf,
    /// Where the facts lie
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

/// Runs the chore.
pub(crate) fn run(args: Args) -> Result<()> {
    let package = Package::open(&args.package)?;
    let topology = Topology::read(&package.read(TOPOLOGY)?)?;
    let territories = codes::territories(&topology)?;
    let countries = dissolve::countries(&territories);
    let outlines = Outlines::draw(&topology, &countries)?;

    let folder = args.data.join("map");
    fs::create_dir_all(&folder)?;
    let path = folder.join("europe.tsv");
    fs::write(&path, &outlines.text).with_context(|| format!("writing {}", path.display()))?;
    let page = readme::page(&package.manifest()?, package.checksum()?.as_deref(), &outlines);
    fs::write(folder.join("README.md"), page)?;
    writeln!(
        std::io::stdout(),
        "{}: {} countries, {} points, {} bytes",
        path.display(),
        outlines.countries,
        outlines.points,
        outlines.text.len()
    )?;
    Ok(())
}
