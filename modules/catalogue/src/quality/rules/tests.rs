use proptest::prelude::*;

use super::*;
use crate::dcat::{Agent, Contact, Format, Keywords, Lang, Moment, Period, Place, Reference};

fn breach() -> Finding {
    let rule = "dcat-ap-dataset-missing".into();
    let severity = crate::records::Severity::Violation;
    Finding {
        record: None,
        field: String::new(),
        rule,
        severity,
        remedy: String::new(),
        value: String::new(),
    }
}

fn dataset() -> Record {
    Record { distributions: vec![Distribution::default()], ..Record::default() }
}

fn of(record: &Record) -> Tally {
    assess(record, &[breach()], &Answers::default()).unwrap()
}

fn csv() -> Distribution {
    Distribution {
        access_urls: vec!["https://a.example/page".into()],
        download_urls: vec!["https://a.example/trees.csv".into()],
        media_type: Some("text/csv".into()),
        format: Some(Format { value: Some(Coded::Code("CSV".into())), given: None }),
        byte_size: Some(12),
        licences: vec![Coded::Code("CC_BY_4_0".into())],
        rights: vec![Reference::default()],
        ..Distribution::default()
    }
}

fn whole() -> Record {
    Record {
        keywords: Keywords::from([(Lang::new("en"), ["trees".to_owned()].into())]),
        themes: vec![Coded::Code("ENVI".into())],
        spatial: vec![Place::default()],
        temporal: vec![Period::default()],
        access_rights: Some(Coded::Code("PUBLIC".into())),
        contacts: vec![Contact::default()],
        publishers: vec![Agent::default()],
        issued: Some(Moment::of("2020")),
        modified: Some(Moment::of("2021")),
        distributions: vec![csv()],
        ..Record::default()
    }
}

fn answering(record: &Record, answer: bool) -> Answers {
    let addresses =
        record.distributions.iter().flat_map(|one| one.access_urls.iter().chain(&one.download_urls));
    addresses.map(|address| (address.clone(), answer)).collect()
}

#[test]
fn a_whole_record_has_all_points_and_an_empty_one_none() {
    let record = whole();
    let tally = assess(&record, &[], &answering(&record, true)).unwrap();
    assert_eq!(tally.points().whole(), 405);
    assert_eq!(first(&Score::of(tally).unwrap()), []);
    assert_eq!(of(&Record::default()).points().whole(), 0);
    let service = Record { kind: Kind::Service, ..Record::default() };
    assert_eq!(assess(&service, &[], &Answers::default()), None);
}

/// Each metric passes by what is meant for it, and by nothing else.
#[test]
fn each_metric_is_passed_by_its_own_field_alone() {
    type Change = fn(&mut Record);
    let table: &[(Change, &[Metric])] = &[
        (|r| r.keywords = whole().keywords, &[Metric::Keyword]),
        (|r| r.keywords = Keywords::from([(Lang::new("en"), Default::default())]), &[]),
        (|r| r.themes = whole().themes, &[Metric::Theme]),
        (|r| r.spatial = whole().spatial, &[Metric::Spatial]),
        (|r| r.temporal = whole().temporal, &[Metric::Temporal]),
        (|r| r.distributions[0].download_urls = csv().download_urls, &[Metric::Download]),
        (
            |r| r.distributions[0].format = csv().format,
            &[Metric::Format, Metric::FormatKnown, Metric::NonProprietary, Metric::MachineReadable],
        ),
        (
            |r| {
                r.distributions[0].format =
                    Some(Format { value: Some(Coded::Text("odd".into())), given: None });
            },
            &[Metric::Format],
        ),
        (|r| r.distributions[0].media_type = Some("application/x-odd".into()), &[Metric::MediaType]),
        (
            |r| r.distributions[0].media_type = Some("application/pdf".into()),
            &[Metric::MediaType, Metric::FormatKnown],
        ),
        (|r| r.distributions[0].licences = csv().licences, &[Metric::Licence, Metric::LicenceKnown]),
        (|r| r.distributions[0].licences = vec![Coded::Text("free".into())], &[Metric::Licence]),
        (|r| r.licences = csv().licences, &[]),
        (|r| r.access_rights = whole().access_rights, &[Metric::AccessRights, Metric::AccessRightsKnown]),
        (|r| r.access_rights = Some(Coded::Text("all".into())), &[Metric::AccessRights]),
        (|r| r.contacts = whole().contacts, &[Metric::Contact]),
        (|r| r.publishers = whole().publishers, &[Metric::Publisher]),
        (|r| r.distributions[0].rights = csv().rights, &[Metric::Rights]),
        (|r| r.distributions[0].byte_size = Some(0), &[Metric::ByteSize]),
        (|r| r.issued = whole().issued, &[Metric::Issued]),
        (|r| r.modified = whole().modified, &[Metric::Modified]),
    ];
    for (place, (change, passes)) in table.iter().enumerate() {
        let mut record = dataset();
        change(&mut record);
        let tally = of(&record);
        for metric in Metric::ALL {
            let passed = tally.of(*metric).passed > 0;
            assert_eq!(passed, passes.contains(metric), "row {place}, {metric:?}");
        }
    }
}

