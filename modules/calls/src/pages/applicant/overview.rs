//! How an expression of interest stands, and what is next.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::{Country, Digest, Timestamp};
use centum_forms::view::bring_to_send;
use centum_forms::{FieldKey, Part};
use centum_places::{Gazetteer, PlaceId};
use centum_web::doors::{Door, Subject, doors};
use centum_web::{Html, Locale, Message, Page, Problem, Visit};

use super::super::public::SCRIPT;
use super::super::words::{self, Said};
use super::progress::{self, SectionLine};
use super::standing::{DocumentLine, Due, documents};
use super::{STYLE, apply, aside_authors, call_name, list, name_of, names, path_of, seen, unsent};
use crate::call::CallState;
use crate::expression::model::{SignOffEnd, SubmissionEnd};
use crate::expression::receipt::SignedReceipt;
use crate::expression::rules::{Deed, Hour, may};
use crate::expression::{Access, Dossier, Member, State, receipt, store};

/// A link that does the next thing.
pub(crate) struct Step {
    pub(crate) href: String,
    pub(crate) text: &'static str,
}

/// Something that the reader should know.
pub(crate) struct Notice {
    pub(crate) tone: &'static str,
    pub(crate) text: Message,
    pub(crate) step: Option<Step>,
}

/// A body that applies.
pub(crate) struct MemberLine {
    pub(crate) name: String,
    pub(crate) is_lead: bool,
    pub(crate) place: Option<String>,
    pub(crate) country: Option<Country>,
    pub(crate) writers: usize,
    pub(crate) invited: usize,
    pub(crate) sign: Sign,
}

/// Whether a member has signed off what stands.
pub(crate) enum Sign {
    /// It has, with this content.
    Valid { by: String, at: Html },
    /// It had, and the content has changed since.
    Changed { at: Html },
    /// It took its signature back.
    TakenBack { at: Html },
    /// It has not.
    Missing,
}

/// A version that waits for somebody to choose.
pub(crate) struct VersionLine {
    pub(crate) label: Said,
    pub(crate) member: Option<String>,
    pub(crate) by: String,
    pub(crate) at: Html,
    pub(crate) href: String,
}

/// Something that was handed in.
pub(crate) struct SubmissionLine {
    pub(crate) number: u32,
    pub(crate) at: Html,
    pub(crate) in_grace: bool,
    pub(crate) content: String,
    pub(crate) ended: Option<(SubmissionEnd, Html)>,
    pub(crate) supplements: Option<u32>,
    pub(crate) href: String,
}

#[derive(Template)]
#[template(path = "applicant/overview.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) reference: String,
    pub(crate) call: Said,
    pub(crate) call_href: String,
    pub(crate) category: String,
    pub(crate) state: String,
    pub(crate) tone: &'static str,
    pub(crate) sentence: Message,
    pub(crate) due: Option<Due>,
    pub(crate) primary: Option<Step>,
    /// What other modules have to say of the application.
    pub(crate) doors: Vec<Door>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) sections: Vec<SectionLine>,
    pub(crate) members: Vec<MemberLine>,
    pub(crate) versions: Vec<VersionLine>,
    pub(crate) documents: Vec<DocumentLine>,
    pub(crate) submissions: Vec<SubmissionLine>,
    pub(crate) dangers: Vec<Step>,
    pub(crate) is_open: bool,
    pub(crate) writes: bool,
    /// What this browser still keeps.
    pub(crate) unsent: Html,
}

/// What the page needs besides the dossier.
pub(crate) struct Around {
    pub(crate) access: Access,
    pub(crate) now: Timestamp,
    pub(crate) zone: Option<crate::call::Zone>,
    pub(crate) names: std::collections::BTreeMap<String, String>,
    /// Members that stand in another expression of interest too.
    pub(crate) elsewhere: Vec<String>,
    /// Answers with words that came late, and none that were taken since.
    pub(crate) came_late: Vec<(Part, FieldKey)>,
}

