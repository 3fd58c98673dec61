//! A sample of every page of the room.

use std::collections::BTreeMap;

use askama::Template;
use centum_base::{Country, Id, Timestamp};
use centum_desk::History;
use centum_forms::Texts;
use centum_web::components::Paging;
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::one::Facts;
use super::{bringing, doubles, list, numbers, one, reminders, screening};
use crate::Site;
use crate::call::eligibility::{Fact, Found, Judged, Reason, Verdict};
use crate::call::{Call, CallState, Category, Rule, RuleTest, Terms, Zone};
use crate::expression::Dossier;
use crate::expression::model::{Expression, Member, Origin, State};
use crate::expression::screening::Screening;
use crate::organiser::bringing::{DayOrder, Fate, Mapping, Settings, Table, Target, draft};
use crate::organiser::doubles::{Decided, Doubles, Likeness, Pair, Side};
use crate::organiser::reminding::{Concerned, Due, Reason as Reminded, Recipient, Sent};
use crate::organiser::{Check, Cities, Day, Figures, Line, Tally};

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("desk-applications", |l| {
            let query = Query::parse(Some("q=Λάρισα&state=submitted&only=overlap&eligibility=met&page=1"));
            let paging = Paging::read("/", &query, 1, 3);
            let at = Timestamp::UNIX_EPOCH;
            let lines = [line("submitted"), line("draft"), line("withdrawn")];
            let page = page(l, "calls-organiser-applications");
            list::view(l, page, &call(), &query, (paging, &lines), (&figures(), at)).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-empty", |l| {
            let query = Query::default();
            let paging = Paging::read("/", &query, 1, 0);
            let at = Timestamp::UNIX_EPOCH;
            let page = page(l, "calls-organiser-applications");
            list::view(l, page, &call(), &query, (paging, &[]), (&Figures::default(), at)).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-figures", |l| {
            let page = page(l, "calls-organiser-tab-figures");
            numbers::view(l, page, &call(), (&figures(), Timestamp::UNIX_EPOCH), 2).render()
        })
        .with_data(DATA),
        Sample::new("desk-application", |l| {
            let mut errors = FieldErrors::new();
            errors.push("reason-state", "calls-error-no-reason");
            let facts = Facts {
                judged: judged(),
                checks: vec![Check {
                    rule: "state".into(),
                    computed: Verdict::Unknown,
                    met: true,
                    reason: "Ναι".into(),
                    decided_by: String::new(),
                    decided_at: Timestamp::UNIX_EPOCH,
                }],
                history: History::sample(l),
                ..Facts::default()
            };
            one::view(l, page(l, "calls-organiser-applications"), &dossier(), facts, errors)?.render()
        })
        .with_data(DATA),
        Sample::new("desk-application-screening", |l| {
            let open = Screening {
                number: 1,
                content: centum_base::Digest::ZERO,
                asked_by: String::new(),
                asked_at: Timestamp::UNIX_EPOCH,
                answer: None,
            };
            let (call, dossier, judged) = (call(), dossier(), judged());
            let page = page(l, "calls-screening-title");
            let of = (&call, &dossier, Timestamp::UNIX_EPOCH);
            screening::view(l, page, of, (Some(&open), &judged), None, FieldErrors::new()).render()
        })
        .with_data(DATA),
        Sample::new("desk-application-screening-none", |l| {
            let (call, dossier) = (call(), dossier());
            let page = page(l, "calls-screening-title");
            let of = (&call, &dossier, Timestamp::UNIX_EPOCH);
            screening::view(l, page, of, (None, &[]), None, FieldErrors::new()).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-reminders", |l| {
            let told = [(sent(), "Ελένη".to_owned())];
            let page = page(l, "calls-organiser-tab-reminders");
            let site = Site { name: "Πόλεις".into(), base: String::new() };
            let all = [recipient("1", None), recipient("2", Some(Timestamp::UNIX_EPOCH))];
            let of = (Reminded::Incomplete, all.as_slice(), Timestamp::UNIX_EPOCH);
            let query = Query::default();
            reminders::view(l, page, &call(), &query, of, &told, (&site, &|_| "Ελληνικά".to_owned())).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-reminders-none", |l| {
            let page = page(l, "calls-organiser-tab-reminders");
            let site = Site { name: "Πόλεις".into(), base: String::new() };
            let of = (Reminded::Documents, [].as_slice(), Timestamp::UNIX_EPOCH);
            let query = Query::default();
            reminders::view(l, page, &call(), &query, of, &[], (&site, &|_| "Ελληνικά".to_owned())).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-bring-in", |l| {
            let mut errors = FieldErrors::new();
            errors.push("file", "calls-bring-in-not-utf8");
            let page = page(l, "calls-bring-in-title");
            bringing::View { page, path: "/".to_owned(), errors }.render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-bring-in-preview", |l| {
            let table = Table {
                headings: vec!["Πόλη".into(), "Χώρα".into()],
                rows: vec![
                    (2, vec!["Λάρισα".into(), "Ελλάδα".into()]),
                    (3, vec![String::new(), "Ατλαντίς".into()]),
                ],
                exact: Default::default(),
            };
            let mapping = Mapping(vec![Target::Lead, Target::Country]);
            let settings = Settings {
                category: "new".into(),
                received: "2020-05-29 14:30".into(),
                days: DayOrder::DayFirst,
                leave_out: "4, 9-12".into(),
            };
            let zone = Zone::utc();
            let now = centum_base::Timestamp::MAX;
            let (call, form) = (call(), centum_forms::Form::default());
            let drafts = draft(&call, &form, &table, &mapping, &settings, (&zone, "en", now));
            let of = (&call, &form, &table, &mapping, &settings);
            let page = page(l, "calls-bring-in-title");
            let fates = [Fate::New, Fate::Faulty];
            bringing::view(l, page, of, &drafts, &fates, String::new(), FieldErrors::new()).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-doubles", |l| {
            let page = page(l, "calls-organiser-tab-doubles");
            let pairs = vec![pair(None), pair(Some(true)), pair(Some(false))];
            let found = Doubles { pairs, more: true };
            doubles::view(l, page, &call(), &found, None, FieldErrors::new()).render()
        })
        .with_data(DATA),
        Sample::new("desk-applications-doubles-none", |l| {
            let page = page(l, "calls-organiser-tab-doubles");
            doubles::view(l, page, &call(), &Doubles::default(), None, FieldErrors::new()).render()
        })
        .with_data(DATA),
    ]
}

