//! Every field of a record is found by, counted and shown.

use centum_base::Id;
use centum_catalogue::records::Record;
use centum_catalogue::search::Card;
use centum_catalogue::views::{Points, Views};
use centum_store::{Conn, StoreResult};
use centum_testkit::on_both_databases;

use crate::scene::{Scene, cards, scene, title};

/// A record with everything that the search knows.
const WHOLE: &str = "dct:title \"Luftqualität\"@de, \"Qualité de l'air\"@fr ;
    dct:description \"<p>Messungen &amp; Werte</p>\"@de ;
    dcat:keyword \"Feinstaub\"@de ;
    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
    dct:publisher [ a foaf:Agent ; foaf:name \"Umweltamt\"@de ] ;
    dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/DAILY> ;
    dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
    dct:language <http://publications.europa.eu/resource/authority/language/DEU> ;
    dcatap:hvdCategory <http://data.europa.eu/bna/c_b47b010> , <http://data.europa.eu/bna/c_36807466> ;
    dct:issued \"2019-02-03\"^^xsd:date ; dct:modified \"2024-05-31\"^^xsd:date ;
    dct:temporal [ a dct:PeriodOfTime ; dcat:startDate \"2020-01-01\"^^xsd:date ; dcat:endDate \"2021\"^^xsd:gYear ] ;
    dct:spatial [ a dct:Location ; dcat:bbox \"POLYGON((4.6 50.8,4.8 50.8,4.8 50.9,4.6 50.9,4.6 50.8))\" ] ;
    dcat:distribution [ a dcat:Distribution ; dct:title \"Stündliche Tabelle\"@de ;
        dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ;
        dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> ]";

async fn with_whole(db: &centum_testkit::TestDb) -> (Scene, String) {
    let scene = scene(db).await;
    let place = scene.publishes_for("Leuven", "BE").await;
    scene.portal.shows("air", WHOLE);
    scene.portal.shows("bare", "dct:title \"Bare\"@en");
    scene.harvest().await;
    (scene, place.to_string())
}

/// Three of four points of the best band for everything.
struct Always(u32);

impl Points for Always {
    fn of<'a>(
        &'a self,
        _: &'a mut Conn<'_>,
        records: &'a [Id<Record>],
    ) -> centum_catalogue::harvest::Promise<'a, StoreResult<std::collections::HashMap<Id<Record>, u32>>> {
        Box::pin(async move { Ok(records.iter().map(|id| (*id, self.0)).collect()) })
    }
}

on_both_databases! {
    async fn every_field_leads_to_its_record_and_to_no_other(db: TestDb) {
        let (scene, place) = with_whole(&db).await;
        let by_text = [
            "luftqualitat", "qualite de l'air", "messung", "feinstaub", "umweltamt", "stundliche", "umwelt",
            "milieu", "environment", "csv", "CC BY 4.0",
        ];
        for text in by_text {
            let found = scene.cards(&format!("q={}", text.replace(' ', "+"))).await;
            assert_eq!(found.iter().map(|card| card.slug.as_str()).collect::<Vec<_>>().len(), 1, "{text}: {found:?}");
            assert!(found[0].titles.best(&["de"]).unwrap().1.contains("Luft"), "{text}");
        }
        assert_eq!(scene.cards("q=louvain").await.len(), 2, "the city by another of its names");
        let by_facet = [
            "theme=ENVI", "format=CSV", "licence=CC_BY_4_0", "frequency=DAILY", "access=PUBLIC", "language=de",
            "hvd=c_36807466", "hvd=c_164e0bf5", "keyword=feinstaub",
            "from=2021-06-01", "until=2020-01-01", "from=2020-06-01&until=2020-07-01",
            "west=4.7&south=50.85&east=5&north=51",
        ];
        for query in by_facet {
            assert_eq!(scene.titles(query).await, ["Luftqualität"], "{query}");
        }
        let both = [format!("city={place}"), "country=BE".into(), "catalogue=leuven".into(), "publisher=city-of-leuven".into(), "kind=dataset".into()];
        for query in both {
            assert_eq!(scene.cards(&query).await.len(), 2, "{query}");
        }
        assert_eq!(scene.titles("licence=none").await, ["Bare"]);
        for query in ["from=2022-01-01", "until=2019-12-31", "west=5&south=50&east=6&north=51", "theme=TRAN", "quality=good"] {
            assert_eq!(scene.titles(query).await, Vec::<String>::new(), "{query}");
        }
    }

    async fn a_card_tells_what_a_list_shows(db: TestDb) {
        let (scene, place) = with_whole(&db).await;
        let found = scene.cards("theme=ENVI").await;
        let [Card { slug, titles, summary, publisher, catalogue, cities, formats, licence, modified, points, .. }] =
            found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!(slug, &scene.record("air").await.slug);
        assert_eq!(titles.best(&["fr"]).unwrap().1, "Qualité de l'air");
        assert_eq!(summary.best(&["de"]).unwrap().1, "Messungen & Werte");
        assert_eq!(publisher.as_ref().unwrap().name, "City of Leuven");
        assert_eq!((catalogue.slug.as_str(), cities[0].slug == place, cities[0].name.as_str()), ("leuven", true, "Leuven"));
        assert_eq!((formats.as_slice(), licence.as_str()), (["CSV".to_owned()].as_slice(), "CC_BY_4_0"));
        assert_eq!((modified.as_ref().unwrap().to_string(), *points), ("2024-05-31".to_owned(), None));
    }

    async fn points_come_from_whoever_knows_them(db: TestDb) {
        let (scene, _) = with_whole(&db).await;
        let views = Views::in_memory(&scene.house, Some(std::sync::Arc::new(Always(221)))).unwrap();
        views.catch_up().await.unwrap();
        let good = cards(&views, "quality=good").await;
        assert_eq!((good.len(), good[0].points), (2, Some(221)));
    }

    async fn the_newest_stand_first_and_titles_in_their_order(db: TestDb) {
        let scene = scene(&db).await;
        for (name, title, day) in [("a", "Zürich", "2017-01-01"), ("b", "älter", "2019-01-01"), ("c", "Bern", "2018-01-01")] {
            scene.portal.shows(name, &format!("dct:title \"{title}\"@de ; dct:modified \"{day}\"^^xsd:date"));
        }
        scene.portal.shows("d", "dct:title \"undated\"@en");
        scene.harvest().await;
        let newest: Vec<String> = scene.cards("sort=newest").await.iter().map(title).collect();
        assert_eq!(newest, ["älter", "Bern", "Zürich", "undated"]);
        let by_title: Vec<String> = scene.cards("sort=title").await.iter().map(title).collect();
        assert_eq!(by_title, ["älter", "Bern", "undated", "Zürich"]);
    }

    async fn a_change_that_is_yet_to_come_does_not_stand_before_what_changed(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows("a", "dct:title \"Ahead\"@en ; dct:modified \"2999-12-31\"^^xsd:date");
        scene.harvest().await;
        scene.world.clock.advance(std::time::Duration::from_secs(48 * 3600));
        scene.portal.shows("b", "dct:title \"Fresh\"@en ; dct:modified \"2020-07-05\"^^xsd:date");
        scene.harvest().await;
        let newest: Vec<String> = scene.cards("sort=newest").await.iter().map(title).collect();
        assert_eq!(newest, ["Fresh", "Ahead"]);
    }
}
