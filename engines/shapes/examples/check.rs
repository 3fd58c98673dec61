//! Prints what SHACL shapes find in data, as sorted lines of five columns: focus node, path, value, component, severity.
//!
//! `check [--times] SHAPES.ttl DATA.ttl…`: blank nodes are written `_:`. With `--times` the seconds of processor time for reading, compiling,
//! building and checking stand on standard error instead of the lines on standard output.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

use std::fs::{self, File};
use std::io::{BufReader, Write, stdout};
use std::process::ExitCode;

use centum_shapes::{Data, Finding, Limits, Shapes, validate};
use oxrdf::{Term, Triple};
use oxttl::TurtleParser;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut times = false;
    let mut paths = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--times" => times = true,
            _ => paths.push(argument),
        }
    }
    let (shapes, data) = paths.split_first().ok_or("check [--times] SHAPES.ttl DATA.ttl…")?;
    let began = cpu_seconds();
    let shapes = Shapes::compile(read(shapes)?).map_err(|faults| format!("{faults:#?}"))?;
    let compiled = cpu_seconds();
    let mut triples = Vec::new();
    for path in data {
        triples.extend(read(path)?);
    }
    let parsed = cpu_seconds();
    let count = triples.len();
    let data = Data::new(triples);
    let built = cpu_seconds();
    let report = validate(&shapes, &data, &Limits { findings: 10_000_000, ..Limits::default() });
    let checked = cpu_seconds();
    for unsupported in shapes.unsupported() {
        eprintln!("not run: {unsupported:?}");
    }
    for cut in &report.cuts {
        eprintln!("cut: {cut:?}");
    }
    if times {
        eprintln!(
            "{count} triples, {} findings: compile {:.4}, parse {:.4}, build {:.4}, check {:.4}",
            report.findings.len(),
            compiled - began,
            parsed - compiled,
            built - parsed,
            checked - built,
        );
        return Ok(());
    }
    let mut lines: Vec<String> = report.findings.iter().map(line).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut out = stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The seconds that this thread has worked, as Linux counts them; nothing elsewhere.
fn cpu_seconds() -> f64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    counted.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or_default()
        / 1e9
}

fn read(path: &str) -> Result<Vec<Triple>, Failure> {
    let file = BufReader::with_capacity(1 << 16, File::open(path)?);
    Ok(TurtleParser::new().for_reader(file).collect::<Result<_, _>>()?)
}

fn line(finding: &Finding) -> String {
    let component = finding.component.iri();
    format!(
        "{}\t{}\t{}\t{}\t{}",
        name(&finding.focus),
        finding.path.as_ref().map(ToString::to_string).unwrap_or_default(),
        finding.value.as_ref().map(name).unwrap_or_default(),
        component.as_str().rsplit('#').next().unwrap_or_default(),
        finding.severity.iri().as_str().rsplit('#').next().unwrap_or_default(),
    )
}

/// Blank nodes have other labels elsewhere.
fn name(term: &Term) -> String {
    match term {
        Term::BlankNode(_) => "_:".to_owned(),
        other => other.to_string(),
    }
}
