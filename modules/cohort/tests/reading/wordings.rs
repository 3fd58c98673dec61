//! The same cohort under other headings, in other orders and other languages.

use centum_cohort::model::{Part, Quantity};
use centum_cohort::reading::{Doubt, Hints, Language, read};

use crate::announcement::assert_complete;
use crate::facts::{Fact, assert_gives, countries, facts};
use crate::figures::{PART, TOTAL, short};

/// How a list prints one row.
type Line<'a> = &'a dyn Fn(&Fact) -> String;

/// How a list words its rows.
struct Wording {
    language: &'static str,
    /// The words that open the members, and the word that joins the last two.
    covering: &'static str,
    and: &'static str,
    joint: &'static str,
}

const ENGLISH: Wording =
    Wording { language: "en", covering: "consortium covering", and: "and", joint: " / " };
const FRENCH: Wording =
    Wording { language: "fr", covering: "consortium regroupant", and: "et", joint: " et " };
const GERMAN: Wording =
    Wording { language: "de", covering: "Konsortium bestehend aus", and: "und", joint: " und " };

impl Wording {
    fn members(&self, fact: &Fact) -> String {
        let (last, others) = fact.members.split_last().unwrap();
        format!("{} {} {last}", others.join(", "), self.and)
    }

    /// "Name (marks; consortium covering A and B)".
    fn name(&self, fact: &Fact) -> String {
        let mut inside: Vec<String> = fact.marks.iter().map(ToString::to_string).collect();
        if !fact.members.is_empty() {
            inside.push(format!("{} {}", self.covering, self.members(fact)));
        }
        if inside.is_empty() {
            fact.name.to_owned()
        } else {
            format!("{} ({})", fact.name, inside.join("; "))
        }
    }

    fn country(&self, fact: &Fact) -> String {
        countries(fact, self.language, self.joint)
    }

    fn list(&self, part: Part, line: Line<'_>) -> String {
        facts().iter().filter(|fact| fact.part == part).map(|fact| line(fact) + "\n").collect()
    }
}

fn mentors_and_cores(headings: [&str; 2], wording: &Wording, line: Line<'_>) -> String {
    let [mentors, cores] = headings;
    format!(
        "{mentors}\n\n{}\n{cores}\n\n{}",
        wording.list(Part::Mentor, line),
        wording.list(Part::Core, line)
    )
}

