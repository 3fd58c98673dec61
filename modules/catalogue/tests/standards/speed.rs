//! A page of a hundred records is put together from pieces, not written anew.

use std::time::{Duration, Instant};

use centum_testkit::on_both_databases;

use crate::scene::{OTHERS, PARKS, Scene, datasets};

on_both_databases! {
    async fn fifty_pages_of_a_hundred_records_take_moments(db: TestDb) {
        let scene = Scene::empty(&db).await;
        scene.harvest(&[PARKS, &datasets(0..200), OTHERS]).await;
        let first = scene.get("/catalogue.ttl", "*/*").await;
        let began = Instant::now();
        for _ in 0..50 {
            assert_eq!(scene.get("/catalogue.ttl", "*/*").await.bytes, first.bytes);
        }
        let again = began.elapsed();
        // The peer takes eight seconds of processor time for one; this bound only finds a page that is made anew.
        assert!(again < Duration::from_secs(20), "{again:?}");
    }
}
