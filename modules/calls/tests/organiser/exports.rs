//! Files hold exactly what the filter admits.

use std::io::{Cursor, Read};

use centum_testkit::on_both_databases;
use serde_json::Value as Json;

use crate::site::{LIST, Site};

on_both_databases! {
    async fn what_was_handed_in_is_exported_and_not_what_was_written_later(db: TestDb) {
        let site = Site::on(&db).await;
        let lindau = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, lindau).await;
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
        let workbook = site.get(&site.olga, &format!("{LIST}/export.xlsx")).await.bytes;
        let sheets = centum_forms::offline::sheets(&workbook).unwrap();
        let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Applications", "Members", "Plan", "City"]);
        assert!(sheets[2].cells.iter().any(|cell| cell.text == "=cmd()" && !cell.number), "words stay words");
        let archive = site.get(&site.olga, &format!("{LIST}/export.zip?state=submitted")).await.bytes;
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let mut receipt = String::new();
        archive.by_name("receipts/EOI-0001-1.json").unwrap().read_to_string(&mut receipt).unwrap();
        assert!(centum_calls::expression::receipt::read(&receipt).is_ok());
        assert!(archive.by_name("receipts/EOI-0002-1.json").is_err());
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
