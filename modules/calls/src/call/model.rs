//! What a call is.

use std::fmt;
use std::str::FromStr;

use centum_base::{Country, Id, Timestamp};
use centum_cohort::edition::Edition;
use centum_forms::Texts;
use serde::{Deserialize, Serialize};

use super::Retention;

/// An open call of an edition: who may apply, until when, by which criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The identifier.
    pub id: Id<Call>,
    /// The edition that it fills.
    pub edition: Id<Edition>,
    /// The name in addresses.
    pub slug: String,
    /// How far it is.
    pub state: CallState,
    /// What applies now.
    pub terms: Terms,
    /// The number of the form version that applies now.
    pub form: u32,
    /// The number of the last corrigendum; 0 before there is one.
    pub corrigendum: u32,
    /// When it was closed, if it was.
    pub closed_at: Option<Timestamp>,
    /// When the decision was made public, if it was.
    pub announced_at: Option<Timestamp>,
    /// Grows with each change.
    pub version: i64,
}

impl Call {
    /// How far the call was at an instant, as far as closing goes: a request whose first byte came in before the call was
    /// closed finds it open, however long the rest took.
    pub fn state_at(&self, at: Timestamp) -> CallState {
        let came_before = self.closed_at.is_some_and(|closed| at < closed);
        if self.state == CallState::Closed && came_before { CallState::Open } else { self.state }
    }
}

/// How far a call is. `extended` is no state of its own: a call that was extended is open, with a corrigendum that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallState {
    /// Being written; nobody outside sees it.
    Draft,
    /// To be read by everyone; not to be answered yet.
    Published,
    /// To be answered.
    Open,
    /// No new expressions of interest.
    Closed,
    /// Evaluators read.
    Evaluation,
    /// The decision stands.
    Decided,
    /// The decision is public.
    Announced,
    /// Kept for the record.
    Archived,
}

impl CallState {
    /// Every state, in the order of a call's life.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Published,
        Self::Open,
        Self::Closed,
        Self::Evaluation,
        Self::Decided,
        Self::Announced,
        Self::Archived,
    ];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Evaluation => "evaluation",
            Self::Decided => "decided",
            Self::Announced => "announced",
            Self::Archived => "archived",
        }
    }

    /// Whether everyone may read the call.
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }
}

impl fmt::Display for CallState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// No state has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no state of a call is called “{0}”")]
pub struct UnknownState(String);

impl FromStr for CallState {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, UnknownState> {
        let found = Self::ALL.into_iter().find(|state| state.name() == text);
        found.ok_or_else(|| UnknownState(text.chars().take(40).collect()))
    }
}

/// What a call says. Every change after publication is a corrigendum.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// The name.
    pub title: Texts,
    /// What it is about, in a sentence or two.
    pub summary: Texts,
    /// The full text: paragraphs between blank lines, headings after `## `, list items after `- `.
    pub text: Texts,
    /// Who may apply as what.
    pub categories: Vec<Category>,
    /// Who may apply at all.
    pub eligibility: Vec<Rule>,
    /// How expressions of interest are weighed.
    pub criteria: Vec<Criterion>,
    /// How many are wanted.
    pub seats: Vec<Quota>,
    /// The IANA zone of its deadlines, such as `Europe/Brussels`.
    pub zone: String,
    /// When it opens.
    pub opens: Option<Timestamp>,
    /// When it closes, for whom and for what.
    pub deadlines: Vec<Deadline>,
    /// How long what was begun in time may still be handed in, in minutes.
    pub grace_minutes: u32,
    /// When completeness and eligibility may be looked at before the deadline.
    pub pre_screening: Option<Window>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// What to read.
    pub documents: Vec<Document>,
    /// How long answers are kept that are no part of the record.
    pub retention: Retention,
}

/// A class of applicants: new city, alumnus, mentor, international.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// The name in data.
    pub key: String,
    /// The name for people.
    pub label: Texts,
    /// Who belongs to it.
    #[serde(default)]
    pub help: Texts,
    /// The role in the cohort that a selected applicant of it has: `core`, `mentor`, `international`, `observer`, `fellow`.
    pub role: String,
}

