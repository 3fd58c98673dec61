//! The pages of the search with invented content, in letters that no text of ours has.

use askama::Template;
use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_search::{Answer, Cursor, FacetCount, FacetCounts, Hit};
use centum_web::components::Chip;
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{Locale, Page, Sample};

use super::super::names::Names;
use super::super::question::{Question, Way};
use super::super::saved::SavedSearch;
use super::super::{Card, Named, fields};
use super::landing::LandingPage;
use super::results::{Found, Loosening, ResultsPage};
use super::saved::SavedPage;
use super::why::{Place, WhyPage, Word};
use crate::dcat::{Moment, Texts};

const CITY: &str = "01900000-0000-7000-8000-000000000001";

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("search-results", |locale| results(locale, false)).with_data(&["Transport", "Greek"]),
        Sample::new("search-nothing", |locale| results(locale, true)).with_data(&["Transport", "Greek"]),
        Sample::new("search-landing", |locale| landing(locale, &answer())).with_data(&["Transport", "Greek"]),
        Sample::new("search-landing-empty", |locale| landing(locale, &nothing())),
        Sample::new("search-why", why),
        Sample::new("search-saved", |locale| saved(locale, 2)),
        Sample::new("search-saved-none", |locale| saved(locale, 0)),
    ]
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, locale, locale.text(title))
}

fn card() -> Card {
    Card {
        id: CITY.into(),
        slug: "αέρας".into(),
        kind: "series".into(),
        titles: Texts::one("el", "Ποιότητα του αέρα"),
        summary: Texts::one("el", "Μετρήσεις του αέρα κάθε ώρα."),
        publisher: Some(Named { slug: "δήμος".into(), name: "Δήμος".into() }),
        catalogue: Named { slug: "κατάλογος".into(), name: "Κατάλογος".into() },
        cities: vec![Named { slug: CITY.into(), name: "Θεσσαλονίκη".into() }; 6],
        formats: ["CSV", "JSON", "XLS", "PDF", "WMS_SRVC", "GML", "RDF_XML"].map(str::to_owned).to_vec(),
        licence: fields::NONE.into(),
        modified: Some(Moment::of("2024-05-31")),
        seen: 1_700_000_000_000_000,
        points: Some(300),
    }
}

fn answer() -> Answer {
    let counts = |field: &str, value: &str| FacetCounts {
        field: field.into(),
        values: vec![FacetCount { value: value.into(), count: 1234, selected: true }],
        more: true,
    };
    let known = [
        (fields::CITY, CITY),
        (fields::THEME, "TRAN"),
        (fields::COUNTRY, "GR"),
        (fields::QUALITY, "good"),
        (fields::LICENCE, fields::OTHER),
        (fields::KIND, "service"),
        (fields::FORMAT, "CSV"),
        (fields::KEYWORD, "αέρας"),
    ];
    let stored = serde_json::to_vec(&card()).unwrap_or_default();
    Answer {
        hits: vec![Hit { key: CITY.into(), score: 1.0, stored }],
        total: 1234,
        facets: known.map(|(field, value)| counts(field, value)).into(),
        next: Some(Cursor::from("c")),
        looser: true,
        did_you_mean: Some("αέρας".into()),
        cut: false,
        languages: Vec::new(),
        position: 1,
    }
}

fn nothing() -> Answer {
    Answer { hits: Vec::new(), total: 0, facets: Vec::new(), next: None, looser: false, ..answer() }
}

fn names() -> Names {
    Names::default().with(fields::CITY, CITY, "Θεσσαλονίκη")
}

fn results(locale: &Locale, is_empty: bool) -> askama::Result<String> {
    let query = format!(
        "q=αέρας&city={CITY}&theme=TRAN&from=2020-01-01&west=1&south=2&east=3&north=4&after=a&after=b"
    );
    let query = Query::parse(Some(&query));
    let question = Question::read(&query).unwrap_or_default();
    let answer = if is_empty { nothing() } else { answer() };
    let loosening = Loosening {
        chip: Chip {
            label: locale.text("catalogue-search-facet-city"),
            value: "Θεσσαλονίκη".into(),
            without: "/data".into(),
        },
        found: 7,
    };
    let found = Found {
        question: &question,
        way: &Way::read(&query),
        whole: None,
        answer: &answer,
        names: &names(),
        loosenings: vec![loosening],
        behind: 3,
        signed_in: !is_empty,
    };
    ResultsPage::of(page(locale, "catalogue-search-title"), found).render()
}

fn landing(locale: &Locale, answer: &Answer) -> askama::Result<String> {
    let as_of = Some(locale.moment(Timestamp::UNIX_EPOCH));
    LandingPage::of(page(locale, "catalogue-search-landing-title"), answer, &names(), as_of, 0).render()
}

fn why(locale: &Locale) -> askama::Result<String> {
    let place = Place {
        field: locale.text("catalogue-search-field-title"),
        form: locale.text("catalogue-search-form-stem"),
        language: Some("Ελληνικά".into()),
        term: "αερ".into(),
    };
    let view = WhyPage {
        page: page(locale, "catalogue-search-why-title"),
        record: "Ποιότητα του αέρα".into(),
        record_lang: "el".into(),
        href: "/data/datasets/αέρας".into(),
        text: "αέρας".into(),
        back: "/data".into(),
        words: Some(vec![Word { word: "αέρας".into(), share: 100, places: vec![place] }]),
        other_order: false,
    };
    view.render()
}

fn saved(locale: &Locale, count: usize) -> askama::Result<String> {
    let one = |number: usize| SavedSearch {
        id: Id::of_name("saved-search", &number.to_string()),
        person: Id::<Person>::of_name("person", "sample"),
        name: if number == 0 { String::new() } else { "Αέρας".into() },
        query: "q=αέρας".into(),
        created_at: Timestamp::UNIX_EPOCH,
        known_until: Timestamp::UNIX_EPOCH,
        next_at: Timestamp::UNIX_EPOCH,
    };
    let saved: Vec<SavedSearch> = (0..count).map(one).collect();
    SavedPage::of(page(locale, "catalogue-search-saved-title"), &saved).render()
}