fn sent() -> Sent {
    Sent {
        reason: Reminded::Unsigned,
        asked_by: String::new(),
        asked_at: Timestamp::UNIX_EPOCH,
        letters: 41,
        is_done: false,
    }
}

fn recipient(id: &str, reminded_at: Option<Timestamp>) -> Recipient {
    let due = vec![Due { document: None, at: Timestamp::UNIX_EPOCH }];
    let about =
        Concerned { id: Id::of_name("expression", id), number: 12, title: "Λάρισα".into(), due };
    Recipient {
        person: Id::of_name("person", id),
        name: "Ελένη".into(),
        mail: "ελένη@πόλη.example".into(),
        locale: None,
        about: vec![about],
        reminded_at,
    }
}

fn pair(are_two: Option<bool>) -> Pair {
    let side = |number| Side { id: Id::of_name("side", "1"), number, title: "Λάρισα".into() };
    let because = [Likeness::Place, Likeness::Lead, Likeness::Writer];
    Pair {
        first: side(1),
        second: side(2),
        because: because.map(|likeness| (likeness, "Λάρισα".to_owned())).to_vec(),
        decided: are_two.map(|are_two| Decided {
            are_two,
            reason: "Ναι".into(),
            by: String::new(),
            at: Timestamp::UNIX_EPOCH,
        }),
    }
}

/// Words of the zone and of numbers.
const DATA: &[&str] = &["UTC", "EOI", "XLSX", "CSV", "JSON", "ZIP", "English", "example"];

fn page(l: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, l, l.text(title))
}

fn call() -> Call {
    Call {
        id: Id::of_name("call", "sample"),
        edition: Id::of_name("edition", "sample"),
        slug: "x".into(),
        state: CallState::Open,
        terms: Terms {
            title: Texts::english("Πόλεις"),
            zone: "UTC".into(),
            categories: vec![Category {
                key: "new".into(),
                label: Texts::english("Νέα πόλη"),
                help: Texts::default(),
                role: "core".into(),
            }],
            eligibility: vec![Rule {
                key: "state".into(),
                label: Texts::english("Κράτος μέλος"),
                categories: Vec::new(),
                test: RuleTest::ByPerson,
            }],
            ..Terms::default()
        },
        form: 1,
        corrigendum: 0,
        closed_at: None,
        announced_at: None,
        version: 1,
    }
}

