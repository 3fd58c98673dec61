use centum_base::{Country, Digest, Timestamp, fold::fold};
use centum_calls::organiser::entrants::EntrantMember;

use super::*;
use crate::assignment::answer::{Answer, Origin};
use crate::assignment::answering::answer;
use crate::process::{SelectionState, Terms};

pub(in crate::assignment) fn entrant(number: u32, title: &str, country: &str) -> Entrant {
    let member = EntrantMember {
        name: title.into(),
        key: fold(title),
        country: Country::new(country),
        place: None,
        is_lead: true,
        is_city: true,
    };
    Entrant {
        id: Id::of_name("expression", &number.to_string()),
        number,
        title: title.into(),
        category: "new".into(),
        consortium: false,
        submission: 1,
        content: Digest::of(b"content"),
        members: vec![member],
        writers: Vec::new(),
        met: Vec::new(),
        not_met: Vec::new(),
    }
}

pub(in crate::assignment) fn reviewer(name: &str) -> Reviewer {
    Reviewer {
        id: Id::of_name("reviewer", name),
        selection: Id::of_name("selection", "one"),
        person: Id::of_name("person", name),
        state: ReviewerState::Accepted,
        languages: vec!["en".into()],
        topics: Vec::new(),
        country: None,
        employer: String::new(),
        employer_key: String::new(),
        least: 0,
        most: 10,
        invited_at: Timestamp::UNIX_EPOCH,
        answered_at: None,
        version: 1,
    }
}

fn selection(readers: u32) -> Selection {
    let terms = Terms { readers, per_employer: None, ..Terms::default() };
    Selection {
        id: Id::of_name("selection", "one"),
        call: Id::of_name("call", "one"),
        state: SelectionState::Preparing,
        declared: 1,
        digest: Digest::of(b"terms"),
        terms,
        on_table: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    }
}

fn review(piece: &Entrant, one: &Reviewer, state: ReviewState) -> Review {
    Review {
        id: Id::of_name("review", &format!("{} {}", piece.number, one.id)),
        selection: one.selection,
        expression: piece.id,
        submission: 1,
        reviewer: one.id,
        run: 1,
        state,
        state_reason: String::new(),
        assigned_at: Timestamp::UNIX_EPOCH,
        submitted_at: None,
        version: 1,
    }
}

fn pieces(count: u32) -> Vec<Entrant> {
    (1..=count).map(|number| entrant(number, &format!("City {number}"), "DE")).collect()
}

fn asked(readers: u32, pieces: &[Entrant], people: &[Reviewer], reviews: &[Review], keep: Keep) -> Question {
    let pieces: Vec<&Entrant> = pieces.iter().collect();
    question(&selection(readers), &pieces, people, &Conflicts::default(), reviews, keep)
}

#[test]
fn what_was_begun_stays_and_what_was_not_stays_if_it_can() {
    let (cities, people) = (pieces(2), ["a", "b", "c"].map(reviewer));
    let given = [
        review(&cities[0], &people[0], ReviewState::Submitted),
        review(&cities[0], &people[1], ReviewState::Assigned),
        review(&cities[1], &people[2], ReviewState::Open),
    ];
    let kept = asked(2, &cities, &people, &given, Keep::Everything);
    assert_eq!((kept.pinned.len(), kept.previous.len()), (2, 1));
    let afresh = asked(2, &cities, &people, &given, Keep::Begun);
    assert_eq!((afresh.pinned.len(), afresh.previous.len()), (2, 0));
    let Answer::Assigned(found) = answer(&kept) else { panic!() };
    assert_eq!(found.new, 1, "one of the four places was free");
    let origins: Vec<Origin> = found.pairs.iter().map(|pair| pair.origin).collect();
    assert_eq!(origins.iter().filter(|origin| **origin == Origin::Pinned).count(), 2);
    assert_eq!(origins.iter().filter(|origin| **origin == Origin::Kept).count(), 1);
}

