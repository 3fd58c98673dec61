//! The columns of a `SELECT *`: the parser sorts them by name, and who asks expects them as the query first names them.

use std::collections::HashMap;

use oxrdf::Variable;
use spargebra::algebra::GraphPattern;

/// Puts what the outermost `SELECT *` gives into the order in which the text first names it. A list stays as it is.
pub(crate) fn as_written(text: &str, pattern: &mut GraphPattern) {
    if !selects_all(text) {
        return;
    }
    let Some(variables) = selected(pattern) else { return };
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, _) in text.match_indices(['?', '$']) {
        let name = &text[at + 1..];
        let end = name.find(|letter: char| !is_in_name(letter)).unwrap_or(name.len());
        places.entry(&name[..end]).or_insert(at);
    }
    variables.sort_by_key(|variable| places.get(variable.as_str()).copied().unwrap_or(usize::MAX));
}

/// What the outermost projection gives.
fn selected(pattern: &mut GraphPattern) -> Option<&mut Vec<Variable>> {
    match pattern {
        GraphPattern::Slice { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner } => selected(inner),
        GraphPattern::Project { variables, .. } => Some(variables),
        _ => None,
    }
}

fn is_in_name(letter: char) -> bool {
    let others = matches!(letter, '_' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}');
    others || letter.is_alphanumeric()
}

/// Whether a query, behind its prefixes, begins with a SELECT of everything.
fn selects_all(text: &str) -> bool {
    let mut rest = behind_blanks(text);
    loop {
        if let Some(address) = rest.strip_prefix('<') {
            let Some((_, behind)) = address.split_once('>') else { return false };
            rest = behind_blanks(behind);
            continue;
        }
        let (word, behind) = first_word(rest);
        if word.is_empty() {
            return false;
        }
        rest = behind_blanks(behind);
        if word.eq_ignore_ascii_case("SELECT") {
            break;
        }
    }
    let (word, behind) = first_word(rest);
    if word.eq_ignore_ascii_case("DISTINCT") || word.eq_ignore_ascii_case("REDUCED") {
        rest = behind_blanks(behind);
    }
    rest.starts_with('*')
}

/// The first word, and what stands behind it.
fn first_word(text: &str) -> (&str, &str) {
    let ends = |letter: char| letter.is_whitespace() || "<#*?$({".contains(letter);
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// What stands behind blanks and comments.
fn behind_blanks(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        if !text.starts_with('#') {
            return text;
        }
        text = &text[text.find(['\n', '\r']).unwrap_or(text.len())..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_select_of_everything_is_told_from_a_list() {
        for text in [
            "SELECT * { ?a ?b ?c }",
            "select*{?a ?b ?c}",
            "PREFIX select:<http://a.example/#x> # SELECT ?a\nSELECT DISTINCT # all\n * WHERE { ?a ?b ?c }",
            "BASE <http://a.example/> SELECT REDUCED *{}",
        ] {
            assert!(selects_all(text), "{text}");
        }
        for text in ["SELECT ?a { ?a ?b ?c }", "SELECT (?a * 2 AS ?b){}", "SELECT DISTINCT ?a {}", "ASK {}"] {
            assert!(!selects_all(text), "{text}");
        }
    }
}
