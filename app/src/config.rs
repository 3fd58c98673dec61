//! Settings: defaults, then a file, then the environment, then flags.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::cli::{LogStyle, SettingsArgs};

/// The settings in effect.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder for the database, keys and outgoing mail.
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
    /// Outgoing mail.
    pub mail: Mail,
    /// The owner's theme: files whose content is trusted as the program is.
    pub theme: Theme,
    /// A demonstration: every page says so.
    pub demo: bool,
}

/// Outgoing mail.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
            mail: Mail { server: None, from: "Centum <centum@localhost.localdomain>".into() },
            theme: Theme::default(),
            demo: false,
        }
    }
}

const DEFAULT_FILE: &str = "centum.toml";
const SECRETS: [&str; 2] = ["secret", "metrics_token"];

/// The settings in effect, and where each comes from.
#[derive(Debug)]
pub struct Effective {
    /// The settings.
    pub config: Config,
    figment: Figment,
}

impl Effective {
    /// Reads the settings.
    pub fn read(flags: &SettingsArgs, listen: Option<&str>) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Config::default()));
        match &flags.config {
            Some(file) if !file.is_file() => bail!("the settings file {} does not exist", file.display()),
            Some(file) => figment = figment.merge(Toml::file_exact(file)),
            None if Path::new(DEFAULT_FILE).is_file() => figment = figment.merge(Toml::file_exact(DEFAULT_FILE)),
            None => {}
        }
        let environment = Env::prefixed("CENTUM_").ignore(&["config", "test_postgres", "tools"]).split("__");
        figment = figment.merge(environment);
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

/// A URL without the password in it.
fn without_password(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    match rest.split_once('@') {
        Some((user, host)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{host}")
        }
        None => text.to_owned(),
    }
}

impl Config {
    /// The address of the database.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("centum.db").display()))
    }

    /// Makes the data folder, readable by its owner alone.
    pub fn make_folder(&self) -> anyhow::Result<()> {
        use std::os::unix::fs::DirBuilderExt as _;
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true).mode(0o700);
        builder.create(&self.data).with_context(|| format!("the data folder {} cannot be made", self.data.display()))
    }

    /// The key that signs cookies: the given one, or the one in the folder, which is made on first use.
    pub fn signing_key(&self, random: &dyn centum_base::Random) -> anyhow::Result<[u8; 32]> {
        let text = match &self.secret {
            Some(secret) => secret.clone(),
            None => key_file(&self.data.join("secret.key"), random)?,
        };
        let digest: centum_base::Digest = text
            .trim()
            .parse()
            .context("the secret must be 64 hexadecimal digits; `openssl rand -hex 32` makes one")?;
        Ok(*digest.bytes())
    }
}

fn key_file(path: &Path, random: &dyn centum_base::Random) -> anyhow::Result<String> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Ok(mut file) => {
            let key = random.token();
            file.write_all(key.as_bytes())?;
            file.sync_all()?;
            Ok(key)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            std::fs::read_to_string(path).with_context(|| format!("the key file {} cannot be read", path.display()))
        }
        Err(error) => Err(error).with_context(|| format!("the key file {} cannot be made", path.display())),
    }
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
        let read = effective("site_name = \"Challenge\"\n[mail]\nserver = \"smtps://u:hunter2@mail.example\"").unwrap();
        assert_eq!(read.config.site_name, "Challenge");
        let text = read.describe().unwrap();
        assert!(text.contains("site_name = \"Challenge\"  # ") && text.contains("c.toml"), "{text}");
        assert!(text.contains("smtps://u:…@mail.example") && !text.contains("hunter2"), "{text}");
        assert!(text.contains("listen = \"127.0.0.1:8080\"  # default"), "{text}");
    }

    #[test]
    fn a_site_without_a_named_address_is_reached_where_it_listens() {
        assert_eq!(effective("listen = \"127.0.0.1:9000\"").unwrap().config.base_url, "http://localhost:9000");
        let named = effective("listen = \"127.0.0.1:9000\"\nbase_url = \"https://c.example\"").unwrap();
        assert_eq!(named.config.base_url, "https://c.example");
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
    }
}