#[test]
fn after_a_decline_everything_else_stays() {
    let (cities, people) = (pieces(3), ["a", "b", "c", "d"].map(reviewer));
    let mut given = Vec::new();
    for (at, city) in cities.iter().enumerate() {
        given.push(review(city, &people[at], ReviewState::Assigned));
        given.push(review(city, &people[(at + 1) % 3], ReviewState::Assigned));
    }
    given[0].state = ReviewState::Declined;
    let question = asked(2, &cities, &people, &given, Keep::Everything);
    let Answer::Assigned(found) = answer(&question) else { panic!() };
    assert_eq!((found.new, found.pairs.len()), (1, 6));
    let back = question.readers.iter().position(|one| one.reviewer == people[0].id);
    assert!(
        !found.pairs.iter().any(|pair| pair.piece == 0 && Some(pair.reader) == back),
        "not to who declined"
    );
}

#[test]
fn who_left_keeps_what_was_submitted_and_gets_nothing_more() {
    let (cities, mut people) = (pieces(2), ["a", "b", "c"].map(reviewer));
    let given = [
        review(&cities[0], &people[0], ReviewState::Submitted),
        review(&cities[1], &people[0], ReviewState::Assigned),
    ];
    people[0].state = ReviewerState::Left;
    let question = asked(1, &cities, &people, &given, Keep::Everything);
    assert_eq!((question.pinned.len(), question.previous.len()), (1, 0));
    let Answer::Assigned(found) = answer(&question) else { panic!() };
    assert_eq!(found.loads.iter().sum::<u32>(), 2);
    let left = question.readers.iter().position(|one| one.reviewer == people[0].id).unwrap();
    assert_eq!(found.loads[left], 1);
}

#[test]
fn a_question_says_the_same_whatever_the_order_of_what_it_is_made_from() {
    let (mut cities, mut people) = (pieces(4), ["a", "b", "c"].map(reviewer));
    let before = asked(2, &cities, &people, &[], Keep::Begun).text();
    cities.reverse();
    people.reverse();
    assert_eq!(asked(2, &cities, &people, &[], Keep::Begun).text(), before);
}

#[test]
fn the_same_question_has_the_same_answer_byte_for_byte_after_a_round_through_its_text() {
    let (cities, people) = (pieces(12), ["a", "b", "c", "d", "e"].map(reviewer));
    let question = asked(3, &cities, &people, &[], Keep::Begun);
    let read: Question = serde_json::from_str(&question.text()).unwrap();
    assert_eq!(read, question);
    assert_eq!(answer(&read).text(), answer(&question).text());
}

#[test]
fn a_clash_names_rules_and_ways_out_in_the_words_of_the_house() {
    let (cities, mut people) = (pieces(3), ["a", "b"].map(reviewer));
    people.iter_mut().for_each(|one| one.most = 2);
    let Answer::Impossible(clash) = answer(&asked(2, &cities, &people, &[], Keep::Begun)) else { panic!() };
    assert!(!clash.rules.is_empty() && !clash.ways.is_empty(), "{clash:?}");
    assert!(clash.ways.windows(2).all(|two| two[0].cost <= two[1].cost));
}

#[test]
fn a_whole_call_is_given_out_within_every_rule() {
    let countries = ["AT", "BE", "DE", "ES", "FR", "GR", "IT", "NL", "PL", "PT", "RO", "SE", "SK"];
    let cities: Vec<Entrant> =
        (1..=131).map(|n: u32| entrant(n, &format!("City {n}"), countries[n as usize % 13])).collect();
    let people: Vec<Reviewer> = (0..30_usize)
        .map(|n| Reviewer {
            country: Country::new(countries[n % 13]),
            languages: vec!["de".into(), "fr".into(), "it".into()],
            least: 10,
            most: 15,
            ..reviewer(&n.to_string())
        })
        .collect();
    let Answer::Assigned(found) = answer(&asked(3, &cities, &people, &[], Keep::Begun)) else { panic!() };
    assert_eq!((found.pairs.len(), found.loads.iter().sum::<u32>()), (393, 393));
    assert!(found.loads.iter().all(|load| (10..=15).contains(load)), "{:?}", found.loads);
    assert!(found.proved && found.parts.is_empty());
}
