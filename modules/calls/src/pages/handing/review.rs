//! Everything as it will be handed in, what is missing, who has signed, and handing in.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::{Digest, Timestamp};
use centum_desk::history::{Line, Names};
use centum_forms::view::{Answering, Said, bring_to_send, input_id, read};
use centum_forms::{FieldKey, Part, Severity};
use centum_ledger::history;
use centum_web::links::Query;
use centum_web::{Html, Locale, Message, Page, Problem, Visit};
use jiff::SignedDuration;

use super::people::People;
use super::{Seen, below, past, path, seen};
use crate::call::{self, Standing, deadline_for, grace, standing};
use crate::expression::actions::Signature;
use crate::expression::model::{SignOff, SignOffEnd};
use crate::expression::rules::{Deed, Hour, may};
use crate::expression::{Dossier, ExpressionError, Member};
use crate::pages::applicant::unsent;
use crate::pages::{problem, words};

/// Entries that are looked through for what changed while somebody looked.
const LOOKED_AT: u32 = 60;

/// Something that is missing or wrong, or worth a look.
pub(super) struct FindingLine {
    pub(super) section: String,
    pub(super) field: String,
    pub(super) href: String,
    pub(super) message: Message,
}

/// How a member stands to what is shown.
pub(super) enum Signed {
    /// It has signed exactly this.
    Holds { name: String, duty: String, mandate: String, at: Html },
    /// It had signed, and something changed since, or it took that back.
    Ended { changed: bool, at: Html },
    /// It has not signed.
    Missing,
}

/// A member's line, with the form to sign.
pub(super) struct SignLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) is_lead: bool,
    pub(super) signed: Signed,
    /// Who could sign for it.
    pub(super) writers: Vec<String>,
    pub(super) can_sign: bool,
    pub(super) can_take_back: bool,
}

impl SignLine {
    /// Whether it has signed exactly this.
    fn holds(&self) -> bool {
        matches!(self.signed, Signed::Holds { .. })
    }
}

/// The form that hands in.
pub(super) struct SubmitForm {
    pub(super) deadline: Html,
    pub(super) left: Option<String>,
    pub(super) in_grace: bool,
    /// Whether a submission counts already.
    pub(super) replaces: Option<u32>,
}

/// Why something was refused, and where to go.
pub(super) struct RefusedLine {
    pub(super) message: Message,
    pub(super) href: Option<String>,
}

#[derive(Template)]
#[template(path = "handing/review.html")]
pub(super) struct ReviewPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) reference: String,
    pub(super) facts: Facts,
    pub(super) answers: Html,
    pub(super) missing: Vec<FindingLine>,
    pub(super) remarks: Vec<FindingLine>,
    /// Fields in which two versions stand side by side.
    pub(super) asides: Vec<FindingLine>,
    pub(super) signs: Vec<SignLine>,
    pub(super) unsigned: usize,
    pub(super) content: String,
    pub(super) short: String,
    /// The instant at which this was shown, so that what changed since can be told.
    pub(super) shown: i64,
    pub(super) leads: bool,
    /// The submission that counts, if it is exactly this.
    pub(super) in_force: Option<u32>,
    pub(super) submit: Option<SubmitForm>,
    /// Why signing or handing in is not possible at all now.
    pub(super) barred: Option<Message>,
    pub(super) old_form: bool,
    pub(super) signature: Signature,
    pub(super) refused: Vec<RefusedLine>,
    pub(super) changed: Vec<Line>,
    /// What this browser still keeps; signing and handing in wait for it.
    pub(super) unsent: Html,
}

/// What the head says.
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) call: String,
    pub(super) category: String,
    pub(super) consortium: bool,
    pub(super) members: Vec<(String, String)>,
}

impl ReviewPage {
    /// The page for a reader who came in at `at`.
    pub(super) fn of(
        page: Page,
        seen: &Seen,
        people: &People,
        person: Option<(&str, &str)>,
        at: Timestamp,
    ) -> askama::Result<Self> {
        let (dossier, access) = (&seen.dossier, &seen.access);
        let locale = page.locale.clone();
        let content = dossier.manifest().digest();
        let situation = dossier.situation(at);
        let can = |deed: Deed| may(deed, situation);
        let lines = |severe: bool| findings(&locale, dossier, at, severe);
        let sign_line =
            |member: &Member| sign_line(&locale, seen, people, content, member, can(Deed::SignOff).is_ok());
        let signs: Vec<SignLine> = dossier.members.iter().map(sign_line).collect();
        let in_force = dossier.in_force().filter(|one| one.content == content).map(|one| one.number);
        let submit = (access.leads && in_force.is_none() && can(Deed::Submit).is_ok())
            .then(|| submit_form(&locale, dossier, situation.hour, at));
        let barred = match (access.leads, can(Deed::Submit), can(Deed::SignOff)) {
            (true, Err(refusal), _) | (false, _, Err(refusal)) => Some(refusal),
            _ => None,
        };
        Ok(Self {
            unsent: unsent(&page, dossier, access, Some("/review"), Some("calls-hand-unsent-holds".into()))?,
            path: path(dossier),
            reference: dossier.head.reference(),
            facts: facts(&locale, dossier),
            answers: answers(&locale, dossier)?,
            missing: lines(true),
            remarks: lines(false),
            asides: asides(&locale, dossier),
            unsigned: signs.iter().filter(|one| !one.is_lead && !one.holds()).count(),
            signs,
            content: content.to_string(),
            short: content.short(),
            shown: at.as_microsecond(),
            leads: access.leads,
            in_force,
            submit,
            barred: barred.map(|refusal| problem::message(&ExpressionError::Rule(refusal))),
            old_form: dossier.head.form != dossier.call.form && situation.hour == Hour::InTime,
            signature: person.map(|(id, name)| last_signature(dossier, id, name)).unwrap_or_default(),
            refused: Vec::new(),
            changed: Vec::new(),
            page,
        })
    }

