//! The draw, exact totals, and what would have changed a decision, by either method.

use centum_base::Digest;
use centum_selection::decision::{
    Content, Enough, Input, Lacking, Line, Parted, Reason, Schema, Step, chosen, decide, lots, sensitivity,
    steps, ties_that_mattered,
};
use centum_selection::process::{Method, Of, Tie};

use crate::data::{as_in_2020, bound, candidate, criterion, id, input, of, seats, selected};

/// Nine equals for five seats: the draw alone decides.
fn drawn() -> Input {
    input((1..=9).map(|number| candidate(number, "ES", &[8, 8])).collect(), vec![seats(5)])
}

#[test]
fn whoever_leaves_moves_no_ticket_of_another() {
    let order = |input: &Input, without: u32| -> Vec<u32> {
        let lines = decide(input).unwrap().lines;
        lines.iter().map(|line| line.number).filter(|number| *number != without).collect()
    };
    for leaves in 1..=9 {
        let (before, mut after) = (drawn(), drawn());
        after.candidates.retain(|one| one.number != leaves);
        assert_eq!(order(&before, leaves), order(&after, leaves));
    }
    // In decisions of old the pool was whoever took part in them.
    let mut of_old = drawn();
    of_old.pool = None;
    let moves = |leaves: &u32| {
        let mut after = of_old.clone();
        after.candidates.retain(|one| one.number != *leaves);
        order(&of_old, *leaves) != order(&after, *leaves)
    };
    assert!((1..=9).any(|leaves| moves(&leaves)), "the test sees nothing");
}

/// Marks of half a point under weights of 0.33 and 0.34: 16.5 and 17 hundredths.
fn by_half_a_hundredth() -> Input {
    let mut input = input(vec![candidate(1, "ES", &[1, 0]), candidate(2, "ES", &[0, 1])], vec![seats(1)]);
    for (criterion, weight) in input.criteria.iter_mut().zip([33, 34]) {
        (criterion.weight, criterion.threshold_halves) = (weight, None);
    }
    input.ties = vec![Tie::SmallerPopulation];
    input
}

#[test]
fn half_a_hundredth_parts_two_applications() {
    let output = decide(&by_half_a_hundredth()).unwrap();
    assert_eq!(selected(&output), [2]);
    assert_eq!(output.lines[1].parted, Parted::Score);
    assert_eq!(output.lines[1].change.clone().unwrap().points, Some((1, id(2))), "rounded up for a reader");
    assert_eq!((output.lines[0].score, output.lines[1].score, output.total), (17, 17, 17));
}

#[test]
fn a_threshold_is_not_met_by_half_a_hundredth_less() {
    let mut input = by_half_a_hundredth();
    input.threshold = Some(17);
    let output = decide(&input).unwrap();
    assert_eq!(of(&output, 1).reason, Reason::BelowThreshold { criteria: Vec::new(), total: true });
    assert!(of(&output, 2).selected);
}

/// The third stands behind two, each of whom fills a bound that it needs too; a seat is left.
fn barred_twice() -> Input {
    let (mut first, second) = (candidate(1, "ES", &[10, 10]), candidate(2, "IT", &[9, 9]));
    let mut third = candidate(3, "IT", &[8, 8]);
    (first.consortium, third.consortium) = (true, true);
    let bounds = vec![
        seats(3),
        bound("each", Of::EachCountry, None, Some(1)),
        bound("consortia", Of::Consortia, None, Some(1)),
    ];
    input(vec![first, second, third], bounds)
}

#[test]
fn whoever_two_bounds_bar_is_told_both_and_not_that_no_seat_was_left() {
    let bounds = vec!["each:IT".to_owned(), "consortia".to_owned()];
    assert_eq!(of(&decide(&barred_twice()).unwrap(), 3).reason, Reason::PassedOver { bounds });
}