#[test]
fn an_address_that_was_not_looked_at_is_neither_alive_nor_dead() {
    let record = whole();
    let judged = |answers: &Answers| assess(&record, &[], answers).unwrap().of(Metric::AccessAnswers);
    assert_eq!(judged(&Answers::default()), Share::default());
    assert_eq!(judged(&answering(&record, false)), Share::one(false));
    assert_eq!(judged(&answering(&record, true)), Share::one(true));
    // No address at all is known to lead nowhere.
    assert_eq!(of(&dataset()).of(Metric::AccessAnswers), Share::one(false));
    let two = ["a".to_owned(), "b".to_owned()];
    let one_dead: Answers = [("a".to_owned(), false)].into_iter().collect();
    let one_alive: Answers = [("a".to_owned(), false), ("b".to_owned(), true)].into_iter().collect();
    assert_eq!((one_dead.any(&two), one_alive.any(&two)), (None, Some(true)));
}

#[test]
fn the_best_distribution_stands_for_the_interoperability_of_its_dataset() {
    let mut record = dataset();
    record.distributions = vec![Distribution::default(), csv(), Distribution::default()];
    let tally = of(&record);
    assert_eq!(tally.of(Metric::MachineReadable), Share { passed: 1, judged: 1 });
    assert_eq!(tally.of(Metric::Licence), Share { passed: 1, judged: 3 });
}

#[test]
fn a_licence_for_400_distributions_of_which_312_lack_it_brings_its_points_and_those_of_its_table() {
    let mut tally = of(&dataset());
    tally.add(Metric::Licence, Share { passed: 88, judged: 399 });
    tally.add(Metric::LicenceKnown, Share { passed: 60, judged: 399 });
    let gains = first(&Score::of(tally).unwrap());
    let licence = gains.iter().find(|gain| gain.metric == Metric::Licence).unwrap();
    assert_eq!((licence.missing, licence.of), (312, 400));
    assert!((licence.points - (312.0 / 400.0 * 30.0)).abs() < 1e-9, "{}", licence.points);
    let known = gains.iter().find(|gain| gain.metric == Metric::LicenceKnown).unwrap();
    assert_eq!(known.missing, 28);
}

#[test]
fn ten_thousand_distributions_are_counted_like_one() {
    let record = Record { distributions: vec![csv(); 10_000], ..whole() };
    let tally = assess(&record, &[], &answering(&record, true)).unwrap();
    assert_eq!(tally.of(Metric::Licence), Share { passed: 10_000, judged: 10_000 });
    assert_eq!(tally.points().whole(), 405);
}

fn any_tally() -> impl Strategy<Value = Tally> {
    let share = (0_i64..50, 0_i64..50)
        .prop_map(|(one, other)| Share { passed: one.min(other), judged: one.max(other) });
    (1_i64..50, proptest::collection::vec(share, Metric::COUNT)).prop_map(|(datasets, shares)| {
        let mut tally = Tally::of_datasets(datasets);
        for (metric, share) in Metric::ALL.iter().zip(shares) {
            tally.add(*metric, share);
        }
        tally
    })
}

proptest! {
    /// The points of a sum are those that a walk over all records would give.
    #[test]
    fn sums_are_those_of_a_naive_walk(tallies in proptest::collection::vec(any_tally(), 1..20)) {
        let mut sum = Tally::default();
        for tally in &tallies {
            sum += tally;
        }
        let (mut known, mut judged) = (0.0, 0);
        for metric in Metric::ALL.iter().copied() {
            let passed: i64 = tallies.iter().map(|one| one.of(metric).passed).sum();
            let all: i64 = tallies.iter().map(|one| one.of(metric).judged).sum();
            if all > 0 {
                known += passed as f64 / all as f64 * f64::from(metric.points());
                judged += metric.points();
            }
        }
        prop_assert!((sum.points().known - known).abs() < 1e-6);
        prop_assert_eq!(sum.points().judged, judged);
        for tally in &tallies {
            sum -= tally;
        }
        prop_assert_eq!(sum, Tally::default());
    }

    /// Whoever mends everything has everything: gains neither overlap nor leave anything out.
    #[test]
    fn gains_make_the_score_whole(tally in any_tally()) {
        let score = Score::of(tally).unwrap();
        let gained: f64 = first(&score).iter().map(|gain| gain.points).sum();
        let most = if score.points.judged == 0 { 0.0 } else { f64::from(score.points.most()) };
        prop_assert!((score.points.exact() + gained - most).abs() < 1e-6);
    }
}
