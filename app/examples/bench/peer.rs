//! Side by side with a released pretalx, which takes proposals for conferences in a wizard of three steps. Both get a whole
//! application by somebody new, twenty-four at four at a time, and the organiser's list of them.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use centum_base::Country;
use centum_calls::call::{call_by_slug, form_of};
use centum_forms::{FieldKey, Form, Part, Value};
use centum_testkit::TestDb;
use serde_json::json;
use tokio::task::JoinSet;

use crate::figures::{load, millis};
use crate::http::{Answer, Client, Visitor};
use crate::server::{Server, Site};
use crate::volume::answers;

const CALL: &str = "example-2027";
const ALONE: usize = 8;
const TOGETHER: usize = 24;
const AT_A_TIME: usize = 4;
const LISTS: usize = 20;
const SCRIPT: &str = "scripts/peer-pretalx.sh";

/// What both are asked for, in milliseconds.
struct Measured {
    alone: f64,
    together: f64,
    kept: usize,
    list: f64,
}

pub(crate) async fn run(on: impl Fn(&str) -> bool) {
    println!("\nside by side with pretalx; the client runs on the same cores");
    for engine in crate::ENGINES.into_iter().filter(|engine| on(engine)) {
        let Some((version, theirs)) = pretalx(engine) else { return };
        let ours = match engine {
            "sqlite" => on_sqlite().await,
            _ => on_postgres().await,
        };
        println!("\n{engine}: centum {} and pretalx {version}; load {}", env!("CARGO_PKG_VERSION"), load());
        let line = |what: &str, ours: f64, theirs: f64| {
            println!("  {what:<44} {ours:>8.1} ms  {theirs:>8.1} ms   {:>6.1} times", theirs / ours);
        };
        line("a whole application by somebody new", ours.alone, theirs.alone);
        line(&format!("{TOGETHER} of them, {AT_A_TIME} at a time"), ours.together, theirs.together);
        line("the organiser's list, 50 on a page", ours.list, theirs.list);
        println!("  kept of {TOGETHER}: {} and {}", ours.kept, theirs.kept);
    }
}

/// The same by pretalx; nothing if it cannot be installed here, and then the script has said why.
fn pretalx(engine: &str) -> Option<(String, Measured)> {
    let said = asked_of_pretalx("cfp", engine)?;
    for refused in said["refusals"].as_array().into_iter().flatten().take(3) {
        println!("  pretalx on {engine} refused: {refused}");
    }
    let number = |name: &str| said[name].as_f64().unwrap();
    let kept = usize::try_from(said["together_listed"].as_u64().unwrap()).unwrap();
    let measured = Measured {
        alone: number("alone_ms"),
        together: number("together_ms"),
        kept,
        list: number("list_ms"),
    };
    Some((said["version"].as_str().unwrap().to_owned(), measured))
}

/// What a pretalx of our own says of a part, `cfp` or `review`.
pub(crate) fn asked_of_pretalx(part: &str, engine: &str) -> Option<serde_json::Value> {
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join(SCRIPT);
    let run =
        Command::new(script).arg(crate::folder().join("pretalx")).arg(engine).env("PART", part).output();
    match run {
        Ok(output) if output.status.success() => Some(serde_json::from_slice(&output.stdout).unwrap()),
        Ok(output) => {
            println!("  not measured: {}", String::from_utf8_lossy(&output.stderr).trim());
            None
        }
        Err(error) => {
            println!("  not measured: {SCRIPT}: {error}");
            None
        }
    }
}

async fn on_sqlite() -> Measured {
    let folder = tempfile::tempdir_in(crate::folder()).unwrap();
    measure(&Site::at(folder.path())).await
}

async fn on_postgres() -> Measured {
    let folder = tempfile::tempdir_in(crate::folder()).unwrap();
    let target = TestDb::postgres().await;
    let site = Site { database: Some(target.url().to_owned()), ..Site::at(folder.path()) };
    let measured = measure(&site).await;
    target.drop().await;
    measured
}

async fn measure(site: &Site) -> Measured {
    let site = Site { demo: true, ..site.clone() };
    let app = crate::volume::open(&site).await;
    centum::demo::populate(&app).await.unwrap();
    let mut reader = app.house.db.read_current().await.unwrap();
    let call = call_by_slug(&mut reader.conn(), CALL).await.unwrap().unwrap();
    let form = Arc::new(form_of(&mut reader.conn(), call.id, call.form).await.unwrap().unwrap());
    drop(reader);
    let server = Server::start(&site);
    let client = Client::default();
    for n in 0..3 {
        apply(&client, &form, &format!("warm-{n}")).await;
    }
    let mut alone = Vec::new();
    for n in 0..ALONE {
        let began = Instant::now();
        apply(&client, &form, &format!("alone-{n}")).await;
        alone.push(began.elapsed());
    }
    let (turn, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let mut clients = JoinSet::new();
    for _ in 0..AT_A_TIME {
        let (client, form, turn) = (client.clone(), Arc::clone(&form), Arc::clone(&turn));
        clients.spawn(async move {
            loop {
                let n = turn.fetch_add(1, Ordering::Relaxed);
                if n >= TOGETHER {
                    return;
                }
                apply(&client, &form, &format!("together-{n}")).await;
            }
        });
    }
    while let Some(done) = clients.join_next().await {
        done.unwrap();
    }
    let together = millis(began.elapsed());
    let organiser = crate::volume::enter(&app, "organiser@example.org").await;
    let list = format!("/desk/calls/{CALL}/applications");
    let found = client.get(&organiser, &format!("{list}?q=together&state=submitted")).await.unwrap();
    let kept = (0..TOGETHER).filter(|n| found.body.contains(&format!("City together-{n}<"))).count();
    let mut lists = Vec::new();
    for _ in 0..LISTS {
        let began = Instant::now();
        assert_eq!(client.get(&organiser, &list).await.unwrap().status, 200);
        lists.push(began.elapsed());
    }
    drop(server);
    app.house.db.close().await;
    Measured { alone: median(alone), together, kept, list: median(lists) }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    millis(times[times.len() / 2])
}

/// Somebody's browser, whose address of the network is their own: limits on attempts count by it.
struct Browser<'c> {
    client: &'c Client,
    address: String,
    cookies: Mutex<Vec<String>>,
}