    /// Whether what is missing stands in the way of handing in.
    pub(super) fn is_ready(&self) -> bool {
        self.missing.is_empty() && self.asides.is_empty() && !self.old_form && self.unsigned == 0
    }
}

fn facts(locale: &Locale, dossier: &Dossier) -> Facts {
    Facts {
        title: dossier.head.title.clone(),
        call: words::said(locale, &dossier.call.terms.title).text,
        category: words::category(locale, &dossier.call.terms, &dossier.head.category),
        consortium: dossier.head.consortium,
        members: dossier
            .members
            .iter()
            .map(|member| (member.name.clone(), super::body::whereabouts(locale, member)))
            .collect(),
    }
}

/// Every answer that is asked for, as it reads.
pub(super) fn answers(locale: &Locale, dossier: &Dossier) -> askama::Result<Html> {
    let (answers, circumstances) = (dossier.answers(), dossier.circumstances());
    let names = past::part_names(dossier);
    let files = format!("{}/files", path(dossier));
    let answering = Answering {
        form: &dossier.form,
        answers: &answers,
        circumstances: &circumstances,
        names: &names,
        lang: None,
        files_url: Some(&files),
    };
    read(&answering, locale)
}

fn findings(locale: &Locale, dossier: &Dossier, at: Timestamp, severe: bool) -> Vec<FindingLine> {
    let found = dossier.findings(at).into_iter();
    let found = found.filter(|one| (one.severity() != Severity::Remark) == severe);
    found
        .map(|one| FindingLine {
            message: centum_forms::message(&one.fault, locale),
            ..line_of(locale, dossier, &one.part, &one.field)
        })
        .collect()
}

fn asides(locale: &Locale, dossier: &Dossier) -> Vec<FindingLine> {
    let mut lines: Vec<FindingLine> =
        dossier.asides.iter().map(|(part, field, _)| line_of(locale, dossier, part, field)).collect();
    lines.dedup_by(|one, other| one.href == other.href);
    lines
}

/// Where a field is filled in.
fn line_of(locale: &Locale, dossier: &Dossier, part: &Part, field: &FieldKey) -> FindingLine {
    let section = dossier.form.field(field.as_str()).map(|(section, _)| section);
    let key = section.map(|section| section.key.to_string()).unwrap_or_default();
    let form = Query::default().with("part", part).href(&format!("{}/form/{key}", path(dossier)));
    FindingLine {
        section: section.map(|section| Said::of(&section.title, locale).text).unwrap_or_default(),
        field: past::label(locale, dossier, &(part.clone(), field.clone())),
        href: format!("{form}#{}", input_id(part, field.as_str())),
        message: "calls-hand-two-versions".into(),
    }
}

fn sign_line(
    locale: &Locale,
    seen: &Seen,
    people: &People,
    content: Digest,
    member: &Member,
    signable: bool,
) -> SignLine {
    let (dossier, access) = (&seen.dossier, &seen.access);
    let mine = access.members.contains(&member.id);
    let holds = dossier.sign_off(member.id, content);
    let last = dossier.sign_offs.iter().rev().find(|one| one.member == member.id);
    let signed = match (holds, last) {
        (Some(one), _) => holding(locale, one),
        (None, Some(SignOff { ended: Some((at, why)), .. })) => {
            Signed::Ended { changed: *why == SignOffEnd::Changed, at: locale.moment(*at) }
        }
        _ => Signed::Missing,
    };
    SignLine {
        id: member.id.to_string(),
        name: member.name.clone(),
        is_lead: member.is_lead,
        can_take_back: signable && mine && !member.is_lead && matches!(signed, Signed::Holds { .. }),
        // The lead signs with the same form that hands in.
        can_sign: signable && mine && !member.is_lead && !matches!(signed, Signed::Holds { .. }),
        signed,
        writers: dossier
            .writers
            .iter()
            .filter(|writer| writer.member == member.id)
            .map(|writer| people.name(locale, &writer.person.to_string()))
            .collect(),
    }
}

fn holding(locale: &Locale, one: &SignOff) -> Signed {
    Signed::Holds {
        name: one.name.clone(),
        duty: one.duty.clone(),
        mandate: one.mandate.clone(),
        at: locale.moment(one.signed_at),
    }
}

