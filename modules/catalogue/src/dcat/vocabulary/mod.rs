//! Controlled lists: codes, labels, addresses, and the many spellings that catalogues use for them.
//!
//! A spelling is folded before it is looked up: case, accents and punctuation don't count, nor does `http` or `https`.

mod licence;
mod table;

use std::sync::LazyLock;

use centum_base::fold::fold;

use table::Row;
pub use table::{Concept, Vocabulary};

/// Where the Union's authority tables live.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

/// What is known about a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileType {
    /// Its media types, the preferred one first.
    pub media_types: Vec<&'static str>,
    /// What kind of thing it is.
    pub kind: FormatKind,
    /// Whether the Union's quality assessment counts it as machine-readable.
    pub machine_readable: bool,
    /// Whether the Union's quality assessment counts it as non-proprietary.
    pub non_proprietary: bool,
}

/// The kinds of format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormatKind {
    /// Rows and columns, or records.
    Table,
    /// Places and rasters.
    Geography,
    /// RDF and its kin.
    Graph,
    /// Text for people.
    Document,
    /// Pictures and models.
    Image,
    /// Sound and film.
    Recording,
    /// Something that answers.
    Service,
    /// Other files in one.
    Archive,
    /// Anything else.
    Other,
}

/// What is known about a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The licence's own address, by its author.
    pub address: &'static str,
    /// Whether it is open: free to use, change and share for any purpose.
    pub open: bool,
    /// Whether the Union's table has it.
    pub in_authority: bool,
    /// Whether it names a family rather than one text.
    pub unversioned: bool,
    /// Its author wants to be named.
    pub attribution: bool,
    /// What is made from it carries the same licence.
    pub share_alike: bool,
    /// No commerce.
    pub no_commerce: bool,
    /// No changes.
    pub no_derivatives: bool,
}

/// The period of a frequency, in days: none where there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Every(pub Option<f64>);

macro_rules! data {
    ($file:literal) => {
        include_str!(concat!("../../../../../data/vocabularies/", $file))
    };
}

/// A table of the Union whose rows have no more than labels and spellings.
fn plain(data: &'static str, list: &str) -> Vocabulary<()> {
    let base = format!("{AUTHORITY}{list}/");
    Vocabulary::read(data, &base, |_| (), |row| Some(format!("{base}{}", row.get("code"))))
}

macro_rules! plain_lists {
    ($($(#[$doc:meta])* $name:ident = $list:literal, $file:literal;)*) => {
        $($(#[$doc])*
        pub fn $name() -> &'static Vocabulary<()> {
            static LIST: LazyLock<Vocabulary<()>> = LazyLock::new(|| plain(data!($file), $list));
            &LIST
        })*
    };
}

plain_lists! {
    /// The 13 data themes.
    themes = "data-theme", "data-theme.tsv";
    /// Who may see it.
    access_rights = "access-right", "access-right.tsv";
    /// How long it is meant to stay.
    availabilities = "planned-availability", "planned-availability.tsv";
    /// How finished it is.
    statuses = "distribution-status", "distribution-status.tsv";
    /// Types of datasets.
    dataset_types = "dataset-type", "dataset-type.tsv";
}

/// Formats.
pub fn file_types() -> &'static Vocabulary<FileType> {
    static LIST: LazyLock<Vocabulary<FileType>> = LazyLock::new(|| {
        let base = format!("{AUTHORITY}file-type/");
        let iri = |row: &Row<'_>| row.flag('e').then(|| format!("{AUTHORITY}file-type/{}", row.get("code")));
        let mut list = Vocabulary::read(data!("file-type.tsv"), &base, file_type, iri);
        list.spell(|concept| concept.facts.media_types.clone());
        list
    });
    &LIST
}

fn file_type(row: &Row<'_>) -> FileType {
    FileType {
        media_types: row.list("media"),
        kind: match row.get("kind") {
            "t" => FormatKind::Table,
            "g" => FormatKind::Geography,
            "m" => FormatKind::Graph,
            "d" => FormatKind::Document,
            "i" => FormatKind::Image,
            "v" => FormatKind::Recording,
            "s" => FormatKind::Service,
            "a" => FormatKind::Archive,
            _ => FormatKind::Other,
        },
        machine_readable: row.flag('m'),
        non_proprietary: row.flag('n'),
    }
}

/// The format of a spelling: a code, a label, a media type with or without parameters, an extension, or an address that ends
/// in one of them.
pub fn file_type_of(text: &str) -> Option<&'static Concept<FileType>> {
    let list = file_types();
    let bare = text.split(';').next().unwrap_or(text);
    let media = |text: &str| text.rsplit_once("media-types/").and_then(|(_, rest)| list.find(rest));
    list.find(text)
        .or_else(|| list.find(bare))
        .or_else(|| media(bare))
        .or_else(|| of_protocol(text))
        .or_else(|| one_of_several(text))
        .or_else(|| last_part(text).and_then(|part| list.find(&part)))
        .or_else(|| text.split_once(' ').and_then(|(code, _)| list.get(code)))
}

