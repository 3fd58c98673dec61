//! The language of the browser, and a choice that lasts.

use anyhow::ensure;
use centum_journeys::{Scripts, journey};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_browsers_languages_are_followed_and_a_choice_lasts() -> anyhow::Result<()> {
    journey("languages", Scripts::On, async |journey, english| {
        english.goto("/sign-in").await?;
        ensure!(english.evaluate("document.documentElement.lang").await? == "en");

        // Greek is not offered yet; the next wish is met.
        let greek = journey.browser_speaking("greek", "el,de").await?;
        greek.goto("/sign-in").await?;
        ensure!(greek.evaluate("document.documentElement.lang").await? == "de");
        ensure!(greek.heading().await? == "Anmelden");
        greek.inspect("german").await?;

        greek.click("details.menu:has([hreflang=fr]) > summary").await?;
        greek.follow("Français").await?;
        ensure!(greek.evaluate("document.documentElement.lang").await? == "fr");
        for path in ["/accessibility", "/privacy", "/sign-in"] {
            greek.goto(path).await?;
            ensure!(
                greek.evaluate("document.documentElement.lang").await? == "fr",
                "{path} forgets the choice"
            );
        }
        greek.inspect("french").await?;
        let complaints = greek.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}
