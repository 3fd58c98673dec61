//! Settings: defaults, then a file, then the environment, then flags.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use figment::providers::{Env, Format as _, Serialized, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};
use serde::{Deserialize, Serialize};

use crate::cli::{LogStyle, SettingsArgs};

/// The settings in effect.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder for the database, keys, harvested bytes, indexes and letters.
    pub data: PathBuf,
    /// The database; a file in the folder when absent.
    pub database: Option<String>,
    /// A streaming replica that answers reads.
    pub replica: Option<String>,
    /// Where to listen.
    pub listen: String,
    /// The address under which the site is reached.
    pub base_url: String,
    /// The name of the site.
    pub site_name: String,
    /// Whom a reader may ask: a mail address.
    pub contact: Option<String>,
    /// The zone that times are shown in.
    pub time_zone: String,
    /// Signs cookies and tokens: 64 hexadecimal digits. A key file in the folder when absent.
    pub secret: Option<String>,
    /// Lets a collector read /metrics from another machine.
    pub metrics_token: Option<String>,
    /// What is logged.
    pub log: String,
    /// How logs are written.
    pub log_style: LogStyle,
    /// Whether every request comes through our own proxy, whose word on the reader's address is believed.
    pub behind_proxy: bool,
    /// Where harvested and uploaded bytes are kept: a folder, or s3://BUCKET/PREFIX. The folder “blobs” of the data folder
    /// when absent.
    pub blobs: Option<String>,
    /// How to sign in to an object store.
    pub s3: S3,
    /// How portals are read.
    pub harvest: Harvest,
    /// Outgoing mail.
    pub mail: Mail,
    /// The owner's theme: files whose content is trusted as the program is.
    pub theme: Theme,
    /// Whether everyone may ask the catalogue in SPARQL, or only who is signed in.
    pub sparql_for_everyone: bool,
    /// A demonstration: every page says so.
    pub demo: bool,
}

/// How to sign in to an object store.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// The store's address; that of the region when absent.
    pub endpoint: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The name of the key.
    pub key: Option<String>,
    /// The key.
    pub secret: Option<String>,
    /// Whether an endpoint without TLS may be used: for a store on the same machine.
    pub unencrypted: bool,
}

/// How portals are read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Harvest {
    /// Hosts that may be asked although their address is private, each as HOST:PORT: for portals of one's own and for
    /// trials. Between commas in the environment.
    #[serde(deserialize_with = "listed")]
    pub allowed_hosts: Vec<String>,
    /// Whom the keeper of a portal may ask: a mail address or a page. The site's own when absent.
    pub contact: Option<String>,
}

/// A list, or a text with commas between.
fn listed<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        List(Vec<String>),
        Text(String),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::List(list) => list,
        Either::Text(text) => {
            text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        }
    })
}

/// Outgoing mail.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The server, such as smtps://USER:PASSWORD@HOST; letters go into a folder when absent.
    pub server: Option<String>,
    /// The sender.
    pub from: String,
}

/// The owner's theme.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// An SVG file that stands before the site's name.
    pub logo: Option<PathBuf>,
    /// An HTML file above the header.
    pub header: Option<PathBuf>,
    /// An HTML file in the footer.
    pub footer: Option<PathBuf>,
    /// A CSS file that overrides tokens.
    pub css: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("centum-data"),
            database: None,
            replica: None,
            listen: "127.0.0.1:8080".into(),
            base_url: "http://localhost:8080".into(),
            site_name: "Centum".into(),
            contact: None,
            time_zone: "Europe/Brussels".into(),
            secret: None,
            metrics_token: None,
            log: "info".into(),
            log_style: LogStyle::Text,
            behind_proxy: false,
            blobs: None,
            s3: S3::default(),
            harvest: Harvest::default(),
            mail: Mail { server: None, from: "Centum <centum@localhost.localdomain>".into() },
            theme: Theme::default(),
            sparql_for_everyone: false,
            demo: false,
        }
    }
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let values = serde_json::to_value(self).map_err(|_| std::fmt::Error)?;
        f.debug_map()
            .entries(flat(&values, "").iter().map(|(name, value)| (name, masked(name, value))))
            .finish()
    }
}

const DEFAULT_FILE: &str = "centum.toml";
const SECRETS: [&str; 3] = ["secret", "metrics_token", "s3.secret"];
const SWITCHES: [&str; 4] = ["behind_proxy", "sparql_for_everyone", "demo", "s3.unencrypted"];

/// The environment. Its values are texts: a token of digits alone is no number.
struct Environment(Env);

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        self.0.metadata()
    }

    fn data(&self) -> figment::error::Result<Map<Profile, Dict>> {
        let (mut settings, mut tables) = (Dict::new(), Map::<String, Dict>::new());
        for (name, text) in self.0.iter() {
            let name = name.as_str();
            let value = match text.as_str() {
                "true" if SWITCHES.contains(&name) => Value::from(true),
                "false" if SWITCHES.contains(&name) => Value::from(false),
                _ => Value::from(text),
            };
            match name.split_once('.') {
                Some((table, name)) => {
                    tables.entry(table.to_owned()).or_default().insert(name.to_owned(), value)
                }
                None => settings.insert(name.to_owned(), value),
            };
        }
        settings.extend(tables.into_iter().map(|(name, table)| (name, Value::from(table))));
        Ok(Profile::Default.collect(settings))
    }
}

