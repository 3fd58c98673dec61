//! Verdicts: what the register says about one printed figure.

use serde::Serialize;

use super::rule::{Question, Rule, carries};
use super::search::Search;
use super::tally::{Item, Tally};
use crate::model::{Claim, Part, Quantity};

/// No more rules than these are listed for one claim; the others are counted.
pub const MOST_RULES: usize = 24;

/// What the register says about a printed figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// The default rule gives the figure.
    Holds {
        /// That rule.
        rule: Rule,
        /// How many readings that count something else give the same number.
        others: usize,
    },
    /// The figure holds under the named rules and not otherwise. Of a figure about applicants, which are not
    /// listed, it says less: only under these rules does the list not contradict it. If the default rule is among
    /// them, a printed sum with another total keeps it from being the only one.
    HoldsIf {
        /// The rules, by the number of their deviations; no more than [`MOST_RULES`].
        rules: Vec<Rule>,
        /// How many more there are.
        further: usize,
    },
    /// No reading gives the figure.
    DoesNotAdd {
        /// The printed figure less ours by the default rule.
        by: i64,
        /// The reading that comes nearest.
        nearest: Nearest,
    },
    /// The register is silent.
    CannotBeChecked {
        /// Why it is.
        why: Why,
        /// What it says all the same.
        bounds: Option<Bounds>,
    },
}

/// The reading that comes nearest to a printed figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Nearest {
    /// Its rule.
    pub rule: Rule,
    /// Its figure.
    pub value: i64,
}

/// The limits within which a figure must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Bounds {
    /// It is not less than this.
    pub lower: i64,
    /// It is not more than this; none where nothing limits it.
    pub upper: Option<i64>,
}

/// Why a figure cannot be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The list has the selected, not everyone who applied.
    ApplicantsNotListed,
    /// The figure is about an earlier programme.
    EarlierProgramme,
    /// There is no list.
    NoRows,
    /// The list has no row of the part that the words name.
    PartNotListed,
    /// No row carries the mark that the words speak of.
    MarkNotListed,
    /// The list does not say which rows are consortia.
    ConsortiaNotListed,
    /// Some rows have no country.
    CountriesNotListed,
    /// The open seats are known from this very sentence.
    OnlyThisSentence,
    /// No rule counts what the words speak of.
    NoRule,
}

/// The verdict on a claim. `among` are the claims of the same source.
pub(super) fn judge(claim: &Claim, among: &[Claim], search: &Search, tally: &Tally<'_>) -> Verdict {
    let (printed, ours) = (claim.value, search.standard().value);
    if let Some(why) = silent(claim, among, search, tally) {
        let lower = floor_of(search, why);
        let lower = lower.filter(|_| !tally.roster.rows.is_empty());
        let contradicted = lower.is_some_and(|lower| printed < lower);
        return match (bounds_only(why) && ours > printed, contradicted) {
            (_, true) => does_not_add(printed, search),
            (true, false) => holds_if(search.minimal(|value| value <= printed)),
            (false, false) => {
                Verdict::CannotBeChecked { why, bounds: lower.map(|lower| Bounds { lower, upper: None }) }
            }
        };
    }
    if ours == printed {
        let others = search.readings[1..].iter().filter(|reading| reading.value == printed).count();
        return Verdict::Holds { rule: search.rule(search.standard()), others };
    }
    match search.minimal(|value| value == printed) {
        rules if rules.is_empty() => does_not_add(printed, search),
        rules => holds_if(rules),
    }
}

/// Whether the register, silent as it is, still limits the figure by what the default rule counts.
fn bounds_only(why: Why) -> bool {
    matches!(why, Why::ApplicantsNotListed | Why::EarlierProgramme | Why::CountriesNotListed)
}

/// The least that the rows demand of a figure that they do not settle.
fn floor_of(search: &Search, why: Why) -> Option<i64> {
    let least = search.readings.iter().map(|reading| reading.value).min();
    match why {
        Why::ApplicantsNotListed | Why::CountriesNotListed => least,
        Why::EarlierProgramme | Why::ConsortiaNotListed => Some(search.standard().value),
        _ => None,
    }
    .filter(|&lower| lower > 0)
}

fn holds_if(mut rules: Vec<Rule>) -> Verdict {
    let further = rules.len().saturating_sub(MOST_RULES);
    rules.truncate(MOST_RULES);
    Verdict::HoldsIf { rules, further }
}

/// Every reading that gives the figure, where the sum beside it keeps the default from being the only one.
pub(super) fn left_open(printed: i64, search: &Search) -> Option<Verdict> {
    let giving = search.readings.iter().filter(|reading| reading.value == printed);
    let rules: Vec<Rule> = giving.map(|reading| search.rule(reading)).collect();
    (rules.len() > 1).then(|| holds_if(rules))
}

