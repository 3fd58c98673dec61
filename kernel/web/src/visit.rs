//! One request: who asks, in which language, from where.

use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts as RequestParts;
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use centum_accounts::{
    Actor, Bearer, Browser, NewSession, Permission, Secret, Session, find_bearer, find_session,
};
use centum_base::Timestamp;

use crate::app::App;
use crate::arrival::Arrival;
use crate::errors::{Kind, Problem, render};
use crate::flash::{Flash, Tone};
use crate::links::{LocalPath, Query};
use crate::locale::{Locale, PSEUDO, Wish, choose};
use crate::message::Message;
use crate::negotiate::vary;
use crate::observe::RequestId;
use crate::origin::origin;
use crate::page::Appearance;
use crate::patience::Received;
use crate::security::cookies::{Cookie, Jar};
use crate::security::csrf::{self, Csrf};
use crate::security::form::Typed;
use crate::security::headers::{open_to_all, preflight, preflight_to_read};

/// Where the interfaces for programs stand.
const FOR_PROGRAMS: &str = "/api/";

/// One request. Handlers take it as an argument; cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Parts>);

/// What is known of a request.
pub struct Parts {
    /// The house.
    pub app: App,
    /// Who asks.
    pub actor: Actor,
    /// The session, if someone is signed in by a browser.
    pub session: Option<Session>,
    /// The language of the answer.
    pub locale: Locale,
    /// Light, dark, or as the system says.
    pub appearance: Appearance,
    /// The tokens of forms.
    pub csrf: Csrf,
    /// Cookies that the answer will set.
    pub jar: Jar,
    /// The number to quote.
    pub request_id: RequestId,
    /// The method.
    pub method: Method,
    /// The address.
    pub uri: Uri,
    /// The headers.
    pub headers: HeaderMap,
    /// When the first byte of the request came in: what deadlines look at.
    pub received_at: Timestamp,
    peer: Option<SocketAddr>,
    /// Whether pages of other sites may ask this address.
    is_open: bool,
    /// What the page before left to be said once.
    pub(crate) flashes: Vec<Flash>,
    pub(crate) flashes_shown: AtomicBool,
}

impl Deref for Visit {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut RequestParts, _: &App) -> Result<Self, Problem> {
        Self::of(&parts.extensions)
    }
}

