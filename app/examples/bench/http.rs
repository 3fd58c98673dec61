//! A client that keeps its connections, and little else: it shares the two cores with the server.

use std::io::{Error, ErrorKind, Result};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::server::PORT;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
    /// Where it leads on to.
    pub(crate) location: Option<String>,
    /// What the browser is to keep, `name=value` each.
    pub(crate) cookies: Vec<String>,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    /// What the cookie holds.
    pub(crate) session: String,
    /// The token that programs send.
    pub(crate) token: String,
}

/// Connections to the server. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Client(Arc<Mutex<Vec<BufReader<TcpStream>>>>);

impl Client {
    pub(crate) async fn get(&self, visitor: &Visitor, path: &str) -> Result<Answer> {
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: session={}\r\n\r\n", visitor.session);
        self.ask(&head).await
    }

    pub(crate) async fn send(
        &self,
        visitor: &Visitor,
        method: &str,
        path: &str,
        body: &serde_json::Value,
    ) -> Result<Answer> {
        let body = body.to_string();
        let Visitor { session, token } = visitor;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: session={session}\r\nX-CSRF-Token: {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.ask(&request).await
    }

    /// Opens so many connections before they are needed.
    pub(crate) async fn warm(&self, count: usize) -> Result<()> {
        for _ in 0..count {
            let connection = open().await?;
            self.0.lock().unwrap().push(connection);
        }
        Ok(())
    }

    pub(crate) async fn ask(&self, request: &str) -> Result<Answer> {
        let kept = self.0.lock().unwrap().pop();
        if let Some(kept) = kept {
            match self.ask_on(kept, request).await {
                // The server closed a connection that was idle, before it saw a byte of this.
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
                done => return done,
            }
        }
        self.ask_on(open().await?, request).await
    }

    async fn ask_on(&self, mut connection: BufReader<TcpStream>, request: &str) -> Result<Answer> {
        let closed = |_| Error::from(ErrorKind::ConnectionAborted);
        connection.get_mut().write_all(request.as_bytes()).await.map_err(closed)?;
        let mut line = String::new();
        if connection.read_line(&mut line).await.map_err(closed)? == 0 {
            return Err(ErrorKind::ConnectionAborted.into());
        }
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Error::other(format!("no status: {line}")))?;
        let (mut length, mut location, mut cookies) = (0, None, Vec::new());
        loop {
            line.clear();
            connection.read_line(&mut line).await?;
            if line == "\r\n" {
                break;
            }
            let Some((name, value)) = line.trim_end().split_once(": ") else { continue };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(Error::other)?,
                "location" => location = Some(value.to_owned()),
                "set-cookie" => cookies.push(value.split(';').next().unwrap_or_default().to_owned()),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        connection.read_exact(&mut body).await?;
        self.0.lock().unwrap().push(connection);
        Ok(Answer { status, body: String::from_utf8(body).map_err(Error::other)?, location, cookies })
    }
}

async fn open() -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(("127.0.0.1", PORT)).await?;
    stream.set_nodelay(true)?;
    Ok(BufReader::new(stream))
}
