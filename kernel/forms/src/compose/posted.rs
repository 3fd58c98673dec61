//! What the composer's page sends, as steps.
//!
//! One form of the page is one list of steps: `do` says what it is about, `lang` in which language its texts are. Saving a field sends all
//! of its inputs; only what differs becomes a step.

use centum_base::Country;

use super::{At, Command, ComposeError, FieldText, SectionText};
use crate::typed::{Pairs, Writing, YES, iso, read};
use crate::{Condition, Field, FieldKey, Form, Keeping, Kind, SectionKey, Test, Texts, Value, Whose};

/// The kinds of questions, by name, in the order in which they are offered.
pub const KINDS: [&str; 12] = [
    "short",
    "long",
    "choice",
    "several",
    "number",
    "money",
    "day",
    "place",
    "person",
    "table",
    "file",
    "declaration",
];
/// Bytes of a megabyte, as sizes of files are typed in.
const MEGABYTE: i64 = 1_000_000;

impl Kind {
    /// A kind by its name, with limits to start from.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "short" => Self::Short { max_chars: 200 },
            "long" => Self::Long { max_words: 300 },
            "choice" => Self::Choice { options: Vec::new() },
            "several" => Self::Several { options: Vec::new(), min: 0, max: None },
            "number" => Self::Number { unit: Texts::default(), decimals: 0, min: Some(0), max: None },
            "money" => Self::Money { currency: "EUR".into(), max_cents: None },
            "day" => Self::Day { from: None, until: None },
            "table" => Self::Table { columns: Vec::new(), min_rows: 0, max_rows: 20 },
            "file" => Self::File {
                types: vec!["application/pdf".into()],
                max_bytes: 10_000_000,
                max_files: 1,
                document: None,
            },
            "place" => Self::Place { countries: Vec::new() },
            "person" => Self::Person,
            "declaration" => Self::Declaration,
            _ => return None,
        })
    }
}

/// Reads what was sent as steps on the form as it stands.
pub fn commands(
    form: &Form,
    sent: &[(String, String)],
    writing: Writing,
) -> Result<Vec<Command>, ComposeError> {
    let sent = Sent { pairs: sent, writing };
    let lang = sent.text("lang").to_owned();
    Ok(match sent.text("do") {
        "add-section" => {
            vec![Command::AddSection { lang, title: sent.text("title").to_owned(), whose: sent.whose() }]
        }
        "move-section" => vec![Command::MoveSection { section: sent.section()?, to: sent.place()? }],
        "remove-section" => vec![Command::RemoveSection { section: sent.section()? }],
        "save-section" => sent.save_section(form, lang)?,
        "add-field" => {
            let (label, kind) = (sent.text("label").to_owned(), sent.kind()?);
            match sent.get("table") {
                Some(_) => vec![Command::AddColumn { table: sent.key("table")?, lang, label, kind }],
                None => vec![Command::AddField { section: sent.section()?, lang, label, kind }],
            }
        }
        "move-field" => {
            let (at, to) = (sent.at()?, sent.place()?);
            vec![match at.column {
                Some(column) => Command::MoveColumn { table: at.field, column, to },
                None => Command::MoveField { field: at.field, section: sent.section()?, to },
            }]
        }
        "remove-field" => vec![Command::Remove { at: sent.at()? }],
        "save-field" => sent.save_field(form, lang)?,
        other => return Err(ComposeError::NoSuch(other.to_owned())),
    })
}

struct Sent<'a> {
    pairs: &'a [(String, String)],
    writing: Writing,
}

