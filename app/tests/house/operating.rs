//! What goes wrong at the command line is said once, with its reason, and leaves nothing behind.

use std::path::Path;
use std::process::Command;

use crate::commands::{CENTUM, centum};

/// How many files stand in a folder and below it.
fn files(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn a_backup_brings_no_bytes_into_a_house_in_which_people_work() {
    let folder = tempfile::tempdir().unwrap();
    let (from, file) = (folder.path().join("from"), folder.path().join("backup.db"));
    let (from, file) = (from.to_str().unwrap(), file.to_str().unwrap());
    centum(&["--data", from, "demo", "--populate-only"]).succeeds();
    centum(&["--data", from, "backup", file]).succeeds();
    let to = folder.path().join("to");
    let data = to.to_str().unwrap();
    centum(&["--data", data, "person", "add", "ana@city.example", "--name", "Ana"]).succeeds();
    let refused = centum(&["--data", data, "restore", file]);
    assert!(refused.code == 1 && refused.err.contains("not empty"), "{refused:?}");
    assert_eq!(files(&to.join("blobs")), 0);
}

#[test]
fn what_is_wrong_is_said_once_and_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let none = folder.path().join("nothing.db");
    let refused = centum(&["--data", data, "restore", none.to_str().unwrap()]);
    assert_eq!((refused.code, refused.err.matches("no backup stands there").count()), (1, 1), "{refused:?}");
    let refused = centum(&["--data", data, "harvest", "nonsense"]);
    assert!(refused.code == 1 && refused.err.contains("no host stands in it"), "{refused:?}");
}

#[test]
fn a_completion_script_that_cannot_be_written_is_a_failure_and_no_panic() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(CENTUM).args(["completions", "bash"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
}

#[test]
fn a_server_with_a_wrong_setting_says_so_and_makes_no_house() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, house) = (folder.path().join("centum.toml"), folder.path().join("house"));
    let common = ["--config", settings.to_str().unwrap(), "--data", house.to_str().unwrap()];
    for (setting, named) in [
        ("listen = \"nonsense\"", "cannot listen on nonsense"),
        ("base_url = \"example.org\"", "base_url"),
        ("secret = \"short\"", "64 hexadecimal digits"),
    ] {
        std::fs::write(&settings, setting).unwrap();
        let refused = centum(&[&common[..], &["serve"]].concat());
        assert!(refused.code == 1 && refused.err.contains(named), "{refused:?}");
        assert!(!house.exists(), "{setting}");
    }
    std::fs::write(&settings, "listen = \"nonsense\"").unwrap();
    let found = centum(&[&common[..], &["doctor"]].concat());
    assert!(found.code == 3 && found.out.contains("listen: “nonsense” has no port"), "{found:?}");
}
