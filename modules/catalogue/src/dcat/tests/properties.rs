//! What holds for every record and for every graph.

use centum_rdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use crate::dcat::names::*;
use crate::dcat::*;

/// A word that no list knows.
fn word() -> impl Strategy<Value = String> {
    "Zq[a-zäß]{1,8}( [a-z]{1,6})?"
}

fn url() -> impl Strategy<Value = String> {
    // Each is another one, so that nothing is said twice of one node.
    "[a-z0-9]{24}".prop_map(|id| format!("https://x.example/q{id}"))
}

fn texts() -> impl Strategy<Value = Texts> {
    let lang = prop_oneof![Just("und"), Just("de"), Just("en"), Just("pt-br")];
    btree_map(lang.prop_map(Lang::new), word(), 0..3).prop_map(Texts)
}

fn coded(codes: &'static [&'static str]) -> impl Strategy<Value = Coded> {
    prop_oneof![
        proptest::sample::select(codes).prop_map(|code| Coded::Code(code.to_owned())),
        url().prop_map(Coded::Iri),
        word().prop_map(Coded::Text),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        (1000i16..3000).prop_map(Moment::Year),
        (1000i16..3000, 1i8..=12).prop_map(|(year, month)| Moment::Month(year, month)),
        (1000i16..3000, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Moment::Day(jiff::civil::date(y, m, d))),
        (0i64..4_000_000_000_000_000)
            .prop_map(|at| Moment::Instant(jiff::Timestamp::from_microsecond(at).unwrap())),
        word().prop_map(Moment::Text),
    ]
}

fn reference() -> impl Strategy<Value = Reference> {
    (option::of(url()), texts()).prop_map(|(uri, labels)| Reference { uri, labels })
}

fn agent() -> impl Strategy<Value = Agent> {
    let mails = vec("[a-z]{1,5}@[a-z]{1,5}\\.example", 0..2);
    (option::of(url()), texts(), vec(url(), 0..2), mails).prop_map(|(uri, names, homepages, emails)| Agent {
        uri,
        names,
        kind: None,
        homepages,
        emails,
    })
}

fn contact() -> impl Strategy<Value = Contact> {
    (agent(), texts(), vec("\\+32 [0-9]{2,6}", 0..2)).prop_map(|(agent, organisation, telephones)| Contact {
        uri: agent.uri,
        names: agent.names,
        organisation,
        emails: agent.emails,
        urls: agent.homepages,
        telephones,
    })
}

fn place() -> impl Strategy<Value = Place> {
    let bbox =
        (-300_000_000..400_000_000i64, 300_000_000..600_000_000i64, 0..50_000_000i64, 0..50_000_000i64);
    let degrees = |whole: i64| whole as f64 / 1e7;
    let bbox = bbox.prop_map(move |(west, south, dx, dy)| Bbox {
        west: degrees(west),
        south: degrees(south),
        east: degrees(west + dx),
        north: degrees(south + dy),
    });
    (option::of(url()), texts(), option::of(bbox)).prop_map(|(uri, labels, bbox)| Place {
        uri,
        labels,
        bbox,
        centroid: bbox.map(|bbox| Point { lon: bbox.west, lat: bbox.south }),
        geometry: bbox.map(|bbox| Geometry::Wkt(bbox.wkt())),
    })
}

fn distribution() -> impl Strategy<Value = Distribution> {
    let format = coded(&["CSV", "PARQUET", "WMS_SRVC", "RDF_TURTLE"]);
    let what =
        (texts(), texts(), vec(url(), 1..3), vec(url(), 0..2), option::of(format), option::of(0u64..1 << 50));
    let terms = (
        vec(coded(&["CC0", "CC_BY_4_0", "CC_BY", "OGL", "GEONUTZV"]), 0..3),
        vec(reference(), 0..2),
        option::of(moment()),
        option::of(moment()),
        option::of(coded(&["STABLE"])),
        option::of(prop_oneof![Just("text/csv".to_owned()), word()]),
    );
    let service = (option::of(url()), texts(), vec(url(), 0..2));
    (option::of(url()), what, terms, vec(service, 0..2)).prop_map(|(uri, what, terms, services)| {
        let (titles, descriptions, access_urls, download_urls, value, byte_size) = what;
        let (licences, rights, issued, modified, availability, media_type) = terms;
        let services = services.into_iter().map(|(uri, titles, endpoint_urls)| AccessService {
            uri,
            titles,
            endpoint_urls,
            ..AccessService::default()
        });
        Distribution {
            uri,
            titles,
            descriptions,
            access_urls,
            download_urls,
            media_type,
            format: value.map(|value| Format { value: Some(value), given: None }),
            byte_size,
            checksum: byte_size
                .map(|_| Checksum { algorithm: "sha256".to_owned(), value: "ab12".to_owned() }),
            licences,
            rights,
            issued,
            modified,
            availability,
            services: services.collect(),
            ..Distribution::default()
        }
    })
}

