//! Live figures, and the list with its filters.

use axum::http::StatusCode;
use centum_calls::call::Zone;
use centum_calls::expression::actions::{NewMember, add_member};
use centum_calls::organiser::doubles::{Likeness, Pair, doubles};
use centum_calls::organiser::{Filter, figures, listing, take_stock};
use centum_testkit::on_both_databases;
use centum_web::components::Sorting;
use centum_web::links::Query;

use crate::site::{LIST, Site, at};

/// Three applications: a complete one that is submitted, an empty draft, and one that is withdrawn.
async fn three(site: &Site, later: Option<&str>) {
    let lindau = site.begin(&site.ana, "Lindau", "DE", Some("geonames:2877142")).await;
    site.complete(&site.ana, lindau).await;
    site.submit(&site.ana, lindau).await;
    if let Some(later) = later {
        site.clock.set(at(later));
    }
    site.begin(&site.ana, "Éclair-sur-Mer", "FR", None).await;
    let singapore = site.begin(&site.ben, "Singapore", "SG", None).await;
    let now = site.app.house.now();
    centum_calls::expression::actions::withdraw(&site.app, &site.ben.actor, singapore, now).await.unwrap();
}

async fn numbers(site: &Site, query: &str) -> Vec<u32> {
    let call = site.call().await;
    let query = Query::parse(Some(query));
    let sorting = Sorting::read(&query, &centum_calls::organiser::filter::COLUMNS);
    let filter = Filter::read(&query);
    let mut reader = site.app.house.db.read_current().await.unwrap();
    let lines = listing::page(&mut reader.conn(), &call, &filter, &sorting, (0, 50)).await.unwrap();
    assert_eq!(listing::count(&mut reader.conn(), &call, &filter).await.unwrap(), lines.len(), "{query:?}");
    lines.into_iter().map(|line| line.number).collect()
}

