//! Letters that organisers word themselves: plain text with variables in double braces. The only place that names the template
//! engine. It is strict (a name that is not offered is a fault, never an empty place), it knows no files, filters, functions
//! or loops, nothing stands in braces that could make a text longer than it is written, and everything has a limit.

use std::collections::BTreeMap;
use std::fmt;

use minijinja::value::Value;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};
use serde::{Deserialize, Serialize};

/// The longest subject, in characters.
pub const MAX_SUBJECT: usize = 200;
/// The longest text, in characters.
pub const MAX_BODY: usize = 10_000;
/// By so much the values may make it longer.
const GROWTH: usize = 4;
/// The most steps of the engine for one part of one letter.
const FUEL: u64 = 20_000;
/// Marks that may stand in braces outside of quotes, beside letters, digits and blanks.
const MARKS: &str = "_=!<>().,-";
/// Words with which a block may begin.
const BLOCKS: [&str; 4] = ["if", "elif", "else", "endif"];
/// What is said where anything else stands in braces.
const PLAIN: &str = "only names, comparisons, if, elif, else and endif may stand in braces";

/// A letter with variables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The subject, one line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A letter as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What stands in the places of the variables.
pub type Values = BTreeMap<&'static str, String>;

/// A part of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The subject.
    Subject,
    /// The text.
    Body,
}

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In which part.
    pub part: Part,
    /// In which line of it, from 1.
    pub line: usize,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing stands there.
    Empty,
    /// It is longer than this many characters, as it is written or with its values.
    TooLong(usize),
    /// A subject of several lines.
    Lines,
    /// No such variable is offered.
    Unknown(String),
    /// Braces are not closed, or what stands in them is not understood: what the engine says of it.
    Syntax(String),
    /// Writing the letter takes too many steps.
    TooMuch,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the {:?}: {:?}", self.line, self.part, self.kind)
    }
}

impl std::error::Error for Fault {}

impl Template {
    /// Everything that is wrong, tried with these values; their names are the variables that are offered.
    pub fn faults(&self, values: &Values) -> Vec<Fault> {
        let of = |part, text: &str| faults_of(part, text, values);
        [of(Part::Subject, &self.subject), of(Part::Body, &self.body)].concat()
    }

    /// Writes the letter.
    pub fn write(&self, values: &Values) -> Result<Written, Fault> {
        let subject = rendered(Part::Subject, &self.subject, values)?;
        let body = rendered(Part::Body, &self.body, values)?;
        // A value may hold a line end; a subject has none.
        let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Written { subject, body })
    }
}

const fn most(part: Part) -> usize {
    match part {
        Part::Subject => MAX_SUBJECT,
        Part::Body => MAX_BODY,
    }
}

fn engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine
}

fn faults_of(part: Part, text: &str, values: &Values) -> Vec<Fault> {
    let fault = |line, kind| Fault { part, line, kind };
    if text.trim().is_empty() {
        return vec![fault(1, FaultKind::Empty)];
    }
    if text.chars().count() > most(part) {
        return vec![fault(1, FaultKind::TooLong(most(part)))];
    }
    if part == Part::Subject && text.trim_end().lines().count() > 1 {
        return vec![fault(2, FaultKind::Lines)];
    }
    if let Err(growing) = plain(part, text) {
        return vec![growing];
    }
    let engine = engine();
    let template = match engine.template_from_named_str("letter", text) {
        Ok(template) => template,
        Err(error) => return vec![fault_of(part, text, &error)],
    };
    let named = template.undeclared_variables(false);
    let mut unknown: Vec<String> =
        named.into_iter().filter(|name| !values.contains_key(name.as_str())).collect();
    unknown.sort();
    let unknown: Vec<Fault> =
        unknown.into_iter().map(|name| fault(line_of(text, &name), FaultKind::Unknown(name))).collect();
    if !unknown.is_empty() {
        return unknown;
    }
    rendered(part, text, values).err().into_iter().collect()
}

/// The first line in which a name stands in braces.
fn line_of(text: &str, name: &str) -> usize {
    let holds = |line: &&str| line.contains('{') && line.contains(name);
    let found = text.lines().position(|line| holds(&line));
    let found = found.or_else(|| text.lines().position(|line| line.contains(name)));
    found.map_or(1, |at| at + 1)
}

/// Where something stands in braces that could make the text longer than it is written: repetitions, sums of texts, loops,
/// blocks that are kept. The engine counts steps and not bytes, so nothing of the kind is run. What would hide braces from the
/// engine alone (comments, raw blocks) is none of the few things that are let through either.
fn growing(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(begin) = text[at..].find('{').map(|found| at + found) {
        let close = match text.as_bytes().get(begin + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => return Some(begin),
            _ => {
                at = begin + 1;
                continue;
            }
        };
        let inside = &text[begin + 2..];
        let Some(end) = end_of_plain(inside, close) else { return Some(begin) };
        if close == "%}" && !begins_block(&inside[..end]) {
            return Some(begin);
        }
        at = begin + 2 + end + close.len();
    }
    None
}

/// Where the braces close; none where something else than names, texts and comparisons stands in them.
fn end_of_plain(inside: &str, close: &str) -> Option<usize> {
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, letter) in inside.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if letter == '\\' => escaped = true,
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if inside[at..].starts_with(close) => return Some(at),
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None if letter.is_alphanumeric() || letter.is_whitespace() || MARKS.contains(letter) => {}
            None => return None,
        }
    }
    None
}

fn begins_block(inside: &str) -> bool {
    let words = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    let first = words.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next();
    first.is_some_and(|word| BLOCKS.contains(&word))
}

