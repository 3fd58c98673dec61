//! A sample of every page.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use centum_base::{Country, Digest, Id, Timestamp};
use centum_web::components::{Heading, Paging};
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{BaseUrl, FieldErrors, Locale, Message, Page, Sample};

use super::around::{City, Participant, Surroundings};
use super::dataset::{self, DatasetPage, GonePage, Related};
use super::facts::{Fact, Section};
use super::figures::FiguresPage;
use super::figures::{Asked, Chart, Drawn, sample_counted};
use super::history::{self, HistoryPage};
use super::links::{data, inward};
use super::lists::{Item, ListPage};
use super::loading::{AbsentPage, Known, LineLink};
use super::scope::ScopePage;
use super::words::Said;
use crate::dcat::{
    Agent, Bbox, Checksum, Coded, Contact, Distribution, Format, Kind as Typed, Lang, Moment, Period, Place,
    Texts,
};
use crate::glance::{Glance, Rows};
use crate::issues::{Issue, IssueState};
use crate::listing::{Event, Scope};
use crate::pages::issues::{IssueForm, IssueLine, IssuePage, IssuesPage};
use crate::pages::reuses::{self, ReuseForm, ReuseLine, ReusePage, ReusesPage};
use crate::records::{Content, Entry, Kind, Packed, Record, State, What};
use crate::reuses::{Reuse, ReuseKind, ReuseState};
use crate::sources::{Care, Catalogue, CatalogueKind, Publisher, Source};

