//! Finding things on a page as a person does: by the words that stand on them.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use thirtyfour::prelude::*;

use crate::browser::Browser;

const PATIENCE: Duration = Duration::from_secs(10);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// A text as XPath writes it: it knows no escapes.
fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}

impl Browser {
    /// The first thing in sight of what an XPath names; `what` names it for people.
    async fn first(&self, xpath: String, what: &str) -> anyhow::Result<WebElement> {
        self.driver
            .query(By::XPath(xpath))
            .wait(PATIENCE, BETWEEN_LOOKS)
            .and_displayed()
            .first()
            .await
            .with_context(|| format!("{what} is not to be seen"))
    }

    async fn with_words(&self, elements: &[&str], words: &str) -> anyhow::Result<WebElement> {
        let test = |how: &str| {
            let one = |element: &&str| format!("//{element}[{how}]");
            elements.iter().map(one).collect::<Vec<_>>().join(" | ")
        };
        let words_quoted = quoted(words);
        let exact = test(&format!("normalize-space(.)={words_quoted}"));
        let begins = test(&format!("starts-with(normalize-space(.), {words_quoted})"));
        // Where words are the whole of one thing and the beginning of another, the first is meant.
        let found = self
            .driver
            .query(By::XPath(exact))
            .or(By::XPath(begins))
            .wait(PATIENCE, BETWEEN_LOOKS)
            .and_displayed()
            .any()
            .await?;
        let mut best = None;
        for element in found {
            if element.text().await?.split_whitespace().collect::<Vec<_>>().join(" ") == words {
                return Ok(element);
            }
            best.get_or_insert(element);
        }
        best.with_context(|| format!("“{words}” is not to be seen as {}", elements.join(" or ")))
    }

    /// Presses a button, found by its words.
    pub async fn press(&self, words: &str) -> anyhow::Result<()> {
        self.hit(&self.with_words(&["button", "a[contains(@class,'button')]", "summary"], words).await?).await
    }

    /// Follows a link, found by its words.
    pub async fn follow(&self, words: &str) -> anyhow::Result<()> {
        self.hit(&self.with_words(&["a[@href]"], words).await?).await
    }

    /// Follows the link to an address.
    pub async fn follow_to(&self, path: &str) -> anyhow::Result<()> {
        let link = self.first(format!("//a[@href={}]", quoted(path)), &format!("a link to {path}")).await?;
        self.hit(&link).await
    }

    /// Clicks on what a CSS selector names.
    pub async fn click(&self, selector: &str) -> anyhow::Result<()> {
        let query =
            self.driver.query(By::Css(selector.to_owned())).wait(PATIENCE, BETWEEN_LOOKS).and_displayed();
        self.hit(&query.first().await.with_context(|| format!("{selector} is not to be seen"))?).await
    }

    async fn hit(&self, element: &WebElement) -> anyhow::Result<()> {
        element.click().await?;
        self.watch().await
    }

    /// Opens what is folded under words, if it is not open already.
    pub async fn unfold(&self, words: &str) -> anyhow::Result<()> {
        let summary = self.with_words(&["summary"], words).await?;
        if summary.parent().await?.attr("open").await?.is_none() {
            self.hit(&summary).await?;
        }
        Ok(())
    }

    /// The field that a label names.
    pub(crate) async fn field(&self, label: &str) -> anyhow::Result<WebElement> {
        let found = self.with_words(&["label"], label).await?;
        match found.attr("for").await? {
            Some(id) => Ok(self.driver.find(By::Id(id)).await?),
            None => Ok(found.find(By::XPath(".//input | .//select | .//textarea")).await?),
        }
    }

