//! Scores that follow the log say what a walk over all records says, whatever became of the records.

use centum_catalogue::quality::{
    self, Metric, Tally, catch_up, catch_up_as, days_of, days_of_whole, first, of_catalogue, of_record, whole,
};
use centum_catalogue::records::{records_of, restore, withdraw};
use centum_testkit::on_both_databases;
use jiff::civil::date;

use crate::scene::{ORGANISER, Scene, dataset, file, scene};

/// The sum as a walk over all records that are shown gives it.
async fn walked(scene: &Scene) -> Tally {
    let mut reader = scene.house.read().await.unwrap();
    let conn = &mut reader.conn();
    let mut sum = Tally::default();
    for record in records_of(conn, scene.source, None, 1000).await.unwrap() {
        if record.state.is_shown()
            && let Some(score) = of_record(conn, record.id).await.unwrap()
        {
            sum += &score.tally;
        }
    }
    sum
}

async fn kept(scene: &Scene) -> Tally {
    catch_up(&scene.house).await.unwrap();
    let mut reader = scene.house.read().await.unwrap();
    of_catalogue(&mut reader.conn(), scene.catalogue)
        .await
        .unwrap()
        .map(|score| score.tally)
        .unwrap_or_default()
}

on_both_databases! {
    async fn what_follows_is_what_a_walk_finds_whatever_happens(db: TestDb) {
        let scene = scene(&db).await;
        assert_eq!(kept(&scene).await, Tally::default());
        let theme = " ; dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>";
        let (trees, lamps) = (dataset("trees", &file("trees")), dataset("lamps", theme));
        scene.harvest(&[trees.clone(), lamps.clone(), dataset("noise", "")]).await;
        let before = kept(&scene).await;
        assert_eq!((before.datasets, before.of(Metric::Theme).passed), (3, 1));
        assert_eq!(before, walked(&scene).await);
        // Another text, another record, and one that is gone.
        scene.harvest(&[dataset("trees", &format!("{theme}{}", file("trees"))), lamps.clone(), dataset("bins", theme)]).await;
        scene.harvest(&[dataset("trees", &format!("{theme}{}", file("trees"))), lamps.clone(), dataset("bins", theme)]).await;
        let after = kept(&scene).await;
        assert_eq!((after.datasets, after.of(Metric::Theme).passed), (3, 3));
        assert_eq!(after, walked(&scene).await);
        let id = scene.record("lamps").await.id;
        withdraw(&scene.house, &ORGANISER, id, "wrong").await.unwrap();
        let withdrawn = kept(&scene).await;
        assert_eq!((withdrawn.datasets, withdrawn.clone()), (2, walked(&scene).await));
        restore(&scene.house, &ORGANISER, id, "right").await.unwrap();
        assert_eq!(kept(&scene).await, after);
        assert_eq!(catch_up(&scene.house).await.unwrap(), 0, "what was read is not read again");
        let mut reader = scene.house.read().await.unwrap();
        let conn = &mut reader.conn();
        assert_eq!(whole(conn).await.unwrap().map(|score| score.tally), Some(after));
        let days = days_of(conn, scene.catalogue, date(1970, 1, 1)).await.unwrap();
        assert!(days.len() >= 2 && days.windows(2).all(|two| two[0].day < two[1].day));
        assert_eq!(days_of_whole(conn, date(1970, 1, 1)).await.unwrap().len(), days.len());
        assert_eq!(quality::bands(conn).await.unwrap().values().sum::<i64>(), 3);
    }

    async fn a_breach_of_dcat_ap_costs_its_points_and_is_the_first_thing_to_mend(db: TestDb) {
        let scene = scene(&db).await;
        let bare = "<https://ghent.example/bare> a dcat:Dataset ; dct:title \"Bare\"@en .\n".to_owned();
        scene.harvest(&[bare, dataset("sound", "")]).await;
        let tally = kept(&scene).await;
        assert_eq!((tally.of(Metric::Compliant).passed, tally.of(Metric::Compliant).judged), (1, 2));
        let mut reader = scene.house.read().await.unwrap();
        let record = scene.record("bare").await;
        let score = of_record(&mut reader.conn(), record.id).await.unwrap().unwrap();
        let points = quality::points_of(&mut reader.conn(), &[record.id]).await.unwrap();
        assert_eq!(points[&record.id], score.points.whole());
        assert!(first(&score).iter().any(|gain| gain.metric == Metric::Compliant));
        let (findings, _) = quality::findings_of(&mut reader.conn(), record.id).await.unwrap().unwrap();
        assert_eq!((findings[0].rule.as_str(), findings[0].field.as_str()), ("dcat-ap-dataset-missing", "dct:description"));
    }

    async fn a_record_of_ten_thousand_distributions_is_scored_like_others(db: TestDb) {
        let scene = scene(&db).await;
        let mut huge = dataset("huge", "");
        for number in 0..10_000 {
            huge.push_str(&format!(
                "<https://ghent.example/huge> dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://files.example/{number}> ] .\n"
            ));
        }
        scene.harvest(&[huge, dataset("small", "")]).await;
        let tally = kept(&scene).await;
        assert_eq!(tally, walked(&scene).await);
        assert_eq!(tally.datasets, 2);
    }

    async fn another_generation_of_the_rules_is_made_beside_the_one_that_serves(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest(&[dataset("trees", &file("trees")), dataset("lamps", "")]).await;
        let before = kept(&scene).await;
        assert_eq!(before.datasets, 2);
        assert_eq!(catch_up_as(&scene.house, 7).await.unwrap(), 2);
        assert_eq!(catch_up_as(&scene.house, 7).await.unwrap(), 0);
        let mut reader = scene.house.read().await.unwrap();
        let after = of_catalogue(&mut reader.conn(), scene.catalogue).await.unwrap().unwrap();
        assert_eq!(after.tally, before);
    }
}
