//! What a decision is made of, and what it says. Both are data, complete in themselves: whoever has them can work the
//! decision out again.

use centum_base::{Country, Digest, Id, Timestamp};
use centum_calls::expression::model::Expression;
use serde::{Deserialize, Serialize};

use crate::draw::Seed;
use crate::process::{Bound, Method, Tie};

/// By which reckoning a decision is worked out. What was released stays under its own: it has to come out again as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Schema {
    /// Totals are rounded up to a hundredth before they are ranked. Decisions of old name no reckoning: it is this one.
    #[default]
    #[serde(rename = "1")]
    Rounded,
    /// Totals are exact. Bounds have their price by either method, and who misses a threshold learns by how much.
    #[serde(rename = "2")]
    Exact,
    /// As before; and who is passed over while seats are left is told every bound that bars it.
    #[serde(rename = "3")]
    Whole,
    /// As before; and by the greatest total too, who is kept out by several bounds together is told them.
    #[serde(rename = "4")]
    Together,
    /// As before; and by merit, too, who is selected for bounds would not be without those that are named.
    #[serde(rename = "5")]
    Needed,
}

impl Schema {
    /// By which new decisions are worked out.
    pub const LATEST: Self = Self::Needed;

    fn is_of_old(&self) -> bool {
        *self == Self::Rounded
    }
}

/// Everything that a decision rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// By which reckoning it is worked out.
    #[serde(default, skip_serializing_if = "Schema::is_of_old")]
    pub schema: Schema,
    /// The digest of the declared terms.
    pub terms: Digest,
    /// How the set is chosen.
    pub method: Method,
    /// What decides between equals.
    pub ties: Vec<Tie>,
    /// The bounds.
    pub bounds: Vec<Bound>,
    /// The least total, in hundredths of a point.
    pub threshold: Option<u32>,
    /// The criteria with weight and threshold.
    pub criteria: Vec<CriterionLine>,
    /// What the last tie is broken by.
    pub seed: Seed,
    /// The digest of what takes part in the draw, fixed before anybody could see a ticket. Decisions of old have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool: Option<Digest>,
    /// Everyone that is weighed, by number.
    pub candidates: Vec<Candidate>,
    /// Everyone that was found ineligible, by number.
    pub ineligible: Vec<Ineligible>,
}

/// A criterion as far as numbers go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionLine {
    /// Its name in the call.
    pub key: String,
    /// The weight in hundredths.
    pub weight: u32,
    /// The most, in half points.
    pub max_halves: u32,
    /// The least, in half points.
    pub threshold_halves: Option<u32>,
}

/// An application that is weighed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Which.
    pub id: Id<Expression>,
    /// Its number within the call.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// The digest of what was handed in.
    pub content: Digest,
    /// The category.
    pub category: String,
    /// Whether several bodies apply together.
    pub consortium: bool,
    /// The countries of its members.
    pub countries: Vec<Country>,
    /// Cities behind it.
    pub cities: u32,
    /// Inhabitants of the most populous of them.
    pub population: Option<i64>,
    /// Final marks in half points, in the order of the criteria.
    pub marks: Vec<u32>,
    /// What is settled about it: a seat that was confirmed or declined.
    pub settled: Settled,
}

/// What is settled about an application before the choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// Nothing.
    #[default]
    Open,
    /// It keeps its seat, unless it misses a threshold now.
    Keeps,
    /// It gave its seat back, or let it lapse, or withdrew.
    Gone,
}

/// An application that a person found ineligible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ineligible {
    /// Which.
    pub id: Id<Expression>,
    /// Its number within the call.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// The rules that are not met.
    pub rules: Vec<String>,
}

/// What a decision says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// Everyone that was weighed, by rank.
    pub lines: Vec<Line>,
    /// The bounds as they were counted; one for each country stands on its own.
    pub bounds: Vec<Counted>,
    /// The sum of scores of the set, in hundredths.
    pub total: i64,
    /// What the other method would have chosen.
    pub other: Other,
    /// Names of ties whose order decided who is in.
    pub ties_that_mattered: Vec<u32>,
}

/// One application in a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Which.
    pub id: Id<Expression>,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The rank, from 1.
    pub rank: u32,
    /// The total in hundredths of a point.
    pub score: u32,
    /// What put it below the one above it.
    pub parted: Parted,
    /// Whether it is selected.
    pub selected: bool,
    /// Why.
    pub reason: Reason,
    /// The smallest change that would have changed it.
    pub change: Option<Change>,
}

/// What put an application below the one above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Parted {
    /// It is the first.
    First,
    /// The score.
    Score,
    /// A link of the declared chain.
    Tie {
        /// Which.
        tie: Tie,
    },
    /// The draw.
    Draw,
}