/// The format of a protocol of geographic catalogues, such as `OGC:WMS-1.3.0-http-get-map`.
fn of_protocol(text: &str) -> Option<&'static Concept<FileType>> {
    let (authority, rest) = text.trim().split_once(':')?;
    let service = rest.split('-').next().filter(|_| authority.eq_ignore_ascii_case("OGC"))?;
    file_types().find(service)
}

/// The longest text that is taken for several formats.
const LONGEST_FORMATS: usize = 80;

/// The format that counts in a text that names several, such as `CSV (zip)`, `Excel (XLSX)` or `WMS, image/png`: what
/// answers before a file, what stands in brackets before what stands before them, an archive last.
fn one_of_several(text: &str) -> Option<&'static Concept<FileType>> {
    if text.len() > LONGEST_FORMATS || text.contains("://") {
        return None;
    }
    let (outside, inside) = match text.split_once(['(', '[']) {
        Some((outside, rest)) => (outside, rest.trim_end_matches([')', ']', ' '])),
        None => (text, ""),
    };
    let parts = |text: &'_ str| -> Vec<&'static Concept<FileType>> {
        let whole = file_types().find(text);
        let each = text.split([',', ';', '+', '|', '&']).filter_map(|part| file_types().find(part));
        whole.into_iter().chain(each).collect()
    };
    let all = [parts(inside), parts(outside)].concat();
    let rank = |concept: &&'static Concept<FileType>| match concept.facts.kind {
        FormatKind::Service => 0,
        FormatKind::Archive => 2,
        _ => 1,
    };
    all.into_iter().min_by_key(rank)
}

/// Licences.
pub fn licences() -> &'static Vocabulary<Terms> {
    static LIST: LazyLock<Vocabulary<Terms>> = LazyLock::new(|| {
        let iri = |row: &Row<'_>| {
            let code = row.get("code");
            // A family has no address of its own in the Union's table that would not claim a version.
            let known = row.flag('e') && !row.flag('d');
            Some(if known { format!("{AUTHORITY}licence/{code}") } else { row.get("iri").to_owned() })
        };
        let mut list = Vocabulary::read(data!("licence.tsv"), &format!("{AUTHORITY}licence/"), terms, iri);
        list.spell(|concept| vec![concept.facts.address]);
        list
    });
    &LIST
}

fn terms(row: &Row<'_>) -> Terms {
    let condition = |name: &str| row.get("conditions").split(' ').any(|one| one == name);
    Terms {
        address: row.get("iri"),
        open: row.flag('o'),
        in_authority: row.flag('e'),
        unversioned: row.flag('d') || matches!(row.get("code"), "OGL" | "GNU_FDL" | "ETALAB_1_0"),
        attribution: condition("by"),
        share_alike: condition("sa"),
        no_commerce: condition("nc"),
        no_derivatives: condition("nd"),
    }
}

/// The licence of a spelling, by the table or by the way Creative Commons names its licences.
pub fn licence_of(text: &str) -> Option<&'static Concept<Terms>> {
    let list = licences();
    let plain = list.find(text).or_else(|| list.find(text.split(['?', '#']).next().unwrap_or(text)));
    plain
        .or_else(|| of_italy(text))
        .or_else(|| licence::creative_commons(&table::key(text)).and_then(|code| list.get(&code)))
        .or_else(|| named_in(text))
        .or_else(|| last_part(text).and_then(|part| list.find(&part)))
}

/// The licence whose address stands in a sentence, or in the mark-up of one.
fn named_in(text: &str) -> Option<&'static Concept<Terms>> {
    let words = text.split(|letter: char| letter.is_whitespace() || "\"'<>".contains(letter));
    let words = words.filter(|word| word.len() < text.len() && word.contains("://"));
    let marks = ['(', ')', '[', ']', '<', '>', '"', '.', ',', ';', ':'];
    words.take(20).find_map(|word| licences().find(word.trim_matches(marks)))
}

/// The licence of an address of Italy's list, which puts a number of its own before a common name: `A32_ODBL`.
fn of_italy(text: &str) -> Option<&'static Concept<Terms>> {
    let (_, code) = text.split_once("w3id.org/italia/controlled-vocabulary/licences/")?;
    licences().find(code.split_once(['_', ':'])?.1)
}

