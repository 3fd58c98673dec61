//! What a report says of itself: limits, groups, RDF, faults, what is not run.

use centum_shapes::{
    CompileFault, Component, Cut, Data, Feature, Limits, Report, Severity, Shapes, validate,
};
use oxrdf::Triple;
use oxttl::TurtleParser;

const PREFIXES: &str = "@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . ";

fn triples(text: &str) -> Vec<Triple> {
    TurtleParser::new()
        .for_slice(&format!("{PREFIXES}{text}"))
        .collect::<Result<_, _>>()
        .expect("readable Turtle")
}

fn shapes(text: &str) -> Shapes {
    Shapes::compile(triples(text)).expect("sound shapes")
}

fn check(rules: &str, data: &str, limits: &Limits) -> Report {
    validate(&shapes(rules), &Data::new(triples(data)), limits)
}

const TITLED: &str = "ex:S sh:targetClass ex:D ; sh:property [ sh:path ex:t ; sh:minCount 1 ; sh:message \"No title\"@en, \"Kein Titel\"@de ] .";

#[test]
fn more_findings_than_allowed_are_counted_and_told() {
    let limits = Limits { findings: 2, ..Limits::default() };
    let report = check(TITLED, "ex:a a ex:D . ex:b a ex:D . ex:c a ex:D .", &limits);
    assert_eq!((report.findings.len(), report.dropped), (2, 1));
    assert!(report.cuts.contains(&Cut::Findings) && !report.is_complete() && !report.conforms());
}

#[test]
fn a_shape_that_asks_for_itself_ends() {
    let friends = "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:knows ; sh:node ex:S ], [ sh:path ex:n ; sh:minCount 1 ] .";
    let report =
        check(friends, "ex:a ex:knows ex:b ; ex:n 1 . ex:b ex:knows ex:a ; ex:n 1 .", &Limits::default());
    assert!(report.conforms() && report.cuts.contains(&Cut::Recursion));
    let report = check(friends, "ex:a ex:knows ex:b ; ex:n 1 . ex:b ex:knows ex:a .", &Limits::default());
    assert_eq!(
        report.findings.iter().map(|finding| finding.component).collect::<Vec<_>>(),
        [Component::Node]
    );
}

#[test]
fn a_chain_that_is_too_deep_is_cut_and_told() {
    let chain: String = (0..100).map(|n| format!("ex:n{n} ex:next ex:n{} .\n", n + 1)).collect();
    let report = check(
        "ex:S sh:targetNode ex:n0 ; sh:property [ sh:path ex:next ; sh:node ex:S ] .",
        &chain,
        &Limits::default(),
    );
    assert!(report.cuts.contains(&Cut::Depth) && !report.conforms());
}

#[test]
fn paths_and_steps_are_bounded() {
    let chain: String = (0..100).map(|n| format!("ex:n{n} ex:next ex:n{} .\n", n + 1)).collect();
    let rule = "ex:S sh:targetNode ex:n0 ; sh:property [ sh:path [ sh:zeroOrMorePath ex:next ] ; sh:nodeKind sh:IRI ] .";
    let few_values = check(rule, &chain, &Limits { path_values: 10, ..Limits::default() });
    assert!(few_values.cuts.contains(&Cut::PathValues));
    let few_steps = check(rule, &chain, &Limits { steps: 10, ..Limits::default() });
    assert!(few_steps.cuts.contains(&Cut::Steps));
}

#[test]
fn findings_of_one_kind_are_one_group_with_examples_and_messages() {
    let rules = format!(
        "{TITLED} ex:T sh:targetClass ex:D ; sh:property [ sh:path ex:k ; sh:minCount 1 ; sh:severity sh:Warning ] ."
    );
    let report = check(&rules, "ex:a a ex:D . ex:b a ex:D . ex:c a ex:D ; ex:k 1 .", &Limits::default());
    let groups = report.groups(2);
    let seen: Vec<_> = groups
        .iter()
        .map(|group| (group.count, group.focus_nodes, group.examples.len(), group.severity.clone()))
        .collect();
    assert_eq!(seen, [(3, 3, 2, Severity::Violation), (2, 2, 2, Severity::Warning)]);
    assert_eq!(
        groups[0].messages.iter().filter_map(|text| text.language()).collect::<Vec<_>>(),
        ["de", "en"]
    );
}

