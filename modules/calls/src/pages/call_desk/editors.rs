//! The editors of a call's terms: one page for each part. A draft is kept at once; a published call shows what would
//! differ first.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::{Choice, Tab};
use centum_web::{FieldErrors, Page, Problem, Tone, Typed, Visit};

use super::proposing::{Proposed, propose};
use super::rows::{Filled, Look, Row, filled, shown};
use super::texts::TextsForm;
use super::times::{TimesForm, deadline_cells, deadlines_in};
use super::{
    CALLS, Part, again, below, call_of, edited_language, languages, lists, onward, rules_list, tabs,
};
use crate::call::{self, CallError, CallState, Terms};
use crate::pages::public::Shown;

#[derive(Template)]
#[template(path = "call_desk/editor.html")]
pub(super) struct Editor {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) part: &'static str,
    pub(super) tabs: Vec<Tab>,
    /// The languages, where the part has several.
    pub(super) languages: Vec<Choice>,
    pub(super) lang: String,
    pub(super) seen: i64,
    pub(super) draft: bool,
    /// Whether the part is frozen since the call opened.
    pub(super) frozen: bool,
    pub(super) texts: Option<TextsForm>,
    pub(super) times: Option<TimesForm>,
    pub(super) rows: Vec<Row>,
    pub(super) errors: FieldErrors,
}

/// What is typed, by part.
enum Typing {
    Texts(TextsForm),
    Times(TimesForm, Vec<Filled>),
    Rows(Vec<Filled>),
}

