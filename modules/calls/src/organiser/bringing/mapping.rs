//! What columns hold, and what a row says by it.

use centum_base::{Country, Timestamp, fold::fold};
use centum_forms::typed::{self, Pairs, Writing};
use centum_forms::{Fault, FieldKey, Form, Kind, Severity, Value, check_value};
use centum_places::countries;
use serde::{Deserialize, Serialize};

use super::days::{DayOrder, received, told_apart};
use super::leaving;
use super::table::{Exact, Table};
use crate::call::{Call, MomentError, Zone, is_late};
use crate::expression::MAX_NAME;
use crate::expression::actions::Arrived;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "field", rename_all = "kebab-case")]
pub enum Target {
    /// Nothing that is brought in.
    Nothing,
    /// The name of the lead.
    Lead,
    /// The country of the lead.
    Country,
    /// The category, by its key or its label.
    Category,
    /// The partners, between semicolons or line ends, each perhaps with its country in brackets.
    Partners,
    /// When it was received.
    ReceivedAt,
    /// The key by which the row is found again.
    Key,
    /// The answer to a question.
    Field(FieldKey),
}

impl Target {
    /// The name in forms.
    pub fn name(&self) -> String {
        match self {
            Self::Nothing => "",
            Self::Lead => "lead",
            Self::Country => "country",
            Self::Category => "category",
            Self::Partners => "partners",
            Self::ReceivedAt => "received-at",
            Self::Key => "key",
            Self::Field(field) => return format!("field:{field}"),
        }
        .to_owned()
    }

    /// The target of that name; nothing for an unknown one.
    pub fn named(name: &str) -> Self {
        match name {
            "lead" => Self::Lead,
            "country" => Self::Country,
            "category" => Self::Category,
            "partners" => Self::Partners,
            "received-at" => Self::ReceivedAt,
            "key" => Self::Key,
            name => match name.strip_prefix("field:").and_then(|key| key.parse().ok()) {
                Some(field) => Self::Field(field),
                None => Self::Nothing,
            },
        }
    }
}

/// What each column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(pub Vec<Target>);

impl Mapping {
    /// The first column that holds what an earlier one holds already. Only one of the two could be brought in.
    pub fn twice(&self) -> Option<usize> {
        let is_again = |at: usize| self.0[at] != Target::Nothing && self.0[..at].contains(&self.0[at]);
        (0..self.0.len()).find(|at| is_again(*at))
    }
}

/// What holds for every row that does not say it itself, and how rows are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The category, by its key.
    pub category: String,
    /// When it was received, as it was typed.
    pub received: String,
    /// Which number of a day is the month.
    pub days: DayOrder,
    /// The lines that are left out, as they were typed.
    pub leave_out: String,
}

/// Everything that a column may hold.
pub fn targets(form: &Form) -> Vec<Target> {
    let fields = form.fields().filter(|(_, field)| is_plain(&field.kind));
    let own = [
        Target::Nothing,
        Target::Lead,
        Target::Country,
        Target::Category,
        Target::Partners,
        Target::ReceivedAt,
        Target::Key,
    ];
    own.into_iter().chain(fields.map(|(_, field)| Target::Field(field.key.clone()))).collect()
}

/// Whether an answer fits into one cell.
fn is_plain(kind: &Kind) -> bool {
    !matches!(kind, Kind::Table { .. } | Kind::File { .. })
}

/// What the headings suggest: a label of the form in any language, a key, or a usual word.
pub fn suggest(form: &Form, table: &Table) -> Mapping {
    let usual = [
        (Target::Lead, &["lead", "city", "applicant", "name", "ville", "stadt", "lead city", "candidat"][..]),
        (Target::Country, &["country", "pays", "land", "staat"]),
        (Target::Category, &["category", "categorie", "kategorie"]),
        (Target::Partners, &["partners", "members", "partner", "partenaires", "mitglieder"]),
        (
            Target::ReceivedAt,
            &["received", "received at", "submitted", "submitted at", "date", "eingang", "recu le"],
        ),
        (Target::Key, &["key", "id", "number", "reference", "nummer", "numero"]),
    ];
    let mut taken: Vec<Target> = Vec::new();
    let of = |heading: &String| {
        let heading = fold(heading);
        let field = form.fields().find(|(_, field)| {
            is_plain(&field.kind)
                && (fold(field.key.as_str()) == heading
                    || field.label.0.values().any(|label| fold(label) == heading))
        });
        let word = || usual.iter().find(|(_, words)| words.contains(&heading.as_str()));
        let target = match field {
            Some((_, field)) => Target::Field(field.key.clone()),
            None => word().map_or(Target::Nothing, |(target, _)| target.clone()),
        };
        if target != Target::Nothing && taken.contains(&target) {
            return Target::Nothing;
        }
        taken.push(target.clone());
        target
    };
    Mapping(table.headings.iter().map(of).collect())
}

