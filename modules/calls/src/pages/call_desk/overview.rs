//! The calls, and one of them: its state, what it lacks, and the next step.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::Heading;
use centum_web::{FieldErrors, Form, Html, Locale, Message, Page, Problem, Tone, Visit};
use serde::Deserialize;

use super::retention::done;
use super::{CALLS, Part, STYLE, again, call_of, onward};
use crate::call::{self, Barrier, By, Call, CallError, Fault, Step};
use crate::expression::{erasures, reference, screenings_waiting};
use crate::pages::call_words::barrier;
use crate::pages::public::Shown;
use crate::pages::retention::{RetentionLine, lines};
use crate::pages::words::{self, Said, said};
use crate::questions::{Asked, questions_of};

/// A call in the list.
pub(super) struct ListLine {
    pub(super) href: String,
    pub(super) title: Said,
    pub(super) slug: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) deadline: Html,
}

impl ListLine {
    pub(super) fn of(locale: &Locale, call: &Call) -> Self {
        Self {
            href: format!("{CALLS}/{}", call.slug),
            title: said(locale, &call.terms.title),
            slug: call.slug.clone(),
            state: words::state(locale, call.state),
            tone: words::tone(call.state),
            deadline: words::last_deadline_time(locale, call),
        }
    }
}

#[derive(Template)]
#[template(path = "call_desk/list.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<ListLine>,
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    ["calls-desk-call", "calls-desk-state", "calls-deadline"].map(|id| Heading::plain(locale.text(id))).into()
}

/// `GET /desk/calls`.
pub(super) async fn list(visit: Visit) -> Result<Response, Problem> {
    let calls = call::calls(&mut visit.app.house.read().await?.conn()).await?;
    let locale = &visit.locale;
    let page = visit.desk_page(locale.text("calls-desk-title")).described(locale.text("calls-desk-lead"));
    let lines = calls.iter().map(|call| ListLine::of(locale, call)).collect();
    visit.html(&List { page, headings: headings(locale), lines })
}

/// Something that stands in the way, and where it is put right.
pub(super) struct Lack {
    pub(super) text: Message,
    pub(super) href: Option<String>,
}

/// A corrigendum, and how many people were told of it.
pub(super) struct CorrigendumLine {
    pub(super) number: u32,
    pub(super) when: Html,
    pub(super) reason: String,
    pub(super) told: i64,
}

/// A part of the call, and where it is edited.
pub(super) struct PartLine {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) count: Option<usize>,
}

/// The next step, and what it takes.
pub(super) struct NextStep {
    pub(super) name: &'static str,
    pub(super) lacks: Vec<Lack>,
    /// When the clock takes it by itself.
    pub(super) by_clock: Option<Html>,
    /// Whether a person who takes it now has to say why.
    pub(super) needs_reason: bool,
}

#[derive(Template)]
#[template(path = "call_desk/overview.html")]
pub(super) struct Overview {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) public: Option<String>,
    /// How many questions the form asks, and whether a working copy of it waits.
    pub(super) fields: usize,
    pub(super) working: bool,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) edition: String,
    pub(super) deadline: Html,
    pub(super) seen: i64,
    pub(super) next: Option<NextStep>,
    pub(super) parts: Vec<PartLine>,
    pub(super) waiting: usize,
    /// Drafts that are to be looked at before the deadline: where, what, and since when.
    pub(super) screenings: Vec<(String, String, Html)>,
    pub(super) followers: i64,
    /// How long answers are kept, and what was erased.
    pub(super) retention: Vec<RetentionLine>,
    pub(super) erased: Vec<Html>,
    pub(super) corrigenda: Vec<CorrigendumLine>,
    pub(super) reason: String,
    pub(super) errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct StepForm {
    seen: i64,
    reason: String,
}

async fn page(
    visit: &Visit,
    shown: &Shown,
    reason: String,
    errors: FieldErrors,
) -> Result<Overview, Problem> {
    let Shown { call, edition, .. } = shown;
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    let versions = call::versions(&mut reader.conn(), call.id).await?;
    let told = call::told(&mut reader.conn(), call.id).await?;
    let followers = call::followers(&mut reader.conn(), call.id).await?;
    let questions = questions_of(&mut reader.conn(), call.id).await?;
    let screenings = screenings_waiting(&mut reader.conn()).await?;
    let erased = erasures(&mut reader.conn(), call.id).await?;
    let working = call::working_form(&mut reader.conn(), call.id).await?.is_some();
    drop(reader);
    let zone = words::zone_of(&call.terms);
    let corrigenda =
        versions.into_iter().filter(|version| version.number > 0).map(|version| CorrigendumLine {
            told: told.get(&("corrigendum".to_owned(), version.number)).copied().unwrap_or(0),
            when: words::time(locale, version.made_at, &zone),
            number: version.number,
            reason: version.reason,
        });
    let screenings = screenings.into_iter().filter(|one| one.call == call.id).map(|one| {
        let href = format!("{CALLS}/{}/applications/{}/pre-screening", call.slug, one.number);
        let name = format!("{} {}", reference(one.number), one.title);
        (href, name, words::time(locale, one.asked_at, &zone))
    });
    // The call itself is where the reader is: no crumb leads from it to it.
    let page = visit.desk_page(said(locale, &call.terms.title).text);
    Ok(Overview {
        page: page.crumb(CALLS, locale.text("calls-desk-title")).bringing(visit, STYLE),
        path: format!("{CALLS}/{}", call.slug),
        fields: shown.form.fields().count(),
        working,
        public: call.state.is_public().then(|| format!("/calls/{}", call.slug)),
        state: words::state(locale, call.state),
        tone: words::tone(call.state),
        edition: edition.name.clone(),
        deadline: words::last_deadline_time(locale, call),
        seen: call.version,
        next: next_step(visit, shown),
        parts: parts(locale, call),
        waiting: questions.iter().filter(|question| question.state == Asked::Waiting).count(),
        screenings: screenings.collect(),
        followers,
        retention: lines(locale, call, &shown.form, visit.app.house.now(), |_| true),
        erased: erased.iter().map(|one| done(locale, call, one)).collect(),
        corrigenda: corrigenda.collect(),
        reason,
        errors,
    })
}

