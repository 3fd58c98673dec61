//! A sample of every page of the desk of calls.

use askama::Template;
use centum_base::Timestamp;
use centum_web::components::Choice;
use centum_web::page::Face;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Sample};

use super::editors::Editor;
use super::overview::{CorrigendumLine, Lack, List, ListLine, NextStep, Overview, headings, parts};
use super::previewing::{Applicant, FormPreview};
use super::proposing::Proposal;
use super::questions::{QuestionLine, Questions};
use super::retention::{Class, RetentionPage, done, headings as retention_headings};
use super::rows::shown;
use super::texts::TextsForm;
use super::times::{TimesForm, deadline_cells, deadlines_in};
use super::{lists, new, rules_list};
use crate::call::{Fault, Passing, changes, template};
use crate::expression::Erasure;
use crate::pages::call_words::fault;
use crate::pages::difference::lines;
use crate::pages::retention::{lines as lines_of, rule, when as when_gone};
use crate::pages::words::{last_deadline_time, time, zone_of};

const PATH: &str = "/desk/calls/sample";

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title))
}

fn when(l: &Locale) -> Html {
    time(l, Timestamp::UNIX_EPOCH, &zone_of(&template::terms()))
}

/// A sample of every page of the desk of calls.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("calls-desk-list", |l| {
            let lines = vec![ListLine::of(l, &template::sample_call())];
            List { page: page(l, "calls-desk-title"), headings: headings(l), lines }.render()
        }),
        Sample::new("calls-desk-list-empty", |l| {
            List { page: page(l, "calls-desk-title"), headings: headings(l), lines: Vec::new() }.render()
        }),
        Sample::new("calls-desk-new", |l| {
            let mut errors = FieldErrors::new();
            errors.push("slug", "calls-call-error-slug");
            let begins = vec![Choice::new("template", l.text("calls-desk-template"), None)];
            let editions = vec![Choice::new("1", "Πόλεις", None)];
            let page = page(l, "calls-desk-new");
            new::New { page, editions, begins, slug: String::new(), errors }.render()
        }),
        Sample::new("calls-desk-overview", overview),
        Sample::new("calls-desk-texts", |l| {
            let texts =
                TextsForm {
                    title: "Πόλεις".into(), summary: "Δύο χρόνια".into(), text: "Πόλεις".into()
                };
            Editor { texts: Some(texts), ..editor(l, "texts") }.render()
        }),
        Sample::new("calls-desk-times", |l| {
            let (call, form) = (template::sample_call(), template::form());
            let rows =
                shown(deadlines_in(&call.terms), "at", |row| deadline_cells(l, &call.terms, &form, row));
            Editor { times: Some(TimesForm::of(&call.terms)), rows, ..editor(l, "times") }.render()
        })
        .with_data(LABELS),
        Sample::new("calls-desk-rows", |l| {
            let rows = shown(lists::seats_in(&template::terms(), "en"), "label", |row| {
                lists::seat_cells(l, &template::terms(), row)
            });
            let mut errors = FieldErrors::new();
            errors.push("floor-0", "calls-desk-error-number");
            Editor { rows, errors, frozen: true, ..editor(l, "seats") }.render()
        })
        .with_data(LABELS),
        Sample::new("calls-desk-conditions", |l| {
            let mut terms = template::terms();
            terms.eligibility.iter_mut().for_each(|rule| rule.label = centum_forms::Texts::english("Όρος"));
            let rows = shown(rules_list::rules_in(&terms, "en"), "label", |row| {
                rules_list::rule_cells(l, &template::form(), row)
            });
            Editor { rows, draft: false, ..editor(l, "eligibility") }.render()
        })
        .with_data(LABELS),
        Sample::new("calls-desk-composer", |l| {
            let form = centum_forms::Form::default();
            let page = page(l, "calls-desk-form");
            let composer = super::composing::markup(&page, &form, "en", None, "/", "1", &[], None)?;
            let composing = super::composing::Composing {
                page,
                path: PATH.into(),
                composer,
                languages: super::languages("en"),
                working: true,
                published: true,
                seen: 1,
            };
            composing.render()
        })
        .with_data(&["English"]),
        Sample::new("calls-desk-form-preview", |l| {
            let form = crate::pages::applicant::sample_form();
            let page = Page::sample(Face::Public, l, l.text("calls-desk-form-preview"));
            let mut terms = template::terms();
            terms.categories.iter_mut().for_each(|one| one.label = centum_forms::Texts::english("Πόλη"));
            let applicant = Applicant { section: "ambition".into(), ..Applicant::default() };
            FormPreview::of(page, PATH.into(), &terms, (&form, true), &applicant)?.render()
        }),
        Sample::new("calls-desk-form-preview-nothing", |l| {
            let form = centum_forms::Form::default();
            let page = Page::sample(Face::Public, l, l.text("calls-desk-form-preview"));
            let mut terms = template::terms();
            terms.categories.clear();
            FormPreview::of(page, PATH.into(), &terms, (&form, false), &Applicant::default())?.render()
        }),
        Sample::new("calls-desk-retention", retention),
        Sample::new("calls-desk-proposal", proposal),
        Sample::new("calls-desk-questions", |l| {
            let line = |number: Option<u32>| QuestionLine {
                id: format!("q{}", number.unwrap_or(0)),
                seen: 1,
                who: "Άννα".into(),
                asked: "Πότε;".into(),
                when: when(l),
                waiting: number.is_none(),
                number,
                wording: "Πότε;".into(),
                answer: String::new(),
                error: Some("calls-call-error-changed".into()),
            };
            let page = page(l, "calls-questions");
            let (waiting, done) = (vec![line(None)], vec![line(Some(1))]);
            Questions { page, path: PATH.into(), waiting, done, done_open: true }.render()
        }),
    ]
}

