//! Receipts as pages and files.

use axum::http::StatusCode;
use centum_calls::expression::content::{HandedIn, Manifest};
use centum_calls::expression::receipt::{KeyId, read, verify};
use centum_testkit::on_both_databases;

use crate::site::Site;

on_both_databases! {
    async fn the_files_of_a_receipt_prove_each_other(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.fill_in(&ana, id).await;
        assert!(site.get(None, "/receipts/key").await.body.contains("there is no key yet"));
        let path = site.submit_as_shown(&ana, id).await.location().to_owned();
        let page = site.get(Some(&ana), &path).await.body;
        let file = site.get(Some(&ana), &format!("{path}.json")).await;
        assert!(file.header("content-disposition").contains("eoi-0001-1-receipt.json"), "{:?}", file.headers);
        let signed = read(&file.body).unwrap();
        for shown in [signed.receipt.content.to_string(), signed.key.to_string(), signed.receipt.ledger.hash.to_string()] {
            assert!(page.contains(&shown), "{shown}: {page}");
        }
        assert!(page.contains("CEST (UTC+2)") && page.contains("UTC</time>"), "two clocks: {page}");
        assert!(page.contains("Council decision 12/2020"), "{page}");

        let published = site.get(None, "/.well-known/centum-receipt-keys.json").await.json();
        let key = KeyId::read(published["keys"][0]["key"].as_str().unwrap()).unwrap();
        let manifest: Manifest =
            serde_json::from_str(&site.get(Some(&ana), &format!("{path}/manifest.json")).await.body).unwrap();
        assert_eq!(verify(&signed, &[key], Some(&manifest)), Ok(()));
        let answers: HandedIn =
            serde_json::from_str(&site.get(Some(&ana), &format!("{path}/answers.json")).await.body).unwrap();
        let compared = answers.compare(&manifest);
        assert!(compared.holds() && compared.hold == 2, "{compared:?}");
        assert!(site.get(None, "/receipts/key").await.body.contains(&key.to_string()));
    }

    async fn a_receipt_says_that_it_counts_no_more_and_is_for_its_people_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, cleo) = (site.person("Ana").await, site.person("Cleo").await);
        let id = site.begin(&ana, "Lindau").await;
        site.fill_in(&ana, id).await;
        let path = site.submit_as_shown(&ana, id).await.location().to_owned();
        site.post(&ana, &format!("/expressions/{id}/recall"), &[]).await;
        assert!(site.get(Some(&ana), &path).await.body.contains("was recalled on"));
        let absent = format!("/expressions/{id}/receipts/2");
        for path in [path.clone(), format!("{path}.json"), format!("{path}/manifest.json"), format!("{path}/answers.json")] {
            let (theirs, none) = (site.get(Some(&cleo), &path).await, site.get(Some(&cleo), &absent).await);
            assert_eq!((theirs.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        }
        assert_eq!(site.get(Some(&ana), &absent).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get(Some(&site.organiser().await), &path).await.status, StatusCode::OK);
    }
}
