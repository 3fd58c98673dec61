//! A single city, from the call to the receipt.

use anyhow::{Context as _, ensure};
use centum_journeys::{Browser, Scripts, ask, journey};
use serde_json::Value;

use super::{VISION, begin};

const BODY: &str = "Municipality of Kiefernau";
const ANSWER: &str = "Everyone reaches what they need without a car, and we count who does.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_city_applies_from_the_first_click_to_the_receipt() -> anyhow::Result<()> {
    journey("applying", Scripts::On, async |_, city| {
        begin(city, "Klara Kiefer", "klara@example.org", "Kiefernau").await?;
        city.inspect("begun").await?;
        city.press("Go on writing").await?;
        profile(city).await?;
        words(city).await?;
        tables(city).await?;
        promises(city).await?;
        hand_in(city).await?;
        receipt(city).await
    })
    .await
}

async fn profile(city: &Browser) -> anyhow::Result<()> {
    city.sees("Nothing is saved yet.").await?;
    city.fill("Name of the place", "Kiefernau").await?;
    city.choose("Country", "Austria").await?;
    city.fill("Name of the public body", BODY).await?;
    city.tick("Municipality or city").await?;
    city.fill("Inhabitants", "21000").await?;
    city.fill("Name", "Klara Kiefer").await?;
    city.fill("Function", "Head of strategy").await?;
    city.fill("Mail address", "klara@example.org").await?;
    city.has_saved().await?;
    city.inspect("profile").await?;
    city.reload().await?;
    let kept = city.value("Name of the public body").await?;
    ensure!(kept == BODY, "typed and saved, but after loading again there is “{kept}”");
    go_on(city, "Ambition").await
}

/// Leaves a section for the next one.
async fn go_on(city: &Browser, next: &str) -> anyhow::Result<()> {
    city.press("Save and go on").await?;
    city.sees(&format!("{next} Deadline")).await
}

async fn words(city: &Browser) -> anyhow::Result<()> {
    city.fill(VISION, ANSWER).await?;
    city.fill("Where does it stand today?", ANSWER).await?;
    city.has_saved().await?;
    city.inspect("ambition").await?;
    go_on(city, "Challenges").await?;
    city.fill("Which challenges does the city want to work on", ANSWER).await?;
    go_on(city, "Themes").await?;
    city.tick("Green economy and local deals").await?;
    go_on(city, "Stakeholders").await
}

async fn tables(city: &Browser) -> anyhow::Result<()> {
    city.fill("Name", "Kiefer and Sons").await?;
    city.tick("Firm").await?;
    city.fill("Part in the work", "Measures the traffic").await?;
    city.has_saved().await?;
    city.inspect("stakeholders").await?;
    go_on(city, "Resources and budget").await?;
    city.fill("Function", "Coordinator").await?;
    city.fill("Days a month", "5").await?;
    city.fill("The city’s own money over two years", "120000").await?;
    city.fill("How is the city’s leadership behind it?", ANSWER).await?;
    go_on(city, "Commitment").await
}

async fn promises(city: &Browser) -> anyhow::Result<()> {
    city.tick("I may apply in the name of this body.").await?;
    city.tick("If selected, we name a coordinator").await?;
    city.tick("We share what we learn").await?;
    go_on(city, "Letter of support").await?;
    city.inspect("letter").await?;
    go_on(city, "Being named").await?;
    city.click("[data-field='named-if-selected'] input[value='yes']").await?;
    city.click("[data-field='named-if-not'] input[value='no']").await?;
    city.press("Save and back to the overview").await?;
    city.sees("One document may follow").await?;
    city.inspect("complete").await
}

async fn hand_in(city: &Browser) -> anyhow::Result<()> {
    city.press("Review and hand in").await?;
    city.sees("This is the exact content that is signed.").await?;
    city.sees(ANSWER).await?;
    city.inspect("review").await?;
    city.fill("Your function", "Deputy mayor").await?;
    city.fill("Your mandate", "Decision of the council, 3 November 2026").await?;
    city.press("Sign and hand in").await?;
    city.sees("is handed in. This is the receipt").await
}

async fn receipt(city: &Browser) -> anyhow::Result<()> {
    let path = city.path().await?;
    ensure!(path.ends_with("/receipts/1"), "handed in, but at {path}");
    city.sees("This submission counts.").await?;
    city.inspect("receipt").await?;
    let dead = city.dead_links().await?;
    ensure!(dead.is_empty(), "links lead nowhere: {dead:?}");
    let file = ask(city, &format!("{path}.json"), "application/json").await?;
    let signed: Value = serde_json::from_str(&file.text).context("the receipt as a file")?;
    ensure!(signed["receipt"]["submission"] == 1, "another receipt: {signed}");
    city.goto("/expressions").await?;
    city.sees("Déposée").await?;
    city.inspect("mine").await
}
