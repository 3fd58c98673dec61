//! A call: how far it is, until when, who may apply, and how it is weighed.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Timestamp;
use centum_forms::{Kind, Whose};
use centum_web::components::Heading;
use centum_web::doors::{Door, Subject, doors};
use centum_web::links::Query;
use centum_web::{Html, Page, Problem, Visit};

use super::super::retention::{self, RetentionLine};
use super::super::text::markup;
use super::super::words::{self, Said, said};
use super::facts::Facts;
use super::{SCRIPT, STYLE, Shown, shown};
use crate::call::{Quota, Zone};

/// A thing with a name and what more there is to say of it.
pub(crate) struct Named {
    label: Said,
    help: Said,
}

struct RuleLine {
    label: Said,
    of: Vec<String>,
}

struct CriterionLine {
    label: Said,
    help: Said,
    weight: String,
    most: String,
    least: String,
}

struct DocumentLine {
    title: Said,
    href: String,
}

/// A section of the form, as it is printed.
struct AskedSection {
    title: Said,
    help: Said,
    each: bool,
    fields: Vec<AskedField>,
}

struct AskedField {
    label: Said,
    help: Said,
    required: bool,
    words: Option<u32>,
    options: Vec<Said>,
    columns: Vec<Said>,
}

#[derive(Template)]
#[template(path = "calls/call.html")]
pub(crate) struct CallPage {
    pub(crate) page: Page,
    path: String,
    programme: String,
    invented: bool,
    summary: Said,
    text: Html,
    text_lang: String,
    pub(crate) facts: Facts,
    categories: Vec<Named>,
    rules: Vec<RuleLine>,
    headings: Vec<Heading>,
    criteria: Vec<CriterionLine>,
    most: String,
    least: Option<String>,
    seats: Vec<Said>,
    pre_screening: Option<(Html, Html)>,
    contacts: Vec<crate::call::Contact>,
    documents: Vec<DocumentLine>,
    /// How long answers are kept.
    retention: Vec<RetentionLine>,
    /// The questions of the form, where the page is made to be printed.
    asked: Vec<AskedSection>,
    /// What other modules have to say of the call.
    doors: Vec<Door>,
    /// Whether an organiser looks at how it will be.
    pub(crate) preview: bool,
    pub(crate) printing: bool,
}

impl CallPage {
    /// The page of a call at `now`, with times for a reader whose clock is in `own` too.
    pub(crate) fn of(page: Page, shown: &Shown, now: Timestamp, own: Option<&Zone>) -> Self {
        let locale = page.locale.clone();
        let Shown { call, form, edition } = shown;
        let terms = &call.terms;
        let zone = words::zone_of(terms);
        let text = said(&locale, &terms.text);
        let plain = |id| Heading::plain(locale.text(id));
        let criteria = terms.criteria.iter().map(|one| CriterionLine {
            label: said(&locale, &one.label),
            help: said(&locale, &one.help),
            weight: words::weight(&locale, one.weight),
            most: words::points(&locale, one.max_halves),
            least: one.threshold_halves.map_or_else(String::new, |least| words::points(&locale, least)),
        });
        let thresholds: u32 = terms.criteria.iter().filter_map(|one| one.threshold_halves).sum();
        Self {
            path: format!("/calls/{}", call.slug),
            programme: edition.name.clone(),
            invented: edition.invented,
            summary: said(&locale, &terms.summary),
            text: markup(&text.text),
            text_lang: text.lang,
            facts: Facts::of(&locale, call, form, now, own),
            categories: terms
                .categories
                .iter()
                .map(|one| Named { label: said(&locale, &one.label), help: said(&locale, &one.help) })
                .collect(),
            rules: terms
                .eligibility
                .iter()
                .map(|rule| RuleLine {
                    label: said(&locale, &rule.label),
                    of: rule.categories.iter().map(|key| words::category(&locale, terms, key)).collect(),
                })
                .collect(),
            headings: vec![
                plain("calls-criterion"),
                plain("calls-weight").of_numbers(),
                plain("calls-points").of_numbers(),
                plain("calls-threshold").of_numbers(),
            ],
            criteria: criteria.collect(),
            most: words::points(&locale, terms.criteria.iter().map(|one| one.max_halves).sum()),
            least: (thresholds > 0).then(|| words::points(&locale, thresholds)),
            seats: terms.seats.iter().map(|one: &Quota| said(&locale, &one.label)).collect(),
            pre_screening: terms.pre_screening.map(|window| {
                (words::time(&locale, window.from, &zone), words::time(&locale, window.until, &zone))
            }),
            contacts: terms.contacts.clone(),
            documents: terms
                .documents
                .iter()
                .filter(|one| is_web(&one.href))
                .map(|one| DocumentLine { title: said(&locale, &one.title), href: one.href.clone() })
                .collect(),
            retention: retention::lines(&locale, call, form, now, |_| true),
            asked: Vec::new(),
            doors: Vec::new(),
            preview: false,
            printing: false,
            page,
        }
    }

