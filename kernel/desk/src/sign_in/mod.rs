//! Signing in: by a link in a letter or by password; invitations; signing out.

mod form;
mod invitation;
mod join;
mod link;
mod sample;

use axum::response::Response;
use centum_accounts::{Actor, NewSession, Permission, find_session};
use centum_web::links::LocalPath;
use centum_web::{Problem, Route, Tone, Typed, Visit, onward};

use crate::problem::account_problem;

pub(crate) use sample::samples;

pub(crate) fn routes() -> Vec<Route> {
    use Permission::{ReadOwnAccount, SignIn};
    vec![
        Route::get("/sign-in", SignIn, form::show),
        Route::post("/sign-in", SignIn, form::answer),
        Route::get("/sign-in/sent", SignIn, form::sent),
        Route::get("/sign-in/link/{token}", SignIn, link::show),
        Route::post("/sign-in/link/{token}", SignIn, link::follow),
        Route::get("/join", SignIn, join::show),
        Route::post("/join", SignIn, join::ask),
        Route::get("/join/{token}", SignIn, join::look),
        Route::post("/join/{token}", SignIn, join::follow),
        Route::get("/invitation/{token}", SignIn, invitation::show),
        Route::post("/invitation/{token}", SignIn, invitation::accept),
        Route::post("/sign-out", ReadOwnAccount, sign_out),
    ]
}

/// Hands out the session and leads to where the person wanted to go.
async fn welcome(visit: &Visit, session: &NewSession, back: LocalPath) -> Result<Response, Problem> {
    visit.hand_out(session);
    let house = &visit.app.house;
    let mut reader = house.db.read_current().await?;
    let found = find_session(&mut reader.conn(), &session.secret, house.now()).await?;
    let actor = found.map_or(Actor::Anonymous, |session| session.actor);
    let to = if back != LocalPath::home() {
        back.to_string()
    } else if actor.may(Permission::ReadDesk) {
        "/desk".to_owned()
    } else {
        "/account".to_owned()
    };
    Ok(onward(&to))
}

/// The way back that a form or an address names. Nobody is led back to signing in.
fn way_back(visit: &Visit, text: Option<&str>) -> LocalPath {
    let path = visit.return_path(text);
    let signs_in = ["/sign-in", "/join"].iter().any(|way| path.as_str().starts_with(way));
    if signs_in { LocalPath::home() } else { path }
}

/// Leads on whoever is signed in already.
fn already_in(visit: &Visit, back: &LocalPath) -> Option<Response> {
    visit.actor.person()?;
    Some(onward(if *back == LocalPath::home() { "/account" } else { back.as_str() }))
}

/// `POST /sign-out`.
async fn sign_out(visit: Visit, _: Typed) -> Result<Response, Problem> {
    if let Some(secret) = visit.session_secret() {
        let done = centum_accounts::sign_out(&visit.app.house, &visit.actor, &secret).await;
        done.map_err(|error| account_problem(&visit.locale, error))?;
    }
    visit.take_back();
    visit.flash(Tone::Success, "desk-signed-out");
    Ok(onward("/"))
}
