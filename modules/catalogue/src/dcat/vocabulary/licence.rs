//! How Creative Commons names its licences: by elements and a version, in many languages and notations.

/// The code of a Creative Commons licence in a folded text; none where the text names no such licence.
///
/// A jurisdiction is read over: `by/3.0/at` grants what `by/3.0` grants, in other words.
pub(super) fn creative_commons(key: &str) -> Option<String> {
    if key.len() > 300 {
        return None;
    }
    if let Some(code) = key.split(' ').find_map(of_one_word) {
        return Some(code);
    }
    let spaced =
        format!(" {key} ").replace(" ccby", " cc by ").replace(" creativecommons ", " creative commons ");
    let has = |words: &[&str]| words.iter().any(|word| spaced.contains(&format!(" {word} ")));
    if !has(&["cc", "creative commons", "creativecommons org", "creative common"]) {
        return None;
    }
    if has(&["zero", "cc0", "publicdomain zero"]) {
        return Some("CC0".to_owned());
    }
    if has(&["publicdomain mark", "public domain mark"]) {
        return Some("CC_PDM_1_0".to_owned());
    }
    if !has(ATTRIBUTION) {
        return None;
    }
    let mut code = "CC_BY".to_owned();
    if has(NO_COMMERCE) {
        code.push_str("NC");
    }
    if has(NO_DERIVATIVES) {
        code.push_str("ND");
    } else if has(SHARE_ALIKE) {
        code.push_str("SA");
    }
    if let Some((major, minor)) = version(&spaced) {
        code.push_str(&format!("_{major}_{minor}"));
    }
    Some(code)
}

/// The code of a licence in one word, as Italy's list of licences writes them: `ccbyncsa40`.
fn of_one_word(word: &str) -> Option<String> {
    if matches!(word, "cc010" | "cco10") {
        return Some("CC0".to_owned());
    }
    let rest = word.strip_prefix("cc")?;
    let (elements, version) = rest.split_at_checked(rest.len().checked_sub(2)?)?;
    let is_known = ["by", "bysa", "bync", "bynd", "byncsa", "byncnd"].contains(&elements);
    let mut digits = version.chars().filter(char::is_ascii_digit);
    let (major, minor) = (digits.next()?, digits.next()?);
    is_known.then(|| format!("CC_{}_{major}_{minor}", elements.to_ascii_uppercase()))
}

const ATTRIBUTION: &[&str] = &[
    "by",
    "bysa",
    "bync",
    "bynd",
    "bync sa",
    "attribution",
    "namensnennung",
    "reconocimiento",
    "atribucion",
    "attribuzione",
    "naamsvermelding",
    "paternite",
    "erkannande",
    "navngivelse",
    "atribuicao",
    "uznanie autorstwa",
    "nimea",
];
const SHARE_ALIKE: &[&str] = &[
    "sa",
    "bysa",
    "sharealike",
    "share alike",
    "weitergabe",
    "partage",
    "partage dans les memes conditions",
    "compartirigual",
    "compartir igual",
    "condividi",
    "condividi allo stesso modo",
    "gelijkdelen",
    "delalika",
    "na tych samych warunkach",
];
const NO_COMMERCE: &[&str] = &[
    "nc",
    "bync",
    "noncommercial",
    "non commercial",
    "nicht kommerziell",
    "keine kommerzielle",
    "no comercial",
    "nocomercial",
    "non commerciale",
    "pas d utilisation commerciale",
    "niet commercieel",
    "nietcommercieel",
    "uzycie niekomercyjne",
];
const NO_DERIVATIVES: &[&str] = &[
    "nd",
    "bynd",
    "noderivs",
    "noderivatives",
    "no derivatives",
    "no derivs",
    "no derivative works",
    "keine bearbeitung",
    "keine bearbeitungen",
    "sin obra derivada",
    "sinobraderivada",
    "non opere derivate",
    "pas de modification",
    "geenafgeleidewerken",
];

/// The version of a folded text: `4 0`, `v3 0`, or a lone `4`.
fn version(spaced: &str) -> Option<(u8, u8)> {
    let number = |word: &str| word.strip_prefix('v').unwrap_or(word).parse::<u8>().ok();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let pair = words.windows(2).find_map(|pair| match pair {
        [major, minor] if minor.len() == 1 => Some((number(major)?, number(minor)?)),
        _ => None,
    });
    let known = |&(major, minor): &(u8, u8)| matches!((major, minor), (1..=4, 0) | (2, 5) | (1, 5));
    let lone = || words.iter().find_map(|word| number(word)).map(|major| (major, 0));
    pair.filter(known).or_else(|| lone().filter(known))
}
