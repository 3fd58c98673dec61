//! Answers to be read: for print, review and comparison.

use std::collections::BTreeMap;

use askama::Template;
use centum_web::markup::escaped;
use centum_web::{Html, Locale};

use super::Said;
use super::input::echo;
use crate::condition::{Asked, Circumstances};
use crate::differ::{Piece, differ};
use crate::{Answers, Field, Form, Kind, Part, PartName, StoredFile, Value, Whose};

/// An application's answers.
#[derive(Clone, Copy)]
pub struct Answering<'a> {
    /// The form.
    pub form: &'a Form,
    /// The answers.
    pub answers: &'a Answers,
    /// What else is known of the application.
    pub circumstances: &'a Circumstances,
    /// What the members are called.
    pub names: &'a BTreeMap<PartName, String>,
    /// The language that the answers are written in, where it is known.
    pub lang: Option<&'a str>,
    /// Where a file is read: `{files_url}/{part}/{field}/{digest}`; without it only its name stands there.
    pub files_url: Option<&'a str>,
}

/// The answers that are asked for, section by section.
pub fn read(shown: &Answering<'_>, locale: &Locale) -> askama::Result<Html> {
    sheet(shown, locale, |field, part| {
        let value = shown.answers.get(part, &field.key);
        Line { changed: false, html: value_html(field, value, locale, Some((shown, part))) }
    })
}

/// The answers of `after`, with what changed since `before` marked: word by word in texts.
pub fn compared(before: &Answering<'_>, after: &Answering<'_>, locale: &Locale) -> askama::Result<Html> {
    sheet(after, locale, |field, part| {
        let known = before.form.field(field.key.as_str()).map_or(field, |(_, known)| known);
        let (old, new) = (before.answers.get(part, &field.key), after.answers.get(part, &field.key));
        let shown = |field, value, of| value_html(field, value, locale, Some((of, part)));
        let html = match (old, new) {
            (old, new) if old == new => shown(field, new, after),
            (Some(Value::Text(old)), Some(Value::Text(new))) => marked(old, new, after.lang),
            (None, _) => wrap("ins", &shown(field, new, after)),
            (old, new) => {
                let (old, new) = (shown(known, old, before), shown(field, new, after));
                Html::trusted(format!("{}{}", wrap("del", &old), wrap("ins", &new)))
            }
        };
        Line { changed: old != new, html }
    })
}

fn wrap(tag: &str, html: &Html) -> Html {
    Html::trusted(format!("<{tag} class=\"answer-change\">{html}</{tag}>"))
}

fn marked(old: &str, new: &str, lang: Option<&str>) -> Html {
    let pieces = differ(old, new).into_iter().map(|piece| match piece {
        Piece::Same(text) => escaped(&text),
        Piece::Gone(text) => format!("<del>{}</del>", escaped(&text)),
        Piece::New(text) => format!("<ins>{}</ins>", escaped(&text)),
    });
    Html::trusted(format!(
        "<div class=\"answer-text\"{}>{}</div>",
        lang_attribute(lang),
        pieces.collect::<String>()
    ))
}

#[derive(Template)]
#[template(path = "forms/show.html")]
struct View<'a> {
    l: &'a Locale,
    groups: Vec<Group>,
}

struct Group {
    id: String,
    title: Said,
    member: Option<String>,
    lines: Vec<(Said, Line)>,
}

struct Line {
    changed: bool,
    html: Html,
}

fn sheet(
    shown: &Answering<'_>,
    locale: &Locale,
    line: impl Fn(&Field, &Part) -> Line,
) -> askama::Result<Html> {
    let asked = Asked::of(shown.form, shown.answers, shown.circumstances);
    let mut groups = Vec::new();
    for section in &shown.form.sections {
        for part in shown.circumstances.parts(section.whose) {
            let fields = asked.fields(&part, section);
            if fields.is_empty() {
                continue;
            }
            let member = match &part {
                Part::Member(id) if section.whose == Whose::EachMember && shown.circumstances.consortium => {
                    Some(shown.names.get(id).cloned().unwrap_or_else(|| id.clone()))
                }
                _ => None,
            };
            let lines = fields.into_iter().map(|field| (Said::of(&field.label, locale), line(field, &part)));
            groups.push(Group {
                id: format!("{}.{part}", section.key),
                title: Said::of(&section.title, locale),
                member,
                lines: lines.collect(),
            });
        }
    }
    View { l: locale, groups }.render().map(Html::trusted)
}

fn lang_attribute(lang: Option<&str>) -> String {
    lang.map(|lang| format!(" lang=\"{}\"", escaped(lang))).unwrap_or_default()
}

