//! Announcements of other programmes, made up: nothing that the reconciliation knows is about one text.

use centum_base::Country;
use centum_cohort::figures::{Area, Choice, GapReading, Outside, Parts, Verdict, Why, reconcile};
use centum_cohort::model::{Applicant, Claim, Part, Quantity, Roster, Row, SumRole};
use jiff::civil::date;

use crate::fixture::{claim, country};

fn list(rows: &[(&str, &str, Part)]) -> Roster {
    let row = |(name, code, part): &(&str, &str, Part)| Row {
        name: (*name).to_owned(),
        part: *part,
        countries: vec![country(code)],
        marks: Vec::new(),
        applicant: Applicant::Single,
    };
    Roster { rows: rows.iter().map(row).collect(), open_seats: Vec::new() }
}

/// Twelve cities of seven countries, three of them mentors and one from a neighbour of the Union.
fn twelve() -> Roster {
    use Part::{Core, Mentor};
    list(&[
        ("Graz", "AT", Core),
        ("Linz", "AT", Core),
        ("Tartu", "EE", Core),
        ("Narva", "EE", Core),
        ("Kaunas", "LT", Core),
        ("Turku", "FI", Core),
        ("Oulu", "FI", Core),
        ("Varna", "BG", Core),
        ("Brno", "CZ", Core),
        ("Vienna", "AT", Mentor),
        ("Tallinn", "EE", Mentor),
        ("Oslo", "NO", Mentor),
    ])
}

fn area() -> Area {
    Area::new(date(2024, 5, 1), [])
}

fn verdicts(roster: &Roster, claims: &[Claim]) -> Vec<Verdict> {
    reconcile(roster, claims, &area()).findings.into_iter().map(|finding| finding.verdict).collect()
}

fn conditions(verdict: &Verdict) -> Vec<Vec<Choice>> {
    match verdict {
        Verdict::Holds { .. } => Vec::new(),
        Verdict::HoldsIf { rules, .. } => rules.iter().map(|rule| rule.differs.clone()).collect(),
        other => panic!("expected rules, found {other:?}"),
    }
}

#[test]
fn twelve_cities_from_seven_countries_of_which_three_are_mentors() {
    let claims = [claim(Quantity::Cities, 12), claim(Quantity::Countries, 7), claim(Quantity::Mentors, 3)];
    assert!(verdicts(&twelve(), &claims).iter().all(|verdict| matches!(verdict, Verdict::Holds { .. })));
}

#[test]
fn the_same_list_told_without_the_neighbour() {
    let claims = [claim(Quantity::Cities, 11), claim(Quantity::Countries, 6)];
    let verdicts = verdicts(&twelve(), &claims);
    assert_eq!(conditions(&verdicts[0]), [[Choice::Outside(Outside::LeftOut)]]);
    // The one row from outside is a mentor and no other mentor brings a country of its own, so that to leave out the
    // mentors is to count the same countries: told once.
    assert_eq!(conditions(&verdicts[1]), [[Choice::Parts(Parts::WithoutMentors)]]);
}

#[test]
fn a_figure_about_a_part_that_the_list_does_not_tell_apart_is_not_called_wrong() {
    let all_core = list(&[("Graz", "AT", Part::Core), ("Tartu", "EE", Part::Core)]);
    let verdicts = verdicts(&all_core, &[claim(Quantity::Mentors, 1), claim(Quantity::Selected, 2)]);
    assert!(matches!(verdicts[0], Verdict::CannotBeChecked { why: Why::PartNotListed, .. }));
    assert!(matches!(verdicts[1], Verdict::Holds { .. }));
}

#[test]
fn observers_that_no_part_names_close_a_gap_of_their_size() {
    let mut roster = twelve();
    roster.rows.truncate(9);
    roster.rows[0].part = Part::Observer;
    roster.rows[1].part = Part::Observer;
    let mut claims = vec![claim(Quantity::Selected, 9), claim(Quantity::CoreRows, 7)];
    claims[0].sum = Some(SumRole::Total { group: 4 });
    claims[1].sum = Some(SumRole::Part { group: 4 });
    let sum = reconcile(&roster, &claims, &area()).sums.remove(0);
    assert_eq!((sum.group, sum.difference), (4, Some(2)));
    let [GapReading::NotInAnyPart { groups }] = &sum.readings[..] else { panic!("one reading") };
    assert_eq!((groups[0].part, groups[0].size), (Part::Observer, 2));
}

#[test]
fn the_union_is_that_of_the_day() {
    let roster = list(&[("Leeds", "GB", Part::Core), ("Graz", "AT", Part::Core)]);
    let mut european = claim(Quantity::Selected, 2);
    european.qualifier.inside = Some(true);
    let on =
        |date| reconcile(&roster, std::slice::from_ref(&european), &Area::new(date, [])).findings.remove(0);
    assert!(matches!(on(date(2019, 6, 1)).verdict, Verdict::Holds { .. }));
    assert_eq!(conditions(&on(date(2021, 6, 1)).verdict), [vec![Choice::Outside(Outside::Counted)]]);
}

#[test]
fn a_country_beside_the_union_can_be_meant_either_way() {
    let roster = list(&[("Leeds", "GB", Part::Core), ("Graz", "AT", Part::Core), ("Brno", "CZ", Part::Core)]);
    for (printed, holds) in [(3, true), (2, false)] {
        let mut countries = claim(Quantity::Countries, printed);
        countries.qualifier.with_countries = vec![Country::UNITED_KINGDOM];
        let verdict = verdicts(&roster, &[countries]).remove(0);
        assert_eq!(matches!(verdict, Verdict::Holds { .. }), holds, "{printed}");
        assert_eq!(conditions(&verdict).len(), usize::from(!holds));
    }
}

#[test]
fn a_figure_far_from_any_reading_does_not_add_up() {
    let verdict = verdicts(&twelve(), &[claim(Quantity::Cities, 40)]).remove(0);
    assert!(matches!(verdict, Verdict::DoesNotAdd { by: 28, .. }));
}
