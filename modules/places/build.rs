//! Unpacks the gazetteer, so that the program can carry it in the form in which it is read.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const PACKED: &str = "../../data/gazetteer/places.bin.z";

/// More than this is not our gazetteer.
const MAX_BYTES: usize = 64 * 1024 * 1024;

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks to a build script")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PACKED}");
    println!("cargo::rerun-if-changed=build.rs");
    let home = env::var("CARGO_MANIFEST_DIR")?;
    let packed = fs::read(Path::new(&home).join(PACKED))?;
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&packed, MAX_BYTES)
        .map_err(|error| format!("{PACKED}: {error}; rebuild it with xtask gazetteer"))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("places.bin"), bytes)?;
    Ok(())
}