impl Visit {
    /// The visit that the outer layer began.
    pub(crate) fn of(extensions: &Extensions) -> Result<Self, Problem> {
        extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Problem::fault("a route stands outside the visit layer"))
    }

    async fn session(app: &App, secret: Option<&Secret>) -> Result<Option<Session>, Problem> {
        let Some(secret) = secret else { return Ok(None) };
        // A replica may not know a session yet that was begun a moment ago, nor that one has ended.
        let mut reader = app.house.db.read_current().await?;
        let session = find_session(&mut reader.conn(), secret, app.house.now()).await?;
        drop(reader);
        if let Some(session) = &session {
            session.note(&app.house, secret).await?;
        }
        Ok(session)
    }

    /// Whom an access token stands for. A token that does not hold is said to be one, never passed over.
    async fn bearer(app: &App, secret: &Secret) -> Result<Bearer, Problem> {
        let mut reader = app.house.db.read_current().await?;
        let bearer = find_bearer(&mut reader.conn(), secret, app.house.now()).await?;
        drop(reader);
        let bearer = bearer.ok_or_else(|| Problem::saying(Kind::SignIn, "problem-token"))?;
        bearer.note(&app.house, secret).await?;
        Ok(bearer)
    }

    fn begin(app: &App, request: &Request, is_open: bool, (actor, session): Entrant) -> Self {
        let headers = request.headers();
        let secure = app.settings.base.binds_cookies();
        let jar = Jar::new(secure);
        let query = Query::parse(request.uri().query());
        let random = Arc::clone(&app.house.random);
        let arrival = request.extensions().get::<Arrival>().copied();
        let csrf = match &session {
            Some(session) => Csrf::of_session(&session.csrf, random),
            None => Csrf::of_visitor(Cookie::Visitor.read(headers, secure), &app.settings.secret, random),
        };
        let flashes =
            Cookie::Flash.read(headers, secure).map(|text| Flash::unpack(text, &app.settings.secret));
        Self(Arc::new(Parts {
            locale: language(app, headers, &query, &actor, &jar),
            appearance: appearance(headers, &query, &jar, secure),
            app: app.clone(),
            actor,
            session,
            csrf,
            jar,
            request_id: request.extensions().get::<RequestId>().cloned().unwrap_or_default(),
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: headers.clone(),
            received_at: arrival.map_or_else(|| app.house.now(), |Arrival(at)| at),
            is_open,
            peer: request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer),
            flashes: flashes.unwrap_or_default(),
            flashes_shown: AtomicBool::new(false),
        }))
    }

    /// The network address that asks, for limits.
    pub fn address(&self) -> String {
        origin(self.peer.map(|peer| peer.ip()), &self.headers, self.app.settings.behind_proxy)
    }

    /// The browser that asks, for actions that begin a session.
    pub fn browser(&self) -> Browser {
        Browser { address: self.address(), session: self.session_secret() }
    }

    /// Whether this machine itself asks, and for nobody else.
    pub(crate) fn is_local(&self) -> bool {
        const PROXIED: [&str; 3] = ["forwarded", "x-forwarded-for", "x-real-ip"];
        let loopback = self.peer.is_some_and(|peer| peer.ip().is_loopback());
        loopback && !PROXIED.iter().any(|name| self.headers.contains_key(*name))
    }

    /// Refuses what another site could have sent in its reader's name: a browser that has signed in shows the token of
    /// forms in a header.
    pub fn require_csrf_header(&self) -> Result<(), Problem> {
        if self.session.is_some() && !self.shows_proof() {
            return Err(Problem::foreign());
        }
        Ok(())
    }

    /// Whether the head of the request alone proves who meant it: by the token of forms in a header, or by an access
    /// token, which no browser sends by itself.
    pub(crate) fn shows_proof(&self) -> bool {
        let by_program = self.session.is_none() && self.actor.person().is_some();
        let token = self.headers.get(csrf::HEADER).and_then(|token| token.to_str().ok());
        by_program || token.is_some_and(|token| self.csrf.is_valid(token))
    }

    /// The path with its query, without a choice of language or appearance.
    pub fn here(&self) -> String {
        Query::parse(self.uri.query()).without("lang").without("appearance").href(self.uri.path())
    }

    /// The page that the reader has before them. What a form is sent to often takes nothing else, and shows no page to
    /// whoever asks for it: then it is the page of ours that the form stood on.
    pub(crate) fn page_here(&self) -> String {
        let sent_from = (!self.method.is_safe()).then(|| self.sent_from()).flatten();
        sent_from.unwrap_or_else(|| self.here())
    }

    fn sent_from(&self) -> Option<String> {
        let referrer = self.headers.get(header::REFERER)?.to_str().ok()?;
        let local = LocalPath::new(referrer.strip_prefix(self.app.settings.base.as_str())?)?;
        let (path, query) = parted(local.as_str());
        Some(Query::parse(query).without("lang").without("appearance").href(path))
    }

    /// Where to sign in, with the way back.
    pub fn sign_in_href(&self) -> String {
        Query::default().with("return", self.page_here()).href("/sign-in")
    }

    /// The way back that a form or an address names, if it stays on this site.
    pub fn return_path(&self, text: Option<&str>) -> LocalPath {
        text.and_then(LocalPath::new).unwrap_or_else(LocalPath::home)
    }

    /// Leaves something to be said once on the next page.
    pub fn flash(&self, tone: Tone, message: impl Into<Message>) {
        let flash = Flash { tone, message: message.into() };
        self.jar.set(Cookie::Flash, &flash.pack(&self.app.settings.secret));
    }

    /// Hands the secret of a new session to the browser.
    pub fn hand_out(&self, session: &NewSession) {
        let lasting = session.expires_at.duration_since(self.app.house.now()).unsigned_abs();
        self.jar.keep(Cookie::Session, session.secret.reveal(), lasting);
        self.jar.remove(Cookie::Visitor);
    }

    /// The secret that the browser sent, to end its session.
    pub fn session_secret(&self) -> Option<Secret> {
        Cookie::Session.read(&self.headers, self.app.settings.base.binds_cookies()).map(Secret::handed_in)
    }

    /// Takes the secret of an ended session from the browser.
    pub fn take_back(&self) {
        self.jar.remove(Cookie::Session);
    }

    fn finish(&self, response: Response) -> Response {
        let mut response = match response.extensions().get::<Problem>() {
            Some(problem) => render(self, problem),
            None if is_bare_error(&response) => self.dress(&response),
            None => response,
        };
        if self.is_open && self.session.is_none() {
            open_to_all(&mut response);
        }
        self.csrf.settle(&self.jar);
        if self.flashes_shown.load(Ordering::Relaxed) {
            self.jar.remove(Cookie::Flash);
        }
        self.jar.pour(response.headers_mut());
        if is_page(&response) {
            vary(&mut response, "accept-language");
            vary(&mut response, "cookie");
        }
        let personal = (self.actor.person().is_some() && !is_for_ever(&response))
            || self.csrf.was_given()
            || response.headers().contains_key(header::SET_COOKIE);
        let keep = if personal { "no-store" } else { "no-cache" };
        let headers = response.headers_mut();
        if personal || !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
        }
        response
    }

    /// Gives an answer of the framework, such as an unknown path, the face of ours.
    fn dress(&self, bare: &Response) -> Response {
        let mut response = render(self, &Problem::of_status(bare.status()));
        if let Some(allow) = bare.headers().get(header::ALLOW) {
            response.headers_mut().insert(header::ALLOW, allow.clone());
        }
        response
    }
}

