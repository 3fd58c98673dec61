//! Writes, signs, hands in and recalls expressions of interest without pause, several hands at once, and says so after each
//! commit, until it is killed: the tests kill it.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a program of the tests, read by them")]

use centum::config::Config;
use centum::running;
use centum_accounts::{Actor, Role, SignedIn, find_person_by_email};
use centum_base::{Id, Random, SystemRandom};
use centum_calls::expression::actions::{Save, Saved, Signature, recall, save, sign_off, submit};
use centum_calls::expression::{Dossier, Expression, State, of_person};
use centum_forms::{Part, Value};
use centum_web::App;

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() {
    let url = std::env::args().nth(1).unwrap();
    let folder = std::path::PathBuf::from(std::env::args().nth(2).unwrap());
    let config = Config { data: folder, database: Some(url), ..Config::default() };
    let house = running::open(&config, false).await.unwrap();
    let settings = running::web_settings(&config).unwrap();
    let app = App::new(house, settings, &centum::modules::modules()).unwrap();
    let mut hands = tokio::task::JoinSet::new();
    for mail in ["ana@example.org", "ben@example.org", "ana@example.org"] {
        let app = app.clone();
        hands.spawn(async move {
            let actor = actor(&app, mail).await;
            loop {
                turn(&app, &actor).await;
            }
        });
    }
    // No hand ever rests: the first that ends has failed.
    hands.join_next().await.unwrap().unwrap();
}

fn below(sides: u64) -> u64 {
    let mut bytes = [0; 8];
    SystemRandom.fill(&mut bytes);
    u64::from_le_bytes(bytes) % sides
}

async fn dossier(app: &App, id: Id<Expression>) -> Dossier {
    let mut reader = app.house.db.read_current().await.unwrap();
    Dossier::load(&mut reader.conn(), id).await.unwrap().unwrap()
}

/// One deed on one of the person's applications. What two hands refuse each other is no fault.
async fn turn(app: &App, actor: &Actor) {
    let person = actor.person().unwrap().id;
    let mine = of_person(&mut app.house.read().await.unwrap().conn(), person).await.unwrap();
    let id = mine[usize::try_from(below(mine.len() as u64)).unwrap()].id;
    let now = app.house.now();
    let there = dossier(app, id).await;
    let seen = there.manifest().digest();
    let member = there.access(actor).members[0];
    let signature =
        Signature { name: "Ana".into(), duty: "Mayor".into(), mandate: "Council decision".into() };
    match below(10) {
        0..=5 => {
            let field: centum_forms::FieldKey = "ambition".parse().unwrap();
            let base = there.answer(&Part::Application, &field).map_or(0, |answer| answer.revision);
            let words = SystemRandom.token();
            let one = Save {
                part: Part::Application,
                field,
                base,
                value: Some(Value::Text(words.clone())),
                save_id: String::new(),
            };
            if let Ok(saved) = save(app, actor, id, &[one], now).await {
                let revision = match saved[0] {
                    Saved::Taken { revision, .. } => revision,
                    Saved::Aside { kept_as, .. } => kept_as,
                    _ => return,
                };
                println!("saved {id} {revision} {words}");
            }
        }
        6 | 7 => {
            if sign_off(app, actor, id, member, seen, &signature, now).await.is_ok() {
                println!("signed {id} {member} {seen}");
            }
        }
        8 => {
            if let Ok(handed) = submit(app, actor, id, seen, &signature, now).await {
                println!("submitted {id} {} {}", handed.number, handed.receipt.receipt.content);
            }
        }
        _ => {
            let State::Submitted(number) = there.head.state else { return };
            if recall(app, actor, id, now).await.is_ok() {
                println!("recalled {id} {number} -");
            }
        }
    }
}

async fn actor(app: &App, email: &str) -> Actor {
    let mut reader = app.house.read().await.unwrap();
    let found = find_person_by_email(&mut reader.conn(), &email.parse().unwrap()).await.unwrap().unwrap();
    Actor::Person(SignedIn { id: found.id, name: found.name, locale: None, roles: vec![Role::CityOfficer] })
}
