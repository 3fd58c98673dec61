//! The gazetteer that the program carries: places by country and folded name, read in place.

pub mod format;
mod near;

use std::sync::OnceLock;

use centum_base::{Country, Date, Digest};
use fst::{IntoStreamer as _, Map, Streamer as _};

use format::{COLUMNS, HEADER_BYTES, Record, SECTIONS, Section, Spelling, Value};
pub use near::Near;

/// The unpacked index, see `build.rs`.
static SHIPPED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));

/// A search by likeness looks at no more keys than this.
const MAX_NEAR_KEYS: usize = 64;

/// The bytes are not a gazetteer that this program can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GazetteerError {
    /// The first bytes are others, or the layout is of another version.
    #[error("the gazetteer has another layout: rebuild it with “xtask gazetteer”")]
    Layout,
    /// A section ends beyond the file, or its size does not fit.
    #[error("the gazetteer is cut short: fetch it again or rebuild it with “xtask gazetteer”")]
    Length,
    /// The bytes are not those that were written.
    #[error("the gazetteer’s checksum is wrong: fetch it again or rebuild it with “xtask gazetteer”")]
    Checksum,
}

/// An opened gazetteer.
#[derive(Debug)]
pub struct Gazetteer {
    bytes: &'static [u8],
    keys: Map<&'static [u8]>,
    sections: [&'static [u8]; SECTIONS],
    places: u32,
    by_id: OnceLock<Vec<u32>>,
}

impl Gazetteer {
    /// The one that the program carries.
    pub fn shipped() -> &'static Self {
        static OPENED: OnceLock<Gazetteer> = OnceLock::new();
        OPENED.get_or_init(|| Self::open(SHIPPED).expect("a test opens the gazetteer that is shipped"))
    }

    /// Opens an index without reading more than its header.
    pub fn open(bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        let header = bytes.get(..HEADER_BYTES).ok_or(GazetteerError::Length)?;
        if !header.starts_with(format::MAGIC) || word(header, 8) != format::LAYOUT {
            return Err(GazetteerError::Layout);
        }
        let mut sections: [&'static [u8]; SECTIONS] = [&[]; SECTIONS];
        let mut rest = &bytes[HEADER_BYTES..];
        for (number, section) in sections.iter_mut().enumerate() {
            let length = word(header, HEADER_BYTES - 4 * SECTIONS + 4 * number) as usize;
            (*section, rest) = rest.split_at_checked(length).ok_or(GazetteerError::Length)?;
        }
        let records = sections[Section::Records as usize].len();
        let places = u32::try_from(records / (4 * COLUMNS)).map_err(|_| GazetteerError::Length)?;
        if !rest.is_empty() || !records.is_multiple_of(4 * COLUMNS) {
            return Err(GazetteerError::Length);
        }
        let keys = Map::new(sections[Section::Keys as usize]).map_err(|_| GazetteerError::Layout)?;
        Ok(Self { bytes, keys, sections, places, by_id: OnceLock::new() })
    }

    /// Reads every byte and compares the checksum in the header.
    pub fn check(&self) -> Result<(), GazetteerError> {
        let sum = Digest::of(&self.bytes[format::CHECKSUM.end..]);
        if sum.bytes() == &self.bytes[format::CHECKSUM] { Ok(()) } else { Err(GazetteerError::Checksum) }
    }

    /// What the data are and of which day.
    pub fn version(&self) -> &'static str {
        std::str::from_utf8(self.section(Section::Version)).unwrap_or_default()
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.places as usize
    }

    /// Whether there is no place at all.
    pub fn is_empty(&self) -> bool {
        self.places == 0
    }

    /// The place of a GeoNames id.
    pub fn place(&'static self, id: u32) -> Option<Place> {
        let by_id = self.by_id.get_or_init(|| {
            let mut records: Vec<_> = (0..self.places).collect();
            records.sort_unstable_by_key(|&record| self.column(0, record));
            records
        });
        let found = by_id.binary_search_by_key(&id, |&record| self.column(0, record)).ok()?;
        Some(Place { gazetteer: self, record: by_id[found] })
    }

    /// `count` names spread over all places and their spellings, with the country of each: something
    /// to measure with.
    pub fn sample(&'static self, count: usize) -> Vec<(&'static str, Country)> {
        let places = self.len().max(1);
        let spread = (0..count).filter_map(|number| {
            // A step that shares no factor with the number of places visits all before any twice.
            let record = u32::try_from((number * 7919) % places).ok()?;
            let place = self.at(record)?;
            let names = 1 + place.other_names().count();
            let name = place.other_names().nth(number % names).unwrap_or(place.name());
            Some((name, place.country()))
        });
        spread.collect()
    }

    /// The spellings of places in `country` whose folded name is `key`.
    pub fn spellings(&'static self, country: Country, key: &str) -> Spellings {
        let mut bytes = Vec::with_capacity(2 + key.len());
        bytes.extend_from_slice(country.code().as_bytes());
        bytes.extend_from_slice(key.as_bytes());
        match self.keys.get(&bytes) {
            Some(value) => self.unpack(value),
            None => Spellings { gazetteer: self, packed: &[], only: None },
        }
    }

