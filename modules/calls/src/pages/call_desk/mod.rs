//! The organiser's desk of calls: composing one, leading it through its life, correcting it, answering questions.

mod composing;
mod documents;
mod editors;
mod lists;
mod new;
mod overview;
mod previewing;
mod proposing;
mod questions;
mod retention;
mod rows;
mod rules_list;
mod sample;
mod texts;
mod times;
mod waiting;

pub(crate) use sample::samples;
pub(crate) use waiting::tiles;

use centum_accounts::Permission::ManageCalls;
use centum_web::components::{Choice, Tab};
use centum_web::links::Query;
use centum_web::module::Route;
use centum_web::{Page, Problem, Visit, again, onward};

use super::public::{STYLE, Shown, any};
use super::words::said;
use crate::call::Call;

const CALLS: &str = "/desk/calls";
/// Languages that are offered for the texts of a call before any other.
const LANGUAGES: [&str; 24] = [
    "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

/// What each of them calls itself, in the same order.
const NAMES: [&str; 24] = [
    "English",
    "Български",
    "Čeština",
    "Dansk",
    "Deutsch",
    "Ελληνικά",
    "Español",
    "Eesti",
    "Suomi",
    "Français",
    "Gaeilge",
    "Hrvatski",
    "Magyar",
    "Italiano",
    "Lietuvių",
    "Latviešu",
    "Malti",
    "Nederlands",
    "Polski",
    "Português",
    "Română",
    "Slovenčina",
    "Slovenščina",
    "Svenska",
];

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(CALLS, ManageCalls, overview::list),
        Route::post(CALLS, ManageCalls, new::create),
        Route::get("/desk/calls/new", ManageCalls, new::show),
        Route::get("/desk/calls/{slug}", ManageCalls, overview::show),
        Route::get("/desk/calls/{slug}/preview", ManageCalls, previewing::call),
        Route::post("/desk/calls/{slug}/steps/{step}", ManageCalls, overview::step),
        Route::get("/desk/calls/{slug}/edit/{part}", ManageCalls, editors::show),
        Route::post("/desk/calls/{slug}/edit/{part}", ManageCalls, editors::keep),
        Route::get("/desk/calls/{slug}/form", ManageCalls, composing::show),
        Route::post("/desk/calls/{slug}/form", ManageCalls, composing::compose),
        Route::get("/desk/calls/{slug}/form/preview", ManageCalls, previewing::form),
        Route::get("/desk/calls/{slug}/form/difference", ManageCalls, composing::difference),
        Route::post("/desk/calls/{slug}/form/drop", ManageCalls, composing::drop),
        Route::post("/desk/calls/{slug}/correct", ManageCalls, proposing::correct),
        Route::post("/desk/calls/{slug}/documents", ManageCalls, documents::add),
        Route::get("/desk/calls/{slug}/retention", ManageCalls, retention::show),
        Route::get("/desk/calls/{slug}/questions", ManageCalls, questions::show),
        Route::post("/desk/calls/{slug}/questions/{id}", ManageCalls, questions::answer),
    ]
}

/// The frame of a page below a call.
fn below(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let name = said(&visit.locale, &call.terms.title).text;
    let page = visit.desk_page(title).crumb(CALLS, visit.locale.text("calls-desk-title"));
    page.crumb(format!("{CALLS}/{}", call.slug), name).bringing(visit, STYLE)
}

/// The call of an address.
async fn call_of(visit: &Visit, slug: &str) -> Result<Shown, Problem> {
    any(visit, slug).await
}

/// The language whose texts are edited: from the address, else English.
fn edited_language(visit: &Visit) -> String {
    let query = Query::parse(visit.uri.query());
    let asked = query.get("in").filter(|asked| LANGUAGES.contains(asked));
    asked.unwrap_or("en").to_owned()
}

/// The languages that texts of a call can be edited in.
fn languages(current: &str) -> Vec<Choice> {
    LANGUAGES.iter().map(|tag| Choice::new(*tag, endonym(tag), Some(current))).collect()
}

/// What a language calls itself.
fn endonym(tag: &str) -> &str {
    let at = LANGUAGES.iter().position(|one| *one == tag);
    at.and_then(|at| NAMES.get(at)).copied().unwrap_or(tag)
}

/// The parts of a call that are edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Texts,
    Times,
    Categories,
    Eligibility,
    Criteria,
    Seats,
    Contacts,
    Documents,
}

impl Part {
    const ALL: [Self; 8] = [
        Self::Texts,
        Self::Times,
        Self::Categories,
        Self::Eligibility,
        Self::Criteria,
        Self::Seats,
        Self::Contacts,
        Self::Documents,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Times => "times",
            Self::Categories => "categories",
            Self::Eligibility => "eligibility",
            Self::Criteria => "criteria",
            Self::Seats => "seats",
            Self::Contacts => "contacts",
            Self::Documents => "documents",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Whether it has texts in several languages.
    fn has_languages(self) -> bool {
        !matches!(self, Self::Times | Self::Contacts)
    }

    fn title(self) -> String {
        format!("calls-desk-part-{}", self.name())
    }
}

/// The parts as tabs.
fn tabs(visit: &Visit, slug: &str, current: Part) -> Vec<Tab> {
    Part::ALL
        .into_iter()
        .map(|part| Tab {
            href: format!("{CALLS}/{slug}/edit/{}", part.name()),
            text: visit.locale.text(&part.title()),
            current: part == current,
            count: None,
        })
        .collect()
}
