//! What a page complains of, and whom it asks.

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::browser::Browser;

/// What stands in the console as an error of the network and is none: answers that a page may give on purpose, such as
/// 404, and what a journey itself keeps from being sent.
const ON_PURPOSE: [&str; 2] = [
    "Failed to load resource: the server responded with a status of 4",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
];

impl Browser {
    /// Reads what the browser noted since the last time.
    pub(crate) async fn watch(&self) -> anyhow::Result<()> {
        let mut found = Vec::new();
        for entry in self.driver.get_log("browser").await? {
            let on_purpose = ON_PURPOSE.iter().any(|words| entry.message.contains(words));
            if matches!(entry.level.as_str(), "SEVERE" | "WARNING") && !on_purpose {
                found.push(format!("console: {}", entry.message));
            }
        }
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message).context("an event of the browser")?;
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent" {
                let address = event["params"]["request"]["url"].as_str().unwrap_or_default();
                if self.is_foreign(address) {
                    found.push(format!("a request to another host: {address}"));
                }
            }
        }
        self.complaints.lock().map_err(|_| anyhow::anyhow!("a lock that was held in a panic"))?.extend(found);
        Ok(())
    }

    fn is_foreign(&self, address: &str) -> bool {
        let own = address == self.base || address.starts_with(&format!("{}/", self.base));
        let inner = ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| address.starts_with(scheme));
        !own && !inner
    }

    /// Fails if the browser complained of anything until now.
    pub async fn has_no_complaint(&self) -> anyhow::Result<()> {
        self.watch().await?;
        let complaints =
            self.complaints.lock().map_err(|_| anyhow::anyhow!("a lock that was held in a panic"))?.clone();
        ensure!(complaints.is_empty(), "the browser complains:\n{}", complaints.join("\n"));
        Ok(())
    }
}
