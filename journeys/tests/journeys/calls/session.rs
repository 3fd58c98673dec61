//! The session ends while somebody writes.

use anyhow::ensure;
use centum_journeys::{Browser, OFFICER, Scripts, journey};

use super::{VISION, open};

const TODAY: &str = "Where does it stand today?";
const ELSEWHERE: &str = "Two tram lines, both full.";
const BEFORE: &str = "Half the cars.";
const SIGNED_OUT: &str = "Half the cars, twice the trees.";
const AGAIN: &str = "Half the cars, twice the trees, and a river to bathe in.";
const TOLD: &str = "You are signed out. Go on writing: everything is kept in this browser.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_after_the_session_ended_is_merged_after_signing_in_again() -> anyhow::Result<()> {
    journey("session", Scripts::On, async |journey, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Ambition").await?;
        let section = city.path().await?;
        city.fill(VISION, BEFORE).await?;
        city.has_saved().await?;

        // Elsewhere the same person writes in another field, and signs out everywhere.
        let elsewhere = journey.another_browser("elsewhere", Scripts::On).await?;
        elsewhere.sign_in(OFFICER).await?;
        elsewhere.goto(&section).await?;
        elsewhere.fill(TODAY, ELSEWHERE).await?;
        elsewhere.has_saved().await?;
        sign_out_everywhere(&elsewhere).await?;

        city.fill(VISION, SIGNED_OUT).await?;
        city.sees(TOLD).await?;
        ensure!(city.value(VISION).await? == SIGNED_OUT, "what was typed is gone");
        city.picture("signed-out").await?;

        // Signed in by the link in a letter, in another tab: the first one sends what it kept.
        city.another_tab("/sign-in").await?;
        city.sign_in(OFFICER).await?;
        city.to_tab(0).await?;
        city.has_saved().await?;
        city.does_not_see("You are signed out").await?;
        stands(city, SIGNED_OUT).await?;

        // Once more; this time the page is left before anybody signs in.
        elsewhere.sign_in(OFFICER).await?;
        sign_out_everywhere(&elsewhere).await?;
        city.fill(VISION, AGAIN).await?;
        city.sees(TOLD).await?;
        city.sign_in(OFFICER).await?;
        city.goto(&section).await?;
        city.has_saved().await?;
        ensure!(city.value(VISION).await? == AGAIN, "what this browser had kept is not back in the form");
        stands(city, AGAIN).await?;
        let complaints = elsewhere.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

/// Both answers stand on the server, one of each, and nothing waits to be settled.
async fn stands(city: &Browser, vision: &str) -> anyhow::Result<()> {
    city.reload().await?;
    let (first, second) = (city.value(VISION).await?, city.value(TODAY).await?);
    ensure!(first == vision, "after loading again there is “{first}”");
    ensure!(second == ELSEWHERE, "what was written elsewhere is “{second}”");
    city.does_not_see("Two versions of this answer").await
}

async fn sign_out_everywhere(person: &Browser) -> anyhow::Result<()> {
    person.goto("/account").await?;
    person.press("Sign out everywhere").await?;
    person.sees("You are signed out everywhere, and links that were sent no longer work.").await
}
