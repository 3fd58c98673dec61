//! The same contract over S3, against a host on loopback that speaks the little of it that is used.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use centum_blobs::{BlobError, Blobs, Digest, Options, S3Access};
use futures_util::TryStreamExt;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

type Objects = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

struct Store {
    endpoint: String,
    objects: Objects,
}

impl Store {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let objects = Objects::default();
        let shared = objects.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Self { endpoint, objects }
    }

    async fn blobs(&self) -> Blobs {
        let s3 = S3Access {
            endpoint: Some(self.endpoint.clone()),
            region: "us-east-1".into(),
            key: "name".into(),
            secret: "key".into(),
            unencrypted: true,
        };
        let options = Options { max_bytes: 100_000, s3: Some(s3), ..Options::default() };
        Blobs::open("s3://bucket/the/prefix", options).await.unwrap()
    }
}

async fn serve(stream: TcpStream, objects: Objects) {
    let mut stream = BufReader::new(stream);
    while let Some((method, target, body)) = request(&mut stream).await {
        let (status, headers, answer) = answer(&method, &target, body, &objects);
        let length = answer.len();
        let date = "Sun, 22 Nov 2026 14:00:00 GMT";
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nLast-Modified: {date}\r\nETag: \"x\"\r\n{headers}\r\n"
        );
        let body = if method == "HEAD" { Vec::new() } else { answer };
        if stream.write_all(&[head.into_bytes(), body].concat()).await.is_err() {
            return;
        }
    }
}

async fn request(stream: &mut BufReader<TcpStream>) -> Option<(String, String, Vec<u8>)> {
    let (mut first, mut length, mut signed) = (String::new(), 0, false);
    stream.read_line(&mut first).await.ok().filter(|read| *read > 0)?;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.ok()?;
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.parse().unwrap();
        }
        signed |= line.starts_with("authorization: aws4-hmac-sha256 credential=name/");
        if line.is_empty() {
            break;
        }
    }
    assert!(signed, "every request is signed: {first}");
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    let mut words = first.split(' ');
    Some((words.next()?.to_owned(), words.next()?.to_owned(), body))
}

fn answer(
    method: &str,
    target: &str,
    body: Vec<u8>,
    objects: &Objects,
) -> (&'static str, &'static str, Vec<u8>) {
    let mut objects = objects.lock().unwrap();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let key = path.strip_prefix("/bucket").unwrap().trim_start_matches('/').to_owned();
    match method {
        "PUT" => {
            objects.insert(key, body);
            ("200 OK", "", Vec::new())
        }
        "POST" if query.starts_with("delete") => {
            let text = String::from_utf8(body).unwrap();
            let keys = text.split("<Key>").skip(1).filter_map(|part| part.split("</Key>").next());
            let mut deleted = String::new();
            for key in keys {
                objects.remove(key);
                deleted.push_str(&format!("<Deleted><Key>{key}</Key></Deleted>"));
            }
            ("200 OK", "", format!("<DeleteResult>{deleted}</DeleteResult>").into_bytes())
        }
        "DELETE" => {
            objects.remove(&key);
            ("204 No Content", "", Vec::new())
        }
        "GET" if key.is_empty() => {
            let contents: String = objects
                .iter()
                .map(|(key, bytes)| {
                    let size = bytes.len();
                    format!("<Contents><Key>{key}</Key><LastModified>2026-11-22T14:00:00.000Z</LastModified><ETag>x</ETag><Size>{size}</Size></Contents>")
                })
                .collect();
            let xml =
                format!("<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>");
            ("200 OK", "Content-Type: application/xml\r\n", xml.into_bytes())
        }
        _ => match objects.get(&key) {
            Some(bytes) => ("200 OK", "", bytes.clone()),
            None => ("404 Not Found", "", b"<Error><Code>NoSuchKey</Code></Error>".to_vec()),
        },
    }
}

#[tokio::test]
async fn an_object_store_keeps_and_gives_back() {
    let store = Store::new().await;
    let blobs = store.blobs().await;
    let digest = blobs.put("bytes that are kept").await.unwrap();
    let name = digest.to_string();
    let key = format!("the/prefix/{}/{name}", &name[..2]);
    assert_eq!(store.objects.lock().unwrap().keys().collect::<Vec<_>>(), [&key]);
    assert_eq!(blobs.get(&digest).await.unwrap().unwrap(), "bytes that are kept");
    assert!(blobs.has(&digest).await.unwrap());
    let entries: Vec<_> = blobs.list().try_collect().await.unwrap();
    assert_eq!((entries.len(), entries[0].digest, entries[0].stored_bytes), (1, digest, 19));
    assert!(blobs.get(&Digest::of(b"missing")).await.unwrap().is_none());
    store.objects.lock().unwrap().insert(key, b"bytes that are".to_vec());
    assert!(matches!(blobs.get(&digest).await, Err(BlobError::Damaged { .. })));
    blobs.delete(&digest).await.unwrap();
    assert!(!blobs.has(&digest).await.unwrap() && store.objects.lock().unwrap().is_empty());
}
