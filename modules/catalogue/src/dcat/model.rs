//! The record: DCAT-AP 3.0.1 with its profile for high-value datasets, and the few extras of GeoDCAT-AP.
//!
//! Lists are sets: [`Record::settle`] puts them in an order of their own and drops doubles, so that the same graph gives the
//! same record in whatever order its triples come.

use serde::{Deserialize, Serialize};

use super::{Coded, Keywords, Moment, Place, Texts};

/// What a record is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A dataset.
    #[default]
    Dataset,
    /// A series of datasets.
    Series,
    /// A data service.
    Service,
}

/// One dataset, series or service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Its own address, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// What its publisher calls it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// What others call it: DOI, national numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_identifiers: Vec<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub titles: Texts,
    /// What it holds.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub descriptions: Texts,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Keywords::is_empty")]
    pub keywords: Keywords,
    /// Its themes: codes of the Union's data themes, or whatever else was given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Coded>,
    /// Its subjects by other lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Coded>,
    /// Its types by the Union's list of dataset types.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<Coded>,
    /// Who publishes it; one is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub publishers: Vec<Agent>,
    /// Who made it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub creators: Vec<Agent>,
    /// Who helped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Agent>,
    /// Who else answers for it, with the role.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributions: Vec<Attribution>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Pages about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub landing_pages: Vec<String>,
    /// Its documentation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// Licences given for the whole of it. DCAT-AP wants them at each distribution.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licences: Vec<Coded>,
    /// Statements of rights given for the whole of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<Reference>,
    /// Who may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_rights: Option<Coded>,
    /// When it was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Moment>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Moment>,
    /// How often it is updated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Coded>,
    /// Where it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spatial: Vec<Place>,
    /// How fine, in metres.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spatial_resolution: Vec<f64>,
    /// When it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub temporal: Vec<Period>,
    /// How fine in time, as a duration of XML Schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporal_resolution: Option<String>,
    /// Languages of the data, by the Union's list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Coded>,
    /// Standards that it keeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conforms_to: Vec<Reference>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub provenance: Vec<Reference>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What is new in it.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub version_notes: Texts,
    /// Its versions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_versions: Vec<String>,
    /// What it is a version of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub is_version_of: Vec<String>,
    /// The version before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub previous_versions: Vec<String>,
    /// The series that it belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub in_series: Vec<String>,
    /// Laws that ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub applicable_legislation: Vec<String>,
    /// Categories of high-value datasets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hvd_categories: Vec<Coded>,
    /// What refers to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub referenced_by: Vec<String>,
    /// What it has to do with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<String>,
    /// What it was made from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What activity made it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub generated_by: Vec<String>,
    /// Samples of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Distribution>,
    /// The ways to get it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distributions: Vec<Distribution>,
    /// Of a service: where it answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endpoint_urls: Vec<String>,
    /// Of a service: where it describes itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endpoint_descriptions: Vec<String>,
    /// Of a service: what it serves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub serves_datasets: Vec<String>,
    /// Of a service: the formats that it answers in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<Format>,
}

/// One way to get a dataset: a file or a service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Distribution {
    /// Its own address, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub titles: Texts,
    /// What it holds.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub descriptions: Texts,
    /// Where it can be got.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub access_urls: Vec<String>,
    /// Where the file itself is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub download_urls: Vec<String>,
    /// Its media type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Its format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The media type that it is compressed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compress_format: Option<String>,
    /// The media type that it is packed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_format: Option<String>,
    /// Its size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte_size: Option<u64>,
    /// Its checksum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checksum: Option<Checksum>,
    /// Its licence; one is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licences: Vec<Coded>,
    /// Statements of rights.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<Reference>,
    /// When it was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Moment>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Moment>,
    /// Standards that it keeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conforms_to: Vec<Reference>,
    /// Languages of the data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Coded>,
    /// How long it is meant to stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Coded>,
    /// How finished it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Coded>,
    /// Its documentation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// Laws that ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub applicable_legislation: Vec<String>,
    /// Services that give access to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<AccessService>,
    /// How fine, in metres.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spatial_resolution: Vec<f64>,
    /// How fine in time, as a duration of XML Schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporal_resolution: Option<String>,
}

/// A format: what it is, and how its source wrote it where that was another way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Format {
    /// What it is: a code of the table of file types, or whatever was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Coded>,
    /// How the source wrote it, where it isn't the code's own address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
}

/// A service that gives access to a distribution.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessService {
    /// Its own address, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub titles: Texts,
    /// Where it answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endpoint_urls: Vec<String>,
    /// Where it describes itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endpoint_descriptions: Vec<String>,
    /// Standards that it keeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conforms_to: Vec<Reference>,
    /// Its licence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licences: Vec<Coded>,
}

/// A body or a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agent {
    /// Its address, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub names: Texts,
    /// What kind of body it is, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Coded>,
    /// Its pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub homepages: Vec<String>,
    /// Its addresses for mail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
}

/// An agent in a role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribution {
    /// The address of the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Who.
    pub agent: Agent,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Its address, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// A name.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub names: Texts,
    /// The body behind it.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub organisation: Texts,
    /// Addresses for mail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Pages and forms.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<String>,
    /// Telephone numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub telephones: Vec<String>,
}

/// Something that is referred to: by its address, by words, or by both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reference {
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// What it says or is called.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub labels: Texts,
}

/// A span of time; an end that is missing is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    /// Its first moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Moment>,
    /// Its last moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Moment>,
}

/// A checksum.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Checksum {
    /// The algorithm as SPDX names it: `sha256`.
    pub algorithm: String,
    /// The sum, in hexadecimal digits.
    pub value: String,
}
