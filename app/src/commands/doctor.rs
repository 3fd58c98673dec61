//! Is everything in order? Each finding names its remedy.

use std::path::PathBuf;

use centum_cohort::announcement::altered;
use centum_cohort::edition::editions;
use centum_cohort::model::Lead;
use centum_cohort::register::{Decided, participations};
use centum_jobs::figures;
use centum_ledger::House;
use centum_places::broken_merges;
use centum_store::{Ailment, Db, StoreError, ailments, introspect, missing_migrations};

use super::{print, told};
use crate::cli::Outcome;
use crate::config::Config;
use crate::{holding, modules, post, running};

/// What was looked at, and what was found there.
#[derive(Default)]
struct Report {
    text: String,
    found: bool,
}

impl Report {
    fn say(&mut self, what: &str, findings: &[(String, &str)]) {
        if findings.is_empty() {
            self.text.push_str(&format!("in order  {what}\n"));
        }
        for (finding, remedy) in findings {
            self.found = true;
            self.text.push_str(&format!("FOUND     {what}: {finding}\n          remedy: {remedy}\n"));
        }
    }
}

pub(super) async fn doctor(config: &Config) -> anyhow::Result<Outcome> {
    let mut report = Report::default();
    report.say("settings", &settings(config));
    report.say("files: for their owner alone", &files(config));
    report.say("blobs: harvested and uploaded bytes", &bytes_kept(config).await);
    match open(config).await {
        Ok(db) => {
            let examined = examine(&db, &mut report).await;
            db.close().await;
            examined?;
        }
        Err(error) => {
            let remedy =
                "start the database, or correct `database`; `centum config` shows where it comes from";
            report.say("database", &[(told(&error), remedy)]);
        }
    }
    print(&report.text)?;
    Ok(if report.found { Outcome::Found } else { Outcome::Done })
}

async fn open(config: &Config) -> anyhow::Result<Db> {
    running::must_exist(&config.database_url())?;
    Ok(Db::open_with_replica(&config.database_url(), config.replica.as_deref()).await?)
}

async fn examine(db: &Db, report: &mut Report) -> anyhow::Result<()> {
    let health: Vec<_> = ailments(db).await?.iter().map(condition).collect();
    report.say("database", &health);
    let schema = schema(db).await?;
    let usable = schema.is_empty();
    report.say("schema", &schema);
    if usable {
        let house = House {
            db: db.clone(),
            clock: std::sync::Arc::new(centum_base::SystemClock),
            random: std::sync::Arc::new(centum_base::SystemRandom),
        };
        ledger(&house, report).await?;
        domain(&house, report).await?;
    }
    Ok(())
}

fn condition(ailment: &Ailment) -> (String, &'static str) {
    match ailment {
        Ailment::Damaged(words) => (
            format!("the file is damaged: {words}"),
            "stop the server and restore the last backup into an empty database",
        ),
        Ailment::Dangling { table, rows } => (
            format!("{rows} rows of {table} refer to rows that do not exist"),
            "restore the last backup into an empty database; rows were changed by hand",
        ),
        Ailment::Careless { setting, value } => (
            format!("{setting} is {value}: a power cut loses what was acknowledged"),
            "switch the setting on in postgresql.conf",
        ),
        Ailment::TooOld { version } => {
            (format!("PostgreSQL {version} is too old"), "upgrade to PostgreSQL 14 or newer")
        }
    }
}

/// What others on this machine can read, though it holds secrets.
fn files(config: &Config) -> Vec<(String, &'static str)> {
    use std::os::unix::fs::PermissionsExt as _;
    let url = config.database_url();
    let database = centum_store::sqlite_path(&url).map(PathBuf::from);
    [Some(config.key_path()), Some(config.outbox_path()), database]
        .into_iter()
        .flatten()
        .filter(|path| path.metadata().is_ok_and(|found| found.permissions().mode() & 0o077 != 0))
        .map(|path| (format!("{} is open to others on this machine", path.display()), "chmod go-rwx on it"))
        .collect()
}

/// A process that was killed left these; one that still writes is younger.
const LEFT_BEHIND: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

/// Whether bytes can be kept where the settings say. A folder that nobody has made yet is none to look at.
async fn bytes_kept(config: &Config) -> Vec<(String, &'static str)> {
    let remedy = "correct `blobs` and `s3`, or make the folder writable for the program";
    let place = config.blobs_place();
    if !place.contains("://") && place != "memory:" && !std::path::Path::new(&place).is_dir() {
        return Vec::new();
    }
    let blobs = match holding::blobs(config).await {
        Ok(blobs) => blobs,
        Err(error) => return vec![(format!("{error:#}"), remedy)],
    };
    // Written and taken away again: a place that can only be read loses the next harvest.
    let trial = async {
        let digest = blobs.put(&b"a trial of the doctor"[..]).await?;
        blobs.delete(&digest).await
    };
    if let Err(error) = trial.await {
        return vec![(format!("{place}: {:#}", anyhow::Error::from(error)), remedy)];
    }
    match blobs.count_unfinished(LEFT_BEHIND).await {
        Ok(0) => Vec::new(),
        Ok(count) => vec![(
            format!("{place} holds {count} files that a killed process left half-written"),
            "remove the files with # in their names; nothing refers to them",
        )],
        Err(error) => vec![(format!("{place}: {:#}", anyhow::Error::from(error)), remedy)],
    }
}

