//! The verdicts on the announcement of 2020 and on the news item before it, as a person worked them out by hand, line
//! by line; the comments say where the computed verdict is more or less strict, and why.

use centum_cohort::figures::{
    Bounds, Choice, EarlierReading, Finding, GapReading, Item, Outside, Parts, Reconciliation, Seats,
    Subject, Verdict, Why, Without, compare_sources, earlier, reconcile,
};
use centum_cohort::model::{Part, Quantity, Roster};

use crate::fixture::{NEWS_ITEM, WITH_LISTS, area, claims_2020, roster_2020};

fn found() -> Reconciliation {
    reconcile(&roster_2020(), &claims_2020(), &area())
}

fn about(found: &Reconciliation, quantity: Quantity, value: i64) -> &Finding {
    let is_it = |finding: &&Finding| finding.claim.quantity == quantity && finding.claim.value == value;
    found.findings.iter().find(is_it).expect("the claim is printed")
}

fn verdict(quantity: Quantity, value: i64) -> Verdict {
    about(&found(), quantity, value).verdict.clone()
}

/// The deviations of the rules under which a figure holds.
fn conditions(verdict: &Verdict) -> Vec<Vec<Choice>> {
    match verdict {
        Verdict::Holds { rule, .. } => vec![rule.differs.clone()],
        Verdict::HoldsIf { rules, further: 0 } => rules.iter().map(|rule| rule.differs.clone()).collect(),
        other => panic!("expected rules, found {other:?}"),
    }
}

fn silence(why: Why, lower: Option<i64>) -> Verdict {
    Verdict::CannotBeChecked { why, bounds: lower.map(|lower| Bounds { lower, upper: None }) }
}

#[test]
fn lines_1_and_2_applicants_are_not_listed_and_only_bounded_by_the_core_rows() {
    assert_eq!(verdict(Quantity::Expressions, 131), silence(Why::ApplicantsNotListed, Some(80)));
    assert_eq!(verdict(Quantity::ApplicantCities, 193), silence(Why::ApplicantsNotListed, Some(114)));
}

#[test]
fn line_3_twenty_countries_hold_only_if_mentors_are_left_out() {
    let found = found();
    let finding = about(&found, Quantity::ApplicantCountries, 20);
    assert_eq!(finding.figure.as_ref().unwrap().value, 22);
    assert_eq!(conditions(&finding.verdict), [vec![Choice::Parts(Parts::WithoutMentors)]]);
}

#[test]
fn line_4_ninety_applications_hold_with_singapore_or_with_the_unnamed_mentor() {
    // The default rule gives 90 with Singapore. The printed parts do not make 90, so it is not taken for the only one.
    let with_the_seat = vec![Choice::Outside(Outside::LeftOut), Choice::Seats(Seats::Mentor)];
    assert_eq!(conditions(&verdict(Quantity::Selected, 90)), [vec![], with_the_seat]);
}

#[test]
fn lines_5_to_7_the_parts_hold() {
    // Line 6 "for core rows only": that is what the default rule for alumni counts, and the rule is shown.
    for (quantity, value) in [(Quantity::New, 54), (Quantity::Alumni, 26), (Quantity::Mentors, 9)] {
        assert!(matches!(verdict(quantity, value), Verdict::Holds { .. }), "{quantity:?}");
    }
    let all_rows = about(&found(), Quantity::Alumni, 26).figure.clone().unwrap().rule.convention;
    let all_rows = all_rows.with(Choice::Parts(Parts::All));
    let figure = centum_cohort::figures::figure(&roster_2020(), Quantity::Alumni, &all_rows, &area());
    assert_eq!(figure.value, 33);
}

