//! Nobody without the right does anything.

use centum_accounts::{Actor, Role, SignedIn};
use centum_base::Id;
use centum_catalogue::harvest::{
    Mode, RunError, cancel_run, confirm_run, reject_run, send_report, start_run,
};
use centum_catalogue::records::{RecordError, Verdict, decide_duplicate, restore, withdraw};
use centum_catalogue::sources::{
    CatalogueKind, NewCatalogue, NewPublisher, NewSource, SourceError, add_catalogue, add_publisher,
    add_source, change_source, publish_for,
};
use centum_testkit::on_both_databases;

use crate::portal::Speaks;
use crate::scene::{CARE, scene};

macro_rules! refused {
    ($error:ident: $($call:expr),+ $(,)?) => {$(
        assert!(matches!($call.await.map(drop), Err($error::Refused(_))), stringify!($call));
    )+};
}

on_both_databases! {
    async fn every_action_refuses_who_has_not_the_right(db: TestDb) {
        let scene = scene(&db).await;
        let house = &scene.house;
        let officer = SignedIn {
            id: Id::of_name("person", "eva"),
            name: "Eva".into(),
            locale: None,
            roles: vec![Role::CityOfficer],
        };
        let catalogue = NewCatalogue {
            slug: "x".into(), name: "x".into(), homepage: None, kind: CatalogueKind::Own, publisher: None,
        };
        let source = scene.source().await;
        let new = NewSource { catalogue: source.catalogue, address: "https://x.example/".into(), dialect: "invented".into(), care: CARE };
        let (run, one, other) = (Id::of_name("run", "x"), Id::of_name("record", "x"), Id::of_name("record", "y"));
        for actor in [&Actor::Person(officer), &Actor::Anonymous] {
            refused!(SourceError:
                add_publisher(house, actor, &NewPublisher::default()),
                add_catalogue(house, actor, &catalogue),
                publish_for(house, actor, source.catalogue, &[]),
                add_source(house, actor, &new),
                change_source(house, actor, &source),
            );
            refused!(RunError:
                start_run(house, actor, &Speaks, scene.source, Mode::Real),
                cancel_run(house, actor, run, "x"),
                confirm_run(house, actor, run, "x"),
                reject_run(house, actor, run, "x"),
                send_report(house, actor, run, "x"),
            );
            refused!(RecordError:
                withdraw(house, actor, one, "x"),
                restore(house, actor, one, "x"),
                decide_duplicate(house, actor, (one, other), Verdict::Different, "x"),
            );
        }
    }

    async fn a_source_changes_only_as_it_was_looked_at(db: TestDb) {
        let scene = scene(&db).await;
        let mut source = scene.source().await;
        source.enabled = false;
        change_source(&scene.house, &crate::scene::ORGANISER, &source).await.unwrap();
        let again = change_source(&scene.house, &crate::scene::ORGANISER, &source).await;
        assert!(matches!(again, Err(SourceError::Changed)));
        assert_eq!(scene.source().await.next_at, None, "what is not enabled is never due");
        assert_eq!(scene.harvester.tend(&scene.house).await.unwrap().started, 0);
    }
}
