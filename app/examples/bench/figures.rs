//! Times that were measured, and how busy the machine was with other things.

use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long each of many things took.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn add(&mut self, time: Duration) {
        self.0.push(millis(time));
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The time that so many of a thousand stay within, in milliseconds.
    pub(crate) fn within(&self, of_thousand: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let at = (sorted.len() * of_thousand).div_ceil(1000).saturating_sub(1);
        sorted.get(at).copied().unwrap_or(f64::NAN)
    }

    /// Prints the median, the 99th percentile and the longest.
    pub(crate) fn print(&self, what: &str, target: &str) {
        println!(
            "  {what:<44} p50 {:>7.1} ms   p99 {:>7.1} ms   longest {:>7.1} ms   of {}{target}",
            self.within(500),
            self.within(990),
            self.within(1000),
            self.len()
        );
    }
}

pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The load average of the last minute: what else ran here while a figure was taken.
pub(crate) fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap();
    text.split(' ').next().unwrap().to_owned()
}

/// What it costs on this disk to be sure that 4 KiB are kept.
pub(crate) fn print_disk(folder: &Path) {
    let path = folder.join("disk");
    let mut file = std::fs::File::create(&path).unwrap();
    let mut times = Times::default();
    for _ in 0..300 {
        let began = Instant::now();
        file.write_all(&[1; 4096]).unwrap();
        file.sync_data().unwrap();
        times.add(began.elapsed());
    }
    std::fs::remove_file(path).unwrap();
    println!(
        "  4 KiB to the disk and sure of it: p50 {:.2} ms, p99 {:.2} ms (each commit waits for it at least once)",
        times.within(500),
        times.within(990)
    );
}
