//! One application as an organiser sees it: as it stands, or as it was handed in.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission::ManageCalls;
use centum_base::Digest;
use centum_desk::History;
use centum_forms::view::{Answering, bring, read};
use centum_forms::{Kind, Value};
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::links::Query;
use centum_web::security::headers::shut_in;
use centum_web::{FieldErrors, Html, Locale, Page, Problem, Route, Typed, Visit};

use super::{again, below_list, call_of, home, onward, words};
use crate::call::eligibility::Judged;
use crate::call::{Call, Zone};
use crate::expression::model::{Expression, Member, Origin, SignOff, State, SubmissionEnd};
use crate::expression::{Dossier, ExpressionError, Overlap, find_by_number, stock, store};
use crate::organiser::submitted::as_submitted;
use crate::organiser::{Check, Decision, checks, decide_eligibility, deciding};
use crate::pages::applicant::names;
use crate::pages::words::{moment, zone_of};

#[derive(Template)]
#[template(path = "desk_applications/one.html")]
pub(super) struct View {
    page: Page,
    path: String,
    state: String,
    state_tone: &'static str,
    facts: Vec<(String, String)>,
    /// Where the first is asked to write for the applicant, while nobody does.
    hand_over: Option<String>,
    /// Where the documents that came with it are added, meanwhile.
    came_with: Vec<(String, String)>,
    gone_on: bool,
    asides: usize,
    versions: Vec<Tab>,
    answers: Html,
    members: Vec<MemberLine>,
    rules: Vec<RuleLine>,
    decides: Option<u32>,
    screening: bool,
    submissions: Vec<SubmissionLine>,
    history: History,
    errors: FieldErrors,
}

/// A member with its sign-off of the content that is shown.
struct MemberLine {
    name: String,
    lead: bool,
    city: bool,
    country: String,
    place: Option<String>,
    population: Option<i64>,
    signed: Option<(String, String, String, String)>,
    others: Vec<(String, String)>,
}

/// A rule of eligibility: computed, with its facts, and decided.
struct RuleLine {
    key: String,
    label: String,
    verdict: String,
    tone: &'static str,
    reason: String,
    facts: Vec<(String, String)>,
    /// Whether it is met, why, when, and who said so: nobody who was erased.
    decided: Option<(bool, String, String, String)>,
    typed: String,
}

struct SubmissionLine {
    number: u32,
    received: String,
    in_grace: bool,
    content: String,
    ended: Option<String>,
    receipt: String,
}

/// What was typed of a decision.
#[derive(Debug, Default)]
pub(super) struct Decided {
    submission: u32,
    rule: String,
    decided: String,
    reason: String,
}

impl Decided {
    fn read(typed: &Typed) -> Self {
        let text = |name: &str| typed.value(name).unwrap_or_default().to_owned();
        let rule = text("rule");
        Self {
            submission: text("submission").parse().unwrap_or(0),
            decided: text("decided"),
            reason: text(&format!("reason-{rule}")),
            rule,
        }
    }
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/{number}", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/{number}/eligibility", ManageCalls, decide),
        Route::get("/desk/calls/{slug}/applications/{number}/receipts/{submission}", ManageCalls, receipt),
        Route::get(
            "/desk/calls/{slug}/applications/{number}/files/{part}/{field}/{digest}",
            ManageCalls,
            file,
        ),
    ]
}

/// The call and the application of an address.
pub(super) async fn found(visit: &Visit, slug: &str, number: &str) -> Result<(Call, Dossier), Problem> {
    let call = call_of(visit, slug).await?;
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let head = find_by_number(&mut reader.conn(), call.id, number).await?;
    let head: Expression = head.ok_or_else(Problem::not_found)?;
    let dossier = Dossier::load(&mut reader.conn(), head.id).await?.ok_or_else(Problem::not_found)?;
    Ok((call, dossier))
}

async fn show(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let (call, dossier) = found(&visit, &slug, &number).await?;
    let view = composed(&visit, &call, &dossier, None, FieldErrors::new()).await?;
    visit.html(&view)
}

