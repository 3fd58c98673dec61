//! The rows of the GeoNames table as the package carries it, and which of them we keep.

use anyhow::{Context as _, Result, ensure};
use centum_base::fold::fold;

/// Countries kept in full: the members of the Union, the United Kingdom, EFTA and the candidates;
/// and the parts of France and Finland that have a code of their own.
const KEPT_IN_FULL: [&str; 49] = [
    "AL", "AT", "AX", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GE",
    "GF", "GP", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MD", "ME", "MF", "MK", "MQ",
    "MT", "NL", "NO", "PL", "PT", "RE", "RO", "RS", "SE", "SI", "SK", "TR", "UA", "XK", "YT",
];

/// A country that is one city: kept whatever its size.
const CITY_STATES: [&str; 1] = ["SG"];

/// Elsewhere a place is kept from this many people on.
const LARGE_TOWN: u32 = 50_000;

/// One row of the table, its texts borrowed from the file.
pub(crate) struct Row<'a> {
    pub(crate) id: u32,
    pub(crate) name: &'a str,
    pub(crate) ascii: &'a str,
    pub(crate) others: Vec<&'a str>,
    pub(crate) lat: i32,
    pub(crate) lon: i32,
    pub(crate) feature: &'a str,
    pub(crate) country: [u8; 2],
    pub(crate) admin: [&'a str; 4],
    pub(crate) population: u32,
    pub(crate) modified: (u16, u8, u8),
}

/// Reads the rows that we keep, by country and name: neighbours in the index then have like values,
/// which packs better than the order of their ids.
pub(crate) fn read(text: &str) -> Result<Vec<Row<'_>>> {
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let row = parse(line).with_context(|| format!("line {}", number + 1))?;
        if is_kept(&row) {
            rows.push(row);
        }
    }
    rows.sort_by_cached_key(|row| (row.country, fold(row.name), row.id));
    Ok(rows)
}

fn is_kept(row: &Row<'_>) -> bool {
    let among = |codes: &[&str]| codes.iter().any(|code| code.as_bytes() == row.country);
    row.population >= LARGE_TOWN || among(&KEPT_IN_FULL) || among(&CITY_STATES)
}

fn parse(line: &str) -> Result<Row<'_>> {
    let cells: Vec<_> = line.split('\t').collect();
    let [
        id,
        name,
        ascii,
        others,
        lat,
        lon,
        _,
        feature,
        country,
        _,
        a1,
        a2,
        a3,
        a4,
        population,
        _,
        _,
        _,
        modified,
    ] = cells[..]
    else {
        anyhow::bail!("{} columns instead of 19", cells.len());
    };
    let country: [u8; 2] = country.as_bytes().try_into().context("country code")?;
    ensure!(country.iter().all(u8::is_ascii_uppercase), "country code");
    Ok(Row {
        id: id.parse().context("id")?,
        name,
        ascii,
        others: others
            .split(',')
            .filter(|&other| !["", name, ascii].contains(&other) && !is_respelling(other))
            .collect(),
        lat: degrees(lat).context("latitude")?,
        lon: degrees(lon).context("longitude")?,
        feature,
        country,
        admin: [a1, a2, a3, a4],
        population: if population.is_empty() { 0 } else { population.parse().context("population")? },
        modified: day(modified).context("date of the last edit")?,
    })
}

/// Whether a name is a machine's respelling of one in another script, such as `lun dun`: the source
/// writes these without a capital and in plain letters. Nobody prints them, and they look like
/// other places.
fn is_respelling(name: &str) -> bool {
    name.is_ascii() && !name.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Hundred-thousandths of a degree, read without a rounding error.
fn degrees(text: &str) -> Result<i32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    ensure!(fraction.len() <= 5, "more than five decimals");
    let magnitude: i32 = format!("{}{fraction:0<5}", whole.trim_start_matches('-')).parse()?;
    Ok(if whole.starts_with('-') { -magnitude } else { magnitude })
}

fn day(text: &str) -> Result<(u16, u8, u8)> {
    let mut parts = text.splitn(3, '-');
    let mut part = || parts.next().context("three numbers");
    Ok((part()?.parse()?, part()?.parse()?, part()?.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEUVEN: &str = "2792482\tLeuven\tLeuven\tLouvain,Lovaina\t50.87959\t4.70093\tP\tPPLA2\tBE\t\tVLG\tVBR\t24\t24062\t92892\t\t27\tEurope/Brussels\t2021-10-11";

    #[test]
    fn a_row_is_read_to_its_last_column() {
        let row = parse(LEUVEN).unwrap();
        assert_eq!((row.id, row.name, row.population), (2_792_482, "Leuven", 92_892));
        assert_eq!((row.lat, row.lon), (5_087_959, 470_093));
        assert_eq!(row.others, ["Louvain", "Lovaina"]);
        assert_eq!(row.modified, (2021, 10, 11));
    }

    #[test]
    fn degrees_west_of_greenwich_and_near_it_keep_their_sign() {
        assert_eq!(degrees("-0.5").unwrap(), -50_000);
        assert_eq!(degrees("7").unwrap(), 700_000);
        assert!(degrees("1.234567").is_err());
    }

    #[test]
    fn a_village_outside_europe_is_left_out() {
        let elsewhere = LEUVEN.replace("\tBE\t", "\tUS\t").replace("\t92892\t", "\t49999\t");
        assert_eq!(read(&elsewhere).unwrap().len(), 0);
        assert_eq!(read(LEUVEN).unwrap().len(), 1);
    }

    #[test]
    fn respellings_by_machine_and_repetitions_are_no_names() {
        let noisy = LEUVEN.replace("Louvain,", "lu fen,,Leuven,Löwen,");
        assert_eq!(parse(&noisy).unwrap().others, ["Löwen", "Lovaina"]);
    }

    #[test]
    fn a_short_row_is_refused_with_its_line() {
        let error = read("1\tX").err().unwrap();
        assert!(format!("{error:#}").contains("line 1: 2 columns"));
    }
}
