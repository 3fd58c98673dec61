//! The same contract for each kind of place, and what is particular to folders.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use centum_blobs::{BlobError, Blobs, Digest, Options, Packing};
use futures_util::{StreamExt, TryStreamExt};

async fn kept_and_given_back(blobs: Blobs) {
    let text = "<a> <b> <c> .\n".repeat(500);
    let first = blobs.put(text.clone()).await.unwrap();
    assert_eq!(first, Digest::of(text.as_bytes()));
    assert_eq!(blobs.put(text.clone()).await.unwrap(), first, "twice is once");
    let second = blobs.put("short").await.unwrap();
    let empty = blobs.put("").await.unwrap();
    assert_eq!(blobs.get(&first).await.unwrap().unwrap(), text);
    assert_eq!(blobs.get(&empty).await.unwrap().unwrap(), "");

    let mut names: Vec<_> = blobs.list().map_ok(|entry| entry.digest).try_collect().await.unwrap();
    names.sort();
    let mut expected = vec![first, second, empty];
    expected.sort();
    assert_eq!(names, expected);

    let missing = Digest::of(b"nobody wrote this");
    assert!(blobs.get(&missing).await.unwrap().is_none() && !blobs.has(&missing).await.unwrap());
    blobs.delete(&missing).await.unwrap();
    assert!(blobs.has(&first).await.unwrap());
    blobs.delete(&first).await.unwrap();
    assert!(!blobs.has(&first).await.unwrap() && blobs.get(&first).await.unwrap().is_none());
    assert!(blobs.has(&second).await.unwrap());

    let over = blobs.put(vec![0; 20_001]).await;
    assert!(matches!(over, Err(BlobError::TooLarge { bytes: 20_001, limit: 20_000 })), "{over:?}");
    let many = futures_util::future::join_all((0..50).map(|_| blobs.put("at once"))).await;
    assert!(many.into_iter().all(|digest| digest.unwrap() == Digest::of(b"at once")));
    assert_eq!(blobs.list().count().await, 3);

    let bodies: Vec<bytes::Bytes> =
        ["one", "two", "one", "short", &text].into_iter().map(|body| body.to_owned().into()).collect();
    let together = blobs.put_many(bodies.clone()).await.unwrap();
    assert_eq!(together, bodies.iter().map(|body| Digest::of(body)).collect::<Vec<_>>(), "in their order");
    for (digest, body) in together.iter().zip(&bodies) {
        assert_eq!(blobs.get(digest).await.unwrap().unwrap(), body);
    }
    assert_eq!(blobs.list().count().await, 6, "what is the same is kept once");
    assert_eq!(blobs.put_many(Vec::new()).await.unwrap(), []);
    let over = blobs.put_many(vec!["well".into(), vec![0; 20_001].into()]).await;
    assert!(matches!(over, Err(BlobError::TooLarge { .. })), "{over:?}");
}

fn options(packing: Packing) -> Options {
    Options { max_bytes: 20_000, packing, ..Options::default() }
}

async fn folder(path: &Path, packing: Packing) -> Blobs {
    Blobs::open(path.to_str().unwrap(), options(packing)).await.unwrap()
}

fn file(folder: &Path, digest: &Digest, suffix: &str) -> PathBuf {
    let name = digest.to_string();
    folder.join(&name[..2]).join(format!("{name}{suffix}"))
}

#[tokio::test]
async fn a_folder_keeps_and_gives_back() {
    for packing in [Packing::Plain, Packing::Gzip] {
        let scratch = tempfile::tempdir().unwrap();
        kept_and_given_back(folder(&scratch.path().join("made/on/demand"), packing).await).await;
    }
}

#[tokio::test]
async fn memory_keeps_and_gives_back() {
    for packing in [Packing::Plain, Packing::Gzip] {
        kept_and_given_back(Blobs::open("memory:", options(packing)).await.unwrap()).await;
    }
}

#[tokio::test]
async fn what_was_written_is_there_when_the_folder_is_opened_again_in_either_form() {
    let scratch = tempfile::tempdir().unwrap();
    let text = "a line that repeats\n".repeat(200);
    let digest = folder(scratch.path(), Packing::Plain).await.put(text.clone()).await.unwrap();
    let other = "another line that repeats\n".repeat(200);
    let blobs = folder(scratch.path(), Packing::Gzip).await;
    let packed = blobs.put(other.clone()).await.unwrap();
    assert!(file(scratch.path(), &digest, "").exists() && file(scratch.path(), &packed, ".gz").exists());
    assert_eq!(blobs.get(&digest).await.unwrap().unwrap(), text);
    let again = folder(scratch.path(), Packing::Plain).await;
    assert_eq!(again.get(&packed).await.unwrap().unwrap(), other);
}

