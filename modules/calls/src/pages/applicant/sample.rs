//! A sample of every page of an applicant.

use std::collections::BTreeMap;

use askama::Template;
use centum_base::{Country, Digest, Id, Timestamp};
use centum_forms::{Form, Part, Texts, Value};
use centum_web::page::Face;
use centum_web::{FieldErrors, Html, Locale, Page, Sample};

use super::super::placing::Offer;
use super::super::public::Shown;
use super::{apply, confirm, form_change, list, overview, section, supplement};
use crate::call::template;
use crate::expression::model::{
    Answer, Expression, Member, Origin, Revision, SignOff, SignOffEnd, Standing, State, Submission, Writer,
};
use crate::expression::rules::Deed;
use crate::expression::{Access, Dossier};

fn now() -> Timestamp {
    Timestamp::from_second(1_590_000_000).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, locale, locale.text(title))
}

fn member(name: &str, position: u32) -> Member {
    Member {
        id: Id::of_name("member", name),
        position,
        is_lead: position == 0,
        is_city: true,
        name: name.into(),
        country: Country::new("GR"),
        place: None,
    }
}

/// A form in a script of its own: what is data can be told from what is text of the page.
pub(crate) fn form() -> Form {
    serde_json::from_value(serde_json::json!({ "sections": [
        { "key": "city-profile", "title": { "en": "Πόλη" }, "whose": "each-member", "fields": [
            { "key": "body-name", "label": { "en": "Όνομα" }, "kind": { "kind": "short", "max_chars": 200 }, "required": true },
            { "key": "population", "label": { "en": "Κάτοικοι" }, "kind": { "kind": "number" }, "required": true },
        ] },
        { "key": "ambition", "title": { "en": "Όραμα" }, "fields": [
            { "key": "vision", "label": { "en": "Πού;" }, "kind": { "kind": "long", "max_words": 400 }, "required": true },
            { "key": "baseline", "label": { "en": "Από πού;" }, "kind": { "kind": "long", "max_words": 300 }, "required": true },
        ] },
        { "key": "letter", "title": { "en": "Επιστολή" }, "whose": "each-member", "fields": [
            { "key": "letter-of-support", "label": { "en": "Η επιστολή" }, "required": true, "kind": {
                "kind": "file", "types": ["application/pdf"], "max_bytes": 10_000_000, "max_files": 1,
                "document": "letter-of-support" } },
        ] },
    ] }))
    .unwrap_or_default()
}

/// An application in the middle of being written.
pub(crate) fn dossier() -> Dossier {
    let members = vec![member("Θεσσαλονίκη", 0), member("Χαλκίδα", 1), member("Βόλος", 2)];
    let person = Id::of_name("person", "sample");
    let answer = |part: Part, field: &str, value: Value| {
        let field = field.parse().ok()?;
        let (author, salt) = (String::new(), String::new());
        Some(Answer { part, field, revision: 1, value: Some(value), salt, author, saved_at: now() })
    };
    let words = |text: &str| Value::Text(text.into());
    let answers = [
        answer(Part::Application, "vision", words("Περισσότερα δέντρα")),
        answer(members[0].part(), "body-name", words("Δήμος")),
        answer(members[0].part(), "population", words("πολλοί")),
    ];
    let aside = Revision {
        revision: 2,
        base: 0,
        value: Some(words("Λιγότερα αυτοκίνητα")),
        author: String::new(),
        saved_at: now(),
        standing: Standing::Aside,
    };
    let mut call = template::sample_call();
    call.terms.categories.iter_mut().for_each(|one| one.label = Texts::english("Νέα πόλη"));
    let mut dossier = Dossier {
        call,
        form: form(),
        head: Expression {
            id: Id::of_name("expression", "sample"),
            call: Id::of_name("call", "sample"),
            number: 41,
            title: "Θεσσαλονίκη".into(),
            category: "new".into(),
            consortium: true,
            shared: true,
            form: 1,
            state: State::Submitted(2),
            origin: Origin::Here,
            created_at: now(),
            saved_at: now(),
            version: 4,
        },
        writers: vec![Writer { person, member: members[0].id }],
        invitations: Vec::new(),
        answers: answers.into_iter().flatten().collect(),
        asides: "vision".parse().ok().map(|field| (Part::Application, field, aside)).into_iter().collect(),
        sign_offs: Vec::new(),
        submissions: Vec::new(),
        counts_as: None,
        members,
    };
    let content = dossier.manifest().digest();
    let sign_off = |member: &Member, content, ended| SignOff {
        id: Id::of_name("sign-off", &member.name),
        member: member.id,
        content,
        person,
        name: "Ελένη Παππά".into(),
        duty: "Δήμαρχος".into(),
        mandate: "12/2020".into(),
        salt: String::new(),
        signed_at: now(),
        ended,
    };
    let old = Digest::of(b"sample");
    dossier.sign_offs = vec![
        sign_off(&dossier.members[0], content, None),
        sign_off(&dossier.members[1], old, Some((now(), SignOffEnd::Changed))),
    ];
    let submission = |number, ended| Submission {
        number,
        content: old,
        received_at: now(),
        in_grace: number == 1,
        submitted_by: String::new(),
        receipt: String::new(),
        ended,
    };
    let replaced = crate::expression::model::SubmissionEnd::Replaced;
    dossier.submissions = vec![submission(1, Some((now(), replaced))), submission(2, None)];
    dossier
}

