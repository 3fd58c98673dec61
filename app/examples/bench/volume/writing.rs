//! Autosaves: one after another, at the rate of a thousand people who write, and as many as the server takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{Instant as At, sleep_until};

use super::answers::{WRITTEN, text};
use super::people::Applicant;
use crate::figures::{Times, load};
use crate::http::{Client, Visitor};
use crate::server::Server;

/// People who write at the same time, each of whom saves a field every ten seconds.
const WRITERS: usize = 1_000;
const EVERY: Duration = Duration::from_secs(10);
const FOR: Duration = Duration::from_secs(30);
/// Writers without a pause.
const WITHOUT_PAUSE: usize = 32;
const RUSH_FOR: Duration = Duration::from_secs(10);
const ALONE: usize = 400;

/// Somebody who writes into one field, and what was kept of it last.
pub(super) struct Writer {
    who: Applicant,
    field: &'static str,
    revision: AtomicU32,
    turns: AtomicU32,
}

impl Writer {
    pub(super) fn all(applicants: &[Applicant]) -> Vec<Arc<Self>> {
        let one = |(n, who): (usize, &Applicant)| Self {
            who: who.clone(),
            field: WRITTEN[n % WRITTEN.len()],
            revision: AtomicU32::new(1),
            turns: AtomicU32::new(0),
        };
        applicants.iter().enumerate().map(one).map(Arc::new).collect()
    }

    /// Saves the field with some words more.
    pub(super) async fn save(&self, client: &Client) {
        let turn = self.turns.fetch_add(1, Ordering::Relaxed) + 1;
        let path = format!("/api/v1/expressions/{}/answers/application/{}", self.who.application, self.field);
        let body = json!({
            "base": self.revision.load(Ordering::Relaxed),
            "value": format!("{} {}", text(&self.who.person.name, 100), "and so on ".repeat(turn as usize % 12)),
            "save": format!("{}-{turn}", self.who.person.name),
        });
        let answer = client.send(&self.who.visitor, "PUT", &path, &body).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.body);
        let revision = answer.json()["revision"].as_u64().unwrap();
        self.revision.store(u32::try_from(revision).unwrap(), Ordering::Relaxed);
    }

    fn page(&self) -> String {
        let section = if ["challenges", "joint"].contains(&self.field) { "challenges" } else { "ambition" };
        format!("/expressions/{}/form/{section}", self.who.application)
    }
}

/// Prints how long an autosave takes in three situations, and pages beside it.
pub(super) async fn measure(server: &Server, client: &Client, applicants: &[Applicant], organiser: &Visitor) {
    let writers = Writer::all(&applicants[..applicants.len().min(WRITERS)]);
    for writer in &writers {
        let page = client.get(&writer.who.visitor, &writer.page()).await.unwrap();
        assert_eq!(page.status, 200);
    }
    alone(server, client, &writers).await;
    together(client, &writers, organiser).await;
    saturated(server, client, &writers).await;
}

async fn alone(server: &Server, client: &Client, writers: &[Arc<Writer>]) {
    let mut times = Times::default();
    let (cpu, database) = (server.cpu(), server.cpu_of_database());
    for writer in writers.iter().cycle().take(ALONE) {
        let began = Instant::now();
        writer.save(client).await;
        times.add(began.elapsed());
    }
    times.print("autosave, one after another", "");
    let each = |seconds: f64| seconds * 1e3 / ALONE as f64;
    println!(
        "  CPU of each: {:.1} ms in the server, {:.1} ms in the database server; load {}",
        each(server.cpu() - cpu),
        each(server.cpu_of_database() - database),
        load()
    );
}

/// Each of `every` is asked for at its instant, whether the one before was answered or not: who waits in a queue is
/// counted with the wait.
pub(super) async fn paced<F>(every: Duration, until: At, ask: impl Fn(usize) -> F) -> Times
where
    F: Future<Output = ()> + Send + 'static,
{
    let (began, mut asked) = (At::now(), JoinSet::new());
    for n in 0_u32.. {
        let at = began + every * n;
        if at >= until {
            break;
        }
        sleep_until(at).await;
        let one = ask(n as usize);
        asked.spawn(async move {
            one.await;
            at.elapsed()
        });
    }
    let mut times = Times::default();
    while let Some(time) = asked.join_next().await {
        times.add(time.unwrap());
    }
    times
}

async fn together(client: &Client, writers: &[Arc<Writer>], organiser: &Visitor) {
    let until = At::now() + FOR;
    let every = EVERY / u32::try_from(writers.len()).unwrap();
    let saves = paced(every, until, |n| {
        let (client, writer) = (client.clone(), Arc::clone(&writers[n % writers.len()]));
        async move { writer.save(&client).await }
    });
    let page = |visitor: &Visitor, path: String| {
        let (client, visitor) = (client.clone(), visitor.clone());
        async move {
            let answer = client.get(&visitor, &path).await.unwrap();
            assert_eq!(answer.status, 200, "{path}");
        }
    };
    let desk = format!("/desk/calls/{}/applications", super::house::CALL);
    let fill = paced(Duration::from_millis(200), until, |n| {
        let writer = &writers[(n * 7) % writers.len()];
        page(&writer.who.visitor, writer.page())
    });
    let list =
        paced(Duration::from_millis(500), until, |n| page(organiser, format!("{desk}?page={}", n % 40 + 1)));
    let figures = paced(Duration::from_millis(500), until, |_| page(organiser, format!("{desk}/figures")));
    let (saves, fill, list, figures) = tokio::join!(saves, fill, list, figures);
    let rate = saves.len() as f64 / FOR.as_secs_f64();
    saves.print(
        &format!("autosave, {} people, {rate:.0} a second", writers.len()),
        "   (target: p99 under 50)",
    );
    fill.print("meanwhile: the page that is filled in", "   (target: p99 under 300)");
    list.print("meanwhile: the organiser's list", "   (target: p99 under 300)");
    figures.print("meanwhile: the organiser's figures", "   (target: p99 under 300)");
    println!("  load {}", load());
}

async fn saturated(server: &Server, client: &Client, writers: &[Arc<Writer>]) {
    let (cpu, database, began) = (server.cpu(), server.cpu_of_database(), Instant::now());
    let mut busy = JoinSet::new();
    for n in 0..WITHOUT_PAUSE.min(writers.len()) {
        let own: Vec<_> = writers.iter().skip(n).step_by(WITHOUT_PAUSE).cloned().collect();
        let client = client.clone();
        busy.spawn(async move {
            let mut times = Times::default();
            for writer in own.iter().cycle().take_while(|_| began.elapsed() < RUSH_FOR) {
                let asked = Instant::now();
                writer.save(&client).await;
                times.add(asked.elapsed());
            }
            times
        });
    }
    let mut times = Times::default();
    while let Some(own) = busy.join_next().await {
        times.join(&own.unwrap());
    }
    let each = |seconds: f64| seconds * 1e3 / times.len() as f64;
    times.print(&format!("autosave, {WITHOUT_PAUSE} at a time without a pause"), "");
    println!(
        "  {:.0} a second; CPU of each: {:.1} ms in the server, {:.1} ms in the database server; load {}",
        times.len() as f64 / began.elapsed().as_secs_f64(),
        each(server.cpu() - cpu),
        each(server.cpu_of_database() - database),
        load()
    );
}
