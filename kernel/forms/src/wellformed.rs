//! What is wrong with a form, before anyone is asked to answer it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::decimal::MAX_DECIMALS;
use crate::limits::{MAX_FILES, MAX_ROWS};
use crate::{Condition, Field, FieldKey, Form, Kind, Opt, Section, SectionKey, Test, Texts, Whose};

/// Sections of a form.
pub const MAX_SECTIONS: usize = 40;
/// Fields of a form, columns of tables included.
pub const MAX_FIELDS: usize = 400;
/// Options of a field.
pub const MAX_OPTIONS: usize = 200;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 30;
/// Characters of a label, a help text or an example in one language.
pub const MAX_FORM_TEXT: usize = 20_000;

/// A place in a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// The form as a whole.
    Form,
    /// A section.
    Section(SectionKey),
    /// A field.
    Field(FieldKey),
    /// A column of a table.
    Column(FieldKey, FieldKey),
}

/// Something that is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FormFault {
    /// Where.
    pub spot: Spot,
    /// What.
    pub wrong: Wrong,
}

/// What can be wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Wrong {
    /// There is nothing to answer.
    Nothing,
    /// A section without a field.
    EmptySection,
    /// No title or label in any language.
    NoLabel,
    /// A choice without options, or an option without a label.
    NoOptions,
    /// The key stands twice.
    Twice {
        /// The key.
        key: String,
    },
    /// A test on a field that does not come before.
    NotEarlier {
        /// The tested field.
        field: FieldKey,
    },
    /// A test that this kind of field cannot answer.
    UntestableKind {
        /// The tested field.
        field: FieldKey,
    },
    /// A test on an option that the field does not offer.
    NoSuchOption {
        /// The tested field.
        field: FieldKey,
        /// The option.
        option: FieldKey,
    },
    /// What is asked once cannot depend on what each member answers.
    OfMembers {
        /// The tested field.
        field: FieldKey,
    },
    /// A condition on a column, or a table or file within a table.
    NotInATable,
    /// A lower bound above the upper one.
    Crossed,
    /// A number that is too large or zero where it limits an answer.
    Limit {
        /// At most so much.
        most: u64,
    },
    /// A currency that is no code of three capital letters.
    Currency,
    /// No media type that is taken.
    NoTypes,
    /// More sections, fields, options or columns than a form may have.
    TooMany {
        /// At most so many.
        most: usize,
    },
    /// A text that is too long.
    TooLong {
        /// At most so many characters.
        most: usize,
    },
}

impl Wrong {
    /// Whether a form may be so while it is being written. Everything else is refused as soon as it is tried.
    pub fn is_unfinished(&self) -> bool {
        matches!(self, Self::Nothing | Self::EmptySection | Self::NoLabel | Self::NoOptions | Self::NoTypes)
    }
}

impl Form {
    /// Everything that is wrong with the form, in its order.
    pub fn faults(&self) -> Vec<FormFault> {
        let mut survey = Survey::default();
        survey.form(self);
        survey.faults
    }
}

/// What has been seen on the way through the form.
#[derive(Default)]
struct Survey<'f> {
    faults: Vec<FormFault>,
    sections: BTreeSet<&'f SectionKey>,
    earlier: BTreeMap<&'f FieldKey, (&'f Field, Whose)>,
}

impl<'f> Survey<'f> {
    fn say(&mut self, spot: &Spot, wrong: Wrong) {
        self.faults.push(FormFault { spot: spot.clone(), wrong });
    }

    fn say_if(&mut self, is: bool, spot: &Spot, wrong: Wrong) {
        if is {
            self.say(spot, wrong);
        }
    }

    fn form(&mut self, form: &'f Form) {
        let fields: usize = form.fields().map(|(_, field)| 1 + field.kind.columns().len()).sum();
        self.say_if(fields == 0, &Spot::Form, Wrong::Nothing);
        self.say_if(fields > MAX_FIELDS, &Spot::Form, Wrong::TooMany { most: MAX_FIELDS });
        self.say_if(form.sections.len() > MAX_SECTIONS, &Spot::Form, Wrong::TooMany { most: MAX_SECTIONS });
        for section in &form.sections {
            self.section(section);
        }
    }

    fn section(&mut self, section: &'f Section) {
        let spot = Spot::Section(section.key.clone());
        if !self.sections.insert(&section.key) {
            self.say(&spot, Wrong::Twice { key: section.key.to_string() });
        }
        self.say_if(section.title.is_empty(), &spot, Wrong::NoLabel);
        self.say_if(section.fields.is_empty(), &spot, Wrong::EmptySection);
        self.texts(&spot, [&section.title, &section.help]);
        self.condition(&spot, section.whose, section.when.as_ref());
        for field in &section.fields {
            let spot = Spot::Field(field.key.clone());
            self.condition(&spot, section.whose, field.when.as_ref());
            self.field(&spot, field);
            if self.earlier.insert(&field.key, (field, section.whose)).is_some() {
                self.say(&spot, Wrong::Twice { key: field.key.to_string() });
            }
        }
    }

