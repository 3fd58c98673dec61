//! A disk that fills while a harvest writes: it says so, what it acknowledged is there, and it goes on when there is room.

use std::path::Path;
use std::process::Command;

use centum_base::Id;
use centum_catalogue::harvest::{Mode, Run, Spoken, Stage, Step, run, start_run};
use centum_catalogue::records::{changes, head};
use centum_catalogue::sources::Source;
use centum_ledger::House;
use centum_testkit::TestDb;

use super::left::{Left, house, left, views_equal_fresh_ones};
use super::portal::Portal;
use super::{ACTOR, BETWEEN, add_portal, undisturbed};
use crate::commands::{CENTUM, Ran};

struct Scene {
    db: TestDb,
    folder: tempfile::TempDir,
    portal: Portal,
    source: Id<Source>,
    run: Id<Run>,
    minutes: u64,
}

impl Scene {
    async fn on(db: TestDb) -> Self {
        let (portal, folder) = (Portal::new().await, tempfile::tempdir().unwrap());
        let house = house(db.url(), 0).await;
        let source = add_portal(&house, &portal.address()).await;
        let run = start_run(&house, &ACTOR, &Spoken, source, Mode::Real).await.unwrap();
        house.db.close().await;
        // Nobody has the database open while the disk is full: what it kept beside it is put away.
        db.close().await;
        Self { db, folder, portal, source, run, minutes: 0 }
    }

    /// Does what is due with files that may grow to so many KiB: to a program that is what a full disk is. The signal that
    /// would end it is ignored.
    fn harvests(&mut self, room: Option<u32>) -> Ran {
        self.minutes += BETWEEN;
        let program = Path::new(CENTUM).with_file_name("examples").join("harvesting");
        let limit = room.map_or(String::new(), |room| format!("trap '' XFSZ; ulimit -f {room}; "));
        let script = format!("{limit}exec \"{}\" \"$@\"", program.display());
        let minutes = self.minutes.to_string();
        let folder = self.folder.path().to_str().unwrap();
        let arguments = [self.db.url(), folder, &self.portal.host, &minutes, "until-done"];
        Ran::of(Command::new("bash").args(["-c", &script, "bash"]).args(arguments))
    }

    async fn with<T>(&self, look: impl AsyncFnOnce(&House) -> T) -> T {
        let house = house(self.db.url(), self.minutes).await;
        let seen = look(&house).await;
        house.db.close().await;
        seen
    }

    async fn run(&self) -> Run {
        let look = async |house: &House| run(&mut house.read().await.unwrap().conn(), self.run).await;
        self.with(look).await.unwrap().unwrap()
    }

    /// How many entries the log has, each after the one before it; the ledger holds.
    async fn log(&self) -> usize {
        self.with(async |house| {
            let mut reader = house.read().await.unwrap();
            centum_ledger::verify(&mut reader.conn(), None).await.unwrap();
            let log = changes(&mut reader.conn(), 0, 100_000).await.unwrap();
            assert_eq!(log.len() as i64, head(&mut reader.conn()).await.unwrap());
            assert!((1..).zip(&log).all(|(place, (_, entry))| entry.position == place));
            log.len()
        })
        .await
    }

    /// In the end all is there, as if nothing had been.
    async fn ends_as_if_nothing_had_been(&mut self) {
        let ran = self.harvests(None);
        assert_eq!(ran.code, 0, "{ran:?}");
        let expected: Left = undisturbed(&self.portal, 1).await;
        let (source, folder) = (self.source, self.folder.path());
        self.with(async |house| {
            assert_eq!(left(house, source, &folder.join("blobs")).await, expected);
            views_equal_fresh_ones(house, &folder.join("views")).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_a_full_disk_under_the_database_while_harvesting() {
    let db = TestDb::sqlite().await;
    let mut scene = Scene::on(db).await;
    let mut kept = 0;
    let mut refused = 0;
    for room in [150, 400, 700, 1200] {
        let ran = scene.harvests(Some(room));
        assert!(!ran.err.contains("panicked"), "{room}: {ran:?}");
        if ran.code != 0 {
            refused += 1;
            assert!(ran.err.contains("disk is full"), "{room}: {ran:?}");
        }
        let now = scene.log().await;
        assert!(now >= kept, "{room}: {now} of {kept}");
        kept = now;
    }
    assert!(refused > 0, "the disk was never full");
    scene.ends_as_if_nothing_had_been().await;
    scene.db.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_a_full_disk_under_bytes_and_views_while_harvesting() {
    // The database is elsewhere: what fills is the place for bytes, then the folder of the views.
    let db = TestDb::postgres().await;
    let mut scene = Scene::on(db).await;
    let ran = scene.harvests(Some(0));
    assert!(!ran.err.contains("panicked"), "{ran:?}");
    let run = scene.run().await;
    let failure = run.failure.unwrap();
    assert_eq!((run.stage, failure.step, failure.code.as_str()), (Stage::Reading, Step::Store, "vault"));
    assert!(failure.detail.contains("blobs") || failure.detail.contains("too large"), "{}", failure.detail);
    assert_eq!(scene.log().await, 0, "nothing is named whose bytes are not kept");

    let ran = scene.harvests(Some(8));
    assert!(!ran.err.contains("panicked"), "{ran:?}");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("views"), "{ran:?}");
    assert_eq!(scene.run().await.stage, Stage::Done, "bytes fit, and no view keeps a harvest from its end");
    assert!(scene.log().await > 100);
    scene.ends_as_if_nothing_had_been().await;
    scene.db.drop().await;
}
