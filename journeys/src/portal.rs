//! A portal of a city, on this machine: for journeys that take one in.

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// More of a request is not read.
const REQUEST: usize = 8192;

/// What stands at a path: the path, its media type, its bytes.
pub(crate) type Page = (&'static str, &'static str, &'static str);

/// A running portal. It is gone when this is dropped.
pub struct Portal {
    host: String,
    answering: JoinHandle<()>,
}

impl Portal {
    /// A portal with these pages. `{base}` in their bytes becomes its own address.
    pub async fn with(pages: &'static [Page]) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.context("a port for the portal")?;
        let host = listener.local_addr()?.to_string();
        let base = format!("http://{host}");
        let answering = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Who breaks off in the middle is no business of the portal's.
                let _ = answer(stream, pages, &base).await;
            }
        });
        Ok(Self { host, answering })
    }

    /// Where it is, such as `127.0.0.1:4000`.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The address of one of its pages.
    pub fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.answering.abort();
    }
}

async fn answer(mut stream: TcpStream, pages: &[Page], base: &str) -> anyhow::Result<()> {
    let mut request = vec![0; REQUEST];
    let read = stream.read(&mut request).await?;
    let request = String::from_utf8_lossy(&request[..read]);
    let path = request.split(' ').nth(1).unwrap_or("/");
    let found = pages.iter().find(|(at, ..)| *at == path);
    let (status, media_type, body) = match found {
        Some((_, media_type, body)) => ("200 OK", *media_type, body.replace("{base}", base)),
        None => ("404 Not Found", "text/plain", "nothing here".to_owned()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    stream.shutdown().await?;
    Ok(())
}
