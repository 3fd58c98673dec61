//! What no fetch reaches, tried against a real connection.

use std::collections::VecDeque;
use std::io;
use std::net::IpAddr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use crate::host::{Host, closed, ok, redirect};
use centum_fetch::{FetchError, Fetcher, Looking, Lookup, Policy, Politeness, Request};

/// Answers in turn, and counts.
struct Fickle(Mutex<VecDeque<Vec<IpAddr>>>);

impl Fickle {
    fn new(answers: &[&[&str]]) -> Arc<Self> {
        let parse = |answer: &&[&str]| answer.iter().map(|text| text.parse().unwrap()).collect();
        Arc::new(Self(Mutex::new(answers.iter().map(parse).collect())))
    }
}

impl Lookup for Fickle {
    fn lookup(&self, _host: &str) -> Looking {
        let answer = self.0.lock().unwrap().pop_front();
        Box::pin(async move { answer.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound)) })
    }
}

fn quick() -> Policy {
    Policy { politeness: Politeness::none(), ..closed() }
}

#[tokio::test]
async fn a_redirect_to_a_private_address_is_refused_in_every_spelling() {
    let victim = Host::new(vec![ok("", "secret")]).await;
    let port = victim.address.rsplit_once(':').unwrap().1;
    for target in [
        format!("http://127.0.0.1:{port}/"),
        format!("http://127.1:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://0x7f.1:{port}/"),
        format!("http://017700000001:{port}/"),
        format!("http://[::1]:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://localhost:{port}/"),
        format!("http://localhost.:{port}/"),
        format!("//0.0.0.0:{port}/"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
    ] {
        let host = Host::new(vec![redirect(&target)]).await;
        let refused = host.fetcher().fetch(Request::get(host.url("/"))).await;
        assert!(matches!(refused, Err(FetchError::Private { .. })), "{target} {refused:?}");
        let refused = host.fetcher().probe(&host.url("/")).await;
        assert!(matches!(refused, Err(FetchError::Private { .. })), "{target} {refused:?}");
    }
    assert_eq!(victim.connections.load(Ordering::SeqCst), 0, "nobody even knocked");
}

#[tokio::test]
async fn an_answer_that_changes_between_two_lookups_does_not_lead_inside() {
    let victim = Host::new(vec![ok("", "secret")]).await;
    let port = victim.address.rsplit_once(':').unwrap().1;
    // Whoever checked first and connected by a second lookup would be led to loopback by the second answer.
    let lookup = Fickle::new(&[&["127.0.0.1"], &["127.0.0.1", "::1"], &["10.0.0.1"]]);
    let fetcher = Fetcher::with_lookup(quick(), lookup.clone()).unwrap();
    for _ in 0..3 {
        let refused = fetcher.fetch(Request::get(format!("http://rebind.example:{port}/"))).await;
        assert!(matches!(refused, Err(FetchError::Private { address: Some(_), .. })), "{refused:?}");
    }
    assert!(lookup.0.lock().unwrap().is_empty(), "each connection asked once");
    assert_eq!(victim.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn one_connection_is_one_lookup_so_that_a_public_answer_cannot_vouch_for_a_private_one() {
    let victim = Host::new(vec![ok("", "secret")]).await;
    let port = victim.address.rsplit_once(':').unwrap().1;
    let lookup = Fickle::new(&[&["203.0.114.1"], &["127.0.0.1"]]);
    let mut policy = quick();
    policy.limits.connect = std::time::Duration::from_millis(50);
    let fetcher = Fetcher::with_lookup(policy, lookup.clone()).unwrap();
    let first = fetcher.fetch(Request::get(format!("http://rebind.example:{port}/"))).await;
    assert!(matches!(first, Err(FetchError::Connect { .. } | FetchError::TimeUp { .. })), "{first:?}");
    assert_eq!(lookup.0.lock().unwrap().len(), 1, "the first fetch looked once");
    let second = fetcher.fetch(Request::get(format!("http://rebind.example:{port}/"))).await;
    assert!(matches!(second, Err(FetchError::Private { .. })), "{second:?}");
    assert_eq!(victim.connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_name_without_an_address_is_named() {
    let fetcher = Fetcher::with_lookup(quick(), Fickle::new(&[&[]])).unwrap();
    let refused = fetcher.fetch(Request::get("http://nowhere.example/")).await;
    assert!(matches!(refused, Err(FetchError::Unresolved { host }) if host == "nowhere.example"));
}

#[tokio::test]
async fn a_host_allowed_by_name_opens_no_other_port_of_it() {
    let (open, shut) = (Host::new(vec![ok("", "open")]).await, Host::new(vec![ok("", "shut")]).await);
    let (open_port, shut_port) =
        (open.address.rsplit_once(':').unwrap().1, shut.address.rsplit_once(':').unwrap().1);
    let allowed = vec![format!("intranet.example:{open_port}").parse().unwrap()];
    let lookup = Fickle::new(&[&["127.0.0.1"], &["127.0.0.1"]]);
    let fetcher = Fetcher::with_lookup(Policy { allowed_hosts: allowed, ..quick() }, lookup).unwrap();
    let answer = fetcher.fetch(Request::get(format!("http://intranet.example:{open_port}/"))).await.unwrap();
    assert_eq!(answer.body, "open");
    let refused = fetcher.fetch(Request::get(format!("http://intranet.example:{shut_port}/"))).await;
    assert!(matches!(refused, Err(FetchError::Private { .. })), "{refused:?}");
    assert_eq!(shut.connections.load(Ordering::SeqCst), 0);
}

#[test]
fn an_allowed_host_is_reached_from_allowed_ones_alone() {
    let allowed = ["127.0.0.1:8080", "intranet.example:8080"].map(|host| host.parse().unwrap());
    let fetcher = Fetcher::new(Policy { allowed_hosts: allowed.into(), ..quick() }).unwrap();
    let (inside, other) = ("http://127.0.0.1:8080/a", "http://intranet.example:8080/b");
    assert!(!fetcher.leads("https://portal.example/", inside));
    assert!(fetcher.leads(other, inside) && fetcher.leads(inside, "https://portal.example/"));
    assert!(fetcher.leads("https://portal.example/", "https://elsewhere.example/2"));
    assert!(fetcher.leads("https://portal.example/", "http://10.0.0.1/"), "it is refused when it is asked");
}

#[tokio::test]
async fn redirects_end_after_so_many() {
    let host = Host::new(vec![redirect("/again")]).await;
    let refused = host.fetcher().fetch(Request::get(host.url("/"))).await;
    assert!(matches!(refused, Err(FetchError::TooManyHops { limit: 5 })), "{refused:?}");
    assert_eq!(host.asked().len(), 6);
}

#[tokio::test]
async fn a_redirect_with_credentials_or_to_another_scheme_or_port_is_refused() {
    for (target, refused) in [
        ("http://user:pass@a.example/", "Credentials"),
        ("file:///etc/passwd", "Scheme"),
        ("http://a.example:22/", "Port"),
        ("http://[broken/", "RedirectTarget"),
    ] {
        let host = Host::new(vec![redirect(target)]).await;
        let error = host.fetcher().fetch(Request::get(host.url("/"))).await.unwrap_err();
        assert!(format!("{error:?}").starts_with(refused), "{target} {error:?}");
    }
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    // A plain host where encryption is expected is refused too, as no TLS at all.
    let host = Host::new(vec![ok("", "plain")]).await;
    let url = host.url("/").replace("http:", "https:");
    let policy = Policy {
        limits: centum_fetch::Limits { connect: std::time::Duration::from_millis(500), ..closed().limits },
        ..host.policy()
    };
    let refused = Fetcher::new(policy).unwrap().fetch(Request::get(url)).await;
    assert!(matches!(refused, Err(FetchError::Tls { .. } | FetchError::TimeUp { .. })), "{refused:?}");
}
