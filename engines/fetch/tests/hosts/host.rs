//! Hosts that say exactly what a test tells them to, byte by byte.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use centum_fetch::{Agent, Fetcher, Policy, Politeness};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A host on loopback. It answers the nth request with the nth script, and the last one from then on.
pub(crate) struct Host {
    pub(crate) address: String,
    pub(crate) asked: Arc<Mutex<Vec<String>>>,
    pub(crate) connections: Arc<AtomicUsize>,
}

/// What happens after a request was read.
#[derive(Clone)]
pub(crate) enum Script {
    /// These bytes, and the connection stays open for more.
    Say(Vec<u8>),
    /// These bytes, and the connection is closed.
    SayAndClose(Vec<u8>),
    /// These bytes, then nothing, for ever.
    SayAndStall(Vec<u8>),
    /// These bytes, then those again and again.
    SayForEver(Vec<u8>, Vec<u8>),
    /// These bytes, one in each interval of so many milliseconds.
    Drip(Vec<u8>, u64),
}

impl Host {
    /// A host with its scripts.
    pub(crate) async fn new(scripts: Vec<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let host = Self { address, asked: Arc::default(), connections: Arc::default() };
        let (asked, connections) = (host.asked.clone(), host.connections.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, scripts.clone(), asked.clone()));
            }
        });
        host
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A closed policy but for this host, without pauses.
    pub(crate) fn policy(&self) -> Policy {
        Policy {
            allowed_hosts: vec![self.address.parse().unwrap()],
            politeness: Politeness::none(),
            ..closed()
        }
    }

    pub(crate) fn fetcher(&self) -> Fetcher {
        Fetcher::new(self.policy()).unwrap()
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

pub(crate) fn closed() -> Policy {
    Policy::new(Agent {
        product: "Centum".into(),
        version: "1.0".into(),
        contact: "https://centum.example/contact".into(),
    })
}

/// A whole answer with its length.
pub(crate) fn ok(headers: &str, body: impl AsRef<[u8]>) -> Script {
    answer("200 OK", headers, body)
}

pub(crate) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Script {
    let body = body.as_ref();
    let mut bytes =
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    Script::Say(bytes)
}

pub(crate) fn redirect(to: &str) -> Script {
    answer("302 Found", &format!("Location: {to}\r\n"), "")
}

async fn serve(mut stream: TcpStream, scripts: Vec<Script>, asked: Arc<Mutex<Vec<String>>>) {
    while let Some(request) = read_request(&mut stream).await {
        let number = {
            let mut asked = asked.lock().unwrap();
            asked.push(request);
            asked.len() - 1
        };
        // The client may hang up at any time: then there is nobody left to talk to.
        if say(&mut stream, &scripts[number.min(scripts.len() - 1)]).await.is_none() {
            return;
        }
    }
}

async fn say(stream: &mut TcpStream, script: &Script) -> Option<()> {
    match script {
        Script::Say(bytes) => stream.write_all(bytes).await.ok(),
        Script::SayAndClose(bytes) => {
            stream.write_all(bytes).await.ok()?;
            stream.shutdown().await.ok()?;
            None
        }
        Script::SayAndStall(bytes) => {
            stream.write_all(bytes).await.ok()?;
            std::future::pending().await
        }
        Script::SayForEver(bytes, again) => {
            stream.write_all(bytes).await.ok()?;
            loop {
                stream.write_all(again).await.ok()?;
            }
        }
        Script::Drip(bytes, millis) => {
            let mut ticks = tokio::time::interval(std::time::Duration::from_millis(*millis));
            for byte in bytes {
                ticks.tick().await;
                stream.write_all(&[*byte]).await.ok()?;
            }
            Some(())
        }
    }
}

/// One request with its body.
async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        bytes.push(stream.read_u8().await.ok()?);
    };
    let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
    let length =
        text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    bytes.resize(head + length, 0);
    stream.read_exact(&mut bytes[head..]).await.ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
