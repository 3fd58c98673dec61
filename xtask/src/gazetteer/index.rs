//! Builds the bytes of the gazetteer from its rows.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context as _, Result, ensure};
use centum_base::fold::fold;
use sha2::{Digest as _, Sha256};

use super::format::{
    self, CHECKSUM, COLUMNS, HEADER_BYTES, NAME_END, NO_RECORD, OTHER_END, Record, Section, Spelling, Value,
};
use super::source::Row;

/// The index, and what is told about it.
pub(crate) struct Index {
    pub(crate) bytes: Vec<u8>,
    pub(crate) places: usize,
    pub(crate) spellings: usize,
    pub(crate) keys: usize,
}

/// Builds the index; the same rows give the same bytes.
pub(crate) fn build(rows: &[Row<'_>], version: &str) -> Result<Index> {
    ensure!(rows.len() < Spelling::MAX_RECORDS as usize, "too many places for the layout");
    let (keys, postings, spellings) = key_section(rows)?;
    let (names, starts) = name_section(rows)?;
    let (admins, codes) = admin_section(rows)?;
    let seats = Seats::of(rows);

    let mut columns: [Vec<u8>; COLUMNS] = Default::default();
    for (row, (names, admin)) in rows.iter().zip(starts.into_iter().zip(codes)) {
        let (year, month, day) = row.modified;
        let feature = format::FEATURES.iter().position(|&known| known == row.feature);
        let record = Record {
            id: row.id,
            lat: row.lat,
            lon: row.lon,
            population: row.population,
            names,
            admin,
            seat: seats.first(row),
            second_seat: seats.second(row),
            country: row.country,
            modified: format::pack_date(year, month, day),
            feature: u8::try_from(feature.with_context(|| format!("new feature {}", row.feature))?)?,
        };
        ensure!(format::unpack_date(record.modified) == row.modified, "{} has an impossible date", row.id);
        let values = record.to_columns();
        ensure!(Record::from_columns(values) == record, "{} does not survive the layout", row.id);
        for (column, value) in columns.iter_mut().zip(values) {
            column.extend_from_slice(&value.to_le_bytes());
        }
    }

    let records = columns.concat();
    let keys_count = fst::Map::new(keys.as_slice())?.len();
    let mut sections: [&[u8]; format::SECTIONS] = Default::default();
    for (section, bytes) in [
        (Section::Version, version.as_bytes()),
        (Section::Keys, &keys),
        (Section::Postings, &postings),
        (Section::Records, &records),
        (Section::Names, &names),
        (Section::Admins, &admins),
    ] {
        sections[section as usize] = bytes;
    }
    Ok(Index { bytes: assemble(sections)?, places: rows.len(), spellings, keys: keys_count })
}

/// Every spelling under its country and folded name.
fn key_section(rows: &[Row<'_>]) -> Result<(Vec<u8>, Vec<u8>, usize)> {
    let mut lists: BTreeMap<Vec<u8>, Vec<Spelling>> = BTreeMap::new();
    let mut spellings = 0;
    for (record, row) in rows.iter().enumerate() {
        let names = [row.name, row.ascii].into_iter().chain(row.others.iter().copied());
        for (ordinal, name) in names.enumerate() {
            let folded = fold(name);
            if folded.is_empty() {
                continue;
            }
            let ordinal = u16::try_from(ordinal)?;
            ensure!(ordinal < Spelling::MAX_NAMES, "{} has too many names", row.id);
            spellings += 1;
            let list = lists.entry([&row.country[..], folded.as_bytes()].concat()).or_default();
            let record = u32::try_from(record)?;
            // The first of several like spellings of one place stands for all.
            if list.last().is_none_or(|last| last.record != record) {
                list.push(Spelling { record, ordinal });
            }
        }
    }
    let mut keys = fst::MapBuilder::memory();
    let mut postings = Vec::new();
    for (key, list) in lists {
        let value = match list[..] {
            [only] => Value::Only(only),
            _ => {
                let offset = u32::try_from(postings.len())?;
                postings.extend_from_slice(&u32::try_from(list.len())?.to_le_bytes());
                for spelling in list {
                    postings.extend_from_slice(&spelling.pack().to_le_bytes());
                }
                Value::List(offset)
            }
        };
        ensure!(Value::unpack(value.pack()) == value, "a value does not survive the layout");
        keys.insert(key, value.pack())?;
    }
    Ok((keys.into_inner()?, postings, spellings))
}

fn name_section(rows: &[Row<'_>]) -> Result<(Vec<u8>, Vec<u32>)> {
    let mut names = String::new();
    let mut starts = Vec::with_capacity(rows.len());
    for row in rows {
        starts.push(u32::try_from(names.len())?);
        names.push_str(row.name);
        names.push(NAME_END);
        if row.ascii != row.name {
            names.push_str(row.ascii);
        }
        names.push(NAME_END);
        for (number, other) in row.others.iter().enumerate() {
            if number > 0 {
                names.push(OTHER_END);
            }
            names.push_str(other);
        }
    }
    Ok((names.into_bytes(), starts))
}

fn admin_section(rows: &[Row<'_>]) -> Result<(Vec<u8>, Vec<u32>)> {
    let mut bytes = Vec::new();
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut offsets = Vec::with_capacity(rows.len());
    for row in rows {
        let codes = row.admin.join("\t");
        let offset = match known.get(&codes) {
            Some(offset) => *offset,
            None => {
                let offset = u32::try_from(bytes.len())?;
                bytes.push(u8::try_from(codes.len()).context("administrative codes too long")?);
                bytes.extend_from_slice(codes.as_bytes());
                known.insert(codes, offset);
                offset
            }
        };
        offsets.push(offset);
    }
    Ok((bytes, offsets))
}

type Division<'a> = ([u8; 2], &'a str, &'a str);

/// The seats of first- and second-order divisions, so that a division can be told by a name.
struct Seats<'a>(HashMap<Division<'a>, (u32, u32)>);

impl<'a> Seats<'a> {
    fn of(rows: &[Row<'a>]) -> Self {
        let mut seats = Self(HashMap::new());
        for (record, row) in rows.iter().enumerate() {
            let [first, second, ..] = row.admin;
            let record = u32::try_from(record).unwrap_or(NO_RECORD);
            match row.feature {
                "PPLC" | "PPLA" if !first.is_empty() => {
                    seats.offer((row.country, first, ""), record, row.population);
                    if !second.is_empty() {
                        seats.offer((row.country, first, second), record, row.population);
                    }
                }
                "PPLA2" if !second.is_empty() => {
                    seats.offer((row.country, first, second), record, row.population);
                }
                _ => {}
            }
        }
        seats
    }

    fn offer(&mut self, division: Division<'a>, record: u32, people: u32) {
        let seat = self.0.entry(division).or_insert((record, people));
        if people > seat.1 {
            *seat = (record, people);
        }
    }

    fn first(&self, row: &Row<'a>) -> u32 {
        self.seat((row.country, row.admin[0], ""))
    }

    fn second(&self, row: &Row<'a>) -> u32 {
        if row.admin[1].is_empty() { NO_RECORD } else { self.seat((row.country, row.admin[0], row.admin[1])) }
    }

    fn seat(&self, division: Division<'a>) -> u32 {
        self.0.get(&division).map_or(NO_RECORD, |(record, _)| *record)
    }
}

fn assemble(sections: [&[u8]; format::SECTIONS]) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEADER_BYTES + sections.iter().map(|part| part.len()).sum::<usize>());
    bytes.extend_from_slice(format::MAGIC);
    bytes.extend_from_slice(&format::LAYOUT.to_le_bytes());
    bytes.extend_from_slice(&[0; 32]);
    for section in sections {
        bytes.extend_from_slice(&u32::try_from(section.len())?.to_le_bytes());
    }
    debug_assert_eq!(bytes.len(), HEADER_BYTES);
    for section in sections {
        bytes.extend_from_slice(section);
    }
    let checksum = Sha256::digest(&bytes[CHECKSUM.end..]);
    bytes[CHECKSUM].copy_from_slice(&checksum);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    const ROWS: &str = "\
1\tA\tA\t\t1.0\t1.0\tP\tPPLA\tIT\t\t01\tX\t\t\t900\t\t1\tEurope/Rome\t2020-01-02
2\tÀ\tA\tB,b\t1.0\t1.0\tP\tPPL\tIT\t\t01\tX\t\t\t800\t\t1\tEurope/Rome\t2020-01-02
";

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let rows = source::read(ROWS).unwrap();
        assert_eq!(build(&rows, "v").unwrap().bytes, build(&rows, "v").unwrap().bytes);
    }

    #[test]
    fn two_places_of_one_name_share_a_key_and_a_place_stands_in_it_once() {
        let index = build(&source::read(ROWS).unwrap(), "v").unwrap();
        assert_eq!((index.places, index.keys), (2, 2));
        let (_, postings, _) = key_section(&source::read(ROWS).unwrap()).unwrap();
        assert_eq!(postings.len(), 4 + 2 * 4);
    }

    #[test]
    fn an_unknown_feature_code_stops_the_build() {
        let rows = ROWS.replace("PPLA", "PPLZ");
        assert!(build(&source::read(&rows).unwrap(), "v").is_err());
    }
}
