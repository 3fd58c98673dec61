//! Which language a source is written in, by its small words.

use centum_base::fold::fold;
use serde::{Deserialize, Serialize};

use super::words::Words;

/// The languages whose wording of headings, consortia and figures is known. Country names are read in many more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// German.
    #[serde(rename = "de")]
    German,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// Italian.
    #[serde(rename = "it")]
    Italian,
    /// Portuguese.
    #[serde(rename = "pt")]
    Portuguese,
    /// Dutch.
    #[serde(rename = "nl")]
    Dutch,
    /// Polish.
    #[serde(rename = "pl")]
    Polish,
}

use Language::{Dutch, English, French, German, Italian, Polish, Portuguese, Spanish};

/// Small words and list words that set the language apart from its neighbours, folded.
static TELLING: [(Language, Words); 8] = [
    (English, Words::new("the|of|and|from|have|been|is|are|will|city|cities|country|selected|list|covering")),
    (
        French,
        Words::new("les|des|et|du|une|est|sont|dans|pour|ville|villes|pays|selectionnees|liste|couvrant"),
    ),
    (
        German,
        Words::new(
            "der|die|das|und|von|mit|wurden|ist|sind|fur|stadt|stadte|land|ausgewahlte|\
             ausgewahlten|aus",
        ),
    ),
    (Spanish, Words::new("los|las|y|el|una|han|son|para|ciudad|ciudades|pais|seleccionadas|lista")),
    (Italian, Words::new("il|di|gli|della|delle|sono|per|citta|paese|selezionate|elenco|e")),
    (Portuguese, Words::new("os|das|dos|uma|foram|sao|cidade|cidades|pais|selecionadas|lista")),
    (Dutch, Words::new("het|een|van|en|zijn|voor|stad|steden|land|geselecteerde|lijst")),
    (Polish, Words::new("w|z|sie|jest|oraz|dla|miasto|miasta|miast|kraj|wybrane|lista")),
];

/// How many words are looked at; a source gives itself away sooner.
const WORDS_LOOKED_AT: usize = 4_000;

impl Language {
    /// The code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            English => "en",
            French => "fr",
            German => "de",
            Spanish => "es",
            Italian => "it",
            Portuguese => "pt",
            Dutch => "nl",
            Polish => "pl",
        }
    }

    /// The language that most of the telling words of `lines` belong to; `None` where two are even or none tells.
    pub(super) fn guess<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut scores = [0u32; TELLING.len()];
        let mut seen = 0;
        for line in lines {
            for word in fold(line).split(' ') {
                seen += 1;
                for (score, (_, words)) in scores.iter_mut().zip(&TELLING) {
                    *score += u32::from(words.contains(word));
                }
            }
            if seen > WORDS_LOOKED_AT {
                break;
            }
        }
        let best = scores.iter().max().copied().filter(|&best| best > 0)?;
        let mut leaders = scores.iter().zip(&TELLING).filter(|(score, _)| **score == best);
        match (leaders.next(), leaders.next()) {
            (Some((_, (language, _))), None) => Some(*language),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_give_the_language_away() {
        for (text, language) in [
            ("The list of the cities", Some(English)),
            ("Les villes sélectionnées et leur pays", Some(French)),
            ("Die ausgewählten Städte und ihr Land", Some(German)),
            ("Aarhus", None),
        ] {
            assert_eq!(Language::guess([text].into_iter()), language, "{text}");
        }
    }
}