/// The settings in effect, and where each comes from.
pub struct Effective {
    /// The settings.
    pub config: Config,
    figment: Figment,
}

impl std::fmt::Debug for Effective {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.config.fmt(f)
    }
}

impl Effective {
    /// Reads the settings.
    pub fn read(flags: &SettingsArgs, listen: Option<&str>) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Config::default()));
        match &flags.config {
            Some(file) if !file.is_file() => bail!("the settings file {} does not exist", file.display()),
            Some(file) => figment = figment.merge(Toml::file_exact(file)),
            None if Path::new(DEFAULT_FILE).is_file() => {
                figment = figment.merge(Toml::file_exact(DEFAULT_FILE));
            }
            None => {}
        }
        let environment = Env::prefixed("CENTUM_")
            .ignore(&["config", "test_postgres", "tools", "keep_pictures"])
            .split("__");
        figment = figment.merge(Environment(environment));
        if let Some(database) = &flags.database {
            figment = figment.merge(("database", database)).select("default");
        }
        if let Some(data) = &flags.data {
            figment = figment.merge(("data", data));
        }
        if let Some(listen) = listen {
            figment = figment.merge(("listen", listen));
        }
        let mut config: Config = figment.extract().context("the settings cannot be read")?;
        // Whoever listens elsewhere on this machine, and names no address, is reached there.
        if config.base_url == Config::default().base_url
            && let Some((_, port)) = config.listen.rsplit_once(':')
        {
            config.base_url = format!("http://localhost:{port}");
        }
        Ok(Self { config, figment })
    }

    /// One line a setting: its name, its value with secrets masked, and where it comes from.
    pub fn describe(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        let values = serde_json::to_value(&self.config)?;
        for (name, value) in flat(&values, "") {
            let from = self.figment.find_metadata(&name).map_or_else(|| "default".to_owned(), source_of);
            writeln!(text, "{name} = {}  # {from}", masked(&name, &value))?;
        }
        Ok(text)
    }
}

fn source_of(metadata: &figment::Metadata) -> String {
    match &metadata.source {
        Some(figment::Source::File(path)) => path.display().to_string(),
        Some(_) if metadata.name.contains("environment") => "environment".into(),
        _ if metadata.name.contains("environment") => "environment".into(),
        _ if metadata.name.contains("Config") => "default".into(),
        _ => "flag".into(),
    }
}

fn flat(value: &serde_json::Value, prefix: &str) -> Vec<(String, serde_json::Value)> {
    match value {
        serde_json::Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| {
                let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                flat(value, &name)
            })
            .collect(),
        value => vec![(prefix.to_owned(), value.clone())],
    }
}

fn masked(name: &str, value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "(none)".into(),
        _ if SECRETS.contains(&name) => "\"…\"".into(),
        serde_json::Value::String(text) => format!("{:?}", without_password(text)),
        other => other.to_string(),
    }
}

/// A URL without the password in it, wherever it stands.
fn without_password(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) if query.to_ascii_lowercase().contains("password") => (rest, "?…"),
        Some((rest, query)) => (rest, &text[text.len() - query.len() - 1..]),
        None => (rest, ""),
    };
    // A password may hold an @ itself: the last one ends it.
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{host}{query}")
        }
        None => format!("{scheme}://{rest}{query}"),
    }
}

impl Config {
    /// The address of the database.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("centum.db").display()))
    }

    /// Where bytes are kept.
    pub fn blobs_place(&self) -> String {
        self.blobs.clone().unwrap_or_else(|| self.data.join("blobs").display().to_string())
    }

    /// Makes the data folder, readable by its owner alone.
    pub fn make_folder(&self) -> anyhow::Result<()> {
        use std::os::unix::fs::DirBuilderExt as _;
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true).mode(0o700);
        builder
            .create(&self.data)
            .with_context(|| format!("the data folder {} cannot be made", self.data.display()))
    }

    /// The key that signs cookies: the given one, or the one in the folder, which is made on first use.
    pub fn signing_key(&self, random: &dyn centum_base::Random) -> anyhow::Result<[u8; 32]> {
        match self.kept_signing_key()? {
            Some(key) => Ok(key),
            None => key_of(&make_key_file(&self.key_path(), random)?),
        }
    }

    /// The key that signs cookies, if there is one already.
    pub fn kept_signing_key(&self) -> anyhow::Result<Option<[u8; 32]>> {
        if let Some(secret) = &self.secret {
            return key_of(secret).map(Some);
        }
        let path = self.key_path();
        match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            read => {
                let text = read.with_context(|| format!("the key file {} cannot be read", path.display()))?;
                key_of(&text).map(Some)
            }
        }
    }

    /// Where the key is kept that nobody named.
    pub fn key_path(&self) -> PathBuf {
        self.data.join("secret.key")
    }

    /// Where letters are kept while no mail server is named.
    pub fn outbox_path(&self) -> PathBuf {
        self.data.join("outbox")
    }
}

