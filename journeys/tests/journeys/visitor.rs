//! A visitor reads what is announced: the lists, the figures beside those that were printed, and the files.

use anyhow::{Context as _, ensure};
use centum_journeys::{Scripts, ask, journey};
use serde_json::Value;

const VERSION: &str = "/editions/icc-2020/announcements/1";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_reads_the_announcement_and_narrows_it() -> anyhow::Result<()> {
    journey("visitor", Scripts::On, async |_, visitor| {
        visitor.goto("/").await?;
        visitor.sees("Intelligent Cities Challenge 2020").await?;
        visitor.follow_to(VERSION).await?;
        ensure!(visitor.heading().await?.contains("Cities selected"));
        let figures = visitor.texts(".figure-number").await?;
        for figure in ["90", "80", "10", "126", "23", "9", "26"] {
            ensure!(figures.iter().any(|found| found == figure), "{figure} is not among {figures:?}");
        }
        ensure!(visitor.count(".roster-name").await? == 90);

        visitor.unfold("Narrow the lists").await?;
        visitor.choose("Country", "Italy").await?;
        visitor.press("Filter").await?;
        visitor.sees("10 of 90 applications are shown.").await?;
        ensure!(visitor.path().await?.contains("country=IT"), "a narrowed list has no address of its own");
        visitor.sees("Sweden Emilia Romagna Network").await?;
        visitor.tick("Consortia only").await?;
        visitor.press("Filter").await?;
        visitor.sees("2 of 90 applications are shown.").await?;
        visitor.inspect("narrowed").await?;
        visitor.follow("Remove all filters").await?;
        ensure!(visitor.count(".roster-name").await? == 90);

        visitor.follow("Espoo").await?;
        visitor.sees("Tampere").await?;
        visitor.sees("Turku").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_checks_the_printed_figures() -> anyhow::Result<()> {
    journey("checking", Scripts::On, async |_, visitor| {
        visitor.goto(VERSION).await?;
        visitor.follow("See which figures").await?;
        // 54 + 26 + 9 makes 89, not 90; two readings would close the gap.
        visitor.sees("89").await?;
        visitor.sees("Any of these 2 readings would close the gap").await?;
        visitor.sees("54 new applications").await?;
        for words in ["holds", "does not add up", "cannot be checked"] {
            visitor.sees(words).await?;
        }
        let dead = visitor.dead_links().await?;
        ensure!(dead.is_empty(), "links lead nowhere: {dead:?}");
        visitor.goto(VERSION).await?;
        let dead = visitor.dead_links().await?;
        ensure!(dead.is_empty(), "links lead nowhere: {dead:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_takes_the_files_along() -> anyhow::Result<()> {
    journey("files", Scripts::On, async |_, visitor| {
        visitor.goto(VERSION).await?;
        for (suffix, kind) in [
            (".json", "application/json"),
            (".csv", "text/csv"),
            ("/cities.geojson", "application/geo+json"),
            ("/announcement.xlsx", "spreadsheetml"),
            ("/map.svg", "image/svg+xml"),
        ] {
            let file = ask(visitor, &format!("{VERSION}{suffix}"), "*/*").await?;
            ensure!(
                file.status == 200 && file.content_type.contains(kind),
                "{suffix}: {} {}",
                file.status,
                file.content_type
            );
            ensure!(!file.text.is_empty(), "{suffix} is empty");
        }
        let asked = ask(visitor, VERSION, "application/json").await?;
        let whole: Value = serde_json::from_str(&asked.text).context("the version as JSON")?;
        ensure!(whole["number"] == 1, "another version: {}", whole["number"]);

        visitor.click(&format!("main a[href$='{VERSION}/announcement.xlsx']")).await?;
        let workbook = visitor.downloaded_ending(".xlsx").await?;
        ensure!(workbook.starts_with(b"PK"), "the workbook is no workbook");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_exist_says_so() -> anyhow::Result<()> {
    journey("missing", Scripts::On, async |_, visitor| {
        for path in ["/editions/icc-2020/announcements/2", "/editions/nowhere", "/no/such/page", "/desk"] {
            visitor.goto(path).await?;
            ensure!(!visitor.heading().await?.is_empty());
            visitor.does_not_see("Ledger").await?;
        }
        visitor.inspect("page").await
    })
    .await
}
