//! The public pages with invented content, in letters that no text of ours has.

use std::collections::BTreeMap;

use askama::Template;
use centum_base::{Country, Digest, Id, Timestamp};
use centum_web::doors::Door;
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{Locale, Page, Sample};
use jiff::civil::date;

use super::announcement::AnnouncementPage;
use super::changes::ChangesPage;
use super::edition::EditionPage;
use super::home::{Card, Home};
use super::participant::ParticipantPage;
use super::reconciliation::ReconciliationPage;
use super::stage::Stage;
use crate::announcement::{
    Announcement, CityEntry, Clause, Content, Entry, FigureLine, Note, Placing, STATED, SourceLine, State,
    Texts,
};
use crate::edition::{Edition, Settings};
use crate::figures::{Convention, figure};
use crate::model::{Claim, Lead, OpenSeat, Part, Qualifier, Quantity, Standing, SumRole};

const MARK: &str = "ΠΨΠ";

fn country(code: &str) -> Country {
    Country::new(code).unwrap_or(Country::SINGAPORE)
}

fn edition() -> Edition {
    let marks = BTreeMap::from([(MARK.to_owned(), "Πρόκληση Ψηφιακών Πόλεων".to_owned())]);
    let dates = vec![(date(2020, 9, 28), date(2020, 10, 2), "Εβδομάδα έναρξης".to_owned())];
    Edition {
        id: Id::of_name("edition", "sample"),
        slug: "εκατόν".into(),
        name: "Εκατόν Πόλεις 2020".into(),
        programme: "Εκατόν Πόλεις".into(),
        publisher: "Εκδότης".into(),
        licence: "CC-BY-4.0".into(),
        members_on: date(2020, 7, 3),
        settings: Settings { extra_countries: Vec::new(), marks, dates },
        invented: true,
        version: 1,
    }
}

fn city(name: &str, code: &str, is_lead: bool, own: Option<(&str, f64, f64)>) -> CityEntry {
    let place = own.map(|(own, latitude, longitude)| Placing {
        id: Id::<centum_places::Place>::of_name("place", own).to_string(),
        name: own.into(),
        geonames: Some(1),
        latitude: Some(latitude),
        longitude: Some(longitude),
        population: Some(354_290),
    });
    CityEntry { name: name.into(), country: Some(country(code)), is_lead, place }
}

fn entry(
    name: &str,
    part: Part,
    codes: &[&str],
    marks: &[&str],
    lead: Option<Lead>,
    cities: Vec<CityEntry>,
) -> Entry {
    Entry {
        participation: Id::<Entry>::of_name("participation", name).to_string(),
        name: name.into(),
        part,
        standing: Standing::Active,
        countries: codes.iter().map(|code| country(code)).collect(),
        marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        lead,
        cities,
    }
}

fn claim(quantity: Quantity, value: i64, words: &str, sum: Option<SumRole>) -> Claim {
    let sentence = "Επιλέχθηκαν 5 αιτήσεις: 2 νέες, 1 με το σήμα και 1 μέντορας, από 7 πόλεις.".to_owned();
    Claim { quantity, qualifier: Qualifier::default(), value, words: words.into(), sentence, line: 3, sum }
}

/// A small cohort with everything that pages can show.
pub(super) fn content() -> Content {
    let part = Some(SumRole::Part { group: 1 });
    let two_seas = vec![
        city("Δύο Θάλασσες", "GR", true, None),
        city("Καβάλα", "GR", false, Some(("Καβάλα", 40.94, 24.41))),
        city("Бургас", "BG", false, Some(("Бургас", 42.5, 27.47))),
    ];
    let mut content = Content {
        edition: edition().card(),
        number: 1,
        date: date(2020, 7, 3),
        texts: BTreeMap::from([(
            "en".to_owned(),
            Texts {
                title: "Οι πόλεις που επιλέχθηκαν".into(),
                introduction: "Πρώτη παράγραφος.\n\nΔεύτερη.".into(),
            },
        )]),
        entries: vec![
            entry(
                "Θεσσαλονίκη",
                Part::Core,
                &["GR"],
                &[MARK],
                None,
                vec![city("Θεσσαλονίκη", "GR", false, Some(("Σαλονίκη", 40.64, 22.93)))],
            ),
            entry("Хасково", Part::Core, &["BG"], &[], None, vec![city("Хасково", "BG", false, None)]),
            entry("Δύο Θάλασσες", Part::Core, &["GR", "BG"], &[MARK], Some(Lead::NotACity), two_seas),
            entry("Πάτρα", Part::Mentor, &["GR"], &[], None, vec![city("Πάτρα", "GR", false, None)]),
        ],
        open_seats: vec![OpenSeat {
            part: Part::International,
            count: 9,
            inside: Some(false),
            sentence: "Εννέα θέσεις μένουν ανοιχτές.".into(),
        }],
        figures: Vec::new(),
        sources: vec![
            SourceLine {
                label: "Ανακοίνωση".into(),
                digest: Digest::of(b"sample"),
                date: Some(date(2020, 7, 3)),
                has_rows: true,
                claims: vec![
                    claim(Quantity::Selected, 5, "5 αιτήσεις", Some(SumRole::Total { group: 1 })),
                    claim(Quantity::New, 2, "2 νέες", part),
                    claim(Quantity::Alumni, 1, "1 με το σήμα", part),
                    claim(Quantity::Mentors, 1, "1 μέντορας", part),
                    claim(Quantity::Cities, 6, "7 πόλεις", None),
                    claim(Quantity::Expressions, 12, "αιτήσεις", None),
                ],
            },
            SourceLine {
                label: "Δελτίο".into(),
                digest: Digest::of(b"second"),
                date: None,
                has_rows: false,
                claims: vec![
                    claim(Quantity::Selected, 4, "4 αιτήσεις", None),
                    claim(Quantity::Expressions, 12, "αιτήσεις", None),
                ],
            },
        ],
        as_of: Timestamp::UNIX_EPOCH,
        exception: Some(Note {
            reason: "Όπως τυπώθηκε.".into(),
            by: "Ελένη Παππά".into(),
            at: Timestamp::UNIX_EPOCH,
        }),
    };
    let (roster, area) = (content.roster(), content.area());
    content.figures = STATED
        .iter()
        .map(|(name, quantity)| {
            let found = figure(&roster, *quantity, &Convention::standard(*quantity), &area);
            let clause = |said: crate::figures::Message| Clause {
                english: crate::figures::english(&said),
                id: said.id.to_owned(),
                args: said.args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            };
            let rule = found.rule.messages().into_iter().map(clause).collect();
            FigureLine { name: (*name).to_owned(), value: found.value, rule }
        })
        .collect();
    content
}

