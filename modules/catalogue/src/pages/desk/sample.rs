//! A sample of every page of the desk.

use askama::Template;
use centum_base::{Id, Timestamp};
use centum_desk::History;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::{already, duplicates, leave, looking, officers, record, run, source, start, taking, words};
use crate::harvest::{
    Changed, Counts, Example, Failure, Group, Guard, Mode, Outcome, Preview, Run, Sample as Some_, Stage,
    Step,
};
use crate::intake::{Answered, Attempt, Findings, Looking, Offer, Stage as Looked};
use crate::officers::{Charge, Participant, Standing};
use crate::quality::{Metric, Score, Share, Tally};
use crate::records::{Content, Decision, Entry, Kind, Packed, Record, Severity, State, What};
use crate::sources::{Care, Catalogue, CatalogueKind, Publisher, Source};

/// A sample of every page of the desk.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("desk-start", |l| {
            let mut errors = FieldErrors::new();
            errors.push("address", "catalogue-desk-address-scheme");
            let last = start::Last {
                href: "/".into(),
                stage: words::stage(l, &run_at(Stage::Done)),
                tone: "success",
                mode: words::mode(l, Mode::Real),
                at: Timestamp::UNIX_EPOCH,
            };
            let line = start::Line {
                href: "/".into(),
                name: "Θεσσαλονίκη".into(),
                address: "…".into(),
                of: Some("Θεσσαλονίκη".into()),
                leave: Some(start::Leave {
                    text: l.text("catalogue-officer-standing-asked"),
                    tone: "warning",
                    reason: None,
                }),
                dialect: words::dialect(l, "ckan"),
                records: 412,
                last: Some(last),
                next: None,
                schedule: words::schedule(l, Some(90)),
            };
            start::Start {
                page: page(l, "catalogue-desk-title"),
                address: "…".into(),
                errors,
                manages: true,
                acts_for: vec![participant()],
                asking: vec![("/".into(), "Βόλος".into())],
                guarded: vec![("/".into(), "Θεσσαλονίκη".into())],
                failed: vec![("/".into(), "Χαλκίδα".into())],
                alike: 2,
                headings: start::headings(l),
                lines: vec![line],
            }
            .render()
        }),
        Sample::new("desk-looking", |l| {
            let found = looking_at(Looked::Asking);
            looking::view(l, page(l, "catalogue-desk-looking"), &found, None, FieldErrors::new()).render()
        }),
        Sample::new("desk-looked", |l| {
            let found = looking_at(Looked::Asked);
            let tongues = vec![(l.tag().to_owned(), l.endonym())];
            let known = taking::Known {
                publishers: vec![publisher()],
                hints: Vec::new(),
                tongues,
                acts_for: Vec::new(),
            };
            let typed =
                taking::Typed { todo: "search".into(), name: "…".into(), ..taking::Typed::default() };
            let mut errors = FieldErrors::new();
            errors.push("name", "catalogue-desk-error-name");
            let form = taking::form(l, &found, &known, &typed);
            let view = looking::view(l, page(l, "catalogue-desk-looking"), &found, Some(form), errors);
            looking::View { already: vec![already_read()], ..view }.render()
        }),
        Sample::new("desk-start-unnamed", |l| {
            start::Start {
                page: page(l, "catalogue-desk-title"),
                address: String::new(),
                errors: FieldErrors::new(),
                manages: false,
                acts_for: Vec::new(),
                asking: Vec::new(),
                guarded: Vec::new(),
                failed: Vec::new(),
                alike: 0,
                headings: start::headings(l),
                lines: Vec::new(),
            }
            .render()
        }),
        Sample::new("desk-looked-by-officer", |l| {
            let found = looking_at(Looked::Asked);
            let known = taking::Known {
                publishers: Vec::new(),
                hints: Vec::new(),
                tongues: Vec::new(),
                acts_for: vec![participant()],
            };
            let form = taking::form(l, &found, &known, &taking::Typed::default());
            looking::view(l, page(l, "catalogue-desk-looking"), &found, Some(form), FieldErrors::new())
                .render()
        }),
        Sample::new("desk-officers", |l| {
            let line = officers::Line {
                participation: "1".into(),
                participant: "Θεσσαλονίκη".into(),
                person: "1".into(),
                name: "Ελένη Παππά".into(),
            };
            officers::Officers {
                page: page(l, "catalogue-officer-title"),
                headings: officers::headings(l),
                lines: vec![line],
                participants: taking::participants(&[participant()], ""),
                mail: "…".into(),
                asks: true,
                errors: FieldErrors::new(),
            }
            .render()
        }),
        Sample::new("desk-run-asking", |l| {
            let mut view = run_view(l, Run { mode: Mode::Dry, ..run_at(Stage::Done) });
            view.already = vec![already_read()];
            view.leave =
                leave::Leave {
                    decides: true, declined: Some("Λάθος".into()), ..leave::Leave::default()
                };
            view.render()
        }),
        Sample::new("desk-run-asked", |l| {
            let mut view = run_view(l, Run { mode: Mode::Dry, ..run_at(Stage::Done) });
            view.leave = leave::Leave { is_needed: true, is_asked: true, ..leave::Leave::default() };
            view.render()
        }),
        Sample::new("desk-looked-in-vain", |l| {
            let found = Looking { found: Findings::default(), ..looking_at(Looked::Asked) };
            looking::view(l, page(l, "catalogue-desk-looking"), &found, None, FieldErrors::new()).render()
        }),
        Sample::new("desk-run-reading", |l| of_run(l, run_at(Stage::Reading))),
        Sample::new("desk-run-dry", |l| of_run(l, Run { mode: Mode::Dry, ..run_at(Stage::Done) })),
        Sample::new("desk-run-guarded", |l| of_run(l, run_at(Stage::Guarded))),
        Sample::new("desk-run-failed", |l| of_run(l, run_at(Stage::Failed))),
        Sample::new("desk-source", |l| {
            let whole = source::Whole {
                source: source_of(),
                catalogue: catalogue(),
                publisher: Some("Δήμος Θεσσαλονίκης".into()),
                cities: vec!["Θεσσαλονίκη".into()],
                standing: vec![(State::Live, 412), (State::Missing, 3)],
                runs: vec![run_at(Stage::Done)],
                manages: true,
                charge: Some((charge(), "Θεσσαλονίκη".into(), Some("Ελένη Παππά".into()))),
                participants: vec![participant()],
            };
            let (care, errors) = (source::CareForm::of(&whole.source), FieldErrors::new());
            let view = source::view(l, page(l, "catalogue-desk-source"), &whole, care, errors);
            source::View { history: History::sample(l), ..view }.render()
        }),
        Sample::new("desk-duplicates", |l| {
            let side = |title: &str| duplicates::Side {
                id: "1".into(),
                href: "/".into(),
                title: title.to_owned(),
                catalogue: "Θεσσαλονίκη".into(),
                state: words::state(l, State::Live),
                tone: "success",
                kept: false,
            };
            let pair = duplicates::Pair {
                number: 0,
                action: "/".into(),
                alike: l.text("catalogue-desk-alike-uri"),
                one: side("Δέντρα"),
                other: side("Πάρκα"),
                decided: None,
                why: String::new(),
                reason: String::new(),
                different: false,
            };
            duplicates::List {
                page: page(l, "catalogue-desk-duplicates"),
                tabs: duplicates::tabs(l, Decision::Open),
                pairs: vec![pair],
                more: 2,
                show: Decision::Open.name(),
                errors: FieldErrors::new(),
            }
            .render()
        }),
        Sample::new("desk-records", |l| {
            record::List {
                page: page(l, "catalogue-desk-records"),
                path: "/".into(),
                q: String::new(),
                headings: record::headings(l),
                lines: Vec::new(),
                next: Some("/".into()),
            }
            .render()
        }),
        Sample::new("desk-record", |l| {
            let whole = record::Whole {
                record: record_of(),
                source: source_of(),
                catalogue: "Θεσσαλονίκη".into(),
                entries: vec![entry()],
                manages: true,
            };
            let page = page(l, "catalogue-desk-record");
            match record::view(l, page, &whole, String::new(), FieldErrors::new()) {
                Some(view) => view.render(),
                None => Ok(String::new()),
            }
        }),
    ]
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title)).crumb("/", locale.text("catalogue-desk-title"))
}

