//! The command line, as a person and a script use it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use tokio::io::AsyncBufReadExt as _;

/// The program.
pub(crate) const CENTUM: &str = env!("CARGO_BIN_EXE_centum");

/// What a command did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.stdin(Stdio::null()).output().unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What it printed, if it did what it was asked.
    pub(crate) fn succeeds(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }
}

/// Runs `centum` with these arguments.
pub(crate) fn centum(args: &[&str]) -> Ran {
    Ran::of(Command::new(CENTUM).args(args))
}

/// Real input that stands beside the checkout.
fn shared(name: &str) -> String {
    format!("{}/../../shared/inputs/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the populated demonstration.
fn demo() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    centum(&["--data", folder.path().to_str().unwrap(), "demo", "--populate-only"]).succeeds();
    folder
}

fn import(data: &str, file: &str, more: &[&str]) -> serde_json::Value {
    let args =
        [&["--data", data, "import", "announcement", file, "--edition", "invented", "--json"], more].concat();
    serde_json::from_str(&centum(&args).succeeds()).unwrap()
}

#[test]
fn the_announcement_of_2020_gives_its_known_figures_and_a_dry_run_writes_nothing() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let head = centum(&["--data", data, "ledger", "head"]).succeeds();
    let report = import(data, &shared("announcement-2020-icc.txt"), &["--dry-run"]);
    let rows = report["rows"].as_array().unwrap();
    let count = |test: &dyn Fn(&serde_json::Value) -> bool| rows.iter().filter(|row| test(row)).count();
    let marked = |row: &serde_json::Value| !row["marks"].as_array().unwrap().is_empty();
    assert_eq!(count(&|row| row["part"] == "mentor"), 10);
    assert_eq!(count(&|row| row["part"] == "core"), 80);
    assert_eq!((count(&|row| marked(row)), count(&|row| marked(row) && row["part"] == "core")), (33, 26));
    assert_eq!(count(&|row| !row["lead"].is_null()), 9);
    assert_eq!(rows.iter().map(|row| row["cities"].as_array().unwrap().len()).sum::<usize>(), 126);
    let countries: std::collections::BTreeSet<_> = rows
        .iter()
        .flat_map(|row| row["countries"].as_array().unwrap())
        .map(|c| c.as_str().unwrap())
        .collect();
    assert_eq!(countries.len(), 23);
    let mentor_seats = |seat: &&serde_json::Value| seat["part"] == "mentor";
    assert_eq!(
        report["open_seats"]
            .as_array()
            .unwrap()
            .iter()
            .filter(mentor_seats)
            .map(|seat| seat["count"].as_u64().unwrap())
            .sum::<u64>(),
        1
    );
    let automatic = rows
        .iter()
        .flat_map(|row| row["cities"].as_array().unwrap())
        .filter(|city| city["place"]["decided"] == "automatic")
        .count();
    assert!(automatic >= 115, "{automatic} of 126 placed by rule");
    assert_eq!(report["outcome"], "previewed");
    assert_eq!(centum(&["--data", data, "ledger", "head"]).succeeds(), head);
}

#[test]
fn the_page_of_leuven_gives_its_claims_and_no_rows() {
    let folder = demo();
    let report = import(
        folder.path().to_str().unwrap(),
        &shared("announcement-2020-07-07-leuven.txt"),
        &["--dry-run"],
    );
    assert_eq!(report["rows"].as_array().unwrap().len(), 0);
    let values: Vec<_> =
        report["claims"].as_array().unwrap().iter().map(|claim| claim["value"].as_i64().unwrap()).collect();
    for printed in [130, 192, 20, 88, 54, 26, 8, 124, 41] {
        assert!(values.contains(&printed), "{printed} in {values:?}");
    }
}

#[test]
fn the_same_document_again_changes_nothing() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let list = folder.path().join("list.csv");
    std::fs::write(&list, "City,Country,Role\nPadua,Italy,core\nBrno,Czechia,core\n").unwrap();
    let list = list.to_str().unwrap();
    let first = import(data, list, &["--confirm", "--consent", "asked by letter"]);
    assert_eq!(first["outcome"], "confirmed", "{first}");
    let head = centum(&["--data", data, "ledger", "head"]).succeeds();
    let again = import(data, list, &["--confirm"]);
    assert_eq!(again["outcome"], "known");
    assert_eq!(centum(&["--data", data, "ledger", "head"]).succeeds(), head);
}

