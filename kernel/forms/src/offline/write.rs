//! Writing a form as a workbook.

use std::collections::BTreeMap;

use centum_web::Locale;
use rust_xlsxwriter::{
    DataValidation, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::rows::{self, Input, Label, MAX_TABLE_ROWS, Shown};
use super::{ABOUT, SCHEMA, TICK};
use crate::{Answers, Asked, Circumstances, Field, FieldKey, Form, Kind, Part, PartName, Section, Value};

/// The hidden sheet with the options of every list.
const LISTS: &str = "lists";
pub(super) const KEY: u16 = 0;
const BASE: u16 = 1;
pub(super) const QUESTION: u16 = 2;
/// The first column that is filled in.
pub(super) const ANSWER: u16 = 3;
pub(super) const HELP: u16 = 4;

/// What a copy is made of.
#[derive(Clone, Copy)]
pub struct Copy<'a> {
    /// What the application is called: its identifier, which the copy carries.
    pub of: &'a str,
    /// What it is called for people.
    pub title: &'a str,
    /// The number of the form's version.
    pub version: u32,
    /// The form.
    pub form: &'a Form,
    /// What is answered.
    pub answers: &'a Answers,
    /// The revision of each answer that stands.
    pub revisions: &'a BTreeMap<(Part, FieldKey), u32>,
    /// What else is known of the application.
    pub circumstances: &'a Circumstances,
    /// What the members are called.
    pub names: &'a BTreeMap<PartName, String>,
    /// The parts that the copy is for.
    pub parts: &'a [Part],
}

/// Why a copy was not written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written")]
pub struct WriteError(#[from] XlsxError);

struct Pen<'a> {
    copy: &'a Copy<'a>,
    locale: &'a Locale,
    lists: Vec<Vec<String>>,
    formats: Formats,
}

struct Formats {
    heading: Format,
    question: Format,
    answer: Format,
    help: Format,
}

impl Formats {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            heading: Format::new().set_bold().set_font_size(14),
            question: wrapped().set_bold(),
            answer: wrapped().set_border(FormatBorder::Thin).set_unlocked().set_num_format("@"),
            help: wrapped().set_font_color(0x0055_5555),
        }
    }

    fn number(&self, decimals: u8) -> Format {
        let digits = "0".repeat(decimals.into());
        let form = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{digits}") };
        self.answer.clone().set_num_format(form)
    }
}

