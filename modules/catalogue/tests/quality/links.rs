//! Links are looked at in turns, scores follow, and publishers are told.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use centum_catalogue::harvest::Promise;
use centum_catalogue::quality::links::Care;
use centum_catalogue::quality::links::{Look, Looked, tell_publishers};
use centum_catalogue::quality::{Links, Metric, Share, catch_up, findings_of, of_catalogue, of_record};
use centum_catalogue::records::withdraw;
use centum_jobs::letters;
use centum_testkit::on_both_databases;

use crate::pages::get;
use crate::scene::{ORGANISER, Scene, dataset, file, scene};

/// Answers as it is told to; what it was not told of answers with 200.
#[derive(Default)]
struct Web {
    dead: Mutex<HashMap<String, u16>>,
    asked: Mutex<Vec<String>>,
}

impl Look for Web {
    fn look<'a>(&'a self, address: &'a str) -> Promise<'a, Looked> {
        Box::pin(async move {
            self.asked.lock().unwrap().push(address.to_owned());
            let status = self.dead.lock().unwrap().get(address).copied().unwrap_or(200);
            if status == 429 {
                return Looked::Later(Duration::from_secs(3600));
            }
            Looked::Answer { status, there: status == 200, media_type: Some("text/csv".into()), html: None }
        })
    }
}

fn links(web: &Arc<Web>) -> Links {
    Links { look: web.clone(), care: Care::default() }
}

async fn share(scene: &Scene, metric: Metric) -> Share {
    catch_up(&scene.house).await.unwrap();
    let mut reader = scene.house.read().await.unwrap();
    of_catalogue(&mut reader.conn(), scene.catalogue).await.unwrap().unwrap().tally.of(metric)
}

on_both_databases! {
    async fn what_answers_counts_once_it_was_looked_at(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest(&[dataset("trees", &file("trees")), dataset("lamps", &file("lamps"))]).await;
        assert_eq!(share(&scene, Metric::AccessAnswers).await, Share::default());
        let web = Arc::new(Web::default());
        web.dead.lock().unwrap().insert("https://files.example/lamps".into(), 404);
        let turn = links(&web).turn(&scene.house).await.unwrap();
        assert_eq!((turn.looked, turn.answered, turn.more), (4, 3, false));
        assert_eq!(share(&scene, Metric::AccessAnswers).await, Share { passed: 1, judged: 2 });
        assert_eq!(share(&scene, Metric::DownloadAnswers).await, Share { passed: 2, judged: 2 });
        let mut reader = scene.house.read().await.unwrap();
        let conn = &mut reader.conn();
        let lamps = scene.record("lamps").await.id;
        let score = of_record(conn, lamps).await.unwrap().unwrap();
        assert_eq!(score.tally.of(Metric::AccessAnswers), Share::one(false));
        let (findings, known) = findings_of(conn, lamps).await.unwrap().unwrap();
        assert!(findings.iter().any(|one| one.rule == "link-silent" && one.value == "https://files.example/lamps"));
        assert_eq!(known.len(), 2);
        drop(reader);
        // Nothing is due at once; the dead one within hours, the others after a fortnight.
        assert_eq!(links(&web).turn(&scene.house).await.unwrap().looked, 0);
        scene.days_pass(1);
        assert_eq!(links(&web).turn(&scene.house).await.unwrap().looked, 1);
        scene.days_pass(15);
        assert_eq!(links(&web).turn(&scene.house).await.unwrap().looked, 4);
    }

    async fn a_publisher_is_told_of_what_is_dead_thrice_and_once_a_week_at_most(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest(&[dataset("trees", &file("trees")), dataset("lamps", &file("lamps"))]).await;
        catch_up(&scene.house).await.unwrap();
        let web = Arc::new(Web::default());
        web.dead.lock().unwrap().insert("https://files.example/lamps".into(), 410);
        let links = links(&web);
        let care = links.care;
        for written in [0, 0, 1, 0] {
            links.turn(&scene.house).await.unwrap();
            assert_eq!(tell_publishers(&scene.house, &care).await.unwrap(), written);
            scene.days_pass(1);
        }
        // Another one dies in the same week: it waits for the next letter.
        web.dead.lock().unwrap().insert("https://files.example/trees".into(), 404);
        scene.days_pass(14);
        for written in [0, 0, 1] {
            links.turn(&scene.house).await.unwrap();
            assert_eq!(tell_publishers(&scene.house, &care).await.unwrap(), written);
            scene.days_pass(1);
        }
        let sent = letters(&mut scene.house.read().await.unwrap().conn(), 9).await.unwrap();
        let bodies: Vec<_> = sent.iter().map(|one| &one.letter).collect();
        assert_eq!(bodies.len(), 2);
        let first = bodies.iter().find(|one| one.body.contains("lamps")).unwrap();
        assert_eq!(first.recipient, "data@ghent.example");
        assert!(first.body.contains("https://files.example/lamps") && first.body.contains("410"), "{}", first.body);
        assert!(first.body.contains("/data/datasets/"), "{}", first.body);
    }

    async fn an_address_that_no_dataset_uses_any_more_is_not_counted(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest(&[dataset("trees", &file("trees")), dataset("lamps", &file("lamps"))]).await;
        catch_up(&scene.house).await.unwrap();
        let turn = links(&Arc::new(Web::default())).turn(&scene.house).await.unwrap();
        assert_eq!(turn.looked, 4);
        let page = get(&scene, "/data/quality").await.body;
        assert!(page.contains(">4</p>") && page.contains("of 4 that were looked at"), "{page}");
        withdraw(&scene.house, &ORGANISER, scene.record("lamps").await.id, "wrong").await.unwrap();
        catch_up(&scene.house).await.unwrap();
        let page = get(&scene, "/data/quality").await.body;
        assert!(page.contains(">2</p>") && page.contains("of 2 that were looked at"), "{page}");
    }

    async fn few_addresses_of_one_host_are_taken_in_a_turn_and_a_pause_is_kept(db: TestDb) {
        let scene = scene(&db).await;
        let many: Vec<String> = (0..20).map(|n| dataset(&format!("d{n}"), &file(&format!("d{n}")))).collect();
        scene.harvest(&many).await;
        catch_up(&scene.house).await.unwrap();
        let web = Arc::new(Web::default());
        let turn = links(&web).turn(&scene.house).await.unwrap();
        assert_eq!((turn.looked, turn.more), (20, true), "all stand on one host");
        let rest = links(&web).turn(&scene.house).await.unwrap();
        assert_eq!((rest.looked, rest.more), (20, false));
        assert_eq!(web.asked.lock().unwrap().len(), 40);
        scene.days_pass(15);
        for number in 0..20 {
            web.dead.lock().unwrap().insert(format!("https://files.example/d{number}"), 429);
        }
        let mut later = 0;
        while let Ok(turn) = links(&web).turn(&scene.house).await && turn.looked > 0 {
            later += turn.later;
        }
        assert_eq!(later, 20);
        assert_eq!(share(&scene, Metric::AccessAnswers).await, Share { passed: 20, judged: 20 }, "a pause is no failure");
    }
}