#[test]
fn reconcile_finds_the_printed_sum_one_short_with_its_two_readings() {
    let folder = demo();
    let told =
        centum(&["--data", folder.path().to_str().unwrap(), "reconcile", "--edition", "icc-2020", "--json"])
            .succeeds();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let sum = &told["sources"][0]["reconciliation"]["sums"][0];
    assert_eq!(
        (sum["printed"].as_i64(), sum["computed"].as_i64(), sum["difference"].as_i64()),
        (Some(90), Some(89), Some(1))
    );
    assert_eq!(sum["readings"].as_array().unwrap().len(), 2, "{sum}");
}

#[test]
fn a_ledger_that_was_touched_is_found_with_its_own_exit_code() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let head = centum(&["--data", data, "ledger", "head"]).succeeds();
    centum(&["--data", data, "ledger", "verify", "--head", head.trim()]).succeeds();
    let other = head.replacen(':', ":0", 1);
    assert_eq!(
        centum(&["--data", data, "ledger", "verify", "--head", other.trim()]).code,
        1,
        "not a head at all"
    );
    let later = format!("{}:{}", 100_000, head.trim().split(':').nth(1).unwrap());
    let cut = centum(&["--data", data, "ledger", "verify", "--head", &later]);
    assert_eq!(cut.code, 3, "{cut:?}");
    assert!(cut.out.contains("cut off"), "{cut:?}");
}

#[test]
fn usage_help_and_settings_are_clear() {
    assert_eq!(centum(&["serv"]).code, 2);
    assert!(centum(&["help"]).succeeds().contains("Exit codes"));
    assert!(centum(&["completions", "bash"]).succeeds().contains("_centum"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    writeln!(
        std::fs::File::create(&file).unwrap(),
        "secret = \"{}\"\ndatabase = \"postgres://c:pass@db/c\"",
        "ab".repeat(32)
    )
    .unwrap();
    let text = centum(&["--config", file.to_str().unwrap(), "config"]).succeeds();
    assert!(!text.contains("abab") && !text.contains("pass@") && text.contains("settings.toml"), "{text}");
    let missing = centum(&["--config", "/nowhere.toml", "config"]);
    assert!(missing.code == 1 && missing.err.contains("does not exist"), "{missing:?}");
}

#[test]
fn an_unknown_edition_and_an_unreadable_file_name_the_remedy() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let unknown = centum(&[
        "--data",
        data,
        "import",
        "announcement",
        &shared("announcement-2020-icc.txt"),
        "--edition",
        "x",
    ]);
    assert!(unknown.code == 1 && unknown.err.contains("centum edition list"), "{unknown:?}");
    let pdf = folder.path().join("list.pdf");
    std::fs::write(&pdf, b"%PDF-1.7\n...").unwrap();
    let refused =
        centum(&["--data", data, "import", "announcement", pdf.to_str().unwrap(), "--edition", "invented"]);
    assert!(refused.code == 1 && refused.err.contains("CSV or XLSX"), "{refused:?}");
}

#[test]
fn a_backup_restores_into_an_empty_house_that_the_doctor_finds_in_order() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let file = folder.path().join("backup.db");
    let file = file.to_str().unwrap();
    centum(&["--data", data, "backup", file]).succeeds();
    assert_eq!(centum(&["--data", data, "backup", file]).code, 1, "a file is never overwritten");
    let other = tempfile::tempdir().unwrap();
    let other = other.path().to_str().unwrap();
    centum(&["--data", other, "restore", file]).succeeds();
    centum(&["--data", other, "doctor"]).succeeds();
    let heads = [data, other].map(|data| centum(&["--data", data, "ledger", "head"]).succeeds());
    assert_eq!(heads[0], heads[1]);
}

#[test]
fn a_backup_that_was_broken_off_among_its_bytes_is_not_taken_for_whole() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let [file, whole, part] =
        ["backup.db", "backup.db.blobs", "backup.db.blobs.part"].map(|name| folder.path().join(name));
    centum(&["--data", data, "backup", file.to_str().unwrap()]).succeeds();
    assert!(!part.exists());
    // As it stands when the copying of the bytes is killed.
    std::fs::rename(&whole, &part).unwrap();
    let other = tempfile::tempdir().unwrap();
    let restore = ["--data", other.path().to_str().unwrap(), "restore", file.to_str().unwrap()];
    let refused = centum(&restore);
    assert!(refused.code == 1 && refused.err.contains("broken off"), "{refused:?}");
    std::fs::rename(&part, &whole).unwrap();
    centum(&restore).succeeds();
}

/// The files that stand in the folders of a folder.
fn blobs(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let inside = |folder: &std::path::Path| -> Vec<_> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    inside(folder).iter().flat_map(|shard| inside(shard)).collect()
}

