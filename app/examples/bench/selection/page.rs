//! The pages of a selection at the size of 2020: 131 applications, each read by three of 30 reviewers, every mark given.

use std::sync::Arc;
use std::time::Instant;

use centum_accounts::{Actor, Role, SignedIn};
use centum_base::{Clock as _, Id, SystemClock, VirtualClock};
use centum_calls::call::{Call, Step, find_call, step};
use centum_calls::expression::actions::submit;
use centum_calls::organiser::{Decision, decide_eligibility, entrants::entrants};
use centum_ledger::House;
use centum_selection::process::rules::Progress;
use centum_selection::process::{self, Selection, Terms, terms_of_call};
use centum_selection::reviewers::{self, Profile, Reviewer, Whom};
use centum_selection::reviews::marking::Save;
use centum_selection::{assignment, reviews};
use centum_web::App;

use crate::figures::Times;
use crate::http::{Client, Visitor};
use crate::server::{Server, Site};
use crate::volume::house::{self, DAY};
use crate::volume::people::enter;

const APPLICATIONS: usize = 131;
const REVIEWERS: usize = 30;
const CALL: &str = "hundred-and-more";
const CHAIR: &str = "chair@bench.example";
const SCORES: &str = "/scores";
/// How often each page is asked for.
const TIMES: u32 = 100;
/// Where the reviewers live: nobody of them in a country that many applications come from.
const COUNTRIES: [&str; 10] = ["AT", "BE", "BG", "CY", "CZ", "DK", "EE", "FI", "GR", "HR"];

/// What everybody measured is done by.
struct Chair<'a> {
    app: &'a App,
    actor: Actor,
}

/// Fills a house and asks for its pages.
pub(super) async fn run() {
    let folder = crate::folder().join("selection");
    let _ = std::fs::remove_dir_all(&folder);
    let site = Site::at(&folder);
    let clock = Arc::new(VirtualClock::at(SystemClock.now() - DAY * 60));
    let began = Instant::now();
    let app = house::open(&site, Some(Arc::clone(&clock))).await;
    let reviews = fill(&app, &clock).await;
    house::send_letters(&app, &site).await;
    // To the present, where the server lives: a session of long ago is over.
    clock.advance(DAY * 39);
    let (chair, _) = enter(&app, CHAIR, Role::PanelChair).await;
    house::send_letters(&app, &site).await;
    app.house.db.close().await;
    println!(
        "{APPLICATIONS} applications, {reviews} reviews of {REVIEWERS} reviewers, filled through the actions in {:.0} s; SQLite",
        began.elapsed().as_secs_f64()
    );
    let server = Server::start(&site);
    let client = Client::default();
    let mut scores = 0.0;
    for (page, name) in [
        ("", "overview"),
        ("/progress", "progress of the reading"),
        (SCORES, "scores of all reviews"),
        ("/conflicts", "conflicts of all pairs"),
        ("/reviewers", "reviewers"),
    ] {
        let cpu = measure(&server, &client, &chair, page, name).await;
        if page == SCORES {
            scores = cpu;
        }
    }
    drop(server);
    beside_pretalx(scores);
    std::fs::remove_dir_all(&folder).unwrap();
}

async fn measure(server: &Server, client: &Client, chair: &Visitor, page: &str, name: &str) -> f64 {
    let path = format!("/desk/calls/{CALL}/selection{page}");
    let mut bytes = 0;
    let mut times = Times::default();
    let mut ask = async || {
        let began = Instant::now();
        let answer = client.get(chair, &path).await.unwrap();
        assert_eq!(answer.status, 200, "{path}");
        times.add(began.elapsed());
        bytes = answer.body.len();
    };
    ask().await;
    let cpu = server.cpu();
    for _ in 0..TIMES {
        ask().await;
    }
    let each = (server.cpu() - cpu) * 1000.0 / f64::from(TIMES);
    let target = if page == SCORES { "   (target under 20 ms of CPU)" } else { "" };
    times.print(name, &format!(", {each:.1} ms of CPU, {} KiB{target}", bytes / 1024));
    each
}

/// The same page of a pretalx with its own test event, which is smaller: a row of each is compared.
fn beside_pretalx(ours: f64) {
    let Some(said) = crate::peer::asked_of_pretalx("review", "sqlite") else { return };
    let number = |name: &str| said[name].as_f64().unwrap();
    let (theirs, rows) = (number("page_cpu_ms"), number("rows"));
    let row = ours / f64::from(u32::try_from(APPLICATIONS).unwrap());
    println!(
        "pretalx {} shows {rows} proposals in {theirs:.0} ms of CPU: {:.0} times the page, {:.0} times a row",
        said["version"].as_str().unwrap(),
        theirs / ours,
        theirs / rows / row,
    );
}