fn of_run(locale: &Locale, run: Run) -> askama::Result<String> {
    run_view(locale, run).render()
}

fn run_view(locale: &Locale, run: Run) -> run::View {
    let mut tally = Tally::of_datasets(412);
    tally.add(Metric::Keyword, Share { passed: 120, judged: 412 });
    let whole = run::Whole {
        run,
        source: source_of(),
        catalogue: catalogue(),
        publisher: Some(publisher()),
        score: Score::of(tally),
        manages: true,
        charge: Some(charge()),
        asks: true,
    };
    run::view(locale, page(locale, "catalogue-desk-run"), &whole, String::new(), FieldErrors::new())
}

fn participant() -> Participant {
    let id = Id::of_name("participation", "sample");
    Participant { id, name: "Θεσσαλονίκη".into(), edition: "Ἑκατόν".into() }
}

fn charge() -> Charge {
    Charge {
        catalogue: Id::of_name("catalogue", "sample"),
        participation: Id::of_name("participation", "sample"),
        brought_by: String::new(),
        brought_at: Timestamp::UNIX_EPOCH,
        standing: Standing::Declined,
        wish: None,
        reason: Some("Λάθος".into()),
    }
}

fn already_read() -> already::Already {
    already::Already { href: "/".into(), name: "Θεσσαλονίκη".into(), address: "…".into() }
}

