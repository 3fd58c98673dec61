//! Asking the site from inside a page, with its cookies: for files, and for answers that are no page.

use anyhow::Context as _;
use serde_json::json;

use crate::browser::Browser;

/// An answer of the site.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u64,
    /// The type of what was sent.
    pub content_type: String,
    /// The text.
    pub text: String,
}

/// Asks for a path with a method, as the page itself would.
pub async fn ask(browser: &Browser, path: &str, accept: &str) -> anyhow::Result<Answer> {
    let script = format!(
        "fetch({}, {{headers: {{accept: {}}}}}).then(async answer => JSON.stringify([answer.status, \
         answer.headers.get('content-type') ?? '', await answer.text()]))",
        json!(path),
        json!(accept)
    );
    let answer = browser.evaluate(&script).await?;
    let (status, content_type, text) = serde_json::from_str(answer.as_str().context("an answer")?)?;
    Ok(Answer { status, content_type, text })
}
