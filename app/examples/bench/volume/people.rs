//! Sessions of those who apply, begun as people begin them: by the link in a letter.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use centum_accounts::{Browser, Person, Role, Secret, SignedIn, ask_link, find_session, follow_link};
use centum_base::{Clock as _, Id, SystemClock, VirtualClock};
use centum_calls::expression::{Expression, of_person};
use centum_jobs::Letter;
use centum_web::App;
use centum_web::security::csrf::Csrf;

use super::house;
use crate::http::Visitor;
use crate::server::Site;

/// So many sign in before the limit on all attempts of a quarter of an hour is near.
const IN_A_QUARTER: usize = 900;
const QUARTER: Duration = Duration::from_secs(15 * 60);

/// Somebody who applies, in a browser.
#[derive(Clone, Debug)]
pub(super) struct Applicant {
    pub(super) person: SignedIn,
    pub(super) visitor: Visitor,
    /// The application in the large call.
    pub(super) application: Id<Expression>,
}

/// Signs the organiser in, and everyone who still has something to hand in.
pub(super) async fn sign_in(site: &Site, size: house::Size) -> (Visitor, Vec<Applicant>) {
    let quarters = u32::try_from(size.open().len() / IN_A_QUARTER + 2).unwrap();
    let clock = Arc::new(VirtualClock::at(SystemClock.now() - QUARTER * quarters));
    let app = house::open(site, Some(Arc::clone(&clock))).await;
    let (organiser, _) = enter(&app, house::ORGANISER, Role::Organiser).await;
    let mut applicants = Vec::new();
    for number in size.open() {
        if applicants.len() % IN_A_QUARTER == IN_A_QUARTER - 1 {
            clock.advance(QUARTER);
        }
        let (visitor, person) = enter(&app, &house::mail(number), Role::CityOfficer).await;
        let mut reader = app.house.db.read_current().await.unwrap();
        let application = of_person(&mut reader.conn(), person.id).await.unwrap()[0].id;
        applicants.push(Applicant { person, visitor, application });
    }
    house::send_letters(&app, site).await;
    app.house.db.close().await;
    (organiser, applicants)
}

pub(crate) async fn enter(app: &App, mail: &str, role: Role) -> (Visitor, SignedIn) {
    let sent = Mutex::new(None);
    let compose = |_: &Person, secret: &Secret| {
        *sent.lock().unwrap() = Some(secret.clone());
        Letter { recipient: mail.to_owned(), subject: "A link".into(), body: "To sign in".into() }
    };
    ask_link(&app.house, &mail.parse().unwrap(), mail, &compose).await.unwrap();
    let secret = sent.into_inner().unwrap().unwrap();
    let session = follow_link(&app.house, &secret, &Browser::at(mail)).await.unwrap();
    let mut reader = app.house.db.read_current().await.unwrap();
    let found = find_session(&mut reader.conn(), &session.secret, app.house.now()).await.unwrap().unwrap();
    let token = Csrf::of_session(&found.csrf, Arc::clone(&app.house.random)).token();
    let visitor = Visitor { session: session.secret.reveal().to_owned(), token };
    (visitor, house::actor(&app.house, mail, role).await)
}