/// Writes the copy in the reader's language.
pub fn write(copy: &Copy<'_>, locale: &Locale) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let mut pen = Pen { copy, locale, lists: Vec::new(), formats: Formats::new() };
    let mut names = Vec::new();
    pen.instructions(workbook.add_worksheet(), &mut names)?;
    // Conditions may come to hold while the copy is filled in, so everything of its parts stands in it; what is not asked
    // as it stands now says so.
    let asked = Asked::of(copy.form, copy.answers, copy.circumstances);
    for section in &copy.form.sections {
        for part in copy.circumstances.parts(section.whose) {
            if copy.parts.contains(&part) {
                pen.section(workbook.add_worksheet(), section, &part, &asked, &mut names)?;
            }
        }
    }
    pen.lists(workbook.add_worksheet())?;
    pen.about(workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

impl Pen<'_> {
    fn say(&self, id: &str) -> String {
        self.locale.text(id)
    }

    fn instructions(&self, sheet: &mut Worksheet, names: &mut Vec<String>) -> Result<(), XlsxError> {
        sheet.set_name(sheet_name(&self.say("forms-copy-sheet"), names))?;
        sheet.set_column_width(0, 100)?;
        sheet.write_string_with_format(0, 0, self.copy.title, &self.formats.heading)?;
        let lines =
            ["forms-copy-how", "forms-copy-saved", "forms-copy-files", "forms-copy-tick", "forms-copy-back"];
        for (row, id) in (2..).zip(lines) {
            sheet.write_string_with_format(row, 0, self.say(id), &self.formats.help)?;
        }
        sheet.protect();
        Ok(())
    }

    fn section(
        &mut self,
        sheet: &mut Worksheet,
        section: &Section,
        part: &Part,
        asked: &Asked,
        names: &mut Vec<String>,
    ) -> Result<(), XlsxError> {
        let lang = self.locale.tag();
        let title = match part {
            Part::Member(id) if self.copy.circumstances.consortium => {
                let name = self.copy.names.get(id).map_or("", String::as_str);
                format!("{} – {name}", section.title.in_lang(lang))
            }
            _ => section.title.in_lang(lang).to_owned(),
        };
        sheet.set_name(sheet_name(&title, names))?;
        sheet.set_column_width(QUESTION, 45)?;
        sheet.set_column_width(ANSWER, 70)?;
        sheet.set_column_width(HELP, 45)?;
        sheet.set_column_hidden(KEY)?;
        sheet.set_column_hidden(BASE)?;
        sheet.write_string_with_format(0, QUESTION, &title, &self.formats.heading)?;
        sheet.write_string_with_format(1, QUESTION, section.help.in_lang(lang), &self.formats.help)?;
        for (column, id) in [(QUESTION, "question"), (ANSWER, "answer"), (HELP, "help")] {
            let text = self.say(&format!("forms-copy-{id}"));
            sheet.write_string_with_format(3, column, text, &self.formats.question)?;
        }
        let mut row = 4;
        for field in &section.fields {
            let help = self.help(field, asked.contains(part, &field.key));
            row = match &field.kind {
                Kind::Table { columns, max_rows, .. } => {
                    self.table(sheet, row, part, field, (columns, *max_rows), &help)?
                }
                Kind::File { .. } => {
                    sheet.write_string_with_format(
                        row,
                        QUESTION,
                        self.question(field),
                        &self.formats.question,
                    )?;
                    let text = self.say("forms-copy-file-here");
                    sheet.write_string_with_format(row, ANSWER, text, &self.formats.help)?;
                    sheet.write_string_with_format(row, HELP, &help, &self.formats.help)?;
                    row + 1
                }
                _ => self.question_rows(sheet, row, part, field, &help)?,
            };
        }
        sheet.set_freeze_panes(4, 0)?;
        sheet.protect();
        Ok(())
    }

    /// The question as it is asked, with a mark if it has to be answered.
    fn question(&self, field: &Field) -> String {
        let label = field.label.in_lang(self.locale.tag());
        if field.required { format!("{label} *") } else { label.to_owned() }
    }

    /// The help for an answer of which a cell holds but a part. Such a row names no question: brought back, the part would
    /// stand for the whole.
    fn too_long(&self, help: &str) -> String {
        format!("{}\n{help}", self.say("forms-copy-too-long"))
    }

    /// Help, example, limits; and whether it is asked at all.
    fn help(&self, field: &Field, asked: bool) -> String {
        let lang = self.locale.tag();
        let mut lines: Vec<String> = Vec::new();
        if !asked {
            lines.push(self.say("forms-copy-not-asked"));
        }
        lines.push(field.help.in_lang(lang).to_owned());
        if !field.example.is_empty() {
            lines
                .push(self.locale.say("forms-copy-example").arg("text", field.example.in_lang(lang)).plain());
        }
        lines.extend(limits(field, self.locale));
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }

    fn question_rows(
        &mut self,
        sheet: &mut Worksheet,
        first: u32,
        part: &Part,
        field: &Field,
        help: &str,
    ) -> Result<u32, XlsxError> {
        let value = self.copy.answers.get(part, &field.key).cloned();
        let rows = rows::of(field);
        let locale = self.locale;
        let shown = rows.iter().map(|row| rows::shown(field, row, value.as_ref()?, locale.tag()));
        let shown: Vec<Option<Shown>> = shown.collect();
        let is_whole = !shown.iter().flatten().any(is_cut);
        let help = &if is_whole { help.to_owned() } else { self.too_long(help) };
        if rows.first().is_some_and(|row| !matches!(row.label, Label::Question)) {
            sheet.write_string_with_format(first, QUESTION, self.question(field), &self.formats.question)?;
            sheet.write_string_with_format(first, HELP, help, &self.formats.help)?;
        }
        let headed = rows.iter().any(|row| !matches!(row.label, Label::Question));
        let mut line = first + u32::from(headed);
        for (row, shown) in rows.iter().zip(shown) {
            if is_whole {
                self.key(sheet, line, part, field, &row.below)?;
            }
            let label = match &row.label {
                Label::Question => self.question(field),
                Label::Part(name) => self.say(&format!("forms-copy-part-{name}")),
                Label::Option(texts) => texts.in_lang(self.locale.tag()).to_owned(),
            };
            let format = if headed { &self.formats.help } else { &self.formats.question };
            sheet.write_string_with_format(line, QUESTION, label, format)?;
            if !headed {
                sheet.write_string_with_format(line, HELP, help, &self.formats.help)?;
            }
            self.answer(sheet, (line, ANSWER), &row.input, shown)?;
            line += 1;
        }
        Ok(line)
    }

    fn table(
        &mut self,
        sheet: &mut Worksheet,
        first: u32,
        part: &Part,
        field: &Field,
        (columns, max_rows): (&[Field], u32),
        help: &str,
    ) -> Result<u32, XlsxError> {
        let lang = self.locale.tag();
        let filled = match self.copy.answers.get(part, &field.key) {
            Some(Value::Table(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let cells = rows::columns(columns);
        let mut every = filled.iter().flat_map(|row| cells.iter().map(move |cell| (row, cell)));
        let is_whole = !every.any(|(values, (of, row))| {
            let shown = values.get(&of.key).and_then(|value| rows::cell(of, row, value, lang));
            shown.as_ref().is_some_and(is_cut)
        });
        let help = &if is_whole { help.to_owned() } else { self.too_long(help) };
        sheet.write_string_with_format(first, QUESTION, self.question(field), &self.formats.question)?;
        sheet.write_string_with_format(first, ANSWER, help, &self.formats.help)?;
        for (column, (of, row)) in (ANSWER..).zip(&cells) {
            let label = match &row.label {
                Label::Part(name) => {
                    format!("{}: {}", of.label.in_lang(lang), self.say(&format!("forms-copy-part-{name}")))
                }
                _ => of.label.in_lang(lang).to_owned(),
            };
            sheet.write_string_with_format(first + 1, column, label, &self.formats.question)?;
        }
        let count = filled.len().max(usize::try_from(max_rows).unwrap_or(MAX_TABLE_ROWS).min(MAX_TABLE_ROWS));
        let mut line = first + 2;
        for index in 0..count {
            if is_whole {
                self.key(sheet, line, part, field, &index.to_string())?;
            }
            sheet.write_string_with_format(line, QUESTION, (index + 1).to_string(), &self.formats.help)?;
            for (column, (of, row)) in (ANSWER..).zip(&cells) {
                let value = filled.get(index).and_then(|row| row.get(&of.key));
                let shown = value.and_then(|value| rows::cell(of, row, value, lang));
                self.answer(sheet, (line, column), &row.input, shown)?;
            }
            line += 1;
        }
        Ok(line)
    }

    fn key(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        part: &Part,
        field: &Field,
        below: &str,
    ) -> Result<(), XlsxError> {
        let base = self.copy.revisions.get(&(part.clone(), field.key.clone())).copied().unwrap_or(0);
        sheet.write_string(row, KEY, rows::key(part, field, below))?;
        sheet.write_string(row, BASE, base.to_string())?;
        Ok(())
    }

    fn answer(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        input: &Input,
        shown: Option<Shown>,
    ) -> Result<(), XlsxError> {
        let format = match input {
            Input::Number(decimals) => &self.formats.number(*decimals),
            _ => &self.formats.answer,
        };
        match shown {
            Some(Shown::Words(text)) => sheet.write_string_with_format(row, column, cut(&text), format)?,
            Some(Shown::Number(number, decimals)) => {
                // What a double would round stays words; reading takes both.
                match crate::plain(number, decimals).parse::<f64>() {
                    Ok(value) if number.unsigned_abs() < 1 << 53 => {
                        sheet.write_number_with_format(row, column, value, format)?
                    }
                    _ => {
                        let text = crate::plain(number, decimals);
                        sheet.write_string_with_format(row, column, text, &self.formats.answer)?
                    }
                }
            }
            None => sheet.write_blank(row, column, format)?,
        };
        let list = match input {
            Input::OneOf(options) => {
                options.iter().map(|option| option.label.in_lang(self.locale.tag()).to_owned()).collect()
            }
            Input::Tick => vec![TICK.to_owned()],
            Input::Words | Input::Number(_) => return Ok(()),
        };
        let at = self.lists.iter().position(|known| *known == list).unwrap_or_else(|| {
            self.lists.push(list.clone());
            self.lists.len() - 1
        });
        let letter = super::reading::address(0, u32::try_from(at).unwrap_or(0));
        let letter = letter.trim_end_matches('1');
        let range = format!("={LISTS}!${letter}$1:${letter}${}", list.len());
        // Whatever is typed is taken: what it is worth is said when the copy comes back.
        let validation =
            DataValidation::new().allow_list_formula(Formula::new(range)).show_error_message(false);
        sheet.add_data_validation(row, column, row, column, &validation)?;
        Ok(())
    }

    fn lists(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?;
        for (column, list) in (0..).zip(&self.lists) {
            for (row, text) in (0..).zip(list) {
                sheet.write_string(row, column, cut(text))?;
            }
        }
        sheet.set_very_hidden(true);
        Ok(())
    }

    fn about(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(ABOUT)?;
        let version = self.copy.version.to_string();
        let facts =
            [("schema", SCHEMA), ("of", self.copy.of), ("form", &version), ("lang", self.locale.tag())];
        for (row, (name, value)) in (0..).zip(facts) {
            sheet.write_string(row, 0, name)?;
            sheet.write_string(row, 1, value)?;
        }
        sheet.set_very_hidden(true);
        Ok(())
    }
}

/// What a field takes, in words.
pub(crate) fn limits(field: &Field, locale: &Locale) -> Option<String> {
    let most = |id: &str, most: String| Some(locale.say(id).arg("most", most).plain());
    match &field.kind {
        Kind::Short { max_chars } => most("forms-copy-chars", locale.number(*max_chars)),
        Kind::Long { max_words } => most("forms-copy-words", locale.number(*max_words)),
        Kind::Several { max: Some(max), .. } => most("forms-copy-choices", locale.number(*max)),
        Kind::Number { unit, min, max, decimals } => {
            let bound = |bound: &Option<i64>| {
                bound
                    .map(|bound| locale.decimal(&crate::trimmed(bound, *decimals)))
                    .unwrap_or_else(|| "…".into())
            };
            let said = locale.say("forms-copy-number").arg("unit", unit.in_lang(locale.tag()));
            Some(said.arg("min", bound(min)).arg("max", bound(max)).plain())
        }
        Kind::Money { currency, .. } => {
            Some(locale.say("forms-copy-money").arg("currency", currency).plain())
        }
        Kind::Day { .. } => Some(locale.text("forms-copy-day")),
        Kind::Table { max_rows, .. } => most("forms-copy-rows", locale.number(*max_rows)),
        Kind::Place { .. } => Some(locale.text("forms-copy-place")),
        _ => None,
    }
}

/// So many characters are written into a cell, as spreadsheets count them: a sign such as 🌳 is two.
const MOST_IN_A_CELL: usize = 32_000;

/// The text as far as a cell holds it.
fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_IN_A_CELL
    };
    text.chars().take_while(fits).collect()
}

/// Whether a cell does not hold all of it.
fn is_cut(shown: &Shown) -> bool {
    matches!(shown, Shown::Words(text) if text.encode_utf16().count() > MOST_IN_A_CELL)
}

/// A name that sheets accept, and that none has yet.
fn sheet_name(title: &str, names: &mut Vec<String>) -> String {
    const MOST: usize = 28;
    let usable = |c: char| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c };
    let plain: String = title.chars().map(usable).filter(|c| c.len_utf16() == 1).take(MOST).collect();
    let plain = match plain.trim() {
        "" => "–".to_owned(),
        name => name.to_owned(),
    };
    let is_taken = |name: &str, names: &[String]| {
        let lower = name.to_lowercase();
        lower == ABOUT || lower == LISTS || lower == "history" || names.contains(&lower)
    };
    let mut name = plain.clone();
    let mut number = 2;
    while is_taken(&name, names) {
        let stem: String = plain.chars().take(MOST - 3).collect();
        name = format!("{stem} {number}");
        number += 1;
    }
    names.push(name.to_lowercase());
    name
}
