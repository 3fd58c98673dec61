//! Pages of the whole catalogue in Turtle, a hundred datasets each, as a harvester of others takes them.

use super::house::{Ground, settled};
use crate::figures::Times;
use crate::server::Server;

/// Datasets of a page.
const A_PAGE: usize = 100;
/// CPU of CKAN for one page.
const PEER: f64 = 8.0;

/// Takes every page twice: the first time it is written, the second it is put together from pieces.
pub(super) async fn run(ground: &Ground) {
    ground.catch_up().await;
    let server = Server::start(&ground.site);
    settled(&server).await;
    println!(
        "\n  pages of {A_PAGE} datasets in Turtle, over HTTP; the CPU is that of the server and the database"
    );
    for what in ["the first time", "again"] {
        let (mut times, mut bytes, mut pages) = (Times::default(), 0, 0);
        let cpu = server.cpu() + server.cpu_of_database();
        loop {
            let began = std::time::Instant::now();
            let answer = server.get(&format!("/catalogue.ttl?page={}", pages + 1));
            if !answer.starts_with("HTTP/1.1 200") {
                break;
            }
            times.add(began.elapsed());
            pages += 1;
            bytes += answer.len();
        }
        let cpu = (server.cpu() + server.cpu_of_database() - cpu) / f64::from(pages.max(1));
        times.print(&format!("  {what}, {} KiB each", bytes / 1024 / pages.max(1) as usize), "");
        println!(
            "    {:.2} ms of CPU a page: {:.0} times as fast as CKAN, {PEER} s as seen elsewhere (target 400)",
            cpu * 1000.0,
            PEER / cpu
        );
    }
}
