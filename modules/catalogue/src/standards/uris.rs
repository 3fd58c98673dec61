//! The addresses of everything that the catalogue gives an address: they never change.

use std::cell::OnceCell;
use std::collections::HashSet;

use centum_base::Digest;
use centum_web::BaseUrl;

use crate::dcat::{self, Addresses, Distribution};

/// Makes addresses below that of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uris(String);

impl Uris {
    /// Below this site.
    pub fn new(base: &BaseUrl) -> Self {
        Self(base.as_str().to_owned())
    }

    /// The address of a local path.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// A dataset, series or service, by its name in addresses.
    pub fn dataset(&self, slug: &str) -> String {
        format!("{}/data/datasets/{slug}", self.0)
    }

    /// What this catalogue says about it: where it comes from, and since when it is known.
    pub fn record(&self, slug: &str) -> String {
        format!("{}/data/datasets/{slug}#record", self.0)
    }

    /// A distribution, by its key.
    pub fn distribution(&self, slug: &str, key: &str) -> String {
        format!("{}/data/datasets/{slug}/distributions/{key}", self.0)
    }

    /// A catalogue that is part of ours.
    pub fn catalogue(&self, slug: &str) -> String {
        format!("{}/data/catalogues/{slug}", self.0)
    }

    /// Who publishes.
    pub fn publisher(&self, slug: &str) -> String {
        format!("{}/data/publishers/{slug}", self.0)
    }

    /// The whole catalogue.
    pub fn whole(&self) -> String {
        self.join("/catalogue")
    }
}

/// The key of a distribution in addresses: it depends on what the distribution is, not on its place in a list.
pub fn distribution_key(distribution: &Distribution) -> String {
    let address = distribution.uri.as_ref().or(distribution.download_urls.first());
    match address {
        Some(address) => Digest::of(address.as_bytes()).short(),
        None => whole_key(distribution),
    }
}

/// A key of all that a distribution says.
fn whole_key(distribution: &Distribution) -> String {
    let json = serde_json::to_vec(distribution).expect("a distribution has a JSON form");
    Digest::of(&json).short()
}

/// The keys of a record's distributions, in their order. Of several at one address the first goes by that, and each of the
/// others by all that it says: under one name they would be one thing with two formats.
pub fn distribution_keys(distributions: &[Distribution]) -> Vec<String> {
    let mut taken = HashSet::with_capacity(distributions.len());
    let key = |one: &Distribution| {
        let key = distribution_key(one);
        let key = if taken.contains(&key) { whole_key(one) } else { key };
        taken.insert(key.clone());
        key
    };
    distributions.iter().map(key).collect()
}

/// Addresses for one record: its source's where it gave some, ours elsewhere.
pub(super) struct OwnWhereNone<'a> {
    uris: &'a Uris,
    slug: &'a str,
    /// The keys of its distributions, once one of them needs one.
    keys: OnceCell<Vec<String>>,
}

impl<'a> OwnWhereNone<'a> {
    pub(super) fn new(uris: &'a Uris, slug: &'a str) -> Self {
        Self { uris, slug, keys: OnceCell::new() }
    }
}

impl Addresses for OwnWhereNone<'_> {
    fn record(&self, record: &dcat::Record) -> Option<String> {
        record
            .uri
            .clone()
            .filter(|uri| uri != crate::harvest::NAMELESS)
            .or_else(|| Some(self.uris.dataset(self.slug)))
    }

    fn distribution(&self, record: &dcat::Record, at: usize) -> Option<String> {
        let distribution = record.distributions.get(at)?;
        let keys = || self.keys.get_or_init(|| distribution_keys(&record.distributions));
        let own = || Some(self.uris.distribution(self.slug, keys().get(at)?));
        distribution.uri.clone().or_else(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_follows_the_file_and_not_the_list() {
        let file =
            |url: &str| Distribution { download_urls: vec![url.to_owned()], ..Distribution::default() };
        let key = distribution_key(&file("https://a.example/1.csv"));
        assert_eq!(key, distribution_key(&file("https://a.example/1.csv")));
        assert_ne!(key, distribution_key(&file("https://a.example/2.csv")));
        assert_eq!(distribution_key(&Distribution::default()).len(), 12);
    }

    #[test]
    fn what_stands_at_one_address_in_two_ways_has_two_keys() {
        let file = |url: &str, media_type: &str| Distribution {
            download_urls: vec![url.to_owned()],
            media_type: Some(media_type.to_owned()),
            ..Distribution::default()
        };
        let table = file("https://a.example/1.zip", "text/csv");
        let map = file("https://a.example/1.zip", "application/geo+json");
        let other = file("https://a.example/2.zip", "text/csv");
        let keys = distribution_keys(&[table.clone(), map, other.clone()]);
        assert_eq!((&keys[0], &keys[2]), (&distribution_key(&table), &distribution_key(&other)));
        assert!(keys[1] != keys[0] && keys[1].len() == 12, "{keys:?}");
    }
}