on_both_databases! {
    async fn figures_count_applications_cities_and_places_apart(db: TestDb) {
        let site = Site::on(&db).await;
        three(&site, Some("2020-05-05T22:30:00Z")).await;
        let zone = Zone::named("Europe/Brussels").unwrap();
        let call = site.call().await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let found = figures(&mut reader.conn(), &call, &zone).await.unwrap();
        assert_eq!((found.all.begun(), found.all.drafts, found.all.submitted, found.all.withdrawn), (3, 1, 1, 1));
        let cities = figures::cities(&mut reader.conn(), &call).await.unwrap();
        assert_eq!((cities.cities, cities.placed, cities.places), (2, 1, 1));
        assert_eq!(found.cities_submitted.cities, 1);
        assert_eq!(found.by_country[&"FR".parse().ok()].drafts, 1);
        // 22:30 in universal time is the next day in Brussels.
        let days: Vec<_> = found.days.iter().map(|day| (day.on.to_string(), day.begun, day.handed_in)).collect();
        assert_eq!(days, [("2020-05-04".to_owned(), 1, 1), ("2020-05-05".into(), 0, 0), ("2020-05-06".into(), 2, 0)]);
        drop(reader);
        let olga = site.back().await;
        let page = site.get(&olga, &format!("{LIST}/figures")).await.body();
        for said in ["Begun and handed in over time", "Applications by country of the lead", "<table"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.matches("role=\"img\"").count() >= 2, "the curve and the countries are drawn: {page}");
    }

    async fn each_filter_admits_what_it_says(db: TestDb) {
        let site = Site::on(&db).await;
        three(&site, None).await;
        for (query, expected) in [
            ("", vec![1, 2, 3]),
            ("sort=-number", vec![3, 2, 1]),
            ("sort=lead", vec![2, 1, 3]),
            ("sort=-submitted", vec![1, 2, 3]),
            ("q=eclair", vec![2]),
            ("q=EOI-0003", vec![3]),
            ("q=%25", vec![]),
            ("state=withdrawn", vec![3]),
            ("country=DE", vec![1]),
            ("category=new&kind=single", vec![1, 2, 3]),
            ("kind=consortium", vec![]),
            ("only=incomplete", vec![2, 3]),
            ("only=unsigned", vec![2, 3]),
            ("only=overlap", vec![]),
            ("eligibility=not-met", vec![3]),
            ("eligibility=unknown", vec![1, 2]),
            ("eligibility=to-confirm", vec![1]),
            ("eligibility=refused", vec![]),
        ] {
            assert_eq!(numbers(&site, query).await, expected, "{query}");
        }
        let twin = site.begin(&site.ben, "Lindau (Bodensee)", "DE", Some("geonames:2877142")).await;
        assert_eq!(numbers(&site, "only=overlap").await, [1, 4]);
        site.complete(&site.ben, twin).await;
        assert_eq!(numbers(&site, "only=incomplete").await, [2, 3], "an answer counts as soon as it is saved");
    }

    async fn a_member_is_found_elsewhere_by_its_name_too(db: TestDb) {
        let site = Site::on(&db).await;
        let alone = site.begin(&site.ana, "Lindau", "DE", None).await;
        let led = site.begin(&site.ben, "Wangen", "DE", None).await;
        let partner = async |of, name: &str, country: &str, place: Option<&str>| {
            let place = place.map(str::to_owned);
            let new = NewMember { name: name.into(), country: country.parse().ok(), place, is_city: true };
            let now = site.app.house.now();
            add_member(&site.app, &site.ben.actor, of, &new, now).await.unwrap()
        };
        partner(led, "LINDAU", "", None).await;
        // In another country, and where the gazetteer tells the two apart, it is another city.
        let french = site.begin(&site.ben, "Colmar", "FR", None).await;
        partner(french, "Wangen", "FR", None).await;
        let here = site.begin(&site.ben, "Neustadt", "DE", Some("geonames:2864054")).await;
        partner(here, "Kehl", "DE", None).await;
        let there = site.begin(&site.ben, "Offenburg", "DE", None).await;
        partner(there, "Neustadt", "DE", Some("geonames:2864276")).await;
        assert_eq!(numbers(&site, "only=overlap").await, [1, 2]);
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let pairs = doubles(&mut reader.conn(), site.call).await.unwrap().pairs;
        drop(reader);
        let by_name = |pair: &&Pair| pair.because.iter().any(|(likeness, _)| *likeness == Likeness::Name);
        let by_name: Vec<_> = pairs.iter().filter(by_name).map(|pair| (pair.first.id, pair.second.id)).collect();
        assert_eq!(by_name, [(alone, led)]);
        let page = site.get(&site.olga, &format!("{LIST}/1")).await.body();
        assert!(page.contains("EOI-0002 Wangen"), "{page}");
        let members = site.get(&site.ana, &format!("/expressions/{alone}/members")).await.body();
        assert!(members.contains("Also in another application to this call"), "{members}");
    }

    async fn pages_answer_the_organiser_and_nobody_else(db: TestDb) {
        let site = Site::on(&db).await;
        three(&site, None).await;
        for path in ["", "/figures", "/reminders", "/doubles", "/1", "/1?as=1", "/export.csv", "/export.json", "/export.xlsx", "/export.zip"] {
            let path = format!("{LIST}{path}");
            assert_eq!(site.get(&site.olga, &path).await.status, StatusCode::OK, "{path}");
            assert_eq!(site.get(&site.ana, &path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        for path in ["/4", "/x", "/1?as=2", "/1/receipts/2", "/1/files/application/letter/00"] {
            let path = format!("{LIST}{path}");
            assert_eq!(site.get(&site.olga, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let page = site.get(&site.olga, LIST).await.body();
        assert!(page.contains("Éclair-sur-Mer") && page.contains("EOI-0002"), "{page}");
        let one = site.get(&site.olga, &format!("{LIST}/1")).await.body();
        assert!(one.contains("More trees") && one.contains("Ana Mayor, Mayor (Decision 12)"), "{one}");
    }

    async fn stock_is_taken_anew_after_a_corrigendum(db: TestDb) {
        let site = Site::on(&db).await;
        three(&site, None).await;
        assert_eq!(take_stock(&site.app.house, site.call).await.unwrap(), 0, "every change takes stock itself");
        let call = site.call().await;
        let mut terms = call.terms.clone();
        terms.contacts[0].mail = "desk@example.org".into();
        let correction = centum_calls::call::Correction { terms, form: None, reason: "A new desk".into() };
        let site_of = centum_calls::Site { name: "Centum".into(), base: String::new() };
        centum_calls::call::correct_call(&site.app.house, &site.olga.actor, call.id, call.version, correction, &site_of).await.unwrap();
        assert_eq!(take_stock(&site.app.house, site.call).await.unwrap(), 3);
        assert_eq!(take_stock(&site.app.house, site.call).await.unwrap(), 0);
    }
}
