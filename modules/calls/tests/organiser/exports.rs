//! Files hold exactly what the filter admits.

use std::io::{Cursor, Read};

use centum_calls::expression::content::{HandedIn, Manifest};
use centum_calls::expression::receipt;
use centum_testkit::on_both_databases;
use serde_json::Value as Json;

use crate::site::{LIST, Site};

on_both_databases! {
    async fn what_was_handed_in_is_exported_and_not_what_was_written_later(db: TestDb) {
        let site = Site::on(&db).await;
        let lindau = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, lindau).await;
        let letter = &b"%PDF-1.7 a letter"[..];
        site.post(&site.ana, &format!("/expressions/{lindau}/files/application/letter"), &[], Some(letter)).await;
        site.submit(&site.ana, lindau).await;
        site.say(&site.ana, lindau, "ambition", "=HYPERLINK(\"x\")").await;
        let draft = site.begin(&site.ben, "Bregenz", "AT", None).await;
        site.say(&site.ben, draft, "ambition", "=cmd()").await;
        let json: Json = serde_json::from_slice(&site.get(&site.olga, &format!("{LIST}/export.json")).await.bytes).unwrap();
        assert_eq!(json["format"], "centum-applications/1");
        assert_eq!(json["applications"].as_array().unwrap().len(), 2);
        assert_eq!(json["applications"][0]["submission"], 1);
        let answers = json["applications"][0]["answers"].as_array().unwrap();
        let ambition = answers.iter().find(|one| one["field"] == "ambition").unwrap();
        assert_eq!(ambition["value"]["value"], "More trees");
        let csv = site.get(&site.olga, &format!("{LIST}/export.csv?state=draft")).await.body();
        assert_eq!(csv.lines().count(), 2, "{csv}");
        assert!(csv.contains("EOI-0002") && csv.contains("Bregenz"), "{csv}");
        assert!(csv.contains("Ambition") && csv.contains("'=cmd()"), "each question has its column: {csv}");
        let workbook = site.get(&site.olga, &format!("{LIST}/export.xlsx")).await.bytes;
        let sheets = centum_forms::offline::sheets(&workbook).unwrap();
        let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Applications", "Members", "Plan", "City"]);
        assert!(sheets[2].cells.iter().any(|cell| cell.text == "=cmd()" && !cell.number), "words stay words");
        let archive = site.get(&site.olga, &format!("{LIST}/export.zip?state=submitted")).await.bytes;
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let mut text = String::new();
        archive.by_name("receipts/EOI-0001-1.json").unwrap().read_to_string(&mut text).unwrap();
        assert!(receipt::read(&text).is_ok());
        assert!(archive.by_name("receipts/EOI-0002-1.json").is_err());
        let mut document = Vec::new();
        archive.by_name("files/EOI-0001 Lindau/letter file.xlsx.pdf").unwrap().read_to_end(&mut document).unwrap();
        assert_eq!(document, letter, "documents are in it too");
    }

    async fn an_archive_is_checked_with_what_it_holds_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let lindau = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, lindau).await;
        site.submit(&site.ana, lindau).await;
        let archive = site.get(&site.olga, "/api/v1/calls/invented-call/exports/zip").await.bytes;
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let mut text = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let signed = receipt::read(&text("receipts/EOI-0001-1.json")).unwrap();
        let manifest: Manifest = serde_json::from_str(&text("manifests/EOI-0001-1.json")).unwrap();
        let keys: Json = serde_json::from_str(&text("receipt-keys.json")).unwrap();
        let key = keys["keys"][0]["key"].as_str().unwrap();
        assert_eq!(signed.key.to_string(), key);
        assert_eq!(receipt::verify(&signed, &[signed.key], Some(&manifest)), Ok(()));
        let answers: HandedIn = serde_json::from_str(&text("answers/EOI-0001-1.json")).unwrap();
        let compared = answers.compare(&manifest);
        assert_eq!((compared.absent.len(), answers.answers.len()), (0, 2));
        let document: Json = serde_json::from_str(&text("applications.json")).unwrap();
        assert_eq!(document["applications"][0]["reference"], "EOI-0001");
    }

    async fn more_applications_than_are_read_at_once_stand_in_every_file(db: TestDb) {
        let site = Site::on(&db).await;
        for number in 0..52 {
            site.begin(&site.ana, &format!("City {number}"), "DE", None).await;
        }
        let file = async |ending: &str| {
            site.get(&site.olga, &format!("/api/v1/calls/invented-call/exports/{ending}")).await
        };
        let json: Json = serde_json::from_slice(&file("json").await.bytes).unwrap();
        assert_eq!((&json["total"], json["applications"].as_array().unwrap().len()), (&52.into(), 52));
        assert_eq!(file("csv").await.body().lines().count(), 53);
        let sheets = centum_forms::offline::sheets(&file("xlsx").await.bytes).unwrap();
        let last = sheets[0].cells.iter().filter(|cell| cell.text == "EOI-0052").count();
        assert_eq!(last, 1);
        assert_eq!(file("pdf").await.status, 404);
        let none = site.get(&site.olga, "/api/v1/calls/invented-call/exports/json?state=withdrawn").await;
        let none: Json = serde_json::from_slice(&none.bytes).unwrap();
        assert_eq!((&none["total"], &none["applications"]), (&0.into(), &Json::Array(Vec::new())));
        assert_eq!(site.get(&site.ana, "/api/v1/calls/invented-call/exports/json").await.status, 403);
    }

    async fn a_program_that_misspells_a_filter_does_not_get_everything(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", None).await;
        let api = "/api/v1/calls/invented-call";
        for stray in ["state=submited", "country=Atlantis", "sort=age", "stat=draft"] {
            for path in ["applications", "exports/json"] {
                let refused = site.get(&site.olga, &format!("{api}/{path}?{stray}")).await;
                assert_eq!(refused.status, 400, "{path}?{stray}");
                assert!(refused.body().contains(stray.rsplit_once('=').unwrap().1), "{path}?{stray}");
            }
        }
        assert_eq!(site.get(&site.olga, &format!("{api}/applications?offset=two")).await.status, 400);
        assert_eq!(site.get(&site.olga, &format!("{api}/applications?state=draft&country=EL")).await.status, 200);
    }

    async fn programs_read_the_same_in_pages(db: TestDb) {
        let site = Site::on(&db).await;
        for name in ["Lindau", "Bregenz", "Dornbirn"] {
            site.begin(&site.ana, name, "DE", None).await;
        }
        let path = "/api/v1/calls/invented-call/applications?limit=2&sort=-number";
        let json: Json = serde_json::from_slice(&site.get(&site.olga, path).await.bytes).unwrap();
        assert_eq!(json["total"], 3);
        let references: Vec<_> = json["applications"].as_array().unwrap().iter().map(|one| one["reference"].clone()).collect();
        assert_eq!(references, ["EOI-0003", "EOI-0002"]);
        assert_eq!(site.get(&site.ana, path).await.status, 403);
    }
}
