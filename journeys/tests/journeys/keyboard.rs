//! Everything with the keyboard alone: signing in, and taking a list in.

use anyhow::ensure;
use centum_journeys::{OLGA, Scripts, journey};

const LIST: &str =
    "Mentor city Country\nTallinn Estonia\n\nCore city Country\nGraz Austria\nKaunas Lithuania\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_is_enough_to_take_a_list_in() -> anyhow::Result<()> {
    journey("keyboard", Scripts::On, async |_, olga| {
        olga.goto("/").await?;
        olga.tab_to("Skip to the content").await?;
        olga.tab_to("Sign in").await?;
        olga.enter().await?;
        olga.tab_to("Mail address").await?;
        olga.keys(OLGA).await?;
        olga.tab_to("Send me a link").await?;
        olga.enter().await?;
        olga.sees("Look at your mail").await?;
        olga.tab_to("http://localhost").await?;
        olga.enter().await?;
        // The first of two is in the head of the page, and leads to the same end.
        olga.sees("The link works once.").await?;
        olga.tab_into_main("Sign in").await?;
        olga.enter().await?;
        olga.sees("Olga Organiser").await?;

        olga.goto("/desk/editions/invented/imports/new").await?;
        olga.tab_to("The list").await?;
        olga.keys(LIST).await?;
        olga.tab_to("Read the list").await?;
        olga.enter().await?;
        olga.sees("The document is read.").await?;
        olga.sees("No row needs a person.").await?;
        olga.tab_to("Take over").await?;
        olga.enter().await?;
        olga.sees("3 added").await?;
        olga.tab_to("An addition").await?;
        olga.enter().await?;
        olga.sees("What the list does not name stays as it is.").await?;
        olga.tab_to("Agreed").await?;
        olga.keys(" ").await?;
        olga.tab_to("On what that rests").await?;
        olga.keys("Said yes by letter").await?;
        olga.tab_to("Take over 3 rows").await?;
        olga.enter().await?;
        olga.sees("is taken over: 3 added").await?;
        ensure!(olga.path().await?.starts_with("/desk/"));

        olga.keys("?").await?;
        olga.sees("Next row, row before").await
    })
    .await
}
