use crate::{FaultKind, Limits, Options, ReadError, Syntax, read};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\">\n";

fn triples(body: &str) -> (Vec<String>, Vec<FaultKind>) {
    let text = format!("{HEAD}{body}</rdf:RDF>");
    let document =
        read(text.as_bytes(), &Options { base: Some("http://base.org/"), ..Options::default() }).unwrap();
    assert_eq!(document.syntax, Syntax::RdfXml);
    let mut lines: Vec<String> = document.quads.iter().map(ToString::to_string).collect();
    lines.sort();
    (lines, document.faults.iter().map(|fault| fault.kind).collect())
}

fn dataset(id: &str, inner: &str) -> String {
    format!(
        "<dcat:dataset><dcat:Dataset rdf:about=\"http://x.org/{id}\">{inner}</dcat:Dataset></dcat:dataset>"
    )
}

#[test]
fn a_bare_ampersand_and_a_control_character_do_not_end_the_reading() {
    let (lines, faults) = triples(
        "<dcat:Distribution rdf:about=\"http://x.org/d\"><dcat:accessURL rdf:resource=\"http://x.org/?a=1&b=2\"/><dct:title>A\u{b} &amp; B &copy;</dct:title></dcat:Distribution>",
    );
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("<http://x.org/?a=1&b=2>")));
    assert!(lines.iter().any(|line| line.contains("A  & B &copy;")));
    assert_eq!(faults, [FaultKind::Escaped]);
}

#[test]
fn a_text_in_several_pieces_is_one_text() {
    let (lines, faults) = triples(
        "<dcat:Dataset rdf:about=\"http://x.org/d\"><dct:title>Trees <![CDATA[& <old>]]> shrubs</dct:title><dct:description>a<!-- not --> b</dct:description><dct:abstract>\n<![CDATA[x]]>\n</dct:abstract></dcat:Dataset>",
    );
    assert_eq!(faults, []);
    assert_eq!(lines.len(), 4, "{lines:?}");
    for text in ["\"Trees & <old> shrubs\"", "\"a b\"", "\"x\""] {
        assert!(lines.iter().any(|line| line.ends_with(text)), "{text}: {lines:?}");
    }
}

#[test]
fn lines_end_alike_whatever_system_wrote_them() {
    let said = |end: &str| {
        triples(&format!(
            "<dcat:Dataset rdf:about=\"http://x.org/d\">{end}<dct:title>a{end}b&#13;</dct:title>{end}</dcat:Dataset>"
        ))
    };
    let unix = said("\n");
    assert!(unix.0.iter().any(|line| line.ends_with("\"a\\nb\\r\"")), "{:?}", unix.0);
    assert_eq!(unix.1, []);
    assert_eq!(said("\r\n"), unix);
    assert_eq!(said("\r"), unix);
}

#[test]
fn a_relative_base_of_the_root_is_relative_to_the_document() {
    for (own, about, whole) in [
        ("/data/", "a", "<http://base.org/data/a>"),
        ("", "#a", "<http://base.org/x?p=1&q='2'#a>"),
        ("http://other.org/", "a", "<http://other.org/a>"),
    ] {
        let head = HEAD.replacen("<rdf:RDF", &format!("<rdf:RDF xml:base='{own}'"), 1);
        let text = format!("{head}<dcat:Dataset rdf:about=\"{about}\"/></rdf:RDF>");
        let options = Options { base: Some("http://base.org/x?p=1&q='2'"), ..Options::default() };
        let document = read(text.as_bytes(), &options).unwrap();
        assert_eq!(document.faults, [], "{own}");
        assert_eq!(document.quads[0].subject.to_string(), whole);
    }
}

#[test]
fn a_relative_base_below_the_root_is_relative_to_the_one_around_it() {
    for (around, own, whole) in [
        ("/data/", "sets/", "<http://base.org/data/sets/a>"),
        ("http://other.org/x/", "../y/", "<http://other.org/y/a>"),
        ("http://other.org/x/", "http://far.org/", "<http://far.org/a>"),
        ("http://other.org/?a=1&amp;b=2", "", "<http://other.org/a>"),
    ] {
        let (lines, faults) = triples(&format!(
            "<dcat:Catalog xml:base=\"{around}\" rdf:about=\"http://x.org/c\"><dcat:dataset>\
            <dcat:Dataset xml:base='{own}' rdf:about=\"a\"/></dcat:dataset></dcat:Catalog>"
        ));
        assert_eq!(faults, [], "{around} {own}");
        assert!(lines.iter().any(|line| line.starts_with(whole)), "{lines:?}");
    }
}