#[test]
fn by_the_greatest_total_whoever_two_bounds_keep_out_together_is_told_both() {
    let mut input = barred_twice();
    input.method = Method::Greatest;
    let output = decide(&input).unwrap();
    assert_eq!(selected(&output), [1, 2]);
    let bounds = vec!["each:IT".to_owned(), "consortia".to_owned()];
    let margin = Some(1_100);
    assert_eq!(of(&output, 3).reason, Reason::KeptOutTogether { bounds, margin });
    // What was decided before comes out again as it was.
    input.schema = Schema::Whole;
    assert_eq!(of(&decide(&input).unwrap(), 3).reason, Reason::OutsideGreatest { margin });
    let text = serde_json::to_string(&input).unwrap();
    assert!(text.contains("\"schema\":\"3\""), "{text}");
}

#[test]
fn whoever_a_bound_keeps_out_is_told_the_nearest_value_that_would_not() {
    let marks = [("ES", 10), ("ES", 9), ("ES", 8), ("ES", 7), ("IT", 6)];
    let one = |(number, (country, halves))| candidate(number, country, &[halves, halves]);
    let all = (1..).zip(marks).map(one);
    let mut input = input(all.collect(), vec![seats(5), bound("each", Of::EachCountry, None, Some(2))]);
    for method in [Method::Merit, Method::Greatest] {
        input.method = method;
        let output = decide(&input).unwrap();
        assert_eq!(selected(&output), [1, 2, 5]);
        // With a third place the third would have it.
        for (number, instead) in [(3, 3), (4, 4)] {
            let step = Step { bound: "each:ES".into(), is_floor: false, declared: 2, instead };
            assert_eq!(steps(&input, of(&output, number)), [step]);
        }
        assert!(steps(&input, of(&output, 1)).is_empty());
    }
}

#[test]
fn whoever_a_floor_brings_in_is_told_the_nearest_value_that_would_not() {
    let all = vec![candidate(1, "ES", &[10, 10]), candidate(2, "IT", &[9, 9])];
    let italy = Of::Country { country: "IT".parse().unwrap() };
    let input = input(all, vec![seats(1), bound("italy", italy, Some(1), None)]);
    let output = decide(&input).unwrap();
    assert_eq!(selected(&output), [2]);
    let step = Step { bound: "italy".into(), is_floor: true, declared: 1, instead: 0 };
    assert_eq!(steps(&input, of(&output, 2)), [step]);
}

#[test]
fn of_nobody_too_a_decision_can_be_made() {
    for method in [Method::Merit, Method::Greatest] {
        let mut input = input(Vec::new(), vec![seats(3), bound("each", Of::EachCountry, Some(1), Some(2))]);
        input.method = method;
        let output = decide(&input).unwrap();
        assert_eq!((output.lines.len(), output.total, output.bounds.len()), (0, 0, 1));
        assert_eq!(output.other.greatest_is_only, Some(true));
        assert!(sensitivity(&input, 10).unwrap().sometimes.is_empty());
    }
}

#[test]
fn a_decision_that_looked_at_one_clash_comes_out_again_as_it_was() {
    let mut of_old = barred_twice();
    of_old.schema = Schema::Exact;
    assert_eq!(of(&decide(&of_old).unwrap(), 3).reason, Reason::BelowLine);
    let text = serde_json::to_string(&of_old).unwrap();
    assert!(text.contains("\"schema\":\"2\""), "{text}");
    assert_eq!(serde_json::from_str::<Input>(&text).unwrap(), of_old);
}