fn looking_at(stage: Looked) -> Looking {
    let attempt = |answered| Attempt { url: "…".into(), answered };
    let offer =
        |confidence, total| Offer { dialect: "ckan".into(), address: "…".into(), confidence, total };
    let fault = Answered::Fault { code: "fetch-private".into(), detail: "…".into() };
    let found = Findings {
        attempts: vec![
            attempt(Answered::Page),
            attempt(Answered::Dialect { dialect: "ckan".into(), total: Some(412) }),
            attempt(Answered::Other { media_type: None, bytes: 12 }),
            attempt(fault),
        ],
        planned: 9,
        offers: vec![offer(98, Some(412)), offer(60, None)],
        title: None,
    };
    Looking {
        id: Id::of_name("looking", "sample"),
        address: "…".into(),
        stage,
        found,
        asked_by: String::new(),
        asked_at: Timestamp::UNIX_EPOCH,
        ended_at: None,
        source: None,
    }
}

fn publisher() -> Publisher {
    Publisher {
        id: Id::of_name("publisher", "sample"),
        slug: String::new(),
        name: "Δήμος Θεσσαλονίκης".into(),
        homepage: None,
        mail: Some("δ@δ".into()),
        locale: None,
        version: 1,
    }
}

fn catalogue() -> Catalogue {
    Catalogue {
        id: Id::of_name("catalogue", "sample"),
        slug: String::new(),
        name: "Θεσσαλονίκη".into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: None,
        version: 1,
    }
}

fn source_of() -> Source {
    Source {
        id: Id::of_name("source", "sample"),
        catalogue: Id::of_name("catalogue", "sample"),
        address: "…".into(),
        dialect: "ckan".into(),
        care: Care::default(),
        enabled: true,
        next_at: None,
        version: 1,
    }
}

fn run_at(stage: Stage) -> Run {
    let group = Group {
        rule: "…".into(),
        field: "…".into(),
        severity: Severity::Warning,
        remedy: String::new(),
        count: 4,
        examples: vec![Example { record: None, value: "…".into() }],
    };
    let names = |count| Some_ { count, first: vec!["…".into()] };
    let preview = Preview {
        new: names(3),
        changed: vec![Changed { remote_id: "…".into(), fields: Vec::new() }],
        changed_count: 2,
        vanished: names(1),
        guarded: true,
        ..Preview::default()
    };
    let outcome = Outcome {
        preview: Some(preview),
        guard: Some(Guard { known: 10, unseen: 9, percent: 20 }),
        groups: vec![group],
        tally: None,
    };
    Run {
        id: Id::of_name("run", "sample"),
        source: Id::of_name("source", "sample"),
        number: 3,
        mode: Mode::Real,
        stage,
        request: None,
        page: 2,
        total: Some(412),
        counts: Counts { seen: 120, new: 20, ..Counts::default() },
        attempts: 1,
        not_before: Timestamp::UNIX_EPOCH,
        failure: (stage == Stage::Failed).then(|| Failure {
            step: Step::Fetch,
            code: "fetch-time".into(),
            detail: "…".into(),
        }),
        outcome: stage
            .is_over()
            .then(|| outcome.clone())
            .or_else(|| (stage == Stage::Guarded).then_some(outcome)),
        started_by: String::new(),
        started_at: Timestamp::UNIX_EPOCH,
        touched_at: Timestamp::UNIX_EPOCH,
        ended_at: stage.is_over().then_some(Timestamp::UNIX_EPOCH),
        decided_by: None,
        decided_at: None,
        reason: None,
    }
}

fn record_of() -> Record {
    Record {
        id: Id::of_name("record", "sample"),
        source: Id::of_name("source", "sample"),
        remote_id: "δέντρα".into(),
        kind: Kind::Dataset,
        slug: "…".into(),
        first_seen: Timestamp::UNIX_EPOCH,
        last_seen: Timestamp::UNIX_EPOCH,
        state: State::Live,
        missing_since: None,
        head: 1,
    }
}

fn entry() -> Entry {
    let finding = crate::records::Finding {
        record: None,
        field: "…".into(),
        rule: "…".into(),
        severity: Severity::Violation,
        remedy: String::new(),
        value: "…".into(),
    };
    let digest = centum_base::Digest::of(b"sample");
    Entry {
        position: 1,
        record: Id::of_name("record", "sample"),
        at: Timestamp::UNIX_EPOCH,
        run: None,
        what: What::Withdrawn,
        state: State::Live,
        content: Content {
            raw: digest,
            media_type: String::new(),
            hash: digest,
            canonical: true,
            subject: String::new(),
            graph: Packed::of(""),
            record: String::new(),
            findings: vec![finding],
        },
        by: None,
        reason: Some("Λάθος".into()),
    }
}
