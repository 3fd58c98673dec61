//! A person who uses the keyboard alone.

use anyhow::{bail, ensure};
use thirtyfour::{Key, TypingData};

use crate::browser::Browser;

/// A page with more stops than this is not walked by anyone.
const STOPS: usize = 150;

/// Where the focus is: its words or label, and whether a reader can see that it is there.
const FOCUS: &str = "(() => { const at = document.activeElement; \
    if (!at || at === document.body) return ['', true]; \
    const style = getComputedStyle(at), box = at.getBoundingClientRect(); \
    const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'; \
    const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0; \
    const words = at.labels?.length ? at.labels[0].textContent : \
    at.getAttribute('aria-label') ?? (at.textContent || at.value || ''); \
    return [words.trim().replace(/\\s+/g, ' '), marked && seen]; })()";

impl Browser {
    /// Presses keys, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> anyhow::Result<()> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        self.watch().await
    }

    /// Presses Enter.
    pub async fn enter(&self) -> anyhow::Result<()> {
        self.keys(Key::Enter + "").await
    }

    /// The words of what has the focus.
    pub async fn focus(&self) -> anyhow::Result<String> {
        Ok(self.stop().await?.0)
    }

    async fn stop(&self) -> anyhow::Result<(String, bool)> {
        Ok(serde_json::from_value(self.evaluate(FOCUS).await?)?)
    }

    /// Skips to the content, as the first link of a page offers, and walks on from there.
    pub async fn tab_into_main(&self, words: &str) -> anyhow::Result<()> {
        self.tab_to("Skip to the content").await?;
        self.enter().await?;
        self.tab_to(words).await
    }

    /// Walks with Tab until the focus is on what begins with words. At each stop the focus must be seen.
    pub async fn tab_to(&self, words: &str) -> anyhow::Result<()> {
        let mut passed = Vec::new();
        for _ in 0..STOPS {
            self.keys(Key::Tab + "").await?;
            let (here, seen) = self.stop().await?;
            ensure!(seen, "the focus on “{here}” cannot be seen at {}", self.path().await?);
            if here.starts_with(words) {
                return Ok(());
            }
            passed.push(here);
        }
        bail!("Tab does not reach “{words}” at {}; it passes {passed:?}", self.path().await?)
    }
}
