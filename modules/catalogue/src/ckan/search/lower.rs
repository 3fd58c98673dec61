//! From the names and values of CKAN to clauses over our own fields.

use std::collections::HashMap;
use std::ops::Bound;

use centum_base::Timestamp;
use centum_base::fold::fold;
use centum_search::{Bounds, Clause, Scalar};

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
        // Elsewhere any field can be asked for, and has no values where nobody filled it in.
        other => fields::FACETS.into_iter().find(|known| *known == other).map_or(P::Never, P::Facet),
    }
}

/// The names of records that a query asks for.
pub(super) fn names(nodes: &[&Node]) -> Vec<String> {
    let (mut open, mut found): (Vec<&Node>, Vec<String>) = (nodes.to_vec(), Vec::new());
    while let Some(node) = open.pop() {
        match node {
            Node::All(parts) | Node::Any(parts) => open.extend(parts),
            Node::Not(inner) => open.push(inner),
            Node::Word { field: Some(field), text } | Node::Phrase { field: Some(field), text }
                if field == "name" =>
            {
                found.push(text.clone());
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

/// The records with a format whose name or code begins so.
fn formats(text: &str) -> Clause {
    let text = text.to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&text);
    let all = vocabulary::file_types().concepts().iter();
    let those = all.filter(|one| begins(one.code) || begins(one.label("en")));
    Clause::Any(those.map(|one| Clause::facet(fields::FORMAT, one.code)).collect())
}

/// The records with a licence whose identifier or code begins so.
fn licences_from(text: &str) -> Clause {
    let small = text.to_lowercase();
    let ids = licences::STOCK.iter().filter(|one| one.id.starts_with(&small));
    let codes = ids.flat_map(|one| licences::values_of(one.id));
    let mut those: Vec<Clause> = codes.map(|code| Clause::facet(fields::LICENCE, code)).collect();
    those.push(Clause::Prefix { field: Some(fields::LICENCE.to_owned()), text: text.to_owned() });
    Clause::Any(those)
}

/// A value of a facet as the index has it.
fn value(field: &str, text: &str) -> String {
    let known = match field {
        fields::FORMAT => vocabulary::file_type_of(text).map(|it| it.code),
        fields::OPEN => return if text == "1" { "true".to_owned() } else { text.to_ascii_lowercase() },
        fields::THEME => vocabulary::themes().find(text).map(|it| it.code),
        fields::HVD => vocabulary::hvd_categories().find(text).map(|it| it.code),
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
            Node::Prefix { field: None, text } => Clause::Prefix { field: None, text: text.clone() },
            Node::Word { field: Some(field), text } => self.is(field, text, false)?,
            Node::Phrase { field: Some(field), text } => self.is(field, text, true)?,
            Node::Prefix { field: Some(field), text } => self.begins(field, text)?,
            Node::Range { field, from, to } => self.between(field, from.as_ref(), to.as_ref())?,
            Node::Present { field } => match place(field) {
                Place::Facet(name) | Place::Instant(name) | Place::Number(name) => {
                    Clause::Present { field: name.to_owned() }
                }
                Place::Never => NOTHING,
                _ => Clause::Everything,
            },
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

    fn begins(&self, field: &str, text: &str) -> Result<Clause, Fault> {
        Ok(match place(field) {
            Place::Text(name) => Clause::Prefix { field: name.map(str::to_owned), text: text.to_owned() },
            Place::Facet(fields::FORMAT) => formats(text),
            Place::Facet(fields::LICENCE) => licences_from(text),
            // Groups are codes in small letters.
            Place::Facet(fields::THEME) => {
                Clause::Prefix { field: Some(fields::THEME.to_owned()), text: text.to_ascii_uppercase() }
            }
            Place::Facet(name) => {
                let text = if name == fields::KEYWORD { fold(text) } else { text.to_owned() };
                Clause::Prefix { field: Some(name.to_owned()), text }
            }
            Place::Organisation => {
                let those = self.guide.all().into_iter().filter(|one| one.name.starts_with(text));
                Clause::Any(those.map(of_organisation).collect())
            }
            Place::Name => {
                Clause::Prefix { field: Some(fields::TITLE.to_owned()), text: text.replace('-', " ") }
            }
            Place::Always(value) => {
                if value.starts_with(text) {
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
        let (name, is_number) = match place(field) {
            Place::Instant(name) => (name, false),
            Place::Number(name) => (name, true),
            Place::Never => return Ok(NOTHING),
            Place::KeywordCount => return keywords(from, to).ok_or_else(|| unfit(field)),
            _ if from.is_none() && to.is_none() => return Ok(Clause::Everything),
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