/// What is wrong with a row, and in which column.
#[derive(Clone, Debug, PartialEq)]
pub enum CellFault {
    /// Nobody leads.
    NoLead,
    /// A body has no name, or a longer one than is kept.
    Name(String),
    /// The country is none.
    NoCountry(String),
    /// The call has no such category.
    NoCategory(String),
    /// When it was received cannot be read.
    NotAMoment(MomentError),
    /// A day can be read in two ways, and nobody said which is meant.
    WhichDay(String),
    /// Only the day is said: its last minute counts.
    WholeDay,
    /// It lies after now.
    InTheFuture,
    /// It came after the deadline. It comes in all the same.
    Late,
    /// The same key stands in an earlier row.
    Twice(u32),
    /// An answer.
    Answer(Fault),
}

impl CellFault {
    /// Whether the row cannot come in like this.
    pub fn keeps_out(&self) -> bool {
        match self {
            Self::Late | Self::WholeDay => false,
            // What was received elsewhere is brought in as it is: only what cannot be kept is kept out.
            Self::Answer(fault) => matches!(fault, Fault::Beyond { .. }),
            _ => true,
        }
    }
}

/// A row with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// The line in the file.
    pub line: u32,
    /// The name of the lead as it is written.
    pub lead: String,
    /// The answers as they were read, also where something keeps the row out.
    pub answers: Vec<(FieldKey, Value)>,
    /// What would be brought in, if nothing keeps it out.
    pub arrived: Option<Arrived>,
    /// What is wrong: the column from 0 if it is one, and what.
    pub faults: Vec<(Option<usize>, CellFault)>,
    /// Whether a person leaves it out.
    pub left_out: bool,
}

/// What each row says.
pub fn draft(
    call: &Call,
    form: &Form,
    table: &Table,
    mapping: &Mapping,
    settings: &Settings,
    (zone, lang, now): (&Zone, &str, Timestamp),
) -> Vec<Drafted> {
    let mut keys: Vec<(String, u32)> = Vec::new();
    let mut drafts = Vec::with_capacity(table.rows.len());
    let left_out = leaving::lines(&settings.leave_out).unwrap_or_default();
    for (line, cells) in &table.rows {
        let row = Row { call, form, table, line: *line, cells, mapping, settings, zone, lang, now };
        let mut drafted = row.drafted(*line);
        if left_out.iter().any(|lines| lines.contains(line)) {
            drafts.push(Drafted { arrived: None, faults: Vec::new(), left_out: true, ..drafted });
            continue;
        }
        if let Some(arrived) = &drafted.arrived {
            match keys.iter().find(|(key, _)| *key == arrived.key) {
                Some((_, earlier)) => {
                    drafted.faults.push((row.column(&Target::Key), CellFault::Twice(*earlier)));
                    drafted.arrived = None;
                }
                None => keys.push((arrived.key.clone(), *line)),
            }
        }
        drafts.push(drafted);
    }
    drafts
}

struct Row<'a> {
    call: &'a Call,
    form: &'a Form,
    table: &'a Table,
    line: u32,
    cells: &'a [String],
    mapping: &'a Mapping,
    settings: &'a Settings,
    zone: &'a Zone,
    lang: &'a str,
    now: Timestamp,
}

type Faults = Vec<(Option<usize>, CellFault)>;

