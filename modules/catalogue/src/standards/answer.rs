//! One thing under its own address: a dataset, series or service, a distribution, a catalogue, a publisher.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use centum_rdf::{NamedOrBlankNode, Prefixes, Syntax, Term, Triple, Triples};
use centum_store::Conn;
use centum_web::links::Query;
use centum_web::negotiate::vary;
use centum_web::{Kind, Problem, Visit};

use super::conditional::Mark;
use super::forms::{ENDINGS, Form, WITH_PAGE};
use super::names::dcat;
use super::origin::Origin;
use super::profile::Profile;
use super::told::{Told, changed_at};
use super::uris::{Uris, distribution_keys};
use super::{described, gone, written};
use crate::dcat as typed;
use crate::records::{self, Entry, Record, State};
use crate::sources;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A dataset, series or service.
    Dataset,
    /// A catalogue that is part of ours.
    Catalogue,
    /// Who publishes.
    Publisher,
}

impl What {
    fn folder(self) -> &'static str {
        match self {
            Self::Dataset => "/data/datasets",
            Self::Catalogue => "/data/catalogues",
            Self::Publisher => "/data/publishers",
        }
    }
}

/// The answer to whoever asks for `asked` (a name in addresses, with or without the ending of a form) in another form than
/// a page; also that it is gone, or stands elsewhere now. Nothing where a page is wanted and there is one to show: that is
/// the caller's, who then calls [`announce`].
pub async fn answer(visit: &Visit, what: What, asked: &str) -> Result<Option<Response>, Problem> {
    let (name, ending) = Form::split(asked);
    let form = form(visit, ending)?;
    let response = match what {
        What::Dataset => dataset(visit, name, asked, form).await?,
        What::Catalogue => catalogue(visit, name, form).await?,
        What::Publisher => publisher(visit, name, asked, form).await?,
    };
    Ok(response.map(|mut response| {
        if ending.is_none() {
            vary(&mut response, "accept");
        }
        link_forms(visit, &mut response, what, name);
        response
    }))
}

/// Says in the headers of a page which other forms there are.
pub fn announce(visit: &Visit, response: &mut Response, what: What, name: &str) {
    vary(response, "accept");
    link_forms(visit, response, what, name);
}

/// The form that is asked for.
fn form(visit: &Visit, ending: Option<Form>) -> Result<Form, Problem> {
    let accepted = || Form::accepted(&visit.headers, WITH_PAGE);
    ending
        .or_else(accepted)
        .ok_or_else(|| Problem::saying(Kind::NotAcceptable, "catalogue-standards-no-form"))
}

fn link_forms(visit: &Visit, response: &mut Response, what: What, name: &str) {
    let path = visit.app.settings.base.join(&format!("{}/{name}", what.folder()));
    let mut links = vec![format!("<{path}>; rel=\"canonical\"")];
    links.extend(ENDINGS.iter().map(|syntax| {
        format!("<{path}.{}>; rel=\"alternate\"; type=\"{}\"", syntax.extension(), syntax.media_type())
    }));
    if let Ok(value) = HeaderValue::try_from(links.join(", ")) {
        response.headers_mut().append(header::LINK, value);
    }
}

/// A record that is shown, with the entry that holds and where it comes from.
struct Found {
    record: Record,
    entry: Entry,
    origin: Origin,
}

/// What there is under a name.
enum Lookup {
    Shown(Box<Found>),
    Elsewhere(Response),
}

/// Looks a record up; one that is gone or stands elsewhere answers for itself.
async fn look_up(visit: &Visit, name: &str, asked: &str) -> Result<Lookup, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let record = records::record_by_slug(conn, name).await?.ok_or_else(Problem::not_found)?;
    let entry = records::current(conn, record.id).await?.ok_or_else(Problem::not_found)?;
    match record.state {
        State::Live | State::Missing => {
            let origin = Origin::of_source(conn, record.source).await?;
            Ok(Lookup::Shown(Box::new(Found { record, entry, origin })))
        }
        State::Withdrawn | State::Vanished => Ok(Lookup::Elsewhere(gone::answer(visit, &record, &entry)?)),
        State::Hidden => {
            let kept = kept_instead(conn, &record).await?.ok_or_else(Problem::not_found)?;
            let ending = asked.strip_prefix(name).unwrap_or_default();
            let target = format!("/data/datasets/{}{ending}", kept.slug);
            Ok(Lookup::Elsewhere(Redirect::temporary(&target).into_response()))
        }
    }
}