/// Labels of the template that stand in lists to choose from.
const LABELS: &[&str] = &[
    "New city",
    "Alumnus",
    "Mentor city",
    "International city",
    "Letter of support",
    "Kind of body",
    "Inhabitants",
    "I may apply in the name of this body.",
    "If selected, we name a coordinator, take part in the meetings and report on progress.",
    "We share what we learn, including what did not work.",
    "May the city be named in public if it is selected?",
    "May it be named if it is not selected?",
];

fn editor(l: &Locale, part: &'static str) -> Editor {
    Editor {
        page: page(l, "calls-desk-parts"),
        path: PATH.into(),
        part,
        tabs: Vec::new(),
        languages: super::languages("en"),
        lang: "en".into(),
        seen: 1,
        draft: true,
        frozen: false,
        texts: None,
        times: None,
        rows: Vec::new(),
        errors: FieldErrors::new(),
    }
}

fn overview(l: &Locale) -> askama::Result<String> {
    let call = template::sample_call();
    let lack = |text: Message, href: Option<&str>| Lack { text, href: href.map(str::to_owned) };
    let mut errors = FieldErrors::new();
    errors.push("reason", "calls-barrier-deadline-passed");
    let view = Overview {
        page: page(l, "calls-desk-call"),
        path: PATH.into(),
        public: None,
        fields: 30,
        working: true,
        state: crate::pages::words::state(l, call.state),
        tone: "success",
        edition: "Πόλεις".into(),
        deadline: last_deadline_time(l, &call),
        seen: 1,
        next: Some(NextStep {
            name: "close",
            lacks: vec![lack(fault(&Fault::NoOpening), Some("/")), lack(fault(&Fault::EmptyForm), None)],
            by_clock: Some(last_deadline_time(l, &call)),
            needs_reason: true,
        }),
        parts: parts(l, &call),
        waiting: 2,
        screenings: vec![(
            "/desk/calls/example/applications/3/pre-screening".into(),
            "EOI-0003 Lindau".into(),
            when(l),
        )],
        followers: 41,
        retention: lines_of(l, &call, &template::form(), Timestamp::UNIX_EPOCH, |_| true),
        erased: vec![done(l, &call, &erasure())],
        corrigenda: vec![CorrigendumLine {
            number: 1, when: when(l), reason: "Πανδημία".into(), told: 41
        }],
        reason: String::new(),
        errors,
    };
    view.render()
}

fn erasure() -> Erasure {
    let at = Timestamp::UNIX_EPOCH;
    Erasure { class: Passing::UntilDecided, answers: 131, files: 12, first_at: at, last_at: at }
}

fn retention(l: &Locale) -> askama::Result<String> {
    let call = template::sample_call();
    let class = |class: Passing, is_due, done| Class {
        name: class.name(),
        rule: rule(l, call.terms.retention, class),
        when: when_gone(l, &call, class, Timestamp::UNIX_EPOCH),
        is_due,
        lines: lines_of(l, &call, &template::form(), Timestamp::UNIX_EPOCH, |_| true)
            .into_iter()
            .flat_map(|line| line.questions)
            .map(|question| (question, 131))
            .collect(),
        total: 131,
        done,
    };
    let classes = vec![
        class(Passing::Personal, false, None),
        class(Passing::UntilDecided, true, Some(done(l, &call, &erasure()))),
    ];
    let page = page(l, "calls-retention");
    RetentionPage { page, path: PATH.into(), headings: retention_headings(l), classes }.render()
}

fn proposal(l: &Locale) -> askama::Result<String> {
    let before = template::sample_call().terms;
    let mut after = before.clone();
    after.deadlines[0].at = Timestamp::UNIX_EPOCH;
    after.grace_minutes = 30;
    after.retention.redress_days = 30;
    after.criteria[0].weight = 150;
    after.contacts.clear();
    let found = changes(&before, &after);
    Proposal {
        page: page(l, "calls-desk-proposal"),
        path: PATH.into(),
        lines: lines(l, (&before, &after), &template::form(), &found),
        form_lines: vec![Message::new("calls-barrier-deadline-passed")],
        with_form: true,
        terms: "{}".into(),
        seen: 1,
        number: 2,
        letters: 41,
        reason: String::new(),
        reopens: true,
        barred: false,
        errors: FieldErrors::new(),
    }
    .render()
}
