//! The release binary at work, as a process of its own.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use centum::config::Config;

pub(crate) const PORT: u16 = 18_471;

/// A house: its folder, and its database if that is not in the folder.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) data: PathBuf,
    pub(crate) database: Option<String>,
    /// A style sheet of the owner's.
    pub(crate) css: Option<PathBuf>,
    /// A demonstration behind a proxy: it shows letters, and believes what addresses clients say that they have.
    pub(crate) demo: bool,
}

impl Site {
    pub(crate) fn at(data: &Path) -> Self {
        Self { data: data.to_owned(), database: None, css: None, demo: false }
    }

    /// The same settings as the server has, for who works on the house beside it.
    pub(crate) fn config(&self) -> Config {
        Config {
            data: self.data.clone(),
            database: self.database.clone(),
            base_url: format!("http://localhost:{PORT}"),
            demo: self.demo,
            ..Config::default()
        }
    }
}

pub(crate) struct Server {
    child: Child,
    /// The address of its database server, where there is one.
    database: Option<String>,
}

impl Server {
    pub(crate) fn start(site: &Site) -> Self {
        let mut command = Command::new(crate::program());
        command.arg("--data").arg(&site.data);
        if let Some(url) = &site.database {
            command.args(["--database", url]);
        }
        command.args(["serve", "--listen", &format!("127.0.0.1:{PORT}")]);
        if let Some(css) = &site.css {
            command.env("CENTUM_THEME__CSS", css);
        }
        if site.demo {
            command.env("CENTUM_DEMO", "true").env("CENTUM_BEHIND_PROXY", "true");
        }
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let server = Self { child, database: site.database.clone() };
        let deadline = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", PORT)).is_err() {
            assert!(Instant::now() < deadline, "the server does not answer");
            std::hint::spin_loop();
        }
        assert!(server.get("/ready").contains("HTTP/1.1 200"));
        server
    }

    pub(crate) fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", PORT)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    /// Seconds of CPU so far; the kernel counts in hundredths.
    pub(crate) fn cpu(&self) -> f64 {
        cpu_of(&format!("/proc/{}/stat", self.child.id())).unwrap()
    }

    /// Seconds of CPU so far of the processes that the database server keeps for connections.
    pub(crate) fn cpu_of_database(&self) -> f64 {
        cpu_of_database(self.database.as_deref())
    }

    pub(crate) fn memory(&self) -> f64 {
        status(&format!("/proc/{}/status", self.child.id()), "VmRSS:")
    }

    /// Its memory in words: its own, and what is mapped from files, which the kernel takes back when others need it.
    pub(crate) fn weight(&self) -> String {
        let of = |name| status(&format!("/proc/{}/status", self.child.id()), name);
        let (own, mapped, most) = (of("RssAnon:"), of("RssFile:"), of("VmHWM:"));
        format!("{own:.0} MiB of its own and {mapped:.0} of mapped files; {most:.0} at most")
    }
}

/// A size from a status file of the kernel, in MiB.
pub(crate) fn status(file: &str, name: &str) -> f64 {
    let status = std::fs::read_to_string(file).unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Seconds of CPU so far of the processes that the database server at this address keeps for connections.
pub(crate) fn cpu_of_database(address: Option<&str>) -> f64 {
    let Some(port) = address.and_then(port) else { return 0.0 };
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let own = processes.filter_map(|process| {
        let stat = std::fs::read_to_string(process.path().join("stat")).ok()?;
        let parent = stat.rsplit(')').next()?.split_whitespace().nth(1)?.to_owned();
        let line = std::fs::read_to_string(format!("/proc/{parent}/cmdline")).ok()?;
        line.contains(&port).then_some(process)
    });
    own.filter_map(|process| cpu_of(process.path().join("stat").to_str()?)).sum()
}

/// The port of a database's address, as its command line says it.
fn port(url: &str) -> Option<String> {
    let (_, after) = url.rsplit_once(':')?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    Some(format!("port={digits}"))
}

/// Seconds of CPU so far of this program.
pub(crate) fn own_cpu() -> f64 {
    cpu_of("/proc/self/stat").unwrap()
}

fn cpu_of(stat: &str) -> Option<f64> {
    let stat = std::fs::read_to_string(stat).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    Some((fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?) / 100.0)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
