//! Rules: a quantity, what its words narrow it to, and the convention by which it is counted.

use centum_base::fold::fold;
use serde::{Deserialize, Serialize};

use super::Area;
use super::convention::{Axis, Choice, Consortia, Convention, Inclusion, Outside, Parts, Seats};
use super::figure::{Figure, evaluate};
use super::tally::{Atom, Kind, Role, Slot, Tally};
use crate::model::{Claim, Part, Quantity, Roster, Row};

/// What the words of a claim narrow a figure to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Only this part of the list.
    pub part: Option<Part>,
    /// The mark that tells alumni from new rows; none for any mark.
    pub mark: Option<String>,
}

/// A counting rule: it gives a number, and the list of what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// What is counted.
    pub quantity: Quantity,
    /// What the words narrow it to.
    pub scope: Scope,
    /// How it is counted.
    pub convention: Convention,
    /// Where the convention departs from the default of the question; empty for the default itself.
    pub differs: Vec<Choice>,
}

/// A question to a register: a quantity, its words, the default convention that the words leave, and the axes on
/// which another reading is possible.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) quantity: Quantity,
    pub(super) scope: Scope,
    pub(super) standard: Convention,
    pub(super) axes: Vec<Axis>,
}

impl Question {
    /// The question of a quantity without further words.
    pub(super) fn plain(quantity: Quantity) -> Self {
        Self {
            quantity,
            scope: Scope::default(),
            standard: Convention::standard(quantity),
            axes: Axis::of(quantity).to_vec(),
        }
    }

    /// The question that a claim asks. `among` are the claims of the same source: a part of a sum may lend
    /// its mark to its neighbour, as "26 from that programme" does to "54 new".
    pub(super) fn of(claim: &Claim, among: &[Claim]) -> Self {
        let words = &claim.qualifier;
        let quantity = if words.still_open { Quantity::OpenSeats } else { claim.quantity };
        let mut question = Self::plain(quantity);
        question.scope.mark = words.mark.clone().or_else(|| lent_mark(claim, among));
        let part = words.part.or_else(|| seat_part(claim));
        let inside = words.inside.or_else(|| (!words.with_countries.is_empty()).then_some(true));
        if inside == Some(false) || part == Some(Part::International) {
            question.narrow_to_outside();
        } else if inside == Some(true) {
            question.standard.outside = Outside::LeftOut;
        }
        if let Some(part) = part.filter(|part| *part != Part::International) {
            question.scope.part = Some(part);
            question.standard.parts = Parts::All;
            question.axes.retain(|axis| *axis != Axis::Parts);
        }
        question
    }

    /// Words such as "international" leave no other reading of what comes from outside.
    fn narrow_to_outside(&mut self) {
        self.standard.outside = Outside::Alone;
        self.axes.retain(|axis| *axis != Axis::Outside);
    }

    /// The rule of this question by a convention. What the convention says on other axes is not heard.
    pub(super) fn rule(&self, by: &Convention) -> Rule {
        let convention = self.adapted(by);
        Rule {
            quantity: self.quantity,
            scope: self.scope.clone(),
            differs: convention.differs_from(&self.standard, &self.axes),
            convention,
        }
    }

    /// The standard of this question with what another convention says on this question's axes.
    pub(super) fn adapted(&self, by: &Convention) -> Convention {
        self.axes.iter().fold(self.standard, |convention, &axis| convention.with(by.on(axis)))
    }

    /// Whether the atom is of the sort that the question is about, whatever the convention.
    pub(super) fn asks_about(&self, atom: &Atom, tally: &Tally<'_>) -> bool {
        is_about(self.quantity, &self.scope, atom, tally)
    }
}

impl Rule {
    /// The default rule of a quantity, or another convention for it.
    pub fn new(quantity: Quantity, convention: &Convention) -> Self {
        let question = Question::plain(quantity);
        Self {
            quantity,
            scope: Scope::default(),
            convention: *convention,
            differs: convention.differs_from(&question.standard, &question.axes),
        }
    }

    /// The figure that the rule gives on a register, with the list of what it counts.
    pub fn figure(&self, roster: &Roster, area: &Area) -> Figure {
        evaluate(&Tally::of(roster, area), self.clone())
    }

    /// Whether the rule counts countries and not rows, cities or seats.
    pub(super) fn counts_countries(&self) -> bool {
        counts_countries(self.quantity)
    }

    /// Whether the atom counts.
    pub(super) fn admits(&self, atom: &Atom, tally: &Tally<'_>) -> bool {
        self.convention.admits(atom.slot) && is_about(self.quantity, &self.scope, atom, tally)
    }
}

pub(super) fn counts_countries(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Countries | Quantity::ApplicantCountries)
}

/// Whether a single row is shown as a city.
pub(super) fn counts_cities(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Cities | Quantity::ApplicantCities)
}

fn is_about(quantity: Quantity, scope: &Scope, atom: &Atom, tally: &Tally<'_>) -> bool {
    if scope.part.is_some_and(|part| part != atom.part) {
        return false;
    }
    let kind = atom.slot.kind;
    let is_marked = || tally.row_of(atom.item).is_some_and(|row| carries(row, scope.mark.as_deref()));
    match quantity {
        Quantity::Countries | Quantity::ApplicantCountries | Quantity::Expressions => kind.is_row(),
        Quantity::Selected | Quantity::Total => kind.is_row() || kind.is_seat(),
        Quantity::Cities | Quantity::ApplicantCities | Quantity::International => true,
        Quantity::New => !kind.is_seat() && !is_marked(),
        Quantity::Alumni => !kind.is_seat() && is_marked(),
        Quantity::EarlierProgramme => kind.is_row() && is_marked(),
        Quantity::Mentors => atom.part == Part::Mentor,
        Quantity::CoreRows => atom.part == Part::Core,
        Quantity::Consortia => kind == Kind::Consortium,
        Quantity::OpenSeats => kind.is_seat(),
        Quantity::Other => false,
    }
}

