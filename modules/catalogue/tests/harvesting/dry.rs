//! Dry runs: the same way, without a trace in the log.

use centum_catalogue::harvest::{Changed, Mode, Sample};
use centum_testkit::on_both_databases;

use crate::portal::{Item, good, many};
use crate::scene::{is_done, scene};

on_both_databases! {
    async fn a_dry_run_tells_the_difference_and_keeps_nothing(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        let (story, before) = (scene.story().await, scene.record("a3").await);
        let mut items = many(12);
        items[1] = good("a1", "Another title");
        items[2] = Item::Bad { id: Some("a2".into()) };
        items.remove(0);
        items.push(good("b", "New"));
        scene.portal.shows(&items, 5);
        let id = scene.start(Mode::Dry).await;
        scene.goes_on(id).await;
        let run = scene.run(id).await;
        is_done(&run);
        let preview = run.outcome.unwrap().preview.unwrap();
        assert_eq!(preview.new, Sample { count: 1, first: vec!["b".into()] });
        let changed = Changed { remote_id: "a1".into(), fields: vec!["title".into()] };
        assert_eq!((preview.changed, preview.changed_count), (vec![changed], 1));
        assert_eq!(preview.vanished, Sample { count: 1, first: vec!["a0".into()] });
        assert_eq!((preview.refused_count, preview.refused[0].rule.as_str()), (1, "title-missing"));
        assert!(!preview.guarded);
        assert_eq!(scene.story().await, story);
        assert_eq!(scene.record("a3").await, before);
        let puts = scene.cellar.0.lock().unwrap().len();
        assert_eq!(puts, 12, "no bytes are put away either");
        // The real run then does what was told.
        let run = scene.harvest().await;
        assert_eq!((run.counts.new, run.counts.changed, run.counts.missing), (1, 1, 1));
    }

    async fn a_dry_run_tells_of_what_is_described_and_not_of_its_mention(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| state.pages = vec![vec![good("a", "")], vec![good("a", "data")]]);
        let id = scene.start(Mode::Dry).await;
        scene.goes_on(id).await;
        let run = scene.run(id).await;
        is_done(&run);
        assert_eq!((run.counts.new, run.counts.seen), (1, 1));
        let groups = run.outcome.unwrap().groups;
        assert_eq!(groups.iter().map(|group| group.rule.as_str()).collect::<Vec<_>>(), ["title-dull"]);
    }

    async fn a_dry_run_tells_that_the_guard_would_halt(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        scene.portal.shows(&many(3), 5);
        let id = scene.start(Mode::Dry).await;
        scene.goes_on(id).await;
        let preview = scene.run(id).await.outcome.unwrap().preview.unwrap();
        assert!(preview.guarded);
        assert_eq!(preview.vanished.count, 9);
    }
}
