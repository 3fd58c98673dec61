//! The report of a run as a letter.

use centum_catalogue::harvest::{Mode, RunError, send_report, start_run};
use centum_catalogue::sources::{
    CatalogueKind, NewCatalogue, NewPublisher, NewSource, add_catalogue, add_publisher, add_source,
};
use centum_jobs::letters;
use centum_testkit::on_both_databases;

use crate::portal::{Item, Speaks, good};
use crate::scene::{CARE, ORGANISER, scene};

on_both_databases! {
    async fn the_publisher_gets_a_letter_that_names_record_field_and_rule(db: TestDb) {
        let scene = scene(&db).await;
        let house = &scene.house;
        let publisher = NewPublisher {
            slug: "ghent".into(),
            name: "Ghent".into(),
            mail: Some("data@ghent.example".into()),
            ..NewPublisher::default()
        };
        let publisher = add_publisher(house, &ORGANISER, &publisher).await.unwrap();
        let catalogue = NewCatalogue {
            slug: "ghent".into(),
            name: "Ghent\nopen data".into(),
            homepage: None,
            kind: CatalogueKind::Portal,
            publisher: Some(publisher),
        };
        let catalogue = add_catalogue(house, &ORGANISER, &catalogue).await.unwrap();
        let address = "https://data.ghent.example/".to_owned();
        let new = NewSource { catalogue, address, dialect: "invented".into(), care: CARE };
        let source = add_source(house, &ORGANISER, &new).await.unwrap();
        scene.portal.shows(&[good("a", "data"), Item::Bad { id: Some("b".into()) }], 5);
        let run = start_run(house, &ORGANISER, &Speaks, source, Mode::Real).await.unwrap();
        let early = send_report(house, &ORGANISER, run, "Centum").await;
        assert!(matches!(early, Err(RunError::Standing(_))));
        scene.goes_on(run).await;
        send_report(house, &ORGANISER, run, "Centum").await.unwrap();
        let sent = letters(&mut house.read().await.unwrap().conn(), 9).await.unwrap();
        let letter = &sent[0].letter;
        assert_eq!((letter.recipient.as_str(), sent.len()), ("data@ghent.example", 1));
        assert!(letter.subject.contains("Ghent open data"), "{}", letter.subject);
        for part in ["title-missing", "/title", "b: nothing", "title-dull", "dct:title", "a: data", "new: 1"] {
            assert!(letter.body.contains(part), "{part} is missing in {}", letter.body);
        }
        for _ in 1..5 {
            send_report(house, &ORGANISER, run, "Centum").await.unwrap();
        }
        let once_more = send_report(house, &ORGANISER, run, "Centum").await;
        assert!(matches!(once_more, Err(RunError::TooMany)), "nobody drowns in reports");
    }

    async fn without_a_publisher_there_is_nobody_to_write_to(db: TestDb) {
        let scene = scene(&db).await;
        let run = scene.harvest_of(&[good("a", "data")]).await;
        let refused = send_report(&scene.house, &ORGANISER, run.id, "Centum").await;
        assert!(matches!(refused, Err(RunError::NoAddress)));
    }
}
