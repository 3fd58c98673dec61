//! Three that apply together: a signature holds for what was read, and nothing else.

use anyhow::ensure;
use centum_journeys::{Browser, OFFICER, PARTNER, Scripts, journey};

use super::{VISION, open};

const LEAD: &str = "Hollenbruck";
const MEMBER: &str = "Ivanska Lipa";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signature_ends_with_the_content_and_can_be_taken_back() -> anyhow::Result<()> {
    journey("consortium", Scripts::On, async |journey, officer| {
        officer.sign_in(OFFICER).await?;
        open(officer, LEAD, "Ambition").await?;
        officer.fill(VISION, "Three small cities that plan one river.").await?;
        officer.has_saved().await?;
        officer.press("Save and back to the overview").await?;
        officer.sees(&format!("The sign-off of {MEMBER} no longer holds")).await?;
        officer.sees("Sign-off ended: changed since").await?;
        officer.inspect("ended").await?;

        let partner = journey.another_browser("partner", Scripts::On).await?;
        partner.sign_in(PARTNER).await?;
        partner.goto("/expressions").await?;
        partner.follow(LEAD).await?;
        partner.press("Review and sign off").await?;
        partner.sees("Three small cities that plan one river.").await?;
        partner.inspect("to-sign").await?;
        sign(&partner, &format!("Sign for {MEMBER}")).await?;
        partner.sees("You have signed off what stands now.").await?;
        partner.press("Take the signature back").await?;
        partner.sees("The signature is taken back.").await?;
        let complaints = partner.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");

        officer.follow("Review, sign off and hand in").await?;
        officer.sees("2 partners have not signed off").await?;
        sign(officer, "Sign and hand in").await?;
        for member in [MEMBER, "Jezerni Kraj"] {
            officer.sees(&format!("{member} has not signed off what stands now")).await?;
        }
        officer.inspect("refused").await?;
        officer.goto("/expressions").await?;
        officer.follow(LEAD).await?;
        officer.sees("Nothing is handed in yet.").await
    })
    .await
}

async fn sign(person: &Browser, button: &str) -> anyhow::Result<()> {
    person.fill("Your function", "Mayor").await?;
    person.fill("Your mandate", "Decision of the council").await?;
    person.press(button).await
}
