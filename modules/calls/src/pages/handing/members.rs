//! Who applies: the members, and what holds for the application as a whole.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Timestamp;
use centum_web::components::{Choice, Heading};
use centum_web::{FieldErrors, Locale, Message, Page, Problem, Tone, Typed, Visit};

use super::body::{BodyForm, whereabouts};
use super::member::no_longer;
use super::people::People;
use super::{Seen, again, barred, below, onward, path, seen};
use crate::expression::actions::{add_member_once, change_head};
use crate::expression::rules::Deed;
use crate::expression::{Access, Dossier, ExpressionError, Overlap, store};
use crate::pages::{problem, words};

/// One member.
pub(super) struct MemberLine {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) whereabouts: String,
    pub(super) is_lead: bool,
    pub(super) is_city: bool,
    pub(super) mine: bool,
    pub(super) writers: Vec<String>,
    pub(super) invited: usize,
    pub(super) signed: bool,
    /// How other applications of the call write it.
    pub(super) elsewhere: bool,
}

/// What holds for the application as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadForm {
    pub(super) seen: i64,
    pub(super) title: String,
    pub(super) categories: Vec<Choice>,
    pub(super) consortium: bool,
    pub(super) shared: bool,
}

#[derive(Template)]
#[template(path = "handing/members.html")]
pub(super) struct MembersPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) lines: Vec<MemberLine>,
    pub(super) headings: Vec<Heading>,
    pub(super) leads: bool,
    /// Why nothing may be changed now.
    pub(super) barred: Option<Message>,
    pub(super) head: HeadForm,
    pub(super) category: String,
    pub(super) body: BodyForm,
    /// The name of the page: sent twice, as by a second click, it adds one partner.
    pub(super) once: String,
    /// Which of the forms was refused.
    pub(super) of_head: bool,
    pub(super) errors: FieldErrors,
}

impl HeadForm {
    pub(super) fn of(locale: &Locale, dossier: &Dossier) -> Self {
        let head = &dossier.head;
        Self {
            seen: head.version,
            title: head.title.clone(),
            categories: categories(locale, dossier, &head.category),
            consortium: head.consortium,
            shared: head.shared,
        }
    }
}

fn categories(locale: &Locale, dossier: &Dossier, current: &str) -> Vec<Choice> {
    let all = dossier.call.terms.categories.iter();
    all.map(|one| Choice::new(&one.key, words::said(locale, &one.label).text, Some(current))).collect()
}

impl MembersPage {
    pub(super) fn of(
        page: Page,
        (dossier, access): (&Dossier, &Access),
        people: &People,
        overlaps: &[Overlap],
        now: Timestamp,
    ) -> Self {
        let locale = page.locale.clone();
        let content = dossier.manifest().digest();
        let line = |member: &crate::expression::Member| MemberLine {
            href: format!("{}/members/{}", path(dossier), member.id),
            name: member.name.clone(),
            whereabouts: whereabouts(&locale, member),
            is_lead: member.is_lead,
            is_city: member.is_city,
            mine: access.members.contains(&member.id),
            writers: dossier
                .writers
                .iter()
                .filter(|writer| writer.member == member.id)
                .map(|writer| people.name(&locale, &writer.person.to_string()))
                .collect(),
            invited: dossier
                .invitations
                .iter()
                .filter(|one| one.member == member.id && one.is_open(now))
                .count(),
            signed: dossier.sign_off(member.id, content).is_some(),
            elsewhere: overlaps.iter().any(|one| one.member == member.id),
        };
        let heading = |id: &str| Heading::plain(locale.text(id));
        Self {
            path: path(dossier),
            lines: dossier.members.iter().map(line).collect(),
            headings: ["calls-hand-member", "calls-hand-writes", "calls-hand-signed"].map(heading).into(),
            leads: access.leads,
            barred: None,
            head: HeadForm::of(&locale, dossier),
            category: words::category(&locale, &dossier.call.terms, &dossier.head.category),
            body: BodyForm::new(&locale),
            once: String::new(),
            of_head: false,
            errors: FieldErrors::new(),
            page,
        }
    }
}