    /// The spellings in `country` whose folded names are like `key`, each with its distance, the
    /// nearest first.
    pub fn near(&'static self, country: Country, near: &Near) -> Vec<(u8, Spellings)> {
        let code = country.code().as_bytes();
        let mut found = Vec::new();
        let mut stream = self.keys.search_with_state(near.within(code)).into_stream();
        while let Some((_, value, state)) = stream.next() {
            found.push((near.distance_of(&state), self.unpack(value)));
            if found.len() >= MAX_NEAR_KEYS {
                break;
            }
        }
        found.sort_by_key(|(distance, _)| *distance);
        found
    }

    /// The spellings in `country` whose folded name continues `beginning` by further words.
    pub fn beginning(&'static self, country: Country, beginning: &str) -> Vec<Spellings> {
        let mut from = country.code().as_bytes().to_vec();
        from.extend_from_slice(beginning.as_bytes());
        let mut to = from.clone();
        from.push(b' ');
        to.push(b' ' + 1);
        let mut found = Vec::new();
        let mut stream = self.keys.range().ge(from).lt(to).into_stream();
        while let Some((_, value)) = stream.next() {
            found.push(self.unpack(value));
            if found.len() >= MAX_NEAR_KEYS {
                break;
            }
        }
        found
    }

    fn unpack(&'static self, value: u64) -> Spellings {
        match Value::unpack(value) {
            Value::Only(only) => Spellings { gazetteer: self, packed: &[], only: Some(only) },
            Value::List(offset) => {
                let list = self.section(Section::Postings).get(offset as usize..).unwrap_or_default();
                let length = if list.len() < 4 { 0 } else { word(list, 0) as usize };
                let packed = list.get(4..4 + 4 * length).unwrap_or_default();
                Spellings { gazetteer: self, packed, only: None }
            }
        }
    }

    fn at(&'static self, record: u32) -> Option<Place> {
        (record < self.places).then_some(Place { gazetteer: self, record })
    }

    fn section(&self, section: Section) -> &'static [u8] {
        self.sections[section as usize]
    }

    fn column(&self, column: usize, record: u32) -> u32 {
        let at = 4 * (column * self.places as usize + record as usize);
        word(self.section(Section::Records), at)
    }

    fn record(&self, record: u32) -> Record {
        Record::from_columns(std::array::from_fn(|column| self.column(column, record)))
    }

    fn text(&self, section: Section, from: usize, to: usize) -> &'static str {
        let bytes = self.section(section).get(from..to).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// The places behind one key, each with the spelling that led to it.
#[derive(Clone, Debug)]
pub struct Spellings {
    gazetteer: &'static Gazetteer,
    packed: &'static [u8],
    only: Option<Spelling>,
}

impl Iterator for Spellings {
    type Item = (Place, u16);

    fn next(&mut self) -> Option<Self::Item> {
        let spelling = match self.only.take() {
            Some(only) => only,
            None => {
                let (first, rest) = self.packed.split_first_chunk::<4>()?;
                self.packed = rest;
                Spelling::unpack(u32::from_le_bytes(*first))
            }
        };
        let known = spelling.record < self.gazetteer.places;
        known.then_some((Place { gazetteer: self.gazetteer, record: spelling.record }, spelling.ordinal))
    }
}

/// One place of the gazetteer.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    gazetteer: &'static Gazetteer,
    record: u32,
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}
impl Eq for Place {}

impl Place {
    /// The GeoNames id.
    pub fn id(&self) -> u32 {
        self.gazetteer.column(0, self.record)
    }

    /// People of the settlement; 0 when the source gives no figure.
    pub fn population(&self) -> u32 {
        self.gazetteer.column(3, self.record)
    }

    /// The country whose code the source gives.
    pub fn country(&self) -> Country {
        let code = self.data().country;
        let country = std::str::from_utf8(&code).ok().and_then(Country::new);
        country.expect("the index is written with codes of two capital letters")
    }

    /// Latitude and longitude in degrees.
    pub fn position(&self) -> (f64, f64) {
        let data = self.data();
        (f64::from(data.lat) / 1e5, f64::from(data.lon) / 1e5)
    }