    /// The same page with every question of the form, to be printed.
    pub(crate) fn printed(mut self, shown: &Shown) -> Self {
        let locale = self.page.locale.clone();
        let labels = |options: &[centum_forms::Opt]| {
            options.iter().map(|one| said(&locale, &one.label)).collect::<Vec<_>>()
        };
        let field = |field: &centum_forms::Field| AskedField {
            label: said(&locale, &field.label),
            help: said(&locale, &field.help),
            required: field.required,
            words: match &field.kind {
                Kind::Long { max_words } => Some(*max_words),
                _ => None,
            },
            options: labels(field.kind.options()),
            columns: field.kind.columns().iter().map(|column| said(&locale, &column.label)).collect(),
        };
        self.asked = shown
            .form
            .sections
            .iter()
            .map(|section| AskedSection {
                title: said(&locale, &section.title),
                help: said(&locale, &section.help),
                each: section.whose == Whose::EachMember,
                fields: section.fields.iter().map(field).collect(),
            })
            .collect();
        self.printing = true;
        self
    }
}

/// Only addresses of the web and of this site become links: nothing that a browser would run.
pub(crate) fn is_web(href: &str) -> bool {
    let local = href.starts_with('/') && !href.starts_with("//");
    href.starts_with("https://") || href.starts_with("http://") || local
}

/// The zone that a reader asks for in the address.
pub(super) fn own_zone(visit: &Visit) -> Option<Zone> {
    Query::parse(visit.uri.query()).get("zone").and_then(|name| Zone::named(name).ok())
}

fn page(visit: &Visit, shown: &Shown) -> CallPage {
    let terms = &shown.call.terms;
    let page = visit
        .public_page(said(&visit.locale, &terms.title).text)
        .crumb("/calls", visit.locale.text("calls-title"))
        .described(said(&visit.locale, &terms.summary).text)
        .bringing(visit, STYLE)
        .bringing(visit, SCRIPT);
    CallPage::of(page, shown, visit.app.house.now(), own_zone(visit).as_ref())
}

/// `GET /calls/{slug}`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let (id, path) = (shown.call.id.to_string(), format!("/calls/{}", shown.call.slug));
    let found = doors(&visit, &Subject { kind: "call", id, of: String::new(), path }).await?;
    let mut view = page(&visit, &shown);
    view.doors = found;
    visit.html(&view)
}

/// `GET /calls/{slug}/print`.
pub(super) async fn print(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    visit.html(&page(&visit, &shown).printed(&shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_a_browser_would_run_is_no_document() {
        assert!(is_web("https://example.org/guide.pdf") && is_web("/files/guide.pdf"));
        for wrong in ["javascript:alert(1)", "//evil.example", "data:text/html,x", "guide.pdf", ""] {
            assert!(!is_web(wrong), "{wrong}");
        }
    }
}
