//! Coming in, staying in, going out; and bringing others in.

use anyhow::ensure;
use centum_journeys::{OLGA, Scripts, journey};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_signs_in_once_and_the_way_leads_on() -> anyhow::Result<()> {
    journey("link", Scripts::On, async |journey, olga| {
        olga.goto("/desk/people").await?;
        ensure!(olga.heading().await? == "Sign in");
        olga.fill("Mail address", OLGA).await?;
        olga.press("Send me a link").await?;
        olga.sees("Look at your mail").await?;
        olga.inspect("sent").await?;
        let link = olga.link_in(".letter").await?;
        olga.goto(&link).await?;
        olga.inspect("confirm").await?;
        olga.press("Sign in").await?;
        olga.sees("People").await?;
        ensure!(olga.path().await? == "/desk/people", "signed in, but elsewhere: {}", olga.path().await?);

        let thief = journey.another_browser("thief", Scripts::On).await?;
        thief.goto(&link).await?;
        if thief.count("main form button").await? > 0 {
            thief.click("main form button").await?;
        }
        thief.sees("This link has been used or has run out.").await?;
        thief.close().await?;

        olga.sign_out().await?;
        olga.goto("/desk/people").await?;
        ensure!(
            olga.path().await?.starts_with("/sign-in"),
            "signed out, but still at {}",
            olga.path().await?
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invited_person_comes_in_with_the_role() -> anyhow::Result<()> {
    journey("invitation", Scripts::On, async |journey, olga| {
        olga.sign_in(OLGA).await?;
        olga.goto("/desk/people/invite").await?;
        olga.fill("Mail address", "nora@example.org").await?;
        olga.fill("Name", "Nora Newcomer").await?;
        olga.press("Send the invitation").await?;
        olga.sees("Choose a role.").await?;
        olga.inspect("refused").await?;
        olga.tick("Evaluator").await?;
        olga.press("Send the invitation").await?;
        olga.sees("The invitation to Nora Newcomer (nora@example.org) is in the outbox.").await?;
        olga.goto("/outbox").await?;
        olga.follow("Olga Organiser invites you to").await?;
        olga.inspect("letter").await?;
        let link = olga.link_in(".letter").await?;

        let nora = journey.another_browser("nora", Scripts::On).await?;
        nora.goto(&link).await?;
        nora.sees("Olga Organiser").await?;
        nora.inspect("invited").await?;
        nora.press("Accept the invitation").await?;
        nora.arrives_at("/account").await?;
        nora.sees("Evaluator").await?;
        nora.inspect("account").await?;
        nora.goto("/desk/people").await?;
        nora.does_not_see("Milan Mentor").await?;
        let complaints = nora.close().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");

        olga.goto("/desk/people").await?;
        olga.sees("Nora Newcomer").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_replaced_after_a_link() -> anyhow::Result<()> {
    journey("password", Scripts::On, async |_, olga| {
        olga.sign_in(OLGA).await?;
        olga.goto("/account").await?;
        olga.fill("New password", "a quiet river bend").await?;
        olga.press("Set the password").await?;
        olga.sees("Your password is set.").await?;
        olga.sees("Present password").await?;
        olga.sign_out().await?;

        // She does not know it any more: a link lets her in, and lets her set another.
        olga.sign_in(OLGA).await?;
        olga.goto("/account").await?;
        olga.sees("You came by a link in a letter").await?;
        olga.does_not_see("Present password").await?;
        olga.inspect("by-link").await?;
        olga.fill("New password", "another river bend").await?;
        olga.press("Change the password").await?;
        olga.sees("Your password is set.").await?;
        olga.goto("/outbox").await?;
        olga.sees("Your password for Centum was set").await?;
        olga.sign_out().await?;

        olga.goto("/sign-in").await?;
        olga.unfold("By password").await?;
        olga.click("#account").await?;
        olga.keys(OLGA).await?;
        olga.fill("Password", "another river bend").await?;
        olga.click("details[open] button").await?;
        olga.sees("Olga Organiser").await?;
        ensure!(olga.path().await? == "/desk", "signed in, but at {}", olga.path().await?);
        Ok(())
    })
    .await
}
