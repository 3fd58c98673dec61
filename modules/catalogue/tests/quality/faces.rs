//! A figure of quality is the same wherever it is told: on every page, in the badge, in the measurements, and to programs.

use centum_base::Id;
use centum_catalogue::quality::catch_up;
use centum_catalogue::sources::{PublishesFor, publish_for};
use centum_places::{Facts, Place, PlaceKind, Source, add_place, merge};
use centum_testkit::on_both_databases;
use serde_json::Value as Json;

use crate::pages::get;
use crate::scene::{ORGANISER, Scene, dataset, file, scene};

async fn told(scene: &Scene, path: &str) -> Json {
    serde_json::from_str(&get(scene, path).await.body).unwrap()
}

fn list<'a>(of: &'a Json, name: &str) -> &'a [Json] {
    of[name].as_array().unwrap()
}

/// Every figure of a score as programs read it stands on the page, and its parts come to the whole.
fn is_told(page: &str, score: &Json) {
    let points = score["points"].as_f64().unwrap();
    assert!(page.contains(&format!("<p class=\"figure-number\">{points}</p>")), "{points}: {page}");
    let (mut known, mut judged) = (0.0, 0.0);
    for one in list(score, "dimensions") {
        let (got, of) = (one["points"].as_f64().unwrap(), one["judged"].as_f64().unwrap());
        assert!(page.contains(&format!("<td class=\"number\">{got} of {of}")), "{one}: {page}");
        (known, judged) = (known + got, judged + of);
    }
    let open = score["open"].as_f64().unwrap();
    assert_eq!(list(score, "dimensions").len(), 5);
    assert!((judged + open - 405.0).abs() < 0.01, "{judged} and {open} are no 405");
    // Each part is told to a tenth, the whole to a point.
    let scale = 405.0 / judged;
    assert!(
        (known * scale - points).abs() <= 0.5 + 5.0 * 0.05 * scale,
        "{known} of {judged} are no {points}"
    );
    let mut of_metrics = 0.0;
    for one in list(score, "metrics") {
        let (passed, judged) = (one["passed"].as_f64().unwrap(), one["judged"].as_f64().unwrap());
        let most = one["most"].as_f64().unwrap();
        let got = if judged > 0.0 { (passed / judged * most * 10.0).round() / 10.0 } else { 0.0 };
        let said = if judged > 0.0 { format!("{got} of {most}") } else { "–".to_owned() };
        let cells = [passed.to_string(), judged.to_string(), said];
        let cells = cells.map(|cell| format!("<td class=\"number\">{cell}</td>")).concat();
        assert!(page.contains(&cells), "{one}: {page}");
        of_metrics += got;
    }
    assert!((of_metrics - known).abs() <= 23.0 * 0.05 + 5.0 * 0.05, "{of_metrics} are no {known}");
    for gain in list(score, "first").iter().take(8) {
        let points = gain["points"].as_f64().unwrap();
        assert!(page.contains(&format!("+ {points} points")), "{gain}: {page}");
    }
}

async fn place(scene: &Scene, name: &str) -> Id<Place> {
    let facts = Facts {
        source: Source::Own,
        source_id: None,
        kind: PlaceKind::Settlement,
        name: name.into(),
        other_names: Vec::new(),
        country: "BE".parse().unwrap(),
        admin: None,
        point: None,
        population: None,
        population_year: None,
        data_version: String::new(),
        parts: Vec::new(),
    };
    add_place(&scene.house, &ORGANISER, &facts).await.unwrap()
}

on_both_databases! {
    async fn a_score_is_the_same_on_every_page_in_the_badge_and_in_every_file(db: TestDb) {
        let scene = scene(&db).await;
        // Four datasets: a quarter of five points is 1.25, which is told as 1.3 everywhere.
        let issued = " ; dct:issued \"2020-07-03\"^^<http://www.w3.org/2001/XMLSchema#date>";
        let shown = [
            dataset("trees", &file("trees")),
            dataset("lamps", &file("lamps")),
            dataset("parks", issued),
            dataset("roads", ""),
        ];
        scene.harvest(&shown).await;
        catch_up(&scene.house).await.unwrap();
        let all = told(&scene, "/api/data/quality").await;
        let one = told(&scene, "/api/data/quality/catalogues/ghent").await;
        assert_eq!(all["score"], one["score"], "there is one catalogue");
        let contextuality = list(&one["score"], "dimensions").iter().find(|of| of["dimension"] == "contextuality");
        assert_eq!(contextuality.unwrap()["points"], 1.3);
        let whole = get(&scene, "/data/quality").await.body;
        is_told(&whole, &all["score"]);
        is_told(&get(&scene, "/data/catalogues/ghent/quality").await.body, &one["score"]);
        let points = &one["score"]["points"];
        let line = &list(&all, "catalogues")[0];
        assert_eq!((&line["points"], &line["datasets"]), (points, &4.into()));
        assert!(whole.contains(&format!("data-label=\"Points\">{points}</td>")), "{whole}");
        let badge = get(&scene, "/data/badges/ghent.svg").await.body;
        assert!(badge.contains(&format!("{points} of 405")), "{badge}");
        for name in ["trees", "parks", "roads"] {
            let slug = scene.record(name).await.slug;
            let own = told(&scene, &format!("/api/data/quality/datasets/{slug}")).await;
            is_told(&get(&scene, &format!("/data/datasets/{slug}/quality")).await.body, &own["score"]);
            let measured = get(&scene, &format!("/data/datasets/{slug}/measurements.nt")).await.body;
            let scoring = format!("\"{}\"^^<http://www.w3.org/2001/XMLSchema#integer>", own["score"]["points"]);
            assert!(measured.contains(&scoring), "{name}: {measured}");
        }
    }

    async fn a_city_that_was_merged_has_the_points_of_its_catalogues_once(db: TestDb) {
        let scene = scene(&db).await;
        let (old, new) = (place(&scene, "Gand").await, place(&scene, "Gent").await);
        let cities = [old, new].map(|place| PublishesFor { place, participation: None });
        publish_for(&scene.house, &ORGANISER, scene.catalogue, &cities).await.unwrap();
        scene.harvest(&[dataset("trees", &file("trees")), dataset("lamps", "")]).await;
        catch_up(&scene.house).await.unwrap();
        merge(&scene.house, &ORGANISER, old, new, "Two names of one city.").await.unwrap();
        let page = get(&scene, "/data/quality").await.body;
        assert!(!page.contains(&format!("/data/cities/{old}")), "{page}");
        let (_, row) = page.split_once(&format!("<a href=\"/data/cities/{new}\"")).unwrap();
        let (row, _) = row.split_once("</tr>").unwrap();
        assert!(row.contains(">2</td>"), "each dataset once: {row}");
        // Of a place that only the old name leads to, nothing is lost either.
        publish_for(&scene.house, &ORGANISER, scene.catalogue, &cities[..1]).await.unwrap();
        let page = get(&scene, "/data/quality").await.body;
        assert!(page.contains(&format!("<a href=\"/data/cities/{new}\"")), "{page}");
    }
}
