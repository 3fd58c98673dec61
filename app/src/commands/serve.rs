//! Serving.

use std::io::ErrorKind;
use std::net::SocketAddr;

use anyhow::{Context as _, bail};
use centum_store::{Db, Engine};
use centum_web::App;
use centum_web::observe::{LogFormat, start_log};
use tokio::net::{TcpListener, TcpSocket, lookup_host};

use super::print;
use crate::cli::{LogStyle, Outcome};
use crate::config::Config;
use crate::holding::Held;
use crate::modules::modules;
use crate::{demo, post, running};

fn log(config: &Config) -> anyhow::Result<()> {
    let format = match config.log_style {
        LogStyle::Text => LogFormat::Text,
        LogStyle::Json => LogFormat::Json,
    };
    start_log(&config.log, format).map_err(|error| anyhow::anyhow!("the log cannot be started: {error}"))
}

async fn listener(config: &Config) -> anyhow::Result<TcpListener> {
    TcpListener::bind(&config.listen).await.with_context(|| cannot_listen(config))
}

fn cannot_listen(config: &Config) -> String {
    format!("cannot listen on {}: try --listen or CENTUM_LISTEN", config.listen)
}

/// Fails where another program listens already. It does not listen itself: whoever waits for the site would take that for it.
async fn must_be_free(config: &Config) -> anyhow::Result<()> {
    let taken = |address: SocketAddr| {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() };
        let bound = socket.and_then(|socket| {
            socket.set_reuseaddr(true)?;
            socket.bind(address)
        });
        bound.is_err_and(|error| error.kind() == ErrorKind::AddrInUse)
    };
    let mut addresses = lookup_host(&config.listen).await.with_context(|| cannot_listen(config))?;
    if addresses.all(taken) {
        bail!("{}; another program is there", cannot_listen(config));
    }
    Ok(())
}

pub(super) async fn serve(config: Config) -> anyhow::Result<Outcome> {
    log(&config)?;
    // What is wrong with the settings is said before a house is made, and before anybody reads that it is served.
    running::examined_settings(&config)?;
    post::sender(&config)?;
    must_be_free(&config).await?;
    let house = running::open_for_work(&config).await?;
    let held = Held::open(&config, &house).await?;
    let listener = listener(&config).await?;
    tracing::info!(address = %listener.local_addr()?, base_url = config.base_url, "serving");
    running::serve(&config, house, held, listener, centum_web::asked_to_stop()).await?;
    Ok(Outcome::Done)
}

pub(super) async fn demo(mut config: Config, populate_only: bool) -> anyhow::Result<Outcome> {
    config.demo = true;
    if config.log == Config::default().log {
        config.log = "warn".into();
    }
    log(&config)?;
    if !populate_only {
        // Filling takes a while: that nobody could look at it afterwards is said before.
        must_be_free(&config).await?;
    }
    let house = running::open(&config, true).await?;
    let held = Held::open(&config, &house).await?;
    let settings = running::web_settings(&config)?;
    let app = App::holding(house.clone(), settings, &modules(), held.parts.clone())?;
    let populated = demo::populate(&app).await.context("the demonstration cannot be populated")?;
    drop(app);
    held.catch_up().await?;
    if populate_only {
        house.db.close().await;
        return Ok(Outcome::Done);
    }
    let listener = listener(&config).await?;
    let engine = match Db::engine(&house.db) {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    let address = listener.local_addr()?;
    print(&demo::welcome(&config, address, engine, &populated))?;
    running::serve(&config, house, held, listener, centum_web::asked_to_stop()).await?;
    Ok(Outcome::Done)
}
