//! The program under the journey: the built `centum` with a demonstration of its own, gone when the journey ends.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;
use tokio::time::Instant;

use crate::filled;

const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_KNOCKS: Duration = Duration::from_millis(50);
/// Somebody else may take a free port before the program does.
const ATTEMPTS: usize = 5;
/// Of the log, what is shown when a journey fails.
const TAIL: usize = 4000;

/// A process that does not outlive its owner.
pub(crate) struct Leash(Child);

impl Leash {
    /// Holds a process that was started.
    pub(crate) const fn on(child: Child) -> Self {
        Self(child)
    }

    fn ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }

    /// Waits until something listens at a port, or the process is gone.
    pub(crate) async fn wait_for_port(&mut self, port: u16) -> anyhow::Result<bool> {
        let until = Instant::now() + PATIENCE;
        let mut knocks = tokio::time::interval(BETWEEN_KNOCKS);
        while Instant::now() < until {
            knocks.tick().await;
            if self.ended() {
                return Ok(false);
            }
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(true);
            }
        }
        bail!("nothing listens on port {port} after {PATIENCE:?}")
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that nobody uses at this moment.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The folder into which cargo builds, such as `target`.
pub(crate) fn build_folder() -> anyhow::Result<PathBuf> {
    let test = std::env::current_exe()?;
    // target/debug/deps/journeys-0123
    let folder = test.ancestors().nth(3).context("a test stands three folders deep")?;
    Ok(folder.to_owned())
}

fn binary() -> anyhow::Result<PathBuf> {
    let test = std::env::current_exe()?;
    let path = test.ancestors().nth(2).context("a test stands in deps")?.join("centum");
    ensure!(path.is_file(), "{} is missing: build it with `cargo build -p centum`", path.display());
    Ok(path)
}

/// The running demonstration.
pub(crate) struct Program {
    // Dropped first: the folder goes when nobody writes to it any more.
    _process: Leash,
    data: TempDir,
    base: String,
}

impl Program {
    /// Starts a demonstration and waits until it answers. It may ask `portal`, a host of this machine.
    pub(crate) async fn start(portal: Option<&str>) -> anyhow::Result<Self> {
        for _ in 0..ATTEMPTS {
            if let Some(program) = Self::try_start(free_port()?, portal).await? {
                return Ok(program);
            }
        }
        bail!("the program ends at once, {ATTEMPTS} times")
    }

    async fn try_start(port: u16, portal: Option<&str>) -> anyhow::Result<Option<Self>> {
        let data = TempDir::with_prefix("centum-journey-")?;
        let base = format!("http://localhost:{port}");
        let log = File::create(data.path().join("log"))?;
        filled::copy(&binary()?, &data.path().join("data"))?;
        let child = Command::new(binary()?)
            .arg("--data")
            .arg(data.path().join("data"))
            .args(["demo", "--listen", &format!("127.0.0.1:{port}")])
            .env("CENTUM_BASE_URL", &base)
            .envs(portal.map(|host| ("CENTUM_HARVEST__ALLOWED_HOSTS", host)))
            .current_dir(data.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("the program cannot be started")?;
        let mut process = Leash::on(child);
        Ok(process.wait_for_port(port).await?.then_some(Self { _process: process, data, base }))
    }

    /// Where it answers, such as `http://localhost:4000`.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// A folder of the journey's own.
    pub(crate) fn folder(&self) -> &Path {
        self.data.path()
    }

    /// What it said last.
    pub(crate) fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.data.path().join("log")).unwrap_or_default();
        let from = log.char_indices().rev().nth(TAIL).map_or(0, |(at, _)| at);
        log[from..].to_owned()
    }
}
