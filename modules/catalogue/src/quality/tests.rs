//! Every rule and remedy that the code can name has an English text: the shapes are asked, and the other rooms are read.

use std::collections::BTreeSet;
use std::path::Path;

use centum_web::Locale;
use centum_web::locale::{Catalogue, Customs};

use super::check::Shacl;
use super::links::{LINK_RULES, State, WORDS};
use super::{Band, Dimension, Metric, Over};
use crate::dcat::What;
use crate::records::Severity;

fn texts() -> Locale {
    Catalogue::new(crate::MESSAGES, Customs::default()).unwrap().english().clone()
}

/// Every kind of note. The match below does not compile once there is another.
fn notes() -> Vec<What> {
    use What as W;
    let all = vec![
        W::LiteralForIri,
        W::IriForLiteral,
        W::Respelt,
        W::NotInVocabulary,
        W::NoVersion,
        W::UnreadableDate,
        W::ForeignDate,
        W::AmbiguousDate,
        W::NoTimeZone,
        W::UnreadableNumber,
        W::NumberWithUnit,
        W::SeveralValues,
        W::ListInOne,
        W::Empty,
        W::NothingSaid,
        W::Mended,
        W::NotAnAddress,
        W::UnreadableGeometry,
        W::ForeignCrs,
        W::AxisOrder,
        W::NoType,
        W::TooLong,
        W::TooMany,
        W::Misplaced,
        W::UnknownLanguage,
        W::Vocabulary,
    ];
    for one in &all {
        match one {
            W::LiteralForIri
            | W::IriForLiteral
            | W::Respelt
            | W::NotInVocabulary
            | W::NoVersion
            | W::UnreadableDate
            | W::ForeignDate
            | W::AmbiguousDate
            | W::NoTimeZone
            | W::UnreadableNumber
            | W::NumberWithUnit
            | W::SeveralValues
            | W::ListInOne
            | W::Empty
            | W::NothingSaid
            | W::Mended
            | W::NotAnAddress
            | W::UnreadableGeometry
            | W::ForeignCrs
            | W::AxisOrder
            | W::NoType
            | W::TooLong
            | W::TooMany
            | W::Misplaced
            | W::UnknownLanguage
            | W::Vocabulary => {}
        }
    }
    all
}

/// The words in quotation marks of a room that begin so.
fn quoted(folder: &Path, beginnings: &[&str], found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted(&path, beginnings, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for word in text.split('"') {
                let plain = |c: char| c.is_ascii_lowercase() || c == '-';
                if word.chars().all(plain)
                    && beginnings
                        .iter()
                        .any(|beginning| word.len() > beginning.len() && word.starts_with(beginning))
                {
                    found.insert(word.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_rule_and_remedy_that_can_be_named_has_a_text() {
    let mut rules: BTreeSet<String> = LINK_RULES.into_iter().map(str::to_owned).collect();
    rules.insert("check-cut".to_owned());
    for note in notes() {
        let name = serde_json::to_value(note).unwrap().as_str().unwrap().replace('_', "-");
        rules.insert(format!("note-{name}"));
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    const OF_ROOMS: [&str; 4] = ["record-", "page-", "fetch-", "dialect-"];
    quoted(&source.join("adapters"), &OF_ROOMS, &mut rules);
    quoted(&source.join("harvest"), &OF_ROOMS, &mut rules);
    rules.insert("vault".to_owned());
    assert!(rules.contains("record-undescribed") && rules.contains("fetch-private"), "{rules:?}");
    let mut wanted: BTreeSet<String> = rules
        .iter()
        .flat_map(|rule| [format!("catalogue-rule-{rule}"), format!("catalogue-remedy-{rule}")])
        .collect();
    for rule in Shacl::rules() {
        wanted.insert(format!("catalogue-rule-{}", rule.name));
        wanted.insert(rule.remedy.clone());
    }
    let texts = texts();
    let missing: Vec<_> = wanted.iter().filter(|id| !texts.has(id)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    // And no text stands there for what nobody can name.
    let idle: Vec<&str> =
        [include_str!("../../locales/en/rules.ftl"), include_str!("../../locales/en/remedies.ftl")]
            .iter()
            .flat_map(|file| file.lines())
            .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
            .filter(|id| !wanted.contains(*id))
            .collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn everything_that_is_named_by_its_kind_has_a_text() {
    let texts = texts();
    let mut wanted = Vec::new();
    wanted.extend(Metric::ALL.iter().map(|one| format!("metric-{}", one.name())));
    wanted.extend(Dimension::ALL.iter().map(|one| format!("dimension-{}", one.name())));
    wanted.extend(Band::ALL.iter().map(|one| format!("band-{}", one.name())));
    wanted.extend(Severity::ALL.iter().map(|one| format!("severity-{}", one.name())));
    wanted.extend(State::ALL.iter().map(|one| format!("state-{}", one.name())));
    wanted.extend(WORDS.iter().map(|word| format!("why-{word}")));
    wanted.extend(
        [Over::Datasets, Over::Distributions, Over::Best].map(|over| format!("missing-{}", over.name())),
    );
    for id in wanted {
        assert!(texts.has(&format!("catalogue-quality-{id}")), "{id}");
    }
}
