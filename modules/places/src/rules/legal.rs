//! Words of law around a name, in the languages of Europe: "Municipality of", "Stadt", "Gmina".
//!
//! All words are folded. They are taken away as whole words only, at the beginning or the end.

use crate::model::Reason;

use super::readings::{Reading, Trust};

/// A name wears at most so many: "City Council of the Municipality of …".
const MAX_LAYERS: usize = 3;

/// Words before a name that say that a town or its administration is meant.
const BEFORE: [&str; 110] = [
    "the",
    "municipality of",
    "municipality",
    "the municipality of",
    "city of",
    "the city of",
    "city and county of",
    "capital city of",
    "city council of",
    "city municipality of",
    "urban municipality of",
    "urban municipality",
    "metropolitan municipality of",
    "town of",
    "town council of",
    "town municipality of",
    "borough of",
    "metropolitan borough of",
    "commune of",
    "local council of",
    "local authority of",
    "comune di",
    "comune de",
    "comune d",
    "comune",
    "citta di",
    "citta",
    "comun de",
    "comun",
    "stadt",
    "stadtgemeinde",
    "marktgemeinde",
    "landeshauptstadt",
    "hansestadt",
    "freie und hansestadt",
    "freie hansestadt",
    "kreisfreie stadt",
    "grosse kreisstadt",
    "universitatsstadt",
    "bundesstadt",
    "wissenschaftsstadt",
    "bundeshauptstadt",
    "stadtverwaltung",
    "magistrat der stadt",
    "magistrat",
    "gemeinde",
    "markt",
    "gemeente",
    "stad",
    "ville",
    "la ville",
    "commune",
    "mairie",
    "ville et commune",
    "ayuntamiento",
    "excmo ayuntamiento",
    "ajuntament",
    "concello",
    "concejo",
    "ciudad",
    "ciutat",
    "municipio",
    "municipi",
    "camara municipal",
    "cidade",
    "concelho",
    "cm",
    "miasto",
    "miasto stoleczne",
    "m st",
    "urzad miasta",
    "urzad miejski",
    "urzad miasta i gminy",
    "miasta",
    "mesto",
    "hlavni mesto",
    "hlavne mesto",
    "statutarni mesto",
    "krajske mesto",
    "magistrat mesta",
    "mestna obcina",
    "obcina",
    "obec",
    "grad",
    "opcina",
    "opstina",
    "municipiul",
    "primaria",
    "primaria municipiului",
    "primaria orasului",
    "orasul",
    "oras",
    "kunsill lokali",
    "comhairle cathrach",
    "comhairle",
    "cathair",
    "bashkia",
    "bashkia e",
    "komuna e",
    "qyteti",
    "komuna",
    "δημοσ",
    "πολη",
    "община",
    "столична община",
    "град",
    "општина",
    "місто",
    "miestas",
    "municipalitatea",
];

/// Words behind a name that say the same.
const BEHIND: [&str; 73] = [
    "municipality",
    "urban municipality",
    "city municipality",
    "metropolitan municipality",
    "municipal council",
    "city council",
    "city",
    "city and county council",
    "city region council",
    "town council",
    "town",
    "council",
    "borough council",
    "borough",
    "metropolitan borough council",
    "metropolitan borough",
    "metropolitan district council",
    "district council",
    "local council",
    "capital city",
    "capitale",
    "city hall",
    "commune",
    "comune",
    "municipio",
    "kommune",
    "bykommune",
    "by",
    "kommun",
    "stad",
    "stadt",
    "gemeente",
    "gemeinde",
    "kaupunki",
    "kaupungin",
    "kunta",
    "linn",
    "linnavalitsus",
    "pilseta",
    "pilsetas dome",
    "valstspilseta",
    "valstspilsetas pasvaldiba",
    "valstspilsetas dome",
    "pilsetas pasvaldiba",
    "dome",
    "pasvaldiba",
    "miestas",
    "miesto",
    "miesto savivaldybe",
    "miesto savivaldybes administracija",
    "savivaldybe",
    "savivaldybes administracija",
    "varos",
    "varos onkormanyzata",
    "megyei jogu varos",
    "megyei jogu varos onkormanyzata",
    "onkormanyzata",
    "fovaros",
    "fovaros onkormanyzata",
    "kozseg",
    "nagykozseg",
    "udala",
    "belediyesi",
    "buyuksehir belediyesi",
    "belediye",
    "buyuksehir",
    "kaupstadur",
    "baer",
    "borg",
    "miasto",
    "mesto",
    "град",
    "δημοσ",
];

