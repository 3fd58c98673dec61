//! Queries of people and of parsers, facets, suggestions, explanations and limits, by example.

use std::ops::Bound;
use std::time::Duration;

use crate::common::{found, index_of, keys, small, titled};
use centum_search::{
    Bounds, Clause, ClauseError, Cursor, Document, FacetRequest, Form, Language, Languages, Limits, Order,
    People, Query, Request, Scalar, SearchError, Start, What, path,
};

fn air() -> Vec<Document> {
    vec![
        titled("quality", Language::En, "Air quality in the city")
            .text("body", Some(Language::En), "Hourly values of PM10 and ozone")
            .facet("city", "Riga")
            .facet("area", path(["Europe", "Latvia"]))
            .stored(b"{\"a\":1}".to_vec()),
        titled("pollution", Language::En, "Air pollution by street").facet("city", "Porto"),
        titled("water", Language::En, "Quality of drinking water").facet("city", "Porto"),
        titled("munich", Language::De, "Luftqualität in München")
            .facet("city", "München")
            .facet("area", path(["Europe", "Germany", "Bavaria"])),
    ]
}

#[test]
fn all_words_are_wanted_and_any_of_them_where_all_find_nothing() {
    let index = index_of(&air());
    let answer = index.search(&Request::people("air quality")).unwrap();
    assert_eq!((answer.total, answer.looser), (1, false));
    let answer = index.search(&Request::people("drinking pollution")).unwrap();
    assert_eq!((answer.total, answer.looser), (2, true));
    let answer = index.search(&Request::people("nowhere nothing")).unwrap();
    assert_eq!((answer.total, answer.looser), (0, false));
}