fn submit_form(locale: &Locale, dossier: &Dossier, hour: Hour, at: Timestamp) -> SubmitForm {
    let terms = &dossier.call.terms;
    let deadline = deadline_for(terms, &dossier.head.category, None).map(|deadline| deadline.at);
    let left = deadline.map(|deadline| deadline.duration_since(at)).filter(|left| left.is_positive());
    SubmitForm {
        deadline: deadline
            .map(|deadline| words::time(locale, deadline, &words::zone_of(terms)))
            .unwrap_or_default(),
        left: left.map(|left| words::left(locale, left)),
        in_grace: hour == Hour::InGrace,
        replaces: dossier.in_force().map(|one| one.number),
    }
}

/// What the person signed last, to begin with.
fn last_signature(dossier: &Dossier, id: &str, name: &str) -> Signature {
    let last = dossier.sign_offs.iter().rev().find(|one| one.person.to_string() == id);
    match last {
        Some(last) => {
            Signature { name: last.name.clone(), duty: last.duty.clone(), mandate: last.mandate.clone() }
        }
        None => Signature { name: name.to_owned(), ..Signature::default() },
    }
}

/// The page of a visit.
pub(super) async fn view(visit: &Visit, seen: &Seen) -> Result<ReviewPage, Problem> {
    let dossier = &seen.dossier;
    let mut reader = visit.app.house.db.read_current().await?;
    let who = dossier.writers.iter().map(|writer| writer.person.to_string());
    let people = People::of(&mut reader.conn(), who).await?;
    drop(reader);
    let page = below(visit, dossier, visit.locale.text("calls-hand-review-title"));
    let person = visit.actor.person().map(|person| (person.id.to_string(), person.name.clone()));
    let person = person.as_ref().map(|(id, name)| (id.as_str(), name.as_str()));
    Ok(ReviewPage::of(bring_to_send(page, visit), seen, &people, person, visit.received_at)?)
}

/// What happened since the reader was shown the page.
pub(super) async fn changed_since(
    visit: &Visit,
    dossier: &Dossier,
    shown: i64,
) -> Result<Vec<Line>, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let id = dossier.head.id.to_string();
    let mut told = history(&mut reader.conn(), "expression", &id, LOOKED_AT).await?;
    told.retain(|one| one.entry.at.as_microsecond() >= shown);
    let names = Names::of(&mut reader.conn(), &told).await?.and(past::known(dossier));
    Ok(past::lines(&visit.locale, dossier, &names, &told))
}

/// Why something was refused, one reason a line, each with where to go. `of` names the form that was sent.
pub(super) fn explained(
    visit: &Visit,
    dossier: &Dossier,
    error: &ExpressionError,
    of: &str,
) -> Vec<RefusedLine> {
    let here = |href: &str| Some(href.to_owned());
    let line = |message: Message, href: Option<String>| RefusedLine { message, href };
    let plain = problem::message(error);
    match error {
        ExpressionError::Incomplete(_) => vec![line(plain, here("#missing"))],
        ExpressionError::Unsettled => vec![line(plain, here("#asides"))],
        ExpressionError::OldForm => vec![line(plain, Some(path(dossier)))],
        ExpressionError::OtherContent => vec![line(plain, here("#changed"))],
        ExpressionError::Name => vec![line("calls-hand-sign-all".into(), Some(format!("#name-{of}")))],
        ExpressionError::Unsigned(members) => members
            .iter()
            .filter_map(|id| dossier.members.iter().find(|member| member.id == *id))
            .map(|member| {
                let message = Message::new("calls-hand-not-signed").arg("name", &member.name);
                line(message, Some(format!("#sign-{}", member.id)))
            })
            .collect(),
        ExpressionError::Rule(_) => {
            let late = lateness(dossier, visit.received_at);
            let late = late.map(|by| {
                let by = in_words(&visit.locale, by);
                line(Message::new("calls-hand-late-by").arg("by", by), None)
            });
            late.into_iter().chain([line(plain, Some(path(dossier)))]).collect()
        }
        _ => vec![line(plain, None)],
    }
}

/// By how much a request missed the deadline.
fn lateness(dossier: &Dossier, at: Timestamp) -> Option<SignedDuration> {
    let terms = &dossier.call.terms;
    let deadline = call::deadline_for(terms, &dossier.head.category, None)?.at;
    match standing(deadline, grace(terms), deadline, at) {
        Standing::Late { by } => Some(by),
        Standing::InTime { .. } | Standing::InGrace { .. } => None,
    }
}

/// A span to the second where seconds count: “1 minute and 3 seconds”.
fn in_words(locale: &Locale, span: SignedDuration) -> String {
    if span.as_mins() >= 60 {
        return words::left(locale, span);
    }
    let seconds = span.as_secs().max(1);
    let said = locale.say("calls-hand-minutes-seconds").arg("minutes", seconds / 60);
    said.arg("seconds", seconds % 60).plain()
}

/// `GET /expressions/{id}/review`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let view = view(&visit, &seen).await?;
    visit.html(&view)
}
