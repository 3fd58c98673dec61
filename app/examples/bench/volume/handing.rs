//! Handing in: half of all in the last hour, and five hundred in the last five seconds.

use std::sync::Arc;
use std::time::{Duration, Instant};

use centum_accounts::Actor;
use centum_base::{Id, Timestamp};
use centum_calls::call::call_by_slug;
use centum_calls::expression::{Expression, State};
use centum_web::App;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::{Instant as At, sleep_until};

use super::house;
use super::people::Applicant;
use super::writing::{Writer, paced};
use crate::figures::{Times, load};
use crate::http::{Answer, Client};
use crate::server::Server;

const ALONE: usize = 100;
/// How many times faster than the clock the last hour passes.
const COMPRESSED: u32 = 20;
const HOUR: Duration = Duration::from_secs(3600);
/// Autosaves a second that go on meanwhile.
const SAVES: u32 = 20;
const CLIENTS: usize = 500;
/// The call is open so long that everyone can write a draft.
const PREPARING: Duration = Duration::from_secs(60);
/// Who comes in the last seconds, and who just after.
const LAST: Duration = Duration::from_secs(5);
const TOO_LATE: Duration = Duration::from_millis(500);

/// The content that somebody sees and would hand in.
async fn content(client: &Client, who: &Applicant, id: Id<Expression>) -> Value {
    let answer = client.get(&who.visitor, &format!("/api/v1/expressions/{id}")).await.unwrap();
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()["content"].clone()
}

async fn hand_in(client: &Client, who: &Applicant, id: Id<Expression>, content: &Value) -> Answer {
    let signature = json!({ "content": content, "name": "Ana Mayor", "function": "Mayor", "mandate": "Council decision" });
    client.send(&who.visitor, "POST", &format!("/api/v1/expressions/{id}/submit"), &signature).await.unwrap()
}

