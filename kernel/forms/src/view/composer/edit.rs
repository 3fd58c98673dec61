//! What stands in the inputs of a section or a field that is open.

use centum_web::Locale;
use centum_web::components::Choice;

use super::Composer;
use crate::typed::Writing;
use crate::{Condition, Field, Form, Keeping, Kind, Section, Texts, Whose};

/// Types of files that a form offers to take.
const TYPES: [(&str, &str); 7] = [
    ("application/pdf", "PDF"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    ("application/vnd.oasis.opendocument.text", "ODT"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    ("image/png", "PNG"),
    ("image/jpeg", "JPEG"),
];

/// A text in the language that is written, with what it says in another as a pattern.
pub(super) struct Wording {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) original: String,
    pub(super) rows: usize,
}

impl Wording {
    fn of(name: &str, texts: &Texts, composer: &Composer<'_>, rows: usize) -> Self {
        let value = texts.0.get(composer.lang).cloned().unwrap_or_default();
        let (original, lang) = texts.read("en");
        let original = if lang == composer.lang { String::new() } else { original.to_owned() };
        let label = composer.locale().text(&format!("forms-compose-{name}"));
        Self { name: name.to_owned(), label, value, original, rows }
    }
}

/// A limit of a kind.
pub(super) struct LimitInput {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) value: String,
}

/// An option of a choice.
pub(super) struct OptionLine {
    pub(super) wording: Wording,
    pub(super) key: String,
    pub(super) up: Option<usize>,
    pub(super) down: Option<usize>,
}

/// A condition.
pub(super) struct WhenEdit {
    pub(super) tests: Vec<TestLine>,
    pub(super) groups: Vec<(String, Vec<Choice>)>,
    pub(super) has_bound: bool,
    pub(super) bound: String,
}

/// A test of a condition, and whether it stays.
pub(super) struct TestLine {
    pub(super) text: String,
    pub(super) kept: bool,
}

pub(super) struct SectionEdit {
    pub(super) wordings: Vec<Wording>,
    pub(super) whose: Vec<Choice>,
    pub(super) when: WhenEdit,
}

impl SectionEdit {
    pub(super) fn of(composer: &Composer<'_>, section: &Section) -> Self {
        let first = section.fields.first().map(|field| field.key.as_str());
        let whose = if section.whose == Whose::EachMember { "each-member" } else { "application" };
        let named = ["application", "each-member"]
            .map(|name| (name, composer.locale().text(&format!("forms-whose-{name}"))));
        Self {
            wordings: vec![
                Wording::of("title", &section.title, composer, 1),
                Wording::of("help", &section.help, composer, 4),
            ],
            whose: choices(named, whose),
            when: WhenEdit::of(composer, section.when.as_ref(), earlier(composer.form, section, first)),
        }
    }
}

pub(super) struct FieldEdit {
    pub(super) wordings: Vec<Wording>,
    pub(super) kinds: Vec<Choice>,
    pub(super) limits: Vec<LimitInput>,
    pub(super) has_options: bool,
    pub(super) options: Vec<OptionLine>,
    pub(super) new_options: String,
    pub(super) types: Vec<Choice>,
    pub(super) required: bool,
    pub(super) keeping: Vec<Choice>,
    pub(super) when: Option<WhenEdit>,
}

impl FieldEdit {
    pub(super) fn of(composer: &Composer<'_>, field: &Field, is_column: bool) -> Self {
        let locale = composer.locale();
        let plain = |kind: &&str| !is_column || !matches!(*kind, "table" | "file");
        let kinds = super::KINDS.into_iter().filter(plain).map(|kind| (kind, composer.kind(kind)));
        let keeping = match field.keeping {
            Keeping::Record => "record",
            Keeping::Personal => "personal",
            Keeping::UntilDecided => "until-decided",
        };
        let named = ["record", "personal", "until-decided"]
            .map(|name| (name, locale.text(&format!("forms-keeping-{name}"))));
        let count = field.kind.options().len();
        let option = |(at, option): (usize, &crate::Opt)| OptionLine {
            wording: Wording {
                name: format!("option.{}", option.key),
                ..Wording::of("option", &option.label, composer, 1)
            },
            key: option.key.to_string(),
            up: at.checked_sub(1),
            down: (at + 1 < count).then_some(at + 1),
        };
        let before = || {
            let section = composer.form.field(field.key.as_str()).map(|(section, _)| section)?;
            Some(earlier(composer.form, section, Some(field.key.as_str())))
        };
        Self {
            wordings: vec![
                Wording::of("label", &field.label, composer, 1),
                Wording::of("help", &field.help, composer, 4),
                Wording::of("example", &field.example, composer, 3),
            ],
            kinds: choices(kinds, field.kind.name()),
            limits: limits(&field.kind, composer),
            has_options: matches!(field.kind, Kind::Choice { .. } | Kind::Several { .. }),
            options: field.kind.options().iter().enumerate().map(option).collect(),
            new_options: String::new(),
            types: types(&field.kind),
            required: field.required,
            keeping: if is_column { Vec::new() } else { choices(named, keeping) },
            when: (!is_column)
                .then(|| WhenEdit::of(composer, field.when.as_ref(), before().unwrap_or_default())),
        }
    }
}

