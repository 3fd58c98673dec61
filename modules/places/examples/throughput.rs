//! How fast names are resolved: `cargo run --release -p centum-places --example throughput`.

#![expect(clippy::print_stdout, reason = "a measurement that a person reads")]

use std::hint::black_box;
use std::time::Instant;

use centum_places::{Gazetteer, Query, resolve};

const NAMES: usize = 100_000;
const MISSPELT: usize = 1_000;

fn main() {
    let start = Instant::now();
    let gazetteer = Gazetteer::shipped();
    let first = resolve(&Query::new("Leuven", gazetteer.sample(1)[0].1));
    println!("first answer after {:?} ({})", start.elapsed(), first.data_version);

    let names = gazetteer.sample(NAMES);
    rate("known names", &names);

    let wrapped: Vec<_> =
        names.iter().map(|(name, country)| (format!("Municipality of {name}"), *country)).collect();
    let wrapped: Vec<_> = wrapped.iter().map(|(name, country)| (name.as_str(), *country)).collect();
    rate("names with legal words", &wrapped);

    let misspelt: Vec<_> =
        names.iter().take(MISSPELT).map(|(name, country)| (format!("{name}xq"), *country)).collect();
    let misspelt: Vec<_> = misspelt.iter().map(|(name, country)| (name.as_str(), *country)).collect();
    rate("misspelt names", &misspelt);
}

fn rate(what: &str, names: &[(&str, centum_base::Country)]) {
    let start = Instant::now();
    for (name, country) in names {
        black_box(resolve(&Query::new(name, *country)));
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{what}: {:.0} a second ({} in {seconds:.2} s)", names.len() as f64 / seconds, names.len());
}
