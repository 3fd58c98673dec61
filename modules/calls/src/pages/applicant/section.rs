//! The page on which one section is filled in: with a button that saves, and field by field where scripts run.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::{Country, Timestamp};
use centum_forms::view::{self, Answering, Aside, Candidate, Fill, Saving, Standing, bring_to_fill};
use centum_forms::{Answers, Asked, Field, FieldKey, Form, Part, Section, Value};
use centum_web::components::Tab;
use centum_web::links::Query;
use centum_web::{Html, Message, Page, Problem, Visit};

use super::super::placing::{Placed, place};
use super::super::problem::message;
use super::super::public::SCRIPT;
use super::super::retention::{self, RetentionLine};
use super::super::words::{Said, said};
use super::standing::{DocumentLine, Due, documents};
use super::unsent::{save_url, store_key, unsent};
use super::{apply, aside_authors, below, name_of, names, path_of, progress, seen};
use crate::call::Going;
use crate::expression::rules::{Deed, may};
use crate::expression::{Access, Dossier, ExpressionError};

#[derive(Template)]
#[template(path = "applicant/section.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) title: Said,
    pub(crate) due: Option<Due>,
    /// Documents of this section whose own deadline is later.
    pub(crate) documents: Vec<DocumentLine>,
    /// Which answers of this section go when.
    pub(crate) retention: Vec<RetentionLine>,
    /// The sections, the present one among them.
    pub(crate) steps: Vec<Tab>,
    pub(crate) number: usize,
    /// The members, in a section that each of them answers.
    pub(crate) members: Vec<Tab>,
    /// Why nothing can be written here.
    pub(crate) why: Option<Message>,
    /// What went wrong with what was sent.
    pub(crate) refused: Option<Message>,
    pub(crate) form: Html,
    /// What was typed on other pages and is not sent yet.
    pub(crate) unsent: Html,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) fills: bool,
}

/// Where in an application somebody writes.
pub(super) struct Place<'a> {
    pub(super) section: &'a Section,
    pub(super) part: Part,
    asked: Asked,
    answers: Answers,
}

/// What a page was sent and could not be kept.
#[derive(Default)]
pub(super) struct Refused {
    /// By field: what was typed, and why.
    pub(super) fields: BTreeMap<FieldKey, (centum_forms::typed::Pairs, centum_forms::Fault)>,
    /// What was typed and would have been kept, to be shown again.
    pub(super) typed: Vec<(FieldKey, Option<Value>)>,
    /// Why nothing was kept.
    pub(super) why: Option<Message>,
}

impl<'a> Place<'a> {
    pub(super) fn find(dossier: &'a Dossier, access: &Access, key: &str, part: Option<&str>) -> Option<Self> {
        let section = dossier.form.sections.iter().find(|section| section.key.as_str() == key)?;
        let circumstances = dossier.circumstances();
        let parts = circumstances.parts(section.whose);
        let own = |part: &&Part| access.writes(dossier.head.shared, part);
        let part = match part {
            Some(asked) => parts.iter().find(|part| part.to_string() == asked)?,
            None => parts.iter().find(own).or(parts.first())?,
        };
        let answers = dossier.answers();
        let asked = Asked::of(&dossier.form, &answers, &circumstances);
        Some(Self { section, part: part.clone(), asked, answers })
    }

    fn is_asked(&self, field: &Field) -> bool {
        self.asked.contains(&self.part, &field.key)
    }
}

