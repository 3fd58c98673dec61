//! The pages, the pictures and the data of quality over HTTP.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use centum_catalogue::quality::catch_up;
use centum_catalogue::records::withdraw;
use centum_testkit::on_both_databases;
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use tower::ServiceExt;

use crate::scene::{ORGANISER, Scene, dataset, file, scene};

pub(crate) struct Answer {
    status: StatusCode,
    kind: String,
    kept: String,
    vary: String,
    pub(crate) body: String,
}

pub(crate) async fn get(scene: &Scene, path: &str) -> Answer {
    let settings = Settings::new(BaseUrl::new("https://centum.example").unwrap(), SigningKey::new([7; 32]));
    let modules = [centum_web::module(), centum_catalogue::module()];
    let app = App::new(scene.house.clone(), settings, &modules).unwrap();
    let request = Request::builder().uri(path).body(Body::empty()).unwrap();
    let response = router(&app, &modules).oneshot(request).await.unwrap();
    let header = |name| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let (kind, kept) = (header(header::CONTENT_TYPE), header(header::CACHE_CONTROL));
    let vary = response.headers().get_all(header::VARY);
    let vary: Vec<_> = vary.iter().map(|value| value.to_str().unwrap().to_lowercase()).collect();
    let vary = vary.join(",");
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer { status, kind, kept, vary, body: String::from_utf8_lossy(&body).into_owned() }
}

on_both_databases! {
    async fn every_page_and_file_of_quality_is_served(db: TestDb) {
        let scene = scene(&db).await;
        assert!(get(&scene, "/data/quality").await.body.contains("Nothing was assessed yet"));
        assert!(get(&scene, "/data/badges/ghent.svg").await.body.contains("not assessed yet"));
        let bare = "<https://ghent.example/bare> a dcat:Dataset ; dct:title \"Bäume\"@de .\n".to_owned();
        scene.harvest(&[bare, dataset("trees", &file("trees"))]).await;
        catch_up(&scene.house).await.unwrap();
        let bare = scene.record("bare").await;
        let of = |rest: &str| format!("/data/datasets/{}/{rest}", bare.slug);
        for (path, kind, says) in [
            ("/data/quality".to_owned(), "text/html", "Ghent"),
            ("/data/catalogues/ghent/quality".to_owned(), "text/html", "Mandatory and missing for a dataset"),
            ("/data/catalogues/ghent".to_owned(), "text/html", "<a href=\"/data/catalogues/ghent/quality\">"),
            (of("quality"), "text/html", "dct:description"),
            (of("validation.ttl"), "text/turtle", "ValidationReport"),
            (of("validation.rdf"), "application/rdf+xml", "MinCountConstraintComponent"),
            (of("validation.jsonld"), "application/ld+json", "MinCountConstraintComponent"),
            (of("validation.nt"), "application/n-triples", "http://www.w3.org/ns/shacl#resultSeverity"),
            (of("measurements.ttl"), "text/turtle", "dcatApCompliance"),
            (of("measurements.jsonld"), "application/ld+json", "keywordAvailability"),
            ("/data/badges/ghent.svg".to_owned(), "image/svg+xml", "of 405"),
            ("/api/data/quality".to_owned(), "application/json", "\"slug\": \"ghent\""),
            ("/api/data/quality/catalogues/ghent".to_owned(), "application/json", "\"rule\": \"dcat-ap-dataset-missing\""),
            (format!("/api/data/quality/datasets/{}", bare.slug), "application/json", "Describe in a few sentences"),
        ] {
            let answer = get(&scene, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.kind.starts_with(kind), "{path}: {}", answer.kind);
            assert!(answer.body.contains(says), "{path}: {}", answer.body);
        }
        let told = get(&scene, &format!("/api/data/quality/datasets/{}", bare.slug)).await;
        assert!(told.vary.contains("accept-language"), "it tells in the reader's language: {}", told.vary);
        assert_eq!(get(&scene, "/data/badges/ghent.svg").await.kept, "public, max-age=3600");
        let page = get(&scene, "/data/catalogues/ghent/quality").await.body;
        assert!(page.contains("<a href=\"/data/datasets/") && page.contains("lang=\"de\""), "examples are linked");
    }

    async fn what_is_not_shown_has_no_page_of_quality(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest(&[dataset("trees", "")]).await;
        let record = scene.record("trees").await;
        withdraw(&scene.house, &ORGANISER, record.id, "wrong").await.unwrap();
        for path in [
            format!("/data/datasets/{}/quality", record.slug),
            format!("/data/datasets/{}/validation.ttl", record.slug),
            format!("/data/datasets/{}/measurements.nt", record.slug),
            format!("/api/data/quality/datasets/{}", record.slug),
            "/data/catalogues/nowhere/quality".to_owned(),
            "/data/badges/nowhere.svg".to_owned(),
            "/data/badges/ghent.png".to_owned(),
        ] {
            assert_eq!(get(&scene, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
