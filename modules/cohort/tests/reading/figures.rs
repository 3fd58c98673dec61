//! The figures that the two pages print, claim by claim.

use centum_base::Country;
use centum_cohort::model::{Claim, Part, Qualifier, Quantity, SumRole};
use centum_cohort::reading::{Hints, read};

use crate::announcement::{announcement, page};

fn claims(bytes: &[u8]) -> Vec<Claim> {
    read(bytes, &Hints::default()).unwrap().claims
}

/// Quantity, value and place in a sum: enough to tell the claims of a page apart.
pub(crate) fn short(claims: &[Claim]) -> Vec<(Quantity, i64, Option<SumRole>)> {
    claims.iter().map(|claim| (claim.quantity, claim.value, claim.sum)).collect()
}

pub(crate) const TOTAL: Option<SumRole> = Some(SumRole::Total { group: 1 });
pub(crate) const PART: Option<SumRole> = Some(SumRole::Part { group: 1 });

#[test]
fn the_announcement_states_its_figures() {
    assert_eq!(
        short(&claims(&announcement())),
        [
            (Quantity::Expressions, 131, None),
            (Quantity::ApplicantCities, 193, None),
            (Quantity::ApplicantCountries, 20, None),
            (Quantity::Selected, 90, TOTAL),
            (Quantity::New, 54, PART),
            (Quantity::Alumni, 26, PART),
            (Quantity::Mentors, 9, PART),
            (Quantity::OpenSeats, 9, None),
            (Quantity::Total, 100, None),
            (Quantity::Consortia, 8, None),
            (Quantity::Cities, 126, None),
            (Quantity::OpenSeats, 1, None),
            (Quantity::EarlierProgramme, 41, None),
            (Quantity::EarlierProgramme, 41, None),
            (Quantity::EarlierProgramme, 41, None),
        ]
    );
}

#[test]
fn the_news_page_states_its_figures() {
    assert_eq!(
        short(&claims(&page("announcement-2020-07-07-leuven.txt"))),
        [
            (Quantity::Expressions, 130, None),
            (Quantity::ApplicantCities, 192, None),
            (Quantity::ApplicantCountries, 20, None),
            // "one of the 88 nominees", and again "88 applications were selected"
            (Quantity::Selected, 88, None),
            (Quantity::Selected, 88, TOTAL),
            (Quantity::New, 54, PART),
            (Quantity::Alumni, 26, PART),
            (Quantity::Mentors, 8, PART),
            (Quantity::Consortia, 8, None),
            (Quantity::Cities, 124, None),
            (Quantity::EarlierProgramme, 41, None),
        ]
    );
}

#[test]
fn the_words_narrow_the_figures() {
    let claims = claims(&announcement());
    let of = |quantity, value| {
        let found = claims.iter().find(|claim| (claim.quantity, claim.value) == (quantity, value));
        found.unwrap().qualifier.clone()
    };
    let plain = Qualifier::default();
    assert_eq!(
        of(Quantity::ApplicantCountries, 20),
        Qualifier { inside: Some(true), with_countries: vec![Country::UNITED_KINGDOM], ..plain.clone() }
    );
    assert_eq!(of(Quantity::Alumni, 26), Qualifier { mark: Some("DCC".into()), ..plain.clone() });
    assert_eq!(
        of(Quantity::Mentors, 9),
        Qualifier { part: Some(Part::Mentor), inside: Some(true), ..plain.clone() }
    );
    assert_eq!(
        of(Quantity::OpenSeats, 9),
        Qualifier { part: Some(Part::International), inside: Some(false), still_open: true, ..plain.clone() }
    );
    assert_eq!(
        of(Quantity::OpenSeats, 1),
        Qualifier { part: Some(Part::Mentor), inside: Some(true), still_open: true, ..plain.clone() }
    );
    assert_eq!(
        of(Quantity::EarlierProgramme, 41),
        Qualifier { inside: Some(true), mark: Some("DCC".into()), ..plain.clone() }
    );
    assert_eq!(of(Quantity::Cities, 126), plain);
}

#[test]
fn a_claim_stands_with_its_words_sentence_and_line() {
    let claims = claims(&announcement());
    let alumni = claims.iter().find(|claim| claim.quantity == Quantity::Alumni).unwrap();
    assert_eq!(alumni.line, 9);
    assert_eq!(
        alumni.words,
        "26 cities that took part in the Digital Cities Challenge predecessor initiative"
    );
    assert!(alumni.sentence.starts_with("This group includes 54 new ICC applications"));
    assert!(alumni.sentence.ends_with("9 EU mentor cities."));
}

