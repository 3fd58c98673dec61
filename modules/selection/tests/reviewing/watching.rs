//! Who looks, at which addresses, and what differs between two looks.

use std::collections::BTreeMap;

use axum::http::Method;
use centum_accounts::Actor;
use centum_selection::reviews;
use centum_selection::reviews::marking::Save;
use centum_web::{Module, Route};

use crate::site::{Page, Site, Who, mark};

/// The application that every secret is about: Aarhus, the second.
pub(crate) const SECRET: usize = 1;
/// So many addresses of one route are looked at.
const EACH: usize = 12;
/// What is not held against itself, and why.
const APART: [&str; 4] = [
    // Counts every request, those of this test too.
    "/metrics",
    // Ends the session of the person who looks.
    "/sign-out",
    // A workbook of one's own answers says when it was written, by the clock of the machine.
    "/expressions/{id}/copy.xlsx",
    "/api/v1/expressions/{id}/copy",
];

/// Somebody who looks, by what they are to the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Watcher {
    Visitor,
    /// Applies with another application.
    OtherApplicant,
    /// Applies with this one.
    Applicant,
    /// Reads another application, and gave this one back.
    Reader,
    /// May read, and was not asked to.
    Uninvited,
    Mentor,
    /// Leads the panel, and a conflict keeps the application from them.
    PartialChair,
    /// Organises, and a conflict keeps the application from them.
    PartialOrganiser,
    Chair,
    Organiser,
}

impl Watcher {
    /// Runs the selection, whatever is kept from them.
    pub(crate) fn manages(self) -> bool {
        self >= Self::PartialChair
    }

    /// Runs the selection, and nothing is kept from them.
    pub(crate) fn is_impartial(self) -> bool {
        self >= Self::Chair
    }
}

/// Marks a review of the application, as its reader.
pub(crate) async fn write(site: &Site, who: &Actor, reader: usize, base: u32, halves: [u32; 2]) {
    let saves = [mark("idea", halves[0]), mark("team", halves[1])].map(|mark| Save { base, mark });
    let (house, id) = (&site.app.house, site.reviews[SECRET][reader]);
    reviews::save_marks(house, who, id, &saves, house.now()).await.unwrap();
}

/// Everybody who looks, and every address.
pub(crate) struct Watch {
    people: BTreeMap<Watcher, Option<Who>>,
    /// Where something of a selection may be told, to who is entitled.
    near: Vec<(Route, Vec<String>)>,
    /// Where nothing of a selection is told to anybody.
    far: Vec<(Route, Vec<String>)>,
}

/// Addresses with what was answered.
pub(crate) type Transcript = Vec<(String, Page)>;

impl Watch {
    pub(crate) async fn of(site: &Site, people: BTreeMap<Watcher, Option<Who>>) -> Self {
        let near = [
            centum_web::module(),
            centum_desk::module(),
            centum_cohort::module(),
            centum_forms::module(),
            centum_calls::module(),
            centum_selection::module(),
        ];
        let far = [centum_places::module(), centum_catalogue::module()];
        let known = Known::of(site).await;
        Self { people, near: routes(site, &known, &near), far: routes(site, &known, &far) }
    }

    /// Everything that somebody can ask for, as it is answered now. Where a right is missing nothing is looked up.
    async fn transcript(&self, site: &Site, watcher: Watcher, of: &[(Route, Vec<String>)]) -> Transcript {
        let who = self.people[&watcher].as_ref();
        let actor = who.map_or(&Actor::Anonymous, |who| &who.actor);
        let mut all = Vec::new();
        for (_, addresses) in of.iter().filter(|(route, _)| actor.may(route.permission)) {
            for address in addresses.iter().take(EACH) {
                all.push((address.clone(), site.look(who, address).await));
            }
        }
        all
    }

    /// What everybody sees where something of a selection may be told.
    pub(crate) async fn transcripts(&self, site: &Site) -> BTreeMap<Watcher, Transcript> {
        self.all(site, &self.near).await
    }

