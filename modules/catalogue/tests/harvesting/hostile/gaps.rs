//! A fault in the middle of a description: what is known of the record must not become less by it.

use centum_catalogue::harvest::{Run, Stage, refused};
use centum_catalogue::records::Finding;
use centum_testkit::on_both_databases;

use super::host::ok;
use super::{HEAD, Trap, add_portal, turtle};
use crate::scene::is_done;

const RDF_XML: &str = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
    xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\">\n";

/// One way to write a catalogue down.
struct Syntax {
    media_type: &'static str,
    head: &'static str,
    tail: &'static str,
    /// What a description is wrong by.
    fault: &'static str,
    record: fn(&str, &str, &str) -> String,
}

fn in_turtle(name: &str, title: &str, fault: &str) -> String {
    format!(
        "<https://city.example/> a dcat:Catalog ; dcat:dataset <https://city.example/{name}> .\n\
         <https://city.example/{name}> a dcat:Dataset ; dct:title \"{title}\"@en ;{fault}\n dcat:keyword \"kept\" .\n"
    )
}

fn in_trig(name: &str, title: &str, fault: &str) -> String {
    let inner = in_turtle(name, title, fault);
    format!("<https://city.example/graphs/{name}> {{\n{inner}}}\n")
}

fn in_lines(name: &str, title: &str, fault: &str) -> String {
    let (it, dcat) = (format!("<https://city.example/{name}>"), "http://www.w3.org/ns/dcat#");
    format!(
        "{it} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{dcat}Dataset> .\n\
         {it} <http://purl.org/dc/terms/title> \"{title}\"@en .\n{it} <{dcat}keyword> \"kept\"{fault} .\n"
    )
}

fn in_xml(name: &str, title: &str, fault: &str) -> String {
    format!(
        "<dcat:Dataset rdf:about=\"https://city.example/{name}\"><dct:title xml:lang=\"en\">{title}</dct:title>{fault}\n\
         <dcat:keyword>kept</dcat:keyword></dcat:Dataset>\n"
    )
}

const SYNTAXES: [Syntax; 4] = [
    Syntax { media_type: "text/turtle", head: HEAD, tail: "", fault: " dct:issued ~~ ;", record: in_turtle },
    Syntax {
        media_type: "application/trig",
        head: HEAD,
        tail: "",
        fault: " dct:issued ~~ ;",
        record: in_trig,
    },
    Syntax { media_type: "application/n-triples", head: "", tail: "", fault: " \"twice\"", record: in_lines },
    Syntax {
        media_type: "application/rdf+xml",
        head: RDF_XML,
        tail: "</rdf:RDF>\n",
        fault: "<dct:issued>2020</dct:modified>",
        record: in_xml,
    },
];

impl Syntax {
    /// A catalogue of records, each with its title and its fault.
    fn serve(&self, trap: &Trap, records: &[(&str, &str, &str)]) {
        let records: String =
            records.iter().map(|(name, title, fault)| (self.record)(name, title, fault)).collect();
        trap.host.always(ok(self.media_type, format!("{}{records}{}", self.head, self.tail)));
    }
}

async fn refusals(trap: &Trap, run: &Run) -> Vec<Finding> {
    refused(&mut trap.scene.house.read().await.unwrap().conn(), run, 10).await.unwrap()
}