#[test]
fn a_phrase_wants_its_words_side_by_side_and_a_minus_takes_away() {
    let index = index_of(&air());
    assert_eq!(found(&index, "\"quality in the city\""), ["quality"]);
    assert_eq!(found(&index, "\"city quality\""), [""; 0]);
    assert_eq!(found(&index, "air -street"), ["quality"]);
    assert_eq!(found(&index, "-air -water"), ["munich"]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    let index = index_of(&air());
    let people = People { text: "air poll".to_owned(), typing: true };
    assert_eq!(keys(&index, &Request::new(Query::People(people))), ["pollution"]);
    assert!(index.search(&Request::people("air poll")).unwrap().looser);
}

#[test]
fn a_chosen_facet_does_not_hide_its_other_values() {
    let index = index_of(&air());
    let request = Request::people("quality").count("city", 10).select("city", ["Porto"]);
    let answer = index.search(&request).unwrap();
    assert_eq!(answer.total, 1);
    let counts: Vec<_> =
        answer.facets[0].values.iter().map(|one| (one.value.as_str(), one.count, one.selected)).collect();
    assert_eq!(counts, [("Porto", 1, true), ("Riga", 1, false)]);
}

#[test]
fn paths_are_counted_step_by_step() {
    let index = index_of(&air());
    let mut request = Request::people("");
    request.facets.push(FacetRequest { field: "area".to_owned(), limit: 10, under: None });
    let answer = index.search(&request).unwrap();
    assert_eq!((answer.facets[0].values[0].value.as_str(), answer.facets[0].values[0].count), ("Europe", 2));
    request.facets[0].under = Some("Europe".to_owned());
    let answer = index.search(&request).unwrap();
    let values: Vec<_> = answer.facets[0].values.iter().map(|one| one.value.clone()).collect();
    assert_eq!(values, [path(["Europe", "Germany"]), path(["Europe", "Latvia"])]);
    let germany = Request::clause(Clause::facet("area", path(["Europe", "Germany"])));
    assert_eq!(keys(&index, &germany), ["munich"]);
}

#[test]
fn words_are_completed_as_they_are_spelt() {
    let index = index_of(&air());
    let suggestions = index.suggest("mun", 5, &Request::people("")).unwrap();
    assert_eq!(suggestions.completions[0].text, "münchen");
    let suggestions = index.suggest("air qu", 5, &Request::people("")).unwrap();
    assert_eq!(
        (suggestions.completions[0].text.as_str(), suggestions.completions[0].documents),
        ("air quality", 1)
    );
}

#[test]
fn a_misspelt_word_is_answered_with_the_one_that_was_meant() {
    let index = index_of(&air());
    let answer = index.search(&Request::people("polution")).unwrap();
    assert_eq!(answer.did_you_mean.as_deref(), Some("pollution"));
    let answer = index.search(&Request::people("luftqualitat munchen xqzw")).unwrap();
    assert_eq!(answer.did_you_mean, None);
    assert_eq!(
        index.search(&Request::people("Lufqualität")).unwrap().did_you_mean.as_deref(),
        Some("luftqualität")
    );
}

#[test]
fn an_explanation_says_which_word_was_met_where() {
    let index = index_of(&air());
    let request = Request::people("stations quality");
    let request = Request { query: Query::Clause(Clause::words("quality")), ..request };
    let explanation = index.explain(&request, "quality").unwrap().unwrap();
    let score = index.search(&request).unwrap().hits.iter().find(|hit| hit.key == "quality").unwrap().score;
    assert!((explanation.score - score).abs() < 1e-4);
    let best = &explanation.parts[0];
    assert_eq!(best.what, What::Best { word: "quality".to_owned() });
    let What::Match(first) = &best.parts[0].what else { panic!("{best:?}") };
    assert_eq!((first.field.as_str(), first.form), ("title", Form::Word));
    assert!(index.explain(&request, "pollution").unwrap().is_none());
    assert!(index.explain(&request, "nobody").unwrap().is_none());
}

#[test]
fn ranges_boxes_presence_and_keys_are_conditions() {
    let index = index_of(&[
        titled("a", Language::En, "one").instant("modified", 10).number("points", 1.5),
        titled("b", Language::En, "two")
            .instant("modified", 20)
            .bounds("extent", Bounds::new(1.0, 1.0, 2.0, 2.0).unwrap()),
        titled("c", Language::En, "three"),
    ]);
    let range = |from, to| Clause::Range { field: "modified".to_owned(), from, to };
    let at = |micros| Scalar::Instant(micros);
    let clauses = [
        (range(Bound::Included(at(10)), Bound::Excluded(at(20))), vec!["a"]),
        (range(Bound::Excluded(at(10)), Bound::Unbounded), vec!["b"]),
        (range(Bound::Unbounded, Bound::Unbounded), vec!["a", "b"]),
        (Clause::Present { field: "points".to_owned() }, vec!["a"]),
        (Clause::Present { field: "extent".to_owned() }, vec!["b"]),
        (Clause::Keys(vec!["c".to_owned(), "a".to_owned(), "z".to_owned()]), vec!["a", "c"]),
        (Clause::Not(Box::new(Clause::Keys(vec!["c".to_owned()]))), vec!["a", "b"]),
        (Clause::Any(Vec::new()), vec![]),
        (Clause::All(Vec::new()), vec!["a", "b", "c"]),
    ];
    for (clause, expected) in clauses {
        let request = Request { filters: vec![clause.clone()], ..Request::people("") };
        assert_eq!(keys(&index, &request), expected, "{clause:?}");
        assert_eq!(keys(&index, &Request::clause(clause.clone())), expected, "{clause:?}");
    }
    let wrong =
        Clause::Range { field: "points".to_owned(), from: Bound::Included(at(1)), to: Bound::Unbounded };
    assert!(matches!(index.search(&Request::clause(wrong)), Err(SearchError::Clause(_))));
}

#[test]
fn keywords_can_begin_with_something() {
    let index = index_of(&air());
    let clause = Clause::Prefix { field: Some("city".to_owned()), text: "Po".to_owned() };
    let request = Request {
        order: Order::By { field: "title_key".to_owned(), descending: false },
        ..Request::clause(clause)
    };
    assert_eq!(keys(&index, &request), ["pollution", "water"]);
}

#[test]
fn every_keyword_that_begins_so_counts_however_many_there_are() {
    let many = |number: usize| {
        Document::new(format!("k{number}")).facet("theme", format!("road {number}")).facet("theme", "roads")
    };
    let others = ["rail", "roa", "roae", "s"].map(|theme| Document::new(theme).facet("theme", theme));
    let index = index_of(&(0..200).map(many).chain(others).collect::<Vec<_>>());
    let total = |text: &str| {
        let clause = Clause::Prefix { field: Some("theme".to_owned()), text: text.to_owned() };
        index.search(&Request::clause(clause)).unwrap().total
    };
    assert_eq!(
        [total("road"), total("road 19"), total("roa"), total("r"), total("x")],
        [200, 11, 202, 203, 0]
    );
}

#[test]
fn a_star_finds_every_word_that_fits_and_says_where_that_is_too_much() {
    let many = |number: usize| titled(&format!("k{number}"), Language::En, &format!("Road a{number}"));
    let water = titled("eau", Language::Fr, "Qualité de l’eau");
    let index = index_of(&(0..200).map(many).chain(air()).chain([water]).collect::<Vec<_>>());
    let asked = |field: Option<&str>, text: &str| {
        Request::clause(Clause::Wildcard { field: field.map(str::to_owned), text: text.to_owned() })
    };
    for (field, text, total) in [
        (Some("title"), "a*", 202),
        (Some("title"), "*1", 20),
        (Some("title"), "R*AD", 200),
        (Some("title"), "r*d a1*9", 11),
        (Some("title"), "r?ad a1?", 10),
        (Some("title"), "ro?d a??9", 10),
        (Some("title"), "*ünch*", 1),
        (Some("title"), "*l'ea*", 1),
        (Some("title"), "ozone*", 0),
        (None, "*zone*", 1),
        (None, "*-*", 0),
        (Some("city"), "P*o", 2),
        (Some("city"), "p*O", 0),
    ] {
        assert_eq!(index.search(&asked(field, text)).unwrap().total, total, "{field:?} {text}");
    }
    let bounded = |limits| index.search(&Request { limits, ..asked(Some("title"), "*a*") });
    let vague = bounded(Limits { alike: 50, ..Limits::default() });
    assert!(matches!(vague, Err(SearchError::Clause(ClauseError::Vague { limit: 50, .. }))));
    let long = bounded(Limits { looked_at: 100, ..Limits::default() });
    assert!(matches!(long, Err(SearchError::Clause(ClauseError::Searched { limit: 100 }))));
}

#[test]
fn documents_with_and_without_a_text_can_be_asked_for() {
    let mut documents = air();
    documents.push(Document::new("bare").text("body", Some(Language::En), " … "));
    let index = index_of(&documents);
    let present = |field: &str| Clause::Present { field: field.to_owned() };
    let total = |clause| index.search(&Request::clause(clause)).unwrap().total;
    assert_eq!(total(present("body")), 1);
    assert_eq!(total(Clause::Not(Box::new(present("body")))), 4);
    assert_eq!(total(present("title")), 4);
    assert!(index.search(&Request::clause(present("title_key"))).is_err());
}

#[test]
fn what_is_gone_is_neither_suggested_nor_meant() {
    let index =
        index_of(&[titled("a", Language::En, "Lamps of Peeters"), titled("b", Language::En, "Lamps")]);
    let of = |text: &str| index.suggest(text, 5, &Request::people("")).unwrap();
    let meant = || index.search(&Request::people("peetres")).unwrap().did_you_mean;
    assert_eq!(of("peet").completions[0].text, "peeters");
    assert_eq!(meant().as_deref(), Some("peeters"));
    let mut writer = index.writer(small()).unwrap();
    writer.delete("a");
    writer.commit(2).unwrap();
    assert!(of("peet").completions.is_empty());
    assert_eq!(meant(), None);
    assert_eq!(of("lam").completions.len(), 1);
}

#[test]
fn equal_ones_follow_by_the_next_order_and_pages_join_up() {
    let index = index_of(&[
        titled("a", Language::En, "one").number("points", 1.0).instant("modified", 10),
        titled("b", Language::En, "two").number("points", 2.0).instant("modified", 10),
        titled("c", Language::En, "three").number("points", 1.0).instant("modified", 20),
        titled("d", Language::En, "four").number("points", 1.0),
    ]);
    let by = |field: &str, descending| Order::By { field: field.to_owned(), descending };
    let points = Clause::Present { field: "points".to_owned() };
    for filters in [Vec::new(), vec![points]] {
        for (order, then, expected) in [
            (by("points", false), vec![by("modified", true)], ["c", "a", "d", "b"]),
            (by("points", true), vec![by("modified", false)], ["b", "a", "c", "d"]),
            (Order::Relevance, vec![by("modified", true), by("points", true)], ["c", "b", "a", "d"]),
        ] {
            let request = Request { order, then, filters: filters.clone(), ..Request::people("") };
            assert_eq!(keys(&index, &request), expected, "{request:?}");
            let mut one = Request { hits: 1, ..request };
            for key in expected {
                let answer = index.search(&one).unwrap();
                assert_eq!(answer.hits[0].key, key, "{one:?}");
                if let Some(next) = answer.next {
                    one.start = Start::After(next);
                }
            }
        }
    }
}

#[test]
fn stored_bytes_come_back_with_the_hit_and_by_key() {
    let index = index_of(&air());
    assert_eq!(index.search(&Request::people("ozone")).unwrap().hits[0].stored, b"{\"a\":1}");
    assert_eq!(index.stored("quality").unwrap().as_deref(), Some(b"{\"a\":1}".as_slice()));
    assert_eq!(index.stored("nobody").unwrap(), None);
}

#[test]
fn languages_can_be_narrowed() {
    let index = index_of(&air());
    let request = Request { languages: Languages::Only(vec![Language::De]), ..Request::people("waters") };
    assert_eq!(keys(&index, &request), [""; 0]);
    assert_eq!(found(&index, "waters"), ["water"]);
}

#[test]
fn a_search_that_has_no_time_says_so() {
    let index = index_of(&air());
    let request = Request { time: Duration::ZERO, ..Request::people("air") };
    assert!(matches!(index.search(&request), Err(SearchError::Deadline)));
}

#[test]
fn what_asks_too_much_is_refused() {
    let index = index_of(&air());
    let far = Request { start: Start::Offset(10_001), ..Request::people("air") };
    assert!(matches!(index.search(&far), Err(SearchError::TooFar { limit: 10_000, .. })));
    let many = Request { hits: 1_001, ..Request::people("air") };
    assert!(matches!(index.search(&many), Err(SearchError::TooFar { .. })));
    assert!(index.search(&Request::people("a ".repeat(5_000))).unwrap().cut);
}

#[test]
fn a_cursor_of_another_query_is_refused() {
    let index = index_of(&air());
    let request = Request { hits: 1, ..Request::people("air") };
    let cursor = index.search(&request).unwrap().next.unwrap();
    let other = Request { start: Start::After(cursor.clone()), ..Request::people("quality") };
    assert!(matches!(index.search(&other), Err(SearchError::Cursor)));
    let nonsense = Request { start: Start::After(Cursor::from("nonsense")), ..Request::people("air") };
    assert!(matches!(index.search(&nonsense), Err(SearchError::Cursor)));
    assert!(index.search(&Request { start: Start::After(cursor), ..request }).is_ok());
}

#[test]
fn a_word_that_stands_nowhere_takes_nothing_away_and_adds_nothing() {
    let index = index_of(&air());
    let unknown = || Clause::words("zeppelin");
    let total = |clause| index.search(&Request::clause(clause)).unwrap().total;
    assert_eq!(total(unknown()), 0);
    assert_eq!(total(Clause::Not(Box::new(unknown()))), 4);
    assert_eq!(total(Clause::Any(vec![unknown(), Clause::words("air")])), 2);
    assert_eq!(total(Clause::All(vec![unknown(), Clause::words("air")])), 0);
    assert_eq!(total(Clause::Prefer(Box::new(Clause::words("air")), vec![unknown()])), 2);
    let answer = index.search(&Request::people("zeppelin water")).unwrap();
    assert_eq!((answer.total, answer.looser, answer.hits[0].key.as_str()), (1, true, "water"));
    assert!(index.explain(&Request::people("zeppelin"), "water").unwrap().is_none());
}

#[test]
fn what_is_stored_comes_along_unless_it_is_not_wanted() {
    let index = index_of(&air());
    let request = Request::people("ozone");
    assert_eq!(index.search(&request).unwrap().hits[0].stored, b"{\"a\":1}");
    let hits = index.search(&Request { stored: false, ..request }).unwrap().hits;
    assert_eq!((hits[0].key.as_str(), hits[0].stored.len()), ("quality", 0));
}

#[test]
fn of_many_values_the_most_frequent_ones_are_counted_right_over_all_parts() {
    let index = index_of(&[]);
    let mut writer = index.writer(small()).unwrap();
    for (part, rare) in [("x", 1), ("y", 30)] {
        for number in 0..2_500 {
            let mut document =
                Document::new(format!("{part}{number}")).facet("theme", format!("of its own {number}"));
            if number < 60 {
                document = document.facet("theme", "common");
            }
            if number < rare {
                document = document.facet("theme", "rare");
            }
            writer.put(&document).unwrap();
        }
        writer.commit(rare).unwrap();
    }
    for limit in [2, 1_000] {
        let answer = index.search(&Request::clause(Clause::Everything).count("theme", limit)).unwrap();
        let facet = &answer.facets[0];
        let counts: Vec<_> = facet.values.iter().map(|one| (one.value.as_str(), one.count)).collect();
        assert_eq!(counts[..2], [("common", 120), ("rare", 31)]);
        assert_eq!((counts.len(), facet.more), (limit, true));
        assert!(counts[2..].iter().all(|(_, count)| *count == 2));
    }
}

#[test]
fn the_same_answer_has_the_same_cursor() {
    let index = index_of(&air());
    for query in [Query::Clause(Clause::Everything), Query::Clause(Clause::words("quality"))] {
        let request = Request { hits: 1, ..Request::new(query) };
        let next = || index.search(&request).unwrap().next;
        assert!(next().is_some());
        assert_eq!(next(), next());
    }
}

#[test]
fn an_answer_that_was_given_before_is_never_older_than_the_last_commit() {
    let (index, asked) = (index_of(&[titled("a", Language::En, "tree")]), Request::people("tree"));
    assert_eq!(index.answered(&asked), None, "nobody asked yet");
    let first = index.search(&asked).unwrap();
    assert_eq!(index.answered(&asked), Some(first.clone()));
    assert_eq!(index.search(&asked).unwrap(), first);
    let mut writer = index.writer(small()).unwrap();
    writer.put(&titled("b", Language::En, "tree")).unwrap();
    writer.delete("a");
    assert_eq!(index.answered(&asked), Some(first), "what is not committed is not seen");
    writer.commit(2).unwrap();
    assert_eq!(index.answered(&asked), None);
    assert_eq!(keys(&index, &asked), ["b"]);
    drop(writer);
    let again = index.rebuild(small()).unwrap();
    again.finish(2).unwrap();
    assert_eq!(index.answered(&asked), None, "a new index at the same position is another one");
    assert!(keys(&index, &asked).is_empty());
}