/// Why an application is selected or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// Its rank is high enough, with and without floors.
    OnRank,
    /// Without these bounds it would not be selected.
    ForBounds {
        /// The bounds whose floors brought it in.
        bounds: Vec<String>,
        /// Who would have the seat without them.
        instead_of: Option<Id<Expression>>,
    },
    /// It belongs to the set with the greatest total.
    InGreatest {
        /// By how many hundredths the total falls without it; nothing if it cannot be left out.
        margin: Option<i64>,
    },
    /// It keeps a seat that was confirmed.
    Keeps,
    /// It misses thresholds.
    BelowThreshold {
        /// The criteria whose threshold is missed.
        criteria: Vec<String>,
        /// Whether the threshold of the total is missed.
        total: bool,
    },
    /// The seats were filled with higher ranks.
    BelowLine,
    /// With everyone ranked above it, these bounds could not all be kept.
    PassedOver {
        /// The bounds that clash.
        bounds: Vec<String>,
    },
    /// It does not belong to the set with the greatest total.
    OutsideGreatest {
        /// By how many hundredths the total falls with it; nothing if it cannot be put in.
        margin: Option<i64>,
    },
    /// The set with the greatest total would hold it without any one of these bounds.
    KeptOut {
        /// The bounds; none of them counts the seats.
        bounds: Vec<String>,
        /// By how many hundredths the total falls with it; nothing if it cannot be put in.
        margin: Option<i64>,
    },
    /// The set with the greatest total would hold it without all of these bounds, and not without fewer of them.
    KeptOutTogether {
        /// The bounds; none of them counts the seats.
        bounds: Vec<String>,
        /// By how many hundredths the total falls with it; nothing if it cannot be put in.
        margin: Option<i64>,
    },
    /// It gave its seat back.
    Gone,
}

/// What alone would have changed the result for an application.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// So many hundredths more (for one that is selected: fewer) make it level with this application.
    pub points: Option<(i64, Id<Expression>)>,
    /// Each of these bounds, dropped alone.
    pub bounds: Vec<String>,
    /// So many hundredths more (for one that is selected: fewer) give a set on the other side the same total. Of the greatest
    /// total alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<i64>,
    /// What it lacks to meet the thresholds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lacking: Option<Lacking>,
}

/// What an application lacks to meet the thresholds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacking {
    /// Half points, by criterion.
    pub criteria: Vec<(String, u32)>,
    /// Hundredths of the total, beside what the criteria bring; 0 where that is enough.
    pub total: i64,
    /// Whether it would have been selected with these; nothing where that was not worked out, because too many miss a threshold.
    pub enough: Option<Enough>,
}

/// Whether meeting the thresholds would have been enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enough {
    /// It would have been selected.
    Yes,
    /// It would have been level with others, and the order between equals would have decided.
    Level,
    /// It would not have been selected.
    No,
}

impl Enough {
    /// The name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Level => "level",
            Self::No => "no",
        }
    }
}

/// A bound with what it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The name of the bound; with its country after a colon for one of each country.
    pub key: String,
    /// The least, if any.
    pub floor: Option<u32>,
    /// The most, without what is held back, if any.
    pub ceiling: Option<u32>,
    /// What the set comes to.
    pub count: u64,
    /// By how many hundredths the total rises when it is dropped.
    pub points: i64,
    /// Who would come in.
    pub comes_in: Vec<Id<Expression>>,
    /// Who would go out.
    pub goes_out: Vec<Id<Expression>>,
}

/// What the method that was not declared would have chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// Which method.
    pub method: Method,
    /// Whom it would have selected beside.
    pub comes_in: Vec<Id<Expression>>,
    /// Whom it would not have selected.
    pub goes_out: Vec<Id<Expression>>,
    /// By how many hundredths its total is higher.
    pub points: i64,
    /// Whether the set with the greatest total is the only one of that total; nothing if the search did not come to an end.
    pub greatest_is_only: Option<bool>,
}

/// A decision, complete in itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// What it rests on.
    pub input: Input,
    /// What it says.
    pub output: Output,
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Its number within the selection.
    pub number: u32,
    /// Whether it is released.
    pub state: DecisionState,
    /// What it says.
    pub content: Content,
    /// The digest of the content.
    pub digest: Digest,
    /// Why it was proposed: first decision, a seat that became free, a complaint.
    pub reason: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: Timestamp,
    /// Who released it, and when.
    pub released: Option<(String, Timestamp)>,
}

impl Decision {
    /// Whether it says anything of an application.
    pub fn tells_of(&self, id: Id<Expression>) -> bool {
        let Content { input, output } = &self.content;
        output.lines.iter().any(|line| line.id == id) || input.ineligible.iter().any(|one| one.id == id)
    }
}

/// How far a decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecisionState {
    /// Worked out; waits for a second person.
    Proposed,
    /// Released. It never changes.
    Released,
    /// Dropped for a better one.
    Dropped,
}

impl DecisionState {
    const ALL: [Self; 3] = [Self::Proposed, Self::Released, Self::Dropped];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Released => "released",
            Self::Dropped => "dropped",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}