/// Whether the row carries the mark, or any mark if none is named.
pub(super) fn carries(row: &Row, mark: Option<&str>) -> bool {
    match mark {
        Some(mark) => row.marks.iter().any(|own| own.eq_ignore_ascii_case(mark)),
        // "(new)" is a mark of those who did not take part before.
        None => row.marks.iter().any(|mark| !says_new(mark)),
    }
}

/// Whether a mark says that its row is new.
fn says_new(mark: &str) -> bool {
    const NEW: [&str; 14] = [
        "new",
        "newcomer",
        "nouveau",
        "nouvelle",
        "neu",
        "neue",
        "neuer",
        "neuzugang",
        "nuevo",
        "nueva",
        "nuovo",
        "nuova",
        "novo",
        "nova",
    ];
    fold(mark).split(' ').next().is_some_and(|word| NEW.contains(&word))
}

/// The part of the seats that a claim about open seats speaks of.
fn seat_part(claim: &Claim) -> Option<Part> {
    match claim.quantity {
        Quantity::Mentors if claim.qualifier.still_open => Some(Part::Mentor),
        Quantity::CoreRows if claim.qualifier.still_open => Some(Part::Core),
        Quantity::International if claim.qualifier.still_open => Some(Part::International),
        _ => None,
    }
}

fn lent_mark(claim: &Claim, among: &[Claim]) -> Option<String> {
    if !matches!(claim.quantity, Quantity::New | Quantity::Alumni) {
        return None;
    }
    let neighbours = among.iter().filter(|other| other.sum.is_some() && other.sum == claim.sum);
    neighbours
        .filter(|other| other.quantity == Quantity::Alumni)
        .find_map(|other| other.qualifier.mark.clone())
}

impl Convention {
    /// Whether what stands in the slot counts by this convention.
    pub(super) fn admits(&self, slot: Slot) -> bool {
        self.admits_row_of(slot) && self.admits_kind(slot)
    }

    /// Whether the row that the slot belongs to counts, however its cities do.
    pub(super) fn admits_row_of(&self, slot: Slot) -> bool {
        self.admits_role(slot.role) && self.admits_side(slot.outside)
    }

    fn admits_role(&self, role: Role) -> bool {
        match self.parts {
            Parts::All => true,
            Parts::WithoutMentors => role != Role::Mentor,
            Parts::CoreOnly => role == Role::Core,
        }
    }

    fn admits_side(&self, outside: bool) -> bool {
        match self.outside {
            Outside::Counted => true,
            Outside::LeftOut => !outside,
            Outside::Alone => outside,
        }
    }

    fn admits_kind(&self, slot: Slot) -> bool {
        let in_cities = self.consortia == Consortia::Cities;
        match slot.kind {
            Kind::Single | Kind::Member | Kind::UnlistedLead
                if slot.body && self.bodies == Inclusion::LeftOut =>
            {
                false
            }
            Kind::Single => true,
            Kind::Consortium => !in_cities,
            Kind::NoCity => !in_cities || self.network_names == Inclusion::Counted,
            Kind::Member => in_cities,
            Kind::UnlistedLead => in_cities && self.unlisted_leads == Inclusion::Counted,
            Kind::NetworkName => in_cities && self.network_names == Inclusion::Counted,
            Kind::MentorSeat => matches!(self.seats, Seats::Mentor | Seats::All),
            Kind::InternationalSeat => matches!(self.seats, Seats::International | Seats::All),
            Kind::OtherSeat => self.seats == Seats::All,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{claim, sum};
    use super::*;

    #[test]
    fn words_that_say_european_leave_the_outside_out_but_can_be_doubted() {
        let mut mentors = claim(Quantity::Mentors, 9);
        mentors.qualifier.inside = Some(true);
        let question = Question::of(&mentors, &[]);
        assert_eq!(question.standard.outside, Outside::LeftOut);
        assert!(question.axes.contains(&Axis::Outside));
    }

    #[test]
    fn words_that_say_international_cannot_mean_the_inside() {
        let mut seats = claim(Quantity::International, 9);
        seats.qualifier.still_open = true;
        let question = Question::of(&seats, &[]);
        assert_eq!((question.quantity, question.standard.outside), (Quantity::OpenSeats, Outside::Alone));
        assert!(!question.axes.contains(&Axis::Outside));
    }

    #[test]
    fn a_part_of_a_sum_lends_its_mark_to_its_neighbour() {
        let mut claims = sum(3, &[(Quantity::New, 1), (Quantity::Alumni, 2)]);
        claims[2].qualifier.mark = Some("DCC".into());
        assert_eq!(Question::of(&claims[1], &claims).scope.mark.as_deref(), Some("DCC"));
        assert_eq!(Question::of(&claims[0], &claims).scope.mark, None);
    }

    #[test]
    fn a_rule_hears_a_convention_only_on_its_own_axes() {
        let by = Convention::standard(Quantity::Cities).with(Choice::NetworkNames(Inclusion::Counted));
        let rule = Question::plain(Quantity::Selected).rule(&by);
        assert_eq!(rule.convention, Convention::standard(Quantity::Selected));
        assert!(rule.differs.is_empty());
    }
}