#[test]
fn a_wrong_identifier_costs_its_node_alone_and_has_a_place() {
    let wrong = "<dcat:dataset>\n<dcat:Dataset rdf:ID=\"1 2\"><dct:title>one</dct:title></dcat:Dataset></dcat:dataset>";
    let second = dataset("2", "<dct:title>two</dct:title>");
    let text =
        format!("{HEAD}<dcat:Catalog rdf:about=\"http://x.org/c\">{wrong}{second}</dcat:Catalog></rdf:RDF>");
    let document = read(text.as_bytes(), &Options::default()).unwrap();
    let lines: Vec<String> = document.quads.iter().map(ToString::to_string).collect();
    for expected in ["<http://x.org/2> <http://purl.org/dc/terms/title> \"two\"", "<http://x.org/c> "] {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected}: {lines:#?}");
    }
    assert!(lines.iter().all(|line| !line.contains("\"one\"")), "{lines:#?}");
    let fault = document.faults.iter().find(|fault| fault.kind == FaultKind::Syntax).unwrap();
    assert_eq!(fault.place.unwrap().line, 4, "{fault:?}");
}

#[test]
fn an_empty_language_takes_back_the_one_around_it() {
    let (lines, faults) = triples(
        "<dcat:Dataset xml:lang=\"de\" rdf:about=\"http://x.org/d\"><dct:title>B\u{e4}ume</dct:title><dct:identifier xml:lang=\"\">7</dct:identifier></dcat:Dataset>",
    );
    assert_eq!(faults, []);
    assert!(lines.iter().any(|line| line.ends_with("\"B\u{e4}ume\"@de")), "{lines:?}");
    assert!(lines.iter().any(|line| line.ends_with("\"7\"")), "{lines:?}");
}

#[test]
fn a_wrong_element_costs_its_node_whole_and_no_other() {
    for wrong in [
        "<dcat:keyword>half</dcat:kyword>",
        "<dct:title rdf:resource=\"a\" rdf:nodeID=\"b\"/>",
        "<undeclared:title>x</undeclared:title>",
        "<dct:publisher rdf:parseType=\"Literal\" rdf:resource=\"x\"><a></b></dct:publisher>",
        "<dcat:distribution><dcat:Distribution><dct:title>a</dct:tile></dcat:Distribution></dcat:distribution>",
    ] {
        let first = dataset("1", &format!("<dct:title>one</dct:title>{wrong}<dct:issued>2020</dct:issued>"));
        let second = dataset("2", "<dct:title>two</dct:title>");
        let text = format!(
            "{HEAD}<dcat:Catalog rdf:about=\"http://x.org/c\">{first}\n{second}</dcat:Catalog></rdf:RDF>"
        );
        let document = read(text.as_bytes(), &Options::default()).unwrap();
        let lines: Vec<String> = document.quads.iter().map(ToString::to_string).collect();
        for expected in [
            "<http://x.org/2> <http://purl.org/dc/terms/title> \"two\"",
            "<http://x.org/c> <http://www.w3.org/ns/dcat#dataset> <http://x.org/2>",
            "<http://x.org/c> <http://www.w3.org/ns/dcat#dataset> <http://x.org/1>",
        ] {
            assert!(
                lines.iter().any(|line| line.starts_with(expected)),
                "{wrong}: {expected} not in {lines:#?}"
            );
        }
        assert!(lines.iter().all(|line| !line.starts_with("<http://x.org/1>")), "{wrong}: {lines:#?}");
        assert!(lines.iter().collect::<std::collections::HashSet<_>>().len() == lines.len());
        let gaps: Vec<String> = document.gaps.iter().map(ToString::to_string).collect();
        assert_eq!(gaps, ["<http://x.org/1>"], "{wrong}");
        let fault = document.faults.iter().find(|fault| fault.kind == FaultKind::Syntax).unwrap();
        assert_eq!((fault.place.unwrap().line, fault.about.is_some()), (3, true), "{fault:?}");
    }
}