#[test]
fn whoever_either_of_two_floors_would_bring_in_is_told_both_and_decisions_of_before_come_out_as_they_were() {
    let cities = [("ES", 10), ("IT", 9), ("FR", 8), ("SI", 7), ("DE", 6)];
    let one = |(number, (country, halves))| candidate(number, country, &[halves, halves]);
    let mut all: Vec<_> = (1..).zip(cities).map(one).collect();
    for mentor in &mut all[3..] {
        mentor.category = "mentor".into();
    }
    let mentors = bound("mentors", Of::Category { key: "mentor".into() }, Some(2), None);
    let slovenia = bound("slovenia", Of::Country { country: "SI".parse().unwrap() }, Some(1), None);
    let mut input = input(all, vec![seats(3), mentors, slovenia]);
    let because = |input: &Input, number| of(&decide(input).unwrap(), number).reason.clone();
    let needed = |bounds: &[&str], other: Option<u32>| Reason::ForBounds {
        bounds: bounds.iter().map(|key| (*key).to_owned()).collect(),
        instead_of: other.map(id),
    };
    assert_eq!(because(&input, 4), needed(&["mentors", "slovenia"], Some(2)));
    assert_eq!(because(&input, 5), needed(&["mentors"], Some(2)));
    input.schema = Schema::Together;
    assert_eq!(because(&input, 4), needed(&["mentors"], Some(2)));
    assert_eq!(because(&input, 5), needed(&["mentors"], None));
    assert!(serde_json::to_string(&input).unwrap().contains("\"schema\":\"4\""));
}

#[test]
fn a_decision_of_old_comes_out_again_as_it_was() {
    let mut of_old = by_half_a_hundredth();
    (of_old.schema, of_old.pool, of_old.threshold) = (Schema::default(), None, Some(17));
    let output = decide(&of_old).unwrap();
    // Both came to 17 and met it, and the chain parted them.
    assert_eq!(selected(&output), [1]);
    assert_eq!(output.lines[1].parted, Parted::Tie { tie: Tie::SmallerPopulation });
    let text = serde_json::to_string(&of_old).unwrap();
    assert!(!text.contains("schema") && !text.contains("pool"), "its digest is the one that it had: {text}");
    assert_eq!(serde_json::from_str::<Input>(&text).unwrap(), of_old);
    of_old.method = Method::Greatest;
    let output = decide(&of_old).unwrap();
    let says_more = |line: &Line| line.change.is_some();
    assert!(!output.lines.iter().any(says_more) && output.bounds.iter().all(|bound| bound.points == 0));
}

#[test]
fn by_greatest_total_each_bound_has_its_price_and_each_application_what_would_have_changed_it() {
    let mut mentor = candidate(3, "FR", &[6, 6]);
    mentor.category = "mentor".into();
    let candidates = vec![candidate(1, "ES", &[10, 10]), candidate(2, "ES", &[8, 8]), mentor];
    let mentors = bound("mentors", Of::Category { key: "mentor".into() }, Some(1), None);
    let mut input = input(candidates, vec![seats(2), mentors]);
    input.method = Method::Greatest;
    let output = decide(&input).unwrap();
    assert_eq!(selected(&output), [1, 3]);
    let price = |key: &str| output.bounds.iter().find(|one| one.key == key).unwrap();
    let mentors = price("mentors");
    assert_eq!(
        (mentors.points, &mentors.comes_in[..], &mentors.goes_out[..]),
        (200, &[id(2)][..], &[id(3)][..])
    );
    assert_eq!((price("seats").points, &price("seats").comes_in[..]), (800, &[id(2)][..]));
    let because = Reason::ForBounds { bounds: vec!["mentors".into()], instead_of: Some(id(2)) };
    assert_eq!(of(&output, 3).reason, because);
    let out = Reason::KeptOut { bounds: vec!["mentors".into()], margin: Some(200) };
    assert_eq!(of(&output, 2).reason, out);
    let change = of(&output, 2).change.clone().unwrap();
    assert_eq!((change.alone, change.bounds), (Some(200), vec!["seats".to_owned(), "mentors".into()]));
    assert_eq!(of(&output, 1).reason, Reason::InGreatest { margin: Some(200) });
}

