//! One question as inputs.

use centum_base::Country;
use centum_web::components::Choice;
use centum_web::{Html, Locale, Message};

use super::Said;
use super::fill::Candidate;
use crate::typed::{Pairs, Writing, YES, write};
use crate::{
    Fault, Field, Kind, Part, Severity, StoredFile, Value, characters, message, plain, trimmed, words,
};

/// So many options stand in view; more are a list that opens.
const IN_VIEW: usize = 7;
/// Blank rows that a table offers without a script.
const BLANK_ROWS: usize = 2;
/// Stands for the number of a row in the row that the script copies.
const ROW: &str = "__row__";

/// The id of the input of a field, for links to it.
pub fn input_id(part: &Part, field: &str) -> String {
    format!("a.{part}.{field}")
}

/// How an answer was understood, where a slip would cost: numbers, amounts and days in the reader's words.
pub fn echo(field: &Field, value: &Value, locale: &Locale) -> Option<String> {
    Some(match (value, &field.kind) {
        (Value::Number(number), Kind::Number { decimals, unit, .. }) => {
            let number = locale.decimal(&trimmed(*number, *decimals));
            format!("{number} {}", unit.in_lang(locale.tag())).trim_end().to_owned()
        }
        (Value::Money(cents), Kind::Money { currency, .. }) => {
            format!("{} {currency}", locale.decimal(&plain(*cents, 2)))
        }
        (Value::Day(day), _) => locale.date(*day),
        _ => return None,
    })
}

/// A question, or a cell of a table.
pub(super) struct Input {
    /// The name, which is the id too.
    pub(super) name: String,
    /// The question.
    pub(super) label: Said,
    pub(super) help: Said,
    pub(super) example: Said,
    pub(super) required: bool,
    pub(super) faults: Vec<Message>,
    /// What a person should know about it; nothing has to be changed.
    pub(super) remarks: Vec<Message>,
    pub(super) control: Control,
}

impl Input {
    /// Whether a line below the input belongs to it: a counter, or how it was understood.
    pub(super) fn has_note(&self) -> bool {
        match &self.control {
            Control::Line { .. } | Control::Area { .. } | Control::Day { .. } => true,
            Control::Files { room, .. } => *room,
            _ => false,
        }
    }
}

/// A counter below a text.
pub(super) struct Count {
    pub(super) words: bool,
    pub(super) count: usize,
    pub(super) most: u32,
}

impl Count {
    /// Whether there are too many.
    pub(super) fn is_over(&self) -> bool {
        self.count > self.most as usize
    }

    /// Whether nobody needs to count yet: the end of a short line is not near.
    pub(super) fn is_far(&self) -> bool {
        !self.words && self.count * 10 < self.most as usize * 7
    }

    /// How many there are, as markup that the script rewrites.
    pub(super) fn number(&self, l: &Locale) -> Html {
        Html::trusted(format!("<span data-count>{}</span>", l.number(self.count)))
    }
}

/// What there is to type into or to choose from.
pub(super) enum Control {
    Line { value: String, mode: &'static str, unit: Said, count: Option<Count>, echo: Option<String> },
    Area { value: String, rows: usize, count: Count },
    Day { value: String, is_day: bool, echo: Option<String> },
    List { choices: Vec<Choice> },
    Choices { choices: Vec<Choice>, kind: &'static str },
    Tick { checked: bool },
    Person { parts: Vec<PersonPart> },
    Place(PlaceInput),
    Rows(Rows),
    Files { files: Vec<StoredFile>, accept: String, types: String, most: String, room: bool },
}

/// A part of a person.
pub(super) struct PersonPart {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) kind: &'static str,
    pub(super) value: String,
}

/// A place: its name, its country, and which one of the gazetteer it is.
pub(super) struct PlaceInput {
    pub(super) name: String,
    pub(super) country: String,
    pub(super) countries: Vec<Choice>,
    pub(super) id: String,
    pub(super) chosen_for: String,
    pub(super) chosen_in: String,
    pub(super) candidates: Vec<Candidate>,
}

impl PlaceInput {
    /// Whether the place is chosen, and its name and country untouched since.
    pub(super) fn is_chosen(&self) -> bool {
        let is_there = self.chosen_in.is_empty() || self.chosen_in == self.country;
        !self.id.is_empty() && self.chosen_for == self.name && is_there
    }
}

/// The rows of a table.
pub(super) struct Rows {
    pub(super) rows: Vec<Vec<Input>>,
    pub(super) copy: Vec<Input>,
    pub(super) next: usize,
    pub(super) most: u32,
}

/// What all inputs of a page share.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) locale: &'a Locale,
    pub(super) countries: &'a [Country],
}

