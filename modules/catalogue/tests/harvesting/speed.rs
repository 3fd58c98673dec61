//! What is unchanged costs a page a handful of statements, whatever the number of its records.

use std::time::{Duration, Instant};

use centum_catalogue::harvest::Limits;
use centum_testkit::on_both_databases;

use crate::portal::many;
use crate::scene::{is_done, scene};

on_both_databases! {
    async fn two_thousand_unchanged_records_are_seen_again_in_moments(db: TestDb) {
        let mut scene = scene(&db).await;
        scene.harvester.limits = Limits::default();
        scene.portal.shows(&many(2000), 100);
        is_done(&scene.harvest().await);
        let began = Instant::now();
        let run = scene.harvest().await;
        let again = began.elapsed();
        assert_eq!((run.counts.unchanged, run.counts.pages), (2000, 20));
        // The peer takes a quarter of an hour; this bound only finds a round trip for each record.
        assert!(again < Duration::from_secs(20), "{again:?}");
    }
}
