//! A connection that fails and comes back, and what a page still has to send.

use serde_json::json;

use crate::browser::Browser;

/// Whether the page keeps nothing any more that the site has not acknowledged.
const ALL_SENT: &str = "document.querySelector('[data-save-line]').dataset.tone === 'success' && \
    !Object.keys(localStorage).some(name => name.startsWith('centum-fill/'))";

const NOTHING_KEPT: &str = "!Object.keys(localStorage).some(name => name.startsWith('centum-fill/'))";

impl Browser {
    /// Takes the browser off the network, or puts it back.
    pub async fn connect(&self, connected: bool) -> anyhow::Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({"offline": !connected, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Waits until everything that was typed is acknowledged by the site, and the page says when it was saved.
    pub async fn has_saved(&self) -> anyhow::Result<()> {
        self.until("what was typed is saved", async || Ok(self.evaluate(ALL_SENT).await? == true)).await?;
        self.sees("Saved ").await
    }

    /// Waits until this browser keeps nothing any more that the site has not acknowledged, whatever the page.
    pub async fn keeps_nothing(&self) -> anyhow::Result<()> {
        self.until("nothing is kept", async || Ok(self.evaluate(NOTHING_KEPT).await? == true)).await
    }

    /// Opens another tab of the same person. The first one is number 0.
    pub async fn another_tab(&self, path: &str) -> anyhow::Result<()> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab).await?;
        self.goto(path).await
    }

    /// Goes to another tab.
    pub async fn to_tab(&self, number: usize) -> anyhow::Result<()> {
        let tabs = self.driver.windows().await?;
        let tab = tabs.into_iter().nth(number).ok_or_else(|| anyhow::anyhow!("there is no tab {number}"))?;
        self.driver.switch_to_window(tab).await?;
        Ok(())
    }
}
