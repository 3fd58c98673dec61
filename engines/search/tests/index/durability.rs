//! What is on the disk when the process ends, and what happens to what is not an index.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::common::{found, schema, small, titled};
use centum_search::{
    Document, FieldKind, Language, OpenError, RebuildReason, Request, Schema, SearchIndex, WriteError,
};

fn reason(root: &Path, schema: Schema, verify: bool) -> Option<RebuildReason> {
    match SearchIndex::open(root, schema, verify) {
        Ok(_) => None,
        Err(OpenError::Rebuild { reason, .. }) => Some(reason),
        Err(other) => panic!("{other}"),
    }
}

fn written(root: &Path) -> SearchIndex {
    let index = SearchIndex::create(root, schema()).unwrap();
    let mut writer = index.writer(small()).unwrap();
    writer.put(&titled("a", Language::En, "committed").stored(b"a".to_vec())).unwrap();
    writer.commit(7).unwrap();
    index
}

/// The folder as another process would find it if this one were killed now.
fn killed(root: &Path) -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &to);
            } else if let Err(error) = fs::copy(entry.path(), to) {
                // What a thread of the writer took away meanwhile would not be found either.
                assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
            }
        }
    }
    let copied = tempfile::tempdir().unwrap();
    copy(root, copied.path());
    copied
}

#[test]
fn after_a_kill_the_last_commit_and_its_position_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let index = written(folder.path());
    let mut writer = index.writer(small()).unwrap();
    writer.put(&titled("b", Language::En, "never")).unwrap();
    writer.delete("a");
    let copied = killed(folder.path());
    drop(writer);
    let again = SearchIndex::open(copied.path(), schema(), true).unwrap();
    assert_eq!((again.position(), again.documents()), (7, 1));
    assert_eq!(found(&again, "committed"), ["a"]);
    assert_eq!(again.stored("a").unwrap().as_deref(), Some(b"a".as_slice()));
    again.writer(small()).unwrap().put(&titled("c", Language::En, "goes on")).unwrap();
}

#[test]
fn a_document_takes_the_place_of_the_one_with_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let index = written(folder.path());
    let mut writer = index.writer(small()).unwrap();
    writer.put(&titled("a", Language::En, "first")).unwrap();
    writer.put(&titled("a", Language::En, "second")).unwrap();
    assert_eq!(index.position(), 7);
    writer.commit(8).unwrap();
    assert_eq!((index.position(), index.documents()), (8, 1));
    assert_eq!(found(&index, "second"), ["a"]);
    assert_eq!(found(&index, "committed"), [""; 0]);
    writer.delete("a");
    writer.rollback().unwrap();
    writer.commit(9).unwrap();
    assert_eq!(index.documents(), 1);
    writer.delete("a");
    writer.commit(10).unwrap();
    assert_eq!((index.position(), index.documents()), (10, 0));
    writer.finish().unwrap();
    assert_eq!(index.position(), 10);
}

#[test]
fn there_is_one_writer_at_a_time_and_its_memory_has_bounds() {
    let index = SearchIndex::in_memory(schema()).unwrap();
    let first = index.writer(small()).unwrap();
    assert!(matches!(index.writer(small()), Err(WriteError::Busy)));
    drop(first);
    assert!(index.writer(small()).is_ok());
    let little = centum_search::WriterOptions { memory: 1_000, threads: 1 };
    assert!(matches!(index.writer(little), Err(WriteError::Memory { .. })));
}

