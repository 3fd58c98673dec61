//! Reading Turtle, beside a parser in C and one in Python.

use centum_rdf::{Options, read};

use super::peers;
use crate::server::own_cpu;

/// Times that a file is read, by turns with the parser beside which we stand; the best of each counts.
const ROUNDS: usize = 5;

/// Reads a file of some hundred thousand statements.
pub(super) fn run() {
    println!("\n  reading Turtle: an invented catalogue in one file; CPU");
    let (Some(large), Some(small)) = (peers::made_up(20_000), peers::made_up(2_000)) else { return };
    let bytes = std::fs::read(&large).unwrap();
    let statements = read(&bytes, &Options::default()).unwrap().quads.len();
    let (mut ours, mut serdi) = (f64::INFINITY, None::<f64>);
    for _ in 0..ROUNDS {
        let cpu = own_cpu();
        read(&bytes, &Options::default()).unwrap();
        ours = ours.min(own_cpu() - cpu);
        serdi = peers::serdi(&large).map(|this| serdi.map_or(this, |best| best.min(this))).or(serdi);
    }
    let rate = |seconds: f64| statements as f64 / seconds / 1000.0;
    println!(
        "    {statements} statements, {} KiB: {:>6.0} thousand a second, every statement kept",
        bytes.len() / 1024,
        rate(ours)
    );
    if let Some(theirs) = serdi {
        println!(
            "    serdi writes them as lines:  {:>6.0} thousand a second; ours is {:.2} times that (target 1)",
            rate(theirs),
            theirs / ours
        );
    }
    let shapes = peers::in_repository("data/dcat-ap/core.ttl");
    if let Some(theirs) = peers::python(&shapes, &small) {
        let count = read(&std::fs::read(&small).unwrap(), &Options::default()).unwrap().quads.len();
        let slow = count as f64 / theirs.read / 1000.0;
        println!(
            "    rdflib, {count} of them:     {slow:>6.0} thousand a second; ours is {:.0} times that (target 35)",
            rate(ours) / slow
        );
    }
}