async fn decide(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let form = Decided::read(&typed);
    let (call, dossier) = found(&visit, &slug, &number).await?;
    let decision = Decision {
        submission: form.submission,
        rule: form.rule.clone(),
        met: form.decided == "met",
        reason: form.reason.clone(),
    };
    let said = matches!(form.decided.as_str(), "met" | "not-met");
    let outcome = if said {
        decide_eligibility(&visit.app, &visit.actor, dossier.head.id, &decision).await
    } else {
        Err(ExpressionError::NoReason)
    };
    match outcome {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-organiser-decided");
            Ok(onward(&format!("{}/{}#rule-{}", home(&call), dossier.head.number, form.rule)))
        }
        Err(error @ (ExpressionError::NoReason | ExpressionError::TooLarge(_))) => {
            let mut errors = FieldErrors::new();
            errors.push(format!("reason-{}", form.rule), crate::pages::problem::message(&error));
            again(&visit, &composed(&visit, &call, &dossier, Some(form), errors).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// Reads what the page needs besides the dossier.
async fn composed(
    visit: &Visit,
    call: &Call,
    dossier: &Dossier,
    typed: Option<Decided>,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let in_force = dossier.in_force().map(|one| one.number);
    let query = Query::parse(visit.uri.query());
    let asked = query.get("as").and_then(|number| number.parse().ok());
    let then = match asked {
        Some(number) => Some(as_submitted(conn, dossier, number).await?.ok_or_else(Problem::not_found)?),
        None => None,
    };
    let screening = store::screenings(conn, dossier.head.id).await?.iter().any(|one| one.answer.is_none());
    let overlaps = store::others_with(conn, dossier.head.id, call.id).await?;
    let (judged, checks) = match in_force {
        Some(number) => (
            deciding::judged_as_submitted(conn, dossier, number).await?,
            checks(conn, dossier.head.id, number).await?,
        ),
        None => {
            let area = deciding::area(conn, call).await?;
            (area.map(|area| stock::judged(dossier, &area)).unwrap_or_default(), Vec::new())
        }
    };
    let deciders: Vec<&str> = checks.iter().map(|check| check.decided_by.as_str()).collect();
    let deciders = names(conn, &deciders).await?;
    drop(reader);
    let known = dossier.members.iter().map(|member| (member.id.to_string(), member.name.clone()));
    let history = History::naming(visit, "expression", dossier.head.id, known).await?;
    let title = format!("{} {}", dossier.head.reference(), dossier.head.title);
    let page = bring(below_list(visit, call, title), visit);
    let then = then.as_ref().zip(asked);
    let facts = Facts { then, overlaps, judged, checks, deciders, typed, history, screening };
    Ok(view(&visit.locale, page, dossier, facts, errors)?)
}

/// What a page shows besides the dossier.
#[derive(Default)]
pub(super) struct Facts<'a> {
    pub(super) then: Option<(&'a Dossier, u32)>,
    pub(super) overlaps: Vec<Overlap>,
    pub(super) judged: Vec<Judged>,
    pub(super) checks: Vec<Check>,
    /// The names of those who decided, as checks name them.
    pub(super) deciders: BTreeMap<String, String>,
    pub(super) typed: Option<Decided>,
    pub(super) history: History,
    /// Whether a question of pre-screening is open.
    pub(super) screening: bool,
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    dossier: &Dossier,
    facts: Facts<'_>,
    errors: FieldErrors,
) -> askama::Result<View> {
    let call = &dossier.call;
    let zone = zone_of(&call.terms);
    let path = format!("{}/{}", home(call), dossier.head.number);
    let shown = facts.then.map_or(dossier, |(then, _)| then);
    let names: BTreeMap<String, String> =
        shown.members.iter().map(|member| (member.id.to_string(), member.name.clone())).collect();
    let files = format!("{path}/files");
    let answering = Answering {
        form: &shown.form,
        answers: &shown.answers(),
        circumstances: &shown.circumstances(),
        names: &names,
        lang: None,
        files_url: Some(&files),
    };
    let in_force = dossier.in_force().map(|one| one.number);
    let state = dossier.head.state;
    Ok(View {
        state: locale.text(&format!("calls-organiser-state-{}", state.name())),
        state_tone: match state {
            State::Submitted(_) => "success",
            State::Draft => "neutral",
            State::Withdrawn => "danger",
        },
        facts: head_facts(locale, &zone, dossier),
        hand_over: hand_over(dossier),
        came_with: came_with(locale, dossier),
        gone_on: dossier.has_gone_on(),
        asides: dossier.asides.len(),
        versions: versions(locale, &path, dossier, facts.then.map(|(_, number)| number)),
        answers: read(&answering, locale)?,
        members: members(locale, &zone, dossier, facts.then, &facts.overlaps),
        rules: rules(locale, &zone, call, &facts),
        decides: in_force,
        screening: facts.screening,
        submissions: submissions(locale, &zone, &path, dossier),
        history: facts.history,
        page,
        path,
        errors,
    })
}

fn head_facts(locale: &Locale, zone: &Zone, dossier: &Dossier) -> Vec<(String, String)> {
    let head = &dossier.head;
    let kind =
        if head.consortium { "calls-organiser-kind-consortium" } else { "calls-organiser-kind-single" };
    let mut facts = vec![
        (locale.text("calls-organiser-category"), words::category(locale, &dossier.call, &head.category)),
        (locale.text("calls-organiser-kind"), locale.text(kind)),
        (locale.text("calls-organiser-begun-at"), moment(locale, head.created_at, zone)),
        (locale.text("calls-organiser-saved-at"), moment(locale, head.saved_at, zone)),
    ];
    if head.origin == Origin::Received {
        let first = dossier.submissions.first().map(|one| one.received_at);
        let late = first.zip(dossier.due(None)).filter(|(first, due)| first > due);
        let said = match late {
            Some((_, due)) => {
                let late = locale.say("calls-organiser-received-late-long");
                late.arg("deadline", moment(locale, due, zone)).plain()
            }
            None => locale.text("calls-organiser-received-long"),
        };
        facts.push((locale.text("calls-organiser-origin"), said));
    }
    facts
}

/// What was received elsewhere has nobody who sees it here, until somebody is asked to.
fn hand_over(dossier: &Dossier) -> Option<String> {
    let lead = dossier.lead().filter(|_| dossier.is_orphaned())?;
    Some(format!("/expressions/{}/members/{}", dossier.head.id, lead.id))
}

/// The documents that can be added to what was received elsewhere.
fn came_with(locale: &Locale, dossier: &Dossier) -> Vec<(String, String)> {
    if !dossier.is_orphaned() || dossier.in_force().is_none() {
        return Vec::new();
    }
    let circumstances = dossier.circumstances();
    let mut links = Vec::new();
    for (section, field) in dossier.form.fields() {
        if !matches!(field.kind, Kind::File { .. }) {
            continue;
        }
        let label = field.label.in_lang(locale.tag());
        for part in circumstances.parts(section.whose) {
            let member = dossier.members.iter().find(|member| member.part() == part);
            let member = member.filter(|_| dossier.members.len() > 1);
            let text = match member {
                Some(member) => {
                    let of = locale.say("calls-hand-field-of").arg("field", label);
                    of.arg("member", member.name.as_str()).plain()
                }
                None => label.to_owned(),
            };
            links.push((format!("/expressions/{}/supplement/{part}/{}", dossier.head.id, field.key), text));
        }
    }
    links
}

fn versions(locale: &Locale, path: &str, dossier: &Dossier, shown: Option<u32>) -> Vec<Tab> {
    if dossier.submissions.is_empty() {
        return Vec::new();
    }
    let now = Tab {
        href: path.to_owned(),
        text: locale.text("calls-organiser-as-it-stands"),
        count: None,
        current: shown.is_none(),
    };
    let submissions = dossier.submissions.iter().rev().map(|one| Tab {
        href: Query::default().with("as", one.number).href(path),
        text: locale.say("calls-organiser-as-handed-in").arg("number", one.number).plain(),
        count: None,
        current: shown == Some(one.number),
    });
    [now].into_iter().chain(submissions).collect()
}

fn members(
    locale: &Locale,
    zone: &Zone,
    dossier: &Dossier,
    then: Option<(&Dossier, u32)>,
    overlaps: &[Overlap],
) -> Vec<MemberLine> {
    let list = home(&dossier.call);
    // A sign-off of what was handed in may have ended since, by a later change.
    let submission = then.and_then(|(_, number)| dossier.submissions.iter().find(|one| one.number == number));
    let content = dossier.manifest().digest();
    let signed: Vec<&SignOff> = match submission {
        Some(submission) => dossier.signed_for(submission),
        None => dossier.members.iter().filter_map(|one| dossier.sign_off(one.id, content)).collect(),
    };
    let line = |member: &Member| {
        let signed = signed.iter().rev().find(|one| one.member == member.id);
        let others = overlaps.iter().filter(|other| other.member == member.id);
        MemberLine {
            name: member.name.clone(),
            lead: member.is_lead,
            city: member.is_city,
            country: words::country(locale, member.country),
            place: member.place.clone(),
            population: member.place.as_deref().and_then(stock::population),
            signed: signed.map(|one| {
                let at = moment(locale, one.signed_at, zone);
                (one.name.clone(), one.duty.clone(), one.mandate.clone(), at)
            }),
            others: others
                .map(|other| {
                    let reference = crate::expression::reference(other.number);
                    (format!("{list}/{}", other.number), format!("{reference} {}", other.title))
                })
                .collect(),
        }
    };
    then.map_or(dossier, |(then, _)| then).members.iter().map(line).collect()
}

fn rules(locale: &Locale, zone: &Zone, call: &Call, facts: &Facts<'_>) -> Vec<RuleLine> {
    let line = |judged: &Judged| {
        let rule = call.terms.eligibility.iter().find(|rule| rule.key == judged.rule);
        let check = facts.checks.iter().find(|check| check.rule == judged.rule);
        let typed = facts.typed.as_ref().filter(|typed| typed.rule == judged.rule);
        RuleLine {
            key: judged.rule.clone(),
            label: rule
                .map(|rule| rule.label.in_lang(locale.tag()).to_owned())
                .unwrap_or_else(|| judged.rule.clone()),
            verdict: locale.text(&format!("calls-eligibility-verdict-{}", judged.verdict.name())),
            tone: words::tone(judged.verdict),
            reason: locale.tell(&words::reason(locale, &judged.reason)).plain(),
            facts: judged
                .facts
                .iter()
                .map(|fact| (fact.member.clone(), words::found(locale, &fact.found)))
                .collect(),
            decided: check.map(|check| {
                let who = facts.deciders.get(&check.decided_by).cloned().unwrap_or_default();
                (check.met, check.reason.clone(), moment(locale, check.decided_at, zone), who)
            }),
            typed: typed
                .map(|typed| typed.reason.clone())
                .or_else(|| check.map(|check| check.reason.clone()))
                .unwrap_or_default(),
        }
    };
    facts.judged.iter().map(line).collect()
}

fn submissions(locale: &Locale, zone: &Zone, path: &str, dossier: &Dossier) -> Vec<SubmissionLine> {
    let line = |one: &crate::expression::model::Submission| SubmissionLine {
        number: one.number,
        received: moment(locale, one.received_at, zone),
        in_grace: one.in_grace,
        content: one.content.short(),
        ended: one.ended.map(|(at, why)| {
            let id = match why {
                SubmissionEnd::Recalled => "calls-organiser-ended-recalled",
                SubmissionEnd::Replaced => "calls-organiser-ended-replaced",
                SubmissionEnd::Withdrawn => "calls-organiser-ended-withdrawn",
            };
            locale.say(id).arg("at", moment(locale, at, zone)).plain()
        }),
        receipt: format!("{path}/receipts/{}", one.number),
    };
    dossier.submissions.iter().rev().map(line).collect()
}

/// The signed receipt of a submission, as the applicant has it.
async fn receipt(
    visit: Visit,
    Path((slug, number, submission)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (_, dossier) = found(&visit, &slug, &number).await?;
    let one = dossier.submissions.iter().find(|one| one.number.to_string() == submission);
    let one = one.ok_or_else(Problem::not_found)?;
    let kind = [(header::CONTENT_TYPE, centum_web::Format::Json.content_type())];
    let mut response = (kind, one.receipt.clone()).into_response();
    let name = format!("{slug}-{}-receipt-{}.json", dossier.head.reference(), one.number);
    centum_web::negotiate::as_file(&mut response, &name);
    Ok(response)
}

/// A file of an answer, of what stands or of a submission.
async fn file(
    visit: Visit,
    Path((slug, number, part, field, digest)): Path<(String, String, String, String, String)>,
) -> Result<Response, Problem> {
    let (_, dossier) = found(&visit, &slug, &number).await?;
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let mut values: Vec<Value> = dossier
        .answers
        .iter()
        .filter(|one| one.part.to_string() == part && one.field.as_str() == field)
        .filter_map(|one| one.value.clone())
        .collect();
    for submission in &dossier.submissions {
        let answers =
            store::submission_answers(&mut reader.conn(), dossier.head.id, submission.number).await?;
        let of = answers.into_iter().filter(|(of, key, ..)| *of == part && *key == field);
        values.extend(of.filter_map(|(.., value)| serde_json::from_str(&value?).ok()));
    }
    let named = values.iter().find_map(|value| match value {
        Value::Files(files) => files.iter().find(|file| file.digest == digest),
        _ => None,
    });
    let name = named.ok_or_else(Problem::not_found)?.name.clone();
    let found = store::read_file(&mut reader.conn(), digest).await?;
    let (head, content) = found.ok_or_else(Problem::not_found)?;
    let mut response = ([(header::CONTENT_TYPE, head.media_type)], content).into_response();
    shut_in(&mut response, &name);
    Ok(response)
}
