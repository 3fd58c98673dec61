//! Words that open a list of members, join its members, or tell an association from a city.

use super::super::language::Language::{
    self, Dutch, English, French, German, Italian, Polish, Portuguese, Spanish,
};
use super::Words;

/// Words for a consortium, folded. The words between it and the first capital letter only lead over.
pub(in super::super) static HEADS: Words = Words::new(
    "consortium|consortia|consortiums|groupement|regroupement|konsortium|konsortien|\
     bietergemeinschaft|verbund|consorcio|consorzio|konsorcjum|samenwerkingsverband|partnership|\
     partenariat",
);

/// Words that open a list of members by themselves.
pub(in super::super) static OPENERS: Words = Words::new(
    "covering|comprising|consisting of|composed of|made up of|together with|jointly with|\
     in partnership with|in cooperation with|along with|couvrant|regroupant|comprenant|reunissant|\
     compose de|composee de|forme de|ainsi que|en partenariat avec|conjointement avec|\
     bestehend aus|gemeinsam mit|zusammen mit|in zusammenarbeit mit|umfassend|formado por|\
     compuesto por|integrado por|junto con|que abarca|composto da|formato da|che comprende|\
     insieme a|composto por|constituido por|juntamente com|bestaande uit|samen met|obejmujace|\
     zlozone z|wraz z",
);

/// Words that do so in a bracket, and may stand in a name elsewhere.
pub(in super::super) static WEAK_OPENERS: Words = Words::new("with|including|avec|mit|con|com|met");

/// Those of them that are never taken for openers outside a bracket.
pub(in super::super) static IN_BRACKETS_ONLY: Words = Words::new("con|com|met|including");

/// Names of a role, which open a list of members with a colon.
pub(in super::super) static ROLES: Words =
    Words::new("partners|members|partenaires|membres|partner|mitglieder|socios|miembros|membri|leden");

/// Words before a consortium's word that belong to it and not to the name ("in consortium with").
pub(in super::super) static LEADING: Words = Words::new("in|en|im|als|as|a|the|un|ein|w|em");

/// The words that join the last two members, by language.
static CONJUNCTIONS: [(Language, Words); 8] = [
    (English, Words::new("and")),
    (French, Words::new("et")),
    (German, Words::new("und|sowie")),
    (Spanish, Words::new("y|e")),
    (Italian, Words::new("e|ed")),
    (Portuguese, Words::new("e")),
    (Dutch, Words::new("en")),
    (Polish, Words::new("i|oraz")),
];

/// Words that give away the language of the words around them, where a conjunction of one letter is at stake.
static LEADS_OVER: [(Language, Words); 8] = [
    (
        French,
        Words::new(
            "couvrant|regroupant|comprenant|reunissant|compose|composee|forme|avec|partenaires|\
             membres|groupement",
        ),
    ),
    (German, Words::new("konsortium|bestehend|aus|mit|gemeinsam|zusammen|mitglieder")),
    (Spanish, Words::new("consorcio|formado|compuesto|integrado|por|junto|con|abarca|socios")),
    (Italian, Words::new("consorzio|composto|formato|comprende|insieme")),
    (Portuguese, Words::new("constituido|juntamente|com")),
    (Dutch, Words::new("bestaande|uit|samen|met")),
    (Polish, Words::new("konsorcjum|obejmujace|zlozone|wraz")),
    (English, Words::new("covering|comprising|consisting|composed|together|with|including|of")),
];

/// The conjunctions to look for after `phrase` (folded), in a source of that language.
pub(in super::super) fn conjunctions(phrase: &str, source: Option<Language>) -> Vec<&'static str> {
    let of_phrase = LEADS_OVER
        .iter()
        .find(|(_, words)| phrase.split(' ').any(|word| words.contains(word)))
        .map(|&(language, _)| language);
    let language = of_phrase.or(source).unwrap_or(English);
    let own = CONJUNCTIONS.iter().filter(|(of, _)| *of == language).flat_map(|(_, words)| words.iter());
    own.chain(["&"]).collect()
}

/// Names of one place with a conjunction in them, folded.
pub(in super::super) static JOINED_NAMES: Words = Words::new(
    "tyne and wear|brighton and hove|perth and kinross|argyll and bute|dumfries and galloway|\
     bath and north east somerset|hammersmith and fulham|kensington and chelsea|telford and wrekin|\
     windsor and maidenhead|redcar and cleveland|castilla y leon|bosnia and herzegovina|\
     newry mourne and down|lisburn and castlereagh|armagh banbridge and craigavon|\
     ards and north down|antrim and newtownabbey|mid and east antrim|causeway coast and glens|\
     fermanagh and omagh|derry and strabane|emilia e romagna|rhein und ruhr|trinidad and tobago",
);

/// Words of the names of associations, networks and bodies that are no city.
pub(in super::super) static ASSOCIATIONS: Words = Words::new(
    "association|associations|network|networks|union|league|federation|alliance|cluster|group|\
     partnership|consortium|council of|community of municipalities|region|province|county|verband|\
     stadteverbund|verbund|stadtebund|stadtetag|bund|netzwerk|landkreis|kreis|vereinigung|reseau|\
     syndicat|groupement|departement|asociacion|red|federacion|mancomunidad|diputacion|provincia|\
     associazione|rete|unione|comunita|consorzio|associacao|rede|comunidade|vereniging|netwerk|\
     stowarzyszenie|zwiazek|siec|forening|forbund|liitto|verkosto|zdruzenje|skupnost|udruga|\
     sdruzeni|zdruzenie|szovetseg|δικτυο|асоциация|metropolitan city|metropolitan area|combined authority|\
     city region|metropole|eurometropole|metropolregion|citta metropolitana|area metropolitana|zweckverband|\
     communaute de communes|communaute d agglomeration|communaute urbaine|intercommunale|mancomunitat|mancomunidade|\
     comarca|comunitat|eurocity|eurociudad|eurocidade|eurodistrict|eurodistrikt|euregio|euroregion|twin city|\
     twin cities|samenwerking|aglomeracja|obszar metropolitalny|mikroregion|judet|zupanija|alliance|bundnis|\
     gemeindeverband|regionalverband|kommunalverband|seutukunta",
);
