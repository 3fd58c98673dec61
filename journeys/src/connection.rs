//! A connection that fails and comes back, and what a page still has to send.

use serde_json::json;

use crate::browser::Browser;

/// Whether the page keeps nothing any more that the site has not acknowledged.
const ALL_SENT: &str = "document.querySelector('[data-save-line]').dataset.tone === 'success' && \
    !Object.keys(localStorage).some(name => name.startsWith('centum-fill/'))";

/// Types into a field as soon as the page is read, which is before its scripts run.
const TYPE_FIRST: &str = "document.addEventListener('readystatechange', () => { \
    if (document.readyState !== 'interactive') return; \
    const labels = [...document.querySelectorAll('label')]; \
    const label = labels.find(one => one.textContent.trim().startsWith(LABEL)); \
    const field = label && document.getElementById(label.htmlFor); \
    if (field) field.value = TEXT; })";

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

    /// Loads a page, and types into a field of it before its scripts have come, as one does on a slow line.
    pub async fn goto_typing_first(&self, path: &str, label: &str, text: &str) -> anyhow::Result<()> {
        let quoted = |text: &str| json!(text).to_string();
        let (label, text) = (quoted(label), quoted(text));
        let source = format!("(() => {{ const [LABEL, TEXT] = [{label}, {text}]; {TYPE_FIRST} }})()");
        let typing = json!({"source": source});
        let typing = self.devtools("Page.addScriptToEvaluateOnNewDocument", typing).await?;
        self.goto(path).await?;
        let typing = json!({"identifier": typing["identifier"]});
        self.devtools("Page.removeScriptToEvaluateOnNewDocument", typing).await?;
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