#[test]
fn a_report_as_triples_meets_the_shape_of_reports() {
    let rules = "ex:S sh:targetNode ex:a ; sh:property [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:maxCount 0 ; sh:message \"none\" ] .";
    let report = check(rules, "ex:a ex:p ex:b . ex:c ex:q ex:b .", &Limits::default());
    let of_reports = shapes(
        "ex:R sh:targetClass sh:ValidationReport ; sh:property [ sh:path sh:conforms ; sh:hasValue false ; sh:maxCount 1 ],
           [ sh:path sh:result ; sh:minCount 1 ; sh:maxCount 1 ; sh:class sh:ValidationResult ; sh:node ex:Result ] .
         ex:Result sh:property [ sh:path sh:focusNode ; sh:hasValue ex:a ; sh:maxCount 1 ],
           [ sh:path sh:resultMessage ; sh:hasValue \"none\" ], [ sh:path sh:resultSeverity ; sh:hasValue sh:Violation ],
           [ sh:path sh:sourceConstraintComponent ; sh:hasValue sh:MaxCountConstraintComponent ], [ sh:path sh:sourceShape ; sh:minCount 1 ],
           [ sh:path sh:value ; sh:maxCount 0 ],
           [ sh:path ( sh:resultPath <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ) ; sh:hasValue ex:p ],
           [ sh:path ( sh:resultPath <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> sh:inversePath ) ; sh:hasValue ex:q ] .",
    );
    let again = validate(&of_reports, &Data::new(report.to_triples()), &Limits::default());
    assert!(again.conforms(), "{:?}", again.findings);
}

#[test]
fn every_fault_of_a_shapes_graph_is_told() {
    let faults = Shapes::compile(triples(
        "ex:A sh:property [ sh:minCount 1 ] . ex:B sh:minCount 1 . ex:C sh:path ex:p ; sh:minCount 1, 2 . ex:D sh:pattern \"(\" .
         ex:E sh:path [ sh:inversePath 5 ] ; sh:minCount 1 . ex:F sh:in ex:p . ex:G sh:nodeKind sh:Thing . ex:H sh:path ex:p ; sh:qualifiedValueShape ex:B .",
    ))
    .expect_err("faults");
    let has = |wanted: fn(&CompileFault) -> bool| assert!(faults.iter().any(wanted), "{faults:#?}");
    has(|fault| matches!(fault, CompileFault::NoPath { .. }));
    has(|fault| matches!(fault, CompileFault::NeedsPath { .. }));
    has(|fault| matches!(fault, CompileFault::SeveralValues { .. }));
    has(|fault| matches!(fault, CompileFault::BadPattern { .. }));
    has(|fault| matches!(fault, CompileFault::BadPath { .. }));
    has(|fault| matches!(fault, CompileFault::BadList { .. }));
    has(|fault| matches!(fault, CompileFault::WrongValue { .. }));
    has(|fault| matches!(fault, CompileFault::Lonely { .. }));
}

#[test]
fn what_is_not_run_is_told() {
    let shapes = shapes(
        "ex:A a sh:NodeShape ; sh:sparql [ sh:select \"SELECT $this {}\" ] ; sh:shape ex:B ; sh:rule [] .",
    );
    let features: Vec<_> = shapes.unsupported().iter().map(|one| one.what.clone()).collect();
    let slip = oxrdf::NamedNode::new_unchecked("http://www.w3.org/ns/shacl#shape");
    assert_eq!(features, [Feature::SparqlConstraint, Feature::Rule, Feature::UnknownName(slip)]);
}

#[test]
fn the_shapes_of_dcat_ap_compile_with_nothing_left_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/dcat-ap");
    for name in ["core", "hvd", "recommended", "vocabularies"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.ttl"))).expect("the file");
        let graph: Vec<Triple> =
            TurtleParser::new().for_slice(&text).collect::<Result<_, _>>().expect("readable Turtle");
        let shapes = Shapes::compile(graph).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        assert!(shapes.unsupported().is_empty() && !shapes.is_empty(), "{name}");
    }
}
