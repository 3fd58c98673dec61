use centum_base::{Digest, Timestamp, fold::fold};
use centum_calls::organiser::entrants::EntrantMember;
use proptest::prelude::*;

use super::*;
use crate::reviewers::InterestKind;

fn entrant(members: &[(&str, &str)]) -> Entrant {
    let member = |(at, (name, country)): (usize, &(&str, &str))| EntrantMember {
        name: (*name).into(),
        key: fold(name),
        country: Country::new(country),
        place: None,
        is_lead: at == 0,
        is_city: true,
    };
    Entrant {
        id: Id::of_name("expression", members[0].0),
        number: 1,
        title: members[0].0.into(),
        category: "new".into(),
        consortium: members.len() > 1,
        submission: 1,
        content: Digest::of(b"content"),
        members: members.iter().enumerate().map(member).collect(),
        writers: vec![Id::of_name("person", "ana")],
        met: Vec::new(),
        not_met: Vec::new(),
    }
}

fn interest(about: About, kind: InterestKind) -> Interest {
    Interest {
        id: Id::of_name("interest", "one"),
        person: Id::of_name("person", "ines"),
        about,
        kind,
        explanation: String::new(),
        declared_at: Timestamp::UNIX_EPOCH,
        ended_at: None,
    }
}

fn body(name: &str) -> About {
    About::Body { name: name.into(), key: fold(name) }
}

fn pin(pinned: Pinned) -> Pin {
    Pin {
        person: Id::of_name("person", "ines"),
        expression: Id::of_name("expression", "Lindau"),
        number: 1,
        pinned,
        reason: "Her brother".into(),
        by: "person:olga".into(),
        at: Timestamp::UNIX_EPOCH,
    }
}

fn nothing() -> Facts<'static> {
    Facts {
        person: Id::of_name("person", "ines"),
        employer_key: "",
        country: None,
        interests: &[],
        pin: None,
    }
}

#[test]
fn who_writes_for_an_application_does_not_read_it() {
    let facts = Facts { person: Id::of_name("person", "ana"), ..nothing() };
    assert_eq!(stance(&facts, &entrant(&[("Lindau", "DE")]), false).grounds, [Ground::Applicant]);
}

#[test]
fn an_employer_that_is_a_member_is_a_conflict_in_any_spelling() {
    let key = fold("ĽVOV City");
    let found = stance(
        &Facts { employer_key: &key, ..nothing() },
        &entrant(&[("Lindau", "DE"), ("Ľvov city", "UA")]),
        true,
    );
    assert_eq!(found.grounds, [Ground::SameBody("Ľvov city".into())]);
}

#[test]
fn an_unknown_employer_is_no_member_without_a_name() {
    let mut nameless = entrant(&[("Lindau", "DE")]);
    nameless.members[0].key = String::new();
    assert!(stance(&nothing(), &nameless, true).is_plain());
}

#[test]
fn the_own_country_counts_only_if_the_terms_say_so_and_for_any_member() {
    let facts = Facts { country: Country::new("AT"), ..nothing() };
    let both = entrant(&[("Lindau", "DE"), ("Bregenz", "AT")]);
    assert!(stance(&facts, &both, true).is_conflict());
    assert!(!stance(&facts, &both, false).is_conflict());
    assert!(!stance(&facts, &entrant(&[("Lindau", "DE")]), true).is_conflict());
}

#[test]
fn what_is_declared_of_a_body_holds_wherever_it_is_a_member() {
    let interests = [interest(body("BREGENZ"), InterestKind::Coach)];
    let facts = Facts { interests: &interests, ..nothing() };
    let found = stance(&facts, &entrant(&[("Lindau", "DE"), ("Bregenz", "AT")]), false);
    assert_eq!(found.grounds, [Ground::Declared("coach")]);
    assert!(!stance(&facts, &entrant(&[("Lindau", "DE")]), false).is_conflict());
}

#[test]
fn a_name_within_a_name_is_no_conflict_but_is_said() {
    let key = fold("City of Lindau");
    let found = stance(&Facts { employer_key: &key, ..nothing() }, &entrant(&[("Lindau", "DE")]), false);
    assert_eq!((found.is_conflict(), found.resembles), (false, vec!["Lindau".to_owned()]));
    let key = fold("Linda");
    assert!(
        stance(&Facts { employer_key: &key, ..nothing() }, &entrant(&[("Lindau", "DE")]), false).is_plain()
    );
}

