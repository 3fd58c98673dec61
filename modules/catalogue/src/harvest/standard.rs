//! The harvester of the program: every dialect that is spoken here, typed by DCAT-AP.

use std::sync::Arc;

use centum_blobs::Blobs;
use centum_fetch::Fetcher;

use super::limits::Limits;
use super::mapping::DcatMapper;
use super::parts::{Dialects, Harvester};
use crate::adapters::{self, Dialect};
use crate::quality::check::Shacl;

/// Every dialect of [`crate::adapters`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Spoken;

impl Dialects for Spoken {
    fn named(&self, name: &str) -> Option<Arc<dyn Dialect>> {
        adapters::named(name)
    }
}

impl Harvester {
    /// A harvester that asks through this client and keeps bytes there, checking by the shapes of DCAT-AP.
    pub fn standard(fetcher: Fetcher, blobs: Blobs) -> Self {
        Self {
            fetch: Arc::new(fetcher),
            dialects: Arc::new(Spoken),
            mapper: Arc::new(DcatMapper),
            check: Arc::new(Shacl),
            vault: Arc::new(blobs),
            limits: Limits::default(),
        }
    }
}
