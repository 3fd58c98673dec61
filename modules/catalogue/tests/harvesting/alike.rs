//! The same dataset from two portals.

use std::time::Duration;

use centum_base::Id;
use centum_catalogue::harvest::{Mode, start_run};
use centum_catalogue::records::{
    Decision, IdentityKind, Record, RecordError, Verdict, count_duplicates, decide_duplicate, duplicates,
    record_by_remote_id,
};
use centum_testkit::on_both_databases;

use crate::portal::{Item, Speaks};
use crate::scene::{CARE, ORGANISER, Scene, add_portal, is_done, scene};

fn paged(id: &str, page: &str) -> Item {
    Item::Good { id: id.into(), title: "Trees".into(), page: page.into() }
}

/// The same page from two portals, in two spellings.
async fn two_portals(scene: &Scene) -> (Id<Record>, Id<Record>) {
    is_done(&scene.harvest_of(&[paged("a", "https://city.example/Trees/")]).await);
    let other = add_portal(&scene.house, "region", CARE).await;
    scene.portal.shows(&[paged("x", "http://www.city.example/Trees")], 5);
    let run = start_run(&scene.house, &ORGANISER, &Speaks, other, Mode::Real).await.unwrap();
    scene.goes_on(run).await;
    scene.world.clock.advance(Duration::from_secs(60));
    let mut reader = scene.house.read().await.unwrap();
    let second = record_by_remote_id(&mut reader.conn(), other, "x").await.unwrap().unwrap();
    drop(reader);
    (scene.record("a").await.id, second.id)
}

on_both_databases! {
    async fn two_records_with_one_page_are_a_pair_that_a_person_decides_on(db: TestDb) {
        let scene = scene(&db).await;
        let (one, other) = two_portals(&scene).await;
        let open = duplicates(&mut scene.house.read().await.unwrap().conn(), Decision::Open, 10).await.unwrap();
        let counted = count_duplicates(&mut scene.house.read().await.unwrap().conn(), Decision::Open).await.unwrap();
        assert_eq!(i64::try_from(open.len()).unwrap(), counted);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].alike_in, [IdentityKind::LandingPage]);
        let pair = (other, one);
        let stranger = Verdict::Same { keep: Id::of_name("record", "other") };
        let refused = decide_duplicate(&scene.house, &ORGANISER, pair, stranger, "why").await;
        assert!(matches!(refused, Err(RecordError::Kept)));
        let same = Verdict::Same { keep: one };
        decide_duplicate(&scene.house, &ORGANISER, pair, same, "the region copies the city").await.unwrap();
        let mut reader = scene.house.read().await.unwrap();
        let decided = duplicates(&mut reader.conn(), Decision::Same, 10).await.unwrap();
        assert_eq!((decided[0].kept, decided[0].decided_by.as_deref()), (Some(one), Some("system:test")));
        let log = scene.log().await;
        let last = &log.last().unwrap();
        assert_eq!((last.0.id, last.1.what.name(), last.0.state.name()), (other, "hidden", "hidden"));
        drop(reader);
        decide_duplicate(&scene.house, &ORGANISER, pair, Verdict::Different, "two years").await.unwrap();
        let log = scene.log().await;
        let last = &log.last().unwrap();
        assert_eq!((last.0.id, last.1.what.name(), last.0.state.name()), (other, "shown", "live"));
        scene.story().await;
    }

    async fn a_hidden_record_that_changes_stays_hidden(db: TestDb) {
        let scene = scene(&db).await;
        let (one, other) = two_portals(&scene).await;
        let same = Verdict::Same { keep: other };
        decide_duplicate(&scene.house, &ORGANISER, (one, other), same, "better there").await.unwrap();
        let changed = Item::Good { id: "a".into(), title: "Old trees".into(), page: "https://city.example/Trees".into() };
        let run = scene.harvest_of(&[changed]).await;
        assert_eq!((run.counts.changed, run.counts.alike), (1, 0), "the pair is known already");
        assert_eq!(scene.record("a").await.state.name(), "hidden");
        assert_eq!(scene.history("a").await, ["created", "hidden", "changed"]);
        let log = scene.log().await;
        assert_eq!(log.last().unwrap().1.state.name(), "hidden");
    }
}
