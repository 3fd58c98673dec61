//! The house in motion: opened from the settings, and serving.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use centum_base::{SystemClock, SystemRandom};
use centum_jobs::{Handler, Worker};
use centum_ledger::House;
use centum_store::{Db, migrate, missing_migrations};
use centum_web::{App, BaseUrl, Html, Settings, SigningKey, ThemeSlots};
use tokio::net::TcpListener;

use crate::config::Config;
use crate::holding::Held;
use crate::{modules, post};

/// What helps a site that is reached without TLS from other machines.
pub(crate) const EXPOSED_REMEDY: &str = "Put a TLS proxy in front and set base_url to its https address";

/// Opens the house. `up`: brings the schema up to this program first.
pub async fn open(config: &Config, up: bool) -> anyhow::Result<House> {
    if up {
        config.make_folder()?;
    } else {
        must_exist(&config.database_url())?;
    }
    let db = Db::open_with_replica(&config.database_url(), config.replica.as_deref())
        .await
        .context("the database cannot be opened")?;
    if up {
        migrate(&db).await.context("the schema cannot be brought up to this program")?;
    } else {
        let missing = missing_migrations(&db).await?;
        if !missing.is_empty() {
            bail!(
                "the schema is older than this program; run `centum migrate` (missing: {})",
                missing.join(", ")
            );
        }
    }
    Ok(House { db, clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) })
}

/// Opens the house for who writes. One file has one server, which may bring its schema up; a shared database is brought up
/// once, by `centum migrate`.
pub(crate) async fn open_for_work(config: &Config) -> anyhow::Result<House> {
    open(config, config.database_url().starts_with("sqlite:")).await
}

/// Whoever only looks at a database does not make one: a misspelt path would be an empty house.
pub(crate) fn must_exist(url: &str) -> anyhow::Result<()> {
    match centum_store::sqlite_path(url) {
        Some(path) if !std::path::Path::new(path).is_file() => {
            bail!(
                "there is no database at {path}; `centum migrate` makes one, --data or --database names another"
            )
        }
        _ => Ok(()),
    }
}

/// The settings of the web. The key that signs cookies is made if there is none.
pub fn web_settings(config: &Config) -> anyhow::Result<Settings> {
    settings_with(config, config.signing_key(&SystemRandom)?)
}

/// The settings of the web as they would be, for who only looks: no key is made, and nothing must be signed with this.
pub(crate) fn examined_settings(config: &Config) -> anyhow::Result<Settings> {
    settings_with(config, config.kept_signing_key()?.unwrap_or_default())
}

fn settings_with(config: &Config, key: [u8; 32]) -> anyhow::Result<Settings> {
    let base = BaseUrl::new(&config.base_url).context("base_url")?;
    let mut settings = Settings::new(base, SigningKey::new(key));
    settings.site_name.clone_from(&config.site_name);
    settings.contact.clone_from(&config.contact);
    settings.demo = config.demo;
    settings.behind_proxy = config.behind_proxy;
    settings.metrics_token.clone_from(&config.metrics_token);
    settings.customs.zone = jiff::tz::TimeZone::get(&config.time_zone).with_context(|| {
        format!("time_zone: “{}” is not a zone such as Europe/Brussels", config.time_zone)
    })?;
    settings.customs.country_names =
        |language, country| Some(centum_places::countries::name(country, language));
    let read = |path: &Option<std::path::PathBuf>| -> anyhow::Result<Option<String>> {
        let Some(path) = path else { return Ok(None) };
        let text = std::fs::read_to_string(path).with_context(|| format!("theme file {}", path.display()))?;
        Ok(Some(text))
    };
    settings.theme = ThemeSlots {
        logo: read(&config.theme.logo)?.map(Html::trusted),
        header: read(&config.theme.header)?.map(Html::trusted),
        footer: read(&config.theme.footer)?.map(Html::trusted),
        css: read(&config.theme.css)?,
    };
    Ok(settings)
}

/// What is done every hour, so that nothing is kept longer than promised and no call stays open even where nobody works
/// any more.
fn chores() -> Vec<Handler> {
    vec![
        Handler::new("jobs.sweep", |house, _| async move { Ok(centum_jobs::sweep(&house).await?) }),
        Handler::new("accounts.sweep", |house, _| async move { Ok(centum_accounts::sweep(&house).await?) }),
        // Each instant of a call has its job; this is for a house that was restored without its queue.
        Handler::new(
            "calls.sweep",
            |house, _| async move { Ok(centum_calls::sweep(&house).await.map(drop)?) },
        ),
    ]
}

/// So many jobs are done at the same time: a portal that is read for long holds no letter up.
const HANDS: usize = 2;

/// Serves until `stop` is done. The jobs that were begun are finished, and the database is closed last.
pub async fn serve(
    config: &Config,
    house: House,
    held: Held,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let modules = modules::modules();
    let settings = web_settings(config)?;
    if settings.base.is_exposed() {
        tracing::warn!(
            base_url = %settings.base,
            "base_url is not https: browsers will not keep the cookies of the site, and nobody can sign in. {EXPOSED_REMEDY}"
        );
    }
    let sender = post::sender(config)?;
    sender.prepare()?;
    let site = centum_calls::Site::of(&settings);
    let app = App::holding(house.clone(), settings, &modules, held.parts.clone())?;
    let mut handlers = vec![post::handler(sender), centum_calls::in_grace(site)];
    handlers.extend(modules.iter().flat_map(|module| (module.jobs)()));
    handlers.extend(held.handlers());
    let (stopped, stopping) = tokio::sync::watch::channel(false);
    let stopping = || {
        let mut stopping = stopping.clone();
        async move {
            let _ = stopping.wait_for(|stopped| *stopped).await;
        }
    };
    let mut working = tokio::task::JoinSet::new();
    for hand in 0..HANDS {
        let worker = Worker::new(house.clone(), handlers.clone());
        // Chores are done once, by the first.
        let worker = match hand {
            0 => worker.with_chores([chores(), held.chores()].concat()),
            _ => worker,
        };
        working.spawn(worker.run(stopping()));
    }
    working.spawn(held.clone().follow(stopping(), stopping()));
    working.spawn(held.tend(stopping()));
    let served = centum_web::serve(app, &modules, listener, stop).await;
    let _ = stopped.send(true);
    while let Some(ended) = working.join_next().await {
        ended.context("a worker broke off")?;
    }
    house.db.close().await;
    served.context("the server broke off")
}
