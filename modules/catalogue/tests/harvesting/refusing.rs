//! Records that cannot be taken: none costs another.

use centum_catalogue::harvest::refused;
use centum_catalogue::records::Severity;
use centum_testkit::on_both_databases;

use crate::portal::{Item, good, many};
use crate::scene::{is_done, scene};

on_both_databases! {
    async fn one_bad_record_of_twelve_costs_no_other(db: TestDb) {
        let scene = scene(&db).await;
        let mut items = many(12);
        items[5] = Item::Bad { id: Some("a5".into()) };
        items[7] = Item::Poison { id: "a7".into() };
        items[8] = good("a8", "data");
        let run = scene.harvest_of(&items).await;
        is_done(&run);
        assert_eq!((run.counts.new, run.counts.refused), (10, 2));
        let groups = run.outcome.as_ref().unwrap().groups.clone();
        let told: Vec<_> = groups
            .iter()
            .map(|group| (group.rule.as_str(), group.severity, group.examples[0].record.as_deref().unwrap()))
            .collect();
        assert!(told.contains(&("title-missing", Severity::Refusal, "a5")), "{told:?}");
        assert!(told.contains(&("record-unreadable", Severity::Refusal, "a7")), "{told:?}");
        assert_eq!(told[2], ("title-dull", Severity::Warning, "a8"));
        let named = refused(&mut scene.house.read().await.unwrap().conn(), &run, 10).await.unwrap();
        let one = named.iter().find(|finding| finding.rule == "title-missing").unwrap();
        assert_eq!((one.field.as_str(), one.remedy.as_str()), ("/title", "catalogue-remedy-title-missing"));
    }

    async fn the_report_of_an_unchanged_source_names_its_faults_again(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| state.tags = true);
        let mut items = many(12);
        items[0] = Item::Bad { id: Some("a0".into()) };
        items[8] = good("a8", "data");
        scene.harvest_of(&items).await;
        let run = scene.harvest().await;
        assert_eq!((run.counts.not_modified, run.counts.refused), (2, 1));
        let rules: Vec<_> = run.outcome.unwrap().groups.into_iter().map(|group| group.rule).collect();
        assert_eq!(rules, ["title-missing", "title-dull"]);
    }

    async fn a_known_record_that_cannot_be_read_any_more_is_not_missing(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(3)).await;
        let mut items = many(3);
        items[0] = Item::Bad { id: Some("a0".into()) };
        let run = scene.harvest_of(&items).await;
        is_done(&run);
        assert_eq!((run.counts.refused, run.counts.missing), (1, 0));
        assert_eq!(scene.record("a0").await.state.name(), "live");
        assert_eq!(scene.history("a0").await, ["created"]);
    }

    async fn where_a_refused_record_has_no_name_nothing_is_taken_for_gone(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        let mut items = many(12);
        items[0] = Item::Bad { id: None };
        let run = scene.harvest_of(&items).await;
        is_done(&run);
        assert_eq!((run.counts.nameless, run.counts.missing), (1, 0));
    }

    async fn a_record_that_stands_twice_is_kept_once(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| {
            state.tags = true;
            state.pages = vec![
                vec![good("a", "One"), good("a", "Other"), good("b", "Two")],
                vec![good("b", "Two"), good("c", "Three")],
            ];
        });
        let run = scene.harvest().await;
        is_done(&run);
        assert_eq!((run.counts.new, run.counts.seen, run.counts.refused), (3, 3, 1));
        assert_eq!(scene.story().await.len(), 3);
        // It goes from the first page; the second still has it, and is read though it did not change.
        scene.portal.with(|state| state.pages[0] = vec![good("a", "One")]);
        let run = scene.harvest().await;
        assert_eq!((run.counts.seen, run.counts.missing), (3, 0));
    }

    async fn a_mention_never_stands_for_what_a_later_page_describes(db: TestDb) {
        let scene = scene(&db).await;
        let tells = |title: &str| {
            let pages = vec![vec![good("a", ""), good("b", "Two")], vec![good("a", title)]];
            scene.portal.with(|state| state.pages = pages);
        };
        tells("One");
        let run = scene.harvest().await;
        is_done(&run);
        assert_eq!((run.counts.new, run.counts.seen, run.counts.changed), (2, 2, 0));
        let latest = async || {
            let log = scene.log().await;
            log.into_iter().rfind(|(record, _)| record.remote_id == "a").unwrap().1.content.record
        };
        assert!(latest().await.contains("One"));
        // Once more, the mention comes before the description, and nothing is new.
        let run = scene.harvest().await;
        assert_eq!((run.counts.unchanged, run.counts.changed, run.counts.seen), (2, 0, 2));
        assert_eq!(scene.history("a").await, ["created", "changed"]);
        tells("Other");
        let run = scene.harvest().await;
        assert_eq!((run.counts.unchanged, run.counts.changed, run.counts.seen), (1, 1, 2));
        assert!(latest().await.contains("Other"));
        // What is mentioned is there still, and what was said of it stays.
        scene.portal.with(|state| state.pages[1].clear());
        let run = scene.harvest().await;
        assert_eq!((run.counts.unchanged, run.counts.changed, run.counts.missing), (2, 0, 0));
        assert_eq!(scene.history("a").await, ["created", "changed", "changed"]);
    }

    async fn what_an_unchanged_page_describes_is_there_when_its_mention_goes(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| {
            state.tags = true;
            state.pages = vec![vec![good("b", "Two")], vec![good("a", "One")]];
        });
        scene.harvest().await;
        for first in [vec![good("a", ""), good("b", "Two")], vec![good("b", "Two")]] {
            scene.portal.with(|state| state.pages[0] = first);
            let run = scene.harvest().await;
            assert_eq!((run.counts.seen, run.counts.missing, run.counts.changed), (2, 0, 0));
        }
        assert_eq!(scene.history("a").await, ["created"]);
    }
}
