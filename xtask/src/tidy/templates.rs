//! Templates hold structure: words come from messages, scripts and styles from files.

use super::markup::{Attribute, Piece, blank_expressions, pieces};
use crate::tree::{Finding, Source};

/// Attributes that a person gets to read or hear.
const SPOKEN_ATTRIBUTES: &[&str] = &["alt", "aria-description", "aria-label", "placeholder", "title"];

/// The one word that is the same in every language.
const OWN_NAME: &str = "Centum";

/// No word of any language stands in a template, except inside `translate="no"`.
pub(super) fn text_comes_from_messages(source: &Source) -> Vec<Finding> {
    check(source, |markup| {
        let mut untranslated = Untranslated::default();
        let mut found = Vec::new();
        for piece in pieces(markup) {
            untranslated.pass(&piece);
            match piece {
                Piece::Text { at, text } if !untranslated.inside() => found.extend(
                    first_word(text).map(|(shift, word)| (at + shift, format!("`{word}` is literal text"))),
                ),
                Piece::Open { at, attributes, .. } => {
                    let spoken =
                        attributes.iter().filter(|attribute| SPOKEN_ATTRIBUTES.contains(&attribute.name));
                    found.extend(spoken.filter(|attribute| first_word(attribute.value).is_some()).map(
                        |Attribute { name, value }| {
                            (at, format!("{name}=\"{}\" is literal text", value.trim()))
                        },
                    ));
                }
                _ => {}
            }
        }
        found.into_iter().map(|(at, says)| (at, says + ": make it a message")).collect()
    })
}

/// The content security policy runs no inline script and applies no inline style.
pub(super) fn nothing_is_inline(source: &Source) -> Vec<Finding> {
    check(source, |markup| {
        let mut found = Vec::new();
        let mut data_block = false;
        for piece in pieces(markup) {
            match piece {
                Piece::Open { at, name, attributes } => {
                    data_block = name == "script" && attributes.iter().any(is_data_type);
                    let inline = attributes.iter().filter(|attribute| is_inline(attribute.name));
                    found.extend(
                        inline.map(|Attribute { name, .. }| {
                            (at, format!("`{name}=` is refused by the policy"))
                        }),
                    );
                }
                Piece::Body { at, len } if !data_block && !source.text[at..at + len].trim().is_empty() => {
                    found.push((at, "an inline body is refused by the policy: make it a file".to_owned()));
                }
                _ => {}
            }
        }
        found
    })
}

/// Runs `look` on a template's blanked markup and turns places into lines.
fn check(source: &Source, look: impl Fn(&str) -> Vec<(usize, String)>) -> Vec<Finding> {
    if !source.path.ends_with(".html") || !source.parts().any(|part| part == "templates") {
        return Vec::new();
    }
    let line_of = |at: usize| source.text[..at].matches('\n').count() + 1;
    let found = look(&blank_expressions(&source.text));
    found.into_iter().map(|(at, says)| Finding::at(source, line_of(at), says)).collect()
}

/// Follows `translate="no"` from an opening tag to its closing one.
#[derive(Default)]
struct Untranslated {
    element: String,
    depth: usize,
}

impl Untranslated {
    fn inside(&self) -> bool {
        self.depth > 0
    }

