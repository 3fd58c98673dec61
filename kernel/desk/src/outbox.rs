//! The outbox: every letter of the house, as plain text.
//!
//! A letter may carry a link that signs its reader in. Outside a demonstration such secrets are left out here:
//! whoever reads the outbox must not be able to act as somebody else.

use std::fmt;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::{Id, Timestamp};
use centum_jobs::{Letter, Posted, count_letters, find_letter, letters_from};
use centum_web::components::{Heading, Paging};
use centum_web::links::Query;
use centum_web::markup::escaped;
use centum_web::page::Face;
use centum_web::{Html, Locale, Page, Problem, Route, Sample, Visit};

use crate::withheld;

/// Letters on one page.
const SIZE: usize = 100;
const LIST: &str = "/outbox";
/// A run of so many hexadecimal digits is a secret.
const SECRET: usize = 32;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, Permission::ReadOutbox, list),
        Route::get("/outbox/{id}", Permission::ReadOutbox, one),
    ]
}

/// The text of a letter as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Body(Html);

impl Body {
    /// With links that can be followed.
    pub(crate) fn open(text: &str) -> Self {
        let words = text.split_inclusive(char::is_whitespace).map(|word| {
            let bare = word.trim_end();
            let space = escaped(&word[bare.len()..]);
            if bare.starts_with("https://") || bare.starts_with("http://") {
                format!("{}{space}", Html::link(bare, bare))
            } else {
                format!("{}{space}", escaped(bare))
            }
        });
        Self(Html::trusted(words.collect()))
    }

    /// Without what signs in.
    pub(crate) fn sealed(text: &str) -> Self {
        Self(Html::text(&without_secrets(text)))
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl askama::filters::HtmlSafe for Body {}

/// The text of a letter with each secret of a link replaced.
pub fn without_secrets(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let run = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        if run >= SECRET {
            clean.push('…');
            rest = &rest[run..];
            continue;
        }
        // Whole words of digits stay together, so that no secret hides behind the first letters of a word.
        let next = rest[run..].chars().next().map_or(0, char::len_utf8);
        clean.push_str(&rest[..run + next]);
        rest = &rest[run + next..];
    }
    clean
}

struct Row {
    href: String,
    letter: Letter,
    created: Timestamp,
    sent: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct List {
    page: Page,
    headings: Vec<Heading>,
    /// The address whose letters are looked for.
    to: String,
    rows: Vec<Row>,
    paging: Paging,
}

#[derive(Template)]
#[template(path = "outbox/letter.html")]
struct One {
    page: Page,
    letter: Letter,
    body: Body,
    created: Timestamp,
    sent: Option<Timestamp>,
    sealed: bool,
}

/// `GET /outbox`.
async fn list(visit: Visit) -> Result<Response, Problem> {
    withheld::refuse(&visit).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let to = query.get("to").unwrap_or_default().trim().to_owned();
    let mut reader = visit.app.house.read().await?;
    let all = count_letters(&mut reader.conn(), &to).await?;
    let paging = Paging::read(LIST, &query, SIZE, usize::try_from(all).unwrap_or(0));
    let offset = u32::try_from(paging.offset()).unwrap_or(u32::MAX);
    let posted = letters_from(&mut reader.conn(), &to, (SIZE as u32, offset)).await?;
    drop(reader);
    let rows = posted.into_iter().map(row).collect();
    let page = visit
        .desk_page(visit.locale.text("desk-outbox-title"))
        .described(visit.locale.text("desk-outbox-lead"));
    visit.html(&List { page, headings: headings(&visit.locale), to, rows, paging })
}

fn row(posted: Posted) -> Row {
    Row {
        href: format!("/outbox/{}", posted.id),
        letter: posted.letter,
        created: posted.created_at,
        sent: posted.sent_at,
    }
}

fn headings(locale: &Locale) -> Vec<Heading> {
    ["desk-letter-subject", "desk-letter-to", "desk-letter-written", "word-state"]
        .map(|id| Heading::plain(locale.text(id)))
        .to_vec()
}

/// `GET /outbox/{id}`.
async fn one(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    withheld::refuse(&visit).await?;
    let id: Id<Letter> = id.parse().map_err(|_| Problem::not_found())?;
    let found = find_letter(&mut visit.app.house.read().await?.conn(), id).await?;
    let posted = found.ok_or_else(Problem::not_found)?;
    let sealed = !visit.app.settings.demo;
    let body = if sealed { Body::sealed(&posted.letter.body) } else { Body::open(&posted.letter.body) };
    let page = visit
        .desk_page(visit.locale.text("desk-letter-title"))
        .crumb("/outbox", visit.locale.text("desk-outbox-title"));
    visit.html(&One {
        page,
        letter: posted.letter,
        body,
        created: posted.created_at,
        sent: posted.sent_at,
        sealed,
    })
}

pub(crate) fn samples() -> Vec<Sample> {
    fn letter() -> Letter {
        Letter {
            recipient: "eleni@πόλη.example".into(), subject: "Σύνδεση".into(), body: "Γεια".into()
        }
    }
    vec![
        Sample::new("outbox", |locale| {
            let row = |sent| Row {
                href: "/outbox/41".into(),
                letter: letter(),
                created: Timestamp::UNIX_EPOCH,
                sent,
            };
            List {
                page: Page::sample(Face::Desk, locale, locale.text("desk-outbox-title")),
                headings: headings(locale),
                to: "Ελένη".into(),
                rows: vec![row(None), row(Some(Timestamp::UNIX_EPOCH))],
                paging: Paging::read(LIST, &Query::default(), 1, 2),
            }
            .render()
        }),
        Sample::new("outbox-empty", |locale| {
            let page = Page::sample(Face::Desk, locale, locale.text("desk-outbox-title"));
            let paging = Paging::read(LIST, &Query::default(), SIZE, 0);
            List { page, headings: headings(locale), to: String::new(), rows: Vec::new(), paging }.render()
        }),
        Sample::new("outbox-letter", |locale| {
            One {
                page: Page::sample(Face::Desk, locale, locale.text("desk-letter-title")),
                letter: letter(),
                body: Body::sealed(&letter().body),
                created: Timestamp::UNIX_EPOCH,
                sent: Some(Timestamp::UNIX_EPOCH),
                sealed: true,
            }
            .render()
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_can_be_followed_and_brings_no_markup() {
        let body = Body::open("Go:\nhttps://x.example/a?b=\"<i>\nthen rest").to_string();
        assert!(body.contains("<a href=\"https://x.example/a?b=&quot;&lt;i&gt;\">"), "{body}");
        assert!(body.starts_with("Go:\n") && body.ends_with("\nthen rest"), "{body}");
    }

    #[test]
    fn a_script_is_no_link() {
        assert!(!Body::open("javascript:alert(1)").to_string().contains("<a"));
    }

    #[test]
    fn a_sealed_letter_signs_nobody_in() {
        let secret = "0123456789abcdef".repeat(4);
        let text = without_secrets(&format!("https://x.example/sign-in/link/{secret}?return=/desk é ok"));
        assert_eq!(text, "https://x.example/sign-in/link/…?return=/desk é ok");
    }
}
