//! Stems: the part of a word that its inflected forms share.
//!
//! | language | rules |
//! |---|---|
//! | cs da de el en es et fi fr ga hu it lt nl pl pt ro sv | Snowball of that language (crate `frostem`, BSD-3-Clause) |
//! | hr | Snowball's Serbian, which reads the Latin script and joins both standards |
//! | bg lv mt sk sl | light rules of our own ([`light`](super::light)): endings only; broken plurals and vowel changes are not joined |
//!
//! Every word gives up to two stems: of the word as spelt and of its folded form. So a query typed without marks
//! meets a text that has them, whichever of the two the rules understand.

use std::borrow::Cow;
use std::fmt;

use frostem::{Algorithm, Stemmer};

use super::{Language, fold_word, light};

/// How a language is stemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stemming {
    /// Snowball's rules for this very language.
    Snowball,
    /// Snowball's rules for a close relative.
    SnowballOfRelative,
    /// Endings only, by rules of our own.
    Light,
}

/// How words of this language are stemmed.
pub fn stemming(language: Language) -> Stemming {
    match Rules::of(language) {
        Rules::Light(_) => Stemming::Light,
        Rules::Snowball(_) if language == Language::Hr => Stemming::SnowballOfRelative,
        Rules::Snowball(_) => Stemming::Snowball,
    }
}

#[derive(Clone, Copy)]
enum Rules {
    Snowball(Stemmer),
    Light(fn(&str) -> &str),
}

impl Rules {
    fn of(language: Language) -> Self {
        let algorithm = match language {
            Language::Bg => return Self::Light(light::bulgarian),
            Language::Lv => return Self::Light(light::latvian),
            Language::Mt => return Self::Light(light::maltese),
            Language::Sk => return Self::Light(light::slovak),
            Language::Sl => return Self::Light(light::slovene),
            Language::Cs => Algorithm::Czech,
            Language::Da => Algorithm::Danish,
            Language::De => Algorithm::German,
            Language::El => Algorithm::Greek,
            Language::En => Algorithm::English,
            Language::Es => Algorithm::Spanish,
            Language::Et => Algorithm::Estonian,
            Language::Fi => Algorithm::Finnish,
            Language::Fr => Algorithm::French,
            Language::Ga => Algorithm::Irish,
            Language::Hr => Algorithm::Serbian,
            Language::Hu => Algorithm::Hungarian,
            Language::It => Algorithm::Italian,
            Language::Lt => Algorithm::Lithuanian,
            Language::Nl => Algorithm::Dutch,
            Language::Pl => Algorithm::Polish,
            Language::Pt => Algorithm::Portuguese,
            Language::Ro => Algorithm::Romanian,
            Language::Sv => Algorithm::Swedish,
        };
        Self::Snowball(Stemmer::new(algorithm))
    }
}

/// The stems of one language.
#[derive(Clone, Copy)]
pub(crate) struct Stems(Rules);

impl fmt::Debug for Stems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Rules::Snowball(_) => "Stems(Snowball)",
            Rules::Light(_) => "Stems(light)",
        })
    }
}

impl Stems {
    pub(crate) fn of(language: Language) -> Self {
        Self(Rules::of(language))
    }

    /// The folded stem of the word as spelt and, where it differs, the one of its folded form.
    pub(crate) fn of_word(self, lower: &str, folded: &str) -> (String, Option<String>) {
        match self.0 {
            Rules::Light(rules) => (rules(folded).to_owned(), None),
            Rules::Snowball(stemmer) => {
                let stem = |word: &str| kept(fold_word(&stemmer.stem(&prepared(stemmer, word))), folded);
                let spelt = stem(lower);
                let plain = (lower != folded).then(|| stem(folded)).filter(|plain| *plain != spelt);
                (spelt, plain)
            }
        }
    }
}

/// What Snowball leaves apart and titles are full of: Portuguese estação and estações.
fn prepared(stemmer: Stemmer, word: &str) -> Cow<'_, str> {
    if matches!(stemmer.algorithm(), Algorithm::Portuguese) {
        for (plural, singular) in [("ões", "ão"), ("ães", "ão"), ("oes", "ao"), ("aes", "ao")] {
            if let Some(before) = word.strip_suffix(plural) {
                return Cow::Owned(format!("{before}{singular}"));
            }
        }
    }
    Cow::Borrowed(word)
}

/// A stem that is nothing is the word itself.
fn kept(stem: String, folded: &str) -> String {
    if stem.is_empty() { folded.to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::super::lower_word;
    use super::*;
    use proptest::prelude::*;

    fn stems(language: Language, word: &str) -> Vec<String> {
        let (spelt, plain) = Stems::of(language).of_word(&lower_word(word), &fold_word(word));
        std::iter::once(spelt).chain(plain).collect()
    }

    #[test]
    fn forms_of_a_word_share_a_stem_in_every_language() {
        for (language, base, form) in [
            (Language::Bg, "автобус", "автобусите"),
            (Language::Bg, "карта", "картата"),
            (Language::Cs, "škola", "školy"),
            (Language::Da, "skole", "skolerne"),
            (Language::De, "Straße", "Straßen"),
            (Language::El, "σχολείο", "σχολεία"),
            (Language::En, "school", "schools"),
            (Language::Es, "escuela", "escuelas"),
            (Language::Et, "raamat", "raamatud"),
            (Language::Fi, "koulu", "koulujen"),
            (Language::Fr, "école", "écoles"),
            (Language::Ga, "bliain", "bhliain"),
            (Language::Hr, "škola", "škole"),
            (Language::Hu, "iskola", "iskolák"),
            (Language::It, "scuola", "scuole"),
            (Language::Lt, "mokykla", "mokyklos"),
            (Language::Lv, "skola", "skolām"),
            (Language::Mt, "proġett", "proġetti"),
            (Language::Nl, "school", "scholen"),
            (Language::Pl, "ulica", "ulice"),
            (Language::Pt, "escola", "escolas"),
            (Language::Pt, "estação", "estações"),
            (Language::Ro, "școală", "școala"),
            (Language::Sk, "škola", "školách"),
            (Language::Sl, "podatek", "podatkov"),
            (Language::Sv, "skola", "skolor"),
        ] {
            let (of_base, of_form) = (stems(language, base), stems(language, form));
            assert!(of_base.iter().any(|stem| of_form.contains(stem)), "{language}: {of_base:?} {of_form:?}");
        }
    }

    #[test]
    fn a_form_typed_without_marks_meets_the_one_that_has_them() {
        for (language, spelt) in [
            (Language::Cs, "školách"),
            (Language::De, "Gebäude"),
            (Language::Es, "estaciones"),
            (Language::Fr, "écoles"),
            (Language::Hr, "općine"),
            (Language::Hu, "iskolák"),
            (Language::Pl, "ścieżki"),
            (Language::Ro, "școlile"),
        ] {
            let typed = stems(language, &fold_word(spelt));
            assert!(stems(language, spelt).iter().any(|stem| typed.contains(stem)), "{language} {spelt}");
        }
    }

    proptest! {
        #[test]
        fn no_word_breaks_a_stemmer(word in "[\\p{Latin}\\p{Greek}\\p{Cyrillic}0-9']{0,20}") {
            for language in Language::ALL {
                for stem in stems(language, &word) {
                    prop_assert_eq!(fold_word(&stem), stem);
                }
            }
        }
    }
}
