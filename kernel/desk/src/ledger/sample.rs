//! Samples of these pages.

use askama::Template;
use centum_base::{Digest, Timestamp};
use centum_ledger::{Entry, Fault, Head};
use centum_web::components::{Choice, Mark};
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Message, Page, Sample};

use super::{LIST, list, one, proof};
use crate::history::History;

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title)).crumb(LIST, locale.text("desk-ledger-title"))
}

fn head() -> Head {
    Head { seq: 41, hash: Digest::of("Θεσσαλονίκη".as_bytes()) }
}

fn list_view(locale: &Locale, lines: Vec<crate::history::Line>) -> list::View {
    list::View {
        page: page(locale, "desk-ledger-title"),
        head: head(),
        kinds: vec![Choice::new("", locale.text("desk-any-kind"), Some(""))],
        verbs: vec![Choice::new("", locale.text("desk-any-deed"), Some(""))],
        kept: Vec::new(),
        chips: Vec::new(),
        headings: list::headings(locale),
        lines,
        newest: Some(LIST.to_owned()),
        older: Some(LIST.to_owned()),
    }
}

fn proof_view(locale: &Locale, mark: Mark, verdict: Message, head: Option<Head>) -> proof::View {
    proof::View {
        page: page(locale, "desk-proof-title"),
        at: Some(Timestamp::UNIX_EPOCH),
        mark: Some(mark),
        verdict,
        head,
        typed: String::new(),
        errors: FieldErrors::new(),
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("ledger", |locale| list_view(locale, History::sample(locale).lines).render()),
        Sample::new("ledger-none", |locale| list_view(locale, Vec::new()).render()),
        Sample::new("ledger-entry", |locale| {
            let entry = Entry {
                seq: 41,
                at: Timestamp::UNIX_EPOCH,
                actor: "person:41".into(),
                verb: "accounts.invite".into(),
                subject_kind: "person".into(),
                subject_id: "41".into(),
                payload: "{}".into(),
                previous: Digest::ZERO,
                hash: head().hash,
            };
            let line = History::sample(locale).lines.remove(0);
            one::View {
                page: page(locale, "desk-ledger-title"),
                entry,
                line,
                same: LIST.into(),
                by: LIST.into(),
                before: Some(LIST.into()),
                after: Some(LIST.into()),
            }
            .render()
        }),
        Sample::new("ledger-holds", |locale| {
            let verdict = Message::new("desk-proof-holds").arg("count", 41).arg("personal", 7);
            proof_view(locale, Mark::Holds, verdict, Some(head())).render()
        }),
        Sample::new("ledger-fails", |locale| {
            proof_view(locale, Mark::Fails, proof::fails(&Fault::Changed { seq: 41 }), None).render()
        }),
    ]
}
