//! An invented portal that speaks an invented dialect, and what reads it.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use centum_base::Digest;
use centum_catalogue::adapters::{Answer, Batch, Dialect, Found, PageError, Refused, Request};
use centum_catalogue::harvest::{
    Check, Dialects, Fetch, FetchFault, Fetched, Mapped, Mapper, Promise, Validators, Vault, VaultFault,
};
use centum_catalogue::records::{Finding, Identity, IdentityKind, Kind, Severity};
use centum_rdf::{NamedNode, Triple};
use serde::{Deserialize, Serialize};

/// One record of the portal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Item {
    Good {
        id: String,
        title: String,
        page: String,
    },
    /// The portal itself cannot say it.
    Bad {
        id: Option<String>,
    },
    /// Takes our mapper down.
    Poison {
        id: String,
    },
}

pub(crate) fn good(id: &str, title: &str) -> Item {
    Item::Good { id: id.into(), title: title.into(), page: String::new() }
}

/// Records “a0”, “a1”, … with titles.
pub(crate) fn many(count: usize) -> Vec<Item> {
    (0..count).map(|number| good(&format!("a{number}"), &format!("Title {number}"))).collect()
}

#[derive(Serialize, Deserialize)]
struct Page {
    items: Vec<Item>,
    next: Option<usize>,
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) pages: Vec<Vec<Item>>,
    /// Whether pages carry entity tags.
    pub(crate) tags: bool,
    /// After the last page the first one follows.
    pub(crate) endless: bool,
    /// What goes wrong with the next requests.
    pub(crate) faults: VecDeque<FetchFault>,
    /// Whether a page for people comes instead of data.
    pub(crate) html: bool,
    /// What was asked for.
    pub(crate) asked: Vec<String>,
}

/// The portal.
#[derive(Default)]
pub(crate) struct Portal(Mutex<State>);

impl Portal {
    pub(crate) fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }

    pub(crate) fn shows(&self, items: &[Item], a_page: usize) {
        self.with(|state| state.pages = items.chunks(a_page).map(<[Item]>::to_vec).collect());
    }

    fn answer(&self, request: &Request, validators: &Validators) -> Result<Fetched, FetchFault> {
        self.with(|state| {
            state.asked.push(request.url.clone());
            if let Some(fault) = state.faults.pop_front() {
                return Err(fault);
            }
            let number: usize = request.url.rsplit('=').next().unwrap().parse().unwrap();
            let more = number + 1 < state.pages.len();
            let next = if more { Some(number + 1) } else { state.endless.then_some(0) };
            let items = state.pages.get(number).cloned().unwrap_or_default();
            let body = if state.html {
                b"<html>".to_vec()
            } else {
                serde_json::to_vec(&Page { items, next }).unwrap()
            };
            let tag = state.tags.then(|| Digest::of(&body).to_string());
            if tag.is_some() && tag == validators.etag {
                return Ok(Fetched::NotModified);
            }
            let answer = Answer { url: request.url.clone(), media_type: None, body: Bytes::from(body) };
            Ok(Fetched::Answer(answer, Validators { etag: tag, last_modified: None }))
        })
    }
}

fn request(number: usize) -> Request {
    let url = format!("https://portal.example/?page={number}");
    Request { url, accept: "*/*".into(), body: None, then: Vec::new() }
}

pub(crate) struct Wire(pub(crate) Arc<Portal>);

impl Fetch for Wire {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        validators: &'a Validators,
        _pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.0.answer(request, validators)
        })
    }
}

pub(crate) struct Invented;

impl Dialect for Invented {
    fn first(&self, _address: &str) -> Request {
        request(0)
    }

    fn read(&self, _asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let page: Page = serde_json::from_slice(&answer.body).map_err(|_| PageError::Html)?;
        let mut batch = Batch { next: page.next.map(request), ..Batch::default() };
        for item in page.items {
            match item {
                Item::Bad { id } => batch.refused.push(Refused {
                    remote_id: id,
                    place: "/title".into(),
                    reason: "title-missing",
                    detail: "nothing".into(),
                }),
                Item::Good { ref id, .. } | Item::Poison { ref id } => batch.found.push(Found {
                    remote_id: id.clone(),
                    raw: Bytes::from(serde_json::to_vec(&item).unwrap()),
                    media_type: "application/json",
                    graph: Vec::new(),
                    subject: NamedNode::new_unchecked(format!("https://portal.example/{id}")).into(),
                }),
            }
        }
        Ok(batch)
    }
}

pub(crate) struct Speaks;

impl Dialects for Speaks {
    fn named(&self, name: &str) -> Option<Arc<dyn Dialect>> {
        (name == "invented").then(|| Arc::new(Invented) as Arc<dyn Dialect>)
    }
}

pub(crate) struct Maps {
    pub(crate) reading: i64,
}

impl Mapper for Maps {
    fn map(&self, found: &Found) -> Result<Mapped, Box<Finding>> {
        let item: Item = serde_json::from_slice(&found.raw).unwrap();
        let Item::Good { id, title, page } = item else { panic!("a fault of ours") };
        let page = Identity::new(IdentityKind::LandingPage, &page);
        Ok(Mapped {
            kind: Kind::Dataset,
            title: Some(title.clone()),
            identities: page.into_iter().collect(),
            hash: Digest::of(format!("{id} {title}").as_bytes()),
            canonical: true,
            graph: format!("<https://portal.example/{id}> <http://purl.org/dc/terms/title> \"{title}\" .\n"),
            subject: format!("https://portal.example/{id}"),
            record: serde_json::json!({ "title": title }).to_string(),
            findings: Vec::new(),
        })
    }

    fn reading(&self) -> i64 {
        self.reading
    }

    fn is_mention(&self, record: &str) -> bool {
        record == r#"{"title":""}"#
    }

    fn differences(&self, before: &str, after: &str) -> Vec<String> {
        if before == after { Vec::new() } else { vec!["title".into()] }
    }
}

/// Warns of titles that say nothing.
pub(crate) struct Warns;

impl Check for Warns {
    fn check(&self, mapped: &Mapped, _graph: &[Triple]) -> Vec<Finding> {
        let dull = mapped.title.as_deref() == Some("data");
        dull.then(|| Finding {
            record: None,
            field: "dct:title".into(),
            rule: "title-dull".into(),
            severity: Severity::Warning,
            remedy: "catalogue-remedy-title-dull".into(),
            value: "data".into(),
        })
        .into_iter()
        .collect()
    }
}

#[derive(Default)]
pub(crate) struct Cellar(pub(crate) Mutex<BTreeMap<String, Bytes>>);

impl Vault for Cellar {
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            let digest = Digest::of(&bytes);
            self.0.lock().unwrap().insert(digest.to_string(), bytes);
            Ok(digest)
        })
    }

    fn get(&self, digest: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>> {
        Box::pin(async move { Ok(self.0.lock().unwrap().get(&digest.to_string()).cloned()) })
    }
}
