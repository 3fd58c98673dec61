//! Access tokens: made, shown once, withdrawn.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{
    AccessToken, LASTING, make_access_token, withdraw_access_token, withdraw_access_tokens,
};
use centum_web::components::Choice;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Problem, Sample, Tone, Typed, Visit, again, onward};

use super::{HERE, View, view};
use crate::problem::{account_problem, is_of_form, said};

#[derive(Template)]
#[template(path = "account/token.html")]
struct Once {
    page: Page,
    name: String,
    secret: String,
}

/// How long a token may last.
pub(super) fn spans(locale: &Locale, chosen: Option<&str>) -> Vec<Choice> {
    let said = |days: u16| locale.say("desk-token-days").arg("days", days).plain();
    LASTING.iter().map(|days| Choice::new(days.to_string(), said(*days), chosen)).collect()
}

/// `POST /account/tokens`: the answer shows the secret, this once.
pub(super) async fn make(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    let [name, days] = ["token-name", "days"].map(|field| typed.value(field).unwrap_or_default());
    let span = days.parse().unwrap_or_default();
    match make_access_token(&visit.app.house, &visit.actor, name, span).await {
        Ok((made, secret)) => {
            let page = visit.public_page(visit.locale.text("desk-token-once"));
            visit.html(&Once { page, name: made.name, secret: secret.reveal().to_owned() })
        }
        Err(error) if is_of_form(&error) => {
            let mut errors = FieldErrors::new();
            errors.push("token-name", said(&visit.locale, &error));
            let spans = spans(&visit.locale, Some(days));
            let shown = View { token_name: name.to_owned(), spans, ..view(&visit, errors).await? };
            again(&visit, &shown)
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

/// `POST /account/tokens/{id}/withdraw`.
pub(super) async fn withdraw(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let id = id.parse::<centum_base::Id<AccessToken>>().map_err(|_| Problem::not_found())?;
    let done = withdraw_access_token(&visit.app.house, &visit.actor, id).await;
    done.map_err(|error| account_problem(&visit.locale, error))?;
    visit.flash(Tone::Success, "desk-token-withdrawn");
    Ok(onward(HERE))
}

/// `POST /account/tokens/withdraw`: all of them in one step.
pub(super) async fn withdraw_all(visit: Visit, _: Typed) -> Result<Response, Problem> {
    let done = withdraw_access_tokens(&visit.app.house, &visit.actor).await;
    done.map_err(|error| account_problem(&visit.locale, error))?;
    visit.flash(Tone::Success, "desk-tokens-withdrawn");
    Ok(onward(HERE))
}

pub(super) fn sample() -> Sample {
    Sample::new("account-token", |locale| {
        let page = Page::sample(Face::Public, locale, locale.text("desk-token-once"));
        Once { page, name: "Ύλη".into(), secret: "a".repeat(43) }.render()
    })
}
