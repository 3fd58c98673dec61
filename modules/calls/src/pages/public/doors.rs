//! The way from the first page to what can be answered.

use centum_web::doors::{Door, Opening, Subject};
use centum_web::{Problem, Visit};

use crate::call::{self, CallState};

/// A call that is open is the first thing that a city looks for.
pub(crate) fn doors(visit: Visit, subject: Subject) -> Opening {
    Box::pin(async move { Ok(door(&visit, &subject).await?.into_iter().collect()) })
}

async fn door(visit: &Visit, subject: &Subject) -> Result<Option<Door>, Problem> {
    if subject.kind != "home" {
        return Ok(None);
    }
    let mut reader = visit.app.house.read().await?;
    let mut calls = call::calls(&mut reader.conn()).await?;
    calls.retain(|call| call.state == CallState::Open);
    Ok(match calls.as_slice() {
        [] => None,
        [one] => Some(Door { message: "calls-door-one", href: format!("/calls/{}", one.slug) }),
        _ => Some(Door { message: "calls-door-many", href: "/calls".to_owned() }),
    })
}
