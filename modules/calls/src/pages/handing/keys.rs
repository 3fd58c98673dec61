//! The public keys of receipts, for everyone.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_base::Timestamp;
use centum_web::components::Heading;
use centum_web::{Format, Html, Locale, Page, Problem, Visit};
use serde_json::json;

use super::STYLE;
use crate::expression::store;

/// A key.
pub(super) struct KeyLine {
    pub(super) key: String,
    pub(super) since: Html,
}

#[derive(Template)]
#[template(path = "handing/keys.html")]
pub(super) struct KeysPage {
    pub(super) page: Page,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<KeyLine>,
}

impl KeysPage {
    pub(super) fn of(page: Page, keys: &[(String, Timestamp)]) -> Self {
        let locale: Locale = page.locale.clone();
        let line =
            |(key, since): &(String, Timestamp)| KeyLine { key: key.clone(), since: locale.moment(*since) };
        let heading = |id: &str| Heading::plain(locale.text(id));
        Self {
            headings: ["calls-hand-key", "calls-hand-key-since"].map(heading).into(),
            lines: keys.iter().rev().map(line).collect(),
            page,
        }
    }
}

async fn keys(visit: &Visit) -> Result<Vec<(String, Timestamp)>, Problem> {
    let mut reader = visit.app.house.read().await?;
    Ok(store::keys(&mut reader.conn()).await?)
}

/// `GET /receipts/key`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let keys = keys(&visit).await?;
    let page = visit.public_page(visit.locale.text("calls-hand-keys-title")).bringing(&visit, STYLE);
    visit.html(&KeysPage::of(page, &keys))
}

/// `GET /.well-known/centum-receipt-keys.json`.
pub(super) async fn json(visit: Visit) -> Result<Response, Problem> {
    let keys = keys(&visit).await?;
    let lines = keys.iter().map(|(key, since)| json!({ "key": key, "since": since.to_string() }));
    let all = json!({
        "schema": "centum-receipt-keys/1",
        "site": visit.app.settings.base.as_str(),
        "algorithm": "Ed25519",
        "keys": lines.collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&all).map_err(Problem::fault)?;
    Ok(([(header::CONTENT_TYPE, Format::Json.content_type())], text).into_response())
}