pub(super) fn parts(locale: &Locale, call: &Call) -> Vec<PartLine> {
    let terms = &call.terms;
    Part::ALL
        .into_iter()
        .map(|part| PartLine {
            href: format!("{CALLS}/{}/edit/{}", call.slug, part.name()),
            title: locale.text(&part.title()),
            count: match part {
                Part::Texts => None,
                Part::Times => Some(terms.deadlines.len()),
                Part::Categories => Some(terms.categories.len()),
                Part::Eligibility => Some(terms.eligibility.len()),
                Part::Criteria => Some(terms.criteria.len()),
                Part::Seats => Some(terms.seats.len()),
                Part::Contacts => Some(terms.contacts.len()),
                Part::Documents => Some(terms.documents.len()),
            },
        })
        .collect()
}

fn next_step(visit: &Visit, shown: &Shown) -> Option<NextStep> {
    let Shown { call, form, .. } = shown;
    let step = Step::next(call.state)?;
    let now = visit.app.house.now();
    let barriers = call::take(step, call, form, now, By::Hand { reason: "" }).err().unwrap_or_default();
    let needs_reason = barriers.iter().any(|one| matches!(one, Barrier::ReasonNeeded { .. }));
    let lacks = barriers.iter().filter(|one| !matches!(one, Barrier::ReasonNeeded { .. })).map(|one| Lack {
        text: barrier(one),
        href: place_of(one).map(|place| format!("{CALLS}/{}/{place}", call.slug)),
    });
    let zone = words::zone_of(&call.terms);
    let by_clock = call::next_turn(call).filter(|(turn, _)| *turn == step);
    Some(NextStep {
        name: step.name(),
        lacks: lacks.collect(),
        by_clock: by_clock.map(|(_, at)| words::time(&visit.locale, at, &zone)),
        needs_reason,
    })
}

/// Where a barrier is put right.
fn place_of(barrier: &Barrier) -> Option<String> {
    if matches!(barrier, Barrier::Incomplete(Fault::EmptyForm | Fault::Form(_))) {
        return Some("form".to_owned());
    }
    part_of(barrier).map(|part| format!("edit/{}", part.name()))
}

fn part_of(barrier: &Barrier) -> Option<Part> {
    let of_list = |list: &call::List| match list {
        call::List::Categories => Part::Categories,
        call::List::Eligibility => Part::Eligibility,
        call::List::Criteria => Part::Criteria,
        call::List::Seats => Part::Seats,
        call::List::Contacts => Part::Contacts,
        call::List::Documents => Part::Documents,
    };
    match barrier {
        Barrier::DeadlinePassed | Barrier::TooEarly { .. } => Some(Part::Times),
        Barrier::Incomplete(fault) => match fault {
            Fault::NoText(_) => Some(Part::Texts),
            Fault::NoneOf(list) | Fault::TooMany(list) => Some(of_list(list)),
            Fault::Twice(list, _) | Fault::NoLabel(list, _) => Some(of_list(list)),
            Fault::Role(_) => Some(Part::Categories),
            Fault::Points(_) | Fault::TooManyPoints => Some(Part::Criteria),
            Fault::Bounds(_) => Some(Part::Seats),
            Fault::RuleField(_) | Fault::RuleKind(_) | Fault::RuleOption(..) => Some(Part::Eligibility),
            Fault::RuleCountry(..) | Fault::RuleOf(_) => Some(Part::Eligibility),
            Fault::EmptyForm | Fault::Form(_) => None,
            _ => Some(Part::Times),
        },
        Barrier::State(_) | Barrier::ReasonNeeded { .. } | Barrier::ReasonTooLong => None,
    }
}

/// `GET /desk/calls/{slug}`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let view = page(&visit, &shown, String::new(), FieldErrors::new()).await?;
    visit.html(&view)
}

/// `POST /desk/calls/{slug}/steps/{step}`.
pub(super) async fn step(
    visit: Visit,
    Path((slug, step)): Path<(String, String)>,
    Form(form): Form<StepForm>,
) -> Result<Response, Problem> {
    let step = Step::named(&step).ok_or_else(Problem::not_found)?;
    let shown = call_of(&visit, &slug).await?;
    let (house, id) = (&visit.app.house, shown.call.id);
    match call::step(house, &visit.actor, id, form.seen, step, &form.reason).await {
        Ok(_) => {
            visit.flash(Tone::Success, Message::new("calls-desk-stepped").arg("step", step.name()));
            Ok(onward(&format!("{CALLS}/{slug}")))
        }
        Err(CallError::Barred(found)) => {
            let mut errors = FieldErrors::new();
            for one in &found {
                // Without a field for a reason, the step itself is what the summary leads to.
                let of_reason = matches!(one, Barrier::ReasonNeeded { .. } | Barrier::ReasonTooLong);
                errors.push(if of_reason { "reason" } else { "next" }, barrier(one));
            }
            let view = page(&visit, &shown, form.reason, errors).await?;
            again(&visit, &view)
        }
        Err(error) => Err(error.into()),
    }
}