    /// The feature code of GeoNames, such as `PPLA2`.
    pub fn feature(&self) -> &'static str {
        format::FEATURES.get(usize::from(self.data().feature)).copied().unwrap_or("PPL")
    }

    /// The administrative codes, of the first order to the fourth; empty where there is none.
    pub fn admin_codes(&self) -> [&'static str; 4] {
        let admins = self.gazetteer.section(Section::Admins);
        let at = self.data().admin as usize;
        let length = admins.get(at).map_or(0, |length| usize::from(*length));
        let mut codes = self.gazetteer.text(Section::Admins, at + 1, at + 1 + length).split('\t');
        std::array::from_fn(|_| codes.next().unwrap_or_default())
    }

    /// The seat of the first-order division that the place lies in.
    pub fn seat(&self) -> Option<Self> {
        self.other(self.data().seat)
    }

    /// The seat of the second-order division that the place lies in.
    pub fn second_seat(&self) -> Option<Self> {
        self.other(self.data().second_seat)
    }

    /// The day of the last edit in the source.
    pub fn modified(&self) -> Option<Date> {
        let (year, month, day) = format::unpack_date(self.data().modified);
        Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed()).ok()
    }

    /// The name that the source puts first.
    pub fn name(&self) -> &'static str {
        self.parts().0
    }

    /// The name that the ordinal of a spelling stands for.
    pub fn spelling(&self, ordinal: u16) -> &'static str {
        let (name, ascii, others) = self.parts();
        match ordinal {
            0 => name,
            1 => ascii,
            _ => others.split(format::OTHER_END).nth(usize::from(ordinal) - 2).unwrap_or(name),
        }
    }

    /// The other names, in any language and script; the source does not say which.
    pub fn other_names(&self) -> impl Iterator<Item = &'static str> {
        self.parts().2.split(format::OTHER_END).filter(|name| !name.is_empty())
    }

    fn parts(&self) -> (&'static str, &'static str, &'static str) {
        let from = self.gazetteer.column(4, self.record) as usize;
        let to = if self.record + 1 < self.gazetteer.places {
            self.gazetteer.column(4, self.record + 1) as usize
        } else {
            self.gazetteer.section(Section::Names).len()
        };
        let mut parts = self.gazetteer.text(Section::Names, from, to).splitn(3, format::NAME_END);
        let name = parts.next().unwrap_or_default();
        let ascii = parts.next().filter(|ascii| !ascii.is_empty()).unwrap_or(name);
        (name, ascii, parts.next().unwrap_or_default())
    }

    fn other(&self, record: u32) -> Option<Self> {
        self.gazetteer.at(record)
    }

    fn data(&self) -> Record {
        self.gazetteer.record(self.record)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>);
    word.map_or(0, |word| u32::from_le_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn belgium() -> Country {
        Country::new("BE").unwrap()
    }

    #[test]
    fn the_shipped_gazetteer_opens_and_its_checksum_holds() {
        let gazetteer = Gazetteer::open(SHIPPED).unwrap();
        assert_eq!(gazetteer.check(), Ok(()));
        assert!(gazetteer.version().starts_with("GeoNames of 2023-03-05"));
        assert!(gazetteer.len() > 99_000 && !gazetteer.is_empty());
    }

    #[test]
    fn a_changed_byte_breaks_the_checksum() {
        let mut bytes = SHIPPED.to_vec();
        *bytes.last_mut().unwrap() ^= 1;
        let gazetteer = Gazetteer::open(bytes.leak()).unwrap();
        assert_eq!(gazetteer.check(), Err(GazetteerError::Checksum));
    }

    #[test]
    fn what_is_cut_or_foreign_does_not_open() {
        let open = |bytes: &[u8]| Gazetteer::open(bytes.to_vec().leak()).err();
        assert_eq!(open(b""), Some(GazetteerError::Length));
        assert_eq!(open(&SHIPPED[..SHIPPED.len() - 1]), Some(GazetteerError::Length));
        assert_eq!(open(&[b'x'; 200]), Some(GazetteerError::Layout));
    }

    #[test]
    fn a_place_is_found_by_each_of_its_names_and_by_its_id() {
        let gazetteer = Gazetteer::shipped();
        for key in ["leuven", "louvain", "лёвен", "lovaina"].map(centum_base::fold::fold) {
            let ids: Vec<_> = gazetteer.spellings(belgium(), &key).map(|(place, _)| place.id()).collect();
            assert!(ids.contains(&2_792_482), "{key}: {ids:?}");
        }
        let leuven = gazetteer.place(2_792_482).unwrap();
        assert_eq!((leuven.name(), leuven.feature(), leuven.country()), ("Leuven", "PPL", belgium()));
        assert!((leuven.position().0 - 50.88).abs() < 0.01 && leuven.population() > 90_000);
        assert_eq!(leuven.admin_codes()[..2], ["VLG", "VBR"]);
        assert!(leuven.other_names().any(|name| name == "Louvain"));
        assert!(leuven.modified().is_some());
        let valongo = gazetteer.place(2_732_978).unwrap();
        assert_eq!(valongo.seat().map(|seat| seat.name()), Some("Porto"));
        assert!(gazetteer.place(1).is_none());
    }

    #[test]
    fn a_sample_has_the_size_that_was_asked_for() {
        let sample = Gazetteer::shipped().sample(1_000);
        assert_eq!(sample.len(), 1_000);
        assert!(sample.iter().all(|(name, _)| !name.is_empty()));
    }

    #[test]
    fn a_spelling_leads_back_to_its_own_key() {
        let gazetteer = Gazetteer::shipped();
        for (place, ordinal) in gazetteer.spellings(belgium(), "louvain") {
            assert_eq!(centum_base::fold::fold(place.spelling(ordinal)), "louvain");
        }
    }
}
