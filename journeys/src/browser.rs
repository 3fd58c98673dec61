//! One person's browser.

use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Context as _;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journey::Journey;

/// Whether the browser runs the scripts of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// As usual.
    On,
    /// Switched off in the browser's settings.
    Off,
}

/// One person's browser, with cookies and downloads of its own.
pub struct Browser {
    pub(crate) driver: WebDriver,
    pub(crate) base: String,
    pub(crate) journey: &'static str,
    pub(crate) scripts: Scripts,
    folder: PathBuf,
    pub(crate) complaints: Mutex<Vec<String>>,
}

impl Browser {
    pub(crate) fn new(journey: &Journey, driver: WebDriver, folder: PathBuf, scripts: Scripts) -> Self {
        Self {
            driver,
            base: journey.base().to_owned(),
            journey: journey.name(),
            scripts,
            folder,
            complaints: Mutex::default(),
        }
    }

    /// Goes to an address of the site, such as `/sign-in`.
    pub async fn goto(&self, path: &str) -> anyhow::Result<()> {
        let address = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.driver.goto(address).await.with_context(|| format!("going to {path}"))?;
        self.watch().await
    }

    /// The path of the page, with its query.
    pub async fn path(&self) -> anyhow::Result<String> {
        let address = self.driver.current_url().await?;
        let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
        Ok(format!("{}{query}", address.path()))
    }

    /// Loads the page again.
    pub async fn reload(&self) -> anyhow::Result<()> {
        self.driver.refresh().await?;
        self.watch().await
    }

    /// The folder for what is downloaded.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// A file that can be uploaded.
    pub fn write_file(&self, name: &str, bytes: &[u8]) -> anyhow::Result<PathBuf> {
        let path = self.folder.join(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    }

    /// What an expression of the page's language is at this moment.
    pub async fn evaluate(&self, expression: &str) -> anyhow::Result<Value> {
        let answer = self
            .devtools(
                "Runtime.evaluate",
                json!({"expression": expression, "returnByValue": true, "awaitPromise": true}),
            )
            .await?;
        if let Some(error) = answer.get("exceptionDetails") {
            anyhow::bail!("the page cannot evaluate {expression:.80}: {error}");
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Talks to the browser behind the page.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> anyhow::Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// Waits until a file whose name ends so is downloaded, and reads it.
    pub async fn downloaded_ending(&self, ending: &str) -> anyhow::Result<Vec<u8>> {
        let find = || -> anyhow::Result<Option<PathBuf>> {
            for entry in std::fs::read_dir(self.downloads())? {
                let path = entry?.path();
                if path.to_string_lossy().ends_with(ending) {
                    return Ok(Some(path));
                }
            }
            Ok(None)
        };
        self.until(&format!("a file ending with {ending} is downloaded"), async || Ok(find()?.is_some()))
            .await?;
        Ok(std::fs::read(find()?.context("it was there")?)?)
    }

    /// Closes the browser, and says what it complained of meanwhile.
    pub async fn close(self) -> anyhow::Result<Vec<String>> {
        self.watch().await?;
        let Self { driver, complaints, .. } = self;
        driver.quit().await?;
        Ok(complaints.into_inner().unwrap_or_default())
    }
}
