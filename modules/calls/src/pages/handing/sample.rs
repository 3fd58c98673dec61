//! A sample of every page about applying together, signing and handing in.

use askama::Template;
use centum_accounts::Person;
use centum_base::{Country, Digest, Id, Timestamp};
use centum_desk::History;
use centum_forms::{Part, Value};
use centum_web::components::Choice;
use centum_web::page::Face;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Sample};

use super::Seen;
use super::body::BodyForm;
use super::history::HistoryPage;
use super::invitation::{InvitationPage, OverPage};
use super::keys::KeysPage;
use super::member::{InvitationLine, MemberPage, RemovePage, WriterLine};
use super::members::MembersPage;
use super::people::People;
use super::receipt::ReceiptPage;
use super::review::{RefusedLine, ReviewPage};
use super::revisions::{RevisionsPage, VersionLine};
use super::screening::ScreeningPage;
use crate::call::{Call, CallState, Deadline, Window, template};
use crate::expression::model::{
    Answer, Origin, SignOff, SignOffEnd, State, Submission, SubmissionEnd, Writer,
};
use crate::expression::receipt::{LedgerLine, Receipt, SCHEMA, Seal, SignOffLine};
use crate::expression::screening::{Looks, Point, PointOf, Screening, ScreeningAnswer};
use crate::expression::{Access, Dossier, Expression, Invitation, Member, Overlap};

