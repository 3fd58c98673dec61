//! Holding a page against the rules of accessibility, and against the narrowest screen.

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, Scripts};
use crate::pictures::{Width, pictures_are_kept};
use crate::program::build_folder;

/// Rules of WCAG 2.2 AA that a machine can decide. Opinions beyond them are left out.
const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/// By night the same markup stands in other colours: only rules about colour can come out otherwise.
const OF_COLOUR: [&str; 2] = ["color-contrast", "link-in-text-block"];
/// Colours that are still on their way cannot be judged.
const STILL: (&str, &str) = ("prefers-reduced-motion", "reduce");
/// The version that `scripts/axe.sh` brings.
const AXE: &str = "axe-core-4.14.1/axe.min.js";

#[expect(clippy::disallowed_methods, reason = "the scripts hand the folder of the tools over by this name")]
fn axe() -> anyhow::Result<String> {
    let tools = match std::env::var_os("CENTUM_TOOLS") {
        Some(folder) => folder.into(),
        None => build_folder()?.join("tools"),
    };
    let path = tools.join(AXE);
    std::fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: run scripts/axe.sh", path.display()))
}

impl Browser {
    /// Looks at the page closely: nothing may break a rule at either width, by day or by night; on the narrowest screen
    /// nothing may stand outside. Pictures are kept under `name` where they are wanted.
    pub async fn inspect(&self, name: &str) -> anyhow::Result<()> {
        self.unfold_all().await?;
        for width in [Width::Wide, Width::Narrow] {
            self.resize(width).await?;
            self.prefer(&[STILL, ("prefers-color-scheme", "light")]).await?;
            if pictures_are_kept() {
                self.picture(&format!("{name}-{}", width.pixels())).await?;
            }
            self.keeps_the_rules("tag", &RULES, &format!("{name} at {} by day", width.pixels())).await?;
            self.prefer(&[STILL, ("prefers-color-scheme", "dark")]).await?;
            self.keeps_the_rules("rule", &OF_COLOUR, &format!("{name} at {} by night", width.pixels()))
                .await?;
        }
        if pictures_are_kept() {
            self.picture(&format!("{name}-360-dark")).await?;
        }
        self.prefer(&[]).await?;
        self.fits(name).await?;
        self.resize(Width::Wide).await
    }

    /// What is folded away belongs to the page too.
    async fn unfold_all(&self) -> anyhow::Result<()> {
        self.evaluate("for (const folded of document.querySelectorAll('main details')) folded.open = true")
            .await?;
        Ok(())
    }

    async fn keeps_the_rules(&self, kind: &str, rules: &[&str], what: &str) -> anyhow::Result<()> {
        if self.evaluate("typeof axe").await? == "undefined" {
            self.evaluate(&format!("{}; 0", axe()?)).await?;
        }
        let script = format!(
            "axe.run(document, {{runOnly: {{type: '{kind}', values: {}}}, resultTypes: ['violations']}}).then(found => \
             JSON.stringify(found.violations.map(rule => ({{rule: rule.id, where: rule.nodes.map(node => \
             [node.target.join(' '), node.failureSummary])}}))))",
            json!(rules)
        );
        let found: Value =
            serde_json::from_str(self.evaluate(&script).await?.as_str().context("an answer of axe")?)?;
        let broken = found.as_array().context("a list of violations")?;
        ensure!(
            broken.is_empty(),
            "{what} breaks {} rules: {}",
            broken.len(),
            serde_json::to_string_pretty(&found)?
        );
        Ok(())
    }

    /// Nothing stands outside a screen of 320 pixels.
    async fn fits(&self, name: &str) -> anyhow::Result<()> {
        self.resize(Width::Narrowest).await?;
        let outside = self
            .evaluate(
                "(() => { const page = document.documentElement; \
                 if (page.scrollWidth <= page.clientWidth) return ''; \
                 const sticks = [...document.querySelectorAll('body *')].filter(part => \
                 part.getBoundingClientRect().right > page.clientWidth + 0.5 && !part.closest('.table-scroll')); \
                 return page.scrollWidth + ' px: ' + sticks.slice(0, 8).map(part => \
                 part.tagName + '.' + part.className + ' ' + part.textContent.trim().slice(0, 40)).join(' | '); })()",
            )
            .await?;
        let outside = outside.as_str().unwrap_or_default();
        if !outside.is_empty() {
            self.picture(&format!("{name}-320")).await?;
        }
        ensure!(outside.is_empty(), "{name} does not fit 320 pixels: {outside}");
        Ok(())
    }

    /// Whether this browser can be inspected: the rules themselves are a script.
    pub const fn runs_scripts(&self) -> bool {
        matches!(self.scripts, Scripts::On)
    }
}