#[tokio::test]
async fn a_file_that_was_cut_or_changed_is_noticed_and_mended_by_keeping_it_again() {
    for (packing, suffix) in [(Packing::Plain, ""), (Packing::Gzip, ".gz")] {
        let scratch = tempfile::tempdir().unwrap();
        let blobs = folder(scratch.path(), packing).await;
        let text = "a line that repeats\n".repeat(200);
        let digest = blobs.put(text.clone()).await.unwrap();
        let path = file(scratch.path(), &digest, suffix);
        let whole = std::fs::read(&path).unwrap();
        for keep in [0, 1, whole.len() / 2, whole.len() - 1] {
            std::fs::write(&path, &whole[..keep]).unwrap();
            let damaged = blobs.get(&digest).await;
            assert!(
                matches!(damaged, Err(BlobError::Damaged { digest: named }) if named == digest),
                "{keep}"
            );
        }
        blobs.put(text.clone()).await.unwrap();
        assert_eq!(blobs.get(&digest).await.unwrap().unwrap(), text);
        let mut changed = whole;
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        std::fs::write(&path, changed).unwrap();
        assert!(matches!(blobs.get(&digest).await, Err(BlobError::Damaged { .. })));
    }
}

#[tokio::test]
async fn what_was_left_half_written_is_not_seen_and_can_be_removed() {
    let scratch = tempfile::tempdir().unwrap();
    let blobs = folder(scratch.path(), Packing::Plain).await;
    let digest = Digest::of(b"whole");
    let half = file(scratch.path(), &digest, "#1");
    std::fs::create_dir_all(half.parent().unwrap()).unwrap();
    std::fs::write(&half, "who").unwrap();
    std::fs::write(scratch.path().join("README"), "not a blob").unwrap();
    assert!(!blobs.has(&digest).await.unwrap() && blobs.list().count().await == 0);
    assert_eq!(blobs.put("whole").await.unwrap(), digest);
    assert_eq!(blobs.get(&digest).await.unwrap().unwrap(), "whole");
    assert_eq!(
        blobs.remove_unfinished(Duration::from_secs(3600)).await.unwrap(),
        0,
        "it may be somebody's work"
    );
    assert_eq!(blobs.remove_unfinished(Duration::ZERO).await.unwrap(), 1);
    assert!(!half.exists() && blobs.has(&digest).await.unwrap() && blobs.list().count().await == 1);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("file");
    std::fs::write(&path, "").unwrap();
    let refused = Blobs::open(path.join("blobs").to_str().unwrap(), Options::default()).await;
    assert!(matches!(refused, Err(BlobError::Folder { .. })), "{refused:?}");
    let refused = Blobs::open("s3://bucket/prefix", Options::default()).await;
    assert!(matches!(refused, Err(BlobError::NoAccess { .. })), "{refused:?}");
}

#[tokio::test]
async fn many_at_once_mend_what_was_cut_and_leave_nothing_unfinished() {
    let scratch = tempfile::tempdir().unwrap();
    let blobs = folder(scratch.path(), Packing::Plain).await;
    let bodies: Vec<bytes::Bytes> = (0..300).map(|number| format!("body {number}").into()).collect();
    let digests = blobs.put_many(bodies.clone()).await.unwrap();
    std::fs::write(file(scratch.path(), &digests[7], ""), "bo").unwrap();
    std::fs::write(file(scratch.path(), &digests[8], "#1"), "of somebody who was killed").unwrap();
    std::fs::remove_file(file(scratch.path(), &digests[8], "")).unwrap();
    blobs.put_many(bodies.clone()).await.unwrap();
    for (digest, body) in digests.iter().zip(&bodies) {
        assert_eq!(blobs.get(digest).await.unwrap().unwrap(), body);
    }
    assert_eq!(blobs.count_unfinished(Duration::ZERO).await.unwrap(), 1, "the one of somebody else");
}

#[tokio::test]
async fn where_one_of_many_cannot_be_written_no_half_of_them_is_left_behind() {
    let scratch = tempfile::tempdir().unwrap();
    let blobs = folder(scratch.path(), Packing::Plain).await;
    let bodies: Vec<bytes::Bytes> = (0..20).map(|number| format!("body {number}").into()).collect();
    // A file stands where the folder of one of them has to be.
    let shard = &Digest::of(&bodies[11]).to_string()[..2];
    std::fs::write(scratch.path().join(shard), "").unwrap();
    assert!(matches!(blobs.put_many(bodies).await, Err(BlobError::Folder { .. })));
    std::fs::remove_file(scratch.path().join(shard)).unwrap();
    assert_eq!(blobs.count_unfinished(Duration::ZERO).await.unwrap(), 0);
}