/// The record that a person decided to keep in the place of one that says the same.
async fn kept_instead(conn: &mut Conn<'_>, record: &Record) -> Result<Option<Record>, Problem> {
    let pairs = records::duplicates_of(conn, record.id).await?;
    for kept in pairs.iter().filter_map(|pair| pair.kept).filter(|kept| *kept != record.id) {
        if let Some(kept) = records::record(conn, kept).await?.filter(|kept| kept.state.is_shown()) {
            return Ok(Some(kept));
        }
    }
    Ok(None)
}

async fn dataset(visit: &Visit, name: &str, asked: &str, form: Form) -> Result<Option<Response>, Problem> {
    let found = match look_up(visit, name, asked).await? {
        Lookup::Elsewhere(response) => return Ok(Some(response)),
        Lookup::Shown(found) => found,
    };
    let Form::Rdf(syntax) = form else { return Ok(None) };
    let profile = Profile::asked(&Query::parse(visit.uri.query()))?;
    let uris = Uris::new(&visit.app.settings.base);
    let mark = mark(visit, &found, syntax, profile, "");
    let make = async || {
        let told = Told::new(&uris, (&found.record, &found.entry), &found.origin, profile)?;
        let mut statements = told.all();
        statements.extend(described::catalogue(
            &uris,
            &found.origin.catalogue,
            found.origin.told_publisher(profile),
        ));
        bytes(&uris, syntax, name, statements)
    };
    let mut response = mark.answer(&visit.headers, make).await?;
    name_profiles(visit, &mut response, profile);
    Ok(Some(response))
}

fn mark(visit: &Visit, found: &Found, syntax: Syntax, profile: Profile, part: &str) -> Mark {
    let head = found.record.head.to_string();
    let origin = found.origin.mark();
    let base = visit.app.settings.base.as_str();
    let parts = [base, &found.record.slug, &head, &origin, syntax.extension(), profile.name(), part];
    Mark::of(&parts, Some(changed_at(&found.entry)))
}

/// The bytes with their content type; syntaxes with graphs name the record's own.
fn bytes(uris: &Uris, syntax: Syntax, name: &str, statements: Vec<Triple>) -> Result<Response, Problem> {
    let prefixes = Prefixes::common();
    let bytes = match syntax {
        Syntax::NQuads | Syntax::TriG => {
            let graph = super::statements::node(&uris.dataset(name));
            written::write_graph(syntax, &graph, statements, &prefixes)?
        }
        _ => written::write(syntax, statements, &prefixes)?,
    };
    Ok(([(header::CONTENT_TYPE, written::content_type(syntax))], bytes).into_response())
}

/// Says in whose words it is, and that there are others.
fn name_profiles(visit: &Visit, response: &mut Response, profile: Profile) {
    let headers = response.headers_mut();
    if let Some(link) = profile.link() {
        headers.append(header::LINK, link);
    }
    let query = Query::parse(visit.uri.query());
    for other in Profile::ALL.into_iter().filter(|other| *other != profile) {
        let href = visit.app.settings.base.join(&other.in_query(&query).href(visit.uri.path()));
        if let Ok(value) =
            HeaderValue::try_from(format!("<{href}>; rel=\"alternate\"; title=\"{}\"", other.name()))
        {
            headers.append(header::LINK, value);
        }
    }
}

