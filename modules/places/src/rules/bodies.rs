//! Bodies told by the words of their names: metropolises, communities, unions, counties, networks.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::BodyKind;

/// A body's name has no more words than this.
const MAX_WORDS: usize = 16;

/// Words that cannot name a seat by themselves, folded.
const FILLERS: [&str; 49] = [
    "of",
    "the",
    "and",
    "for",
    "de",
    "del",
    "della",
    "dei",
    "delle",
    "dell",
    "di",
    "du",
    "des",
    "d",
    "l",
    "la",
    "le",
    "les",
    "et",
    "en",
    "da",
    "do",
    "dos",
    "das",
    "e",
    "y",
    "i",
    "a",
    "der",
    "die",
    "und",
    "von",
    "van",
    "w",
    "pays",
    "val",
    "terre",
    "terres",
    "grand",
    "north",
    "south",
    "east",
    "west",
    "nord",
    "sud",
    "est",
    "ouest",
    "council",
    "municipalities",
];

/// Words that tell a body, folded, with the kind that they tell. Of several that fit, the longest
/// counts, and of these the first.
const WORDS: [(BodyKind, &[&str]); 6] = [
    (
        BodyKind::Metropolis,
        &[
            "metropole",
            "metropole europeenne",
            "eurometropole",
            "metropolis",
            "metropolitan area",
            "metropolitan city",
            "metropolitan region",
            "metropolitan authority",
            "metropolitan council",
            "metropolitan government",
            "metropolitana",
            "citta metropolitana",
            "area metropolitana",
            "zona metropolitana",
            "metropolregion",
            "stadteregion",
            "stadtregion",
            "grossraum",
            "ballungsraum",
            "metropoolregio",
            "metropolia",
            "combined authority",
            "greater",
            "grand",
            "zona metropolitana",
            "hauptstadtregion",
            "city region",
            "metropolizacni oblast",
            "obszar metropolitalny",
            "μητροπολιτικη περιοχη",
        ],
    ),
    (
        BodyKind::Agglomeration,
        &[
            "agglomeration",
            "agglomeration community",
            "communaute d agglomeration",
            "community of agglomeration",
            "communaute urbaine",
            "urban community",
            "urban agglomeration",
            "aglomeracja",
            "aglomerace",
            "aglomeracija",
            "agglo",
            "urban area",
            "functional urban area",
        ],
    ),
    (
        BodyKind::UnionOfMunicipalities,
        &[
            "communaute de communes",
            "community of communes",
            "community of municipalities",
            "communities of municipalities",
            "intercommunality",
            "intercommunalite",
            "unione dei comuni",
            "unione di comuni",
            "unione comuni",
            "unione montana",
            "union of municipalities",
            "comunita montana",
            "mancomunidad",
            "mancomunitat",
            "mancomunidade",
            "mankomunitatea",
            "comunidade intermunicipal",
            "intermunicipal community",
            "inter municipal community",
            "intermunicipal association",
            "zweckverband",
            "verbandsgemeinde",
            "samtgemeinde",
            "verwaltungsgemeinschaft",
            "regionalverband",
            "nachbarschaftsverband",
            "planungsverband",
            "kommunalverband",
            "stadteverbund",
            "eurocity",
            "eurociudad",
            "eurocidade",
            "eurodistrict",
            "eurodistrikt",
            "eurodistretto",
            "euregio",
            "euroregion",
            "gemeindeverband",
            "amt",
            "intercommunale",
            "cim",
            "verband",
            "intercommunal",
            "zwiazek gmin",
            "zwiazek miast",
            "stowarzyszenie gmin",
            "mikroregion",
            "micro region",
            "consorzio",
            "consorcio",
            "syndicat mixte",
            "syndicat intercommunal",
            "seutukunta",
            "sub region",
            "samenwerkingsverband",
            "asociatia de dezvoltare intercomunitara",
            "pays",
            "pole metropolitain",
            "communaute",
            "local action group",
            "development agency",
        ],
    ),
    (
        BodyKind::County,
        &[
            "province",
            "province of",
            "provincia",
            "provincie",
            "provincial council",
            "diputacion",
            "diputacion provincial",
            "diputacio",
            "diputacion foral",
            "foral council",
            "county",
            "county council",
            "co",
            "landkreis",
            "kreis",
            "kreisverwaltung",
            "bezirk",
            "regional district",
            "departement",
            "department of",
            "conseil departemental",
            "departmental council",
            "powiat",
            "starostwo powiatowe",
            "comarca",
            "consell comarcal",
            "zupanija",
            "judetul",
            "judet",
            "consiliul judetean",
            "megye",
            "maakond",
            "okres",
            "cabildo",
            "cabildo insular",
            "consell insular",
            "island council",
            "arrondissement",
            "περιφερειακη ενοτητα",
        ],
    ),
    (
        BodyKind::Region,
        &[
            "region",
            "region of",
            "regione",
            "regio",
            "regional council",
            "regional government",
            "regional authority",
            "autonomous region",
            "autonomous community",
            "comunidad autonoma",
            "comunidad de",
            "comunitat",
            "voivodeship",
            "marshal office",
            "wojewodztwo",
            "kraj",
            "maakunta",
            "landsting",
            "fylke",
            "fylkeskommune",
            "freistaat",
            "bundesland",
            "land",
            "oblast",
            "област",
            "περιφερεια",
            "euroregion",
            "macroregion",
            "statisticna regija",
            "regija",
            "regiao",
            "samospravny kraj",
            "self governing region",
            "nomos",
            "ccdr",
        ],
    ),
    (
        BodyKind::Association,
        &[
            "association",
            "associacao",
            "associazione",
            "asociacion",
            "associacio",
            "asociatia",
            "asocijacija",
            "zdruzenje",
            "udruga",
            "sdruzeni",
            "zdruzenie",
            "network",
            "reseau",
            "rete",
            "red de",
            "xarxa",
            "netzwerk",
            "alliance",
            "alianza",
            "alleanza",
            "allianz",
            "bund",
            "stadteverbund",
            "league",
            "union of cities",
            "union of towns",
            "federation",
            "federacion",
            "foundation",
            "cluster",
            "consortium",
            "association of municipalities",
            "association of towns",
            "association of municipalities and towns",
            "association of cities",
            "συνδεσμοσ",
            "δικτυο",
            "сдружение",
            "асоциация",
        ],
    ),
];

