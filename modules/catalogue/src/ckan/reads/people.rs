//! What the interface tells of people: of oneself alone.

use centum_accounts::Permission;
use centum_web::Visit;
use serde_json::{Value, json};

use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::guide::Guide;
use crate::publishing;

/// `user_show`: of the caller. Of anybody else nothing is known here.
pub(in crate::ckan) fn user(visit: &Visit, call: &Call) -> Outcome {
    let Some(person) = visit.actor.person() else {
        return Err(Fault::NotAuthorized(
            "Access denied: send an access token to see your own account".into(),
        ));
    };
    let asked = call.text("id");
    if asked.is_some_and(|asked| asked != person.id.to_string()) {
        return Err(Fault::NotFound("Not found"));
    }
    Ok(json!({
        "id": person.id, "name": person.id, "fullname": person.name, "display_name": person.name, "state": "active",
        "sysadmin": visit.actor.may(Permission::ManageCatalogue), "about": null, "activity_streams_email_notifications": false,
    }))
}

/// `organization_list_for_user`: where the caller may publish.
pub(in crate::ckan) async fn organisations(visit: &Visit) -> Outcome {
    if !visit.actor.may(Permission::PublishData) {
        return Ok(json!([]));
    }
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let open = publishing::open_to(&mut conn, &visit.actor).await?;
    let guide = Guide::counted(&mut conn).await?;
    let with_capacity = |catalogue: &crate::sources::Catalogue| {
        let mut whole = guide.named(&catalogue.slug)?.whole();
        whole["capacity"] = Value::from("editor");
        Some(whole)
    };
    Ok(open.iter().filter_map(with_capacity).collect())
}
