//! Signing in as a person of the demonstration does: by the letter that the page shows.

use anyhow::{Context as _, ensure};
use thirtyfour::prelude::*;

use crate::browser::Browser;

/// The first organiser.
pub const OLGA: &str = "organiser@example.org";
/// The second one, for what two people release.
pub const SAM: &str = "second@example.org";
/// The third one, who had no part in what the others decided.
pub const THEA: &str = "third@example.org";
/// Who writes for a city that applies.
pub const OFFICER: &str = "officer@example.org";
/// Who writes for a partner of a consortium.
pub const PARTNER: &str = "partner@example.org";

impl Browser {
    /// Asks for a link, reads the letter, and signs in with it.
    pub async fn sign_in(&self, email: &str) -> anyhow::Result<()> {
        self.goto("/sign-in").await?;
        self.fill("Mail address", email).await?;
        self.press("Send me a link").await?;
        let link = self.link_in(".letter").await?;
        self.goto(&link).await?;
        self.press("Sign in").await?;
        self.until("signed in", async || Ok(!self.path().await?.starts_with("/sign-in"))).await
    }

    /// The path of the one link of ours in a letter.
    pub async fn link_in(&self, selector: &str) -> anyhow::Result<String> {
        let letter =
            self.driver.query(By::Css(selector.to_owned())).first().await.context("a letter")?.text().await?;
        let begins = format!("{}/", self.base);
        let mut links = letter.split_whitespace().filter(|word| word.starts_with(&begins));
        let link = links.next().with_context(|| format!("no link in: {letter}"))?;
        ensure!(links.next().is_none(), "more than one link in: {letter}");
        Ok(link[self.base.len()..].to_owned())
    }

    /// Signs out through the person's menu, and waits for the answer: who goes on too early stays signed in.
    pub async fn sign_out(&self) -> anyhow::Result<()> {
        self.click("details.menu:has(form[action='/sign-out']) > summary").await?;
        self.press("Sign out").await?;
        self.sees("You have signed out.").await
    }
}
