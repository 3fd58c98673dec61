//! Lists of other shapes, each with what it must give.

use centum_cohort::model::{Applicant, Lead, Part};
use centum_cohort::reading::{Doubt, Hints, Notice, Reading, UnreadReason, read};

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), &Hints::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// "part name countries [marks]" of each row.
fn rows(text: &str) -> Vec<String> {
    reading(text)
        .rows
        .iter()
        .map(|read| {
            let codes: Vec<_> = read.row.countries.iter().map(ToString::to_string).collect();
            let marks: String = read.row.marks.iter().map(|mark| format!(" [{mark}]")).collect();
            format!("{} {} {}{marks}", read.row.part.name(), read.row.name, codes.join("+"))
        })
        .collect()
}

#[test]
fn a_list_may_stand_on_one_line() {
    let text = "Mentor cities: Aarhus (Denmark), Porto (Portugal) and Nice (France).";
    assert_eq!(rows(text), ["mentor Aarhus DK", "mentor Porto PT", "mentor Nice FR"]);
}

#[test]
fn a_markdown_table_is_a_table() {
    let text = "## Mentor cities\n\n| City | Country | Badge |\n|:---|---|---|\n| Aarhus | Denmark | |\n| Nice | France | DCC |\n";
    assert_eq!(rows(text), ["mentor Aarhus DK", "mentor Nice FR [DCC]"]);
}

#[test]
fn a_city_and_its_country_may_share_a_name() {
    let text = "Core cities\nLuxembourg Luxembourg\nSingapore Singapore\nMonaco, Monaco\nUlm Germany";
    assert_eq!(rows(text), ["core Luxembourg LU", "core Singapore SG", "core Monaco MC", "core Ulm DE"]);
}

#[test]
fn a_city_state_alone_on_its_line_is_a_row_with_a_doubt() {
    let found = reading("Core cities\nUlm Germany\nSingapore\nNice France");
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.rows[1].doubts, [Doubt::CountryInName]);
    assert_eq!(found.unread, []);
}

#[test]
fn groups_of_a_city_state_are_groups() {
    let text = "Core cities:\nLuxembourg\nLuxembourg\n\nGermany\nUlm\nGelsenkirchen\n";
    assert_eq!(rows(text), ["core Luxembourg LU", "core Ulm DE", "core Gelsenkirchen DE"]);
}

#[test]
fn lists_of_every_part_are_told_apart() {
    let text = "Core cities\nUlm Germany\n\nMentor cities\nNice France\n\nInternational cities\nSingapore Singapore\n\n\
                Observer cities\nCork Ireland\n\nFellow cities\nPori Finland\n";
    let parts: Vec<_> = reading(text).rows.iter().map(|read| read.row.part).collect();
    assert_eq!(parts, [Part::Core, Part::Mentor, Part::International, Part::Observer, Part::Fellow]);
}

#[test]
fn those_on_a_reserve_list_are_no_rows() {
    let found = reading(
        "Selected cities\nUlm Germany\nNice France\n\nReserve list of cities\nCork Ireland\nPori Finland\n",
    );
    assert_eq!(found.rows.len(), 2);
    let reasons: Vec<_> = found.unread.iter().map(|unread| (unread.line, unread.reason)).collect();
    assert_eq!(reasons, [(6, UnreadReason::OtherList), (7, UnreadReason::OtherList)]);
}

#[test]
fn a_line_of_a_list_that_is_not_understood_is_listed_with_its_reason() {
    let found =
        reading("Core cities\nUlm Germany\nZagreb Croatai\nNice France\nPage 3 of 5\nPori Finland\nItaly\n");
    let unread: Vec<_> =
        found.unread.iter().map(|unread| (unread.line, unread.text.as_str(), unread.reason)).collect();
    assert_eq!(
        unread,
        [
            (3, "Zagreb Croatai", UnreadReason::NoCountry),
            (5, "Page 3 of 5", UnreadReason::NotARow),
            (7, "Italy", UnreadReason::NoName),
        ]
    );
    assert_eq!(found.rows.len(), 3);
}

#[test]
fn a_country_that_is_not_understood_in_a_table_is_a_doubt() {
    let found = reading("City,Country\nUlm,Germany\nZagreb,Croatai\nNice,\n");
    assert_eq!(found.rows[1].doubts[0], Doubt::CountryUnreadable { text: "Croatai".into() });
    assert!(
        found.rows[2].doubts.contains(&Doubt::CountryMissing)
            || found.rows[2].doubts.contains(&Doubt::CountryInherited)
    );
    assert!(found.rows[1].confidence < 50);
}