/// `GET /data/datasets/{slug}/distributions/{key}`.
pub(super) async fn distribution(
    visit: Visit,
    Path((name, asked)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (key, ending) = Form::split(&asked);
    let form = form(&visit, ending)?;
    let found = match look_up(&visit, &name, &name).await? {
        Lookup::Elsewhere(response) => return Ok(response),
        Lookup::Shown(found) => found,
    };
    let kept: typed::Record = serde_json::from_str(&found.entry.content.record).map_err(Problem::fault)?;
    let place = distribution_keys(&kept.distributions).iter().position(|one| one == key);
    let part = place.and_then(|at| kept.distributions.get(at)).ok_or_else(Problem::not_found)?;
    let Form::Rdf(syntax) = form else {
        let mut response = Redirect::to(&format!("/data/datasets/{name}#distribution-{key}")).into_response();
        vary(&mut response, "accept");
        return Ok(response);
    };
    let uris = Uris::new(&visit.app.settings.base);
    let make = async || {
        let told = Told::typed(&uris, (&found.record, found.entry.at), &kept, &found.origin);
        let address = part.uri.clone().unwrap_or_else(|| uris.distribution(&name, key));
        bytes(&uris, syntax, &name, own_part(told.own, &address))
    };
    mark(&visit, &found, syntax, Profile::DcatAp, key).answer(&visit.headers, make).await
}

/// The statements about a distribution, and of which dataset it is one.
fn own_part(statements: Vec<Triple>, address: &str) -> Vec<Triple> {
    let part = super::statements::node(address);
    let object = Term::from(part.clone());
    let leads: Vec<Triple> = statements
        .iter()
        .filter(|triple| triple.object == object && triple.predicate.as_str() == dcat::DISTRIBUTION)
        .cloned()
        .collect();
    let graph = Triples::new(statements);
    let mut own = centum_rdf::subgraph(&graph, &NamedOrBlankNode::from(part), &[]);
    own.extend(leads);
    own
}

async fn catalogue(visit: &Visit, name: &str, form: Form) -> Result<Option<Response>, Problem> {
    let mut reader = visit.app.house.read().await?;
    let found = sources::catalogue_by_slug(&mut reader.conn(), name).await?.ok_or_else(Problem::not_found)?;
    let publisher = match found.publisher {
        Some(id) => sources::publisher(&mut reader.conn(), id).await?,
        None => None,
    };
    drop(reader);
    let Form::Rdf(syntax) = form else { return Ok(None) };
    let uris = Uris::new(&visit.app.settings.base);
    let version =
        format!("{}.{}", found.version, publisher.as_ref().map_or(0, |publisher| publisher.version));
    let mark =
        Mark::of(&[visit.app.settings.base.as_str(), "catalogue", name, &version, syntax.extension()], None);
    let make = async || {
        let mut statements = described::catalogue(&uris, &found, publisher.as_ref());
        let mut say = super::statements::Statements::default();
        let list = uris.join(&format!("/catalogue?catalogue={name}"));
        let (own, list) = (uris.catalogue(name), super::statements::node(&list));
        say.link(&super::statements::node(&own), crate::dcat::names::rdf::SEE_ALSO, &list);
        statements.append(&mut say.0);
        bytes(&uris, syntax, name, statements)
    };
    mark.answer(&visit.headers, make).await.map(Some)
}

async fn publisher(visit: &Visit, name: &str, asked: &str, form: Form) -> Result<Option<Response>, Problem> {
    let mut reader = visit.app.house.read().await?;
    let publishers = sources::publishers(&mut reader.conn()).await?;
    let Some(found) = publishers.into_iter().find(|one| one.slug == name) else {
        return nameless(&mut reader.conn(), name, asked).await.map(Some);
    };
    drop(reader);
    let Form::Rdf(syntax) = form else { return Ok(None) };
    let uris = Uris::new(&visit.app.settings.base);
    let version = found.version.to_string();
    let mark =
        Mark::of(&[visit.app.settings.base.as_str(), "publisher", name, &version, syntax.extension()], None);
    mark.answer(&visit.headers, async || bytes(&uris, syntax, name, described::agent(&uris, &found)))
        .await
        .map(Some)
}

/// Who publishes in a catalogue that names no publisher goes by its name: what is known of them stands there.
async fn nameless(conn: &mut Conn<'_>, name: &str, asked: &str) -> Result<Response, Problem> {
    let own = sources::catalogue_by_slug(conn, name).await?.filter(|one| one.publisher.is_none());
    let own = own.ok_or_else(Problem::not_found)?;
    let ending = asked.strip_prefix(name).unwrap_or_default();
    Ok(Redirect::to(&format!("/data/catalogues/{}{ending}", own.slug)).into_response())
}