/// Whether the address names exactly this content, which is then the same for everybody, signed in or not.
fn is_for_ever(response: &Response) -> bool {
    let kept = response.headers().get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok());
    kept.is_some_and(|kept| kept.ends_with("immutable"))
}

/// A local address as its path and its query.
pub(crate) fn parted(address: &str) -> (&str, Option<&str>) {
    address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)))
}

fn language(app: &App, headers: &HeaderMap, query: &Query, actor: &Actor, jar: &Jar) -> Locale {
    let secure = app.settings.base.binds_cookies();
    let mut offered: Vec<&'static str> = app.catalogue.offered().map(Locale::tag).collect();
    if app.settings.demo {
        offered.push(PSEUDO);
    }
    let wish = Wish {
        query: query.get("lang"),
        cookie: Cookie::Language.read(headers, secure),
        person: actor.person().and_then(|person| person.locale.as_deref()),
        accept_language: headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()),
    };
    let tag = choose(&offered, wish);
    if wish.query.is_some_and(|asked| asked.eq_ignore_ascii_case(tag)) && wish.cookie != Some(tag) {
        jar.remember(Cookie::Language, tag);
    }
    app.catalogue.chosen(Some(tag)).clone()
}

fn appearance(headers: &HeaderMap, query: &Query, jar: &Jar, secure: bool) -> Appearance {
    let kept = Cookie::Theme.read(headers, secure).and_then(Appearance::named);
    match query.get("appearance").and_then(Appearance::named) {
        Some(asked) => {
            if kept != Some(asked) {
                jar.remember(Cookie::Theme, asked.name());
            }
            asked
        }
        None => kept.unwrap_or_default(),
    }
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).is_some_and(|kind| kind.starts_with("text/html"))
}

/// Whether the framework refused and said so in plain text or not at all.
fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    (status.is_client_error() || status.is_server_error())
        && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

/// Who comes in; with the session, if it is by a browser.
type Entrant = (Actor, Option<Session>);

/// What a request shows at the door.
enum Key {
    /// The secret of a session, from a cookie.
    Cookie(Option<Secret>),
    /// An access token.
    Token(Secret),
}

/// Whether pages of other sites may ask this address.
fn is_open(app: &App, path: &str) -> bool {
    app.open.iter().any(|open| path == *open || (open.ends_with('/') && path.starts_with(*open)))
}