async fn view(visit: &Visit, seen: &Seen) -> Result<MembersPage, Problem> {
    let (dossier, access) = (&seen.dossier, &seen.access);
    let mut reader = visit.app.house.db.read_current().await?;
    let who = dossier.writers.iter().map(|writer| writer.person.to_string());
    let people = People::of(&mut reader.conn(), who).await?;
    let overlaps = store::others_with(&mut reader.conn(), dossier.head.id, dossier.call.id).await?;
    drop(reader);
    let page = below(visit, dossier, visit.locale.text("calls-hand-members-title"));
    let now = visit.app.house.now();
    let mut view = MembersPage::of(page, (dossier, access), &people, &overlaps, now);
    view.once = visit.app.house.random.token();
    let refusal = barred(visit, dossier, Deed::Write);
    view.barred = refusal.map(|refusal| problem::message(&ExpressionError::Rule(refusal)));
    Ok(view)
}

/// `GET /expressions/{id}/members`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let view = view(&visit, &seen).await?;
    visit.html(&view)
}

/// `POST /expressions/{id}/members`.
pub(super) async fn add(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let mut body = BodyForm::typed(&visit.locale, &typed);
    let new = match body.read() {
        Ok(new) => new,
        Err(errors) => {
            let view = MembersPage { body, errors, ..view(&visit, &seen).await? };
            return again(&visit, &view);
        }
    };
    let (head, at) = (seen.dossier.head.id, visit.received_at);
    let once = typed.value("once").unwrap_or_default();
    let member = add_member_once(&visit.app, &visit.actor, head, &new, once, at).await?;
    // Sent again, it finds the partner of the first time, who may be taken out by now.
    let mut reader = visit.app.house.db.read_current().await?;
    let stands = store::members(&mut reader.conn(), head).await?.iter().any(|one| one.id == member);
    drop(reader);
    if !stands {
        return no_longer(&visit, &seen, &member.to_string()).await;
    }
    visit.flash(Tone::Success, Message::new("calls-hand-added").arg("name", &new.name));
    Ok(onward(&format!("{}/members/{member}", path(&seen.dossier))))
}

/// `POST /expressions/{id}/head`.
pub(super) async fn keep_head(
    visit: Visit,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let value = |name: &str| typed.value(name).unwrap_or_default().trim();
    let title = value("title").to_owned();
    let category = value("category").to_owned();
    let (consortium, shared) = (!value("consortium").is_empty(), !value("shared").is_empty());
    let version = value("seen").parse().unwrap_or(0);
    let change = |head: &mut crate::expression::Expression| {
        head.title.clone_from(&title);
        head.category.clone_from(&category);
        head.consortium = consortium;
        head.shared = shared;
    };
    let (id, at) = (seen.dossier.head.id, visit.received_at);
    let error = match change_head(&visit.app, &visit.actor, id, version, change, at).await {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-hand-head-kept");
            return Ok(onward(&format!("{}/members", path(&seen.dossier))));
        }
        Err(error) => error,
    };
    let field = match &error {
        ExpressionError::Name => "title",
        ExpressionError::NoSuchCategory(_) => "category",
        ExpressionError::TooMany(_) => "consortium",
        _ => return Err(error.into()),
    };
    let mut errors = FieldErrors::new();
    match error {
        ExpressionError::TooMany(_) => errors.push(field, "calls-hand-partners-first"),
        error => errors.push(field, problem::message(&error)),
    }
    let head = HeadForm {
        seen: version,
        title: title.clone(),
        categories: categories(&visit.locale, &seen.dossier, &category),
        consortium,
        shared,
    };
    let view = MembersPage { head, errors, of_head: true, ..view(&visit, &seen).await? };
    again(&visit, &view)
}
