//! One's own account: what is kept, and what can be changed.

mod export;
mod tokens;

use askama::Template;
use axum::response::Response;
use centum_accounts::{
    AccessToken, AccountError, How, Membership, Permission, Person, SessionLine, SignedIn, access_tokens,
    change_password, choose_locale, find_person, memberships, sessions_of, sign_out_everywhere,
};
use centum_base::{Id, Timestamp};
use centum_web::components::{Choice, Heading};
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Problem, Route, Sample, Tone, Typed, Visit, onward};

use crate::letters;
use crate::problem::{account_problem, is_of_form, kind_of, said};

const HERE: &str = "/account";
/// The choice that leaves the language to the browser.
const AS_BROWSER: &str = "browser";

pub(crate) fn routes() -> Vec<Route> {
    use Permission::ReadOwnAccount;
    vec![
        Route::get(HERE, ReadOwnAccount, show),
        Route::post("/account/password", ReadOwnAccount, password),
        Route::post("/account/language", ReadOwnAccount, language),
        Route::post("/account/sessions/end", ReadOwnAccount, end_sessions),
        Route::post("/account/tokens", ReadOwnAccount, tokens::make),
        Route::post("/account/tokens/withdraw", ReadOwnAccount, tokens::withdraw_all),
        Route::post("/account/tokens/{id}/withdraw", ReadOwnAccount, tokens::withdraw),
        Route::get("/account/data.json", ReadOwnAccount, export::download),
    ]
}

/// A role with its dates.
pub(crate) struct RoleLine {
    pub(crate) role: String,
    pub(crate) organisation: Option<String>,
    pub(crate) since: Timestamp,
    pub(crate) until: Option<Timestamp>,
    /// Where it can be ended, if it has not.
    pub(crate) end: Option<String>,
}

