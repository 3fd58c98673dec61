//! The addresses of everything that the catalogue gives an address: they never change.

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
        None => {
            let json = serde_json::to_vec(distribution).expect("a distribution has a JSON form");
            Digest::of(&json).short()
        }
    }
}

/// Addresses for one record: its source's where it gave some, ours elsewhere.
pub(super) struct OwnWhereNone<'a> {
    pub(super) uris: &'a Uris,
    pub(super) slug: &'a str,
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
        let own = || self.uris.distribution(self.slug, &distribution_key(distribution));
        Some(distribution.uri.clone().unwrap_or_else(own))
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
}