#[test]
fn with_the_numbers_of_2020_the_changes_by_greatest_total_hold() {
    let mut input = as_in_2020();
    input.method = Method::Greatest;
    let output = decide(&input).unwrap();
    assert!(output.bounds.iter().any(|bound| bound.points > 0));
    for line in output.lines.iter().filter(|line| !line.selected) {
        let Some(change) = &line.change else { panic!("{line:?}") };
        for key in change.bounds.iter().filter(|key| !key.contains(':')) {
            let mut without = input.clone();
            without.bounds.retain(|bound| bound.key != *key);
            let Ok(found) = chosen(&without) else { continue };
            assert!(found.by_rank.contains(&line.id), "{key} alone keeps {} out", line.number);
        }
    }
}

#[test]
fn equals_between_which_the_greatest_total_chooses_by_order_are_named() {
    let mut input = drawn();
    input.method = Method::Greatest;
    let output = decide(&input).unwrap();
    assert_eq!(output.ties_that_mattered, [0]);
    let content = Content { input, output };
    let lots = lots(&content);
    assert_eq!((lots.len(), lots[0].tickets.len(), lots[0].decided), (1, 9, true));
    assert!(lots[0].tickets.is_sorted_by_key(|(_, ticket)| *ticket.bytes()));
    let pool = Digest::of(b"pool");
    assert!(lots[0].tickets.iter().all(|(id, ticket)| content.input.seed.ticket(&pool, *id) == *ticket));
    assert_eq!(ties_that_mattered(&content.output)[0].len(), 9);
}

#[test]
fn weights_are_varied_by_the_declared_method_and_one_at_a_time_where_there_are_many() {
    let mut large = candidate(1, "ES", &[10, 10]);
    large.cities = 5;
    let candidates = vec![large, candidate(2, "IT", &[9, 9]), candidate(3, "FR", &[9, 8])];
    let mut input = input(candidates, vec![seats(3), bound("cities", Of::Cities, None, Some(5))]);
    let always = |input: &Input| sensitivity(input, 10).unwrap().always;
    assert_eq!(always(&input), [id(1)]);
    input.method = Method::Greatest;
    assert_eq!(always(&input), [id(2), id(3)]);
    input.criteria = (0..12).map(|at| criterion(&at.to_string())).collect();
    for candidate in &mut input.candidates {
        candidate.marks = vec![8; 12];
    }
    let found = sensitivity(&input, 10).unwrap();
    assert_eq!((found.combined, found.tried), (false, 25));
}

#[test]
fn whoever_misses_a_threshold_learns_by_how_much_and_whether_that_was_all() {
    let candidates = vec![
        candidate(1, "ES", &[10, 10]),
        candidate(2, "ES", &[8, 8]),
        candidate(3, "ES", &[10, 4]),
        candidate(4, "ES", &[5, 5]),
        candidate(5, "ES", &[10, 5]),
    ];
    for method in [Method::Merit, Method::Greatest] {
        let mut input = input(candidates.clone(), vec![seats(2)]);
        (input.method, input.threshold) = (method, Some(800));
        let output = decide(&input).unwrap();
        let lacking = |number: u32| of(&output, number).change.clone().unwrap().lacking.unwrap();
        let lacks = |halves, total, enough| Lacking {
            criteria: vec![("b".into(), halves)],
            total,
            enough: Some(enough),
        };
        assert_eq!(lacking(3), lacks(2, 0, Enough::Level), "8 points, as the second has");
        let of_4 = lacking(4);
        assert_eq!(of_4.criteria, [("a".to_owned(), 1), ("b".to_owned(), 1)]);
        assert_eq!((of_4.total, of_4.enough), (200, Some(Enough::Level)));
        let mut fewer = input.clone();
        fewer.bounds = vec![seats(1)];
        let of_3 = of(&decide(&fewer).unwrap(), 3).change.clone().unwrap().lacking.unwrap();
        assert_eq!(of_3.enough, Some(Enough::No));
        let mut more = input.clone();
        more.bounds = vec![seats(3)];
        let of_5 = of(&decide(&more).unwrap(), 5).change.clone().unwrap().lacking.unwrap();
        assert_eq!(of_5, lacks(1, 0, Enough::Yes));
    }
}