/// `GET /expressions/{id}/form/{section}`.
pub(super) async fn show(
    visit: Visit,
    Path((id, section)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let view = view(&visit, &dossier, &access, &section, Refused::default()).await?;
    visit.html(&view)
}

pub(super) async fn view(
    visit: &Visit,
    dossier: &Dossier,
    access: &Access,
    section: &str,
    refused: Refused,
) -> Result<View, Problem> {
    let query = Query::parse(visit.uri.query());
    let place = Place::find(dossier, access, section, query.get("part")).ok_or_else(Problem::not_found)?;
    let names = {
        let mut reader = visit.app.house.db.read_current().await?;
        names(&mut reader.conn(), &aside_authors(dossier)).await?
    };
    let title = said(&visit.locale, &place.section.title);
    let page = below(visit, dossier, &title.text).bringing(visit, SCRIPT);
    let seen = Seen {
        now: visit.received_at,
        zone: apply::zone_asked(visit),
        says_missing: query.get("check").is_some(),
        names,
    };
    let page = bring_to_fill(page, visit);
    Ok(View::of(page, dossier, access, place, seen, refused)?)
}

/// What the page needs besides the dossier.
pub(crate) struct Seen {
    pub(crate) now: Timestamp,
    pub(crate) zone: Option<crate::call::Zone>,
    pub(crate) says_missing: bool,
    pub(crate) names: BTreeMap<String, String>,
}

impl View {
    /// A page of a sample.
    pub(crate) fn sample(
        page: Page,
        dossier: &Dossier,
        access: &Access,
        section: &str,
        seen: Seen,
    ) -> askama::Result<Self> {
        let place = Place::find(dossier, access, section, None).ok_or(askama::Error::Fmt)?;
        Self::of(page, dossier, access, place, seen, Refused::default())
    }

    fn of(
        page: Page,
        dossier: &Dossier,
        access: &Access,
        place: Place<'_>,
        seen: Seen,
        refused: Refused,
    ) -> askama::Result<Self> {
        let locale = page.locale.clone();
        let path = path_of(dossier.head.id);
        let lines = progress::sections(&locale, dossier, access, &[]);
        let several = dossier.members.len() > 1;
        let here = progress::href(dossier, place.section, &place.part, several);
        // Of a section that each member answers, the step is the one of this member.
        let own = |line: &progress::SectionLine| {
            let member = progress::member_name(dossier, &place.part);
            let row = line.rows.iter().find(|row| row.href == here);
            let row = row.or_else(|| line.rows.iter().find(|row| row.member.as_ref() == Some(&member)));
            row.or_else(|| line.rows.iter().find(|row| row.mine))
                .or(line.rows.first())
                .map(|row| row.href.clone())
        };
        let steps: Vec<Tab> = lines
            .iter()
            .filter_map(|line| {
                let href = own(line)?;
                let current = line.rows.iter().any(|row| row.href == here);
                Some(Tab { text: line.title.text.clone(), count: None, current, href })
            })
            .collect();
        let at = steps.iter().position(|step| step.current).unwrap_or(0);
        let circumstances = dossier.circumstances();
        let parts = circumstances.parts(place.section.whose);
        let members = parts.iter().filter(|_| parts.len() > 1).map(|part| Tab {
            href: progress::href(dossier, place.section, part, several),
            text: progress::member_name(dossier, part),
            count: None,
            current: *part == place.part,
        });
        let why = match may(Deed::Write, dossier.situation(seen.now)) {
            Err(refusal) => Some(message(&ExpressionError::Rule(refusal))),
            Ok(()) if !access.writes(dossier.head.shared, &place.part) => {
                Some(message(&ExpressionError::NotYourPart))
            }
            Ok(()) => None,
        };
        let why = why.filter(|_| refused.why.is_none());
        let fills = why.is_none();
        let before = at.checked_sub(1).and_then(|before| steps.get(before)).map(|step| step.href.clone());
        let after = steps.get(at + 1).map(|step| step.href.clone());
        let form = if fills {
            filled(&page, dossier, &place, &seen, &refused, &here, after.is_some())?
        } else {
            shown(&page, dossier, &place)?
        };
        let shows = here.strip_prefix(&path).filter(|_| !fills);
        let unsent = unsent(&page, dossier, access, shows, None)?;
        let of_section = |line: &DocumentLine| {
            line.part == place.part && place.section.fields.iter().any(|field| field.key == line.field)
        };
        let goes = |one: &Going| place.section.fields.iter().any(|field| field.key == one.field);
        Ok(Self {
            retention: retention::lines(&locale, &dossier.call, &dossier.form, seen.now, goes),
            documents: documents(&locale, dossier, access, seen.now, seen.zone.as_ref())
                .into_iter()
                .filter(of_section)
                .collect(),
            title: said(&locale, &place.section.title),
            due: Due::of(&locale, &dossier.call, &dossier.head.category, seen.now, seen.zone.as_ref()),
            members: members.collect(),
            number: at + 1,
            refused: refused.why,
            steps,
            why,
            form,
            unsent,
            before,
            after,
            fills,
            path,
            page,
        })
    }
}

/// The section with inputs.
fn filled(
    page: &Page,
    dossier: &Dossier,
    place: &Place<'_>,
    seen: &Seen,
    refused: &Refused,
    here: &str,
    has_next: bool,
) -> askama::Result<Html> {
    let locale = &page.locale;
    let mut answers = place.answers.clone();
    for (field, value) in &refused.typed {
        let key = (place.part.clone(), field.clone());
        match value {
            Some(value) => drop(answers.0.insert(key, value.clone())),
            None => drop(answers.0.remove(&key)),
        }
    }
    let mut standing: BTreeMap<FieldKey, Standing> = BTreeMap::new();
    for field in &place.section.fields {
        let stands = dossier.answer(&place.part, &field.key);
        let mine = |(part, key, _): &&(Part, FieldKey, _)| *part == place.part && *key == field.key;
        let asides = dossier.asides.iter().filter(mine).map(|(_, _, one)| Aside {
            revision: one.revision,
            author: name_of(locale, &seen.names, &one.author),
            at: one.saved_at,
            value: one.value.clone(),
        });
        let known = Standing {
            revision: stands.map_or(0, |answer| answer.revision),
            saved_at: stands.map(|answer| answer.saved_at),
            refused: refused.fields.get(&field.key).cloned(),
            asides: asides.collect(),
            candidates: candidates(locale, answers.get(&place.part, &field.key)),
        };
        standing.insert(field.key.clone(), known);
    }
    let countries: Vec<Country> = centum_places::countries::all().collect();
    let id = dossier.head.id;
    Fill {
        page,
        section: place.section,
        part: &place.part,
        answers: &answers,
        circumstances: &dossier.circumstances(),
        asked: &place.asked,
        standing: &standing,
        countries: &countries,
        saving: Some(Saving {
            action: here,
            save_url: &save_url(dossier),
            files_url: &format!("{}/files", path_of(id)),
            key: &store_key(page, dossier),
        }),
        actions: buttons(page, has_next).render().map(Html::trusted)?,
        say_missing: seen.says_missing,
    }
    .html()
}

#[derive(Template)]
#[template(path = "applicant/buttons.html")]
struct Buttons<'a> {
    page: &'a Page,
    has_next: bool,
}

