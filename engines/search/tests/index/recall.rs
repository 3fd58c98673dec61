//! What is found in each of the 24 languages: inflected forms, words typed without marks, exact spellings first.

use crate::common::{found, index_of, titled};
use centum_search::{Language, Stemming, fold_word, lower_word, stemming};

/// A title, a form of one of its words that is not in it, and that word as it is in the title.
const TITLES: [(Language, &str, &str, &str); 24] = [
    (Language::Bg, "Разписание на градските автобуси", "автобусите", "автобуси"),
    (Language::Cs, "Základní školy v Plzni", "škola", "školy"),
    (Language::Da, "Kommunens cykelstier", "cykelsti", "cykelstier"),
    (Language::De, "Öffentliche Gebäude und Straßen", "Straße", "Straßen"),
    (Language::El, "Δημοτικά σχολεία της πόλης", "σχολείο", "σχολεία"),
    (Language::En, "Monitoring stations for air quality", "station", "stations"),
    (Language::Es, "Estaciones de bicicletas públicas", "bicicleta", "bicicletas"),
    (Language::Et, "Tallinna raamatukogud", "raamatukogu", "raamatukogud"),
    (Language::Fi, "Helsingin peruskoulut", "peruskoulu", "peruskoulut"),
    (Language::Fr, "Écoles publiques de la ville", "école", "Écoles"),
    (Language::Ga, "Tuarascáil na bhliain seo", "bliain", "bhliain"),
    (Language::Hr, "Popis osnovnih škola", "škole", "škola"),
    (Language::Hu, "Általános iskolák térképe", "iskola", "iskolák"),
    (Language::It, "Piste ciclabili della città", "pista", "Piste"),
    (Language::Lt, "Miesto mokyklos", "mokykla", "mokyklos"),
    (Language::Lv, "Rīgas skolas un bērnudārzi", "skola", "skolas"),
    (Language::Mt, "Proġetti tal-belt", "proġett", "Proġetti"),
    (Language::Nl, "Openbare scholen in Utrecht", "school", "scholen"),
    (Language::Pl, "Ścieżki rowerowe w Łodzi", "ścieżka", "Ścieżki"),
    (Language::Pt, "Estações de metro", "estação", "Estações"),
    (Language::Ro, "Școala și grădinița", "școală", "Școala"),
    (Language::Sk, "Zoznam materských škôl a ulíc", "ulica", "ulíc"),
    (Language::Sl, "Avtobusne postaje v občini", "postaja", "postaje"),
    (Language::Sv, "Kommunens skolor", "skola", "skolor"),
];

#[test]
fn an_inflected_form_finds_the_word_in_every_language() {
    let documents: Vec<_> =
        TITLES.iter().map(|(language, title, ..)| titled(language.code(), *language, title)).collect();
    let index = index_of(&documents);
    let missed: Vec<_> = TITLES
        .iter()
        .filter(|(language, _, form, _)| !found(&index, form).contains(&language.code().to_owned()))
        .map(|(language, _, form, word)| (language.code(), *form, *word))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// Written down so that better rules are noticed; the table of [`stemming`] stays true meanwhile.
#[test]
fn these_plurals_are_still_apart() {
    for (language, title, form) in [
        (Language::Ga, "Leabharlanna", "leabharlann"),
        (Language::Nl, "Fietspaden", "fietspad"),
        (Language::Ro, "Școli", "școală"),
        (Language::Mt, "Skejjel", "skola"),
    ] {
        let index = index_of(&[titled("plural", language, title)]);
        assert_eq!(found(&index, form), [""; 0], "{language} {form}");
    }
}

#[test]
fn a_word_typed_without_marks_is_found_in_every_language() {
    let documents: Vec<_> =
        TITLES.iter().map(|(language, title, ..)| titled(language.code(), *language, title)).collect();
    let index = index_of(&documents);
    for (language, _, _, word) in TITLES {
        let keys = found(&index, &fold_word(word));
        assert!(keys.contains(&language.code().to_owned()), "{language} {word}: {keys:?}");
    }
}

#[test]
fn the_exact_spelling_comes_first_in_every_language() {
    for (language, _, _, word) in TITLES {
        let other = if fold_word(word) == lower_word(word) { "x" } else { &fold_word(word) };
        let index = index_of(&[
            titled("a-other", language, other),
            titled("b-other", language, &format!("{other} {other}")),
            titled("exact", language, &format!("{word} and much more that makes the title long")),
        ]);
        assert_eq!(found(&index, word).first().map(String::as_str), Some("exact"), "{language} {word}");
    }
}

#[test]
fn one_query_is_read_in_every_language_that_the_documents_have() {
    let index = index_of(&[
        titled("de", Language::De, "Stationen der Messnetze"),
        titled("en", Language::En, "Monitoring stations"),
        titled("fr", Language::Fr, "Stations de mesure"),
    ]);
    let mut keys = found(&index, "station");
    keys.sort();
    assert_eq!(keys, ["de", "en", "fr"]);
}

#[test]
fn five_languages_have_light_rules_and_one_those_of_its_relative() {
    let light: Vec<_> =
        Language::ALL.into_iter().filter(|language| stemming(*language) == Stemming::Light).collect();
    assert_eq!(light, [Language::Bg, Language::Lv, Language::Mt, Language::Sk, Language::Sl]);
    assert_eq!(stemming(Language::Hr), Stemming::SnowballOfRelative);
}