fn line(state: &str) -> Line {
    let submitted = state == "submitted";
    Line {
        id: Id::of_name("expression", state),
        number: 12,
        title: "Λάρισα".into(),
        category: "new".into(),
        consortium: submitted,
        state: state.into(),
        origin: Origin::Received,
        begun_at: Timestamp::UNIX_EPOCH,
        saved_at: Timestamp::UNIX_EPOCH,
        lead: Some("Λάρισα".into()),
        country: Country::new("GR"),
        submitted_at: submitted.then_some(Timestamp::UNIX_EPOCH),
        in_grace: true,
        first_at: submitted.then_some(Timestamp::MAX),
        members: 3,
        cities: 2,
        unsigned: 1,
        overlaps: 1,
        open: (!submitted).then_some(2),
        documents: Some(1),
        verdict: Some(Verdict::Unknown),
        confirmed: (0, 1),
        refused: 0,
    }
}

fn figures() -> Figures {
    let tally = Tally { drafts: 40, submitted: 90, withdrawn: 1 };
    let day = |on: &str, begun, handed_in| Day {
        on: on.parse().unwrap_or(centum_base::Date::constant(2020, 1, 1)),
        begun,
        handed_in,
    };
    Figures {
        all: tally,
        by_category: BTreeMap::from([("new".to_owned(), tally)]),
        single: tally,
        consortia: Tally::default(),
        by_country: BTreeMap::from([(Country::new("GR"), tally), (None, Tally::default())]),
        cities_submitted: Cities { cities: 126, placed: 125, places: 120 },
        days: vec![day("2020-05-28", 3, 0), day("2020-05-29", 2, 4)],
    }
}

fn judged() -> Vec<Judged> {
    let judged = |verdict, reason, found| Judged {
        rule: "state".into(),
        verdict,
        reason,
        facts: vec![Fact { member: "Λάρισα".into(), found }],
    };
    let name = || vec!["Λάρισα".to_owned()];
    vec![
        judged(Verdict::Met, Reason::Fulfilled, Found::Agreed(true)),
        judged(Verdict::Met, Reason::ConsortiumExempt, Found::Agreed(false)),
        judged(Verdict::Met, Reason::SingleExempt, Found::Chosen(None)),
        judged(Verdict::NotMet, Reason::Failing(name()), Found::Stated(4000)),
        judged(Verdict::Unknown, Reason::Missing(name()), Found::NoPopulation),
        judged(
            Verdict::Unknown,
            Reason::Disagreeing { stated: 60_000, gazetteer: 40_000 },
            Found::Gazetteer(40_000),
        ),
        judged(Verdict::NotMet, Reason::TooFew { members: 1, least: 2 }, Found::Country(None)),
        judged(
            Verdict::NotMet,
            Reason::TooMany { members: 16, most: 15 },
            Found::Country(Country::new("GR")),
        ),
        judged(Verdict::Unknown, Reason::ForAPerson, Found::Excluded("Λάρισα".into())),
        judged(Verdict::Unknown, Reason::NoMembers, Found::Agreed(true)),
    ]
}

fn dossier() -> Dossier {
    let member = Member {
        id: Id::of_name("member", "sample"),
        position: 0,
        is_lead: true,
        is_city: false,
        name: "Λάρισα".into(),
        country: Country::new("GR"),
        place: None,
    };
    Dossier {
        call: call(),
        form: centum_forms::Form::default(),
        head: Expression {
            id: Id::of_name("expression", "sample"),
            call: call().id,
            number: 12,
            title: "Λάρισα".into(),
            category: "new".into(),
            consortium: false,
            shared: true,
            form: 1,
            state: State::Draft,
            origin: Origin::Received,
            created_at: Timestamp::UNIX_EPOCH,
            saved_at: Timestamp::UNIX_EPOCH,
            version: 1,
        },
        members: vec![member],
        writers: Vec::new(),
        invitations: Vec::new(),
        answers: Vec::new(),
        asides: Vec::new(),
        sign_offs: Vec::new(),
        submissions: Vec::new(),
        counts_as: None,
    }
}
