//! Words that open a list of members, join its members, or tell an association from a city.

use super::super::language::Language::{self, Dutch, English, French, German, Italian, Polish, Portuguese, Spanish};

/// Words for a consortium, folded. The words between it and the first capital letter only lead over.
pub(in super::super) const HEADS: &[&str] = &[
    "consortium", "consortia", "consortiums", "groupement", "regroupement", "konsortium", "konsortien",
    "bietergemeinschaft", "verbund", "consorcio", "consorzio", "konsorcjum", "samenwerkingsverband", "partnership",
    "partenariat",
];

/// Words that open a list of members by themselves, folded, with whether they could also stand in a name.
pub(in super::super) const OPENERS: &[(&str, bool)] = &[
    ("covering", false), ("comprising", false), ("consisting of", false), ("composed of", false), ("made up of", false),
    ("together with", false), ("jointly with", false), ("in partnership with", false), ("in cooperation with", false),
    ("along with", false), ("partners", false), ("members", false), ("with", true), ("including", true),
    ("couvrant", false), ("regroupant", false), ("comprenant", false), ("reunissant", false), ("compose de", false),
    ("composee de", false), ("forme de", false), ("ainsi que", false), ("en partenariat avec", false),
    ("conjointement avec", false), ("partenaires", false), ("membres", false), ("avec", true),
    ("bestehend aus", false), ("gemeinsam mit", false), ("zusammen mit", false), ("in zusammenarbeit mit", false),
    ("umfassend", false), ("partner", false), ("mitglieder", false), ("mit", true),
    ("formado por", false), ("compuesto por", false), ("integrado por", false), ("junto con", false),
    ("que abarca", false), ("socios", false), ("miembros", false), ("con", true),
    ("composto da", false), ("formato da", false), ("che comprende", false), ("insieme a", false), ("membri", false),
    ("composto por", false), ("constituido por", false), ("juntamente com", false), ("com", true),
    ("bestaande uit", false), ("samen met", false), ("leden", false), ("met", true),
    ("obejmujace", false), ("zlozone z", false), ("wraz z", false),
];

/// Words before a consortium's word that belong to it and not to the name ("in consortium with").
pub(in super::super) const LEADING: &[&str] = &["in", "en", "im", "als", "as", "a", "the", "un", "ein", "w", "un", "em"];

/// The words that join the last two members, by language.
const CONJUNCTIONS: &[(Language, &[&str])] = &[
    (English, &["and"]),
    (French, &["et"]),
    (German, &["und", "sowie"]),
    (Spanish, &["y", "e"]),
    (Italian, &["e", "ed"]),
    (Portuguese, &["e"]),
    (Dutch, &["en"]),
    (Polish, &["i", "oraz"]),
];

/// Words that give away the language of the words around them, where a conjunction of one letter is at stake.
const LEADS_OVER: &[(Language, &[&str])] = &[
    (French, &["couvrant", "regroupant", "comprenant", "reunissant", "compose", "composee", "forme", "avec", "partenaires", "membres", "groupement"]),
    (German, &["konsortium", "bestehend", "aus", "mit", "gemeinsam", "zusammen", "mitglieder"]),
    (Spanish, &["consorcio", "formado", "compuesto", "integrado", "por", "junto", "con", "abarca", "socios"]),
    (Italian, &["consorzio", "composto", "formato", "comprende", "insieme"]),
    (Portuguese, &["constituido", "juntamente", "com"]),
    (Dutch, &["bestaande", "uit", "samen", "met"]),
    (Polish, &["konsorcjum", "obejmujace", "zlozone", "wraz"]),
    (English, &["covering", "comprising", "consisting", "composed", "together", "with", "including", "of"]),
];

/// The conjunctions to look for after `phrase` (folded), in a source of that language.
pub(in super::super) fn conjunctions(phrase: &str, source: Option<Language>) -> Vec<&'static str> {
    let of_phrase = LEADS_OVER
        .iter()
        .find(|(_, words)| phrase.split(' ').any(|word| words.contains(&word)))
        .map(|&(language, _)| language);
    let language = of_phrase.or(source).unwrap_or(English);
    let own = CONJUNCTIONS.iter().find(|(of, _)| *of == language).map_or(&[][..], |&(_, words)| words);
    own.iter().copied().chain(["&"]).collect()
}

/// Names of one place with a conjunction in them, folded.
pub(in super::super) const JOINED_NAMES: &[&str] = &[
    "tyne and wear", "brighton and hove", "perth and kinross", "argyll and bute", "dumfries and galloway",
    "bath and north east somerset", "hammersmith and fulham", "kensington and chelsea", "telford and wrekin",
    "windsor and maidenhead", "redcar and cleveland", "castilla y leon", "bosnia and herzegovina",
    "newry mourne and down", "lisburn and castlereagh", "armagh banbridge and craigavon", "ards and north down",
    "antrim and newtownabbey", "mid and east antrim", "causeway coast and glens", "fermanagh and omagh",
    "derry and strabane", "emilia e romagna", "rhein und ruhr", "trinidad and tobago",
];

/// Words of the names of associations, networks and bodies that are no city.
pub(in super::super) const ASSOCIATIONS: &[&str] = &[
    "association", "associations", "network", "networks", "union", "league", "federation", "alliance", "cluster",
    "group", "partnership", "consortium", "council of", "community of municipalities", "region", "province", "county",
    "verband", "stadteverbund", "verbund", "stadtebund", "stadtetag", "bund", "netzwerk", "landkreis", "kreis",
    "vereinigung", "reseau", "federation", "syndicat", "groupement", "departement", "asociacion", "red", "federacion",
    "mancomunidad", "diputacion", "provincia", "associazione", "rete", "unione", "comunita", "consorzio", "associacao",
    "rede", "comunidade", "vereniging", "netwerk", "stowarzyszenie", "zwiazek", "siec", "forening", "forbund",
    "liitto", "verkosto", "zdruzenje", "skupnost", "udruga", "sdruzeni", "zdruzenie", "szovetseg", "δικτυο", "асоциация",
];
