//! Holding a catalogue against the shapes of DCAT-AP, beside pyshacl; and ten times as much, to see whether it stays linear.

use std::path::Path;

use centum_rdf::{Options, Triple, read};
use centum_shapes::{Data, Limits, Shapes, validate};

use super::peers;
use crate::server::own_cpu;

/// Times that the smaller one is checked.
const ROUNDS: usize = 10;

/// Checks 2,000 datasets and 20,000.
pub(super) fn run() {
    println!(
        "\n  SHACL: the core shapes of DCAT-AP 3.0.1, one dataset in fifty with a fault; CPU without reading"
    );
    let (Some(small), Some(large)) = (peers::made_up(2_000), peers::made_up(20_000)) else { return };
    let core = peers::in_repository("data/dcat-ap/core.ttl");
    let shapes = Shapes::compile(triples(&core)).unwrap();
    let (of_small, statements) = check(&shapes, &small, ROUNDS);
    let (of_large, many) = check(&shapes, &large, 1);
    let growth = (of_large / many as f64) / (of_small / statements as f64);
    println!("    ten times the size takes {growth:.2} times the CPU a statement (target: linear, 1)");
    if let Some(theirs) = peers::python(&core, &small) {
        println!(
            "    pyshacl: {statements} statements in {:.2} s; ours is {:.0} times as fast (target 60)",
            theirs.check,
            theirs.check / of_small
        );
    }
}

fn triples(file: &Path) -> Vec<Triple> {
    read(&std::fs::read(file).unwrap(), &Options::default()).unwrap().into_triples()
}

/// CPU seconds of one check, indexing included, and how many statements there were.
fn check(shapes: &Shapes, file: &Path, rounds: usize) -> (f64, usize) {
    let graphs: Vec<Vec<Triple>> = vec![triples(file); rounds];
    let statements = graphs[0].len();
    let (mut findings, cpu) = (0, own_cpu());
    for graph in graphs {
        let report = validate(shapes, &Data::new(graph), &Limits::default());
        assert!(report.is_complete());
        findings = report.findings.len();
    }
    let taken = (own_cpu() - cpu) / rounds as f64;
    println!(
        "    {statements:>7} statements: {:>7.1} ms, {:.2} million a second, {findings} findings",
        taken * 1000.0,
        statements as f64 / taken / 1e6
    );
    (taken, statements)
}
