//! An object store that speaks S3: connections by rustls on ring, signatures by ring.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{HttpClient, HttpConnector};
use object_store::{ClientOptions, RetryConfig};
use rustls::{ClientConfig, RootCertStore};

use crate::error::BlobError;

/// Finding the store, connecting and encrypting.
const CONNECT: Duration = Duration::from_secs(10);
/// One request with its body.
const REQUEST: Duration = Duration::from_secs(120);
/// All attempts of one request.
const RETRYING: Duration = Duration::from_secs(180);
const RETRIES: usize = 5;

/// How to sign in to an object store. Nothing is read from the environment or asked of the machine.
#[derive(Clone)]
pub struct S3Access {
    /// The store's address (`https://s3.example.org`); none for the region's own.
    pub endpoint: Option<String>,
    /// The region; `us-east-1` where the store knows none.
    pub region: String,
    /// The name of the key.
    pub key: String,
    /// The key.
    pub secret: String,
    /// Whether an unencrypted endpoint may be used: for a store on the same machine.
    pub unencrypted: bool,
}

impl fmt::Debug for S3Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Access")
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// Hands out a client that is set up already.
#[derive(Debug)]
struct Connections(reqwest::Client);

impl HttpConnector for Connections {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.0.clone()))
    }
}

/// The bucket.
pub(crate) fn bucket(name: &str, access: &S3Access) -> Result<AmazonS3, BlobError> {
    let retry = RetryConfig { max_retries: RETRIES, retry_timeout: RETRYING, ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(name)
        .with_region(&access.region)
        .with_access_key_id(&access.key)
        .with_secret_access_key(&access.secret)
        .with_allow_http(access.unencrypted)
        .with_retry(retry)
        .with_http_connector(Connections(client(access.unencrypted)?));
    if let Some(endpoint) = &access.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    Ok(builder.build()?)
}

fn client(unencrypted: bool) -> Result<reqwest::Client, BlobError> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let encryption = ClientConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(BlobError::Encryption)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(encryption)
        .https_only(!unencrypted)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .connect_timeout(CONNECT)
        .timeout(REQUEST)
        .build()
        .map_err(|source| {
            BlobError::Store(object_store::Error::Generic { store: "S3", source: Box::new(source) })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_not_shown() {
        let access = S3Access {
            endpoint: None,
            region: "eu-west-1".into(),
            key: "name".into(),
            secret: "geheim".into(),
            unencrypted: false,
        };
        assert!(!format!("{access:?}").contains("geheim"));
        assert!(!format!("{:?}", bucket("bucket", &access).unwrap()).contains("geheim"));
    }
}
