//! What all operations have in common and no module says: a name of its own, who may call it, how problems are told.

use std::collections::BTreeMap;

use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    Content, KnownFormat, ObjectBuilder, OpenApi, Ref, RefOr, Response, Schema, SchemaFormat,
    SecurityRequirement, Type,
};

use crate::module::Module;

/// The name of the shape of a problem.
const PROBLEM: &str = "Problem";
/// The name of the way to sign in.
const TOKEN: &str = "token";
const MEDIA_TYPE: &str = "application/problem+json";

/// Adds to a document of all modules what holds for every operation.
pub(super) fn complete(document: &mut OpenApi, modules: &[Module]) {
    let routes: Vec<_> = modules.iter().flat_map(|module| (module.routes)()).collect();
    let is_open = |method: &str, path: &str| {
        let found = routes.iter().find(|route| route.path == path && route.method.as_str() == method);
        found.is_some_and(|route| route.permission.is_public())
    };
    let manners: Vec<_> = modules.iter().flat_map(|module| module.manners).collect();
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations(item) {
            operation.operation_id = Some(name(method, path));
            tell_bytes(operation);
            if !is_open(method, path.as_str()) {
                let nobody = || RefOr::T(Response::new("Nobody is signed in, or the token holds no more"));
                operation.security = Some(vec![SecurityRequirement::new(TOKEN, Vec::<String>::new())]);
                operation.responses.responses.entry("401".to_owned()).or_insert_with(nobody);
            }
            // An older contract has words of its own for what goes wrong.
            if !manners.iter().any(|manner| path.starts_with(manner.below)) {
                if operation.request_body.is_some() {
                    tell_unread(&mut operation.responses.responses);
                }
                tell(&mut operation.responses.responses);
            }
        }
    }
    let components = document.components.get_or_insert_with(Default::default);
    components.schemas.insert(PROBLEM.to_owned(), problem());
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    components.security_schemes.insert(TOKEN.to_owned(), RefOr::T(bearer));
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let all = [
        ("GET", &mut item.get),
        ("PUT", &mut item.put),
        ("POST", &mut item.post),
        ("DELETE", &mut item.delete),
        ("PATCH", &mut item.patch),
        ("HEAD", &mut item.head),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// The name of an operation, from its method and its path: handlers of several modules are called alike.
fn name(method: &str, path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && *word != "api");
    let method = method.to_lowercase();
    std::iter::once(method.as_str()).chain(words).collect::<Vec<_>>().join("_")
}

/// Says of files that they are bytes, and of forms that bring one that they have the field `file`: a client that is made from the
/// document would write a list of numbers, and have no place for the file.
fn tell_bytes(operation: &mut Operation) {
    if let Some(RefOr::T(body)) = &mut operation.request_body {
        for (media_type, content) in &mut body.content {
            if let (true, RefOr::T(content)) = (media_type == "multipart/form-data", content) {
                let form = ObjectBuilder::new().schema_type(Type::Object);
                content.schema = Some(form.property("file", bytes()).required("file").into());
            }
        }
    }
    for response in operation.responses.responses.values_mut() {
        let RefOr::T(response) = response else { continue };
        for (media_type, content) in &mut response.content {
            let RefOr::T(content) = content else { continue };
            if !media_type.ends_with("json") && matches!(content.schema, Some(RefOr::T(Schema::Array(_)))) {
                content.schema = Some(bytes().into());
            }
        }
    }
}

fn bytes() -> ObjectBuilder {
    let binary = SchemaFormat::KnownFormat(KnownFormat::Binary);
    ObjectBuilder::new().schema_type(Type::String).format(Some(binary))
}

/// Says what becomes of something that is sent and cannot be read.
fn tell_unread(responses: &mut BTreeMap<String, RefOr<Response>>) {
    for (status, meaning) in [
        ("400", "What was sent cannot be read, or says something under a name that is not known"),
        ("415", "What was sent is of another kind than is read here"),
    ] {
        responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(Response::new(meaning)));
    }
}

/// Says the shape of every problem that has none of its own, and that there may be others.
fn tell(responses: &mut BTreeMap<String, RefOr<Response>>) {
    let content = || RefOr::T(Content::new(Some(Ref::from_schema_name(PROBLEM))));
    let other = || RefOr::T(Response::new("Any other problem"));
    responses.entry("default".to_owned()).or_insert_with(other);
    for (status, response) in responses {
        let RefOr::T(response) = response else { continue };
        if response.content.is_empty() && (status == "default" || status.starts_with(['4', '5'])) {
            response.content.insert(MEDIA_TYPE.to_owned(), content());
        }
    }
}

/// A problem (RFC 9457).
fn problem() -> RefOr<Schema> {
    let text = |says: &str| ObjectBuilder::new().schema_type(Type::String).description(Some(says));
    let status = ObjectBuilder::new().schema_type(Type::Integer).description(Some("The HTTP status."));
    ObjectBuilder::new()
        .description(Some("A problem (RFC 9457). Some answers add members of their own."))
        .property("type", text("The kind of problem, as an address that tells of it."))
        .property("title", text("The kind in words, in the language of the request."))
        .property("status", status)
        .property("detail", text("What is the matter, and what to do."))
        .property("instance", text("The request, for the log of the site."))
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
        .into()
}
