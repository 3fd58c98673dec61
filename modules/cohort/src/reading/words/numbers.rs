//! Numbers that are written as words.

/// Units and teens, and whatever is one word of its own, folded.
const WORDS: &[(&str, i64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("dix sept", 17),
    ("dix huit", 18),
    ("dix neuf", 19),
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("einer", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwolf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("funfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("una", 1),
    ("uno", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("doce", 12),
    ("trece", 13),
    ("catorce", 14),
    ("quince", 15),
    ("dieciseis", 16),
    ("diecisiete", 17),
    ("dieciocho", 18),
    ("diecinueve", 19),
    ("veinte", 20),
    ("due", 2),
    ("tre", 3),
    ("quattro", 4),
    ("cinque", 5),
    ("sette", 7),
    ("otto", 8),
    ("nove", 9),
    ("dieci", 10),
    ("undici", 11),
    ("dodici", 12),
    ("tredici", 13),
    ("quattordici", 14),
    ("quindici", 15),
    ("sedici", 16),
    ("diciassette", 17),
    ("diciotto", 18),
    ("diciannove", 19),
    ("venti", 20),
    ("trenta", 30),
    ("quaranta", 40),
    ("hundred", 100),
    ("hundert", 100),
    ("einhundert", 100),
    ("cento", 100),
    ("cien", 100),
];

/// Tens that units are added to, folded.
const TENS: &[(&str, i64)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("quatre vingt", 80),
    ("quatre vingts", 80),
    ("zwanzig", 20),
    ("dreissig", 30),
    ("vierzig", 40),
    ("funfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
    ("treinta", 30),
    ("cuarenta", 40),
    ("cincuenta", 50),
    ("sesenta", 60),
    ("setenta", 70),
    ("ochenta", 80),
    ("noventa", 90),
];

/// The number that the folded `word` is: "twelve", "twenty one", "vingt et un", "einundzwanzig".
pub(in super::super) fn value(word: &str) -> Option<i64> {
    let of = |table: &[(&str, i64)], word: &str| {
        table.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
    };
    if let Some(value) = of(WORDS, word).or_else(|| of(TENS, word)) {
        return Some(value);
    }
    // English and French set the unit behind the tens, German before them.
    let behind = || {
        TENS.iter().find_map(|&(name, tens)| {
            let unit = word.strip_prefix(name)?.strip_prefix(' ')?;
            let unit = of(WORDS, unit.strip_prefix("et ").unwrap_or(unit))?;
            (unit < 20).then_some(tens + unit)
        })
    };
    let before = || {
        TENS.iter().find_map(|&(name, tens)| {
            let unit = of(WORDS, word.strip_suffix(name)?.strip_suffix("und")?)?;
            (unit < 10).then_some(tens + unit)
        })
    };
    behind().or_else(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_numbers_are_read_in_three_languages() {
        for (word, number) in [
            ("twenty", 20),
            ("twenty one", 21),
            ("vingt et un", 21),
            ("soixante douze", 72),
            ("einundzwanzig", 21),
            ("funfunddreissig", 35),
            ("trenta", 30),
        ] {
            assert_eq!(value(word), Some(number), "{word}");
        }
        assert_eq!(value("und"), None);
        assert_eq!(value("twentyone hundred"), None);
    }
}
