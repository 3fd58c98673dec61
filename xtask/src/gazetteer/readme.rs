//! The page beside the gazetteer that says where it comes from and what it holds.

use std::collections::BTreeMap;

use super::index::Index;
use super::package::Manifest;
use super::source::Row;

/// The text of `data/gazetteer/README.md`.
pub(crate) fn page(
    manifest: &Manifest,
    checksum: Option<&str>,
    version: &str,
    rows: &[Row<'_>],
    index: &Index,
    packed_bytes: usize,
) -> String {
    let mut by_country: BTreeMap<[u8; 2], usize> = BTreeMap::new();
    for row in rows {
        *by_country.entry(row.country).or_default() += 1;
    }
    let countries = by_country.len();
    let counts: Vec<_> = by_country
        .iter()
        .filter(|(_, places)| **places >= 100)
        .map(|(code, places)| format!("{} {places}", String::from_utf8_lossy(code)))
        .collect();
    format!(
        "\
# Places

This page is written by `cargo run -p xtask -- gazetteer --package ARCHIVE`.

| file | what | licence |
|---|---|---|
| `places.bin.z` | an index of places and all their names, zlib-packed | CC-BY-4.0, data from GeoNames (geonames.org) |
| `overlay.toml` | what the index lacks: bodies, composite municipalities, names that are no place; own work, source on every entry | CC0-1.0 |

- Source: the npm package `{name}` {package_version} (the package marks its own code {licence}; the table in it is GeoNames').
- SHA-256 of the archive: {checksum}
- Version that every decision records: {version}
- Kept in full: the members of the Union, the United Kingdom, EFTA, the candidate countries, and the
  parts of France and Finland with a code of their own; elsewhere places from 50,000 people on; Singapore in any case.
- {places} places in {countries} countries, {spellings} spellings, {keys} keys of country and folded name.
- {unpacked} bytes, packed {packed_bytes}. The build unpacks them into the program, which reads them in place.
- Kept of each place: GeoNames id, name, ASCII name, other names, latitude, longitude, country,
  administrative codes of four orders, feature code, population, day of the last edit; and, computed, the
  seats of its first- and second-order divisions.
- Populations are of the settlement, not of the municipality; 0 means that the source has no figure.
- Left out: other names that repeat the name, and respellings by machine (plain letters without a capital,
  such as `lun dun`), which nobody prints and which look like other places.
- The other names carry no language in the source.

Countries with at least a hundred places: {counts}.

The layout of the bytes is described in `modules/places/src/gazetteer/format.rs`.
",
        name = manifest.name,
        package_version = manifest.version,
        licence = manifest.license,
        checksum = checksum.unwrap_or("read from a folder"),
        places = rows.len(),
        spellings = index.spellings,
        keys = index.keys,
        unpacked = index.bytes.len(),
        counts = counts.join(", "),
    )
}