/// A rule of eligibility: data, evaluated with a reason, confirmed by a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The name in data, unique in the call.
    pub key: String,
    /// The rule in words.
    pub label: Texts,
    /// The categories that it holds for; all if empty.
    #[serde(default)]
    pub categories: Vec<String>,
    /// What is tested.
    pub test: RuleTest,
}

impl Rule {
    /// Whether it holds for applicants of a category.
    pub fn holds_for(&self, category: &str) -> bool {
        self.categories.is_empty() || self.categories.iter().any(|one| one == category)
    }
}

/// What a rule of eligibility tests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "test", rename_all = "kebab-case")]
pub enum RuleTest {
    /// Every member lies in a member state of the Union on the edition's day, or in one of these countries.
    Countries {
        /// Whether the Union's members count.
        union: bool,
        /// Further countries.
        also: Vec<Country>,
    },
    /// A field of the form says that the applicant is of an accepted kind: a local public body, for example.
    Chosen {
        /// The field.
        field: String,
        /// The accepted options.
        any_of: Vec<String>,
    },
    /// A declaration is agreed to.
    Agreed {
        /// The field.
        field: String,
    },
    /// A single applicant has at least so many inhabitants (of the field, else of the gazetteer). A consortium is exempt if so said.
    Population {
        /// The field of the form that states the population; the gazetteer's figure stands beside it.
        field: Option<String>,
        /// At least so many.
        at_least: i64,
        /// Whether a consortium need not meet it.
        consortium_exempt: bool,
    },
    /// How many members a consortium has.
    ConsortiumSize {
        /// At least so many.
        min: u32,
        /// At most so many.
        max: u32,
    },
    /// None of these places or bodies may apply: written names, folded.
    Excluded {
        /// The names.
        names: Vec<String>,
    },
    /// A person decides; the program only asks.
    ByPerson,
}

/// An award criterion. Points are in halves: 3 points are 6.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// The name in data, unique in the call.
    pub key: String,
    /// The name for people.
    pub label: Texts,
    /// What is looked at.
    #[serde(default)]
    pub help: Texts,
    /// The weight, in hundredths: 1.5 is 150.
    pub weight: u32,
    /// The most that can be given, in half points.
    pub max_halves: u32,
    /// The least that is needed, in half points; none if absent.
    #[serde(default)]
    pub threshold_halves: Option<u32>,
}

/// How many are wanted of something: a seat count or a bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The name in data, unique in the call.
    pub key: String,
    /// The rule in words.
    pub label: Texts,
    /// What is counted.
    pub of: QuotaOf,
    /// At least so many.
    #[serde(default)]
    pub floor: Option<u32>,
    /// At most so many.
    #[serde(default)]
    pub ceiling: Option<u32>,
}

/// What a quota counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum QuotaOf {
    /// Every selected applicant.
    Seats,
    /// Applicants of a category.
    Category {
        /// Its name.
        key: String,
    },
    /// Applicants with a member in each single country: the bound holds for every country.
    EachCountry,
    /// Applicants with a member in this country.
    Country {
        /// Which.
        country: Country,
    },
    /// Consortia.
    Consortia,
    /// Cities behind the applicants.
    Cities,
}

/// A deadline: for a class of applicants, for the application or for one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The categories that it holds for; all that have none of their own if empty.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The document that it holds for; the application itself if absent.
    #[serde(default)]
    pub document: Option<String>,
    /// The instant after which nothing is in time.
    pub at: Timestamp,
}

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first instant.
    pub from: Timestamp,
    /// The last.
    pub until: Timestamp,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who.
    pub name: String,
    /// Where to write.
    pub mail: String,
}

/// Something to read: an address elsewhere, or a file kept here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The title.
    pub title: Texts,
    /// Where it is.
    pub href: String,
}
