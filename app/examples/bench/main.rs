//! The figures that the documentation quotes, measured again: `make bench`. Nothing here passes or fails; targets stand
//! beside. `bench [speed] [selection] [volume] [peer] [catalogue] [sqlite] [postgresql] [--applications N]
//! [--datasets N]`: without a name of its kind, every part and both databases. Behind `catalogue`,
//! `harvest pages search parse shapes large` name its parts.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and prints")]

mod catalogue;
mod figures;
mod http;
mod peer;
mod selection;
mod server;
mod speed;
mod volume;

use std::path::PathBuf;

use mimalloc::MiMalloc;

/// What is measured in this process allocates as the program does.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The databases, as they are named here.
const ENGINES: [&str; 2] = ["sqlite", "postgresql"];

/// Where houses of a hundred times the usual size are kept from one run to the next.
fn folder() -> PathBuf {
    program().parent().unwrap().with_file_name("bench")
}

/// The program that is measured: built with the same profile, beside this one.
fn program() -> PathBuf {
    std::env::current_exe().unwrap().parent().unwrap().with_file_name("centum")
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let size = |name: &str, usual: usize| {
        let at = arguments.iter().position(|word| word == name);
        at.and_then(|at| arguments.get(at + 1)).map_or(usual, |size| size.parse().unwrap())
    };
    let applications = size("--applications", volume::APPLICATIONS);
    let datasets = size("--datasets", catalogue::DATASETS);
    let names: Vec<&str> =
        arguments.iter().map(String::as_str).take_while(|word| !word.starts_with("--")).collect();
    let among =
        |kind: &[&str], name: &str| names.contains(&name) || !names.iter().any(|one| kind.contains(one));
    let wanted = |name| among(&["speed", "selection", "volume", "peer", "catalogue"], name);
    let on = |engine: &str| among(&ENGINES, engine);
    std::fs::create_dir_all(folder()).unwrap();
    if wanted("speed") {
        speed::run();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    if wanted("selection") {
        runtime.block_on(selection::run());
    }
    if wanted("volume") {
        runtime.block_on(volume::run(applications, on));
    }
    if wanted("catalogue") {
        let part = |name: &str| among(&catalogue::PARTS, name);
        runtime.block_on(catalogue::run(datasets, part, on));
    }
    if wanted("peer") {
        runtime.block_on(peer::run(on));
    }
}