on_both_databases! {
    async fn a_known_record_with_a_fault_stays_as_it_was_and_its_neighbours_change(db: TestDb) {
        let mut trap = Trap::speaking(&db, "dcat").await;
        for syntax in SYNTAXES {
            let slug = syntax.media_type.rsplit(['/', '+']).next().unwrap();
            trap.source = add_portal(&trap.scene, slug, &trap.host.url("/catalog"), "dcat", 0).await;
            syntax.serve(&trap, &[("trees", "Trees", ""), ("lamps", "Lamps", ""), ("bins", "Bins", "")]);
            is_done(&trap.harvest().await);
            let before = trap.shown().await;
            assert_eq!(before.len(), 3, "{slug}");
            let trees = trap.said("trees").await;
            assert!(trees.content.record.contains("kept"), "{slug}: {}", trees.content.record);

            syntax.serve(&trap, &[("trees", "Other trees", syntax.fault), ("lamps", "Lamps", ""), ("bins", "Other bins", "")]);
            let run = trap.harvest().await;
            assert_eq!(run.stage, Stage::Done, "{slug}: {:?}", run.failure);
            let counts = (run.counts.changed, run.counts.refused, run.counts.missing);
            assert_eq!(counts, (1, 1, 0), "{slug}: {:?}", run.counts);
            assert_eq!(trap.said("trees").await, trees, "{slug}: less is known than before");
            assert_eq!(trap.said("bins").await.what.name(), "changed", "{slug}");

            let [finding] = <[Finding; 1]>::try_from(refusals(&trap, &run).await).unwrap();
            assert_eq!(finding.record.as_deref(), Some("https://city.example/trees"), "{slug}");
            assert_eq!(finding.remedy, "catalogue-remedy-record-syntax", "{slug}");
            let line: usize = finding.field.split(':').next().unwrap().parse().unwrap();
            let served = format!("{}{}", syntax.head, (syntax.record)("trees", "Other trees", syntax.fault));
            let wrong = served.lines().position(|line| line.contains(syntax.fault.trim())).unwrap() + 1;
            assert!(line == wrong || line == wrong + 1, "{slug}: told of line {line}, wrong is {wrong}");

            syntax.serve(&trap, &[("trees", "Other trees", ""), ("lamps", "Lamps", ""), ("bins", "Other bins", "")]);
            is_done(&trap.harvest().await);
            assert_eq!(trap.said("trees").await.what.name(), "changed", "{slug}: mended, it is taken");
        }
    }

    async fn what_was_not_read_for_a_fault_is_not_called_missing(db: TestDb) {
        let trap = Trap::on(&db).await;
        let cut = turtle(&["trees"]).replace(" .\n<https://city.example/trees>", ", <https://city.example/lamps> ;");
        trap.host.always(ok("text/turtle", cut));
        let run = trap.harvest().await;
        assert!(run.counts.refused > 0 && run.counts.missing == 0, "{:?}", run.counts);
        trap.is_unharmed("a catalogue that breaks off").await;
    }

    async fn a_part_with_a_fault_keeps_a_known_record_as_it_was_and_is_told_of_with_a_new_one(db: TestDb) {
        let trap = Trap::speaking(&db, "dcat").await;
        let served = |names: &[&str], fault: &str| {
            let records: String = names.iter().map(|name| {
                let file = format!("<https://city.example/{name}/file>");
                let link = format!(" dcat:distribution {file} ;");
                let fault = if *name == "lamps" { "" } else { fault };
                in_turtle(name, name, &link)
                    + &format!("{file} a dcat:Distribution ; dcat:accessURL {file} ;{fault} dct:title \"CSV\" .\n")
            }).collect();
            ok("text/turtle", format!("{HEAD}{records}"))
        };
        trap.host.always(served(&["trees", "lamps"], ""));
        is_done(&trap.harvest().await);
        let trees = trap.said("trees").await;
        assert!(trees.content.record.contains("CSV"));

        trap.host.always(served(&["trees", "lamps", "bins"], " dct:issued ~~ ;"));
        let run = trap.harvest().await;
        assert_eq!((run.counts.new, run.counts.changed, run.counts.missing), (1, 0, 0), "{:?}", run.counts);
        assert_eq!(trap.said("trees").await, trees);
        let gaps: Vec<Finding> =
            refusals(&trap, &run).await.into_iter().filter(|one| one.rule == "record-gap").collect();
        let [gap] = gaps.as_slice() else { panic!("{gaps:?}") };
        assert_eq!(gap.record.as_deref(), Some("https://city.example/trees"));
        let bins = trap.said("bins").await.content;
        assert!(bins.findings.iter().any(|finding| finding.rule == "record-gap"), "{:?}", bins.findings);

        trap.host.always(served(&["trees", "lamps", "bins"], ""));
        is_done(&trap.harvest().await);
        let bins = trap.said("bins").await;
        assert_eq!(bins.what.name(), "changed");
        assert!(bins.content.findings.iter().all(|finding| finding.rule != "record-gap"));
        assert_eq!(trap.said("trees").await, trees);
    }
}