impl Row<'_> {
    fn column(&self, target: &Target) -> Option<usize> {
        self.mapping.0.iter().position(|one| one == target)
    }

    /// The column and what stands in it; blank if no column holds it.
    fn cell(&self, target: &Target) -> (Option<usize>, &str) {
        let column = self.column(target);
        (column, column.and_then(|at| self.cells.get(at)).map_or("", |text| text.trim()))
    }

    fn drafted(&self, line: u32) -> Drafted {
        let mut faults = Vec::new();
        let (column, lead) = self.cell(&Target::Lead);
        if lead.is_empty() {
            faults.push((column, CellFault::NoLead));
        } else if !is_name(lead) {
            faults.push((column, CellFault::Name(lead.to_owned())));
        }
        let partners = self.partners();
        let unnamed = partners.iter().find(|(name, _)| !is_name(name));
        faults
            .extend(unnamed.map(|(name, _)| (self.column(&Target::Partners), CellFault::Name(name.clone()))));
        let country = self.country(&mut faults);
        let category = self.category(&mut faults);
        let received_at = self.received_at(&mut faults, &category);
        let answers = self.answers(&mut faults);
        let (_, key) = self.cell(&Target::Key);
        let key = match key {
            "" => {
                format!("{}|{}", fold(lead), country.map(|country| country.to_string()).unwrap_or_default())
            }
            key => format!("key|{}", key.chars().take(200).collect::<String>()),
        };
        let kept_out = faults.iter().any(|(_, fault)| fault.keeps_out());
        let arrived = received_at.filter(|_| !kept_out).map(|received_at| Arrived {
            key,
            lead: lead.to_owned(),
            country,
            category,
            partners,
            received_at,
            answers: answers.clone(),
        });
        Drafted { line, lead: lead.to_owned(), answers, arrived, faults, left_out: false }
    }

    fn country(&self, faults: &mut Faults) -> Option<Country> {
        let (column, text) = self.cell(&Target::Country);
        if text.is_empty() {
            return None;
        }
        let found = country(text);
        if found.is_none() {
            faults.push((column, CellFault::NoCountry(text.to_owned())));
        }
        found
    }

    fn category(&self, faults: &mut Faults) -> String {
        let (column, text) = self.cell(&Target::Category);
        let text = if text.is_empty() { self.settings.category.as_str() } else { text };
        let found = self.call.terms.categories.iter().find(|category| {
            category.key == text || category.label.0.values().any(|label| fold(label) == fold(text))
        });
        match found {
            Some(category) => category.key.clone(),
            None => {
                faults.push((column, CellFault::NoCategory(text.to_owned())));
                String::new()
            }
        }
    }

    fn received_at(&self, faults: &mut Faults, category: &str) -> Option<Timestamp> {
        let (column, text) = self.cell(&Target::ReceivedAt);
        let text = if text.is_empty() { self.settings.received.as_str() } else { text };
        match received(text, self.settings.days, (self.zone, self.now)) {
            Ok((at, whole_day)) => {
                if whole_day {
                    faults.push((column, CellFault::WholeDay));
                }
                if is_late(&self.call.terms, category, at) {
                    faults.push((column, CellFault::Late));
                }
                Some(at)
            }
            Err(fault) => {
                faults.push((column, fault));
                None
            }
        }
    }

    fn answers(&self, faults: &mut Faults) -> Vec<(FieldKey, Value)> {
        let writing = Writing::of(self.lang);
        let mut answers: Vec<(FieldKey, Value)> = Vec::new();
        for (column, target) in self.mapping.0.iter().enumerate() {
            let Target::Field(key) = target else { continue };
            let Some((_, field)) = self.form.field(key.as_str()) else { continue };
            if answers.iter().any(|(known, _)| known == key) {
                continue;
            }
            let text = self.cells.get(column).map_or("", |text| text.trim());
            let text = match (self.table.exact.get(&(self.line, column)), &field.kind) {
                (Some(Exact::Number), Kind::Number { .. } | Kind::Money { .. }) => writing.localised(text),
                // A day that came with a time is a day all the same.
                (Some(Exact::Moment), Kind::Day { .. }) => text.get(..10).unwrap_or(text).to_owned(),
                (_, Kind::Day { .. }) => {
                    let together: String = text.split_whitespace().collect();
                    let Some(day) = told_apart(&together, self.settings.days) else {
                        faults.push((Some(column), CellFault::WhichDay(text.to_owned())));
                        continue;
                    };
                    day.into_owned()
                }
                _ => text.to_owned(),
            };
            match typed::read(field, &Pairs::one(text), writing) {
                Ok(Some(value)) => {
                    let wrong = check_value(field, &value);
                    let wrong = wrong.into_iter().filter(|fault| fault.severity() == Severity::Wrong);
                    faults.extend(wrong.map(|fault| (Some(column), CellFault::Answer(fault))));
                    answers.push((key.clone(), value));
                }
                Ok(None) => {}
                Err(fault) => faults.push((Some(column), CellFault::Answer(fault))),
            }
        }
        answers
    }

    fn partners(&self) -> Vec<(String, Option<Country>)> {
        let (_, text) = self.cell(&Target::Partners);
        let one = |text: &str| {
            let bracket = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
            match bracket.and_then(|(name, inside)| Some((name, country(inside)?))) {
                Some((name, country)) => (name.trim().to_owned(), Some(country)),
                None => (text.to_owned(), None),
            }
        };
        text.split([';', '\n']).map(str::trim).filter(|text| !text.is_empty()).map(one).collect()
    }
}

/// Whether a body may be called so.
pub(crate) fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= MAX_NAME
}

/// A country by its code or its name in any language. The Union's EL and UK are Greece and the United Kingdom: taken as they
/// are, they would be countries of no name and outside the Union.
fn country(text: &str) -> Option<Country> {
    countries::read(text).or_else(|| countries::read(&text.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_read_by_the_codes_of_iso_and_of_the_union_and_by_its_name() {
        for (text, code) in [(" EL ", "GR"), ("uk", "GB"), ("de", "DE"), ("Greece", "GR"), ("FRANCE", "FR")] {
            assert_eq!(country(text).map(|country| country.to_string()).as_deref(), Some(code), "{text}");
        }
        for text in ["ZZ", "", "Nowhere"] {
            assert_eq!(country(text), None, "{text}");
        }
    }
}
