//! A portal on this machine whose content has generations: between two of them records change, go and come back.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const HEAD: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\
    @prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n";
/// Records that the portal has.
const RECORDS: usize = 160;
/// Records of a page.
const A_PAGE: usize = 20;
/// The second half of the records never changes: its pages are answered with 304.
const LIVELY: usize = RECORDS / 2;

/// A portal on a port of its own.
pub(crate) struct Portal {
    pub(crate) host: String,
    generation: Arc<AtomicUsize>,
    serving: tokio::task::JoinHandle<()>,
}

impl Portal {
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let generation = Arc::new(AtomicUsize::new(0));
        let shown = generation.clone();
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Whoever was killed in the middle of an answer does not hear its end.
                tokio::spawn(answer(stream, shown.clone()));
            }
        });
        Self { host, generation, serving }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}/catalog?page=0", self.host)
    }

    /// From now on it shows that generation.
    pub(crate) fn shows(&self, generation: usize) {
        self.generation.store(generation, Ordering::SeqCst);
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(mut stream: TcpStream, shown: Arc<AtomicUsize>) -> Option<()> {
    let mut asked = Vec::new();
    loop {
        while !asked.windows(4).any(|end| end == b"\r\n\r\n") {
            if stream.read_buf(&mut asked).await.ok()? == 0 {
                return None;
            }
        }
        let request = String::from_utf8_lossy(&asked).into_owned();
        asked.clear();
        let number = request.split("page=").nth(1)?.split(' ').next()?.parse().ok()?;
        let body = page(shown.load(Ordering::SeqCst), number);
        let tag = format!("\"{}\"", centum_base::Digest::of(body.as_bytes()).short());
        let answer = if request.contains(&tag) {
            format!("HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n")
        } else {
            let length = body.len();
            format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\nETag: {tag}\r\nContent-Length: {length}\r\n\r\n{body}"
            )
        };
        stream.write_all(answer.as_bytes()).await.ok()?;
    }
}

/// A page of a generation: a stretch of the numbers, so that what is absent moves nothing else to another page.
fn page(generation: usize, number: usize) -> String {
    let mut text = HEAD.to_owned();
    let mut list = Vec::new();
    for record in (number * A_PAGE..(number + 1) * A_PAGE).filter(|record| *record < RECORDS) {
        if record < LIVELY && (record + generation).is_multiple_of(17) {
            continue;
        }
        list.push(format!("<https://city.example/{record}>"));
        dataset(&mut text, generation, record);
    }
    let last = RECORDS.div_ceil(A_PAGE) - 1;
    let next =
        if number < last { format!("<> hydra:next <?page={}> .\n", number + 1) } else { String::new() };
    let _ =
        write!(text, "<https://city.example/> a dcat:Catalog ; dcat:dataset {} .\n{next}", list.join(", "));
    text
}

fn dataset(text: &mut String, generation: usize, record: usize) {
    let version = if record < LIVELY { generation / (record % 5 + 1) } else { 0 };
    // One of each forty has no title: it is known by its faults.
    let title = if record % 40 == 7 {
        String::new()
    } else {
        format!("dct:title \"Dataset {record}, {version}\"@en ; ")
    };
    let body = "All of it, row by row. ".repeat(20);
    let _ = write!(
        text,
        "<https://city.example/{record}> a dcat:Dataset ; {title}dct:identifier \"{record}\" ; dct:description \"{body}\"@en ;\n  \
         dcat:distribution [ a dcat:Distribution ; dct:format \"csv\" ; dcat:accessURL <https://files.example/{record}/{version}> ] .\n"
    );
}