impl Browser<'_> {
    async fn ask(&self, method: &str, path: &str, fields: Option<&[(&str, &str)]>) -> Answer {
        let cookies = self.cookies.lock().unwrap().join("; ");
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {}\r\nCookie: {cookies}\r\n",
            self.address
        );
        let body = fields.map(|fields| {
            let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
            pairs.collect::<Vec<_>>().join("&")
        });
        match body {
            Some(body) => request.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )),
            None => request.push_str("\r\n"),
        }
        let answer = self.client.ask(&request).await.unwrap();
        assert!(answer.status < 400, "{method} {path}: {} {}", answer.status, answer.body);
        let mut kept = self.cookies.lock().unwrap();
        for cookie in &answer.cookies {
            let name = cookie.split('=').next().unwrap_or_default().to_owned() + "=";
            kept.retain(|one| !one.starts_with(&name));
            kept.push(cookie.clone());
        }
        drop(kept);
        answer
    }

    async fn get(&self, path: &str) -> String {
        self.ask("GET", path, None).await.body
    }
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// What stands in a page between two texts.
fn between<'p>(page: &'p str, before: &str, after: char) -> &'p str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split(after).next().unwrap()
}

fn token(page: &str) -> &str {
    between(page, "name=\"csrf\" value=\"", '"')
}

/// From making an account to the receipt, as the pages and their script do it: every section is opened and every answer
/// saved by itself.
async fn apply(client: &Client, form: &Form, name: &str) {
    let address = format!("2001:db8:{:x}:{:x}::1", name.len(), fingerprint(name));
    let browser = Browser { client, address, cookies: Mutex::default() };
    let mail = format!("{name}@example.org");
    let page = browser.get("/join").await;
    let asked = [("csrf", token(&page)), ("name", name), ("email", mail.as_str()), ("return", "/")];
    // The demonstration shows the letter right there.
    let sent = browser.ask("POST", "/join", Some(&asked)).await.body;
    let link = format!("/join/{}", between(&sent, "/join/", '?').split(['"', '<', '\n']).next().unwrap());
    let page = browser.get(&link).await;
    browser.ask("POST", &link, Some(&[("csrf", token(&page)), ("return", "/")])).await;
    let begin = format!("/calls/{CALL}/apply");
    let page = browser.get(&begin).await;
    let city = format!("City {name}");
    let typed = [
        ("csrf", token(&page)),
        ("lead", city.as_str()),
        ("country", "DE"),
        ("is_city", "yes"),
        ("category", "new"),
        ("together", "alone"),
    ];
    let begun = browser.ask("POST", &begin, Some(&typed)).await;
    let place = begun.location.unwrap_or_else(|| panic!("not begun: {}", begun.body));
    let id = place.rsplit('/').next().unwrap();
    let page = browser.get(&place).await;
    let session =
        browser.cookies.lock().unwrap().iter().find_map(|one| Some(one.strip_prefix("session=")?.to_owned()));
    let visitor = Visitor { session: session.unwrap(), token: token(&page).to_owned() };
    let path = format!("/api/v1/expressions/{id}");
    let whole = client.get(&visitor, &path).await.unwrap().json();
    let member =
        whole["members"][0]["id"].as_str().unwrap_or_else(|| panic!("no member: {whole}")).to_owned();
    let said = answers(form, &Part::Member(member), name, Country::new("DE").unwrap());
    for section in &form.sections {
        browser.get(&format!("{place}/form/{}", section.key)).await;
        for (part, field, value) in
            said.iter().filter(|(_, field, _)| section.fields.iter().any(|one| one.key == *field))
        {
            keep(client, &visitor, &path, (part, field, value)).await;
        }
    }
    browser.get(&format!("{place}/review")).await;
    let content = client.get(&visitor, &path).await.unwrap().json()["content"].clone();
    let signed = json!({ "content": content, "name": "Ana Mayor", "function": "Mayor", "mandate": "Council decision" });
    let handed = client.send(&visitor, "POST", &format!("{path}/submit"), &signed).await.unwrap();
    assert_eq!(handed.status, 200, "{}", handed.body);
}

async fn keep(
    client: &Client,
    visitor: &Visitor,
    path: &str,
    (part, field, value): (&Part, &FieldKey, &Value),
) {
    let body = json!({ "base": 0, "value": value, "save": format!("{part}-{field}") });
    let kept = client.send(visitor, "PUT", &format!("{path}/answers/{part}/{field}"), &body).await.unwrap();
    assert_eq!(kept.status, 200, "{field}: {}", kept.body);
}

fn fingerprint(name: &str) -> u16 {
    name.bytes().fold(7_u16, |sum, byte| sum.wrapping_mul(31).wrapping_add(u16::from(byte)))
}