#[test]
fn a_node_without_a_name_is_left_out_whole_and_one_with_a_relative_name_too() {
    let nameless = "<dcat:Dataset><dct:title>one</dct:title><dcat:keyword>half</dcat:kyword></dcat:Dataset>";
    let relative = "<dcat:Dataset xml:base=\"http://y.org/z/\" rdf:about=\"a&amp;b\"><dct:title>two</dct:title><dcat:keyword>half</dcat:kyword></dcat:Dataset>";
    for wrong in [nameless, relative] {
        let (lines, _) = triples(&format!(
            "<dcat:Dataset><dct:title>zero</dct:title></dcat:Dataset>{wrong}<dcat:Dataset rdf:about=\"3\"><dct:title>three</dct:title></dcat:Dataset>"
        ));
        let titles: Vec<&str> = lines.iter().filter_map(|line| line.split('"').nth(1)).collect();
        assert_eq!(titles, ["three", "zero"], "{lines:#?}");
    }
}

#[test]
fn a_missing_end_costs_its_record_and_no_other() {
    let body: String = (1..=5)
        .map(|number| {
            let broken = if number == 3 { "<dct:title>three" } else { "<dct:title>t</dct:title>" };
            dataset(&number.to_string(), broken)
        })
        .collect();
    let (lines, faults) =
        triples(&format!("<dcat:Catalog rdf:about=\"http://x.org/c\">{body}</dcat:Catalog>"));
    for number in [1, 2, 4, 5] {
        let title = format!("<http://x.org/{number}> <http://purl.org/dc/terms/title> \"t\"");
        assert!(lines.iter().any(|line| line.starts_with(&title)), "{number}: {lines:#?}");
    }
    assert!(!faults.is_empty());
}

#[test]
fn a_text_that_ends_early_keeps_what_came() {
    let text = format!("{HEAD}{}<dcat:Dataset rdf:about=\"http://x.org/2\"><dct:ti", dataset("1", ""));
    let document = read(text.as_bytes(), &Options::default()).unwrap();
    assert!(!document.quads.is_empty());
    assert!(document.has_losses());
}

#[test]
fn entities_that_grow_are_refused_and_plain_ones_are_read() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>";
    assert_eq!(
        read(bomb.as_bytes(), &Options::default()).unwrap_err(),
        ReadError::NestedEntity { name: "b".to_owned() }
    );
    let many = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\"><e:X><e:y>{}</e:y></e:X></rdf:RDF>",
        "a".repeat(1000),
        "&a;".repeat(1000)
    );
    let limits = Limits { bytes: 500_000, ..Limits::default() };
    let refused = read(many.as_bytes(), &Options { limits, ..Options::default() }).unwrap_err();
    assert_eq!(refused, ReadError::TooLarge { limit: 500_000 });
    let plain = "<!DOCTYPE rdf:RDF [<!ENTITY dct \"http://purl.org/dc/terms/\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"http://x.org/\"><rdf:value rdf:resource=\"&dct;title\"/></rdf:Description></rdf:RDF>";
    let document = read(plain.as_bytes(), &Options::default()).unwrap();
    assert_eq!(document.quads[0].object.to_string(), "<http://purl.org/dc/terms/title>");
}

#[test]
fn nesting_has_a_limit() {
    let text = format!("{HEAD}{}", "<dcat:dataset>".repeat(100_000));
    assert_eq!(read(text.as_bytes(), &Options::default()).unwrap_err(), ReadError::TooDeep { limit: 100 });
}

#[test]
fn an_ampersand_in_a_data_section_stays_what_it_is() {
    let of = |id: &str, title: &str| {
        format!("<dcat:Dataset rdf:about=\"{id}\"><dct:title>{title}</dct:title></dcat:Dataset>")
    };
    let data = of("1", "<![CDATA[Bees & Trees &amp; <Seas>]]>");
    let (lines, faults) = triples(&data);
    assert!(lines.iter().any(|line| line.contains("\"Bees & Trees &amp; <Seas>\"")), "{lines:#?}");
    assert_eq!(faults, []);
    let (lines, faults) = triples(&format!("<!-- this & that -->{data}{}", of("2", "Sun & Moon")));
    for expected in ["\"Bees & Trees &amp; <Seas>\"", "\"Sun & Moon\""] {
        assert!(lines.iter().any(|line| line.contains(expected)), "{lines:#?}");
    }
    assert_eq!(faults, [FaultKind::Escaped]);
}