/// What stands in one question.
pub(super) struct Content<'a> {
    pub(super) pairs: Pairs,
    pub(super) value: Option<&'a Value>,
    pub(super) candidates: &'a [Candidate],
}

impl Around<'_> {
    fn writing(self) -> Writing {
        Writing::of(self.locale.tag())
    }

    /// What an answer puts into the inputs.
    pub(super) fn content<'v>(self, field: &Field, value: Option<&'v Value>) -> Content<'v> {
        let pairs = value.map(|value| write(field, value, self.writing())).unwrap_or_default();
        Content { pairs, value, candidates: &[] }
    }

    pub(super) fn input(self, field: &Field, name: String, content: &Content<'_>, faults: &[Fault]) -> Input {
        let said = |texts| Said::of(texts, self.locale);
        let (cells, faults): (Vec<&Fault>, Vec<&Fault>) =
            faults.iter().partition(|fault| matches!(fault, Fault::Cell { .. }));
        let (remarks, faults): (Vec<&Fault>, Vec<&Fault>) =
            faults.into_iter().partition(|fault| fault.severity() == Severity::Remark);
        Input {
            control: self.control(field, &name, content, &cells),
            name,
            label: said(&field.label),
            help: said(&field.help),
            example: said(&field.example),
            required: field.required,
            faults: faults.into_iter().map(|fault| message(fault, self.locale)).collect(),
            remarks: remarks.into_iter().map(|fault| message(fault, self.locale)).collect(),
        }
    }

    fn control(self, field: &Field, name: &str, content: &Content<'_>, cells: &[&Fault]) -> Control {
        let locale = self.locale;
        let value = || content.pairs.get("").unwrap_or_default().to_owned();
        let read = || content.value.and_then(|value| echo(field, value, locale));
        let line = |mode, unit, count| Control::Line { value: value(), mode, unit, count, echo: read() };
        match &field.kind {
            Kind::Short { max_chars } => {
                let count = Count { words: false, count: characters(&value()), most: *max_chars };
                line("text", Said::default(), Some(count))
            }
            Kind::Long { max_words } => {
                let count = Count { words: true, count: words(&value()), most: *max_words };
                let rows = (*max_words as usize / 25).clamp(4, 14);
                Control::Area { value: value(), rows, count }
            }
            Kind::Number { unit, .. } => line("decimal", Said::of(unit, locale), None),
            Kind::Money { currency, .. } => {
                line("decimal", Said { text: currency.clone(), lang: None }, None)
            }
            Kind::Day { .. } => {
                let value = value();
                let is_day = value.is_empty() || matches!(content.value, Some(Value::Day(_)));
                Control::Day { value, is_day, echo: read() }
            }
            Kind::Choice { options } if options.len() > IN_VIEW => {
                let blank = Choice::new("", locale.text("forms-choose"), Some(&value()));
                Control::List {
                    choices: std::iter::once(blank).chain(self.choices(field, content)).collect(),
                }
            }
            Kind::Choice { .. } => {
                let mut choices = self.choices(field, content);
                if !field.required {
                    choices.push(Choice::new("", locale.text("forms-no-answer"), Some(&value())));
                }
                Control::Choices { choices, kind: "radio" }
            }
            Kind::Several { .. } => {
                Control::Choices { choices: self.choices(field, content), kind: "checkbox" }
            }
            Kind::Declaration => Control::Tick { checked: content.pairs.get("") == Some(YES) },
            Kind::Person => Control::Person { parts: self.person(content) },
            Kind::Place { countries } => Control::Place(self.place(countries, content)),
            Kind::Table { columns, max_rows, .. } => {
                Control::Rows(self.rows(columns, *max_rows, name, content, cells))
            }
            Kind::File { types, max_bytes, max_files, .. } => {
                let files = match content.value {
                    Some(Value::Files(files)) => files.clone(),
                    _ => Vec::new(),
                };
                Control::Files {
                    room: files.len() < *max_files as usize,
                    files,
                    accept: types.join(","),
                    types: locale.list(types.iter().map(|media_type| type_name(media_type))),
                    most: crate::say::size(*max_bytes, locale),
                }
            }
        }
    }

    /// The options, and after them what was sent and is not offered: it must not vanish by being shown.
    fn choices(self, field: &Field, content: &Content<'_>) -> Vec<Choice> {
        let options = field.kind.options();
        let sent: Vec<&str> = content.pairs.all("").filter(|text| !text.is_empty()).collect();
        let offered = options.iter().map(|option| {
            let key = option.key.as_str();
            Choice {
                value: key.to_owned(),
                text: option.label.in_lang(self.locale.tag()).to_owned(),
                chosen: sent.contains(&key),
            }
        });
        let strange = sent.iter().filter(|text| !options.iter().any(|option| option.key.as_str() == **text));
        offered.chain(strange.map(|text| Choice::new(*text, *text, Some(text)))).collect()
    }

    fn person(self, content: &Content<'_>) -> Vec<PersonPart> {
        const PARTS: [(&str, &str); 4] =
            [("name", "text"), ("function", "text"), ("mail", "email"), ("telephone", "tel")];
        let unnamed = content.pairs.get("");
        let value = |name: &str| content.pairs.get(name).or(unnamed.filter(|_| name == "name"));
        let part = |(name, kind)| PersonPart {
            name,
            label: self.locale.text(&format!("forms-person-{name}")),
            kind,
            value: value(name).unwrap_or_default().to_owned(),
        };
        PARTS.map(part).into()
    }

    fn place(self, countries: &[Country], content: &Content<'_>) -> PlaceInput {
        let get = |name: &str| content.pairs.get(name).unwrap_or_default().to_owned();
        let offered = if countries.is_empty() { self.countries } else { countries };
        let current = get("country");
        let mut choices: Vec<Choice> = offered
            .iter()
            .map(|country| Choice::new(country.code(), self.locale.country(*country), Some(&current)))
            .collect();
        self.locale.sort_by_text(&mut choices, |choice| &choice.text);
        if let Some(elsewhere) = Country::new(&current).filter(|country| !offered.contains(country)) {
            choices.push(Choice::new(elsewhere.code(), self.locale.country(elsewhere), Some(&current)));
        }
        choices.insert(0, Choice::new("", self.locale.text("forms-choose"), Some(&current)));
        let name = content.pairs.get("name").or(content.pairs.get("")).unwrap_or_default().to_owned();
        let candidates = content.candidates.to_vec();
        PlaceInput {
            name,
            country: current,
            countries: choices,
            id: get("id"),
            chosen_for: get("for"),
            chosen_in: get("in"),
            candidates,
        }
    }

    fn rows(self, columns: &[Field], most: u32, name: &str, content: &Content<'_>, cells: &[&Fault]) -> Rows {
        let empty = Vec::new();
        let known = match content.value {
            Some(Value::Table(rows)) => rows,
            _ => &empty,
        };
        let sent =
            content.pairs.0.iter().filter_map(|(name, _)| name.split('.').next()?.parse::<usize>().ok());
        let filled = sent.map(|row| row + 1).max().unwrap_or(0).clamp(known.len(), crate::limits::MAX_ROWS);
        let room = (most as usize).saturating_sub(filled);
        let row = |index: &str, number: usize| {
            let cell = |column: &Field| {
                let place = format!("{index}.{}", column.key);
                let value = known.get(number).and_then(|row| row.get(&column.key));
                let content =
                    Content { pairs: content.pairs.below(&place), value, candidates: content.candidates };
                let here = cells.iter().filter_map(|fault| match fault {
                    Fault::Cell { row, column: found, fault, .. } => {
                        (*row == number.saturating_add(1) && *found == column.key).then(|| (**fault).clone())
                    }
                    _ => None,
                });
                let faults: Vec<Fault> = here.collect();
                self.input(column, format!("{name}.{place}"), &content, &faults)
            };
            columns.iter().map(cell).collect::<Vec<_>>()
        };
        let shown = filled + BLANK_ROWS.min(room);
        Rows {
            rows: (0..shown).map(|index| row(&index.to_string(), index)).collect(),
            copy: row(ROW, usize::MAX),
            next: shown,
            most,
        }
    }
}

/// A type of file as people call it.
pub fn type_name(media_type: &str) -> &str {
    match media_type {
        "application/pdf" => "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "DOCX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "XLSX",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "PPTX",
        "application/vnd.oasis.opendocument.text" => "ODT",
        "application/vnd.oasis.opendocument.spreadsheet" => "ODS",
        "image/png" => "PNG",
        "image/jpeg" => "JPEG",
        "text/plain" => "TXT",
        "text/csv" => "CSV",
        "application/zip" => "ZIP",
        other => other,
    }
}