struct Phrase {
    kind: BodyKind,
    words: Vec<&'static str>,
}

/// The phrases of [`WORDS`] by their first word: names without such a word cost one look each.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_first: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (kind, phrases) in &WORDS {
        for phrase in *phrases {
            let words: Vec<_> = phrase.split(' ').collect();
            by_first.entry(words[0]).or_default().push(Phrase { kind: *kind, words });
        }
    }
    by_first
});

/// A body that a name tells, and the words that are left to name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) kind: BodyKind,
    pub(super) rest: Vec<String>,
}

/// The body that a folded name tells, if it tells one.
pub(super) fn recognise(key: &str) -> Option<Guess> {
    let words: Vec<_> = key.split(' ').collect();
    if words.len() > MAX_WORDS {
        return None;
    }
    let (kind, at, length) = (0..words.len())
        .flat_map(|at| BY_FIRST_WORD.get(words[at]).into_iter().flatten().map(move |phrase| (at, phrase)))
        .filter(|(at, phrase)| words[*at..].starts_with(&phrase.words))
        .map(|(at, phrase)| (phrase.kind, at, phrase.words.len()))
        .max_by_key(|(_, at, length)| (*length, std::cmp::Reverse(*at)))?;
    let rest = words[..at].iter().chain(&words[at + length..]).map(|word| (*word).to_owned());
    Some(Guess { kind, rest: rest.collect() })
}

/// The runs of words that may name a place within a longer name: the longest first, those of one
/// length together.
pub(super) fn runs<S: AsRef<str>>(words: &[S]) -> impl Iterator<Item = Vec<String>> + '_ {
    (1..=words.len().min(MAX_WORDS)).rev().map(move |length| {
        words
            .windows(length)
            .map(|run| run.iter().map(AsRef::as_ref).collect::<Vec<_>>())
            .filter(|run| !run.iter().all(|word| FILLERS.contains(word)))
            .map(|run| run.join(" "))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use centum_base::fold::fold;

    fn kind_of(name: &str) -> Option<BodyKind> {
        recognise(&fold(name)).map(|guess| guess.kind)
    }

    #[test]
    fn every_word_stands_here_as_the_fold_writes_it() {
        for word in WORDS.iter().flat_map(|(_, phrases)| *phrases).chain(&FILLERS) {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn bodies_are_told_by_their_words() {
        for (name, kind) in [
            ("Métropole de Lyon", BodyKind::Metropolis),
            ("Toulouse Métropole", BodyKind::Metropolis),
            ("Città metropolitana di Milano", BodyKind::Metropolis),
            ("Metropolitan Area of Barcelona", BodyKind::Metropolis),
            ("Communauté d’agglomération de La Rochelle", BodyKind::Agglomeration),
            ("Dunkerque Urban Community", BodyKind::Agglomeration),
            ("Pays de Lumbres Community of Communes", BodyKind::UnionOfMunicipalities),
            ("Unione dei Comuni della Bassa Romagna", BodyKind::UnionOfMunicipalities),
            ("Mancomunidad de la Ribera Alta", BodyKind::UnionOfMunicipalities),
            ("Zweckverband Großraum Braunschweig", BodyKind::UnionOfMunicipalities),
            ("Province of Barcelona", BodyKind::County),
            ("Landkreis Osnabrück", BodyKind::County),
            ("Cork County Council", BodyKind::County),
            ("Regione Lazio", BodyKind::Region),
            ("Association of Municipalities and Towns of Slovenia", BodyKind::Association),
            ("Sweden Emilia Romagna Network", BodyKind::Association),
        ] {
            assert_eq!(kind_of(name), Some(kind), "{name}");
        }
    }

    #[test]
    fn a_plain_name_tells_no_body() {
        for name in ["Leuven", "Regionsdorf", "Aix-en-Provence", "Landau", ""] {
            assert_eq!(kind_of(name), None, "{name}");
        }
    }

    #[test]
    fn the_longest_run_of_words_is_the_first_guess_at_a_seat() {
        let guess = recognise("pays de saint omer agglomeration community").unwrap();
        let runs: Vec<_> = runs(&guess.rest).collect();
        assert_eq!(runs[0], ["pays de saint omer"]);
        assert_eq!(runs[2], ["de saint", "saint omer"]);
    }
}
