//! Hosts that encrypt.
//!
//! The certificates were made with openssl for 100 years: a root, a leaf for `tls.example`, and the leaf's key.
//! They vouch for nothing outside these tests.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use centum_fetch::{FetchError, Fetcher, Looking, Lookup, Policy, Politeness, Request};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::host::closed;

const ROOT: &[u8] = include_bytes!("certificates/root.der");
const LEAF: &[u8] = include_bytes!("certificates/leaf.der");
const KEY: &[u8] = include_bytes!("certificates/leaf.key.der");

/// Every name is on loopback.
struct AtHome;

impl Lookup for AtHome {
    fn lookup(&self, _host: &str) -> Looking {
        Box::pin(async { Ok(vec![IpAddr::from([127, 0, 0, 1])]) })
    }
}

/// A host that answers every encrypted request with the same bytes; its port.
async fn host(answer: &'static str) -> u16 {
    let key = PrivateKeyDer::try_from(KEY).unwrap();
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(LEAF)], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            // A client that distrusts hangs up: that is what is tested.
            tokio::spawn(async move {
                let mut stream = acceptor.accept(stream).await?;
                let mut asked = [0; 4096];
                while stream.read(&mut asked).await? > 0 {
                    stream.write_all(answer.as_bytes()).await?;
                    stream.flush().await?;
                }
                io::Result::Ok(())
            });
        }
    });
    port
}

fn fetcher(name: &str, port: u16, roots: &[&[u8]]) -> Fetcher {
    let policy = Policy {
        allowed_hosts: vec![format!("{name}:{port}").parse().unwrap()],
        politeness: Politeness::none(),
        extra_roots: roots.iter().map(|root| root.to_vec()).collect(),
        ..closed()
    };
    Fetcher::with_lookup(policy, Arc::new(AtHome)).unwrap()
}

#[tokio::test]
async fn a_host_that_proves_its_name_is_read() {
    let port = host("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret").await;
    let fetcher = fetcher("tls.example", port, &[ROOT]);
    let answer = fetcher.fetch(Request::get(format!("https://tls.example:{port}/"))).await.unwrap();
    assert_eq!(answer.body, "secret");
}

#[tokio::test]
async fn a_host_that_nobody_vouches_for_or_under_another_name_is_refused() {
    let port = host("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
    for (name, roots) in [("tls.example", &[][..]), ("other.example", &[ROOT])] {
        let fetcher = fetcher(name, port, roots);
        let refused = fetcher.fetch(Request::get(format!("https://{name}:{port}/"))).await;
        let untrusted =
            matches!(refused, Err(FetchError::Tls { cause: rustls::Error::InvalidCertificate(_), .. }));
        assert!(untrusted, "{name} {refused:?}");
    }
}

#[tokio::test]
async fn a_redirect_out_of_encryption_is_refused() {
    let port = host("HTTP/1.1 302 Found\r\nLocation: http://a.example/\r\nContent-Length: 0\r\n\r\n").await;
    let fetcher = fetcher("tls.example", port, &[ROOT]);
    let refused = fetcher.fetch(Request::get(format!("https://tls.example:{port}/"))).await;
    assert!(matches!(refused, Err(FetchError::Downgrade { .. })), "{refused:?}");
}
