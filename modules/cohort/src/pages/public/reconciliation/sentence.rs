//! A sentence with the words marked that state a figure.

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The words.
    pub text: String,
    /// Whether they state a figure.
    pub marked: bool,
}

/// Parts a sentence at the words of its claims. Words that do not stand in it, or overlap earlier ones, mark nothing.
pub(super) fn pieces(sentence: &str, claims: &[&str]) -> Vec<Piece> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for words in claims.iter().filter(|words| !words.is_empty()) {
        let free = |(from, to): &(usize, usize)| !spans.iter().any(|(start, end)| from < end && start < to);
        let span = sentence.match_indices(words).map(|(at, found)| (at, at + found.len())).find(free);
        spans.extend(span);
    }
    spans.sort_unstable();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (from, to) in spans {
        push(&mut pieces, &sentence[done..from], false);
        push(&mut pieces, &sentence[from..to], true);
        done = to;
    }
    push(&mut pieces, &sentence[done..], false);
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, marked: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), marked });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(sentence: &str, claims: &[&str]) -> Vec<String> {
        pieces(sentence, claims).into_iter().filter(|one| one.marked).map(|one| one.text).collect()
    }

    #[test]
    fn the_sentence_stays_whole() {
        let sentence = "Of 90 rows 54 are new.";
        let whole: String =
            pieces(sentence, &["54 are new", "90 rows"]).into_iter().map(|one| one.text).collect();
        assert_eq!(whole, sentence);
        assert_eq!(marked(sentence, &["54 are new", "90 rows"]), ["90 rows", "54 are new"]);
    }

    #[test]
    fn words_that_stand_twice_are_marked_one_after_the_other() {
        assert_eq!(marked("9 here, 9 there", &["9", "9", "9"]), ["9", "9"]);
    }

    #[test]
    fn words_that_do_not_stand_there_mark_nothing() {
        assert_eq!(pieces("Πόλεις", &["8 πόλεις", ""]).len(), 1);
        assert!(pieces("", &["x"]).is_empty());
    }
}
