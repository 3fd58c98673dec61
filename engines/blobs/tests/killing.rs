//! What was acknowledged is there after `kill -9`, and nothing half-written is seen.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use centum_blobs::{Blobs, Digest, Options};
use futures_util::TryStreamExt;

/// Tells the second process which folder is meant.
const FOLDER: &str = "CENTUM_BLOBS_KILLED_FOLDER";
/// Large enough that a kill lands within a write.
const BYTES: usize = 300_000;
const ROUNDS: usize = 12;

fn blob(round: usize, number: usize) -> Vec<u8> {
    let seed = format!("{round} {number} ");
    seed.bytes().cycle().take(BYTES).collect()
}

async fn open(folder: &Path) -> Blobs {
    Blobs::open(folder.to_str().unwrap(), Options::default()).await.unwrap()
}

/// The second process; nothing to do in an ordinary run.
#[tokio::test]
async fn the_process_that_is_killed() {
    #[expect(clippy::disallowed_methods, reason = "the harness passes no arguments on")]
    let Ok(told) = std::env::var(FOLDER) else { return };
    let (round, folder) = told.split_once(' ').unwrap();
    let blobs = open(Path::new(folder)).await;
    let round = round.parse().unwrap();
    for number in 0.. {
        // Every other round keeps three at once.
        let few = 1 + round % 2 * 2;
        let bodies = (0..few).map(|at| blob(round, few * number + at).into());
        let digests = blobs.put_many(bodies.collect()).await.unwrap();
        let mut out = std::io::stdout();
        for digest in digests {
            writeln!(out, "kept {digest}").unwrap();
        }
        out.flush().unwrap();
    }
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let scratch = tempfile::tempdir().unwrap();
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_process_that_is_killed", "--nocapture"])
            .env(FOLDER, format!("{round} {}", scratch.path().display()))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let kept = lines.map_while(Result::ok).filter_map(|line| {
            let (_, digest) = line.split_once("kept ")?;
            digest.parse::<Digest>().ok()
        });
        // Each round is cut after another number of acknowledged blobs, wherever the next one is just then.
        acknowledged.extend(kept.take(1 + round % 5));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(acknowledged.len() >= ROUNDS);
    let blobs = open(scratch.path()).await;
    for digest in &acknowledged {
        assert_eq!(blobs.get(digest).await.unwrap().unwrap().len(), BYTES);
    }
    // Also what was kept but not acknowledged is whole.
    let entries: Vec<_> = blobs.list().try_collect().await.unwrap();
    for entry in &entries {
        assert_eq!(entry.stored_bytes, BYTES as u64);
        assert!(blobs.get(&entry.digest).await.unwrap().is_some());
    }
    blobs.remove_unfinished(Duration::ZERO).await.unwrap();
    let left: Vec<_> = blobs.list().try_collect().await.unwrap();
    assert_eq!(left.len(), entries.len());
}