/// The whole way to the last mark; how many reviews there are.
async fn fill(app: &App, clock: &VirtualClock) -> usize {
    let house = &app.house;
    let start = house.now();
    let edition = house::edition(house).await;
    let call = house::call(house, edition, CALL, (start, start + DAY * 20)).await;
    let chair = Chair { app, actor: chair(house).await };
    let terms = Terms { readers: 3, per_country: Some(1), ..terms_of_call(&read(house, call).await) };
    let selection = process::begin(house, &chair.actor, call, &terms, "").await.unwrap();
    let cities = house::places(APPLICATIONS);
    for (number, city) in cities.iter().enumerate() {
        let mail = format!("city-{number}@bench.example");
        let actor = house::person(house, &mail, &format!("Officer {number}"), Role::CityOfficer).await;
        let id = house::draft(app, &actor, call, city).await;
        let seen = house::dossier(app, id).await.manifest().digest();
        submit(app, &actor, id, seen, &house::signature(), house.now()).await.unwrap();
    }
    clock.advance(DAY * 21);
    let seen = read(house, call).await.version;
    step(house, &chair.actor, call, seen, Step::Close, "").await.unwrap();
    chair.admit(&read(house, call).await).await;
    let readers = chair.invite(selection).await;
    let run =
        assignment::propose(house, &chair.actor, selection, assignment::Keep::Everything).await.unwrap();
    let letters = centum_calls::Site::of(&app.settings);
    assignment::carry_out(house, &chair.actor, selection, run, &letters).await.unwrap();
    let done = async |_: &mut centum_store::Tx, _: &Selection| Ok(Progress::default());
    let version = process::find(&mut house.db.read_current().await.unwrap().conn(), selection).await;
    let version = version.unwrap().unwrap().version;
    process::go_on(house, &chair.actor, selection, version, done).await.unwrap();
    chair.mark(selection, &read(house, call).await, &readers).await
}

async fn chair(house: &House) -> Actor {
    house::person(house, CHAIR, "Carla Chair", Role::PanelChair).await;
    let person = house::actor(house, CHAIR, Role::PanelChair).await;
    Actor::Person(SignedIn { roles: vec![Role::PanelChair, Role::Organiser], ..person })
}

async fn read(house: &House, id: Id<Call>) -> Call {
    let mut reader = house.db.read_current().await.unwrap();
    find_call(&mut reader.conn(), id).await.unwrap().unwrap()
}

impl Chair<'_> {
    /// Every rule is met by everybody.
    async fn admit(&self, call: &Call) {
        let all = entrants(&mut self.app.house.read().await.unwrap().conn(), call.id).await.unwrap();
        assert_eq!(all.len(), APPLICATIONS);
        for one in all {
            for rule in &call.terms.eligibility {
                if !rule.categories.is_empty() && !rule.categories.contains(&one.category) {
                    continue;
                }
                let (rule, reason) = (rule.key.clone(), "Seen (invented).".to_owned());
                let decision = Decision { submission: one.submission, rule, met: true, reason };
                decide_eligibility(self.app, &self.actor, one.id, &decision).await.unwrap();
            }
        }
    }

    /// Thirty people, who said yes.
    async fn invite(&self, selection: Id<Selection>) -> Vec<(Id<Reviewer>, Actor)> {
        let house = &self.app.house;
        let site = centum_calls::Site::of(&self.app.settings);
        let mut readers = Vec::new();
        for number in 0..REVIEWERS {
            let mail = format!("reader-{number}@bench.example");
            let whom = Whom::New { email: mail.parse().unwrap(), name: format!("Reader {number}") };
            let id = reviewers::invite(house, &self.actor, selection, &whom, 14, &site).await.unwrap();
            let actor = Actor::Person(house::actor(house, &mail, Role::Evaluator).await);
            let profile = Profile {
                languages: vec!["en".into()],
                topics: Vec::new(),
                country: Some(COUNTRIES[number % COUNTRIES.len()].parse().unwrap()),
                employer: format!("Institute {number} (invented)"),
                least: 0,
                most: 16,
            };
            let yes = reviewers::Answer::Accept(profile);
            reviewers::answer_invitation(house, &actor, selection, &yes).await.unwrap();
            readers.push((id, actor));
        }
        readers
    }

    /// Everybody marks what was given to them, the same in every run.
    async fn mark(&self, selection: Id<Selection>, call: &Call, readers: &[(Id<Reviewer>, Actor)]) -> usize {
        let house = &self.app.house;
        let mut reader = house.db.read_current().await.unwrap();
        let held = reviews::of_selection(&mut reader.conn(), selection).await.unwrap();
        drop(reader);
        for (number, one) in (0_u32..).zip(&held) {
            let (_, actor) = readers.iter().find(|(id, _)| *id == one.review.reviewer).unwrap();
            let given = (0_u32..).zip(&call.terms.criteria).map(|(at, criterion)| {
                let halves = super::thrown(number * 8 + at, criterion.max_halves + 1);
                let comment = "Concrete where it speaks of people (invented).".to_owned();
                let mark = reviews::Mark { criterion: criterion.key.clone(), halves: Some(halves), comment };
                Save { base: 0, mark }
            });
            let given: Vec<Save> = given.collect();
            reviews::save_marks(house, actor, one.review.id, &given, house.now()).await.unwrap();
            reviews::submit(house, actor, one.review.id).await.unwrap();
        }
        held.len()
    }
}
