//! What an organiser does to a form, one step at a time.
//!
//! A step that would leave the form in a state that can never be right is refused and changes nothing; one that leaves something to
//! be done, such as a choice without options yet, is taken. A key is made from the first label and stays, whatever the label becomes:
//! answers are kept under it.

mod keys;
pub mod posted;

use serde::{Deserialize, Serialize};

use crate::{
    Condition, Field, FieldKey, Form, FormFault, Keeping, Kind, Lang, Opt, Section, SectionKey, Test, Texts,
    Whose,
};

/// A field of the form, or a column of one of its tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// The field.
    pub field: FieldKey,
    /// The column, if it is one.
    #[serde(default)]
    pub column: Option<FieldKey>,
}

/// A text of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionText {
    /// The title.
    Title,
    /// What it is about.
    Help,
}

/// A text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldText {
    /// The question.
    Label,
    /// What helps to answer.
    Help,
    /// An example of an answer.
    Example,
}

/// One step. Places are counted from 0; one beyond the end is the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Command {
    /// Adds a section at the end.
    AddSection {
        /// The language of the title.
        lang: Lang,
        /// The title.
        title: String,
        /// Whose answers it holds.
        whose: Whose,
    },
    /// Writes a text of a section.
    WriteSection {
        /// Which.
        section: SectionKey,
        /// Which text.
        text: SectionText,
        /// In which language.
        lang: Lang,
        /// What it says; a blank one is taken away.
        says: String,
    },
    /// Changes whose answers a section holds.
    SectionWhose {
        /// Which.
        section: SectionKey,
        /// Whose.
        whose: Whose,
    },
    /// Changes when a section is asked.
    SectionWhen {
        /// Which.
        section: SectionKey,
        /// When; always if absent.
        when: Option<Condition>,
    },
    /// Moves a section.
    MoveSection {
        /// Which.
        section: SectionKey,
        /// To which place.
        to: usize,
    },
    /// Takes a section away, with its fields.
    RemoveSection {
        /// Which.
        section: SectionKey,
    },
    /// Adds a field at the end of a section.
    AddField {
        /// To which section.
        section: SectionKey,
        /// The language of the label.
        lang: Lang,
        /// The label.
        label: String,
        /// What kind of answer is asked for.
        kind: Kind,
    },
    /// Adds a column at the end of a table.
    AddColumn {
        /// To which table.
        table: FieldKey,
        /// The language of the label.
        lang: Lang,
        /// The label.
        label: String,
        /// What kind of answer is asked for.
        kind: Kind,
    },
    /// Writes a text of a field.
    WriteField {
        /// Which.
        at: At,
        /// Which text.
        text: FieldText,
        /// In which language.
        lang: Lang,
        /// What it says; a blank one is taken away.
        says: String,
    },
    /// Changes the kind of a field or its limits. Options and columns stay where both kinds have them.
    Kind {
        /// Which.
        at: At,
        /// To what.
        kind: Kind,
    },
    /// Changes whether a field is required.
    Required {
        /// Which.
        at: At,
        /// Whether.
        required: bool,
    },
    /// Changes how long answers are kept.
    Keeping {
        /// Which.
        field: FieldKey,
        /// How long.
        keeping: Keeping,
    },
    /// Changes when a field is asked.
    When {
        /// Which.
        field: FieldKey,
        /// When; always if absent.
        when: Option<Condition>,
    },
    /// Moves a field, also to another section.
    MoveField {
        /// Which.
        field: FieldKey,
        /// To which section.
        section: SectionKey,
        /// To which place in it.
        to: usize,
    },
    /// Moves a column.
    MoveColumn {
        /// Of which table.
        table: FieldKey,
        /// Which.
        column: FieldKey,
        /// To which place.
        to: usize,
    },
    /// Takes a field or a column away.
    Remove {
        /// Which.
        at: At,
    },
    /// Adds an option at the end.
    AddOption {
        /// To which field.
        at: At,
        /// The language of the label.
        lang: Lang,
        /// The label.
        label: String,
    },
    /// Writes the label of an option.
    WriteOption {
        /// Of which field.
        at: At,
        /// Which.
        option: FieldKey,
        /// In which language.
        lang: Lang,
        /// What it says; a blank one is taken away.
        says: String,
    },
    /// Moves an option.
    MoveOption {
        /// Of which field.
        at: At,
        /// Which.
        option: FieldKey,
        /// To which place.
        to: usize,
    },
    /// Takes an option away.
    RemoveOption {
        /// Of which field.
        at: At,
        /// Which.
        option: FieldKey,
    },
}

