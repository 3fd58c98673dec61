//! Small cases, each with the findings that the standard asks for, written down by hand behind `#=` in the case itself.
//!
//! A case is shapes and data in one graph. What pyshacl says of the same case stands beside it; see `cases/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use centum_shapes::{Data, Finding, Limits, Report, Severity, Shapes, validate};
use oxrdf::{Term, Triple};
use oxttl::TurtleParser;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "ttl"));
    cases.sort();
    cases
}

fn triples(text: &str) -> Vec<Triple> {
    TurtleParser::new().for_slice(text).collect::<Result<_, _>>().expect("readable Turtle")
}

fn name(term: &Term) -> String {
    if term.is_blank_node() { "_:".to_owned() } else { term.to_string() }
}

fn line(finding: &Finding) -> String {
    let severity = match &finding.severity {
        Severity::Other(iri) => iri.as_str().to_owned(),
        known => known.iri().as_str().rsplit('#').next().unwrap_or_default().to_owned(),
    };
    let columns = [
        name(&finding.focus),
        finding.path.as_ref().map(ToString::to_string).unwrap_or_default(),
        finding.value.as_ref().map(name).unwrap_or_default(),
        format!("{:?}", finding.component),
        severity,
    ];
    columns.join(" | ")
}

/// `ex:a` and `xsd:date` in full.
fn expanded(line: &str) -> String {
    let prefixes = regex::Regex::new(r"\b(ex|xsd):([A-Za-z0-9]+)").expect("a pattern");
    let full = prefixes.replace_all(line, |found: &regex::Captures<'_>| match &found[1] {
        "ex" => format!("<http://example.org/{}>", &found[2]),
        _ => format!("<http://www.w3.org/2001/XMLSchema#{}>", &found[2]),
    });
    full.into_owned()
}

fn expected(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(|line| line.strip_prefix("#= ")).map(expanded).collect()
}

fn found(report: &Report) -> BTreeSet<String> {
    report.findings.iter().map(line).collect()
}

#[test]
fn every_case_finds_what_the_standard_says() {
    let cases = cases();
    assert!(cases.len() > 40, "only {} cases", cases.len());
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let graph = triples(&text);
        let shapes =
            Shapes::compile(graph.clone()).unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display()));
        assert!(shapes.unsupported().is_empty(), "{}: {:?}", path.display(), shapes.unsupported());
        let report = validate(&shapes, &Data::new(graph), &Limits::default());
        assert_eq!(found(&report), expected(&text), "{}", path.display());
        assert!(report.is_complete(), "{}: {:?}", path.display(), report.cuts);
    }
}

/// What pyshacl printed for the case, in our columns.
fn of_pyshacl(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path.with_extension("pyshacl.tsv")).expect("what pyshacl printed");
    let line = |line: &str| line.replace('\t', " | ").replace("ConstraintComponent", "");
    text.lines().map(line).collect()
}

#[test]
fn pyshacl_finds_the_same() {
    for path in cases() {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(of_pyshacl(&path), expected(&text), "{}", path.display());
    }
}
