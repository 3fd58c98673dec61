//! New, changed, unchanged, read anew; the log and what it said on a day.

use std::sync::Arc;

use centum_base::Digest;
use centum_catalogue::adapters::Found;
use centum_catalogue::harvest::{Counts, Mapped, Mapper};
use centum_catalogue::records::{Finding, as_of, current, restore, withdraw};
use centum_testkit::on_both_databases;

use crate::portal::{Maps, good, many};
use crate::scene::{ORGANISER, is_done, scene};

/// A later generation, which makes another graph of the same bytes.
struct MakesMore;

impl Mapper for MakesMore {
    fn map(&self, found: &Found) -> Result<Mapped, Box<Finding>> {
        let mapped = Maps { reading: 2 }.map(found)?;
        let hash = Digest::of(format!("{} and more", mapped.hash).as_bytes());
        Ok(Mapped { hash, record: mapped.record.replace('}', ", \"more\": 1}"), ..mapped })
    }

    fn reading(&self) -> i64 {
        2
    }

    fn differences(&self, before: &str, after: &str) -> Vec<String> {
        Maps { reading: 2 }.differences(before, after)
    }
}

on_both_databases! {
    async fn a_first_harvest_keeps_every_record_and_its_bytes(db: TestDb) {
        let scene = scene(&db).await;
        let run = scene.harvest_of(&many(12)).await;
        is_done(&run);
        let expected = Counts { pages: 3, seen: 12, new: 12, ..Counts::default() };
        assert_eq!(run.counts, expected);
        assert_eq!(scene.story().await.len(), 12);
        let mut reader = scene.house.read().await.unwrap();
        for (record, entry) in scene.log().await {
            let bytes = scene.harvester.vault.get(entry.content.raw).await.unwrap().unwrap();
            assert!(String::from_utf8_lossy(&bytes).contains(&record.remote_id));
            assert_eq!(current(&mut reader.conn(), record.id).await.unwrap().unwrap(), entry);
        }
    }

    async fn harvested_again_unchanged_nothing_is_written_to_the_log(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        let (story, before) = (scene.story().await, scene.record("a3").await);
        let run = scene.harvest().await;
        is_done(&run);
        assert_eq!((run.counts.unchanged, run.counts.new, run.counts.missing), (12, 0, 0));
        assert_eq!(scene.story().await, story);
        let after = scene.record("a3").await;
        assert!(after.last_seen > before.last_seen && after.slug == before.slug);
    }

    async fn pages_that_the_portal_calls_unmodified_are_not_read(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| state.tags = true);
        scene.harvest_of(&many(12)).await;
        for _ in 0..2 {
            let run = scene.harvest().await;
            is_done(&run);
            assert_eq!((run.counts.not_modified, run.counts.unchanged), (3, 12));
            assert_eq!(run.counts.missing, 0);
        }
        let mut items = many(12);
        items.remove(1);
        scene.portal.with(|state| state.pages[0].remove(1));
        let run = scene.harvest().await;
        assert_eq!((run.counts.not_modified, run.counts.seen, run.counts.missing), (2, 11, 1));
        // What is gone from a page does not come back with it when the page is as it was.
        let run = scene.harvest().await;
        assert_eq!((run.counts.not_modified, run.counts.seen), (3, 11));
        assert_eq!(scene.record("a1").await.state.name(), "missing");
    }

    async fn what_changed_has_a_new_entry_and_the_past_stays(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(3)).await;
        let then = scene.house.now();
        scene.days_pass(1);
        let mut items = many(3);
        items[1] = good("a1", "Another title");
        items.push(good("b", "Late"));
        let run = scene.harvest_of(&items).await;
        assert_eq!((run.counts.changed, run.counts.new, run.counts.unchanged), (1, 1, 2));
        assert_eq!(scene.history("a1").await, ["created", "changed"]);
        let mut reader = scene.house.read().await.unwrap();
        let past = as_of(&mut reader.conn(), then, None, 100).await.unwrap();
        let titles: Vec<_> = past.iter().map(|(_, entry)| entry.content.record.as_str()).collect();
        assert_eq!(past.len(), 3);
        assert!(titles.iter().all(|title| !title.contains("Another")), "{titles:?}");
        let today = as_of(&mut reader.conn(), scene.house.now(), None, 100).await.unwrap();
        assert_eq!(today.len(), 4);
        let rest = as_of(&mut reader.conn(), scene.house.now(), Some(today[1].0.id), 100).await.unwrap();
        assert_eq!(rest[..], today[2..], "in pages, nothing is lost and nothing comes twice");
    }

    async fn a_better_reading_writes_only_where_it_says_something_else(db: TestDb) {
        let mut scene = scene(&db).await;
        scene.harvest_of(&many(3)).await;
        let story = scene.story().await;
        scene.harvester.mapper = Arc::new(Maps { reading: 2 });
        let run = scene.harvest().await;
        assert_eq!((run.counts.unchanged, run.counts.reread), (3, 0));
        assert_eq!(scene.story().await, story);
    }

    async fn what_a_better_reading_makes_of_the_same_bytes_is_no_change_of_the_source(db: TestDb) {
        let mut scene = scene(&db).await;
        scene.harvest_of(&many(3)).await;
        scene.harvester.mapper = Arc::new(MakesMore);
        let run = scene.harvest().await;
        assert_eq!((run.counts.changed, run.counts.reread), (0, 3), "{:?}", run.failure);
        assert_eq!(scene.history("a0").await, ["created", "reread"]);
        assert_eq!(scene.harvest().await.counts.unchanged, 3, "once is enough");
    }

    async fn a_better_reading_reads_again_what_the_source_says_is_as_it_was(db: TestDb) {
        let mut scene = scene(&db).await;
        scene.portal.with(|state| state.tags = true);
        scene.harvest_of(&many(3)).await;
        assert_eq!(scene.harvest().await.counts.not_modified, 1);
        scene.harvester.mapper = Arc::new(Maps { reading: 2 });
        let run = scene.harvest().await;
        assert_eq!((run.counts.not_modified, run.counts.unchanged), (0, 3), "{:?}", run.failure);
        assert_eq!(scene.harvest().await.counts.not_modified, 1, "once is enough");
    }

    async fn what_a_person_took_out_stays_out_though_the_source_goes_on(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(3)).await;
        let id = scene.record("a0").await.id;
        withdraw(&scene.house, &ORGANISER, id, "personal data in it").await.unwrap();
        let mut items = many(3);
        items[0] = good("a0", "Another title");
        is_done(&scene.harvest_of(&items).await);
        assert_eq!(scene.history("a0").await, ["created", "withdrawn", "changed"]);
        assert_eq!(scene.record("a0").await.state.name(), "withdrawn");
        let now = scene.house.now();
        let shown = as_of(&mut scene.house.read().await.unwrap().conn(), now, None, 10).await.unwrap();
        assert_eq!(shown.len(), 2);
        restore(&scene.house, &ORGANISER, id, "it was cleaned").await.unwrap();
        let shown = as_of(&mut scene.house.read().await.unwrap().conn(), now, None, 10).await.unwrap();
        assert_eq!(shown.len(), 3);
        assert_eq!(scene.story().await.len(), 6);
    }
}
