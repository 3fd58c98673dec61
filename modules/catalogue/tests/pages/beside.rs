//! What stands beside a record: the first rows of its files, what was made with it, a heading for what has no title.

use std::sync::Arc;
use std::time::Duration;

use centum_accounts::Actor;
use centum_catalogue::glance::glances;
use centum_catalogue::harvest::Promise;
use centum_catalogue::quality::links::{Care, Look, Looked, sweep as sweep_links};
use centum_catalogue::quality::{Links, catch_up};
use centum_catalogue::reuses::{
    ReuseError, ReuseKind, ReuseState, Told, reuses, reuses_of, settle_use, sweep, tell_of,
};
use centum_testkit::on_both_databases;

use crate::site::{ORGANISER, Site, dataset};

const ROWS: &str = "species,height\n<script>alert(1)</script>,12\n=cmd|' /C calc'!A0,\"say \"\"ah\"\"\"\n";

/// Every address answers with the same table.
struct Web;

impl Look for Web {
    fn look<'a>(&'a self, _: &'a str) -> Promise<'a, Looked> {
        let media_type = Some("text/csv".to_owned());
        Box::pin(async { Looked::Answer { status: 200, there: true, media_type, html: None } })
    }

    fn begin<'a>(&'a self, _: &'a str, most: usize) -> Promise<'a, Option<(Vec<u8>, bool)>> {
        Box::pin(async move { Some((ROWS.as_bytes()[..ROWS.len().min(most)].to_vec(), true)) })
    }
}

fn told(sender: &str) -> Told<'_> {
    Told {
        title: "Map of <b>old</b> trees",
        address: "https://trees.example/map",
        maker: "Tree friends",
        kind: ReuseKind::Visualisation,
        sender,
    }
}

on_both_databases! {
    async fn the_first_rows_of_a_small_file_stand_on_the_page_and_are_never_markup(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        assert!(!site.get("/data/datasets/trees").await.text.contains("The first rows"));
        catch_up(&site.house).await.unwrap();
        let links = Links { look: Arc::new(Web), care: Care::default() };
        assert!(links.turn(&site.house).await.unwrap().answered > 0);
        let page = site.get("/data/datasets/trees").await.text;
        assert!(page.contains("The first rows") && page.contains("species") && page.contains("say &#34;ah&#34;"), "{page}");
        assert!(!page.contains("<script>alert"), "what a file holds is text");
    }

    async fn what_was_seen_of_a_file_goes_with_the_file_and_in_time(db: TestDb) {
        let site = Site::on(&db).await;
        let seen = async || {
            let file = ["https://data.leuven.example/a.csv"];
            glances(&mut site.house.read().await.unwrap().conn(), file.into_iter()).await.unwrap().len()
        };
        let pass = async |days: u64| {
            site.world.clock.advance(Duration::from_secs(days * 24 * 3600));
            catch_up(&site.house).await.unwrap();
            sweep_links(&site.house).await.unwrap();
        };
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        catch_up(&site.house).await.unwrap();
        let links = Links { look: Arc::new(Web), care: Care::default() };
        links.turn(&site.house).await.unwrap();
        pass(30).await;
        assert_eq!(seen().await, 1, "its dataset names it still");
        pass(70).await;
        assert_eq!(seen().await, 0, "nobody has looked for so long");
        links.turn(&site.house).await.unwrap();
        assert_eq!(seen().await, 1);
        site.harvest(&site.leuven, &[]).await;
        pass(20).await;
        assert_eq!(seen().await, 0, "nothing names it any more");
    }

    async fn a_use_stands_on_the_page_once_an_organiser_has_looked(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let id = site.record("trees").await.id;
        let state = tell_of(&site.house, &Actor::Anonymous, id, &told("a")).await.unwrap();
        assert_eq!(state, ReuseState::Waiting);
        assert!(!site.get("/data/datasets/trees").await.text.contains("Tree friends"));
        let one = reuses(&mut site.house.read().await.unwrap().conn(), 9, 0).await.unwrap().remove(0);
        let unasked = settle_use(&site.house, &Actor::Anonymous, (one.id, one.version), true, "").await;
        assert!(matches!(unasked, Err(ReuseError::Refused(_))));
        settle_use(&site.house, &ORGANISER, (one.id, one.version), true, "").await.unwrap();
        let page = site.get("/data/datasets/trees").await.text;
        assert!(page.contains("Tree friends") && page.contains("Map of &#60;b&#62;old&#60;/b&#62; trees"), "{page}");
        let late = settle_use(&site.house, &ORGANISER, (one.id, one.version), false, "Gone").await;
        assert!(matches!(late, Err(ReuseError::Changed)));
        settle_use(&site.house, &ORGANISER, (one.id, one.version + 1), false, "Gone").await.unwrap();
        assert!(reuses_of(&mut site.house.read().await.unwrap().conn(), id, 9).await.unwrap().is_empty());
        let own = tell_of(&site.house, &ORGANISER, id, &told("b")).await.unwrap();
        assert_eq!(own, ReuseState::Shown, "an organiser's word needs no second look");
    }

    async fn one_sender_has_a_measure_and_is_forgotten(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let id = site.record("trees").await.id;
        let tell = async |told: &Told<'_>| tell_of(&site.house, &Actor::Anonymous, id, told).await;
        assert!(matches!(tell(&Told { address: "javascript:alert(1)", ..told("a") }).await, Err(ReuseError::Address)));
        assert!(matches!(tell(&Told { title: " ", ..told("a") }).await, Err(ReuseError::Title)));
        for _ in 0..5 {
            tell(&told("a")).await.unwrap();
        }
        assert!(matches!(tell(&told("a")).await, Err(ReuseError::TooMany)));
        tell(&told("b")).await.unwrap();
        site.world.clock.advance(Duration::from_secs(25 * 3600));
        sweep(&site.house).await.unwrap();
        tell(&told("a")).await.unwrap();
    }

    async fn what_has_no_title_is_called_by_what_it_is_and_whose(db: TestDb) {
        let site = Site::on(&db).await;
        let nameless = dataset("", "ENVI", "CSV");
        site.harvest(&site.leuven, &[("0a1f", nameless)]).await;
        let page = site.get("/data/datasets/0a1f").await.text;
        assert!(page.contains("Untitled dataset of"), "{page}");
        let schema = page.split_once("<script type=\"application/ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        assert!(schema["name"].as_str().unwrap().starts_with("Untitled dataset of"), "{schema}");
        let catalogue = site.page("/data/catalogues/leuven").await;
        assert!(catalogue.contains(">Untitled<") && !catalogue.contains(">0a1f<"), "{catalogue}");
    }
}