impl Sent<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find_map(|(found, text)| (found == name).then_some(text.trim()))
    }

    fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.pairs.iter().filter(move |(found, _)| found == name).map(|(_, text)| text.trim())
    }

    fn unreadable(&self, name: &str) -> ComposeError {
        ComposeError::Unreadable { name: name.to_owned(), text: self.text(name).to_owned() }
    }

    fn section(&self) -> Result<SectionKey, ComposeError> {
        self.text("section").parse().map_err(|_| self.unreadable("section"))
    }

    fn key(&self, name: &str) -> Result<FieldKey, ComposeError> {
        self.text(name).parse().map_err(|_| self.unreadable(name))
    }

    fn at(&self) -> Result<At, ComposeError> {
        let column = self.get("column").filter(|text| !text.is_empty());
        Ok(At { field: self.key("field")?, column: column.map(|_| self.key("column")).transpose()? })
    }

    fn place(&self) -> Result<usize, ComposeError> {
        self.text("to").parse().map_err(|_| self.unreadable("to"))
    }

    fn whose(&self) -> Whose {
        if self.text("whose") == "each-member" { Whose::EachMember } else { Whose::Application }
    }

    fn kind(&self) -> Result<Kind, ComposeError> {
        Kind::named(self.text("kind")).ok_or_else(|| self.unreadable("kind"))
    }

    /// A typed answer to a question that the composer itself asks.
    fn value(&self, name: &str, kind: Kind) -> Result<Option<Value>, ComposeError> {
        let asked = Field {
            key: "x".parse().map_err(|_| self.unreadable(name))?,
            label: Texts::default(),
            help: Texts::default(),
            example: Texts::default(),
            kind,
            required: false,
            when: None,
            keeping: Keeping::Record,
        };
        match read(&asked, &Pairs::one(self.text(name)), self.writing) {
            Ok(Some(Value::Text(_))) | Err(_) => Err(self.unreadable(name)),
            Ok(value) => Ok(value),
        }
    }

    fn number(&self, name: &str, decimals: u8) -> Result<Option<i64>, ComposeError> {
        let kind = Kind::Number { unit: Texts::default(), decimals, min: None, max: None };
        Ok(match self.value(name, kind)? {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        })
    }

    fn count(&self, name: &str) -> Result<Option<u32>, ComposeError> {
        let count = |number: i64| u32::try_from(number).map_err(|_| self.unreadable(name));
        self.number(name, 0)?.map(count).transpose()
    }

    fn day(&self, name: &str) -> Result<Option<centum_base::Date>, ComposeError> {
        Ok(match self.value(name, Kind::Day { from: None, until: None })? {
            Some(Value::Day(day)) => Some(day),
            _ => None,
        })
    }

    fn save_section(&self, form: &Form, lang: String) -> Result<Vec<Command>, ComposeError> {
        let key = self.section()?;
        let section = form.sections.iter().find(|section| section.key == key);
        let section = section.ok_or_else(|| ComposeError::NoSuch(key.to_string()))?;
        let mut commands = Vec::new();
        for (text, name, texts) in
            [(SectionText::Title, "title", &section.title), (SectionText::Help, "help", &section.help)]
        {
            if let Some(says) = self.rewritten(name, texts, &lang) {
                commands.push(Command::WriteSection { section: key.clone(), text, lang: lang.clone(), says });
            }
        }
        if self.whose() != section.whose {
            commands.push(Command::SectionWhose { section: key.clone(), whose: self.whose() });
        }
        let when = self.when(section.when.as_ref())?;
        if when != section.when {
            commands.push(Command::SectionWhen { section: key, when });
        }
        Ok(commands)
    }

    fn save_field(&self, form: &Form, lang: String) -> Result<Vec<Command>, ComposeError> {
        let at = self.at()?;
        let field = at.find(&mut form.clone())?.clone();
        let mut commands = Vec::new();
        for (text, name, texts) in [
            (FieldText::Label, "label", &field.label),
            (FieldText::Help, "help", &field.help),
            (FieldText::Example, "example", &field.example),
        ] {
            if let Some(says) = self.rewritten(name, texts, &lang) {
                commands.push(Command::WriteField { at: at.clone(), text, lang: lang.clone(), says });
            }
        }
        let required = self.text("required") == YES;
        if required != field.required {
            commands.push(Command::Required { at: at.clone(), required });
        }
        let kind = if self.text("kind") == field.kind.name() {
            self.limits(&field.kind, &lang)?
        } else {
            self.kind()?
        };
        if kind != field.kind {
            commands.push(Command::Kind { at: at.clone(), kind });
        }
        commands.extend(self.options(&at, &field, &lang)?);
        if at.column.is_none() {
            let keeping = match self.text("keeping") {
                "personal" => Keeping::Personal,
                "until-decided" => Keeping::UntilDecided,
                _ => Keeping::Record,
            };
            if keeping != field.keeping {
                commands.push(Command::Keeping { field: at.field.clone(), keeping });
            }
            let when = self.when(field.when.as_ref())?;
            if when != field.when {
                commands.push(Command::When { field: at.field, when });
            }
        }
        Ok(commands)
    }

    /// A text, if another one was sent.
    fn rewritten(&self, name: &str, texts: &Texts, lang: &str) -> Option<String> {
        let says = self.get(name)?.replace("\r\n", "\n");
        (texts.0.get(lang).map(String::as_str).unwrap_or_default() != says).then_some(says)
    }

    /// The kind with the limits that were sent.
    fn limits(&self, kind: &Kind, lang: &str) -> Result<Kind, ComposeError> {
        let needed = |name: &str| self.count(name)?.ok_or_else(|| self.unreadable(name));
        let mut kind = kind.clone();
        match &mut kind {
            Kind::Short { max_chars } => *max_chars = needed("max_chars")?,
            Kind::Long { max_words } => *max_words = needed("max_words")?,
            Kind::Several { min, max, .. } => {
                *min = self.count("min")?.unwrap_or(0);
                *max = self.count("max")?;
            }
            Kind::Number { unit, decimals, min, max } => {
                if let Some(says) = self.rewritten("unit", unit, lang) {
                    super::write(unit, lang.to_owned(), says);
                }
                let count = needed("decimals")?.min(u32::from(crate::MAX_DECIMALS));
                *decimals = u8::try_from(count).map_err(|_| self.unreadable("decimals"))?;
                *min = self.number("min", *decimals)?;
                *max = self.number("max", *decimals)?;
            }
            Kind::Money { currency, max_cents } => {
                *currency = self.text("currency").to_uppercase();
                *max_cents = self.number("max", 2)?;
            }
            Kind::Day { from, until } => {
                *from = self.day("from")?;
                *until = self.day("until")?;
            }
            Kind::Table { min_rows, max_rows, .. } => {
                *min_rows = self.count("min_rows")?.unwrap_or(0);
                *max_rows = needed("max_rows")?;
            }
            Kind::File { types, max_bytes, max_files, document } => {
                *types = self.all("types").map(str::to_owned).collect();
                // Sizes are typed in megabytes, with up to three decimals.
                let size = self
                    .number("max_mb", 3)?
                    .and_then(|thousandths| thousandths.checked_mul(MEGABYTE / 1000));
                *max_bytes = size
                    .and_then(|size| u64::try_from(size).ok())
                    .ok_or_else(|| self.unreadable("max_mb"))?;
                *max_files = needed("max_files")?;
                *document = Some(self.text("document").to_owned()).filter(|text| !text.is_empty());
            }
            Kind::Place { countries } => {
                let codes = self.text("countries").split([',', ' ']).filter(|code| !code.is_empty());
                let country = |code: &str| Country::new(iso(&code.to_uppercase()));
                let read: Option<Vec<_>> = codes.map(country).collect();
                *countries = read.ok_or_else(|| self.unreadable("countries"))?;
            }
            Kind::Choice { .. } | Kind::Person | Kind::Declaration => {}
        }
        Ok(kind)
    }

    /// Options that were reworded, added, moved or removed.
    fn options(&self, at: &At, field: &Field, lang: &str) -> Result<Vec<Command>, ComposeError> {
        let mut commands = Vec::new();
        for option in field.kind.options() {
            if let Some(says) = self.rewritten(&format!("option.{}", option.key), &option.label, lang) {
                let option = option.key.clone();
                commands.push(Command::WriteOption { at: at.clone(), option, lang: lang.to_owned(), says });
            }
        }
        let new = self.text("new-options").lines().map(str::trim).filter(|label| !label.is_empty());
        commands.extend(new.map(|label| Command::AddOption {
            at: at.clone(),
            lang: lang.to_owned(),
            label: label.to_owned(),
        }));
        if let Some((option, to)) = self.get("move-option").and_then(|moved| moved.split_once('.')) {
            let unreadable = || self.unreadable("move-option");
            let (option, to) =
                (option.parse().map_err(|_| unreadable())?, to.parse().map_err(|_| unreadable())?);
            commands.push(Command::MoveOption { at: at.clone(), option, to });
        }
        if self.get("remove-option").is_some() {
            commands.push(Command::RemoveOption { at: at.clone(), option: self.key("remove-option")? });
        }
        Ok(commands)
    }

    /// The condition: those of its tests that are kept, and the one that is added.
    fn when(&self, known: Option<&Condition>) -> Result<Option<Condition>, ComposeError> {
        let known = known.map(|when| when.all.as_slice()).unwrap_or_default();
        let kept = |index: &usize| self.all("when.keep").any(|sent| sent.parse() == Ok(*index));
        let mut all: Vec<Test> = (0..known.len()).filter(kept).map(|index| known[index].clone()).collect();
        if let Some(added) = self.get("when.add").filter(|text| !text.is_empty()) {
            self.add_test(&mut all, added)?;
        }
        Ok((!all.is_empty()).then_some(Condition { all }))
    }

    fn add_test(&self, all: &mut Vec<Test>, added: &str) -> Result<(), ComposeError> {
        let unreadable = || self.unreadable("when.add");
        let key = |text: &str| text.parse::<FieldKey>().map_err(|_| unreadable());
        let mut parts = added.splitn(3, '.');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("answered"), Some(field), None) => all.push(Test::Answered { field: key(field)? }),
            (Some("chosen"), Some(field), Some(option)) => {
                let (field, option) = (key(field)?, key(option)?);
                // One more option of the same field widens its test: a second test would ask for both at once.
                let same = all.iter_mut().find_map(|test| match test {
                    Test::Chosen { field: found, any_of } if *found == field => Some(any_of),
                    _ => None,
                });
                match same {
                    Some(any_of) if any_of.contains(&option) => {}
                    Some(any_of) => any_of.push(option),
                    None => all.push(Test::Chosen { field, any_of: vec![option] }),
                }
            }
            (Some("at-least"), Some(field), Some(decimals)) => {
                let decimals = decimals.parse().map_err(|_| unreadable())?;
                let bound = self.number("when.bound", decimals)?;
                let bound = bound.ok_or_else(|| self.unreadable("when.bound"))?;
                all.push(Test::AtLeast { field: key(field)?, bound });
            }
            (Some("consortium"), Some(is), None) => all.push(Test::Consortium { is: is == YES }),
            (Some("category"), Some(category), None) => {
                let same = all.iter_mut().find_map(|test| match test {
                    Test::Category { any_of } => Some(any_of),
                    _ => None,
                });
                match same {
                    Some(any_of) => any_of.push(category.to_owned()),
                    None => all.push(Test::Category { any_of: vec![category.to_owned()] }),
                }
            }
            _ => return Err(unreadable()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{choice, field, form, key, section, short, when};

    fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn sample() -> Form {
        form([section("s", [choice("kind", &["city", "region"]), when(short("name"), "kind", &["region"])])])
    }

    fn steps(form: &Form, pairs: &[(&str, &str)]) -> Result<Vec<Command>, ComposeError> {
        commands(form, &sent(pairs), Writing::of("en"))
    }

    #[test]
    fn what_is_saved_as_it_stands_is_no_step() {
        let form = sample();
        let name = [
            ("do", "save-field"),
            ("field", "name"),
            ("lang", "en"),
            ("label", "name"),
            ("help", ""),
            ("kind", "short"),
            ("max_chars", "200"),
            ("when.keep", "0"),
        ];
        assert_eq!(steps(&form, &name), Ok(vec![]));
    }

    #[test]
    fn a_changed_limit_and_a_dropped_test_are_two_steps() {
        let form = sample();
        let name = [
            ("do", "save-field"),
            ("field", "name"),
            ("lang", "en"),
            ("label", "name"),
            ("kind", "short"),
            ("max_chars", "1,000"),
        ];
        let expected = vec![
            Command::Kind { at: At::of(key("name")), kind: Kind::Short { max_chars: 1000 } },
            Command::When { field: key("name"), when: None },
        ];
        assert_eq!(steps(&form, &name), Ok(expected));
    }

    #[test]
    fn one_more_option_widens_a_test() {
        let form = sample();
        let name = [
            ("do", "save-field"),
            ("field", "name"),
            ("kind", "short"),
            ("max_chars", "200"),
            ("when.keep", "0"),
            ("when.add", "chosen.kind.city"),
        ];
        let test = Test::Chosen { field: key("kind"), any_of: vec![key("region"), key("city")] };
        let when = Some(Condition { all: vec![test] });
        assert_eq!(steps(&form, &name), Ok(vec![Command::When { field: key("name"), when }]));
    }

    #[test]
    fn options_are_added_line_by_line() {
        let mut form = sample();
        let kind = [
            ("do", "save-field"),
            ("field", "kind"),
            ("lang", "en"),
            ("label", "kind"),
            ("kind", "choice"),
            ("option.city", "A city"),
            ("option.region", "region"),
            ("new-options", "A county\r\n\r\nAn island"),
        ];
        let steps = steps(&form, &kind).unwrap();
        super::super::apply_all(&mut form, steps).unwrap();
        let options = form.field("kind").unwrap().1.kind.options();
        assert_eq!(
            options.iter().map(|option| option.key.as_str()).collect::<Vec<_>>(),
            ["city", "region", "a-county", "an-island"]
        );
        assert_eq!(options[0].label.in_lang("en"), "A city");
    }

    #[test]
    fn what_cannot_be_read_names_its_input() {
        let form = form([section("s", [field("n", Kind::named("number").unwrap())])]);
        let number =
            [("do", "save-field"), ("field", "n"), ("kind", "number"), ("decimals", "1"), ("max", "many")];
        let unreadable = ComposeError::Unreadable { name: "max".into(), text: "many".into() };
        assert_eq!(steps(&form, &number), Err(unreadable));
        assert!(KINDS.iter().all(|name| Kind::named(name).is_some_and(|kind| kind.name() == *name)));
    }
}
