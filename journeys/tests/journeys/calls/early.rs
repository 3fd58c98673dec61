//! The scripts of a page come late, and somebody writes already.

use anyhow::ensure;
use centum_journeys::{OFFICER, Scripts, journey};

use super::{VISION, open};

const BEFORE: &str = "Half the cars.";
const EARLY: &str = "Half the cars, written on a slow line.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_before_the_script_has_come_is_saved() -> anyhow::Result<()> {
    journey("early", Scripts::On, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Ambition").await?;
        let section = city.path().await?;
        city.fill(VISION, BEFORE).await?;
        city.has_saved().await?;

        city.goto_typing_first(&section, VISION, EARLY).await?;
        ensure!(city.value(VISION).await? == EARLY, "what was typed is gone");
        city.has_saved().await?;
        city.reload().await?;
        let kept = city.value(VISION).await?;
        ensure!(kept == EARLY, "saved, but after loading again there is “{kept}”");
        city.does_not_see("Two versions of this answer").await
    })
    .await
}
