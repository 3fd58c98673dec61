use super::*;

const PREFIXES: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . \
    @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> . \
    @prefix r5r: <http://data.europa.eu/r5r/> . @prefix e: <https://a.example/> .\n\
    @prefix au: <http://publications.europa.eu/resource/authority/> .\n";

fn found(turtle: &str) -> Vec<(String, String, Severity)> {
    let findings = Shacl::findings(&read(&format!("{PREFIXES}{turtle}")));
    findings.into_iter().map(|one| (one.rule, one.field, one.severity)).collect()
}

fn violations(turtle: &str) -> Vec<String> {
    let violations = found(turtle).into_iter().filter(|(_, _, severity)| *severity == Severity::Violation);
    violations.map(|(rule, field, _)| format!("{rule} {field}")).collect()
}

#[test]
fn what_is_mandatory_and_missing_is_a_violation_and_what_is_recommended_a_warning() {
    let found = found("e:1 a dcat:Dataset ; dct:title \"Trees\" .");
    assert_eq!(found[0], ("dcat-ap-dataset-missing".into(), "dct:description".into(), Severity::Violation));
    assert!(found.contains(&("recommended-dataset-missing".into(), "dcat:theme".into(), Severity::Warning)));
    assert!(!found.iter().any(|(_, field, _)| field == "dct:title"));
}

#[test]
fn codes_of_the_authority_tables_have_their_class_and_do_not_flood_the_report() {
    let turtle = "e:1 a dcat:Dataset ; dct:title \"T\" ; dct:description \"D\" ; \
        dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; \
        dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/DAILY> ; \
        dct:language <http://publications.europa.eu/resource/authority/language/DEU> ; \
        dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> .";
    assert_eq!(violations(turtle), Vec::<String>::new());
    let report = Shacl::report(&read(&format!("{PREFIXES}{turtle}")));
    assert!(!report.findings.iter().any(|one| one.component == Component::Class));
}

#[test]
fn a_code_of_another_table_is_wrong_and_what_nobody_describes_is_not() {
    let head = "e:1 a dcat:Dataset ; dct:title \"T\" ; dct:description \"D\" ; ";
    let daily = "<http://publications.europa.eu/resource/authority/frequency/DAILY>";
    assert_eq!(violations(&format!("{head} dct:language {daily} .")), ["dcat-ap-dataset-class dct:language"]);
    assert_eq!(
        violations(&format!("{head} dcat:landingPage <https://a.example/page> .")),
        Vec::<String>::new()
    );
    // Described, and of no class: that can be mended where the record is written.
    assert_eq!(
        violations(&format!("{head} dct:publisher e:p . e:p foaf:name \"City\" .")),
        ["dcat-ap-dataset-class dct:publisher"]
    );
}

#[test]
fn a_literal_where_a_code_belongs_is_one_warning_of_the_vocabulary() {
    let found = found(
        "e:1 a dcat:Dataset ; dct:title \"T\" ; dct:description \"D\" ; dcat:distribution e:d . \
        e:d a dcat:Distribution ; dcat:accessURL e:f ; dct:format \"csv\" .",
    );
    let formats: Vec<_> = found.iter().filter(|(_, field, _)| field == "dct:format").collect();
    assert!(formats.contains(&&(
        "dcat-ap-distribution-kind".into(),
        "dct:format".into(),
        Severity::Violation
    )));
    assert_eq!(formats.iter().filter(|(rule, ..)| rule == "vocabulary-distribution-foreign").count(), 1);
}

#[test]
fn only_what_calls_itself_of_high_value_is_held_to_that_profile() {
    let plain = "e:1 a dcat:Dataset ; dct:title \"T\" ; dct:description \"D\" .";
    assert!(!found(plain).iter().any(|(rule, ..)| rule.starts_with("hvd-")));
    let valued = "e:1 a dcat:Dataset ; dct:title \"T\"@en ; dct:description \"D\"@en ; \
        r5r:hvdCategory <http://data.europa.eu/bna/c_ac64a52d> .";
    assert_eq!(
        violations(valued),
        [
            "hvd-dataset-lacks dcatap:applicableLegislation",
            "hvd-dataset-missing dcatap:applicableLegislation"
        ]
    );
    let violation = Shacl::findings(&read(&format!("{PREFIXES}{valued}")));
    assert!(!violation.iter().any(breaks_the_profile));
}

#[test]
fn every_constraint_of_the_shapes_is_a_rule() {
    let rules = Shacl::rules();
    assert!(rules.len() > 200, "{}", rules.len());
    let names: HashSet<_> = rules.iter().map(|rule| rule.name.as_str()).collect();
    assert!(names.len() < 120, "{}", names.len());
    // Whatever is found has a rule, so that nothing is dropped in silence.
    let odd = "e:1 a dcat:Dataset ; dct:title e:t ; dct:description e:x ; dct:publisher \"p\", \"q\" ; dcat:theme \"x\" ; \
        dct:issued e:y, e:z ; dcat:distribution [ a dcat:Distribution ; dcat:byteSize \"big\" ] ; r5r:hvdCategory \"x\" ; \
        dcat:temporalResolution 5 ; dcat:contactPoint [ a vcard:Kind ] .";
    let report = Shacl::report(&read(&format!("{PREFIXES}{odd}")));
    assert!(report.findings.len() > 10);
    for one in &report.findings {
        assert!(COMPILED.rules.of(&one.shape, one.component).is_some(), "{one:?}");
    }
}

#[test]
fn a_record_that_is_made_to_cost_is_cut_and_says_so() {
    let mut turtle = String::from("e:1 a dcat:Dataset ; dct:title \"T\" ; dct:description \"D\" .\n");
    for number in 0..10_000 {
        turtle.push_str(&format!("e:1 dcat:distribution e:d{number} . e:d{number} a dcat:Distribution .\n"));
    }
    let findings = Shacl::findings(&read(&format!("{PREFIXES}{turtle}")));
    assert!(findings.len() <= LIMITS.findings + 1);
    assert!(findings.iter().any(|one| one.rule == CUT));
}
