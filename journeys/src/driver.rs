//! ChromeDriver, and the settings under which it starts Chromium.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use serde_json::json;
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use crate::browser::Scripts;
use crate::program::{Leash, free_port};

const ATTEMPTS: usize = 5;

/// The browser keeps to itself: no news, no updates, no other host. As root it needs `--no-sandbox`. It hears of the
/// driver's end through a pipe, and then ends too.
const SWITCHES: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--window-size=1280,900",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
];

/// A driver that runs.
pub(crate) struct Driver {
    _process: Leash,
    address: String,
}

impl Driver {
    /// Starts a driver on a port of its own.
    pub(crate) async fn start() -> anyhow::Result<Self> {
        for _ in 0..ATTEMPTS {
            let port = free_port()?;
            let child = Command::new("chromedriver")
                .args([&format!("--port={port}"), "--log-level=OFF"])
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .context("chromedriver cannot be started: run scripts/needs.sh")?;
            let mut process = Leash::on(child);
            if process.wait_for_port(port).await? {
                return Ok(Self { _process: process, address: format!("http://127.0.0.1:{port}") });
            }
        }
        bail!("chromedriver ends at once, {ATTEMPTS} times")
    }

    /// Opens a browser, whose profile and downloads stand in `folder`.
    pub(crate) async fn open(
        &self,
        folder: &Path,
        scripts: Scripts,
        languages: &str,
    ) -> anyhow::Result<WebDriver> {
        let mut wishes = ChromeCapabilities::new();
        if let Some(path) =
            ["/usr/bin/chromium", "/usr/bin/chromium-browser"].into_iter().find(|p| Path::new(p).exists())
        {
            wishes.set_binary(path)?;
        }
        for switch in SWITCHES {
            wishes.add_arg(switch)?;
        }
        wishes.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
        let allowed = match scripts {
            Scripts::On => 1,
            Scripts::Off => 2,
        };
        wishes.add_experimental_option(
            "prefs",
            json!({
                "intl.accept_languages": languages,
                "profile.default_content_setting_values.javascript": allowed,
                "download.default_directory": folder.join("downloads"),
                "download.prompt_for_download": false,
                "credentials_enable_service": false,
            }),
        )?;
        wishes.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
        wishes.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        // The client of the driver shares its features with the fetcher's, which brings no cryptography of its own; that a
        // journey before this one has named it already is no fault.
        let _ = rustls::crypto::ring::default_provider().install_default();
        WebDriver::new(self.address.as_str(), wishes).await.context("Chromium cannot be started")
    }
}