    /// What everybody sees where nothing of a selection is told to anybody.
    pub(crate) async fn seen_from_afar(&self, site: &Site) -> BTreeMap<Watcher, Transcript> {
        self.all(site, &self.far).await
    }

    async fn all(&self, site: &Site, of: &[(Route, Vec<String>)]) -> BTreeMap<Watcher, Transcript> {
        let mut all = BTreeMap::new();
        for watcher in self.people.keys() {
            all.insert(*watcher, self.transcript(site, *watcher, of).await);
        }
        all
    }
}

/// Those whom a deed about the application tells that there is nothing.
const REFUSED: [Watcher; 6] = [
    Watcher::OtherApplicant,
    Watcher::Reader,
    Watcher::Uninvited,
    Watcher::Mentor,
    Watcher::PartialChair,
    Watcher::PartialOrganiser,
];

impl Watch {
    /// What everybody is answered who does something about the application that is not for them.
    pub(crate) async fn refusals(&self, site: &Site) -> BTreeMap<Watcher, Transcript> {
        let mut all = BTreeMap::new();
        for watcher in REFUSED {
            let Some(who) = &self.people[&watcher] else { continue };
            let mut answers = Transcript::new();
            for (address, fields) in deeds(site) {
                let page = site.post(who, &address, &fields).await;
                answers.push((address, page));
            }
            all.insert(watcher, answers);
        }
        all
    }
}

/// What is sent to an address.
type Fields = Vec<(&'static str, &'static str)>;

/// What can be done about the application, as it is sent by somebody who may.
fn deeds(site: &Site) -> Vec<(String, Fields)> {
    let desk = "/desk/calls/invented-call/selection";
    let report = format!("{desk}/reports/2");
    let mut deeds: Vec<(String, Fields)> = vec![
        (format!("{report}/rapporteur"), vec![("rapporteur", "01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e")]),
        (format!("{report}/without"), vec![("round", "1"), ("reason-without", "A reason")]),
        (format!("{report}/again"), vec![("reason-again", "A reason")]),
        (
            format!("{report}/marks"),
            vec![("criterion", "idea"), ("points", "4"), ("reason-idea", "A reason")],
        ),
    ];
    for review in site.reviews[SECRET] {
        let own = format!("/reviews/{review}");
        deeds.push((format!("{own}/decline"), vec![("reason", "A reason")]));
        deeds.push((format!("{own}/report"), vec![("go", "submit")]));
        deeds.push((format!("{own}/report/voice"), vec![("round", "1"), ("voice", "approves")]));
        deeds.push((format!("{own}/report/comments"), vec![("said", "A word")]));
    }
    let outcome = format!("/expressions/{}/outcome", site.cities[SECRET]);
    deeds.push((format!("{outcome}/confirm"), Vec::new()));
    deeds.push((format!("{outcome}/decline"), vec![("reason", "A reason")]));
    deeds.push((format!("{outcome}/complain"), vec![("complaint", "A complaint")]));
    deeds
}

/// The addresses to look at of every route that shows something.
fn routes(site: &Site, known: &Known, modules: &[Module]) -> Vec<(Route, Vec<String>)> {
    let routes = modules.iter().flat_map(|module| (module.routes)());
    let routes = routes.filter(|route| route.method == Method::GET);
    let routes = routes.filter(|route| !APART.iter().any(|apart| route.path.starts_with(apart)));
    let routes = routes.map(|route| {
        let addresses = addresses(site, known, route.path);
        (route, addresses)
    });
    routes.collect()
}

/// What addresses are made of beside the applications and their reviews.
struct Known {
    /// Entries of the ledger: the last ones, and those that come next.
    entries: Vec<String>,
    letters: Vec<String>,
    people: Vec<String>,
}

impl Known {
    async fn of(site: &Site) -> Self {
        let mut db = site.app.house.db.read_current().await.unwrap();
        let last = centum_ledger::head(&mut db.conn()).await.unwrap().seq;
        let letters = centum_jobs::letters(&mut db.conn(), 4).await.unwrap();
        Self {
            entries: (last - 2..last + 6).map(|seq| seq.to_string()).collect(),
            letters: letters.iter().map(|posted| posted.id.to_string()).collect(),
            people: site.readers.iter().map(|reader| reader.id.to_string()).collect(),
        }
    }
}