#[test]
fn line_8_the_parts_are_one_short_with_exactly_two_readings_that_close_it() {
    let (roster, found) = (roster_2020(), found());
    let [sum] = &found.sums[..] else { panic!("one sum is printed") };
    assert_eq!((sum.computed, sum.printed, sum.difference), (89, Some(90), Some(1)));
    let [GapReading::NotInAnyPart { groups: seat }, GapReading::NotInAnyPart { groups: row }] =
        &sum.readings[..]
    else {
        panic!("two readings close it, found {:?}", sum.readings)
    };
    let [Item::Seat { seat }] = seat[0].items[..] else { panic!("a seat") };
    assert_eq!((roster.open_seats[seat].part, roster.open_seats[seat].inside), (Part::Mentor, Some(true)));
    let [Item::Row { row }] = row[0].items[..] else { panic!("a row") };
    assert_eq!(roster.rows[row].name, "Singapore");
}

#[test]
fn line_9_the_hundred_holds_with_every_row_and_every_open_seat() {
    // By hand "holds if the footnote's mentor is added". The default rule of a total adds every open seat, the
    // footnote's too, and says so; without that one seat it is 99.
    let found = found();
    let total = about(&found, Quantity::Total, 100);
    assert!(matches!(total.verdict, Verdict::Holds { .. }));
    let rule = total.figure.as_ref().unwrap().rule.convention;
    let without = rule.with(Choice::Seats(Seats::International));
    assert_eq!(centum_cohort::figures::figure(&roster_2020(), Quantity::Total, &without, &area()).value, 99);
    // That nine seats are open is known from this sentence alone.
    assert_eq!(verdict(Quantity::OpenSeats, 9), silence(Why::OnlyThisSentence, None));
}

#[test]
fn line_10_eight_consortia_hold_if_mentors_are_left_out() {
    let found = found();
    let finding = about(&found, Quantity::Consortia, 8);
    assert_eq!(finding.figure.as_ref().unwrap().value, 9);
    assert_eq!(conditions(&finding.verdict), [vec![Choice::Parts(Parts::WithoutMentors)]]);
}

#[test]
fn line_11_exactly_two_conventions_give_ninety_and_126_and_they_differ_in_the_ninetieth() {
    // By hand 32 conventions were tried on five yes-or-no axes. Here 384 are, and the same two are left: as printed, or
    // without Singapore and with the open seat of the European mentor. The 384 count 72 different things: six choices
    // of rows and seats with the mentors times ten of what their cities are, and two without them times six.
    let found = found();
    assert!(matches!(about(&found, Quantity::Cities, 126).verdict, Verdict::Holds { .. }));
    let [joint] = &found.joint[..] else { panic!("applications and cities belong together") };
    assert_eq!((joint.tried, joint.distinct, joint.giving), (384, 72, 2));
    let differs: Vec<_> = joint.readings.iter().map(|reading| reading.differs.clone()).collect();
    assert_eq!(differs, [vec![], vec![Choice::Outside(Outside::LeftOut), Choice::Seats(Seats::Mentor)]]);
}

#[test]
fn line_12_the_footnote_is_its_own_only_witness() {
    // By hand "consistent": nothing else speaks of that seat. That it fits shows in the total of 100.
    assert_eq!(verdict(Quantity::OpenSeats, 1), silence(Why::OnlyThisSentence, None));
}

#[test]
fn line_13_the_earlier_programme_helped_at_least_the_33_marked_rows() {
    assert_eq!(verdict(Quantity::EarlierProgramme, 41), silence(Why::EarlierProgramme, Some(33)));
}