/// Why a step is refused. The form is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// There is no such section, field, column or option: perhaps it was taken away a moment ago.
    #[error("the form has no “{0}”: look at it again, it may have changed")]
    NoSuch(String),
    /// A label without a word.
    #[error("a label needs at least one letter or digit")]
    NoLabel,
    /// The field has no options.
    #[error("“{0}” offers no options: change its kind first")]
    NoOptions(FieldKey),
    /// A number, a day or an amount that cannot be read.
    #[error("“{text}” in {name} cannot be read")]
    Unreadable {
        /// The input.
        name: String,
        /// What stands there.
        text: String,
    },
    /// The form could never be right like this.
    #[error("the form would contradict itself: {0:?}")]
    Breaks(Vec<FormFault>),
}

/// Takes one step, or leaves the form as it is.
pub fn apply(form: &mut Form, command: Command) -> Result<(), ComposeError> {
    let mut next = form.clone();
    step(&mut next, command)?;
    let before = form.faults();
    let is_new = |fault: &FormFault| !fault.wrong.is_unfinished() && !before.contains(fault);
    let breaks: Vec<FormFault> = next.faults().into_iter().filter(is_new).collect();
    if !breaks.is_empty() {
        return Err(ComposeError::Breaks(breaks));
    }
    *form = next;
    Ok(())
}

/// Takes several steps, or none of them.
pub fn apply_all(form: &mut Form, commands: impl IntoIterator<Item = Command>) -> Result<(), ComposeError> {
    let mut next = form.clone();
    for command in commands {
        apply(&mut next, command)?;
    }
    *form = next;
    Ok(())
}

fn step(form: &mut Form, command: Command) -> Result<(), ComposeError> {
    match command {
        Command::AddSection { lang, title, whose } => {
            let key = keys::fresh(&title, |key| form.sections.iter().any(|s| s.key.as_str() == key))?;
            let title = texts(&lang, title);
            let section =
                Section { key, title, help: Texts::default(), whose, when: None, fields: Vec::new() };
            form.sections.push(section);
        }
        Command::WriteSection { section, text, lang, says } => {
            let section = of(form, &section)?;
            let texts = match text {
                SectionText::Title => &mut section.title,
                SectionText::Help => &mut section.help,
            };
            write(texts, lang, says);
        }
        Command::SectionWhose { section, whose } => of(form, &section)?.whose = whose,
        Command::SectionWhen { section, when } => of(form, &section)?.when = when,
        Command::MoveSection { section, to } => {
            shift(&mut form.sections, |found| found.key == section, to, section.as_str())?;
        }
        Command::RemoveSection { section } => {
            take(&mut form.sections, |found| found.key == section, section.as_str())?;
        }
        Command::AddField { section, lang, label, kind } => {
            let key = keys::fresh(&label, |key| form.field(key).is_some())?;
            of(form, &section)?.fields.push(new_field(key, &lang, label, kind));
        }
        Command::AddColumn { table, lang, label, kind } => {
            let columns = columns(form, &table)?;
            let key = keys::fresh(&label, |key| columns.iter().any(|c| c.key.as_str() == key))?;
            columns.push(new_field(key, &lang, label, kind));
        }
        Command::WriteField { at, text, lang, says } => {
            let field = at.find(form)?;
            let texts = match text {
                FieldText::Label => &mut field.label,
                FieldText::Help => &mut field.help,
                FieldText::Example => &mut field.example,
            };
            write(texts, lang, says);
        }
        Command::Kind { at, kind } => {
            let field = at.find(form)?;
            let before = std::mem::replace(&mut field.kind, kind);
            inherit(&mut field.kind, before);
        }
        Command::Required { at, required } => at.find(form)?.required = required,
        Command::Keeping { field, keeping } => At::of(field).find(form)?.keeping = keeping,
        Command::When { field, when } => At::of(field).find(form)?.when = when,
        Command::MoveField { field, section, to } => {
            of(form, &section)?;
            let moved = form.sections.iter_mut().find_map(|section| {
                let at = section.fields.iter().position(|found| found.key == field)?;
                Some(section.fields.remove(at))
            });
            let moved = moved.ok_or_else(|| ComposeError::NoSuch(field.to_string()))?;
            let fields = &mut of(form, &section)?.fields;
            fields.insert(to.min(fields.len()), moved);
        }
        Command::MoveColumn { table, column, to } => {
            shift(columns(form, &table)?, |found| found.key == column, to, column.as_str())?;
        }
        Command::Remove { at: At { field, column: Some(column) } } => {
            take(columns(form, &field)?, |found| found.key == column, column.as_str())?;
        }
        Command::Remove { at: At { field, column: None } } => {
            let home = form.sections.iter_mut().find(|s| s.fields.iter().any(|found| found.key == field));
            let home = home.ok_or_else(|| ComposeError::NoSuch(field.to_string()))?;
            home.fields.retain(|found| found.key != field);
        }
        Command::AddOption { at, lang, label } => {
            let options = at.options(form)?;
            let key = keys::fresh(&label, |key| options.iter().any(|option| option.key.as_str() == key))?;
            options.push(Opt { key, label: texts(&lang, label) });
        }
        Command::WriteOption { at, option, lang, says } => {
            let found = at.options(form)?.iter_mut().find(|found| found.key == option);
            let found = found.ok_or_else(|| ComposeError::NoSuch(option.to_string()))?;
            write(&mut found.label, lang, says);
        }
        Command::MoveOption { at, option, to } => {
            shift(at.options(form)?, |found| found.key == option, to, option.as_str())?;
        }
        Command::RemoveOption { at, option } => {
            take(at.options(form)?, |found| found.key == option, option.as_str())?;
            drop_from_tests(form, &at.field, &option);
        }
    }
    Ok(())
}

