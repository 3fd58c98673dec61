//! The contexts that come with the product, by the addresses that the world uses for them.

use serde_json::Value;
use std::collections::HashMap;

const DCAT_AP: &str = include_str!("../../contexts/dcat-ap.jsonld");
const DCAT_AP_2: &str = include_str!("../../contexts/dcat-ap-2.jsonld");
const SCHEMA: &str = include_str!("../../contexts/schema.jsonld");
const HYDRA: &str = include_str!("../../contexts/hydra.jsonld");
const PROJECT_OPEN_DATA: &str = include_str!("../../contexts/project-open-data.jsonld");

/// Each context with its addresses, in the form of [`key`]; one that ends in `*` stands for all that begin so.
const BUNDLED: [(&str, &[&str]); 5] = [
    (
        DCAT_AP,
        &[
            "semiceu.github.io/dcat-ap/releases/3*",
            "semiceu.github.io/dcat-ap/r5r*",
            "raw.githubusercontent.com/semiceu/dcat-ap/master/releases/3*",
            "data.europa.eu/r5r/context*",
        ],
    ),
    (
        DCAT_AP_2,
        &[
            "semiceu.github.io/dcat-ap/releases/2.0*",
            "semiceu.github.io/dcat-ap/releases/2.1*",
            "raw.githubusercontent.com/semiceu/dcat-ap/master/releases/2.0*",
            "raw.githubusercontent.com/semiceu/dcat-ap/master/releases/2.1*",
            "raw.githubusercontent.com/semiceu/dcat-ap/2.1.0-draft/releases/2.1*",
        ],
    ),
    (
        SCHEMA,
        &[
            "schema.org",
            "schema.org/docs/jsonldcontext*",
            "www.schema.org",
            "www.schema.org/docs/jsonldcontext*",
        ],
    ),
    (HYDRA, &["www.w3.org/ns/hydra/context*", "www.w3.org/ns/hydra/core*", "purl.org/hydra/core*"]),
    (
        PROJECT_OPEN_DATA,
        &["project-open-data.cio.gov/v1.1/schema/catalog*", "project-open-data.cio.gov/v1.1/schema/data*"],
    ),
];

/// Contexts by address. Nothing is ever fetched.
#[derive(Clone, Debug, Default)]
pub struct Contexts {
    exact: HashMap<String, Value>,
    beginnings: Vec<(String, Value)>,
}

impl Contexts {
    /// None at all.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Those of DCAT-AP 2 and 3, schema.org, Hydra and Project Open Data.
    #[must_use]
    pub fn bundled() -> Self {
        let mut contexts = Self::none();
        for (text, addresses) in BUNDLED {
            let Ok(Value::Object(mut document)) = serde_json::from_str(text) else { continue };
            let context = document.remove("@context").unwrap_or(Value::Null);
            for address in addresses {
                match address.strip_suffix('*') {
                    Some(beginning) => contexts.beginnings.push((beginning.to_owned(), context.clone())),
                    None => {
                        contexts.exact.insert((*address).to_owned(), context.clone());
                    }
                }
            }
        }
        contexts
    }

    /// Adds a context for an address: a document with `@context` in it, or the context alone.
    #[must_use]
    pub fn with(mut self, address: &str, mut document: Value) -> Self {
        let inner = document.as_object_mut().and_then(|map| map.remove("@context"));
        self.exact.insert(key(address), inner.unwrap_or(document));
        self
    }

    pub(super) fn get(&self, address: &str) -> Option<&Value> {
        let key = key(address);
        self.exact.get(&key).or_else(|| {
            self.beginnings
                .iter()
                .find(|(beginning, _)| key.starts_with(beginning.as_str()))
                .map(|(_, context)| context)
        })
    }
}

/// One form for the spellings of an address: without scheme, fragment and last slash, in lower case.
fn key(address: &str) -> String {
    let bare = address.split('#').next().unwrap_or_default();
    let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    bare.trim_end_matches('/').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_context_can_be_read() {
        for (text, _) in BUNDLED {
            let document: Value = serde_json::from_str(text).unwrap();
            assert!(document["@context"].is_object());
        }
    }

    #[test]
    fn addresses_are_found_in_their_usual_spellings() {
        let contexts = Contexts::bundled();
        for address in [
            "https://schema.org/",
            "http://schema.org",
            "http://www.schema.org/",
            "https://project-open-data.cio.gov/v1.1/schema/data.jsonld",
            "https://schema.org/docs/jsonldcontext.jsonld",
            "http://www.w3.org/ns/hydra/context.jsonld",
            "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld",
            "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
            "https://raw.githubusercontent.com/SEMICeu/DCAT-AP/master/releases/2.1.0/dcat-ap_2.1.0.jsonld",
        ] {
            assert!(contexts.get(address).is_some(), "{address}");
        }
        assert!(contexts.get("https://schema.org.example.net/").is_none());
    }
}
