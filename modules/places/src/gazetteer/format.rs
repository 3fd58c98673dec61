//! The bytes of the gazetteer, written by `xtask gazetteer` and read in place by this crate.
//! Both compile this one description.
//!
//! A header, then the sections in the order of [`Section`]. Numbers are little-endian. A spelling
//! is looked up as country code and folded name in a finite-state map; its value leads to the
//! record and to the very spelling that matched.

/// What the file begins with.
pub const MAGIC: &[u8; 8] = b"CENTUMGZ";
/// Changes whenever a byte would be read differently.
pub const LAYOUT: u32 = 1;
/// Magic, layout, SHA-256 of all that follows the header, and the length of each section.
pub const HEADER_BYTES: usize = 8 + 4 + 32 + 4 * SECTIONS;
/// Where the checksum stands in the header.
pub const CHECKSUM: std::ops::Range<usize> = 12..44;
/// How many sections there are.
pub const SECTIONS: usize = 6;
/// How many columns of four bytes the records have.
pub const COLUMNS: usize = 10;
/// Stands where a record has no seat.
pub const NO_RECORD: u32 = u32::MAX;

/// The parts of the file, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// One line of text: what the data are and of which day.
    Version,
    /// The finite-state map from country and folded name.
    Keys,
    /// Lists of spellings that share a key: their number, then each as a packed [`Spelling`].
    Postings,
    /// Records by country and folded name, one column after the other: like stands beside like,
    /// which packs to four fifths of the size.
    Records,
    /// For each record its name, its ASCII name and its other names, see [`NAME_END`].
    Names,
    /// Administrative codes, each set once: a byte for the length, then four codes parted by tabs.
    Admins,
}

/// Parts the name, the ASCII name (empty when it is the same) and the others of a record.
pub const NAME_END: char = '\t';
/// Parts the other names, as in the source.
pub const OTHER_END: char = ',';

/// Feature codes of GeoNames; a record holds the position in this list, which may only grow.
pub const FEATURES: [&str; 18] = [
    "PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLX", "PPLL", "PPLG", "PPLS", "PPLH",
    "PPLQ", "PPLW", "PPLF", "PPLCH", "PPLR", "STLMT",
];

/// One spelling of one place: which record, and which of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The position of the record.
    pub record: u32,
    /// 0 is the name, 1 the ASCII name, 2 and above the others in their order.
    pub ordinal: u16,
}

impl Spelling {
    /// Records that can be addressed.
    pub const MAX_RECORDS: u32 = 1 << 19;
    /// Names a record may have.
    pub const MAX_NAMES: u16 = 1 << 12;

    /// The spelling in 31 bits.
    pub const fn pack(self) -> u32 {
        (self.record << 12) | self.ordinal as u32
    }

    /// The spelling that was packed.
    pub const fn unpack(packed: u32) -> Self {
        Self { record: packed >> 12, ordinal: (packed & 0xfff) as u16 }
    }
}

/// The value of a key: the only spelling, or where the list of them begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// The key belongs to one place alone.
    Only(Spelling),
    /// The list begins at this byte of the postings.
    List(u32),
}

impl Value {
    /// The value as the map stores it.
    pub const fn pack(self) -> u64 {
        match self {
            Self::Only(spelling) => ((spelling.pack() as u64) << 1) | 1,
            Self::List(offset) => (offset as u64) << 1,
        }
    }

    /// The value that was packed.
    pub const fn unpack(packed: u64) -> Self {
        if packed & 1 == 1 {
            Self::Only(Spelling::unpack((packed >> 1) as u32))
        } else {
            Self::List((packed >> 1) as u32)
        }
    }
}

/// One place, without its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// The GeoNames id.
    pub id: u32,
    /// Latitude in hundred-thousandths of a degree.
    pub lat: i32,
    /// Longitude in hundred-thousandths of a degree.
    pub lon: i32,
    /// People of the settlement; 0 when the source gives no figure.
    pub population: u32,
    /// Where its names begin; they end where the next record's begin.
    pub names: u32,
    /// Where its administrative codes stand.
    pub admin: u32,
    /// The record of the seat of its first-order division.
    pub seat: u32,
    /// The record of the seat of its second-order division.
    pub second_seat: u32,
    /// The two letters of its country.
    pub country: [u8; 2],
    /// The last edit, packed by [`pack_date`].
    pub modified: u16,
    /// The position in [`FEATURES`].
    pub feature: u8,
}

impl Record {
    /// The record's value in each column.
    pub fn to_columns(self) -> [u32; COLUMNS] {
        let [first, second] = self.country;
        let [low, high] = self.modified.to_le_bytes();
        [
            self.id,
            self.lat.cast_unsigned(),
            self.lon.cast_unsigned(),
            self.population,
            self.names,
            self.admin,
            self.seat,
            self.second_seat,
            u32::from_le_bytes([first, second, low, high]),
            u32::from(self.feature),
        ]
    }

    /// The record of these values.
    pub fn from_columns(columns: [u32; COLUMNS]) -> Self {
        let [id, lat, lon, population, names, admin, seat, second_seat, country_day, feature] = columns;
        let [first, second, low, high] = country_day.to_le_bytes();
        Self {
            id,
            lat: lat.cast_signed(),
            lon: lon.cast_signed(),
            population,
            names,
            admin,
            seat,
            second_seat,
            country: [first, second],
            modified: u16::from_le_bytes([low, high]),
            feature: feature as u8,
        }
    }
}

/// A day from 1980 to 2107 in sixteen bits.
pub const fn pack_date(year: u16, month: u8, day: u8) -> u16 {
    (year.saturating_sub(1980) << 9) | ((month as u16) << 5) | day as u16
}

/// The year, month and day that were packed.
pub const fn unpack_date(packed: u16) -> (u16, u8, u8) {
    ((packed >> 9) + 1980, ((packed >> 5) & 15) as u8, (packed & 31) as u8)
}