#[test]
fn every_common_way_to_print_a_row_gives_the_same_register() {
    let wording = &ENGLISH;
    let lines: [(&str, Line<'_>); 8] = [
        ("space", &|fact| format!("{} {}", wording.name(fact), wording.country(fact))),
        ("comma", &|fact| format!("{}, {}", wording.name(fact), wording.country(fact))),
        ("dash", &|fact| format!("{} – {}", wording.name(fact), wording.country(fact))),
        ("tab", &|fact| format!("{}\t{}", wording.name(fact), wording.country(fact))),
        ("bracket", &|fact| format!("{} ({})", wording.name(fact), wording.country(fact))),
        ("bullet", &|fact| format!("• {}, {}", wording.name(fact), wording.country(fact))),
        ("country first", &|fact| format!("{}: {}", wording.country(fact), wording.name(fact))),
        ("own lines", &|fact| format!("{}\n{}", wording.name(fact), wording.country(fact))),
    ];
    for (way, line) in lines {
        let text = mentors_and_cores(["Mentor cities:", "Core cities:"], wording, line);
        println!("{way}");
        let reading = assert_gives(text.as_bytes(), &Hints::default(), &facts());
        assert_complete(&text, &reading);
    }
}

#[test]
fn codes_stand_for_countries() {
    let line = |fact: &Fact| {
        let codes: Vec<_> = fact.countries.iter().map(ToString::to_string).collect();
        format!("{} ({})", ENGLISH.name(fact), codes.join("/"))
    };
    let text = mentors_and_cores(["Mentor cities:", "Core cities:"], &ENGLISH, &line);
    assert_gives(text.as_bytes(), &Hints::default(), &facts());
}

#[test]
fn numbers_before_the_rows_are_no_part_of_them() {
    let wording = &ENGLISH;
    let rows: String = facts()
        .iter()
        .zip(1..)
        .map(|(fact, at)| format!("{at}. {} {}\n", wording.name(fact), wording.country(fact)))
        .collect();
    let mentors: Vec<&str> = rows.lines().take(10).collect();
    let cores: Vec<&str> = rows.lines().skip(10).collect();
    let text = format!("Mentor cities\n{}\nCore cities\n{}\n", mentors.join("\n"), cores.join("\n"));
    assert_gives(text.as_bytes(), &Hints::default(), &facts());
}

#[test]
fn the_order_of_rows_and_lists_does_not_matter() {
    let wording = &ENGLISH;
    let line = |fact: &Fact| format!("{} {}", wording.name(fact), wording.country(fact));
    let mut cores: Vec<String> = facts().iter().filter(|fact| fact.part == Part::Core).map(line).collect();
    cores.sort_by_key(|line| line.chars().rev().collect::<String>());
    let mentors = wording.list(Part::Mentor, &line);
    let text = format!("Selected core cities\n{}\n\nSelected mentors\n{mentors}", cores.join("\n"));
    assert_gives(text.as_bytes(), &Hints::default(), &facts());
}

#[test]
fn names_grouped_by_country_are_read() {
    let mut by_country: std::collections::BTreeMap<String, Vec<Fact>> = std::collections::BTreeMap::new();
    for fact in facts().into_iter().filter(|fact| fact.part == Part::Core) {
        by_country.entry(countries(&fact, "en", " / ")).or_default().push(fact);
    }
    let cores: Vec<Fact> = facts().into_iter().filter(|fact| fact.part == Part::Core).collect();
    let names = |facts: &[Fact], sign: &str| {
        facts.iter().map(|fact| ENGLISH.name(fact)).collect::<Vec<_>>().join(sign)
    };
    let on_one_line: String =
        by_country.iter().map(|(country, facts)| format!("{country}: {}\n", names(facts, ", "))).collect();
    let below: String =
        by_country.iter().map(|(country, facts)| format!("{country}\n{}\n\n", names(facts, "\n"))).collect();
    let bulleted: String = by_country
        .iter()
        .map(|(country, facts)| format!("## {country}\n- {}\n\n", names(facts, "\n- ")))
        .collect();
    for text in [on_one_line, below, bulleted.replace("## ", "")] {
        let text = format!("Selected core cities:\n\n{text}");
        let reading = assert_gives(text.as_bytes(), &Hints::default(), &cores);
        assert_complete(&text, &reading);
    }
}

const FRENCH_TEXT: &str = "\
Annonce des villes sélectionnées

Du 27 février au 29 mai, le programme a reçu 131 manifestations d'intérêt de 193 villes de 20 pays de l'Union \
européenne et du Royaume-Uni. Après mûre réflexion, 90 candidatures ont été retenues pour les 2 prochaines années. Ce \
groupe comprend 54 nouvelles candidatures, 26 villes ayant participé au Digital Cities Challenge et 9 villes mentors \
de l'UE. Nous sélectionnons encore 9 villes internationales pour compléter la liste des 100 villes. Comme 8 des \
candidats sont des consortiums, le groupe sélectionné réunit au total 126 villes.
";

const GERMAN_TEXT: &str = "\
Bekanntgabe der ausgewählten Städte

Vom 27. Februar bis zum 29. Mai gingen 131 Interessenbekundungen aus 193 Städten in 20 Ländern der Europäischen \
Union und des Vereinigten Königreichs ein. Nach sorgfältiger Prüfung wurden 90 Bewerbungen ausgewählt, darunter 54 \
neue Bewerbungen, 26 Städte, die an der Digital Cities Challenge teilgenommen haben, und 9 Mentorstädte der EU. Wir \
wählen noch 9 internationale Städte aus, um die Liste der 100 Städte zu vervollständigen. Da 8 der Bewerber \
Konsortien sind, umfasst die ausgewählte Gruppe insgesamt 126 Städte.
";

#[test]
fn the_announcement_in_french_gives_the_same_register_and_figures() {
    let wording = &FRENCH;
    let line = |fact: &Fact| format!("{} {}", wording.name(fact), wording.country(fact));
    let headings =
        ["Liste des villes mentors sélectionnées :\n\nVille mentor Pays", "Villes principales sélectionnées"];
    let footnote = "*une ville mentor européenne reste à sélectionner.";
    let text = format!("{FRENCH_TEXT}\n{}\n{footnote}\n", mentors_and_cores(headings, wording, &line));
    let reading = assert_gives(text.as_bytes(), &Hints::default(), &facts());
    assert_complete(&text, &reading);
    assert_eq!(reading.language, Some(Language::French));
    assert_same_figures(&reading);
}

#[test]
fn the_announcement_in_german_gives_the_same_register_and_figures() {
    let wording = &GERMAN;
    let line = |fact: &Fact| format!("{}, {}", wording.name(fact), wording.country(fact));
    let headings = ["Ausgewählte Mentorstädte", "Liste der ausgewählten Kernstädte:"];
    let footnote = "*eine europäische Mentorstadt wird noch ausgewählt.";
    let text = format!("{GERMAN_TEXT}\n{}\n{footnote}\n", mentors_and_cores(headings, wording, &line));
    let reading = assert_gives(text.as_bytes(), &Hints::default(), &facts());
    assert_complete(&text, &reading);
    assert_eq!(reading.language, Some(Language::German));
    assert_same_figures(&reading);
}

fn assert_same_figures(reading: &centum_cohort::reading::Reading) {
    assert_eq!(
        short(&reading.claims),
        [
            (Quantity::Expressions, 131, None),
            (Quantity::ApplicantCities, 193, None),
            (Quantity::ApplicantCountries, 20, None),
            (Quantity::Selected, 90, TOTAL),
            (Quantity::New, 54, PART),
            (Quantity::Alumni, 26, PART),
            (Quantity::Mentors, 9, PART),
            (Quantity::OpenSeats, 9, None),
            (Quantity::Total, 100, None),
            (Quantity::Consortia, 8, None),
            (Quantity::Cities, 126, None),
            (Quantity::OpenSeats, 1, None),
        ]
    );
    let countries = &reading.claims[2].qualifier;
    assert_eq!(countries.inside, Some(true));
    assert_eq!(countries.with_countries, [centum_base::Country::UNITED_KINGDOM]);
    assert_eq!(reading.claims[5].qualifier.mark.as_deref(), Some("DCC"));
    let seats: Vec<_> = reading.open_seats.iter().map(|read| (read.seat.part, read.seat.count)).collect();
    assert_eq!(seats, [(Part::International, 9), (Part::Mentor, 1)]);
}

#[test]
fn a_list_without_a_heading_is_core_with_a_doubt() {
    let reading = read("Alcoy Spain\nArad Romania\nUlm Germany".as_bytes(), &Hints::default()).unwrap();
    assert_eq!(reading.rows.len(), 3);
    assert!(
        reading.rows.iter().all(|read| read.row.part == Part::Core && read.doubts == [Doubt::PartAssumed])
    );
}

#[test]
fn a_legend_says_what_a_sign_means() {
    let text = "Core cities\nAlcoy* Spain\nArad Romania\nUlm*† Germany\n\n* = took part in the Digital Cities Challenge\n";
    let reading = read(text.as_bytes(), &Hints::default()).unwrap();
    let sign = reading.marks.iter().find(|used| used.mark == "*").unwrap();
    assert_eq!(sign.meaning.as_deref(), Some("took part in the Digital Cities Challenge"));
    assert_eq!(sign.line, Some(6));
}
