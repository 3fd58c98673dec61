//! What is true of any register and any claim.

use centum_base::Country;
use centum_cohort::figures::{Choice, Consortia, Convention, Verdict, by_country, figure, reconcile};
use centum_cohort::model::{Applicant, Claim, Lead, Member, OpenSeat, Part, Quantity, Roster, Row};
use proptest::prelude::*;

use crate::fixture::{area, claim};

const QUANTITIES: [Quantity; 16] = [
    Quantity::Expressions,
    Quantity::ApplicantCities,
    Quantity::ApplicantCountries,
    Quantity::Selected,
    Quantity::Cities,
    Quantity::Countries,
    Quantity::New,
    Quantity::Alumni,
    Quantity::Mentors,
    Quantity::CoreRows,
    Quantity::International,
    Quantity::Consortia,
    Quantity::OpenSeats,
    Quantity::Total,
    Quantity::EarlierProgramme,
    Quantity::Other,
];

fn part() -> impl Strategy<Value = Part> {
    prop::sample::select(Part::ALL.to_vec())
}

fn countries() -> impl Strategy<Value = Vec<Country>> {
    let codes: Vec<Country> =
        ["IT", "SE", "FR", "GB", "SG"].iter().filter_map(|code| Country::new(code)).collect();
    prop::collection::vec(prop::sample::select(codes), 0..3)
}

fn applicant() -> impl Strategy<Value = Applicant> {
    let member = || "[A-Z][a-z]{2,5}".prop_map(|name| Member { printed: name.clone(), name, country: None });
    let consortium = (prop::sample::select(Lead::ALL.to_vec()), prop::collection::vec(member(), 0..4))
        .prop_map(|(lead, members)| Applicant::Consortium { lead, members });
    let none = any::<bool>().prop_map(|together| Applicant::NoCity { together });
    prop_oneof![6 => Just(Applicant::Single), 1 => none, 2 => consortium]
}

fn row() -> impl Strategy<Value = Row> {
    let marks = prop::collection::vec(prop::sample::select(vec!["DCC".to_owned(), "*".to_owned()]), 0..2);
    ("[A-Z][a-z]{2,8}", part(), countries(), marks, applicant())
        .prop_map(|(name, part, countries, marks, applicant)| Row { name, part, countries, marks, applicant })
}

fn roster() -> impl Strategy<Value = Roster> {
    let seat = (part(), 0_u32..4, prop::option::of(any::<bool>())).prop_map(|(part, count, inside)| {
        OpenSeat { part, count, inside, sentence: "A seat is open.".to_owned() }
    });
    (prop::collection::vec(row(), 0..30), prop::collection::vec(seat, 0..3))
        .prop_map(|(rows, open_seats)| Roster { rows, open_seats })
}

fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let one = (
        prop::sample::select(QUANTITIES.to_vec()),
        prop_oneof![4 => -3_i64..60, 1 => prop::sample::select(vec![i64::MIN, i64::MAX])],
        0_u32..6,
    );
    let one = one.prop_map(|(quantity, value, role)| {
        use centum_cohort::model::SumRole::{Part, Total};
        let sum = [None, None, Some(Total { group: 1 }), Some(Part { group: 1 }), Some(Part { group: 2 })];
        Claim { sum: sum.get(role as usize).copied().flatten(), ..claim(quantity, value) }
    });
    prop::collection::vec(one, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_register_and_no_claims_are_too_odd(roster in roster(), claims in claims()) {
        let found = reconcile(&roster, &claims, &area());
        prop_assert_eq!(found.findings.len(), claims.len());
        prop_assert!(serde_json::to_string(&found).is_ok());
    }

    #[test]
    fn what_we_count_by_default_holds_when_it_is_printed(roster in roster(), which in 0_usize..16) {
        let quantity = QUANTITIES[which];
        let ours = figure(&roster, quantity, &Convention::standard(quantity), &area());
        let found = reconcile(&roster, &[claim(quantity, ours.value)], &area()).findings.remove(0);
        prop_assert!(
            matches!(found.verdict, Verdict::Holds { .. } | Verdict::CannotBeChecked { .. }),
            "{:?}", found.verdict
        );
    }

    #[test]
    fn a_rule_that_is_said_to_give_the_figure_gives_it(roster in roster(), value in 0_i64..40, which in 3_usize..14) {
        let quantity = QUANTITIES[which];
        let found = reconcile(&roster, &[claim(quantity, value)], &area()).findings.remove(0);
        if let Verdict::HoldsIf { rules, .. } = found.verdict && !rules.is_empty() && !is_bounded(&roster, quantity) {
            for rule in rules {
                prop_assert_eq!(rule.figure(&roster, &area()).value, value);
            }
        }
    }

    #[test]
    fn the_table_by_country_counts_the_cities_that_the_figure_counts(roster in roster()) {
        let convention = Convention::standard(Quantity::Cities);
        let cities = figure(&roster, Quantity::Cities, &convention, &area()).value;
        let table = by_country(&roster, &convention, &area());
        prop_assert_eq!(table.total.cities, cities);
        let split: i64 = table.split.iter().map(|share| share.cities).sum();
        prop_assert_eq!(split + i64::try_from(table.unplaced.len()).unwrap(), cities);
    }

    #[test]
    fn consortia_counted_as_one_make_as_many_cities_as_there_are_rows(roster in roster()) {
        let one = Convention::standard(Quantity::Cities).with(Choice::Consortia(Consortia::One));
        let cities = figure(&roster, Quantity::Cities, &one, &area()).value;
        prop_assert_eq!(usize::try_from(cities).unwrap(), roster.rows.len());
    }
}

/// Of countries that some rows lack, a rule gives a bound and not the figure.
fn is_bounded(roster: &Roster, quantity: Quantity) -> bool {
    quantity == Quantity::Countries && roster.rows.iter().any(|row| row.countries.is_empty())
}
