//! Marks the words of a text that were asked for.

use centum_search::fold_word;
use centum_web::Html;
use centum_web::markup::escaped;

/// Shorter words are marked only where they are the very word.
const SHORTEST_FORM: usize = 4;

/// Words that were asked for, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted(Vec<String>);

impl Wanted {
    /// The words of what was typed.
    pub(super) fn of(text: &str) -> Self {
        Self(
            runs(text)
                .filter(|run| run.is_word)
                .map(|run| fold_word(run.text))
                .filter(|word| !word.is_empty())
                .collect(),
        )
    }

    /// The text as markup, its matching words in `<mark>`.
    pub(super) fn marked(&self, text: &str) -> Html {
        if self.0.is_empty() {
            return Html::text(text);
        }
        let mut html = String::with_capacity(text.len() + 64);
        for run in runs(text) {
            if run.is_word && self.wants(run.text) {
                html.push_str(&format!("<mark>{}</mark>", escaped(run.text)));
            } else {
                html.push_str(&escaped(run.text));
            }
        }
        Html::trusted(html)
    }

    fn wants(&self, word: &str) -> bool {
        let folded = fold_word(word);
        self.0.iter().any(|wanted| *wanted == folded || is_form_of(wanted, &folded))
    }
}

/// Whether two words begin so much alike that they are probably forms of one.
fn is_form_of(one: &str, other: &str) -> bool {
    let alike = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    alike >= SHORTEST_FORM && alike * 3 >= longer * 2
}

struct Run<'a> {
    text: &'a str,
    is_word: bool,
}

/// The words of a text and what stands between them, one after the other.
fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(Run { text: run, is_word })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_forms_are_marked_and_nothing_else_is_markup() {
        let wanted = Wanted::of("bäume tree");
        assert_eq!(
            wanted.marked("Die Baeume & <Bäume>, trees").to_string(),
            "Die Baeume &amp; &lt;<mark>Bäume</mark>&gt;, <mark>trees</mark>"
        );
        assert_eq!(Wanted::of("air").marked("airport air").to_string(), "airport <mark>air</mark>");
        assert_eq!(Wanted::of("").marked("<x>").to_string(), "&lt;x&gt;");
    }
}
