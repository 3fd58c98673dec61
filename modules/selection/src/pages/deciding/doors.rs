//! The way from a call to how it selects, and from an application to what came of it.

use centum_base::Id;
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_web::doors::{Door, Opening, Subject};
use centum_web::{Problem, Visit};

use crate::decision::released;
use crate::process;

/// How a call selects is public once it was declared; what came of an application, once a decision was released.
pub(crate) fn doors(visit: Visit, subject: Subject) -> Opening {
    Box::pin(async move { Ok(door(&visit, &subject).await?.into_iter().collect()) })
}

async fn door(visit: &Visit, subject: &Subject) -> Result<Option<Door>, Problem> {
    let call = match subject.kind {
        "call" => &subject.id,
        "expression" => &subject.of,
        _ => return Ok(None),
    };
    let Ok(call) = call.parse::<Id<Call>>() else { return Ok(None) };
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let Some(selection) = process::of_call(conn, call).await? else { return Ok(None) };
    if subject.kind == "call" {
        let href = format!("{}/selection", subject.path);
        return Ok(Some(Door { message: "selection-door-terms", href }));
    }
    let Ok(id) = subject.id.parse::<Id<Expression>>() else { return Ok(None) };
    let told = released(conn, selection.id).await?.iter().any(|decision| decision.tells_of(id));
    let href = format!("{}/outcome", subject.path);
    Ok(told.then_some(Door { message: "selection-door-outcome", href }))
}
