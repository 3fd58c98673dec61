//! Marks: short words and signs that a list hangs on its names ("(DCC)", "*", "[alumni]").

use centum_base::fold::fold;

use super::columns::is_yes;
use super::words::Words;

/// Characters of the longest mark.
const MAX_MARK: usize = 12;

/// Lower-case words that are marks when they stand alone in a bracket.
static MARK_WORDS: Words = Words::new(
    "alumni|alumnus|alumna|deja|bereits|new|former|previous|earlier|returning|newcomer|veteran|nouveau|nouvelle|\
     ancien|ancienne|neu|neue|neuer|neuzugang|ehemalig|ehemalige|ehemaliger|ehemaliges|fruher|fruhere|\
     fruherer|vorlaufer|nuevo|nueva|antiguo|antigua|nuovo|nuova|ex|winner|associated|associate",
);

/// Words that stand beside those and change nothing: "ancien participant", "member of the first cohort".
static BESIDE_MARK_WORDS: Words = Words::new(
    "participant|participante|participants|partecipante|teilnehmer|teilnehmerin|teilnehmerstadt|city|\
     member|partner|ville|stadt|ciudad|citta|mitglied|membre|miembro|cohort|cohorte|kohorte|edition|\
     edicion|edizione|ausgabe|programme|program|programm|programma|programa|phase|round|runde|\
     beneficiary|laureate|laureat|in|of|from|the|de|du|la|le|der|des|del|della|first|second|premiere|\
     ersten|primera|prima",
);

/// Characters of the longest mark of several words, and how many those may be.
const MAX_PHRASE: usize = 40;
const MAX_PHRASE_WORDS: usize = 5;

/// Whether every word of `text` belongs to a mark, and one says it.
fn is_phrase(text: &str) -> bool {
    let key = fold(text);
    let belongs = |word: &str| {
        MARK_WORDS.contains(word)
            || BESIDE_MARK_WORDS.contains(word)
            || word.chars().all(|c| c.is_ascii_digit())
    };
    text.chars().count() <= MAX_PHRASE
        && key.split(' ').count() <= MAX_PHRASE_WORDS
        && key.split(' ').any(|word| MARK_WORDS.contains(word))
        && key.split(' ').all(belongs)
}

/// A mark without what gender and number bend: "ancienne participante" is "ancien participant".
pub(super) fn unbent(mark: &str) -> String {
    let bare = |word: &str| {
        let ends = ["innen", "in", "ne", "es", "er", "en", "e", "o", "a", "s"];
        let end = ends.iter().find(|end| word.len() > end.len() + 3 && word.ends_with(**end));
        end.map_or(word, |end| &word[..word.len() - end.len()]).to_owned()
    };
    fold(mark).split(' ').map(bare).collect::<Vec<_>>().join(" ")
}

/// A sign that is a mark by itself.
pub(super) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '*' | '†'
            | '‡'
            | '§'
            | '#'
            | '°'
            | '¹'
            | '²'
            | '³'
            | '⁴'
            | '⁵'
            | '⁶'
            | '⁷'
            | '⁸'
            | '⁹'
            | '★'
            | '☆'
            | '✓'
            | '✔'
            | '●'
            | '⭐'
            | '🌟'
    )
}

/// What "Vorläufer: ja" says: the mark, and whether it holds.
pub(super) fn answered(text: &str) -> Option<(String, bool)> {
    let (mark, answer) = text.split_once(':')?;
    let answer = is_yes(answer).filter(|_| !answer.trim().is_empty())?;
    let mark = mark.trim();
    (!mark.is_empty() && mark.chars().count() <= MAX_PHRASE).then(|| (mark.to_owned(), answer))
}

