//! Nothing that an applicant was told is kept gets lost, whenever the server is killed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use centum_accounts::{Actor, NewPerson, Role, SignedIn, add_person};
use centum_base::{Id, Random, SeededRandom, SystemClock, SystemRandom};
use centum_calls::call::{Begin, Step, Terms, create_call, find_call, keep_form, keep_terms, step};
use centum_calls::expression::actions::{NewExpression, NewMember, accept, add_member, begin, invite};
use centum_calls::expression::{Dossier, Expression, State, of_call};
use centum_cohort::edition::edition_by_slug;
use centum_forms::{FieldKey, Form, Part, Value};
use centum_ledger::House;
use centum_store::Db;
use centum_testkit::TestDb;
use centum_web::{App, BaseUrl, Settings, SigningKey};
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader};

use crate::commands::CENTUM;

/// What was acknowledged: the deed, the application, a number or a member, a text or a digest.
type Told = [String; 4];

fn form() -> Form {
    serde_json::from_value(json!({ "sections": [{ "key": "plan", "title": { "en": "Plan" }, "fields": [
        { "key": "ambition", "label": { "en": "Ambition" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
    ] }] }))
    .unwrap()
}

fn terms(opens: &str, closes: &str) -> Terms {
    serde_json::from_value(json!({
        "title": { "en": "Invented call" }, "summary": { "en": "For tests." }, "text": { "en": "Who may answer." },
        "categories": [{ "key": "new", "label": { "en": "New city" }, "role": "core" }],
        "criteria": [{ "key": "ambition", "label": { "en": "Ambition" }, "weight": 100, "max_halves": 10 }],
        "seats": [{ "key": "seats", "label": { "en": "Seats" }, "of": { "of": "seats" }, "ceiling": 90 }],
        "zone": "Europe/Brussels", "opens": opens, "deadlines": [{ "at": closes }],
        "contacts": [{ "name": "Helpdesk", "mail": "help@example.org" }],
    }))
    .unwrap()
}

/// An open call with three applications: two of one city, one of two cities. Gives the call.
async fn populate(db: &TestDb) -> Id<centum_calls::call::Call> {
    let house = House { db: (**db).clone(), clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) };
    let settings = Settings::new(BaseUrl::new("https://centum.example").unwrap(), SigningKey::new([7; 32]));
    let app = App::new(house.clone(), settings, &centum::modules::modules()).unwrap();
    let system = Actor::System("test");
    let mut people = Vec::new();
    for (mail, name) in [("ana@example.org", "Ana"), ("ben@example.org", "Ben")] {
        let new = NewPerson {
            email: mail.parse().unwrap(),
            name: name.into(),
            role: Role::CityOfficer,
            organisation: None,
        };
        let id = add_person(&house, &system, &new).await.unwrap();
        people.push(Actor::Person(SignedIn {
            id,
            name: name.into(),
            locale: None,
            roles: vec![Role::CityOfficer],
        }));
    }
    let edition =
        edition_by_slug(&mut house.read().await.unwrap().conn(), "invented").await.unwrap().unwrap();
    let call = create_call(&house, &system, edition.id, "survivors", Begin::Template).await.unwrap();
    let seen = async || {
        let mut reader = house.db.read_current().await.unwrap();
        find_call(&mut reader.conn(), call).await.unwrap().unwrap().version
    };
    let year = Duration::from_secs(365 * 24 * 3600);
    let (opens, closes) = (house.now() - year, house.now() + year);
    keep_terms(&house, &system, call, seen().await, terms(&opens.to_string(), &closes.to_string()))
        .await
        .unwrap();
    keep_form(&house, &system, call, seen().await, &form()).await.unwrap();
    step(&house, &system, call, seen().await, Step::Publish, "").await.unwrap();
    step(&house, &system, call, seen().await, Step::Open, "").await.unwrap();
    let new = |lead: &str| NewExpression {
        call,
        lead: lead.into(),
        country: None,
        place: None,
        is_city: true,
        category: "new".into(),
        consortium: false,
    };
    let now = house.now();
    begin(&app, &people[0], &new("Lindau"), now).await.unwrap();
    begin(&app, &people[1], &new("Bregenz"), now).await.unwrap();
    let two = begin(&app, &people[0], &new("Wangen"), now).await.unwrap();
    let partner = NewMember { name: "Ravensburg".into(), country: None, place: None, is_city: true };
    let partner = add_member(&app, &people[0], two, &partner, now).await.unwrap();
    invite(&app, &people[0], two, partner, &"ben@example.org".parse().unwrap(), now).await.unwrap();
    let letters =
        centum_jobs::letters_to(&mut house.db.read_current().await.unwrap().conn(), "ben@example.org", 1)
            .await
            .unwrap();
    let (_, after) = letters[0].letter.body.split_once("/expressions/invitations/").unwrap();
    let secret = centum_accounts::Secret::handed_in(after.split_whitespace().next().unwrap());
    accept(&app, &people[1], &secret).await.unwrap();
    call
}

/// Kills the writer `rounds` times, each time some moments after it acknowledged something, and looks at what is left.
async fn killed(db: &TestDb, rounds: usize) {
    let call = populate(db).await;
    let folder = tempfile::tempdir().unwrap();
    let writer = Path::new(CENTUM).with_file_name("examples").join("applying");
    let dice = SeededRandom::new(11);
    let mut told: Vec<Told> = Vec::new();
    for round in 0..rounds {
        let mut byte = [0; 1];
        dice.fill(&mut byte);
        let mut child = tokio::process::Command::new(&writer)
            .args([db.url(), folder.path().to_str().unwrap()])
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", writer.display()));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next_line().await.unwrap().unwrap_or_else(|| panic!("the writer ended by itself"));
        let moment = tokio::time::Instant::now() + Duration::from_micros(400 * u64::from(byte[0]));
        let mut heard = vec![first];
        while let Ok(line) = tokio::time::timeout_at(moment, lines.next_line()).await {
            heard.push(line.unwrap().unwrap_or_else(|| panic!("the writer ended by itself")));
        }
        child.start_kill().unwrap();
        child.wait().await.unwrap();
        while let Some(line) = lines.next_line().await.unwrap() {
            heard.push(line);
        }
        let fresh: Vec<Told> = heard.iter().filter_map(|line| words(line)).collect();
        let house = sound(db.url(), call, &fresh, round % 50 == 0).await;
        house.close().await;
        told.extend(fresh);
    }
    sound(db.url(), call, &told, true).await.close().await;
    let kinds: BTreeSet<&str> = told.iter().map(|one| one[0].as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(["recalled", "saved", "signed", "submitted"]), "{} deeds", told.len());
}

/// A whole line. The last one may have been cut by the kill: then it was never told.
fn words(line: &str) -> Option<Told> {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    words.try_into().ok()
}

/// Everything acknowledged is there, and every application is in one legal state.
async fn sound(url: &str, call: Id<centum_calls::call::Call>, told: &[Told], whole: bool) -> Db {
    let db = Db::open(url).await.unwrap();
    let mut reader = db.read().await.unwrap();
    let mut conn = reader.conn();
    if whole {
        centum_ledger::verify(&mut conn, None).await.unwrap();
    }
    let mut dossiers = Vec::new();
    for head in of_call(&mut conn, call).await.unwrap() {
        let dossier = Dossier::load(&mut conn, head.id).await.unwrap().unwrap();
        legal(&dossier);
        dossiers.push(dossier);
    }
    let of = |id: &str| dossiers.iter().find(|one| one.head.id.to_string() == id).unwrap();
    for [deed, id, number, content] in told {
        let dossier = of(id);
        let there = match deed.as_str() {
            "saved" => kept(&mut conn, dossier.head.id, number, content).await,
            "signed" => dossier
                .sign_offs
                .iter()
                .any(|one| one.member.to_string() == *number && one.content.to_string() == *content),
            "submitted" => dossier
                .submissions
                .iter()
                .any(|one| one.number.to_string() == *number && one.content.to_string() == *content),
            "recalled" => {
                dossier.submissions.iter().any(|one| one.number.to_string() == *number && one.ended.is_some())
            }
            other => panic!("{other}"),
        };
        assert!(there, "acknowledged and lost: {deed} {id} {number} {content}");
    }
    drop(reader);
    db
}

async fn kept(conn: &mut centum_store::Conn<'_>, id: Id<Expression>, number: &str, words: &str) -> bool {
    let field: FieldKey = "ambition".parse().unwrap();
    let all = centum_calls::expression::revisions(conn, id, &Part::Application, &field).await.unwrap();
    let value = Some(Value::Text(words.to_owned()));
    all.iter().any(|one| one.revision.to_string() == *number && one.value == value)
}

fn legal(dossier: &Dossier) {
    let counting: Vec<u32> =
        dossier.submissions.iter().filter(|one| one.ended.is_none()).map(|one| one.number).collect();
    match dossier.head.state {
        State::Submitted(number) => assert_eq!(counting, [number]),
        State::Draft | State::Withdrawn => assert!(counting.is_empty()),
    }
    let content = dossier.manifest().digest();
    assert!(dossier.sign_offs.iter().filter(|one| one.ended.is_none()).all(|one| one.content == content));
    for submission in &dossier.submissions {
        let receipt = centum_calls::expression::receipt::read(&submission.receipt).unwrap();
        assert_eq!(
            (receipt.receipt.submission, receipt.receipt.content),
            (submission.number, submission.content)
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_500_kills_while_applicants_write_on_sqlite() {
    let db = TestDb::sqlite().await;
    drop(crate::site::Site::on(&db).await);
    killed(&db, 500).await;
    db.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_100_kills_while_applicants_write_on_postgres() {
    let db = TestDb::postgres().await;
    drop(crate::site::Site::on(&db).await);
    killed(&db, 100).await;
    db.drop().await;
}

/// How long a writer that can write is never silent.
const SILENT: Duration = Duration::from_secs(5);

/// What the writer acknowledges under a limit of the shell, until it falls silent or has said so much.
async fn heard(db: &TestDb, folder: &Path, limit: &str, most: usize) -> Vec<Told> {
    let writer = Path::new(CENTUM).with_file_name("examples").join("applying");
    let script = format!("{limit}exec \"{}\" \"$@\"", writer.display());
    let mut child = tokio::process::Command::new("bash")
        .args(["-c", &script, "bash", db.url(), folder.to_str().unwrap()])
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = Vec::new();
    while told.len() < most
        && let Ok(Ok(Some(line))) = tokio::time::timeout(SILENT, lines.next_line()).await
    {
        told.extend(words(&line));
    }
    child.kill().await.unwrap();
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_a_full_disk_while_applicants_write() {
    let db = TestDb::sqlite().await;
    drop(crate::site::Site::on(&db).await);
    let call = populate(&db).await;
    // Nobody has the database open while the disk is full: what it kept beside it is put away.
    db.close().await;
    let folder = tempfile::tempdir().unwrap();
    let mut told: Vec<Told> = Vec::new();
    for room in [400, 1200, 2400] {
        // Files that may grow to so many KiB are to a program what a full disk is; the signal that would end it is ignored.
        let limit = format!("trap '' XFSZ; ulimit -f {room}; ");
        told.extend(heard(&db, folder.path(), &limit, usize::MAX).await);
        sound(db.url(), call, &told, true).await.close().await;
    }
    assert!(!told.is_empty(), "the disk was full before anything was written");
    let after = heard(&db, folder.path(), "", 5).await;
    assert_eq!(after.len(), 5, "there is room again");
    told.extend(after);
    sound(db.url(), call, &told, true).await.close().await;
    db.drop().await;
}