fn does_not_add(printed: i64, search: &Search) -> Verdict {
    let by = printed.saturating_sub(search.standard().value);
    let distance = |value: i64| printed.abs_diff(value);
    let nearest = search.readings.iter().min_by_key(|reading| (distance(reading.value), reading.deviations));
    let nearest = nearest.unwrap_or_else(|| search.standard());
    Verdict::DoesNotAdd { by, nearest: Nearest { rule: search.rule(nearest), value: nearest.value } }
}

/// Why the register is silent on the claim, if it is.
fn silent(claim: &Claim, among: &[Claim], search: &Search, tally: &Tally<'_>) -> Option<Why> {
    let (question, rows) = (&search.question, &tally.roster.rows);
    match question.quantity {
        Quantity::Other => return Some(Why::NoRule),
        Quantity::EarlierProgramme => return Some(Why::EarlierProgramme),
        Quantity::Expressions | Quantity::ApplicantCities | Quantity::ApplicantCountries => {
            return Some(Why::ApplicantsNotListed);
        }
        Quantity::OpenSeats => {
            return only_this_sentence(claim, search, tally).then_some(Why::OnlyThisSentence);
        }
        _ if rows.is_empty() => return Some(Why::NoRows),
        _ => {}
    }
    let no_consortia = !rows.iter().any(|row| row.is_consortium());
    let mark = question.scope.mark.as_deref();
    match question.quantity {
        Quantity::New | Quantity::Alumni if !rows.iter().any(|row| carries(row, mark)) => {
            Some(Why::MarkNotListed)
        }
        _ if lacks_part(question, tally) => Some(Why::PartNotListed),
        Quantity::Countries if rows.iter().any(|row| row.countries.is_empty()) => {
            Some(Why::CountriesNotListed)
        }
        Quantity::Consortia if no_consortia => Some(Why::ConsortiaNotListed),
        Quantity::Cities if no_consortia && search.standard().value < claim.value => {
            among.iter().any(speaks_of_consortia).then_some(Why::ConsortiaNotListed)
        }
        _ => None,
    }
}

fn speaks_of_consortia(claim: &Claim) -> bool {
    claim.quantity == Quantity::Consortia && claim.value > 0
}

fn lacks_part(question: &Question, tally: &Tally<'_>) -> bool {
    let part = match question.quantity {
        Quantity::Mentors => Some(Part::Mentor),
        Quantity::CoreRows => Some(Part::Core),
        _ => question.scope.part,
    };
    part.is_some_and(|part| !tally.roster.rows.iter().any(|row| row.part == part))
}