#[test]
fn a_rebuild_serves_in_one_step_and_the_old_one_until_then() {
    let folder = tempfile::tempdir().unwrap();
    let index = written(folder.path());
    let mut old = index.writer(small()).unwrap();
    let mut rebuild = index.rebuild(small()).unwrap();
    rebuild.put_new(&titled("new", Language::En, "rebuilt")).unwrap();
    assert_eq!(found(&index, "committed"), ["a"]);
    let before = killed(folder.path());
    rebuild.finish(20).unwrap();
    assert_eq!((index.position(), found(&index, "rebuilt")), (20, vec!["new".to_owned()]));
    assert_eq!(found(&index, "committed"), [""; 0]);
    old.put(&titled("late", Language::En, "late")).unwrap();
    assert!(matches!(old.commit(21), Err(WriteError::Stale)));
    drop(old);
    let after = SearchIndex::open(killed(folder.path()).path(), schema(), true).unwrap();
    assert_eq!((after.position(), after.documents()), (20, 1));
    let unfinished = SearchIndex::open(before.path(), schema(), true).unwrap();
    assert_eq!((unfinished.position(), found(&unfinished, "committed")), (7, vec!["a".to_owned()]));
    let folders =
        fs::read_dir(before.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir());
    assert_eq!(folders.count(), 1, "what the rebuild left behind is gone");
    let mut writer = index.writer(small()).unwrap();
    writer.put(&titled("next", Language::En, "next")).unwrap();
    writer.commit(21).unwrap();
    assert_eq!(index.documents(), 2);
}

#[test]
fn a_rebuild_that_is_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let index = written(folder.path());
    let mut rebuild = index.rebuild(small()).unwrap();
    rebuild.put(&Document::new("x")).unwrap();
    drop(rebuild);
    assert_eq!(index.position(), 7);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_search_goes_on_while_the_index_is_swapped_under_it() {
    let folder = tempfile::tempdir().unwrap();
    let index = written(folder.path());
    let searching = index.clone();
    std::thread::scope(|scope| {
        let searches = scope.spawn(move || {
            (0..200).all(|_| {
                searching.search(&Request::people("committed")).is_ok_and(|answer| answer.total == 1)
            })
        });
        for position in 8..12 {
            let mut rebuild = index.rebuild(small()).unwrap();
            rebuild.put(&titled("a", Language::En, "committed")).unwrap();
            rebuild.finish(position).unwrap();
        }
        assert!(searches.join().unwrap());
    });
    assert_eq!(index.position(), 11);
}

#[test]
fn what_is_not_there_or_not_ours_is_to_be_rebuilt() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(reason(folder.path(), schema(), false), Some(RebuildReason::Missing));
    assert_eq!(reason(&folder.path().join("deeper"), schema(), false), Some(RebuildReason::Missing));
    fs::write(folder.path().join("holiday.jpg"), b"x").unwrap();
    assert_eq!(reason(folder.path(), schema(), false), Some(RebuildReason::Foreign));
    fs::write(folder.path().join("current"), b"../../etc").unwrap();
    assert_eq!(reason(folder.path(), schema(), false), Some(RebuildReason::Foreign));
    assert!(SearchIndex::create(folder.path(), schema()).is_ok());
    assert_eq!(reason(folder.path(), schema(), false), None);
    assert!(folder.path().join("holiday.jpg").exists());
}

#[test]
fn an_index_of_other_fields_is_to_be_rebuilt() {
    let folder = tempfile::tempdir().unwrap();
    drop(written(folder.path()));
    let other = Schema::new([("title", FieldKind::Facet)], &[]).unwrap();
    assert_eq!(reason(folder.path(), other, false), Some(RebuildReason::OtherSchema));
    let fewer = Schema::new(
        schema().fields().iter().map(|field| (&*field.name.clone().leak(), field.kind.clone())),
        &[Language::En],
    );
    assert_eq!(reason(folder.path(), fewer.unwrap(), false), Some(RebuildReason::OtherSchema));
}

#[test]
fn a_damaged_index_is_to_be_rebuilt() {
    let whole = tempfile::tempdir().unwrap();
    drop(written(whole.path()));
    let generation = whole.path().join("g-000001");
    let mut files = 0;
    for entry in fs::read_dir(&generation).unwrap() {
        let name = entry.unwrap().file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        files += 1;
        for damage in ["gone", "empty", "flipped"] {
            let copied = killed(whole.path());
            let path = copied.path().join("g-000001").join(&*name);
            let mut bytes = fs::read(&path).unwrap();
            match damage {
                "gone" => fs::remove_file(&path).unwrap(),
                "empty" => fs::write(&path, b"").unwrap(),
                _ => {
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 0x55;
                    fs::write(&path, bytes).unwrap();
                }
            }
            assert!(reason(copied.path(), schema(), true).is_some(), "{name} {damage}");
        }
    }
    assert!(files > 5);
}
