//! The connections of one door.

use std::error::Error;
use std::io;
use std::sync::Arc;

use reqwest::Client;
use reqwest::redirect::Policy as Redirects;
use rustls::{ClientConfig, RootCertStore};

use crate::error::{FetchError, Measure, SetupError, Stage};
use crate::policy::{Limits, Policy};
use crate::resolve::{Guard, Lookup, Refusal};
use crate::target::Door;

/// Encryption by rustls on ring, with the roots of the web and those of the policy.
pub(crate) fn encryption(policy: &Policy) -> Result<ClientConfig, SetupError> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for (index, root) in policy.extra_roots.iter().enumerate() {
        roots.add(root.clone().into()).map_err(|source| SetupError::Root { index, source })?;
    }
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(SetupError::Tls)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// A client whose connections leave through one door. Another crate may switch on what a client does by itself
/// (proxies of the environment, unpacking), so all of that is refused by name.
pub(crate) fn client(
    policy: &Policy,
    encryption: ClientConfig,
    lookup: Arc<dyn Lookup>,
    door: Door,
) -> Result<Client, SetupError> {
    Client::builder()
        .user_agent(policy.agent.header())
        .dns_resolver(Guard { lookup, door })
        .tls_backend_preconfigured(encryption)
        .redirect(Redirects::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .connect_timeout(policy.limits.connect)
        .http1_max_headers(policy.limits.header_count)
        .http2_max_header_list_size(policy.limits.header_bytes)
        .build()
        .map_err(|error| if error.is_builder() { SetupError::Agent } else { SetupError::Client(error) })
}

/// Why a request did not come to its answer.
pub(crate) fn why(error: reqwest::Error, host: &str, limits: &Limits) -> FetchError {
    let host = host.to_owned();
    if let Some(refusal) = cause::<Refusal>(&error) {
        return match refusal {
            Refusal::Private { address, .. } => FetchError::Private { host, address: Some(*address) },
            Refusal::Unresolved { .. } => FetchError::Unresolved { host },
        };
    }
    if let Some(cause) = cause::<rustls::Error>(&error) {
        return FetchError::Tls { host, cause: cause.clone() };
    }
    if cause::<hyper::Error>(&error).is_some_and(hyper::Error::is_parse_too_large) {
        return FetchError::TooLarge { what: Measure::HeaderCount, limit: limits.header_count as u64 };
    }
    if error.is_timeout() {
        return FetchError::TimeUp { stage: Stage::Connect, limit: limits.connect };
    }
    if error.is_connect() {
        return FetchError::Connect { host, source: error };
    }
    FetchError::Protocol { host, source: error }
}

/// The first cause of a kind. An I/O error names what it holds only when asked for it.
fn cause<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}
