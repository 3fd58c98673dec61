//! Pages and files of a published version.

use axum::http::{Method, StatusCode};
use centum_testkit::on_both_databases;

use crate::public::site::{Site, VERSION};

on_both_databases! {
    async fn every_public_page_of_the_list_of_2020_stands(db: TestDb) {
        let site = Site::announced(&db).await;
        for (path, word) in [
            ("/", "Selected cities"),
            ("/editions/icc-2020", "Selected cities"),
            (VERSION, "Sweden Emilia Romagna Network"),
            ("/editions/icc-2020/announcements/1/reconciliation", "short by"),
            ("/editions/icc-2020/announcements/1/changes", "first version"),
        ] {
            let page = site.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.text.contains(word), "{path} lacks “{word}”");
        }
    }

    async fn the_announcement_leads_to_participants_and_those_to_their_places(db: TestDb) {
        let site = Site::announced(&db).await;
        let page = site.get(VERSION).await.text;
        let participant = first_link(&page, "/editions/icc-2020/participants/");
        let page = site.get(&participant).await;
        assert_eq!(page.status, StatusCode::OK, "{participant}");
        let place = first_link(&page.text, "/places/");
        let page = site.get(&place).await;
        assert_eq!(page.status, StatusCode::OK, "{place}");
        assert!(page.text.contains(&participant), "the place names what it takes part in");
    }

    async fn a_filter_narrows_the_lists_and_not_the_figures(db: TestDb) {
        let site = Site::announced(&db).await;
        let page = site.get(&format!("{VERSION}?country=SI&consortia=yes")).await.text;
        assert!(page.contains("2 of 90 applications are shown"), "{page}");
        assert!(page.contains("<p class=\"figure-number\">126</p>"));
        assert!(!page.contains("Aarhus</a>"));
    }

    async fn every_file_has_its_own_address_a_licence_and_bytes_that_stay(db: TestDb) {
        let site = Site::announced(&db).await;
        for (file, kind) in [
            ("/announcement.json", "application/json"),
            ("/rows.csv", "text/csv; charset=utf-8; header=present"),
            ("/cities.csv", "text/csv; charset=utf-8; header=present"),
            ("/announcement.jsonld", "application/ld+json"),
            ("/cities.geojson", "application/geo+json"),
            (".json", "application/json"),
            (".csv", "text/csv; charset=utf-8; header=present"),
            (".geojson", "application/geo+json"),
            ("/map.svg", "image/svg+xml"),
        ] {
            let path = format!("{VERSION}{file}");
            let first = site.get(&path).await;
            assert_eq!((first.status, first.header("content-type")), (StatusCode::OK, kind), "{path}");
            assert!(first.header("link").contains("licenses/by/4.0/>; rel=\"license\""), "{path}");
            let tag = first.header("etag").to_owned();
            let again = site.ask(Method::GET, &path, &[("if-none-match", &tag)], "").await;
            assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        }
        let csv = site.get(&format!("{VERSION}/rows.csv")).await;
        assert!(csv.header("cache-control").contains("immutable"), "{}", csv.header("cache-control"));
        assert_eq!(csv.text.lines().count(), 91);
        // The edition of this scene has named no days.
        assert_eq!(site.get(&format!("{VERSION}/dates.ics")).await.status, StatusCode::NOT_FOUND);
    }

    async fn one_address_gives_the_form_that_is_asked_for(db: TestDb) {
        let site = Site::announced(&db).await;
        for (accept, kind) in [
            ("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
            ("application/json", "application/json"),
            ("application/ld+json", "application/ld+json"),
            ("text/csv", "text/csv; charset=utf-8; header=present"),
        ] {
            let answer = site.ask(Method::GET, VERSION, &[("accept", accept)], "").await;
            assert_eq!(answer.header("content-type"), kind, "{accept}");
            assert!(answer.headers.get_all("vary").iter().any(|vary| vary == "accept"), "{accept}");
        }
    }

    async fn the_second_version_shows_what_changed_and_the_first_stays(db: TestDb) {
        let site = Site::announced(&db).await;
        let before = site.get(&format!("{VERSION}.json")).await.text;
        let page_before = site.get(VERSION).await.text;
        site.announce("Selected cities, again").await;
        assert_eq!(site.get(&format!("{VERSION}.json")).await.text, before);
        assert_eq!(site.get(VERSION).await.text, page_before);
        let changes = site.get("/editions/icc-2020/announcements/2/changes").await.text;
        assert!(changes.contains("Title or introduction changed."), "{changes}");
        let feed = site.get("/editions/icc-2020/announcements.atom").await;
        assert_eq!(feed.text.matches("<entry").count(), 2);
    }
}

fn first_link(page: &str, begin: &str) -> String {
    let (_, rest) = page.split_once(&format!("href=\"{begin}")).expect("a link");
    format!("{begin}{}", rest.split('"').next().unwrap())
}
