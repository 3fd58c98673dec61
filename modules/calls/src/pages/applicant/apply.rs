//! Beginning an expression of interest.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Id;
use centum_web::components::Choice;
use centum_web::links::Query;
use centum_web::{FieldErrors, Message, Page, Problem, Tone, Typed, Visit};

use super::super::placing::{NONE, Offer, Placed, countries, place};
use super::super::problem::message;
use super::super::public::{SCRIPT, Shown, shown};
use super::super::words::{Said, said};
use super::standing::Due;
use super::{STYLE, again, onward, path_of};
use crate::call::{Call, CallState, Zone, find_call};
use crate::expression::actions::{self, NewExpression, start_from};
use crate::expression::{Access, Expression, ExpressionError, of_person, store};

/// A category to choose, with who belongs to it.
pub(crate) struct CategoryChoice {
    key: String,
    label: Said,
    help: Said,
    due: Option<Due>,
    chosen: bool,
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typing {
    lead: String,
    country: String,
    place: String,
    place_of: String,
    is_city: String,
    category: String,
    together: String,
    earlier: String,
    /// The name of the page: sent twice, as by a second click, it begins one draft.
    once: String,
}

impl Typing {
    fn read(typed: &Typed) -> Self {
        let get = |name: &str| typed.value(name).unwrap_or_default().trim().to_owned();
        Self {
            lead: get("lead"),
            country: get("country"),
            place: get("place"),
            place_of: get("place_of"),
            is_city: get("is_city"),
            category: get("category"),
            together: get("together"),
            earlier: get("earlier"),
            once: get("once"),
        }
    }

    /// What a choice of place was made for: once another name stands there, it is no choice any more.
    fn about(&self) -> String {
        format!("{}:{}", self.country, self.lead)
    }

    fn check(&self, call: &Call) -> FieldErrors {
        let mut errors = FieldErrors::new();
        let most = crate::expression::MAX_NAME;
        if self.lead.is_empty() {
            errors.push("lead", "form-required");
        } else if self.lead.chars().count() > most {
            errors.push("lead", Message::new("form-too-long").arg("limit", most));
        }
        if centum_places::countries::read(&self.country).is_none() {
            errors.push("country", "calls-apply-country-needed");
        }
        if !["yes", "no"].contains(&self.is_city.as_str()) {
            errors.push("is_city", "calls-apply-choose-one");
        }
        if !call.terms.categories.iter().any(|one| one.key == self.category) {
            errors.push("category", "calls-apply-choose-one");
        }
        if !["alone", "together"].contains(&self.together.as_str()) {
            errors.push("together", "calls-apply-choose-one");
        }
        errors
    }
}

/// A person's own expressions of interest, as this page offers them.
#[derive(Default)]
pub(crate) struct Own {
    /// In this call, to go on with.
    here: Vec<(String, String)>,
    /// In other calls, to begin with their answers.
    elsewhere: Vec<(Id<Expression>, String)>,
}

#[derive(Template)]
#[template(path = "applicant/apply.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) due: Option<Due>,
    /// Why nothing can be begun now.
    pub(crate) shut: Option<&'static str>,
    /// Where to make an account, for those who are not signed in.
    pub(crate) join: Option<String>,
    pub(crate) here: Vec<(String, String)>,
    pub(crate) earlier: Vec<Choice>,
    pub(crate) categories: Vec<CategoryChoice>,
    pub(crate) countries: Vec<Choice>,
    pub(crate) typed: Typing,
    pub(crate) about: String,
    pub(crate) offers: Vec<Offer>,
    pub(crate) errors: FieldErrors,
}

impl View {
    pub(crate) fn of(
        page: Page,
        shown: &Shown,
        now: centum_base::Timestamp,
        own_zone: Option<&Zone>,
        own: Own,
        typed: Typing,
        errors: FieldErrors,
    ) -> Self {
        let locale = page.locale.clone();
        let call = &shown.call;
        let only = call.terms.categories.len() == 1;
        let several = call.terms.deadlines.iter().filter(|one| one.document.is_none()).count() > 1;
        let categories = call.terms.categories.iter().map(|one| CategoryChoice {
            key: one.key.clone(),
            label: said(&locale, &one.label),
            help: said(&locale, &one.help),
            due: several.then(|| Due::of(&locale, call, &one.key, now, own_zone)).flatten(),
            chosen: only || typed.category == one.key,
        });
        let general = crate::call::last_deadline(&call.terms);
        let blank = Choice::new("", locale.text("calls-apply-earlier-none"), Some(&typed.earlier));
        let earlier = own
            .elsewhere
            .iter()
            .map(|(id, title)| Choice::new(id.to_string(), title.clone(), Some(&typed.earlier)));
        Self {
            path: format!("/calls/{}", call.slug),
            due: general.map(|at| Due::at(&locale, call, at, now, own_zone).unless_closed(call, now)),
            shut: shut(call, now),
            join: None,
            here: own.here,
            earlier: if own.elsewhere.is_empty() {
                Vec::new()
            } else {
                std::iter::once(blank).chain(earlier).collect()
            },
            categories: categories.collect(),
            countries: countries(&locale, &typed.country),
            about: typed.about(),
            offers: Vec::new(),
            typed,
            errors,
            page,
        }
    }
}

/// Why nothing can be begun now; nothing while it can.
fn shut(call: &Call, now: centum_base::Timestamp) -> Option<&'static str> {
    let last = crate::call::last_deadline(&call.terms);
    match call.state {
        CallState::Draft | CallState::Published => Some("calls-error-not-open-yet"),
        CallState::Open if last.is_none_or(|last| now <= last) => None,
        CallState::Open => Some("calls-apply-over"),
        _ if last.is_some_and(|last| now <= last) => Some("calls-apply-closed"),
        _ => Some("calls-apply-over"),
    }
}

