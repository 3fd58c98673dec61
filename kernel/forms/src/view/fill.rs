//! One section, to be filled in: complete without a script; with it each field saves itself.

use std::collections::BTreeMap;

use askama::Template;
use centum_base::{Country, Timestamp};
use centum_web::{Html, Page};

use super::Said;
use super::input::{Around, Content, Control, Input};
use crate::condition::{Asked, Circumstances};
use crate::typed::Pairs;
use crate::{
    Answers, Condition, Fault, Field, FieldKey, Kind, Part, Section, Severity, Value, check_answer,
    check_value,
};

/// What is known of a field besides its answer.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The last revision; 0 before there is one.
    pub revision: u32,
    /// When it was saved.
    pub saved_at: Option<Timestamp>,
    /// What was typed and refused, to be shown again with the reason.
    pub refused: Option<(Pairs, Fault)>,
    /// Versions that met this one and wait for a person.
    pub asides: Vec<Aside>,
    /// Places that the name may mean.
    pub candidates: Vec<Candidate>,
}

/// A version that stands aside.
#[derive(Clone, Debug)]
pub struct Aside {
    /// Its revision.
    pub revision: u32,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// What it says; nothing if it clears the field.
    pub value: Option<Value>,
}

/// A place that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The place of the gazetteer.
    pub id: String,
    /// Its name, with what tells it from others of that name.
    pub text: String,
}

/// Where what is filled in goes.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// Where the form is posted.
    pub action: &'a str,
    /// Where a field is saved: `PUT {save_url}/{part}/{field}`.
    pub save_url: &'a str,
    /// Where a file is added: `POST {files_url}/{part}/{field}` with the field `file`; taken away:
    /// `POST {files_url}/{part}/{field}/{digest}/remove`; read: `GET {files_url}/{part}/{field}/{digest}`.
    pub files_url: &'a str,
    /// The name of the application in the browser's store.
    pub key: &'a str,
}

/// A section with its answers.
pub struct Fill<'a> {
    /// The page that it stands on.
    pub page: &'a Page,
    /// The section.
    pub section: &'a Section,
    /// Whose answers.
    pub part: &'a Part,
    /// Every answer of the application: conditions may look at other sections.
    pub answers: &'a Answers,
    /// What else is known of the application.
    pub circumstances: &'a Circumstances,
    /// What is asked; from [`Asked::of`].
    pub asked: &'a Asked,
    /// What is known of each field.
    pub standing: &'a BTreeMap<FieldKey, Standing>,
    /// Every country that there is to choose from.
    pub countries: &'a [Country],
    /// Where it goes; nowhere if the form only shows what will be asked.
    pub saving: Option<Saving<'a>>,
    /// The buttons below the fields.
    pub actions: Html,
    /// Whether what is missing is said, as after a check. While someone writes, an empty field is no fault.
    pub say_missing: bool,
}

impl Fill<'_> {
    /// The form.
    pub fn html(&self) -> askama::Result<Html> {
        let page = self.page;
        let locale = &page.locale;
        let fields: Vec<Slot> = self.section.fields.iter().filter_map(|field| self.slot(field)).collect();
        let last = self.standing.values().filter_map(|standing| standing.saved_at).max();
        let view = View {
            l: locale,
            page,
            fill: self,
            help: Said::of(&self.section.help, locale),
            fields,
            saved: last.map(|at| locale.moment(at)),
        };
        view.render().map(Html::trusted)
    }

    /// A field, unless something elsewhere decides that it is not asked.
    fn slot(&self, field: &Field) -> Option<Slot> {
        let is_asked = self.asked.contains(self.part, &field.key);
        let here = |key: &FieldKey| self.section.fields.iter().any(|field| field.key == *key);
        let (local, elsewhere) = match &field.when {
            Some(when) => when.all.iter().cloned().partition(|test| test.field().is_some_and(here)),
            None => (Vec::new(), Vec::new()),
        };
        let open =
            self.asked.holds(&Condition { all: elsewhere }, self.part, self.answers, self.circumstances);
        if !is_asked && (local.is_empty() || !open) {
            return None;
        }
        let nothing = Standing::default();
        let standing = self.standing.get(&field.key).unwrap_or(&nothing);
        let value = self.answers.get(self.part, &field.key);
        let around = Around { locale: &self.page.locale, countries: self.countries };
        let content = Content { candidates: &standing.candidates, ..around.content(field, value) };
        let content = match &standing.refused {
            Some((typed, _)) => Content { pairs: typed.clone(), ..content },
            None => content,
        };
        Some(Slot {
            input: around.input(
                field,
                super::input_id(self.part, field.key.as_str()),
                &content,
                &self.faults(field, value, standing),
            ),
            key: field.key.clone(),
            kind: field.kind.name(),
            revision: standing.revision,
            hidden: !is_asked,
            when: serde_json::to_string(&local).ok().filter(|_| !local.is_empty()),
            asides: self.asides(field, value, &standing.asides),
        })
    }

    fn faults(&self, field: &Field, value: Option<&Value>, standing: &Standing) -> Vec<Fault> {
        let refused = standing.refused.iter().map(|(_, fault)| fault.clone());
        let found = match (self.say_missing, value) {
            (true, value) => check_answer(field, value),
            (false, Some(value)) => {
                let mut faults = check_value(field, value);
                faults.retain(|fault| fault.severity() != Severity::Missing);
                faults
            }
            (false, None) => Vec::new(),
        };
        refused.chain(found).collect()
    }

    fn asides(&self, field: &Field, value: Option<&Value>, asides: &[Aside]) -> Vec<AsideView> {
        let locale = &self.page.locale;
        let aside = |aside: &Aside| AsideView {
            revision: aside.revision,
            author: aside.author.clone(),
            at: locale.moment(aside.at),
            shown: super::show::value_html(field, aside.value.as_ref(), locale, None),
            has_both: both(&field.kind, value, aside.value.as_ref()).is_some(),
        };
        asides.iter().map(aside).collect()
    }
}