fn settings(config: &Config) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    match running::examined_settings(config) {
        Err(error) => found
            .push((format!("{error:#}"), "correct the setting; `centum config` shows where it comes from")),
        Ok(settings) => {
            if settings.base.is_exposed() {
                let finding = format!(
                    "base_url {} is not https: browsers will not keep the cookies of the site, and nobody can sign in",
                    settings.base
                );
                found.push((finding, running::EXPOSED_REMEDY));
            }
            if settings.base.is_secure() && !settings.behind_proxy {
                found.push((
                    "base_url is https, so a proxy stands in front, but behind_proxy is false: all readers count as one \
                     address, and one who guesses passwords locks everybody out"
                        .to_owned(),
                    "let the proxy write X-Forwarded-For and set behind_proxy = true",
                ));
            }
        }
    }
    if config.listen.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) {
        let finding = format!("listen: “{}” has no port", config.listen);
        found.push((finding, "write a host with its port, such as 127.0.0.1:8080"));
    }
    if let Err(error) = holding::fetcher(config) {
        found.push((format!("{error:#}"), "write each host with its port, such as localhost:8080"));
    }
    if let Err(error) = post::sender(config) {
        found.push((format!("{error:#}"), "correct mail.server and mail.from"));
    }
    found
}

async fn schema(db: &Db) -> anyhow::Result<Vec<(String, &'static str)>> {
    let missing = match missing_migrations(db).await {
        Err(error @ StoreError::Newer { .. }) => {
            return Ok(vec![(error.to_string(), "install the newer program")]);
        }
        missing => missing?,
    };
    if !missing.is_empty() {
        return Ok(vec![(format!("lacks {}", missing.join(", ")), "run `centum migrate`")]);
    }
    let shapes = introspect(db).await?;
    let remedy = "restore the last backup into an empty database; the schema was changed by hand";
    let mut found = Vec::new();
    for table in modules::tables() {
        let Some(shape) = shapes.get(table.name) else {
            found.push((format!("table {} is missing", table.name), remedy));
            continue;
        };
        let columns: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
        let expected: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        if columns != expected {
            found.push((format!("table {} has the columns {}", table.name, columns.join(", ")), remedy));
        }
    }
    Ok(found)
}

async fn ledger(house: &House, report: &mut Report) -> anyhow::Result<()> {
    match centum_ledger::verify(&mut house.read().await?.conn(), None).await {
        Ok(verified) => {
            report.say(&format!("ledger ({} entries, head {})", verified.head.seq, verified.head), &[]);
        }
        Err(centum_ledger::Fault::Store(error)) => return Err(error.into()),
        Err(fault) => {
            let remedy =
                "compare with the last backup: `centum ledger verify` on a copy of it tells since when";
            report.say("ledger", &[(fault.to_string(), remedy)]);
        }
    }
    Ok(())
}

async fn domain(house: &House, report: &mut Report) -> anyhow::Result<()> {
    let mut reader = house.read().await?;
    let mut conn = reader.conn();
    let merges: Vec<_> = broken_merges(&mut conn)
        .await?
        .into_iter()
        .map(|id| {
            (
                format!("{id} leads to a place that was merged itself"),
                "report this; merge it again to the last one",
            )
        })
        .collect();
    report.say("places: a merge is never longer than one step", &merges);
    let altered: Vec<_> = altered(&mut conn)
        .await?
        .into_iter()
        .map(|id| {
            (format!("{id} does not have the hash that names it"), "restore the announcement from a backup")
        })
        .collect();
    report.say("announcements: what is published never changes", &altered);
    let unsound: Vec<_> = centum_calls::expression::unsound(&mut conn)
        .await?
        .into_iter()
        .map(|one| {
            let name = format!("{}, submission {}: {}", one.expression, one.submission, one.what);
            (name, "restore it from a backup; the applicant's receipt says what was handed in")
        })
        .collect();
    report.say("submissions: what was handed in never changes, and the receipts hold", &unsound);
    let mut rows = Vec::new();
    for edition in editions(&mut conn).await? {
        for one in participations(&mut conn, edition.id).await? {
            let name = format!("{}: {}", edition.slug, one.name);
            let remedy = "correct the row at the desk";
            if one.countries.is_empty() {
                rows.push((format!("{name} has no country"), remedy));
            }
            if one.cities.is_empty() && matches!(one.lead, Some(Lead::ListedMember | Lead::UnlistedMember)) {
                rows.push((format!("{name} has no city behind it"), remedy));
            }
            if one.cities.iter().any(|city| city.place.is_some() && city.decided == Decided::Open) {
                rows.push((format!("{name} has a place that nobody decided"), remedy));
            }
        }
    }
    report.say("register: every row has a country and its cities", &rows);
    let jobs = figures(&mut conn).await?;
    let failed: Vec<_> = (jobs.failed > 0)
        .then(|| {
            (
                format!("{} jobs were given up", jobs.failed),
                "look at /desk for their errors; check mail.server",
            )
        })
        .into_iter()
        .collect();
    report.say(&format!("jobs ({} waiting)", jobs.waiting), &failed);
    Ok(())
}
