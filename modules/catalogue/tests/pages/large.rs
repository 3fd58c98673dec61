//! More than any page can show.

use std::collections::BTreeMap;

use centum_catalogue::dcat::{Distribution, Lang, Record, Texts};
use centum_testkit::on_both_databases;

use crate::site::{Site, dataset};

on_both_databases! {
    async fn five_thousand_distributions_stand_on_a_hundred_pages(db: TestDb) {
        let site = Site::on(&db).await;
        let part = |number: usize| Distribution {
            titles: Texts::one("en", &format!("Part number {number}")),
            download_urls: vec![format!("https://data.leuven.example/{number}")],
            ..Distribution::default()
        };
        let many = |from: usize| Record { distributions: (from..from + 5_000).map(part).collect(), ..Record::default() };
        site.harvest(&site.leuven, &[("trees", many(0))]).await;
        let page = site.page("/data/datasets/trees").await;
        assert_eq!(page.matches("class=\"data-part\"").count(), 50);
        assert!(page.len() < 300_000, "{} bytes", page.len());
        let last = site.page("/data/datasets/trees?page=100").await;
        assert!(last.contains("Part number 4999") && !page.contains("Part number 4999"));
        // All of them change at once: the comparison ends, and says that it shows some.
        site.harvest(&site.leuven, &[("trees", many(5_000))]).await;
        let history = site.page("/data/datasets/trees/history?to=2").await;
        assert!(history.contains("There are more differences") && history.len() < 1_000_000);
    }

    async fn ten_megabytes_of_description_are_cut_and_said_to_be(db: TestDb) {
        let site = Site::on(&db).await;
        let long = Record { descriptions: Texts::one("en", &"many words ".repeat(1_000_000)), ..dataset("Long", "TRAN", "CSV") };
        site.harvest(&site.leuven, &[("trees", long)]).await;
        let page = site.page("/data/datasets/trees").await;
        assert!(page.len() < 100_000, "{} bytes", page.len());
        assert!(page.contains("longer than what is shown here"));
    }

    async fn forty_languages_and_both_directions_stand_side_by_side(db: TestDb) {
        let site = Site::on(&db).await;
        let mut titles: BTreeMap<Lang, String> =
            (0..38).map(|number| (Lang::new(&format!("x{}{}", number / 10, number % 10)), format!("T{number}"))).collect();
        titles.insert(Lang::new("ar"), "أشجار المدينة".to_owned());
        titles.insert(Lang::new("he"), "\u{202E}עצים".to_owned());
        let record = Record { titles: Texts(titles), ..dataset("x", "ENVI", "CSV") };
        let arabic = Record { titles: Texts::one("ar", "أشجار المدينة"), ..dataset("x", "ENVI", "CSV") };
        site.harvest(&site.leuven, &[("trees", record), ("shade", arabic)]).await;
        let page = site.page("/data/datasets/trees").await;
        assert!(!page.contains('\u{202E}'), "no mark turns the page around");
        let page = site.page("/data/datasets/shade").await;
        assert!(page.contains("<h1 translate=\"no\" dir=\"auto\" lang=\"ar\">أشجار المدينة</h1>"), "{page}");
        assert!(page.contains("Not in your language"));
    }
}
