//! What a record has to do with others: by their addresses, as pages of ours where we know them.

use std::collections::BTreeMap;

use centum_store::{Conn, StoreResult};
use centum_web::{Html, Locale};

use crate::dcat::{Kind, Record};
use crate::listing::{Relation, related, with_uri};
use crate::pages::public::links::{bare, inward};
use crate::pages::public::loading::{LineLink, line_link};

/// So many members, services and addresses are shown; a series of more is read by the search.
pub(super) const MOST: u32 = 100;

/// Others that a record names, or that name it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Related {
    /// Pages of ours by the address that was named.
    known: BTreeMap<String, LineLink>,
    /// Members of a series, or services of a dataset.
    pub(super) back: Vec<LineLink>,
}

impl Related {
    pub(super) async fn of(conn: &mut Conn<'_>, locale: &Locale, record: &Record) -> StoreResult<Self> {
        let mut found = Self::default();
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        for address in named(record).take(most) {
            if let Some(line) = with_uri(conn, address).await? {
                found.known.insert(address.clone(), line_link(locale, &line));
            }
        }
        let relation = match record.kind {
            Kind::Series => Relation::InSeries,
            Kind::Dataset | Kind::Service => Relation::Serves,
        };
        if let Some(own) = record.uri.as_deref().filter(|_| record.kind != Kind::Service) {
            let back = related(conn, own, relation, MOST).await?;
            found.back = back.iter().map(|line| line_link(locale, line)).collect();
        }
        Ok(found)
    }

    /// Addresses as links: to our own page where we have one.
    pub(super) fn links(&self, addresses: &[String]) -> Vec<Html> {
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        let link = |address: &String| match self.known.get(address) {
            Some(line) => inward(&line.href, &line.title.text),
            None => bare(address),
        };
        addresses.iter().take(most).map(link).collect()
    }
}

fn named(record: &Record) -> impl Iterator<Item = &String> {
    let lists = [
        &record.in_series,
        &record.serves_datasets,
        &record.previous_versions,
        &record.has_versions,
        &record.is_version_of,
        &record.relations,
        &record.sources,
        &record.referenced_by,
    ];
    lists.into_iter().flatten()
}