/// Lets a text through that cannot grow. The engine works constants out while it reads, so this comes before it.
fn plain(part: Part, text: &str) -> Result<(), Fault> {
    let Some(at) = growing(text) else { return Ok(()) };
    let line = text[..at].matches('\n').count() + 1;
    Err(Fault { part, line, kind: FaultKind::Syntax(PLAIN.to_owned()) })
}

fn rendered(part: Part, text: &str, values: &Values) -> Result<String, Fault> {
    plain(part, text)?;
    let context: Value = values
        .iter()
        .map(|(name, value)| (*name, Value::from(value.as_str())))
        .collect::<BTreeMap<_, _>>()
        .into();
    let written = engine().render_named_str("letter", text, context);
    let written = written.map_err(|error| fault_of(part, text, &error))?;
    let most = most(part) * GROWTH;
    if written.chars().count() > most {
        return Err(Fault { part, line: 1, kind: FaultKind::TooLong(most) });
    }
    Ok(written)
}

fn fault_of(part: Part, text: &str, error: &minijinja::Error) -> Fault {
    let said = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let kind = match error.kind() {
        ErrorKind::OutOfFuel => FaultKind::TooMuch,
        _ => FaultKind::Syntax(said),
    };
    let last = text.lines().count().max(1);
    Fault { part, line: error.line().unwrap_or(1).clamp(1, last), kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        Values::from([("name", "Ada <b>".to_owned()), ("call", "The call".to_owned())])
    }

    fn letter(subject: &str, body: &str) -> Template {
        Template { subject: subject.into(), body: body.into() }
    }

    fn fault(body: &str) -> Fault {
        let mut faults = letter("Subject", body).faults(&values());
        assert_eq!(faults.len(), 1, "{faults:?}");
        faults.remove(0)
    }

    #[test]
    fn variables_are_filled_in_as_plain_text() {
        let template = letter("{{ call }}", "Dear {{ name }},\n{% if call %}yes{% endif %}");
        assert_eq!(template.faults(&values()), []);
        let written = template.write(&values()).expect("a letter");
        assert_eq!((written.subject.as_str(), written.body.as_str()), ("The call", "Dear Ada <b>,\nyes"));
    }

    #[test]
    fn a_name_that_is_not_offered_is_a_fault_with_its_line_even_where_nobody_looks() {
        let found = fault("Dear {{ name }},\n\n{% if false %}{{ mayor }}{% endif %}");
        assert_eq!((found.line, found.kind), (3, FaultKind::Unknown("mayor".into())));
    }

    #[test]
    fn an_open_brace_is_a_fault_with_its_line() {
        let found = fault("One\nTwo {{ name\nThree");
        assert!(matches!(found.kind, FaultKind::Syntax(_)), "{found:?}");
        assert!((2..=3).contains(&found.line), "{found:?}");
    }

    #[test]
    fn files_filters_and_functions_are_not_there() {
        for body in
            ["{% include 'x' %}", "{{ name|upper }}", "{{ range(9) }}", "{% macro a() %}{% endmacro %}"]
        {
            assert_eq!(letter("Subject", body).faults(&values()).len(), 1, "{body}");
        }
    }

    #[test]
    fn what_grows_without_end_is_refused() {
        let long = "{% for a in name*9 %}{% for b in name*9 %}{% for c in name*9 %}{% for d in name*9 %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}";
        assert!(!letter("Subject", long).faults(&values()).is_empty());
        let values = Values::from([("name", "n".repeat(1_000))]);
        let faults = letter("Subject", &"{{ name }}".repeat(41)).faults(&values);
        assert_eq!(faults[0].kind, FaultKind::TooLong(MAX_BODY * GROWTH));
        assert_eq!(letter(" ", "x").faults(&values)[0].kind, FaultKind::Empty);
        assert_eq!(letter("a\nb", "x").faults(&values)[0].kind, FaultKind::Lines);
        assert_eq!(letter(&"x".repeat(201), "x").faults(&values)[0].kind, FaultKind::TooLong(MAX_SUBJECT));
    }

    #[test]
    fn nothing_that_makes_a_text_longer_than_it_is_written_is_run() {
        for body in [
            "One\n{{ 'x' * 99999999 }}",
            "One\n{{ name ~ name }}",
            "One\n{{ name + name }}",
            "One\n{% set a %}{{ name }}{{ name }}{% endset %}{{ a }}",
            "One\n{% set a = name %}{{ a }}",
            "One\n{%- for a in name %}{{ name }}{% endfor %}",
            "One\n{% with a = name %}{{ a }}{% endwith %}",
            "One\n{{ ['x'] }}",
            "One\n{% raw %}{{ \" {% endraw %}{{ name * 9 }}",
            "One\n{# \" #}{{ name * 9 }}",
        ] {
            let found = fault(body);
            assert_eq!((found.line, found.kind), (2, FaultKind::Syntax(PLAIN.to_owned())), "{body}");
            let written = letter("Subject", body).write(&values());
            assert!(written.is_err(), "{body}");
        }
        let hidden = fault("{{ \"}}\" * 9 }}");
        assert_eq!(hidden.kind, FaultKind::Syntax(PLAIN.to_owned()));
    }

    #[test]
    fn conditions_comparisons_and_texts_in_quotes_are_let_through() {
        let body = "* {{- name -}} *\n{% if call == \"The call\" and not (name == '*}}') %}a {b} ~ + c{% elif name %}d{%- else %}e{% endif %}";
        let template = letter("Subject", body);
        assert_eq!(template.faults(&values()), []);
        let written = template.write(&values()).expect("a letter");
        assert_eq!(written.body, "*Ada <b>*\na {b} ~ + c");
    }
}