/// The fields that a condition may look at: those before, and for what is asked once only those that are asked once.
fn earlier<'f>(form: &'f Form, of: &Section, until: Option<&str>) -> Vec<&'f Field> {
    let mut found = Vec::new();
    for section in &form.sections {
        let fits = of.whose == Whose::EachMember || section.whose == Whose::Application;
        for field in &section.fields {
            if until == Some(field.key.as_str()) {
                return found;
            }
            found.extend(fits.then_some(field));
        }
        if section.key == of.key {
            return found;
        }
    }
    found
}

impl WhenEdit {
    fn of(composer: &Composer<'_>, when: Option<&Condition>, earlier: Vec<&Field>) -> Self {
        let locale = composer.locale();
        let choice = |value: String, text: String| Choice { value, text, chosen: false };
        let answered = |field: &Field| {
            choice(format!("answered.{}", field.key), locale.text("forms-compose-when-answered"))
        };
        let mut groups = vec![(
            locale.text("forms-compose-when-applicant"),
            vec![
                choice("consortium.yes".into(), locale.text("forms-when-consortium")),
                choice("consortium.no".into(), locale.text("forms-when-single")),
            ],
        )];
        let categories = composer.categories.iter();
        let categories: Vec<Choice> =
            categories.map(|(key, label)| choice(format!("category.{key}"), label.clone())).collect();
        if !categories.is_empty() {
            groups.push((locale.text("forms-compose-when-categories"), categories));
        }
        for field in &earlier {
            let chosen = field.kind.options().iter().map(|option| {
                let text = option.label.in_lang(locale.tag()).to_owned();
                choice(format!("chosen.{}.{}", field.key, option.key), text)
            });
            let mut choices: Vec<Choice> = chosen.collect();
            if is_scaled(field) {
                let value = format!("at-least.{}.{}", field.key, field.kind.decimals());
                choices.push(choice(value, locale.text("forms-compose-when-at-least")));
            }
            choices.push(answered(field));
            groups.push((field.label.in_lang(locale.tag()).to_owned(), choices));
        }
        let tests = when.map(|when| when.all.as_slice()).unwrap_or_default();
        Self {
            tests: tests.iter().map(|test| TestLine { text: composer.test(test), kept: true }).collect(),
            groups,
            has_bound: earlier.iter().any(|field| is_scaled(field)),
            bound: String::new(),
        }
    }
}

fn is_scaled(field: &Field) -> bool {
    matches!(field.kind, Kind::Number { .. } | Kind::Money { .. })
}

pub(super) fn choices<'c>(named: impl IntoIterator<Item = (&'c str, String)>, current: &str) -> Vec<Choice> {
    named.into_iter().map(|(name, text)| Choice::new(name, text, Some(current))).collect()
}

fn types(kind: &Kind) -> Vec<Choice> {
    let Kind::File { types, .. } = kind else { return Vec::new() };
    let offered = TYPES.iter().map(|(media_type, name)| Choice {
        value: (*media_type).to_owned(),
        text: (*name).to_owned(),
        chosen: types.iter().any(|found| found == media_type),
    });
    let others = types.iter().filter(|found| !TYPES.iter().any(|(media_type, _)| media_type == found));
    offered.chain(others.map(|found| Choice::new(found, found, Some(found)))).collect()
}

/// The limits of a kind as they are typed.
fn limits(kind: &Kind, composer: &Composer<'_>) -> Vec<LimitInput> {
    let locale: &Locale = composer.locale();
    let writing = Writing::of(locale.tag());
    let number =
        |value: Option<i64>, decimals| value.map(|value| writing.write(value, decimals)).unwrap_or_default();
    let count = |value: u32| writing.write(i64::from(value), 0);
    let limit = |name: &'static str, value: String| LimitInput {
        name,
        label: locale.text(&format!("forms-limit-{}", name.replace('_', "-"))),
        value,
    };
    match kind {
        Kind::Short { max_chars } => vec![limit("max_chars", count(*max_chars))],
        Kind::Long { max_words } => vec![limit("max_words", count(*max_words))],
        Kind::Several { min, max, .. } => {
            vec![limit("min", count(*min)), limit("max", max.map(count).unwrap_or_default())]
        }
        Kind::Number { unit, decimals, min, max } => vec![
            limit("unit", unit.0.get(composer.lang).cloned().unwrap_or_default()),
            limit("decimals", count(u32::from(*decimals))),
            limit("min", number(*min, *decimals)),
            limit("max", number(*max, *decimals)),
        ],
        Kind::Money { currency, max_cents } => {
            vec![limit("currency", currency.clone()), limit("max", number(*max_cents, 2))]
        }
        Kind::Day { from, until } => {
            let day = |day: &Option<centum_base::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            vec![limit("from", day(from)), limit("until", day(until))]
        }
        Kind::Table { min_rows, max_rows, .. } => {
            vec![limit("min_rows", count(*min_rows)), limit("max_rows", count(*max_rows))]
        }
        Kind::File { max_bytes, max_files, document, .. } => vec![
            limit("max_mb", number(i64::try_from(*max_bytes / 1000).ok(), 3)),
            limit("max_files", count(*max_files)),
            limit("document", document.clone().unwrap_or_default()),
        ],
        Kind::Place { countries } => {
            let codes: Vec<&str> = countries.iter().map(|country| country.code()).collect();
            vec![limit("countries", codes.join(", "))]
        }
        Kind::Choice { .. } | Kind::Person | Kind::Declaration => Vec::new(),
    }
}