/// `GET /expressions/{id}`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let mut reader = visit.app.house.db.read_current().await?;
    let names = names(&mut reader.conn(), &aside_authors(&dossier)).await?;
    let overlaps = store::others_with(&mut reader.conn(), dossier.head.id, dossier.call.id).await?;
    let came_late = store::came_late(&mut reader.conn(), dossier.head.id).await?;
    drop(reader);
    let found = match access.members.is_empty() {
        true => Vec::new(),
        false => {
            let subject = Subject {
                kind: "expression",
                id: dossier.head.id.to_string(),
                of: dossier.call.id.to_string(),
                path: path_of(dossier.head.id),
            };
            doors(&visit, &subject).await?
        }
    };
    let also = |member: &&Member| overlaps.iter().any(|overlap| overlap.member == member.id);
    let around = Around {
        elsewhere: dossier.members.iter().filter(also).map(|member| member.name.clone()).collect(),
        access,
        now: visit.received_at,
        zone: apply::zone_asked(&visit),
        names,
        came_late,
    };
    let page = visit
        .public_page(&dossier.head.title)
        .crumb("/expressions", visit.locale.text("calls-mine-title"))
        .bringing(&visit, STYLE.name)
        .bringing(&visit, SCRIPT);
    let mut view = View::of(bring_to_send(page, &visit), &dossier, &around)?;
    view.doors = found;
    visit.html(&view)
}

impl View {
    pub(crate) fn of(page: Page, dossier: &Dossier, around: &Around) -> askama::Result<Self> {
        let locale = page.locale.clone();
        let (head, access, now) = (&dossier.head, &around.access, around.now);
        let path = path_of(head.id);
        let content = dossier.manifest().digest();
        let findings = dossier.findings(now);
        let sections = progress::sections(&locale, dossier, access, &findings);
        let situation = dossier.situation(now);
        let is_open = may(Deed::Write, situation).is_ok();
        Ok(Self {
            reference: head.reference(),
            call: call_name(&locale, dossier),
            call_href: format!("/calls/{}", dossier.call.slug),
            category: words::category(&locale, &dossier.call.terms, &head.category),
            state: list::state(&locale, head.state),
            tone: list::tone(head.state),
            sentence: sentence(dossier, now),
            due: Due::of(&locale, &dossier.call, &head.category, now, around.zone.as_ref()),
            primary: primary(dossier, access, &sections, content, now),
            doors: Vec::new(),
            notices: notices(&locale, dossier, around, content),
            members: dossier.members.iter().map(|one| member(&locale, dossier, one, content, now)).collect(),
            versions: versions(&locale, dossier, around),
            documents: documents(&locale, dossier, access, now, around.zone.as_ref()),
            submissions: submissions(&locale, dossier),
            dangers: dangers(dossier, access, now),
            is_open,
            writes: !access.members.is_empty(),
            unsent: unsent(&page, dossier, access, Some(""), None)?,
            sections,
            path,
            page,
        })
    }

    fn ended(&self, why: &SubmissionEnd, at: &Html) -> Html {
        self.page.locale.say(&format!("calls-overview-ended-{}", why.name())).markup("at", at).html()
    }

    fn country(&self, country: Option<&Country>) -> String {
        country.map(|country| self.page.locale.country(*country)).unwrap_or_default()
    }
}

/// Where the reader is, in a sentence.
fn sentence(dossier: &Dossier, now: Timestamp) -> Message {
    let situation = dossier.situation(now);
    match (dossier.head.state, situation.hour) {
        (State::Withdrawn, _) => "calls-overview-withdrawn".into(),
        (State::Submitted(number), _) => {
            let id =
                if dossier.has_gone_on() { "calls-overview-gone-on" } else { "calls-overview-submitted" };
            Message::new(id).arg("number", number)
        }
        // Organisers may close before the deadline, or while the grace runs.
        (State::Draft, Hour::InTime | Hour::InGrace) if situation.call > CallState::Open => {
            "calls-overview-closed".into()
        }
        (State::Draft, Hour::TooEarly) => "calls-overview-early".into(),
        (State::Draft, Hour::InTime) => "calls-overview-draft".into(),
        (State::Draft, Hour::InGrace) => "calls-overview-grace".into(),
        (State::Draft, Hour::Late) => "calls-overview-late".into(),
    }
}

/// The one thing to do next.
fn primary(
    dossier: &Dossier,
    access: &Access,
    sections: &[SectionLine],
    content: Digest,
    now: Timestamp,
) -> Option<Step> {
    let path = path_of(dossier.head.id);
    let step = |below: &str, text| Some(Step { href: format!("{path}{below}"), text });
    let may = |deed| may(deed, dossier.situation(now)).is_ok();
    if access.members.is_empty() {
        return step("/review", "calls-overview-read");
    }
    if let (State::Submitted(number), false) =
        (dossier.head.state, dossier.has_gone_on() && may(Deed::Submit))
    {
        return step(&format!("/receipts/{number}"), "calls-overview-receipt");
    }
    if dossier.head.state == State::Withdrawn {
        return (access.leads && may(Deed::Restore))
            .then(|| step("/restore", "calls-overview-restore"))
            .flatten();
    }
    let todo = progress::next(sections);
    if let (Some(row), true) = (todo, may(Deed::Write)) {
        return Some(Step { href: row.href.clone(), text: "calls-overview-write" });
    }
    let is_complete = progress::blocking(dossier, now) == 0;
    if access.leads && may(Deed::Submit) && is_complete {
        return step("/review", "calls-overview-hand-in");
    }
    let unsigned = dossier.unsigned(content).iter().any(|member| access.members.contains(&member.id));
    if unsigned && may(Deed::SignOff) && is_complete {
        return step("/review", "calls-overview-sign");
    }
    step("/review", "calls-overview-read")
}

