//! `resource_create`, `resource_update`, `resource_patch` and `resource_delete`, with files.

use centum_web::Visit;
use serde_json::{Map, Value};

use super::packages::{opened, replace};
use super::{of_resource, press};
use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::{Call, Upload};
use crate::dcat::{Coded, vocabulary};
use crate::publishing::{self, Press, Publication};

type Fields = Map<String, Value>;

/// `resource_create`.
pub(super) async fn create(visit: &Visit, call: &Call) -> Outcome {
    let press = press(visit)?;
    let (it, before) = opened(visit, &call.needed("package_id")?).await?;
    let mut resource = call.given.clone();
    resource.remove("id");
    let resource = with_file(visit, &press, &it, resource, call.upload.as_ref()).await?;
    let known: Vec<Value> = resources(&before).iter().map(|one| one["id"].clone()).collect();
    let mut sent = before.clone();
    put(&mut sent, |all| all.push(Value::Object(resource)));
    let package = changed(visit, &press, it, &before, sent).await?;
    let new = package["resources"].as_array().into_iter().flatten();
    let mut new = new.filter(|one| !known.contains(&one["id"]));
    new.next().cloned().ok_or_else(|| Fault::of("url", "This resource says the same as another one"))
}

/// `resource_update`: the whole is replaced.
pub(super) async fn update(visit: &Visit, call: &Call) -> Outcome {
    write(visit, call, |_, given| given.clone()).await
}

/// `resource_patch`: what is sent replaces, and the rest stays.
pub(super) async fn patch(visit: &Visit, call: &Call) -> Outcome {
    write(visit, call, |before, given| {
        let mut resource = before.clone();
        resource.extend(given.clone());
        resource
    })
    .await
}

/// `resource_delete`.
pub(super) async fn delete(visit: &Visit, call: &Call) -> Outcome {
    let press = press(visit)?;
    let id = call.needed("id")?;
    let (it, before) = of(visit, &id).await?;
    let mut sent = before.clone();
    put(&mut sent, |all| all.retain(|one| one["id"] != id.as_str()));
    changed(visit, &press, it, &before, sent).await?;
    Ok(Value::Null)
}

async fn write(visit: &Visit, call: &Call, made: impl Fn(&Fields, &Fields) -> Fields) -> Outcome {
    let press = press(visit)?;
    let id = call.needed("id")?;
    let (it, before) = of(visit, &id).await?;
    let own =
        resources(&before).iter().find(|one| one["id"] == id.as_str()).and_then(Value::as_object).cloned();
    let own = own.ok_or(Fault::NotFound("Resource was not found."))?;
    let resource = made(&own, &call.given);
    let resource = with_file(visit, &press, &it, resource, call.upload.as_ref()).await?;
    let mut sent = before.clone();
    put(&mut sent, |all| {
        for one in all.iter_mut().filter(|one| one["id"] == id.as_str()) {
            *one = Value::Object(resource.clone());
        }
    });
    let package = changed(visit, &press, it, &before, sent).await?;
    let found = package["resources"].as_array().into_iter().flatten().find(|one| one["id"] == id.as_str());
    found.cloned().ok_or(Fault::NotFound("Resource was not found."))
}

/// The publication that a resource belongs to, and the package that it is now.
async fn of(visit: &Visit, id: &str) -> Result<(Publication, Fields), Fault> {
    let mut reader = visit.app.house.db.read_current().await?;
    let found = of_resource(visit, &mut reader.conn(), id).await?;
    drop(reader);
    opened(visit, &found.id.to_string()).await
}

async fn changed(visit: &Visit, press: &Press, it: Publication, before: &Fields, sent: Fields) -> Outcome {
    let publish = before.get("private") != Some(&Value::Bool(true));
    Box::pin(replace(visit, press, it, before, sent, publish)).await
}

fn resources(package: &Fields) -> &[Value] {
    package.get("resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn put(package: &mut Fields, change: impl FnOnce(&mut Vec<Value>)) {
    let all = package.entry("resources").or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(all) = all {
        change(all);
    }
}

/// A resource with the file that came along.
async fn with_file(
    visit: &Visit,
    press: &Press,
    it: &Publication,
    mut resource: Fields,
    upload: Option<&Upload>,
) -> Result<Fields, Fault> {
    let Some(upload) = upload else {
        let has_address =
            resource.get("url").and_then(Value::as_str).is_some_and(|url| !url.trim().is_empty());
        return if has_address { Ok(resource) } else { Err(Fault::missing("url")) };
    };
    let file = (upload.name.as_str(), upload.bytes.clone());
    let kept = publishing::attach(press, &visit.app.house, &visit.actor, it.id, file).await?;
    let says = |resource: &Fields, name: &str| {
        resource.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty())
    };
    for (name, value) in [
        ("url", kept.download_urls.first().cloned().into()),
        ("access_url", kept.access_urls.first().cloned().into()),
        ("download_url", kept.download_urls.first().cloned().into()),
        ("mimetype", kept.media_type.clone().into()),
        ("size", kept.byte_size.into()),
        ("hash", kept.checksum.as_ref().map(|sum| sum.value.clone()).into()),
        ("hash_algorithm", kept.checksum.as_ref().map(|sum| sum.algorithm.clone()).into()),
        ("last_modified", Value::String(visit.app.house.now().to_string())),
    ] {
        resource.insert(name.into(), value);
    }
    resource.remove("modified");
    if !says(&resource, "name") {
        resource.insert("name".into(), upload.name.clone().into());
    }
    if !says(&resource, "format") {
        let code = kept.format.as_ref().and_then(|format| format.value.as_ref()).and_then(Coded::code);
        let label = code.and_then(|code| vocabulary::file_types().get(code)).map(|it| it.label("en"));
        resource.insert("format".into(), label.into());
    }
    Ok(resource)
}
