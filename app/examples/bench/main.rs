//! The figures that the documentation quotes, measured again: `make bench`. Nothing here passes or fails; targets stand
//! beside. `bench [speed] [volume] [peer] [--applications N]`: without a name, every part.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and prints")]

mod figures;
mod http;
mod peer;
mod server;
mod speed;
mod volume;

use std::path::PathBuf;

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
    let size = arguments.iter().position(|word| word == "--applications");
    let applications =
        size.and_then(|at| arguments.get(at + 1)).map_or(volume::APPLICATIONS, |n| n.parse().unwrap());
    let names: Vec<&str> = arguments.iter().map(String::as_str).take(size.unwrap_or(usize::MAX)).collect();
    let wanted = |name: &str| names.is_empty() || names.contains(&name);
    std::fs::create_dir_all(folder()).unwrap();
    if wanted("speed") {
        speed::run();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    if wanted("volume") {
        runtime.block_on(volume::run(applications));
    }
    if wanted("peer") {
        runtime.block_on(peer::run());
    }
}