fn notices(locale: &Locale, dossier: &Dossier, around: &Around, content: Digest) -> Vec<Notice> {
    let path = path_of(dossier.head.id);
    let step = |below: &str, text| Some(Step { href: format!("{path}{below}"), text });
    let writes = !around.access.members.is_empty();
    let is_open = may(Deed::Write, dossier.situation(around.now)).is_ok();
    let mut notices = Vec::new();
    if dossier.head.form != dossier.call.form && is_open {
        notices.push(Notice {
            tone: "warning",
            text: "calls-overview-form-changed".into(),
            step: step("/form-change", "calls-overview-form-look").filter(|_| writes),
        });
    }
    if dossier.has_gone_on() {
        notices.push(Notice {
            tone: "warning",
            text: if is_open { "calls-overview-gone-on-note" } else { "calls-overview-gone-on-late" }.into(),
            step: None,
        });
    }
    if is_open && writes {
        notices.extend(came_late(locale, dossier, &around.came_late));
    }
    if let Some(member) = twice(&dossier.members) {
        notices.push(Notice {
            tone: "warning",
            text: Message::new("calls-overview-twice").arg("members", member),
            step: step("/members", "calls-overview-members-look").filter(|_| around.access.leads && is_open),
        });
    }
    if !around.elsewhere.is_empty() {
        notices.push(Notice {
            tone: "info",
            text: Message::new("calls-overview-elsewhere")
                .arg("members", around.elsewhere.join(", "))
                .arg("count", around.elsewhere.len()),
            step: None,
        });
    }
    if let Some(window) = dossier.call.terms.pre_screening
        && dossier.situation(around.now).pre_screening
        && is_open
    {
        let zone = words::zone_of(&dossier.call.terms);
        let until = zone.show(window.until);
        notices.push(Notice {
            tone: "info",
            text: Message::new("calls-overview-pre-screening")
                .arg("until", format!("{} {} {}", until.date, until.time, until.in_force)),
            step: step("/pre-screening", "calls-overview-pre-screening-ask").filter(|_| around.access.leads),
        });
    }
    let unsigned = dossier.unsigned(content);
    let lost = |member: &&&Member| {
        dossier
            .sign_offs
            .iter()
            .any(|one| one.member == member.id && matches!(one.ended, Some((_, SignOffEnd::Changed))))
    };
    let lost: Vec<&str> = unsigned.iter().filter(lost).map(|member| member.name.as_str()).collect();
    if !lost.is_empty() && dossier.head.state == State::Draft {
        notices.push(Notice {
            tone: "warning",
            text: Message::new("calls-overview-sign-lost")
                .arg("members", lost.join(", "))
                .arg("count", lost.len()),
            step: step("/review", "calls-overview-review").filter(|_| writes),
        });
    }
    notices
}

/// A city that stands more than once among the members: the same place or, where none is chosen, name and country.
fn twice(members: &[Member]) -> Option<&str> {
    let same = |one: &Member, other: &Member| match (&one.place, &other.place) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.name == other.name && one.country == other.country,
        _ => false,
    };
    let mut before: Vec<&Member> = Vec::new();
    for member in members.iter().filter(|member| member.is_city) {
        if before.iter().any(|other| same(member, other)) {
            return Some(member.name.as_str());
        }
        before.push(member);
    }
    None
}

/// A call that got new time is open again, and what was typed in between is in the history alone.
fn came_late(locale: &Locale, dossier: &Dossier, late: &[(Part, FieldKey)]) -> Vec<Notice> {
    let notice = |(part, key): &(Part, FieldKey)| {
        let (_, field) = dossier.form.field(key.as_str())?;
        let label = field.label.in_lang(locale.tag());
        let member = progress::member_name(dossier, part);
        let label = if dossier.members.len() > 1 && !member.is_empty() {
            let of = locale.say("calls-hand-field-of").arg("field", label);
            of.arg("member", member.as_str()).plain()
        } else {
            label.to_owned()
        };
        Some(Notice {
            tone: "warning",
            text: Message::new("calls-overview-came-late").arg("field", label),
            step: Some(Step {
                href: format!("{}/history/{part}/{key}", path_of(dossier.head.id)),
                text: "calls-overview-came-late-look",
            }),
        })
    };
    late.iter().filter_map(notice).collect()
}

