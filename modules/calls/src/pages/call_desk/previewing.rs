//! What an applicant will see: the call with every question, and the form to be tried out, as it is being composed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Country;
use centum_forms::view::{Fill, bring_to_fill};
use centum_forms::{Answers, Asked, Circumstances, Condition, Field, FieldKey, Form, Section};
use centum_web::components::{Choice, Tab};
use centum_web::links::Query;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::composing::composed;
use super::{CALLS, call_of};
use crate::call::{CallState, Terms};
use crate::pages::public::{CallPage, STYLE, Shown};
use crate::pages::words::{Said, category, said};

const TOGETHER: &str = "together";
const ALONE: &str = "alone";

/// `GET /desk/calls/{slug}/preview`: the call as an applicant will see it, with every question.
pub(super) async fn call(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let (form, is_working) = composed(&visit, &shown).await?;
    let shown = Shown { form, ..shown };
    let title = said(&visit.locale, &shown.call.terms.title).text;
    let page =
        visit.public_page(title).crumb(format!("{CALLS}/{slug}"), visit.locale.text("calls-desk-back"));
    let page = page.bringing(&visit, STYLE);
    let mut view = CallPage::of(page, &shown, visit.app.house.now(), None).printed(&shown);
    view.preview = is_working || shown.call.state == CallState::Draft;
    visit.html(&view)
}

#[derive(Template)]
#[template(path = "call_desk/form_preview.html")]
pub(super) struct FormPreview {
    page: Page,
    path: String,
    is_working: bool,
    categories: Vec<Choice>,
    together: Vec<Choice>,
    /// The sections that are asked of such an applicant.
    steps: Vec<Tab>,
    number: usize,
    /// The section in view; none if nothing is asked.
    section: Option<(Said, Html)>,
    /// Its key, so that it stays in view when another applicant is chosen.
    key: String,
    /// Whether questions are shown here that hang on answers of other sections.
    counts_as_met: bool,
}

/// Whom the form is shown to.
#[derive(Clone, Debug, Default)]
pub(super) struct Applicant {
    pub(super) category: String,
    pub(super) consortium: bool,
    pub(super) section: String,
}

impl Applicant {
    fn of(query: &Query, terms: &Terms) -> Self {
        let asked = query.get("category").unwrap_or_default();
        let known = terms.categories.iter().find(|one| one.key == asked).or(terms.categories.first());
        Self {
            category: known.map(|one| one.key.clone()).unwrap_or_default(),
            consortium: query.get("as") == Some(TOGETHER),
            section: query.get("section").unwrap_or_default().to_owned(),
        }
    }

    fn circumstances(&self) -> Circumstances {
        let members = if self.consortium { 2 } else { 1 };
        Circumstances {
            category: self.category.clone(),
            members: (1..=members).map(|number: u32| number.to_string()).collect(),
            consortium: self.consortium,
        }
    }

    fn kind(&self) -> &'static str {
        if self.consortium { TOGETHER } else { ALONE }
    }
}

/// A section by itself. What hangs on answers of other sections counts as asked: those answers are not on its page.
fn alone(section: &Section) -> Section {
    let here = |key: &FieldKey| section.fields.iter().any(|field| field.key == *key);
    let keep = |when: &Option<Condition>| {
        let tests = when.as_ref()?.all.iter().filter(|test| test.field().is_none_or(here));
        Some(Condition { all: tests.cloned().collect() }).filter(|when| !when.all.is_empty())
    };
    let field = |field: &Field| Field { when: keep(&field.when), ..field.clone() };
    Section {
        when: keep(&section.when),
        fields: section.fields.iter().map(field).collect(),
        ..section.clone()
    }
}

/// What is asked in a section by itself, if anything is.
fn asked(section: &Section, circumstances: &Circumstances) -> Option<(Form, Asked)> {
    let form = Form { sections: vec![alone(section)] };
    let asked = Asked::of(&form, &Answers::default(), circumstances);
    let part = circumstances.parts(section.whose).into_iter().next()?;
    asked.section(&part, section).then_some((form, asked))
}

impl FormPreview {
    pub(super) fn of(
        page: Page,
        path: String,
        terms: &Terms,
        (form, is_working): (&Form, bool),
        applicant: &Applicant,
    ) -> askama::Result<Self> {
        let locale = page.locale.clone();
        let circumstances = applicant.circumstances();
        let sections: Vec<_> = form
            .sections
            .iter()
            .filter_map(|section| Some((section, asked(section, &circumstances)?)))
            .collect();
        let at = sections.iter().position(|(one, _)| one.key.as_str() == applicant.section).unwrap_or(0);
        let step = |(number, (section, _)): (usize, &(&Section, _))| Tab {
            href: Query::default()
                .with("category", &applicant.category)
                .with("as", applicant.kind())
                .with("section", &section.key)
                .href(&path),
            text: said(&locale, &section.title).text,
            count: None,
            current: number == at,
        };
        let current = sections.get(at);
        let section = match current {
            Some((section, (alone, asked))) => {
                let html = shown(&page, &alone.sections[0], asked, &circumstances)?;
                Some((said(&locale, &section.title), html))
            }
            None => None,
        };
        Ok(Self {
            categories: categories(&locale, terms, &applicant.category),
            together: kinds(&locale, applicant.kind()),
            steps: sections.iter().enumerate().map(step).collect(),
            number: at + 1,
            section,
            key: current.map(|(section, _)| section.key.to_string()).unwrap_or_default(),
            counts_as_met: current.is_some_and(|(section, (alone, _))| **section != alone.sections[0]),
            is_working,
            path,
            page,
        })
    }
}

fn categories(locale: &Locale, terms: &Terms, chosen: &str) -> Vec<Choice> {
    let choice = |key: &str| Choice::new(key, category(locale, terms, key), Some(chosen));
    terms.categories.iter().map(|one| choice(&one.key)).collect()
}

fn kinds(locale: &Locale, chosen: &str) -> Vec<Choice> {
    [(ALONE, "calls-hand-as-single"), (TOGETHER, "calls-hand-as-consortium")]
        .map(|(value, text)| Choice::new(value, locale.text(text), Some(chosen)))
        .into()
}

/// The section with its inputs, which keep nothing.
fn shown(
    page: &Page,
    section: &Section,
    asked: &Asked,
    circumstances: &Circumstances,
) -> askama::Result<Html> {
    let countries: Vec<Country> = centum_places::countries::all().collect();
    let parts = circumstances.parts(section.whose);
    Fill {
        page,
        section,
        part: &parts[0],
        answers: &Answers::default(),
        circumstances,
        asked,
        standing: &BTreeMap::new(),
        countries: &countries,
        saving: None,
        actions: Html::default(),
        say_missing: false,
    }
    .html()
}

/// `GET /desk/calls/{slug}/form/preview`: the form that is being composed, to be tried out by whoever composes it.
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let (form, is_working) = composed(&visit, &shown).await?;
    let terms = &shown.call.terms;
    let applicant = Applicant::of(&Query::parse(visit.uri.query()), terms);
    let composer = format!("{CALLS}/{slug}/form");
    let page = visit
        .public_page(visit.locale.text("calls-desk-form-preview"))
        .crumb(format!("{CALLS}/{slug}"), said(&visit.locale, &terms.title).text)
        .crumb(&composer, visit.locale.text("calls-desk-form"))
        .bringing(&visit, crate::pages::applicant::STYLE.name)
        .bringing(&visit, STYLE);
    let page = bring_to_fill(page, &visit);
    let view = FormPreview::of(page, format!("{composer}/preview"), terms, (&form, is_working), &applicant)?;
    visit.html(&view)
}
