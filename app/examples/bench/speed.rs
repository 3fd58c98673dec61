//! Reading, resolving names, and serving the announcement.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Instant;

use centum_base::Country;
use centum_cohort::intake::{Received, preview};
use centum_places::{Query, resolve};

use crate::figures::millis;
use crate::server::{PORT, Server, Site};

const FACTS: &str = include_str!("../../../data/cohorts/icc-2020/facts.txt");
const REQUESTS: usize = 4_000;

pub(crate) fn run() {
    println!("data: the cohort of 2020 (90 rows, 126 cities); the gazetteer that ships\n");
    resolving();
    reading();
    serving();
}

/// A hundred thousand names, the cities of the cohort again and again, on one core.
fn resolving() {
    let received = Received { bytes: FACTS.into(), ..Received::default() };
    let began = Instant::now();
    let (_, draft) = preview(&received).unwrap();
    println!("first import, the gazetteer cold        {:>9.1} ms", millis(began.elapsed()));
    let names: Vec<(String, Country)> = draft
        .taken()
        .flat_map(|row| row.cities.iter())
        .filter_map(|city| Some((city.name.clone(), *city.countries.first()?)))
        .collect();
    let began = Instant::now();
    let mut found = 0_usize;
    for (name, country) in names.iter().cycle().take(100_000) {
        let answer = resolve(&Query::new(name, *country));
        found += usize::from(matches!(answer.outcome, centum_places::Outcome::Automatic { .. }));
    }
    let rate = 100_000.0 / began.elapsed().as_secs_f64();
    println!(
        "resolving 100,000 names                 {rate:>9.0} a second   (target over 50,000; {found} automatic)"
    );
}

/// The announcement, and lists of a thousand and ten thousand rows.
fn reading() {
    let time = |text: &str| {
        let received = Received { bytes: text.into(), ..Received::default() };
        let began = Instant::now();
        let (reading, _) = preview(&received).unwrap();
        (millis(began.elapsed()), reading.rows.len())
    };
    let best = (0..9).map(|_| time(FACTS).0).fold(f64::MAX, f64::min);
    println!("reading the announcement, placed        {best:>9.1} ms          (target under 50)");
    let list = |rows: usize| {
        let lines: Vec<String> = (0..rows).map(|n| format!("Testville {n} (DCC) Ireland")).collect();
        format!("Core city Country\n{}\n", lines.join("\n"))
    };
    let (small, _) = time(&list(1_000));
    let (large, rows) = time(&list(10_000));
    println!(
        "reading {rows} rows                     {large:>9.1} ms          ({:.1} times 1,000 rows; linear is 10)",
        large / small
    );
}

/// The server with the demonstration's data.
fn serving() {
    let folder = tempfile::tempdir().unwrap();
    let mut site = Site::at(folder.path());
    let populate = Command::new(crate::program())
        .arg("--data")
        .arg(folder.path())
        .args(["demo", "--populate-only"])
        .status()
        .unwrap();
    assert!(populate.success());
    let page = "/editions/icc-2020/announcements/1";
    // A theme's style sheet of the same size is the static file to compare with.
    let first = Server::start(&site);
    let size = first.get(page).len();
    drop(first);
    let css = folder.path().join("theme.css");
    std::fs::write(&css, "a".repeat(size)).unwrap();
    let began = Instant::now();
    site.css = Some(css);
    let server = Server::start(&site);
    println!(
        "start to first answered request         {:>9.1} ms          (target under 500)",
        millis(began.elapsed())
    );
    println!("memory, idle                            {:>9.1} MiB", server.memory());
    let html = server.get(page);
    let file = html
        .split('"')
        .find(|part| part.starts_with("/static/") && part.ends_with("/theme.css"))
        .map(str::to_owned);
    let (rate, cpu) = load(&server, page);
    println!("announcement of 126 cities, {size} bytes {rate:>9.0} a second   {cpu:.0} µs of CPU each");
    if let Some(file) = file {
        let (static_rate, static_cpu) = load(&server, &file);
        println!(
            "static file of the same size            {static_rate:>9.0} a second   {static_cpu:.0} µs of CPU each"
        );
        println!(
            "announcement : static file              {:>9.2} by requests, {:.2} by CPU (target at least 0.5)",
            rate / static_rate,
            static_cpu / cpu
        );
    }
    println!("memory, after {} requests             {:>9.1} MiB", 2 * REQUESTS, server.memory());
}

/// Requests a second on one connection, and microseconds of the server's CPU for each.
fn load(server: &Server, path: &str) -> (f64, f64) {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT)).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut ask = || {
        stream.write_all(request.as_bytes()).unwrap();
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
        }
        std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink()).unwrap();
    };
    (0..200).for_each(|_| ask());
    let (cpu, began) = (server.cpu(), Instant::now());
    (0..REQUESTS).for_each(|_| ask());
    let rate = REQUESTS as f64 / began.elapsed().as_secs_f64();
    (rate, (server.cpu() - cpu) * 1e6 / REQUESTS as f64)
}