    /// Types into a field in place of what stands there.
    pub async fn fill(&self, label: &str, text: &str) -> anyhow::Result<()> {
        let field = self.field(label).await.with_context(|| format!("the field “{label}”"))?;
        if field.attr("type").await?.as_deref() == Some("date") {
            // The keys of a date field follow the browser's language; its value does not.
            return self.set_value(&field, text).await;
        }
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    async fn set_value(&self, field: &WebElement, text: &str) -> anyhow::Result<()> {
        self.driver.execute("arguments[0].value = arguments[1]", vec![field.to_json()?, text.into()]).await?;
        Ok(())
    }

    /// Pastes a long text into a field.
    pub async fn paste(&self, label: &str, text: &str) -> anyhow::Result<()> {
        let field = self.field(label).await?;
        field.clear().await?;
        self.set_value(&field, text).await
    }

    /// What stands in a field.
    pub async fn value(&self, label: &str) -> anyhow::Result<String> {
        Ok(self.field(label).await?.value().await?.unwrap_or_default())
    }

    /// Chooses in a list that opens, by the words of the choice.
    pub async fn choose(&self, label: &str, words: &str) -> anyhow::Result<()> {
        let list = self.field(label).await?;
        let wanted = quoted(words);
        let option =
            list.find(By::XPath(format!(".//option[starts-with(normalize-space(.), {wanted})]"))).await;
        Ok(option.with_context(|| format!("“{words}” in the list “{label}”"))?.click().await?)
    }

    /// Ticks a box or chooses a circle, by its label.
    pub async fn tick(&self, label: &str) -> anyhow::Result<()> {
        let field = self.field(label).await?;
        if !field.is_selected().await? {
            field.click().await?;
        }
        Ok(())
    }

    /// Hands a file to the field that a label names.
    pub async fn attach(&self, label: &str, file: &Path) -> anyhow::Result<()> {
        Ok(self.field(label).await?.send_keys(file.to_string_lossy()).await?)
    }

    /// Hands a file to what a CSS selector names.
    pub async fn bring(&self, selector: &str, file: &Path) -> anyhow::Result<()> {
        let query = self.driver.query(By::Css(selector.to_owned())).wait(PATIENCE, BETWEEN_LOOKS);
        let input = query.first().await.with_context(|| format!("{selector} is not there"))?;
        Ok(input.send_keys(file.to_string_lossy()).await?)
    }

    /// The words in sight on the page, one space between each.
    pub async fn words(&self) -> anyhow::Result<String> {
        let body = self.driver.find(By::Tag("body")).await?.text().await?;
        Ok(body.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The heading of the page.
    pub async fn heading(&self) -> anyhow::Result<String> {
        let found = self.driver.query(By::Tag("h1")).wait(PATIENCE, BETWEEN_LOOKS).first().await;
        Ok(found.context("a page without a heading")?.text().await?)
    }

    /// Waits until words are in sight.
    pub async fn sees(&self, words: &str) -> anyhow::Result<()> {
        let seen = self.until(words, async || Ok(self.words().await?.contains(words))).await;
        if seen.is_err() {
            bail!("“{words}” is not to be seen at {} under “{}”", self.path().await?, self.heading().await?);
        }
        Ok(())
    }

    /// Comes back to a path until words are in sight there: for what is made of something a moment later.
    pub async fn comes_to_see(&self, path: &str, words: &str) -> anyhow::Result<()> {
        let seen = self.until(words, async || {
            self.goto(path).await?;
            Ok(self.words().await?.contains(words))
        });
        seen.await
    }

    /// Fails if words are in sight.
    pub async fn does_not_see(&self, words: &str) -> anyhow::Result<()> {
        ensure!(!self.words().await?.contains(words), "“{words}” is to be seen at {}", self.path().await?);
        Ok(())
    }

    /// How many things a CSS selector names.
    pub async fn count(&self, selector: &str) -> anyhow::Result<usize> {
        Ok(self.driver.find_all(By::Css(selector.to_owned())).await?.len())
    }

    /// The words of everything that a CSS selector names.
    pub async fn texts(&self, selector: &str) -> anyhow::Result<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.driver.find_all(By::Css(selector.to_owned())).await? {
            texts.push(element.text().await?);
        }
        Ok(texts)
    }

    /// Waits until a path is reached: who goes on too early cuts the way there off.
    pub async fn arrives_at(&self, path: &str) -> anyhow::Result<()> {
        self.until(path, async || Ok(self.path().await? == path)).await
    }

    /// Waits until something holds.
    pub(crate) async fn until(
        &self,
        what: &str,
        holds: impl AsyncFn() -> anyhow::Result<bool>,
    ) -> anyhow::Result<()> {
        let end = tokio::time::Instant::now() + PATIENCE;
        let mut looks = tokio::time::interval(BETWEEN_LOOKS);
        while tokio::time::Instant::now() < end {
            looks.tick().await;
            // A page that is just leaving answers with an error; the next one is asked again.
            if holds().await.unwrap_or(false) {
                return Ok(());
            }
        }
        bail!("waited {PATIENCE:?} in vain: {what}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_with_an_apostrophe_is_put_together() {
        assert_eq!(quoted("Aix"), "'Aix'");
        assert_eq!(quoted("L'Aquila"), "concat('L', \"'\", 'Aquila')");
    }
}
