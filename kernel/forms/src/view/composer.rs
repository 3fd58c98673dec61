//! A form as an organiser composes it: what is asked in order, and one thing at a time open for editing.

mod edit;
mod typed;

use askama::Template;
use centum_web::components::Tab;
use centum_web::links::Query;
use centum_web::{Html, Locale, Message, Page};

use super::Said;
use crate::compose::posted::KINDS;
use crate::say::form_fault;
use crate::{Condition, Field, FieldKey, Form, FormFault, Kind, Section, SectionKey, Spot, Test, Whose};
use edit::{FieldEdit, SectionEdit, choices};
use typed::Typed;

/// What is open for editing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A section.
    Section(SectionKey),
    /// A field, or a column of a table.
    Field(FieldKey, Option<FieldKey>),
}

impl Open {
    /// What an address names: `section.profile`, `field.partners`, `field.partners.who`.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        match (parts.next()?, parts.next()?, parts.next()) {
            ("section", key, None) => key.parse().ok().map(Self::Section),
            ("field", key, None) => Some(Self::Field(key.parse().ok()?, None)),
            ("field", key, Some(column)) => Some(Self::Field(key.parse().ok()?, Some(column.parse().ok()?))),
            _ => None,
        }
    }

    /// Its name in the address.
    pub fn name(&self) -> String {
        match self {
            Self::Section(key) => format!("section.{key}"),
            Self::Field(key, None) => format!("field.{key}"),
            Self::Field(key, Some(column)) => format!("field.{key}.{column}"),
        }
    }
}

/// The composer.
pub struct Composer<'a> {
    /// The page that it stands on.
    pub page: &'a Page,
    /// The form.
    pub form: &'a Form,
    /// The language whose texts are written.
    pub lang: &'a str,
    /// Every language that the form is written in, with its name.
    pub langs: &'a [(String, String)],
    /// What is open.
    pub open: Option<&'a Open>,
    /// The address of the page: it is asked with `in` for the language and `open`, and each step is posted to it.
    pub path: &'a str,
    /// The version of the form that is shown, posted as `seen`.
    pub seen: &'a str,
    /// The categories of the call, by name and label.
    pub categories: &'a [(String, String)],
    /// Why the last step was refused.
    pub refused: Option<Message>,
    /// What was typed into what is open, if it was refused: it stays in its inputs. Empty otherwise.
    pub typed: &'a [(String, String)],
}

