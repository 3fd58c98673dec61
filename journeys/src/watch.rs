//! What a page complains of, and whom it asks.

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::browser::Browser;

/// Answers that a page may give on purpose, such as 404, stand in the console as errors of the network.
const REFUSED: &str = "Failed to load resource: the server responded with a status of 4";

impl Browser {
    /// Reads what the browser noted since the last time.
    pub(crate) async fn watch(&self) -> anyhow::Result<()> {
        let mut found = Vec::new();
        for entry in self.driver.get_log("browser").await? {
            if matches!(entry.level.as_str(), "SEVERE" | "WARNING") && !entry.message.contains(REFUSED) {
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
