//! An invented call that closed some days ago and is being read: one reviewer has everything before her, the others have
//! handed in. It shows what comes before a decision.

use std::sync::Arc;

use anyhow::Context as _;
use centum_accounts::Actor;
use centum_base::{Id, VirtualClock};
use centum_calls::Site;
use centum_calls::call::{QuotaOf, Step, step};
use centum_ledger::House;
use centum_selection::process::{self, Selection, Terms, terms_of_call};
use centum_selection::reviewers::Reviewer;
use centum_selection::reviews::marking::Save;
use centum_selection::{assignment, reviews};
use centum_web::App;

use super::PEOPLE;
use super::calls::{answer, application, hand_in, read, writer};
use super::selection::{DAY, admit, go_on, open, quota, readers, said, selection};

/// The name of the call in addresses.
const CALL: &str = "pilot-2026";

/// Who applied: few, so that a report can be written in one sitting.
const CITIES: [(&str, &str, &str); 4] = [
    ("Ostervik", "SE", "new"),
    ("Perlasca", "IT", "new"),
    ("Quellberg", "DE", "mentor"),
    ("Rossignac", "FR", "alumnus"),
];

/// The call, from its opening to its reading.
pub(super) async fn populate(now: &App, olga: &Actor) -> anyhow::Result<()> {
    let clock = Arc::new(VirtualClock::at(now.house.now() - DAY * 40));
    let house = House { clock: clock.clone(), ..now.house.clone() };
    let app = App::new(house.clone(), now.settings.clone(), &crate::modules::modules())?;
    let titles = [("en", "Pilot call 2026 (being read)"), ("de", "Pilotaufruf 2026 (wird gelesen)")];
    let mentors = QuotaOf::Category { key: "mentor".into() };
    let seats = vec![
        quota("seats", "Three cities are selected.", QuotaOf::Seats, (None, Some(3))),
        quota("mentors", "At least one mentor city.", mentors, (Some(1), None)),
    ];
    let call = open(&house, olga, CALL, titles, seats).await.context("the call")?;
    let terms = Terms { readers: 2, ..terms_of_call(&read(&house, call).await?) };
    let id = process::begin(&house, olga, call, &terms, "").await.context("the terms")?;
    clock.advance(DAY * 2);
    let officer = writer(&house, PEOPLE[7].0).await?;
    for (name, country, category) in CITIES {
        let at = house.now();
        let city = application(&app, &officer, call, (name, country, category), at).await?;
        answer(&app, &officer, city, usize::MAX, at).await?;
        hand_in(&app, &officer, city, at).await.with_context(|| name.to_owned())?;
    }
    clock.advance(DAY * 19);
    let seen = read(&house, call).await?.version;
    step(&house, olga, call, seen, Step::Close, "").await.context("closing")?;
    admit(&app, olga, &read(&house, call).await?).await.context("eligibility")?;
    let site = Site::of(&app.settings);
    let readers = readers(&house, olga, id, &site).await.context("the reviewers")?;
    let run = assignment::propose(&house, olga, id, assignment::Keep::Everything).await?;
    assignment::carry_out(&house, olga, id, run, &site).await.context("the assignment")?;
    go_on(&house, olga, id).await?;
    clock.advance(DAY * 10);
    mark(&house, id, &readers).await.context("the reviews")
}

/// Everyone but the first has handed in.
async fn mark(house: &House, id: Id<Selection>, readers: &[(Id<Reviewer>, Actor)]) -> anyhow::Result<()> {
    let call = read(house, selection(house, id).await?.call).await?;
    let held = reviews::of_selection(&mut house.read().await?.conn(), id).await?;
    for (reviewer, actor) in readers.iter().skip(1) {
        for one in held.iter().filter(|one| one.review.reviewer == *reviewer) {
            let save = |key: &str| Save { base: 0, mark: said(key, 8) };
            let saves: Vec<Save> = call.terms.criteria.iter().map(|one| save(&one.key)).collect();
            reviews::save_marks(house, actor, one.review.id, &saves, house.now()).await?;
            reviews::submit(house, actor, one.review.id).await?;
        }
    }
    Ok(())
}
