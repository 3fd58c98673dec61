//! Speed and memory, measured side by side in one run: `make bench`. Nothing here passes or fails; targets stand beside.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and prints")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use centum_base::Country;
use centum_cohort::intake::{Received, preview};
use centum_places::{Query, resolve};

const FACTS: &str = include_str!("../../data/cohorts/icc-2020/facts.txt");
const PORT: u16 = 18_471;
const REQUESTS: usize = 4_000;

fn main() {
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
    let data = folder.path().to_str().unwrap().to_owned();
    let program = std::env::current_exe().unwrap().parent().unwrap().with_file_name("centum");
    let populate =
        Command::new(&program).args(["--data", &data, "demo", "--populate-only"]).status().unwrap();
    assert!(populate.success());
    let page = "/editions/icc-2020/announcements/1";
    // A theme's style sheet of the same size is the static file to compare with.
    let first = Server::start(&program, &data, None);
    let size = first.get(page).len();
    drop(first);
    let css = folder.path().join("theme.css");
    std::fs::write(&css, "a".repeat(size)).unwrap();
    let began = Instant::now();
    let server = Server::start(&program, &data, Some(css.to_str().unwrap()));
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
    let (rate, cpu) = server.load(page);
    println!("announcement of 126 cities, {size} bytes {rate:>9.0} a second   {cpu:.0} µs of CPU each");
    if let Some(file) = file {
        let (static_rate, static_cpu) = server.load(&file);
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

struct Server(Child);

impl Server {
    fn start(program: &std::path::Path, data: &str, css: Option<&str>) -> Self {
        let mut command = Command::new(program);
        command
            .args(["--data", data, "serve", "--listen", &format!("127.0.0.1:{PORT}")])
            .stderr(Stdio::null());
        if let Some(css) = css {
            command.env("CENTUM_THEME__CSS", css);
        }
        let server = Self(command.stdout(Stdio::null()).spawn().unwrap());
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", PORT)).is_err() {
            assert!(Instant::now() < deadline, "the server does not answer");
            std::hint::spin_loop();
        }
        assert!(server.get("/ready").contains("HTTP/1.1 200"));
        server
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", PORT)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    /// Requests a second on one connection, and microseconds of the server's CPU for each.
    fn load(&self, path: &str) -> (f64, f64) {
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
        let (cpu, began) = (self.cpu(), Instant::now());
        (0..REQUESTS).for_each(|_| ask());
        let rate = REQUESTS as f64 / began.elapsed().as_secs_f64();
        (rate, (self.cpu() - cpu) * 1e6 / REQUESTS as f64)
    }

    /// Seconds of CPU so far; the kernel counts in hundredths.
    fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
    }

    fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