/// One answer to be read, without its question.
pub fn one_answer(field: &Field, value: &Value, locale: &Locale) -> Html {
    value_html(field, Some(value), locale, None)
}

/// One answer as markup.
pub(super) fn value_html(
    field: &Field,
    value: Option<&Value>,
    locale: &Locale,
    of: Option<(&Answering<'_>, &Part)>,
) -> Html {
    let lang = of.and_then(|(shown, _)| shown.lang);
    let Some(value) = value else {
        return Html::trusted(format!("<p class=\"unanswered\">{}</p>", locale.say("forms-not-answered")));
    };
    let options = |keys: &mut dyn Iterator<Item = &crate::FieldKey>| {
        let label = |key: &crate::FieldKey| {
            let option = field.kind.options().iter().find(|option| option.key == *key);
            option.map_or_else(|| key.to_string(), |option| said(&Said::of(&option.label, locale)))
        };
        list(keys.map(label))
    };
    let html = match value {
        Value::Text(text) => {
            format!("<div class=\"answer-text\"{}>{}</div>", lang_attribute(lang), escaped(text))
        }
        Value::Choice(key) => options(&mut [key].into_iter()),
        Value::Several(keys) => options(&mut keys.iter()),
        Value::Number(_) | Value::Money(_) | Value::Day(_) => match echo(field, value, locale) {
            Some(text) => format!("<p>{}</p>", escaped(&text)),
            // A number that was given to another kind of question has lost its unit, not its digits.
            None => format!("<p>{}</p>", bare(value)),
        },
        Value::Agreed => format!("<p>{}</p>", locale.say("forms-agreed")),
        Value::Place(place) => {
            let country = place.country.map(|country| locale.country(country));
            let parts =
                [Some(place.name.clone()), country].into_iter().flatten().filter(|part| !part.is_empty());
            format!("<p>{}</p>", escaped(&parts.collect::<Vec<_>>().join(", ")))
        }
        Value::Person(person) => {
            let parts = person.parts().into_iter().filter(|(_, text)| !text.trim().is_empty());
            format!("<p>{}</p>", parts.map(|(_, text)| escaped(text)).collect::<Vec<_>>().join("<br>"))
        }
        Value::Files(files) => list(files.iter().map(|file| file_html(field, file, locale, of))),
        Value::Table(rows) => return table_html(field, rows, locale, of),
    };
    Html::trusted(html)
}

fn bare(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Money(cents) => crate::plain(*cents, 2),
        Value::Day(day) => day.to_string(),
        _ => String::new(),
    }
}

fn said(said: &Said) -> String {
    match &said.lang {
        Some(lang) => format!("<span lang=\"{}\">{}</span>", escaped(lang), escaped(&said.text)),
        None => escaped(&said.text),
    }
}

/// One thing as a paragraph, several as a list.
fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.as_slice() {
        [one] => format!("<p>{one}</p>"),
        many => format!("<ul><li>{}</li></ul>", many.join("</li><li>")),
    }
}

fn file_html(
    field: &Field,
    file: &StoredFile,
    locale: &Locale,
    of: Option<(&Answering<'_>, &Part)>,
) -> String {
    let size = escaped(&crate::say::size(file.bytes, locale));
    let name = match of.and_then(|(shown, part)| Some((shown.files_url?, part))) {
        Some((url, part)) => Html::link(&format!("{url}/{part}/{}/{}", field.key, file.digest), &file.name),
        None => Html::text(&file.name),
    };
    format!("<span translate=\"no\">{name}</span> <span class=\"count\">{size}</span>")
}

fn table_html(
    field: &Field,
    rows: &[BTreeMap<crate::FieldKey, Value>],
    locale: &Locale,
    of: Option<(&Answering<'_>, &Part)>,
) -> Html {
    let columns = field.kind.columns();
    let number = |column: &Field| match column.kind {
        Kind::Number { .. } | Kind::Money { .. } => " class=\"number\"",
        _ => "",
    };
    let mut html = String::from("<div class=\"table-frame\"><table class=\"stacked\"><thead><tr>");
    for column in columns {
        let label = said(&Said::of(&column.label, locale));
        html.push_str(&format!("<th scope=\"col\"{}>{label}</th>", number(column)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for column in columns {
            let label = escaped(column.label.in_lang(locale.tag()));
            let cell = row.get(&column.key).map(|value| value_html(column, Some(value), locale, of));
            let cell = cell.map(|cell| cell.to_string()).unwrap_or_default();
            html.push_str(&format!("<td{} data-label=\"{label}\">{cell}</td>", number(column)));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
    Html::trusted(html)
}