/// Words that name the land around a town as often as the town itself: a person decides.
const SURROUNDINGS_BEFORE: [&str; 13] = [
    "gmina",
    "gmina miejska",
    "gmina wiejska",
    "gmina miasto",
    "comuna",
    "freguesia de",
    "junta de freguesia de",
    "parish of",
    "district of",
    "london borough of",
    "royal borough of",
    "rural municipality of",
    "общински съвет",
];
const SURROUNDINGS_BEHIND: [&str; 10] = [
    "vald",
    "novads",
    "novada pasvaldiba",
    "novada dome",
    "rajono savivaldybe",
    "rajonas",
    "landkommune",
    "rural municipality",
    "district",
    "district municipality",
];

/// Words that end like a title and are none.
const PARTS_OF_TOWNS: [&str; 5] = ["neustadt", "altstadt", "innenstadt", "vorstadt", "oststadt"];

/// Words that join a word of law to the name, and the article that some of them hide.
const JOINTS: [(&str, Option<&str>); 34] = [
    ("of the", None),
    ("of", None),
    ("de la", Some("la")),
    ("de las", Some("las")),
    ("de los", Some("los")),
    ("de les", Some("les")),
    ("de l", Some("l")),
    ("de", None),
    ("d", None),
    ("del", Some("el")),
    ("dels", Some("els")),
    ("della", Some("la")),
    ("dello", Some("lo")),
    ("dell", Some("l")),
    ("dei", Some("i")),
    ("degli", Some("gli")),
    ("delle", Some("le")),
    ("di", None),
    ("du", Some("le")),
    ("des", Some("les")),
    ("do", Some("o")),
    ("da", Some("a")),
    ("dos", Some("os")),
    ("das", Some("as")),
    ("der", None),
    ("van de", None),
    ("van", None),
    ("von", None),
    ("the", None),
    ("και", None),
    ("τησ", None),
    ("του", None),
    ("των", None),
    ("na", None),
];

/// The rest behind a leading "the".
pub(super) fn without_article(key: &str) -> Option<&str> {
    key.strip_prefix("the ")
}

/// The readings of `key` without its words of law, those that keep most of it first.
pub(super) fn readings(key: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut layers = vec![Layer { rest: key, removed: Vec::new(), trust: Trust::ByTheRule }];
    for _ in 0..MAX_LAYERS {
        layers = layers.iter().flat_map(Layer::next).collect();
        for layer in &layers {
            layer.read_into(&mut readings);
        }
    }
    readings
}

/// A name with some words taken away.
struct Layer<'a> {
    rest: &'a str,
    removed: Vec<&'a str>,
    trust: Trust,
}

impl<'a> Layer<'a> {
    /// One more word of law away: from the front, from the end.
    fn next(&self) -> Vec<Self> {
        let front = [(&BEFORE[..], Trust::ByTheRule), (&SURROUNDINGS_BEFORE, Trust::AskAlways)]
            .into_iter()
            .filter_map(|(words, trust)| Some((without_leading(self.rest, words)?, trust)))
            .chain(without_title(self.rest).map(|found| (found, Trust::ByTheRule)));
        let end = [(&BEHIND[..], Trust::ByTheRule), (&SURROUNDINGS_BEHIND, Trust::AskAlways)]
            .into_iter()
            .filter_map(|(words, trust)| Some((without_trailing(self.rest, words)?, trust)));
        let longest = |a: &((&str, &str), Trust), b: &((&str, &str), Trust)| a.0.1.len().cmp(&b.0.1.len());
        front
            .max_by(longest)
            .into_iter()
            .chain(end.max_by(longest))
            .map(|found| self.without(found))
            .collect()
    }