fn second() -> Content {
    let mut second = content();
    second.number = 2;
    second.date = date(2020, 9, 1);
    second.entries.remove(1);
    second.entries[0].standing = Standing::Completed;
    second.entries[0].name = "Δήμος Θεσσαλονίκης".into();
    second.figures[0].value -= 1;
    second
}

fn version(content: Content) -> Announcement {
    Announcement {
        id: Id::of_name("announcement", &content.number.to_string()),
        edition: edition().id,
        number: content.number,
        state: State::Published,
        hash: content.hash(),
        content,
        drafted_by: String::new(),
        reviewed_by: None,
        reviewed_at: None,
        published_by: None,
        published_at: Some(Timestamp::UNIX_EPOCH),
        created_at: Timestamp::UNIX_EPOCH,
        version: 3,
    }
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, locale, title)
}

pub(super) fn samples() -> Vec<Sample> {
    // Licences and feeds have names of their own.
    const OWN_NAMES: &[&str] = &["CC-BY-4.0", "GeoNames"];
    vec![
        Sample::new("cohort-home", |locale| {
            let published = version(content());
            let cards =
                vec![Card::of(locale, &edition(), Some(&published)), Card::of(locale, &edition(), None)];
            Home { page: page(locale, &locale.text("cohort-home-title")), cards, doors: Vec::new() }.render()
        }),
        Sample::new("cohort-home-empty", |locale| {
            let doors = vec![Door { message: "cohort-home-title", href: "/calls".to_owned() }];
            Home { page: page(locale, &locale.text("cohort-home-title")), cards: Vec::new(), doors }.render()
        }),
        Sample::new("cohort-edition", |locale| {
            let versions = [version(second()), version(content())];
            EditionPage::of(page(locale, "Εκατόν Πόλεις 2020"), &edition(), &versions).render()
        }),
        Sample::new("cohort-edition-empty", |locale| {
            EditionPage::of(page(locale, "Εκατόν Πόλεις 2020"), &edition(), &[]).render()
        }),
        Sample::new("cohort-announcement", |locale| {
            AnnouncementPage::of(page(locale, "Οι πόλεις"), &content(), &Query::default(), &Stage::Published)
                .render()
        })
        .with_data(OWN_NAMES),
        Sample::new("cohort-announcement-preview", |locale| {
            let stage = Stage::preview("/desk/announcements/x");
            AnnouncementPage::of(page(locale, "Οι πόλεις"), &content(), &Query::default(), &stage).render()
        })
        .with_data(OWN_NAMES),
        Sample::new("cohort-announcement-filtered", |locale| {
            let query = Query::parse(Some("country=BG&part=mentor"));
            AnnouncementPage::of(page(locale, "Οι πόλεις"), &content(), &query, &Stage::Published).render()
        })
        .with_data(OWN_NAMES),
        Sample::new("cohort-reconciliation", |locale| {
            ReconciliationPage::of(
                page(locale, &locale.text("cohort-recon-title")),
                &content(),
                &Stage::Published,
            )
            .render()
        }),
        Sample::new("cohort-changes", |locale| {
            let (before, after) = (content(), second());
            let page = page(locale, &locale.text("cohort-changes-title"));
            ChangesPage::of(page, &after, Some(&before), &Stage::Published).render()
        }),
        Sample::new("cohort-changes-first", |locale| {
            let page = page(locale, &locale.text("cohort-changes-title"));
            ChangesPage::of(page, &content(), None, &Stage::Published).render()
        }),
        Sample::new("cohort-participant", |locale| {
            let versions = [version(second()), version(content())];
            let (of, entry) = (&versions[1], &versions[1].content.entries[2]);
            ParticipantPage::of(page(locale, &entry.name), entry, of, &versions).render()
        }),
    ]
}