/// Every address that a path stands for here, with the filters and orders that lists know.
fn addresses(site: &Site, known: &Known, path: &str) -> Vec<String> {
    let is_of_call = path.contains("/calls/") || path.starts_with("/reviews/");
    let slug = if is_of_call { "invented-call" } else { "invented-2020" };
    let things: Vec<String> = match path {
        _ if path.contains("/reviews/{id}") => {
            site.reviews.iter().rev().flatten().map(ToString::to_string).collect()
        }
        _ if path.contains("/expressions/{id}") => {
            site.cities.iter().rev().map(ToString::to_string).collect()
        }
        _ if path.contains("/outbox/{id}") => known.letters.clone(),
        _ if path.contains("/people/{id}") => known.people.clone(),
        _ => vec!["01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e".to_owned()],
    };
    let readers: Vec<String> = site.reviewers.iter().map(ToString::to_string).collect();
    let mut all = vec![String::new()];
    for segment in path.split('/').skip(1) {
        let choices: Vec<String> = match segment {
            "{slug}" => vec![slug.to_owned()],
            "{id}" => things.clone(),
            "{reviewer}" => readers.clone(),
            "{seq}" => known.entries.clone(),
            "{letter}" => vec!["selected".to_owned()],
            "{lang}" => vec!["en".to_owned()],
            "{number}" | "{n}" => vec!["2".into(), "1".into()],
            parameter if parameter.starts_with('{') => vec!["x".to_owned()],
            word => vec![word.to_owned()],
        };
        all =
            all.iter().flat_map(|so_far| choices.iter().map(move |one| format!("{so_far}/{one}"))).collect();
    }
    let queries: &[&str] = match path.rsplit('/').next() {
        Some("scores") => &["?sort=-mean", "?sort=final", "?only=apart"],
        Some("applications") => &["?q=Aarhus", "?sort=-title", "?state=submitted"],
        Some("ledger") => &["?kind=review", "?verb=selection.submit-review", "?kind=selection"],
        Some("what-if") => &["?ceiling-seats=2&spread=20"],
        _ => &[],
    };
    let plain = all.clone();
    all.extend(plain.iter().flat_map(|address| queries.iter().map(move |query| format!("{address}{query}"))));
    all
}

/// What stands before the number to quote, in the answers for programs.
const QUOTE: &str = "urn:centum:request:";

/// What is answered, without what differs between two looks at one and the same world: tokens and names of forms, and the
/// number to quote.
fn steady(page: &Page) -> Vec<String> {
    let headers = page.headers.iter().filter(|(name, _)| name != "x-request-id");
    let mut lines: Vec<String> = headers.map(|(name, value)| format!("{name}: {value}")).collect();
    lines.push(page.status.to_string());
    let words = ["name=\"csrf\" value=\"", "name=\"once\" value=\"", QUOTE];
    let body = words.into_iter().fold(page.body.clone(), |body, words| without(&body, words));
    lines.extend(body.lines().filter(|line| !line.contains("Number to quote")).map(str::to_owned));
    lines
}

/// A text without what stands between these words and the next quotation mark.
fn without(text: &str, words: &str) -> String {
    let mut parts = text.split(words);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |so_far, part| so_far + part.split_once('"').map_or("", |(_, rest)| rest))
}

/// Every address that is answered otherwise, with the first line that differs.
pub(crate) fn differences(before: &Transcript, after: &Transcript) -> Vec<String> {
    let mut all = Vec::new();
    for ((address, one), (_, other)) in before.iter().zip(after) {
        let (one, other) = (steady(one), steady(other));
        if let Some((was, is)) = one.iter().zip(&other).find(|(was, is)| was != is) {
            all.push(format!("{address}\n  was {was:.300}\n  is  {is:.300}"));
        } else if one.len() != other.len() {
            all.push(format!("{address}\n  {} lines before, {} after", one.len(), other.len()));
        }
    }
    all
}
