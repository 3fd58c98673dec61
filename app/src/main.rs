//! `centum`: see `centum help`.

use std::process::ExitCode;

use clap::Parser;

#[expect(clippy::print_stderr, reason = "a command line tells its user what went wrong")]
fn main() -> ExitCode {
    let cli = centum::cli::Cli::parse();
    match centum::run(cli) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("centum: {error:#}");
            ExitCode::from(centum::cli::FAILED)
        }
    }
}