impl Composer<'_> {
    /// The markup.
    pub fn html(&self) -> askama::Result<Html> {
        let faults = self.form.faults();
        let sections = &self.form.sections;
        let lines = sections.iter().enumerate().map(|(at, section)| self.section(at, section, &faults));
        let view = View {
            l: &self.page.locale,
            page: self.page,
            composer: self,
            tabs: self.langs.iter().map(|(tag, name)| self.tab(tag, name)).collect(),
            kinds: choices(KINDS.iter().map(|kind| (*kind, self.kind(kind))), "short"),
            faults: faults.len(),
            whole: faults.iter().filter(|fault| fault.spot == Spot::Form).map(form_fault).collect(),
            sections: lines.collect(),
        };
        view.render().map(Html::trusted)
    }

    fn locale(&self) -> &Locale {
        &self.page.locale
    }

    fn tab(&self, tag: &str, name: &str) -> Tab {
        let query = Query::default().with("in", tag);
        let query = self.open.map_or_else(|| query.clone(), |open| query.with("open", open.name()));
        Tab { href: query.href(self.path), text: name.to_owned(), count: None, current: tag == self.lang }
    }

    fn href(&self, open: &Open) -> String {
        let at = Query::default().with("in", self.lang).with("open", open.name()).href(self.path);
        format!("{at}#{}", open.name())
    }

    fn kind(&self, name: &str) -> String {
        self.locale().text(&format!("forms-kind-{name}"))
    }

    fn section(&self, at: usize, section: &Section, faults: &[FormFault]) -> SectionLine {
        let open = Open::Section(section.key.clone());
        let last = self.form.sections.len() - 1;
        let fields = section.fields.iter().enumerate().map(|(index, field)| {
            let (up, down) = self.moves(at, index);
            self.field(None, field, up, down, faults)
        });
        SectionLine {
            key: section.key.to_string(),
            id: open.name(),
            title: Said::of(&section.title, self.locale()),
            each_member: section.whose == Whose::EachMember,
            when: section.when.as_ref().map(|when| self.condition(when)),
            faults: at_spot(faults, &Spot::Section(section.key.clone())),
            up: at.checked_sub(1),
            down: (at < last).then_some(at + 1),
            edit: (self.open == Some(&open))
                .then(|| Typed(self.typed).section(SectionEdit::of(self, section))),
            href: self.href(&open),
            fields: fields.collect(),
        }
    }

    /// Where a field goes up and down: beyond the ends of its section into the next one.
    fn moves(&self, section: usize, index: usize) -> (Option<Step>, Option<Step>) {
        let sections = &self.form.sections;
        let step = |section: usize, to| Step { section: sections[section].key.to_string(), to };
        let up = match (index, section) {
            (0, 0) => None,
            (0, section) => Some(step(section - 1, sections[section - 1].fields.len())),
            (index, section) => Some(step(section, index - 1)),
        };
        let down = match index + 1 < sections[section].fields.len() {
            true => Some(step(section, index + 1)),
            false => (section + 1 < sections.len()).then(|| step(section + 1, 0)),
        };
        (up, down)
    }

    fn field(
        &self,
        table: Option<&FieldKey>,
        field: &Field,
        up: Option<Step>,
        down: Option<Step>,
        faults: &[FormFault],
    ) -> FieldLine {
        let (spot, open) = match table {
            Some(table) => (
                Spot::Column(table.clone(), field.key.clone()),
                Open::Field(table.clone(), Some(field.key.clone())),
            ),
            None => (Spot::Field(field.key.clone()), Open::Field(field.key.clone(), None)),
        };
        // The columns of a table that is open stand below it; they stay in view while one of them is open.
        let holds_open =
            matches!(self.open, Some(Open::Field(key, _)) if table.is_none() && *key == field.key);
        let columns = field.kind.columns();
        let shown = if holds_open { columns } else { &[] };
        let column = |(index, column): (usize, &Field)| {
            let step = |to| Step { section: String::new(), to };
            let up = index.checked_sub(1).map(step);
            let down = (index + 1 < columns.len()).then(|| step(index + 1));
            self.field(Some(&field.key), column, up, down, faults)
        };
        FieldLine {
            table: table.map(FieldKey::to_string).unwrap_or_default(),
            key: field.key.to_string(),
            id: open.name(),
            label: Said::of(&field.label, self.locale()),
            kind: self.kind(field.kind.name()),
            required: field.required,
            when: field.when.as_ref().map(|when| self.condition(when)),
            faults: at_spot(faults, &spot),
            up,
            down,
            edit: (self.open == Some(&open))
                .then(|| Box::new(Typed(self.typed).field(FieldEdit::of(self, field, table.is_some())))),
            href: self.href(&open),
            is_open_table: holds_open && matches!(field.kind, Kind::Table { .. }),
            columns: shown.iter().enumerate().map(column).collect(),
        }
    }

    /// A condition in words.
    fn condition(&self, when: &Condition) -> String {
        self.locale().list(when.all.iter().map(|test| self.test(test)))
    }

    fn test(&self, test: &Test) -> String {
        let locale = self.locale();
        let tested = |key: &FieldKey| self.form.field(key.as_str()).map(|(_, field)| field);
        let label = |key: &FieldKey| {
            tested(key).map_or_else(|| key.to_string(), |field| field.label.in_lang(locale.tag()).to_owned())
        };
        let said = |id: &str, field: &FieldKey| locale.say(id).arg("field", label(field));
        match test {
            Test::Answered { field } => said("forms-when-answered", field).plain(),
            Test::Chosen { field, any_of } => {
                let options = tested(field).map(|field| field.kind.options()).unwrap_or_default();
                let named = |key: &FieldKey| {
                    let option = options.iter().find(|option| option.key == *key);
                    option.map_or_else(
                        || key.to_string(),
                        |option| option.label.in_lang(locale.tag()).to_owned(),
                    )
                };
                let any_of = any_of.iter().map(named).collect::<Vec<_>>().join(" / ");
                said("forms-when-chosen", field).arg("options", any_of).plain()
            }
            Test::AtLeast { field, bound } => {
                let decimals = tested(field).map_or(0, |field| field.kind.decimals());
                said("forms-when-at-least", field)
                    .arg("bound", locale.decimal(&crate::trimmed(*bound, decimals)))
                    .plain()
            }
            Test::Consortium { is: true } => locale.text("forms-when-consortium"),
            Test::Consortium { is: false } => locale.text("forms-when-single"),
            Test::Category { any_of } => {
                let named = |key: &String| {
                    let known = self.categories.iter().find(|(name, _)| name == key);
                    known.map_or_else(|| key.clone(), |(_, label)| label.clone())
                };
                let any_of = any_of.iter().map(named).collect::<Vec<_>>().join(" / ");
                locale.with("forms-when-category", &[("categories", any_of.into())])
            }
        }
    }
}

fn at_spot(faults: &[FormFault], spot: &Spot) -> Vec<Message> {
    faults.iter().filter(|fault| fault.spot == *spot).map(form_fault).collect()
}

#[derive(Template)]
#[template(path = "forms/composer.html")]
struct View<'a> {
    l: &'a Locale,
    page: &'a Page,
    composer: &'a Composer<'a>,
    tabs: Vec<Tab>,
    kinds: Vec<centum_web::components::Choice>,
    faults: usize,
    whole: Vec<Message>,
    sections: Vec<SectionLine>,
}

struct SectionLine {
    key: String,
    id: String,
    title: Said,
    each_member: bool,
    when: Option<String>,
    faults: Vec<Message>,
    up: Option<usize>,
    down: Option<usize>,
    edit: Option<SectionEdit>,
    href: String,
    fields: Vec<FieldLine>,
}

struct FieldLine {
    table: String,
    key: String,
    id: String,
    label: Said,
    kind: String,
    required: bool,
    when: Option<String>,
    faults: Vec<Message>,
    up: Option<Step>,
    down: Option<Step>,
    edit: Option<Box<FieldEdit>>,
    href: String,
    is_open_table: bool,
    columns: Vec<FieldLine>,
}

/// Where a field goes.
struct Step {
    section: String,
    to: usize,
}