    fn texts<'t>(&mut self, spot: &Spot, texts: impl IntoIterator<Item = &'t Texts>) {
        let long = |text: &String| text.chars().count() > MAX_FORM_TEXT;
        let is_long = texts.into_iter().any(|texts| texts.0.values().any(long));
        self.say_if(is_long, spot, Wrong::TooLong { most: MAX_FORM_TEXT });
    }

    fn condition(&mut self, spot: &Spot, whose: Whose, when: Option<&Condition>) {
        for test in when.iter().flat_map(|when| &when.all) {
            let Some(field) = test.field() else { continue };
            let Some((tested, tested_whose)) = self.earlier.get(field).copied() else {
                self.say(spot, Wrong::NotEarlier { field: field.clone() });
                continue;
            };
            if whose == Whose::Application && tested_whose == Whose::EachMember {
                self.say(spot, Wrong::OfMembers { field: field.clone() });
            }
            match (test, &tested.kind) {
                (Test::Chosen { any_of, .. }, Kind::Choice { options } | Kind::Several { options, .. }) => {
                    let offered = |key: &FieldKey| options.iter().any(|option| option.key == *key);
                    for option in any_of.iter().filter(|key| !offered(key)) {
                        self.say(spot, Wrong::NoSuchOption { field: field.clone(), option: option.clone() });
                    }
                }
                (Test::Chosen { .. }, _) => self.say(spot, Wrong::UntestableKind { field: field.clone() }),
                (Test::AtLeast { .. }, Kind::Number { .. } | Kind::Money { .. }) => {}
                (Test::AtLeast { .. }, _) => self.say(spot, Wrong::UntestableKind { field: field.clone() }),
                _ => {}
            }
        }
    }

    fn field(&mut self, spot: &Spot, field: &Field) {
        self.say_if(field.label.is_empty(), spot, Wrong::NoLabel);
        self.texts(spot, [&field.label, &field.help, &field.example]);
        match &field.kind {
            Kind::Short { max_chars: most } | Kind::Long { max_words: most } => {
                self.limit(spot, u64::from(*most), crate::limits::MAX_TEXT_CHARS as u64);
            }
            Kind::Choice { options } => self.options(spot, options),
            Kind::Several { options, min, max } => {
                self.options(spot, options);
                self.say_if(max.is_some_and(|max| max < *min), spot, Wrong::Crossed);
            }
            Kind::Number { unit, decimals, min, max } => {
                self.texts(spot, [unit]);
                let most = u64::from(MAX_DECIMALS);
                self.say_if(*decimals > MAX_DECIMALS, spot, Wrong::Limit { most });
                self.say_if(crossed(min, max), spot, Wrong::Crossed);
            }
            Kind::Money { currency, max_cents } => {
                let code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
                self.say_if(!code, spot, Wrong::Currency);
                self.say_if(max_cents.is_some_and(|max| max < 0), spot, Wrong::Crossed);
            }
            Kind::Day { from, until } => self.say_if(crossed(from, until), spot, Wrong::Crossed),
            Kind::Table { columns, min_rows, max_rows } => {
                self.limit(spot, u64::from(*max_rows), MAX_ROWS as u64);
                self.say_if(min_rows > max_rows, spot, Wrong::Crossed);
                self.columns(&field.key, columns);
            }
            Kind::File { types, max_bytes, max_files, .. } => {
                self.say_if(types.is_empty(), spot, Wrong::NoTypes);
                self.limit(spot, *max_bytes, u64::MAX);
                self.limit(spot, u64::from(*max_files), MAX_FILES as u64);
            }
            Kind::Place { .. } | Kind::Person | Kind::Declaration => {}
        }
    }

    fn limit(&mut self, spot: &Spot, found: u64, most: u64) {
        self.say_if(found == 0 || found > most, spot, Wrong::Limit { most });
    }

    fn options(&mut self, spot: &Spot, options: &[Opt]) {
        let unsaid = options.is_empty() || options.iter().any(|option| option.label.is_empty());
        self.say_if(unsaid, spot, Wrong::NoOptions);
        self.say_if(options.len() > MAX_OPTIONS, spot, Wrong::TooMany { most: MAX_OPTIONS });
        self.texts(spot, options.iter().map(|option| &option.label));
        self.twice(spot, options.iter().map(|option| &option.key));
    }

    fn columns(&mut self, table: &FieldKey, columns: &[Field]) {
        let spot = Spot::Field(table.clone());
        self.say_if(columns.is_empty(), &spot, Wrong::NoOptions);
        self.say_if(columns.len() > MAX_COLUMNS, &spot, Wrong::TooMany { most: MAX_COLUMNS });
        self.twice(&spot, columns.iter().map(|column| &column.key));
        for column in columns {
            let spot = Spot::Column(table.clone(), column.key.clone());
            let refused =
                matches!(column.kind, Kind::Table { .. } | Kind::File { .. }) || column.when.is_some();
            match refused {
                true => self.say(&spot, Wrong::NotInATable),
                false => self.field(&spot, column),
            }
        }
    }

    fn twice<'k>(&mut self, spot: &Spot, keys: impl Iterator<Item = &'k FieldKey>) {
        let mut seen = BTreeSet::new();
        for key in keys.filter(|key| !seen.insert(*key)).collect::<Vec<_>>() {
            self.say(spot, Wrong::Twice { key: key.to_string() });
        }
    }
}

