//! `package_create`, `package_update`, `package_patch`, `package_revise` and `package_delete`.

use centum_base::{Date, TimeZone, Timestamp};
use centum_web::Visit;
use serde_json::{Map, Value, json};

use super::dictionary::{in_usual_words, onto, reconcile, record};
use super::revision::Revision;
use super::{fields, press, publication, told};
use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::guide::{Guide, Organisation};
use crate::ckan::reads::packages::whole;
use crate::ckan::{never, resource};
use crate::publishing::{self, New, Press, Publication, PublishError, State};
use crate::views::Views;

/// Why a package is taken out that is deleted through this interface.
const DELETED: &str = "Deleted through the interface for programs";

/// Names that no CKAN gives away, because pages stand there.
const RESERVED: [&str; 3] = ["new", "edit", "search"];

/// Why a package that was deleted is not changed.
const TAKEN_OUT: &str =
    "This dataset was deleted; send \"state\": \"active\" with a change of it to put it back";

/// Why what everybody reads does not become private.
const STAYS_PUBLIC: &str =
    "This dataset is published and stays public; take it out with package_delete, or leave private out";

/// Why a change takes nothing out.
const NO_DELETION: &str = "Take a dataset out with package_delete";

/// What is wrong with an embargo that is none.
const NO_INSTANT: &str = "Must be a day such as 2027-01-31 or an instant such as 2027-01-31T12:00:00Z";

/// `package_create`.
pub(super) async fn create(visit: &Visit, call: &Call) -> Outcome {
    let press = press(visit)?;
    let mut wrong = Map::new();
    for field in ["name", "owner_org"] {
        if call.text(field).is_none() {
            wrong.insert(field.into(), json!(["Missing value"]));
        }
    }
    let (Some(name), Some(owner)) = (call.text("name"), call.text("owner_org")) else {
        return Err(Fault::Validation(wrong));
    };
    if RESERVED.contains(&name.as_str()) {
        return Err(Fault::of("name", "That name cannot be used"));
    }
    if !publishing::rules::is_name(&name) {
        return Err(Fault::of("name", publishing::rules::Fault::NoName.words()));
    }
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let guide = Guide::read(&mut conn).await?;
    let own =
        guide.own_catalogue(&owner).ok_or_else(|| Fault::of("owner_org", "Organization does not exist"))?;
    if !publishing::open_to(&mut conn, &visit.actor).await?.iter().any(|open| open.id == own.id) {
        return Err(never("you may not publish in this catalogue; ask the organiser to name you for it"));
    }
    drop(reader);
    let mut sent = call.given.clone();
    in_usual_words(&mut sent);
    let document = record(titled(sent, &name), &name, &[], guide.named(&own.slug), &press.base)?;
    let new = New { slug: Some(name), document, embargo: embargo(&call.given, None)? };
    let id = publishing::begin(&press, &visit.app.house, &visit.actor, own.id, new).await?;
    let publish = call.flag("private") != Some(true) && call.text("state").as_deref() != Some("draft");
    published(visit, &press, &id.to_string(), publish).await
}

/// Until when a package stays closed: a day or an instant; nothing said leaves it, and an empty word ends it.
fn embargo(sent: &Map<String, Value>, before: Option<Timestamp>) -> Result<Option<Timestamp>, Fault> {
    let text = match sent.get("embargo") {
        None => return Ok(before),
        Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text.trim(),
        Some(_) => return Err(Fault::of("embargo", NO_INSTANT)),
    };
    if text.is_empty() {
        return Ok(None);
    }
    let day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok();
    let at = text.parse::<Timestamp>().ok().or_else(|| day().map(|day| day.timestamp()));
    at.map(Some).ok_or_else(|| Fault::of("embargo", NO_INSTANT))
}

/// A package without a title goes by its name.
fn titled(mut sent: Map<String, Value>, name: &str) -> Map<String, Value> {
    if sent.get("title").is_none_or(|title| title.as_str().is_none_or(|title| title.trim().is_empty())) {
        sent.insert("title".into(), name.into());
    }
    sent
}

/// `package_update`: the whole is replaced.
pub(super) async fn update(visit: &Visit, call: &Call) -> Outcome {
    let press = press(visit)?;
    let name = call.text("id").or_else(|| call.text("name")).ok_or_else(|| Fault::missing("id"))?;
    let (it, before) = opened(visit, &name).await?;
    let publish = call.flag("private") != Some(true);
    Box::pin(replace(visit, &press, it, &before, call.given.clone(), publish)).await
}

/// `package_patch`: what is sent replaces, and the rest stays.
pub(super) async fn patch(visit: &Visit, call: &Call) -> Outcome {
    let press = press(visit)?;
    let (it, before) = opened(visit, &call.needed("id")?).await?;
    let mut sent = before.clone();
    sent.extend(call.given.clone());
    // A private draft stays one until somebody says otherwise.
    let is_wanted = call.text("state").as_deref() == Some("active");
    let is_private = call.flag("private").unwrap_or(before["private"] == true && !is_wanted);
    Box::pin(replace(visit, &press, it, &before, sent, !is_private)).await
}

