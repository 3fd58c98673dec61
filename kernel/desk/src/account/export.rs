//! Everything that is kept about a person, for that person (GDPR, article 15).

use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_accounts::{
    About, AccessToken, Email, Invitation, Membership, Person, SessionLine, access_tokens, find_person,
    invitations_to, memberships, sessions_of,
};
use centum_jobs::{Posted, letters_to};
use centum_ledger::{Choice, Told, chosen};
use centum_web::{Format, Problem, Visit};
use serde_json::{Value, json};

use super::signed_in;
use crate::outbox::without_secrets;

/// Entries of the ledger and letters, each; more than that the organiser hands over.
const MOST: u32 = 10_000;
/// The sections whose length is limited.
const LIMITED: [&str; 3] = ["letters", "done_by_you", "done_to_you"];

/// `GET /account/data.json`.
pub(super) async fn download(visit: Visit) -> Result<Response, Problem> {
    let id = signed_in(&visit)?.id;
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let person = find_person(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let roles = memberships(&mut reader.conn(), id).await?;
    let sessions = sessions_of(&mut reader.conn(), id, visit.session_secret().as_ref(), house.now()).await?;
    let tokens = access_tokens(&mut reader.conn(), id, house.now()).await?;
    let address = person.email.clone().unwrap_or_default();
    let letters = letters_to(&mut reader.conn(), &address, MOST).await?;
    let invitations = match address.parse::<Email>() {
        Ok(email) => invitations_to(&mut reader.conn(), &email).await?,
        Err(_) => Vec::new(),
    };
    let by = Choice { actor: format!("person:{id}"), ..Choice::default() };
    let about = Choice { kind: "person".to_owned(), id: id.to_string(), ..Choice::default() };
    let by = chosen(&mut reader.conn(), &by, None, MOST).await?;
    let about = chosen(&mut reader.conn(), &about, None, MOST).await?;
    let mut data = json!({
        "site": visit.app.settings.base.as_str(),
        "made_at": house.now().to_string(),
        "person": of_person(&person),
        "roles": roles.iter().map(of_membership).collect::<Vec<_>>(),
        "sessions": sessions.iter().map(of_session).collect::<Vec<_>>(),
        "access_tokens": tokens.iter().map(of_token).collect::<Vec<_>>(),
        "invitations": invitations.iter().map(of_invitation).collect::<Vec<_>>(),
        "letters": letters.iter().map(of_letter).collect::<Vec<_>>(),
        "done_by_you": by.iter().map(of_entry).collect::<Vec<_>>(),
        "done_to_you": about.iter().map(of_entry).collect::<Vec<_>>(),
    });
    let about = About { person: id, email: address };
    for keeper in &visit.app.keepers {
        data[keeper.name] = (keeper.tell)(&mut reader.conn(), &about).await?;
    }
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let cut: Vec<_> = LIMITED
        .into_iter()
        .filter(|name| data[*name].as_array().is_some_and(|list| list.len() >= most))
        .collect();
    data["limited_to_newest"] = json!(cut);
    let text = serde_json::to_string_pretty(&data).map_err(Problem::fault)?;
    let headers = [
        (header::CONTENT_TYPE, Format::Json.content_type()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
    ];
    Ok((headers, text).into_response())
}

fn of_person(person: &Person) -> Value {
    json!({
        "id": person.id, "name": person.name, "email": person.email, "language": person.locale,
        "has_password": person.has_password, "since": person.created_at.to_string(),
    })
}

fn of_membership(membership: &Membership) -> Value {
    json!({
        "id": membership.id, "role": membership.role, "organisation": membership.organisation,
        "since": membership.since.to_string(), "until": membership.until.map(|at| at.to_string()),
    })
}

fn of_token(token: &AccessToken) -> Value {
    json!({
        "name": token.name, "made_at": token.created_at.to_string(), "ends_at": token.expires_at.to_string(),
        "last_used_at": token.seen_at.map(|seen| seen.to_string()),
    })
}

fn of_session(session: &SessionLine) -> Value {
    json!({
        "begun_by": session.how.name(), "begun_at": session.created_at.to_string(),
        "last_used_at": session.seen_at.to_string(), "ends_at": session.expires_at.to_string(), "this_one": session.is_this,
    })
}

fn of_invitation(invitation: &Invitation) -> Value {
    json!({
        "id": invitation.id, "email": invitation.email, "name": invitation.name, "role": invitation.role,
        "organisation": invitation.organisation, "sent_at": invitation.created_at.to_string(),
        "expires_at": invitation.expires_at.to_string(),
    })
}

fn of_letter(posted: &Posted) -> Value {
    json!({
        "id": posted.id, "to": posted.letter.recipient, "subject": posted.letter.subject,
        "text": without_secrets(&posted.letter.body), "written_at": posted.created_at.to_string(),
        "sent_at": posted.sent_at.map(|at| at.to_string()),
    })
}

fn of_entry(told: &Told) -> Value {
    let entry = &told.entry;
    json!({
        "number": entry.seq, "at": entry.at.to_string(), "by": entry.actor, "deed": entry.verb,
        "kind": entry.subject_kind, "of": entry.subject_id, "details": told.details, "hash": entry.hash.to_string(),
    })
}
