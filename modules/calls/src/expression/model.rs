//! What an expression of interest is.

use std::fmt;

use centum_accounts::Person;
use centum_base::{Country, Digest, Id, Timestamp};
use centum_forms::{FieldKey, Part, Value};
use serde::{Deserialize, Serialize};

use crate::call::Call;

/// What a city or a consortium answers to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// The identifier.
    pub id: Id<Expression>,
    /// The call.
    pub call: Id<Call>,
    /// The number within the call.
    pub number: u32,
    /// What it is called: mostly the name of the city.
    pub title: String,
    /// The category of applicants, by its key in the call.
    pub category: String,
    /// Whether several bodies apply together.
    pub consortium: bool,
    /// Whether partners may write in the common sections too.
    pub shared: bool,
    /// The version of the form that its answers are for.
    pub form: u32,
    /// How it stands.
    pub state: State,
    /// Where it came from.
    pub origin: Origin,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When something of it was last saved.
    pub saved_at: Timestamp,
    /// Grows with every change but answers, which have revisions of their own.
    pub version: i64,
}

impl Expression {
    /// The number as people quote it.
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// The submission that counts.
    pub fn in_force(&self) -> Option<u32> {
        match self.state {
            State::Submitted(number) => Some(number),
            State::Draft | State::Withdrawn => None,
        }
    }
}

/// A number as people quote it.
pub fn reference(number: u32) -> String {
    format!("EOI-{number:04}")
}

/// How an expression of interest stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing counts yet, or what counted was recalled.
    Draft,
    /// The submission of that number counts. Its draft may have gone on since.
    Submitted(u32),
    /// The applicant has withdrawn. Everything is kept.
    Withdrawn,
}

impl State {
    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted(_) => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of those two columns; none if they contradict each other.
    pub fn of(name: &str, in_force: Option<u32>) -> Option<Self> {
        match (name, in_force) {
            ("draft", None) => Some(Self::Draft),
            ("submitted", Some(number)) => Some(Self::Submitted(number)),
            ("withdrawn", None) => Some(Self::Withdrawn),
            _ => None,
        }
    }
}

/// Where an expression of interest came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Written here.
    Here,
    /// Received elsewhere and brought in by the organiser.
    Received,
}

impl Origin {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Received => "received",
        }
    }

    /// The origin of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Here, Self::Received].into_iter().find(|origin| origin.name() == name)
    }
}

/// A body that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The identifier, which also names its part of the answers.
    pub id: Id<Member>,
    /// The order: the lead stands first.
    pub position: u32,
    /// Whether it leads: it alone submits.
    pub is_lead: bool,
    /// Whether it is a city that takes part. An association may lead without being one.
    pub is_city: bool,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<Country>,
    /// Its place in the gazetteer, once chosen.
    pub place: Option<String>,
}

impl Member {
    /// Its part of the answers.
    pub fn part(&self) -> Part {
        Part::Member(self.id.to_string())
    }
}

/// Who writes, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Who.
    pub person: Id<Person>,
    /// For which member.
    pub member: Id<Member>,
}

/// An answer that stands, or the place of one that was cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whose.
    pub part: Part,
    /// To what.
    pub field: FieldKey,
    /// Grows with each save.
    pub revision: u32,
    /// What stands; nothing if it was cleared.
    pub value: Option<Value>,
    /// What hides the value in its commitment.
    pub salt: String,
    /// Who saved it.
    pub author: String,
    /// When.
    pub saved_at: Timestamp,
}

/// What was acknowledged once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number.
    pub revision: u32,
    /// The revision that its author saw when writing it.
    pub base: u32,
    /// What was saved.
    pub value: Option<Value>,
    /// Who saved it.
    pub author: String,
    /// When.
    pub saved_at: Timestamp,
    /// What became of it.
    pub standing: Standing,
}

/// What became of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It became the answer.
    Taken,
    /// It met another version and waits for a person.
    Aside,
    /// It stood aside, and a person has settled it.
    Settled,
    /// It came after the deadline: kept, but no part of the application.
    Late,
}

impl Standing {
    const ALL: [Self; 4] = [Self::Taken, Self::Aside, Self::Settled, Self::Late];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Aside => "aside",
            Self::Settled => "settled",
            Self::Late => "late",
        }
    }

    /// The standing of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// A member's signature under an exact content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// The identifier.
    pub id: Id<SignOff>,
    /// Which member.
    pub member: Id<Member>,
    /// The content that was signed.
    pub content: Digest,
    /// Who signed.
    pub person: Id<Person>,
    /// The name, as signed.
    pub name: String,
    /// The function.
    pub duty: String,
    /// By which mandate.
    pub mandate: String,
    /// What hides the three in the manifest.
    pub salt: String,
    /// When.
    pub signed_at: Timestamp,
    /// When and why it ended.
    pub ended: Option<(Timestamp, SignOffEnd)>,
}

/// Why a sign-off ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOffEnd {
    /// The content changed.
    Changed,
    /// The member took it back.
    TakenBack,
    /// The member signed again.
    Replaced,
}

impl SignOffEnd {
    const ALL: [Self; 3] = [Self::Changed, Self::TakenBack, Self::Replaced];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::TakenBack => "taken-back",
            Self::Replaced => "replaced",
        }
    }

    /// The end of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.name() == name)
    }
}

/// What was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its number within the expression of interest.
    pub number: u32,
    /// The digest of its manifest.
    pub content: Digest,
    /// When the first byte of the request came in.
    pub received_at: Timestamp,
    /// Whether that was in the grace.
    pub in_grace: bool,
    /// Who handed it in.
    pub submitted_by: String,
    /// The signed receipt, as JSON.
    pub receipt: String,
    /// When and why it ceased to count.
    pub ended: Option<(Timestamp, SubmissionEnd)>,
}

/// Why a submission ceased to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubmissionEnd {
    /// The lead recalled it.
    Recalled,
    /// A later one took its place.
    Replaced,
    /// The applicant withdrew.
    Withdrawn,
}

impl SubmissionEnd {
    const ALL: [Self; 3] = [Self::Recalled, Self::Replaced, Self::Withdrawn];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recalled => "recalled",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The end of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.name() == name)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The field in which an applicant says whether it may be named if it is selected.
pub const NAMED_IF_SELECTED: &str = "named-if-selected";
/// The field in which an applicant says whether it may be named if it is not selected.
pub const NAMED_IF_NOT_SELECTED: &str = "named-if-not";
