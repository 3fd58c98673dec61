//! As many datasets as a union of countries has: how long they take to come in, what they weigh, how they are searched, and
//! how soon the program is back after it was stopped.

use std::time::Instant;

use super::filling::fill;
use super::house::{Ground, bytes_under, peak, settled};
use super::search;
use crate::figures::load;
use crate::server::Server;

/// Fills a house and lives in it.
pub(super) async fn run(datasets: usize) {
    let share = datasets as f64 / 20_000.0;
    println!(
        "\n  {datasets} invented datasets, {share:.1} hundredths of the Union's own portal; load {}",
        load()
    );
    let ground = Ground::on("sqlite").await;
    let (filled, views) = fill(&ground, datasets, &ground.site.config().blobs_place()).await;
    filled.print(datasets);
    let whole = filled.log.wall + filled.views.wall;
    println!(
        "    together {:.1} minutes; at this pace two million take {:.0} (target 60); this program used {:.0} MiB at most",
        whole.as_secs_f64() / 60.0,
        whole.as_secs_f64() / 60.0 * 2e6 / datasets as f64,
        peak()
    );
    let data = &ground.site.data;
    for part in ["centum.db", "blobs", "views"] {
        let place = data.join(part);
        let bytes =
            if place.is_dir() { bytes_under(&place) } else { place.metadata().map_or(0, |file| file.len()) };
        println!(
            "    on disk, {part}: {:.0} MiB, {} bytes a dataset",
            bytes as f64 / 1_048_576.0,
            bytes / datasets as u64
        );
    }
    search::in_process(&views).await;
    drop(views);
    let began = Instant::now();
    let server = Server::start(&ground.site);
    let first = server.get("/api/3/action/package_search?rows=20&q=trees");
    assert!(first.starts_with("HTTP/1.1 200"), "{first}");
    println!(
        "\n    from the start of the program to the first answered search: {:.2} s (target 5)",
        began.elapsed().as_secs_f64()
    );
    settled(&server).await;
    println!("    once it is at rest it has used {:.1} s of CPU; memory {}", server.cpu(), server.weight());
    search::ask(&server);
    println!("    memory after the searches: {} (target 2 GiB)", server.weight());
    drop(server);
    ground.close().await;
}
