//! Names in the genitive, as official names of municipalities put them: "Δήμος Αθηναίων",
//! "Espoon kaupunki", "Rīgas dome". Only tried behind a word of law, where grammar demands it.

use centum_base::Country;

/// A shorter stem is no name.
const MIN_STEM_LETTERS: usize = 2;

/// For each country the endings of a genitive and what the name ends in by itself, folded.
/// Longer endings first, so that the likelier form is tried first.
const ENDINGS: [(&str, &[(&str, &str)]); 10] = [
    ("DK", &[("s", "")]),
    ("EE", &[("a", ""), ("e", ""), ("u", "")]),
    ("ES", &[("ko", ""), ("eko", "")]),
    ("FI", &[("gin", "ki"), ("run", "rku"), ("den", "ti"), ("een", "e"), ("n", "")]),
    (
        "GR",
        &[
            ("αιων", "α"),
            ("ιτων", "ινα"),
            ("εων", "α"),
            ("ιων", "οσ"),
            ("ιων", "ια"),
            ("ων", "α"),
            ("ων", "εσ"),
            ("ησ", "η"),
            ("ασ", "α"),
            ("ου", "οσ"),
            ("ου", "ο"),
            ("ωσ", "ασ"),
        ],
    ),
    (
        "LT",
        &[
            ("iaus", "ius"),
            ("aus", "us"),
            ("iu", "iai"),
            ("io", "ys"),
            ("io", "is"),
            ("os", "a"),
            ("es", "e"),
            ("o", "as"),
            ("u", "ai"),
        ],
    ),
    ("LV", &[("as", "a"), ("es", "e"), ("a", "s"), ("u", "is"), ("u", "i")]),
    ("NO", &[("s", "")]),
    ("PL", &[("ia", ""), ("a", ""), ("y", "a"), ("i", "ia"), ("i", ""), ("", "e")]),
    ("SE", &[("s", "")]),
];

/// The forms that the genitive `key` may come from.
pub(super) fn base_forms(key: &str, country: Country) -> Vec<String> {
    let endings = ENDINGS.iter().find(|(code, _)| *code == country.code());
    let endings = endings.map_or(&[][..], |(_, endings)| endings);
    endings
        .iter()
        .filter_map(|(ending, own)| {
            // Adjectives agree with the noun, so every word with the ending loses it.
            let words: Vec<_> = key.split(' ').map(|word| without(word, ending, own)).collect();
            words.last()?.as_ref()?;
            let words = words.iter().zip(key.split(' '));
            let words: Vec<_> = words.map(|(base, word)| base.as_deref().unwrap_or(word)).collect();
            Some(words.join(" "))
        })
        .collect()
}

fn without(word: &str, ending: &str, own: &str) -> Option<String> {
    let stem = word.strip_suffix(ending)?;
    (stem.chars().count() >= MIN_STEM_LETTERS).then(|| format!("{stem}{own}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genitives_lead_back_to_the_name() {
        for (country, genitive, name) in [
            ("GR", "αθηναιων", "αθηνα"),
            ("GR", "βολου", "βολοσ"),
            ("GR", "χανιων", "χανια"),
            ("GR", "παλαιου φαληρου", "παλαιο φαληρο"),
            ("FI", "helsingin", "helsinki"),
            ("FI", "turun", "turku"),
            ("LV", "rigas", "riga"),
            ("LT", "vilniaus", "vilnius"),
            ("LT", "kauno", "kaunas"),
            ("SE", "goteborgs", "goteborg"),
            ("PL", "krakowa", "krakow"),
        ] {
            let forms = base_forms(genitive, Country::new(country).unwrap());
            assert!(forms.contains(&name.to_owned()), "{genitive}: {forms:?}");
        }
    }

    #[test]
    fn a_stem_is_more_than_a_letter() {
        assert_eq!(base_forms("as", Country::new("SE").unwrap()), [""; 0]);
    }
}