fn now() -> Timestamp {
    Timestamp::from_second(1_593_777_600).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A record with everything that a page can show.
pub(super) fn typed() -> crate::dcat::Record {
    let address = |end: &str| format!("https://data.leuven.example/{end}");
    let texts = |text: &str| {
        Texts(BTreeMap::from([(Lang::new("el"), text.to_owned()), (Lang::new("nl"), "Bomen".to_owned())]))
    };
    let part = Distribution {
        titles: texts("Δέντρα"),
        download_urls: vec![address("trees.csv")],
        access_urls: vec![address("trees")],
        format: Some(Format { value: Some(Coded::Code("CSV".into())), given: None }),
        byte_size: Some(1_234_567),
        licences: vec![Coded::Code("CC_BY_4_0".into())],
        modified: Some(Moment::of("2020-07-01")),
        checksum: Some(Checksum { algorithm: "sha256".into(), value: "00ff".into() }),
        ..Distribution::default()
    };
    crate::dcat::Record {
        uri: Some(address("id/trees")),
        kind: Typed::Dataset,
        identifiers: vec!["δ-1".into()],
        titles: texts("Τα δέντρα της πόλης"),
        descriptions: texts("Κάθε δέντρο.\n\n- ύψος\n- είδος"),
        keywords: BTreeMap::from([(Lang::new("el"), BTreeSet::from(["δέντρα".to_owned()]))]),
        themes: vec![Coded::Code("ENVI".into())],
        publishers: vec![Agent { names: texts("Δήμος"), ..Agent::default() }],
        contacts: vec![Contact { emails: vec!["data@leuven.example".into()], ..Contact::default() }],
        temporal: vec![Period { start: Some(Moment::of("2019")), end: None }],
        spatial: vec![Place {
            labels: texts("Λέουβεν"),
            bbox: Some(Bbox { west: 4.6, south: 50.8, east: 4.8, north: 51.0 }),
            ..Place::default()
        }],
        modified: Some(Moment::of("2020-07-01")),
        frequency: Some(Coded::Code("ANNUAL".into())),
        hvd_categories: vec![Coded::Code("c_ac64a52d".into())],
        relations: vec![address("id/parks")],
        distributions: vec![part, Distribution::default()],
        ..crate::dcat::Record::default()
    }
}

/// What stands beside a record.
fn beside() -> dataset::Beside {
    let rows = Rows {
        columns: vec!["είδος".into(), String::new()],
        rows: vec![vec!["δρυς".into(), "1".into()]],
        more: false,
    };
    let glances = [("https://data.leuven.example/trees.csv".to_owned(), Glance { at: now(), rows })].into();
    let one = Reuse {
        id: Id::of_name("reuse", "a"),
        record: Id::of_name("record", "a"),
        slug: "trees".into(),
        title: "Χάρτης".into(),
        address: "https://trees.example/".into(),
        maker: "Ελένη".into(),
        kind: ReuseKind::Visualisation,
        state: ReuseState::Waiting,
        told_at: now(),
        reason: Some("Λάθος".into()),
        version: 1,
    };
    dataset::Beside { uses: vec![one], glances }
}

/// A record with all that stands around it.
pub(super) fn known() -> Known {
    let typed = typed();
    let (record, catalogue, publisher) =
        (Id::of_name("record", "a"), Id::of_name("portal", "a"), Id::of_name("body", "a"));
    let content = Content {
        raw: Digest::of(b"raw"),
        media_type: "text/turtle".into(),
        hash: Digest::of(b"graph"),
        canonical: true,
        subject: "_:a".into(),
        graph: Packed::of(""),
        record: serde_json::to_string(&typed).unwrap_or_default(),
        findings: Vec::new(),
    };
    let source = Source {
        id: Id::of_name("source", "a"),
        catalogue,
        address: "https://data.leuven.example/".into(),
        dialect: "dcat".into(),
        care: Care::default(),
        enabled: true,
        next_at: None,
        version: 1,
    };
    Known {
        record: Record {
            id: record,
            source: source.id,
            remote_id: "δ-1".into(),
            kind: Kind::Dataset,
            slug: "trees".into(),
            first_seen: now(),
            last_seen: now(),
            state: State::Missing,
            missing_since: Some(now()),
            head: 2,
        },
        entry: Entry {
            position: 2,
            record,
            at: now(),
            run: None,
            what: What::Changed,
            state: State::Live,
            content,
            by: None,
            reason: None,
        },
        typed,
        around: Surroundings {
            source,
            catalogue: Catalogue {
                id: catalogue,
                slug: "leuven".into(),
                name: "Ανοιχτά δεδομένα".into(),
                homepage: None,
                kind: CatalogueKind::Portal,
                publisher: Some(publisher),
                version: 1,
            },
            publisher: Some(Publisher {
                id: publisher,
                slug: "leuven".into(),
                name: "Δήμος".into(),
                homepage: None,
                mail: None,
                locale: None,
                version: 1,
            }),
            cities: vec![city()],
        },
    }
}

fn city() -> City {
    City {
        id: Id::of_name("place", "leuven"),
        name: "Λέουβεν".into(),
        own_name: Some("Λουβέν".into()),
        country: Country::UNITED_KINGDOM,
        latitude: Some(50.88),
        longitude: Some(4.7),
        participation: None,
    }
}

fn line() -> LineLink {
    LineLink {
        href: "/data/datasets/trees".into(),
        title: Said {
            text: "Τα δέντρα".into(), lang: "el".into(), foreign: Some("Ελληνικά".into())
        },
        when: centum_web::Html::time("2020-07-03", "2020-07-03"),
    }
}

fn page(locale: &Locale, id: &str) -> Page {
    Page::sample(Face::Public, locale, locale.text(id))
}

/// A page whose title is data: it stands in the head of the document too.
fn named(locale: &Locale) -> Page {
    Page::sample(Face::Public, locale, "Τα δέντρα")
}

/// A sample of every page of the public face.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("catalogue-dataset", |l| {
            let known = known();
            let participant = Participant {
                href: "/editions/x/participants/y".into(),
                name: "Λέουβεν".into(),
                edition: "Πόλεις 2020".into(),
            };
            let query = Query::default();
            let base = BaseUrl::new("https://centum.example").map_err(|_| askama::Error::Fmt)?;
            let asked = dataset::Asked { base: &base, query: &query };
            DatasetPage::of(named(l), &known, &Related::default(), &[participant], &asked, (None, &beside()))
                .render()
        }),
        Sample::new("catalogue-reuse", |l| {
            let mut errors = FieldErrors::new();
            errors.push("title", Message::new("catalogue-reuse-wrong-line").arg("most", 200));
            ReusePage {
                page: named(l),
                path: "/data/datasets/trees".into(),
                title: line().title.text,
                typed: ReuseForm::default(),
                kinds: reuses::kinds(l, "article"),
                errors,
            }
            .render()
        }),
        Sample::new("catalogue-reuses-desk", |l| {
            let lines = beside().uses.into_iter().map(|one| ReuseLine::of(l, one)).collect();
            let paging = Paging::read("/", &Query::default(), 50, 1);
            ReusesPage { page: Page::sample(Face::Desk, l, l.text("catalogue-reuse-list")), lines, paging }
                .render()
        }),
        Sample::new("catalogue-gone", |l| {
            GonePage {
                page: named(l),
                path: "/data/datasets/trees".into(),
                title: line().title,
                what: l.say("catalogue-public-gone-vanished").markup("since", &l.moment(now())).html(),
                reason: Some("Διπλό".into()),
                catalogue: ("/data/catalogues/leuven".into(), "Δεδομένα".into()),
            }
            .render()
        }),
        Sample::new("catalogue-absent", |l| {
            AbsentPage { page: page(l, "catalogue-public-absent"), near: vec![line()] }.render()
        }),
        Sample::new("catalogue-history", history),
        Sample::new("catalogue-scope", scope),
        Sample::new("catalogue-figures", figures),
        Sample::new("catalogue-list", list),
        Sample::new("catalogue-issue", issue),
        Sample::new("catalogue-issues-desk", issues),
    ]
}

