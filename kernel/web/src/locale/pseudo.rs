//! The pseudo-locale: English, accented, 40 % longer and in brackets, so that a literal text, a clipped
//! label or a fixed width shows before a translator finds it.

use std::borrow::Cow;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::{PSEUDO, format};

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

pub(super) fn bundle() -> FluentBundle<FluentResource> {
    let mut bundle = format::bundle(PSEUDO);
    bundle.set_transform(Some(transform));
    bundle
}

pub(super) fn bracketed(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

fn transform(text: &str) -> Cow<'_, str> {
    if !text.chars().any(char::is_alphabetic) {
        return Cow::Borrowed(text);
    }
    let mut long: String = text.chars().map(accented).collect();
    let extra = text.chars().count() * 2 / 5;
    for place in 0..extra {
        long.push(if place % 6 == 0 { ' ' } else { '·' });
    }
    Cow::Owned(bracketed(&long))
}

fn accented(letter: char) -> char {
    const FROM: &str = "aceginorsuyzACEGINORSUYZ";
    const TO: &str = "áçéğíñöŕšüýžÁÇÉĞÍÑÖŔŠÜÝŽ";
    FROM.find(letter).and_then(|place| TO.chars().nth(place)).unwrap_or(letter)
}

/// The words of a page in the pseudo-locale that no text brought: Latin letters outside brackets. What stands in
/// `code`, `kbd`, `samp`, `time` or an element with `translate="no"` is data, and so is what `data` names.
pub fn outside_brackets(html: &str, data: &[&str]) -> Vec<String> {
    let mut text = text_of(html);
    for datum in data {
        text = text.replace(datum, " ");
    }
    let mut depth = 0_usize;
    let mut outside = String::new();
    for letter in text.chars() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
        if letter == CLOSE {
            outside.push(' ');
        }
    }
    outside
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| word.len() > 1)
        .map(str::to_owned)
        .collect()
}

/// The words that a reader meets: text between tags, and the attributes that are read aloud.
fn text_of(html: &str) -> String {
    const READ_ALOUD: [&str; 4] = ["aria-label=\"", "title=\"", "placeholder=\"", "alt=\""];
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        rest = &rest[end..];
        text.push('\n');
        for attribute in READ_ALOUD {
            if let Some((_, value)) = tag.split_once(attribute) {
                text.push_str(value.split('"').next().unwrap_or_default());
                text.push('\n');
            }
        }
        if let Some(name) = data_element(tag) {
            let close = format!("</{name}>");
            rest = rest.find(&close).map_or("", |at| &rest[at + close.len()..]);
        }
    }
    text.push_str(rest);
    entities(&text)
}

fn data_element(tag: &str) -> Option<&str> {
    let name = tag.get(1..)?.split([' ', '>', '\n', '/']).next()?;
    let data = matches!(name, "code" | "kbd" | "samp" | "time" | "script" | "style" | "pre");
    (data || (tag.contains("translate=\"no\"") && !name.is_empty() && name != "html")).then_some(name)
}

fn entities(text: &str) -> String {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#38;", "&#60;", "&#62;", "&#34;", "&nbsp;"]
        .iter()
        .fold(text.to_owned(), |text, entity| text.replace(entity, " "))
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, Customs};
    use super::*;

    #[test]
    fn a_text_grows_by_two_fifths_and_stands_in_brackets() {
        let catalogue =
            Catalogue::new(&[("en", "a = Ten cities\nb = { $n } of 100\n")], Customs::default()).unwrap();
        let pseudo = catalogue.get(PSEUDO).unwrap();
        assert_eq!(pseudo.text("a"), "⟦Téñ çítíéš ···⟧");
        assert_eq!(pseudo.with("b", &[("n", 7.into())]), "7⟦ öf 100 ·⟧");
    }

    #[test]
    fn a_literal_text_is_found_in_text_and_attributes() {
        let html =
            "<p aria-label=\"Close\">⟦á⟧ Literal <code>code</code> <b translate=\"no\">Leuven</b> Porto</p>";
        assert_eq!(outside_brackets(html, &["Porto"]), ["Close", "Literal"]);
    }
}
