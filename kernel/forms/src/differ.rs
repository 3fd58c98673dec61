//! What changed between two texts, word by word.

/// Comparisons that are made at most; beyond, the part that differs counts as replaced as a whole.
const MAX_STEPS: usize = 4_000_000;

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It stands in the older one only.
    Gone(String),
    /// It stands in the newer one only.
    New(String),
}

/// The pieces in order: the older text is what is same or gone, the newer one what is same or new.
pub fn differ(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let tail =
        old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    let mut pieces = Pieces::default();
    pieces.same(&old[..head]);
    middle(&old[head..old.len() - tail], &new[head..new.len() - tail], &mut pieces);
    pieces.same(&old[old.len() - tail..]);
    pieces.0
}

/// Words and the blanks between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut was_blank = None;
    for (at, c) in text.char_indices() {
        if was_blank.is_some_and(|was_blank| was_blank != c.is_whitespace()) {
            tokens.push(&text[start..at]);
            start = at;
        }
        was_blank = Some(c.is_whitespace());
    }
    tokens.extend((start < text.len()).then(|| &text[start..]));
    tokens
}

/// The longest common sequence of what lies between the equal ends.
fn middle(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    if old.len().saturating_mul(new.len()) > MAX_STEPS {
        pieces.gone(old);
        pieces.added(new);
        return;
    }
    let width = new.len() + 1;
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pieces.same(&old[i..=i]);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            pieces.gone(&old[i..=i]);
            i += 1;
        } else {
            pieces.added(&new[j..=j]);
            j += 1;
        }
    }
    pieces.gone(&old[i..]);
    pieces.added(&new[j..]);
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn same(&mut self, tokens: &[&str]) {
        self.add(tokens, Piece::Same);
    }

    fn gone(&mut self, tokens: &[&str]) {
        self.add(tokens, Piece::Gone);
    }

    fn added(&mut self, tokens: &[&str]) {
        self.add(tokens, Piece::New);
    }

    /// Adds tokens to the last piece, or begins one if that is of another kind.
    fn add(&mut self, tokens: &[&str], begin: fn(String) -> Piece) {
        for token in tokens {
            let fresh = begin((*token).to_owned());
            match (self.0.last_mut(), &fresh) {
                (Some(Piece::Same(text)), Piece::Same(_))
                | (Some(Piece::Gone(text)), Piece::Gone(_))
                | (Some(Piece::New(text)), Piece::New(_)) => text.push_str(token),
                _ => self.0.push(fresh),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_changed_words_are_marked() {
        let pieces = differ("We plan ten bicycle streets.", "We plan twelve bicycle streets now.");
        let text = |text: &str| text.to_owned();
        assert_eq!(
            pieces,
            [
                Piece::Same(text("We plan ")),
                Piece::Gone(text("ten")),
                Piece::New(text("twelve")),
                Piece::Same(text(" bicycle ")),
                Piece::Gone(text("streets.")),
                Piece::New(text("streets now.")),
            ]
        );
        assert_eq!(differ("", ""), []);
    }

    #[test]
    fn texts_beyond_the_limit_count_as_replaced() {
        let long = |word: &str| format!("start {} end", format!("{word} ").repeat(3_000));
        assert_eq!(differ(&long("a"), &long("b")).len(), 4);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(before in "[ab \n]{0,30}", after in "[ab \n]{0,30}") {
            let (mut old, mut new) = (String::new(), String::new());
            for piece in differ(&before, &after) {
                match piece {
                    Piece::Same(text) => {
                        old.push_str(&text);
                        new.push_str(&text);
                    }
                    Piece::Gone(text) => old.push_str(&text),
                    Piece::New(text) => new.push_str(&text),
                }
            }
            prop_assert_eq!((old, new), (before, after));
        }
    }
}
