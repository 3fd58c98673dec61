//! A harvest over a real connection: new records, and the same ones again in three manners.

use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::Harvester;
use centum_fetch::{Agent, Fetcher, Policy, Politeness};

use super::house::{Cost, Ground, Watch, harvest};
use super::portal::{A_PAGE, Manner, Portal};
use crate::figures::load;

/// Datasets that are harvested.
pub(super) const DATASETS: usize = 10_000;

/// Brings everything in, and looks again; the house stays for other measurements.
pub(super) async fn run(engine: &str, datasets: usize) -> Ground {
    let ground = Ground::on(engine).await;
    let portal = Portal::of(datasets);
    println!(
        "\n  harvest on {engine}: {datasets} datasets of {} bytes of Turtle each, {A_PAGE} a page, over HTTP on this machine; \
        the CPU is that of harvester, portal and database together; load {}",
        portal.bytes() / datasets,
        load()
    );
    let address = portal.clone().serve().await;
    let agent = Agent { product: "centum-bench".into(), version: "1".into(), contact: "bench".into() };
    let mut policy = Policy::new(agent);
    policy.politeness = Politeness::none();
    policy.allowed_hosts = vec![address.to_string().parse().unwrap()];
    let blobs = Blobs::open(&ground.site.config().blobs_place(), Options::default()).await.unwrap();
    let harvester = Harvester::standard(Fetcher::new(policy).unwrap(), blobs);
    let source = ground.source("invented", &format!("http://{address}/catalogue.ttl")).await;
    let passes = [
        ("new records", Manner::Plain, Some((0.8, 200.0))),
        ("again, the same bytes", Manner::Plain, Some((2.2, 1000.0))),
        ("again, other bytes that say the same", Manner::Backwards, Some((2.2, 1000.0))),
        ("again, with tags for the next time", Manner::Tagged, None),
        ("again, 304 for every page", Manner::Tagged, Some((2.2, 1000.0))),
    ];
    for (what, manner, peer) in passes {
        portal.answers(manner);
        let watch = Watch::start(&ground.site);
        let records = harvest(&ground.house, &harvester, source).await;
        print(what, records, watch.stop(), peer);
    }
    ground
}

fn print(what: &str, records: i64, cost: Cost, peer: Option<(f64, f64)>) {
    let rate = records as f64 / cost.wall.as_secs_f64();
    let a_second_of_cpu = records as f64 / cost.cpu.max(0.01);
    let beside = peer.map(|(peer, target)| {
        format!(
            "; {:.0} times CKAN's {peer} a second as seen elsewhere, by CPU {:.0} (target {target:.0})",
            rate / peer,
            a_second_of_cpu / peer
        )
    });
    println!(
        "    {what:<40} {rate:>8.0} a second, {:>6.3} ms of CPU each{}",
        cost.cpu * 1000.0 / records as f64,
        beside.unwrap_or_default()
    );
}