prop_compose! {
    fn any_record()(
        uri in option::of(url()),
        kind in proptest::sample::select(vec![Kind::Dataset, Kind::Series, Kind::Service]),
        titles in texts(),
        keywords in btree_map(Just(Lang::new("de")), btree_set(word(), 1..4), 0..2),
        themes in vec(coded(&["ENVI", "TRAN"]), 0..3),
        agents in (vec(agent(), 0..2), vec(agent(), 0..2)),
        contacts in vec(contact(), 0..2),
        access_rights in option::of(coded(&["PUBLIC", "RESTRICTED"])),
        frequency in option::of(coded(&["ANNUAL", "UNKNOWN"])),
        dates in (option::of(moment()), option::of(moment())),
        spatial in vec(place(), 0..3),
        temporal in vec((option::of(moment()), option::of(moment())), 0..2),
        languages in vec(coded(&["DEU", "FRA"]), 0..3),
        (conforms_to, provenance) in (vec(reference(), 0..2), vec(reference(), 0..2)),
        (version, other_identifiers, landing_pages, in_series) in
            (option::of(word()), vec(word(), 0..2), vec(url(), 0..3), vec(url(), 0..2)),
        (samples, distributions) in (vec(distribution(), 0..2), vec(distribution(), 0..4)),
    ) -> Record {
        let period = |(start, end)| Period { start, end };
        let mut record = Record {
            uri, kind, titles, keywords, themes, contacts, access_rights, frequency, spatial, languages, conforms_to,
            provenance, version, other_identifiers, landing_pages, in_series, samples, distributions,
            publishers: agents.0, creators: agents.1, issued: dates.0, modified: dates.1,
            temporal: temporal.into_iter().map(period).collect(),
            ..Record::default()
        };
        record.settle();
        record
    }
}

/// Triples of names that a reader asks for, between few nodes, so that circles and odd values abound.
fn any_triple() -> impl Strategy<Value = Triple> {
    let names = proptest::sample::select(vec![
        dct::TITLE,
        dct::LICENSE,
        dct::ISSUED,
        dct::SPATIAL,
        dct::TEMPORAL,
        dct::PUBLISHER,
        dct::FORMAT,
        dct::LANGUAGE,
        dcat::CONTACT,
        dcat::DISTRIBUTION,
        dcat::KEYWORD,
        dcat::BYTE_SIZE,
        dcat::ACCESS_URL,
        dcat::BBOX,
        dcat::START,
        dcat::MEDIA_TYPE,
        dcat::ACCESS_SERVICE,
        vcard::EMAIL,
        vcard::VALUE,
        geo::GEOMETRY,
        spdx::CHECKSUM,
        spdx::VALUE,
        rdf::LABEL,
        rdf::VALUE,
        adms::SAMPLE,
        adms::IDENTIFIER,
        prov::ATTRIBUTION,
        prov::AGENT,
    ]);
    let node = || {
        prop_oneof![
            Just(NamedOrBlankNode::from(NamedNode::new_unchecked("https://x.example/1"))),
            (0..4).prop_map(|id| BlankNode::new_unchecked(format!("b{id}")).into()),
        ]
    };
    let text = prop_oneof![
        any::<String>(),
        "[0-9T:.Z+/ -]{0,24}",
        "(POINT|POLYGON|ENVELOPE|<gml:pos>|\\{\"coordinates\":)[0-9(), .\\[\\]-]{0,30}",
        "(https?://|mailto:|www\\.)[ -~ä]{0,20}",
        "%[0-9a-fA-F]{0,3}.{0,4}/[ -~]{0,8}",
    ];
    let object = prop_oneof![
        node().prop_map(Term::from),
        text.clone().prop_map(|text| Literal::new_simple_literal(text).into()),
        text.prop_map(|text| Term::from(NamedNode::new_unchecked(text))),
    ];
    (node(), names, object)
        .prop_map(|(of, name, object)| Triple::new(of, NamedNode::new_unchecked(name), object))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_record_that_is_written_is_read_the_same(record in any_record()) {
        let (node, graph) = triples(&record, &AsGiven);
        let (again, _) = super::super::record(&graph, node.as_ref());
        prop_assert_eq!(&again, &record);
        let json = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Record>(&json).unwrap(), &record);
        prop_assert_eq!(difference(&record, &again), vec![]);
        prop_assert!(schema_org(&record).is_object());
    }

    #[test]
    fn any_graph_gives_a_record_that_can_be_written_and_does_not_depend_on_its_order(
        mut graph in vec(any_triple(), 0..60),
    ) {
        let node = NamedOrBlankNode::from(NamedNode::new_unchecked("https://x.example/1"));
        let (record, notes) = super::super::record(&graph, node.as_ref());
        prop_assert!(notes.len() <= Note::MOST);
        let (_, written) = triples(&record, &AsGiven);
        prop_assert!(!written.is_empty());
        schema_org(&record);
        graph.reverse();
        prop_assert_eq!(super::super::record(&graph, node.as_ref()).0, record);
    }
}