fn history(l: &Locale) -> askama::Result<String> {
    let known = known();
    let event = |position, what, by_hand, reason: Option<&str>| Event {
        position,
        at: now(),
        run: None,
        what,
        by_hand,
        reason: reason.map(str::to_owned),
    };
    let events: Vec<Event> = What::ALL
        .iter()
        .zip(1_i64..)
        .map(|(what, position)| event(position, *what, position % 2 == 0, Some("Λόγος")))
        .collect();
    let mut before = known.entry.clone();
    let mut older = typed();
    older.titles = Texts::one("el", "Δέντρα");
    older.distributions.clear();
    before.content.record = serde_json::to_string(&older).unwrap_or_default();
    let compared = history::Compared::of(l, &before, &known.entry);
    let day = jiff::civil::Date::constant(2020, 7, 3);
    let then = history::Then::of(l, &known, day, Some((typed(), known.entry.clone())));
    let paging = Paging::read("/x", &Query::default(), 5, events.len());
    HistoryPage::of(l, named(l), &known, (events, paging), true, (Some(compared), Some(then)), "2020-07-03")
        .render()
}

fn charts(l: &Locale) -> Vec<Chart> {
    let asked = Asked { scope: Scope::Whole, theme: String::new(), query: Query::default() };
    Drawn::ALL.iter().map(|drawn| Chart::of(l, &asked, &sample_counted(l, *drawn))).collect()
}

fn scope(l: &Locale) -> askama::Result<String> {
    let facts = [
        Fact::of(l, "catalogues", vec![inward("/data/catalogues/leuven", "Δεδομένα"), data("Άλλα")]),
        Fact::of(l, "takes-part", vec![data("Λέουβεν")]),
    ];
    ScopePage {
        page: named(l),
        kicker: l.text("catalogue-scope-city"),
        title: line().title,
        own_name: Some("Λουβέν".into()),
        lead: l.say("catalogue-scope-city-lead").arg("count", 2).html(),
        search: "/data?city=x".into(),
        headlines: vec![(l.number(7), l.say("catalogue-figures-kind-dataset").arg("count", 7).plain())],
        as_of: Some(l.moment(now())),
        behind: true,
        sections: Section::of(l, "about", facts.into_iter().flatten().collect()).into_iter().collect(),
        map: None,
        newest: vec![line()],
        charts: charts(l),
    }
    .render()
}

fn figures(l: &Locale) -> askama::Result<String> {
    let map = super::drawing::cities(l, &[(city(), 7)]);
    FiguresPage {
        page: page(l, "catalogue-figures-title"),
        as_of: None,
        behind: false,
        headlines: vec![(l.number(1), l.say("catalogue-figures-cities").arg("count", 1).plain())],
        map: map.map(|map| centum_web::Html::trusted(map.render())),
        unplaced: 1,
        charts: charts(l),
    }
    .render()
}

fn list(l: &Locale) -> askama::Result<String> {
    let item = Item {
        key: "leuven".into(),
        href: "/data/catalogues/leuven".into(),
        name: "Δεδομένα".into(),
        own_name: Some("Δεδομένα".into()),
        note: Some("Δήμος".into()),
        count: 7,
    };
    let heading = |id| Heading::plain(l.text(id));
    ListPage {
        page: page(l, "catalogue-lists-catalogues"),
        name: "catalogues",
        headings: vec![
            heading("catalogue-lists-catalogues-name"),
            heading("catalogue-lists-catalogues-note"),
            heading("catalogue-figures-datasets").of_numbers(),
        ],
        items: vec![item],
        paging: Paging::read("/data/catalogues", &Query::default(), 100, 1),
    }
    .render()
}

fn issue(l: &Locale) -> askama::Result<String> {
    let mut errors = FieldErrors::new();
    errors.push("subject", Message::new("catalogue-issue-wrong-subject").arg("most", 200));
    IssuePage {
        page: page(l, "catalogue-issue-title"),
        path: "/data/datasets/trees".into(),
        title: "Τα δέντρα".into(),
        publisher: Some("Δήμος".into()),
        typed: IssueForm { subject: String::new(), body: "Λείπουν".into(), mail: String::new() },
        errors,
    }
    .render()
}

fn issues(l: &Locale) -> askama::Result<String> {
    let issue = |state: IssueState| Issue {
        id: Id::of_name("issue", state.name()),
        record: Id::of_name("record", "a"),
        slug: "trees".into(),
        subject: (state != IssueState::Done).then(|| "Δέντρα".into()),
        body: (state != IssueState::Done).then(|| "Λείπουν".into()),
        mail: None,
        state,
        raised_at: now(),
        settled_at: (state == IssueState::Done).then(now),
        note: Some("Έγινε".into()),
        version: 1,
    };
    let lines = IssueState::ALL.iter().map(|state| IssueLine::of(l, issue(*state))).collect();
    IssuesPage {
        page: Page::sample(Face::Desk, l, l.text("catalogue-issue-list")),
        open: 2,
        lines,
        paging: Paging::read("/desk/catalogue/issues", &Query::default(), 50, 3),
    }
    .render()
}
