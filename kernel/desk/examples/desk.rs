//! Serves the desk alone, on an empty database with some invented people: `cargo run -p centum-desk --example desk`.

use std::sync::Arc;

use centum_accounts::{Actor, NewPerson, Role, add_person};
use centum_base::{SystemClock, SystemRandom};
use centum_ledger::House;
use centum_testkit::TestDb;
use centum_web::{App, BaseUrl, Settings, SigningKey, asked_to_stop, serve};

const PEOPLE: [(&str, &str, Role); 4] = [
    ("olga@example.org", "Olga Organiser", Role::Organiser),
    ("iva@example.org", "Iva Horvat", Role::Evaluator),
    ("nikos@example.org", "Νίκος Μάνος", Role::CityOfficer),
    ("jose@example.org", "José María Fernández de la Vega", Role::Mentor),
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let db = TestDb::sqlite().await;
    let house = House { db: (*db).clone(), clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) };
    for (email, name, role) in PEOPLE {
        let organisation = Some(("Δήμος Θεσσαλονίκης".to_owned(), None));
        let new = NewPerson { email: email.parse()?, name: name.to_owned(), role, organisation };
        add_person(&house, &Actor::System("demo"), &new).await?;
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:4101").await?;
    let mut settings = Settings::new(BaseUrl::new("http://127.0.0.1:4101")?, SigningKey::new([0; 32]));
    settings.demo = true;
    let modules = [centum_web::module(), centum_desk::module()];
    let app = App::new(house, settings, &modules)?;
    serve(app, &modules, listener, asked_to_stop()).await?;
    Ok(())
}