#[test]
fn a_damaged_file_costs_a_backup_no_other() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let kept = blobs(&folder.path().join("blobs"));
    std::fs::write(&kept[0], b"x").unwrap();
    let file = folder.path().join("backup.db");
    let ran = centum(&["--data", data, "backup", file.to_str().unwrap()]);
    let name = kept[0].file_stem().unwrap().to_str().unwrap();
    assert!(ran.code == 3 && ran.out.contains(&format!("DAMAGED: {name}")), "{ran:?}");
    assert_eq!(blobs(&folder.path().join("backup.db.blobs")).len(), kept.len() - 1);
}

#[test]
fn an_export_of_everything_holds_no_secret() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let out = folder.path().join("out");
    let misspelt = centum(&["--data", data, "export", out.to_str().unwrap(), "--edition", "icc-2002"]);
    assert!(misspelt.code == 1 && misspelt.err.contains("centum edition list"), "{misspelt:?}");
    // Nothing is left that would stand in the way of the second try.
    centum(&["--data", data, "export", out.to_str().unwrap()]).succeeds();
    let people = std::fs::read_to_string(out.join("tables/person.json")).unwrap();
    assert!(people.contains("organiser@example.org") && !people.contains("password_hash"), "{people}");
    let letters = std::fs::read_to_string(out.join("tables/mail.json")).unwrap();
    let links = letters.split(|c: char| !c.is_ascii_hexdigit()).filter(|run| run.len() >= 32);
    assert!(letters.contains("/expressions/invitations/…"), "{letters}");
    assert_eq!(links.count(), 0, "a link opens to whoever reads it");
    assert!(out.join("icc-2020/1/cities.csv").is_file());
}

#[test]
fn an_export_that_was_broken_off_does_not_look_whole() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let [out, unfinished] = ["out", "out.part"].map(|name| folder.path().join(name));
    std::fs::create_dir(&unfinished).unwrap();
    // As a shell completes the name of a folder.
    let asked = format!("{}/", out.display());
    let again = centum(&["--data", data, "export", &asked]);
    assert!(again.code == 1 && again.err.contains("out.part: this export was broken off"), "{again:?}");
    assert!(!out.exists());
    std::fs::remove_dir(&unfinished).unwrap();
    centum(&["--data", data, "export", &asked]).succeeds();
    assert!(out.join("tables/person.json").is_file() && !unfinished.exists());
    let over = centum(&["--data", data, "export", &asked]);
    assert!(over.code == 1 && over.err.contains("it must not exist"), "{over:?}");
}

#[test]
fn a_flag_goes_over_the_environment_which_goes_over_the_file_and_each_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(
        &file,
        "site_name = \"File\"\nlisten = \"127.0.0.1:1\"\n[mail]\nfrom = \"a@example.org\"\n",
    )
    .unwrap();
    let mut command = Command::new(CENTUM);
    command.args(["--config", file.to_str().unwrap(), "--data", folder.path().to_str().unwrap(), "config"]);
    // Texts of digits stay texts.
    command.envs([
        ("CENTUM_SITE_NAME", "2030"),
        ("CENTUM_METRICS_TOKEN", "12345678"),
        ("CENTUM_DATA", "/nowhere"),
    ]);
    command
        .envs([("CENTUM_MAIL__SERVER", "smtps://u:hunter2@mail.example"), ("CENTUM_BEHIND_PROXY", "true")]);
    let text = Ran::of(&mut command).succeeds();
    let line = |start: &str| {
        text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {text}"))
    };
    assert_eq!(line("site_name"), "site_name = \"2030\"  # environment");
    assert_eq!(line("behind_proxy"), "behind_proxy = true  # environment");
    assert!(line("data").ends_with("# flag") && !text.contains("/nowhere"), "{text}");
    assert!(
        line("listen").ends_with("settings.toml") && line("mail.from").ends_with("settings.toml"),
        "{text}"
    );
    assert!(line("mail.server").ends_with("# environment"), "{text}");
    assert!(line("time_zone").ends_with("# default"), "{text}");
    assert!(!text.contains("hunter2") && !text.contains("12345678"), "{text}");
}

