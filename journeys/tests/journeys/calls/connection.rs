//! The connection fails while somebody writes.

use anyhow::ensure;
use centum_journeys::{OFFICER, Scripts, journey};

use super::open;

const QUESTION: &str = "Which challenges does the city want to work on, and why now?";
const BEFORE: &str = "Heat in the old town.";
const MEANWHILE: &str = "Heat in the old town. Written in a tunnel.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_without_a_connection_arrives_later() -> anyhow::Result<()> {
    journey("offline", Scripts::On, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Challenges").await?;
        city.fill(QUESTION, BEFORE).await?;
        city.has_saved().await?;

        city.connect(false).await?;
        city.fill(QUESTION, MEANWHILE).await?;
        city.sees("No connection. Go on writing").await?;
        city.picture("cut-off").await?;
        ensure!(city.value(QUESTION).await? == MEANWHILE, "what was typed is gone");

        city.connect(true).await?;
        city.has_saved().await?;
        city.does_not_see("No connection").await?;
        city.reload().await?;
        let kept = city.value(QUESTION).await?;
        ensure!(kept == MEANWHILE, "saved, but after loading again there is “{kept}”");
        Ok(())
    })
    .await
}
