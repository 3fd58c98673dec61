//! What tests stand on: an empty database of its own for each test, on both databases, a still world, people,
//! and the forms that they send.

mod database;
mod pages;
mod people;
mod schemas;
mod world;

pub use database::TestDb;
pub use pages::{form_of, token_of};
pub use people::{person, sign_in};
pub use world::World;

/// Stamps tests for both databases: `on_both_databases! { async fn a_name(db: TestDb) { … } }` gives
/// `a_name::on_sqlite` and `a_name::on_postgres`.
#[macro_export]
macro_rules! on_both_databases {
    ($(async fn $name:ident($db:ident: TestDb) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a stamped test may need none of its surroundings")]
            use super::*;

            async fn run($db: $crate::TestDb) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let db = $crate::TestDb::sqlite().await;
                run(db.clone()).await;
                db.drop().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                let db = $crate::TestDb::postgres().await;
                run(db.clone()).await;
                db.drop().await;
            }
        }
    )+};
}