    fn pass(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open { name, attributes, .. } if self.depth == 0 => {
                let untranslated = attributes.iter().any(|a| a.name == "translate" && a.value == "no");
                self.depth = usize::from(untranslated);
                self.element = (*name).to_owned();
            }
            Piece::Open { name, .. } if *name == self.element => self.depth += 1,
            Piece::Close { name } if *name == self.element => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

fn is_inline(attribute: &str) -> bool {
    let handler = attribute
        .strip_prefix("on")
        .is_some_and(|event| event.starts_with(|c: char| c.is_ascii_alphabetic()));
    handler || attribute == "style"
}

/// A block of data is not run, so the policy lets it stand.
fn is_data_type(attribute: &Attribute<'_>) -> bool {
    attribute.name == "type" && matches!(attribute.value, "application/json" | "application/ld+json")
}

/// The first run of two or more letters that is neither an entity nor the product's name.
fn first_word(text: &str) -> Option<(usize, &str)> {
    let mut from = 0;
    while let Some(start) = text[from..].find(char::is_alphabetic).map(|at| from + at) {
        let end = text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |len| start + len);
        if let Some(after) = after_attribute(text, start) {
            from = after;
            continue;
        }
        let word = &text[start..end];
        from = end;
        if word.chars().nth(1).is_some() && word != OWN_NAME && !is_entity(text, start, end) {
            return Some((start, word));
        }
    }
    None
}

/// The end of `name="value"`, which a macro may write for the tag that calls it.
fn after_attribute(text: &str, start: usize) -> Option<usize> {
    let name_end = start + text[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    let value = text[name_end..].strip_prefix("=\"")?;
    Some(name_end + 2 + value.find('"')? + 1)
}

fn is_entity(text: &str, start: usize, end: usize) -> bool {
    let tail = text[end..].trim_start_matches(|c: char| c.is_ascii_digit());
    text[..start].trim_end_matches('#').ends_with('&') && tail.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn literal(markup: &str) -> usize {
        text_comes_from_messages(&sample("modules/a/templates/a.html", markup)).len()
    }

    fn inline(markup: &str) -> usize {
        nothing_is_inline(&sample("modules/a/templates/a.html", markup)).len()
    }

    #[test]
    fn a_word_between_tags_is_reported_with_its_line() {
        let source = sample("modules/a/templates/a.html", "<p>\n  {{ name }} cities</p>");
        let findings = text_comes_from_messages(&source);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [Some(2)]);
    }

    #[test]
    fn words_in_any_script_and_in_spoken_attributes_count() {
        assert_eq!(literal("<p>Θεσσαλονίκη</p>"), 1);
        assert_eq!(literal("<img alt=\"A map\"><p aria-label='{{ label }}'></p>"), 1);
        assert_eq!(literal("{% if many %}Many{% else %}{{ few }}{% endif %}"), 1);
    }

    #[test]
    fn what_needs_no_translation_passes() {
        assert_eq!(
            literal("<!doctype html><html lang=\"{{ lang }}\"><title>{{ title }} · Centum</title>"),
            0
        );
        assert_eq!(literal("{# a note #}<!-- another --><p>{{ a }}&nbsp;&#160;× 2 m</p>"), 0);
        assert_eq!(literal("<b translate=\"no\"><b>Leuven</b> CSV</b>"), 0);
        assert_eq!(literal("<b translate=\"no\">CSV</b> file"), 1);
        assert_eq!(literal("{% macro a() %} aria-invalid=\"true\" id=\"{{ id }}\"{% endmacro %}"), 0);
    }

    #[test]
    fn inline_scripts_styles_and_handlers_are_reported() {
        assert_eq!(inline("<script>go()</script>"), 1);
        assert_eq!(inline("<script>{{ code|safe }}</script>"), 1);
        assert_eq!(inline("<style>p { color: red }</style>"), 1);
        assert_eq!(inline("<p style=\"color: red\" onclick='go()'>"), 2);
    }

    #[test]
    fn scripts_by_address_and_blocks_of_data_pass() {
        assert_eq!(inline("<script src=\"{{ url }}\" defer></script>"), 0);
        assert_eq!(inline("<script type=\"application/ld+json\">{{ json|safe }}</script>"), 0);
        assert_eq!(inline("<input name=\"on\" data-style=\"x\">"), 0);
    }

    #[test]
    fn other_pages_are_not_templates() {
        let source = sample("docs/a.html", "<p>Hello</p>");
        assert_eq!(text_comes_from_messages(&source), []);
    }
}
