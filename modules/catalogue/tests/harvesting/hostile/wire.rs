//! What goes wrong on the wire.

use std::io::Write as _;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use centum_catalogue::harvest::Stage;
use centum_fetch::{Fetcher, Limits, Looking, Lookup};
use centum_testkit::on_both_databases;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::host::{Host, Script, answer, head, ok};
use super::{Trap, policy, turtle};

const SHORT: Duration = Duration::from_millis(200);

/// A good catalogue in a body of the wrong length.
fn lying(claimed: usize) -> Script {
    let body = turtle(&["trees", "lamps", "bins"]);
    let headers = format!("Content-Type: text/turtle\r\nContent-Length: {claimed}\r\n");
    Script::Say([head("200 OK", &headers), body.into_bytes()].concat())
}

fn bomb() -> Script {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..20 {
        encoder.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let headers = "Content-Type: text/turtle\r\nContent-Encoding: gzip\r\n";
    answer("200 OK", headers, encoder.finish().unwrap())
}

fn endless(headers: &str, piece: &[u8]) -> Script {
    Script::ForEver(head("200 OK", &format!("Content-Type: text/turtle\r\n{headers}")), piece.to_vec())
}

/// Each name leads outside when it is checked, and inside when it is connected to.
struct Rebinding(std::sync::atomic::AtomicUsize);

impl Lookup for Rebinding {
    fn lookup(&self, _: &str) -> Looking {
        let first = self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
        let address: IpAddr = if first { [203, 0, 114, 1].into() } else { [127, 0, 0, 1].into() };
        Box::pin(async move { Ok(vec![address]) })
    }
}

on_both_databases! {
    async fn a_source_that_stalls_or_trickles_ends_its_run_in_time(db: TestDb) {
        let trap = Trap::on(&db).await;
        let mut policy = policy(&trap.host);
        policy.limits = Limits { first_byte: SHORT, idle: SHORT, total: SHORT * 3, ..policy.limits };
        let impatient = trap.with(policy);
        let begun = head("200 OK", "Content-Type: text/turtle\r\nContent-Length: 90000\r\n");
        for (what, script) in [
            ("no answer", Script::Stall(Vec::new())),
            ("half a header", Script::Stall(b"HTTP/1.1 200 OK\r\nX-Slow: ".to_vec())),
            ("a body that stops", Script::Stall(begun.clone())),
            ("a trickle", Script::Drip([begun, vec![b' '; 5000]].concat(), 2)),
        ] {
            trap.host.always(script);
            let began = Instant::now();
            let run = trap.harvest_by(&impatient).await;
            // Two attempts, each within its total; the rest is for a busy machine.
            assert!(began.elapsed() < Duration::from_secs(20), "{what}: {:?}", began.elapsed());
            let failure = run.failure.unwrap();
            assert_eq!((run.stage, failure.code.as_str()), (Stage::Failed, "fetch-time"), "{what}: {}", failure.detail);
            trap.is_unharmed(what).await;
        }
    }

    async fn a_source_that_lies_about_its_length_is_found_out_or_read_as_far_as_it_goes(db: TestDb) {
        let trap = Trap::on(&db).await;
        trap.host.always(lying(90_000));
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "fetch-cut"));
        trap.is_unharmed("less than it said").await;
        // What lies behind the length that it names is no part of the answer: a document that ends in the name of its last record.
        let whole = turtle(&["trees", "lamps", "bins"]).len();
        trap.host.always(lying(whole - 60));
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.counts.nameless, run.counts.missing), (Stage::Done, 1, 0));
        let groups = run.outcome.unwrap().groups;
        assert!(groups.iter().any(|group| group.rule == "record-syntax"), "{groups:?}");
        trap.is_unharmed("more than it said").await;
    }

    async fn a_body_without_end_is_given_up_at_its_limit(db: TestDb) {
        let trap = Trap::on(&db).await;
        let mut policy = policy(&trap.host);
        policy.limits.body_bytes = 1 << 20;
        let frugal = trap.with(policy);
        let chunk = [b"1000\r\n".as_slice(), &[b' '; 4096], b"\r\n"].concat();
        let scripts: [(&str, &str, &[u8]); 3] = [
            ("by chunks", "Transfer-Encoding: chunked\r\n", &chunk),
            ("without a length", "", &[b' '; 4096]),
            ("with a length beyond all", "Content-Length: 999999999999\r\n", &[b' '; 4096]),
        ];
        for (what, headers, piece) in scripts {
            trap.host.always(endless(headers, piece));
            let run = trap.harvest_by(&frugal).await;
            let failure = run.failure.unwrap();
            assert_eq!((run.stage, failure.code.as_str()), (Stage::Failed, "fetch-size"), "{what}: {}", failure.detail);
            trap.is_unharmed(what).await;
        }
        trap.host.always(bomb());
        let run = trap.harvest().await;
        let failure = run.failure.unwrap();
        assert_eq!((run.stage, failure.code.as_str()), (Stage::Failed, "fetch-size"), "{}", failure.detail);
        trap.is_unharmed("a bomb").await;
    }

    async fn a_source_that_leads_astray_is_not_followed(db: TestDb) {
        let trap = Trap::on(&db).await;
        let victim = Host::new().await;
        victim.always(ok("text/turtle", turtle(&["secret"])));
        let inside = victim.url("/");
        for (what, target, code) in [
            ("inside", inside.as_str(), "fetch-private"),
            ("to the metadata of a cloud", "http://169.254.169.254/latest/meta-data/", "fetch-private"),
            ("in a circle", "/catalog", "fetch-hops"),
            ("to a file", "file:///etc/passwd", "fetch-scheme"),
        ] {
            trap.host.always(answer("302 Found", &format!("Location: {target}\r\n"), ""));
            let run = trap.harvest().await;
            assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, code), "{what}");
            trap.is_unharmed(what).await;
        }
        assert!(victim.asked().is_empty(), "nobody even knocked");
    }

    async fn a_name_that_leads_elsewhere_when_it_is_connected_to_reaches_nothing(db: TestDb) {
        let trap = Trap::on(&db).await;
        let victim = Host::new().await;
        victim.always(ok("text/turtle", turtle(&["secret"])));
        let mut closed = policy(&trap.host);
        closed.allowed_hosts.clear();
        closed.limits.connect = SHORT;
        let port = victim.address.rsplit_once(':').unwrap().1;
        let source = crate::hostile::add_portal(&trap.scene, "rebinding", &format!("http://rebind.example:{port}/c.ttl"), "dcat", 0).await;
        let fetcher = Fetcher::with_lookup(closed, Arc::new(Rebinding(0.into()))).unwrap();
        let harvester = centum_catalogue::harvest::Harvester { fetch: Arc::new(fetcher), ..trap.harvester.clone() };
        let rebound = Trap { source, harvester, ..trap };
        let run = rebound.harvest().await;
        assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "fetch-private"));
        assert!(victim.asked().is_empty(), "nobody even knocked");
        assert!(rebound.shown().await.is_empty());
    }
}