#[test]
fn a_named_person_can_fix_it_either_way_and_undo_it() {
    let lindau = entrant(&[("Lindau", "DE")]);
    let facts = Facts { country: Country::new("DE"), ..nothing() };
    let cleared = stance(&Facts { pin: Some(&pin(Pinned::NoConflict)), ..facts }, &lindau, true);
    assert_eq!((cleared.is_conflict(), cleared.cleared.as_deref()), (false, Some("Her brother")));
    assert!(stance(&Facts { pin: Some(&pin(Pinned::AsComputed)), ..facts }, &lindau, true).is_conflict());
    assert!(stance(&Facts { pin: Some(&pin(Pinned::Conflict)), ..nothing() }, &lindau, true).is_conflict());
}

#[test]
fn nobody_clears_themselves_but_anybody_may_name_their_own_conflict() {
    let (olga, ines) = (Id::of_name("person", "olga"), Id::of_name("person", "ines"));
    assert!(!may_pin(Some(olga), olga, Pinned::NoConflict) && !may_pin(Some(olga), olga, Pinned::AsComputed));
    assert!(may_pin(Some(olga), olga, Pinned::Conflict) && may_pin(Some(olga), ines, Pinned::NoConflict));
}

#[test]
fn a_profile_is_kept_in_small_letters_and_once_each() {
    let typed = Profile {
        languages: vec![" EL".into(), "el".into(), String::new(), "sr-Latn".into()],
        topics: vec!["Water".into(), "water ".into()],
        most: 5,
        ..Profile::default()
    };
    let tidy = tidied(&typed).unwrap();
    assert_eq!(
        (tidy.languages, tidy.topics),
        (vec!["el".to_owned(), "sr-latn".to_owned()], vec!["water".to_owned()])
    );
}

#[test]
fn everything_wrong_with_a_profile_is_said_at_once() {
    let typed = Profile {
        languages: vec!["greek".into()],
        topics: vec!["x".repeat(MAX_TOPIC + 1)],
        employer: "x".repeat(MAX_NAME + 1),
        least: 3,
        most: 2,
        ..Profile::default()
    };
    let faults = tidied(&typed).unwrap_err();
    assert_eq!(faults.len(), 4, "{faults:?}");
    assert_eq!(
        tidied(&Profile { languages: Vec::new(), most: 1, ..Profile::default() }),
        Err(vec![ProfileFault::NoLanguage])
    );
}

proptest! {
    #[test]
    fn more_that_is_known_never_ends_a_conflict_that_nobody_cleared(
        employer in "[a-c]{1,2}", bodies in proptest::collection::vec("[a-c]{1,2}", 0..3), more in "[a-c]{1,2}",
        country in proptest::option::of(prop_oneof![Just("AT"), Just("DE")]), own in any::<bool>(),
    ) {
        let one = entrant(&[("ab", "DE"), ("c", "AT")]);
        let mut interests: Vec<Interest> =
            bodies.iter().map(|name| interest(body(name), InterestKind::Other)).collect();
        let country = country.and_then(Country::new);
        let before = stance(&Facts { employer_key: &employer, country, interests: &interests, ..nothing() }, &one, own);
        interests.push(interest(body(&more), InterestKind::Family));
        let after = stance(&Facts { employer_key: &employer, country, interests: &interests, ..nothing() }, &one, own);
        prop_assert!(after.is_conflict() || !before.is_conflict());
    }
}

#[test]
fn a_conflict_is_lifted_by_somebody_else_who_has_none() {
    let (ana, ben) = (Id::of_name("person", "ana"), Id::of_name("person", "ben"));
    assert!(!may_free(Some((ana, true)), ana) && !may_free(Some((ben, false)), ana));
    assert!(may_free(Some((ben, true)), ana) && may_free(None, ana));
}

#[test]
fn a_name_resembles_another_exactly_where_its_words_stand_in_the_other_in_a_row() {
    let parts = [
        "aaaa",
        "aaaa bb",
        "bb aaaa",
        "xaaaa aaaa",
        "aaaa aaaa",
        "xaaaa aaaa aaaab",
        "bb",
        "",
        "lindau",
        "city of lindau",
    ];
    for one in parts {
        for two in parts {
            let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
            let by_words = format!(" {long} ").contains(&format!(" {short} "));
            let expected = short.len() >= MIN_LIKENESS && short != long && by_words;
            assert_eq!(resembles(one, two), expected, "{one:?} and {two:?}");
        }
    }
    assert!(resembles("lindau", "city of lindau"));
}
