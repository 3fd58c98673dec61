//! From a list that was never seen before to an announcement that the public reads: with scripts, and without.

use anyhow::ensure;
use centum_journeys::{Browser, Journey, OLGA, SAM, Scripts, journey};

const LIST: &str = include_str!("../../fixtures/list.txt");
const DESK: &str = "/desk/editions/harbours-2026";
const PUBLIC: &str = "/editions/harbours-2026";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_organisers_announce_a_list_never_seen_before() -> anyhow::Result<()> {
    journey("announcing", Scripts::On, announce).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_organisers_announce_a_list_without_scripts() -> anyhow::Result<()> {
    journey("no-scripts", Scripts::Off, announce).await
}

async fn announce(journey: &Journey, olga: &Browser) -> anyhow::Result<()> {
    let scripts = if olga.runs_scripts() { Scripts::On } else { Scripts::Off };
    olga.sign_in(OLGA).await?;
    new_edition(olga).await?;
    take_the_list_in(olga).await?;
    correct(olga).await?;
    confirm(olga).await?;
    bring_it_again(olga).await?;
    write(olga).await?;

    let visitor = journey.another_browser("visitor", scripts).await?;
    visitor.goto(&format!("{PUBLIC}/announcements/1")).await?;
    visitor.sees("There is no such page").await?;

    let sam = journey.another_browser("second", scripts).await?;
    sam.sign_in(SAM).await?;
    sam.goto(&format!("{DESK}/announcements")).await?;
    sam.follow("Harbour and river cities").await?;
    sam.press("I have read it and it is right").await?;
    sam.sees("You have reviewed this version. Another person publishes it.").await?;
    let complaints = sam.close().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");

    publish(olga).await?;
    read(&visitor).await?;
    let complaints = visitor.close().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

async fn new_edition(olga: &Browser) -> anyhow::Result<()> {
    olga.goto("/desk/editions").await?;
    olga.press("New edition").await?;
    olga.fill("Programme", "Harbour and River Cities").await?;
    olga.fill("Programme in addresses", "harbours").await?;
    olga.fill("Name of the edition", "Harbour and River Cities 2026").await?;
    olga.fill("Edition in addresses", "Harbours 2026").await?;
    olga.fill("Publisher", "An invented publisher").await?;
    olga.fill("Licence of the data", "CC-BY-4.0").await?;
    olga.fill("Day of membership", "2026-04-20").await?;
    olga.fill("What marks mean", "TP = Tidewater Programme").await?;
    olga.fill("Named days", "2026-09-14 2026-09-14 First meeting").await?;
    olga.tick("This edition is invented").await?;
    olga.press("Create the edition").await?;
    olga.sees("Use small letters a–z, digits and hyphens").await?;
    ensure!(olga.value("Publisher").await? == "An invented publisher", "what was typed is lost");
    if olga.runs_scripts() {
        olga.inspect("edition-refused").await?;
    }
    olga.fill("Edition in addresses", "harbours-2026").await?;
    olga.press("Create the edition").await?;
    olga.sees("The edition is created. The next step is to take its list in.").await
}

async fn take_the_list_in(olga: &Browser) -> anyhow::Result<()> {
    olga.goto(&format!("{DESK}/imports/new")).await?;
    let file = olga.write_file("selected-cities.txt", LIST.as_bytes())?;
    olga.attach("Or its file", &file).await?;
    olga.fill("Date of the document", "2026-04-20").await?;
    olga.press("Read the list").await?;
    olga.sees("The document is read. Look at what was understood.").await?;
    olga.sees("2 rows need a person.").await?;
    olga.sees("28 placed by rule, 0 by a person, 1 without a place").await?;
    olga.sees("*one further mentor city is still to be selected.").await?;
    if olga.runs_scripts() {
        olga.inspect("read").await?;
    }
    Ok(())
}

async fn correct(olga: &Browser) -> anyhow::Result<()> {
    olga.press("Look at the first row that needs you").await?;
    ensure!(olga.value("Name").await? == "Lower Danube Network");
    ensure!(olga.value("Members").await?.lines().count() == 3);
    olga.fill("Countries", "Bulgarien, Atlantis").await?;
    olga.press("Save and go on").await?;
    olga.sees("“Atlantis” is no country that is known here").await?;
    if olga.runs_scripts() {
        olga.inspect("row-refused").await?;
    }
    olga.fill("Countries", "Bulgarien").await?;
    olga.press("Save and go on").await?;

    olga.sees("Which place is Neustadt?").await?;
    if olga.runs_scripts() {
        olga.inspect("row-ambiguous").await?;
    }
    olga.fill("Look for another name", "Neustadt in Holstein").await?;
    olga.press("Search").await?;
    olga.tick("Neustadt in Holstein").await?;
    olga.press("Keep this place").await?;
    olga.sees("The place of Neustadt is kept.").await?;
    olga.sees("No row needs a person.").await
}

async fn confirm(olga: &Browser) -> anyhow::Result<()> {
    if !olga.path().await?.starts_with("/desk/imports/") || olga.path().await?.contains("/rows/") {
        olga.follow("Back to the document").await?;
    }
    olga.press("Take over").await?;
    olga.sees("24 added, 0 changed, 0 removed, 0 as they are").await?;
    olga.tick("Agreed").await?;
    olga.press("Take over 24 rows").await?;
    olga.sees("Write on what the consent rests.").await?;
    if olga.runs_scripts() {
        olga.inspect("confirm-refused").await?;
    }
    olga.fill("On what that rests", "Said yes in the application form").await?;
    olga.press("Take over 24 rows").await?;
    olga.sees("Document no. 1 is taken over: 24 added, 0 changed, 0 withdrawn.").await
}

/// The same document again changes nothing.
async fn bring_it_again(olga: &Browser) -> anyhow::Result<()> {
    olga.goto(&format!("{DESK}/imports/new")).await?;
    olga.paste("The list", LIST).await?;
    olga.press("Read the list").await?;
    olga.sees("This document was taken over already. Nothing was written.").await
}

async fn write(olga: &Browser) -> anyhow::Result<()> {
    olga.goto(&format!("{DESK}/announcements")).await?;
    olga.press("New version").await?;
    olga.fill("Date of the announcement", "2026-04-20").await?;
    olga.fill("Title", "Harbour and river cities of 2026").await?;
    olga.fill("Introduction", "The cities that were selected in April 2026.").await?;
    olga.press("Begin the version").await?;
    olga.sees("The version is begun from the register as it stands.").await?;
    olga.sees("Nobody has reviewed it.").await?;
    if olga.runs_scripts() {
        olga.inspect("draft").await?;
    }
    Ok(())
}

async fn publish(olga: &Browser) -> anyhow::Result<()> {
    olga.goto(&format!("{DESK}/announcements")).await?;
    olga.follow("Harbour and river cities").await?;
    olga.sees("Give a reason; it is shown to everyone.").await?;
    if olga.runs_scripts() {
        olga.inspect("before-publishing").await?;
    }
    olga.fill("Why it is published although figures do not add up", "Carried over as it was printed.")
        .await?;
    olga.press("Publish version 1").await?;
    olga.sees("Version 1 is published.").await
}

async fn read(visitor: &Browser) -> anyhow::Result<()> {
    visitor.goto("/").await?;
    visitor.sees("Harbour and River Cities 2026").await?;
    visitor.goto(PUBLIC).await?;
    visitor.follow_to(&format!("{PUBLIC}/announcements/1")).await?;
    ensure!(visitor.heading().await? == "Harbour and river cities of 2026");
    for words in [
        "Carried over as it was printed.",
        "Olga Organiser",
        "Neustadt",
        "Lower Danube Network",
        "This edition is invented",
    ] {
        visitor.sees(words).await?;
    }
    let figures = visitor.texts(".figure-number").await?;
    ensure!(
        figures.iter().any(|figure| figure == "24") && figures.iter().any(|figure| figure == "29"),
        "{figures:?}"
    );
    visitor.follow("Printed figures").await?;
    visitor.sees("15 new applications").await?;
    visitor.sees("30").await?;
    if visitor.runs_scripts() {
        visitor.inspect("reconciliation").await?;
    }
    Ok(())
}
