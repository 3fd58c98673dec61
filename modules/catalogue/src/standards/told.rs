//! One record as statements: what it says, and what we know about it.

use centum_base::Timestamp;
use centum_rdf::{BlankNode, NamedNode, NamedOrBlankNode, Options, Term, Triple, read};

use super::names::{DERIVED_FROM, PRIMARY_TOPIC, dcat};
use super::origin::Origin;
use super::profile::Profile;
use super::statements::{Statements, foreign, node};
use super::uris::{OwnWhereNone, Uris};
use crate::dcat as typed;
use crate::dcat::names::dct;
use crate::harvest::NAMELESS;
use crate::records::{Entry, GraphError, Kind, Record, Said};

/// Why a record that was kept cannot be told.
#[derive(Debug, thiserror::Error)]
pub(super) enum Untold {
    /// Its graph cannot be read.
    #[error("the graph at position {position} cannot be read: {error}")]
    Graph {
        /// Its place in the log.
        position: i64,
        /// Why.
        error: centum_rdf::ReadError,
    },
    /// Its graph is not as it was kept.
    #[error("the graph at position {position} cannot be read: {error}")]
    Damaged {
        /// Its place in the log.
        position: i64,
        /// Why.
        error: GraphError,
    },
    /// The typed record cannot be read.
    #[error("the record at position {position} cannot be read: {error}")]
    Record {
        /// Its place in the log.
        position: i64,
        /// Why.
        error: serde_json::Error,
    },
}

impl centum_web::IntoProblem for Untold {
    fn into_problem(self) -> centum_web::Problem {
        centum_web::Problem::fault(self)
    }
}

/// A record as it is told.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// What it says of that.
    pub(super) own: Vec<Triple>,
    /// What this catalogue says of the record.
    pub(super) about: Vec<Triple>,
}

impl Told {
    /// Tells a record in a profile's words. Blank nodes carry the record's own name, so that several records can stand in
    /// one document.
    pub(super) fn new(
        uris: &Uris,
        (record, entry): (&Record, &Entry),
        origin: &Origin,
        profile: Profile,
    ) -> Result<Self, Untold> {
        match profile {
            Profile::DcatAp => {
                let typed = parsed(entry.position, &entry.content.record)?;
                Ok(Self::typed(uris, (record, entry.at), &typed, origin))
            }
            Profile::Source => {
                let own = as_it_came(uris, record, entry)?;
                let subject = subject(uris, record, entry);
                let about = about(uris, (record, entry.at), &subject, origin, profile);
                Ok(Self { own: labelled(record, own), about })
            }
        }
    }

    /// Tells what a record says in the words of DCAT-AP.
    pub(super) fn said(uris: &Uris, said: &Said, origin: &Origin) -> Result<Self, Untold> {
        let typed = parsed(said.position, &said.typed)?;
        Ok(Self::typed(uris, (&said.record, said.at), &typed, origin))
    }

    /// Tells a record that has been read already, and that said so since an instant, in the words of DCAT-AP.
    pub(super) fn typed(
        uris: &Uris,
        (record, at): (&Record, Timestamp),
        typed: &typed::Record,
        origin: &Origin,
    ) -> Self {
        let (subject, own) = typed::triples(typed, &OwnWhereNone::new(uris, &record.slug));
        let subject = match subject {
            NamedOrBlankNode::NamedNode(name) => name,
            NamedOrBlankNode::BlankNode(_) => node(&uris.dataset(&record.slug)),
        };
        let mut about = about(uris, (record, at), &subject, origin, Profile::DcatAp);
        if typed.titles.is_empty() {
            // DCAT-AP knows nothing without a title, and a known harvester takes none of a catalogue that holds such a thing.
            let mut say = Statements::default();
            say.text(&subject, dct::TITLE, &record.slug);
            about.append(&mut say.0);
        }
        Self { own: labelled(record, own), about }
    }

    /// Everything in one list.
    pub(super) fn all(mut self) -> Vec<Triple> {
        self.own.append(&mut self.about);
        self.own
    }
}

fn parsed(position: i64, record: &str) -> Result<typed::Record, Untold> {
    serde_json::from_str(record).map_err(|error| Untold::Record { position, error })
}

fn subject(uris: &Uris, record: &Record, entry: &Entry) -> NamedNode {
    let given = Some(entry.content.subject.as_str()).filter(|subject| *subject != NAMELESS);
    given.and_then(foreign).unwrap_or_else(|| node(&uris.dataset(&record.slug)))
}

/// The source's statements; a record without an address has ours.
fn as_it_came(uris: &Uris, record: &Record, entry: &Entry) -> Result<Vec<Triple>, Untold> {
    let position = entry.position;
    let graph = entry.content.graph.text().map_err(|error| Untold::Damaged { position, error })?;
    if graph.trim().is_empty() {
        return Ok(Vec::new());
    }
    let options = Options { syntax: Some(centum_rdf::Syntax::NQuads), ..Options::default() };
    let read = read(graph.as_bytes(), &options).map_err(|error| Untold::Graph { position, error })?;
    let mut triples = read.into_triples();
    if entry.content.subject == NAMELESS {
        let ours = node(&uris.dataset(&record.slug));
        let nameless = node(NAMELESS);
        for triple in &mut triples {
            if triple.subject == NamedOrBlankNode::from(nameless.clone()) {
                triple.subject = ours.clone().into();
            }
            if triple.object == Term::from(nameless.clone()) {
                triple.object = ours.clone().into();
            }
        }
    }
    Ok(triples)
}

/// The same statements, with labels that no other record has.
fn labelled(record: &Record, mut triples: Vec<Triple>) -> Vec<Triple> {
    let id = record.id.to_string();
    let prefix: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
    let fresh = |old: &BlankNode| BlankNode::new_unchecked(format!("r{}{}", &prefix[12..], old.as_str()));
    for triple in &mut triples {
        if let NamedOrBlankNode::BlankNode(blank) = &triple.subject {
            triple.subject = fresh(blank).into();
        }
        if let Term::BlankNode(blank) = &triple.object {
            triple.object = fresh(blank).into();
        }
    }
    triples
}

/// The catalogue's record of it: which one it is here, since when, from where.
fn about(
    uris: &Uris,
    (record, at): (&Record, Timestamp),
    subject: &NamedNode,
    origin: &Origin,
    profile: Profile,
) -> Vec<Triple> {
    let mut say = Statements::default();
    let own = node(&uris.record(&record.slug));
    say.class(&own, dcat::CATALOG_RECORD);
    say.link(&own, PRIMARY_TOPIC, subject);
    say.text(&own, dct::IDENTIFIER, &record.slug);
    say.instant(&own, dct::ISSUED, record.first_seen);
    say.instant(&own, dct::MODIFIED, at);
    if let Some(standard) = profile.standard() {
        let standard = node(standard);
        say.class(&standard, dct::C_STANDARD);
        say.link(&own, dct::CONFORMS_TO, &standard);
    }
    if let Some(address) = origin.address.as_deref().and_then(foreign) {
        say.link(&own, DERIVED_FROM, &address);
    }
    let catalogue = node(&uris.catalogue(&origin.catalogue.slug));
    say.link(&catalogue, dcat::RECORD, &own);
    let list = match record.kind {
        Kind::Dataset => dcat::DATASET,
        Kind::Series => dcat::RESOURCE,
        Kind::Service => dcat::SERVICE,
    };
    say.link(&catalogue, list, subject);
    say.0
}

/// When what is told of a record last changed.
pub(super) fn changed_at(entry: &Entry) -> Timestamp {
    entry.at
}