#[test]
fn lines_14_to_18_the_news_item_adds_up_and_has_no_list_to_check_it_by() {
    // By hand lines 15, 17 and 18 are checked against the later list. A list of a later day is not the list of this
    // text: its own verdicts say so. What changed is told by laying the two texts side by side, and what the later list
    // has to say about it stands in the test of line 18.
    let found = reconcile(&Roster::default(), &NEWS_ITEM.claims(), &area());
    let [sum] = &found.sums[..] else { panic!("one sum is printed") };
    assert_eq!((sum.computed, sum.difference, sum.readings.len()), (88, Some(0), 0));
    let why = |quantity, value| match &about(&found, quantity, value).verdict {
        Verdict::CannotBeChecked { why, bounds: None } => *why,
        other => panic!("expected silence, found {other:?}"),
    };
    assert_eq!(why(Quantity::Expressions, 130), Why::ApplicantsNotListed);
    assert_eq!(why(Quantity::ApplicantCities, 192), Why::ApplicantsNotListed);
    assert_eq!(why(Quantity::ApplicantCountries, 20), Why::ApplicantsNotListed);
    assert_eq!(why(Quantity::Mentors, 8), Why::NoRows);
    assert_eq!(why(Quantity::Consortia, 8), Why::NoRows);
    assert_eq!(why(Quantity::Cities, 124), Why::NoRows);
    assert_eq!(why(Quantity::EarlierProgramme, 41), Why::EarlierProgramme);
    assert!(found.orders.iter().all(|order| order.holds()) && found.orders.len() >= 8);
}

#[test]
fn from_the_news_item_to_the_lists_one_mentor_came_and_one_more() {
    let changes = compare_sources(&NEWS_ITEM.claims(), &WITH_LISTS.claims());
    let by =
        |is_it: &dyn Fn(&Subject) -> bool| changes.iter().find(|change| is_it(&change.subject)).unwrap().by();
    let figure =
        |wanted| by(&|subject| matches!(subject, Subject::Figure { quantity, .. } if *quantity == wanted));
    assert_eq!(figure(Quantity::Expressions), Some(1));
    assert_eq!(figure(Quantity::ApplicantCities), Some(1));
    assert_eq!(figure(Quantity::Selected), Some(2));
    assert_eq!(figure(Quantity::Mentors), Some(1));
    assert_eq!(figure(Quantity::Cities), Some(2));
    assert_eq!(figure(Quantity::New), Some(0));
    assert_eq!(by(&|subject| matches!(subject, Subject::SumOfParts { .. })), Some(1));
}

#[test]
fn line_18_the_mentor_that_came_was_a_single_city_and_the_other_is_singapore_or_the_open_seat() {
    let roster = roster_2020();
    let ways = earlier(&roster, &WITH_LISTS.claims(), &NEWS_ITEM.claims(), &area());
    let name = |item: &Item| match *item {
        Item::Row { row } | Item::City { row, .. } => roster.rows[row].name.clone(),
        Item::Seat { seat } => format!("open {}", roster.open_seats[seat].part.name()),
    };
    let names = |way: &EarlierReading| -> Vec<String> {
        let among = |without: &Without| without.among.iter().map(name).collect::<Vec<_>>().join("|");
        way.without.iter().map(|without| format!("{} of {}", without.count, among(without))).collect()
    };
    let single_mentors = "1 of Aarhus|Amsterdam|Antwerp|Barcelona|Hamburg|Nice|Porto|Rijeka";
    assert_eq!(
        ways.iter().map(names).collect::<Vec<_>>(),
        [["1 of Singapore", single_mentors], ["1 of open mentor", single_mentors]]
    );
}

#[test]
fn who_was_not_selected_lies_between_41_and_51_applications_and_67_and_79_cities() {
    let bounds: Vec<_> = found().derived.iter().map(|derived| derived.bounds).collect();
    let between = |lower, upper| Bounds { lower, upper: Some(upper) };
    assert_eq!(bounds, [between(41, 51), between(67, 79)]);
}

#[test]
fn the_text_itself_adds_the_united_kingdom_to_an_area_that_was_given_without_it() {
    let union_alone = centum_cohort::figures::Area::new(area().members_on, []);
    let verdicts = |area| -> Vec<Verdict> {
        let found = reconcile(&roster_2020(), &claims_2020(), area);
        found.findings.into_iter().map(|finding| finding.verdict).collect()
    };
    assert_eq!(verdicts(&union_alone), verdicts(&area()));
}