fn now() -> Timestamp {
    Timestamp::from_second(1_585_000_000).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn later(hours: i64) -> Timestamp {
    Timestamp::from_second(1_585_000_000 + hours * 3600).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn person() -> Id<Person> {
    Id::of_name("person", "sample")
}

fn member(name: &str, lead: bool) -> Member {
    Member {
        id: Id::of_name("member", name),
        position: u32::from(!lead),
        is_lead: lead,
        is_city: true,
        name: name.to_owned(),
        country: Country::new("GR"),
        place: None,
    }
}

/// A consortium of two that is being written.
fn seen() -> Seen {
    let (lead, partner) = (member("Πάτρα", true), member("Βόλος", false));
    let mut terms = template::terms();
    terms.zone = "Europe/Athens".to_owned();
    terms.deadlines = vec![Deadline { categories: Vec::new(), document: None, at: later(200) }];
    terms.pre_screening = Some(Window { from: later(-10), until: later(50) });
    let category = terms.categories.first().map(|one| one.key.clone()).unwrap_or_default();
    let head = Expression {
        id: Id::of_name("expression", "sample"),
        call: Id::of_name("call", "sample"),
        number: 12,
        title: "Πάτρα και Βόλος".to_owned(),
        category,
        consortium: true,
        shared: true,
        form: 1,
        state: State::Draft,
        origin: Origin::Here,
        created_at: now(),
        saved_at: now(),
        version: 3,
    };
    let call = Call {
        id: head.call,
        edition: Id::of_name("edition", "sample"),
        slug: "sample".to_owned(),
        state: CallState::Open,
        terms,
        form: 1,
        corrigendum: 0,
        closed_at: None,
        announced_at: None,
        version: 1,
    };
    let form = template::form();
    let answers = form.fields().take(2).map(|(_, field)| Answer {
        part: Part::Application,
        field: field.key.clone(),
        revision: 1,
        value: Some(Value::Text("Περισσότερα δέντρα".to_owned())),
        salt: "salt".to_owned(),
        author: format!("person:{}", person()),
        saved_at: now(),
    });
    let dossier = Dossier {
        answers: answers.collect(),
        call,
        writers: vec![Writer { person: person(), member: lead.id }],
        invitations: vec![Invitation {
            id: Id::of_name("invitation", "sample"),
            expression: head.id,
            member: partner.id,
            email: "βόλος@παράδειγμα.gr".to_owned(),
            invited_by: format!("person:{}", person()),
            invited_at: now(),
            expires_at: later(700),
            accepted_at: None,
            withdrawn_at: None,
        }],
        asides: Vec::new(),
        sign_offs: Vec::new(),
        submissions: Vec::new(),
        counts_as: None,
        members: vec![lead, partner],
        form,
        head,
    };
    let access =
        Access { members: dossier.members.iter().map(|one| one.id).collect(), leads: true, organiser: false };
    Seen { dossier, access }
}

fn people() -> People {
    People::sample(&person().to_string(), "Ελένη Παππά")
}

fn sign_off(content: Digest, member: Id<Member>, ended: Option<(Timestamp, SignOffEnd)>) -> SignOff {
    SignOff {
        id: Id::of_name("sign-off", "sample"),
        member,
        content,
        person: person(),
        name: "Ελένη Παππά".to_owned(),
        duty: "δήμαρχος".to_owned(),
        mandate: "απόφαση".to_owned(),
        salt: "salt".to_owned(),
        signed_at: now(),
        ended,
    }
}

fn page(locale: &Locale, title: &str) -> Page {
    titled(locale, locale.text(title))
}

fn titled(locale: &Locale, title: impl Into<String>) -> Page {
    Page::sample(Face::Public, locale, title)
        .crumb("/expressions", locale.text("calls-mine-title"))
        .crumb("/expressions/x", "Πάτρα και Βόλος")
}

fn review(locale: &Locale, change: impl FnOnce(&mut Seen)) -> askama::Result<ReviewPage> {
    let mut seen = seen();
    change(&mut seen);
    let id = person().to_string();
    ReviewPage::of(
        page(locale, "calls-hand-review-title"),
        &seen,
        &people(),
        Some((&id, "Ελένη Παππά")),
        now(),
    )
}

fn receipt(locale: &Locale, ended: Option<(Timestamp, SubmissionEnd)>) -> ReceiptPage {
    let mut seen = seen();
    let content = seen.dossier.manifest().digest();
    let lead = seen.dossier.members[0].clone();
    let signature = sign_off(content, lead.id, None);
    let commitment = crate::expression::receipt::signatory(&signature);
    seen.dossier.sign_offs = vec![signature];
    let line = |signatory| SignOffLine { member: lead.name.clone(), signed_at: now(), signatory };
    let signed = Seal::of(&centum_web::SigningKey::new([1; 32])).sign(Receipt {
        schema: SCHEMA.to_owned(),
        site: "https://centum.example".to_owned(),
        call: "sample".to_owned(),
        reference: seen.dossier.head.reference(),
        submission: 2,
        content,
        received_at: now(),
        received_there: String::new(),
        deadline: later(200),
        in_grace: true,
        supplements: Some(1),
        stated_by: None,
        sign_offs: vec![line(commitment), line(Digest::of(b"erased"))],
        ledger: LedgerLine { sequence: 412, hash: Digest::of(b"entry") },
    });
    let submission = Submission {
        number: 2,
        content,
        received_at: now(),
        in_grace: true,
        submitted_by: format!("person:{}", person()),
        receipt: String::new(),
        ended,
    };
    let title =
        locale.say("calls-hand-receipt-title").arg("reference", seen.dossier.head.reference()).plain();
    let page = titled(locale, title);
    ReceiptPage::of(page, &seen.dossier, &submission, signed)
}

fn member_page(locale: &Locale) -> MemberPage {
    let invitation = |standing| InvitationLine {
        email: "βόλος@παράδειγμα.gr".to_owned(),
        by: "Ελένη Παππά".to_owned(),
        at: locale.moment(now()),
        standing,
        until: (standing == "open").then(|| locale.moment(later(700))),
        withdraw: (standing == "open").then(|| "/withdraw".to_owned()),
    };
    MemberPage {
        page: titled(locale, "Βόλος"),
        path: "/expressions/x/members/y".to_owned(),
        list: "/expressions/x/members".to_owned(),
        is_lead: false,
        whereabouts: "Ελλάδα".to_owned(),
        elsewhere: true,
        may_change: true,
        may_ask: true,
        barred: None,
        body: BodyForm::of(locale, &member("Βόλος", false)),
        writers: vec![WriterLine {
            name: "Ελένη Παππά".to_owned(),
            is_me: true,
            end: Some("/end".to_owned()),
        }],
        invitations: ["open", "accepted", "over", "withdrawn"].map(invitation).into(),
        email: String::new(),
        once: String::new(),
        errors: FieldErrors::new(),
    }
}

fn revisions(locale: &Locale) -> RevisionsPage {
    let line = |number, standing: &str, tone| VersionLine {
        number,
        by: "Ελένη Παππά".to_owned(),
        at: locale.moment(now()),
        standing: standing.to_owned(),
        tone,
        is_empty: number == 1,
        compare: (number > 1).then(|| "/compare".to_owned()),
        can_take: number < 3,
    };
    RevisionsPage {
        page: titled(locale, "Φιλοδοξία"),
        path: "/expressions/x/history/application/ambition".to_owned(),
        lines: vec![
            line(5, "calls-hand-standing-late", "warning"),
            line(4, "calls-hand-standing-aside", "warning"),
            line(3, "calls-hand-stands", "success"),
            line(2, "calls-hand-standing-settled", "neutral"),
            line(1, "calls-hand-standing-taken", "neutral"),
        ],
        base: 3,
        before: vec![Choice::new("2", "Β", Some("2"))],
        after: vec![Choice::new("3", "Γ", Some("3"))],
        comparison: Some(Html::text("Περισσότερα δέντρα")),
        fill: Some("/fill".to_owned()),
        may_erase: true,
        refused: Some(Message::new("calls-error-no-reason")),
    }
}

fn screening(locale: &Locale) -> ScreeningPage {
    let seen = seen();
    let about = |key: &str| PointOf::Rule { key: key.to_owned() };
    let answer = ScreeningAnswer {
        findings: Looks::ALL
            .map(|looks| Point { about: about("κανόνας"), looks, remark: "Καλό".to_owned() })
            .into(),
        note: "Λείπει μία επιστολή.".to_owned(),
        by: "person:x".to_owned(),
        at: later(5),
    };
    let asked = |number, answer| Screening {
        number,
        content: Digest::of(b"before"),
        asked_by: format!("person:{}", person()),
        asked_at: now(),
        answer,
    };
    let asked = [asked(1, Some(answer)), asked(2, None)];
    ScreeningPage::of(page(locale, "calls-hand-screening-title"), &seen, &people(), &asked)
}

/// A sample of every page.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("hand-members", |l| {
            let seen = seen();
            let overlap = Overlap {
                member: seen.dossier.members[1].id,
                other_name: "Βόλος".to_owned(),
                expression: Id::of_name("expression", "other"),
                number: 3,
                title: "Βόλος".to_owned(),
            };
            let page = page(l, "calls-hand-members-title");
            MembersPage::of(page, (&seen.dossier, &seen.access), &people(), &[overlap], now()).render()
        })
        .with_data(CATEGORIES),
        Sample::new("hand-members-partner", |l| {
            let mut seen = seen();
            seen.access.leads = false;
            let page = page(l, "calls-hand-members-title");
            let mut view = MembersPage::of(page, (&seen.dossier, &seen.access), &people(), &[], now());
            view.barred = Some(Message::new("calls-error-deadline-over"));
            view.category = "Νέα πόλη".to_owned();
            view.render()
        }),
        Sample::new("hand-member", |l| member_page(l).render()),
        Sample::new("hand-member-asked", |l| {
            let mut view = member_page(l);
            view.body.name = "Άγιος Γεώργιος".to_owned();
            view.body.offers = vec![crate::pages::placing::Offer {
                id: "geonames:1".to_owned(),
                name: "Άγιος Γεώργιος".to_owned(),
                whereabouts: "Λαμία".to_owned(),
                people: Some(1_200),
            }];
            view.errors.push("place", "calls-hand-which-place");
            view.render()
        }),
        Sample::new("hand-remove", |l| {
            let title = l.say("calls-hand-remove-title").arg("name", "Βόλος").plain();
            let page = titled(l, title);
            RemovePage { page, path: "/x".to_owned(), name: "Βόλος".to_owned(), answers: 4, writers: 1 }
                .render()
        }),
        Sample::new("hand-invitation", |l| invitation(l, None).render()),
        Sample::new("hand-invitation-signed-in", |l| invitation(l, Some("Ελένη Παππά")).render()),
        Sample::new("hand-invitation-over", |l| {
            OverPage { page: page(l, "calls-hand-over-title"), signed_in: false }.render()
        }),
        Sample::new("hand-review", |l| {
            let mut view = review(l, |seen| {
                let content = seen.dossier.manifest().digest();
                let partner = seen.dossier.members[1].id;
                seen.dossier.sign_offs = vec![sign_off(content, partner, Some((now(), SignOffEnd::Changed)))];
            })?;
            view.answers = Html::text("Περισσότερα δέντρα");
            simplify(&mut view);
            view.refused = ["calls-error-other-content", "calls-hand-sign-all"]
                .map(|text| RefusedLine { message: text.into(), href: Some("#changed".to_owned()) })
                .into();
            view.changed = History::sample(l).lines;
            view.render()
        }),
        Sample::new("hand-review-signed", |l| {
            let mut view = review(l, |seen| {
                let content = seen.dossier.manifest().digest();
                let partner = seen.dossier.members[1].id;
                seen.dossier.sign_offs = vec![sign_off(content, partner, None)];
            })?;
            view.answers = Html::text("Περισσότερα δέντρα");
            simplify(&mut view);
            view.missing.clear();
            view.render()
        }),
        Sample::new("hand-receipt", |l| receipt(l, None).render()).with_data(&["EOI"]),
        Sample::new("hand-receipt-recalled", |l| receipt(l, Some((now(), SubmissionEnd::Recalled))).render())
            .with_data(&["EOI"]),
        Sample::new("hand-keys", |l| {
            let page = page(l, "calls-hand-keys-title");
            KeysPage::of(page, &[("0a".repeat(32), now())]).render()
        })
        .with_data(&["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"]),
        Sample::new("hand-history", |l| {
            let page = page(l, "calls-hand-history-title");
            let lines = History::sample(l).lines;
            HistoryPage { page, lines, earlier: Some("/x".to_owned()), newest: Some("/y".to_owned()) }
                .render()
        }),
        Sample::new("hand-revisions", |l| revisions(l).render()),
        Sample::new("hand-screening", |l| screening(l).render()),
    ]
}

/// The categories of the ready template are written by people, in English.
const CATEGORIES: &[&str] = &["New city", "Alumnus", "Mentor city", "International city"];

/// The questions of the ready template are written by people, in English: one of them, in Greek, stands for all.
fn simplify(view: &mut ReviewPage) {
    view.missing.truncate(1);
    for line in view.missing.iter_mut().chain(&mut view.remarks) {
        line.section = "Ενότητα".to_owned();
        line.field = "Φιλοδοξία".to_owned();
    }
    view.facts.category = "Νέα πόλη".to_owned();
    view.facts.call = "Πόλεις".to_owned();
}

fn invitation(locale: &Locale, person: Option<&str>) -> InvitationPage {
    InvitationPage {
        page: titled(locale, locale.say("calls-hand-invitation-title").arg("member", "Βόλος").plain()),
        path: "/expressions/invitations/x".to_owned(),
        application: "Πάτρα και Βόλος".to_owned(),
        member: "Βόλος".to_owned(),
        email: "βόλος@παράδειγμα.gr".to_owned(),
        until: locale.moment(later(700)),
        person: person.map(str::to_owned),
        called: String::new(),
        errors: FieldErrors::new(),
    }
}