/// `package_revise`: some places change, where the package stands as it has to.
pub(super) async fn revise(visit: &Visit, call: &Call) -> Outcome {
    let press = press(visit)?;
    if call.upload.is_some() {
        return Err(Fault::of("upload", "Send files with resource_create or resource_patch"));
    }
    let revision = Revision::of(call)?;
    let (it, before) = opened(visit, revision.meant()?).await?;
    let sent = revision.onto(&before)?;
    let is_private = match sent.get("private") {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => before["private"] == true,
    };
    let package = Box::pin(replace(visit, &press, it, &before, sent, !is_private)).await?;
    Ok(json!({ "package": package }))
}

/// `package_delete`: it is taken out; the log keeps it.
pub(super) async fn delete(visit: &Visit, call: &Call) -> Outcome {
    drop(press(visit)?);
    let name = call.needed("id")?;
    let it = publication(visit, &mut visit.app.house.db.read_current().await?.conn(), &name).await?;
    // Whoever heard no answer asks again.
    if it.state == State::Withdrawn {
        return Ok(Value::Null);
    }
    publishing::withdraw(&visit.app.house, &visit.actor, (it.id, it.version), DELETED).await?;
    wake(visit);
    Ok(Value::Null)
}

/// A publication to be changed, and the package that it is now.
pub(super) async fn opened(visit: &Visit, name: &str) -> Result<(Publication, Map<String, Value>), Fault> {
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let it = publication(visit, &mut conn, name).await?;
    let before = fields(told(visit, &mut conn, &it).await?);
    Ok((it, before))
}

/// Replaces what a publication says by a package, and publishes it as far as that goes. One that was withdrawn is taken up
/// again, where the package says so.
pub(super) async fn replace(
    visit: &Visit,
    press: &Press,
    it: Publication,
    before: &Map<String, Value>,
    mut sent: Map<String, Value>,
    publish: bool,
) -> Outcome {
    let was_withdrawn = it.state == State::Withdrawn;
    // A program that goes on sending files does not undo what a person took out.
    if was_withdrawn && sent.get("state").and_then(Value::as_str) != Some("active") {
        return Err(Fault::of("state", TAKEN_OUT));
    }
    // Nobody is told that something was taken back which everybody goes on reading.
    if it.live && !publish {
        return Err(Fault::of("private", STAYS_PUBLIC));
    }
    if !was_withdrawn && sent.get("state").and_then(Value::as_str) == Some("deleted") {
        return Err(Fault::of("state", NO_DELETION));
    }
    let embargo = embargo(&sent, it.embargo)?;
    in_usual_words(&mut sent);
    reconcile(&mut sent, before);
    let files = &it.document.distributions;
    let addresses = files.iter().map(|one| one.uri.clone());
    let known: Vec<_> = resource::ids(it.id, files).into_iter().zip(addresses).collect();
    let guide = Guide::read(&mut visit.app.house.read().await?.conn()).await?;
    let own = guide.named(&it.catalogue.to_string());
    stays(&sent, &it, &guide, own)?;
    let told = record(before.clone(), &it.slug, &known, own, &press.base)?;
    let wished = record(titled(sent, &it.slug), &it.slug, &known, own, &press.base)?;
    let document = onto(&it.document, &told, &wished);
    let (house, mut version) = (&visit.app.house, it.version);
    if was_withdrawn {
        // What cannot be changed leaves no draft behind.
        let wrong = publishing::rules::check(&document);
        if !wrong.is_empty() {
            return Err(PublishError::Wrong(wrong).into());
        }
        publishing::reopen(house, &visit.actor, (it.id, version)).await?;
        version += 1;
    }
    publishing::change(press, house, &visit.actor, (it.id, version), document, embargo).await?;
    published(visit, press, &it.id.to_string(), publish).await
}

/// Refuses what would be passed over without a word: a dataset keeps its name, and stays with whom it was made for.
fn stays(
    sent: &Map<String, Value>,
    it: &Publication,
    guide: &Guide,
    own: Option<&Organisation>,
) -> Result<(), Fault> {
    let said = |field: &str| sent.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
    if said("name").is_some_and(|name| name != it.slug) {
        return Err(Fault::of("name", "A dataset keeps the name that it was made with"));
    }
    let owner = said("owner_org").and_then(|owner| guide.named(owner));
    if owner.zip(own).is_some_and(|(owner, own)| owner.id != own.id) {
        return Err(Fault::of("owner_org", "A dataset stays with the organization that it was made for"));
    }
    Ok(())
}

/// Sends a draft in where it shall be published, and tells what became of it.
async fn published(visit: &Visit, press: &Press, id: &str, publish: bool) -> Outcome {
    let house = &visit.app.house;
    let it = publication(visit, &mut house.db.read_current().await?.conn(), id).await?;
    if publish && it.state == State::Draft {
        publishing::send_in(press, house, &visit.actor, (it.id, it.version)).await?;
    }
    let mut reader = house.db.read_current().await?;
    let it = publication(visit, &mut reader.conn(), id).await?;
    if it.state == State::Published {
        drop(reader);
        wake(visit);
        return whole(visit, id).await;
    }
    told(visit, &mut reader.conn(), &it).await
}

/// Lets the search follow at once: clients search for what they have just made.
fn wake(visit: &Visit) {
    if let Some(views) = visit.app.held::<Views>() {
        views.wake();
    }
}