#[test]
fn looking_at_a_database_that_is_not_there_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("misspelt");
    let [backup, out, list] = ["backup.db", "out", "list.txt"].map(|name| folder.path().join(name));
    std::fs::write(&list, "Leuven (BE)\n").unwrap();
    for args in [
        &["backup", backup.to_str().unwrap()][..],
        &["export", out.to_str().unwrap()],
        &["reconcile", "--edition", "x"],
        &["import", "announcement", list.to_str().unwrap(), "--edition", "x", "--dry-run"],
        &["edition", "list"],
        &["person", "list"],
        &["person", "erase", "ana@city.example"],
        &["ledger", "verify"],
        &["ledger", "head"],
    ] {
        let ran = centum(&[&["--data", data.to_str().unwrap()], args].concat());
        assert!(ran.code == 1 && ran.err.contains("there is no database"), "{ran:?}");
    }
    let doctor = centum(&["--data", data.to_str().unwrap(), "doctor"]);
    assert!(doctor.code == 3 && doctor.out.contains("there is no database"), "{doctor:?}");
    let restored = centum(&["--data", data.to_str().unwrap(), "restore", backup.to_str().unwrap()]);
    assert!(restored.code == 1 && restored.err.contains("no backup stands there"), "{restored:?}");
    assert!(!backup.exists() && !out.exists() && !data.join("centum.db").exists());
}

#[test]
fn a_demonstration_that_nobody_could_look_at_is_not_filled() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let ran = centum(&["--data", folder.path().to_str().unwrap(), "demo", "--listen", &address]);
    assert!(ran.code == 1 && ran.err.contains("CENTUM_LISTEN"), "{ran:?}");
    assert!(!folder.path().join("centum.db").exists());
}

#[test]
fn a_demonstration_goes_into_no_house_in_which_people_work() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    centum(&["--data", data, "person", "add", "ana@city.example", "--name", "Ana"]).succeeds();
    let ran = centum(&["--data", data, "demo", "--populate-only"]);
    assert!(ran.code == 1 && ran.err.contains("people work in this house"), "{ran:?}");
    assert_eq!(centum(&["--data", data, "edition", "list"]).succeeds().trim(), "");
}

#[test]
fn the_doctor_only_looks() {
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    let names = || -> std::collections::BTreeSet<_> {
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    };
    let before = names();
    centum(&["--data", data, "doctor"]).succeeds();
    assert_eq!(names(), before, "neither a key nor a folder for letters was made");
    std::fs::write(folder.path().join("secret.key"), "short").unwrap();
    let found = centum(&["--data", data, "doctor"]);
    assert!(found.code == 3 && found.out.contains("64 hexadecimal digits"), "{found:?}");
}

#[test]
fn the_doctor_names_a_site_without_tls_and_one_behind_a_proxy_that_is_not_believed() {
    let folder = demo();
    let file = folder.path().join("settings.toml");
    let doctor = |settings: &str| {
        std::fs::write(&file, settings).unwrap();
        let data = folder.path().to_str().unwrap();
        centum(&["--config", file.to_str().unwrap(), "--data", data, "doctor"])
    };
    for open in ["http://centum.example", "http://127.0.0.1.example", "http://192.0.2.7:8080"] {
        let found = doctor(&format!("base_url = \"{open}\""));
        assert!(
            found.code == 3 && found.out.contains("not https") && found.out.contains("TLS proxy"),
            "{found:?}"
        );
    }
    doctor("base_url = \"http://127.0.0.1:8080\"").succeeds();
    let found = doctor("base_url = \"https://centum.example\"");
    assert!(found.code == 3 && found.out.contains("behind_proxy = true"), "{found:?}");
    doctor("base_url = \"https://centum.example\"\nbehind_proxy = true").succeeds();
}

/// The lines that a server logs when it starts, until one has this word in it.
async fn logged_until(settings: &str, word: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, settings).unwrap();
    let mut server = tokio::process::Command::new(CENTUM)
        .arg("--config")
        .arg(&file)
        .arg("--data")
        .arg(folder.path())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = tokio::io::BufReader::new(server.stderr.take().unwrap()).lines();
    let mut log = String::new();
    let reading = async {
        while let Some(line) = lines.next_line().await.unwrap() {
            log.push_str(&line);
            log.push('\n');
            if line.contains(word) {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(std::time::Duration::from_secs(30), reading).await;
    server.kill().await.unwrap();
    log
}

#[tokio::test]
async fn a_site_without_tls_says_so_when_it_starts() {
    let log = logged_until("base_url = \"http://centum.example\"", "not https").await;
    assert!(
        log.contains("WARN") && log.contains("http://centum.example") && log.contains("TLS proxy"),
        "{log}"
    );
}

#[test]
fn a_database_that_others_can_read_is_a_finding() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = demo();
    let data = folder.path().to_str().unwrap();
    centum(&["--data", data, "doctor"]).succeeds();
    std::fs::set_permissions(folder.path().join("centum.db"), std::fs::Permissions::from_mode(0o644))
        .unwrap();
    let found = centum(&["--data", data, "doctor"]);
    assert!(found.code == 3 && found.out.contains("chmod"), "{found:?}");
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(CENTUM).arg("config").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
}
