//! A portal whose records are whatever a test says, word for word.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use centum_base::Digest;
use centum_catalogue::adapters::{Answer, Batch, Dialect, Found, PageError, Request};
use centum_catalogue::dcat::Record;
use centum_catalogue::harvest::{
    Dialects, Fetch, FetchFault, Fetched, Mapped, Mapper, Promise, Validators, Vault, VaultFault,
};
use centum_catalogue::records::{Finding, Identity, IdentityKind, Kind};
use centum_rdf::NamedNode;

/// What the portal shows: names and records.
pub(crate) type Shelf = Arc<Mutex<Vec<(String, Record)>>>;

pub(crate) struct Shows(pub(crate) Shelf);

impl Fetch for Shows {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        _validators: &'a Validators,
        _pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let body = Bytes::from(serde_json::to_vec(&*self.0.lock().unwrap()).unwrap());
            let answer = Answer { url: request.url.clone(), media_type: None, body };
            Ok(Fetched::Answer(answer, Validators::default()))
        })
    }
}

pub(crate) struct Plain;

impl Dialect for Plain {
    fn first(&self, address: &str) -> Request {
        Request { url: address.to_owned(), accept: "*/*".into(), body: None, then: Vec::new() }
    }

    fn read(&self, _asked: &Request, answer: &Answer) -> Result<Batch, PageError> {
        let shelf: Vec<(String, Record)> = serde_json::from_slice(&answer.body).unwrap();
        let found = shelf.into_iter().map(|(remote_id, record)| Found {
            raw: Bytes::from(serde_json::to_vec(&record).unwrap()),
            media_type: "application/json",
            graph: Vec::new(),
            subject: NamedNode::new_unchecked(format!("https://portal.example/{remote_id}")).into(),
            remote_id,
        });
        Ok(Batch { found: found.collect(), ..Batch::default() })
    }
}

pub(crate) struct Speaks;

impl Dialects for Speaks {
    fn named(&self, _name: &str) -> Option<Arc<dyn Dialect>> {
        Some(Arc::new(Plain))
    }
}

/// Takes records as they are.
pub(crate) struct Takes;

impl Mapper for Takes {
    fn map(&self, found: &Found) -> Result<Mapped, Box<Finding>> {
        let text = String::from_utf8(found.raw.to_vec()).unwrap();
        let record: Record = serde_json::from_str(&text).unwrap();
        let uri = record.uri.as_deref().and_then(|uri| Identity::new(IdentityKind::Uri, uri));
        Ok(Mapped {
            kind: match record.kind {
                centum_catalogue::dcat::Kind::Dataset => Kind::Dataset,
                centum_catalogue::dcat::Kind::Series => Kind::Series,
                centum_catalogue::dcat::Kind::Service => Kind::Service,
            },
            title: Some(found.remote_id.clone()),
            identities: uri.into_iter().collect(),
            hash: Digest::of(&found.raw),
            canonical: true,
            graph: format!(
                "<https://portal.example/{}> <http://purl.org/dc/terms/title> \"x\" .\n",
                found.remote_id
            ),
            subject: format!("https://portal.example/{}", found.remote_id),
            record: text,
            findings: Vec::new(),
        })
    }

    fn reading(&self) -> i64 {
        1
    }

    fn differences(&self, _before: &str, _after: &str) -> Vec<String> {
        Vec::new()
    }
}

/// Keeps nothing: these tests never look at the bytes again.
pub(crate) struct Forgets;

impl Vault for Forgets {
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>> {
        Box::pin(async move { Ok(Digest::of(&bytes)) })
    }

    fn get(&self, _digest: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>> {
        Box::pin(async move { Ok(None) })
    }
}
