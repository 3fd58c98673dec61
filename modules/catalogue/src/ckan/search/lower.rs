//! From the names and values of CKAN to clauses over our own fields.

use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;

use centum_base::Timestamp;
use centum_base::fold::fold;
use centum_search::{Bounds, Clause, Pattern, Scalar};

use super::of_organisation;
use crate::ckan::answer::Fault;
use crate::ckan::guide::Guide;
use crate::ckan::licences;
use crate::ckan::solr::{Node, instant};
use crate::dcat::vocabulary;
use crate::search::fields;

/// What names and values mean.
pub(super) struct Terms<'a> {
    pub(super) guide: &'a Guide,
    /// Identifiers of the records that the query names.
    pub(super) names: &'a HashMap<String, String>,
    /// Identifiers of the records whose names look like the patterns of the query.
    pub(super) alike: &'a HashMap<String, Vec<String>>,
    pub(super) now: Timestamp,
}

/// What a field of CKAN is here.
enum Place {
    /// Words in a field, or in all.
    Text(Option<&'static str>),
    /// A keyword.
    Facet(&'static str),
    /// An instant.
    Instant(&'static str),
    /// A number.
    Number(&'static str),
    /// How many keywords there are: whether there are any is known.
    KeywordCount,
    Organisation,
    Key,
    Name,
    /// A field that has this value in every record.
    Always(&'static str),
    /// A field that no record has.
    Never,
}

/// What stands in the extras of a package and can be asked for.
const IN_EXTRAS: [&str; 8] = [
    "access_rights",
    "frequency",
    "hvd_category",
    "issued",
    "language",
    "modified",
    "publisher_name",
    "theme",
];

fn place(field: &str) -> Place {
    use Place as P;
    match field {
        "text" | "_text_" => P::Text(None),
        "title" | "title_ngram" | "title_string" | "name_ngram" => P::Text(Some(fields::TITLE)),
        "notes" | "res_name" | "res_description" | "description" => P::Text(Some(fields::DESCRIPTION)),
        "author" | "maintainer" | "publisher_name" => P::Text(Some(fields::PUBLISHER_NAME)),
        "tags" => P::Facet(fields::KEYWORD),
        "groups" | "theme" => P::Facet(fields::THEME),
        "res_format" | "format" => P::Facet(fields::FORMAT),
        "license_id" | "license" | "licence" => P::Facet(fields::LICENCE),
        "isopen" => P::Facet(fields::OPEN),
        "type" | "dataset_type" | "kind" => P::Facet(fields::KIND),
        "organization" | "owner_org" => P::Organisation,
        "id" => P::Key,
        "name" => P::Name,
        "metadata_modified" => P::Instant(fields::CHANGED),
        "metadata_created" => P::Instant(fields::SEEN),
        "modified" => P::Instant(fields::MODIFIED),
        "issued" => P::Instant(fields::ISSUED),
        "num_resources" => P::Number(fields::PARTS),
        "num_tags" => P::KeywordCount,
        "points" => P::Number(fields::POINTS),
        "state" => P::Always("active"),
        "capacity" => P::Always("public"),
        "private" => P::Always("false"),
        "entity_type" => P::Always("package"),
        "site_id" => P::Always("*"),
        "hvd_category" => P::Facet(fields::HVD),
        "access_rights" => P::Facet(fields::ACCESS),
        other => match other.strip_prefix("extras_") {
            Some(key) if IN_EXTRAS.contains(&key) => place(key),
            // Elsewhere any field can be asked for, and has no values where nobody filled it in.
            _ => fields::FACETS.into_iter().find(|known| *known == other).map_or(P::Never, P::Facet),
        },
    }
}

/// Names of records that a query asks for.
#[derive(Default)]
pub(super) struct Names {
    pub(super) whole: Vec<String>,
    /// Those of which a part is open.
    pub(super) patterns: BTreeSet<String>,
}

/// The names of records that a query asks for.
pub(super) fn names(nodes: &[&Node]) -> Names {
    let (mut open, mut found) = (nodes.to_vec(), Names::default());
    while let Some(node) = open.pop() {
        match node {
            Node::All(parts) | Node::Any(parts) => open.extend(parts),
            Node::Not(inner) => open.push(inner),
            Node::Word { field: Some(field), text } | Node::Phrase { field: Some(field), text }
                if field == "name" =>
            {
                found.whole.push(text.clone());
            }
            Node::Wildcard { field: Some(field), text } if field == "name" => {
                found.patterns.insert(text.clone());
            }
            _ => {}
        }
    }
    found
}

/// The records with a format, by any of its spellings.
pub(super) fn format(text: &str) -> Clause {
    Clause::facet(fields::FORMAT, value(fields::FORMAT, text))
}

/// The records with a format whose name or code looks so.
fn formats_like(text: &str) -> Clause {
    let pattern = Pattern::new(&text.to_lowercase());
    let fits = |name: &str| pattern.fits(&name.to_lowercase());
    let all = vocabulary::file_types().concepts().iter();
    let those = all.filter(|one| fits(one.code) || fits(one.label("en")));
    Clause::Any(those.map(|one| Clause::facet(fields::FORMAT, one.code)).collect())
}

/// The records with a licence whose identifier or code looks so.
fn licences_like(text: &str) -> Clause {
    let pattern = Pattern::new(&text.to_lowercase());
    let ids = licences::STOCK.iter().filter(|one| pattern.fits(one.id));
    let codes = ids.flat_map(|one| licences::values_of(one.id));
    let mut those: Vec<Clause> = codes.map(|code| Clause::facet(fields::LICENCE, code)).collect();
    those.push(keywords_like(fields::LICENCE, text.to_owned()));
    Clause::Any(those)
}

/// A pattern of which all is folded that is said.
fn folded(text: &str) -> String {
    const OPEN: [char; 2] = ['*', '?'];
    let parts = text.split_inclusive(OPEN).map(|part| {
        let said = part.trim_end_matches(OPEN);
        format!("{}{}", fold(said), &part[said.len()..])
    });
    parts.collect()
}

/// The records with a keyword of a facet that looks so.
fn keywords_like(field: &str, text: String) -> Clause {
    Clause::Wildcard { field: Some(field.to_owned()), text }
}

/// A value of a facet as the index has it.
fn value(field: &str, text: &str) -> String {
    let known = match field {
        fields::FORMAT => vocabulary::file_type_of(text).map(|it| it.code),
        fields::OPEN => return if text == "1" { "true".to_owned() } else { text.to_ascii_lowercase() },
        fields::THEME => vocabulary::themes().find(text).map(|it| it.code),
        fields::HVD => vocabulary::hvd_categories().find(text).map(|it| it.code),
        fields::ACCESS => vocabulary::access_rights().find(text).map(|it| it.code),
        fields::FREQUENCY => vocabulary::frequencies().find(text).map(|it| it.code),
        fields::LANGUAGE => vocabulary::language_of(text).map(|it| it.facts),
        fields::KIND => match text {
            "dataset_series" => Some("series"),
            "data_service" => Some("service"),
            _ => None,
        },
        fields::KEYWORD => return fold(text),
        _ => None,
    };
    known.unwrap_or(text).to_owned()
}

/// A box: west, south, east, north.
pub(super) fn bounds(text: &str) -> Result<Clause, Fault> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    let bounds = match numbers.as_deref() {
        Some(&[west, south, east, north]) => Bounds::new(west, south, east, north),
        _ => None,
    };
    let bounds = bounds.ok_or_else(|| Fault::of("ext_bbox", "Must be minx,miny,maxx,maxy in degrees"))?;
    Ok(Clause::Box { field: fields::BOX.to_owned(), bounds })
}

const NOTHING: Clause = Clause::Any(Vec::new());

impl Terms<'_> {
    /// The clause of a query.
    pub(super) fn clause(&self, node: &Node) -> Result<Clause, Fault> {
        let all = |parts: &[Node]| parts.iter().map(|part| self.clause(part)).collect::<Result<Vec<_>, _>>();
        Ok(match node {
            Node::Everything => Clause::Everything,
            Node::All(parts) => Clause::All(all(parts)?),
            Node::Any(parts) => Clause::Any(all(parts)?),
            Node::Not(inner) => Clause::Not(Box::new(self.clause(inner)?)),
            Node::Word { field: None, text } => Clause::words(text.clone()),
            Node::Phrase { field: None, text } => Clause::Phrase { field: None, text: text.clone() },
            Node::Wildcard { field: None, text } => Clause::Wildcard { field: None, text: text.clone() },
            Node::Word { field: Some(field), text } => self.is(field, text, false)?,
            Node::Phrase { field: Some(field), text } => self.is(field, text, true)?,
            Node::Wildcard { field: Some(field), text } => self.looks_like(field, text)?,
            Node::Range { field, from, to } => self.between(field, from.as_ref(), to.as_ref())?,
            Node::Present { field } => present(field),
        })
    }

    fn is(&self, field: &str, text: &str, phrase: bool) -> Result<Clause, Fault> {
        Ok(match place(field) {
            Place::Text(name) => {
                let (field, text) = (name.map(str::to_owned), text.to_owned());
                if phrase { Clause::Phrase { field, text } } else { Clause::Term { field, text } }
            }
            Place::Facet(fields::LICENCE) => {
                let those = licences::values_of(text).into_iter();
                Clause::Any(those.map(|one| Clause::facet(fields::LICENCE, one)).collect())
            }
            Place::Facet(name) => Clause::facet(name, value(name, text)),
            Place::Organisation => self.guide.named(text).map_or(NOTHING, of_organisation),
            Place::Key => Clause::Keys(vec![text.to_owned()]),
            Place::Name => Clause::Keys(self.names.get(text).cloned().into_iter().collect()),
            Place::Always(value) => {
                if value == "*" || value == text {
                    Clause::Everything
                } else {
                    NOTHING
                }
            }
            Place::Never => NOTHING,
            Place::Instant(_) | Place::Number(_) | Place::KeywordCount => {
                let end = (text.to_owned(), true);
                self.between(field, Some(&end), Some(&end))?
            }
        })
    }

    /// The clause of a pattern.
    fn looks_like(&self, field: &str, text: &str) -> Result<Clause, Fault> {
        Ok(match place(field) {
            Place::Text(name) => Clause::Wildcard { field: name.map(str::to_owned), text: text.to_owned() },
            Place::Facet(fields::FORMAT) => formats_like(text),
            Place::Facet(fields::LICENCE) => licences_like(text),
            // Groups are codes in small letters.
            Place::Facet(fields::THEME) => keywords_like(fields::THEME, text.to_ascii_uppercase()),
            Place::Facet(fields::KEYWORD) => keywords_like(fields::KEYWORD, folded(text)),
            Place::Facet(name) => keywords_like(name, text.to_owned()),
            Place::Organisation => {
                let pattern = Pattern::new(text);
                let those = self.guide.all().into_iter().filter(|one| pattern.fits(&one.name));
                Clause::Any(those.map(of_organisation).collect())
            }
            Place::Name => Clause::Keys(self.alike.get(text).cloned().unwrap_or_default()),
            Place::Always(value) => {
                if value == "*" || Pattern::new(text).fits(value) {
                    Clause::Everything
                } else {
                    NOTHING
                }
            }
            Place::Never => NOTHING,
            Place::Key | Place::Instant(_) | Place::Number(_) | Place::KeywordCount => {
                return Err(unfit(field));
            }
        })
    }

    fn between(
        &self,
        field: &str,
        from: Option<&(String, bool)>,
        to: Option<&(String, bool)>,
    ) -> Result<Clause, Fault> {
        if from.is_none() && to.is_none() {
            return Ok(present(field));
        }
        let (name, is_number) = match place(field) {
            Place::Instant(name) => (name, false),
            Place::Number(name) => (name, true),
            Place::Never => return Ok(NOTHING),
            Place::KeywordCount => return keywords(from, to).ok_or_else(|| unfit(field)),
            _ => return Err(unfit(field)),
        };
        let end = |end: Option<&(String, bool)>| {
            let Some((text, counts)) = end else { return Ok(Bound::Unbounded) };
            let scalar = if is_number {
                text.parse().ok().map(Scalar::Number)
            } else {
                instant(text, self.now).map(|at| Scalar::Instant(at.as_microsecond()))
            };
            let scalar = scalar.ok_or_else(|| {
                Fault::SearchQuery(format!("Search Query is invalid: “{text}” is no value of {field}"))
            })?;
            Ok::<_, Fault>(if *counts { Bound::Included(scalar) } else { Bound::Excluded(scalar) })
        };
        Ok(Clause::Range { field: name.to_owned(), from: end(from)?, to: end(to)? })
    }
}

/// The records that have any value in a field.
fn present(field: &str) -> Clause {
    match place(field) {
        Place::Text(Some(name)) | Place::Facet(name) | Place::Instant(name) | Place::Number(name) => {
            Clause::Present { field: name.to_owned() }
        }
        Place::Never => NOTHING,
        _ => Clause::Everything,
    }
}

/// The records with so many keywords; none where their number would have to be known.
fn keywords(from: Option<&(String, bool)>, to: Option<&(String, bool)>) -> Option<Clause> {
    let end = |end: Option<&(String, bool)>, open: i64, inward: i64| match end {
        None => Some(open),
        Some((text, true)) => text.parse().ok(),
        Some((text, false)) => text.parse::<i64>().ok()?.checked_add(inward),
    };
    let any = Clause::Present { field: fields::KEYWORD.to_owned() };
    Some(match (end(from, 0, 1)?.max(0), end(to, i64::MAX, -1)?) {
        (from, to) if to < from => NOTHING,
        (0, i64::MAX) => Clause::Everything,
        (0, 0) => Clause::Not(Box::new(any)),
        (1, i64::MAX) => any,
        _ => return None,
    })
}

fn unfit(field: &str) -> Fault {
    Fault::SearchQuery(format!("Search Query is invalid: “{field}” cannot be asked so"))
}