/// The mark that the words of a bracket are, if they are one: capitals and digits, signs, or a known word.
pub(super) fn read(text: &str, square: bool) -> Option<String> {
    let text = text.trim();
    let length = text.chars().count();
    if is_phrase(text) {
        return Some(text.to_owned());
    }
    if length == 0 || length > MAX_MARK && !square {
        return None;
    }
    if text.chars().all(is_sign) {
        return Some(text.to_owned());
    }
    let mut words = text.split_whitespace();
    let shouted = |word: &str| {
        word.chars().any(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '+' | '/'))
    };
    let known = |word: &str| MARK_WORDS.contains(&fold(word));
    match (words.next(), words.next(), words.next()) {
        (Some(word), None, None) => {
            let is_mark = shouted(word) || known(word) || square && word.chars().all(char::is_alphanumeric);
            is_mark.then(|| word.to_owned())
        }
        // "DCC alumni", "former DCC": the capitals are the mark.
        (Some(first), Some(second), None) => {
            match (shouted(first), known(second), known(first), shouted(second)) {
                (true, true, _, _) => Some(first.to_owned()),
                (_, _, true, true) => Some(second.to_owned()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Takes the signs off both ends of `name`: "Ulm*" is Ulm with the mark "*".
pub(super) fn take_signs(name: &str) -> (&str, Vec<String>) {
    let bare = name.trim();
    let bare = bare.trim_end_matches(|c: char| is_sign(c) || c.is_whitespace());
    let bare = bare.trim_start_matches(|c: char| is_sign(c) || c.is_whitespace());
    let signs: Vec<char> = name.chars().filter(|&c| is_sign(c)).collect();
    let inner = bare.chars().filter(|&c| is_sign(c)).count();
    if bare.is_empty() || signs.len() == inner {
        return (name.trim(), Vec::new());
    }
    // What stands at the ends is one mark a run: "**" is another mark than "*".
    let at = name.find(bare).unwrap_or(0);
    let runs = [&name[..at], &name[at + bare.len()..]];
    let marks = runs.iter().flat_map(|run| run.split_whitespace()).map(str::to_owned).collect();
    (bare, marks)
}

/// The words of `text` whose first letters are `mark`, capitals only: "Digital Cities Challenge" for "DCC".
pub(super) fn spelled_out<'a>(mark: &str, lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let letters: Vec<char> = mark.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 || !letters.iter().all(|c| c.is_uppercase()) {
        return None;
    }
    lines.into_iter().find_map(|line| {
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'').collect();
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        // Small words such as "of" stand between the letters.
        let named: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        (0..named.len()).find_map(|start| {
            if !capital(&named[start]) {
                return None;
            }
            let mut wanted = letters.iter();
            for (taken, word) in named[start..].iter().enumerate().take(letters.len() * 2) {
                if capital(word) {
                    let initial = word.chars().next().and_then(|c| c.to_uppercase().next());
                    if wanted.next().copied() != initial || word.chars().count() < 2 {
                        return None;
                    }
                    if wanted.as_slice().is_empty() {
                        return Some(named[start..=start + taken].join(" "));
                    }
                } else if word.chars().count() > 4 {
                    return None;
                }
            }
            None
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_signs_and_known_words_are_marks() {
        for text in ["DCC", "*", "†", "alumni", "S3P"] {
            assert_eq!(read(text, false).as_deref(), Some(text));
        }
        assert_eq!(read("DCC alumni", false).as_deref(), Some("DCC"));
        assert_eq!(read("veteran", true).as_deref(), Some("veteran"));
        for text in ["Oder", "Saale", "consortium covering A and B", ""] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }

    #[test]
    fn signs_are_taken_off_a_name() {
        assert_eq!(take_signs("Ulm*"), ("Ulm", vec!["*".to_owned()]));
        assert_eq!(take_signs("† Ulm **"), ("Ulm", vec!["†".to_owned(), "**".to_owned()]));
        assert_eq!(take_signs("Ulm"), ("Ulm", vec![]));
        assert_eq!(take_signs("***"), ("***", vec![]));
    }

    #[test]
    fn a_mark_is_tied_to_the_name_with_its_initials() {
        let lines = ["26 cities took part in the Digital Cities Challenge predecessor initiative."];
        assert_eq!(spelled_out("DCC", lines.into_iter()).as_deref(), Some("Digital Cities Challenge"));
        assert_eq!(spelled_out("XYZ", lines.into_iter()), None);
        assert_eq!(spelled_out("*", lines.into_iter()), None);
        let small = ["the Covenant of Mayors"];
        assert_eq!(spelled_out("CM", small.into_iter()).as_deref(), Some("Covenant of Mayors"));
    }
}
