//! What pyshacl 0.40.1 finds in a record, `Shacl::report` finds, and nothing else.
//!
//! `record.pyshacl.tsv` is what `scripts/peer-pyshacl.sh` printed for the shapes of `data/dcat-ap` (without those for high-value
//! datasets), `record.ttl`, `classes.ttl` and the types of the five codes that the record names; without the lines about those
//! codes themselves, which are no part of the record.

use std::collections::BTreeSet;

use centum_catalogue::quality::check::Shacl;
use centum_rdf::{Options, Term, read};

fn name(term: &Term) -> String {
    if term.is_blank_node() { "_:".to_owned() } else { term.to_string() }
}

#[test]
fn a_faulty_record_has_the_findings_that_pyshacl_finds() {
    let graph = read(include_bytes!("record.ttl"), &Options::default()).unwrap().into_triples();
    let ours: BTreeSet<String> = Shacl::report(&graph)
        .findings
        .iter()
        .map(|finding| {
            let columns = [
                name(&finding.focus),
                finding.path.as_ref().map(ToString::to_string).unwrap_or_default(),
                finding.value.as_ref().map(name).unwrap_or_default(),
                finding.component.iri().as_str().rsplit('#').next().unwrap_or_default().to_owned(),
                finding.severity.iri().as_str().rsplit('#').next().unwrap_or_default().to_owned(),
            ];
            columns.join("\t")
        })
        .collect();
    let theirs: BTreeSet<String> = include_str!("record.pyshacl.tsv").lines().map(str::to_owned).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn people_hear_of_each_fault_once() {
    let graph = read(include_bytes!("record.ttl"), &Options::default()).unwrap().into_triples();
    let findings = Shacl::findings(&graph);
    let of = |field: &str| -> Vec<&str> {
        findings.iter().filter(|one| one.field == field).map(|one| one.rule.as_str()).collect()
    };
    assert_eq!(of("dcat:landingPage"), Vec::<&str>::new(), "nobody has to declare a page a document");
    assert_eq!(of("dcat:byteSize"), ["dcat-ap-distribution-datatype"]);
    assert_eq!(of("dct:accessRights"), ["dcat-ap-dataset-class", "vocabulary-dataset-foreign"]);
    let formats = of("dct:format");
    assert_eq!(formats.iter().filter(|rule| **rule == "dcat-ap-distribution-kind").count(), 1);
    assert!(
        !formats.contains(&"dcat-ap-distribution-class"),
        "text has no class: that it is text is said already"
    );
}
