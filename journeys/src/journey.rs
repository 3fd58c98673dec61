//! A journey from start to end, with what is kept of one that fails.

use anyhow::{Context as _, ensure};

use crate::browser::{Browser, Scripts};
use crate::driver::Driver;
use crate::portal::Portal;
use crate::program::Program;

/// A running demonstration, and browsers that look at it.
pub struct Journey {
    name: &'static str,
    program: Program,
    driver: Driver,
}

impl Journey {
    /// Where the program answers, without a slash at the end.
    pub fn base(&self) -> &str {
        self.program.base()
    }

    /// The name under which pictures are kept.
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// Another browser, of another person: it shares nothing with the first.
    pub async fn another_browser(&self, who: &str, scripts: Scripts) -> anyhow::Result<Browser> {
        self.browser(who, scripts, "en-GB").await
    }

    /// A browser that was set up with languages, such as `el,de`.
    pub async fn browser_speaking(&self, who: &str, languages: &str) -> anyhow::Result<Browser> {
        self.browser(who, Scripts::On, languages).await
    }

    async fn browser(&self, who: &str, scripts: Scripts, languages: &str) -> anyhow::Result<Browser> {
        let folder = self.program.folder().join(who);
        std::fs::create_dir_all(folder.join("downloads"))?;
        let driver = self.driver.open(&folder, scripts, languages).await?;
        Ok(Browser::new(self, driver, folder, scripts))
    }
}

/// Leads a person through the site. Afterwards nothing may have been complained of, and no other host been asked.
/// Of a journey that fails, the last page and the program's last words are kept.
pub async fn journey<F>(name: &'static str, scripts: Scripts, steps: F) -> anyhow::Result<()>
where
    F: AsyncFnOnce(&Journey, &Browser) -> anyhow::Result<()>,
{
    through(name, scripts, Program::start(None).await?, steps).await
}

/// The same beside a portal of this machine, which the program may ask.
pub async fn journey_beside<F>(
    name: &'static str,
    scripts: Scripts,
    portal: &Portal,
    steps: F,
) -> anyhow::Result<()>
where
    F: AsyncFnOnce(&Journey, &Browser) -> anyhow::Result<()>,
{
    through(name, scripts, Program::start(Some(portal.host())).await?, steps).await
}

async fn through<F>(name: &'static str, scripts: Scripts, program: Program, steps: F) -> anyhow::Result<()>
where
    F: AsyncFnOnce(&Journey, &Browser) -> anyhow::Result<()>,
{
    let journey = Journey { name, program, driver: Driver::start().await? };
    let browser = journey.another_browser("first", scripts).await?;
    let mut outcome = steps(&journey, &browser).await;
    if outcome.is_err() {
        let last = browser.last_sight().await;
        outcome =
            outcome.with_context(|| format!("{last}\nThe program said: {}", journey.program.last_words()));
    }
    let complaints = browser.close().await;
    outcome?;
    let complaints = complaints?;
    ensure!(complaints.is_empty(), "the browser complains:\n{}", complaints.join("\n"));
    Ok(())
}
