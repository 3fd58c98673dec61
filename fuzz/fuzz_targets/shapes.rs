//! Any document as shapes and as the data they are held against: faults or a report, within the limits of both.
#![no_main]

use centum_rdf::{Options, Syntax, read};
use centum_shapes::{Data, Limits, Shapes, validate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = centum_rdf::Limits { bytes: 1 << 16, triples: 2_000, ..centum_rdf::Limits::default() };
    let base = Some("http://example.org/");
    let options = Options { syntax: Some(Syntax::Turtle), base, limits, ..Options::default() };
    let Ok(document) = read(bytes, &options) else { return };
    let triples = document.into_triples();
    let Ok(shapes) = Shapes::compile(triples.clone()) else { return };
    let limits = Limits { steps: 1_000_000, ..Limits::default() };
    let report = validate(&shapes, &Data::new(triples), &limits);
    assert!(report.to_triples().len() >= 2 + 5 * report.findings.len());
});