fn buttons(page: &Page, has_next: bool) -> Buttons<'_> {
    Buttons { page, has_next }
}

/// The places that a name may mean which was not chosen from the list yet.
fn candidates(locale: &centum_web::Locale, value: Option<&Value>) -> Vec<Candidate> {
    let Some(Value::Place(centum_forms::Place { name, country, id: None })) = value else {
        return Vec::new();
    };
    match place(name, *country, "") {
        Placed::Ask(offers) => offers
            .iter()
            .map(|offer| Candidate { id: offer.id.clone(), text: apply::described(locale, offer) })
            .collect(),
        Placed::Is(_) => Vec::new(),
    }
}

/// The section to be read only.
fn shown(page: &Page, dossier: &Dossier, place: &Place<'_>) -> askama::Result<Html> {
    // What is asked was found out with the whole form: here nothing hangs on sections that are not shown.
    let mut section = place.section.clone();
    section.when = None;
    section.fields.retain(|field| place.is_asked(field));
    section.fields.iter_mut().for_each(|field| field.when = None);
    let mut circumstances = dossier.circumstances();
    if let Part::Member(member) = &place.part {
        circumstances.members.retain(|one| one == member);
    }
    let names = dossier.members.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let files = format!("{}/files", path_of(dossier.head.id));
    let answering = Answering {
        form: &Form { sections: vec![section] },
        answers: &place.answers,
        circumstances: &circumstances,
        names: &names,
        lang: None,
        files_url: Some(&files),
    };
    view::read(&answering, &page.locale)
}
