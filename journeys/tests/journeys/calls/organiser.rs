//! The organiser reads what came in, and takes it along.

use anyhow::ensure;
use centum_journeys::{OLGA, Scripts, journey};

const APPLICATIONS: &str = "/desk/calls/example-2027/applications";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organiser_reads_the_applications_and_takes_them_along() -> anyhow::Result<()> {
    journey("calls-organiser", Scripts::On, async |_, olga| {
        olga.sign_in(OLGA).await?;
        olga.goto("/desk/calls").await?;
        olga.follow_to("/desk/calls/example-2027").await?;
        olga.follow_to(APPLICATIONS).await?;
        for lead in ["Alderwick", "Fontclaire", "Gravelholm", "Hollenbruck"] {
            olga.sees(lead).await?;
        }
        olga.choose("State", "Submitted").await?;
        olga.press("Filter").await?;
        olga.sees("These 5 applications as").await?;
        olga.does_not_see("Fontclaire").await?;
        olga.click("main a[href*='export.xlsx']").await?;
        let workbook = olga.downloaded_ending(".xlsx").await?;
        ensure!(workbook.starts_with(b"PK"), "the workbook is no workbook");

        olga.follow("Alderwick").await?;
        ensure!(olga.heading().await?.contains("Alderwick"), "another page: {}", olga.heading().await?);
        olga.inspect("one").await?;
        let dead = olga.dead_links().await?;
        ensure!(dead.is_empty(), "links lead nowhere: {dead:?}");
        Ok(())
    })
    .await
}