/// Whether the only witness of a figure about open seats is the sentence that prints it.
fn only_this_sentence(claim: &Claim, search: &Search, tally: &Tally<'_>) -> bool {
    let giving = search.readings.iter().find(|reading| reading.value == claim.value);
    let Some(reading) = giving else { return tally.roster.open_seats.is_empty() };
    let rule = search.rule(reading);
    tally.atoms.iter().filter(|atom| rule.admits(atom, tally)).all(|atom| match atom.item {
        Item::Seat { seat } => tally.roster.open_seats[seat].sentence.trim() == claim.sentence.trim(),
        Item::Row { .. } | Item::City { .. } => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::convention::{Choice, Outside, Parts, Seats};
    use super::super::sample::{area, claim, row, seat, small};
    use super::*;
    use crate::model::Roster;

    fn verdict_on(roster: &Roster, claims: &[Claim]) -> Verdict {
        let area = area();
        let tally = Tally::of(roster, &area);
        let search = Search::of(Question::of(&claims[0], claims), &tally);
        judge(&claims[0], claims, &search, &tally)
    }

    fn verdict(quantity: Quantity, value: i64) -> Verdict {
        verdict_on(&small(), &[claim(quantity, value)])
    }

    fn conditions(verdict: &Verdict) -> Vec<Vec<Choice>> {
        match verdict {
            Verdict::HoldsIf { rules, .. } => rules.iter().map(|rule| rule.differs.clone()).collect(),
            other => panic!("expected a condition, found {other:?}"),
        }
    }

    fn why(verdict: &Verdict) -> (Why, Option<i64>) {
        match verdict {
            Verdict::CannotBeChecked { why, bounds } => (*why, bounds.map(|bounds| bounds.lower)),
            other => panic!("expected silence, found {other:?}"),
        }
    }

    #[test]
    fn a_figure_of_the_default_rule_holds() {
        assert!(matches!(verdict(Quantity::Cities, 12), Verdict::Holds { .. }));
        assert!(matches!(verdict(Quantity::Total, 8), Verdict::Holds { .. }));
    }

    #[test]
    fn a_figure_of_another_rule_holds_under_its_condition() {
        assert_eq!(
            conditions(&verdict(Quantity::Consortia, 2)),
            [vec![Choice::Parts(Parts::WithoutMentors)]]
        );
        assert_eq!(conditions(&verdict(Quantity::Selected, 8)), [vec![Choice::Seats(Seats::Mentor)]]);
    }

    #[test]
    fn a_figure_of_no_rule_is_told_with_its_distance_and_the_nearest_reading() {
        let Verdict::DoesNotAdd { by, nearest } = verdict(Quantity::Selected, 10) else {
            panic!("it cannot hold")
        };
        assert_eq!((by, nearest.value), (3, 8));
        assert_eq!(nearest.rule.differs, [Choice::Seats(Seats::Mentor)]);
    }

    #[test]
    fn applicants_are_at_least_the_core_rows() {
        assert_eq!(why(&verdict(Quantity::Expressions, 30)), (Why::ApplicantsNotListed, Some(5)));
        assert_eq!(why(&verdict(Quantity::ApplicantCities, 30)), (Why::ApplicantsNotListed, Some(8)));
    }

    #[test]
    fn fewer_applicants_than_selected_is_a_contradiction_unless_mentors_did_not_apply() {
        let expected = [vec![Choice::Parts(Parts::WithoutMentors)]];
        assert_eq!(conditions(&verdict(Quantity::Expressions, 5)), expected);
        assert!(matches!(verdict(Quantity::Expressions, 4), Verdict::DoesNotAdd { by: -3, .. }));
    }

    #[test]
    fn an_earlier_programme_helped_at_least_who_carries_its_mark() {
        assert_eq!(why(&verdict(Quantity::EarlierProgramme, 41)), (Why::EarlierProgramme, Some(3)));
        assert!(matches!(verdict(Quantity::EarlierProgramme, 2), Verdict::DoesNotAdd { by: -1, .. }));
    }

    #[test]
    fn a_list_that_does_not_tell_is_silent_and_not_wrong() {
        let plain = Roster {
            rows: vec![row("Cork", Part::Core, "IE"), row("Gap", Part::Core, "")],
            open_seats: vec![],
        };
        let on_plain = |quantity, value| why(&verdict_on(&plain, &[claim(quantity, value)])).0;
        assert_eq!(on_plain(Quantity::Mentors, 1), Why::PartNotListed);
        assert_eq!(on_plain(Quantity::Alumni, 1), Why::MarkNotListed);
        assert_eq!(on_plain(Quantity::Consortia, 1), Why::ConsortiaNotListed);
        assert_eq!(on_plain(Quantity::Countries, 2), Why::CountriesNotListed);
        assert_eq!(on_plain(Quantity::Other, 2), Why::NoRule);
        let cities = [claim(Quantity::Cities, 9), claim(Quantity::Consortia, 1)];
        assert_eq!(why(&verdict_on(&plain, &cities)), (Why::ConsortiaNotListed, Some(2)));
        assert!(matches!(verdict_on(&plain, &cities[..1]), Verdict::DoesNotAdd { by: 7, .. }));
    }

    #[test]
    fn without_a_list_nothing_but_silence() {
        let nothing = Roster::default();
        assert_eq!(why(&verdict_on(&nothing, &[claim(Quantity::Selected, 88)])), (Why::NoRows, None));
        let applicants = why(&verdict_on(&nothing, &[claim(Quantity::Expressions, 130)]));
        assert_eq!(applicants, (Why::ApplicantsNotListed, None));
    }

    #[test]
    fn a_seat_does_not_prove_the_sentence_that_it_was_read_from() {
        let mut claims = [claim(Quantity::OpenSeats, 9)];
        let mut roster = Roster { rows: vec![], open_seats: vec![seat(Part::International, Some(false), 9)] };
        assert!(matches!(verdict_on(&roster, &claims), Verdict::Holds { .. }));
        roster.open_seats[0].sentence = claims[0].sentence.clone();
        assert_eq!(why(&verdict_on(&roster, &claims)).0, Why::OnlyThisSentence);
        claims[0].value = 8;
        assert!(matches!(verdict_on(&roster, &claims), Verdict::DoesNotAdd { by: -1, .. }));
    }

    #[test]
    fn words_that_narrow_are_taken_at_their_word_first() {
        let mut european = claim(Quantity::Cities, 12);
        european.qualifier.inside = Some(true);
        let conditions = conditions(&verdict_on(&small(), &[european]));
        assert_eq!(conditions[0], [Choice::Outside(Outside::Counted)]);
        assert_eq!(conditions[1], [Choice::Seats(Seats::Mentor)]);
        // One lead less and two network names more make the same number, and stand last for their two deviations.
        assert_eq!(conditions[2..].iter().map(Vec::len).collect::<Vec<_>>(), [2]);
    }
}
