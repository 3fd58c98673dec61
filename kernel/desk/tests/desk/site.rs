//! A site with one organiser, and browsers that keep their cookies.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use centum_accounts::{
    AccountError, Actor, NewPerson, Permission, Person, Role, add_person, find_person_by_email,
};
use centum_base::Id;
use centum_jobs::letters;
use centum_ledger::House;
use centum_store::Db;
use centum_testkit::{TestDb, World};
use centum_web::{App, BaseUrl, Format, Module, Problem, Route, Settings, SigningKey, Visit, router};
use http_body_util::BodyExt;
use tower::ServiceExt;

pub(crate) const BASE: &str = "https://centum.example";

/// A page that is kept ready.
pub(crate) const STILL: &str = "/still";

pub(crate) fn modules() -> Vec<Module> {
    vec![centum_web::module(), centum_desk::module()]
}

/// A module whose one page is kept ready, as published ones are.
fn still() -> Module {
    async fn page(visit: Visit) -> Result<Response, Problem> {
        visit.frozen(Format::Text, async || Ok("still")).await
    }
    let routes = || vec![Route::get(STILL, Permission::ReadPublic, page)];
    Module { routes, ..Module::named("still") }
}

/// A site.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) house: House,
    pub(crate) world: World,
    router: Router,
}

/// One browser.
pub(crate) struct Browser {
    world: World,
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Site {
    pub(crate) async fn on(db: &TestDb) -> Self {
        Self::with(db, |_| {}).await
    }

    pub(crate) async fn with(db: &TestDb, change: impl FnOnce(&mut Settings)) -> Self {
        Self::of((**db).clone(), change).await
    }

    pub(crate) async fn of(db: Db, change: impl FnOnce(&mut Settings)) -> Self {
        let world = World::new();
        let house = House { db, clock: world.clock.clone(), random: world.random.clone() };
        let new = NewPerson {
            email: "olga@example.org".parse().unwrap(),
            name: "Olga Organiser".into(),
            role: Role::Organiser,
            organisation: None,
        };
        // A test may put two sites on one database.
        match add_person(&house, &Actor::System("test"), &new).await {
            Ok(_) | Err(AccountError::AddressTaken) => {}
            Err(error) => panic!("{error}"),
        }
        let mut settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        change(&mut settings);
        let modules = [modules(), vec![still()]].concat();
        let app = App::new(house.clone(), settings, &modules).unwrap();
        let router = router(&app, &modules);
        Self { app, house, world, router }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser { world: self.world.clone(), router: self.router.clone(), cookies: Mutex::default() }
    }

    /// The text of the newest letter to an address.
    pub(crate) async fn letter(&self, to: &str) -> centum_jobs::Letter {
        let all = letters(&mut self.house.read().await.unwrap().conn(), 100).await.unwrap();
        all.into_iter()
            .map(|posted| posted.letter)
            .find(|letter| letter.recipient == to)
            .expect("a letter was written")
    }

    /// The path of the link in the newest letter to an address.
    pub(crate) async fn link(&self, to: &str) -> String {
        let letter = self.letter(to).await;
        let link = letter
            .body
            .split_whitespace()
            .find(|word| word.starts_with(BASE))
            .expect("the letter has a link");
        link[BASE.len()..].to_owned()
    }

    pub(crate) async fn sign_in(&self, address: &str) -> Browser {
        let browser = self.browser();
        browser.send("/sign-in", "/sign-in", &[("email", address)]).await;
        let link = self.link(address).await;
        let path = link.split('?').next().unwrap().to_owned();
        let answer = browser.send(&link, &path, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }

    /// Somebody whom `by` invited, and who accepted.
    pub(crate) async fn invited(&self, by: &Browser, address: &str, role: Role) -> Browser {
        let fields =
            [("email", address), ("name", "Ines Invited"), ("role", role.name()), ("language", "en")];
        let sent = by.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        assert_eq!(sent.location(), "/desk/people/invitations", "{}", sent.body);
        let browser = self.browser();
        let link = self.link(address).await;
        let answer = browser.send(&link, &link, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }

    pub(crate) async fn person(&self, address: &str) -> Option<Id<Person>> {
        let found =
            find_person_by_email(&mut self.house.read().await.unwrap().conn(), &address.parse().unwrap())
                .await;
        found.unwrap().map(|person| person.id)
    }
}

impl Browser {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None, &[]).await
    }

    /// Opens `page`, takes its token and sends a form to `action`.
    pub(crate) async fn send(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let opened = self.get(page).await;
        let token = opened.token();
        let mut all = vec![("csrf", token.as_str())];
        all.extend(fields);
        self.post(action, &all).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_raw(path, &form(fields)).await
    }

    pub(crate) async fn post_raw(&self, path: &str, body: &str) -> Answer {
        self.ask(Method::POST, path, Some(body.to_owned()), &[]).await
    }

    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        headers: &[(&str, &str)],
    ) -> Answer {
        // Time goes on, so that the newest letter is the newest.
        self.world.clock.advance(Duration::from_millis(1));
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "centum.example");
        let cookies = self
            .cookies
            .lock()
            .unwrap()
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect::<Vec<_>>()
            .join("; ");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(set.to_str().unwrap());
        }
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    fn keep(&self, set: &str) {
        let pair = set.split(';').next().unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        if set.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    /// The token of the first form on the page.
    pub(crate) fn token(&self) -> String {
        let (_, rest) = self
            .body
            .split_once("name=\"csrf\" value=\"")
            .unwrap_or_else(|| panic!("no form: {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }

    pub(crate) fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect()
    }
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| -> String {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        text.bytes()
            .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect()
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect::<Vec<_>>()
        .join("&")
}
