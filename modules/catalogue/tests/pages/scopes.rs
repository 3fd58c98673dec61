//! Catalogue, publisher, city and theme: four different things.

use centum_testkit::on_both_databases;

use crate::site::{Site, dataset};

on_both_databases! {
    async fn each_of_the_four_tells_its_own_and_leads_to_the_others(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        site.harvest(&site.porto, &[("bridges", dataset("Bridges", "TRAN", "JSON"))]).await;
        let catalogue = site.page("/data/catalogues/leuven").await;
        let city = format!("/data/cities/{}", site.leuven.city);
        assert!(catalogue.contains("/data/publishers/city-of-leuven") && catalogue.contains(&city), "{catalogue}");
        assert!(catalogue.contains("/data/datasets/trees") && !catalogue.contains("/data/datasets/bridges"));
        assert!(catalogue.contains("href=\"/data?catalogue=leuven\""));
        let publisher = site.page("/data/publishers/city-of-leuven").await;
        assert!(publisher.contains("/data/catalogues/leuven") && publisher.contains("/data/datasets/trees"));
        let page = site.page(&city).await;
        assert!(page.contains("/data/catalogues/leuven") && !page.contains("/data/datasets/bridges"));
        assert!(page.contains(&format!("/places/{}", site.leuven.city)));
        let theme = site.page("/data/themes/TRAN").await;
        assert!(theme.contains("/data/datasets/bridges") && !theme.contains("/data/datasets/trees"));
    }

    async fn lists_are_pages_and_files_with_the_same_numbers(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        for name in ["catalogues", "publishers", "cities", "themes"] {
            let page = site.page(&format!("/data/{name}")).await;
            assert!(page.contains(&format!("/data/{name}.csv")), "{name}");
            let csv = site.page(&format!("/data/{name}.csv")).await;
            assert!(csv.starts_with("id,name,note,datasets,address\r\n"), "{csv}");
            let json = site.get(&format!("/data/{name}.json")).await;
            assert_eq!(json.header("access-control-allow-origin"), "*");
            let sum: i64 = json.json()[name].as_array().unwrap().iter().map(|row| row["datasets"].as_i64().unwrap()).sum();
            assert_eq!(sum, 1, "{name}");
        }
        let sorted = site.page("/data/catalogues?sort=-datasets").await;
        assert!(sorted.find("Open data leuven").unwrap() < sorted.find("Open data porto").unwrap());
    }
}
