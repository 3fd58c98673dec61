//! The real volume, times a hundred: a call with 13,100 applications of 19,300 cities, on both databases.

mod answers;
mod handing;
pub(crate) mod house;
pub(crate) mod people;
mod writing;

use std::path::Path;
use std::time::Instant;

use centum_testkit::TestDb;
use centum_web::App;

pub(crate) use answers::answers;

use crate::figures::{load, print_disk};
use crate::http::{Client, Visitor};
use crate::server::{Server, Site};

/// A hundred times the 131 expressions of interest of 2020.
pub(crate) const APPLICATIONS: usize = 13_100;

pub(crate) async fn run(applications: usize, on: impl Fn(&str) -> bool) {
    let size = house::Size::of(applications);
    println!(
        "\nvolume: {applications} applications of {} cities, {} of them consortia of four; the client runs on the same cores",
        size.cities(),
        size.consortia
    );
    let filled = crate::folder().join(format!("house-{applications}"));
    house::fill(&filled, size).await;
    if on("sqlite") {
        on_sqlite(&filled, size).await;
    }
    if on("postgresql") {
        on_postgres(&filled, size).await;
    }
}

/// The house of a site, as the program opens it.
pub(crate) async fn open(site: &Site) -> App {
    house::open(site, None).await
}

/// Signs an organiser in.
pub(crate) async fn enter(app: &App, mail: &str) -> Visitor {
    people::enter(app, mail, centum_accounts::Role::Organiser).await.0
}

/// A copy, so that every run begins with the same.
fn copy(filled: &Path) -> Site {
    let folder = crate::folder().join("run");
    let _ = std::fs::remove_dir_all(&folder);
    let copied = std::process::Command::new("cp").arg("-r").args([filled, &folder]).status().unwrap();
    assert!(copied.success());
    Site::at(&folder)
}

async fn on_sqlite(filled: &Path, size: house::Size) {
    let site = copy(filled);
    println!("\nSQLite, every commit waits for the disk (synchronous=FULL); load {}", load());
    measure(&site, size).await;
    std::fs::remove_dir_all(&site.data).unwrap();
}

async fn on_postgres(filled: &Path, size: house::Size) {
    let mut site = copy(filled);
    let began = Instant::now();
    let target = TestDb::postgres().await;
    let from =
        centum_store::Db::open(&format!("sqlite:{}", site.data.join("centum.db").display())).await.unwrap();
    centum_store::copy(&from, &target, &centum::modules::tables()).await.unwrap();
    from.close().await;
    println!(
        "\nPostgreSQL, copied in {:.0} s by the same way as `centum copy`; load {}",
        began.elapsed().as_secs_f64(),
        load()
    );
    site.database = Some(target.url().to_owned());
    measure(&site, size).await;
    std::fs::remove_dir_all(&site.data).unwrap();
    target.drop().await;
}

async fn measure(site: &Site, size: house::Size) {
    print_disk(&site.data);
    let (organiser, applicants) = people::sign_in(site, size).await;
    let server = Server::start(site);
    let client = Client::default();
    writing::measure(&server, &client, &applicants, &organiser).await;
    handing::last_hour(&server, &client, &applicants).await;
    let app = house::open(site, None).await;
    handing::count(&app).await;
    handing::last_seconds(&app, &client, &applicants).await;
    println!("  memory of the server {:.0} MiB", server.memory());
    app.house.db.close().await;
}
