//! The check is quick, and linear.

use std::time::{Duration, Instant};

use centum_catalogue::quality::check::Shacl;
use centum_rdf::{Options, read};

use crate::scene::{dataset, file};

#[test]
fn a_record_is_checked_in_less_than_a_few_milliseconds() {
    let head = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n";
    let graph =
        read(format!("{head}{}", dataset("trees", &file("trees"))).as_bytes(), &Options::default()).unwrap();
    let graph = graph.into_triples();
    Shacl::findings(&graph);
    let began = Instant::now();
    for _ in 0..500 {
        Shacl::findings(&graph);
    }
    // Measured without optimisation and on a busy machine: this only finds that something is compiled for each record.
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}