/// A token opens the interfaces for programs and no page of the desk: what is stolen with it stays bounded, and no page
/// has to ask by which door its reader came.
fn key(app: &App, request: &Request, is_open: bool) -> Key {
    let headers = request.headers();
    let takes_tokens = is_open || request.uri().path().starts_with(FOR_PROGRAMS);
    let token = takes_tokens.then(|| token(headers)).flatten();
    token.map_or_else(
        || {
            Key::Cookie(
                Cookie::Session.read(headers, app.settings.base.binds_cookies()).map(Secret::handed_in),
            )
        },
        Key::Token,
    )
}

async fn entrant(app: &App, key: Key) -> Result<Entrant, Problem> {
    match key {
        Key::Token(secret) => Ok((Visit::bearer(app, &secret).await?.actor, None)),
        Key::Cookie(secret) => {
            let session = Visit::session(app, secret.as_ref()).await?;
            let actor = session.as_ref().map_or(Actor::Anonymous, |session| session.actor.clone());
            Ok((actor, session))
        }
    }
}

/// The access token of a request: `Authorization: Bearer …`, or the bare token there or in `X-CKAN-API-Key`, as
/// clients of CKAN send it.
fn token(headers: &HeaderMap) -> Option<Secret> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let bare = |value: &'_ str| {
        let (scheme, rest) = value.split_once(' ').unwrap_or(("", value));
        (scheme.is_empty() || scheme.eq_ignore_ascii_case("bearer")).then(|| rest.trim().to_owned())
    };
    let found = text("authorization").and_then(bare).or_else(|| text("x-ckan-api-key").map(str::to_owned));
    found.filter(|token| !token.is_empty()).map(|token| Secret::handed_in(&token))
}

/// Begins the visit, refuses what other sites send, and shows what went wrong.
pub(crate) async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let is_ours = csrf::comes_from_us(request.method(), request.headers(), &app.settings);
    let is_open = is_open(&app, request.uri().path());
    let key = match key(&app, &request, is_open) {
        // What another site may send is nobody's, whatever cookies a browser adds.
        Key::Cookie(_) if !is_ours && is_open => Key::Cookie(None),
        key => key,
    };
    let visit = match entrant(&app, key).await {
        Ok(entrant) => Visit::begin(&app, &request, is_open, entrant),
        Err(problem) => {
            let nobody = (Actor::Anonymous, None);
            return Visit::begin(&app, &request, is_open, nobody).finish(problem.into_response());
        }
    };
    if !is_ours && !is_open {
        return visit.finish(Problem::foreign().into_response());
    }
    let first = request.headers().get(header::ACCESS_CONTROL_REQUEST_METHOD).map(HeaderValue::as_bytes);
    match first.filter(|_| request.method() == Method::OPTIONS) {
        Some(_) if is_open => return visit.finish(preflight()),
        Some(b"GET" | b"HEAD") => return visit.finish(preflight_to_read()),
        _ => {}
    }
    // Nothing is called so, and PostgreSQL would not even look for it.
    if request.uri().path().contains("%00") {
        return visit.finish(Problem::not_found().into_response());
    }
    request.extensions_mut().insert(visit.clone());
    let received = Received::default();
    let request = request.map(|body| received.counting(body));
    let response = received.wait_for(next.run(request)).await;
    let too_long = || Problem::saying(Kind::Unavailable, "problem-timeout").into_response();
    visit.finish(response.unwrap_or_else(too_long))
}

/// Stands before a route: asks for its right, so that a page that only reads cannot forget it.
pub(crate) async fn guard(State(permission): State<Permission>, request: Request, next: Next) -> Response {
    match Visit::of(request.extensions()).and_then(|visit| Ok(visit.actor.require(permission).map(drop)?)) {
        Ok(()) => next.run(request).await,
        // A session may have ended while somebody filled in a page.
        Err(problem) if problem.kind() == Kind::SignIn => {
            problem.offering(Typed::to_offer(request).await).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}
