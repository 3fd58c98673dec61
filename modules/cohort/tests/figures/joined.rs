//! From the published text to the verdicts, through the real reader: nothing here is made by hand.

use centum_cohort::figures::{GapReading, Reconciliation, Verdict, reconcile};
use centum_cohort::model::{Claim, Quantity, Roster};
use centum_cohort::reading::{Hints, read};

use crate::fixture::{area, roster_2020};

fn published(file: &str) -> (Roster, Vec<Claim>) {
    let path = format!("{}/../../../shared/inputs/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("the text stands beside the checkout");
    let reading = read(&bytes, &Hints::default()).expect("the text can be read");
    (reading.roster(), reading.claims)
}

fn reconciled(file: &str) -> Reconciliation {
    let (roster, claims) = published(file);
    reconcile(&roster, &claims, &area())
}

/// Every claim as "quantity value verdict".
fn summary(found: &Reconciliation) -> Vec<String> {
    let short = |finding: &centum_cohort::figures::Finding| {
        let verdict = match &finding.verdict {
            Verdict::Holds { .. } => "holds",
            Verdict::HoldsIf { .. } => "holds if",
            Verdict::DoesNotAdd { .. } => "does not add",
            Verdict::CannotBeChecked { .. } => "cannot be checked",
        };
        format!("{:?} {} {verdict}", finding.claim.quantity, finding.claim.value)
    };
    found.findings.iter().map(short).collect()
}

#[test]
fn the_reader_finds_the_register_that_the_verdicts_were_worked_out_on() {
    let (roster, _) = published("announcement-2020-icc.txt");
    let names = |roster: &Roster| -> Vec<String> { roster.rows.iter().map(|row| row.name.clone()).collect() };
    assert_eq!(names(&roster), names(&roster_2020()));
}

#[test]
fn the_announcement_gets_its_verdicts() {
    let found = reconciled("announcement-2020-icc.txt");
    let said = summary(&found);
    for line in [
        "Expressions 131 cannot be checked",
        "ApplicantCities 193 cannot be checked",
        "ApplicantCountries 20 holds if",
        "Selected 90 holds if",
        "New 54 holds",
        "Alumni 26 holds",
        "Mentors 9 holds",
        "Consortia 8 holds if",
        "Cities 126 holds",
        "Total 100 holds",
        "EarlierProgramme 41 cannot be checked",
    ] {
        assert!(said.iter().any(|said| said == line), "{line} is missing in {said:#?}");
    }
    assert!(!said.iter().any(|said| said.ends_with("does not add")), "{said:#?}");
    let [sum] = &found.sums[..] else { panic!("one sum is printed, found {:?}", found.sums) };
    assert_eq!((sum.computed, sum.difference), (89, Some(1)));
    assert!(matches!(&sum.readings[..], [GapReading::NotInAnyPart { .. }, GapReading::NotInAnyPart { .. }]));
    assert_eq!(found.joint.first().map(|joint| (joint.tried, joint.giving)), Some((384, 2)));
}

#[test]
fn the_news_item_adds_up_and_has_no_list() {
    let found = reconciled("announcement-2020-07-07-leuven.txt");
    let [sum] = &found.sums[..] else { panic!("one sum is printed, found {:?}", found.sums) };
    assert_eq!((sum.printed, sum.computed, sum.difference), (Some(88), 88, Some(0)));
    assert!(summary(&found).iter().all(|said| said.ends_with("cannot be checked")));
    assert!(found.findings.iter().any(|finding| finding.claim.quantity == Quantity::Cities));
}
