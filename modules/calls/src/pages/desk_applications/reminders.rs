//! Reminders: whom, the letter in each language, the list, and what was sent.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_accounts::{Person, find_person};
use centum_base::{Id, Timestamp};
use centum_web::components::{Paging, Tab};
use centum_web::flash::Tone;
use centum_web::links::Query;
use centum_web::{Form, Locale, Message, Page, Problem, Route, Visit};
use serde::Deserialize;

use super::{below_list, call_of, home, onward, tabs, words};
use crate::call::{Call, CallError};
use crate::expression::reference;
use crate::organiser::reminding::{Reason, Recipient, Sent, digest, letter, recipients, remind, sent};
use crate::pages::words::zone_of;
use crate::telling::{Site, language};

/// People on a page.
const SIZE: usize = 50;

#[derive(Template)]
#[template(path = "desk_applications/reminders.html")]
pub(super) struct View {
    page: Page,
    path: String,
    tabs: Vec<Tab>,
    reasons: Vec<Tab>,
    rule: String,
    reason: &'static str,
    count: usize,
    seen: String,
    letters: Vec<Preview>,
    people: Vec<Line>,
    resting: Vec<Line>,
    all_resting: usize,
    paging: Paging,
    sent: Vec<(String, String, String, u32, bool)>,
}

/// The letter in one language, as the first who reads it gets it.
struct Preview {
    language: String,
    count: usize,
    subject: String,
    body: String,
}

struct Line {
    name: String,
    mail: String,
    about: Vec<String>,
    reminded: Option<String>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/reminders", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/reminders", ManageCalls, send),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let reason = query.get("reason").and_then(Reason::named).unwrap_or(Reason::Incomplete);
    let mut reader = visit.app.house.read().await?;
    let all = recipients(&mut reader.conn(), &call, reason, visit.app.house.now()).await?;
    let mut told = Vec::new();
    for one in sent(&mut reader.conn(), call.id).await? {
        let id = one.asked_by.strip_prefix("person:").and_then(|id| id.parse::<Id<Person>>().ok());
        let by = match id {
            Some(id) => find_person(&mut reader.conn(), id).await?.map(|person| person.name),
            None => None,
        };
        told.push((one, by.unwrap_or_default()));
    }
    drop(reader);
    let page = below_list(&visit, &call, visit.locale.text("calls-organiser-tab-reminders"));
    let site = Site::of(&visit.app.settings);
    let now = visit.app.house.now();
    let catalogue = &visit.app.catalogue;
    let endonym = |tag: &str| catalogue.get(tag).map_or_else(|| tag.to_owned(), Locale::endonym);
    visit.html(&view(&visit.locale, page, &call, &query, (reason, &all, now), &told, (&site, &endonym)))
}

#[derive(Deserialize)]
struct Wanted {
    reason: String,
    seen: String,
}

async fn send(visit: Visit, Path(slug): Path<String>, Form(form): Form<Wanted>) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let reason = Reason::named(&form.reason).ok_or_else(Problem::not_found)?;
    let seen = form.seen.parse().map_err(|_| Problem::bad_request("problem-form"))?;
    let site = Site::of(&visit.app.settings);
    let back = Query::default().with("reason", reason.name()).href(&format!("{}/reminders", home(&call)));
    match remind(&visit.app.house, &visit.actor, call.id, reason, seen, &site).await {
        Ok(count) => visit.flash(Tone::Success, Message::new("calls-reminders-sent").arg("count", count)),
        Err(CallError::Changed) => visit.flash(Tone::Warning, "calls-reminders-changed"),
        Err(other) => return Err(other.into()),
    }
    Ok(onward(&back))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    query: &Query,
    (reason, all, now): (Reason, &[Recipient], Timestamp),
    told: &[(Sent, String)],
    (site, endonym): (&Site, &dyn Fn(&str) -> String),
) -> View {
    let path = home(call);
    let zone = zone_of(&call.terms);
    let (due, resting): (Vec<&Recipient>, Vec<&Recipient>) = all.iter().partition(|one| one.is_due(now));
    // One list in pages: whoever would be written to, and below them whoever is left in peace.
    let paging = Paging::read(&format!("{path}/reminders"), query, SIZE, all.len());
    let below = paging.offset().saturating_sub(due.len());
    let shown: Vec<&Recipient> = due.iter().skip(paging.offset()).take(SIZE).copied().collect();
    let left: Vec<&Recipient> = resting.iter().skip(below).take(SIZE - shown.len()).copied().collect();
    let line = |one: &Recipient| Line {
        name: one.name.clone(),
        mail: one.mail.clone(),
        about: one.about.iter().map(|about| format!("{} {}", reference(about.number), about.title)).collect(),
        reminded: one.reminded_at.map(|at| words::short(locale, &zone, at)),
    };
    let mut letters: Vec<Preview> = Vec::new();
    for one in &due {
        let of = language(one.locale.as_deref());
        let name = endonym(of.tag());
        match letters.iter_mut().find(|letter| letter.language == name) {
            Some(letter) => letter.count += 1,
            None => {
                let (subject, body) = letter(of, &one.name, call, reason, &one.about, site);
                letters.push(Preview { language: name, count: 1, subject, body });
            }
        }
    }
    let tab = |of: Reason| Tab {
        href: Query::default().with("reason", of.name()).href(&format!("{path}/reminders")),
        text: locale.text(&format!("calls-reminders-{}", of.name())),
        count: (of == reason).then_some(all.len()),
        current: of == reason,
    };
    let sent = told.iter().map(|(one, by)| {
        let what = locale.text(&format!("calls-reminders-{}", one.reason.name()));
        (words::short(locale, &zone, one.asked_at), what, by.clone(), one.letters, one.is_done)
    });
    View {
        page,
        tabs: tabs(locale, &path, "reminders"),
        reasons: Reason::ALL.map(tab).to_vec(),
        rule: locale.text(&format!("calls-reminders-{}-rule", reason.name())),
        reason: reason.name(),
        count: due.len(),
        seen: digest(&due).to_string(),
        people: shown.into_iter().map(line).collect(),
        resting: left.into_iter().map(line).collect(),
        all_resting: resting.len(),
        paging,
        letters,
        sent: sent.collect(),
        path,
    }
}