fn frame(visit: &Visit, shown: &Shown) -> Page {
    let name = said(&visit.locale, &shown.call.terms.title).text;
    visit
        .public_page(visit.locale.text("calls-apply-title"))
        .crumb("/calls", visit.locale.text("calls-title"))
        .crumb(format!("/calls/{}", shown.call.slug), name)
        .bringing(visit, STYLE.name)
        .bringing(visit, SCRIPT)
}

/// The zone that the address names for the reader.
pub(super) fn zone_asked(visit: &Visit) -> Option<Zone> {
    Query::parse(visit.uri.query()).get("zone").and_then(|name| Zone::named(name).ok())
}

async fn own(visit: &Visit, call: &Call) -> Result<Own, Problem> {
    let Some(person) = visit.actor.person() else { return Ok(Own::default()) };
    let mut reader = visit.app.house.db.read_current().await?;
    let mut own = Own::default();
    for head in of_person(&mut reader.conn(), person.id).await? {
        if head.call == call.id {
            own.here.push((path_of(head.id), format!("{} ({})", head.title, head.reference())));
            continue;
        }
        let members = store::members(&mut reader.conn(), head.id).await?;
        let writers = store::writers(&mut reader.conn(), head.id).await?;
        let access: Access = crate::expression::dossier::access(&visit.actor, &members, &writers);
        let earlier = find_call(&mut reader.conn(), head.call).await?.filter(|_| access.leads);
        if let Some(earlier) = earlier {
            let call = said(&visit.locale, &earlier.terms.title).text;
            own.elsewhere.push((head.id, format!("{} · {call}", head.title)));
        }
    }
    Ok(own)
}

/// `GET /calls/{slug}/apply`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let own = own(&visit, &shown.call).await?;
    let once = visit.app.house.random.token();
    let mut typed = Typing { is_city: "yes".into(), together: "alone".into(), once, ..Typing::default() };
    // Who has answered before mostly wants to begin there.
    typed.earlier = own.elsewhere.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let zone = zone_asked(&visit);
    let page = frame(&visit, &shown);
    let mut view = View::of(page, &shown, visit.received_at, zone.as_ref(), own, typed, FieldErrors::new());
    if visit.actor.person().is_none() {
        let back = format!("/calls/{slug}/apply");
        view.join = Some(Query::default().with("return", back).href("/join"));
    }
    visit.html(&view)
}

/// `POST /calls/{slug}/apply`.
pub(super) async fn begin(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let typing = Typing::read(&typed);
    let mut errors = typing.check(&shown.call);
    let chosen = if typing.place_of == typing.about() { typing.place.as_str() } else { "" };
    let placed = match errors.is_empty() {
        true => place(&typing.lead, centum_places::countries::read(&typing.country), chosen),
        false => Placed::Is(None),
    };
    let placed = match placed {
        Placed::Is(placed) => placed,
        Placed::Ask(offers) => {
            errors.push("place", "calls-apply-which-place");
            return refused(&visit, &shown, typing, errors, offers).await;
        }
    };
    if !errors.is_empty() {
        return refused(&visit, &shown, typing, errors, Vec::new()).await;
    }
    let new = NewExpression {
        call: shown.call.id,
        lead: typing.lead.clone(),
        country: centum_places::countries::read(&typing.country),
        place: placed,
        is_city: typing.is_city == "yes",
        category: typing.category.clone(),
        consortium: typing.together == "together",
    };
    let begun = actions::begin_once(&visit.app, &visit.actor, &new, &typing.once, visit.received_at).await;
    let id = match begun {
        Ok(id) => id,
        Err(error @ (ExpressionError::Rule(_) | ExpressionError::Name | ExpressionError::EnoughBegun(_))) => {
            errors.push("lead", message(&error));
            return refused(&visit, &shown, typing, errors, Vec::new()).await;
        }
        Err(error) => return Err(error.into()),
    };
    visit.flash(Tone::Success, "calls-apply-begun");
    if let Ok(earlier) = typing.earlier.parse() {
        match start_from(&visit.app, &visit.actor, id, earlier, visit.received_at).await {
            Ok(carried) => {
                let count = carried.answers.0.len();
                visit.flash(Tone::Success, Message::new("calls-apply-carried").arg("count", count));
            }
            // The draft is there all the same.
            Err(error) => visit.flash(Tone::Warning, message(&error)),
        }
    }
    Ok(onward(&path_of(id)))
}

async fn refused(
    visit: &Visit,
    shown: &Shown,
    typing: Typing,
    errors: FieldErrors,
    offers: Vec<Offer>,
) -> Result<Response, Problem> {
    let own = own(visit, &shown.call).await?;
    let page = frame(visit, shown);
    let view = View::of(page, shown, visit.received_at, None, own, typing, errors);
    again(visit, &View { offers, ..view })
}

/// Where a place lies and how large it is, to tell it from others of its name.
pub(super) fn described(locale: &centum_web::Locale, offer: &Offer) -> String {
    let people = offer.people.map(|people| locale.say("calls-place-people").arg("people", people).plain());
    let parts = [Some(offer.whereabouts.clone()).filter(|text| !text.is_empty()), people];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { offer.name.clone() } else { format!("{} ({})", offer.name, parts.join(", ")) }
}

impl View {
    fn offer(&self, offer: &Offer) -> String {
        described(&self.page.locale, offer)
    }

    fn is_placed(&self, id: &str) -> bool {
        self.typed.place == id
    }

    fn none(&self) -> &'static str {
        NONE
    }

    fn chose(&self, value: &str, current: &str) -> bool {
        value == current
    }
}
