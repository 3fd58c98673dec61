//! What counts is what was handed in, whatever became of the draft since.

use centum_calls::expression::Expression;
use centum_calls::expression::actions::{change_head, recall, remove_member};
use centum_calls::organiser::entrants::entrants;
use centum_calls::organiser::{Filter, figures, listing};
use centum_testkit::on_both_databases;
use centum_web::components::Sorting;
use centum_web::links::Query;

use crate::consortium::{sign, trio};
use crate::scene::Scene;

async fn listed(scene: &Scene, query: &str) -> Vec<(String, String, u32)> {
    let call = scene.call().await;
    let query = Query::parse(Some(query));
    let sorting = Sorting::read(&query, &centum_calls::organiser::filter::COLUMNS);
    let mut reader = scene.app.house.db.read_current().await.unwrap();
    let of = (&call, &Filter::read(&query));
    let lines = listing::page(&mut reader.conn(), of.0, of.1, &sorting, (0, 50)).await.unwrap();
    lines.into_iter().map(|line| (line.title, line.category, line.cities)).collect()
}

on_both_databases! {
    async fn those_who_choose_and_count_see_what_was_handed_in(db: TestDb) {
        let (scene, id, [_, bregenz, dornbirn]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        sign(&scene, &scene.cleo, id, dornbirn).await.unwrap();
        scene.submit(&scene.ana, id).await.unwrap();
        remove_member(&scene.app, &scene.ana, id, dornbirn, scene.now()).await.unwrap();
        let seen = scene.dossier(id).await.head.version;
        let change = |head: &mut Expression| {
            head.title = "Lindau alone".into();
            head.category = "alumni".into();
        };
        change_head(&scene.app, &scene.ana, id, seen, change, scene.now()).await.unwrap();

        let mut reader = scene.app.house.db.read_current().await.unwrap();
        let found = entrants(&mut reader.conn(), scene.call).await.unwrap();
        let [one] = &found[..] else { panic!("one counts: {found:?}") };
        assert_eq!((one.title.as_str(), one.category.as_str(), one.consortium), ("Lindau", "new", true));
        let names: Vec<_> = one.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["Lindau", "Bregenz", "Dornbirn"]);
        let counted = figures::headline(&mut reader.conn(), &scene.call().await).await.unwrap();
        drop(reader);
        let by_category: Vec<_> = counted.by_category.iter().map(|(key, of)| (key.as_str(), of.submitted)).collect();
        assert_eq!((by_category, counted.cities_submitted.cities), (vec![("new", 1)], 3));
        let handed_in = [("Lindau".to_owned(), "new".to_owned(), 3)];
        assert_eq!(listed(&scene, "category=new&kind=consortium&country=DE&sort=country").await, handed_in);
        assert_eq!(listed(&scene, "category=alumni").await, []);
        assert_eq!(listed(&scene, "eligibility=to-confirm").await, [], "the rule is for alumni");

        recall(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        assert_eq!(listed(&scene, "").await, [("Lindau alone".to_owned(), "alumni".to_owned(), 2)]);
    }
}
