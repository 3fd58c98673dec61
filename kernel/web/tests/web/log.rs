//! What never reaches the log.

use std::io::Write;
use std::sync::{Arc, Mutex};

use centum_web::observe::{LogFormat, log_to};

use crate::small::Site;

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_secret_in_any_part_of_a_request_does_not_reach_the_log() {
    let (site, kept) = (Site::new().await, Kept::default());
    let writer = kept.clone();
    let _logging = tracing::subscriber::set_default(log_to("debug", LogFormat::Json, move || writer.clone()));
    let secret = [
        ("cookie", "__Host-session=c4n4ry; __Host-visitor=c4n4ry"),
        ("authorization", "Bearer c4n4ry"),
        ("referer", "https://centum.example/sign-in/c4n4ry"),
        ("x-csrf-token", "c4n4ry"),
    ];
    for path in
        ["/plain?token=c4n4ry", "/frozen/c4n4ry", "/nowhere/c4n4ry", "/form?email=c4n4ry@city.example"]
    {
        site.get(path, &secret).await;
        site.post(path, &secret, "csrf=c4n4ry&password=c4n4ry&name=c4n4ry").await;
    }
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/frozen/{n}") && log.lines().count() >= 8, "{log}");
    assert!(!log.contains("c4n4ry"), "{log}");
}