#[test]
fn a_sentence_that_is_printed_twice_is_one_claim() {
    let text = "The programme received 12 applications.\n\nMore text here.\n\nThe programme received 12 applications.";
    assert_eq!(short(&claims(text.as_bytes())), [(Quantity::Expressions, 12, None)]);
}

#[test]
fn what_counts_nothing_is_no_claim() {
    for text in [
        "The 100 Intelligent Cities Challenge (ICC) is a unique opportunity for evolving EU cities.",
        "They take part over the next 2 years.",
        "The launch week is scheduled for the week of 28 September.",
        "COVID-19 hit cities in 2020, and Industry 4.0 helps them.",
        "Designing strategies for EU cities in the 21st century.",
        "Call us: +32 16 27 11 11, Monday to Friday, 9:00 to 17:00.",
        "The budget is € 5 million, of which 40 % go to towns.",
        "It is one of the cities that lead, and a city of its own.",
    ] {
        assert_eq!(claims(text.as_bytes()), [], "{text}");
    }
}

#[test]
fn a_list_of_key_figures_is_read() {
    let text = "Key figures of the selected cohort\n\nApplications received: 131\nCities involved: 1,126\nConsortia: 8";
    assert_eq!(
        short(&claims(text.as_bytes())),
        [(Quantity::Expressions, 131, None), (Quantity::Other, 1126, None), (Quantity::Consortia, 8, None)]
    );
}

#[test]
fn a_sum_may_stand_in_one_sentence() {
    let text = "We selected 30 applications, of which 20 are new and 10 took part in the earlier edition.";
    assert_eq!(
        short(&claims(text.as_bytes())),
        [(Quantity::Selected, 30, TOTAL), (Quantity::New, 20, PART), (Quantity::Alumni, 10, PART)]
    );
}

#[test]
fn open_seats_without_a_number_are_noticed() {
    let text = "Further international cities are still to be selected.";
    let reading = read(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(reading.claims, []);
    assert_eq!(reading.notices, [centum_cohort::reading::Notice::SeatsWithoutNumber { line: 1 }]);
}

#[test]
fn a_figure_in_a_heading_is_about_its_list() {
    let text =
        "Core cities (64 cities)\nUlm Germany\nNice France\n\nMentor cities: 2 cities\nPorto Portugal\n";
    let claims = claims(text.as_bytes());
    assert_eq!(short(&claims)[0], (Quantity::CoreRows, 64, None));
}

#[test]
fn a_short_text_in_french_is_understood() {
    let text = "131 manifestations d'intérêt ont été déposées par 193 villes. Au total, 90 candidatures ont été retenues, \
                dont 54 nouvelles, 26 anciennes participantes et 10 villes mentors. Deux villes internationales restent à \
                sélectionner.";
    assert_eq!(
        short(&claims(text.as_bytes())),
        [
            (Quantity::Expressions, 131, None),
            (Quantity::ApplicantCities, 193, None),
            (Quantity::Selected, 90, TOTAL),
            (Quantity::New, 54, PART),
            (Quantity::Alumni, 26, PART),
            (Quantity::Mentors, 10, PART),
            (Quantity::OpenSeats, 2, None),
        ]
    );
}

#[test]
fn a_press_release_of_another_programme_is_understood() {
    let text = "A total of 45 applications from 61 municipalities in 14 countries were submitted by 15 March 2024. An \
                independent jury selected 10 cities: seven newcomers and three cities that participated in the first \
                edition. Two of the selected applications are consortia. In addition, 5 fellow cities from outside the \
                EU and 4 mentor cities will take part. Three observer seats are still open.\n\n\
                The first edition, which ran from 2021 to 2023, supported 24 cities.";
    let claims = claims(text.as_bytes());
    assert_eq!(
        short(&claims),
        [
            (Quantity::Expressions, 45, None),
            (Quantity::ApplicantCities, 61, None),
            (Quantity::ApplicantCountries, 14, None),
            (Quantity::Cities, 10, TOTAL),
            (Quantity::New, 7, PART),
            (Quantity::Alumni, 3, PART),
            (Quantity::Consortia, 2, None),
            (Quantity::Other, 5, None),
            (Quantity::Mentors, 4, None),
            (Quantity::OpenSeats, 3, None),
            (Quantity::EarlierProgramme, 24, None),
        ]
    );
    assert_eq!((claims[7].qualifier.part, claims[7].qualifier.inside), (Some(Part::Fellow), Some(false)));
    assert_eq!(claims[9].qualifier.part, Some(Part::Observer));
}
