//! A call and those who answer it. The demonstration has one that is open, and applications in every state.

mod applying;
mod connection;
mod consortium;
mod deadline;
mod early;
mod keyboard;
mod organiser;
mod session;
mod without_scripts;

use anyhow::ensure;
use centum_journeys::Browser;

/// The open call of the demonstration.
const CALL: &str = "/calls/example-2027";
const APPLY: &str = "/calls/example-2027/apply";
const VISION: &str = "Where should the city stand in five years?";
/// The button that only saves; another of the same words is there for the Enter key alone.
const SAVE: &str = ".fill-actions button:first-child";

/// Comes from the call with a mail address that nobody knows yet, and begins an application of one city.
async fn begin(city: &Browser, name: &str, mail: &str, lead: &str) -> anyhow::Result<()> {
    city.goto(CALL).await?;
    city.follow_to(APPLY).await?;
    city.press("Begin with your mail address").await?;
    city.fill("Name", name).await?;
    city.fill("Mail address", mail).await?;
    city.press("Send me a link").await?;
    city.sees("Shown here because this is a demonstration.").await?;
    city.goto(&city.link_in(".letter").await?).await?;
    city.press("Go on").await?;
    city.sees("Who applies").await?;
    ensure!(city.path().await? == APPLY, "came in, but at {}", city.path().await?);
    if city.runs_scripts() {
        city.inspect("apply").await?;
    }
    city.fill("Who applies", lead).await?;
    city.choose("Country", "Austria").await?;
    city.tick("Yes, it is a city").await?;
    city.tick("New city").await?;
    city.tick("Alone").await?;
    city.press("Begin").await?;
    city.sees("Your expression of interest is begun and saved.").await?;
    ensure!(city.path().await?.starts_with("/expressions/"), "begun, but at {}", city.path().await?);
    Ok(())
}

/// Opens a section of one of the person's applications.
async fn open(person: &Browser, lead: &str, section: &str) -> anyhow::Result<()> {
    person.goto("/expressions").await?;
    person.follow(lead).await?;
    person.sees("Sections").await?;
    person.follow(section).await?;
    person.sees("Save and go on").await
}