/// `GET /desk/calls/{slug}/edit/{part}`.
pub(super) async fn show(
    visit: Visit,
    Path((slug, part)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let part = Part::named(&part).ok_or_else(Problem::not_found)?;
    let shown = call_of(&visit, &slug).await?;
    let lang = edited_language(&visit);
    let typing = standing(&visit, &shown, part, &lang);
    visit.html(&editor(&visit, &shown, part, &lang, typing, shown.call.version, FieldErrors::new()))
}

/// What stands there now.
fn standing(visit: &Visit, shown: &Shown, part: Part, lang: &str) -> Typing {
    let terms = &shown.call.terms;
    match part {
        Part::Texts => Typing::Texts(TextsForm::of(terms, lang)),
        Part::Times => Typing::Times(TimesForm::of(terms), deadlines_in(terms)),
        Part::Categories => Typing::Rows(lists::categories_in(terms, lang)),
        Part::Eligibility => Typing::Rows(rules_list::rules_in(terms, lang)),
        Part::Criteria => Typing::Rows(lists::criteria_in(&visit.locale, terms, lang)),
        Part::Seats => Typing::Rows(lists::seats_in(terms, lang)),
        Part::Contacts => Typing::Rows(lists::contacts_in(terms)),
        Part::Documents => Typing::Rows(lists::documents_in(terms, lang)),
    }
}

fn editor(
    visit: &Visit,
    call: &Shown,
    part: Part,
    lang: &str,
    typing: Typing,
    seen: i64,
    errors: FieldErrors,
) -> Editor {
    let Shown { call, form, .. } = call;
    let locale = &visit.locale;
    let title = |part: Part| match part {
        Part::Times => "at",
        Part::Contacts => "name",
        Part::Documents => "title",
        _ => "label",
    };
    let cells = |row: &Filled| match part {
        Part::Times => deadline_cells(locale, &call.terms, form, row),
        Part::Categories => lists::category_cells(locale, row),
        Part::Eligibility => rules_list::rule_cells(locale, form, row),
        Part::Criteria => lists::criterion_cells(row),
        Part::Seats => lists::seat_cells(locale, &call.terms, row),
        Part::Contacts => lists::contact_cells(row),
        Part::Documents => lists::document_cells(row),
        Part::Texts => Vec::new(),
    };
    let (texts, times, rows) = match typing {
        Typing::Texts(texts) => (Some(texts), None, Vec::new()),
        Typing::Times(times, rows) => (None, Some(times), shown(rows, title(part), cells)),
        Typing::Rows(rows) => (None, None, shown(rows, title(part), cells)),
    };
    let fixed = matches!(part, Part::Categories | Part::Eligibility | Part::Criteria | Part::Seats);
    Editor {
        page: below(visit, call, locale.text(&part.title())),
        path: format!("{CALLS}/{}", call.slug),
        part: part.name(),
        tabs: tabs(visit, &call.slug, part),
        languages: if part.has_languages() { languages(lang) } else { Vec::new() },
        lang: lang.to_owned(),
        seen,
        draft: call.state == CallState::Draft,
        frozen: fixed && call.state >= CallState::Open,
        texts,
        times,
        rows,
        errors,
    }
}

/// The documents as they stand, with what is wrong with one that was brought.
pub(super) fn documents_page(visit: &Visit, shown: &Shown, lang: &str, errors: FieldErrors) -> Editor {
    let typing = Typing::Rows(lists::documents_in(&shown.call.terms, lang));
    editor(visit, shown, Part::Documents, lang, typing, shown.call.version, errors)
}

/// `POST /desk/calls/{slug}/edit/{part}`.
pub(super) async fn keep(
    visit: Visit,
    Path((slug, part)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let part = Part::named(&part).ok_or_else(Problem::not_found)?;
    let shown = call_of(&visit, &slug).await?;
    let lang = edited_language(&visit);
    let seen: i64 = typed.value("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let mut errors = FieldErrors::new();
    let (terms, typing) = read(&shown, part, &lang, &typed, &mut errors);
    if !errors.is_empty() {
        return again(&visit, &editor(&visit, &shown, part, &lang, typing, seen, errors));
    }
    if shown.call.state != CallState::Draft {
        let proposed = Proposed { terms, form: None, seen };
        return propose(&visit, &shown, proposed, String::new(), Vec::new()).await;
    }
    match call::keep_terms(&visit.app.house, &visit.actor, shown.call.id, seen, terms).await {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-desk-kept");
            let query = if part.has_languages() { format!("?in={lang}") } else { String::new() };
            Ok(onward(&format!("{CALLS}/{slug}/edit/{}{query}", part.name())))
        }
        Err(CallError::Changed) => {
            // What was typed stays on the page; sending it again is a choice.
            errors.push("seen", "calls-call-error-changed");
            again(&visit, &editor(&visit, &shown, part, &lang, typing, shown.call.version, errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(shown: &Shown, part: Part, lang: &str, typed: &Typed, errors: &mut FieldErrors) -> (Terms, Typing) {
    let mut terms = shown.call.terms.clone();
    let label = match part {
        Part::Times => "at",
        Part::Contacts => "mail",
        Part::Documents => "href",
        _ => "label",
    };
    let rows = filled(typed, label);
    let typing = match part {
        Part::Texts => {
            let form = TextsForm::typed(typed);
            form.put(&mut terms, lang, errors);
            return (terms, Typing::Texts(form));
        }
        Part::Times => {
            let form = TimesForm::typed(typed);
            form.put(&mut terms, &rows, errors);
            return (terms, Typing::Times(form, rows));
        }
        Part::Categories => {
            lists::put_categories(&mut terms, &rows, lang);
            rows
        }
        Part::Eligibility => {
            rules_list::put_rules(&mut terms, &shown.form, &rows, lang, errors);
            rows
        }
        Part::Criteria => {
            lists::put_criteria(&mut terms, &rows, lang, errors);
            rows
        }
        Part::Seats => {
            lists::put_seats(&mut terms, &rows, lang, errors);
            rows
        }
        Part::Contacts => {
            lists::put_contacts(&mut terms, &rows, errors);
            rows
        }
        Part::Documents => {
            lists::put_documents(&mut terms, &rows, lang, errors);
            rows
        }
    };
    (terms, Typing::Rows(typing))
}
