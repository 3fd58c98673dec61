//! What a selection is, and what is declared about it before anybody can know whom it favours.

use centum_base::{Country, Digest, Id, Timestamp};
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_forms::Texts;
use serde::{Deserialize, Serialize};

/// How the applications of one call are read, weighed and chosen from.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The identifier.
    pub id: Id<Selection>,
    /// The call.
    pub call: Id<Call>,
    /// How far it is.
    pub state: SelectionState,
    /// The number of the terms that apply.
    pub declared: u32,
    /// The terms that apply.
    pub terms: Terms,
    /// The digest of those terms.
    pub digest: Digest,
    /// The application that the panel discusses now.
    pub on_table: Option<Id<Expression>>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Grows with each change.
    pub version: i64,
}

/// How far a selection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelectionState {
    /// Reviewers are invited, conflicts declared, applications assigned.
    Preparing,
    /// Reviewers read and mark, each alone.
    Reviewing,
    /// Reviewers of one application agree on a report; the panel compares.
    Deliberating,
    /// Marks are final; decisions are proposed.
    Deciding,
    /// A decision was released. Complaints and declined seats may lead to a further one.
    Released,
    /// Nothing changes any more.
    Closed,
}

impl SelectionState {
    /// Every state, in its order.
    pub const ALL: [Self; 6] =
        [Self::Preparing, Self::Reviewing, Self::Deliberating, Self::Deciding, Self::Released, Self::Closed];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Reviewing => "reviewing",
            Self::Deliberating => "deliberating",
            Self::Deciding => "deciding",
            Self::Released => "released",
            Self::Closed => "closed",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What is declared about a selection. Frozen when the call closes; a correction after that says why and is public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// How the set is chosen.
    pub method: Method,
    /// What decides between equals, in this order; a public draw comes last in any case.
    pub ties: Vec<Tie>,
    /// The bounds that the chosen set keeps.
    pub bounds: Vec<Bound>,
    /// The least total over all criteria, in hundredths of a point; none if absent.
    pub threshold: Option<u32>,
    /// How many people read each application.
    pub readers: u32,
    /// At most so many of them from one country.
    pub per_country: Option<u32>,
    /// At most so many of them from one employer.
    pub per_employer: Option<u32>,
    /// Whether a reviewer's own country is a conflict.
    pub own_country_is_conflict: bool,
    /// What fixes everything in the assignment that affinity leaves open.
    pub seed: u64,
    /// How long a complaint can be filed after a decision was released, in days.
    pub redress_days: u32,
    /// How long a seat that was offered waits for an answer, in days.
    pub answer_days: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            method: Method::Merit,
            ties: Vec::new(),
            bounds: Vec::new(),
            threshold: None,
            readers: 3,
            per_country: None,
            per_employer: Some(1),
            own_country_is_conflict: true,
            seed: 1,
            redress_days: 30,
            answer_days: 14,
        }
    }
}

/// How the set is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Down the ranked list: each is taken unless taking it makes the bounds unsatisfiable.
    #[default]
    Merit,
    /// The set with the greatest total score that keeps the bounds.
    Greatest,
}

impl Method {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Merit, Self::Greatest];

    /// The name in data and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Merit => "merit",
            Self::Greatest => "greatest",
        }
    }
}

/// What decides between applications of one score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Tie {
    /// The higher mark in a criterion.
    Criterion {
        /// Its name in the call.
        key: String,
    },
    /// The one from a country with fewer applications above.
    RarerCountry,
    /// A newcomer before an alumnus.
    Newcomer,
    /// The smaller population.
    SmallerPopulation,
}

/// A bound that the chosen set keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The name in data, unique in the selection.
    pub key: String,
    /// The rule in words.
    pub label: Texts,
    /// What is counted.
    pub of: Of,
    /// At least so many.
    #[serde(default)]
    pub floor: Option<u32>,
    /// At most so many.
    #[serde(default)]
    pub ceiling: Option<u32>,
    /// So many of the ceiling stay open for later.
    #[serde(default)]
    pub held_back: u32,
}

/// What a bound counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Of {
    /// Every selected application.
    Seats,
    /// Applications of a category of the call.
    Category {
        /// Its name.
        key: String,
    },
    /// For each country on its own: applications with a member there.
    EachCountry,
    /// Applications with a member in this country.
    Country {
        /// Which.
        country: Country,
    },
    /// Applications whose lead was in no earlier edition.
    Newcomers,
    /// Applications whose most populous city has at least `from` and fewer than `below` inhabitants.
    Population {
        /// At least so many.
        from: i64,
        /// Fewer than so many; no bound if absent.
        below: Option<i64>,
    },
    /// Consortia.
    Consortia,
    /// Cities behind the applications.
    Cities,
}
