//! Points, ranks and counts are the same for the panel, in the decision, on its paper, in its data, and for applicants.

use centum_testkit::on_both_databases;
use serde_json::Value as Json;

use crate::releasing::{deciding, released};
use crate::site::{Site, Who};

const DESK: &str = "/desk/calls/invented-call/selection";

async fn page(site: &Site, who: &Who, path: &str) -> String {
    let page = site.get(who, path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    page.body
}

/// The row of a table that is about an application.
fn row<'p>(page: &'p str, application: &str) -> &'p str {
    let end = [format!("{application}</th>"), format!("{application}</a></th>")];
    let mut rows = page.split("<tr role=\"row\">").skip(1);
    let row = rows.find(|row| end.iter().any(|end| row.contains(end)));
    row.unwrap_or_else(|| panic!("no {application} on {page}")).split("</tr>").next().unwrap()
}

/// What the cells for numbers of a row begin with.
fn numbers(row: &str) -> Vec<&str> {
    row.split("class=\"number\">").skip(1).map(|cell| cell.split('<').next().unwrap().trim()).collect()
}

fn after<'r>(row: &'r str, words: &str) -> &'r str {
    let (_, rest) = row.split_once(words).unwrap_or_else(|| panic!("no {words} in {row}"));
    rest.split('<').next().unwrap()
}

/// Hundredths of a point as English writes them.
fn points(hundredths: u64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The numbers above a page, each with what it counts.
fn has_figure(page: &str, number: usize, label: &str) -> bool {
    let lines: Vec<&str> = page.lines().map(str::trim).collect();
    let number = format!("<p class=\"figure-number\">{number}</p>");
    let label = format!("<p class=\"figure-label\">{label}</p>");
    lines.windows(2).any(|two| two[0].ends_with(&number) && two[1].starts_with(&label))
}

on_both_databases! {
    async fn the_panel_the_decision_its_paper_its_data_and_the_applicants_read_the_same_points(db: TestDb) {
        let site = deciding(&db).await;
        let number = released(&site, "First decision").await;
        let content = site.get(&site.olga, &format!("{DESK}/decision/{number}/content")).await.json();
        let lines = content["output"]["lines"].as_array().unwrap();
        let decision = page(&site, &site.olga, &format!("{DESK}/decision/{number}")).await;
        let paper = page(&site, &site.olga, &format!("{DESK}/decision/{number}/paper")).await;
        let scores = page(&site, &site.olga, &format!("{DESK}/scores")).await;
        let mut read: Vec<String> = Vec::new();
        for line in lines {
            let application = format!("EOI-{:04} {}", line["number"].as_u64().unwrap(), line["title"].as_str().unwrap());
            let (rank, score) = (line["rank"].to_string(), points(line["score"].as_u64().unwrap()));
            let own = row(&decision, &application);
            assert_eq!((after(own, "data-label=\"Rank\">"), after(own, "data-label=\"Points\"><div>")), (&*rank, &*score));
            assert_eq!(own.contains("Not selected"), line["selected"] == false, "{own}");
            assert_eq!(numbers(row(&paper, &application)), [&*rank, &*score], "{application}");
            // Everybody gave the same marks: the mean is the total, and nobody is apart.
            let marks = numbers(row(&scores, &application));
            assert_eq!((marks[0], marks[1]), (&*score, "0"), "{application}");
            assert_eq!(marks[marks.len() - 2..], [&*score, &*score], "{application}");
            let at = site.cities.iter().position(|id| line["id"] == id.to_string()).unwrap();
            let officer = &site.officers[usize::from(at > 0)];
            let outcome = page(&site, officer, &format!("/expressions/{}/outcome", site.cities[at])).await;
            let told = format!("{score} points. Rank {rank} of {}.", lines.len());
            assert!(outcome.contains(&told), "{told} in {outcome}");
            read.push(score);
        }
        assert_eq!(read, ["7.5", "6.75", "6", "5.25", "4.5", "4.25"]);
        let total: u64 = lines.iter().filter(|line| line["selected"] == true).map(|line| line["score"].as_u64().unwrap()).sum();
        assert_eq!(content["output"]["total"], total, "the total of the set is that of its lines");
    }

    async fn whoever_counts_the_selected_counts_the_same(db: TestDb) {
        let site = deciding(&db).await;
        let number = released(&site, "First decision").await;
        let content = site.get(&site.olga, &format!("{DESK}/decision/{number}/content")).await.json();
        let lines = content["output"]["lines"].as_array().unwrap();
        let is_in = |line: &&Json| line["selected"] == true;
        let (selected, weighed) = (lines.iter().filter(is_in).count(), lines.len());
        assert_eq!((selected, weighed), (3, 6));
        let seats = content["output"]["bounds"].as_array().unwrap().iter().find(|one| one["key"] == "seats").unwrap();
        assert_eq!(seats["count"], selected);
        let decision = page(&site, &site.olga, &format!("{DESK}/decision/{number}")).await;
        assert!(has_figure(&decision, selected, "selected") && has_figure(&decision, weighed, "weighed"), "{decision}");
        let paper = page(&site, &site.olga, &format!("{DESK}/decision/{number}/paper")).await;
        for (count, label) in [(selected, "selected"), (weighed, "weighed")] {
            assert!(paper.contains(&format!("<dt>{label}</dt><dd><strong>{count}</strong>")), "{paper}");
        }
        let public = site.look(None, "/calls/invented-call/selection").await.body;
        assert!(has_figure(&public, selected, "selected") && has_figure(&public, weighed, "weighed"), "{public}");
        assert!(public.contains(&format!("Eligible: {weighed}. Not eligible: 0.")), "{public}");
        assert!(public.contains("<h2>What was decided</h2>") && public.contains("<dt>Digest of the decision</dt>"), "{public}");
        let outcome = page(&site, &site.officers[0], &format!("/expressions/{}/outcome", site.cities[0])).await;
        assert!(has_figure(&outcome, selected, "selected") && has_figure(&outcome, weighed, "weighed"), "{outcome}");
        let progress = page(&site, &site.olga, &format!("{DESK}/progress")).await;
        assert!(progress.contains("18 of 18 reviews are submitted. 6 of 6 applications have an agreed report."), "{progress}");
    }
}
