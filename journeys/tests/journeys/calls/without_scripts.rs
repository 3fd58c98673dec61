//! The form is complete without scripts: it has a button, and two versions stand side by side.

use anyhow::ensure;
use centum_journeys::{OFFICER, Scripts, journey};

use super::{SAVE, VISION, begin, open};

const HERE: &str = "Quiet streets, and shops that stay.";
const THERE: &str = "Warm houses that cost little.";
/// An application of the demonstration that is complete, and was given up.
const GIVEN_UP: &str = "Gravelholm";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tabs_without_scripts_keep_both_versions() -> anyhow::Result<()> {
    journey("calls-no-scripts", Scripts::Off, async |_, city| {
        begin(city, "Nele Niemand", "nele@example.org", "Stillwasser").await?;
        city.follow("Ambition").await?;
        city.sees("Save and go on").await?;
        city.fill("Where does it stand today?", "Two of five streets are quiet.").await?;
        city.click(SAVE).await?;
        city.sees("Saved.").await?;
        ensure!(city.value("Where does it stand today?").await? == "Two of five streets are quiet.");

        let section = city.path().await?;
        city.another_tab(&section).await?;
        city.fill(VISION, THERE).await?;
        city.click(SAVE).await?;
        city.sees("Saved.").await?;

        // The first tab has not seen that.
        city.to_tab(0).await?;
        city.fill(VISION, HERE).await?;
        city.click(SAVE).await?;
        city.sees("Both versions are kept: choose below.").await?;
        ensure!(city.value(VISION).await? == THERE, "what was saved first no longer stands");
        let aside = city.texts(".version").await?;
        ensure!(aside.iter().any(|version| version.contains(HERE)), "not beside it: {aside:?}");
        city.press("Keep both").await?;
        city.sees("Chosen and saved.").await?;
        let both = city.value(VISION).await?;
        ensure!(both.contains(HERE) && both.contains(THERE), "both were kept, but there is “{both}”");
        ensure!(city.count(".versions").await? == 0);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_is_sent_after_the_session_ended_is_not_lost() -> anyhow::Result<()> {
    journey("calls-no-scripts-session", Scripts::Off, async |_, city| {
        city.sign_in(OFFICER).await?;
        open(city, "Fontclaire", "Ambition").await?;
        city.fill(VISION, HERE).await?;
        city.another_tab("/account").await?;
        city.press("Sign out everywhere").await?;
        city.sees("You are signed out everywhere").await?;

        city.to_tab(0).await?;
        city.click(SAVE).await?;
        city.sees("What you typed is kept on this page.").await?;
        city.picture("kept").await?;
        city.to_tab(1).await?;
        city.sign_in(OFFICER).await?;
        city.to_tab(0).await?;
        city.press("Send it again").await?;
        // The page is of the time before the session: it is handed back once more, with a token of its own.
        city.sees("This form is too old").await?;
        city.press("Send it again").await?;
        city.sees("Saved.").await?;
        ensure!(city.value(VISION).await? == HERE, "what was typed is gone");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_complete_is_handed_in_without_scripts_up_to_its_receipt() -> anyhow::Result<()> {
    journey("calls-no-scripts-receipt", Scripts::Off, async |_, city| {
        city.sign_in(OFFICER).await?;
        city.goto("/expressions").await?;
        city.follow(GIVEN_UP).await?;
        city.sees("This application is withdrawn.").await?;
        city.press("Take it up again").await?;
        city.sees("Take the application up again?").await?;
        city.press("Take it up again").await?;
        city.sees("The expression of interest is a draft again.").await?;
        city.press("Review and hand in").await?;
        city.sees("This is the exact content that is signed.").await?;
        city.fill("Your function", "Mayor").await?;
        city.fill("Your mandate", "Decision of the council").await?;
        city.press("Sign and hand in").await?;
        city.sees("is handed in. This is the receipt").await?;
        city.sees("This submission counts.").await
    })
    .await
}