/// Hands in everything that is open, as it would come in during the last hour.
pub(super) async fn last_hour(server: &Server, client: &Client, applicants: &[Applicant]) {
    let (first, rest) = applicants.split_at(ALONE.min(applicants.len() / 4));
    let mut times = Times::default();
    let (cpu, database) = (server.cpu(), server.cpu_of_database());
    for who in first {
        let seen = content(client, who, who.application).await;
        let began = Instant::now();
        let answer = hand_in(client, who, who.application, &seen).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        times.add(began.elapsed());
    }
    // The receipts leave by letter after the answer: they are part of what a submission costs.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let each = |seconds: f64| seconds * 1e3 / first.len() as f64;
    times.print("handing in, one after another", "");
    println!(
        "  CPU of each, with the look at what is handed in and the letter: {:.1} ms in the server, {:.1} ms in the \
         database server; load {}",
        each(server.cpu() - cpu),
        each(server.cpu_of_database() - database),
        load()
    );

    // Those who hand in first write no more.
    let writing = Writer::all(&rest[rest.len() - rest.len() / 10..]);
    let handing = &rest[..rest.len() - writing.len()];
    let span = HOUR / COMPRESSED;
    let until = At::now() + span;
    let every = span / u32::try_from(handing.len()).unwrap();
    let handed = paced(every, until, |n| {
        let (client, who) = (client.clone(), handing.get(n).cloned());
        async move {
            let Some(who) = who else { return };
            let seen = content(&client, &who, who.application).await;
            let answer = hand_in(&client, &who, who.application, &seen).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    });
    let saves = paced(Duration::from_secs(1) / SAVES, until, |n| {
        let (client, writer) = (client.clone(), Arc::clone(&writing[n % writing.len()]));
        async move { writer.save(&client).await }
    });
    let (handed, saves) = tokio::join!(handed, saves);
    println!(
        "  the last hour in {} s: {:.0} a second",
        span.as_secs(),
        handing.len() as f64 / span.as_secs_f64()
    );
    handed.print("look at it and hand it in", "");
    saves.print(&format!("meanwhile: autosave, {SAVES} a second"), "   (target: p99 under 50)");
    println!("  load {}", load());
    for who in &rest[handing.len()..] {
        let seen = content(client, who, who.application).await;
        assert_eq!(hand_in(client, who, who.application, &seen).await.status, 200);
    }
}

/// Looks whether everything that was handed in counts once.
pub(super) async fn count(app: &App) {
    let mut reader = app.house.db.read_current().await.unwrap();
    let call = call_by_slug(&mut reader.conn(), house::CALL).await.unwrap().unwrap();
    let heads = centum_calls::expression::of_call(&mut reader.conn(), call.id).await.unwrap();
    let submitted = heads.iter().filter(|head| head.state == State::Submitted(1)).count();
    println!("  of {} applications {submitted} are handed in, each once", heads.len());
    let faults = centum_calls::expression::unsound(&mut reader.conn()).await.unwrap();
    println!("  applications and submissions that do not fit together: {}", faults.len());
}

/// A second call in the same house ends, and everybody comes at the end.
pub(super) async fn last_seconds(app: &App, client: &Client, applicants: &[Applicant]) {
    let now = app.house.now();
    let big = call_by_slug(&mut app.house.db.read_current().await.unwrap().conn(), house::CALL)
        .await
        .unwrap()
        .unwrap();
    let closes = now + PREPARING;
    let call = house::call(&app.house, big.edition, "last-seconds", (now - house::DAY, closes)).await;
    let cities = house::places(CLIENTS);
    let mut waiting = Vec::new();
    for (who, city) in applicants.iter().take(CLIENTS).zip(&cities) {
        let id = house::draft(app, &Actor::Person(who.person.clone()), call, city).await;
        waiting.push((who.clone(), id, content(client, who, id).await));
    }
    let spread = LAST + TOO_LATE;
    let left = closes.duration_since(app.house.now());
    assert!(left > jiff::SignedDuration::try_from(LAST).unwrap(), "the drafts took too long: {left:#}");
    let end = At::now() + closes.duration_since(app.house.now()).unsigned_abs();
    sleep_until(end - LAST - Duration::from_secs(2)).await;
    client.warm(CLIENTS).await.unwrap();
    let mut clients = JoinSet::new();
    let count = u32::try_from(waiting.len()).unwrap();
    for (n, (who, id, seen)) in (0_u32..).zip(waiting) {
        let at = end - LAST + spread * n / count;
        // Every other one is impatient and sends it twice at once.
        for _ in 0..=n % 2 {
            let (app, client, who, seen) = (app.clone(), client.clone(), who.clone(), seen.clone());
            clients.spawn(async move {
                sleep_until(at).await;
                let sent_at = app.house.now();
                let answer = hand_in(&client, &who, id, &seen).await;
                (id, sent_at, answer, at.elapsed())
            });
        }
    }
    told(app, closes, clients).await;
}

type Told = (Id<Expression>, Timestamp, Answer, Duration);

async fn told(app: &App, closes: Timestamp, mut clients: JoinSet<Told>) {
    let (mut times, mut taken, mut refused, mut wrong) = (Times::default(), Vec::new(), Vec::new(), 0);
    while let Some(done) = clients.join_next().await {
        let (id, sent_at, answer, time) = done.unwrap();
        times.add(time);
        if answer.status == 200 {
            let at = answer.json()["receipt"]["receipt"]["received_at"].as_str().map(str::to_owned);
            let at: Timestamp = at.unwrap_or_default().parse().unwrap();
            wrong += usize::from(at > closes);
            taken.push(id);
        } else {
            if sent_at + Duration::from_millis(20) < closes {
                println!(
                    "  wrongly refused: sent {sent_at}, deadline {closes}: {} {}",
                    answer.status, answer.body
                );
                wrong += 1;
            }
            refused.push(id);
        }
    }
    let requests = times.len();
    times.print(&format!("{CLIENTS} people in the last {} s, {requests} requests", LAST.as_secs()), "");
    let mut kept = 0;
    taken.sort_unstable();
    taken.dedup();
    refused.sort_unstable();
    refused.dedup();
    for id in &taken {
        let there = house::dossier(app, *id).await;
        kept += usize::from(there.submissions.len() == 1 && there.head.state == State::Submitted(1));
    }
    let mut late = 0;
    for id in &refused {
        late += usize::from(house::dossier(app, *id).await.submissions.is_empty());
    }
    println!(
        "  accepted {}, of them kept exactly once {kept}; too late {}, of them not kept {late}; wrong {wrong}; load {}",
        taken.len(),
        refused.len(),
        load()
    );
}