#[derive(Template)]
#[template(path = "forms/fill.html")]
struct View<'a> {
    l: &'a centum_web::Locale,
    page: &'a Page,
    fill: &'a Fill<'a>,
    help: Said,
    fields: Vec<Slot>,
    saved: Option<Html>,
}

struct Slot {
    input: Input,
    key: FieldKey,
    kind: &'static str,
    revision: u32,
    hidden: bool,
    when: Option<String>,
    asides: Vec<AsideView>,
}

struct AsideView {
    revision: u32,
    author: String,
    at: Html,
    shown: Html,
    has_both: bool,
}

/// What a person decides about a version that stands aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// What stands stays.
    Standing,
    /// The version that stood aside becomes the answer.
    Aside,
    /// Both, one below the other: see [`both`].
    Both,
}

/// A button of a version that stands aside, as a page sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settling {
    /// Whose answer.
    pub part: Part,
    /// To which field.
    pub field: FieldKey,
    /// The revision that stands aside.
    pub revision: u32,
    /// What is decided.
    pub choosing: Choosing,
}

/// The button that a page sent, if it was one of these.
pub fn settling(page: &[(String, String)]) -> Option<Settling> {
    page.iter().find_map(|(name, value)| {
        let (part, field) = name.strip_prefix("settle.")?.split_once('.')?;
        let (choice, revision) = value.split_once('-')?;
        let choosing = match choice {
            "standing" => Choosing::Standing,
            "aside" => Choosing::Aside,
            "both" => Choosing::Both,
            _ => return None,
        };
        let Ok(part) = part.parse();
        Some(Settling { part, field: field.parse().ok()?, revision: revision.parse().ok()?, choosing })
    })
}

/// Both versions in one answer, where the kind of field has room for both: texts one below the other, options and files together,
/// rows one after the other.
pub fn both(kind: &Kind, standing: Option<&Value>, aside: Option<&Value>) -> Option<Value> {
    Some(match (kind, standing?, aside?) {
        (Kind::Long { .. }, Value::Text(one), Value::Text(other)) => Value::Text(format!("{one}\n\n{other}")),
        (Kind::Short { .. }, Value::Text(one), Value::Text(other)) => Value::Text(format!("{one} / {other}")),
        (Kind::Several { options, .. }, Value::Several(one), Value::Several(other)) => {
            let chosen = |key: &&FieldKey| one.contains(key) || other.contains(key);
            Value::Several(options.iter().map(|option| &option.key).filter(chosen).cloned().collect())
        }
        (Kind::Table { .. }, Value::Table(one), Value::Table(other)) => {
            let new = other.iter().filter(|row| !one.contains(row));
            Value::Table(one.iter().chain(new).cloned().collect())
        }
        (Kind::File { .. }, Value::Files(one), Value::Files(other)) => {
            let new = other.iter().filter(|file| !one.iter().any(|known| known.digest == file.digest));
            Value::Files(one.iter().chain(new).cloned().collect())
        }
        _ => return None,
    })
}