    fn without(&self, ((rest, word), trust): ((&'a str, &'a str), Trust)) -> Self {
        let removed = [&self.removed[..], &[word]].concat();
        Self { rest, removed, trust: self.trust.min(trust) }
    }

    /// The rest with the article that a joint hides, without the joint, and as it is.
    fn read_into(&self, readings: &mut Vec<Reading>) {
        let mut offer = |key: String| {
            let mut steps = vec![Reason::LegalWordsRemoved { words: self.removed.join(" ") }];
            if self.trust == Trust::AskAlways {
                steps.push(Reason::SurroundingsMeant);
            }
            let new = !key.is_empty() && readings.iter().all(|known| known.key != key);
            if new {
                readings.push(Reading { key, steps, trust: self.trust });
            }
        };
        for (joint, article) in JOINTS {
            let Some(name) = self.rest.strip_prefix(joint).and_then(|rest| rest.strip_prefix(' ')) else {
                continue;
            };
            if let Some(article) = article {
                offer(format!("{article} {name}"));
            }
            offer(name.to_owned());
        }
        offer(self.rest.to_owned());
    }
}

/// The rest and the longest of `words` that stood before it.
fn without_leading<'a>(key: &'a str, words: &[&str]) -> Option<(&'a str, &'a str)> {
    words
        .iter()
        .filter_map(|word| {
            let rest = key.strip_prefix(word)?.strip_prefix(' ')?;
            Some((rest, &key[..word.len()]))
        })
        .max_by_key(|(_, word)| word.len())
}

/// The rest behind a town's title such as "Klingenstadt": German law lets towns bear their own.
fn without_title(key: &str) -> Option<(&str, &str)> {
    let (word, rest) = key.split_once(' ')?;
    let title = word.ends_with("stadt") && !PARTS_OF_TOWNS.contains(&word);
    title.then_some((rest, word))
}

/// The rest and the longest of `words` that stood behind it.
fn without_trailing<'a>(key: &'a str, words: &[&str]) -> Option<(&'a str, &'a str)> {
    words
        .iter()
        .filter_map(|word| {
            let rest = key.strip_suffix(word)?.strip_suffix(' ')?;
            Some((rest, &key[key.len() - word.len()..]))
        })
        .max_by_key(|(_, word)| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use centum_base::fold::fold;

    fn keys(name: &str) -> Vec<String> {
        readings(&fold(name)).into_iter().map(|reading| reading.key).collect()
    }

    #[test]
    fn every_word_stands_here_as_the_fold_writes_it() {
        let joints = JOINTS.map(|(joint, _)| joint);
        for word in [&BEFORE[..], &BEHIND, &SURROUNDINGS_BEFORE, &SURROUNDINGS_BEHIND, &joints].concat() {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn words_of_law_are_taken_away_in_many_languages() {
        for (name, key) in [
            ("Municipality of Škofljica", "skofljica"),
            ("Castelldefels City Council", "castelldefels"),
            ("Comune di Padova", "padova"),
            ("Câmara Municipal do Porto", "porto"),
            ("Mairie du Havre", "le havre"),
            ("Comune della Spezia", "la spezia"),
            ("Comune dell’Aquila", "l aquila"),
            ("Ville d'Issy-les-Moulineaux", "issy les moulineaux"),
            ("Győr Megyei Jogú Város Önkormányzata", "gyor"),
            ("Statutární město Brno", "brno"),
            ("Klingenstadt Solingen", "solingen"),
            ("Δήμος της Θεσσαλονίκης", "θεσσαλονικησ"),
            ("City Council of the City of Cork", "cork"),
        ] {
            assert!(keys(name).contains(&key.to_owned()), "{name}: {:?}", keys(name));
        }
    }

    #[test]
    fn words_are_not_taken_out_of_a_word() {
        assert_eq!(keys("Stadtlohn"), [""; 0]);
        assert_eq!(keys("Landstad"), [""; 0]);
        assert_eq!(keys("Neustadt Dresden"), [""; 0]);
    }

    #[test]
    fn the_land_around_a_town_is_left_to_a_person() {
        let reading = readings("gmina wejherowo").remove(0);
        assert_eq!((reading.key.as_str(), reading.trust), ("wejherowo", Trust::AskAlways));
    }
}
