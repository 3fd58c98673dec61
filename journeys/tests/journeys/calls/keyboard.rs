//! Beginning an application, writing in it and handing one in with the keyboard alone.

use anyhow::ensure;
use centum_journeys::{OFFICER, Scripts, journey};

use super::APPLY;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_is_enough_to_begin_and_to_write() -> anyhow::Result<()> {
    journey("calls-keyboard", Scripts::On, async |_, officer| {
        officer.sign_in(OFFICER).await?;
        officer.goto(APPLY).await?;
        officer.tab_into_main("Who applies").await?;
        officer.keys("Kiefernau").await?;
        officer.tab_to("Country").await?;
        officer.keys("Austria").await?;
        officer.tab_to("Yes, it is a city").await?;
        officer.keys(" ").await?;
        officer.tab_to("New city").await?;
        officer.keys(" ").await?;
        officer.tab_to("Alone").await?;
        officer.keys(" ").await?;
        officer.tab_to("Begin").await?;
        officer.enter().await?;
        officer.sees("Your expression of interest is begun and saved.").await?;

        officer.tab_into_main("Go on writing").await?;
        officer.enter().await?;
        officer.sees("Name of the public body").await?;
        officer.tab_into_main("Name of the public body").await?;
        officer.keys("Municipality of Kiefernau").await?;
        officer.tab_to("Municipality or city").await?;
        officer.keys(" ").await?;
        officer.tab_to("Save and go on").await?;
        officer.enter().await?;
        officer.sees("Section 2 of 9").await?;
        officer.tab_into_main("Section before").await?;
        officer.enter().await?;
        officer.sees("Section 1 of 9").await?;
        ensure!(officer.value("Name of the public body").await? == "Municipality of Kiefernau");
        ensure!(officer.count("[data-field='body-kind'] input:checked").await? == 1);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_is_enough_to_hand_in() -> anyhow::Result<()> {
    journey("calls-keyboard-receipt", Scripts::On, async |_, officer| {
        officer.sign_in(OFFICER).await?;
        officer.goto("/expressions").await?;
        officer.tab_into_main("Gravelholm").await?;
        officer.enter().await?;
        officer.sees("This application is withdrawn.").await?;
        officer.tab_into_main("Take it up again").await?;
        officer.enter().await?;
        officer.sees("Take the application up again?").await?;
        officer.tab_into_main("Take it up again").await?;
        officer.enter().await?;
        officer.sees("The expression of interest is a draft again.").await?;
        officer.tab_into_main("Review and hand in").await?;
        officer.enter().await?;
        officer.sees("This is the exact content that is signed.").await?;
        officer.tab_into_main("Your function").await?;
        officer.keys("Mayor").await?;
        officer.tab_to("Your mandate").await?;
        officer.keys("Decision of the council").await?;
        officer.tab_to("Sign and hand in").await?;
        officer.enter().await?;
        officer.sees("is handed in. This is the receipt").await?;
        officer.sees("This submission counts.").await
    })
    .await
}
