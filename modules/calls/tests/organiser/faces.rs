//! The list of applications says the same of each on its page, in every file and to programs; the figures count what it holds.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use centum_calls::expression::actions::{NewMember, add_member, withdraw};
use centum_testkit::on_both_databases;
use serde_json::Value as Json;

use crate::site::{LIST, Site};

const API: &str = "/api/v1/calls/invented-call";
/// Columns of the list; those of the questions follow in CSV.
const COLUMNS: usize = 20;

/// What a reader of workbooks tells a yes by; a no is nothing.
const TICK: &str = "x";

/// A table as rows of cells.
type Rows = Vec<Vec<String>>;

async fn json(site: &Site, path: &str) -> Json {
    serde_json::from_slice(&site.get(&site.olga, path).await.bytes).unwrap()
}

async fn csv(site: &Site, query: &str) -> Rows {
    let bytes = site.get(&site.olga, &format!("{LIST}/export.csv?{query}")).await.bytes;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    reader.records().map(|row| row.unwrap().iter().take(COLUMNS).map(str::to_owned).collect()).collect()
}

/// The list of the workbook.
async fn workbook(site: &Site, query: &str) -> Rows {
    let bytes = site.get(&site.olga, &format!("{LIST}/export.xlsx?{query}")).await.bytes;
    let list = centum_forms::offline::sheets(&bytes).unwrap().swap_remove(0);
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for cell in list.cells {
        let row = rows.entry(cell.row).or_insert_with(|| vec![String::new(); COLUMNS]);
        row[cell.column as usize] = cell.text;
    }
    rows.into_values().collect()
}

