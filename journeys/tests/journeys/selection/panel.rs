//! A panel that meets: what the chair puts on the table comes to whoever reads without their doing.

use anyhow::ensure;
use centum_journeys::{Browser, Scripts, journey};

use super::{CHAIR, READER};

const PANEL: &str = "/desk/calls/example-2026/selection/panel";
const ROOM: &str = "/reviews/panel/example-2026";
const NUMBER: &str = "EOI-0002";
const CITY: &str = "Bergamota";
const NOTHING: &str = "Nothing is on the table.";
/// A page that is loaded again forgets it.
const MARK: &str = "void (window.isTheSame = true)";
const IS_THE_SAME: &str = "window.isTheSame === true";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_chair_puts_on_the_table_comes_to_the_readers_by_itself() -> anyhow::Result<()> {
    journey("panel", Scripts::On, async |journey, chair| {
        chair.sign_in(CHAIR).await?;
        chair.goto(PANEL).await?;
        chair.sees(NOTHING).await?;
        let reader = journey.another_browser("reader", Scripts::On).await?;
        reader.sign_in(READER).await?;
        reader.goto(ROOM).await?;
        reader.sees(NOTHING).await?;
        reader.evaluate(MARK).await?;

        chair.choose("Put on the table", NUMBER).await?;
        chair.press("Put on the table").await?;
        chair.sees("It is on the table. Whoever has a conflict is asked to leave.").await?;
        comes(&reader, CITY).await?;
        reader.does_not_see(NOTHING).await?;

        chair.press("Clear the table").await?;
        chair.sees("The table is clear.").await?;
        comes(&reader, NOTHING).await?;
        reader.does_not_see(CITY).await?;
        ensure!(reader.evaluate(IS_THE_SAME).await? == true, "the page was loaded again");
        let complaints = reader.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

/// The page looks every few seconds: its next look may come after one person's patience.
async fn comes(reader: &Browser, words: &str) -> anyhow::Result<()> {
    match reader.sees(words).await {
        Ok(()) => Ok(()),
        Err(_) => reader.sees(words).await,
    }
}