fn access(dossier: &Dossier) -> Access {
    Access { members: vec![dossier.members[0].id], leads: true, organiser: false }
}

fn around(dossier: &Dossier) -> overview::Around {
    overview::Around {
        access: access(dossier),
        now: now(),
        zone: crate::call::Zone::named("Europe/Lisbon").ok(),
        names: BTreeMap::new(),
        elsewhere: vec!["Χαλκίδα".into()],
        came_late: dossier.answers.iter().take(1).map(|one| (one.part.clone(), one.field.clone())).collect(),
    }
}

/// A sample of every page of an applicant.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("calls-apply", |l| {
            let shown = shown();
            let errors = FieldErrors::new();
            let page = page(l, "calls-apply-title");
            apply::View::of(page, &shown, now(), None, Default::default(), Default::default(), errors)
                .render()
        }),
        Sample::new("calls-apply-join", |l| {
            let shown = shown();
            let page = page(l, "calls-apply-title");
            let errors = FieldErrors::new();
            let mut view =
                apply::View::of(page, &shown, now(), None, Default::default(), Default::default(), errors);
            view.join = Some("/join".into());
            view.render()
        }),
        Sample::new("calls-apply-which", |l| {
            let shown = shown();
            let page = page(l, "calls-apply-title");
            let mut errors = FieldErrors::new();
            errors.push("place", "calls-apply-which-place");
            let mut view =
                apply::View::of(page, &shown, now(), None, Default::default(), Default::default(), errors);
            view.offers = vec![Offer {
                id: "geonames:1".into(),
                name: "Άγιος".into(),
                whereabouts: "Χαλκίδα".into(),
                people: Some(1200),
            }];
            view.render()
        }),
        Sample::new("calls-mine", |l| {
            let dossier = dossier();
            let lines = vec![list::Line::of(l, &dossier.head, &dossier.call, now())];
            list::View { page: page(l, "calls-mine-title"), headings: list::headings(l), lines }.render()
        }),
        Sample::new("calls-mine-none", |l| {
            let headings = list::headings(l);
            list::View { page: page(l, "calls-mine-title"), headings, lines: Vec::new() }.render()
        }),
        Sample::new("calls-overview", |l| {
            let dossier = dossier();
            let page = Page::sample(Face::Public, l, dossier.head.title.clone());
            overview::View::of(page, &dossier, &around(&dossier))?.render()
        }),
        Sample::new("calls-overview-draft", |l| {
            let mut dossier = dossier();
            dossier.head.state = State::Draft;
            dossier.call.form = 2;
            let page = Page::sample(Face::Public, l, dossier.head.title.clone());
            overview::View::of(page, &dossier, &around(&dossier))?.render()
        }),
        Sample::new("calls-section", |l| {
            let dossier = dossier();
            let page = Page::sample(Face::Public, l, "Όραμα");
            let seen = section::Seen { now: now(), zone: None, says_missing: true, names: BTreeMap::new() };
            section::View::sample(page, &dossier, &access(&dossier), "ambition", seen)?.render()
        }),
        Sample::new("calls-section-read", |l| {
            let mut dossier = dossier();
            dossier.head.state = State::Withdrawn;
            let page = Page::sample(Face::Public, l, "Όραμα");
            let seen = section::Seen { now: now(), zone: None, says_missing: false, names: BTreeMap::new() };
            section::View::sample(page, &dossier, &access(&dossier), "city-profile", seen)?.render()
        }),
        Sample::new("calls-recall", |l| confirmed(l, Deed::Recall, "recall")),
        Sample::new("calls-withdraw", |l| confirmed(l, Deed::Withdraw, "withdraw")),
        Sample::new("calls-restore", |l| confirmed(l, Deed::Restore, "restore")),
        Sample::new("calls-form-change", |l| {
            let dossier = dossier();
            let mut form = form();
            form.sections.truncate(1);
            form_change::View::of(page(l, "calls-form-change-title"), &dossier, &form, true)?.render()
        }),
        Sample::new("calls-form-change-partner", |l| {
            let page = page(l, "calls-form-change-title");
            let mut form = form();
            form.sections.truncate(1);
            let mut view = form_change::View::of(page, &dossier(), &form, false)?;
            view.is_for_the_lead = true;
            view.render()
        }),
        Sample::new("calls-supplement", supplemented).with_data(&["PDF"]),
    ]
}

fn shown() -> Shown {
    super::super::public::sample_shown()
}

fn confirmed(l: &Locale, deed: Deed, name: &'static str) -> askama::Result<String> {
    let dossier = dossier();
    let view = confirm::View {
        page: page(l, &format!("calls-{name}-title")),
        path: "/expressions/x".into(),
        due: None,
        deed: name,
        what: confirm::what(deed, &dossier, now()),
        is_final: deed == Deed::Withdraw,
    };
    view.render()
}

fn supplemented(l: &Locale) -> askama::Result<String> {
    let dossier = dossier();
    let part = dossier.members[1].part();
    let mut errors = FieldErrors::new();
    errors.push("file", "calls-file-none");
    let page = page(l, "calls-supplement-title");
    match supplement::View::sample(page, &dossier, part, now(), errors) {
        Some(view) => view.render(),
        None => Ok(Html::default().to_string()),
    }
}
