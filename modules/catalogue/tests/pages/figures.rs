//! Sums are those of the log, however it came to be.

use std::collections::BTreeMap;

use centum_catalogue::dcat::{Coded, Kind, Moment, Record};
use centum_catalogue::listing::{self, Figure, Scope, Shares, shares};
use centum_catalogue::records::{as_of, withdraw};
use centum_ledger::House;
use centum_testkit::on_both_databases;

use crate::site::{ORGANISER, Site, dataset};

/// The figures of all that is shown, counted one by one from the log.
async fn naive(house: &House) -> BTreeMap<Figure, Shares> {
    let mut figures: BTreeMap<Figure, Shares> = BTreeMap::new();
    let shown = as_of(&mut house.read().await.unwrap().conn(), house.now(), None, 10_000).await.unwrap();
    for (record, entry) in shown {
        let typed: Record = serde_json::from_str(&entry.content.record).unwrap();
        let facts = listing::facts(&typed, record.kind, record.first_seen);
        for figure in Figure::ALL {
            for key in facts.of(*figure) {
                *figures.entry(*figure).or_default().entry(key.to_owned()).or_default() += 1;
            }
        }
    }
    figures
}

async fn assert_counted(site: &Site) {
    let naive = naive(&site.house).await;
    for figure in Figure::ALL {
        let mut reader = site.house.read().await.unwrap();
        let counted = shares(&mut reader.conn(), &Scope::Whole, "", *figure).await.unwrap();
        assert_eq!(counted, naive.get(figure).cloned().unwrap_or_default(), "{}", figure.name());
    }
}

on_both_databases! {
    async fn sums_are_those_of_the_log_after_every_change_and_when_counted_again(db: TestDb) {
        let site = Site::on(&db).await;
        let record = |number: usize| Record {
            modified: Some(Moment::of(&format!("20{:02}-0{}-01", 10 + number % 11, 1 + number % 9))),
            ..dataset(&format!("Dataset {number}"), ["TRAN", "ENVI", "ECON"][number % 3], ["CSV", "JSON"][number % 2])
        };
        let names: Vec<String> = (0..40).map(|number| format!("record-{number}")).collect();
        let shelf: Vec<(&str, Record)> = names.iter().enumerate().map(|(at, name)| (name.as_str(), record(at))).collect();
        site.harvest(&site.leuven, &shelf).await;
        site.harvest(&site.porto, &shelf[..10]).await;
        assert_counted(&site).await;
        let mut changed = shelf.clone();
        for (at, (_, record)) in changed.iter_mut().enumerate().take(20) {
            record.themes = vec![Coded::Code("TRAN".into()), Coded::Code("ENVI".into())];
            record.kind = if at % 5 == 0 { Kind::Series } else { Kind::Dataset };
        }
        site.harvest(&site.leuven, &changed[5..]).await;
        assert_counted(&site).await;
        let id = site.record("record-30").await.id;
        withdraw(&site.house, &ORGANISER, id, "Wrong").await.unwrap();
        listing::catch_up(&site.house).await.unwrap();
        assert_counted(&site).await;
        listing::start_again(&site.house).await.unwrap();
        listing::catch_up(&site.house).await.unwrap();
        assert_counted(&site).await;
    }

    async fn each_figure_has_its_table_its_rule_and_its_files(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("=Trees", "ENVI", "CSV")), ("lamps", dataset("Lamps", "TRAN", "CSV"))]).await;
        site.harvest(&site.porto, &[("bridges", dataset("Bridges", "TRAN", "JSON"))]).await;
        let page = site.page("/data/figures").await;
        for figure in ["city", "theme", "format", "licence", "age", "growth"] {
            assert!(page.contains(&format!("id=\"by-{figure}\"")), "{figure}");
            assert!(page.contains(&format!("/data/figures/{figure}.csv")));
            let svg = site.get(&format!("/data/figures/{figure}.svg")).await;
            assert!(svg.text.starts_with("<svg"), "{figure}: {}", svg.text);
        }
        assert!(page.contains("As of") && page.contains("A dataset of two themes counts in both"));
        let csv = site.page("/data/figures/theme.csv").await;
        assert!(csv.starts_with("key,label,datasets\r\n") && csv.contains("TRAN,") && csv.contains(",2\r\n"), "{csv}");
        let json = site.get("/data/figures/city.json").await.json();
        assert_eq!(json["rows"].as_array().unwrap().len(), 2);
        assert_eq!((&json["rows"][0]["label"], &json["rows"][0]["datasets"]), (&"leuven".into(), &2.into()));
        assert_eq!(json["complete"], true);
        let of_porto = site.page(&format!("/data/figures/theme.csv?city={}", site.porto.city)).await;
        assert!(of_porto.contains("TRAN,") && !of_porto.contains("ENVI,"), "{of_porto}");
        assert!(site.get("/data/figures/map.svg").await.text.starts_with("<svg"));
    }

    async fn what_a_drawing_leaves_out_is_said_and_stands_in_the_table(db: TestDb) {
        let site = Site::on(&db).await;
        let record = |number: usize| dataset(&format!("Dataset {number}"), "TRAN", &format!("FORMAT_{number}"));
        let names: Vec<String> = (0..25).map(|number| format!("record-{number}")).collect();
        let shelf: Vec<(&str, Record)> = names.iter().enumerate().map(|(at, name)| (name.as_str(), record(at))).collect();
        site.harvest(&site.leuven, &shelf[..20]).await;
        assert!(!site.page("/data/figures").await.contains("The drawing has the first"));
        site.harvest(&site.leuven, &shelf).await;
        let page = site.page("/data/figures").await;
        assert!(page.contains("The drawing has the first 20 of 25."), "{page}");
        assert!(page.contains("format=FORMAT_24"), "the table has them all: {page}");
        assert_eq!(site.page("/data/figures/format.csv").await.lines().count(), 26);
    }

    async fn an_empty_catalogue_has_figures_that_say_so(db: TestDb) {
        let site = Site::on(&db).await;
        let page = site.page("/data/figures").await;
        assert!(page.contains("Nothing has been counted yet") && page.contains("There is nothing to count"));
    }
}