/// How often.
pub fn frequencies() -> &'static Vocabulary<Every> {
    static LIST: LazyLock<Vocabulary<Every>> = LazyLock::new(|| {
        let base = format!("{AUTHORITY}frequency/");
        let every = |row: &Row<'_>| Every(row.get("days").parse().ok());
        Vocabulary::read(data!("frequency.tsv"), &base, every, |row| {
            Some(format!("{AUTHORITY}frequency/{}", row.get("code")))
        })
    });
    &LIST
}

/// The frequency of a spelling or an address that ends in one; a duration may name parts that are nothing, as
/// `P0Y0M7DT0H0M0S` does.
pub fn frequency_of(text: &str) -> Option<&'static Concept<Every>> {
    let list = frequencies();
    list.find(text)
        .or_else(|| list.find(&without_nothing(text)?))
        .or_else(|| list.find(&last_part(text)?).filter(|_| text.contains("://")))
}

/// The data theme of a spelling, or of an address elsewhere that ends in its code, as those of Belgium do.
pub fn theme_of(text: &str) -> Option<&'static Concept<()>> {
    let list = themes();
    let code = || text.rsplit('/').next().filter(|code| code.len() == 4 && text.contains("://"));
    list.find(text).or_else(|| list.get(code()?))
}

/// A duration without the parts that are nothing.
fn without_nothing(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix("R/").unwrap_or(text).strip_prefix('P')?;
    if rest.len() > 40 {
        return None;
    }
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let part = |part: &str| -> Option<String> {
        let (number, unit) = part.split_at_checked(part.len().checked_sub(1)?)?;
        let number: f64 = number.parse().ok()?;
        Some(if number == 0.0 { String::new() } else { format!("{number}{unit}") })
    };
    let parts = |text: &str| text.split_inclusive(char::is_alphabetic).map(part).collect::<Option<String>>();
    let (days, time) = (parts(days)?, parts(time)?);
    let mark = if time.is_empty() { "" } else { "T" };
    Some(format!("P{days}{mark}{time}"))
}

/// Languages; the fact is the tag that texts are marked with.
pub fn languages() -> &'static Vocabulary<&'static str> {
    static LIST: LazyLock<Vocabulary<&'static str>> = LazyLock::new(|| {
        let base = format!("{AUTHORITY}language/");
        Vocabulary::read(
            data!("language.tsv"),
            &base,
            |row| row.get("tag"),
            |row| Some(format!("{AUTHORITY}language/{}", row.get("code"))),
        )
    });
    &LIST
}

/// The language of a spelling: `de`, `de-AT`, `DEU`, `deutsch` or an address.
pub fn language_of(text: &str) -> Option<&'static Concept<&'static str>> {
    let list = languages();
    let primary = text.split(['-', '_']).next().filter(|part| part.len() == 2 && text.len() <= 8);
    list.find(text)
        .or_else(|| primary.and_then(|part| list.find(part)))
        .or_else(|| last_part(text).and_then(|part| list.find(&part)))
}

/// Countries; the fact is the code of ISO 3166-1 in two letters.
pub fn countries() -> &'static Vocabulary<&'static str> {
    static LIST: LazyLock<Vocabulary<&'static str>> = LazyLock::new(|| {
        let base = format!("{AUTHORITY}country/");
        Vocabulary::read(
            data!("country.tsv"),
            &base,
            |row| row.get("iso2"),
            |row| Some(format!("{AUTHORITY}country/{}", row.get("code"))),
        )
    });
    &LIST
}

/// Categories of high-value datasets; the fact is the category above, empty at the six on top.
pub fn hvd_categories() -> &'static Vocabulary<&'static str> {
    static LIST: LazyLock<Vocabulary<&'static str>> = LazyLock::new(|| {
        let base = "http://data.europa.eu/bna/";
        Vocabulary::read(
            data!("hvd-category.tsv"),
            base,
            |row| row.get("parent"),
            |row| Some(format!("http://data.europa.eu/bna/{}", row.get("code"))),
        )
    });
    &LIST
}

/// The last part of an address or a path, decoded: what a portal's own list or a careless base made of a plain word.
fn last_part(text: &str) -> Option<String> {
    if !text.contains('/') {
        return None;
    }
    let part = text.trim_end_matches('/').rsplit(['/', '#']).next()?;
    // A number alone says nothing, and a version is no licence.
    let says_something = part.chars().any(char::is_alphabetic);
    says_something.then(|| table::decoded(part).into_owned()).filter(|part| !fold(part).is_empty())
}

#[cfg(test)]
mod tests;
