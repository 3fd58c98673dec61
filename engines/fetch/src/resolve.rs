//! From a name to its addresses, filtered where the connection asks.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::is_public;
use crate::target::Door;

/// The most addresses of one name that are tried.
const MAX_ADDRESSES: usize = 16;

/// A lookup under way.
pub type Looking = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Finds the addresses of a name. What it answers is filtered before anybody connects.
pub trait Lookup: Send + Sync + 'static {
    /// The addresses of `host`.
    fn lookup(&self, host: &str) -> Looking;
}

/// Asks the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, host: &str) -> Looking {
        let host = host.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// Why a name leads nowhere.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    /// All its addresses are private.
    #[error("{host} is not public: {address}")]
    Private {
        /// The name.
        host: String,
        /// The first address.
        address: IpAddr,
    },
    /// It has none.
    #[error("{host} has no address")]
    Unresolved {
        /// The name.
        host: String,
    },
}

/// The resolver of one door's connections.
pub(crate) struct Guard {
    pub(crate) lookup: Arc<dyn Lookup>,
    pub(crate) door: Door,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let looking = self.lookup.lookup(&host);
        let door = self.door;
        Box::pin(async move {
            let found = looking.await.unwrap_or_default();
            let addresses = pass(host, found, door)?;
            let addresses: Addrs = Box::new(addresses.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            Ok(addresses)
        })
    }
}

/// The addresses that may be connected to.
fn pass(host: String, found: Vec<IpAddr>, door: Door) -> Result<Vec<IpAddr>, Refusal> {
    let Some(&first) = found.first() else { return Err(Refusal::Unresolved { host }) };
    let open = |address: &IpAddr| door == Door::Allowed || is_public(*address);
    let open: Vec<_> = found.into_iter().filter(open).take(MAX_ADDRESSES).collect();
    if open.is_empty() { Err(Refusal::Private { host, address: first }) } else { Ok(open) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ips(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn private_addresses_of_a_name_are_left_out() {
        let mixed = ips(&["10.0.0.1", "93.184.215.14", "::1", "2606:4700::1"]);
        let open = pass("a.example".into(), mixed.clone(), Door::Public).unwrap();
        assert_eq!(open, ips(&["93.184.215.14", "2606:4700::1"]));
        assert_eq!(pass("a.example".into(), mixed.clone(), Door::Allowed).unwrap(), mixed);
    }

    #[test]
    fn a_name_with_private_addresses_alone_is_refused() {
        let refused = pass("a.example".into(), ips(&["169.254.169.254", "::1"]), Door::Public);
        assert!(
            matches!(refused, Err(Refusal::Private { address, .. }) if address == ips(&["169.254.169.254"])[0])
        );
        assert!(matches!(pass("a.example".into(), vec![], Door::Public), Err(Refusal::Unresolved { .. })));
    }

    #[test]
    fn a_name_with_very_many_addresses_is_tried_at_a_few() {
        let many = (0..=255).map(|last| IpAddr::from([8, 8, 8, last])).collect();
        assert_eq!(pass("a.example".into(), many, Door::Public).unwrap().len(), MAX_ADDRESSES);
    }
}