impl RoleLine {
    pub(crate) fn new(locale: &Locale, membership: Membership, end: Option<String>) -> Self {
        Self {
            role: locale.text(&format!("role-{}", membership.role.name())),
            organisation: membership.organisation,
            since: membership.since,
            until: membership.until,
            end,
        }
    }
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct View {
    page: Page,
    name: String,
    email: String,
    since: Timestamp,
    roles: Vec<RoleLine>,
    role_headings: Vec<Heading>,
    sessions: Vec<SessionLine>,
    session_headings: Vec<Heading>,
    has_password: bool,
    /// Until when a new password needs no present one: the person came by a link.
    proven_until: Option<Timestamp>,
    languages: Vec<Choice>,
    tokens: Vec<AccessToken>,
    token_headings: Vec<Heading>,
    /// What was typed as a name.
    token_name: String,
    spans: Vec<Choice>,
    errors: FieldErrors,
}

impl View {
    /// Whether the form asks for the present password.
    fn asks_old(&self) -> bool {
        self.has_password && self.proven_until.is_none()
    }
}

/// The id of the text that says how a session was begun.
fn how(how: &How) -> String {
    format!("desk-how-{}", how.name())
}

fn headings(locale: &Locale, ids: &[&str]) -> Vec<Heading> {
    ids.iter().map(|id| Heading::plain(locale.text(id))).collect()
}

const ROLE_HEADINGS: [&str; 4] = ["word-role", "desk-organisation", "desk-since", "desk-until"];
const SESSION_HEADINGS: [&str; 4] =
    ["desk-session-how", "desk-session-begun", "desk-session-seen", "desk-session-ends"];
const TOKEN_HEADINGS: [&str; 5] =
    ["desk-token-name", "desk-token-made", "desk-token-seen", "desk-token-ends", "desk-token-withdraw"];

/// `GET /account`.
async fn show(visit: Visit) -> Result<Response, Problem> {
    let view = view(&visit, FieldErrors::new()).await?;
    visit.html(&view)
}

fn signed_in(visit: &Visit) -> Result<&SignedIn, Problem> {
    visit.actor.require(Permission::ReadOwnAccount)?;
    visit.actor.person().ok_or_else(Problem::not_found)
}

async fn view(visit: &Visit, errors: FieldErrors) -> Result<View, Problem> {
    let id = signed_in(visit)?.id;
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let person = find_person(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let roles = memberships(&mut reader.conn(), id).await?;
    let tokens = access_tokens(&mut reader.conn(), id, house.now()).await?;
    let secret = visit.session_secret();
    let sessions = sessions_of(&mut reader.conn(), id, secret.as_ref(), house.now()).await?;
    let locale = &visit.locale;
    Ok(View {
        page: visit.public_page(locale.text("desk-account-title")),
        roles: roles.into_iter().map(|membership| RoleLine::new(locale, membership, None)).collect(),
        role_headings: headings(locale, &ROLE_HEADINGS),
        sessions,
        session_headings: headings(locale, &SESSION_HEADINGS),
        has_password: person.has_password,
        proven_until: visit.session.as_ref().and_then(|session| session.proves_until(house.now())),
        languages: languages(visit, &person),
        tokens,
        token_headings: headings(locale, &TOKEN_HEADINGS),
        token_name: String::new(),
        spans: tokens::spans(locale, None),
        since: person.created_at,
        email: person.email.unwrap_or_default(),
        name: person.name,
        errors,
    })
}

fn languages(visit: &Visit, person: &Person) -> Vec<Choice> {
    let chosen = person.locale.as_deref().or(Some(AS_BROWSER));
    let mut choices = vec![Choice::new(AS_BROWSER, visit.locale.text("desk-language-browser"), chosen)];
    choices.extend(
        visit.app.catalogue.offered().map(|locale| Choice::new(locale.tag(), locale.endonym(), chosen)),
    );
    choices
}

/// `POST /account/password`.
async fn password(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    let [old, new] = ["old-password", "new-password"].map(|field| typed.value(field));
    let new = new.unwrap_or_default();
    let tell = |person: &Person, tokens: &[AccessToken]| {
        letters::password_set(&visit.app, &visit.locale, person, tokens)
    };
    match change_password(&visit.app.house, &visit.actor, &visit.browser(), old, new, &tell).await {
        Ok(session) => {
            visit.hand_out(&session);
            let house = &visit.app.house;
            let mut reader = house.db.read_current().await?;
            let id = signed_in(&visit)?.id;
            if access_tokens(&mut reader.conn(), id, house.now()).await?.is_empty() {
                visit.flash(Tone::Success, "desk-password-changed");
                return Ok(onward(HERE));
            }
            visit.flash(Tone::Warning, "desk-password-changed-tokens");
            Ok(onward("/account#tokens"))
        }
        Err(error) if is_of_form(&error) => {
            let (field, message) = match &error {
                AccountError::NoSuchAccount => ("old-password", "desk-password-wrong".into()),
                AccountError::TooMany(_) | AccountError::Unproven => {
                    ("old-password", said(&visit.locale, &error))
                }
                _ => ("new-password", said(&visit.locale, &error)),
            };
            let mut errors = FieldErrors::new();
            errors.push(field, message);
            let view = view(&visit, errors).await?;
            let mut response = visit.html(&view)?;
            *response.status_mut() = kind_of(&error).status();
            Ok(response)
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

/// `POST /account/language`.
async fn language(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    let asked = typed.value("language").unwrap_or_default();
    let tag = visit.app.catalogue.offered().map(Locale::tag).find(|tag| *tag == asked);
    if tag.is_none() && asked != AS_BROWSER {
        return Err(Problem::bad_request("problem-form"));
    }
    let done = choose_locale(&visit.app.house, &visit.actor, tag).await;
    done.map_err(|error| account_problem(&visit.locale, error))?;
    visit.flash(Tone::Success, "desk-language-kept");
    // The choice of this moment goes along, or an older one of this browser would stay stronger.
    let query = tag.map_or_else(Query::default, |tag| Query::default().with("lang", tag));
    Ok(onward(&query.href(HERE)))
}

/// `POST /account/sessions/end`.
async fn end_sessions(visit: Visit, _: Typed) -> Result<Response, Problem> {
    let done = sign_out_everywhere(&visit.app.house, &visit.actor).await;
    done.map_err(|error| account_problem(&visit.locale, error))?;
    visit.take_back();
    visit.flash(Tone::Success, "desk-signed-out-everywhere");
    Ok(onward("/sign-in"))
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        tokens::sample(),
        Sample::new("account", |locale| sample(locale).render()),
        Sample::new("account-refused", |locale| {
            let mut errors = FieldErrors::new();
            errors.push("new-password", "desk-password-short");
            View { has_password: true, errors, ..sample(locale) }.render()
        }),
        Sample::new("account-by-link", |locale| {
            let proven_until = Some(Timestamp::UNIX_EPOCH);
            View { has_password: true, proven_until, ..sample(locale) }.render()
        }),
    ]
}

fn sample(locale: &Locale) -> View {
    let at = Timestamp::UNIX_EPOCH;
    let membership = |until| Membership {
        id: Id::of_name("membership", "sample"),
        person: Id::of_name("person", "sample"),
        role: centum_accounts::Role::Evaluator,
        organisation: Some("Δήμος Θεσσαλονίκης".into()),
        since: at,
        until,
    };
    let session =
        |is_this| SessionLine { how: How::Link, created_at: at, seen_at: at, expires_at: at, is_this };
    let token = |name: &str| AccessToken {
        id: Id::of_name("access-token", name),
        name: name.into(),
        created_at: at,
        expires_at: at,
        seen_at: None,
    };
    View {
        page: Page::sample(Face::Public, locale, locale.text("desk-account-title")),
        name: "Ελένη Παππά".into(),
        email: "eleni@πόλη.example".into(),
        since: at,
        roles: [None, Some(at)].map(|until| RoleLine::new(locale, membership(until), None)).into(),
        role_headings: headings(locale, &ROLE_HEADINGS),
        sessions: vec![session(true), session(false)],
        session_headings: headings(locale, &SESSION_HEADINGS),
        has_password: false,
        proven_until: None,
        tokens: ["Ύλη", "Χάρτης"].map(token).into(),
        token_headings: headings(locale, &TOKEN_HEADINGS),
        token_name: String::new(),
        spans: tokens::spans(locale, None),
        languages: vec![Choice::new(AS_BROWSER, locale.text("desk-language-browser"), Some(AS_BROWSER))],
        errors: FieldErrors::new(),
    }
}