#[test]
fn a_list_without_countries_is_read_with_doubts() {
    let found = reading("Mentorstädte:\n• Hamburg\n• Ulm\n• Gelsenkirchen\n");
    let names: Vec<_> = found.rows.iter().map(|read| read.row.name.as_str()).collect();
    assert_eq!(names, ["Hamburg", "Ulm", "Gelsenkirchen"]);
    assert!(
        found.rows.iter().all(|read| read.row.part == Part::Mentor && read.doubts == [Doubt::CountryMissing])
    );
}

#[test]
fn menus_and_headlines_of_a_page_are_no_list() {
    for text in [
        "Home\nNews\nCities\nContact us\nInvest in Sweden\nPrivacy",
        "Five reasons to love Sweden\n\nThe mayor went to Spain and said so.\n\nMade in Germany",
        "Our offices:\nBelgium\nItaly\nSpain",
    ] {
        assert_eq!(rows(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn consortia_are_understood_in_every_wording() {
    for line in [
        "Espoo (consortium of Tampere and Turku) Finland",
        "Espoo (a consortium with Tampere and Turku), Finland",
        "Espoo (together with Tampere and Turku), Finland",
        "Espoo in consortium with Tampere and Turku, Finland",
        "Espoo – consortium covering Tampere and Turku – Finland",
        "Espoo (partners: Tampere, Turku), Finland",
        "Espoo [consortium: Tampere; Turku] Finland",
    ] {
        let found = reading(&format!("Core cities:\n{line}\nUlm Germany\n"));
        let row = &found.rows[0].row;
        let Applicant::Consortium { lead, members } = &row.applicant else { panic!("{line}: {row:?}") };
        let names: Vec<_> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!((row.name.as_str(), names), ("Espoo", vec!["Tampere", "Turku"]), "{line}");
        assert_eq!(*lead, Lead::UnlistedMember);
        assert_eq!(row.countries.len(), 1);
    }
}

#[test]
fn a_member_keeps_its_printed_words_and_takes_the_country_of_its_row() {
    let found = reading(
        "Core cities:\nGava (consortium covering Gava City Council and Castelldefels City Council) Spain\nUlm Germany",
    );
    let Applicant::Consortium { members, .. } = &found.rows[0].row.applicant else { panic!("a consortium") };
    assert_eq!(members[0].printed, "Gava City Council");
    assert_eq!(members[0].country.map(|country| country.to_string()).as_deref(), Some("ES"));
}

#[test]
fn members_of_a_row_with_two_countries_have_none_yet() {
    let found = reading(
        "Core cities:\nA Network (consortium covering Ravenna and Trollhättan) Italy / Sweden\nUlm Germany",
    );
    let Applicant::Consortium { members, .. } = &found.rows[0].row.applicant else { panic!("a consortium") };
    assert!(members.iter().all(|member| member.country.is_none()));
}

#[test]
fn a_name_that_is_printed_twice_is_noticed() {
    let found = reading("Core cities\nUlm Germany\nNice France\nUlm Germany\n");
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.rows[2].doubts, [Doubt::Repeated { line: 2 }]);
    assert!(found.notices.contains(&Notice::NameRepeated { name: "Ulm".into(), lines: vec![2, 4] }));
}

#[test]
fn a_country_that_is_printed_once_a_group_holds_for_the_rows_below() {
    let found = reading("Country;City\nSpain;Alcoy\n;Granada\n;Gijón\nGermany;Ulm\n;Heidelberg\n");
    let codes: Vec<_> = found.rows.iter().map(|read| read.row.countries[0].to_string()).collect();
    assert_eq!(codes, ["ES", "ES", "ES", "DE", "DE"]);
    assert_eq!(found.rows[1].doubts[0], Doubt::CountryInherited);
}

#[test]
fn text_between_a_heading_and_its_rows_does_not_hide_them() {
    let text = "Mentor cities\n\nThe following cities will guide the others through the two years.\n\nAarhus Denmark\nPorto Portugal\n";
    assert_eq!(rows(text), ["mentor Aarhus DK", "mentor Porto PT"]);
}

#[test]
fn a_row_that_was_wrapped_after_its_bracket_is_one_row() {
    let text =
        "Core cities\nUlm Germany\nGava (consortium covering Gava\nand Castelldefels)\nSpain\nNice France\n";
    assert_eq!(rows(text), ["core Ulm DE", "core Gava ES", "core Nice FR"]);
}

#[test]
fn a_table_aligned_with_spaces_is_a_table() {
    let text = "Villes sélectionnées (3)\nN°  Ville       Pays        Statut\n1   Nantes      France      nouvelle\n\
                2   Gand        Belgique    DCC\n3   Luxembourg  Luxembourg\n";
    assert_eq!(rows(text), ["core Nantes FR [nouvelle]", "core Gand BE [DCC]", "core Luxembourg LU"]);
}

#[test]
fn headings_between_groups_of_rows_change_nothing() {
    let text = "Selected cities\nAustria: Klagenfurt\nBelgium: Leuven, La Louvière\nAssociated countries:\nAlbania: Elbasan\n";
    assert_eq!(
        rows(text),
        ["core Klagenfurt AT", "core Leuven BE", "core La Louvière BE", "core Elbasan AL"]
    );
    assert_eq!(reading(text).unread, []);
}

#[test]
fn a_german_list_in_markdown_is_read() {
    let text = "# Ausgewählte Städte\n\n* **Ulm** (Deutschland)\n* **Graz** (Österreich), Konsortium mit Leoben und Kapfenberg\n\
                * Region Steyr – bestehend aus den Städten Steyr, Garsten und Sierning – Österreich\n\n# Warteliste\n\n* Linz (Österreich)\n";
    let found = reading(text);
    assert_eq!(rows(text), ["core Ulm DE", "core Graz AT", "core Region Steyr AT"]);
    let Applicant::Consortium { lead, members } = &found.rows[2].row.applicant else {
        panic!("a consortium")
    };
    let names: Vec<_> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!((*lead, names), (Lead::NotACity, vec!["Steyr", "Garsten", "Sierning"]));
    assert_eq!(found.unread[0].reason, UnreadReason::OtherList);
}

#[test]
fn columns_that_are_not_read_are_said() {
    let found = reading("City;Country;Mayor;Anthem\nUlm;Germany;A. B.;a very long song that is no mark\n");
    assert!(
        found.notices.contains(&Notice::ColumnsIgnored { headers: vec!["Mayor".into(), "Anthem".into()] })
    );
}

#[test]
fn a_city_named_like_a_country_in_another_language_is_a_city() {
    let text = "The list of the selected cities:\n\nSpain\nAlcoy (DCC)\nGranada\nGijón\n";
    assert_eq!(rows(text), ["core Alcoy ES [DCC]", "core Granada ES", "core Gijón ES"]);
}

#[test]
fn a_letter_around_a_list_gives_only_the_list() {
    let text = "Dear all,\n\nplease find the list below.\n\nCore cities:\n - Alcoy, Spain (DCC alumni)\n\
                - Washington, D.C., United States\n - St. Pölten, Austria\n - The Hague, the Netherlands\n\
                - Brighton and Hove, UK\n - Hong Kong\n\nBest regards,\nAnna\n";
    assert_eq!(
        rows(text),
        [
            "core Alcoy ES [DCC]",
            "core Washington, D.C. US",
            "core St. Pölten AT",
            "core The Hague NL",
            "core Brighton and Hove GB",
            "core Hong Kong HK"
        ]
    );
}

#[test]
fn the_foot_of_a_page_is_no_row() {
    let page = "<h2>Villes mentors</h2><table><tr><td>1</td><td><b>Nice</b><sup>*</sup></td><td>France</td></tr>\
                <tr><td>2</td><td>Anvers</td><td>Belgique</td></tr></table><p>* ancienne participante</p>\
                <footer>© 2024 Tous droits réservés. 12 rue de la Loi, 1040 Bruxelles, Belgique</footer>";
    assert_eq!(rows(page), ["mentor Nice FR [*]", "mentor Anvers BE"]);
    assert_eq!(reading(page).marks[0].meaning.as_deref(), Some("ancienne participante"));
}

#[test]
fn a_column_of_yes_and_no_is_the_mark_that_it_names() {
    let table = "Applicant name,Member State,Consortium partners,Previous DCC\nUlm,DE,,Yes\n\
                 Gavà,Spain,Castelldefels and Viladecans,No\nRoma,Italia,-,n/a\n";
    assert_eq!(rows(table), ["core Ulm DE [DCC]", "core Gavà ES", "core Roma IT"]);
}

#[test]
fn two_names_joined_by_a_sign_are_one_row_that_a_person_looks_at() {
    let found = reading("The winners are:\n1. Brno (CZ) & Ostrava (CZ)\n2. Ulm (DE)\n");
    assert_eq!(found.rows[0].doubts, [Doubt::MembersGuessed]);
    assert_eq!(found.rows[0].row.cities(), ["Brno", "Ostrava"]);
    let found = reading("The winners are:\n1. Brno & Ostrava (CZ)\n2. Ulm (DE)\n");
    assert_eq!(found.rows[0].doubts, [Doubt::MembersUncertain { text: "Brno & Ostrava".into() }]);
}