/// The cells of a CSV file as a reader of workbooks tells them.
fn as_in_a_workbook(rows: &[Vec<String>]) -> Rows {
    let cell = |text: &String| match text.as_str() {
        "true" => TICK.to_owned(),
        "false" => String::new(),
        _ => text.clone(),
    };
    rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

async fn archived(site: &Site, query: &str) -> Json {
    let bytes = site.get(&site.olga, &format!("{LIST}/export.zip?{query}")).await.bytes;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("applications.json").unwrap().read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The numbers of the applications on a page, in its order.
fn on_the_page(page: &str) -> Vec<String> {
    page.split("translate=\"no\">EOI-").skip(1).map(|rest| format!("EOI-{}", &rest[..4])).collect()
}

/// A value of JSON as a cell tells it.
fn said(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What the columns of the list have to say of an application.
fn cells(one: &Json) -> BTreeMap<&'static str, String> {
    let members = one["members"].as_array().unwrap();
    let lead = members.iter().find(|member| member["lead"] == true).unwrap();
    let cities = members.iter().filter(|member| member["city"] == true).count();
    let submissions = one["submissions"].as_array().unwrap();
    let counting = submissions.iter().find(|submission| submission["ended_at"].is_null());
    let of_it = |name: &str| counting.map(|submission| said(&submission[name])).unwrap_or_default();
    BTreeMap::from([
        ("Number", said(&one["reference"])),
        ("Title", said(&one["title"])),
        ("Lead", said(&lead["name"])),
        ("Country", said(&lead["country"])),
        ("Consortium", said(&one["consortium"])),
        ("Origin", said(&one["origin"])),
        ("Received late", said(&one["late"])),
        ("Begun (UTC)", said(&one["begun_at"])),
        ("Last saved (UTC)", said(&one["saved_at"])),
        ("Submitted (UTC)", of_it("received_at")),
        ("In the grace", of_it("in_grace")),
        ("Members", members.len().to_string()),
        ("Cities", cities.to_string()),
        ("Sign-offs missing", said(&one["unsigned"])),
        ("Answers open", said(&one["open"])),
        ("Eligibility, computed", said(&one["eligibility"])),
    ])
}

/// A submitted city whose draft went on with a partner, a draft, one withdrawn before and one after it was handed in, and three
/// bodies together.
async fn several(site: &Site) {
    let partner = async |who: &crate::site::Who, of, name: &str, is_city: bool| {
        let new = NewMember { name: name.into(), country: "DE".parse().ok(), place: None, is_city };
        add_member(&site.app, &who.actor, of, &new, site.app.house.now()).await.unwrap()
    };
    let lindau = site.begin(&site.ana, "Lindau", "DE", Some("geonames:2877142")).await;
    site.complete(&site.ana, lindau).await;
    site.submit(&site.ana, lindau).await;
    partner(&site.ana, lindau, "Wangen", true).await;
    site.begin(&site.ana, "Éclair-sur-Mer", "FR", None).await;
    let singapore = site.begin(&site.ben, "Singapore", "SG", None).await;
    let wien = site.begin(&site.ben, "Wien", "AT", None).await;
    site.complete(&site.ben, wien).await;
    site.submit(&site.ben, wien).await;
    for gone in [singapore, wien] {
        withdraw(&site.app, &site.ben.actor, gone, site.app.house.now()).await.unwrap();
    }
    let kehl = site.begin(&site.ben, "Kehl", "DE", None).await;
    partner(&site.ben, kehl, "Achern", true).await;
    partner(&site.ben, kehl, "Ortenau Agency", false).await;
}

/// The numbers in the row of a table that leads to a part of the list.
fn row(page: &str, link: &str) -> Vec<u64> {
    let (_, row) = page.split_once(&format!("{link}\">")).unwrap_or_else(|| panic!("no {link} on {page}"));
    let (row, _) = row.split_once("</tr>").unwrap();
    let cells = row.split("class=\"number\">").skip(1);
    cells.map(|cell| cell.split('<').next().unwrap().parse().unwrap()).collect()
}

on_both_databases! {
    async fn each_application_is_told_alike_on_the_page_in_every_file_and_to_programs(db: TestDb) {
        let site = Site::on(&db).await;
        several(&site).await;
        for query in [
            "", "sort=-number", "sort=lead", "sort=country", "state=draft", "state=submitted", "state=withdrawn", "country=DE",
            "kind=single", "kind=consortium", "only=incomplete", "only=unsigned", "only=overlap", "eligibility=unknown", "q=kehl",
        ] {
            let listed = json(&site, &format!("{API}/applications?{query}")).await;
            let exported = json(&site, &format!("{LIST}/export.json?{query}")).await;
            assert_eq!(listed["applications"], exported["applications"], "{query}");
            assert_eq!(listed["total"], exported["total"], "{query}");
            assert_eq!(archived(&site, query).await["applications"], exported["applications"], "{query}");
            let all = exported["applications"].as_array().unwrap();
            assert_eq!(exported["total"], all.len(), "{query}");
            let references: Vec<String> = all.iter().map(|one| said(&one["reference"])).collect();
            let page = site.get(&site.olga, &format!("{LIST}?{query}")).await.body();
            assert_eq!(on_the_page(&page), references, "{query}: {page}");
            let table = csv(&site, query).await;
            assert_eq!(as_in_a_workbook(&table), workbook(&site, query).await, "{query}");
            let (headings, rows) = table.split_first().unwrap();
            assert_eq!(rows.len(), all.len(), "{query}");
            for (one, row) in all.iter().zip(rows) {
                let told: BTreeMap<&str, &String> = headings.iter().map(String::as_str).zip(row).collect();
                for (column, cell) in cells(one) {
                    assert_eq!(told[column], &cell, "{column} of {one}");
                }
            }
        }
    }

    async fn the_figures_count_what_the_list_holds(db: TestDb) {
        let site = Site::on(&db).await;
        several(&site).await;
        let figures = json(&site, &format!("{API}/figures")).await;
        let page = site.get(&site.olga, &format!("{LIST}/figures")).await.body();
        let all = json(&site, &format!("{API}/applications")).await;
        assert_eq!((&figures["all"]["begun"], &all["total"]), (&5.into(), &5.into()));
        let parts = [
            ("category=new", &figures["by_category"]["new"]),
            ("kind=single", &figures["single"]),
            ("kind=consortium", &figures["consortia"]),
            ("country=DE", &figures["by_country"]["DE"]),
            ("country=FR", &figures["by_country"]["FR"]),
            ("country=AT", &figures["by_country"]["AT"]),
            ("country=SG", &figures["by_country"]["SG"]),
        ];
        for (link, tally) in parts {
            let mut listed = Vec::new();
            for state in ["", "&state=draft", "&state=submitted", "&state=withdrawn"] {
                let part = json(&site, &format!("{API}/applications?{link}{state}")).await;
                listed.push(part["total"].as_u64().unwrap());
            }
            let told = ["begun", "drafts", "submitted", "withdrawn"].map(|name| tally[name].as_u64().unwrap());
            assert_eq!(listed, told, "{link}");
            assert_eq!(row(&page, link), told, "{link}");
        }
        let handed_in = json(&site, &format!("{API}/applications?state=submitted")).await;
        let members = handed_in["applications"].as_array().unwrap().iter().flat_map(|one| one["members"].as_array().unwrap());
        let cities = members.filter(|member| member["city"] == true).count();
        assert_eq!(figures["cities_submitted"]["cities"], cities);
        let days = figures["days"].as_array().unwrap();
        let sum = |name: &str| days.iter().map(|day| day[name].as_u64().unwrap()).sum::<u64>();
        assert_eq!((sum("begun"), sum("handed_in")), (5, 2), "the withdrawn one was handed in once");
    }
}