fn member(
    locale: &Locale,
    dossier: &Dossier,
    member: &Member,
    content: Digest,
    now: Timestamp,
) -> MemberLine {
    MemberLine {
        name: member.name.clone(),
        is_lead: member.is_lead,
        place: member.place.as_deref().map(place_name),
        country: member.country,
        writers: dossier.writers.iter().filter(|writer| writer.member == member.id).count(),
        invited: dossier.invitations.iter().filter(|one| one.member == member.id && one.is_open(now)).count(),
        sign: sign(locale, dossier, member, content),
    }
}

fn sign(locale: &Locale, dossier: &Dossier, member: &Member, content: Digest) -> Sign {
    if let Some(one) = dossier.sign_off(member.id, content) {
        return Sign::Valid { by: one.name.clone(), at: locale.moment(one.signed_at) };
    }
    // What counts may carry a document that came after the signature and left it standing.
    let counts = dossier.in_force().filter(|one| one.content == content);
    let receipt = counts.and_then(|one| receipt::read(&one.receipt).ok());
    let line = receipt
        .as_ref()
        .and_then(|signed| signed.receipt.sign_offs.iter().find(|line| line.member == member.name));
    let last = dossier.sign_offs.iter().rev().find(|one| one.member == member.id);
    if let (Some(line), Some(last)) = (line, last) {
        return Sign::Valid { by: last.name.clone(), at: locale.moment(line.signed_at) };
    }
    match last.and_then(|one| one.ended) {
        Some((at, SignOffEnd::Changed)) => Sign::Changed { at: locale.moment(at) },
        Some((at, SignOffEnd::TakenBack)) => Sign::TakenBack { at: locale.moment(at) },
        _ => Sign::Missing,
    }
}

/// What the gazetteer calls a place.
fn place_name(id: &str) -> String {
    match id.parse() {
        Ok(PlaceId::GeoNames(number)) => {
            Gazetteer::shipped().place(number).map_or_else(|| id.to_owned(), |place| place.name().to_owned())
        }
        Ok(PlaceId::Overlay(slug)) => slug,
        Err(_) => id.to_owned(),
    }
}

fn versions(locale: &Locale, dossier: &Dossier, around: &Around) -> Vec<VersionLine> {
    let several = dossier.members.len() > 1;
    let line =
        |(part, key, revision): &(Part, centum_forms::FieldKey, crate::expression::model::Revision)| {
            let (section, field) = dossier.form.field(key.as_str())?;
            let href = progress::href(dossier, section, part, several);
            Some(VersionLine {
                label: words::said(locale, &field.label),
                member: Some(progress::member_name(dossier, part)).filter(|name| several && !name.is_empty()),
                by: name_of(locale, &around.names, &revision.author),
                at: locale.moment(revision.saved_at),
                href: format!("{href}#slot.{}", centum_forms::view::input_id(part, key.as_str())),
            })
        };
    dossier.asides.iter().filter_map(line).collect()
}

fn submissions(locale: &Locale, dossier: &Dossier) -> Vec<SubmissionLine> {
    let zone = words::zone_of(&dossier.call.terms);
    let path = path_of(dossier.head.id);
    let supplements = |receipt: &str| {
        receipt::read(receipt).ok().and_then(|SignedReceipt { receipt, .. }| receipt.supplements)
    };
    let line = |one: &crate::expression::model::Submission| SubmissionLine {
        number: one.number,
        at: words::time(locale, one.received_at, &zone),
        in_grace: one.in_grace,
        content: one.content.short(),
        ended: one.ended.map(|(at, why)| (why, locale.moment(at))),
        supplements: supplements(&one.receipt),
        href: format!("{path}/receipts/{}", one.number),
    };
    dossier.submissions.iter().rev().map(line).collect()
}

fn dangers(dossier: &Dossier, access: &Access, now: Timestamp) -> Vec<Step> {
    let path = path_of(dossier.head.id);
    let may = |deed| access.leads && may(deed, dossier.situation(now)).is_ok();
    let all = [
        (Deed::Recall, "/recall", "calls-overview-recall"),
        (Deed::Withdraw, "/withdraw", "calls-overview-withdraw"),
        (Deed::Restore, "/restore", "calls-overview-restore"),
    ];
    let open = all.into_iter().filter(|(deed, ..)| may(*deed));
    open.map(|(_, below, text)| Step { href: format!("{path}{below}"), text }).collect()
}
