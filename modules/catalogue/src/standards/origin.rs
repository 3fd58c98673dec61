//! Where a record comes from, as far as it is told.

use std::collections::HashMap;
use std::sync::Arc;

use centum_base::Id;
use centum_store::{Conn, StoreError, StoreResult};

use super::profile::Profile;
use crate::sources::{self, Catalogue, Publisher, Source};

/// Where a record comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Origin {
    /// The catalogue that it belongs to.
    pub(super) catalogue: Catalogue,
    /// Who keeps that.
    pub(super) publisher: Option<Publisher>,
    /// Where it was read.
    pub(super) address: Option<String>,
}

impl Origin {
    /// Where the records of a source come from.
    pub(super) async fn of_source(conn: &mut Conn<'_>, id: Id<Source>) -> StoreResult<Self> {
        let absent = || StoreError::unreadable("source_id", "what it refers to is not there");
        let source = sources::source(conn, id).await?.ok_or_else(absent)?;
        let catalogue = sources::catalogue(conn, source.catalogue).await?.ok_or_else(absent)?;
        let publisher = match catalogue.publisher {
            Some(publisher) => sources::publisher(conn, publisher).await?,
            None => None,
        };
        let address = source.web_address().map(str::to_owned);
        Ok(Self { catalogue, publisher, address })
    }

    /// Who keeps the catalogue, in a profile that says so. Readers take the publisher of a catalogue for that of its
    /// datasets where those name none: in the words of the source, nothing is put in its mouth.
    pub(super) fn told_publisher(&self, profile: Profile) -> Option<&Publisher> {
        self.publisher.as_ref().filter(|_| profile == Profile::DcatAp)
    }

    /// What of it shows in a document: a change of it makes another document.
    pub(super) fn mark(&self) -> String {
        let publisher = self.publisher.as_ref().map_or(0, |publisher| publisher.version);
        format!("{}.{}.{publisher}", self.catalogue.slug, self.catalogue.version)
    }
}

/// Origins by source, each looked up once.
#[derive(Default)]
pub(super) struct Origins(HashMap<Id<Source>, Arc<Origin>>);

impl Origins {
    pub(super) async fn of(&mut self, conn: &mut Conn<'_>, id: Id<Source>) -> StoreResult<Arc<Origin>> {
        if let Some(known) = self.0.get(&id) {
            return Ok(Arc::clone(known));
        }
        let origin = Arc::new(Origin::of_source(conn, id).await?);
        self.0.insert(id, Arc::clone(&origin));
        Ok(origin)
    }

    /// Those that were looked up.
    pub(super) fn all(&self) -> impl Iterator<Item = &Origin> {
        self.0.values().map(|origin| &**origin)
    }
}