#[test]
fn data_sections_without_an_end_do_not_cost_the_square_of_their_length() {
    let text = format!("{HEAD}<dcat:Dataset>&{}", "<![CDATA[&".repeat(300_000));
    assert!(read(text.as_bytes(), &Options::default()).unwrap().has_losses());
}

#[test]
fn an_entity_made_of_others_is_refused_however_it_is_written() {
    let root = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"";
    let nested = ReadError::NestedEntity { name: "b".to_owned() };
    for bomb in [
        "<!ENTITY b \"&#97;&a;&a;\">",
        "<!ENTITY b \"'&a;&a;\">",
        "<!ENTITY b '&a;\"'>",
        "<!ENTITY b \"x\"><!ENTITY % b \"&a;&a;\">",
        "<!ENTITY\u{1}b\u{b}\"&a;&a;\">",
    ] {
        let declared = format!("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">{bomb}]>");
        for text in
            [format!("<?xml version=\"1.0\"?>{declared}{root}/>"), format!("{root}>{declared}</rdf:RDF>")]
        {
            assert_eq!(read(text.as_bytes(), &Options::default()).unwrap_err(), nested, "{text}");
        }
    }
    let many = format!("<!DOCTYPE x [{}]>{root}/>", "<!ENTITY".repeat(500_000));
    assert!(read(many.as_bytes(), &Options::default()).is_ok());
    let sum: String =
        (0..2_000).map(|number| format!("<!ENTITY e{number} \"{}\">", "x".repeat(1_000))).collect();
    let refused = read(format!("<!DOCTYPE x [{sum}]>{root}/>").as_bytes(), &Options::default()).unwrap_err();
    assert_eq!(refused, ReadError::TooLarge { limit: 1 << 20 });
}

#[test]
fn an_entity_in_single_quotes_is_read_and_one_from_elsewhere_costs_its_uses_only() {
    let text = "<!DOCTYPE rdf:RDF [\n<!ENTITY dct 'http://purl.org/dc/terms/'>\n<!ENTITY said 'he said \"A &amp; B\"'>\n<!ENTITY far SYSTEM \"http://x.org/far.ent\">\n]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dct=\"&dct;\"><rdf:Description rdf:about=\"http://x.org/\"><dct:type rdf:resource=\"&dct;title\"/><dct:title>&said;</dct:title></rdf:Description></rdf:RDF>";
    let document = read(text.as_bytes(), &Options::default()).unwrap();
    let lines: Vec<String> = document.quads.iter().map(ToString::to_string).collect();
    assert_eq!(document.faults, [], "{lines:?}");
    assert_eq!(
        lines,
        [
            "<http://x.org/> <http://purl.org/dc/terms/type> <http://purl.org/dc/terms/title>",
            "<http://x.org/> <http://purl.org/dc/terms/title> \"he said \\\"A & B\\\"\"",
        ]
    );
    let used = read(text.replace("&said;", "&far;").as_bytes(), &Options::default()).unwrap();
    assert_eq!((used.quads.len(), used.faults[0].kind), (2, FaultKind::Escaped));
}

#[test]
fn a_namespace_or_a_base_that_is_too_long_is_refused() {
    let long = "x".repeat(10_000);
    for attribute in [
        format!("xmlns:e=\"http://e/{long}\""),
        format!("xml:base='http://e/{long}'"),
        format!("xml:lang=\"{long}\""),
    ] {
        let text = format!("{HEAD}<rdf:Description {attribute} rdf:about=\"http://x.org/\"/></rdf:RDF>");
        let refused = read(text.as_bytes(), &Options::default()).unwrap_err();
        assert_eq!(refused, ReadError::TooLarge { limit: 8 << 10 }, "{}", &attribute[..10]);
    }
    let (lines, _) = triples(&format!("<rdf:Description rdf:about=\"http://x.org/\" dct:title=\"{long}\"/>"));
    assert_eq!(lines.len(), 1, "a long text is no long name");
}