fn crossed<T: PartialOrd>(low: &Option<T>, high: &Option<T>) -> bool {
    matches!((low, high), (Some(low), Some(high)) if low > high)
}

impl Test {
    /// The field that is tested, if it is one.
    pub fn field(&self) -> Option<&FieldKey> {
        match self {
            Self::Answered { field } | Self::Chosen { field, .. } | Self::AtLeast { field, .. } => {
                Some(field)
            }
            Self::Consortium { .. } | Self::Category { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{choice, field, form, key, section, short, when};

    fn wrongs(form: &Form) -> Vec<Wrong> {
        form.faults().into_iter().map(|fault| fault.wrong).collect()
    }

    #[test]
    fn a_good_form_has_no_faults() {
        let fields = [choice("kind", &["city", "region"]), when(short("name"), "kind", &["region"])];
        assert_eq!(form([section("a", fields)]).faults(), []);
    }

    #[test]
    fn a_key_stands_once_in_the_whole_form() {
        let form = form([section("a", [short("x")]), section("a", [short("x")])]);
        let twice = |key: &str| Wrong::Twice { key: key.into() };
        assert_eq!(wrongs(&form), [twice("a"), twice("x")]);
    }

    #[test]
    fn conditions_look_back_only_so_that_there_is_no_circle() {
        let later = [when(short("x"), "kind", &["a"]), choice("kind", &["a"])];
        assert_eq!(wrongs(&form([section("s", later)])), [Wrong::NotEarlier { field: key("kind") }]);
        let itself = [when(choice("x", &["a"]), "x", &["a"])];
        assert_eq!(wrongs(&form([section("s", itself)])), [Wrong::NotEarlier { field: key("x") }]);
    }

    #[test]
    fn a_test_fits_the_field_that_it_tests() {
        let of_text = [short("a"), when(short("b"), "a", &["x"])];
        assert_eq!(wrongs(&form([section("s", of_text)])), [Wrong::UntestableKind { field: key("a") }]);
        let strange = [choice("a", &["x"]), when(short("b"), "a", &["y"])];
        let no_such = Wrong::NoSuchOption { field: key("a"), option: key("y") };
        assert_eq!(wrongs(&form([section("s", strange)])), [no_such]);
    }

    #[test]
    fn what_is_asked_once_does_not_depend_on_a_member() {
        let mut members = section("m", [choice("a", &["x"])]);
        members.whose = Whose::EachMember;
        let form = form([members, section("s", [when(short("b"), "a", &["x"])])]);
        assert_eq!(wrongs(&form), [Wrong::OfMembers { field: key("a") }]);
    }

    #[test]
    fn a_table_holds_plain_columns() {
        let table = |columns| field("t", Kind::Table { columns, min_rows: 0, max_rows: 5 });
        let within = table(vec![table(vec![short("x")])]);
        let form = form([section("s", [within])]);
        assert_eq!(
            form.faults(),
            [FormFault { spot: Spot::Column(key("t"), key("t")), wrong: Wrong::NotInATable }]
        );
    }

    #[test]
    fn limits_that_allow_nothing_or_cross_are_named() {
        let fields = [
            field("a", Kind::Short { max_chars: 0 }),
            field("b", Kind::Several { options: crate::testing::options(&["x"]), min: 2, max: Some(1) }),
            field("c", Kind::Money { currency: "euro".into(), max_cents: None }),
            choice("d", &[]),
        ];
        let most = crate::limits::MAX_TEXT_CHARS as u64;
        assert_eq!(
            wrongs(&form([section("s", fields)])),
            [Wrong::Limit { most }, Wrong::Crossed, Wrong::Currency, Wrong::NoOptions]
        );
        assert_eq!(wrongs(&Form::default()), [Wrong::Nothing]);
    }

    #[test]
    fn a_form_beyond_its_limits_is_named_once() {
        let fields: Vec<_> = (0..=MAX_FIELDS).map(|n| short(&format!("f{n}"))).collect();
        assert_eq!(wrongs(&form([section("s", fields)])), [Wrong::TooMany { most: MAX_FIELDS }]);
    }
}
