//! Asking the site from inside a page, with its cookies: for files, and for answers that are no page.

use anyhow::Context as _;
use serde_json::{Value, json};

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
    /// The version of what was answered, as `If-Match` wants it; empty if there is none.
    pub tag: String,
}

/// Asks for a path, as the page itself would.
pub async fn ask(browser: &Browser, path: &str, accept: &str) -> anyhow::Result<Answer> {
    fetch(browser, path, &json!({ "headers": { "accept": accept } })).await
}

/// Sends a document with the token of the page, as a program of the person would, for the version that `tag` names.
pub async fn tell(
    browser: &Browser,
    method: &str,
    path: &str,
    tag: &str,
    body: &Value,
) -> anyhow::Result<Answer> {
    let token = browser.evaluate("document.querySelector('input[name=csrf]').value").await?;
    let headers = json!({ "content-type": "application/json", "x-csrf-token": token, "if-match": tag });
    let request = json!({ "method": method, "headers": headers, "body": body.to_string() });
    fetch(browser, path, &request).await
}

async fn fetch(browser: &Browser, path: &str, request: &Value) -> anyhow::Result<Answer> {
    let script = format!(
        "fetch({}, {request}).then(async answer => JSON.stringify([answer.status, answer.headers.get('content-type') ?? '', \
         await answer.text(), answer.headers.get('etag') ?? '']))",
        json!(path)
    );
    let answer = browser.evaluate(&script).await?;
    let (status, content_type, text, tag) = serde_json::from_str(answer.as_str().context("an answer")?)?;
    Ok(Answer { status, content_type, text, tag })
}