fn key_of(text: &str) -> anyhow::Result<[u8; 32]> {
    let digest: centum_base::Digest = text
        .trim()
        .parse()
        .context("the secret must be 64 hexadecimal digits; `openssl rand -hex 32` makes one")?;
    Ok(*digest.bytes())
}

fn make_key_file(path: &Path, random: &dyn centum_base::Random) -> anyhow::Result<String> {
    use std::io::ErrorKind;
    // Written whole under another name, then linked: nobody reads half a key, and of two processes one is first.
    let made = path.with_extension(format!("{}.new", &random.token()[..16]));
    let written = write_key(&made, &random.token()).and_then(|()| std::fs::hard_link(&made, path));
    let _ = std::fs::remove_file(&made);
    match written {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(error).with_context(|| format!("the key file {} cannot be made", path.display()))
        }
        _ => std::fs::read_to_string(path)
            .with_context(|| format!("the key file {} cannot be read", path.display())),
    }
}

fn write_key(path: &Path, key: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(key.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effective(file: &str) -> anyhow::Result<Effective> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.toml");
        std::fs::write(&path, file).unwrap();
        Effective::read(&SettingsArgs { config: Some(path), ..SettingsArgs::default() }, None)
    }

    #[test]
    fn a_file_goes_over_the_defaults_and_says_so() {
        let read =
            effective("site_name = \"Challenge\"\n[mail]\nserver = \"smtps://u:hunter2@mail.example\"")
                .unwrap();
        assert_eq!(read.config.site_name, "Challenge");
        let text = read.describe().unwrap();
        assert!(text.contains("site_name = \"Challenge\"  # ") && text.contains("c.toml"), "{text}");
        assert!(text.contains("smtps://u:…@mail.example") && !text.contains("hunter2"), "{text}");
        assert!(text.contains("listen = \"127.0.0.1:8080\"  # default"), "{text}");
    }

    #[test]
    fn a_site_without_a_named_address_is_reached_where_it_listens() {
        assert_eq!(
            effective("listen = \"127.0.0.1:9000\"").unwrap().config.base_url,
            "http://localhost:9000"
        );
        let named = effective("listen = \"127.0.0.1:9000\"\nbase_url = \"https://c.example\"").unwrap();
        assert_eq!(named.config.base_url, "https://c.example");
    }

    #[test]
    fn a_password_is_masked_wherever_it_stands_and_in_debug_output_too() {
        for url in [
            "postgres://c:hunt@er2@db/c",
            "postgres://db/c?user=c&password=hunter2@er2",
            "smtps://u:hunter2@er2@h",
        ] {
            assert!(!without_password(url).contains("er2"), "{}", without_password(url));
        }
        assert_eq!(without_password("postgres://db/c?sslmode=require"), "postgres://db/c?sslmode=require");
        let text = "secret = \"abc\"\nmetrics_token = \"token\"\ndatabase = \"postgres://c:hunter2@db/c\"";
        let told = format!("{:?}", effective(text).unwrap());
        assert!(!told.contains("hunter2") && !told.contains("abc") && !told.contains("\"token\""), "{told}");
    }

    #[test]
    fn hosts_that_may_be_asked_are_a_list_or_a_text_and_the_key_of_a_store_is_masked() {
        let text =
            "[harvest]\nallowed_hosts = [\"localhost:8080\"]\n[s3]\nkey = \"name\"\nsecret = \"hunter2\"";
        let read = effective(text).unwrap();
        assert_eq!(read.config.harvest.allowed_hosts, ["localhost:8080"]);
        let told = read.describe().unwrap();
        assert!(told.contains("s3.secret = \"…\"") && !told.contains("hunter2"), "{told}");
        assert!(!format!("{read:?}").contains("hunter2"));
        let read = effective("[harvest]\nallowed_hosts = \"a:1, b:2\"").unwrap();
        assert_eq!(read.config.harvest.allowed_hosts, ["a:1", "b:2"]);
    }

    #[test]
    fn bytes_stand_in_the_data_folder_unless_another_place_is_named() {
        let config = Config { data: "x".into(), ..Config::default() };
        assert_eq!(config.blobs_place(), "x/blobs");
        let named = effective("blobs = \"s3://bucket/centum\"").unwrap();
        assert_eq!(named.config.blobs_place(), "s3://bucket/centum");
    }

    #[test]
    fn a_misspelt_setting_is_named() {
        let error = format!("{:#}", effective("site_nam = \"x\"").unwrap_err());
        assert!(error.contains("site_nam"), "{error}");
    }

    #[test]
    fn the_key_file_is_made_once_and_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let config = Config { data: folder.path().to_owned(), ..Config::default() };
        let random = centum_base::SystemRandom;
        let key = config.signing_key(&random).unwrap();
        assert_eq!(config.signing_key(&random).unwrap(), key);
        let mode = std::fs::metadata(folder.path().join("secret.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}
