//! Invented datasets: always the same for the same number, about twenty-seven statements each, with words that come as
//! unevenly as those of real portals do.

use std::fmt::Write as _;
use std::ops::Range;

const EU: &str = "http://publications.europa.eu/resource/authority";
const THEMES: [&str; 13] =
    ["AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"];
const FORMATS: [&str; 8] = ["CSV", "JSON", "XML", "PDF", "GEOJSON", "XLSX", "SHP", "HTML"];
const LICENCES: [&str; 3] = ["CC_BY_4_0", "CC0", "CC_BY_SA_4_0"];
const FREQUENCIES: [&str; 4] = ["MONTHLY", "ANNUAL", "DAILY", "IRREG"];
/// What data is about, in English and in German.
pub(super) const SUBJECTS: [(&str, &str); 24] = [
    ("Trees", "Bäume"),
    ("Parking", "Parkplätze"),
    ("Air quality", "Luftqualität"),
    ("Cycle paths", "Radwege"),
    ("Budget", "Haushalt"),
    ("Playgrounds", "Spielplätze"),
    ("Bus stops", "Haltestellen"),
    ("Noise", "Lärm"),
    ("Schools", "Schulen"),
    ("Election results", "Wahlergebnisse"),
    ("Water levels", "Wasserstände"),
    ("Traffic counts", "Verkehrszählung"),
    ("Street lights", "Straßenbeleuchtung"),
    ("Building permits", "Baugenehmigungen"),
    ("Population", "Bevölkerung"),
    ("Land use", "Flächennutzung"),
    ("Waste collection", "Müllabfuhr"),
    ("Museums", "Museen"),
    ("Energy consumption", "Energieverbrauch"),
    ("Road works", "Baustellen"),
    ("Flood zones", "Hochwassergebiete"),
    ("Kindergartens", "Kindergärten"),
    ("Charging stations", "Ladesäulen"),
    ("Public toilets", "Öffentliche Toiletten"),
];
const VIEWS: [&str; 12] = [
    "by district",
    "by year",
    "register",
    "map",
    "statistics",
    "locations",
    "time series",
    "forecast",
    "survey",
    "measurements",
    "plan",
    "report",
];
const BEGINNINGS: [&str; 20] = [
    "Ober", "Unter", "Neu", "Alt", "Groß", "Klein", "Nord", "Süd", "Ost", "West", "Wald", "Berg", "See",
    "Fluss", "Stein", "Linden", "Eichen", "Rosen", "Königs", "Sankt",
];
const ENDINGS: [&str; 16] = [
    "burg", "dorf", "stadt", "heim", "hausen", "feld", "bach", "tal", "hof", "kirchen", "brück", "furt",
    "au", "ing", "weiler", "roda",
];

/// Numbers that look like chance and are always the same.
pub(super) fn mixed(number: usize) -> u64 {
    let mut mixed = (number as u64).wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One of so many, the first ones far more often than the last.
fn uneven(chance: u64, count: usize) -> usize {
    let share = (chance % 10_000) as f64 / 10_000.0;
    ((share * share * count as f64) as usize).min(count - 1)
}

/// The name of an invented place, one of some thousands.
pub(super) fn place(chance: u64) -> String {
    let at = uneven(chance, BEGINNINGS.len() * ENDINGS.len() * 10);
    let (begin, end) = (BEGINNINGS[at % BEGINNINGS.len()], ENDINGS[at / BEGINNINGS.len() % ENDINGS.len()]);
    let district = at / (BEGINNINGS.len() * ENDINGS.len());
    if district == 0 { format!("{begin}{end}") } else { format!("{begin}{end} {district}") }
}

/// A page of a catalogue in Turtle. `backwards`: the same statements in another order.
pub(super) fn page(
    address: &str,
    (page, pages): (usize, usize),
    numbers: Range<usize>,
    backwards: bool,
) -> String {
    let mut text = format!(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\
        @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .\n\
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n\
        @prefix eu: <{EU}/> .\n@prefix c: <https://data.example.org/> .\n\
        <{address}?page={page}> a hydra:PagedCollection"
    );
    if page < pages {
        write!(text, " ; hydra:nextPage <{address}?page={}>", page + 1).unwrap();
    }
    text.push_str(" .\n");
    if backwards {
        numbers.rev().for_each(|number| dataset(&mut text, number).unwrap());
    } else {
        numbers.for_each(|number| dataset(&mut text, number).unwrap());
    }
    text
}

fn dataset(text: &mut String, number: usize) -> std::fmt::Result {
    let (chance, name) = (mixed(number), mixed(number + (1 << 40)));
    let theme = THEMES[uneven(chance >> 8, THEMES.len())];
    let format = FORMATS[uneven(chance >> 16, FORMATS.len())];
    let licence = LICENCES[uneven(chance >> 20, LICENCES.len())];
    let frequency = FREQUENCIES[uneven(chance >> 24, FREQUENCIES.len())];
    let (subject, thema) = SUBJECTS[uneven(chance >> 28, SUBJECTS.len())];
    let (other, _) = SUBJECTS[(chance >> 33) as usize % SUBJECTS.len()];
    let view = VIEWS[(chance >> 37) as usize % VIEWS.len()];
    let (place, office) = (place(chance >> 40), number % 400);
    let (year, month, day) = (2015 + (chance >> 12) % 11, 1 + (chance >> 30) % 12, 1 + number % 28);
    write!(
        text,
        "c:{name:016x} a dcat:Dataset ; dct:title \"{subject} {view} in {place}\"@en, \"{thema} in {place}\"@de ;\n \
        dct:description \"{subject} {view} of {place}, kept by office {office} together with {other} and published as open data.\"@en ;\n \
        dct:identifier \"{name:016x}\" ; dcat:keyword \"{subject}\"@en, \"{place}\"@en ; dcat:theme <{EU}/data-theme/{theme}> ;\n \
        dct:publisher c:o{office} ; dcat:contactPoint [ a vcard:Organization ; vcard:fn \"Office {office}\" ; vcard:hasEmail <mailto:o{office}@example.org> ] ;\n \
        dct:issued \"{year}-04-{day:02}\"^^xsd:date ; dct:modified \"{year}-{month:02}-{day:02}\"^^xsd:date ; dct:accrualPeriodicity <{EU}/frequency/{frequency}> ;\n \
        dct:language <{EU}/language/ENG> ; dcat:landingPage <https://data.example.org/page/{name:016x}> ; dcat:distribution c:f{name:016x} .\n\
        c:o{office} a foaf:Organization ; foaf:name \"Office {office}\"@en .\n\
        c:f{name:016x} a dcat:Distribution ; dct:title \"{subject}\"@en ; dcat:accessURL <https://data.example.org/page/{name:016x}> ;\n \
        dcat:downloadURL <https://data.example.org/file/{name:016x}> ; dct:format <{EU}/file-type/{format}> ;\n \
        dct:license <{EU}/licence/{licence}> ; dcat:byteSize \"{}\"^^xsd:nonNegativeInteger .\n",
        1000 + number
    )
}
