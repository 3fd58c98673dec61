//! What must survive: kill -9 at any moment, and a disk that is full.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use centum_base::{Random, SeededRandom};
use centum_cohort::announcement::{altered, announcements};
use centum_cohort::edition::edition_by_slug;
use centum_cohort::intake::{SourceState, documents};
use centum_cohort::register::{participations, roster};
use centum_store::Db;
use centum_testkit::TestDb;

use crate::commands::{CENTUM, Ran, centum};

/// How often the writer is killed. `make soak` may ask for more.
const ROUNDS: u64 = 30;

/// Kills the busy writer at random moments and looks at what is left each time.
async fn killed(url: &str, folder: &Path) {
    let busy = Path::new(CENTUM).with_file_name("examples").join("busy");
    let dice = SeededRandom::new(9);
    let (mut confirmed, mut published) = (0_i64, 0_u32);
    for round in 0..ROUNDS {
        let mut byte = [0; 1];
        dice.fill(&mut byte);
        let mut child = tokio::process::Command::new(&busy)
            .args([url, folder.to_str().unwrap()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", busy.display()));
        let moment = Duration::from_millis(60 + 3 * u64::from(byte[0]));
        let ended = tokio::time::timeout(moment, child.wait()).await;
        assert!(ended.is_err(), "the writer ended by itself: {ended:?}");
        child.start_kill().unwrap();
        let output = child.wait_with_output().await.unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(!errors.contains("panicked"), "{errors}");
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let mut words = line.split(' ');
            match (words.next(), words.next()) {
                (Some("confirmed"), Some(number)) => confirmed = confirmed.max(number.parse().unwrap()),
                (Some("published"), Some(number)) => published = published.max(number.parse().unwrap()),
                _ => panic!("{line}"),
            }
        }
        sound(url, confirmed, published, round).await;
    }
    assert!(
        confirmed > 0 && published > 0,
        "{ROUNDS} kills, and the writer acknowledged nothing before any of them"
    );
}

/// Everything acknowledged is there, and nothing is there by half.
async fn sound(url: &str, confirmed: i64, published: u32, round: u64) {
    let db = Db::open(url).await.unwrap();
    let mut reader = db.read().await.unwrap();
    let mut conn = reader.conn();
    centum_ledger::verify(&mut conn, None).await.unwrap_or_else(|fault| panic!("round {round}: {fault}"));
    assert!(altered(&mut conn).await.unwrap().is_empty());
    let edition = edition_by_slug(&mut conn, "invented").await.unwrap().unwrap();
    let sources = documents(&mut conn, edition.id).await.unwrap();
    let settled: Vec<_> = sources.iter().filter(|source| source.state == SourceState::Confirmed).collect();
    assert!(settled.len() as i64 >= confirmed, "round {round}: {} of {confirmed} imports", settled.len());
    let versions = announcements(&mut conn, edition.id).await.unwrap();
    let out: Vec<_> = versions.iter().filter(|version| version.published_at.is_some()).collect();
    assert!(
        published == 0 || out.iter().any(|version| version.number == published),
        "round {round}: version {published}"
    );
    // The register is exactly what the last confirmed list says.
    let register = participations(&mut conn, edition.id).await.unwrap();
    if let Some(last) = settled.iter().max_by_key(|source| source.number) {
        let mut kept: Vec<_> = roster(&register, Vec::new()).rows.into_iter().map(|row| row.name).collect();
        let mut said: Vec<_> = last.draft.taken().map(|row| row.row.name.clone()).collect();
        kept.sort();
        said.sort();
        assert_eq!(kept, said, "round {round}");
    }
    drop(reader);
    db.close().await;
}

#[tokio::test]
async fn survives_kill_9_on_sqlite() {
    let db = TestDb::sqlite().await;
    let site = crate::site::Site::on(&db).await;
    drop(site);
    let folder = tempfile::tempdir().unwrap();
    killed(db.url(), folder.path()).await;
    db.drop().await;
}

#[tokio::test]
async fn survives_kill_9_on_postgres() {
    let db = TestDb::postgres().await;
    let site = crate::site::Site::on(&db).await;
    drop(site);
    let folder = tempfile::tempdir().unwrap();
    killed(db.url(), folder.path()).await;
    db.drop().await;
}

#[test]
fn survives_a_disk_that_is_full_says_so_and_works_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    centum(&["--data", data, "demo", "--populate-only"]).succeeds();
    let list: Vec<String> = (0..3000).map(|n| format!("Testville{n} Ireland")).collect();
    let file = folder.path().join("list.txt");
    std::fs::write(&file, format!("Core city Country\n{}\n", list.join("\n"))).unwrap();
    let file = file.to_str().unwrap();
    let import = ["--data", data, "import", "announcement", file, "--edition", "invented", "--confirm"];
    // A file that may not grow is to the database what a full disk is; the signal that would end the process is ignored.
    let script = format!("trap '' XFSZ; ulimit -f 400; exec \"{CENTUM}\" \"$@\"");
    let full = Ran::of(Command::new("bash").args(["-c", &script, "bash"]).args(import));
    assert_eq!(full.code, 1, "{full:?}");
    assert!(full.err.contains("disk is full"), "{full:?}");
    centum(&["--data", data, "doctor"]).succeeds();
    let before = centum(&["--data", data, "edition", "list"]).succeeds();
    assert!(before.contains("invented\tExample Challenge 2027 (invented)\t0 rows"), "{before}");
    centum(&import).succeeds();
    let after = centum(&["--data", data, "edition", "list"]).succeeds();
    assert!(after.contains("\t3000 rows"), "{after}");
}
