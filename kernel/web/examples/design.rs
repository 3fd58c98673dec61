//! Serves the design samples alone, on an empty database: `cargo run -p centum-web --example design`.

use std::sync::Arc;

use centum_base::{SystemClock, SystemRandom};
use centum_ledger::House;
use centum_testkit::TestDb;
use centum_web::{App, BaseUrl, Settings, SigningKey, asked_to_stop, module, serve};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    centum_web::observe::start_log("info", Default::default())?;
    let db = TestDb::sqlite().await;
    let house = House { db: (*db).clone(), clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:4100").await?;
    let base = BaseUrl::new(&format!("http://{}", listener.local_addr()?))?;
    let mut settings = Settings::new(base.clone(), SigningKey::new([0; 32]));
    settings.demo = true;
    let modules = [module()];
    let app = App::new(house, settings, &modules)?;
    tracing::info!("look at {base}/design");
    serve(app, &modules, listener, asked_to_stop()).await?;
    Ok(())
}
