//! What the page of one application shows, line by line.

use centum_forms::Kind;
use centum_web::Locale;
use centum_web::components::Tab;
use centum_web::links::Query;

use super::one::Facts;
use super::{home, words};
use crate::call::eligibility::Judged;
use crate::call::{Call, Zone};
use crate::expression::model::{Member, Origin, SignOff, Submission, SubmissionEnd};
use crate::expression::{Dossier, Overlap, stock};
use crate::pages::words::moment;

/// A member with its sign-off of the content that is shown.
pub(super) struct MemberLine {
    pub(super) name: String,
    pub(super) lead: bool,
    pub(super) city: bool,
    pub(super) country: String,
    pub(super) place: Option<String>,
    pub(super) population: Option<i64>,
    pub(super) signed: Option<(String, String, String, String)>,
    pub(super) others: Vec<(String, String)>,
}

/// A rule of eligibility: computed, with its facts, and decided.
pub(super) struct RuleLine {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) verdict: String,
    pub(super) tone: &'static str,
    pub(super) reason: String,
    pub(super) facts: Vec<(String, String)>,
    /// Whether it is met, why, when, and who said so: nobody who was erased.
    pub(super) decided: Option<(bool, String, String, String)>,
    pub(super) typed: String,
}

pub(super) struct SubmissionLine {
    pub(super) number: u32,
    pub(super) received: String,
    pub(super) in_grace: bool,
    pub(super) content: String,
    pub(super) ended: Option<String>,
    pub(super) receipt: String,
}

pub(super) fn head_facts(locale: &Locale, zone: &Zone, dossier: &Dossier) -> Vec<(String, String)> {
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
pub(super) fn hand_over(dossier: &Dossier) -> Option<String> {
    let lead = dossier.lead().filter(|_| dossier.is_orphaned())?;
    Some(format!("/expressions/{}/members/{}", dossier.head.id, lead.id))
}

/// The documents that can be added to what was received elsewhere.
pub(super) fn came_with(locale: &Locale, dossier: &Dossier) -> Vec<(String, String)> {
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

pub(super) fn versions(locale: &Locale, path: &str, dossier: &Dossier, shown: Option<u32>) -> Vec<Tab> {
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

pub(super) fn members(
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

pub(super) fn rules(locale: &Locale, zone: &Zone, call: &Call, facts: &Facts<'_>) -> Vec<RuleLine> {
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

pub(super) fn submissions(
    locale: &Locale,
    zone: &Zone,
    path: &str,
    dossier: &Dossier,
) -> Vec<SubmissionLine> {
    let line = |one: &Submission| SubmissionLine {
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
