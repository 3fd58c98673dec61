//! A host on this machine that says exactly what a test tells it to, byte by byte.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// What happens after a request was read.
#[derive(Clone)]
pub(super) enum Script {
    /// These bytes, and the connection is closed.
    Say(Vec<u8>),
    /// These bytes, then nothing, for ever.
    Stall(Vec<u8>),
    /// These bytes, then those again and again.
    ForEver(Vec<u8>, Vec<u8>),
    /// These bytes, one in each interval of so many milliseconds.
    Drip(Vec<u8>, u64),
}

/// Makes a script of the path and query that were asked for.
type Play = Arc<dyn Fn(&str) -> Script + Send + Sync>;

/// A host; it serves until it is dropped.
pub(super) struct Host {
    pub(super) address: String,
    play: Arc<Mutex<Play>>,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
    serving: JoinHandle<()>,
}

impl Host {
    pub(super) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let nothing: Play = Arc::new(|_: &str| answer("404 Not Found", "", ""));
        let (play, asked) = (Arc::new(Mutex::new(nothing)), Arc::new(Mutex::new(Vec::new())));
        let (playing, noted) = (play.clone(), asked.clone());
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // The client may hang up at any time: then there is nobody left to talk to.
                tokio::spawn(serve(stream, playing.clone(), noted.clone()));
            }
        });
        Self { address, play, asked, serving }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on every request is answered so.
    pub(super) fn plays(&self, play: impl Fn(&str) -> Script + Send + Sync + 'static) {
        *self.play.lock().unwrap() = Arc::new(play);
    }

    /// The same to every request from now on.
    pub(super) fn always(&self, script: Script) {
        self.plays(move |_| script.clone());
    }

    /// What was asked for, and when.
    pub(super) fn asked(&self) -> Vec<(String, Instant)> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

pub(super) fn head(status: &str, headers: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n").into_bytes()
}

/// A whole answer with its length.
pub(super) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Script {
    let body = body.as_ref();
    let mut bytes = head(status, &format!("Content-Length: {}\r\n{headers}", body.len()));
    bytes.extend_from_slice(body);
    Script::Say(bytes)
}

pub(super) fn ok(media_type: &str, body: impl AsRef<[u8]>) -> Script {
    answer("200 OK", &format!("Content-Type: {media_type}\r\n"), body)
}

async fn serve(
    mut stream: TcpStream,
    play: Arc<Mutex<Play>>,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
) -> Option<()> {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    let text = String::from_utf8_lossy(&request).to_ascii_lowercase();
    let path = String::from_utf8_lossy(&request).split(' ').nth(1)?.to_owned();
    // What is left unread when a connection ends takes the answer with it.
    let length =
        text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    let head = text.find("\r\n\r\n")? + 4;
    while request.len() < head + length {
        if stream.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    asked.lock().unwrap().push((path.clone(), Instant::now()));
    let play = play.lock().unwrap().clone();
    match play(&path) {
        Script::Say(bytes) => {
            stream.write_all(&bytes).await.ok()?;
            stream.shutdown().await.ok()
        }
        Script::Stall(bytes) => {
            stream.write_all(&bytes).await.ok()?;
            std::future::pending().await
        }
        Script::ForEver(bytes, again) => {
            stream.write_all(&bytes).await.ok()?;
            loop {
                stream.write_all(&again).await.ok()?;
            }
        }
        Script::Drip(bytes, millis) => {
            let mut ticks = tokio::time::interval(std::time::Duration::from_millis(millis));
            for byte in bytes {
                ticks.tick().await;
                stream.write_all(&[byte]).await.ok()?;
            }
            None
        }
    }
}
