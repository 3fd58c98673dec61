//! How words and characters are counted.
//!
//! A word is what stands between blanks and holds at least one letter or digit. “city-wide” is one word, “L’Aquila”
//! is one, “24/7” is one, a dash alone is none. It is the count of the usual word processors, and the script on the
//! page follows the same rule with the same Unicode properties. A character is a Unicode scalar value; the end of a
//! line is one.

/// How many words.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// How many characters.
pub fn characters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_between_blanks_and_has_a_letter_or_a_digit() {
        for (text, count) in [
            ("", 0),
            (" \n\t", 0),
            ("city-wide", 1),
            ("L’Aquila – Italy", 2),
            ("24/7 & more …", 2),
            ("one\u{a0}two\u{2003}three\nfour", 4),
            ("Ελλάδα, България.", 2),
            ("* * *", 0),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }
}
