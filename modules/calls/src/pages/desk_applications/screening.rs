//! Answering a pre-screening: completeness and eligibility point by point, never quality.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_forms::{Part, Severity, say};
use centum_web::components::Choice;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Locale, Page, Problem, Route, Typed, Visit};

use super::one::found;
use super::{again, below_list, home, onward, words};
use crate::call::Call;
use crate::call::eligibility::{Judged, Verdict};
use crate::expression::actions::answer_pre_screening;
use crate::expression::screening::{Looks, Point, PointOf, Screening};
use crate::expression::{Dossier, ExpressionError, stock, store};
use crate::organiser::deciding;
use crate::pages::words::{moment, zone_of};

/// Points that a form has at most.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "desk_applications/screening.html")]
pub(super) struct View {
    page: Page,
    path: String,
    asked: Option<(u32, String)>,
    moved_on: bool,
    points: Vec<Line>,
    note: String,
    errors: FieldErrors,
}

/// A point as the form offers it.
struct Line {
    index: usize,
    about: String,
    label: String,
    found: String,
    looks: Vec<Choice>,
    remark: String,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/{number}/pre-screening", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/{number}/pre-screening", ManageCalls, answer),
    ]
}

async fn show(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let (call, dossier) = found(&visit, &slug, &number).await?;
    visit.html(&composed(&visit, &call, &dossier, None, FieldErrors::new()).await?)
}

async fn composed(
    visit: &Visit,
    call: &Call,
    dossier: &Dossier,
    typed: Option<&Typed>,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let asked = store::screenings(&mut reader.conn(), dossier.head.id).await?;
    let area = deciding::area(&mut reader.conn(), call).await?;
    drop(reader);
    let judged = area.map(|area| stock::judged(dossier, &area)).unwrap_or_default();
    let title = visit.locale.text("calls-screening-title");
    let page = below_list(visit, call, title).crumb(
        format!("{}/{}", home(call), dossier.head.number),
        format!("{} {}", dossier.head.reference(), dossier.head.title),
    );
    let open = asked.into_iter().find(|one| one.answer.is_none());
    let now = visit.app.house.now();
    Ok(view(&visit.locale, page, (call, dossier, now), (open.as_ref(), &judged), typed, errors))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    (call, dossier, now): (&Call, &Dossier, centum_base::Timestamp),
    (open, judged): (Option<&Screening>, &[Judged]),
    typed: Option<&Typed>,
    errors: FieldErrors,
) -> View {
    let typed_in = |name: &str| typed.and_then(|typed| typed.value(name)).map(str::to_owned);
    let mut points: Vec<Line> = Vec::new();
    let mut add = |about: PointOf, label: String, found: String, looks: Looks| {
        let index = points.len();
        let current = typed_in(&format!("looks-{index}")).unwrap_or_else(|| looks.name().to_owned());
        let offered = Looks::ALL.map(|looks| {
            Choice::new(
                looks.name(),
                locale.text(&format!("calls-hand-looks-{}", looks.name())),
                Some(&current),
            )
        });
        let left_out = Choice::new("", locale.text("calls-screening-left-out"), Some(&current));
        points.push(Line {
            index,
            about: serde_json::to_string(&about).unwrap_or_default(),
            label,
            found,
            looks: offered.into_iter().chain([left_out]).collect(),
            remark: typed_in(&format!("remark-{index}")).unwrap_or_default(),
        });
    };
    for one in judged {
        let rule = call.terms.eligibility.iter().find(|rule| rule.key == one.rule);
        let label = rule.map_or(one.rule.as_str(), |rule| rule.label.in_lang(locale.tag())).to_owned();
        let looks = match one.verdict {
            Verdict::Met => Looks::Right,
            Verdict::Unknown => Looks::Unclear,
            Verdict::NotMet => Looks::Wrong,
        };
        let found = locale.tell(&words::reason(locale, &one.reason)).plain();
        add(PointOf::Rule { key: one.rule.clone() }, label, found, looks);
    }
    for finding in dossier.findings(now).into_iter().take(MOST) {
        let looks = match finding.severity() {
            Severity::Missing => Looks::Missing,
            Severity::Wrong => Looks::Wrong,
            Severity::Remark => continue,
        };
        let asked = dossier.form.field(finding.field.as_str());
        let question = asked.map_or(finding.field.as_str(), |(_, field)| field.label.in_lang(locale.tag()));
        let member = match &finding.part {
            Part::Member(id) if dossier.members.len() > 1 => {
                dossier.members.iter().find(|member| member.id.to_string() == *id)
            }
            _ => None,
        };
        let label = match member {
            Some(member) => format!("{}: {question}", member.name),
            None => question.to_owned(),
        };
        let found = locale.tell(&say::message(&finding.fault, locale)).plain();
        add(PointOf::Field { part: finding.part, field: finding.field }, label, found, looks);
    }
    View {
        path: format!("{}/{}/pre-screening", home(call), dossier.head.number),
        asked: open.map(|one| (one.number, moment(locale, one.asked_at, &zone_of(&call.terms)))),
        moved_on: open.is_some_and(|one| one.content != dossier.manifest().digest()),
        points,
        note: typed_in("note").unwrap_or_default(),
        page,
        errors,
    }
}

async fn answer(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (call, dossier) = found(&visit, &slug, &number).await?;
    let question = typed.value("question").and_then(|number| number.parse().ok());
    let question: u32 = question.ok_or_else(|| Problem::bad_request("problem-form"))?;
    let mut points = Vec::new();
    for index in 0..MOST {
        let Some(about) = typed.value(&format!("about-{index}")) else { break };
        let about: PointOf = serde_json::from_str(about).map_err(|_| Problem::bad_request("problem-form"))?;
        let looks = typed.value(&format!("looks-{index}")).unwrap_or_default();
        let Some(looks) = Looks::ALL.into_iter().find(|one| one.name() == looks) else { continue };
        let remark = typed.value(&format!("remark-{index}")).unwrap_or_default().trim().to_owned();
        points.push(Point { about, looks, remark });
    }
    let note = typed.value("note").unwrap_or_default();
    let id = dossier.head.id;
    let at = visit.received_at;
    match answer_pre_screening(&visit.app, &visit.actor, id, question, points, note, at).await {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-screening-answered");
            Ok(onward(&format!("{}/{}", home(&call), dossier.head.number)))
        }
        Err(error @ ExpressionError::TooLarge(_)) => {
            let mut errors = FieldErrors::new();
            errors.push("note", crate::pages::problem::message(&error));
            again(&visit, &composed(&visit, &call, &dossier, Some(&typed), errors).await?)
        }
        Err(other) => Err(other.into()),
    }
}