impl At {
    /// The field itself.
    pub fn of(field: FieldKey) -> Self {
        Self { field, column: None }
    }

    fn find<'f>(&self, form: &'f mut Form) -> Result<&'f mut Field, ComposeError> {
        let mut fields = form.sections.iter_mut().flat_map(|section| &mut section.fields);
        let field = fields.find(|found| found.key == self.field);
        let field = field.ok_or_else(|| ComposeError::NoSuch(self.field.to_string()))?;
        let Some(column) = &self.column else { return Ok(field) };
        let found = match &mut field.kind {
            Kind::Table { columns, .. } => columns.iter_mut().find(|found| found.key == *column),
            _ => None,
        };
        found.ok_or_else(|| ComposeError::NoSuch(column.to_string()))
    }

    fn options<'f>(&self, form: &'f mut Form) -> Result<&'f mut Vec<Opt>, ComposeError> {
        let field = self.find(form)?;
        match &mut field.kind {
            Kind::Choice { options } | Kind::Several { options, .. } => Ok(options),
            _ => Err(ComposeError::NoOptions(field.key.clone())),
        }
    }
}

fn of<'f>(form: &'f mut Form, key: &SectionKey) -> Result<&'f mut Section, ComposeError> {
    let section = form.sections.iter_mut().find(|section| section.key == *key);
    section.ok_or_else(|| ComposeError::NoSuch(key.to_string()))
}

fn columns<'f>(form: &'f mut Form, table: &FieldKey) -> Result<&'f mut Vec<Field>, ComposeError> {
    match &mut At::of(table.clone()).find(form)?.kind {
        Kind::Table { columns, .. } => Ok(columns),
        _ => Err(ComposeError::NoSuch(table.to_string())),
    }
}

fn new_field(key: FieldKey, lang: &str, label: String, kind: Kind) -> Field {
    let keeping = if kind == Kind::Person { Keeping::Personal } else { Keeping::Record };
    let (help, example) = (Texts::default(), Texts::default());
    Field { key, label: texts(lang, label), help, example, kind, required: false, when: None, keeping }
}

fn texts(lang: &str, text: String) -> Texts {
    Texts::default().and(lang, text.trim())
}

fn write(texts: &mut Texts, lang: Lang, says: String) {
    match says.trim() {
        "" => texts.0.remove(&lang),
        said => texts.0.insert(lang, said.to_owned()),
    };
}

fn shift<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, to: usize, name: &str) -> Result<(), ComposeError> {
    let at = list.iter().position(is).ok_or_else(|| ComposeError::NoSuch(name.to_owned()))?;
    let moved = list.remove(at);
    list.insert(to.min(list.len()), moved);
    Ok(())
}

fn take<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, name: &str) -> Result<(), ComposeError> {
    let at = list.iter().position(is).ok_or_else(|| ComposeError::NoSuch(name.to_owned()))?;
    list.remove(at);
    Ok(())
}

/// What an organiser has written once need not be written again for a related kind.
fn inherit(kind: &mut Kind, before: Kind) {
    match (kind, before) {
        (
            Kind::Choice { options } | Kind::Several { options, .. },
            Kind::Choice { options: known } | Kind::Several { options: known, .. },
        ) if options.is_empty() => *options = known,
        (Kind::Table { columns, .. }, Kind::Table { columns: known, .. }) if columns.is_empty() => {
            *columns = known;
        }
        _ => {}
    }
}

/// A condition no longer asks for an option that is gone. One that asked for nothing else stays, and is then refused.
fn drop_from_tests(form: &mut Form, tested: &FieldKey, gone: &FieldKey) {
    for section in &mut form.sections {
        let whens = section.fields.iter_mut().map(|field| &mut field.when).chain([&mut section.when]);
        for test in whens.flatten().flat_map(|when| &mut when.all) {
            if let Test::Chosen { field, any_of } = test
                && field == tested
                && any_of.len() > 1
            {
                any_of.retain(|option| option != gone);
            }
        }
    }
}

#[cfg(test)]
mod tests;
