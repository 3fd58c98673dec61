//! How views follow the log: whatever breaks off, what is found in the end is what the log says.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use centum_catalogue::records::{restore, withdraw};
use centum_catalogue::views::{Batch, View, ViewFault, Views};
use centum_testkit::on_both_databases;
use tempfile::tempdir;

use crate::scene::{ORGANISER, cards, scene, title};

/// A view that fails or breaks until it is told not to.
#[derive(Default)]
struct Stumbling {
    breaks: bool,
    stands: AtomicBool,
    position: AtomicI64,
}

impl View for Stumbling {
    fn name(&self) -> &'static str {
        "stumbling"
    }

    fn position(&self) -> i64 {
        self.position.load(Ordering::Relaxed)
    }

    fn apply(&self, batch: &Batch) -> Result<(), ViewFault> {
        if !self.stands.load(Ordering::Relaxed) {
            assert!(!self.breaks, "it breaks");
            return Err(ViewFault::new("it fails"));
        }
        self.position.store(batch.position, Ordering::Relaxed);
        Ok(())
    }
}

on_both_databases! {
    async fn a_view_that_fails_or_breaks_keeps_no_other_from_its_work(db: TestDb) {
        let scene = scene(&db).await;
        let fails = Arc::new(Stumbling::default());
        let breaks = Arc::new(Stumbling { breaks: true, ..Stumbling::default() });
        let views = Views::in_memory(&scene.house, None).unwrap().with(fails.clone()).with(breaks.clone());
        scene.portal.shows("trees", "dct:title \"Trees\"@en");
        scene.harvest_alone().await;
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let followed = views.clone();
        let following = tokio::spawn(async move { followed.follow(async { drop(stopped.await) }).await });
        let heard = tokio::time::timeout(std::time::Duration::from_secs(20), async {
            while views.search().position() == 0 {
                tokio::task::yield_now().await;
            }
        });
        heard.await.unwrap();
        stop.send(()).unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(20), following).await.unwrap().unwrap();
        assert_eq!((fails.position(), breaks.position()), (0, 0));
        assert!(views.catch_up().await.is_err());
        for stumbling in [&fails, &breaks] {
            stumbling.stands.store(true, Ordering::Relaxed);
        }
        views.catch_up().await.unwrap();
        assert_eq!((fails.position(), breaks.position(), views.search().position()), (1, 1, 1));
    }

    async fn what_comes_goes_and_comes_back_is_found_so(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows("trees", "dct:title \"Trees\"@en");
        scene.portal.shows("lamps", "dct:title \"Lamps\"@en");
        scene.harvest().await;
        assert_eq!(scene.titles("").await, ["Lamps", "Trees"]);
        scene.portal.shows("trees", "dct:title \"Old trees\"@en");
        scene.harvest().await;
        assert_eq!(scene.titles("").await, ["Lamps", "Old trees"], "a change takes the place of what was");

        let lamps = scene.record("lamps").await.id;
        withdraw(&scene.house, &ORGANISER, lamps, "personal data").await.unwrap();
        scene.views.catch_up().await.unwrap();
        assert_eq!(scene.titles("").await, ["Old trees"]);
        restore(&scene.house, &ORGANISER, lamps, "they are gone").await.unwrap();
        scene.views.catch_up().await.unwrap();
        assert_eq!(scene.titles("q=lamps").await, ["Lamps"]);

        scene.portal.forgets("trees");
        scene.harvest().await;
        scene.world.clock.advance(std::time::Duration::from_secs(3 * 24 * 3600));
        scene.harvest().await;
        assert_eq!(scene.titles("").await, ["Lamps"], "what has vanished is not found");
        scene.portal.shows("trees", "dct:title \"Old trees\"@en");
        scene.harvest().await;
        assert_eq!(scene.titles("").await, ["Lamps", "Old trees"], "and is found again when it returns");
    }

    async fn an_index_that_was_left_in_the_middle_goes_on_where_it_was(db: TestDb) {
        let scene = scene(&db).await;
        let folder = tempdir().unwrap();
        for number in 0..30 {
            scene.portal.shows(&format!("d{number}"), &format!("dct:title \"Dataset {number}\"@en"));
        }
        scene.harvest_alone().await;
        {
            let views = Views::open(&scene.house, folder.path()).await.unwrap();
            assert_eq!(views.search().records(), 0);
            views.catch_up().await.unwrap();
            assert_eq!((views.search().records(), views.search().position()), (30, 30));
        }
        scene.portal.shows("d7", "dct:title \"Another\"@en");
        scene.harvest_alone().await;
        let views = Views::open(&scene.house, folder.path()).await.unwrap();
        assert_eq!(views.search().position(), 30, "it opens where it was closed");
        views.catch_up().await.unwrap();
        assert_eq!((views.search().records(), views.search().position()), (30, 31));
        assert_eq!(cards(&views, "q=another").await.len(), 1);
    }

    async fn what_was_taken_in_but_not_kept_is_taken_in_again(db: TestDb) {
        let scene = scene(&db).await;
        let folder = tempdir().unwrap();
        scene.portal.shows("trees", "dct:title \"Trees\"@en");
        scene.harvest_alone().await;
        let views = Views::open(&scene.house, folder.path()).await.unwrap();
        let entries = centum_catalogue::records::changes(&mut scene.house.read().await.unwrap().conn(), 0, 10).await.unwrap();
        assert_eq!(entries.len(), 1);
        // Opened and dropped without a commit, as a kill leaves it.
        drop(views);
        let views = Views::open(&scene.house, folder.path()).await.unwrap();
        assert_eq!(views.search().position(), 0);
        views.catch_up().await.unwrap();
        views.catch_up().await.unwrap();
        assert_eq!(cards(&views, "").await.iter().map(title).collect::<Vec<_>>(), ["Trees"], "once, not twice");
    }

    async fn an_index_that_is_damaged_or_ahead_of_the_log_is_made_again(db: TestDb) {
        let scene = scene(&db).await;
        let folder = tempdir().unwrap();
        scene.portal.shows("trees", "dct:title \"Trees\"@en");
        scene.harvest_alone().await;
        Views::open(&scene.house, folder.path()).await.unwrap().catch_up().await.unwrap();
        std::fs::write(folder.path().join("search/current"), "nonsense").unwrap();
        let views = Views::open(&scene.house, folder.path()).await.unwrap();
        views.catch_up().await.unwrap();
        assert_eq!(views.search().records(), 1);
        drop(views);

        let other = centum_testkit::TestDb::sqlite().await;
        let earlier = crate::scene::scene(&other).await;
        let views = Views::open(&earlier.house, folder.path()).await.unwrap();
        assert_eq!((views.search().records(), views.search().position()), (0, 0), "the log has no such entry");
        other.drop().await;
    }

    async fn the_follower_hears_of_what_is_new_and_ends_when_it_is_asked(db: TestDb) {
        let scene = scene(&db).await;
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let views = scene.views.clone();
        let following = tokio::spawn(async move { views.follow(async { drop(stopped.await) }).await });
        scene.portal.shows("trees", "dct:title \"Trees\"@en");
        scene.harvest_alone().await;
        let heard = tokio::time::timeout(std::time::Duration::from_secs(20), async {
            while scene.views.search().position() == 0 {
                scene.views.wake();
                tokio::task::yield_now().await;
            }
        });
        heard.await.unwrap();
        stop.send(()).unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(20), following).await.unwrap().unwrap();
        assert_eq!(scene.titles("").await, ["Trees"]);
    }

    async fn a_new_index_takes_the_place_of_the_old_one_without_a_gap(db: TestDb) {
        let scene = scene(&db).await;
        let folder = tempdir().unwrap();
        for number in 0..40 {
            scene.portal.shows(&format!("d{number}"), &format!("dct:title \"Dataset {number}\"@en"));
        }
        scene.harvest_alone().await;
        let views = Views::open(&scene.house, folder.path()).await.unwrap();
        views.catch_up().await.unwrap();
        let rebuilding = { let views = views.clone(); tokio::spawn(async move { views.rebuild_search().await }) };
        while !rebuilding.is_finished() {
            assert_eq!(cards(&views, "q=dataset").await.len(), 40, "the old one serves until the new one does");
        }
        rebuilding.await.unwrap().unwrap();
        assert_eq!((cards(&views, "").await.len(), views.search().position()), (40, 40));
        scene.portal.shows("d7", "dct:title \"Another\"@en");
        scene.harvest_alone().await;
        views.catch_up().await.unwrap();
        assert_eq!((cards(&views, "q=another").await.len(), cards(&views, "").await.len()), (1, 40));
        drop(views);
        let views = Views::open(&scene.house, folder.path()).await.unwrap();
        assert_eq!((views.search().records(), views.search().position()), (40, 41));
    }

    async fn a_new_city_shows_once_its_records_are_renewed(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows("trees", "dct:title \"Trees\"@en");
        scene.harvest().await;
        assert_eq!(scene.titles("q=louvain").await, Vec::<String>::new());
        let place = scene.publishes_for("Leuven", "BE").await;
        scene.views.renew_changed().await.unwrap();
        assert_eq!(scene.titles("q=louvain").await, ["Trees"]);
        assert_eq!(scene.titles(&format!("city={place}")).await, ["Trees"]);
        assert_eq!(scene.titles("country=BE").await, ["Trees"]);
    }
}
