//! `centum`: see `centum help`.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Requests allocate much and free it at once; the system's allocator takes a tenth of their time for that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[expect(clippy::print_stderr, reason = "a command line tells its user what went wrong")]
fn main() -> ExitCode {
    let cli = centum::cli::Cli::parse();
    match centum::run(cli) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("centum: {}", centum::told(&error));
            ExitCode::from(centum::cli::FAILED)
        }
    }
}
